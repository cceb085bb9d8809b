"""Opening and saving: what the buttons ask, and when they are open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from gdl_desktop.core.folders import models_dir
from gdl_desktop.qt.panels.model_files import ModelFiles


@pytest.fixture
def files(qtbot: QtBot) -> ModelFiles:
    files = ModelFiles("fake")
    qtbot.addWidget(files)
    files.show()
    return files


def button(files: ModelFiles, name: str) -> QPushButton:
    found = files.findChild(QPushButton, f"fake.{name}")
    assert found is not None
    return found


def press(files: ModelFiles, name: str) -> QFileDialog:
    QTest.mouseClick(button(files, name), Qt.MouseButton.LeftButton)
    dialog = files.findChild(QFileDialog, f"fake.{name}_dialog")
    assert dialog is not None
    return dialog


def test_saving_asks_for_a_name(files: ModelFiles, qtbot: QtBot) -> None:
    assert not button(files, "save").isEnabled()
    assert "no model" in button(files, "save").toolTip()
    files.choose_to_save()
    box = files.findChild(QMessageBox, "fake.failure")
    assert box is not None
    assert "no model" in box.text()
    box.close()
    files.set_available(True)
    dialog = press(files, "save")
    assert Path(dialog.directory().path()) == models_dir()
    with qtbot.waitSignal(files.save_wanted) as caught:
        dialog.accept()
    assert caught.args == [models_dir() / "fake.safetensors"]


def test_opening_asks_for_a_file_and_waits_for_the_end_of_a_training(
    files: ModelFiles, qtbot: QtBot, tmp_path: Path
) -> None:
    files.set_training(True)
    assert not button(files, "open").isEnabled()
    assert "Stop the training" in button(files, "open").toolTip()
    files.set_training(False)
    model = tmp_path / "model.safetensors"
    model.write_bytes(b"")
    dialog = press(files, "open")
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(model))
    with qtbot.waitSignal(files.open_wanted) as caught:
        dialog.accept()
    assert caught.args == [model]
