"""Sliders for a latent vector."""

from __future__ import annotations

from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSlider, QVBoxLayout, QWidget

from gdl_desktop.qt.words import hundredths

_LONGEST: Final = 480  # pixels of a slider: a longer one is a long way for a hand, and for the eye to its figure
_ABOVE_ALL: Final = 1000
_STEPS: Final = 200  # positions on each side of the middle
_MOST: Final = 64  # sliders: nobody tries out more, and a thousand take a second to make


class VectorSliders(QWidget):
    """One slider for each number of a vector, scrolling when there are many; of a very long one, for the first.

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
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName(f"{object_name}.scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the sliders have it
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, _ABOVE_ALL)
        grid.setColumnStretch(3, 1)  # what longer sliders would not use
        self._sliders, self._figures = [], []
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
            for column, widget in enumerate((name, slider, figure)):
                grid.addWidget(widget, index, column)
            self._sliders.append(slider)
            self._figures.append(figure)
        grid.setRowStretch(n, 1)
        self._scroll.setWidget(page)

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


class _ScrollingSlider(QSlider):
    """A slider that leaves the wheel to the scroll area around it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
