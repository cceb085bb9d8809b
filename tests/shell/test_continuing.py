"""A run that was stopped, or cut off, is opened again and trained on, through the real window."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLabel, QMessageBox, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.core import folders
from gdl_desktop.core.control import RunControl
from gdl_desktop.core.events import Metrics
from gdl_desktop.core.judgement import Judgement
from gdl_desktop.core.registry import ComputeWish, RunRequest, playground
from gdl_desktop.learning.checkpoints import newest_state
from gdl_desktop.learning.runs import RunStore, keep_judgement, metric_lines, newest_runs, read_record
from gdl_desktop.learning.session import train
from gdl_desktop.shell.main_window import MainWindow
from tests.shell.conftest import SMALL

pytestmark = pytest.mark.usefixtures("one_thread")

LONG = 90_000
BASELINE = "reconstruction_mse_baseline"
LEFT = Qt.MouseButton.LeftButton


class Person:
    """Somebody at a window, which they can close and open again."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.open_window()

    def open_window(self) -> None:
        self.window = MainWindow()
        self.window.show()
        self.qtbot.waitExposed(self.window)
        assert self.window.views
        for view in self.window.views.values():
            if hasattr(view, "judge"):
                view.judge.at_work.live = False

    def close_window(self) -> None:
        self.window.close()
        self.window.deleteLater()

    def find(self, name: str, kind: type[Any]) -> Any:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def button(self, name: str) -> QPushButton:
        button: QPushButton = self.find(name, QPushButton)
        return button

    def click(self, name: str) -> None:
        assert self.button(name).isEnabled(), self.button(name).toolTip()
        QTest.mouseClick(self.button(name), LEFT)

    def wait(self, condition: Any) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=LONG)

    def said(self, name: str) -> str:
        return str(self.find(name, QLabel).text())

    def stop(self, name: str) -> None:
        self.click(f"{name}.stop")
        self.wait(lambda: not self.window.desk.busy)

    def open_newest_run(self, name: str) -> None:
        """Click the first line of the recent runs."""
        self.window.show_playground("text")
        self.window.show_start()
        tree = self.find("welcome.runs", QTreeWidget)
        self.wait(lambda: tree.topLevelItemCount() > 0 and tree.isVisible())
        with self.qtbot.waitSignal(self.window.views[name].own_model_opened, timeout=LONG):
            QTest.mouseClick(tree.viewport(), LEFT, pos=tree.visualItemRect(tree.topLevelItem(0)).center())

    def sentence(self) -> str:
        """Return what the open dialog says, and close it."""
        self.wait(lambda: [box for box in self.window.findChildren(QMessageBox) if box.isVisible()])
        box = next(box for box in self.window.findChildren(QMessageBox) if box.isVisible())
        sentence = str(box.text()).replace("\u200b", "")  # places where a long path may be broken
        assert "Traceback" not in sentence + box.detailedText()
        box.accept()
        return sentence


@pytest.fixture
def person(qtbot: QtBot) -> Iterator[Person]:
    person = Person(qtbot)
    yield person
    person.close_window()


def config_of(name: str, **changes: Any) -> Any:
    return playground(name).module("config").Config(**{**SMALL[name], **changes})


def run_until(name: str, step: int, config: Any, folder: Path, data: str = "mnist", **request: Any) -> Path:
    """Train in this program, and stop behind a step."""
    control = RunControl()
    wanted = RunRequest(name, config, data, seed=5, run_dir=folder, **request)
    for event in train(wanted, control, report_seconds=0):
        if isinstance(event, Metrics) and event.step == step:
            control.stop()
    return folder


def points(plot: Any, curve: str) -> list[float]:
    return [float(step) for step in plot._curves[curve].points()[0]]


def cut_off(folder: Path) -> None:
    """Leave a run as a killed program does."""
    record = json.loads((folder / "run.json").read_text())
    (folder / "run.json").write_text(json.dumps(record | {"status": "running"}))


def test_a_stopped_training_goes_on_in_another_window_as_if_nothing_had_been(person: Person, tmp_path: Path) -> None:
    view: Any = person.window.views["latent"]
    config = config_of("latent", batch_size=500, epochs=500)
    view.panel.set_config(config)
    view.panel.data.choose("mnist")
    view.panel.seed.show_value(5)
    person.window.show_playground("latent")
    assert not person.button("latent.continue").isEnabled()
    person.click("latent.train")
    person.wait(lambda: view.snapshot is not None and view.snapshot.card["step"] > 20)
    assert not person.button("latent.continue").isEnabled()
    person.stop("latent")
    ((folder, record),) = newest_runs()
    stopped_at = record.step
    person.close_window()

    person.open_window()
    view = person.window.views["latent"]
    person.open_newest_run("latent")
    assert person.window.current_view is view
    assert view.panel.form.config() == config
    assert (view.panel.data.data(), view.panel.seed.current()) == ("mnist", 5)
    assert view.snapshot.card["step"] == stopped_at
    shown = [line["step"] for line in metric_lines(folder) if line["phase"] == "train"]
    assert points(view.reconstruction_losses, "training") == shown
    assert view.kl_losses.series == ("training", "held out")
    assert f"stopped at step {stopped_at:,}" in person.said("latent.status")
    assert f"step {stopped_at:,} of {record.total_steps:,}" in person.said("latent.throughput")
    person.click("latent.continue")
    person.wait(lambda: view.training and view.snapshot.card["step"] > stopped_at + 20)
    person.stop("latent")

    ((same, record),) = newest_runs()
    assert (same, record.status) == (folder, "stopped")
    steps = [line["step"] for line in metric_lines(folder) if line["phase"] == "train"]
    assert steps == sorted(set(steps))
    assert steps[len(shown)] > stopped_at
    assert points(view.reconstruction_losses, "training") == steps
    whole = run_until("latent", record.step, config, tmp_path / "whole")
    step, _, state = newest_state(folder / "checkpoints")
    expected_step, _, expected = newest_state(whole / "checkpoints")
    assert step == expected_step == record.step
    assert [name for name in expected if not torch.equal(expected[name], state[name])] == []
    person.wait(person.button("latent.continue").isEnabled)  # and once more, in the same window
    person.click("latent.continue")
    person.wait(lambda: view.training and view.snapshot.card["step"] > record.step)
    person.stop("latent")
    assert next(newest_runs())[1].step > record.step


@pytest.mark.parametrize("name", ["text", "latent", "gan"])
def test_a_run_that_was_cut_off_is_shown_with_its_judgements_and_goes_on(person: Person, name: str) -> None:
    data = "python-reference" if name == "text" else "mnist"
    config = config_of(name, epochs=50)
    folder = run_until(name, 12, config, folders.runs_dir() / f"20260101-101500-{name}", data, max_steps=30)
    keys = {
        "latent": ("gaussian_elbo", "gaussian_bound_k50", "latent_numbers", "reconstruction_mse", BASELINE),
        "gan": ("agreement", "diversity", "agreement_real", "diversity_real", "judge_frechet_ratio"),
        "text": (),
    }[name]
    for step, pictures in ((4, 60), (8, 60), (12, 100)) if keys else ():
        keep_judgement(folder, Judgement(step, pictures, {key: float(step) for key in keys}))
    cut_off(folder)
    person.open_newest_run(name)
    view: Any = person.window.views[name]
    assert view.panel.form.config() == config
    assert "cut off" in person.said(f"{name}.status")
    plot, curve = {
        "text": lambda: (view.losses, "training"),
        "latent": lambda: (view.reconstruction_losses, "training"),
        "gan": lambda: (view.losses, view.losses.series[0]),
    }[name]()
    assert points(plot, curve) == list(range(1, 13))
    if keys:
        board = view.judge.board
        assert [points(board.plot, curve) for curve in board.plot.series] == [[4, 8]] * len(board.plot.series)
        assert "12 steps, 100 pictures" in board.accessibleDescription()
        assert view.judge.line.text() != ""
    person.click(f"{name}.continue")
    person.wait(lambda: not person.window.desk.busy and not view.training)
    assert "finished" in person.said(f"{name}.status")
    record = read_record(folder)
    assert (record.status, record.step) == ("finished", 30)
    assert points(plot, curve)[:12] == list(range(1, 13))
    assert points(plot, curve)[-1] == 30
    if keys:
        assert [points(board.plot, curve) for curve in board.plot.series] == [[4, 8]] * len(board.plot.series)


def test_a_run_that_is_done_asks_for_more_steps(person: Person) -> None:
    folder = run_until("latent", 99, config_of("latent"), folders.runs_dir() / "20260101-a", max_steps=6)
    person.open_newest_run("latent")
    assert "has taken all of its 6 steps" in person.said("latent.status")
    person.click("latent.continue")
    assert not person.window.desk.busy
    dialog = person.find("latent.more_steps", QInputDialog)
    assert "all of its 6 steps" in dialog.labelText()
    dialog.reject()
    assert not person.window.desk.busy
    person.click("latent.continue")
    person.wait(lambda: person.window.findChildren(QInputDialog)[-1].isVisible())
    dialog = person.window.findChildren(QInputDialog)[-1]
    dialog.setIntValue(4)
    dialog.accept()
    person.wait(lambda: read_record(folder).step == 10 and not person.window.desk.busy)
    assert read_record(folder).status == "finished"


def test_a_lower_learning_rate_in_the_form_counts_and_other_settings_stay_the_runs_own(person: Person) -> None:
    config = config_of("latent", epochs=50)
    folder = run_until("latent", 9, config, folders.runs_dir() / "20260101-a", max_steps=20)
    person.open_newest_run("latent")
    panel = person.window.views["latent"].panel
    panel.set_config(dataclasses.replace(config, batch_size=64, learning_rate=0.0001))
    panel.seed.show_value(77)
    person.click("latent.continue")
    assert panel.form.config() == dataclasses.replace(config, learning_rate=0.0001)
    assert panel.seed.current() == 5
    person.wait(lambda: not person.window.desk.busy)
    record = read_record(folder)
    assert [dict(change) for change in record.live_changes] == [{"step": 9, "name": "learning_rate", "value": 0.0001}]
    assert (record.config["batch_size"], record.seed, record.step) == (config.batch_size, 5, 20)


def test_a_loss_that_is_no_number_leaves_a_run_that_can_go_on_with_a_lower_rate(person: Person) -> None:
    config = config_of("latent", epochs=500)
    view: Any = person.window.views["latent"]
    view.panel.set_config(config)
    view.panel.data.choose("mnist")
    person.window.show_playground("latent")
    person.window.desk.wish = ComputeWish(autosave_seconds=3600)  # the only good state is the first
    person.click("latent.train")
    person.wait(lambda: view.snapshot is not None and view.snapshot.card["step"] > 5)
    assert person.window.desk.control is not None
    person.window.desk.control.set_live("learning_rate", float("inf"))
    assert "stopped being a number" in person.sentence()
    person.wait(lambda: not person.window.desk.busy and person.button("latent.continue").isEnabled())
    record = next(newest_runs())[1]
    assert record.status == "diverged"
    person.click("latent.continue")
    person.wait(lambda: view.training and view.snapshot.card["step"] > record.step + 3)
    seen = points(view.reconstruction_losses, "training")
    assert seen == sorted(set(seen))  # what had come after the last good state is forgotten
    person.stop("latent")


def test_a_run_without_a_whole_state_to_go_on_from_can_be_played_with_and_offers_nothing(person: Person) -> None:
    run_until("latent", 9, config_of("latent"), folders.runs_dir() / "20260101-a")
    person.open_newest_run("latent")
    assert "step" in person.said("latent.throughput")
    folder = run_until("latent", 9, config_of("latent"), folders.runs_dir() / "20260102-a")
    for state in (folder / "checkpoints").glob("*.trainer.safetensors"):
        state.write_bytes(b"torn")
    person.window.show_start()
    tree = person.find("welcome.runs", QTreeWidget)
    person.wait(lambda: tree.topLevelItemCount() == 2)
    person.open_newest_run("latent")
    assert (person.said("latent.throughput"), person.window.views["latent"].panel.progress.value()) == ("", 0)
    assert "no whole checkpoint, so the run cannot be continued" in person.said("latent.status")
    assert not person.button("latent.continue").isEnabled()


def test_continue_names_the_step_that_it_goes_on_from(person: Person) -> None:
    folder = run_until("latent", 9, config_of("latent"), folders.runs_dir() / "20260101-a", max_steps=20)
    newest = max((folder / "checkpoints").glob("*.trainer.safetensors"))
    newest.write_bytes(b"torn")
    person.open_newest_run("latent")
    assert "Its last save is of step 0; Continue trains on" in person.said("latent.status")
    person.window.activateWindow()
    person.wait(person.window.isActiveWindow)
    person.button("latent.continue").setFocus()
    QTest.keyClick(person.button("latent.continue"), Qt.Key.Key_Space)
    assert person.window.focusWidget() is person.button("latent.pause")
    person.wait(lambda: not person.window.desk.busy)
    assert read_record(folder).step == 20
    assert person.window.focusWidget() is person.button("latent.train")


def test_a_text_run_that_is_opened_again_shows_the_samples_it_has_kept(person: Person) -> None:
    folder = run_until("text", 9, config_of("text"), folders.runs_dir() / "20260101-a", "python-reference")
    kept = sorted((folder / "samples").glob("*.txt"))
    assert kept
    (folder / "samples" / "00000099.txt").write_text("of steps that were lost")
    (folder / "samples" / "00000001.txt").mkdir()
    person.open_newest_run("text")
    view: Any = person.window.views["text"]
    person.wait(lambda: view.samples.toPlainText())
    shown = view.samples.toPlainText()
    assert "lost" not in shown
    for sample in kept:
        assert f"— step {int(sample.stem)} —\n{sample.read_text(encoding='utf-8').rstrip()}" in shown
    person.open_newest_run("text")
    person.wait(lambda: view.samples.toPlainText() == shown)  # once, not twice


@pytest.mark.parametrize("trouble", ["gone", "changed", "trained elsewhere"])
def test_what_cannot_be_continued_is_said_and_stays_as_it_is(person: Person, tmp_path: Path, trouble: str) -> None:
    verses = tmp_path / "verses.txt"
    verses.write_text("The quick brown fox jumps over the lazy dog. " * 60)
    folder = run_until("text", 9, config_of("text"), folders.runs_dir() / "20260101-a", str(verses))
    holder = None
    if trouble == "gone":
        verses.unlink()
    elif trouble == "changed":
        verses.write_text("Sphinx of black quartz, judge my vow. " * 60)
    else:
        holder = RunStore.open(folder)
        holder.update(status="running")
    try:
        person.open_newest_run("text")
        view: Any = person.window.views["text"]
        if holder is not None:
            assert "being trained in another window" in person.said("text.status")
        person.click("text.continue")
        sentence = person.sentence()
        part = {
            "gone": f"There is no file or folder {verses}.",
            "changed": "has changed since this run began, so it cannot be continued exactly.",
            "trained elsewhere": "is being trained in another window or program; stop it there first.",
        }[trouble]
        assert part in sentence
        person.wait(lambda: not person.window.desk.busy and person.button("text.continue").isEnabled())
        assert view.losses.series == ("training", "held out")
        assert view.snapshot.card["step"] == 9
        assert read_record(folder).step == 9
    finally:
        if holder is not None:
            holder.close()


def test_another_model_or_training_takes_the_offer_back(person: Person) -> None:
    config = config_of("latent", epochs=50)
    folder = run_until("latent", 4, config, folders.runs_dir() / "20260101-a")
    person.open_newest_run("latent")
    assert person.button("latent.continue").isEnabled()
    view = person.window.views["latent"]
    with person.qtbot.waitSignal(view.model_opened, timeout=LONG):
        view.open_model(next((folder / "checkpoints").glob("*.model.safetensors")))
    assert not person.button("latent.continue").isEnabled()
    assert "no run to continue" in person.button("latent.continue").toolTip()


def test_a_run_of_another_versions_settings_is_played_with_and_the_reason_said(person: Person) -> None:
    folder = run_until("latent", 4, config_of("latent"), folders.runs_dir() / "20260101-a")
    record = json.loads((folder / "run.json").read_text())
    record["config"]["invented"] = 1
    (folder / "run.json").write_text(json.dumps(record))
    person.open_newest_run("latent")
    assert "no setting “invented”" in person.said("latent.status")
    assert person.window.views["latent"].snapshot is not None
    assert not person.button("latent.continue").isEnabled()
