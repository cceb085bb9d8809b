"""What the tabs of all playgrounds share: the panel on the left, the model in play, its worker threads."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from gdl_desktop.core.cards import Card, ModelEntry, card_text, headline
from gdl_desktop.core.cards import title_of as title_of_card
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.events import Event, Metrics, Past, Started, Weights
from gdl_desktop.core.judgement import Judgement
from gdl_desktop.core.kept_run import KeptRun
from gdl_desktop.core.registry import Playground, engine
from gdl_desktop.qt.panels.model_bar import ModelBar, show_card
from gdl_desktop.qt.panels.training_panel import TrainingPanel
from gdl_desktop.qt.sentences import translated
from gdl_desktop.qt.words import data_named, marked, title_of
from gdl_desktop.qt.workers.desk import TrainingDesk
from gdl_desktop.qt.workers.latest_wins import Errand, InOrderThread, LatestWinsThread

_OPEN, _CHOOSE, _SAVE, _READ, _LIST, _BEGIN, _KEEP = "open", "choose", "save", "read", "list", "begin", "keep"
_REOPEN, _STAND = "reopen", "stand"
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
        Whether this playground's own training runs.
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
        self._files = InOrderThread(self)
        self.models = ModelBar(room.name)
        self._begins_with_shipped = False
        self._run_dir: Path | None = None  # of the model in play, where it is one of a run
        self._origin = ""  # of the model in play, in words
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.panel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

        self.panel.train_started.connect(self._on_train_started)
        self.panel.train_continued.connect(self._on_train_continued)
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
        self._files.result.connect(self._on_file_done, queued)
        self._files.failed.connect(self._on_file_failed, queued)
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
        self._files.submit(job, (_READ, stamp))

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
            self._files.submit(partial(_reopen, path, self.room.name), (_REOPEN, (path, origin)))
        else:
            self._open(path, _OPEN, origin)

    @Slot(object)
    def play_with(self, entry: ModelEntry) -> None:
        """Open a model that has a name and play with it."""
        self._open(entry.path, _CHOOSE if entry.origin == "shipped" else _OPEN, _origin(entry))

    @Slot(Path)
    def save_model(self, path: Path) -> None:
        """Save the model in play as one file."""
        if self.snapshot is not None:
            self._files.submit(partial(_save, self.snapshot, path), (_SAVE, path))

    def shutdown(self) -> None:
        """End worker threads and downloads, letting files that are being written be finished."""
        self._player.stop()
        self._files.stop()
        self.panel.shutdown()

    @Slot(object)
    def hand_in(self, judgement: Judgement) -> None:
        """Have written into the run of the model in play what a judge says of it."""
        if self.training and self.desk.control is not None:
            self.desk.control.hand_in(judgement)
        elif self._run_dir is not None:
            self._files.submit(partial(_keep, self._run_dir, judgement), (_KEEP, None))

    # Hooks

    def training_started(self) -> None:
        """Make room for a new training: clear plots and samples."""

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
        """Leave the live state; the last weights stay in play."""

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
    def _on_train_started(self) -> None:
        self.training = True
        self._run_dir = None
        self.models.set_training(True)
        self.training_started()

    @Slot()
    def _on_train_continued(self) -> None:
        self.training = True
        self.models.set_training(True)
        self.training_continued()

    @Slot()
    def _on_desk_changed(self) -> None:
        if self.training and self.desk.owner == self.room.name:
            self.training_paused(self.desk.paused)

    @Slot(object)
    def _on_events(self, events: list[Event]) -> None:
        at = next((index for index, event in enumerate(events) if isinstance(event, Past)), None)
        if at is not None:
            self.show_events(events[:at])
            self.recall(events[at].figures)  # type: ignore[union-attr]  # by the line above
        self.show_events(events if at is None else events[at + 1 :])
        started = next((event for event in events if isinstance(event, Started)), None)
        if started is not None:
            self._run_dir = started.run_dir
        if any(isinstance(event, Weights) for event in events):
            self._take(self.desk.last_published, _LEARNING)

    @Slot()
    def _on_train_ended(self) -> None:
        self.training = False
        self.models.set_training(False)
        # After a training that failed these are the weights of its last good checkpoint.
        if self.desk.last_published is not None:
            self._take(self.desk.last_published, _LEARNT)
        self.training_ended()
        if self._run_dir is not None:
            self._files.submit(partial(_stand, self._run_dir), (_STAND, None))

    @Slot(object, object)
    def _on_answer(self, stamp: Any, value: Any) -> None:
        self.answered(stamp, value)

    @Slot(object, str)
    def _on_play_failed(self, stamp: Any, sentence: str) -> None:
        self.play_failed(stamp, sentence)

    @Slot(object, object)
    def _on_file_done(self, stamp: tuple[str, Any], value: Any) -> None:
        what, about = stamp
        if what == _READ:
            self.has_read(about, value)
        elif what == _LIST:
            self._on_listed(value)
        elif what == _SAVE:
            self.message.emit(self.tr("Saved {name}.").format(name=about.name))
            self._list_models()
            self.model_saved.emit(about)
        elif what == _STAND:
            if not self.training and value.folder == self._run_dir:
                self.panel.offer(value)
        elif what != _KEEP:
            self._on_model_read(what, about, value)

    def _on_listed(self, entries: list[ModelEntry]) -> None:
        self.models.offer(entries)
        if self._begins_with_shipped and entries and entries[0].origin == "shipped" and self._is_idle:
            self._open(entries[0].path, _BEGIN, _origin(entries[0]))
        self._begins_with_shipped = False

    def _on_model_read(self, what: str, about: tuple[Path, str], value: Any) -> None:
        path, origin = about
        if what == _BEGIN and not self._is_idle:
            return  # something newer came first
        if self.training:
            sentence = self.tr("{name} was not opened, because training has begun meanwhile.")
            self.message.emit(sentence.format(name=path.name))
            return
        run = value if isinstance(value, _Reopened) else None
        self._run_dir = None if run is None else path
        self._take(value if run is None else run.snapshot, origin)
        self.panel.offer(None)
        if what != _BEGIN:
            self.message.emit(self.tr("Opened {name}.").format(name=path.name))
            self.panel.tell(self.tr("{name} is in play.").format(name=path.name))
        self.model_opened.emit()
        if run is not None:
            self._show_run(run)
        if what in (_OPEN, _REOPEN):
            self.own_model_opened.emit(path)

    def _show_run(self, run: _Reopened) -> None:
        self.recall(run.past)
        if run.kept is None:
            self.panel.tell(translated(run.trouble))
        else:
            self.panel.show_run(run.kept)

    @property
    def _is_idle(self) -> bool:
        """Whether nothing is in play and nothing is about to be."""
        return self.snapshot is None and not self.training

    @Slot(object, str)
    def _on_file_failed(self, stamp: tuple[str, Any], sentence: str) -> None:
        what, about = stamp
        if what == _READ:
            self.read_failed(about, sentence)
        elif what in (_LIST, _BEGIN, _KEEP, _STAND):
            self.message.emit(translated(sentence))  # nobody asked for it, so no dialog
        else:
            self.panel.show_error(sentence)

    def _list_models(self) -> None:
        self._files.submit(partial(_list, self.room.name), (_LIST, None))

    def _open(self, path: Path, what: str, origin: str) -> None:
        self._files.submit(partial(_open, path, self.room.name), (what, (path, origin)))

    def _named_card(self) -> Card:
        """Return the card of the model in play; one without a title is called by what it learned from."""
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


@dataclass(frozen=True, slots=True)
class _Reopened:
    """A run that was opened: its newest model, how it stands, or why it cannot be continued, and what it has said."""

    snapshot: Any
    kept: KeptRun | None
    trouble: str
    past: tuple[Metrics, ...]


def _origin(entry: ModelEntry) -> str:
    if entry.origin == "shipped":
        return QCoreApplication.translate("PlaygroundView", "Shipped model")
    return QCoreApplication.translate("PlaygroundView", "Your model {name}").format(name=entry.name)


def _list(playground: str) -> list[ModelEntry]:
    return engine().list_models(playground)


def _open(path: Path, playground: str) -> Any:
    return engine().open_model(path, playground)


def _reopen(folder: Path, playground: str) -> _Reopened:
    snapshot = engine().open_model(folder, playground)
    step = int(snapshot.card.get("step", 0))
    kept, trouble = None, ""
    try:
        kept = replace(engine().kept_run(folder), step=step)
    except UserError as error:  # its model can be played with all the same
        trouble = str(error)
    return _Reopened(snapshot, kept, trouble, engine().past_of_run(folder, step))


def _stand(folder: Path) -> KeptRun:
    return engine().kept_run(folder)


def _keep(run_dir: Path, judgement: Judgement) -> None:
    engine().keep_judgement(run_dir, judgement)


def _save(snapshot: Any, path: Path) -> None:
    engine().save_model(snapshot, path)
