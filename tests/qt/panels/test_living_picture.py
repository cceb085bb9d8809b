"""A model that plays by itself: piece after piece while it is seen, nothing otherwise, words where it cannot."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.core.cards import ModelEntry
from gdl_desktop.core.registry import playground
from gdl_desktop.qt.panels import living_picture
from gdl_desktop.qt.panels.living_picture import LivingPicture

BEAT_MS = 10


class Models:
    """Stands where the engine is."""

    def __init__(self, *origins: str) -> None:
        self.origins = origins

    def list_models(self, name: str) -> list[ModelEntry]:
        return [ModelEntry(f"m{i}", name, "", o, Path(f"m{i}"), {}) for i, o in enumerate(self.origins)]  # type: ignore[arg-type]

    def open_model(self, path: Path, name: str) -> str:
        return f"{name} {path}"


class Player:
    """Counts, two numbers at a time, and says who asked."""

    def __init__(self, snapshot: str) -> None:
        self.snapshot = snapshot
        self.calls = 0

    def __call__(self) -> Sequence[int]:
        self.calls += 1
        self.thread = threading.current_thread()
        return [2 * self.calls - 2, 2 * self.calls - 1]


class Picture(LivingPicture):
    def __init__(self, player: Any = Player, parent: QWidget | None = None) -> None:
        self.players: list[Any] = []
        super().__init__(
            playground("gan"),
            lambda snapshot: self.players.append(player(snapshot)) or self.players[0],
            BEAT_MS,
            parent,
        )
        self.page = QWidget(self)
        self.set_content(self.page)
        self.shown: list[Any] = []

    def show_piece(self, piece: Any) -> None:
        self.shown.append(piece)


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(living_picture, "engine", lambda: Models("shipped", "saved"))


@pytest.fixture
def picture(qtbot: QtBot) -> Iterator[Picture]:
    picture = Picture()
    picture.resize(100, 100)
    picture.show()
    qtbot.waitExposed(picture)
    yield picture
    picture.shutdown()
    picture.close()
    picture.deleteLater()


def rest(milliseconds: int = 20 * BEAT_MS) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def words(picture: Picture) -> str:
    return next(label.text() for label in picture.findChildren(QLabel) if label.isVisible())


def test_it_waits_for_the_engine_then_shows_the_first_shipped_model_piece_by_piece(
    picture: Picture, qtbot: QtBot
) -> None:
    rest()
    assert not picture.players
    assert words(picture) == "Starting…"
    with qtbot.waitSignal(picture.began):
        picture.begin()
    assert picture.page.isVisible()
    qtbot.waitUntil(lambda: len(picture.shown) > 9)
    assert picture.shown == list(range(len(picture.shown)))
    assert picture.players[0].snapshot == "gan m0"
    assert picture.players[0].thread is not threading.main_thread()


def test_hidden_it_asks_for_nothing_and_goes_on_when_it_is_seen_again(picture: Picture, qtbot: QtBot) -> None:
    picture.begin()
    qtbot.waitUntil(lambda: len(picture.shown) > 3)
    picture.hide()
    rest()  # what was asked for arrives
    calls, shown = picture.players[0].calls, len(picture.shown)
    rest()
    assert (picture.players[0].calls, len(picture.shown)) == (calls, shown)
    picture.show()
    qtbot.waitUntil(lambda: len(picture.shown) > shown + 3)
    assert picture.shown == list(range(len(picture.shown)))


def test_in_a_minimised_window_it_rests(picture: Picture, qtbot: QtBot) -> None:
    picture.begin()
    qtbot.waitUntil(lambda: len(picture.shown) > 3)
    picture.showMinimized()
    rest()
    shown = len(picture.shown)
    rest()
    assert len(picture.shown) == shown
    picture.showNormal()
    qtbot.waitUntil(lambda: len(picture.shown) > shown + 3)


def test_scrolled_away_it_rests(qtbot: QtBot) -> None:
    picture, page, scroll = Picture(), QWidget(), QScrollArea()
    page.resize(100, 1000)
    picture.setParent(page)
    picture.setGeometry(0, 0, 100, 100)
    scroll.resize(120, 200)
    scroll.setWidget(page)
    scroll.show()
    qtbot.waitExposed(scroll)
    picture.begin()
    qtbot.waitUntil(lambda: len(picture.shown) > 3)
    scroll.verticalScrollBar().setValue(500)
    rest()
    shown = len(picture.shown)
    rest()
    assert len(picture.shown) == shown
    scroll.verticalScrollBar().setValue(50)
    qtbot.waitUntil(lambda: len(picture.shown) > shown)
    picture.shutdown()
    scroll.close()
    scroll.deleteLater()


def test_it_gives_way_to_a_training(picture: Picture) -> None:
    timer = picture.findChild(QTimer)
    assert timer is not None
    picture.set_slow(True)
    assert timer.interval() == living_picture.SLOWED * BEAT_MS
    picture.set_slow(False)
    assert timer.interval() == BEAT_MS


@pytest.mark.parametrize("origins", [(), ("saved",)])
def test_without_a_shipped_model_it_says_so(
    picture: Picture, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, origins: tuple[str, ...]
) -> None:
    monkeypatch.setattr(living_picture, "engine", lambda: Models(*origins))
    with qtbot.waitSignal(picture.failed):
        picture.begin()
    assert words(picture) == "No model came with this installation; train one from scratch."
    assert not picture.shown


@pytest.mark.qt_log_ignore("a job failed")
def test_a_player_that_breaks_leaves_words(qtbot: QtBot) -> None:
    def breaking(_snapshot: str) -> Any:
        pieces = itertools.count()

        def play() -> list[int]:
            if next(pieces) > 1:
                raise MemoryError("all gone")
            return [1]

        return play

    picture = Picture(breaking)
    picture.show()
    with qtbot.waitSignal(picture.failed):
        picture.begin()
    assert "all gone" in words(picture)
    assert words(picture).count(".") == 1
    picture.hide()
    picture.show()
    rest()
    assert "all gone" in words(picture)
    picture.shutdown()
    picture.close()
    picture.deleteLater()


def test_a_picture_that_was_never_begun_ends_in_good_order(qtbot: QtBot) -> None:
    picture = Picture()
    picture.begin()
    picture.shutdown()
    picture.deleteLater()
