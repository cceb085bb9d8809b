"""Names beside dots of their colours."""

from __future__ import annotations

import html
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdl_desktop.qt.widgets.fitted_label import FittedLabel

_LONGEST_NAME = 24
_GAP = "\u00a0\u00a0 "


class Legend(FittedLabel):
    """A legend that breaks into lines where its place is narrow.

    It stands beside a picture and never on it, where it would hide what it explains. Its lines are its own, since
    Qt breaks Chinese behind any letter and would tear an entry apart.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("legend")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._entries: list[tuple[str, str, str]] = []
        # The widest figure of each name so far: by those of the moment the lines would break anew with every digit.
        self._widest: dict[str, int] = {}

    def set_entries(self, entries: Iterable[tuple[str, str, str]]) -> None:
        """Show ``(colour, name, value)`` each; the value may be empty."""
        # Names that are too long often begin alike, so both ends are kept.
        self._entries = [
            (colour, name if len(name) <= _LONGEST_NAME else f"{name[:14]}…{name[-9:]}", value)
            for colour, name, value in entries
        ]
        figures = _bold_metrics(self)
        self._widest = {
            name: max(figures.horizontalAdvance(value), self._widest.get(name, 0)) for _, name, value in self._entries
        }
        self.fit()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        letters = "".join(name for _, name, _ in self._entries)  # those of another font may be higher
        line = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, letters).height()
        return len(self._lines(width)) * line

    def fit(self) -> None:
        """Break into as many lines as it takes."""
        text = "<br>".join(_GAP.join(line).replace("\u00a0", "&nbsp;") for line in self._lines(self.width()))
        if text != self.text():
            self.setText(text)

    def _lines(self, width: int) -> list[list[str]]:
        """Return the entries line by line, as many in each as there is room for."""
        words = self.fontMetrics()
        gap = words.horizontalAdvance(_GAP)
        lines: list[list[str]] = []
        room = 0
        for colour, name, value in self._entries:
            needed = words.horizontalAdvance(f"●\u00a0{name}") + 1  # a line is as wide as fractions of pixels make it
            if value:
                needed += words.horizontalAdvance("\u00a0") + self._widest[name]
            if not lines or gap + needed > room:
                lines.append([])
                room = width + gap
            lines[-1].append(_entry(colour, name, value))
            room -= gap + needed
        return lines


def _entry(colour: str, name: str, value: str) -> str:
    figure = f"&nbsp;<b>{html.escape(value)}</b>" if value else ""
    return f'<span style="color:{colour}">●</span>&nbsp;{html.escape(name).replace(" ", "&nbsp;")}{figure}'


def _bold_metrics(widget: QWidget) -> QFontMetrics:
    font = widget.font()
    font.setBold(True)
    return QFontMetrics(font)
