"""What the tabs share whose models a judge looks at while they learn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gdl_desktop.core.events import Metrics
from gdl_desktop.core.registry import Playground, engine
from gdl_desktop.qt.panels.judge_panel import JudgePanel
from gdl_desktop.qt.panels.playground_view import PlaygroundView
from gdl_desktop.qt.panels.training_panel import TrainingPanel
from gdl_desktop.qt.widgets.judge_board import JudgeBoard
from gdl_desktop.qt.workers.desk import TrainingDesk
from gdl_desktop.qt.workers.job_thread import Errand, Job
from gdl_desktop.qt.workers.judge_at_work import FULL


class JudgedView(PlaygroundView):
    """A tab with a judge, which is told here of trainings, models and the pictures that they learn from.

    A subclass hands over what the judge needs with `set_judge` in its `__init__`, and overrides the hooks `begin_anew`,
    `show_model`, `show_pictures` and `show_answer` beside those of every view. What is asked with `play` and
    `play_between` is not answered any more when another model has come to play meanwhile.

    Attributes
    ----------
    judge
        Made by `set_judge`.
    """

    judge: JudgePanel

    def __init__(self, room: Playground, desk: TrainingDesk, panel: TrainingPanel | None = None) -> None:
        super().__init__(room, desk, panel)
        self._life = 0  # counts the models that came to play, so that answers of an earlier one are told apart
        self.model_opened.connect(self._on_opened)

    def set_judge(self, plots: QWidget, board: JudgeBoard, summary: Callable[[Mapping[str, float]], str]) -> None:
        """Make the judge from its pages and the words for its line, as `JudgePanel` takes them."""
        self.judge = JudgePanel(plots, board, partial(_judge, self.room), summary, self.room.name)
        self.judge.judged.connect(self.hand_in)

    # Hooks

    def begin_anew(self) -> None:
        """Forget what the model before has shown: another one comes to play."""

    def show_model(self) -> None:
        """Show what the model does that has been opened."""

    def show_pictures(self, pictures: Any) -> None:
        """Show the pictures that the model in play learns from, an `ImageSet`."""

    def show_answer(self, what: Any, value: Any) -> None:
        """Show the answer to a question that was asked of the model in play with the stamp ``what``."""

    # The training

    def training_started(self) -> None:
        """Clear plots and pictures, and let the judge follow."""
        self._begin_anew()
        self.clear_figures()
        self.judge.training_started()
        self._read_pictures_of_run()

    def training_continued(self) -> None:
        """Let the judge follow again."""
        self.judge.training_continued()
        self._read_pictures_of_run()

    def training_paused(self, paused: bool) -> None:
        """Let the judge look at what the person sees."""
        self.judge.set_paused(paused)

    def training_ended(self) -> None:
        """Let the judge look at the last weights."""
        self.judge.training_ended()

    def recall(self, figures: Sequence[Metrics]) -> None:
        """Show what a run had said before, and what a judge had said of it."""
        super().recall(figures)
        self.judge.recall(figures)

    # The model in play

    def model_changed(self) -> None:
        """Give the newest weights to the judge."""
        self.judge.follow(self.snapshot)

    def play(self, job: Job, stamp: object = None) -> None:
        """Ask the model in play something; `show_answer` gets the stamp and the value."""
        super().play(job, (stamp, self._life))

    def play_between(self, errand: Errand, stamp: object) -> None:
        """Ask the model in play for something longer; `show_answer` gets the stamp and the value."""
        super().play_between(errand, (stamp, self._life))

    def answered(self, stamp: Any, value: Any) -> None:
        """Show an answer, unless another model is in play by now."""
        what, life = stamp
        if life == self._life:
            self.show_answer(what, value)

    def has_read(self, stamp: Any, value: Any) -> None:
        """Show the pictures that the model learns from, unless another one is in play by now; the judge needs them."""
        if stamp == self._life:
            self.show_pictures(value)
            self.judge.know(value)

    def shutdown(self) -> None:
        """End the judge's thread, then the others."""
        self.judge.shutdown()
        super().shutdown()

    @Slot()
    def _on_opened(self) -> None:
        self._begin_anew()
        self.judge.model_opened(self.snapshot)
        self.read(partial(_pictures_of_model, self.snapshot), self._life)
        self.show_model()

    def _begin_anew(self) -> None:
        self._life += 1
        self.begin_anew()

    def _read_pictures_of_run(self) -> None:
        assert self._run_dir is not None
        self.read(partial(_pictures_of_run, self._run_dir), self._life)


# All below runs in other threads, where importing torch does not stall the window.


def _pictures_of_run(run_dir: Path) -> Any:
    return engine().pictures_of_run(run_dir)


def _pictures_of_model(snapshot: Any) -> Any:
    return engine().pictures_of_model(snapshot)


def _judge(room: Playground, newest: Callable[[], Any], pictures: Any, what: str) -> Errand:
    """Judge the newest weights as the playground does; with its first argument filled in, the judge of a panel."""
    judging = room.module("judging")
    return (yield from judging.judge(newest, pictures, judging.FULL if what == FULL else judging.LIVE))
