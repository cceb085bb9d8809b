from __future__ import annotations

import itertools
import math

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QToolButton

from gdl_desktop.qt.design import COLOURS
from gdl_desktop.qt.widgets.loss_plot import LossPlot
from gdl_desktop.shell.theme import make_palette


@pytest.fixture
def plot(qtbot):
    plot = LossPlot("Loss", units=(("nats", 1.0), ("bits", 1 / math.log(2))), object_name="text.loss")
    qtbot.addWidget(plot)
    plot.resize(400, 260)
    plot.show()
    qtbot.waitExposed(plot)
    return plot


def legend(plot: LossPlot) -> str:
    return plot.findChild(QLabel, "legend").text()


def drawn(plot: LossPlot, name: str) -> tuple[np.ndarray, np.ndarray]:
    return plot._items[name].getOriginalDataset()


def test_it_says_what_to_do_while_it_is_empty(plot):
    empty = plot.findChild(QLabel, "empty_state")
    assert empty.isVisible()
    assert "Train" in empty.text()


def test_many_points_stay_few(qtbot, plot):
    for step in range(9000):
        plot.append(step, {"train": 1.0})
    qtbot.waitUntil(lambda: "train" in legend(plot))
    assert 100 < len(drawn(plot, "train")[0]) < 2000
    assert not plot.findChild(QLabel, "empty_state").isVisible()


def test_units_switch_curve_and_legend(qtbot, plot):
    plot.append(0, {"train": math.log(2)})
    plot.append(1, {"train": 2 * math.log(2), "validation": 1.0})
    qtbot.waitUntil(lambda: "1.386" in legend(plot))
    QTest.mouseClick(plot.findChild(QToolButton, "text.loss.unit"), Qt.MouseButton.LeftButton)
    assert "<b>2.000</b>" in legend(plot)
    np.testing.assert_allclose(drawn(plot, "train")[1], [1, 2])


def test_a_logarithm_leaves_out_what_it_cannot_show(qtbot, plot):
    for step, value in enumerate([1.0, 0.0, -1.0, math.nan, 10.0]):
        plot.append(step, {"loss": value})
    QTest.mouseClick(plot.findChild(QCheckBox, "text.loss.log"), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    qtbot.waitUntil(lambda: "loss" in legend(plot))
    plot.grab()
    np.testing.assert_array_equal(drawn(plot, "loss")[1], [1, np.nan, np.nan, np.nan, 10])


def test_no_logarithm_is_offered_where_it_says_nothing(qtbot):
    plot = LossPlot("Bounds", object_name="bounds", can_be_log=False)
    qtbot.addWidget(plot)
    plot.append(0, {"elbo": -3.5})
    plot.show()
    qtbot.waitUntil(lambda: "−3.5" in legend(plot))
    assert not plot.findChild(QCheckBox, "bounds.log").isVisible()
    (first, last), _ = plot.findChild(pg.PlotWidget).viewRange()
    assert -1 < first <= 0 < 2 < last


def test_clearing_starts_over(qtbot, plot):
    plot.append(0, {"train": 1.0})
    qtbot.waitUntil(lambda: bool(legend(plot)))
    plot.clear()
    assert plot.series == ()
    assert plot.findChild(QLabel, "empty_state").isVisible()
    plot.append(0, {"generator": 2.0})
    qtbot.waitUntil(lambda: "generator" in legend(plot))
    assert "train" not in legend(plot)


def test_what_came_while_hidden_is_drawn_when_shown(qtbot, plot):
    plot.hide()
    plot.append(0, {"train": 1.0})
    qtbot.wait(120)
    assert legend(plot) == ""
    plot.show()
    assert "train" in legend(plot)


def test_it_follows_the_palette(plot):
    palette = plot.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#101014"))
    plot.setPalette(palette)
    plot.append(0, {"train": 1.0})
    assert QColor(plot.grab().toImage().pixel(200, 150)).lightness() < 60


def test_means_of_the_last_reports(qtbot):
    plot = LossPlot("Accuracy", average=4)
    qtbot.addWidget(plot)
    plot.resize(400, 260)
    plot.show()
    for step, value in enumerate([1.0, 0.0, 1.0, 0.0, 1.0, 1.0]):
        plot.append(step, {"real": value})
    qtbot.waitUntil(lambda: "0.75" in legend(plot))
    assert drawn(plot, "real")[1] == pytest.approx([1, 0.5, 2 / 3, 0.5, 0.5, 0.75])
    assert "means of 4" in {label.text() for label in plot.findChildren(QLabel)}


def test_the_words_of_an_empty_plot_follow_the_theme(qapp, plot):
    before = qapp.palette()
    palette = QPalette(before)
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor("#ff0000"))
    try:
        qapp.setPalette(palette)
        qapp.processEvents()
        shown = shown_colours(plot)
    finally:
        qapp.setPalette(before)
    assert "#ff0000" in shown


def test_a_switch_of_the_theme_reaches_all_that_is_drawn(qapp, qtbot, plot):
    before = qapp.palette()
    for step in range(8):
        plot.append(step, {"train": step, "validation": 2 * step})
    qtbot.waitUntil(lambda: "validation" in legend(plot))
    try:
        for scheme in ("dark", "light", "dark"):
            qapp.setPalette(make_palette(scheme))
            qapp.processEvents()
            colours = COLOURS[scheme]
            seen = shown_colours(plot)
            assert {colours.base, colours.window, colours.marks[0], colours.marks[1], colours.faint} <= seen
            other = COLOURS["light" if scheme == "dark" else "dark"]
            assert not {other.base, other.window, other.marks[0], other.marks[1]} & seen
            assert colours.marks[0] in legend(plot)
            assert other.marks[0] not in legend(plot)
            axis = plot._plot.getAxis("left")
            assert axis.textPen().color() == QColor(colours.faint)
    finally:
        qapp.setPalette(before)


def shown_colours(plot: LossPlot) -> set[str]:
    shown = plot.grab().toImage()
    return {shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(shown.height())}


def seen_range(plot: LossPlot) -> tuple[float, float]:
    low, high = plot.findChild(pg.PlotWidget).getPlotItem().viewRange()[1]
    return low, high


def test_an_untrained_beginning_leaves_the_axis_to_what_follows(qtbot):
    plot = LossPlot("Bounds", (("nats", 1.0),), "bounds", beginning=0.1)
    qtbot.addWidget(plot)
    plot.show()
    plot.append(5, {"ELBO": -570.0})
    qtbot.waitUntil(lambda: "570" in legend(plot))
    low, high = seen_range(plot)
    assert low < -570 < high
    for step in range(100, 1000, 100):
        plot.append(step, {"ELBO": -480 + step / 100, "50 draws": math.nan if step < 300 else -470.0})
    qtbot.waitUntil(lambda: "471" in legend(plot))
    low, high = seen_range(plot)
    assert -485 < low <= -479
    assert -470 <= high < -465
    # A line from far below would come out of nowhere, at the side of the second point.
    assert drawn(plot, "ELBO")[0][0] == 100
    first, last = plot.findChild(pg.PlotWidget).viewRange()[0]
    assert first <= 0 < 900 < last


def test_a_beginning_that_is_like_what_follows_is_drawn(qtbot):
    plot = LossPlot("Bounds", (("nats", 1.0),), "bounds", beginning=0.1)
    qtbot.addWidget(plot)
    plot.show()
    for step in (5, 10, *range(100, 1000, 100)):
        plot.append(step, {"ELBO": -570.0 if step == 5 else -480 + (step % 3) / 100})
    qtbot.waitUntil(lambda: "480" in legend(plot))
    steps, _ = drawn(plot, "ELBO")
    assert (steps[0], len(steps)) == (10, 10)


@pytest.mark.parametrize("size", [(380, 190), (150, 190), (700, 400)])
@pytest.mark.parametrize("steps", [2, 383, 1370, 400_000])
def test_the_steps_have_their_name_and_each_stroke_has_its_figure(qtbot, plot, size, steps):
    plot.resize(*size)
    for step in range(0, steps + 1, max(1, steps // 100)):
        plot.append(step, {"train": 1 / (1 + step)})
    qtbot.waitUntil(lambda: "train" in legend(plot))
    canvas = plot.grab().toImage()
    axis = plot.findChild(pg.PlotWidget).getAxis("bottom")
    painter = QPainter(canvas)
    _, strokes, words = axis.generateDrawSpecs(painter)
    painter.end()
    assert words[0][2] == "0"
    assert words[-1][2] == "step"
    assert len(strokes) == len(words) - 1 >= 2
    places = sorted((rect for rect, _, _ in words), key=lambda rect: rect.left())
    assert all(one.right() < other.left() for one, other in itertools.pairwise(places))
    assert places[-1].right() <= axis.size().width()
    assert places[-1].bottom() <= axis.size().height()


def test_shares_have_the_same_axis_from_the_first_point(qtbot):
    plot = LossPlot("Course", (("%", 100.0),), "course", least=(0.0, 1.0))
    qtbot.addWidget(plot)
    plot.show()
    plot.append(50, {"as asked": 0.1})
    qtbot.waitUntil(lambda: "10" in legend(plot))
    low, high = seen_range(plot)
    assert -15 < low <= 0
    assert 100 <= high < 115
    plot.append(100, {"as asked": 0.5, "variety": 1.8})
    qtbot.waitUntil(lambda: "180" in legend(plot))
    assert seen_range(plot)[1] >= 180


def test_shares_keep_one_place_in_the_legend(qtbot, plot):
    shares = LossPlot("Shares", (("%", 100.0),), "shares")
    qtbot.addWidget(shares)
    shares.show()
    for step, value in enumerate((0.5, 0.625, 0.8333)):
        shares.append(step, {"right": value})
        qtbot.waitUntil(lambda value=value: f"<b>{100 * value:.1f}</b>" in legend(shares))


def test_figures_of_the_axis_have_a_minus(qtbot, plot):
    axis = plot.findChild(pg.PlotWidget).getAxis("left")
    assert axis.tickStrings([-550.0, 0.0, 5.0], 1.0, 5.0) == ["−550", "0", "5"]
