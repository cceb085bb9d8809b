"""A thread that always works on the newest request and skips those that came in between."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from gdl_desktop.core.errors import UserError

_log = logging.getLogger(__name__)

Job = Callable[[], object]


class LatestWinsThread(QThread):
    """Runs jobs one after the other; a job that waits is replaced by a newer one.

    A hundred drag events become the few decodes that the machine can do, and the last one is always
    among them. The thread starts with the first job.

    Attributes
    ----------
    result
        ``(stamp, value)`` of a job that ran. The stamp tells a late answer from a current one.
    failed
        ``(stamp, message)`` of a job that raised; the message is a sentence for the person.
    """

    result = Signal(object, object)
    failed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("latest-wins")
        self._condition = threading.Condition()
        self._waiting: tuple[Job, object] | None = None
        self._stopping = False

    def submit(self, job: Job, stamp: object = None) -> None:
        """Ask for a job in place of the one that waits; after `stop` nothing is taken any more.

        Parameters
        ----------
        job
            Called in the thread. Its value must not be written to afterwards.
        stamp
            Comes back with the value.
        """
        with self._condition:
            if self._stopping:
                return
            self._waiting = (job, stamp)
            self._condition.notify()
        if not self.isRunning():
            self.start()

    def stop(self) -> None:
        """Let the running job end, drop the waiting one and wait for the thread."""
        with self._condition:
            self._stopping = True
            self._waiting = None
            self._condition.notify()
        self.wait()

    def run(self) -> None:
        """Take jobs until `stop`; called by Qt in the new thread."""
        while (taken := self._take()) is not None:
            self._do(*taken)
            del taken  # a job may hold a whole model: do not keep it while idle

    def _take(self) -> tuple[Job, object] | None:
        with self._condition:
            self._condition.wait_for(lambda: self._waiting is not None or self._stopping)
            taken, self._waiting = self._waiting, None
            return taken

    def _do(self, job: Job, stamp: object) -> None:
        try:
            value = job()
        except UserError as error:
            self.failed.emit(stamp, str(error))
        except Exception as error:  # noqa: BLE001 (nothing may escape into Qt)
            _log.exception("a job failed")
            self.failed.emit(stamp, f"This could not be computed ({type(error).__name__}: {error}).")
        else:
            self.result.emit(stamp, value)
