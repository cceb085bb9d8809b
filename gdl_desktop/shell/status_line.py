"""The line at the foot of the window: what was done last, and beside it what is going on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import QStatusBar, QStyle, QStyleOption, QStylePainter, QToolTip, QWidget

from gdl_desktop.qt.design import GAP
from gdl_desktop.qt.widgets.sentence import wrapping

_LEFT: Final = 6  # pixels before a message, as Qt has them


class StatusLine(QStatusBar):
    """A status bar whose message loses its middle where it has too little room; its tooltip then says all of it.

    Qt would cut it at its end, where the long name of a file hides what became of the file.
    """

    def shown(self) -> str:
        """Return as much of the message as there is room for."""
        mode = Qt.TextElideMode.ElideMiddle
        return self.fontMetrics().elidedText(self.currentMessage(), mode, self._place().width())

    def event(self, event: QEvent) -> bool:
        """Say a message that has too little room in the tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            whole = self.currentMessage()
            QToolTip.showText(event.globalPos(), wrapping(whole) if self.shown() != whole else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it as Qt does, but for the message."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelStatusBar, option)
        painter.drawText(self._place(), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, self.shown())

    def _place(self) -> QRect:
        """Return where the message stands: left of all that is there for good."""
        parts = (each for each in self.children() if isinstance(each, QWidget) and each.isVisible())
        right = min((each.x() for each in parts), default=self.width()) - GAP
        return QRect(_LEFT, 0, right - _LEFT, self.height())
