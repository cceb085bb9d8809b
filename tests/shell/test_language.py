"""A window in another language: all of it, and the choice is kept."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gdl_desktop.core.folders import resources_dir
from gdl_desktop.qt.panels.paste_dialog import PasteDialog
from gdl_desktop.shell.language import SYSTEM, language_of, remember_language, remembered_language, speak
from gdl_desktop.shell.main_window import MainWindow
from gdl_desktop.shell.settings import settings
from gdl_desktop.shell.settings_dialog import SettingsDialog

FEWEST_LETTERS = 6  # of a text with values in it: less would fit anything


def test_all_of_the_window_speaks_the_language(foreign_window: MainWindow, language: str) -> None:
    assert_speaks(foreign_window, language)


def test_dialogs_speak_the_language_too(foreign_window: MainWindow, language: str, qtbot: QtBot) -> None:
    dialogs: list[QDialog] = [SettingsDialog(foreign_window), PasteDialog("paste", foreign_window)]
    about = foreign_window.findChild(QAction, "about")
    assert about is not None
    about.trigger()
    foreign_window.views["text"].panel.show_error("There is no file x.")
    dialogs += [each for each in foreign_window.findChildren(QDialog) if each not in dialogs]
    assert len(dialogs) >= 4
    for dialog in dialogs:
        assert_speaks(dialog, language)
        dialog.close()
        qtbot.waitUntil(lambda dialog=dialog: not dialog.isVisible())


def test_the_buttons_that_come_from_qt_speak_german(qapp: QApplication) -> None:
    speak(qapp, "de")
    try:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        assert box.buttons()[0].text() == "Abbrechen"
        box.deleteLater()
    finally:
        speak(qapp, "en")


def test_the_choice_counts_from_the_next_start_and_is_remembered() -> None:
    assert remembered_language() == SYSTEM
    remember_language("zh_CN")
    assert remembered_language() == "zh_CN"
    remember_language(SYSTEM)
    assert remembered_language() == SYSTEM


def test_a_language_that_nobody_speaks_is_english(qapp: QApplication) -> None:
    settings().setValue("language", "tlh")
    assert remembered_language() == "en"
    speak(qapp, remembered_language())
    assert qapp.translate("TrainingPanel", "Train") == "Train"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["de-AT", "de"], "de"),
        (["fr-FR", "de-CH"], "de"),
        (["en-GB", "de"], "en"),
        (["zh-CN", "zh-Hans-CN"], "zh_CN"),
        (["zh_CN"], "zh_CN"),
        (["zh-Hant-TW", "zh-TW"], "en"),
        (["fr-FR", "C"], "en"),
        ([], "en"),
    ],
)
def test_the_system_is_followed_as_far_as_there_are_languages(wanted: list[str], found: str) -> None:
    assert language_of(wanted) == found


def test_the_window_is_as_before_when_english_is_spoken_again(qapp: QApplication) -> None:
    speak(qapp, "de")
    assert qapp.translate("TrainingPanel", "Train") == "Trainieren"
    speak(qapp, "en")
    assert qapp.translate("TrainingPanel", "Train") == "Train"


def assert_speaks(root: QWidget, language: str) -> None:
    """Look for words of the sources, in anything that a person sees or hears of a widget."""
    exact, patterns = _sources(language)
    left = set()
    for words in _words_of(root):
        if words in exact or any(pattern.fullmatch(words) for pattern in patterns):
            left.add(words)
    assert not left


def _sources(language: str) -> tuple[set[str], list[re.Pattern[str]]]:
    """Return the English texts that read otherwise in a language, those with values in them as patterns."""
    exact, patterns = set(), []
    known: set[str] = set()
    for message in ElementTree.parse(resources_dir() / "translations" / f"gdl_{language}.ts").getroot().iter("message"):
        source, translation = message.findtext("source", ""), message.findtext("translation", "")
        known.add(translation)
        if source == translation:
            continue
        if "{" not in source:
            exact.add(source)
        elif sum(letter.isalpha() for letter in re.sub(r"\{[^}]*\}", "", source)) >= FEWEST_LETTERS:
            patterns.append(
                re.compile(".+".join(re.escape(part) for part in re.split(r"\{[^}]*\}", source)), re.DOTALL)
            )
    return exact - known, patterns


def _words_of(root: QWidget) -> Iterator[str]:
    for widget in [root, *root.findChildren(QWidget)]:
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
        match widget:
            case QMenu():
                yield widget.title()
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit() | QPlainTextEdit():
                yield widget.placeholderText()
            case QComboBox():
                for index in range(widget.count()):
                    yield widget.itemText(index)
                    yield str(widget.itemData(index, Qt.ItemDataRole.ToolTipRole) or "")
            case QTabBar() | QTabWidget():
                for index in range(widget.count()):
                    yield widget.tabText(index)
                    yield widget.tabToolTip(index)
        for action in widget.actions():
            yield from (action.text(), action.toolTip())


def test_the_settings_dialog_keeps_the_choice_and_forgets_it_with_the_others(qtbot: QtBot) -> None:
    dialog = SettingsDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.language.setFocus()
    while dialog.language.currentData() != "de":
        qtbot.keyClick(dialog.language, Qt.Key.Key_Down)
    assert remembered_language() == "de"
    dialog.reset.click()
    assert remembered_language() == SYSTEM
    assert dialog.language.currentData() == SYSTEM
    dialog.close()
