"""A small round question mark that is laid over what it explains."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from gdl_desktop.qt.colours import faint_text

_MARGIN: Final = 4  # pixels between the button and the corner
_LEAST: Final = 18  # pixels: smaller is hard to hit


class HelpButton(QToolButton):
    """Asks what one is looking at.

    Parameters
    ----------
    topic
        Name of the topic, as the signal repeats it.
    title
        What it is about, in words, for whoever cannot see what it lies on.
    object_name
        Its own name.

    Attributes
    ----------
    help_wanted
        The name of the topic: the person wants to know.
    """

    help_wanted = Signal(str)

    def __init__(self, topic: str, title: str, object_name: str = "help", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.topic = topic
        self.setObjectName(object_name)
        self.setText("?")
        question = self.tr("What am I looking at: {title}").format(title=title)
        self.setAccessibleName(question)
        self.setToolTip(question)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)

    def lay_over(self, host: QWidget) -> None:
        """Lie in the upper right corner of a widget, and stay there; on a line of words, at its end.

        The button belongs to the host's parent, so that it answers while the host is disabled.
        """
        if isinstance(host, QLabel):
            host.setMinimumSize(host.minimumSize().expandedTo(self.sizeHint()))
        self.setParent(host.parentWidget())
        self.resize(self.sizeHint())
        host.installEventFilter(self)
        self._keep_place(host)
        self.setVisible(not host.isHidden())
        self.raise_()

    def sizeHint(self) -> QSize:
        """Be round, and as high as a line of words."""
        side = max(_LEAST, self.fontMetrics().height() + 2)
        return QSize(side, side)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the host goes."""
        if isinstance(watched, QWidget):
            match event.type():
                case QEvent.Type.Move | QEvent.Type.Resize:
                    self._keep_place(watched)
                case QEvent.Type.ShowToParent | QEvent.Type.HideToParent:
                    self.setVisible(not watched.isHidden())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a disc with a question mark: quiet, until the pointer or the keyboard is on it."""
        palette = self.palette()
        wanted = self.underMouse() or self.hasFocus()
        ground = palette.color(QPalette.ColorRole.Highlight if wanted else QPalette.ColorRole.Base)
        words = palette.color(QPalette.ColorRole.HighlightedText) if wanted else faint_text(palette)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(words, 1.0))
        painter.setBrush(ground)
        disc = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawEllipse(disc)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self.text())

    def _keep_place(self, host: QWidget) -> None:
        place = host.geometry()
        if isinstance(host, QLabel):
            top, right = place.top() + (place.height() - self.height()) // 2, place.right() + 1
        else:
            top, right = place.top() + _MARGIN, place.right() + 1 - _MARGIN
        self.move(right - self.width(), top)

    @Slot()
    def _on_clicked(self) -> None:
        self.help_wanted.emit(self.topic)
