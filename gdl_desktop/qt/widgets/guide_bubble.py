"""A bubble that points at a widget and says what to do with it, and a ring around that widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMargins, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPolygonF, QRegion
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gdl_desktop.qt.colours import scheme_of
from gdl_desktop.qt.design import COLOURS, GAP, RADIUS, TIGHT, WIDE
from gdl_desktop.qt.widgets.bubble_place import ROUND, Side, place_beside

_WORDS: Final = 296  # pixels of a line: some forty-five characters, which read well
_ARROW: Final = 12  # pixels from the body to the tip
_EDGE: Final = 4  # pixels that stay free along the edges of the window
_RING: Final = 3  # width of the ring
_TICK: Final = 20


class GuideRing(QWidget):
    """A ring around a part of its parent; pointer and paint go through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("guide_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def surround(self, target: QRect) -> None:
        """Lie around a rectangle of the parent's, as far as there is room."""
        parent = self.parentWidget()
        wide = target.marginsAdded(_margins(_RING))
        self.setGeometry(wide if parent is None else wide & parent.rect())
        # Whatever lives inside is painted without this widget in its way.
        self.setMask(QRegion(self.rect()) - QRegion(self.rect().marginsRemoved(_margins(_RING))))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_signal_colour(self), _RING))
        half = _RING / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS)


class GuideBubble(QWidget):
    """Title and words of one step of a guide, with the ways back, on and out; an arrow points at a place.

    Attributes
    ----------
    back_wanted, on_wanted, end_wanted
        The person wants the step before, the next one, or no more of it.
    """

    back_wanted = Signal()
    on_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("guide_bubble")
        self._side: Side | None = None
        self._tip = QPoint()
        self._count = QLabel(self)
        self._count.setObjectName("guide_bubble.count")
        self._count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.end = QToolButton(self)
        self.end.setObjectName("guide_bubble.end")
        self.end.setText(self.tr("End tour"))
        self.end.setToolTip(self.tr("Close the guided tour (Esc). The Help menu shows it again."))
        self.end.setAutoRaise(True)
        self.end.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.end.clicked.connect(self.end_wanted)
        self._tick = _Tick(self)
        self._title = QLabel(self)
        self._title.setObjectName("guide_bubble.title")
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._title.setWordWrap(True)
        self._words = self._paragraph("guide_bubble.words")
        self._hint = self._paragraph("guide_bubble.hint")
        self._hint.setFont(font)
        self.back = self._button("guide_bubble.back", self.tr("Back"))
        self.back.clicked.connect(self.back_wanted)
        self.on = self._button("guide_bubble.on", "")
        self.on.clicked.connect(self.on_wanted)
        self._arrange()

    @property
    def words(self) -> str:
        """All that it says, as it is read aloud."""
        return " ".join(filter(None, (self._title.text(), self._words.text(), self._hint.text())))

    def tell(self, count: str, title: str, words: str, hint: str) -> None:
        """Show a step.

        Parameters
        ----------
        count
            Which of how many it is.
        hint
            What stands in the way of it now, if anything.
        """
        before = self.words
        for label, text in ((self._count, count), (self._title, title), (self._words, words), (self._hint, hint)):
            if label.text() != text:
                label.setText(text)
        self._words.setVisible(bool(words))
        self._hint.setVisible(bool(hint))
        if self.words != before:
            self.setAccessibleName(title)
            self.setAccessibleDescription(self.words)

    def offer(self, can_go_back: bool, on: str, done: bool) -> None:
        """Say which ways there are.

        Parameters
        ----------
        on
            The words of the button that leads on.
        done
            Whether the step is done: a check mark says so.
        """
        self.back.setEnabled(can_go_back)
        self.on.setText(on)
        self._tick.setVisible(done)

    def point_at(self, target: QRect | None, room: QRect, keep_free: Sequence[QRect] = ()) -> None:
        """Stand beside a target, both in the parent's pixels; without one, or without a place, above the lower edge."""
        self.layout().activate()  # type: ignore[union-attr]
        size = self.sizeHint()
        room = room.marginsRemoved(_margins(_EDGE))
        ringed = None if target is None else target.marginsAdded(_margins(_RING))
        place = None if ringed is None else place_beside(size, ringed, room, keep_free)
        if place is None or ringed is None:
            self._side = None
            corner = QPoint(room.center().x() - size.width() // 2, room.bottom() + 1 - size.height())
            self.setGeometry(QRect(corner, size))
        else:
            self._side = place.side
            self.setGeometry(place.rect)
            self._tip = _nearest(self.rect(), place.side, ringed.translated(-place.rect.topLeft()))
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the body with its arrow as one shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_signal_colour(self), 1.5))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawPath(self._outline())

    def _outline(self) -> QPainterPath:
        body = QRectF(self.rect().marginsRemoved(_margins(_ARROW)))
        shape = QPainterPath()
        shape.addRoundedRect(body, ROUND, ROUND)
        if self._side is None:
            return shape
        tip, across = QPointF(self._tip), QPointF(0, _ARROW)
        foot = QPointF(body.right() - 1 if self._side is Side.LEFT else body.left() + 1, tip.y())
        if self._side in (Side.BELOW, Side.ABOVE):
            across = QPointF(_ARROW, 0)
            foot = QPointF(tip.x(), body.top() + 1 if self._side is Side.BELOW else body.bottom() - 1)
        arrow = QPainterPath()
        arrow.addPolygon(QPolygonF([foot - across, tip, foot + across]))
        arrow.closeSubpath()
        return shape.united(arrow)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

    def _paragraph(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setFixedWidth(_WORDS)
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        return label

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._count, 1)
        top.addWidget(self.end)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        ways = QHBoxLayout()
        ways.addWidget(self.back)
        ways.addStretch(1)
        ways.addWidget(self.on)
        layout = QVBoxLayout(self)
        edge = _ARROW + WIDE
        layout.setContentsMargins(edge, _ARROW + TIGHT, edge, _ARROW + GAP + TIGHT)
        layout.setSpacing(GAP)
        layout.addLayout(top)
        layout.addLayout(head)
        layout.addWidget(self._words)
        layout.addWidget(self._hint)
        layout.addLayout(ways)
        for before, after in ((self.back, self.on), (self.on, self.end)):
            QWidget.setTabOrder(before, after)


class _Tick(QWidget):
    """A check mark in a disc: done."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("guide_bubble.tick")
        self.setAccessibleName(self.tr("Done"))
        self.setFixedSize(_TICK, _TICK)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
        painter.drawEllipse(self.rect())
        round_pen = QPen(self.palette().color(QPalette.ColorRole.HighlightedText), _TICK / 9)
        round_pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        round_pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(round_pen)
        painter.drawPolyline(
            QPolygonF([QPointF(_TICK * x, _TICK * y) for x, y in ((0.28, 0.52), (0.44, 0.68), (0.73, 0.34))])
        )


def _margins(pixels: int) -> QMargins:
    return QMargins(pixels, pixels, pixels, pixels)


def _signal_colour(widget: QWidget) -> QColor:
    return QColor(COLOURS[scheme_of(widget.palette())].focus)


def _nearest(own: QRect, side: Side, target: QRect) -> QPoint:
    """Return the point on a side of a bubble that is nearest to the middle of what it points at."""
    far = _ARROW + ROUND + _ARROW  # from the corners: the arrow stands on a straight edge
    x = max(own.left() + far, min(target.center().x(), own.right() - far))
    y = max(own.top() + far, min(target.center().y(), own.bottom() - far))
    match side:
        case Side.RIGHT:
            return QPoint(own.left(), y)
        case Side.LEFT:
            return QPoint(own.right(), y)
        case Side.BELOW:
            return QPoint(x, own.top())
        case Side.ABOVE:
            return QPoint(x, own.bottom())
