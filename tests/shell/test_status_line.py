"""What the foot of the window says fits beside what stands there for good."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from gdl_desktop.shell.main_window import MainWindow
from gdl_desktop.shell.status_line import StatusLine


def line_of(window: MainWindow) -> StatusLine:
    line = window.statusBar()
    assert isinstance(line, StatusLine)
    return line


def tooltip_of(line: StatusLine) -> str:
    place = QPoint(20, line.height() // 2)
    QToolTip.hideText()
    QApplication.sendEvent(line, QHelpEvent(QEvent.Type.ToolTip, place, line.mapToGlobal(place)))
    tip = QToolTip.text().replace("\u200b", "")  # where a name may break into lines
    QToolTip.hideText()
    return tip


def test_a_long_message_loses_its_middle_and_is_whole_in_the_tooltip(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    text = tmp_path / ("first" + "w" * 200 + "last.txt")
    text.write_text("roses are red\n" * 100)
    before = window.minimumSizeHint()
    window.open_path(text)
    line = line_of(window)
    qtbot.waitUntil(lambda: text.name in line.currentMessage(), timeout=10_000)
    assert line.shown().startswith("first")
    assert line.shown().endswith("Press Train to begin.")
    assert line.fontMetrics().horizontalAdvance(line.shown()) < line.width()
    assert text.name in tooltip_of(line)
    assert window.minimumSizeHint() == before


def test_a_message_that_fits_is_left_as_it_is(window: MainWindow) -> None:
    line = line_of(window)
    line.showMessage("Saved poem.safetensors.")
    assert line.shown() == line.currentMessage()
    assert tooltip_of(line) == ""


def test_a_message_is_drawn_without_its_middle(window: MainWindow, qtbot: QtBot) -> None:
    line = line_of(window)
    line.showMessage("a" * 400 + "b" + "a" * 400)
    qtbot.wait(1)
    long = line.grab().toImage()
    line.showMessage(line.shown())
    qtbot.wait(1)
    assert line.grab().toImage() == long
    line.clearMessage()
    qtbot.wait(1)
    assert line.grab().toImage() != long
