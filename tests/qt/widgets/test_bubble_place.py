"""Where a bubble goes: beside what it points at, never over it, and out of the way of what is looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from gdl_desktop.qt.widgets.bubble_place import Side, place_beside

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
