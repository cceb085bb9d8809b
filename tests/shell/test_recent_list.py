"""Moments of models and runs, in words."""

from __future__ import annotations

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


def test_the_second_half_of_a_double_click_presses_nothing(qtbot: QtBot) -> None:
    recent, train = RecentList("recent", "Recent", ["What"], "Nothing yet."), QPushButton("Train")
    chosen: list[Path] = []
    pressed: list[bool] = []
    recent.chosen.connect(chosen.append)
    train.pressed.connect(lambda: pressed.append(True))
    for widget in (recent, train):
        qtbot.addWidget(widget)
        widget.show()
    recent.set_lines([Line(Path("a.safetensors"), ("a",))])
    item = recent.lines.topLevelItem(0)
    assert item is not None
    QTest.mouseClick(recent.lines.viewport(), LEFT, pos=recent.lines.visualItemRect(item).center())
    assert chosen == [Path("a.safetensors")]

    def press(kind: QEvent.Type, widget: QWidget = train) -> None:
        place, none = QPointF(widget.rect().center()), Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(widget, QMouseEvent(kind, place, widget.mapToGlobal(place), LEFT, LEFT, none))

    press(QEvent.Type.MouseButtonDblClick)  # what has come beneath the pointer
    assert not pressed
    item.setSizeHint(
        0, recent.lines.viewport().size()
    )  # the list may still be there, all of it the line that was clicked
    press(QEvent.Type.MouseButtonRelease, recent.lines.viewport())
    assert len(chosen) == 1
    press(QEvent.Type.MouseButtonPress)  # another click
    assert len(pressed) == 1
    qtbot.wait(QApplication.doubleClickInterval() + 100)
    press(QEvent.Type.MouseButtonRelease)
    press(QEvent.Type.MouseButtonDblClick)
    assert len(pressed) == 2


def test_a_moment_is_read_and_written() -> None:
    when = when_of("2026-11-22T10:15:00+0000")
    assert when == 1795342500
    assert "26" in when_in_words(when)  # of 2026, wherever on earth


@pytest.mark.parametrize("iso", ["", "yesterday", "0001-01-01", "99999-01-01"])
def test_what_is_no_moment_leaves_its_place_empty(iso: str) -> None:
    assert when_of(iso) == 0 or abs(when_of(iso)) > 1e9
    assert when_in_words(0) == ""
