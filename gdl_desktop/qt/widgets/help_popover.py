"""A short answer that opens beside what it explains, and goes when one turns elsewhere."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

_WIDTH: Final = 340  # pixels: some fifty characters a line, which read well
_GAP: Final = 4


class HelpPopover(QFrame):
    """Shows a title and a few sentences; Escape, or a click elsewhere, closes it.

    Attributes
    ----------
    more_wanted
        The name of a topic: the person wants to read all of it, or followed a link to another.
    """

    more_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("help_popover")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._topic = ""
        self._title = QLabel(self)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._title.setWordWrap(True)
        self._text = QLabel(self)
        self._text.setObjectName("help_popover.text")
        self._text.setTextFormat(Qt.TextFormat.MarkdownText)
        self._text.setWordWrap(True)
        self._text.setFixedWidth(_WIDTH)
        self._text.linkActivated.connect(self._on_link)
        more = QPushButton(self.tr("More"), self)
        more.setObjectName("help_popover.more")
        more.setAccessibleName(self.tr("Read more in the help window"))
        more.setToolTip(self.tr("The formula, what to try, and the paper."))
        more.clicked.connect(self._on_more)
        self._more = more
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addLayout(line)

    def show_beside(self, widget: QWidget, topic: str, title: str, markdown: str) -> None:
        """Open below a widget, or above it where there is no room below.

        Parameters
        ----------
        topic
            The name that `more_wanted` tells.
        markdown
            A few sentences; links lead to ``help:`` and the name of a topic.
        """
        self._topic = topic
        self._title.setText(title)
        self._text.setText(markdown)
        self.setAccessibleName(title)
        self.adjustSize()
        self._place(widget)
        self.show()
        self._place(widget)  # once more, because only now the style has added its frame
        self._more.setFocus()

    def _place(self, widget: QWidget) -> None:
        anchor = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
        room = widget.screen().availableGeometry()
        left = min(anchor.right(), room.right()) + 1 - self.width()
        below = anchor.bottom() + _GAP
        top = below if below + self.height() <= room.bottom() + 1 else anchor.top() - _GAP - self.height()
        self.move(max(room.left(), left), max(room.top(), top))

    @Slot()
    def _on_more(self) -> None:
        self.close()
        self.more_wanted.emit(self._topic)

    @Slot(str)
    def _on_link(self, address: str) -> None:
        self.close()
        self.more_wanted.emit(address.partition(":")[2])
