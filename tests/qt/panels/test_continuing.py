"""The button that trains a run on: what it offers, what stands in its way, and what it asks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.core.kept_run import KeptRun
from gdl_desktop.qt.panels.continuing import ContinueButton, reached_by, standing_of

STOPPED = KeptRun(Path("run"), None, "mnist", 5, "stopped", 1200, 75.0, 3000, 0.4)
DONE = replace(STOPPED, status="finished", step=3000, fraction=1.0)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    return host


@pytest.fixture
def button(host: QWidget) -> ContinueButton:
    button = ContinueButton("fake", host)
    button.show()
    return button


@pytest.fixture
def wanted(button: ContinueButton) -> list[tuple[KeptRun, int | None]]:
    wanted: list[tuple[KeptRun, int | None]] = []
    button.wanted.connect(lambda run, steps: wanted.append((run, steps)))
    return wanted


def click(button: ContinueButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_is_open_when_there_is_a_run_and_nothing_in_the_way(
    button: ContinueButton, wanted: list[tuple[KeptRun, int | None]]
) -> None:
    assert not button.isEnabled()
    assert "no run to continue" in button.toolTip()
    button.offer(STOPPED)
    assert button.isEnabled()
    assert "from step 1,200" in button.toolTip()
    button.set_obstacle("GAN is training.")
    assert (button.isEnabled(), button.toolTip()) == (False, "GAN is training.")
    click(button)
    assert wanted == []
    button.set_obstacle("")
    click(button)
    assert wanted == [(STOPPED, None)]
    button.offer(None)
    assert not button.isEnabled()


def test_a_run_that_has_taken_all_of_its_steps_asks_how_many_more(
    host: QWidget, button: ContinueButton, wanted: list[tuple[KeptRun, int | None]]
) -> None:
    button.offer(DONE)
    for obstacle in ("", "GAN is training."):  # the second begins while the question is open
        click(button)
        dialog = host.findChildren(QInputDialog)[-1]
        assert dialog.isVisible()
        assert dialog.intValue() == 3000
        assert "all of its 3,000 steps" in dialog.labelText()
        dialog.setIntValue(40)
        button.set_obstacle(obstacle)
        dialog.accept()
        assert wanted == [(DONE, 3040)]


@pytest.mark.usefixtures("qapp")
def test_where_a_run_stands_in_words() -> None:
    assert "stopped at step 1,200" in standing_of(STOPPED)
    assert "all of its 3,000 steps" in standing_of(DONE)
    assert standing_of(replace(STOPPED, fraction=1.0)) == standing_of(replace(DONE, step=1200))
    assert reached_by(STOPPED) == "step 1,200 of 3,000 · 1 min 15 s"
    assert reached_by(replace(STOPPED, total_steps=None)) == "step 1,200 · 1 min 15 s"
