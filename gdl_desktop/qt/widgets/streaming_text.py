"""A page on which a model writes."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPalette, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gdl_desktop.qt.design import TEXT_FAMILY, TEXT_SIZE

# On a longer line the eye does not find back to the next one.
LONGEST_LINE: Final = 100


class StreamingText(QPlainTextEdit):
    """Shows a seed in bold and, behind it, a text that arrives piece by piece.

    It scrolls along while the person is at its end, and stays where they are reading otherwise. However wide the
    page, no line has more than `LONGEST_LINE` characters; the rest of its width stays empty.
    """

    def __init__(
        self,
        empty: str = "",
        object_name: str = "streaming_text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(self.tr("Text written by the model"))
        self.setPlaceholderText(empty or self.tr("What the model writes appears here."))
        self.setReadOnly(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # only blanks stand out of a line
        self.setUndoRedoEnabled(False)
        self.setBackgroundRole(QPalette.ColorRole.Base)  # beside the lines the page looks as it does behind them
        self.setAutoFillBackground(True)
        # A model of characters also learns indentation: show it.
        self.setFont(text_font(self.font()))
        self._written = QTextCharFormat()
        self._written.setFontWeight(QFont.Weight.Normal)
        self._seed = QTextCharFormat()
        self._seed.setFontWeight(QFont.Weight.Bold)

    def start(self, seed_text: str = "") -> None:
        """Begin a new page with the seed."""
        self.clear()
        self._insert(seed_text, self._seed)

    def append(self, piece: str) -> None:
        """Write on, in the same line."""
        self._insert(piece, self._written)

    def text(self) -> str:
        """Return all that is on the page."""
        return self.toPlainText()

    def event(self, event: QEvent) -> bool:
        """Turn the page with the wheel beside the lines too; Qt does it only over them."""
        if event.type() == QEvent.Type.Wheel:
            return self.viewportEvent(event)
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font, whose size the wheel changes while Ctrl is held."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._shorten_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window."""
        self._shorten_lines()
        super().resizeEvent(event)

    def _shorten_lines(self) -> None:
        """Leave empty what the longest line does not reach."""
        letters = LONGEST_LINE * QFontMetricsF(self.font()).horizontalAdvance("0")
        longest = math.ceil(letters + 2 * self.document().documentMargin())
        bar = self.verticalScrollBar()
        # Asked this way, since a page on a tab behind is not visible, and a bar not yet shown has no width.
        whole = self.contentsRect().width() - (bar.sizeHint().width() if bar.isVisibleTo(self) else 0)
        self.setViewportMargins(0, 0, max(0, whole - longest), 0)

    def _insert(self, text: str, style: QTextCharFormat) -> None:
        if not text:
            return
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 1
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text, style)
        if at_end:
            bar.setValue(bar.maximum())


def letter_by_letter(font: QFont) -> QFont:
    """Return a font without ligatures: an arrow in place of ``->`` would hide what was written."""
    apart = QFont(font)
    apart.setFeature(QFont.Tag("calt"), 0)
    return apart


def text_font(words: QFont) -> QFont:
    """Return the font for what a model writes, beside words in a font: each character as wide, and as it is."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setFamilies([TEXT_FAMILY, *font.families()])
    font.setPointSizeF(TEXT_SIZE * words.pointSizeF())
    return letter_by_letter(font)
