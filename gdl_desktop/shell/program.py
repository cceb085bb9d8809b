"""The application object, which hears what the system asks a running program to open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Program(QApplication):
    """The application; where macOS sends the names of files to open, which other systems put on the command line."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(arguments)
        self._waiting: list[Path] = []
        self._open: Callable[[Path], None] | None = None

    def open_with(self, function: Callable[[Path], None]) -> None:
        """Call a function with each path that was asked for so far, and with each that will be."""
        self._open = function
        while self._waiting:
            function(self._waiting.pop(0))

    def event(self, event: QEvent) -> bool:
        """Hear of files to open; they may come before there is anything to open them in."""
        if not isinstance(event, QFileOpenEvent) or not event.file():
            return super().event(event)
        path = Path(event.file())
        if self._open is None:
            self._waiting.append(path)
        else:
            self._open(path)
        return True
