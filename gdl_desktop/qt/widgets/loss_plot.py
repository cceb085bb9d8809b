"""Curves that grow while a model trains."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gdl_desktop.qt.colours import faint_text, mark_colour
from gdl_desktop.qt.design import GAP, TIGHT
from gdl_desktop.qt.widgets.arrange import heading
from gdl_desktop.qt.widgets.curve import Curve
from gdl_desktop.qt.widgets.empty_state import EmptyState
from gdl_desktop.qt.widgets.legend import Legend
from gdl_desktop.qt.widgets.sentence import wrapping
from gdl_desktop.qt.widgets.tick_box import TickBox
from gdl_desktop.qt.words import marked, number, with_minus

_REDRAW_MS = 100  # curves creep: ten times a second is enough, and leaves the time to the pictures
_LINE_WIDTH = 2  # without antialiasing, which makes a curve of a thousand points four times as dear to draw

_NARROW = 260  # pixels
_LOWEST = 112  # pixels of curves and their figures, whatever else there is no room for
_FIRST_STEPS = 4  # are seen at least
_HALF_A_FIGURE = 8  # pixels that the figure of step 0 may reach beyond its axis
_TICK_DENSITY = 1.5  # times as many figures as pyqtgraph would write: a low plot has two at least

_WRITTEN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextDontClip

Unit = tuple[str, float]
_Points = tuple[NDArray[np.float64], NDArray[np.float64]]  # steps, values


class LossPlot(QWidget):
    """Several named curves over the training step, with their latest values in the legend.

    Parameters
    ----------
    title
        What the curves are.
    units
        ``(label, factor)`` of the vertical axis. With more than one a button switches between them,
        for example ``(("nats/character", 1.0), ("bits/character", 1 / log(2)))``; the labels are translated
        here, in the context "Units", and the names of curves in the context "Curves".
    object_name
        Prefix of the names of its controls.
    empty
        The sentence shown while there is no curve.
    tip
        What a person should know to read the curves.
    average
        Every point is the mean of this many reports, or of as many as there are; it is said beside the title.
    can_be_log
        Whether a logarithmic scale is offered; shares and figures below 0 gain nothing from it.
    least
        What the vertical axis spans at the least, in the values' own unit.
    beginning
        Share of the steps so far, from the first, whose values need not be seen: what an untrained
        model does would leave little of the axis to all that follows.
    """

    def __init__(
        self,
        title: str,
        units: Sequence[Unit] = ((marked("Units", "loss"), 1.0),),
        object_name: str = "loss_plot",
        empty: str = "",
        tip: str = "",
        average: int = 1,
        can_be_log: bool = True,
        least: tuple[float, float] | None = None,
        beginning: float = 0.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(title)
        self._units = tuple(units)
        self._unit = 0
        self._curves: dict[str, Curve] = {}
        self._items: dict[str, pg.PlotDataItem] = {}
        self._average = average
        self._recent: dict[str, deque[float]] = {}
        self._least = least
        self._beginning = beginning
        if average > 1:
            tip = self.tr("{tip} Each point is the mean of {count} reports.").format(tip=tip, count=average)
        if tip:
            self.setToolTip(wrapping(tip))

        head = self._make_head(title, can_be_log)
        self._legend = Legend(self)
        self._legend.hide()
        self._make_pages(empty or self.tr("Press Train to see the losses here."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        layout.addLayout(head)
        layout.addWidget(self._legend)
        layout.addWidget(self._pages, 1)

        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REDRAW_MS)
        self._timer.timeout.connect(self._redraw)
        self._dress()

    def _make_head(self, title: str, can_be_log: bool) -> QHBoxLayout:
        """Make the line above the curves: what they are, and how they can be shown."""
        average = self._average
        self._title = heading(title)
        self._about = QLabel(self.tr("means of {count}").format(count=average) if average > 1 else "", self)
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # first to make room
        self._unit_button = QToolButton(self)
        self._unit_button.setObjectName(f"{self.objectName()}.unit")
        self._unit_button.setAccessibleName(self.tr("Switch the unit"))
        self._unit_button.setToolTip(self.tr("Switch the unit"))
        self._unit_button.setText(self._unit_in_words())
        self._unit_button.setVisible(len(self._units) > 1)
        self._unit_button.clicked.connect(self._next_unit)
        self._log = TickBox(self.tr("Log scale"), self)
        self._log.setObjectName(f"{self.objectName()}.log")
        self._log.setAccessibleName(self.tr("Logarithmic scale for {title}").format(title=title))
        self._log.setToolTip(self.tr("Spread small values out. Values of 0 and below have no place on this scale."))
        self._log.toggled.connect(self._set_log)
        self._log.setVisible(can_be_log)
        help_place = QLabel(self)  # for a question mark, which would hide curves elsewhere
        help_place.setObjectName(f"{self.objectName()}.plot.help_place")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._about, 1)
        head.addWidget(self._unit_button)
        head.addWidget(self._log)
        head.addWidget(help_place)
        return head

    def _make_pages(self, empty: str) -> None:
        """Make the plot, and the page that is shown while there is no curve."""
        axes = {"left": _FigureAxis("left"), "bottom": _StepAxis(self.tr("step"))}
        self._plot = pg.PlotWidget(self, enableMenu=False, axisItems=axes)
        self._plot.setObjectName(f"{self.objectName()}.plot")
        self._plot.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self._plot.setMouseEnabled(False, False)
        self._plot.hideButtons()
        for side in ("left", "bottom"):
            self._plot.getAxis(side).enableAutoSIPrefix(False)
        self._plot.getAxis("bottom").setStyle(maxTickLevel=0)  # no comb of small strokes without figures
        self._plot.getAxis("left").setTickDensity(_TICK_DENSITY)
        # Around a single point pyqtgraph would show half a step to both sides, below 0 too.
        self._plot.setLimits(xMin=-_FIRST_STEPS / 8, minXRange=_FIRST_STEPS)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(EmptyState(empty, self))
        self._pages.addWidget(self._plot)
        self._pages.setMinimumHeight(_LOWEST)

    @property
    def series(self) -> tuple[str, ...]:
        """The names of the curves, in the order of their appearance."""
        return tuple(self._curves)

    def append(self, step: int, values: Mapping[str, float]) -> None:
        """Add one point to each curve named; drawing happens later, once for many."""
        for name, value in values.items():
            if name not in self._curves:
                self._add_curve(name)
            self._recent[name].append(value)
            self._curves[name].add(step, fmean(self._recent[name]))
        self._pages.setCurrentIndex(1 if self._curves else 0)
        if not self._timer.isActive():
            self._timer.start()

    def clear(self) -> None:
        """Forget all curves."""
        for item in self._items.values():
            self._plot.removeItem(item)
        self._items.clear()
        self._curves.clear()
        self._recent.clear()
        self._legend.hide()
        self._pages.setCurrentIndex(0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._dress()
            self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a narrow place to its title and buttons."""
        super().resizeEvent(event)
        self._about.setVisible(self.width() >= _NARROW)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while it was hidden."""
        super().showEvent(event)
        self._redraw()

    def _add_curve(self, name: str) -> None:
        self._curves[name] = Curve()
        self._recent[name] = deque(maxlen=self._average)
        pen = self._pen(len(self._items))
        self._items[name] = self._plot.plot([], [], pen=pen, antialias=False, connect="finite")

    def _colour(self, index: int) -> QColor:
        return mark_colour(index, self.palette())

    def _pen(self, index: int) -> QPen:
        # pyqtgraph counts a pen's width in the pixels of the screen, however fine they are.
        pen: QPen = pg.mkPen(self._colour(index), width=_LINE_WIDTH * self.devicePixelRatioF())
        return pen

    @Slot()
    def _redraw(self) -> None:
        if not self.isVisible():
            return  # showEvent makes up for it
        unit, factor = self._units[self._unit]
        entries = []
        points = self._points()
        span = self._span(points)
        for index, (name, curve) in enumerate(self._curves.items()):
            steps, values = self._drawn(points[name], span)
            values = values * factor
            if self._log.isChecked():
                values[values <= 0] = np.nan  # a logarithm has no place for them
            lonely = len(steps) == 1
            colour = self._colour(index)
            self._items[name].setData(
                steps, values, symbol="o" if lonely else None, symbolSize=5, symbolBrush=colour, symbolPen=None
            )
            latest = with_minus(number(_with_steady_places(curve.latest * factor, unit)))
            entries.append((colour.name(), QCoreApplication.translate("Curves", name), latest))
        self._legend.set_entries(entries)
        self._legend.setVisible(bool(entries))
        if span is not None:
            self._plot.setYRange(factor * span[0], factor * span[1])
        if self._beginning and points:
            self._plot.setXRange(0, max(steps[-1] for steps, _ in points.values()))

    def _points(self) -> dict[str, _Points]:
        """Return the points of every curve, by name."""
        return {name: curve.points() for name, curve in self._curves.items()}

    def _span(self, points: Mapping[str, _Points]) -> tuple[float, float] | None:
        """Return what the vertical axis spans, in the values' own unit; None where that is simply all."""
        if self._least is None and not self._beginning:
            return None
        seen = list(self._least or ())
        for steps, values in points.values():
            seen.extend(values[(steps >= self._beginning * steps[-1]) & np.isfinite(values)])
        return (min(seen), max(seen)) if seen else None

    def _drawn(self, points: _Points, span: tuple[float, float] | None) -> _Points:
        """Return steps and values to draw: not those of the beginning from which a line would enter out of nowhere."""
        steps, values = points
        if span is None:
            return points
        beyond = (steps < self._beginning * steps[-1]) & ((values < span[0]) | (values > span[1]))
        first = int(np.flatnonzero(beyond)[-1]) + 1 if beyond.any() else 0
        return steps[first:], values[first:]

    @Slot()
    def _next_unit(self) -> None:
        self._unit = (self._unit + 1) % len(self._units)
        self._unit_button.setText(self._unit_in_words())
        self._dress()
        self._redraw()

    @Slot(bool)
    def _set_log(self, on: bool) -> None:
        self._plot.setLogMode(False, on)
        self._redraw()

    def _unit_in_words(self) -> str:
        return QCoreApplication.translate("Units", self._units[self._unit][0])

    def _dress(self) -> None:
        palette = self.palette()
        faint = faint_text(palette)
        self._plot.setBackground(palette.color(QPalette.ColorRole.Base))
        self._plot.setLabel("left", self._unit_in_words(), color=faint)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(faint)
            axis.setTextPen(faint)
            axis.setTickFont(self.font())
        self._plot.showGrid(x=False, y=True, alpha=0.15)
        for index, item in enumerate(self._items.values()):
            item.setPen(self._pen(index))


def by_curve(figures: Mapping[str, float], curves: Mapping[str, str]) -> dict[str, float]:
    """Return those figures that have a curve, by its name; ``curves`` names it by the name of the figure."""
    return {curve: figures[name] for name, curve in curves.items() if name in figures}


def _with_steady_places(value: float, unit: str) -> str:
    """Return a figure with as many places each time, zeros too: it changes under a person's eyes."""
    return f"{value:.1f}" if unit == "%" else f"{value:#.4g}".rstrip(".")


class _FigureAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph says nothing of its types
    """An axis that writes its figures as the language does."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        return [with_minus(number(figure)) for figure in super().tickStrings(values, scale, spacing)]


class _StepAxis(_FigureAxis):
    """An axis at the foot of a plot that says at its end, in the row of its figures, what they count.

    A row of its own for one word would be dear in a low plot. Strokes without a figure tell nothing and are left
    out: those where pyqtgraph has no room for the figure, and those above the word.
    """

    def __init__(self, word: str) -> None:
        super().__init__("bottom")
        self.setStyle(hideOverlappingLabels=_HALF_A_FIGURE)
        self._word = word

    def generateDrawSpecs(self, p: QPainter) -> Any:  # noqa: N802
        specs = super().generateDrawSpecs(p)
        if specs is None:  # it has no size yet
            return None
        line, strokes, figures = specs
        word = p.boundingRect(QRectF(), 0, self._word)
        word.moveTopRight(QPointF(self.size().width() - TIGHT, self.style["tickTextOffset"][1]))
        said = [figure for figure in figures if figure[0].right() + GAP <= word.left()]
        middles = [figure[0].center().x() for figure in said]
        strokes = [each for each in strokes if any(abs(each[1].x() - middle) < 1 for middle in middles)]
        return line, strokes, [*said, (word, _WRITTEN, self._word)]
