"""Where a bubble goes: beside what it points at, never over it, and out of the way of what is looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.qt.widgets.guide_bubble import GuideBubble, GuideRing, Side, place_beside

ROOM = QRect(0, 0, 1024, 640)
SIZE = QSize(340, 180)


@given(st.integers(0, 1000), st.integers(0, 620), st.integers(1, 640), st.integers(1, 400))
def test_it_lies_within_the_room_and_beside_its_target(x: int, y: int, width: int, height: int) -> None:
    target = QRect(x, y, width, height) & ROOM
    place = place_beside(SIZE, target, ROOM)
    fits = (
        max(target.left(), ROOM.right() - target.right()) >= SIZE.width() + 3
        or max(target.top(), ROOM.bottom() - target.bottom()) >= SIZE.height() + 3
    )
    assert (place is not None) == fits
    if place is not None:
        assert ROOM.contains(place.rect)
        assert place.rect.size() == SIZE
        assert not place.rect.intersects(target)
        far = QRect(place.rect)
        far.adjust(-4, -4, 4, 4)
        assert far.intersects(target)


def test_it_goes_where_it_hides_least() -> None:
    target = QRect(450, 300, 100, 30)
    free = place_beside(SIZE, target, ROOM)
    assert free is not None
    assert free.side is Side.RIGHT
    others = [QRect(554, 0, 470, 640)]
    for side, taken in ((Side.LEFT, QRect(0, 0, 446, 640)), (Side.BELOW, QRect(0, 334, 1024, 300)), (Side.ABOVE, None)):
        place = place_beside(SIZE, target, ROOM, others)
        assert place is not None
        assert place.side is side
        if taken is not None:
            others.append(taken)


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
