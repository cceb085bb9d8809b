"""Whoever walks by keyboard sees where they are; whoever clicks sees no ring."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QTabBar,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gdl_desktop.qt.design import COLOURS, SCHEMES
from gdl_desktop.qt.widgets.image_grid import ImageGrid
from gdl_desktop.qt.widgets.latent_plane import LatentPlane
from gdl_desktop.shell.focus_ring import FocusGuide, FocusRing
from gdl_desktop.shell.theme import apply_theme

KINDS = (
    QPushButton, QLineEdit, QSpinBox, QComboBox, QCheckBox, QSlider, QToolButton, QPlainTextEdit, ImageGrid, LatentPlane
)  # fmt: skip


@pytest.fixture
def guide(qapp: QApplication) -> Iterator[FocusGuide]:
    palette = qapp.palette()
    guide = FocusGuide(qapp)
    yield guide
    qapp.focusChanged.disconnect(guide._on_focus_changed)
    guide.deleteLater()
    qapp.setPalette(palette)


@pytest.fixture
def page(qtbot: QtBot, guide: FocusGuide) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    for kind in KINDS:
        control = kind()
        if isinstance(control, QPlainTextEdit):
            control.setTabChangesFocus(True)
        if isinstance(control, QToolButton):
            control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout.addWidget(control)
    tabs = QTabWidget()
    for title in ("one", "two"):
        tabs.addTab(QWidget(), title)
    layout.addWidget(tabs)
    show(page, 800, qtbot)
    return page


def show(page: QWidget, height: int, qtbot: QtBot) -> None:
    page.resize(300, height)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def pixels_of(colour: QColor, picture: QImage) -> int:
    grid = np.frombuffer(picture.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32) & 0xFFFFFF
    return int((grid == colour.rgb() & 0xFFFFFF).sum())


def ring(page: QWidget) -> FocusRing | None:
    return next((each for each in page.findChildren(FocusRing) if each.isVisible()), None)


def walk() -> None:
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), Qt.Key.Key_Tab)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_kind_of_control_is_ringed_in_turn(qapp, page, scheme):
    apply_theme(qapp, scheme)
    qapp.processEvents()
    colour = QColor(COLOURS[scheme].focus)
    visited = set()
    for _ in range(len(KINDS) + 3):  # the plane has switches too
        walk()
        qapp.processEvents()
        now = qapp.focusWidget()
        visited.add(type(now))
        frame = ring(page)
        assert frame is not None
        around = QRect(frame.mapTo(page, QPoint()), frame.size())
        count = pixels_of(colour, page.grab(around).toImage())
        edge = now.tabRect(now.currentIndex()).width() if isinstance(now, QTabBar) else now.width()
        assert count > 1.5 * edge, type(now)
        assert around.contains(QRect(now.mapTo(page, QPoint()), now.size()).center())
    assert {kind.__name__ for kind in KINDS} - {kind.__name__ for kind in visited} == {"LatentPlane"}
    assert {"PlaneCanvas", "QTabBar"} <= {kind.__name__ for kind in visited}


def test_a_control_that_fills_its_parent_is_ringed_too(qapp, qtbot, guide):
    apply_theme(qapp, "light")
    outer = QWidget()
    qtbot.addWidget(outer)
    around = QVBoxLayout(outer)
    around.addWidget(QPushButton("first"))
    room = QWidget()
    around.addWidget(room)
    inside = QVBoxLayout(room)
    inside.setContentsMargins(0, 0, 0, 0)
    page = QPlainTextEdit()
    inside.addWidget(page)
    show(outer, 300, qtbot)
    colour = QColor(COLOURS["light"].focus)
    for _ in range(3):
        walk()
        if qapp.focusWidget() is page:
            break
    assert qapp.focusWidget() is page
    for size in (300, 340):  # and when it moves
        outer.resize(300, size)
        qapp.processEvents()
        assert pixels_of(colour, outer.grab().toImage()) > 2 * page.width()


def test_a_click_needs_no_ring(qtbot, page):
    walk()
    assert ring(page) is not None
    QTest.mouseClick(page.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert ring(page) is None


def test_who_presses_a_button_that_closes_with_it_sees_where_they_are(qtbot, page):
    button = page.findChild(QPushButton)
    for _ in KINDS:
        walk()
        if QApplication.focusWidget() is button:
            break
    button.clicked.connect(lambda: button.setEnabled(False))
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is not button
    frame = ring(page)
    assert frame is not None
    assert frame.widget() is QApplication.focusWidget()


def test_the_ring_comes_back_with_the_focus_that_a_program_moves_over_a_place_to_stand_on_only(qtbot, page):
    button, field = page.findChild(QPushButton), page.findChild(QLineEdit)
    for _ in KINDS:
        walk()
        if QApplication.focusWidget() is button:
            break
    panel = QWidget(page)
    panel.show()
    panel.setFocus()  # no place to stand on
    assert panel.hasFocus()
    assert ring(page) is None
    field.setFocus()
    frame = ring(page)
    assert frame is not None
    assert frame.widget() is field
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    panel.setFocus()
    field.setFocus()
    assert ring(page) is None


def test_the_ring_follows_its_control(qtbot, page):
    walk()
    frame, control = ring(page), QApplication.focusWidget()
    assert frame is not None
    before = frame.pos()
    control.move(control.pos() + QPoint(0, 20))
    assert frame.pos() == before + QPoint(0, 20)


def test_it_survives_the_window_that_it_was_in(qtbot, page, qapp):
    dialog = QDialog(page)
    layout = QVBoxLayout(dialog)
    for name in ("yes", "no"):
        layout.addWidget(QPushButton(name))
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: qapp.activeWindow() is dialog)
    walk()
    assert ring(dialog) is not None
    dialog.close()
    dialog.deleteLater()
    page.activateWindow()
    qtbot.waitUntil(lambda: qapp.activeWindow() is page)
    walk()
    assert ring(page) is not None
