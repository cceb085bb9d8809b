"""What the tabs share whose models a judge looks at while they learn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from gdl_desktop.core.events import Metrics
from gdl_desktop.core.registry import Playground
from gdl_desktop.qt.panels.judge_panel import JudgePanel
from gdl_desktop.qt.panels.playground_view import PlaygroundView
from gdl_desktop.qt.workers.judge_at_work import FULL
from gdl_desktop.qt.workers.latest_wins import Errand


class JudgedView(PlaygroundView):
    """A tab with a judge; a subclass makes it, and tells it of trainings, models and pictures.

    Attributes
    ----------
    judge
        To be set in `__init__`.
    """

    judge: JudgePanel

    def training_continued(self) -> None:
        """Let the judge follow again."""
        self.judge.training_continued()

    def training_paused(self, paused: bool) -> None:
        """Let the judge look at what the person sees."""
        self.judge.set_paused(paused)

    def recall(self, figures: Sequence[Metrics]) -> None:
        """Show what a run had said before, and what a judge had said of it."""
        super().recall(figures)
        self.judge.recall(figures)

    def shutdown(self) -> None:
        """End the judge's thread, then the others."""
        self.judge.shutdown()
        super().shutdown()


def judge_errand(room: Playground, newest: Callable[[], Any], pictures: Any, what: str) -> Errand:
    """Judge the newest weights as the playground does, in the judge's thread; torch is imported there.

    With its first argument filled in, it is the `judge` of a `JudgePanel`.
    """
    judging = room.module("judging")
    return (yield from judging.judge(newest, pictures, judging.FULL if what == FULL else judging.LIVE))
