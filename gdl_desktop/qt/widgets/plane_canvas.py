"""The drawing of a latent plane: a manifold, points by class and a cursor."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdl_desktop.qt.colours import faint_text, mark_colour
from gdl_desktop.qt.design import WIDE
from gdl_desktop.qt.words import number, with_minus

Extent = tuple[float, float, float, float]

_DEFAULT_HALF_WIDTH = 3.0  # a standard normal has 99.7 % of its mass within
_POINT_SIZE = 4
_RIM = 1.5  # of the ground's colour around a point, which sets it off from any picture beneath
_WASHED = 0.35  # how much is seen of the pictures beneath points
_MARGIN = 26  # room for the figures at the axes


class PlaneCanvas(QWidget):
    """Paints the plane; all that does not follow the pointer is kept in one pixmap.

    Attributes
    ----------
    moved
        ``(x, y)``: the person moved the cursor.
    """

    moved = Signal(float, float)

    def __init__(self, object_name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(self.tr("Latent plane"))
        self.setAccessibleDescription(self.tr("Drag, or use the arrow keys, to move the cursor."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._empty = empty
        self.show_manifold = True
        self.show_points = True
        self._manifold: QImage | None = None
        self._manifold_extent: Extent = (-1.0, 1.0, -1.0, 1.0)
        self._points: dict[int, NDArray[np.float64]] = {}
        self._points_reach = 0.0
        self._half_width = _DEFAULT_HALF_WIDTH
        self._cursor = (0.0, 0.0)
        self._layer: QPixmap | None = None

    @property
    def half_width(self) -> float:
        """The plane is seen from -half_width to half_width in both directions."""
        return self._half_width

    @property
    def points_reach(self) -> float:
        """99 % of the points lie between -points_reach and points_reach; 0 without points."""
        return self._points_reach

    def cursor_position(self) -> tuple[float, float]:
        """Return where the cursor is on the plane."""
        return self._cursor

    def move_cursor(self, x: float, y: float) -> None:
        """Place the cursor silently, at the edge when the place is not seen."""
        limit = self._half_width
        self._cursor = (min(max(x, -limit), limit), min(max(y, -limit), limit))
        self.update()

    def set_manifold(self, image: NDArray[np.uint8] | None, extent: Extent) -> None:
        """Show a picture behind the points, or none."""
        self._manifold = None
        if image is not None:
            pixels = np.ascontiguousarray(image)
            height, width = pixels.shape
            grey = QImage.Format.Format_Grayscale8
            self._manifold = QImage(pixels.data, width, height, width, grey).copy()
        self._manifold_extent = extent
        self._fit()

    def set_points(self, points: NDArray[np.floating], labels: NDArray[np.integer]) -> None:
        """Show points, float (n, 2), coloured by label, int (n,)."""
        finite = np.isfinite(points).all(axis=1)
        points, labels = points[finite].astype(np.float64), labels[finite]
        self._points = {int(label): points[labels == label] for label in np.unique(labels)}
        self._points_reach = 0.0
        if len(points):
            nearly_all = 1.05 * float(np.quantile(np.abs(points).max(axis=1), 0.99))
            self._points_reach = math.ceil(2 * nearly_all) / 2  # half units, so that the view seldom jumps
        self._fit()

    def refresh(self) -> None:
        """Paint the layer beneath the cursor anew."""
        self._layer = None
        self.update()

    def has_content(self) -> bool:
        """Return whether there is anything to show."""
        return self._manifold is not None or any(len(points) for points in self._points.values())

    def sizeHint(self) -> QSize:
        """Ask for a comfortable square."""
        return QSize(420, 420)

    def minimumSizeHint(self) -> QSize:
        """Be content with a small square."""
        return QSize(140, 140)

    def to_screen(self, x: float, y: float) -> QPointF:
        """Return the pixel of a place on the plane; y grows upwards on the plane."""
        place = self._place()
        scale = place.width() / (2 * self._half_width)
        return QPointF(place.center().x() + x * scale, place.center().y() - y * scale)

    def to_plane(self, point: QPointF) -> tuple[float, float]:
        """Return the place on the plane of a pixel."""
        place = self._place()
        scale = (2 * self._half_width) / place.width()
        return (point.x() - place.center().x()) * scale, (place.center().y() - point.y()) * scale

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the kept layer and the cursor on it."""
        ratio = self.devicePixelRatioF()
        if self._layer is None or self._layer.size() != self.size() * ratio:
            self._layer = self._paint_layer(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_cursor(painter)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and font."""
        super().changeEvent(event)
        self.refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the cursor to the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the cursor."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the arrow keys, ten times as far with Shift."""
        directions = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        direction = directions.get(Qt.Key(event.key()))
        if direction is None:
            super().keyPressEvent(event)
            return
        far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        step = self._half_width / 100 * far
        self._move(self._cursor[0] + direction[0] * step, self._cursor[1] + direction[1] * step)

    def _follow(self, point: QPointF) -> None:
        self._move(*self.to_plane(point))

    def _move(self, x: float, y: float) -> None:
        before = self._cursor
        self.move_cursor(x, y)
        if self._cursor != before:
            self.moved.emit(*self._cursor)

    # Geometry and painting

    def _fit(self) -> None:
        """See all of the manifold and 99 % of the points."""
        reach = self._points_reach
        if self._manifold is not None:
            reach = max(reach, *(abs(edge) for edge in self._manifold_extent))
        self._half_width = reach or _DEFAULT_HALF_WIDTH
        self.move_cursor(*self._cursor)
        self.refresh()

    def _place(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(_MARGIN, 6, -6, -_MARGIN + 6)
        side = max(min(room.width(), room.height()), 1.0)
        place = QRectF(0, 0, side, side)
        place.moveCenter(room.center())
        return place

    def _paint_layer(self, ratio: float) -> QPixmap:
        layer = QPixmap(self.size() * ratio)
        layer.setDevicePixelRatio(ratio)
        layer.fill(self.palette().color(QPalette.ColorRole.Window))
        painter = QPainter(layer)
        place = self._place()
        base = self.palette().color(QPalette.ColorRole.Base)
        painter.fillRect(place, base)
        painter.setClipRect(place)
        with_points = self.show_points and bool(self._points)
        if self.show_manifold and self._manifold is not None:
            left, right, bottom, top = self._manifold_extent
            where = QRectF(self.to_screen(left, top), self.to_screen(right, bottom))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setOpacity(_WASHED if with_points else 1.0)
            painter.drawImage(where, _no_larger(self._manifold, where.size().toSize() * ratio))
            painter.setOpacity(1.0)
        if with_points:
            self._paint_points(painter)
        painter.setClipping(False)
        if not self.has_content():
            painter.setPen(faint_text(self.palette()))
            upper = place.adjusted(WIDE, WIDE, -WIDE, -place.height() / 2 - 16)
            painter.drawText(upper, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty)
        self._paint_axes(painter, place)
        painter.end()
        return layer

    def _paint_points(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self._place()
        scale = place.width() / (2 * self._half_width)
        places = {}
        for label, points in self._points.items():
            x = place.center().x() + points[:, 0] * scale
            y = place.center().y() - points[:, 1] * scale
            places[label] = QPolygonF([QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)])
        for polygon in places.values():  # all rims first: none may cut into a neighbour
            painter.setPen(_dot(self.palette().color(QPalette.ColorRole.Base), _POINT_SIZE + 2 * _RIM))
            painter.drawPoints(polygon)
        for label, polygon in places.items():
            painter.setPen(_dot(mark_colour(label, self.palette()), _POINT_SIZE))
            painter.drawPoints(polygon)

    def _paint_axes(self, painter: QPainter, place: QRectF) -> None:
        faint = faint_text(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(faint)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        metrics = self.fontMetrics()
        step = _tick_step(self._half_width, place.width() / max(1.6 * metrics.horizontalAdvance("−0.5"), 1))
        count = int(self._half_width / step + 1e-9)
        for index in range(-count, count + 1):
            value = index * step
            words = with_minus(number(f"{value:g}"))
            at = self.to_screen(value, value)
            painter.drawLine(QPointF(at.x(), place.bottom()), QPointF(at.x(), place.bottom() + 3))
            painter.drawLine(QPointF(place.left() - 3, at.y()), QPointF(place.left(), at.y()))
            below = QRectF(at.x() - 20, place.bottom() + 3, 40, metrics.height())
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)
            beside = QRectF(place.left() - 44, at.y() - metrics.height() / 2, 38, metrics.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_cursor(self, painter: QPainter) -> None:
        place, at = self._place(), self.to_screen(*self._cursor)
        focus = self.palette().color(QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Text)
        # Light on dark, so that it is seen on any ground.
        for colour, width in ((QColor(0, 0, 0, 170), 4.0), (QColor("white"), 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(at, 8.0, 8.0)
        if not self.has_content():
            return  # lines would cross out the words that stand there
        painter.setPen(QPen(focus, 1.0, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(place.left(), at.y()), QPointF(at.x() - 10, at.y()))
        painter.drawLine(QPointF(at.x() + 10, at.y()), QPointF(place.right(), at.y()))
        painter.drawLine(QPointF(at.x(), place.top()), QPointF(at.x(), at.y() - 10))
        painter.drawLine(QPointF(at.x(), at.y() + 10), QPointF(at.x(), place.bottom()))


def _no_larger(image: QImage, pixels: QSize) -> QImage:
    """Return a picture that has no more pixels than its place: a painter skips what lies between its samples."""
    if image.width() <= pixels.width():
        return image
    return image.scaled(pixels, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _dot(colour: QColor, size: float) -> QPen:
    return QPen(colour, size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)


def _tick_step(half_width: float, most: float) -> float:
    """Return the least step of 1, 2 or 5 times a power of ten that gives no more than ``most`` figures."""
    rough = 2 * half_width / max(most, 1.0)
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough - 1e-12)
