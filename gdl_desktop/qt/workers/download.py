"""A thread that fetches a data set."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal, Slot

from gdl_desktop.core.errors import UserError

_log = logging.getLogger(__name__)

PERIOD_SECONDS = 0.1

Fetch = Callable[[Callable[[int, int | None], None]], object]


class DownloadThread(QThread):
    """Runs ``fetch(progress)``; ends with exactly one of `done`, `cancelled` and `failed`.

    These come when the thread has really ended, so that whoever hears them may let go of it.

    Attributes
    ----------
    progress
        ``(bytes done, bytes in all or None)``, about ten times a second at the most.
    failed
        A sentence for the person.
    """

    progress = Signal(object, object)  # not int: Qt's have 32 bits
    done = Signal()
    cancelled = Signal()
    failed = Signal(str)

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("download")
        self._fetch = fetch
        self._stopping = threading.Event()
        self._due = 0.0
        self._failure = ""
        self.finished.connect(self._tell_end)

    def stop(self) -> None:
        """Ask the download to end at its next piece; `wait` waits for it."""
        self._stopping.set()

    def run(self) -> None:
        """Fetch; called by Qt in the new thread."""
        try:
            self._fetch(self._report)
        except _StoppedError:
            pass
        except UserError as error:
            self._failure = str(error)
        except Exception as error:  # noqa: BLE001 (nothing may escape into Qt)
            _log.warning("a download failed", exc_info=True)
            sentence = self.tr("The download failed ({error}).")
            self._failure = sentence.format(error=f"{type(error).__name__}: {error}")

    def _report(self, done: int, total: int | None) -> None:
        if self._stopping.is_set():
            raise _StoppedError
        now = time.monotonic()
        if now >= self._due or done == total:
            self._due = now + PERIOD_SECONDS
            self.progress.emit(done, total)

    @Slot()
    def _tell_end(self) -> None:
        self.wait()  # `finished` is emitted by the thread itself, an instant before its end
        if self._stopping.is_set():
            self.cancelled.emit()
        elif self._failure:
            self.failed.emit(self._failure)
        else:
            self.done.emit()


class _StoppedError(Exception):
    """Leaves a download from within its report."""
