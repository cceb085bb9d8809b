"""The window around the playgrounds: what it costs to open, and that it closes in good order."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.core.errors import UserError
from gdl_desktop.core.registry import PLAYGROUNDS
from gdl_desktop.shell.faults import FaultReporter
from gdl_desktop.shell.main_window import MainWindow
from gdl_desktop.shell.theme import make_palette


def test_importing_and_painting_the_window_brings_no_torch() -> None:
    code = """
import sys
import gdl_desktop.__main__
assert not {"torch", "PySide6"} & set(sys.modules), "the entry alone loads neither"
from gdl_desktop.shell.app import make_app
app = make_app()
from gdl_desktop.shell.main_window import MainWindow
window = MainWindow()
window.show()
for index in range(window.tabs.count()):
    window.tabs.setCurrentIndex(index)
    app.processEvents()
    assert not window.grab().isNull()
assert "torch" not in sys.modules
window.close()
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_a_tab_for_every_playground_in_the_order_of_the_registry(window: MainWindow) -> None:
    titles = [window.tabs.tabText(i) for i in range(window.tabs.count())]
    assert titles == ["Start", *(room.title for room in PLAYGROUNDS)]


def test_the_panels_are_of_one_width(window: MainWindow, qtbot: QtBot) -> None:
    widths = []
    for room in PLAYGROUNDS:
        window.show_playground(room.name)
        qtbot.waitUntil(window.views[room.name].panel.isVisible)
        widths.append(window.views[room.name].panel.width())
    assert len(set(widths)) == 1


def test_shortcuts_show_the_tabs(window: MainWindow, qtbot: QtBot) -> None:
    for room in reversed(PLAYGROUNDS):
        action = window.findChild(QAction, f"show_{room.name}")
        assert action is not None
        action.trigger()
        assert window.current_view is window.views[room.name]


def test_everything_a_hand_can_reach_has_a_name(window: MainWindow) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QAbstractSlider)
    nameless = []
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
        for widget in window.findChildren(QWidget):
            # Qt names the inner parts of its own widgets with a leading "qt_", or not at all.
            inner = (
                widget.objectName().startswith("qt_") or isinstance(widget.parent(), kinds) or _in_scroll_bar(widget)
            )
            if not widget.isVisible() or inner or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
                continue
            if isinstance(widget, kinds) and not (widget.objectName() and (widget.accessibleName() or _text(widget))):
                nameless.append(f"{type(widget).__name__} “{widget.objectName()}” in {widget.parent()}")
    assert nameless == []


def _in_scroll_bar(widget: QWidget) -> bool:
    return type(widget).__name__ == "QScrollBar"


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def test_object_names_are_unique(window: MainWindow) -> None:
    names = [w.objectName() for w in window.findChildren(QWidget) if "." in w.objectName()]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_switches_at_once(window: MainWindow, scheme: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = app.palette()
    try:
        action = window.findChild(QAction, f"theme_{scheme}")
        assert action is not None
        action.trigger()
        assert app.palette().window().color() == make_palette(scheme).window().color()  # type: ignore[arg-type]
    finally:
        app.setPalette(before)


def test_an_unforeseen_error_shows_a_dialog_with_details(qtbot: QtBot) -> None:
    reporter = FaultReporter()
    try:
        raise ZeroDivisionError("by hand")
    except ZeroDivisionError as error:
        reporter.handle(type(error), error, error.__traceback__)
        reporter.handle(type(error), error, error.__traceback__)  # a second one does not pile up
    dialog = reporter.dialog
    assert dialog is not None
    assert "by hand" not in dialog.text()
    assert "ZeroDivisionError: by hand" in dialog.detailedText()
    dialog.accept()
    assert reporter.dialog is None


def test_an_error_for_the_person_shows_its_sentence(qtbot: QtBot) -> None:
    reporter = FaultReporter()
    error = UserError("The disk is full.")
    reporter.handle(UserError, error, None)
    assert reporter.dialog is not None
    assert reporter.dialog.text() == "The disk is full."
    assert reporter.dialog.detailedText() == ""
    reporter.dialog.accept()


def test_closing_the_window_closes_its_dialogs(window: MainWindow, qtbot: QtBot) -> None:
    window.current_view.panel.files.choose_to_open()
    window.current_view.panel.show_error("Something to read.")
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget is not window]
    window.close()
    assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
