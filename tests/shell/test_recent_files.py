"""What was opened is remembered, newest first, and offered again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from gdl_desktop.shell.main_window import MainWindow
from gdl_desktop.shell.recent_files import MOST, RecentFiles
from gdl_desktop.shell.settings import settings
from tests.playgrounds.workbench import picture_folder

PATIENCE_MS = 60_000


def paths(recent: RecentFiles) -> list[str]:
    return [each.path for each in recent.files()]


def menu(window: MainWindow) -> QMenu:
    menu = window.findChild(QMenu, "recent_menu")
    assert menu is not None
    menu.aboutToShow.emit()
    return menu


def offered(window: MainWindow) -> dict[str, QAction]:
    return {action.text(): action for action in menu(window).actions() if not action.isSeparator()}


def test_the_newest_stands_first_once_and_the_oldest_is_forgotten(tmp_path: Path) -> None:
    recent = RecentFiles()
    for number in range(MOST + 3):
        recent.remember(tmp_path / f"{number}.txt", "text", "text")
    recent.remember(tmp_path / "5.txt", "text", "text")
    assert len(recent.files()) == MOST
    assert paths(recent)[:3] == [str(tmp_path / f"{number}.txt") for number in (5, MOST + 2, MOST + 1)]
    assert paths(RecentFiles()) == paths(recent)
    recent.forget_all()
    assert RecentFiles().files() == []


@pytest.mark.parametrize(
    "value",
    [
        "nonsense",
        "[1, 2]",
        '{"path": "x"}',
        '[{"path": 7, "kind": "model", "playground": "", "when": 0}]',
        '[{"path": "x", "kind": "model", "playground": "", "when": 1e300}]',
        ["a", "b"],
    ],
)
def test_what_the_settings_say_wrongly_counts_as_not_said(tmp_path: Path, value: object) -> None:
    settings().setValue("recent/files", value)
    recent = RecentFiles()
    assert recent.files() == []
    recent.remember(tmp_path, "images", "gan")
    assert paths(recent) == [str(tmp_path)]


def open_data(window: MainWindow, qtbot: QtBot, path: Path, name: str) -> None:
    """Open what a playground can learn from, and wait until it is chosen there."""
    window.open_path(path)
    qtbot.waitUntil(lambda: window.views[name].panel.data.data() == str(path), timeout=PATIENCE_MS)


def test_texts_and_folders_that_were_chosen_are_offered_and_chosen_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert list(offered(window)) == ["Nothing was opened yet"]
    text = tmp_path / "this & that.txt"
    text.write_text("roses are red\n" * 100)
    pictures = picture_folder(tmp_path / "pictures", ("high", "low"))
    for path, name in ((text, "text"), (pictures, "latent")):
        open_data(window, qtbot, path, name)
    window.views["latent"].panel.data.choose("mnist")  # has a name; nothing to remember
    assert list(offered(window)) == ["pictures", "this && that.txt", "&Clear the list"]
    window.views["text"].panel.data.choose("python-reference")
    offered(window)["this && that.txt"].trigger()
    assert window.current_view is window.views["text"]
    qtbot.waitUntil(lambda: window.views["text"].panel.data.data() == str(text), timeout=PATIENCE_MS)


def test_a_long_name_loses_its_middle_and_is_whole_in_the_tooltip(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    text = tmp_path / ("first" + "w" * 200 + "last.txt")
    text.write_text("roses are red\n" * 100)
    open_data(window, qtbot, text, "text")
    recent = menu(window)
    action = recent.actions()[0]
    assert action.text().startswith("first")
    assert action.text().endswith("last.txt")
    assert recent.sizeHint().width() < window.width() // 3
    assert text.name in action.toolTip().replace("\u200b", "")  # where the name may break into lines


def test_what_has_gone_is_closed_and_the_list_can_be_cleared(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    text = tmp_path / "poem.txt"
    text.write_text("roses are red\n" * 100)
    open_data(window, qtbot, text, "text")
    assert offered(window)["poem.txt"].isEnabled()
    text.unlink()
    gone = offered(window)["poem.txt"]
    assert not gone.isEnabled()
    assert "not there any more" in gone.toolTip()
    offered(window)["&Clear the list"].trigger()
    assert list(offered(window)) == ["Nothing was opened yet"]


def test_a_model_that_cannot_be_opened_is_not_remembered(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "broken.safetensors"
    broken.write_bytes(b"no model")
    view = window.views["gan"]
    view.panel.files.open_wanted.emit(broken)
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "gan.failure") is not None, timeout=PATIENCE_MS)
    assert list(offered(window)) == ["Nothing was opened yet"]
