"""What the judge's panel draws and says, told by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.core.events import Metrics
from gdl_desktop.core.judgement import Judgement
from gdl_desktop.qt.panels.judge_panel import JudgePanel
from gdl_desktop.qt.widgets.judge_board import Figure, JudgeBoard
from gdl_desktop.qt.widgets.loss_plot import LossPlot
from gdl_desktop.qt.workers.judge_at_work import FULL, LIVE


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[JudgePanel]:
    plot = LossPlot("Course", (("%", 100.0),), "x.course", empty="Nothing", tip="The course", can_be_log=False)
    figure = Figure("agreement", "As asked", "What was asked for")
    board = JudgeBoard((figure,), ("this", "real"), {"agreement": "as asked"}, plot, QBoxLayout.Direction.LeftToRight)
    panel = JudgePanel(QWidget(), board, lambda *_: iter(()), lambda values: f"{values['agreement']}", "x")
    qtbot.addWidget(panel)
    yield panel
    panel.shutdown()


def say(panel: JudgePanel, step: int, pictures: int, what: str) -> None:
    panel.at_work.judged.emit(Judgement(step, pictures, {"agreement": step / 1000}), what)


def steps(panel: JudgePanel) -> list[int]:
    plot = panel.board.plot
    return [int(step) for name in plot.series for step in plot._curves[name].points()[0]]


def kept(step: int, pictures: int) -> Metrics:
    return Metrics(step, 1, 1.0, {"judge_agreement": step / 1000}, "judge", pictures)


def test_a_second_look_at_the_same_weights_is_no_second_point(panel: JudgePanel) -> None:
    for step in (100, 200, 200, 300):
        say(panel, step, 60, LIVE)
    assert steps(panel) == [100, 200, 300]
    say(panel, 300, 1000, FULL)  # of another curve
    assert steps(panel) == [100, 200, 300]


def test_a_training_too_short_for_a_curve_has_its_last_figures_and_those_of_what_follows(panel: JudgePanel) -> None:
    for step in (500, 1000, 1500):  # no look in mid-training in any of the three
        say(panel, step, 1000, FULL)
    assert steps(panel) == [500, 1000, 1500]


def test_a_last_look_at_as_many_pictures_belongs_to_the_curve(panel: JudgePanel) -> None:
    """As with few pictures of one's own."""
    for step in (100, 200):
        say(panel, step, 20, LIVE)
    say(panel, 300, 20, FULL)
    assert steps(panel) == [100, 200, 300]
    panel.recall([kept(100, 20), kept(200, 20), kept(300, 20)])
    assert steps(panel) == [100, 200, 300]


def test_what_is_gone_from_the_line_is_gone_from_its_hint(panel: JudgePanel) -> None:
    say(panel, 300, 60, LIVE)
    assert "300 steps" in panel.line.toolTip()
    panel.training_started()
    assert (panel.line.text(), panel.line.toolTip()) == ("", "")


def test_after_a_failure_the_next_look_is_drawn(panel: JudgePanel) -> None:
    for step in (100, 200):
        say(panel, step, 60, LIVE)
    panel.at_work.failed.emit("The judge has failed.")
    assert steps(panel) == []
    assert panel.line.toolTip() == ""
    say(panel, 200, 1000, FULL)
    assert steps(panel) == [200]
