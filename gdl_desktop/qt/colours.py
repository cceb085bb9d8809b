"""Colours for what is painted by hand, fitting the palette around it, light or dark."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from gdl_desktop.qt.design import COLOURS, Scheme

_ROUNDS = 3  # of the marks, each in a shade of its own


def mark_colour(index: int, palette: QPalette) -> QColor:
    """Return the colour of a curve or a class: the marks of the scheme, then two rounds nearer to its ground and words.

    Parameters
    ----------
    index
        0 or more.
    palette
        Of the widget that is painted.
    """
    marks = COLOURS[scheme_of(palette)].marks
    colour = QColor(marks[index % len(marks)])
    other = (None, QPalette.ColorRole.Text, QPalette.ColorRole.Base)[index // len(marks) % _ROUNDS]
    return colour if other is None else blend(colour, palette.color(other), 0.35)


def scheme_of(palette: QPalette) -> Scheme:
    """Return which scheme a palette belongs to: a dark one shows light text on a dark ground."""
    base, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
    return "dark" if base.lightness() < text.lightness() else "light"


def blend(ground: QColor, colour: QColor, share: float) -> QColor:
    """Return ``ground`` with a share of ``colour``, 0 to 1, painted over it."""

    def mix(below: int, above: int) -> int:
        return round(below + (above - below) * share)

    return QColor(
        mix(ground.red(), colour.red()), mix(ground.green(), colour.green()), mix(ground.blue(), colour.blue())
    )


def faint_text(palette: QPalette) -> QColor:
    """Return a colour for words of second rank: axes, captions, empty states."""
    return palette.color(QPalette.ColorRole.PlaceholderText)


def error_colour(palette: QPalette) -> QColor:
    """Return a red that can be read on the palette's grounds."""
    return QColor(COLOURS[scheme_of(palette)].error)
