"""Every tab begins with the model that ships for it, and whatever is newer goes before it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from gdl_desktop.core import folders
from gdl_desktop.core.registry import playground
from gdl_desktop.learning.snapshot import save_snapshot
from gdl_desktop.shell.main_window import MainWindow
from tests.shell.conftest import SMALL, untrained

pytestmark = pytest.mark.usefixtures("ships")

PATIENCE_MS = 60_000


def in_play(window: MainWindow, name: str) -> str:
    label = window.findChild(QLabel, f"{name}.in_play")
    assert label is not None
    return label.text()


def choices(window: MainWindow, name: str) -> list[str]:
    menu = window.findChild(QMenu, f"{name}.models_menu")
    assert menu is not None
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(window: MainWindow, name: str, title: str) -> None:
    menu = window.findChild(QMenu, f"{name}.models_menu")
    assert menu is not None
    next(action for action in menu.actions() if action.text() == title).trigger()


def begin(window: MainWindow, qtbot: QtBot) -> None:
    window.begin_with_shipped_models()
    qtbot.waitUntil(lambda: all(view.snapshot is not None for view in window.views.values()), timeout=PATIENCE_MS)


def test_every_tab_plays_at_once(window: MainWindow, qtbot: QtBot) -> None:
    assert in_play(window, "text") == "No model is in play yet: train one, or open one."
    begin(window, qtbot)
    assert in_play(window, "text").startswith("Shipped model: First text, ")
    assert in_play(window, "text").endswith("numbers, 4.64 nats per character")
    assert in_play(window, "latent").startswith("Shipped model: Digits, ")
    assert choices(window, "text") == ["First text", "Second text"]
    assert not [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]

    view: Any = window.views["text"]
    view.length.setValue(5)
    view.pace.setCurrentText("Full speed")
    view.generate.click()
    qtbot.waitUntil(lambda: len(view.output.text()) == 5 and view.generate.text() == "Generate", timeout=PATIENCE_MS)
    window.show_playground("latent")
    view = window.views["latent"]
    qtbot.waitUntil(lambda: not view.picture.image().isNull(), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not view.reconstructions.image().isNull(), timeout=PATIENCE_MS)
    window.show_playground("gan")
    view = window.views["gan"]
    qtbot.waitUntil(lambda: not view.grid.image().isNull(), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not view.real.image().isNull(), timeout=PATIENCE_MS)


def test_the_card_is_shown_on_demand(window: MainWindow, qtbot: QtBot) -> None:
    button = window.findChild(QToolButton, "text.card")
    assert button is not None
    assert not button.isEnabled()
    begin(window, qtbot)
    button.click()
    page = window.findChild(QPlainTextEdit, "text.card_dialog.text")
    assert page is not None
    assert "What it is bad at\nEverything." in page.toPlainText()
    assert "Python's language reference" in page.toPlainText()
    dialog = window.findChild(QDialog, "text.card_dialog")
    assert dialog is not None
    dialog.reject()


def test_another_model_is_chosen_by_name_and_what_is_saved_joins_them(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, qtbot)
    choose(window, "text", "Second text")
    qtbot.waitUntil(lambda: in_play(window, "text").startswith("Shipped model: Second text"), timeout=PATIENCE_MS)
    window.views["text"].save_model(folders.models_dir() / "my&own.safetensors")
    qtbot.waitUntil(lambda: "my&&own" in choices(window, "text"), timeout=PATIENCE_MS)
    choose(window, "text", "my&&own")
    qtbot.waitUntil(lambda: in_play(window, "text").startswith("Your model my&own: "), timeout=PATIENCE_MS)


def test_a_training_goes_before_a_model_that_was_not_read_yet(window: MainWindow, qtbot: QtBot) -> None:
    view = window.views["text"]
    view.panel.set_config(playground("text").module("config").Config(**SMALL["text"]))
    train, models = window.findChild(QPushButton, "text.train"), window.findChild(QToolButton, "text.models")
    assert train is not None
    assert models is not None
    train.click()
    assert view.panel.training
    window.begin_with_shipped_models()
    qtbot.waitUntil(lambda: window.views["gan"].snapshot is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: len(choices(window, "text")) == 2, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: in_play(window, "text").startswith("The model of this training: "), timeout=PATIENCE_MS)
    assert "title" not in view.snapshot.card
    assert not models.isEnabled()
    window.desk.stop()
    qtbot.waitUntil(lambda: not window.desk.busy, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: in_play(window, "text").startswith("The model of the last training: "), timeout=PATIENCE_MS)
    assert models.isEnabled()


def test_a_model_that_was_opened_goes_before_the_one_that_ships(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    save_snapshot(untrained("text", seed=1), tmp_path / "mine.safetensors")
    view = window.views["text"]
    view.open_model(tmp_path / "mine.safetensors")
    begin(window, qtbot)
    qtbot.waitUntil(lambda: len(choices(window, "text")) == 2, timeout=PATIENCE_MS)
    assert in_play(window, "text").startswith("Opened: mine.safetensors: ")


def test_a_damaged_model_is_said_without_a_dialog(
    window: MainWindow, qtbot: QtBot, shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    payload = bytearray((shipped / "models" / "text-b.safetensors").read_bytes())
    payload[-9] ^= 0x40
    (tmp_path / "broken" / "models").mkdir(parents=True)
    (tmp_path / "broken" / "models" / "text-b.safetensors").write_bytes(payload)
    monkeypatch.setattr(folders, "resources_dir", lambda: tmp_path / "broken")
    with qtbot.waitSignal(window.views["text"].message, timeout=PATIENCE_MS) as said:
        window.views["text"].begin_with_shipped()
    assert "damaged" in said.args[0]
    assert window.views["text"].snapshot is None
    assert not [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def test_an_installation_without_models_begins_with_none(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "resources_dir", lambda: tmp_path)
    view = window.views["text"]
    view.begin_with_shipped()
    with qtbot.waitSignal(view.message, timeout=PATIENCE_MS):
        view.save_model(tmp_path / "nothing.safetensors")  # nothing happens, as there is none
        view.open_model(tmp_path / "gone.safetensors")
        view.read(lambda: view.message.emit("all before has been answered"), "probe")
    assert view.snapshot is None
    for dialog in window.findChildren(QDialog):
        dialog.close()


def test_torch_comes_in_a_thread_after_the_window_has_been_painted(shipped: Path) -> None:
    code = f"""
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from gdl_desktop.core import folders, registry
from gdl_desktop.shell import app as shell
from gdl_desktop.shell.main_window import MainWindow
folders.resources_dir = lambda: Path({str(shipped)!r})  # only for the models, which are looked for later
found = {{}}
true_engine = registry.engine
def engine():
    found.setdefault("thread", threading.current_thread() is threading.main_thread())
    return true_engine()
shell.engine = engine
paint = MainWindow.showEvent
def show_event(self, event):
    paint(self, event)
    found["torch when shown"] = "torch" in sys.modules
    watch = QTimer(self)
    watch.timeout.connect(lambda: all(v.snapshot is not None for v in self.views.values()) and self.close())
    watch.start(50)
MainWindow.showEvent = show_event
assert shell.main([]) == 0
assert found == {{"thread": False, "torch when shown": False}}, found
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=180)
