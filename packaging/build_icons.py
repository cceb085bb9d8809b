"""Draw the icon files of the program from their sources, ``resources/icons/*.svg``.

Called by ``make icons`` after a source has changed: PNG files for Linux and the window, one ICO for Windows, one ICNS
for macOS.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"
SOURCE = FOLDER / "gdl-desktop.svg"
SMALL_SOURCE = FOLDER / "gdl-desktop-small.svg"
SMALL = 32  # pixels, below which the small one is taken
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_SIZES = (32, 64, 128, 256, 512, 1024)
FINER = 8  # each pixel is the mean of this many, squared


def main() -> int:
    """Write all files; return the exit code."""
    small, large = QSvgRenderer(str(SMALL_SOURCE)), QSvgRenderer(str(SOURCE))
    for renderer, source in ((small, SMALL_SOURCE), (large, SOURCE)):
        if not renderer.isValid():
            print(f"{source} is no picture that can be drawn.", file=sys.stderr)
            return 1
    for size in SIZES:
        draw(small if size < SMALL else large, size).save(str(png(size)))
    pictures = [Image.open(png(size)) for size in ICO_SIZES]
    # Pillow would scale the largest down; these were drawn for their sizes.
    pictures[-1].save(FOLDER / "gdl-desktop.ico", append_images=pictures[:-1], sizes=[(s, s) for s in ICO_SIZES])
    pictures = [as_pillow(draw(large, size)) for size in ICNS_SIZES]
    pictures[-1].save(FOLDER / "gdl-desktop.icns", append_images=pictures[:-1])
    return 0


def png(size: int) -> Path:
    """Return where the icon of a size lies."""
    return FOLDER / f"gdl-desktop-{size}.png"


def draw(renderer: QSvgRenderer, size: int) -> QImage:
    """Return the icon at a size in pixels."""
    image = QImage(size * FINER, size * FINER, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(size, size, Qt.AspectRatioMode.KeepAspectRatio, smooth)


def as_pillow(image: QImage) -> Image.Image:
    """Return a picture of Qt's as one of Pillow's."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (plain.width(), plain.height()), bytes(plain.constBits()))


if __name__ == "__main__":
    sys.exit(main())
