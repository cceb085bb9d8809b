"""The points of one curve, however long it grows."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

CAPACITY: Final = 1000


class Curve:
    """Collects (step, value) pairs and never holds as many as ``capacity``.

    When it is about to, neighbours are merged into their mean, and from then on every point is the
    mean of twice as many values as before. So the curve keeps its whole course, at a fixed cost to
    draw, and each of its points is a mean of measured values.

    Parameters
    ----------
    capacity
        An even number of points.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._points = np.empty((capacity, 2))
        self._size = 0
        self._per_point = 1
        self._open: list[tuple[float, float]] = []
        self.latest = float("nan")

    def add(self, step: float, value: float) -> None:
        """Add a pair; steps come in ascending order."""
        self.latest = value
        self._open.append((step, value))
        if len(self._open) < self._per_point:
            return
        self._points[self._size] = np.mean(self._open, axis=0)
        self._open.clear()
        self._size += 1
        if self._size >= len(self._points) - 1:  # one place stays free for the pairs not merged yet
            self._halve()

    def points(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return steps and values, float64 of shape (k,), k < capacity."""
        points = self._points[: self._size]
        if self._open:
            points = np.vstack([points, np.mean(self._open, axis=0)])
        return points[:, 0].copy(), points[:, 1].copy()

    def _halve(self) -> None:
        pairs = self._size // 2
        if self._size % 2:
            last = self._points[self._size - 1]
            self._open = [(float(last[0]), float(last[1]))] * self._per_point
        self._points[:pairs] = self._points[: 2 * pairs].reshape(pairs, 2, 2).mean(axis=1)
        self._size = pairs
        self._per_point *= 2
