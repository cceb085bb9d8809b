"""Sliders for a latent vector."""

from __future__ import annotations

import math
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSlider, QVBoxLayout, QWidget

from gdl_desktop.qt.design import WIDE
from gdl_desktop.qt.words import hundredths

_LONGEST: Final = 480  # pixels of a slider: a longer one is a long way for a hand, and for the eye to its figure
_COLUMN: Final = 480  # pixels of a name, a slider and its figure, such that a hand reaches every position
_SLIDER, _FREE, _PLACES = 1, 3, 4  # of a row: name, slider, figure, and what lies between it and the next
_ABOVE_ALL: Final = 1000
_STEPS: Final = 200  # positions on each side of the middle
_MOST: Final = 64  # sliders: nobody tries out more, and a thousand take a second to make

_Row = tuple[QLabel, QSlider, QLabel]


class VectorSliders(QWidget):
    """One slider for each number of a vector, scrolling when there are many; of a very long one, for the first.

    On a wide screen those that would be out of sight stand in further columns.

    Parameters
    ----------
    n
        Length of the vector.
    low, high
        Bounds of the sliders. A number beyond them stays what it is until its own slider is moved.
    distribution
        What Randomise draws from: uniform between the bounds, or a standard normal cut at them.
    seed
        Of the generator that Randomise draws from; another one each time without it.
    first
        The index that the first number is named by.

    Attributes
    ----------
    changed
        The person changed the vector.
    """

    changed = Signal()

    def __init__(
        self,
        n: int,
        low: float = -1.0,
        high: float = 1.0,
        distribution: Literal["uniform", "normal"] = "uniform",
        object_name: str = "z",
        seed: int | None = None,
        first: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self._low, self._high, self._distribution = low, high, distribution
        self._first = first
        self._rng = np.random.default_rng(seed)
        self._vector: NDArray[np.float32] = np.zeros(0, np.float32)
        self._sliders: list[_ScrollingSlider] = []
        self._figures: list[QLabel] = []

        randomise = QPushButton(self.tr("Randomise"), self)
        randomise.setObjectName(f"{object_name}.randomise")
        randomise.setAccessibleName(self.tr("Draw a new random vector"))
        randomise.setToolTip(self.tr("Draw every number anew at random."))
        randomise.clicked.connect(self._randomise)
        zero = QPushButton(self.tr("Zero"), self)
        zero.setObjectName(f"{object_name}.zero")
        zero.setAccessibleName(self.tr("Set the whole vector to zero"))
        zero.setToolTip(self.tr("Set every number to 0."))
        zero.clicked.connect(self._zero)
        buttons = QHBoxLayout()
        buttons.addWidget(randomise)
        buttons.addWidget(zero)
        buttons.addStretch(1)
        self._scroll = _Columns(self)
        self._scroll.setObjectName(f"{object_name}.scroll")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(buttons)
        layout.addWidget(self._scroll, 1)
        self.set_values(np.zeros(n, np.float32))

    def values(self) -> NDArray[np.float32]:
        """Return the vector, float32 of shape (n,)."""
        return self._vector.copy()

    def set_values(self, values: NDArray[np.floating]) -> None:
        """Show a vector silently; its length may differ from the one before."""
        vector = np.array(values, np.float32)
        shown = vector[:_MOST]
        if len(shown) != len(self._sliders):
            self._build(len(shown))
        self._vector = vector
        for slider, figure, value in zip(self._sliders, self._figures, shown, strict=True):
            with QSignalBlocker(slider):
                slider.setValue(round(min(max(float(value), self._low), self._high) / self._scale))
            figure.setText(hundredths(value))

    def set_range(self, low: float, high: float, distribution: Literal["uniform", "normal"]) -> None:
        """Take on another range, for the numbers of another model; they are cut to it silently, if it is another."""
        if (low, high, distribution) == (self._low, self._high, self._distribution):
            return
        self._low, self._high, self._distribution = low, high, distribution
        for slider in self._sliders:
            with QSignalBlocker(slider):
                slider.setRange(round(low / self._scale), round(high / self._scale))
        self.set_values(np.clip(self._vector, low, high))

    @property
    def _scale(self) -> float:
        return max(abs(self._low), abs(self._high)) / _STEPS

    def _build(self, n: int) -> None:
        page = QWidget()
        self._sliders, self._figures = [], []
        rows: list[_Row] = []
        for index in range(n):
            name = QLabel(f"z<sub>{index + self._first}</sub>", page)
            slider = _ScrollingSlider(Qt.Orientation.Horizontal, page)
            slider.setObjectName(f"{self.objectName()}.{index}")
            slider.setAccessibleName(self.tr("Number {index} of the latent vector").format(index=index + self._first))
            slider.setRange(round(self._low / self._scale), round(self._high / self._scale))
            slider.setPageStep(_STEPS // 10)
            slider.setMinimumWidth(60)
            slider.setMaximumWidth(_LONGEST)
            slider.valueChanged.connect(self._on_moved)
            figure = QLabel(hundredths(0.0), page)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            figure.setMinimumWidth(figure.fontMetrics().horizontalAdvance("−0.00"))
            rows.append((name, slider, figure))
            self._sliders.append(slider)
            self._figures.append(figure)
        self._scroll.show_rows(page, rows)
        self._join_tab_order()

    def _join_tab_order(self) -> None:
        """Have keys reach new sliders behind what stands above them, not behind all else of the window."""
        before: QWidget = self._scroll
        while not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
            previous = before.previousInFocusChain()
            assert previous is not None  # the chain is a ring, and the buttons are part of it
            before = previous
        for slider in self._sliders:
            QWidget.setTabOrder(before, slider)
            before = slider

    @Slot()
    def _on_moved(self) -> None:
        slider = self.sender()
        index = next(i for i, each in enumerate(self._sliders) if each is slider)
        self._vector[index] = min(max(self._sliders[index].value() * self._scale, self._low), self._high)
        self._figures[index].setText(hundredths(self._vector[index]))
        self.changed.emit()

    @Slot()
    def _randomise(self) -> None:
        n = len(self._vector)
        if self._distribution == "normal":
            drawn = self._rng.standard_normal(n).clip(self._low, self._high)
        else:
            drawn = self._rng.uniform(self._low, self._high, n)
        self.set_values(drawn)
        self.changed.emit()

    @Slot()
    def _zero(self) -> None:
        self.set_values(np.zeros(len(self._vector)))
        self.changed.emit()


class _Columns(QScrollArea):
    """Rows to scroll, in as few columns as show all of them, or else in as many as have room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._grid = QGridLayout()
        self._columns = 0
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the sliders have it
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, page: QWidget, rows: list[_Row]) -> None:
        """Show the rows of a page, in place of those before."""
        self._rows = rows
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(2)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self._arrange(self._fitting())
        self.setWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as the new size asks for."""
        super().resizeEvent(event)
        columns = self._fitting()
        if columns != self._columns:
            self._arrange(columns)

    def _fitting(self) -> int:
        if not self._rows:
            return 1
        room = self.maximumViewportSize()  # as without a bar, or it and the columns could chase each other
        most = (room.width() - self.verticalScrollBar().sizeHint().width()) // _COLUMN
        height = max(widget.sizeHint().height() for widget in self._rows[0]) + self._grid.verticalSpacing()
        in_sight = max(1, room.height() // height)
        return max(1, min(most, math.ceil(len(self._rows) / in_sight)))

    def _arrange(self, columns: int) -> None:
        """Fill one column after the other: so one reads them, and so the key Tab goes."""
        self._columns = columns
        length = math.ceil(len(self._rows) / columns)
        for index, row in enumerate(self._rows):
            column, line = divmod(index, length)
            for place, widget in enumerate(row):
                self._grid.addWidget(widget, line, column * _PLACES + place)
        for place in range(self._grid.columnCount()):
            column, kind = divmod(place, _PLACES)  # of this arrangement, or left by one of more columns
            self._grid.setColumnStretch(place, _ABOVE_ALL if kind == _SLIDER and column < columns else 0)
            self._grid.setColumnMinimumWidth(place, WIDE if kind == _FREE and column < columns - 1 else 0)
        self._grid.setColumnStretch(columns * _PLACES - 1, 1)  # what longer sliders would not use


class _ScrollingSlider(QSlider):
    """A slider that leaves the wheel to the scroll area around it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
