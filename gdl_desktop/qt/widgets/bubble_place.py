"""Where a bubble goes: beside what it points at, never over it, and out of the way of what is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QRect, QSize

from gdl_desktop.qt.design import RADIUS

ROUND: Final = 2 * RADIUS  # pixels, of the bubble's corners
_GAP: Final = 3  # pixels between the bubble and what it points at


class Side(Enum):
    """Where a bubble stands, seen from what it points at."""

    RIGHT = "right"
    LEFT = "left"
    BELOW = "below"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bubble goes, and which of its sides has the arrow."""

    rect: QRect
    side: Side


def place_beside(size: QSize, target: QRect, room: QRect, keep_free: Sequence[QRect] = ()) -> Place | None:
    """Return the place beside a target that lies within the room and hides least of what is to be kept free.

    Parameters
    ----------
    size
        Of the bubble, its arrow included.
    target
        What it points at: it is never covered.
    room
        Where the bubble may be.
    keep_free
        What a person is meant to look at meanwhile.

    Returns
    -------
    Place | None
        None when there is no such place.
    """
    fitting = [
        place
        for place in _places(size, target, room)
        if room.contains(place.rect) and not place.rect.intersects(target)
    ]
    return min(fitting, key=lambda place: sum(_area(place.rect & other) for other in keep_free), default=None)


def _places(size: QSize, target: QRect, room: QRect) -> Iterator[Place]:
    """Yield places on all four sides: in the middle, or flush with either end, or as near to it as the room allows."""
    width, height = size.width(), size.height()
    for side in Side:
        flat = side in (Side.BELOW, Side.ABOVE)
        begin, length, own = (target.left(), target.width(), width) if flat else (target.top(), target.height(), height)
        least, most = (room.left(), room.right() + 1 - width) if flat else (room.top(), room.bottom() + 1 - height)
        for along in (begin + (length - own) // 2, begin - ROUND, begin + length - own + ROUND):
            at = max(least, min(along, most))
            if flat:
                top = target.bottom() + 1 + _GAP if side is Side.BELOW else target.top() - _GAP - height
                yield Place(QRect(at, top, width, height), side)
            else:
                left = target.right() + 1 + _GAP if side is Side.RIGHT else target.left() - _GAP - width
                yield Place(QRect(left, at, width, height), side)


def _area(rect: QRect) -> int:
    return max(rect.width(), 0) * max(rect.height(), 0)
