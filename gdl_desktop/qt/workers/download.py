"""A thread that fetches a data set."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from gdl_desktop.qt.workers.one_task import OneTaskThread

PERIOD_SECONDS = 0.1

Fetch = Callable[[Callable[[int, int | None], None]], object]


class DownloadThread(OneTaskThread):
    """Runs ``fetch(progress)``; ends with exactly one of `done`, `cancelled` and `failed`.

    Attributes
    ----------
    progress
        ``(bytes done, bytes in all or None)``, about ten times a second at the most.
    cancelled
        It was stopped.
    """

    progress = Signal(object, object)  # not int: Qt's have 32 bits
    cancelled = Signal()

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__("download", parent)
        self._fetch = fetch
        self._due = 0.0

    def work(self) -> None:
        """Fetch."""
        with contextlib.suppress(_StoppedError):
            self._fetch(self._report)

    def excuse(self) -> str:
        """Return what is said of a fault of ours."""
        return self.tr("The download failed ({error}).")

    def tell_end(self, failure: str) -> None:
        """Say how it ended: one that was stopped has not failed, whatever came of it."""
        if self.stopping:
            self.cancelled.emit()
        else:
            super().tell_end(failure)

    def _report(self, done: int, total: int | None) -> None:
        if self.stopping:
            raise _StoppedError
        now = time.monotonic()
        if now >= self._due or done == total:
            self._due = now + PERIOD_SECONDS
            self.progress.emit(done, total)


class _StoppedError(Exception):
    """Leaves a download from within its report."""
