"""A thread whose work nobody waits for, and nobody shall feel."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple, TypeAlias

from PySide6.QtCore import QObject

from gdl_desktop.qt.workers.job_thread import NOT_YET, Errand, Job, JobThread

Clock: TypeAlias = Callable[[], float]

_GLANCE_SECONDS: Final = 0.02  # no need to look at the clock more often


class _Asked(NamedTuple):
    errand: Errand
    stamp: object
    share: float
    clock: Clock


class AtLeisureThread(JobThread):
    """Does one errand in small pieces and rests behind each, so that it takes a given share of the work.

    When the thread has used c seconds of processor time for a piece, and for all around it, the next one
    begins when a clock has moved by c / share since that piece began, even if it belongs to the next errand. By
    ``time.process_time`` the share is one of all that this program computes: however many other
    programs want the processor, the thread slows down as the program does. By ``time.monotonic`` it is
    one of a processor. Pieces rather than one long rest at the end, because what runs beside a few
    milliseconds of other work does not stutter.

    Attributes
    ----------
    result, failed
        As of `JobThread`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: _Asked | None = None
        self._clock: Clock = time.monotonic
        self._rested = 0.0  # when the next piece may begin, by that clock
        self._charged = 0.0  # the thread's processor time that has been rested for

    def submit_errand(self, errand: Errand, stamp: object, share: float, clock: Clock = time.monotonic) -> None:
        """Ask for an errand; one that waits or is half done is dropped, and its answer with it.

        Parameters
        ----------
        errand
            A generator that has not begun; what it returns is its answer. It runs in the thread. The
            pieces between its yields should be a few hundredths of a second long, since closing waits for one.
        stamp
            Comes back with the value.
        share
            Above 0 and up to 1.
        clock
            What it is a share of; with another clock than before, the thread does not rest first.
        """
        self._accept(partial(self._note_down, _Asked(errand, stamp, share, clock)))

    def drop(self) -> None:
        """Leave the errand half done; an answer that is on its way still arrives."""
        with self._condition:
            self._asked = None

    def stop(self) -> None:
        """Drop the errand, wait for the piece in work and end the thread."""
        self.drop()
        super().stop()

    def _note_down(self, asked: _Asked) -> None:
        if asked.clock is not self._clock:
            self._clock, self._rested = asked.clock, asked.clock()
        self._asked = asked

    def _take(self) -> tuple[Job, object] | None:
        with self._condition:
            while not self._stopping:
                rest = self._rested - self._clock()
                if self._asked is not None and rest <= 0:
                    return partial(self._take_step, self._asked), self._asked.stamp
                # As if the program computed a second a second. With several busy threads it computes more, and
                # the rest is longer than it need be; but each glance takes Python's lock from who works.
                self._condition.wait(None if self._asked is None else max(_GLANCE_SECONDS, rest))
        return None

    def _take_step(self, asked: _Asked) -> object:
        """Take an errand to its next yield, or to its end."""
        now = asked.clock()
        try:
            next(asked.errand)
        except StopIteration as end:
            self._forget(asked)
            return end.value
        except Exception:
            self._forget(asked)
            raise
        finally:
            spent = time.thread_time()
            rested, self._charged = now + (spent - self._charged) / asked.share, spent
            with self._condition:
                if asked.clock is self._clock:
                    self._rested = rested
        return NOT_YET

    def _forget(self, asked: _Asked) -> None:
        with self._condition:
            if self._asked is asked:
                self._asked = None
