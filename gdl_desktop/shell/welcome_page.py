"""The first page of the window: three models at play, and what one may go on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from gdl_desktop.core.cards import ModelEntry
from gdl_desktop.core.events import Status
from gdl_desktop.core.files import is_there
from gdl_desktop.core.registry import PLAYGROUNDS, Playground, has_playground, playground
from gdl_desktop.learning.runs import RunRecord, newest_runs
from gdl_desktop.qt.design import GAP, WIDE
from gdl_desktop.qt.widgets.arrange import heading
from gdl_desktop.qt.widgets.empty_state import EmptyState
from gdl_desktop.qt.widgets.sentence import Sentence
from gdl_desktop.qt.widgets.tick_box import TickBox
from gdl_desktop.qt.words import data_named, number, summary_of, title_of
from gdl_desktop.qt.workers.desk import TrainingDesk
from gdl_desktop.qt.workers.latest_wins import LatestWinsThread
from gdl_desktop.shell.first_paint import FirstPaint
from gdl_desktop.shell.recent_files import RecentFile, RecentFiles
from gdl_desktop.shell.recent_list import Line, RecentList, when_in_words, when_of
from gdl_desktop.shell.settings import settings

MOST_RUNS: Final = 24  # with the cards they fill a screen of 1920 by 1080 pixels
MOST_WIDTH: Final = 3000  # pixels; on a wider screen the page stands in the middle
PICTURE_SHAPE: Final = 0.55  # its height by its width
_ABOVE_ALL: Final = 1000
_STEP: Final = 4  # its column in the list of runs
_KEY: Final = "start/welcome"


def shown_at_start() -> bool:
    """Whether the window begins with this page; it does until the person says no."""
    return str(settings().value(_KEY, "true")) != "false"


class WelcomePage(QWidget):
    """A card for each playground with its shipped model at play, recent models, and recent runs.

    Parameters
    ----------
    desk
        While it trains, the models play more slowly.
    recent
        What was opened.

    Attributes
    ----------
    painted
        The page has been painted for the first time.
    playing
        The first of the models plays.
    play_wanted, train_wanted
        ``(playground)``: the person wants to play there, or to train from scratch.
    path_chosen
        A model, or a run's folder.
    """

    painted = Signal()
    playing = Signal()
    play_wanted = Signal(str)
    train_wanted = Signal(str)
    path_chosen = Signal(Path)

    def __init__(self, desk: TrainingDesk, recent: RecentFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAccessibleName(self.tr("Start"))
        self._desk = desk
        self._recent = recent
        self._furnished = False
        self._told = False
        self.running: Path | None = None
        self._step: int | None = None  # of the run that is trained now; its folder knows that of its last save
        self.cards = [Card(room, self) for room in PLAYGROUNDS]
        for card in self.cards:
            card.play_wanted.connect(self.play_wanted)
            card.train_wanted.connect(self.train_wanted)
        self.models = RecentList(
            "welcome.models",
            self.tr("Recent models"),
            (self.tr("Model"), self.tr("Playground"), self.tr("When")),
            self.tr("Models of your own stand here: save one in its tab, or open a file by File > Open model."),
            self,
        )
        self.runs = RecentList(
            "welcome.runs",
            self.tr("Recent runs"),
            (self.tr("Data"), self.tr("Playground"), self.tr("When"), self.tr("State"), self.tr("Step")),
            self.tr("Nothing has been trained yet. Press “Train from scratch” above; whatever you train stands here."),
            self,
            numbers=(_STEP,),
        )
        for each in (self.models, self.runs):
            each.chosen.connect(self.path_chosen)
        self.at_start = TickBox(self.tr("Show this page at the start"), self)
        self.at_start.setObjectName("welcome.at_start")
        self.at_start.setToolTip(self.tr("Without it, the window begins with the first playground."))
        self.at_start.setChecked(shown_at_start())
        self.at_start.toggled.connect(_remember_at_start)
        self._files = LatestWinsThread(self)
        self._files.result.connect(self._on_runs, Qt.ConnectionType.QueuedConnection)
        self._arrange()
        recent.changed.connect(self._show_models)
        desk.changed.connect(self._on_desk_changed)

    def furnish(self) -> None:
        """Put the models at play into their places, and read what is recent: after the first paint."""
        self._furnished = True
        for card in self.cards:
            card.furnish()
            card.picture.began.connect(self._on_began)
        self._show_models()
        self._ask_runs()

    def begin(self) -> None:
        """Let the models play; the engine is there."""
        for card in self.cards:
            card.picture.begin()

    def give_up(self, sentence: str) -> None:
        """Say why nothing will play."""
        for card in self.cards:
            card.picture.give_up(sentence)

    def model_of(self, name: str) -> tuple[ModelEntry, Any] | None:
        """Return the model that plays for a playground, and its snapshot; None before it does."""
        picture = next(card.picture for card in self.cards if card.room.name == name)
        return None if picture is None else picture.model

    def set_running(self, run_dir: Path | None) -> None:
        """Say which run is trained in this window now."""
        self.running, self._step = run_dir, None
        self._ask_runs()

    def set_step(self, step: int) -> None:
        """Say how far the run has come that is trained in this window now."""
        self._step = step
        if self.running is not None and self.isVisible():
            self.runs.set_word(self.running, _STEP, _counted(step))

    def shutdown(self) -> None:
        """End the threads."""
        for card in self.cards:
            card.shutdown()
        self._files.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """List what has come while another tab was in front."""
        super().showEvent(event)
        self._show_models()
        self._ask_runs()

    def _arrange(self) -> None:
        page = _Page(self)
        greeting = Sentence(self)
        greeting.setText(
            self.tr("These models were trained with this program. Play with them, or watch one of your own learn.")
        )
        grid = QGridLayout(page)  # the lists stand in the columns of the cards
        grid.setContentsMargins(2 * WIDE, WIDE, 2 * WIDE, GAP)
        grid.setHorizontalSpacing(2 * WIDE)
        grid.setVerticalSpacing(GAP)
        every = len(self.cards)
        grid.addWidget(greeting, 1, 0, 1, every)
        for column, card in enumerate(self.cards):
            card.lay_out(grid, 2, column)
        below = grid.rowCount()
        for title, widget, column, span in (
            (self.tr("Recent models"), self.models, 0, 1),
            (self.tr("Recent runs"), self.runs, 1, every - 1),
        ):
            above = heading(title)
            above.setContentsMargins(0, GAP, 0, 0)
            above.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            grid.addWidget(above, below, column, 1, span)
            grid.addWidget(widget, below + 1, column, 1, span)
            widget.set_rows(MOST_RUNS)
        grid.addWidget(self.at_start, below + 2, 0, 1, every, Qt.AlignmentFlag.AlignLeft)
        # The lists grow first; what they leave goes above and below everything.
        for row, share in ((0, 1), (below + 1, _ABOVE_ALL), (below + 3, 1)):
            grid.setRowStretch(row, share)
        for row in (0, below + 3):
            grid.addItem(QSpacerItem(0, 0), row, 0)
        scroll = QScrollArea(self)
        scroll.setObjectName("welcome.page")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        page.setBackgroundRole(QPalette.ColorRole.Window)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        FirstPaint(page).happened.connect(self.painted)

    @Slot()
    def _on_began(self) -> None:
        if not self._told:
            self._told = True
            self.playing.emit()

    @Slot()
    def _on_desk_changed(self) -> None:
        if self._furnished:
            for card in self.cards:
                card.picture.set_slow(self._desk.busy and not self._desk.paused)

    @Slot()
    def _show_models(self) -> None:
        if self._furnished:
            files = [each for each in self._recent.files() if each.kind == "model" and is_there(Path(each.path))]
            self.models.set_lines([_line_of_model(each) for each in files])

    def _ask_runs(self) -> None:
        if self._furnished and self.isVisible():
            self._files.submit(_newest_runs)

    @Slot(object, object)
    def _on_runs(self, _stamp: object, runs: Sequence[_Run]) -> None:
        self.runs.set_lines([self._line_of_run(run) for run in runs])

    def _line_of_run(self, run: _Run) -> Line:
        state = {
            "running": self.tr("Trains now"),
            "interrupted": self.tr("Interrupted"),
            "finished": self.tr("Finished"),
            "stopped": self.tr("Stopped"),
            "diverged": self.tr("Diverged"),
            "failed": self.tr("Failed"),
            None: self.tr("Cannot be read"),
        }[run.status]
        step = self._step if run.folder == self.running and self._step is not None else run.step
        return Line(run.folder, (run.data, run.room, when_in_words(run.when), state, _counted(step)))


class Card(QObject):
    """One playground: its model at play, what it is in a sentence, and two ways in.

    Attributes
    ----------
    play_wanted, train_wanted
        ``(playground)``.
    picture
        The model at play, once `furnish` has made it.
    """

    play_wanted = Signal(str)
    train_wanted = Signal(str)

    def __init__(self, room: Playground, page: QWidget) -> None:
        super().__init__(page)
        self.room = room
        self.picture: Any = None
        self._title = heading(title_of(room))
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.frame = _Frame(page)
        self._place = QStackedLayout(self.frame)
        self._place.addWidget(EmptyState(self.tr("Starting…"), self.frame))
        self._sentence = Sentence(page)
        self._sentence.setText(summary_of(room))
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.play = QPushButton(self.tr("Play"), page)
        self.play.setObjectName(f"welcome.{room.name}.play")
        self.play.setAccessibleName(self.tr("Play with {title}").format(title=title_of(room)))
        self.play.setToolTip(self.tr("Open this playground, with the model that you see here in play."))
        self.train = QPushButton(self.tr("Train from scratch"), page)
        self.train.setObjectName(f"welcome.{room.name}.train")
        self.train.setAccessibleName(self.tr("Train {title} from scratch").format(title=title_of(room)))
        self.train.setToolTip(self.tr("Open this playground, and train a new model with its first settings."))
        self.play.clicked.connect(partial(self.play_wanted.emit, room.name))
        self.train.clicked.connect(partial(self.train_wanted.emit, room.name))

    def lay_out(self, grid: QGridLayout, row: int, column: int) -> None:
        """Put the parts into a column of a grid, from a row on; the rows keep those of all cards on one line."""
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.play, 1)
        buttons.addWidget(self.train, 1)
        for below, part in enumerate((self._title, self.frame, self._sentence)):
            grid.addWidget(part, row + below, column)
        grid.addLayout(buttons, row + 3, column)
        grid.setColumnStretch(column, 1)

    def furnish(self) -> None:
        """Make the model's place, which needs numpy."""
        self.picture = self.room.module("miniature").Miniature(self.room, self.frame)
        self._place.addWidget(self.picture)
        self._place.setCurrentWidget(self.picture)

    def shutdown(self) -> None:
        """End the thread of the model."""
        if self.picture is not None:
            self.picture.shutdown()


class _Page(QWidget):
    """Stands in the middle of a screen that is wider than it grows."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out what is left at both sides."""
        super().resizeEvent(event)
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        side = max(2 * WIDE, (event.size().width() - MOST_WIDTH) // 2)
        layout.setContentsMargins(side, margins.top(), side, margins.bottom())


class _Frame(QWidget):
    """A place of one shape, whatever stands in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow in height as in width."""
        super().resizeEvent(event)
        self.setFixedHeight(round(PICTURE_SHAPE * event.size().width()))


@dataclass(frozen=True, slots=True)
class _Run:
    """What is told of a run; of one whose record cannot be read, only where it lies."""

    folder: Path
    data: str
    room: str = ""
    when: float = 0.0
    status: Status | None = None
    step: int | None = None


def _newest_runs() -> list[_Run]:
    """Read the newest runs, in a thread of its own."""
    return [_run_of(folder, record) for folder, record in islice(newest_runs(), MOST_RUNS)]


def _run_of(folder: Path, record: RunRecord | None) -> _Run:
    if record is None or not has_playground(record.playground):
        return _Run(folder, folder.name)
    room = playground(record.playground)
    data = data_named(room, record.data)
    return _Run(folder, data, title_of(room), when_of(record.created), record.status, record.step)


def _counted(step: int | None) -> str:
    return "" if step is None else number(f"{step:,}")


def _line_of_model(file: RecentFile) -> Line:
    path = Path(file.path)
    title = next((title_of(room) for room in PLAYGROUNDS if room.name == file.playground), "")
    return Line(path, (path.name.removesuffix(".safetensors"), title, when_in_words(file.when)))


def _remember_at_start(shown: bool) -> None:
    settings().setValue(_KEY, "true" if shown else "false")
