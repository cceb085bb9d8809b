"""At the smallest window, in every language, each visible word has the room that it needs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gdl_desktop.core.folders import HOME_VARIABLE
from gdl_desktop.qt.forms.editors import CalmComboBox
from gdl_desktop.qt.panels.paste_dialog import PasteDialog
from gdl_desktop.qt.widgets.sentence import OneLine
from gdl_desktop.shell import theme
from gdl_desktop.shell.language import LANGUAGES
from gdl_desktop.shell.main_window import MainWindow
from gdl_desktop.shell.settings_dialog import SettingsDialog
from tests.shell.conftest import opened

SMALLEST = QSize(1024, 640)
SLACK = 1  # pixel: letters of a font that stands in for another are a little higher
EDGES = 8  # pixels of a button that are not for its words


@pytest.fixture(params=list(LANGUAGES))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def fonts(speaking: str, qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    theme.load_fonts(qapp)
    yield
    qapp.setFont(font)


@pytest.fixture
def window(fonts: None, qtbot: QtBot) -> Iterator[MainWindow]:
    with opened(qtbot, SMALLEST) as window:
        assert window.size() == SMALLEST
        yield window


def test_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
        qtbot.wait(1)
        assert cut_off(window) == []


@pytest.mark.parametrize("home", ["/g", "/home/" + "/".join(["a-folder-with-a-long-name"] * 8)])
def test_of_dialogs(window: MainWindow, qtbot: QtBot, home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, home)
    dialogs: list[QDialog] = [SettingsDialog(window), PasteDialog("paste", window)]
    action = window.findChild(QAction, "about")
    assert action is not None
    action.trigger()
    dialogs += [each for each in window.findChildren(QDialog) if each not in dialogs]
    for dialog in dialogs:
        dialog.show()
        qtbot.waitUntil(dialog.isVisible)
        qtbot.wait(1)
        assert cut_off(dialog) == []
        assert overlapping(dialog) == []
        assert dialog.width() <= SMALLEST.width()
        assert dialog.height() <= SMALLEST.height()
        dialog.close()


def cut_off(root: QWidget) -> list[str]:
    """Return the words that have too little room."""
    lists = [each for each in root.findChildren(CalmComboBox) if each.isVisible() and each.words_cut()]
    found = [f"{each.objectName()} “{each.currentText()}” in {each.width()}" for each in lists]
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton):
            needed, place = room_for(widget), widget.size()
            if needed.width() > place.width() or needed.height() > place.height() + SLACK:
                found.append(f"{widget.objectName()} “{widget.text()}” {needed.toTuple()} in {place.toTuple()}")
    return found


def overlapping(root: QWidget) -> list[str]:
    """Return which parts of a form lie on each other."""
    kinds = QLabel | QAbstractButton | QComboBox | QLineEdit
    parts = [each for each in root.findChildren(QWidget) if each.isVisible() and isinstance(each, kinds)]
    return [
        f"{one.objectName()} {one.geometry()} {other.objectName()} {other.geometry()}"
        for one, other in combinations(parts, 2)
        if one.parentWidget() is other.parentWidget() and one.geometry().intersects(other.geometry())
    ]


def room_for(widget: QLabel | QAbstractButton) -> QSize:
    """Return the least size at which all of its words are seen."""
    metrics = widget.fontMetrics()
    if not widget.text():
        return QSize(0, 0)
    if isinstance(widget, OneLine):
        return QSize(metrics.horizontalAdvance(widget.text()), metrics.height())
    if isinstance(widget, QLabel) and widget.wordWrap():
        return QSize(0, widget.heightForWidth(widget.width()))
    if isinstance(widget, QPushButton | QToolButton):
        return QSize(_width(metrics, widget.text()) + EDGES, metrics.height())
    return widget.minimumSizeHint()


def _width(metrics: QFontMetrics, words: str) -> int:
    return metrics.horizontalAdvance(words.replace("&", ""))
