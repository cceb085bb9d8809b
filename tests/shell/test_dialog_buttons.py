"""The buttons below dialogs: words alone, also on desktops that would have icons on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QDialogButtonBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.core.kept_run import KeptRun
from gdl_desktop.qt.panels.continuing import ContinueButton
from gdl_desktop.qt.panels.model_bar import show_card
from gdl_desktop.qt.panels.notice import show_notice
from gdl_desktop.shell.faults import FaultReporter
from gdl_desktop.shell.main_window import MainWindow


@pytest.fixture
def _icons_wanted(qapp: QApplication) -> Iterator[None]:
    """Have Qt put icons on the buttons of dialogs, as it does on most desktops of Linux."""
    qapp.setStyleSheet("QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 1 }")
    probe = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    assert with_icons(probe) == ["Close"]
    probe.deleteLater()
    yield
    qapp.setStyleSheet("")


def with_icons(parent: QWidget) -> list[str]:
    """Return the words of the buttons that have an icon."""
    return [each.text().replace("&", "") for each in parent.findChildren(QPushButton) if not each.icon().isNull()]


def trigger(window: MainWindow, name: str) -> None:
    action = window.findChild(QAction, name)
    assert action is not None
    action.trigger()


def opened(window: MainWindow) -> QDialog:
    return next(each for each in window.findChildren(QDialog) if each.isVisible())


def pick(window: MainWindow, name: str, words: str) -> None:
    """Choose from a list of data, as a person without a mouse does."""
    combo = window.findChild(QComboBox, name)
    assert combo is not None
    combo.showPopup()
    row = next(at for at in range(combo.count()) if words in combo.itemText(at))
    combo.view().setCurrentIndex(combo.model().index(row, 0))
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)


@pytest.mark.usefixtures("_icons_wanted")
def test_no_button_below_a_dialog_has_an_icon(window: MainWindow, qtbot: QtBot) -> None:
    def told(dialog: QDialog) -> tuple[str, list[str]]:
        qtbot.waitUntil(dialog.isVisible)
        assert dialog.findChildren(QDialogButtonBox), dialog.objectName()
        try:
            return dialog.objectName(), with_icons(dialog)
        finally:
            dialog.close()

    seen = []
    trigger(window, "settings")
    seen.append(told(opened(window)))
    trigger(window, "about")
    about = opened(window)
    licences = about.findChild(QPushButton, "about.licences")
    seen.append((about.objectName(), with_icons(about)))
    qtbot.mouseClick(licences, Qt.MouseButton.LeftButton)  # which closes the first
    seen.append(told(opened(window)))
    seen.append(told(show_card(window, "A model", "Its card.", "card")))
    seen.append(told(show_notice(window, "Something is amiss.", "And why.")))
    window.show_playground("gan")
    pick(window, "gan.data", "(download)")
    seen.append(told(opened(window)))
    window.show_playground("text")
    pick(window, "text.data", "Paste text")
    seen.append(told(opened(window)))
    more = window.views["text"].findChild(ContinueButton)
    assert more is not None
    more.offer(KeptRun(Path("run"), None, "mnist", 5, "finished", 3000, 75.0, 3000, 1.0))
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    seen.append(told(opened(window)))
    reporter = FaultReporter(window)
    reporter.handle(ValueError, ValueError("unforeseen"), None)  # type: ignore[arg-type]
    assert reporter.dialog is not None
    seen.append(told(reporter.dialog))
    assert seen == [
        (name, [])
        for name in (
            "settings",
            "about",
            "licences",
            "card",
            "notice",
            "gan.data.question",
            "text.data.paste",
            "text.more_steps",
            "fault",
        )
    ]
