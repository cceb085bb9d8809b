"""The round question mark, and the short answer beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.qt.widgets.help_button import HelpButton
from gdl_desktop.qt.widgets.help_popover import HelpPopover


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.addWidget(QLabel("A heading"))
    layout.addWidget(QStackedWidget(), 1)
    for name in ("first", "second"):
        page.findChild(QStackedWidget).addWidget(QPushButton(name))
    page.resize(300, 200)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    return page


def over(host: QWidget) -> HelpButton:
    button = HelpButton("a-topic", "A thing", "thing.help")
    button.lay_over(host)
    return button


def test_it_asks_for_its_topic_by_mouse_and_keyboard(page: QWidget, qtbot: QtBot) -> None:
    button = over(page.findChild(QStackedWidget))
    asked: list[str] = []
    button.help_wanted.connect(asked.append)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert asked == ["a-topic", "a-topic"]
    assert button.accessibleName() == "What am I looking at: A thing"
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("kind", [QStackedWidget, QLabel])
def test_it_stays_at_the_right_edge_of_its_host(page: QWidget, qtbot: QtBot, kind: type[QWidget]) -> None:
    host = page.findChild(kind)
    button = over(host)
    for width in (300, 500, 180):
        page.resize(width, 200)
        qtbot.waitUntil(lambda: host.geometry().contains(button.geometry()))
        assert host.geometry().right() - button.geometry().right() <= 4
        assert abs(button.geometry().center().y() - host.geometry().top()) < 30


def test_it_stays_on_top_when_pages_are_turned(page: QWidget) -> None:
    stack = page.findChild(QStackedWidget)
    button = over(stack)
    for index in (1, 0, 1):
        stack.setCurrentIndex(index)
        assert page.childAt(button.geometry().center()) is button


def test_it_hides_with_its_host_and_answers_while_the_host_is_disabled(page: QWidget) -> None:
    stack = page.findChild(QStackedWidget)
    button = over(stack)
    stack.hide()
    assert not button.isVisible()
    stack.show()
    assert button.isVisible()
    stack.setEnabled(False)
    assert button.isEnabled()


def test_the_popover_stands_beside_and_leads_on(page: QWidget, qtbot: QtBot) -> None:
    popover = HelpPopover(page)
    wanted: list[str] = []
    popover.more_wanted.connect(wanted.append)
    popover.show_beside(page, "a-topic", "A thing", "It is **this**, see [that](help:other).")
    assert popover.isVisible()
    assert not popover.geometry().contains(page.mapToGlobal(QPoint(2, 2)))
    more = popover.findChild(QPushButton, "help_popover.more")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert wanted == ["a-topic"]
    assert not popover.isVisible()
    popover.show_beside(page, "a-topic", "A thing", "It is **this**, see [that](help:other).")
    popover.findChild(QLabel, "help_popover.text").linkActivated.emit("help:other")
    assert wanted == ["a-topic", "other"]
    popover.show_beside(page, "a-topic", "A thing", "Short.")
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()


def test_the_popover_stays_on_the_screen(page: QWidget) -> None:
    popover = HelpPopover(page)
    room = page.screen().availableGeometry()
    for corner in (room.topLeft(), room.bottomRight() - QPoint(page.width(), page.height())):
        page.move(corner)
        popover.show_beside(page, "a-topic", "A thing", "A sentence that is long enough to break. " * 8)
        assert room.contains(popover.geometry())
        popover.close()
