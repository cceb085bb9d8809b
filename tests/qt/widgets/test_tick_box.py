"""A box to tick can be seen, ticked or not, on a light and on a dark window."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from gdl_desktop.qt.design import SCHEMES, Scheme
from gdl_desktop.qt.widgets.tick_box import TickBox
from gdl_desktop.shell.theme import make_palette
from tests.qt.colour_science import contrast


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ticked", [False, True])
def test_its_edge_is_seen(qtbot: QtBot, scheme: Scheme, ticked: bool) -> None:
    box = TickBox("Log scale")
    qtbot.addWidget(box)
    box.setPalette(make_palette(scheme))
    box.setChecked(ticked)
    box.show()
    option = QStyleOptionButton()
    box.initStyleOption(option)
    place = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    picture = box.grab().toImage()
    ratio = picture.devicePixelRatio()
    ground = box.palette().color(QPalette.ColorRole.Window).name()
    for x, y in (
        (place.left(), place.center().y()),
        (place.right(), place.center().y()),
        (place.center().x(), place.top()),
        (place.center().x(), place.bottom()),
    ):
        edge = picture.pixelColor(round(ratio * x), round(ratio * y))
        assert contrast(edge.name(), ground) >= 3
