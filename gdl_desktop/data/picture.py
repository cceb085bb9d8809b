"""From any picture to a small grey square."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from gdl_desktop.core.errors import DataError
from gdl_desktop.core.files import cause_of
from gdl_desktop.data.sets import SIDE

# Only formats that Pillow decodes by itself: others hand the file to a program outside.
_FORMATS: Final = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "PPM")
MAX_PIXELS: Final = 50_000_000


def read_picture(path: Path) -> NDArray[np.uint8]:
    """Read a picture file as a grey square.

    It is turned as its camera says, put on white where it is transparent, and fitted whole into the
    square; what the square leaves over takes the colour of the picture's border.

    Returns
    -------
    NDArray
        uint8 of shape (28, 28).

    Raises
    ------
    DataError
        The file is no picture, is damaged, or is too large to open safely.
    """
    try:
        with Image.open(path, formats=_FORMATS) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise DataError(_TOO_LARGE.format(name=path.name, width=width, height=height))
            # A photograph of many megapixels is decoded at a fraction of its size; 4 x is plenty to shrink from.
            image.draft("L", (4 * SIDE, 4 * SIDE))
            return _fit(_grey(ImageOps.exif_transpose(image)))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise DataError(f"{path.name} has too many pixels to be opened safely; make it smaller.") from None
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        if isinstance(error, OSError) and error.errno is not None:  # the system's, not Pillow's
            raise DataError(f"{path} cannot be read: {cause_of(error)}.") from None
        # Pillow tells a damaged file by any of these, depending on the format.
        raise DataError(f"{path.name} is not a picture that can be read; remove it or save it as PNG.") from None


_TOO_LARGE: Final = "{name} is {width} x {height} pixels, too many to be opened safely; make it smaller."


def fit_array(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Fit a grey picture of any size, uint8 of shape (height, width), into the square."""
    return _fit(Image.fromarray(image))


def _grey(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        # Pillow clips 16-bit pictures when it converts them; keep their upper byte instead.
        return Image.fromarray((np.asarray(image).astype(np.int64) >> 8).clip(0, 255).astype(np.uint8))
    if image.has_transparency_data:
        picture = image.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        image = Image.alpha_composite(paper, picture)
    return image.convert("L")


def _fit(image: Image.Image) -> NDArray[np.uint8]:
    pixels = np.asarray(image)
    border = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    padded = ImageOps.pad(image, (SIDE, SIDE), Image.Resampling.LANCZOS, color=int(np.median(border)))
    return np.array(padded, dtype=np.uint8)
