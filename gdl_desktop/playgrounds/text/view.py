"""The Text tab: watch the losses fall and the samples become words, and let the model write for you."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QSplitter,
    QWidget,
)

from gdl_desktop.core.events import Event, Metrics, TextSample
from gdl_desktop.core.registry import Playground, playground
from gdl_desktop.learning.past import texts_of_run
from gdl_desktop.qt.forms.editors import CalmComboBox, IntEditor
from gdl_desktop.qt.panels.playground_view import PlaygroundView
from gdl_desktop.qt.panels.training_panel import TrainingPanel
from gdl_desktop.qt.sentences import translated
from gdl_desktop.qt.widgets.arrange import column, heading, label_for
from gdl_desktop.qt.widgets.loss_plot import LossPlot
from gdl_desktop.qt.widgets.sentence import Sentence
from gdl_desktop.qt.widgets.streaming_text import StreamingText, letter_by_letter, text_font
from gdl_desktop.qt.words import fill, marked
from gdl_desktop.qt.workers.desk import TrainingDesk
from gdl_desktop.qt.workers.job_thread import Errand
from gdl_desktop.qt.workers.streaming import StreamThread

BITS_PER_NAT: Final = 1 / math.log(2)
# Curves by the names of their figures.
_LOSSES: Final = {"loss": marked("Curves", "training"), "val_loss": marked("Curves", "held out")}
# Characters per second; None writes as fast as the model can.
PACES: Final[dict[str, float | None]] = {
    marked("View", "As one types"): 25.0,
    marked("View", "As one reads"): 250.0,
    marked("View", "Full speed"): None,
}
_READING: Final = "As one reads"
GREATEST_TEMPERATURE: Final = 3.0
_TEMPERATURE_TICKS: Final = 100  # slider steps per 1.0 of temperature
_LONGEST_SLIDER: Final = 480  # pixels: a longer one is a long way for a hand
_SEED_LINES: Final = 2
_READ_AT_ONCE: Final = 2000  # characters of a seed text: some 50 ms
_SEED_SHOWN: Final = 2000  # characters of it on the page, where the writing begins
_UNKNOWN_NAMED: Final = 12
_KEPT_SAMPLES: Final = 20  # of a run that is opened again
_SAMPLE: Final = "sample"
_SAMPLE_LENGTH: Final = 600  # characters: they fill the page of a small window
_SAMPLE_PIECE: Final = 30  # characters: a few milliseconds


class View(PlaygroundView):
    """Text: a character LSTM at work."""

    def __init__(self, room: Playground, desk: TrainingDesk, panel: TrainingPanel | None = None) -> None:
        super().__init__(room, desk, panel)
        self._stream: StreamThread | None = None
        self._manner = _Manner(0.8, PACES[_READING])
        self._began = 0.0
        self._written = 0
        self._page_is_free = True  # nothing that the person asked for stands on it
        self._is_outdated = False  # another model has come to play while this text flows
        self._latest: dict[str, float] = {}

        self.losses = LossPlot(
            self.tr("Loss per character"),
            ((marked("Units", "nats/character"), 1.0), (marked("Units", "bits/character"), BITS_PER_NAT)),
            "text.losses",
            self.tr(
                "Press Train to watch the loss fall here, on the text it learns from and on text it has never seen."
            ),
            tip=self.tr(
                "How surprised the model is by the next character: less is better. "
                "“training” is measured on the text it learns from, “held out” on a part that it never learns from."
            ),
        )
        self.figures = QLabel()
        self.figures.setObjectName("text.figures")
        self.figures.setAccessibleName(self.tr("Latest losses"))
        self.figures.setWordWrap(True)
        self.figures.hide()  # an empty line would lift the plot off its neighbour's edge
        self.samples = QPlainTextEdit()
        self.samples.setObjectName("text.samples")
        self.samples.setAccessibleName(self.tr("Samples of the training"))
        self.samples.setReadOnly(True)
        self.samples.setFont(text_font(self.samples.font()))
        # Lines are broken; a long run of blanks alone goes beyond the edge, and needs no bar.
        self.samples.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.samples.setPlaceholderText(self.tr("While it trains, the model writes a sample here every few seconds."))

        below = QSplitter(Qt.Orientation.Horizontal)
        below.setChildrenCollapsible(False)
        below.addWidget(column(self.losses, self.figures))
        below.addWidget(column(heading(self.tr("Samples of the training")), self.samples))
        content = QSplitter(Qt.Orientation.Vertical)
        content.setChildrenCollapsible(False)
        content.addWidget(self._make_desk_to_write_at())
        content.addWidget(below)
        content.setStretchFactor(0, 1)
        content.setStretchFactor(1, 1)
        self.set_content(content)
        self.model_opened.connect(self._on_opened)
        self._show_state()

    def _make_desk_to_write_at(self) -> QWidget:
        self._make_seed()
        self._make_temperature()
        self._make_length_and_pace()
        self.generate = QPushButton(self.tr("Generate"))
        self.generate.setObjectName("text.generate")
        self.generate.setAccessibleName(self.tr("Generate text"))
        self.generate.clicked.connect(self._on_generate)
        self.output = StreamingText(object_name="text.output")
        self.output.setAccessibleName(self.tr("Generated text"))
        self.note = Sentence()
        self.note.setObjectName("text.note")
        self.note.setAccessibleName(self.tr("About the generated text"))
        return self._arrange_desk()

    def _make_seed(self) -> None:
        self.seed = QPlainTextEdit()
        self.seed.setObjectName("text.seed_text")
        self.seed.setAccessibleName(self.tr("How the text begins"))
        self.seed.setToolTip(
            self.tr("The model reads this, then writes on. Any length will do; empty lets it begin by itself.")
        )
        self.seed.setPlaceholderText(self.tr("How should the text begin? Leave this empty to let the model choose."))
        self.seed.setTabChangesFocus(True)
        self.seed.setFont(letter_by_letter(self.seed.font()))
        line = self.seed.fontMetrics().lineSpacing()
        self.seed.setFixedHeight(line * _SEED_LINES + 16)

    def _make_temperature(self) -> None:
        tip = self.tr(
            "0 always takes the likeliest character, 1 follows what was learnt, more is bolder. It may change in flow."
        )
        self.temperature = QDoubleSpinBox()
        self.temperature.setObjectName("text.temperature_value")
        self.temperature.setAccessibleName(self.tr("Temperature"))
        self.temperature.setToolTip(tip)
        self.temperature.setRange(0.0, GREATEST_TEMPERATURE)
        self.temperature.setSingleStep(0.05)
        self.temperature.setValue(self._manner.temperature)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("text.temperature_slider")
        self.slider.setAccessibleName(self.tr("Temperature slider"))
        self.slider.setToolTip(tip)
        self.slider.setRange(0, round(GREATEST_TEMPERATURE * _TEMPERATURE_TICKS))
        self.slider.setValue(round(self._manner.temperature * _TEMPERATURE_TICKS))
        self.slider.setMinimumWidth(90)
        self.slider.setMaximumWidth(_LONGEST_SLIDER)
        self.slider.valueChanged.connect(self._on_slider)
        self.temperature.valueChanged.connect(self._on_temperature)

    def _make_length_and_pace(self) -> None:
        self.length = IntEditor(1, 1_000_000)
        self.length.setObjectName("text.length")
        self.length.setAccessibleName(self.tr("Length in characters"))
        self.length.setToolTip(self.tr("How many characters are written before it stops by itself."))
        self.length.setGroupSeparatorShown(True)
        self.length.show_value(1000)
        self.pace = CalmComboBox()
        self.pace.setObjectName("text.pace")
        self.pace.setAccessibleName(self.tr("Pace of writing"))
        self.pace.setToolTip(self.tr("How fast the text appears."))
        for pace in PACES:
            self.pace.addItem(self.tr(pace), pace)
        self.pace.setCurrentIndex(self.pace.findData(_READING))
        self.pace.currentIndexChanged.connect(self._on_pace)

    def _arrange_desk(self) -> QWidget:
        controls = QHBoxLayout()
        controls.addWidget(label_for(self.tr("Temperature"), self.slider))
        controls.addWidget(self.slider, 1)
        controls.addWidget(self.temperature)
        controls.addWidget(label_for(self.tr("Length"), self.length))
        controls.addWidget(self.length)
        controls.addWidget(label_for(self.tr("Pace"), self.pace))
        controls.addWidget(self.pace)
        controls.addStretch(1)
        controls.addWidget(self.generate)

        desk = QWidget()
        grid = QGridLayout(desk)
        grid.setContentsMargins(8, 8, 8, 4)
        grid.addWidget(heading(self.tr("Let it write")), 0, 0)
        grid.addWidget(self.seed, 1, 0)
        grid.addLayout(controls, 2, 0)
        grid.addWidget(self.output, 3, 0)
        grid.addWidget(self.note, 4, 0)
        grid.setRowStretch(3, 1)
        return desk

    # The training

    def training_started(self) -> None:
        """Clear plots and samples."""
        self.clear_figures()
        self.samples.clear()
        if self._page_is_free:  # a sample of the model from before
            self.output.start()
            self.note.clear()
        else:
            self._say_who_wrote()

    def clear_figures(self) -> None:
        """Empty the plot."""
        self.losses.clear()
        self.figures.clear()
        self.figures.hide()
        self._latest.clear()

    def recall(self, figures: Sequence[Metrics]) -> None:
        """Show what a run had said before, and its samples."""
        super().recall(figures)
        if not self.training and self._run_dir is not None:
            step = int(self.snapshot.card.get("step", 0))
            self.read(partial(texts_of_run, self._run_dir, step, _KEPT_SAMPLES), self._run_dir)

    def has_read(self, stamp: Any, value: Any) -> None:
        """Show the samples of the run in play."""
        if stamp == self._run_dir and not self.training:
            self.samples.clear()  # of a run that was opened twice they come twice
            for step, text in value:
                self._append_sample(fill(self.tr("— step {step:,} —"), step=step), text)

    def show_events(self, events: list[Event]) -> None:
        """Draw losses and add samples."""
        for event in events:
            match event:
                case Metrics():
                    self._show_losses(event)
                case TextSample():
                    self._add_sample(event)

    def model_changed(self) -> None:
        """Allow writing; a text that flows goes on with the weights it began with."""
        self._show_state()

    def shutdown(self) -> None:
        """End the text that flows, then the other threads."""
        if self._stream is not None:
            self._stream.stop()
            self._stream.wait()
        super().shutdown()

    def _show_losses(self, event: Metrics) -> None:
        """Draw and write the losses; a validation has none where the model knows none of the held-out characters."""
        losses = {_LOSSES[name]: value for name, value in event.values.items() if name in _LOSSES}
        if not losses:
            return
        self.losses.append(event.step, losses)
        self._latest |= losses
        part = self.tr("{curve} {nats:.3f} nats = {bits:.3f} bits")
        parts = (
            fill(part, curve=QCoreApplication.translate("Curves", name), nats=nats, bits=nats * BITS_PER_NAT)
            for name, nats in self._latest.items()
        )
        self.figures.setText(fill(self.tr("Step {step:,}: {losses}"), step=event.step, losses=", ".join(parts)))
        self.figures.show()

    def _add_sample(self, sample: TextSample) -> None:
        words = self.tr("— step {step:,}, epoch {epoch}, temperature {temperature:g} —")
        head = fill(words, step=sample.step, epoch=sample.epoch, temperature=sample.temperature)
        self._append_sample(head, sample.seed_text + sample.text)

    def _append_sample(self, head: str, text: str) -> None:
        bar = self.samples.verticalScrollBar()
        at_end = bar.value() >= bar.maximum()
        self.samples.appendPlainText(f"{head}\n{text}\n")
        if at_end:
            bar.setValue(bar.maximum())

    # Writing

    @Slot()
    def _on_generate(self) -> None:
        if self._stream is not None:
            self._stream.stop()
            return
        if self.snapshot is None:
            return
        self._page_is_free = self._is_outdated = False
        seed, length = self.seed.toPlainText(), self.length.current()  # one that is still being typed too
        assert isinstance(length, int)
        self.output.start(seed if len(seed) <= _SEED_SHOWN else f"…{seed[-_SEED_SHOWN:]}")
        self.note.clear()
        self.play(partial(_explain, self.snapshot, seed))
        self._began, self._written = time.monotonic(), 0
        self._stream = StreamThread(partial(_write, self.snapshot, seed, length, self._manner), self)
        self._stream.pieces.connect(self._on_pieces)
        self._stream.done.connect(self._on_written)
        self._stream.failed.connect(self._on_write_failed)
        self._stream.start()
        self._show_state()

    def answered(self, stamp: Any, value: Any) -> None:
        """Say which characters of the seed text the model does not know, or show a model's first sample."""
        if stamp != _SAMPLE:
            self.note.setText(value)
        elif self._page_is_free and value.snapshot is self.snapshot and not self.training:
            self.output.start()
            self.output.append(value.text)
            self.output.verticalScrollBar().setValue(0)  # to be read from its beginning
            words = self.tr("A sample at temperature {temperature:g}. Press Generate for another.")
            self.note.setText(fill(words, temperature=value.temperature))

    @Slot()
    def _on_opened(self) -> None:
        self.samples.clear()  # of another model; those of a run are read next
        if self._page_is_free:
            self.play_between(_write_sample(self.snapshot, self._manner.temperature), _SAMPLE)
        else:
            self._say_who_wrote()

    def _say_who_wrote(self) -> None:
        """Tell what stands on the page from what the model that comes to play would write."""
        self._is_outdated = self._stream is not None  # the note is still about what flows
        if not self._is_outdated:
            self.note.setText(self.tr("The model before wrote this. Press Generate to let the new one write."))

    @Slot(str)
    def _on_pieces(self, text: str) -> None:
        self._written += len(text)
        self.output.append(text)

    @Slot()
    def _on_written(self) -> None:
        seconds = time.monotonic() - self._began
        self._forget_stream()
        words = self.tr("Wrote {count:,} characters in {seconds:.2f} s.")
        self.message.emit(fill(words, count=self._written, seconds=seconds))

    @Slot(str)
    def _on_write_failed(self, sentence: str) -> None:
        self._forget_stream()
        self.panel.show_error(sentence)

    def _forget_stream(self) -> None:
        if self._stream is not None:
            self._stream.deleteLater()
            self._stream = None
        if self._is_outdated:
            self._say_who_wrote()
        self._show_state()

    @Slot(int)
    def _on_slider(self, ticks: int) -> None:
        self.temperature.setValue(ticks / _TEMPERATURE_TICKS)

    @Slot(float)
    def _on_temperature(self, value: float) -> None:
        self.slider.setValue(round(value * _TEMPERATURE_TICKS))
        self._manner.temperature = value

    @Slot()
    def _on_pace(self) -> None:
        self._manner.characters_per_second = PACES[self.pace.currentData()]

    def _show_state(self) -> None:
        """Say what the button does now, or why it does nothing."""
        writing = self._stream is not None
        self.generate.setText(self.tr("Stop writing") if writing else self.tr("Generate"))
        self.generate.setEnabled(writing or self.snapshot is not None)
        self.generate.setToolTip(
            ""
            if self.snapshot is not None
            else self.tr("There is no model yet: train one or open one, then let it write.")
        )
        self.output.setPlaceholderText(
            self.tr("Press Generate, and the model writes here.")
            if self.snapshot is not None
            else self.tr("Press Train, or open a model: then it writes here, while it trains too.")
        )


@dataclass(frozen=True, slots=True)
class _Sample:
    """What a model wrote when it came into play."""

    snapshot: Any
    temperature: float
    text: str


class _Manner:
    """How to write. The window changes it while a text flows; each is one assignment, read once a character."""

    def __init__(self, temperature: float, characters_per_second: float | None) -> None:
        self.temperature = temperature
        self.characters_per_second = characters_per_second


def _write(snapshot: Any, seed_text: str, length: int, manner: _Manner) -> Iterator[str]:
    """Write on from a seed text; runs in a thread of its own."""
    import numpy as np

    sampler = playground("text").module("sampling").TextSampler(snapshot)
    seed = sampler.vocabulary.clean(seed_text).text
    writing = sampler.begin(seed[:_READ_AT_ONCE])
    for start in range(_READ_AT_ONCE, len(seed), _READ_AT_ONCE):
        yield ""  # however long the seed is, the person can stop
        for token in sampler.vocabulary.encode(seed[start : start + _READ_AT_ONCE]).tolist():
            writing.read(token)
    rng = np.random.default_rng()
    for _ in range(length):
        yield writing.write(manner.temperature, rng)
        if manner.characters_per_second is not None:
            time.sleep(1 / manner.characters_per_second)


def _write_sample(snapshot: Any, temperature: float) -> Errand:
    """Write a little in the playing thread, giving way after every piece."""
    import numpy as np

    sampler = playground("text").module("sampling").TextSampler(snapshot)
    flow = sampler.stream("", temperature, _SAMPLE_LENGTH, np.random.default_rng())
    pieces = []
    while piece := "".join(islice(flow, _SAMPLE_PIECE)):
        pieces.append(piece)
        yield
    return _Sample(snapshot, temperature, "".join(pieces))


def _explain(snapshot: Any, seed_text: str) -> str:
    """Say what happens to characters that the model does not know; empty when it knows all."""
    vocabulary = playground("text").module("sampling").vocabulary_of(snapshot)
    unknown = vocabulary.unknown(seed_text)
    sentence = translated(str(vocabulary.explain(unknown[:_UNKNOWN_NAMED])))
    more = len(unknown) - _UNKNOWN_NAMED
    if more <= 0:
        return sentence
    return fill(
        QCoreApplication.translate("View", "{sentence} It did so with {more:,} more."), sentence=sentence, more=more
    )
