"""What the bubble of a guide says and asks, and the ring around what it points at."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.qt.widgets.guide_bubble import GuideBubble, GuideRing


def test_the_bubble_says_all_and_asks_for_what_the_person_wants(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    window.show()
    bubble = GuideBubble(window)
    heard: list[str] = []
    bubble.back_wanted.connect(lambda: heard.append("back"))
    bubble.on_wanted.connect(lambda: heard.append("on"))
    bubble.end_wanted.connect(lambda: heard.append("end"))
    bubble.tell("Step 1 of 2", "A title", "Some words.", "")
    bubble.offer(True, "Next", done=True)
    bubble.point_at(QRect(10, 10, 100, 20), window.rect())
    assert bubble.words == "A title Some words."
    assert not bubble.findChild(QLabel, "guide_bubble.hint").isVisible()  # type: ignore[union-attr]
    for button in (bubble.back, bubble.on, bubble.end):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == ["back", "on", "end"]
    narrow = bubble.height()
    bubble.tell("Step 1 of 2", "A title", "Some words. " * 20, "And a hint.")
    bubble.point_at(None, window.rect())
    assert bubble.height() > narrow, "long words make it higher, they are not cut"
    assert window.rect().contains(bubble.geometry())


def test_pointer_and_paint_go_through_a_ring(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(400, 300)
    qtbot.addWidget(window)
    window.show()
    ring = GuideRing(window)
    ring.surround(QRect(100, 100, 50, 40))
    assert ring.isVisible()
    assert window.childAt(QPoint(99, 120)) is None
    assert not ring.mask().contains(ring.rect().center())
    ring.surround(QRect(-20, -20, 60, 60))  # as far as there is room
    assert window.rect().contains(ring.geometry())
