"""The Text tab with real training, a real text that flows, and hands that do the unexpected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from gdl_desktop.core.registry import playground
from gdl_desktop.playgrounds.text.config import Config
from gdl_desktop.playgrounds.text.view import View, _explain, _Manner, _write
from gdl_desktop.qt.workers.desk import TrainingDesk
from gdl_desktop.qt.workers.job_thread import Errand

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000
SMALL = Config(layers=(24,), embedding_size=8, context_length=16, batch_size=8, examples_per_epoch=40, epochs=5000)


class Desk:
    """A desk and a view on it, as the main window holds them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.desk = TrainingDesk()
        self.view = View(playground("text"), self.desk)
        self.view.panel.set_config(SMALL)
        self.view.resize(1200, 760)
        self.view.show()
        self.qtbot = qtbot
        qtbot.waitExposed(self.view)

    def click(self, name: str) -> None:
        button = self.view.findChild(QPushButton, name)
        assert button is not None
        assert button.isEnabled()
        QTest.mouseClick(button, LEFT)

    def train_until_playable(self) -> None:
        before = self.view.snapshot
        self.click("text.train")
        self.qtbot.waitUntil(lambda: self.view.snapshot is not before and self.view.losses.series != (), timeout=LONG)

    def stop(self) -> None:
        self.click("text.stop")
        self.qtbot.waitUntil(lambda: not self.desk.busy and not self.view.training, timeout=LONG)

    def written(self) -> str:
        return self.view.output.text()

    def wait_for_text(self) -> None:
        self.qtbot.waitUntil(lambda: self.view.generate.text() == "Generate", timeout=LONG)


def answer_at_once(value: str) -> Errand:
    """An errand that is done at once."""
    yield
    return value


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(qtbot)
    yield desk
    desk.desk.shutdown()
    desk.view.shutdown()
    desk.view.close()
    desk.view.deleteLater()


def test_without_a_model_it_says_what_to_do(desk: Desk) -> None:
    assert not desk.view.generate.isEnabled()
    assert "train one or open one" in desk.view.generate.toolTip()


def test_losses_and_samples_come_while_it_trains(desk: Desk) -> None:
    desk.train_until_playable()
    desk.qtbot.waitUntil(lambda: set(desk.view.losses.series) == {"training", "held out"}, timeout=LONG)
    desk.qtbot.waitUntil(lambda: "epoch 1" in desk.view.samples.toPlainText(), timeout=LONG)
    assert "nats" in desk.view.figures.text()
    assert "bits" in desk.view.figures.text()
    desk.stop()


def test_a_text_whose_held_out_part_has_only_unknown_characters_trains_without_a_validation(
    desk: Desk, tmp_path: Path
) -> None:
    text = tmp_path / "odd.txt"
    text.write_text("the cat sat " * 75 + "XY" * 50, encoding="utf-8")  # the last tenth is held out
    desk.view.panel.data.choose(str(text))
    desk.click("text.train")
    # Samples keep their distance, so that those of some epochs are left out.
    later = re.compile(r"epoch ([2-9]|\d\d)")
    desk.qtbot.waitUntil(lambda: later.search(desk.view.samples.toPlainText()) is not None, timeout=LONG)
    assert desk.view.losses.series == ("training",)
    assert "held out" not in desk.view.figures.text()
    desk.stop()


def test_a_length_that_is_still_being_typed_counts(desk: Desk) -> None:
    desk.train_until_playable()
    desk.stop()
    desk.view.pace.setCurrentText("Full speed")
    desk.view.length.setFocus()
    desk.view.length.selectAll()
    QTest.keyClicks(desk.view.length, "20")
    desk.view.generate.click()  # as its key does, which leaves the focus where it is
    desk.wait_for_text()
    assert len(desk.written()) == 20


def test_a_text_that_still_flowed_when_a_training_began_is_said_to_be_the_old_models(desk: Desk) -> None:
    desk.train_until_playable()
    desk.stop()
    desk.view.length.show_value(300)
    desk.view.pace.setCurrentText("As one reads")
    desk.click("text.generate")
    desk.qtbot.waitUntil(lambda: desk.written() != "", timeout=LONG)
    desk.train_until_playable()
    assert desk.view.note.text() == ""
    desk.wait_for_text()
    assert "The model before wrote this" in desk.view.note.text()
    desk.click("text.generate")
    assert desk.view.note.text() == ""
    desk.wait_for_text()
    assert desk.view.note.text() == ""
    desk.stop()


def test_whatever_is_or_was_written_stands_in_letters_without_ligatures(desk: Desk) -> None:
    for page in (desk.view.seed, desk.view.samples, desk.view.output):
        assert page.font().isFeatureSet(QFont.Tag("calt"))
        assert page.font().featureValue(QFont.Tag("calt")) == 0


def test_a_text_flows_while_training_goes_on(desk: Desk) -> None:
    desk.train_until_playable()
    QTest.keyClicks(desk.view.seed, "the ")
    desk.view.length.setValue(200)
    desk.view.pace.setCurrentText("Full speed")
    desk.click("text.generate")
    desk.wait_for_text()
    assert desk.desk.busy
    assert desk.written().startswith("the ")
    assert len(desk.written()) == 204
    desk.stop()


def test_a_text_that_the_model_before_wrote_says_so(desk: Desk) -> None:
    desk.train_until_playable()
    desk.view.length.setValue(50)
    desk.view.pace.setCurrentText("Full speed")
    desk.click("text.generate")
    desk.wait_for_text()
    assert "model before" not in desk.view.note.text()
    written = desk.written()
    desk.stop()
    assert "model before" not in desk.view.note.text()  # the same one, as it is at the end
    desk.train_until_playable()
    assert desk.written().startswith(written)  # still there
    assert desk.view.note.text().startswith("The model before wrote this.")
    desk.click("text.generate")
    assert "model before" not in desk.view.note.text()
    desk.wait_for_text()
    desk.stop()


def test_at_temperature_0_the_text_is_always_the_same(desk: Desk) -> None:
    desk.train_until_playable()
    desk.stop()
    QTest.keyClick(desk.view.slider, Qt.Key.Key_Home)
    assert desk.view.temperature.value() == 0
    desk.view.length.setValue(80)
    desk.view.pace.setCurrentText("Full speed")
    texts = set()
    for _ in range(3):
        desk.click("text.generate")
        desk.wait_for_text()
        texts.add(desk.written())
    assert len(texts) == 1


def test_a_flowing_text_can_be_stopped(desk: Desk) -> None:
    desk.train_until_playable()
    desk.stop()
    desk.view.length.setValue(1_000_000)
    desk.view.pace.setCurrentText("As one types")
    desk.click("text.generate")
    desk.qtbot.waitUntil(lambda: len(desk.written()) > 3, timeout=LONG)
    assert desk.view.generate.text() == "Stop writing"
    desk.click("text.generate")
    desk.wait_for_text()
    assert 3 < len(desk.written()) < 10_000


def test_unknown_characters_are_named(desk: Desk) -> None:
    desk.train_until_playable()
    desk.stop()
    desk.view.seed.setPlainText("né 漢")
    desk.view.length.setValue(5)
    desk.click("text.generate")
    desk.wait_for_text()
    desk.qtbot.waitUntil(lambda: "漢" in desk.view.note.text(), timeout=LONG)


def test_an_empty_seed_writes_too(desk: Desk) -> None:
    desk.train_until_playable()
    desk.stop()
    desk.view.length.setValue(20)
    desk.view.pace.setCurrentText("Full speed")
    desk.click("text.generate")
    desk.wait_for_text()
    assert len(desk.written()) == 20


def test_closing_while_a_text_flows_and_training_runs(desk: Desk) -> None:
    desk.train_until_playable()
    desk.view.length.setValue(1_000_000)
    desk.click("text.generate")
    desk.qtbot.waitUntil(lambda: len(desk.written()) > 0, timeout=LONG)
    # The fixture closes it; nothing may be left behind.


def test_a_saved_model_can_be_opened_again(desk: Desk, tmp_path: Path) -> None:
    desk.train_until_playable()
    desk.stop()
    path = tmp_path / "mine.safetensors"
    with desk.qtbot.waitSignal(desk.view.message, timeout=LONG) as told:
        desk.view.panel.files.save_wanted.emit(path)
    assert told.args == ["Saved mine.safetensors."]
    before = desk.view.snapshot
    with desk.qtbot.waitSignal(desk.view.model_opened, timeout=LONG):
        desk.view.panel.files.open_wanted.emit(path)
    assert desk.view.snapshot is not before
    assert desk.view.snapshot.details == before.details
    assert desk.view.losses.series == ()  # they were of another model
    assert desk.view.panel.throughput.text() == ""
    assert desk.view.samples.toPlainText() == ""


def test_a_model_that_is_opened_writes_a_sample_unless_the_person_wrote(desk: Desk, tmp_path: Path) -> None:
    assert "Press Train, or open a model" in desk.view.output.placeholderText()
    desk.train_until_playable()
    assert desk.view.output.placeholderText() == "Press Generate, and the model writes here."
    desk.stop()
    assert desk.written() == ""
    path = tmp_path / "mine.safetensors"
    with desk.qtbot.waitSignal(desk.view.message, timeout=LONG):
        desk.view.save_model(path)
    desk.view.open_model(path)
    desk.qtbot.waitUntil(lambda: len(desk.written()) > 100, timeout=LONG)
    assert "Press Generate for another" in desk.view.note.text()
    desk.train_until_playable()
    assert desk.written() == ""  # it was the model of before
    desk.stop()
    desk.view.length.setValue(5)
    desk.click("text.generate")
    desk.wait_for_text()
    own = desk.written()
    with desk.qtbot.waitSignal(desk.view.model_opened, timeout=LONG):
        desk.view.open_model(path)
    with desk.qtbot.waitSignal(desk.view._player.result, timeout=LONG) as first:
        desk.view.play_between(answer_at_once("after what the model was asked when it was opened"), "later")
    assert first.args[0] == "later"
    assert desk.written() == own
    assert len(own) == 5


@pytest.mark.parametrize("kind", ["missing", "noise"])
def test_what_cannot_be_opened_is_said_in_a_dialog(desk: Desk, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "broken.safetensors"
    if kind == "noise":
        path.write_bytes(b"noise" * 100)
    desk.view.open_model(path)

    def dialogs() -> list[QMessageBox]:
        return [box for box in desk.view.findChildren(QMessageBox) if box.isVisible()]

    desk.qtbot.waitUntil(lambda: len(dialogs()) == 1, timeout=LONG)
    assert "broken.safetensors" in dialogs()[0].text()
    dialogs()[0].accept()


def test_a_seed_of_millions_of_characters_can_be_stopped(desk: Desk) -> None:
    desk.train_until_playable()
    desk.stop()
    desk.view.seed.setPlainText("the quick brown fox\n" * 100_000)
    desk.click("text.generate")
    desk.click("text.generate")
    desk.qtbot.waitUntil(lambda: desk.view.generate.text() == "Generate", timeout=10_000)
    assert len(desk.written()) < 5000


def test_a_long_seed_is_read_to_its_end(desk: Desk) -> None:
    """A seed is read in pieces, and continued as if it had been read at once."""
    desk.train_until_playable()
    desk.stop()
    snapshot = desk.view.snapshot
    sampler = playground("text").module("sampling").TextSampler(snapshot)
    seed = "the quick brown fox " * 300 + "jumps"
    expected = "".join(sampler.stream(seed, 0.0, 30, np.random.default_rng(0)))
    assert "".join(_write(snapshot, seed, 30, _Manner(0.0, None))) == expected


def test_thousands_of_unknown_characters_are_told_in_a_few_words(desk: Desk) -> None:
    desk.train_until_playable()
    desk.stop()
    sentence = _explain(desk.view.snapshot, "".join(chr(0x4E00 + index) for index in range(3000)))
    assert "2,988 more" in sentence
    assert len(sentence) < 600
