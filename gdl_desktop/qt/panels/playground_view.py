"""What the tabs of all playgrounds share: the panel on the left, the model in play, its worker threads."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from gdl_desktop.core.cards import Card, ModelEntry, card_text, headline
from gdl_desktop.core.cards import title_of as title_of_card
from gdl_desktop.core.events import Event, Metrics, Past, Started, Weights
from gdl_desktop.core.judgement import Judgement
from gdl_desktop.core.kept_run import KeptRun
from gdl_desktop.core.registry import Playground
from gdl_desktop.qt.panels.model_bar import ModelBar, show_card
from gdl_desktop.qt.panels.training_panel import TrainingPanel
from gdl_desktop.qt.sentences import translated
from gdl_desktop.qt.words import data_named, marked, title_of
from gdl_desktop.qt.workers.archive import Archive, Reopened
from gdl_desktop.qt.workers.desk import TrainingDesk
from gdl_desktop.qt.workers.job_thread import Errand
from gdl_desktop.qt.workers.latest_wins import LatestWinsThread

_LEARNING = marked("PlaygroundView", "The model of this training")
_LEARNT = marked("PlaygroundView", "The model of the last training")


class PlaygroundView(QWidget):
    """The tab of one playground; a subclass adds what is played with.

    A subclass builds its widgets in `__init__`, hands them over with `set_content` and overrides the
    hooks `training_started`, `training_continued`, `training_paused`, `clear_figures`, `show_events`,
    `training_ended`, `model_changed` and `answered`.

    Parameters
    ----------
    room
        The playground.
    desk
        Runs the one training of the window.
    panel
        The playground's panel where there is one already; without it the view makes its own.

    Attributes
    ----------
    message
        A sentence for the status bar.
    model_opened
        A model that was trained before has been opened and is in play.
    own_model_opened
        It came from that path, where the person has it; behind `model_opened`.
    model_saved
        The model in play has been saved there.
    snapshot
        The model in play, opaque to the view: the newest weights of the training, or of a file that
        was opened. None before the first.
    training
        Whether this playground's own training has begun and is not over.
    """

    message = Signal(str)
    model_opened = Signal()
    own_model_opened = Signal(Path)
    model_saved = Signal(Path)

    def __init__(self, room: Playground, desk: TrainingDesk, panel: TrainingPanel | None = None) -> None:
        super().__init__()
        self.setObjectName(f"{room.name}.view")
        self.setAccessibleName(title_of(room))
        # A tab widget repaints all of itself whenever any label within has new words; not through an opaque page.
        self.setAutoFillBackground(True)
        self.room = room
        self.desk = desk
        self.snapshot: Any = None
        self.training = False
        self.panel = TrainingPanel(room, desk) if panel is None else panel
        self._player = LatestWinsThread(self)
        self._archive = Archive(room.name, self)
        self.models = ModelBar(room.name)
        self._begins_with_shipped = False
        self._run_dir: Path | None = None  # of the model in play, where it is one of a run
        self._handed_ahead: list[Judgement] = []  # to a training that is about to go on, and may yet fail to begin
        self._origin = ""  # of the model in play, in words
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.panel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

        self.panel.events.connect(self._on_events)
        self.panel.train_ended.connect(self._on_train_ended)
        desk.changed.connect(self._on_desk_changed)
        self.panel.files.open_wanted.connect(self.open_model)
        self.panel.files.save_wanted.connect(self.save_model)
        self.models.chosen.connect(self.play_with)
        self.models.card_wanted.connect(self._on_card_wanted)
        queued = Qt.ConnectionType.QueuedConnection
        self._player.result.connect(self._on_answer, queued)
        self._player.failed.connect(self._on_play_failed, queued)
        self.panel.files.set_available(False)

    def set_content(self, content: QWidget) -> None:
        """Place what is played with beside the panel, below the line that says which model it is."""
        side = QWidget()
        stack = QVBoxLayout(side)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.models)
        stack.addWidget(content, 1)
        self._splitter.addWidget(side)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)

    def play(self, job: Callable[[], object], stamp: object = None) -> None:
        """Ask the model something in the playing thread; a newer question replaces one that waits.

        `answered` gets the stamp and the value. The job imports torch where it needs it, not the view.
        """
        self._player.submit(job, stamp)

    def play_between(self, errand: Errand, stamp: object) -> None:
        """Ask for something longer, a generator that gives way to what `play` asks at each of its yields.

        An errand that waits with an equal stamp is replaced. `answered` gets the stamp and the value.
        """
        self._player.submit_errand(errand, stamp)

    def read(self, job: Callable[[], object], stamp: object) -> None:
        """Read something from files, in its turn; `has_read` gets the stamp and the value."""
        self._archive.read(job, partial(self.has_read, stamp), partial(self.read_failed, stamp))

    def begin_with_shipped(self) -> None:
        """Play with the first model that ships for this playground, unless one is in play by then.

        It is found and read in a worker thread, which imports torch: call it when the window has been painted.
        """
        self._begins_with_shipped = True
        self._list_models()

    @Slot(Path)
    def open_model(self, path: Path) -> None:
        """Open a model file, or a run's folder with all that can be continued, and play with it."""
        origin = self.tr("Opened: {name}").format(name=path.name)
        if path.is_dir():
            self._archive.reopen(path, partial(self._play_run, path, origin), self.panel.show_error)
        else:
            self._archive.open_model(path, partial(self._play_own, path, origin), self.panel.show_error)

    @Slot(object)
    def play_with(self, entry: ModelEntry) -> None:
        """Open a model that has a name and play with it."""
        then = self._play_opened if entry.origin == "shipped" else self._play_own
        self._archive.open_model(entry.path, partial(then, entry.path, _origin(entry)), self.panel.show_error)

    @Slot(Path)
    def save_model(self, path: Path) -> None:
        """Save the model in play as one file."""
        if self.snapshot is not None:
            self._archive.save_model(self.snapshot, path, partial(self._on_saved, path), self.panel.show_error)

    def shutdown(self) -> None:
        """End worker threads and downloads, letting files that are being written be finished."""
        self._player.stop()
        self._archive.stop()
        self.panel.shutdown()

    @Slot(object)
    def hand_in(self, judgement: Judgement) -> None:
        """Have written into the run of the model in play what a judge says of it."""
        about_to_go_on = self._run_dir is not None and self.panel.training and self.panel.goes_on == self._run_dir
        if (self.training or about_to_go_on) and self.desk.control is not None:
            self.desk.control.hand_in(judgement)  # the run is its training's
            if not self.training:
                self._handed_ahead.append(judgement)
        elif self._run_dir is not None:
            self._archive.keep_judgement(self._run_dir, judgement, self._mention)

    # Hooks

    def training_started(self) -> None:
        """Make room for a new training, which has just begun: clear plots and samples."""

    def training_continued(self) -> None:
        """Go on from the model in play; what its run has said is shown already, or about to come by `recall`."""

    def training_paused(self, paused: bool) -> None:
        """Know whether the training rests; told again whenever something about it changes."""

    def clear_figures(self) -> None:
        """Empty the plots."""

    def recall(self, figures: Sequence[Metrics]) -> None:
        """Show what a run had said before, in place of what the plots show."""
        self.clear_figures()
        self.show_events(list(figures))

    def show_events(self, events: list[Event]) -> None:
        """Show what this playground's training tells, oldest first."""

    def training_ended(self) -> None:
        """Leave the live state; the last weights stay in play. Not told of what never began."""

    def model_changed(self) -> None:
        """Play with the new `snapshot`."""

    def answered(self, stamp: Any, value: Any) -> None:
        """Show the answer to a question asked with `play`."""

    def play_failed(self, stamp: Any, sentence: str) -> None:
        """Say that a question could not be answered."""
        self.message.emit(translated(sentence))

    def has_read(self, stamp: Any, value: Any) -> None:
        """Take what was asked for with `read`."""

    def read_failed(self, stamp: Any, sentence: str) -> None:
        """Do without what could not be read."""
        self.message.emit(translated(sentence))

    # What the panel, the bar and the threads say

    @Slot()
    def _on_card_wanted(self) -> None:
        if self.snapshot is not None:
            title = headline(self._named_card(), in_words=_in_words) or title_of(self.room)
            show_card(self, title, card_text(self.snapshot.card, translated), f"{self.room.name}.card_dialog")

    @Slot()
    def _on_desk_changed(self) -> None:
        self.models.set_training(self.panel.training)
        if self.training and self.desk.owner == self.room.name:
            self.training_paused(self.desk.paused)

    @Slot(object)
    def _on_events(self, events: list[Event]) -> None:
        started = next((event for event in events if isinstance(event, Started)), None)
        if started is not None:
            self._begin(started)
        at = next((index for index, event in enumerate(events) if isinstance(event, Past)), None)
        if at is not None:
            self.show_events(events[:at])
            self.recall(events[at].figures)  # type: ignore[union-attr]  # by the line above
        self.show_events(events if at is None else events[at + 1 :])
        if any(isinstance(event, Weights) for event in events):
            self._take(self.desk.last_published, _LEARNING)

    def _begin(self, started: Started) -> None:
        """Turn to a training. It was asked for a while ago; one that cannot begin takes nothing away."""
        self.training = True
        self._run_dir = started.run_dir
        self._handed_ahead.clear()
        if started.start_step:
            self.training_continued()
        else:
            self.training_started()
        self.training_paused(self.desk.paused)  # it may have been paused before it began

    @Slot()
    def _on_train_ended(self) -> None:
        if not self.training:
            judgements, self._handed_ahead = self._handed_ahead, []
            for judgement in judgements:
                self.hand_in(judgement)
            return
        self.training = False
        # After a training that failed these are the weights of its last good checkpoint.
        if self.desk.last_published is not None:
            self._take(self.desk.last_published, _LEARNT)
        self.training_ended()
        if self._run_dir is not None:
            self._archive.look_up(self._run_dir, self._on_looked_up, self._mention)

    @Slot(object, object)
    def _on_answer(self, stamp: Any, value: Any) -> None:
        self.answered(stamp, value)

    @Slot(object, str)
    def _on_play_failed(self, stamp: Any, sentence: str) -> None:
        self.play_failed(stamp, sentence)

    # What the archive says

    def _list_models(self) -> None:
        self._archive.list_models(self._on_listed, self._mention)

    def _on_listed(self, entries: list[ModelEntry]) -> None:
        self.models.offer(entries)
        if self._begins_with_shipped and entries and entries[0].origin == "shipped" and self._is_idle:
            self._archive.open_model(entries[0].path, partial(self._begin_with, _origin(entries[0])), self._mention)
        self._begins_with_shipped = False

    def _on_saved(self, path: Path) -> None:
        self.message.emit(self.tr("Saved {name}.").format(name=path.name))
        self._list_models()
        self.model_saved.emit(path)

    def _on_looked_up(self, run: KeptRun) -> None:
        if not self.training and run.folder == self._run_dir:
            self.panel.offer(run)

    def _begin_with(self, origin: str, snapshot: Any) -> None:
        if self._is_idle:  # else something newer came first
            self._put_in_play(snapshot, origin, None)
            self.model_opened.emit()

    def _play_own(self, path: Path, origin: str, snapshot: Any) -> None:
        if self._play_opened(path, origin, snapshot):
            self.own_model_opened.emit(path)

    def _play_run(self, path: Path, origin: str, run: Reopened) -> None:
        if self._play_opened(path, origin, run.snapshot, run_dir=path):
            self._show_run(run)
            self.own_model_opened.emit(path)

    def _play_opened(self, path: Path, origin: str, snapshot: Any, run_dir: Path | None = None) -> bool:
        """Play with what the person wanted to be opened; return False where a training has begun meanwhile."""
        if self.panel.training:  # or about to
            sentence = self.tr("{name} was not opened, because training has begun meanwhile.")
            self.message.emit(sentence.format(name=path.name))
            return False
        self._put_in_play(snapshot, origin, run_dir)
        # What plots and progress show is of another model; where this one has a run, that is shown next.
        self.clear_figures()
        self.panel.clear_progress()
        self.message.emit(self.tr("Opened {name}.").format(name=path.name))
        self.panel.tell(self.tr("{name} is in play.").format(name=path.name))
        self.model_opened.emit()
        return True

    def _put_in_play(self, snapshot: Any, origin: str, run_dir: Path | None) -> None:
        self._run_dir = run_dir
        self._take(snapshot, origin)
        self.panel.offer(None)

    def _show_run(self, run: Reopened) -> None:
        self.recall(run.past)
        if run.kept is None:
            self.panel.tell(translated(run.trouble))
        else:
            self.panel.show_run(run.kept)

    @property
    def _is_idle(self) -> bool:
        """Whether nothing is in play, and no training has begun."""
        return self.snapshot is None and not self.training

    def _mention(self, sentence: str) -> None:
        """Say in passing what went wrong: nobody asked for it, so no dialog."""
        self.message.emit(translated(sentence))

    def _named_card(self) -> Card:
        """Return the card of the model in play; one without a title is called by what it learnt from."""
        card: Card = self.snapshot.card
        return card if title_of_card(card) else {**card, "title": data_named(self.room, str(card.get("data", "")))}

    def _take(self, snapshot: Any, origin: str) -> None:
        if snapshot is not self.snapshot:
            self.snapshot = snapshot
            self.panel.files.set_available(True)
            self.model_changed()
        if origin != self._origin or origin not in (_LEARNING, _LEARNT):
            self._origin = origin
            size = sum(tensor.numel() for tensor in snapshot.tensors.values())
            words = self.tr(origin) if origin in (_LEARNING, _LEARNT) else origin
            self.models.tell(": ".join(filter(None, (words, headline(self._named_card(), size, _in_words)))))


def _in_words(part: str) -> str:
    """Return a part of a model's headline in the language of the window, with a minus where a number has one."""
    return re.sub(r"(?<!\S)-(?=\d)", "−", translated(part))


def _origin(entry: ModelEntry) -> str:
    if entry.origin == "shipped":
        return QCoreApplication.translate("PlaygroundView", "Shipped model")
    return QCoreApplication.translate("PlaygroundView", "Your model {name}").format(name=entry.name)
