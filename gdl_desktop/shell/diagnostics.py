"""“Copy diagnostics”: what `gdl doctor` finds, ready to be pasted into a question to somebody."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from gdl_desktop.core.registry import report_on_this_computer
from gdl_desktop.qt.workers.latest_wins import InOrderThread


class DiagnosticsCopier(QObject):
    """Looks at this computer in a thread of its own, and puts the report on the clipboard.

    Attributes
    ----------
    told
        What to say to the person: that it has begun, that it is done, or why it cannot be done.
    """

    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._thread = InOrderThread(self)
        queued = Qt.ConnectionType.QueuedConnection
        self._thread.result.connect(self._on_report, queued)
        self._thread.failed.connect(self._on_failed, queued)

    @Slot()
    def copy(self) -> None:
        """Begin to look, which takes a few seconds; while it does, another wish changes nothing."""
        if self._busy:
            return
        self._busy = True
        self.told.emit(self.tr("Looking at this computer…"))
        self._thread.submit(report_on_this_computer)

    def stop(self) -> None:
        """Wait for a look that has begun, and end the thread."""
        self._thread.stop()

    @Slot(object, object)
    def _on_report(self, _stamp: object, report: str) -> None:
        self._busy = False
        QGuiApplication.clipboard().setText(report)
        self.told.emit(self.tr("The diagnostics are on the clipboard; paste them where you ask for help."))

    @Slot(object, str)
    def _on_failed(self, _stamp: object, sentence: str) -> None:
        self._busy = False
        self.told.emit(sentence)
