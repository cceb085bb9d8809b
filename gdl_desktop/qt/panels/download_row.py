"""A download under way: how far it is, and the way to end it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from gdl_desktop.qt.panels.notice import show_notice
from gdl_desktop.qt.workers.download import DownloadThread, Fetch

_BAR_STEPS = 1000


class DownloadRow(QWidget):
    """A bar and a button, seen only while something is downloaded.

    Parameters
    ----------
    object_name
        The controls are named after it.

    Attributes
    ----------
    ended
        The download is over, however it went; one that failed has been told to the person.
    done
        All of it has come; behind `ended`.
    """

    ended = Signal()
    done = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thread: DownloadThread | None = None
        self._bar = QProgressBar(self)
        self._bar.setObjectName(f"{object_name}.progress")
        self._bar.setAccessibleName(self.tr("Download"))
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setObjectName(f"{object_name}.cancel")
        self._cancel.setAccessibleName(self.tr("Cancel the download"))
        self._cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether something is being downloaded."""
        return self._thread is not None

    def begin(self, fetch: Fetch) -> None:
        """Download something."""
        self._bar.setRange(0, 0)
        self.show()
        self._thread = DownloadThread(fetch, self)
        self._thread.progress.connect(self._on_progress)
        self._thread.done.connect(self._on_done)
        self._thread.cancelled.connect(self._end)
        self._thread.failed.connect(self._on_failed)
        self._thread.start()

    def shutdown(self) -> None:
        """End a download that runs; what came is kept, and it goes on from there the next time."""
        if self._thread is not None:
            self._thread.stop()
            self._thread.wait()

    @Slot()
    def _on_cancel(self) -> None:
        if self._thread is not None:
            self._thread.stop()

    @Slot(object, object)
    def _on_progress(self, done: int, total: int | None) -> None:
        self._bar.setRange(0, _BAR_STEPS if total else 0)
        if total:
            self._bar.setValue(round(_BAR_STEPS * done / total))

    @Slot()
    def _on_done(self) -> None:
        self._end()
        self.done.emit()

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._end()
        show_notice(self, sentence)

    @Slot()
    def _end(self) -> None:
        if self._thread is not None:
            self._thread.deleteLater()
            self._thread = None
        self.hide()
        self.ended.emit()
