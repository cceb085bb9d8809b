"""The place where a model is judged while it learns: what training reports, and what a judge says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from gdl_desktop.core.events import Metrics
from gdl_desktop.core.judgement import Judgement, under_own_names
from gdl_desktop.qt.design import WIDE
from gdl_desktop.qt.sentences import translated
from gdl_desktop.qt.widgets.judge_board import JudgeBoard
from gdl_desktop.qt.widgets.sentence import OneLine
from gdl_desktop.qt.widgets.tab_bar import TabBar
from gdl_desktop.qt.words import fill, marked
from gdl_desktop.qt.workers.judge_at_work import FULL, LIVE, Judge, JudgeAtWork

_BEFORE: Final = marked(
    "JudgePanel", "Press Train, or open a model: a judge that had no part in the training says here how good it is."
)
_FIRST: Final = marked("JudgePanel", "The first figures come after a while of training, and sooner when it is paused.")
_AT_REST: Final = marked("JudgePanel", "Press “Judge this model” to see how good it is.")
_NO_PICTURES: Final = marked(
    "JudgePanel", "The pictures that this model learnt from are not at hand, so nothing can be compared with them."
)
_JUDGING: Final = marked("JudgePanel", "Judging the model as it is now…")
_LEAST_CURVE: Final = 2  # points


class JudgePanel(QWidget):
    """Two pages, the training's own plots and the judge's board, and a line that says in short what the judge says.

    The judge follows a training by itself; at rest a button asks for a judgement.

    Parameters
    ----------
    plots
        The first page.
    board
        The second page.
    judge
        As `JudgeAtWork` takes it.
    summary
        The newest figures in a few words, for the line that is always seen.
    name
        Prefix of the names of its controls.

    Attributes
    ----------
    judged
        A `Judgement` has come.
    at_work
        The judge.
    """

    judged = Signal(object)

    def __init__(
        self,
        plots: QWidget,
        board: JudgeBoard,
        judge: Judge,
        summary: Callable[[Mapping[str, float]], str],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}.judging")
        self.board = board
        self.at_work = JudgeAtWork(judge, self)
        self.at_work.judged.connect(self._on_judged)
        self.at_work.failed.connect(self._on_failed)
        self._summary = summary
        self._course: list[tuple[int, int]] = []  # the points of the curves: a step, and how many pictures it rests on
        self._short = ""  # the newest figures in a few words

        self.pages = TabBar(self)
        self.pages.setObjectName(f"{name}.pages")
        self.pages.setAccessibleName(self.tr("Training or judge"))
        self.pages.setDrawBase(False)
        self.pages.setExpanding(False)
        self.pages.addTab(self.tr("Training"))
        self.pages.setTabToolTip(0, self.tr("What training itself reports."))
        self.pages.addTab(self.tr("Judge"))
        self.pages.setTabToolTip(1, self.tr("What a judge that had no part in the training says of the model."))
        self.line = OneLine(self)
        self.line.setObjectName(f"{name}.judge.line")
        self.line.setAccessibleName(self.tr("What the judge says, in short"))
        self.button = QPushButton(self.tr("Judge this model"), self)
        self.button.setObjectName(f"{name}.judge")
        self.button.clicked.connect(self._on_button)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(plots)
        self._stack.addWidget(board)
        self.pages.currentChanged.connect(self._on_page)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.addWidget(self.pages)
        head.addSpacing(WIDE)
        head.addWidget(self.line, 1)
        head.addStretch()
        head.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        board.say(self.tr(_BEFORE))
        self._refresh()

    # What the view tells

    def training_started(self) -> None:
        """Forget the figures of what was before."""
        self.at_work.training_started()
        self._forget()
        self.board.say(self._expected())
        self._refresh()

    def training_continued(self) -> None:
        """Follow the training of a run whose figures are shown already."""
        self.at_work.training_continued()
        self.line.setText(self._short)
        if self.board.sentence:
            self.board.say(self._expected())
        self._refresh()

    def recall(self, figures: Sequence[Metrics]) -> None:
        """Show what a judge had said of a run before."""
        judged = [each for each in figures if each.phase == "judge"]
        if not judged:
            return
        self._clear_plot()
        newest = judged[-1]
        # Looks in mid-training are at fewer pictures than those behind its end.
        fewest = min(each.count for each in judged)
        counts = [each.count for each in judged]
        drawn = fewest if counts.count(fewest) >= _LEAST_CURVE else newest.count
        for each in judged:
            if each.count == drawn:
                self._draw(each.step, drawn, under_own_names(each.values))
        said = under_own_names(newest.values)
        self.board.show_figures(newest.step, newest.count, said)
        self._say_in_short(newest.step, newest.count, said)
        self._refresh()

    def set_paused(self, paused: bool) -> None:
        """Look once at the weights that the person sees while training is paused, and follow it when it goes on."""
        self.at_work.set_paused(paused)
        self._refresh()

    def follow(self, snapshot: Any) -> None:
        """Take the newest weights."""
        self.at_work.follow(snapshot)
        self._refresh()

    def know(self, pictures: Any) -> None:
        """Take the pictures that the model learns from."""
        self.at_work.know(pictures)
        self._refresh()

    def training_ended(self) -> None:
        """Judge the last weights, with more pictures."""
        self.at_work.training_ended()
        if not self.at_work.has_model:
            self.board.say(self.tr(_BEFORE))
        self._refresh()

    def model_opened(self, snapshot: Any) -> None:
        """Offer to judge a model that comes from a file."""
        self.at_work.model_opened(snapshot)
        self._forget()
        self.board.say(self.tr(_AT_REST))
        self._refresh()

    def shutdown(self) -> None:
        """Leave a judgement half done and end the thread."""
        self.at_work.shutdown()

    # What is said of it

    def _forget(self) -> None:
        self._clear_plot()
        self._short = ""
        self.line.setText("")
        self.line.setToolTip("")

    def _expected(self) -> str:
        """Return what is said until a training's first figures have come."""
        return self.tr(_FIRST if self.at_work.live else _AT_REST)

    @Slot(int)
    def _on_page(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._refresh()

    @Slot()
    def _on_button(self) -> None:
        self.at_work.look_again()
        self._refresh()

    @Slot(object, str)
    def _on_judged(self, judgement: Judgement, what: str) -> None:
        self.board.show_figures(judgement.step, judgement.pictures, judgement.figures)
        # A longer look is a point of another curve, unless it happens to rest on as many pictures.
        if what == LIVE or len(self._course) < _LEAST_CURVE or judgement.pictures == self._course[-1][1]:
            self._draw(judgement.step, judgement.pictures, judgement.figures)
        self._say_in_short(judgement.step, judgement.pictures, judgement.figures)
        self.judged.emit(judgement)
        self._refresh()

    def _draw(self, step: int, pictures: int, figures: Mapping[str, float]) -> None:
        """Draw a point; a curve is of one number of pictures, and what is judged again is no second point of it."""
        last = self._course[-1] if self._course else None
        if last == (step, pictures):
            return
        if last is not None and last[1] != pictures:
            self._clear_plot()
        self._course.append((step, pictures))
        self.board.draw(step, figures)

    def _clear_plot(self) -> None:
        self.board.plot.clear()
        self._course.clear()

    def _say_in_short(self, step: int, pictures: int, figures: Mapping[str, float]) -> None:
        self._short = self._summary(figures)
        self.line.setText(self._short)
        about = self.tr("After {steps:,} steps, judged by {pictures:,} pictures.")
        self.line.setToolTip(fill(about, steps=step, pictures=pictures))

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._forget()
        self.board.say(translated(sentence))
        self._refresh()

    def _refresh(self) -> None:
        """Say what is going on, and why a model cannot be judged now."""
        if self.at_work.under_way == FULL:
            self.line.setText(self.tr(_JUDGING))
            if self.board.sentence:
                self.board.say(self.tr(_JUDGING))
        on_board = self.pages.currentIndex() == 1
        self.line.setVisible(not on_board)  # it is there for those who look at the other page
        self.button.setVisible(on_board and not self.at_work.training and self.at_work.has_model)
        self.button.setEnabled(self.at_work.can_look and not self.at_work.under_way)
        self.button.setToolTip(
            self.tr("Look at more pictures than in mid-training, and say how good the model is.")
            if self.at_work.can_look
            else self.tr(_NO_PICTURES)
        )
