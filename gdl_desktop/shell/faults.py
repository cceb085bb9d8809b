"""What a person sees when something unforeseen goes wrong: a dialog, never a silent end."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot
from PySide6.QtWidgets import QApplication, QMessageBox

from gdl_desktop.core.errors import UserError
from gdl_desktop.qt.sentences import translated
from gdl_desktop.qt.widgets.dialog_buttons import take_off_icons

_log = logging.getLogger(__name__)


class FaultReporter(QObject):
    """Shows errors that nobody caught; install it as ``sys.excepthook``.

    Errors may come from any thread; the dialog always opens in the window's.
    """

    _caught = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dialog: QMessageBox | None = None
        self._caught.connect(self._show, Qt.ConnectionType.AutoConnection)

    def install(self) -> None:
        """Take over from Python's own handler."""
        sys.excepthook = self.handle

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show one error; a keyboard interrupt closes the window instead."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        if issubclass(kind, UserError):
            self._caught.emit(translated(str(error)), "")
            return
        _log.error("unforeseen error\n%s", details)
        sentence = self.tr(
            "Something went wrong inside the program. Your runs and models are safe; you can go on working."
        )
        self._caught.emit(sentence, details)

    @Slot(str, str)
    def _show(self, sentence: str, details: str) -> None:
        assert QThread.isMainThread()
        if self.dialog is not None:  # one at a time: a fault that repeats must not bury the window
            return
        self.dialog = QMessageBox(QMessageBox.Icon.Warning, "GDL Desktop", sentence)
        self.dialog.setObjectName("fault")
        self.dialog.setDetailedText(details)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()
        take_off_icons(self.dialog)

    @Slot()
    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
