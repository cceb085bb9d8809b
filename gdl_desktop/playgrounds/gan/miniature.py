"""GAN in miniature: a picture of every class, drawn from one z that drifts, so that the pictures melt into others."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from gdl_desktop.core.registry import Playground, playground
from gdl_desktop.data.sets import SIDE
from gdl_desktop.qt.panels.living_picture import LivingPicture
from gdl_desktop.qt.widgets.image_grid import ImageGrid

BEAT_MS: Final = 250  # 4 drawings a second: convolutions are dear
MOST_CLASSES: Final = 12
COLUMNS: Final = 5
_BETWEEN: Final = 20  # drawings from one z to the next: five seconds


class Miniature(LivingPicture):
    """A small grid, a class each place."""

    def __init__(self, room: Playground, parent: QWidget | None = None) -> None:
        super().__init__(room, _Drifter, BEAT_MS, parent)
        self.grid = ImageGrid("", "gan.miniature.grid", self)
        self.set_content(self.grid)

    def show_piece(self, piece: NDArray[np.uint8]) -> None:
        """Show the next drawing of each class, uint8 (n, 28, 28)."""
        self.grid.set_images(piece, COLUMNS)


class _Drifter:
    """Drifts from one z to the next with one model; lives in the picture's thread."""

    def __init__(self, snapshot: Any) -> None:
        sampling = playground("gan").module("sampling")
        self._sampler = sampling.sampler_for(snapshot)
        self._classes = range(min(len(self._sampler.classes), MOST_CLASSES))
        self._at_once = sampling.CHUNK // len(self._classes)  # what one run of the network draws anyway
        self._rng = np.random.default_rng()
        self._from, self._to = self._sampler.draw_z(2, self._rng)
        self._drawn = 0

    def __call__(self) -> list[NDArray[np.uint8]]:
        """Return the next drawings."""
        z = np.stack([self._next_z() for _ in range(self._at_once)])
        return list(self._sampler.grid(z, self._classes).reshape(self._at_once, len(self._classes), SIDE, SIDE))

    def _next_z(self) -> NDArray[np.float32]:
        if self._drawn == _BETWEEN:
            self._from, self._to = self._to, self._sampler.draw_z(1, self._rng)[0]
            self._drawn = 0
        share = self._drawn / _BETWEEN
        self._drawn += 1
        return between(self._from, self._to, share, self._sampler.config.prior)


def between(start: NDArray[np.float32], end: NDArray[np.float32], share: float, prior: str) -> NDArray[np.float32]:
    """Return a place between two draws from a prior that is itself as likely as they are.

    Parameters
    ----------
    start, end
        (z_size,).
    share
        0 is the start, 1 the end.
    prior
        ``"uniform"``: on the straight line, which stays within the cube. ``"normal"``: on the arc around the
        origin, since draws of many numbers lie on a sphere and the middle of a straight line far within it
        (Shoemake, "Animating rotation with quaternion curves", 1985).
    """
    if prior == "uniform":
        return np.asarray((1 - share) * start + share * end, dtype=np.float32)
    cosine = np.dot(start, end) / (np.linalg.norm(start) * np.linalg.norm(end))
    angle = np.arccos(np.clip(cosine, -0.9999, 0.9999))
    weights = np.sin((1 - share) * angle), np.sin(share * angle)
    return np.asarray((weights[0] * start + weights[1] * end) / np.sin(angle), dtype=np.float32)
