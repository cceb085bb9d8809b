"""A grid of small grey pictures, drawn crisply at any size."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gdl_desktop.qt.colours import faint_text
from gdl_desktop.qt.design import TIGHT, WIDE

_GAP = 2  # pixels of ground between two pictures
_SLANT = math.radians(45)  # of names that are wider than the columns below them
_ANY_HEIGHT = (1 << 24) - 1  # what Qt takes for no limit
_LEAST_SCALE = 0.05  # of a picture: below it nobody sees anything
_ROUNDED = 0.02  # of a row, that the height of a widget may lack
_LONGEST = 80  # pixels of such a name; a longer one ends in dots


class ImageGrid(QWidget):
    """Shows pictures row by row.

    Pictures keep their shape and fill the place they have, with hard edges between their pixels.

    Parameters
    ----------
    empty
        The sentence shown while there are no pictures.
    least
        Pixels. Where all rows would make pictures narrower than that, only as many are shown as leave them as wide,
        the first ones; with 0 all are.
    right
        Pixels to the right of the pictures that stay free, for what is laid over the corner.

    Attributes
    ----------
    clicked
        Index of a picture that was clicked, or chosen by the arrow keys and Return.
    """

    clicked = Signal(int)

    def __init__(
        self,
        empty: str = "",
        object_name: str = "image_grid",
        parent: QWidget | None = None,
        *,
        least: int = 0,
        right: int = 0,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(self.tr("Pictures"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._empty = empty or self.tr("Press Train to see pictures here.")
        self._images: NDArray[np.uint8] = np.zeros((0, 1, 1), np.uint8)
        self._columns = 1
        self._least, self._right = least, right
        self._caption = ""
        self._row_headers: tuple[str, ...] = ()
        self._column_headers: tuple[str, ...] = ()
        self._current = -1
        self._mosaic = QImage()
        self._scaled: tuple[QSize, QSize, QImage] = (QSize(), QSize(), QImage())
        self._leader: ImageGrid | None = None
        self._follower: ImageGrid | None = None

    def line_up_with(self, below: ImageGrid) -> None:
        """Draw pictures as large as those of the grid below this one, in the same columns, in as much height.

        Names that both have for their columns stand above this one only.
        """
        self._leader = below
        below._follower = self

    def set_images(
        self,
        images: NDArray[np.uint8],
        columns: int,
        caption: str = "",
        row_headers: Sequence[str] = (),
        column_headers: Sequence[str] = (),
    ) -> None:
        """Show pictures.

        Parameters
        ----------
        images
            uint8 of shape (n, height, width), row by row; 0 is black.
        columns
            How many stand in a row.
        caption
            A few words beneath the grid.
        row_headers, column_headers
            Words left of the rows and above the columns.
        """
        if images.ndim != 3 or images.dtype != np.uint8 or columns < 1:
            raise ValueError(f"pictures must be uint8 (n, height, width), not {images.dtype} {images.shape}")
        self._images, self._columns, self._caption = images, columns, caption
        self._row_headers, self._column_headers = tuple(row_headers), tuple(column_headers)
        self._current = min(self._current, len(images) - 1)
        self._mosaic = _mosaic(images, columns)
        self._scaled = (QSize(), QSize(), QImage())
        self.setAccessibleDescription(self.tr("{count} pictures. {caption}").format(count=len(images), caption=caption))
        self.update()
        if self._leader is not None:
            self._leader.update()
            self._share_height(self._leader)
        if self._follower is not None:
            self._follower.update()
            self._follower._share_height(self)

    def clear(self) -> None:
        """Show the empty state again."""
        self.set_images(np.zeros((0, 1, 1), np.uint8), 1)

    def image(self) -> QImage:
        """Return the whole grid, one pixel a pixel, without headers; a null image while empty."""
        return self._mosaic.copy()

    def sizeHint(self) -> QSize:
        """Ask for the pictures at twice their size."""
        return QSize(320, 320) if self._mosaic.isNull() else self._mosaic.size() * 2

    def minimumSizeHint(self) -> QSize:
        """Be content with little."""
        return QSize(96, 72)

    def cell_rect(self, index: int) -> QRect:
        """Return where a picture is drawn."""
        area = self._grid_rect()
        row, column = divmod(index, self._columns)
        height, width = self._images.shape[1:]
        scale = area.width() / self._mosaic.width()
        left, top = column * (width + _GAP) * scale, row * (height + _GAP) * scale
        return QRect(area.left() + round(left), area.top() + round(top), round(width * scale), round(height * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw headers, pictures and caption."""
        painter = QPainter(self)
        faint = faint_text(self.palette())
        if self._mosaic.isNull():
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
            painter.setPen(faint)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(WIDE, WIDE, -WIDE, -WIDE), flags, self._empty)
            return
        area = self._grid_rect()
        painter.drawImage(area.topLeft(), self._at_size(area.size()))
        painter.setPen(faint)
        self._paint_words(painter, area)
        if 0 <= self._current < len(self._images) and self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(self.cell_rect(self._current).adjusted(-1, -1, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the grid that is lined up with this one follow."""
        super().resizeEvent(event)
        if self._follower is not None:
            self._follower.update()
            self._follower._share_height(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the picture under the pointer."""
        index = self._index_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self._choose(index)
            self.clicked.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrow keys, choose by Return or Space."""
        seen = self._rows_in(self._grid_rect()) * self._columns if len(self._images) else 0
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        key = Qt.Key(event.key())
        if key in steps and len(self._images):
            there = max(self._current, 0) + steps[key]
            if 0 <= there < min(seen, len(self._images)):
                self._choose(there)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Space) and self._current >= 0:
            self.clicked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Name the column under the pointer in the tooltip: above it there may be no room for its name."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._column_headers:
            index = self._index_at(event.pos())
            if index >= 0:
                words = [self._column_headers[index % self._columns], self.toolTip()]
                QToolTip.showText(event.globalPos(), "\n".join(filter(None, words)), self, self.cell_rect(index))
                return True
        return super().event(event)

    def _choose(self, index: int) -> None:
        self._current = index
        self.update()

    def _index_at(self, point: QPoint) -> int:
        if not len(self._images) or not self._grid_rect().contains(point):
            return -1
        return next((i for i in range(len(self._images)) if self.cell_rect(i).contains(point)), -1)

    def _share_height(self, below: ImageGrid) -> None:
        """Take as much of the height of both grids as makes their pictures equally large."""
        if self._mosaic.isNull() or below._mosaic.isNull():
            self.setMinimumHeight(0)
            self.setMaximumHeight(_ANY_HEIGHT)
            return
        words = below._names_height(slanted=False) + below._caption_height()
        for slanted in (False, True):
            top = self._names_height(slanted)
            free = max(self.height() + below.height() - top - words, 0)
            scale = below._scale_for(below.width() - below._right, free, self._mosaic.height())
            if not self._slants(scale * self._images.shape[2]):
                break
        self.setFixedHeight(top + math.ceil(scale * self._mosaic.height()) + 1)

    def _names(self) -> tuple[str, ...]:
        """Return the names that are drawn above the columns: none that stand above the grid above."""
        above = self._follower
        if above is not None and not above._mosaic.isNull() and above._column_headers == self._column_headers:
            return ()
        return self._column_headers[: self._columns]

    def _slants(self, width: float) -> bool:
        """Return whether a column of this width is too narrow for its name."""
        return any(self.fontMetrics().horizontalAdvance(name) > width for name in self._names())

    def _names_height(self, slanted: bool) -> int:
        names, metrics = self._names(), self.fontMetrics()
        if not names:
            return 0
        if not slanted:
            return metrics.height() + TIGHT
        longest = min(max(metrics.horizontalAdvance(name) for name in names), _LONGEST)
        return round((longest + metrics.height()) * math.sin(_SLANT)) + TIGHT

    def _caption_height(self) -> int:
        return self.fontMetrics().height() + TIGHT if self._caption else 0

    def _grid_rect(self) -> QRect:
        """Return the place of the pictures, centred in what headers and caption leave."""
        place = self._fit(self._names_height(slanted=False))
        if self._slants(place.width() / self._mosaic.width() * self._images.shape[2]):
            place = self._fit(self._names_height(slanted=True))
        return place

    def _fit(self, top: int) -> QRect:
        """Return the place of the pictures below names of a height."""
        metrics = self.fontMetrics()
        left = max((metrics.horizontalAdvance(word) for word in self._row_headers), default=0)
        left = min(left + 2 * TIGHT, self.width() // 3) if self._row_headers else 0
        room = self.rect().adjusted(left, top, -self._right, -self._caption_height())
        scale = self._scale_for(room.width(), room.height())
        theirs = None if self._leader is None or self._leader._mosaic.isNull() else self._leader._grid_rect()
        if theirs is not None and self._leader is not None:
            scale = min(scale, theirs.width() / self._leader._mosaic.width())
        scale = max(scale, _LEAST_SCALE)
        rows = self._rows_for(room.height(), scale)
        place = QRect(0, 0, round(self._mosaic.width() * scale), round(self._height_of(rows) * scale))
        place.moveCenter(room.center())
        if theirs is not None:
            place.moveBottom(room.bottom())  # near what it is compared with
        elif self._follower is not None:
            place.moveTop(room.top())
        place.moveTop(max(place.top(), room.top()))
        if theirs is not None and theirs.left() + place.width() <= room.right() + 1:
            place.moveLeft(theirs.left())
        elif left and place.left() > left:  # headers stay beside their rows
            place.moveLeft(max(left, (self.width() - place.width() - left) // 2 + left))
        return place

    def _scale_for(self, width: int, height: int, beside: int = 0) -> float:
        """Return how large a pixel is drawn in a place that another mosaic, so many pixels high, shares."""
        widest = width / self._mosaic.width()
        fits = min(widest, height / (self._mosaic.height() + beside))
        legible = min(widest, self._least / self._images.shape[2])
        if fits >= legible:
            return fits
        rows = self._rows_for(height - round(beside * legible), legible)
        return min(widest, height / (self._height_of(rows) + beside))

    def _rows_for(self, height: int, scale: float) -> int:
        """Return how many rows are shown in so many pixels of height, one at least; all, unless there is a least."""
        row = self._height_of(1) + _GAP
        rows = (self._mosaic.height() + _GAP) // row
        return min(rows, max(1, int((height / scale + _GAP) / row + _ROUNDED))) if self._least else rows

    def _rows_in(self, area: QRect) -> int:
        """Return how many rows stand in the place of the pictures."""
        scale = area.width() / self._mosaic.width()
        return round((area.height() / scale + _GAP) / (self._height_of(1) + _GAP))

    def _height_of(self, rows: int) -> int:
        """Return how many pixels of the mosaic so many rows are."""
        return rows * (int(self._images.shape[1]) + _GAP) - _GAP

    def _at_size(self, size: QSize) -> QImage:
        ratio = self.devicePixelRatioF()
        pixels = size * ratio
        shown = QSize(self._mosaic.width(), self._height_of(self._rows_in(QRect(QPoint(), size))))
        if self._scaled[:2] != (shown, pixels):
            scaled = _crisp(self._mosaic.copy(QRect(QPoint(), shown)), pixels)
            scaled.setDevicePixelRatio(ratio)
            self._scaled = (shown, pixels, scaled)
        return self._scaled[2]

    def _paint_words(self, painter: QPainter, area: QRect) -> None:
        metrics = self.fontMetrics()
        right, centre = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignCenter
        for row, word in enumerate(self._row_headers):
            cell = self.cell_rect(row * self._columns)
            place = QRect(0, cell.top(), area.left() - TIGHT, cell.height())
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, flags, metrics.elidedText(word, right, place.width()))
        self._paint_names(painter, area)
        if self._caption:
            fits = metrics.horizontalAdvance(self._caption) < area.width() - TIGHT  # dots come a pixel early
            left, width = (area.left(), area.width()) if fits else (0, self.width())
            place = QRect(left, area.bottom() + TIGHT, width, metrics.height())
            place.moveBottom(min(place.bottom(), self.rect().bottom()))
            painter.drawText(place, centre, metrics.elidedText(self._caption, right, place.width()))

    def _paint_names(self, painter: QPainter, area: QRect) -> None:
        metrics = self.fontMetrics()
        line = metrics.height()
        slanted = self._slants(area.width() / self._mosaic.width() * self._images.shape[2])
        for column, name in enumerate(self._names()):
            cell = self.cell_rect(column)
            if not slanted:
                place = QRect(cell.left(), area.top() - line - 2, cell.width(), line)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)
                continue
            foot = cell.center().x() + round(line * math.sin(_SLANT) / 2)
            longest = min(_LONGEST, round((self.width() - foot) / math.cos(_SLANT)))
            painter.save()
            painter.translate(foot, area.top() - 2)
            painter.rotate(-math.degrees(_SLANT))
            painter.drawText(0, -metrics.descent(), metrics.elidedText(name, Qt.TextElideMode.ElideRight, longest))
            painter.restore()


def _crisp(image: QImage, size: QSize) -> QImage:
    """Scale so that every pixel looks equally large: up by a whole factor, then smoothly down to fit."""
    factor = -(-size.width() // image.width())
    if factor > 1:
        image = image.scaled(image.size() * factor)
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _mosaic(images: NDArray[np.uint8], columns: int) -> QImage:
    """Lay pictures out in a transparent-gapped grid, one pixel a pixel."""
    n, height, width = images.shape
    if n == 0:
        return QImage()
    columns = min(columns, n)
    rows = -(-n // columns)
    grid = np.zeros((rows * (height + _GAP) - _GAP, columns * (width + _GAP) - _GAP, 2), np.uint8)  # grey, alpha
    for index, picture in enumerate(images):
        row, column = divmod(index, columns)
        cell = grid[row * (height + _GAP) :, column * (width + _GAP) :][:height, :width]
        cell[..., 0], cell[..., 1] = picture, 255
    pixels = np.ascontiguousarray(grid[..., [0, 0, 0, 1]])
    shape = pixels.shape
    # Without the copy the image would look into memory that numpy frees.
    return QImage(pixels.data, shape[1], shape[0], 4 * shape[1], QImage.Format.Format_RGBA8888).copy()
