"""The place where a model is judged while it learns: what training reports, and what a judge says of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from gdl_desktop.core.events import Metrics
from gdl_desktop.core.judgement import Judgement, under_own_names
from gdl_desktop.qt.design import WIDE
from gdl_desktop.qt.sentences import translated
from gdl_desktop.qt.widgets.judge_board import JudgeBoard
from gdl_desktop.qt.widgets.sentence import OneLine
from gdl_desktop.qt.words import fill, marked
from gdl_desktop.qt.workers.at_leisure import AtLeisureThread, Clock
from gdl_desktop.qt.workers.latest_wins import Errand

LIVE_SHARE: Final = 1 / 48
"""Share of all that the program computes for judging while a training runs."""
REST_SHARE: Final = 1 / 2
"""Share of one processor while nothing trains."""

LIVE, FULL = "live", "full"

_BEFORE: Final = marked(
    "JudgePanel", "Press Train, or open a model: a judge that had no part in the training says here how good it is."
)
_FIRST: Final = marked(
    "JudgePanel", "The first figures come within about half a minute of training, newer ones a few times a minute."
)
_AT_REST: Final = marked("JudgePanel", "Press “Judge this model” to see how good it is.")
_NO_PICTURES: Final = marked(
    "JudgePanel", "The pictures that this model learned from are not at hand, so nothing can be compared with them."
)
_JUDGING: Final = marked("JudgePanel", "Judging the model as it is now…")


class JudgePanel(QWidget):
    """Two pages, the training's own plots and the judge's board, and the thread in which the judge works.

    It follows a training by itself: it looks at the newest weights at its leisure and, when the
    training has ended, once more and longer. While the training is paused nothing is taken from it, so
    one look at the weights that the person sees comes soon; then there is nothing to do. At rest a
    button asks for a judgement.

    Parameters
    ----------
    plots
        The first page.
    board
        The second page.
    judge
        Makes an errand from a function that gives the newest snapshot, the pictures that the model
        learns from, and `LIVE` or `FULL`; called in the window's thread, run in the judge's. It
        returns a `Judgement`, whose pictures are as many for each `LIVE` one.
    summary
        The newest figures in a few words, for the line that is always seen.
    name
        Prefix of the names of its controls.

    Attributes
    ----------
    judged
        A `Judgement` has come.
    live
        Whether a training is followed at all.
    """

    judged = Signal(object)

    def __init__(
        self,
        plots: QWidget,
        board: JudgeBoard,
        judge: Callable[[Callable[[], Any], Any, str], Errand],
        summary: Callable[[Mapping[str, float]], str],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}.judging")
        self.board = board
        self.live = True
        self._judge = judge
        self._summary = summary
        self._asked = 0  # counts what was asked for and dropped, so that a late judgement is told apart
        self._training = self._paused = False
        self._drawn = 0  # how many pictures each point of the curves rests on
        self._pictures: Any = None
        self._snapshot: Any = None
        self._looked_at: Any = None  # the snapshot that the errand under way took
        self._under_way = ""
        self._gave_up = False
        self._final_due = False
        self._short = ""  # the newest figures in a few words
        self._thread = AtLeisureThread(self)
        self._thread.result.connect(self._on_judged, Qt.ConnectionType.QueuedConnection)
        self._thread.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

        self.pages = QTabBar(self)
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
        self._begin_anew()
        self._training = True
        self.board.say(self.tr(_FIRST if self.live else _AT_REST))
        self._refresh()

    def training_continued(self) -> None:
        """Follow the training of a run whose figures are shown already."""
        self._drop()
        self._training = True
        self._paused = self._gave_up = self._final_due = False
        self._looked_at = self._snapshot
        self.line.setText(self._short)
        if self.board.sentence:
            self.board.say(self.tr(_FIRST if self.live else _AT_REST))
        self._refresh()

    def recall(self, figures: Sequence[Metrics]) -> None:
        """Show what a judge had said of a run before."""
        judged = [each for each in figures if each.phase == "judge"]
        if not judged:
            return
        self.board.plot.clear()
        # Looks in mid-training are at fewer pictures than those behind its end.
        self._drawn = min(each.count for each in judged)
        for each in judged:
            if each.count == self._drawn:
                self.board.draw(each.step, under_own_names(each.values))
        newest = judged[-1]
        said = under_own_names(newest.values)
        self.board.show_figures(newest.step, newest.count, said)
        self._say_in_short(newest.step, newest.count, said)
        self._refresh()

    def set_paused(self, paused: bool) -> None:
        """Look once at the weights that the person sees while training is paused, and follow it when it goes on."""
        if paused != self._paused and self._training:
            self._paused = paused
            self._drop()
            self._look()
            self._refresh()

    def follow(self, snapshot: Any) -> None:
        """Take the newest weights."""
        if self._training and self._snapshot is None:
            self._looked_at = snapshot  # those that training begins with: nobody need look at them
        if self._paused and snapshot is not self._snapshot:
            self._drop()  # it came to rest after that, or took a step
        self._snapshot = snapshot
        self._look()
        self._refresh()

    def know(self, pictures: Any) -> None:
        """Take the pictures that the model learns from."""
        self._pictures = pictures
        if self._final_due:
            self._look_again()
        self._look()
        self._refresh()

    def training_ended(self) -> None:
        """Judge the last weights, with more pictures."""
        self._training = self._paused = False
        self._drop()
        self._final_due = self._snapshot is not None and not self._gave_up
        if self._final_due:
            self._look_again()
        elif self._snapshot is None:
            self.board.say(self.tr(_BEFORE))
        self._refresh()

    def model_opened(self, snapshot: Any) -> None:
        """Offer to judge a model that comes from a file."""
        self._begin_anew()
        self._snapshot = snapshot
        self.board.say(self.tr(_AT_REST))
        self._refresh()

    def shutdown(self) -> None:
        """Leave a judgement half done and end the thread."""
        self._asked += 1
        self._thread.stop()

    # Looking

    def _begin_anew(self) -> None:
        self._drop()
        self._training = self._paused = self._gave_up = self._final_due = False
        self._pictures = self._snapshot = self._looked_at = None
        self._drawn = 0
        self._short = ""
        self.line.setText("")

    def _drop(self) -> None:
        """Leave a look half done; its weights count as not looked at."""
        self._thread.drop()
        self._asked += 1
        if self._under_way:
            self._under_way = ""
            self._looked_at = None

    def _look(self) -> None:
        """While it trains: look at the newest weights, unless a look is under way or there are no newer ones."""
        ready = self._training and self.live and not self._gave_up and self._pictures is not None
        if ready and not self._under_way and self._snapshot is not None and self._snapshot is not self._looked_at:
            if self._paused:
                self._ask(LIVE, REST_SHARE, time.monotonic)
            else:
                self._ask(LIVE, LIVE_SHARE, time.process_time)

    def _look_again(self) -> None:
        if self._pictures is not None and self._snapshot is not None:
            self._final_due = False
            self._ask(FULL, REST_SHARE, time.monotonic)

    def _ask(self, what: str, share: float, clock: Clock) -> None:
        self._under_way = what
        self._asked += 1
        errand = self._judge(self._newest, self._pictures, what)
        self._thread.submit_errand(errand, (self._asked, what), share, clock)
        self._refresh()

    def _newest(self) -> Any:
        """Return the newest snapshot; called in the judge's thread, when it is about to look."""
        self._looked_at = self._snapshot
        return self._looked_at

    @Slot(int)
    def _on_page(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._refresh()

    @Slot()
    def _on_button(self) -> None:
        self._gave_up = False
        self._look_again()

    @Slot(object, object)
    def _on_judged(self, stamp: tuple[int, str], judgement: Judgement) -> None:
        if stamp != (self._asked, self._under_way):
            return
        self._under_way = ""
        self.board.show_figures(judgement.step, judgement.pictures, judgement.figures)
        if stamp[1] == LIVE:  # a curve is of one number of pictures
            if judgement.pictures != self._drawn:
                self.board.plot.clear()
            self._drawn = judgement.pictures
            self.board.draw(judgement.step, judgement.figures)
        self._say_in_short(judgement.step, judgement.pictures, judgement.figures)
        self.judged.emit(judgement)
        self._look()
        self._refresh()

    def _say_in_short(self, step: int, pictures: int, figures: Mapping[str, float]) -> None:
        self._short = self._summary(figures)
        self.line.setText(self._short)
        about = self.tr("After {steps:,} steps, judged by {pictures:,} pictures.")
        self.line.setToolTip(fill(about, steps=step, pictures=pictures))

    @Slot(object, str)
    def _on_failed(self, stamp: tuple[int, str], sentence: str) -> None:
        if stamp != (self._asked, self._under_way):
            return
        self._under_way = ""
        self._gave_up = True
        self.board.say(translated(sentence))
        self._short = ""
        self.line.setText("")
        self._refresh()

    def _refresh(self) -> None:
        """Say what is going on, and why a model cannot be judged now."""
        if self._under_way == FULL:
            self.line.setText(self.tr(_JUDGING))
            if self.board.sentence:
                self.board.say(self.tr(_JUDGING))
        can = not self._training and self._snapshot is not None and self._pictures is not None
        on_board = self.pages.currentIndex() == 1
        self.line.setVisible(not on_board)  # it is there for those who look at the other page
        self.button.setVisible(on_board and not self._training and self._snapshot is not None)
        self.button.setEnabled(can and not self._under_way)
        self.button.setToolTip(
            self.tr("Look at more pictures than in mid-training, and say how good the model is.")
            if can
            else self.tr(_NO_PICTURES)
        )
