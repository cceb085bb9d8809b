"""Threads that do jobs for the window: one where the newest request wins, one where each has its turn."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject

from gdl_desktop.qt.workers.job_thread import NOT_YET, Errand, Job, JobThread


class InOrderThread(JobThread):
    """Runs jobs one after the other, each of them: reading and writing files.

    Attributes
    ----------
    result, failed
        As of `JobThread`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[tuple[Job, object]] = deque()

    def submit(self, job: Job, stamp: object = None) -> None:
        """Ask for a job; after `stop` nothing is taken any more.

        Parameters
        ----------
        job
            Called in the thread. Its value must not be written to afterwards.
        stamp
            Comes back with the value.
        """
        self._accept(lambda: self._waiting.append((job, stamp)))

    def _take(self) -> tuple[Job, object] | None:
        with self._condition:
            self._condition.wait_for(lambda: self._waiting or self._stopping)
            return self._waiting.popleft() if self._waiting else None


class LatestWinsThread(JobThread):
    """Runs the newest job; one that waits is replaced by a newer one.

    A hundred drag events become the few decodes that the machine can do, and the last one is always
    among them.

    Beside the jobs there are errands: longer work that is done while no job waits and gives way to
    jobs at each of its yields. So what is under the pointer never waits for what is behind it.

    Attributes
    ----------
    result, failed
        As of `JobThread`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[tuple[Job, object]] = deque(maxlen=1)
        self._errands: dict[object, Errand] = {}
        self._under_way: Errand | None = None
        self._under_way_stamp: object = None

    def submit(self, job: Job, stamp: object = None) -> None:
        """Ask for a job as one does of `InOrderThread`; one that waits is dropped."""
        self._accept(lambda: self._waiting.append((job, stamp)))

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
        self._accept(lambda: self._errands.update({stamp: errand}))

    def stop(self) -> None:
        """Let the running job end, drop what waits or is half done and end the thread."""
        with self._condition:
            self._waiting.clear()
            self._errands.clear()
        super().stop()
        self._under_way = None

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
