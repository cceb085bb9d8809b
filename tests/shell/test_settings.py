"""Settings of the whole program: they count at once, come back after a start, and go back to the defaults."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from gdl_desktop.core.registry import ComputeWish
from gdl_desktop.shell import settings_dialog
from gdl_desktop.shell.main_window import MainWindow
from gdl_desktop.shell.settings import remember_wish, remembered_wish, settings
from gdl_desktop.shell.settings_dialog import SettingsDialog


def opened(window: MainWindow, qtbot: QtBot) -> SettingsDialog:
    action = window.findChild(QAction, "settings")
    assert action is not None
    action.trigger()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def choose(qtbot: QtBot, box: QComboBox, value: str) -> None:
    """Walk to a value by keyboard."""
    box.setFocus()
    while box.currentData() != value:
        before = box.currentIndex()
        qtbot.keyClick(box, Qt.Key.Key_Down if box.findData(value) > before else Qt.Key.Key_Up)
        assert box.currentIndex() != before


def test_what_to_compute_with_counts_at_once_and_after_a_start(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    choose(qtbot, dialog.precision, "bf16")
    choose(qtbot, dialog.device, "cpu")
    choose(qtbot, dialog.threads, "1")
    choose(qtbot, dialog.autosave, "30")
    wish = ComputeWish("cpu", "bf16", 1, 30)
    assert window.desk.wish == wish
    later = MainWindow()
    assert later.desk.wish == wish
    later.close()
    later.deleteLater()
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert window.desk.wish == remembered_wish() == ComputeWish()
    boxes = (dialog.precision, dialog.device, dialog.threads, dialog.autosave)
    assert [box.currentData() for box in boxes] == ["auto"] * 4


def test_the_theme_of_the_dialog_is_that_of_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    choose(qtbot, dialog.theme, "dark")
    dark, system = (window.findChild(QAction, f"theme_{name}") for name in ("dark", "system"))
    assert dark is not None
    assert system is not None
    assert dark.isChecked()
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert system.isChecked()


def test_what_a_hand_has_spoilt_in_the_file_counts_as_not_said() -> None:
    remember_wish(ComputeWish("cuda", "fp32", 2, 15))
    for name, value in (("device", "toaster"), ("precision", "fp7"), ("threads", "many"), ("autosave", "0")):
        settings().setValue(f"compute/{name}", value)
    assert remembered_wish() == ComputeWish()


def test_a_training_takes_what_is_wished(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.wish = ComputeWish("cuda-of-another-planet", "fp32", 1)
    panel = window.views["latent"].panel
    window.show_playground("latent")
    qtbot.mouseClick(panel._train, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.desk.busy, timeout=60_000)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    (box,) = window.findChildren(QMessageBox)
    assert "There is no device “cuda-of-another-planet”" in box.text().replace("\u200b", "")
    box.close()


def test_no_box_is_squeezed_where_the_screen_is_low(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    dialog.resize(dialog.width(), 340)  # what Qt gives it on a screen 512 pixels high
    qtbot.wait(1)
    for box in dialog.findChildren(QComboBox):
        assert box.height() >= box.sizeHint().height(), box.objectName()


def test_return_closes_it_and_opens_no_folder(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    defaults = [each for each in dialog.findChildren(QPushButton) if each.isDefault() or each.autoDefault()]
    assert [each.text().replace("&", "") for each in defaults] == ["Close"]
    dialog.theme.setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_a_folder_that_does_not_open_is_told_in_one_sentence(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(settings_dialog.QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()))
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(settings_dialog.folders, "cache_dir", lambda: tmp_path / "file" / "below")
    dialog = opened(window, qtbot)
    for name, words in (
        ("cache", "cannot be made: a part of its path is a file, not a folder."),
        ("data", "Nothing on this computer opens"),
    ):
        button = dialog.findChild(QPushButton, f"settings.{name}_folder.open")
        button.click()
        notice = next(each for each in dialog.findChildren(QMessageBox) if each.isVisible())
        assert words in notice.text()
        notice.close()
    assert [Path(each) for each in asked] == [Path(dialog.findChild(QLineEdit, "settings.data_folder").text())]
    assert dialog.findChild(QLineEdit, "settings.data_folder").accessibleName() == "Runs and models"
