"""Pictures as arrays: laying them out in a grid and writing PNG files that carry their recipe."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from gdl_desktop.core.files import write_atomically

RECIPE_KEY = "gdl"


def tile(images: NDArray[np.uint8], columns: int) -> NDArray[np.uint8]:
    """Lay pictures (n, h, w) out row by row as one picture (rows * h, columns * w); the rest is black."""
    n, height, width = images.shape
    rows = -(-n // columns)
    padded = np.zeros((rows * columns, height, width), dtype=np.uint8)
    padded[:n] = images
    grid = padded.reshape(rows, columns, height, width).swapaxes(1, 2)  # (rows, h, columns, w)
    return grid.reshape(rows * height, columns * width)


def png_bytes(image: NDArray[np.uint8], recipe: Mapping[str, Any] | None = None) -> bytes:
    """Encode a grey picture (h, w) as PNG; the recipe travels as JSON in a text chunk."""
    info = PngInfo()
    if recipe is not None:
        info.add_itxt(RECIPE_KEY, json.dumps(dict(recipe)))
    buffer = io.BytesIO()
    # Two thirds of the time of Pillow's own level, for a file that is 5 to 9 % larger: a training waits for its film.
    Image.fromarray(image).save(buffer, "PNG", pnginfo=info, compress_level=3)
    return buffer.getvalue()


def save_png(path: Path, image: NDArray[np.uint8], recipe: Mapping[str, Any] | None = None) -> None:
    """Write a grey picture (h, w) as PNG, atomically.

    Raises
    ------
    UserError
        The file cannot be written.
    """
    write_atomically(path, png_bytes(image, recipe))
