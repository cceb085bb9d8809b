"""Latent space in miniature: the cursor wanders over the shipped model's plane, and the picture follows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gdl_desktop.core.registry import Playground, playground
from gdl_desktop.qt.design import GAP
from gdl_desktop.qt.panels.living_picture import LivingPicture
from gdl_desktop.qt.widgets.image_grid import ImageGrid
from gdl_desktop.qt.widgets.plane_canvas import PlaneCanvas

BEAT_MS: Final = 66  # 15 pictures a second
_AT_ONCE: Final = 15  # pictures: some 2 ms of work
# A Lissajous figure whose two periods have no common measure, so that the way is never the same again.
_REACH: Final = 2.2  # 91 % of what the prior draws lies within
_PERIODS_S: Final = (23.0, 23.0 / math.sqrt(2))


class Miniature(LivingPicture):
    """The plane, a cursor on its way, and what its place decodes to."""

    def __init__(self, room: Playground, parent: QWidget | None = None) -> None:
        super().__init__(room, _Walker, BEAT_MS, parent)
        self.plane = PlaneCanvas("latent.miniature.plane", "", self)
        self.picture = ImageGrid("", "latent.miniature.picture", self)
        content = QWidget(self)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.plane, 1)
        row.addWidget(self.picture, 1)
        self.set_content(content)

    def show_piece(self, piece: _Step) -> None:
        """Move the cursor, and show its picture."""
        if piece.plane is not None:
            reach = piece.reach
            self.plane.set_manifold(piece.plane, (-reach, reach, -reach, reach))
        self.plane.move_cursor(*piece.place)
        self.picture.set_images(piece.image[np.newaxis], 1)


@dataclass(frozen=True, slots=True)
class _Step:
    """A place on the way, and its picture.

    Attributes
    ----------
    place
        x and y on the plane.
    image
        uint8 (28, 28).
    plane, reach
        What the plane from -reach to reach decodes to, with the first step only.
    """

    place: tuple[float, float]
    image: NDArray[np.uint8]
    plane: NDArray[np.uint8] | None = None
    reach: float = 0.0


class _Walker:
    """Walks over the plane of one model; lives in the picture's thread."""

    def __init__(self, snapshot: Any) -> None:
        sampling = playground("latent").module("sampling")
        self._sampler = sampling.sampler_for(snapshot)
        self._plane: NDArray[np.uint8] | None = self._sampler.manifold()
        self._reach = sampling.MANIFOLD_EXTENT
        self._steps = 0

    def __call__(self) -> list[_Step]:
        """Return the next steps, a second of them."""
        seconds = (self._steps + np.arange(_AT_ONCE)) * (BEAT_MS / 1000)
        self._steps += _AT_ONCE
        z = np.zeros((_AT_ONCE, self._sampler.latent_size), dtype=np.float32)
        for axis, period in enumerate(_PERIODS_S):
            z[:, axis] = _REACH * np.sin(2 * np.pi * seconds / period)
        images = self._sampler.decode(z)
        plane, self._plane = self._plane, None
        return [
            _Step((float(place[0]), float(place[1])), image, plane if index == 0 else None, self._reach)
            for index, (place, image) in enumerate(zip(z, images, strict=True))
        ]
