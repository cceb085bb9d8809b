"""A thread that lets generated text flow into the window."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator

from PySide6.QtCore import QObject, Signal

from gdl_desktop.qt.workers.one_task import OneTaskThread

PERIOD_SECONDS = 1 / 30


class StreamThread(OneTaskThread):
    """Iterates pieces of text and hands them over in batches, about 30 times a second at the most.

    It ends with exactly one of `done` and `failed`. One object streams one text.

    Parameters
    ----------
    make_pieces
        Called inside the thread; returns the pieces.

    Attributes
    ----------
    pieces
        The next part of the text.
    """

    pieces = Signal(str)

    def __init__(self, make_pieces: Callable[[], Iterator[str]], parent: QObject | None = None) -> None:
        super().__init__("stream", parent)
        self._make_pieces = make_pieces

    def work(self) -> None:
        """Stream to the end, or until it is stopped."""
        batch: list[str] = []
        due = time.monotonic()
        pieces = self._make_pieces()
        try:
            for piece in pieces:
                batch.append(piece)
                now = time.monotonic()
                if now >= due:
                    self.pieces.emit("".join(batch))
                    batch.clear()
                    due = now + PERIOD_SECONDS
                if self.stopping:
                    break
        finally:
            if batch:
                self.pieces.emit("".join(batch))
            if isinstance(pieces, Generator):
                pieces.close()

    def excuse(self) -> str:
        """Return what is said of a fault of ours."""
        return self.tr("The text could not be written ({error}).")
