"""Names beside dots of their colours."""

from __future__ import annotations

import html
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LONGEST_NAME = 24
_GAP = "&nbsp;&nbsp; "


class Legend(QLabel):
    """A legend that breaks into lines where its place is narrow.

    It stands beside a picture and never on it, where it would hide what it explains.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("legend")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def set_entries(self, entries: Iterable[tuple[str, str, str]]) -> None:
        """Show ``(colour, name, value)`` each; the value may be empty."""
        parts = []
        for colour, name, value in entries:
            # Names that are too long often begin alike, so both ends are kept.
            short = name if len(name) <= _LONGEST_NAME else f"{name[:14]}…{name[-9:]}"
            words = html.escape(short).replace(" ", "&nbsp;")  # an entry is not torn apart
            figure = f"&nbsp;<b>{html.escape(value)}</b>" if value else ""
            parts.append(f'<span style="color:{colour}">●</span>&nbsp;{words}{figure}')
        text = _GAP.join(parts)
        if text != self.text():
            self.setText(text)
