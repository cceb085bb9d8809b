"""Letters with tails are whole in every tab, in front or not, and each tab has a ground of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from gdl_desktop.qt.widgets.tab_bar import TabBar
from gdl_desktop.shell import theme

INK = QColor("#ff0000")


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    before, font = qapp.style().objectName(), qapp.font()
    qapp.setStyle("Fusion")
    theme.load_fonts(qapp)
    yield
    qapp.setFont(font)
    qapp.setStyle(before)


def rows_of_ink(bar: QTabBar, index: int) -> int:
    """Return how many rows of pixels have a part of a letter."""
    picture, place = bar.grab().toImage(), bar.tabRect(index)
    inked = [
        y
        for y in range(picture.height())
        if any(_red(picture.pixelColor(x, y)) for x in range(place.left() + 4, place.right() - 4))
    ]
    return inked[-1] - inked[0] + 1


def _red(colour: QColor) -> bool:
    return colour.red() > colour.green() + 60


def test_tails_are_whole_behind_the_tab_in_front(dressed: None, qtbot: QtBot) -> None:
    bar = TabBar()
    qtbot.addWidget(bar)
    palette = bar.palette()
    palette.setColor(QPalette.ColorRole.WindowText, INK)
    bar.setPalette(palette)
    for _ in range(2):
        bar.addTab("Jpgy")
    bar.show()
    assert rows_of_ink(bar, 1) == rows_of_ink(bar, 0)


def test_a_tab_has_a_ground_of_its_own_in_the_dark(dressed: None, qtbot: QtBot) -> None:
    bar = TabBar()
    qtbot.addWidget(bar)
    bar.setPalette(theme.make_palette("dark"))
    bar.setDrawBase(False)
    bar.setExpanding(False)
    for _ in range(2):
        bar.addTab("Jpgy")
    bar.resize(bar.sizeHint().width() + 40, bar.sizeHint().height())
    bar.show()
    picture, middle = bar.grab().toImage(), bar.height() // 2
    front, behind, beside = (picture.pixelColor(x, middle) for x in (6, bar.tabRect(1).left() + 6, bar.width() - 6))
    assert front.lightness() > behind.lightness() > beside.lightness() + 20
