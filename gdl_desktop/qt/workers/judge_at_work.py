"""A judge at work: when it looks at a model, at which of its weights, and for how long."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QObject, Qt, Signal, Slot

from gdl_desktop.core.judgement import Judgement
from gdl_desktop.qt.workers.at_leisure import AtLeisureThread, Clock
from gdl_desktop.qt.workers.job_thread import Errand

Judge: TypeAlias = Callable[[Callable[[], Any], Any, str], Errand]

LIVE_SHARE: Final = 1 / 48
"""Share of all that the program computes for judging while a training runs."""
REST_SHARE: Final = 1 / 2
"""Share of one processor while nothing trains."""

LIVE, FULL = "live", "full"


@dataclass(eq=False)
class _Look:
    """A look, `LIVE` or `FULL`, and the snapshot that it took; what a dropped one takes is nobody else's business."""

    what: str
    snapshot: Any = None


class JudgeAtWork(QObject):
    """Follows a training and has a judge look at it, in a thread of its own.

    It looks at the newest weights at its leisure and, when the training has ended, once more and
    longer. While the training is paused nothing is taken from it, so one look at the weights that the
    person sees comes soon; then there is nothing to do. At rest it looks when it is asked to.

    Parameters
    ----------
    judge
        Makes an errand from a function that gives the newest snapshot, the pictures that the model
        learns from, and `LIVE` or `FULL`; called in the window's thread, run in the judge's. It
        returns a `Judgement`, whose pictures are as many for each `LIVE` one.

    Attributes
    ----------
    judged
        ``(judgement, LIVE or FULL)``: it has looked.
    failed
        It could not, for the reason that the sentence tells; it leaves this training alone from now on.
    live
        Whether a training is followed at all.
    training
        Whether one runs.
    """

    judged = Signal(object, str)
    failed = Signal(str)

    def __init__(self, judge: Judge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.live = True
        self.training = False
        self._judge = judge
        self._look_under_way: _Look | None = None
        self._paused = False
        self._pictures: Any = None
        self._snapshot: Any = None
        self._looked_at: Any = None  # the snapshot that nobody need look at again
        self._gave_up = False
        self._final_due = False
        self._thread = AtLeisureThread(self)
        self._thread.result.connect(self._on_judged, Qt.ConnectionType.QueuedConnection)
        self._thread.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

    @property
    def under_way(self) -> str:
        """The look that it is at, `LIVE` or `FULL`; empty while it rests."""
        return self._look_under_way.what if self._look_under_way else ""

    @property
    def has_model(self) -> bool:
        """Whether there are weights to look at."""
        return self._snapshot is not None

    @property
    def can_look(self) -> bool:
        """Whether a model is at rest, with the pictures that it is to be compared with."""
        return not self.training and self._snapshot is not None and self._pictures is not None

    # What it is told

    def training_started(self) -> None:
        """Follow a new training."""
        self._begin_anew()
        self.training = True

    def training_continued(self) -> None:
        """Follow the training of a run that is known already."""
        self._drop()
        self.training = True
        self._paused = self._gave_up = self._final_due = False
        self._looked_at = self._snapshot

    def set_paused(self, paused: bool) -> None:
        """Look once at the weights that the person sees while training is paused, and follow it when it goes on."""
        if paused != self._paused and self.training:
            self._paused = paused
            self._drop()
            self._look()

    def follow(self, snapshot: Any) -> None:
        """Take the newest weights."""
        if self.training and self._snapshot is None:
            self._looked_at = snapshot  # those that training begins with: nobody need look at them
        if self._paused and snapshot is not self._snapshot:
            self._drop()  # it came to rest after that, or took a step
        self._snapshot = snapshot
        self._look()

    def know(self, pictures: Any) -> None:
        """Take the pictures that the model learns from."""
        self._pictures = pictures
        if self._final_due:
            self._look_long()
        self._look()

    def training_ended(self) -> None:
        """Judge the last weights, with more pictures."""
        self.training = self._paused = False
        self._drop()
        self._final_due = self._snapshot is not None and not self._gave_up
        if self._final_due:
            self._look_long()

    def model_opened(self, snapshot: Any) -> None:
        """Wait to be asked about a model that comes from a file."""
        self._begin_anew()
        self._snapshot = snapshot

    def look_again(self) -> None:
        """Judge the model at rest, even where that has failed before."""
        self._gave_up = False
        self._look_long()

    def shutdown(self) -> None:
        """Leave a judgement half done and end the thread."""
        self._look_under_way = None
        self._thread.stop()

    # Looking

    def _begin_anew(self) -> None:
        self._drop()
        self.training = self._paused = self._gave_up = self._final_due = False
        self._pictures = self._snapshot = self._looked_at = None

    def _drop(self) -> None:
        """Leave a look half done; its weights count as not looked at."""
        self._thread.drop()
        self._look_under_way = None

    def _look(self) -> None:
        """While it trains: look at the newest weights, unless a look is under way or there are no newer ones."""
        ready = self.training and self.live and not self._gave_up and self._pictures is not None
        if ready and not self.under_way and self._snapshot is not None and self._snapshot is not self._looked_at:
            if self._paused:
                self._ask(LIVE, REST_SHARE, time.monotonic)
            else:
                self._ask(LIVE, LIVE_SHARE, time.process_time)

    def _look_long(self) -> None:
        if self._pictures is not None and self._snapshot is not None:
            self._final_due = False
            self._ask(FULL, REST_SHARE, time.monotonic)

    def _ask(self, what: str, share: float, clock: Clock) -> None:
        look = self._look_under_way = _Look(what)
        errand = self._judge(partial(self._take_newest, look), self._pictures, what)
        self._thread.submit_errand(errand, look, share, clock)

    def _take_newest(self, look: _Look) -> Any:
        """Return the newest snapshot; called in the judge's thread, when it is about to look."""
        look.snapshot = self._snapshot
        return look.snapshot

    @Slot(object, object)
    def _on_judged(self, look: _Look, judgement: Judgement) -> None:
        if look is self._look_under_way:  # else it was dropped while its answer was on the way
            self._look_under_way = None
            self._looked_at = look.snapshot
            self.judged.emit(judgement, look.what)
            self._look()

    @Slot(object, str)
    def _on_failed(self, look: _Look, sentence: str) -> None:
        if look is self._look_under_way:
            self._look_under_way = None
            self._gave_up = True
            self.failed.emit(sentence)
