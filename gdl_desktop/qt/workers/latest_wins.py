"""Threads that do jobs for the window: one where the newest request wins, one where each has its turn."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator
from typing import Final

from PySide6.QtCore import QObject, QThread, Signal

from gdl_desktop.qt.workers.failures import in_a_sentence

Job = Callable[[], object]
Errand = Generator[None, None, object]

NOT_YET: Final = object()
"""What a job returns that has more to do; it is no answer."""


class InOrderThread(QThread):
    """Runs jobs one after the other, each of them: reading and writing files.

    The thread starts with the first job.

    Attributes
    ----------
    result
        ``(stamp, value)`` of a job that ran. The stamp tells which one, or a late answer from a
        current one.
    failed
        ``(stamp, message)`` of a job that raised; the message is a sentence for the person.
    """

    result = Signal(object, object)
    failed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(type(self).__name__)
        self._condition = threading.Condition()
        self._waiting: deque[tuple[Job, object]] = deque()
        self._stopping = False

    def submit(self, job: Job, stamp: object = None) -> None:
        """Ask for a job; after `stop` nothing is taken any more.

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
            self._enqueue(job, stamp)
            self._condition.notify()
        if not self.isRunning():
            self.start()

    def stop(self) -> None:
        """Wait until the jobs that were taken are done, and end the thread."""
        with self._condition:
            self._stopping = True
            self._condition.notify()
        self.wait()

    def run(self) -> None:
        """Do jobs until `stop`; called by Qt in the new thread."""
        while (taken := self._take()) is not None:
            self._do(*taken)
            del taken  # a job may hold a whole model: do not keep it while idle

    def _enqueue(self, job: Job, stamp: object) -> None:
        self._waiting.append((job, stamp))

    def _take(self) -> tuple[Job, object] | None:
        with self._condition:
            self._condition.wait_for(lambda: self._waiting or self._stopping)
            return self._waiting.popleft() if self._waiting else None

    def _do(self, job: Job, stamp: object) -> None:
        try:
            value = job()
        except Exception as error:  # noqa: BLE001 (nothing may escape into Qt)
            self.failed.emit(stamp, in_a_sentence(error, "job", self.tr("This could not be done ({error}).")))
        else:
            if value is not NOT_YET:
                self.result.emit(stamp, value)


class LatestWinsThread(InOrderThread):
    """Runs the newest job; one that waits is replaced by a newer one.

    A hundred drag events become the few decodes that the machine can do, and the last one is always
    among them.

    Beside the jobs there are errands: longer work that is done while no job waits and gives way to
    jobs at each of its yields. So what is under the pointer never waits for what is behind it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errands: dict[object, Errand] = {}
        self._under_way: Errand | None = None
        self._under_way_stamp: object = None

    def submit_errand(self, errand: Errand, stamp: object) -> None:
        """Ask for an errand; one that waits with an equal stamp is replaced, one under way is finished first.

        Parameters
        ----------
        errand
            A generator that has not begun; what it returns is its answer. It runs in the thread, and
            its yields should be a few milliseconds apart.
        stamp
            Hashable; comes back with the value.
        """
        with self._condition:
            if self._stopping:
                return
            self._errands[stamp] = errand
            self._condition.notify()
        if not self.isRunning():
            self.start()

    def stop(self) -> None:
        """Let the running job end, drop what waits or is half done and end the thread."""
        with self._condition:
            self._waiting.clear()
            self._errands.clear()
        super().stop()
        self._under_way = None

    def _enqueue(self, job: Job, stamp: object) -> None:
        self._waiting.clear()
        self._waiting.append((job, stamp))

    def _take(self) -> tuple[Job, object] | None:
        with self._condition:
            self._condition.wait_for(lambda: self._waiting or self._under_way or self._errands or self._stopping)
            if self._waiting:
                return self._waiting.popleft()
            if self._stopping:
                return None
            if self._under_way is None:
                self._under_way_stamp = next(iter(self._errands))
                self._under_way = self._errands.pop(self._under_way_stamp)
            return self._take_step, self._under_way_stamp

    def _take_step(self) -> object:
        """Take the errand under way to its next yield, or to its end."""
        errand, self._under_way = self._under_way, None
        assert errand is not None
        try:
            next(errand)
        except StopIteration as end:
            return end.value
        self._under_way = errand
        return NOT_YET
