"""On a screen of fine pixels, pictures and curves are drawn with all of its pixels: nothing is made large afterwards.

A scale counts from the start of a program, so each is measured by one of its own, which is this file.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import groupby
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from gdl_desktop.qt.colours import mark_colour
from gdl_desktop.qt.widgets.image_grid import ImageGrid
from gdl_desktop.qt.widgets.loss_plot import LossPlot
from gdl_desktop.qt.widgets.plane_canvas import PlaneCanvas

RATIOS = (1.0, 1.5, 2.0)
PIXELS = 12  # of a picture, across
BLOCK = 13  # pixels of the screen for each of them: no whole number of Qt's at 1.5 and at 2


@pytest.fixture(scope="module", params=RATIOS)
def seen(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What a program sees of itself at a scale."""
    scale = {"QT_SCALE_FACTOR": str(request.param), "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough"}
    done = subprocess.run(
        [sys.executable, __file__], env=os.environ | scale, capture_output=True, text=True, check=True, timeout=120
    )
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["ratio"] == request.param
    return found


def test_every_pixel_of_a_picture_is_a_block_with_hard_edges(seen: dict[str, Any]) -> None:
    assert seen["blocks"] == [[0, BLOCK], [255, BLOCK]] * (PIXELS // 2)


def test_a_manifold_shows_stripes_as_narrow_as_the_screen_can(seen: dict[str, Any]) -> None:
    assert seen["stripes"] == [0, 255]


def test_a_curve_is_two_pixels_of_qt_wide(seen: dict[str, Any]) -> None:
    assert seen["curve"] == 2 * seen["ratio"]


def greys(widget: QWidget) -> NDArray[np.uint8]:
    """Return what a widget shows, uint8 (height, width), in pixels of the screen."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return pixels[:, : image.width()].copy()


def blocks_of_a_chequered_picture(ratio: float) -> list[tuple[int, int]]:
    """Return the values along a line through a picture, and how long each lasts."""
    picture = (255 * (np.indices((PIXELS, PIXELS)).sum(axis=0) % 2)).astype(np.uint8)
    grid = ImageGrid()
    side = round(PIXELS * BLOCK / ratio)
    grid.resize(side, side)
    grid.set_images(picture[np.newaxis], 1)
    return [(int(value), len(list(run))) for value, run in groupby(greys(grid)[BLOCK // 2])]


def greys_of_a_striped_manifold(ratio: float) -> list[int]:
    """Return which values stripes of black and white have that are a pixel of the screen wide."""
    canvas = PlaneCanvas("plane", "")
    canvas.resize(200, 220)  # so that the plane's left edge is a pixel's edge at every scale
    left, right = canvas.to_screen(-3, 0), canvas.to_screen(3, 0)
    across = round(ratio * (right.x() - left.x()))
    stripes = np.tile(255 * (np.arange(across) % 2), (across, 1)).astype(np.uint8)
    canvas.set_manifold(stripes, (-3.0, 3.0, -3.0, 3.0))
    canvas.move_cursor(3, 3)
    line = greys(canvas)[round(ratio * left.y()) + 10, round(ratio * left.x()) + 10 :][: across - 40]
    return sorted({int(value) for value in line})


def thickness_of_a_curve() -> int:
    """Return how many pixels of the screen a level curve covers."""
    plot = LossPlot("Losses")
    plot.resize(300, 300)
    plot.show()
    for step in range(10):
        plot.append(step, {"loss": 1.0 + step // 9})
    plot._redraw()
    QApplication.processEvents()
    image = plot.findChild(QWidget, "loss_plot.plot").grab().toImage()  # type: ignore[union-attr]
    colour = mark_colour(0, plot.palette())
    middle = [image.pixelColor(image.width() // 2, y) for y in range(image.height())]
    plot.close()
    return sum(_is_near(each, colour) for each in middle)


def _is_near(one: QColor, other: QColor) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(one.getRgb(), other.getRgb(), strict=True))  # type: ignore[arg-type,call-overload]


if __name__ == "__main__":
    app = QApplication([])
    ratio = app.devicePixelRatio()
    measured = {
        "ratio": ratio,
        "blocks": blocks_of_a_chequered_picture(ratio),
        "stripes": greys_of_a_striped_manifold(ratio),
        "curve": thickness_of_a_curve(),
    }
    sys.stdout.write(json.dumps(measured))
