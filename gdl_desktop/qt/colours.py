"""Colours that are told apart by everybody, and that fit the palette around them, light or dark."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor, QPalette

# Ten classes. Okabe and Ito's eight ("Color Universal Design", 2008) without black, which a dark
# background swallows, and three that differ from them in lightness.
CLASS_COLOURS: Final = (
    "#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7",
    "#56b4e9", "#f0e442", "#9467bd", "#8c6d46", "#8f8f8f",
)  # fmt: skip

# Curves: the members of that set that stand out on white and on near-black alike.
CURVE_COLOURS: Final = ("#0c8bd0", "#e0672b", "#12a37f", "#c774a8", "#d19a0a", "#7f77dd")


def class_colour(label: int) -> QColor:
    """Return the colour of a class: the ten, then a paler round of them, then a darker one."""
    colour = QColor(CLASS_COLOURS[label % len(CLASS_COLOURS)])
    ground = (None, QColor("white"), QColor("black"))[label // len(CLASS_COLOURS) % 3]
    return colour if ground is None else blend(colour, ground, 0.45)


def is_dark(palette: QPalette) -> bool:
    """Return whether the palette shows light text on a dark ground."""
    return palette.color(QPalette.ColorRole.Base).lightness() < palette.color(QPalette.ColorRole.Text).lightness()


def blend(ground: QColor, colour: QColor, share: float) -> QColor:
    """Return ``ground`` with a share of ``colour``, 0 to 1, painted over it."""

    def mix(below: int, above: int) -> int:
        return round(below + (above - below) * share)

    return QColor(
        mix(ground.red(), colour.red()), mix(ground.green(), colour.green()), mix(ground.blue(), colour.blue())
    )


def faint_text(palette: QPalette) -> QColor:
    """Return a colour for words of second rank: axes, captions, empty states."""
    return blend(palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text), 0.62)


def error_colour(palette: QPalette) -> QColor:
    """Return a red that can be read on the palette's ground."""
    return QColor("#ff7b72") if is_dark(palette) else QColor("#b3261e")
