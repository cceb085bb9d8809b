from __future__ import annotations

import pyqtgraph as pg
import pytest
from PySide6.QtWidgets import QBoxLayout, QLabel
from pytestqt.qtbot import QtBot

from gdl_desktop.qt.widgets.judge_board import Figure, JudgeBoard
from gdl_desktop.qt.widgets.loss_plot import LossPlot

ROWS = (
    Figure("agreement", "As asked", "What the judge <sees>.", "{:.1f} %", 100.0, "agreement_real"),
    Figure("active", "In use", "How many.", "{:.0f} of {all:.0f}"),
    Figure("bound", "Bound", "In nats.", "{:.1f} nats", 1.0, "bound_baseline"),
)


@pytest.fixture
def board(qtbot: QtBot) -> JudgeBoard:
    board = JudgeBoard(
        ROWS, ("model", "real"), {"agreement": "as asked"}, LossPlot("Course"), QBoxLayout.Direction.LeftToRight
    )
    qtbot.addWidget(board)
    return board


def test_each_figure_stands_beside_what_it_compares_with(board: JudgeBoard) -> None:
    board.say("Nothing yet.")
    assert board.sentence == "Nothing yet."
    figures = {"agreement": 0.9712, "agreement_real": 0.996, "active": 2.0, "all": 16.0, "bound": -475.31}
    board.show_figures(1200, 500, figures)
    assert board.sentence == ""
    assert board.value("agreement") == ("97.1 %", "99.6 %")
    assert board.value("active") == ("2 of 16", "")
    assert board.value("bound") == ("−475.3 nats", "–")  # what is not known is a dash
    words = board.accessibleDescription()
    assert words.startswith("After 1,200 steps, 500 pictures: As asked 97.1 % (real 99.6 %)")


def test_what_is_no_number_is_a_dash(board: JudgeBoard) -> None:
    board.show_figures(1, 10, {"agreement": float("nan"), "active": 0.0, "all": 2.0})
    assert board.value("agreement") == ("–", "–")
    assert board.value("active")[0] == "0 of 2"


def test_every_row_explains_itself(board: JudgeBoard) -> None:
    tips = {label.text(): label.toolTip() for label in board.findChildren(QLabel)}
    assert tips["As asked"] == "<p>What the judge &lt;sees&gt;.</p>"


def test_the_curves_begin_anew_with_a_sentence(board: JudgeBoard) -> None:
    for step in (10, 20):
        board.draw(step, {"agreement": 0.5, "bound": -3.0})
    assert board.plot.series == ("as asked",)
    board.show_figures(20, 500, {"agreement": 0.5})
    board.show()
    (curve,) = board.plot.findChild(pg.PlotWidget).listDataItems()
    assert curve.getOriginalDataset()[0].tolist() == [10, 20]
    board.say("Again.")
    assert board.plot.series == ()
