"""The left column of a tab: what to train, and how to steer it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gdl_desktop.core.control import RunControl
from gdl_desktop.core.errors import ConfigError
from gdl_desktop.core.events import Event, Failure, Finished, Note, Progress, Started
from gdl_desktop.core.kept_run import KeptRun
from gdl_desktop.core.registry import Playground, RunRequest, engine
from gdl_desktop.qt.forms.config_form import ConfigForm
from gdl_desktop.qt.forms.editors import CalmComboBox, IntEditor
from gdl_desktop.qt.forms.field import EDITOR_WIDTH
from gdl_desktop.qt.panels.continuing import ContinueButton, reached_by, standing_of
from gdl_desktop.qt.panels.data_picker import DataPicker
from gdl_desktop.qt.panels.model_files import ModelFiles
from gdl_desktop.qt.panels.notice import show_notice
from gdl_desktop.qt.sentences import translated
from gdl_desktop.qt.widgets.sentence import Sentence
from gdl_desktop.qt.words import duration, fill, marked, number, steps_taken, title_of
from gdl_desktop.qt.workers.desk import TrainingDesk

_BAR_STEPS = 1000
_BESIDE_BAR = 6
_ENDINGS = {
    "finished": marked("TrainingPanel", "Training finished after {time} and {step:,} steps."),
    "stopped": marked(
        "TrainingPanel", "Stopped after {time} and {step:,} steps; the model is saved and can be played with."
    ),
    "diverged": marked(
        "TrainingPanel", "The loss was no longer a number, so training went back to its last good state and stopped."
    ),
}


class TrainingPanel(QWidget):
    """Settings and buttons of one playground, on the desk that all of them share.

    Attributes
    ----------
    events
        A list of this playground's events, as the desk delivers them.
    train_ended
        This playground's training is over and all of its events were delivered; it may not have begun at all.
    config_applied
        A preset or another whole config was put into the form.
    files
        The buttons that open and save models.
    goes_on
        Folder of the run that is trained on, from the click that asks for it; None for a new one.
    """

    events = Signal(object)
    train_ended = Signal()
    config_applied = Signal()

    def __init__(self, playground: Playground, desk: TrainingDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.playground = playground
        self.desk = desk
        self._name = playground.name
        self.setObjectName(f"{self._name}.panel")
        settings = playground.module("config")
        self._presets: dict[str, Any] = settings.PRESETS
        self._title = title_of(playground)
        self._running, self._paused = self.tr("Training…"), self.tr("Paused.")
        self._status_sentence = self.tr("Press Train to begin.")
        self._complaint = ""  # about the settings; it stands in front of the sentence until they are changed

        self.preset = CalmComboBox(self)
        tip = self.tr("Settings that belong together. Change any of them afterwards.")
        self._call(self.preset, "preset", self.tr("Preset"), tip)
        for preset in self._presets:
            self.preset.addItem(QCoreApplication.translate("Choices", preset), preset)
        self.preset.setPlaceholderText(self.tr("your own settings"))
        self.preset.activated.connect(self._on_preset)
        self.goes_on: Path | None = None
        self._open: list[QPushButton] = []  # of the four that steer a training
        self._looked_at = ""  # the name of data that may be about to be chosen
        self.data = DataPicker(playground.data_kind, settings.DEFAULT_DATA, f"{self._name}.data", self)
        self.seed = IntEditor(0, parent=self)
        tip = self.tr("The same seed and settings give the same training again.")
        self._call(self.seed, "seed", self.tr("Seed"), tip)
        self.form = ConfigForm(settings.Config, self._name, self)  # parents in reading order: Tab walks in it
        self.form.edited.connect(self._show_preset)
        self.form.edited.connect(self._withdraw_complaint)
        self.form.live_changed.connect(self._on_live_changed)

        self._train = self._button("train", self.tr("Train"), self._on_train)
        self._pause = self._button("pause", self.tr("Pause"), self._on_pause)
        self._step = self._button("step", self.tr("Step"), desk.step)
        self._stop = self._button("stop", self.tr("Stop"), desk.stop)
        self._continue = ContinueButton(self._name, self)
        self._continue.wanted.connect(self._train_on)
        self.files = ModelFiles(self._name, self)
        self.progress = QProgressBar(self)
        self._call(self.progress, "progress", self.tr("Progress of the training"))
        self.progress.setRange(0, _BAR_STEPS)
        self.progress.setFormat(self.tr("%p%"))
        self.throughput = Sentence(self)
        self._call(self.throughput, "throughput", self.tr("Step, time left and throughput"))
        self.status = Sentence(self)
        self._call(self.status, "status", self.tr("State of the training"))
        self.status.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._arrange()

        self.data.looking.connect(self._on_looking)
        desk.changed.connect(self._refresh)
        desk.events.connect(self._on_events)
        desk.ended.connect(self._on_ended)
        self.set_config(self._presets[settings.DEFAULT_PRESET])
        self._refresh()

    @property
    def training(self) -> bool:
        """Whether this playground's training runs or is paused."""
        return self.desk.owner == self._name

    def set_config(self, config: Any) -> None:
        """Put a whole config into the form."""
        self.form.set_config(config)
        self._show_preset()
        self._withdraw_complaint()
        self.config_applied.emit()

    def offer(self, run: KeptRun | None) -> None:
        """Offer to train a run on from where it stands; None offers nothing."""
        self._continue.offer(run)

    def show_run(self, run: KeptRun) -> None:
        """Show the settings of a run and where it stands, and offer to train it on."""
        self._fill_in(run, run.config)
        self.progress.setValue(round(_BAR_STEPS * run.fraction))
        self.throughput.setText(reached_by(run))
        self._say(standing_of(run))
        self.offer(run)

    def clear_progress(self) -> None:
        """Show no training's course."""
        self.progress.setValue(0)
        self.throughput.setText("")
        self._refresh()

    def tell(self, sentence: str) -> None:
        """Show a sentence as the state of things."""
        self._say(sentence)

    def show_error(self, sentence: str, details: str = "") -> None:
        """Show a sentence in a dialog that does not block; details stay behind a button."""
        show_notice(self, sentence, details, f"{self._name}.failure")

    def shutdown(self) -> None:
        """End a download that runs."""
        self.data.shutdown()

    # Building

    def _call(self, widget: QWidget, name: str, accessible: str, tip: str = "") -> None:
        widget.setObjectName(f"{self._name}.{name}")
        widget.setAccessibleName(accessible)
        if tip:
            widget.setToolTip(tip)

    def _button(self, name: str, text: str, slot: Any, tip: str = "") -> QPushButton:
        button = QPushButton(text, self)
        self._call(button, name, text.rstrip("…"), tip)
        button.clicked.connect(slot)
        return button

    def _arrange(self) -> None:
        choice = QFormLayout()
        choice.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        choice.setVerticalSpacing(6)
        rows = ((self.tr("Preset"), self.preset), (self.tr("Data"), self.data), (self.tr("Seed"), self.seed))
        for title, widget in rows:
            label = QLabel(title, self)
            label.setMinimumWidth(self.form.label_width())  # one column with the form below
            widget.setMinimumWidth(EDITOR_WIDTH)
            label.setBuddy(self.data.combo if widget is self.data else widget)
            choice.addRow(label, widget)

        page = QWidget(self)
        inset = QVBoxLayout(page)
        inset.setContentsMargins(0, 0, 0, 0)
        inset.addWidget(self.form)
        inset.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setObjectName(f"{self._name}.settings")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the field that has the focus
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        bar = scroll.verticalScrollBar()
        # Without a bar the fields end where those above and the buttons below do.
        bar.rangeChanged.connect(lambda _, most: inset.setContentsMargins(0, 0, _BESIDE_BAR if most else 0, 0))
        scroll.setMinimumWidth(self.form.narrowest() + _BESIDE_BAR + bar.sizeHint().width())

        buttons = QGridLayout()
        buttons.setSpacing(4)
        for column, button in enumerate((self._train, self._pause, self._step, self._stop)):
            button.setMinimumWidth(button.fontMetrics().horizontalAdvance(self.tr("Resume")) + 16)
            buttons.addWidget(button, 0, column)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(choice)
        layout.addWidget(scroll, 1)
        course = QHBoxLayout()
        course.setSpacing(4)
        course.addWidget(self.progress, 1)
        course.addWidget(self._continue)
        layout.addLayout(buttons)
        keeps = self.progress.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keeps)
        layout.addLayout(course)
        layout.addWidget(self.throughput)
        layout.addWidget(self.status)
        layout.addWidget(self.files)
        # Nothing moves, least of all a button under the pointer, when these say nothing, one line or two.
        for label in (self.throughput, self.status):
            label.setMinimumHeight(2 * self.fontMetrics().lineSpacing())

    # What the person does

    @Slot()
    def _on_preset(self) -> None:
        self.set_config(self._presets[self.preset.currentData()])

    @Slot()
    def _show_preset(self) -> None:
        """Name the preset that the form shows, if it is one."""
        values = self.form.values()
        same = (name for name, config in self._presets.items() if self.form.shows(config, values))
        self.preset.setCurrentIndex(self.preset.findData(next(same, "")))

    @Slot()
    def _on_train(self) -> None:
        try:
            config = self.form.config()
        except ConfigError as error:
            self._complaint = translated(str(error))
            self._refresh()
            return
        self._complaint = ""
        seed = self.seed.current()
        assert isinstance(seed, int)
        wish = self.desk.wish
        request = RunRequest(
            self._name,
            config,
            self.data.data(),
            seed,
            threads=wish.threads,
            device=wish.device,
            precision=wish.precision,
            autosave_seconds=wish.autosave_seconds,
        )
        self.goes_on = None
        self._start(request)

    @Slot(object, object)
    def _train_on(self, run: KeptRun, max_steps: int | None) -> None:
        """Continue a run with its own settings; of those in the form only the live ones count."""
        live = {name: value for name, value in self.form.live_values().items() if value != getattr(run.config, name)}
        self._fill_in(run, replace(run.config, **live))
        self.goes_on = run.folder
        wish = self.desk.wish.autosave_seconds  # what it computes with is the run's own
        self._start(RunRequest(self._name, max_steps=max_steps, autosave_seconds=wish, run_dir=run.folder, resume=True))
        for name, value in live.items():
            self._on_live_changed(name, value)

    def _start(self, request: RunRequest) -> None:
        self._say(self.tr("Preparing…"))
        self.desk.start(self._name, self._title, partial(_train, request))

    def _fill_in(self, run: KeptRun, config: Any) -> None:
        """Show what a run was asked for, and its settings as they are by now."""
        self.set_config(config)
        if run.seed <= self.seed.maximum():
            self.seed.show_value(run.seed)
        self.data.choose(run.data)

    @Slot()
    def _on_pause(self) -> None:
        if self.desk.paused:
            self.desk.resume()
        else:
            self.desk.pause()

    @Slot()
    def _withdraw_complaint(self) -> None:
        if self._complaint:
            self._complaint = ""
            self._refresh()

    @Slot(str, object)
    def _on_live_changed(self, name: str, value: object) -> None:
        if self.training and self.desk.control is not None:
            self.desk.control.set_live(name, value)

    # What the desk tells

    @Slot(str, object)
    def _on_events(self, owner: str, events: list[Event]) -> None:
        if owner != self._name:
            return
        progress = next((event for event in reversed(events) if isinstance(event, Progress)), None)
        for event in events:
            if event is progress:
                self._show_progress(event)
            else:
                self._take_note(event)
        self.events.emit(events)

    @Slot(str)
    def _on_ended(self, owner: str) -> None:
        if owner == self._name:
            self.train_ended.emit()

    def _take_note(self, event: Event) -> None:
        match event:
            case Started():
                self._say(self._running)
                if not event.start_step:
                    self.offer(None)
                    self.clear_progress()
            case Note(text):
                self._say(translated(text))
            case Finished(status="finished"):
                self.progress.setValue(_BAR_STEPS)
                self._say_end(event)
            case Finished():
                self._say_end(event)
            case Failure(message, details):
                self._say(translated(message))
                self.show_error(message, details)

    def _say_end(self, event: Finished) -> None:
        ending = _ENDINGS.get(event.status)
        words = self.tr(ending) if ending else self.tr("Training ended after {time} and {step:,} steps.")
        self._say(fill(words, time=duration(event.seconds), step=event.step))

    def _show_progress(self, event: Progress) -> None:
        self.progress.setValue(round(_BAR_STEPS * event.fraction))
        pace = []
        if event.eta_seconds is not None and round(event.eta_seconds) > 0 and not self.desk.stopping:
            pace.append(self.tr("{time} left").format(time=duration(event.eta_seconds)))
        if event.steps_per_second > 0:
            pace.append(fill(self.tr("{rate:,.0f} examples/s"), rate=event.examples_per_second))
            pace.append(self.tr("{rate} steps/s").format(rate=_rate(event.steps_per_second)))
        epoch = self.tr("Epoch {epoch}") if event.epochs is None else self.tr("Epoch {epoch} of {all:,}")
        where = (fill(epoch, epoch=event.epoch, all=event.epochs), steps_taken(event.step, event.total_steps))
        self.throughput.setText(f"{' · '.join(where)}\n{' · '.join(pace)}")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to a button, if any has opened while another tab was in front."""
        super().focusInEvent(event)
        self._stand_on_a_button()

    def _stand_on_a_button(self) -> None:
        """Give the focus to the first button that is open; where none is, keep it until one opens.

        Left to Qt it goes to what comes next, where a key meant for Stop presses Save or is written into a field.
        """
        if self.window().focusWidget() not in self._open:
            next(iter(self._open), self).setFocus()

    def _say(self, sentence: str) -> None:
        self._status_sentence = sentence
        self._refresh()

    @Slot(str)
    def _on_looking(self, name: str) -> None:
        self._looked_at = name
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Open and close what may be used now, and say why it may not."""
        desk, mine = self.desk, self.training
        blocked = self.tr("{title} is training; stop it there to train here.") if desk.busy and not mine else ""
        blocked = blocked.format(title=desk.title)
        if self._looked_at and not desk.busy:
            blocked = fill(self.tr("Looking at {name}…"), name=self._looked_at)
        ending = mine and desk.stopping
        opened = {self._train: not desk.busy and not blocked}
        opened |= dict.fromkeys((self._pause, self._step, self._stop), mine and not ending)
        self._open = [button for button, opens in opened.items() if opens]
        for button in self._open:
            button.setEnabled(True)
        if self.window().focusWidget() in (self, *opened, *([self._continue] if mine else [])):
            self._stand_on_a_button()
        for button in opened:
            button.setEnabled(opened[button])
        self._train.setToolTip(blocked or self.tr("Train {title} with these settings.").format(title=self._title))
        self._continue.set_obstacle(self.tr("It is training already.") if mine else blocked)
        resume = mine and desk.paused
        for button, tip in (
            (self._pause, self.tr("Go on training.") if resume else self.tr("Let the training rest after this step.")),
            (self._step, self.tr("Pause, and take a single step.")),
            (self._stop, self.tr("Save and end the training.")),
        ):
            button.setToolTip(tip if mine else self.tr("{tip} Nothing is training here now.").format(tip=tip))
        self._pause.setText(self.tr("Resume") if resume else self.tr("Pause"))
        self._pause.setAccessibleName(self._pause.text())
        self.progress.setVisible(mine or self.progress.value() > 0)  # an empty one looks like a field to fill in
        self.preset.setEnabled(not mine)
        self.seed.setEnabled(not mine)
        self.data.set_locked(mine)
        self.form.set_training(mine)
        self.files.set_training(mine)
        if blocked:
            self.status.setText(blocked)
        elif ending:
            self.status.setText(self.tr("Stopping and saving…"))
        elif resume and self._status_sentence == self._running:
            self.status.setText(self._paused)
        elif resume:
            self.status.setText(f"{self._paused} {self._status_sentence}")
        else:
            self.status.setText(self._complaint or self._status_sentence)


def _train(request: RunRequest, control: RunControl) -> Iterator[Event]:
    """Run in the training's thread, where importing torch does not stall the window."""
    return engine().train(request, control)


def _rate(per_second: float) -> str:
    return number(f"{per_second:,.0f}" if per_second >= 10 else f"{per_second:.2g}")
