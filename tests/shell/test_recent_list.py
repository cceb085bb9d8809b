"""Moments of models and runs, in words."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.qt.widgets.empty_state import EmptyState
from gdl_desktop.shell.recent_list import Line, RecentList, when_in_words, when_of

LEFT = Qt.MouseButton.LeftButton
PRESS, RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
DOUBLE = QEvent.Type.MouseButtonDblClick


def test_it_says_that_there_is_nothing_when_somebody_has_looked(qtbot: QtBot) -> None:
    recent = RecentList("recent", "Recent", ["What"], "Nothing yet.")
    qtbot.addWidget(recent)
    recent.show()
    (nothing,) = recent.findChildren(EmptyState)
    assert not nothing.isVisible()
    assert not recent.lines.isVisible()
    recent.set_lines([])
    assert nothing.isVisible()
    recent.set_lines([Line(Path("a.safetensors"), ("a",))])
    assert recent.lines.isVisible()


class Desk:
    """A list of one line, beside a button that might come beneath the pointer."""

    def __init__(self, qtbot: QtBot) -> None:
        self.recent, self.train = RecentList("recent", "Recent", ["What"], "Nothing yet."), QPushButton("Train")
        self.chosen: list[Path] = []
        self.pressed: list[bool] = []
        self.recent.chosen.connect(self.chosen.append)
        self.train.pressed.connect(lambda: self.pressed.append(True))
        for widget in (self.recent, self.train):
            qtbot.addWidget(widget)
            widget.show()
        self.recent.set_lines([Line(Path("a.safetensors"), ("a",))])

    @property
    def list(self) -> QWidget:
        return self.recent.lines.viewport()

    def choose(self) -> None:
        item = self.recent.lines.topLevelItem(0)
        assert item is not None
        QTest.mouseClick(self.list, LEFT, pos=self.recent.lines.visualItemRect(item).center())
        # The list may still be there when the second click comes, all of it the line that was clicked.
        item.setSizeHint(0, self.list.size())

    def send(self, kind: QEvent.Type, widget: QWidget) -> None:
        place, none = QPointF(widget.rect().center()), Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(widget, QMouseEvent(kind, place, widget.mapToGlobal(place), LEFT, LEFT, none))


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_the_second_half_of_a_double_click_presses_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.choose()
    assert desk.chosen == [Path("a.safetensors")]
    desk.send(DOUBLE, desk.train)  # what has come beneath the pointer
    assert not desk.pressed
    desk.send(RELEASE, desk.list)
    assert len(desk.chosen) == 1
    desk.send(PRESS, desk.train)  # another click
    assert len(desk.pressed) == 1
    qtbot.wait(QApplication.doubleClickInterval() + 100)
    desk.send(RELEASE, desk.train)
    desk.send(DOUBLE, desk.train)
    assert len(desk.pressed) == 2


def test_a_second_click_that_is_held_for_long_chooses_nothing_either(desk: Desk, qtbot: QtBot) -> None:
    desk.choose()
    desk.send(DOUBLE, desk.list)
    qtbot.wait(QApplication.doubleClickInterval() + 100)
    desk.send(RELEASE, desk.list)
    assert len(desk.chosen) == 1
    desk.send(DOUBLE, desk.train)  # of a later double click
    assert len(desk.pressed) == 1


def test_a_second_click_is_waited_for_from_when_the_first_has_been_followed(desk: Desk, qtbot: QtBot) -> None:
    """What is opened may keep the window for longer than a double click takes."""
    desk.recent.chosen.connect(lambda: time.sleep(QApplication.doubleClickInterval() / 1000 + 0.1))
    desk.choose()
    qtbot.wait(50)
    desk.send(DOUBLE, desk.train)
    assert not desk.pressed


def test_a_click_after_a_second_one_whose_release_went_astray_counts(desk: Desk) -> None:
    """A dialog has come between its press and its release, which Qt then sends to nobody."""
    desk.choose()
    desk.send(DOUBLE, desk.list)
    desk.send(PRESS, desk.train)
    assert len(desk.pressed) == 1
    desk.send(RELEASE, desk.train)
    assert not desk.train.isDown()


def test_a_moment_is_read_and_written() -> None:
    when = when_of("2026-11-22T10:15:00+0000")
    assert when == 1795342500
    assert "26" in when_in_words(when)  # of 2026, wherever on earth


@pytest.mark.parametrize("iso", ["", "yesterday", "0001-01-01", "99999-01-01"])
def test_what_is_no_moment_leaves_its_place_empty(iso: str) -> None:
    assert when_of(iso) == 0 or abs(when_of(iso)) > 1e9
    assert when_in_words(0) == ""
