"""A box to tick whose edge is seen on any ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from gdl_desktop.qt.colours import faint_text


class TickBox(QCheckBox):
    """A box to tick; Fusion alone would edge it so faintly that an empty one is lost on a dark window."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as the style does, and its edge once more in the colour of faint words."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setPen(faint_text(self.palette()))
        painter.drawRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))
