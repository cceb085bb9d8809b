"""What the tabs share whose models a judge looks at while they learn."""

from __future__ import annotations

from collections.abc import Sequence

from gdl_desktop.core.events import Metrics
from gdl_desktop.qt.panels.judge_panel import JudgePanel
from gdl_desktop.qt.panels.playground_view import PlaygroundView


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
