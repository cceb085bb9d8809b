"""The page to start from: three models at play, two ways into each playground, and what one may go on with."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QMessageBox, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.core import folders
from gdl_desktop.core.control import RunControl
from gdl_desktop.core.events import Event
from gdl_desktop.core.registry import PLAYGROUNDS, playground
from gdl_desktop.data import library
from gdl_desktop.learning.runs import RunRecord, RunStore
from gdl_desktop.learning.snapshot import save_snapshot
from gdl_desktop.qt.panels import living_picture
from gdl_desktop.qt.widgets.empty_state import EmptyState
from gdl_desktop.qt.widgets.image_grid import ImageGrid
from gdl_desktop.qt.widgets.streaming_text import StreamingText
from gdl_desktop.shell.main_window import MainWindow
from gdl_desktop.shell.welcome_page import PICTURE_SHAPE
from tests.shell.conftest import SMALL, untrained

pytestmark = pytest.mark.usefixtures("ships")

PATIENCE_MS = 60_000
LEFT = Qt.MouseButton.LeftButton


def click(window: MainWindow, name: str) -> None:
    button = window.findChild(QPushButton, name)
    assert button is not None
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)


def find(window: MainWindow, name: str, kind: type[Any]) -> Any:
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def lines(window: MainWindow, name: str) -> list[list[str]]:
    tree = find(window, name, QTreeWidget)
    if not tree.isVisible():
        return []
    rows = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [[item.text(column) for column in range(tree.columnCount())] for item in rows]


def click_line(window: MainWindow, name: str, row: int) -> None:
    tree = find(window, name, QTreeWidget)
    QTest.mouseClick(tree.viewport(), LEFT, pos=tree.visualItemRect(tree.topLevelItem(row)).center())


def resize(window: MainWindow, width: int, height: int) -> None:
    """Give the window a size, and let its parts find their places."""
    window.resize(width, height)
    for _ in range(3):  # what grows in height as in width asks once more
        QApplication.processEvents()


def rest(milliseconds: int = 600) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def play(window: MainWindow, qtbot: QtBot) -> None:
    window.welcome.begin()
    page = find(window, "text.miniature.page", StreamingText)
    pictures = [find(window, name, ImageGrid) for name in ("latent.miniature.picture", "gan.miniature.grid")]
    qtbot.waitUntil(
        lambda: bool(page.text()) and all(not each.image().isNull() for each in pictures), timeout=PATIENCE_MS
    )


def test_the_window_begins_with_three_models_at_play(window: MainWindow, qtbot: QtBot) -> None:
    assert window.tabs.currentWidget() is window.welcome
    with qtbot.waitSignal(window.welcome.playing, timeout=PATIENCE_MS):
        play(window, qtbot)
    page = find(window, "text.miniature.page", StreamingText)
    seen = [page.text()]

    def has_written_on() -> bool:
        seen.append(page.text())
        return seen[-2] != seen[-1] and seen[-1].startswith(seen[-2])  # not where the page has been turned

    qtbot.waitUntil(has_written_on, timeout=PATIENCE_MS)
    for name in ("latent.miniature.picture", "gan.miniature.grid"):
        picture = find(window, name, ImageGrid)
        before = picture.image()
        qtbot.waitUntil(lambda picture=picture, before=before: picture.image() != before, timeout=PATIENCE_MS)


def test_behind_another_tab_nothing_is_computed(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []
    ask = living_picture._Act.__call__

    def counted(self: Any) -> Any:
        asked.append(time.monotonic())
        return ask(self)

    monkeypatch.setattr(living_picture._Act, "__call__", counted)
    play(window, qtbot)
    window.show_playground("text")
    rest()  # what was asked for arrives
    before = len(asked)
    rest(1500)
    assert len(asked) == before
    window.show_start()
    qtbot.waitUntil(lambda: len(asked) > before, timeout=PATIENCE_MS)


def test_play_opens_the_tab_with_its_shipped_model(window: MainWindow, qtbot: QtBot) -> None:
    window.begin_with_shipped_models()
    click(window, "welcome.gan.play")
    assert window.tabs.currentWidget() is window.views["gan"]
    label = find(window, "gan.in_play", QLabel)
    qtbot.waitUntil(lambda: label.text().startswith("Shipped model: Drawn digits"), timeout=PATIENCE_MS)


def test_play_goes_back_to_the_shipped_model(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    play(window, qtbot)
    save_snapshot(untrained("gan", seed=1), tmp_path / "mine.safetensors")
    label = find(window, "gan.in_play", QLabel)
    window.open_path(tmp_path / "mine.safetensors")
    qtbot.waitUntil(lambda: label.text().startswith("Opened: mine"), timeout=PATIENCE_MS)
    window.show_start()
    click(window, "welcome.gan.play")
    qtbot.waitUntil(lambda: label.text().startswith("Shipped model: Drawn digits"), timeout=PATIENCE_MS)
    assert window.views["gan"].snapshot is window.welcome.cards[2].picture.model[1]  # read once


def test_play_takes_nothing_from_a_training_that_is_about_to_begin(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(window, qtbot)
    view = window.views["gan"]
    asked: list[object] = []
    monkeypatch.setattr(view, "play_with", asked.append)
    view.snapshot = untrained("gan", seed=1)
    click(window, "welcome.gan.play")
    assert len(asked) == 1
    window.show_start()
    ends = threading.Event()

    def prepare(control: RunControl) -> Iterator[Event]:
        ends.wait(60)
        yield from ()

    window.desk.start("gan", "GAN", prepare)
    click(window, "welcome.gan.play")
    ends.set()
    assert window.tabs.currentWidget() is view
    assert len(asked) == 1
    qtbot.waitUntil(lambda: not window.desk.busy, timeout=PATIENCE_MS)


def test_train_from_scratch_does_not_wait_for_data_that_is_looked_at(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = playground("latent").module("config")
    monkeypatch.setitem(settings.PRESETS, settings.DEFAULT_PRESET, settings.Config(**SMALL["latent"]))
    looks, goes_on = threading.Event(), threading.Event()

    def look_at(kind: str, path: Path) -> None:
        looks.set()
        goes_on.wait(60)

    monkeypatch.setattr(library, "look_at", look_at)
    panel = window.views["latent"].panel
    panel.data.offer(tmp_path)
    assert looks.wait(60)
    click(window, "welcome.latent.train")
    assert window.desk.owner == "latent"
    goes_on.set()
    qtbot.waitUntil(lambda: window.views["latent"].snapshot is not None, timeout=PATIENCE_MS)
    assert panel.data.data() == settings.DEFAULT_DATA


def test_train_from_scratch_trains_and_a_second_one_says_what_trains(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = playground("latent").module("config")
    small = settings.Config(**SMALL["latent"])
    monkeypatch.setitem(settings.PRESETS, settings.DEFAULT_PRESET, small)
    panel = window.views["latent"].panel
    click(window, "welcome.latent.train")
    assert window.tabs.currentWidget() is window.views["latent"]
    assert window.desk.owner == "latent"
    assert panel.form.config() == small
    qtbot.waitUntil(lambda: window.views["latent"].snapshot is not None, timeout=PATIENCE_MS)
    window.show_start()
    qtbot.waitUntil(lambda: [line[3] for line in lines(window, "welcome.runs")] == ["Trains now"], timeout=PATIENCE_MS)
    seen = {line[4] for line in lines(window, "welcome.runs")}

    def has_gone_on() -> bool:
        seen.update(line[4] for line in lines(window, "welcome.runs"))
        return len(seen) >= 3

    qtbot.waitUntil(has_gone_on, timeout=PATIENCE_MS)  # though nothing has been saved between
    window.desk.pause()
    qtbot.waitUntil(lambda: window.desk.paused, timeout=PATIENCE_MS)
    window.show_playground("text")
    window.show_start()
    rest()
    assert lines(window, "welcome.runs")[0][4] == f"{window.welcome._step:,}"
    window.desk.resume()
    click_line(window, "welcome.runs", 0)
    assert window.tabs.currentWidget() is window.views["latent"]
    window.show_start()
    click(window, "welcome.text.train")
    assert window.tabs.currentWidget() is window.views["text"]
    assert "Latent space is training" in window.views["text"].panel.status.text()
    assert window.desk.owner == "latent"
    window.show_start()
    window.desk.stop()
    qtbot.waitUntil(lambda: [line[3] for line in lines(window, "welcome.runs")] == ["Stopped"], timeout=PATIENCE_MS)


def test_a_model_that_was_opened_is_listed_and_opens_again(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert lines(window, "welcome.models") == []
    path = tmp_path / "verne.safetensors"
    save_snapshot(untrained("text", seed=1), path)
    with qtbot.waitSignal(window.views["text"].model_opened, timeout=PATIENCE_MS):
        window.open_path(path)
    window.show_start()
    assert [line[:2] for line in lines(window, "welcome.models")] == [["verne", "Text"]]
    with qtbot.waitSignal(window.views["text"].model_opened, timeout=PATIENCE_MS):
        click_line(window, "welcome.models", 0)
    assert window.tabs.currentWidget() is window.views["text"]
    path.unlink()
    window.show_start()
    assert lines(window, "welcome.models") == []


def test_a_model_that_was_saved_is_listed(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "kept.safetensors"
    window.begin_with_shipped_models()
    qtbot.waitUntil(lambda: window.views["gan"].snapshot is not None, timeout=PATIENCE_MS)
    window.show_playground("gan")
    window.views["gan"].panel.files.save_wanted.emit(path)
    qtbot.waitUntil(path.exists, timeout=PATIENCE_MS)
    window.show_start()
    qtbot.waitUntil(
        lambda: [line[:2] for line in lines(window, "welcome.models")] == [["kept", "GAN"]], timeout=PATIENCE_MS
    )


def test_runs_are_listed_newest_first_and_open_by_return(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for name, data, status in (
        ("20260101-a", "fashion", "finished"),
        ("20260102-b", "/home/me/my pictures", "running"),
    ):
        record = RunRecord("gan", {}, data, "", 0, 1, "cpu", "fp32")
        store = RunStore.create(folders.runs_dir() / name, record)
        store.update(status=status, step=1234)
        store.close()
    window.show_playground("text")
    window.show_start()
    qtbot.waitUntil(lambda: len(lines(window, "welcome.runs")) == 2, timeout=PATIENCE_MS)
    shown = [[line[0], line[1], line[3], line[4]] for line in lines(window, "welcome.runs")]
    assert shown == [
        ["my pictures", "GAN", "Interrupted", "1,234"],
        ["Fashion-MNIST", "GAN", "Finished", "1,234"],
    ]
    tree = find(window, "welcome.runs", QTreeWidget)
    tree.setFocus()
    tree.setCurrentItem(tree.topLevelItem(1))
    with qtbot.waitSignal(window.welcome.path_chosen) as chosen:
        QTest.keyClick(tree, Qt.Key.Key_Return)
    assert chosen.args == [folders.runs_dir() / "20260101-a"]
    qtbot.waitUntil(lambda: window.tabs.currentWidget() is window.views["gan"], timeout=PATIENCE_MS)


def test_a_run_whose_record_is_damaged_stands_in_the_list_and_is_said_when_it_is_opened(
    window: MainWindow, qtbot: QtBot
) -> None:
    folder = folders.runs_dir() / "20260103-c"
    folder.mkdir(parents=True)
    (folder / "run.json").write_text("{")
    (folders.runs_dir() / "20260104-no-run").mkdir()
    window.show_playground("text")
    window.show_start()
    qtbot.waitUntil(lambda: len(lines(window, "welcome.runs")) == 1, timeout=PATIENCE_MS)
    assert lines(window, "welcome.runs") == [["20260103-c", "", "", "Cannot be read", ""]]
    click_line(window, "welcome.runs", 0)
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None, timeout=PATIENCE_MS)
    box = window.findChild(QMessageBox)
    assert "run.json is damaged, so the run cannot be read." in box.text().replace("\u200b", "")
    box.close()


def test_empty_lists_say_what_will_stand_there(window: MainWindow) -> None:
    words = [each.text() for each in window.welcome.findChildren(EmptyState) if each.isVisible()]
    assert "Models of your own stand here: save one in its tab, or open a file by File > Open model." in words
    nothing = "Nothing has been trained yet. Press “Train from scratch” above; whatever you train stands here."
    assert nothing in words


@pytest.mark.parametrize("size", [(1024, 640), (1366, 768), (1920, 1080)])
def test_an_ordinary_screen_is_filled(window: MainWindow, size: tuple[int, int]) -> None:
    resize(window, *size)
    page = window.welcome
    last = page.at_start.mapTo(page, page.at_start.rect().bottomLeft()).y()
    assert page.height() - last < 40  # nothing but a margin below what ends the page
    for card in page.cards:  # and none within a card
        assert card.play.y() - card._sentence.geometry().bottom() < 12
        assert card._sentence.height() == card._sentence.heightForWidth(card._sentence.width())
    lists = [each.mapTo(page, each.rect().bottomLeft()).y() for each in (page.models, page.runs)]
    assert lists[0] == lists[1]
    assert page.at_start.mapTo(page, page.at_start.rect().topLeft()).y() - lists[0] < 20


def test_on_a_vast_screen_it_stands_in_the_middle(window: MainWindow) -> None:
    resize(window, 5000, 3000)
    page = window.welcome
    places = [card.frame.mapTo(page, card.frame.rect().topLeft()) for card in page.cards]
    right = page.width() - places[2].x() - page.cards[2].frame.width()
    assert places[0].x() == pytest.approx(right, abs=2)
    assert places[0].x() > 500
    ends = page.at_start.mapTo(page, page.at_start.rect().bottomLeft()).y()
    assert places[0].y() == pytest.approx(page.height() - ends, abs=100)  # words stand above, a box below
    frame = page.cards[0].frame
    assert frame.height() == pytest.approx(PICTURE_SHAPE * frame.width(), abs=1)


@pytest.mark.parametrize("width", [1024, 1920])
def test_lists_stand_below_the_cards(window: MainWindow, width: int) -> None:
    resize(window, width, 900)
    page = window.welcome
    first, second, third = (card.frame for card in page.cards)
    assert (page.models.x(), page.models.width()) == (first.x(), first.width())
    assert (page.runs.x(), page.runs.geometry().right()) == (second.x(), third.geometry().right())


def test_a_large_card_has_large_letters(window: MainWindow) -> None:
    page = find(window, "text.miniature.page", StreamingText)
    window.resize(1024, 640)
    small = page.font().pointSizeF()
    window.resize(2400, 1400)
    assert small < page.font().pointSizeF() <= 2 * small
    window.resize(1024, 640)
    assert page.font().pointSizeF() == small


def test_a_broken_model_is_said_in_its_place_and_the_others_play(
    window: MainWindow, qtbot: QtBot, shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(shipped / "models", tmp_path / "some" / "models")
    (tmp_path / "some" / "models" / "gan-digits.safetensors").unlink()
    broken = tmp_path / "some" / "models" / "text-b.safetensors"
    payload = bytearray(broken.read_bytes())
    payload[-9] ^= 0x40
    broken.write_bytes(payload)
    monkeypatch.setattr(folders, "resources_dir", lambda: tmp_path / "some")
    window.welcome.begin()
    picture = find(window, "latent.miniature.picture", ImageGrid)
    qtbot.waitUntil(lambda: not picture.image().isNull(), timeout=PATIENCE_MS)

    def words(name: str) -> list[str]:
        miniature = next(card.picture for card in window.welcome.cards if card.room.name == name)
        return [each.text() for each in miniature.findChildren(EmptyState) if each.isVisible()]

    qtbot.waitUntil(lambda: "Starting…" not in words("text") + words("gan"), timeout=PATIENCE_MS)
    assert words("text") == ["text-b.safetensors is damaged or not a model file; nothing was loaded."]
    assert words("gan") == ["No model came with this installation; train one from scratch."]


def test_the_models_play_more_slowly_while_one_trains(window: MainWindow, qtbot: QtBot) -> None:
    def intervals() -> list[int]:
        return [card.picture._timer.interval() for card in window.welcome.cards]

    usual = intervals()
    window.views["latent"].panel.set_config(playground("latent").module("config").Config(**SMALL["latent"]))
    find(window, "latent.train", QPushButton).click()
    assert intervals() == [living_picture.SLOWED * each for each in usual]
    window.desk.pause()
    assert intervals() == usual
    window.desk.stop()
    qtbot.waitUntil(lambda: not window.desk.busy, timeout=PATIENCE_MS)
    assert intervals() == usual


def test_the_person_may_begin_without_it(window: MainWindow, qtbot: QtBot) -> None:
    box = find(window, "welcome.at_start", QCheckBox)
    assert box.isChecked()
    QTest.mouseClick(box, LEFT)
    later = MainWindow()
    assert later.tabs.currentIndex() == 1
    later.close()
    later.deleteLater()
    QTest.mouseClick(box, LEFT)
    later = MainWindow()
    assert later.tabs.currentWidget() is later.welcome
    later.close()
    later.deleteLater()


def test_keys_show_it_and_the_playgrounds(window: MainWindow) -> None:
    keys = {"show_start": "Ctrl+0"} | {f"show_{room.name}": f"Ctrl+{i}" for i, room in enumerate(PLAYGROUNDS, start=1)}
    for name, key in keys.items():
        assert find(window, name, QAction).shortcut().toString() == key
    window.show_playground("gan")
    find(window, "show_start", QAction).trigger()
    assert window.tabs.currentWidget() is window.welcome
    assert window.current_view is window.views["gan"]
