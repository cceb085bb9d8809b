"""Sentences for a person, in places that they must not widen."""

from __future__ import annotations

import html
import re
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gdl_desktop.qt.colours import error_colour
from gdl_desktop.qt.widgets.fitted_label import FittedLabel

_LONGEST_WORD: Final = 24  # a longer one is a path, or something that was pasted
_MAY_BREAK: Final = "\u200b"  # a space of no width
_IDEOGRAPHS: Final = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"  # with their marks; Qt knows where these may break


class Sentence(QLabel):
    """A label that breaks into lines and takes the width it is given.

    Qt breaks lines between words only, so the path of a file would push everything else aside.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = ""
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:  # noqa: N802 (Qt's name)
        """Show a sentence."""
        self._sentence = text
        super().setText(breakable(text))

    def clear(self) -> None:
        """Show nothing."""
        self.setText("")

    def text(self) -> str:
        """Return the sentence as it was given."""
        return self._sentence


class ErrorSentence(Sentence):
    """A sentence that says what is wrong, in a red that can be read on the palette around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, error_colour(self.palette()))
        self.setPalette(palette)  # tells of a change once more, then no more, since the colour is the same


class OneLine(FittedLabel):
    """A line that ends in dots where its place is too narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:  # noqa: N802 (Qt's name)
        """Show a line."""
        self._line = text
        self.fit()

    def text(self) -> str:
        """Return the line as it was given."""
        return self._line

    def fit(self) -> None:
        """Show as much as there is room for."""
        super().setText(self.fontMetrics().elidedText(self._line, Qt.TextElideMode.ElideRight, self.width()))


def breakable(text: str) -> str:
    """Return the text such that Qt may break paths behind their slashes, and other very long words anywhere."""
    return re.sub(rf"[^\s{_IDEOGRAPHS}]{{{_LONGEST_WORD + 1},}}", _broken, text)


def wrapping(text: str) -> str:
    """Return the text as rich text, line by line, which wraps in a tooltip; plain text does not."""
    return "<p>" + "<br>".join(html.escape(breakable(text)).splitlines()) + "</p>"


def _broken(word: re.Match[str]) -> str:
    parts = re.split(r"(?<=[/\\])", word.group())
    return _MAY_BREAK.join(_MAY_BREAK.join(part) if len(part) > _LONGEST_WORD else part for part in parts)
