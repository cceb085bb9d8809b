from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QSplitter,
    QTabWidget,
    QToolButton,
)

from gdl_desktop.core.control import RunControl
from gdl_desktop.core.errors import DataError
from gdl_desktop.core.events import Event, Finished, LiveChange, Metrics
from gdl_desktop.qt.panels.training_panel import TrainingPanel
from tests.qt.panels.fakes import PRESETS, Config


class Listener:
    def __init__(self, panel: TrainingPanel) -> None:
        self.seen: list[Event] = []
        self.told: list[str] = []
        panel.events.connect(self.seen.extend)
        panel.train_ended.connect(lambda: self.told.append("ended"))

    def of(self, kind: type) -> list:
        return [event for event in self.seen if isinstance(event, kind)]


@pytest.fixture
def panel(qtbot, room, desk, library, engine):
    panel = TrainingPanel(room, desk)
    qtbot.addWidget(panel)
    panel.resize(320, 600)
    panel.show()
    qtbot.waitExposed(panel)
    yield panel
    desk.shutdown()
    panel.shutdown()


@pytest.fixture
def listener(panel):
    return Listener(panel)


def button(panel: TrainingPanel, name: str) -> QPushButton:
    return panel.findChild(QPushButton, f"fake.{name}")


def press(panel: TrainingPanel, name: str) -> None:
    assert button(panel, name).isEnabled()
    QTest.mouseClick(button(panel, name), Qt.MouseButton.LeftButton)


def status(panel: TrainingPanel) -> str:
    return panel.findChild(QLabel, "fake.status").text()


def open_buttons(panel: TrainingPanel) -> set[str]:
    names = ("train", "pause", "step", "stop", "open", "save")
    return {name for name in names if button(panel, name).isEnabled()}


def retype(widget: QLineEdit, text: str) -> None:
    widget.selectAll()
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Return)


def endless(control: RunControl) -> Iterator[Event]:
    while control.gate():
        time.sleep(0.001)
    yield Finished("stopped", 0, 0.0, Path("run"))


def test_a_whole_training(panel, listener, engine, qtbot):
    engine.steps = 60
    panel.findChild(QSpinBox, "fake.seed").setValue(7)
    press(panel, "train")
    qtbot.waitUntil(lambda: "ended" in listener.told, timeout=20_000)
    (request,) = engine.requests
    assert (request.playground, request.config, request.data, request.seed) == ("fake", Config(), "mnist", 7)
    assert listener.told == ["ended"]
    assert [event.step for event in listener.of(Metrics)] == list(range(1, 61))
    assert panel.findChild(QProgressBar, "fake.progress").value() == 1000
    assert status(panel) == "Training finished after 6 s and 60 steps."
    throughput = panel.findChild(QLabel, "fake.throughput").text()
    assert "Epoch 1 of 10 · step 60 of 60" in throughput
    assert "3 min 20 s left" in throughput
    assert "1,234 examples/s" in throughput
    assert "45 steps/s" in throughput
    assert open_buttons(panel) == {"train", "open"}


def test_nothing_trains_while_what_is_to_be_learnt_from_is_looked_at(
    panel, library, engine, qtbot, monkeypatch, tmp_path
):
    looked = threading.Event()
    monkeypatch.setattr(library, "look_at", lambda kind, path: looked.wait(10))
    panel.data.offer(tmp_path / "mine")
    assert not button(panel, "train").isEnabled()
    assert status(panel) == button(panel, "train").toolTip() == "Looking at mine…"
    panel.data.withdraw()
    assert button(panel, "train").isEnabled()
    panel.data.offer(tmp_path / "mine")
    looked.set()
    qtbot.waitUntil(lambda: panel.data.data() == str(tmp_path / "mine"), timeout=10_000)
    assert button(panel, "train").isEnabled()
    assert status(panel) == "Press Train to begin."


def test_who_trains_by_key_stands_on_a_button_that_steers_it(panel, engine, qtbot):
    button(panel, "train").setFocus()
    QTest.keyClick(button(panel, "train"), Qt.Key.Key_Space)
    assert panel.focusWidget() is button(panel, "pause")
    button(panel, "stop").setFocus()
    QTest.keyClick(button(panel, "stop"), Qt.Key.Key_Space)
    assert not button(panel, "stop").isEnabled()
    assert panel.hasFocus()
    qtbot.waitUntil(lambda: not panel.desk.busy, timeout=20_000)
    assert panel.focusWidget() is button(panel, "train")


@pytest.mark.parametrize("stood_on", ["pause", "step", "stop"])
def test_a_training_that_ends_by_itself_leaves_the_focus_with_its_buttons(panel, engine, qtbot, stood_on):
    engine.steps = 200
    button(panel, "train").setFocus()
    QTest.keyClick(button(panel, "train"), Qt.Key.Key_Space)
    button(panel, stood_on).setFocus()
    qtbot.waitUntil(lambda: not panel.desk.busy, timeout=20_000)
    assert panel.focusWidget() is button(panel, "train")


def test_who_stops_with_the_focus_on_pause_stands_on_train_in_the_end(panel, engine, desk, qtbot):
    engine.steps = 100_000
    press(panel, "train")
    button(panel, "pause").setFocus()
    desk.stop()  # as its key does
    assert panel.hasFocus()
    qtbot.waitUntil(lambda: not desk.busy, timeout=20_000)
    assert panel.focusWidget() is button(panel, "train")


def test_who_comes_back_when_it_has_stopped_stands_on_train(panel, engine, desk, qtbot):
    engine.steps = 100_000
    pages = QTabWidget()
    qtbot.addWidget(pages)
    view = QSplitter()  # as in the window: a tab is more than its panel
    view.addWidget(panel)
    pages.addTab(view, "one")
    pages.addTab(QPushButton("elsewhere"), "two")
    pages.show()
    pages.activateWindow()
    qtbot.waitUntil(pages.isActiveWindow)
    press(panel, "train")
    button(panel, "stop").setFocus()
    desk.stop()
    assert panel.hasFocus()
    pages.setCurrentIndex(1)
    qtbot.waitUntil(lambda: not desk.busy, timeout=20_000)
    pages.setCurrentIndex(0)
    back_on = QApplication.focusWidget()
    panel.setParent(None)  # it is the fixture's
    assert back_on is button(panel, "train")


def test_a_line_of_progress_comes_with_the_first_training_and_moves_nothing(panel, engine, qtbot):
    line = panel.findChild(QProgressBar, "fake.progress")
    places = [each.y() for each in panel.findChildren(QPushButton)]
    assert not line.isVisible()  # it would look like a field to fill in
    engine.steps = 20
    press(panel, "train")
    assert line.isVisible()
    qtbot.waitUntil(lambda: "Training finished" in status(panel), timeout=20_000)
    assert line.isVisible()
    assert [each.y() for each in panel.findChildren(QPushButton)] == places


def test_pause_step_resume_and_stop(panel, listener, engine, desk, qtbot):
    engine.steps = 100_000
    press(panel, "train")
    assert open_buttons(panel) == {"pause", "step", "stop"}
    qtbot.waitUntil(lambda: len(listener.of(Metrics)) > 3, timeout=10_000)
    press(panel, "pause")
    assert button(panel, "pause").text() == "Resume"
    qtbot.waitUntil(desk.control.would_block, timeout=10_000)
    qtbot.wait(100)
    assert status(panel).startswith("Paused.")
    steps = len(listener.of(Metrics))
    press(panel, "step")
    qtbot.waitUntil(lambda: len(listener.of(Metrics)) == steps + 1, timeout=10_000)
    press(panel, "pause")
    assert button(panel, "pause").text() == "Pause"
    qtbot.waitUntil(lambda: len(listener.of(Metrics)) > steps + 5, timeout=10_000)
    press(panel, "stop")
    assert open_buttons(panel) == set()
    qtbot.waitUntil(lambda: "ended" in listener.told, timeout=10_000)
    assert status(panel).startswith("Stopped after")


def test_while_another_trains_train_is_closed_and_says_why(panel, listener, desk, qtbot):
    desk.start("gan", "GAN", endless)
    assert open_buttons(panel) == {"open"}
    assert status(panel) == "GAN is training; stop it there to train here."
    assert button(panel, "train").toolTip() == status(panel)
    assert panel.findChild(QComboBox, "fake.preset").isEnabled()
    desk.stop()
    qtbot.waitUntil(lambda: not desk.busy, timeout=10_000)
    assert "train" in open_buttons(panel)
    assert "GAN" not in status(panel)
    assert listener.told == []
    assert listener.seen == []


def test_a_live_setting_reaches_the_training_and_others_are_closed(panel, listener, engine, qtbot):
    engine.steps = 100_000
    rate = panel.findChild(QLineEdit, "fake.learning_rate")
    retype(rate, "0.5")  # before the training it belongs to the config
    press(panel, "train")
    qtbot.waitUntil(lambda: bool(listener.of(Metrics)), timeout=10_000)
    assert not panel.findChild(QSpinBox, "fake.batch_size").isEnabled()
    assert not panel.findChild(QComboBox, "fake.data").isEnabled()
    retype(rate, "0.125")
    qtbot.waitUntil(lambda: bool(listener.of(LiveChange)), timeout=10_000)
    assert [(change.name, change.value) for change in listener.of(LiveChange)] == [("learning_rate", 0.125)]
    assert engine.requests[0].config.learning_rate == 0.5


def test_presets_fill_the_form_and_edits_leave_them(panel, qtbot):
    preset = panel.findChild(QComboBox, "fake.preset")
    assert preset.currentText() == "lean"
    with qtbot.waitSignal(panel.config_applied):
        QTest.keyClick(preset, Qt.Key.Key_Down)
    assert panel.form.config() == PRESETS["book"]
    rate = panel.findChild(QLineEdit, "fake.learning_rate")
    retype(rate, "0.1")
    assert preset.currentIndex() == -1
    assert preset.placeholderText()
    retype(rate, "0.0002")
    assert preset.currentText() == "book"


def test_a_bad_value_starts_nothing(panel, desk):
    retype(panel.findChild(QLineEdit, "fake.learning_rate"), "7")
    press(panel, "train")
    assert not desk.busy
    assert status(panel).startswith("Learning rate must be")


@pytest.mark.parametrize(("error", "has_details"), [(DataError("That text is empty."), False), (KeyError("x"), True)])
def test_a_failure_is_a_sentence_with_details_behind_a_button(
    panel, listener, engine, qtbot, monkeypatch, error, has_details
):
    def broken(request, control):
        raise error

    monkeypatch.setattr(engine, "train", broken)
    press(panel, "train")
    qtbot.waitUntil(lambda: "ended" in listener.told, timeout=10_000)
    box = panel.findChild(QMessageBox, "fake.failure")
    assert box.isVisible()
    assert box.text() == status(panel)
    assert bool(box.detailedText()) == has_details
    assert "Traceback" not in box.text()
    box.close()
    assert "train" in open_buttons(panel)


def test_at_its_narrowest_nothing_is_cut_off(panel, qtbot):
    panel.resize(1, 500)
    panel.form.findChild(QToolButton, "fake.advanced").setChecked(True)
    qtbot.wait(20)
    viewport = panel.findChild(QScrollArea, "fake.settings").viewport()
    for field in panel.form.fields.values():
        right = field.editor.mapTo(viewport, field.editor.rect().topRight()).x()
        assert right <= viewport.width(), field.editor.objectName()
    assert panel.width() < 340


def test_every_control_has_a_name_a_person_can_hear(panel):
    for kind in (QPushButton, QComboBox, QProgressBar, QSpinBox):
        for widget in panel.findChildren(kind):
            if widget.objectName().startswith("fake."):
                assert widget.accessibleName(), widget.objectName()


def test_a_complaint_about_settings_goes_when_they_are_changed(panel):
    rate = panel.findChild(QLineEdit, "fake.learning_rate")
    rate.setText("banana")
    QTest.mouseClick(button(panel, "train"), Qt.MouseButton.LeftButton)
    assert "banana" in status(panel)
    rate.selectAll()
    QTest.keyClicks(rate, "0.1")
    assert "banana" not in status(panel)


def test_a_sentence_with_a_long_path_does_not_widen_the_panel(panel):
    before = panel.minimumSizeHint().width()
    panel.tell("There is no file or folder " + "nothing_here_at_all" * 30)
    assert panel.minimumSizeHint().width() == before
    assert status(panel).endswith("nothing_here_at_all")


def test_tab_walks_in_reading_order(panel):
    panel.seed.setFocus()
    names = []
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().objectName())
    assert names.index("fake.learning_rate") < names.index("fake.train") < names.index("fake.open")


def test_every_button_says_what_it_does_or_why_not(panel):
    for name in ("train", "pause", "step", "stop", "open", "save"):
        assert button(panel, name).toolTip()
    assert "Nothing is training" in button(panel, "pause").toolTip()
    assert "no model" in button(panel, "save").toolTip()


def test_buttons_stay_in_place_when_training_begins(panel, listener, qtbot):
    before = button(panel, "train").geometry()
    press(panel, "train")
    qtbot.waitUntil(lambda: "step" in panel.findChild(QLabel, "fake.throughput").text(), timeout=20_000)
    assert button(panel, "train").geometry() == before
