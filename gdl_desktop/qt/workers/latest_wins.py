"""Threads that do small jobs for the window: only the newest one, or every one in its order."""

from __future__ import annotations

import logging
import threading
from collections import deque
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
        self._waiting: deque[tuple[Job, object]] = deque()
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
            self._admit(job, stamp)
            self._condition.notify()
        if not self.isRunning():
            self.start()

    def stop(self) -> None:
        """Let the running job end, drop the waiting one and wait for the thread."""
        with self._condition:
            self._stopping = True
            self._drop_waiting()
            self._condition.notify()
        self.wait()

    def run(self) -> None:
        """Take jobs until `stop`; called by Qt in the new thread."""
        while (taken := self._take()) is not None:
            self._do(*taken)
            del taken  # a job may hold a whole model: do not keep it while idle

    def _take(self) -> tuple[Job, object] | None:
        with self._condition:
            self._condition.wait_for(lambda: self._waiting or self._stopping)
            return self._waiting.popleft() if self._waiting else None

    def _admit(self, job: Job, stamp: object) -> None:
        self._waiting.clear()
        self._waiting.append((job, stamp))

    def _drop_waiting(self) -> None:
        self._waiting.clear()

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


class InOrderThread(LatestWinsThread):
    """Runs every job, in the order in which they came: opening and saving must not be skipped.

    `stop` lets the waiting jobs be done first.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("in-order")

    def _admit(self, job: Job, stamp: object) -> None:
        self._waiting.append((job, stamp))

    def _drop_waiting(self) -> None:
        pass
