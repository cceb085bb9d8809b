"""Keys: every action of the menus has one, none is shared, and nobody who types sets anything off."""

from __future__ import annotations

from collections import Counter
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHelpEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gdl_desktop.core.registry import PLAYGROUNDS, playground
from gdl_desktop.shell.help_window import HelpWindow
from gdl_desktop.shell.main_window import MainWindow
from gdl_desktop.shell.shortcuts import list_keys, menu_actions, plain

PATIENCE_MS = 60_000
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def action(window: MainWindow, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert found is not None, name
    return found


def to_front(window: MainWindow, qtbot: QtBot, name: str) -> QWidget:
    """Show a tab and give the keyboard to it; return what has the focus."""
    window.show_playground(name)
    window.activateWindow()
    tabs = window.tabs.tabBar()
    tabs.setFocus()
    qtbot.waitUntil(tabs.hasFocus)
    return tabs


def test_every_action_has_a_name_and_a_key_and_no_two_share_one(window: MainWindow) -> None:
    bar = window.menuBar()
    keyless = [each.text() for _, each in menu_actions(bar) if each.shortcut().isEmpty() or not each.objectName()]
    assert keyless == []
    actions = {each for _, each in menu_actions(bar)} | set(window.findChildren(QAction))
    keys = [key.toString() for each in actions for key in each.shortcuts()]
    keys += [key.toString() for each in window.findChildren(QShortcut) for key in each.keys()]  # noqa: SIM118 (no mapping)
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    for entries in (bar.actions(), *(menu.actions() for menu in bar.findChildren(QMenu))):
        letters = [QKeySequence.mnemonic(each.text()).toString() for each in entries]
        assert [letter for letter, count in Counter(filter(None, letters)).items() if count > 1] == []


def test_no_key_is_one_that_types_or_edits(window: MainWindow) -> None:
    taken = []
    editing = [
        standard
        for standard in QKeySequence.StandardKey
        if standard.name.startswith(("Move", "Select", "Delete", "Insert"))
        or standard.name in ("Cut", "Copy", "Paste", "Undo", "Redo", "Backspace", "Cancel")
    ]
    for _, each in menu_actions(window.menuBar()):
        for key in each.shortcuts():
            types = key[0].key() < Qt.Key.Key_Escape  # a letter, a figure or a sign
            assert not types or key[0].keyboardModifiers() & CONTROL, each.objectName()
            taken += [
                f"{each.objectName()}: {standard.name}"
                for standard in editing
                if key in QKeySequence.keyBindings(standard)
            ]
    assert taken == []


def test_typing_into_an_editor_reaches_only_the_editor(window: MainWindow, qtbot: QtBot) -> None:
    window.show_playground("text")
    window.activateWindow()
    editor = window.findChild(QPlainTextEdit, "text.seed_text")
    assert editor is not None
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    fired: list[str] = []
    for _, each in menu_actions(window.menuBar()):
        each.triggered.connect(lambda _checked=False, each=each: fired.append(each.objectName()))
    qtbot.keyClicks(editor, "Train, Pause, STOP 123 and go?")
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Delete):
        for modifier in (Qt.KeyboardModifier.NoModifier, CONTROL, SHIFT):
            qtbot.keyClick(editor, key, modifier)
    qtbot.keyClick(editor, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(editor, Qt.Key.Key_X, CONTROL)
    assert editor.toPlainText() == ""
    assert fired == []


def test_keys_press_the_buttons_of_the_tab_in_front(window: MainWindow, qtbot: QtBot) -> None:
    view: Any = window.views["latent"]
    view.panel.set_config(playground("latent").module("config").Config(hidden_sizes=(8,)))
    focused = to_front(window, qtbot, "latent")
    names = ("train", "pause", "step", "stop")

    def opened() -> list[bool]:
        return [action(window, name).isEnabled() for name in names]

    assert opened() == [True, False, False, False]
    qtbot.keyClick(focused, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.desk.owner == "latent" and view.snapshot is not None, timeout=PATIENCE_MS)
    assert opened() == [False, True, True, True]
    qtbot.keyClick(focused, Qt.Key.Key_F6)
    assert window.desk.paused
    qtbot.keyClick(focused, Qt.Key.Key_F7)
    assert window.desk.paused
    focused = to_front(window, qtbot, "gan")
    assert opened() == [False] * 4, "another tab trains"
    qtbot.keyClick(focused, Qt.Key.Key_F8)
    assert not window.desk.stopping
    focused = to_front(window, qtbot, "latent")
    qtbot.keyClick(focused, Qt.Key.Key_F6)
    assert not window.desk.paused
    qtbot.keyClick(focused, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: not window.desk.busy, timeout=PATIENCE_MS)
    assert opened() == [True, False, False, False]
    pages = window.findChild(QTabBar, "latent.pages")
    assert pages is not None
    for page in (1, 0):
        qtbot.keyClick(focused, Qt.Key.Key_J, CONTROL)
        assert pages.currentIndex() == page


def test_keys_choose_presets_one_after_the_other(window: MainWindow, qtbot: QtBot) -> None:
    focused = to_front(window, qtbot, "gan")
    box = window.findChild(QComboBox, "gan.preset")
    assert box is not None
    presets = [box.itemText(index) for index in range(box.count())]
    begin = box.currentIndex()
    for step in range(1, box.count() + 1):
        qtbot.keyClick(focused, Qt.Key.Key_F3)
        assert box.currentText() == presets[(begin + step) % box.count()]
    qtbot.keyClick(focused, Qt.Key.Key_F3, SHIFT)
    assert box.currentText() == presets[begin - 1]
    view: Any = window.views["gan"]
    assert view.panel.form.config() == playground("gan").module("config").PRESETS[presets[begin - 1]]
    for key, expected in ((SHIFT, presets[-1]), (Qt.KeyboardModifier.NoModifier, presets[0])):
        box.setCurrentIndex(-1)  # settings of one's own
        qtbot.keyClick(focused, Qt.Key.Key_F3, key)
        assert box.currentText() == expected


def test_a_tooltip_names_the_key(window: MainWindow, qtbot: QtBot) -> None:
    window.show_playground("text")
    for name, words, key in (("train", "Train Text", "(F5)"), ("preset", "Settings that belong together", "Shift+F3")):
        widget = window.findChild(QWidget, f"text.{name}")
        assert widget is not None
        qtbot.waitUntil(widget.isVisible)
        place = widget.rect().center()
        QApplication.sendEvent(widget, QHelpEvent(QHelpEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
        assert words in QToolTip.text()
        assert key in QToolTip.text()
    window.show_playground("gan")
    pages = window.findChild(QTabBar, "gan.pages")
    assert pages is not None
    qtbot.waitUntil(pages.isVisible)
    place = pages.tabRect(1).center()
    QApplication.sendEvent(pages, QHelpEvent(QHelpEvent.Type.ToolTip, place, pages.mapToGlobal(place)))
    assert QToolTip.text() == f"{pages.tabToolTip(1)} (Ctrl+J)"
    QToolTip.hideText()


def test_the_help_lists_every_key_as_the_menus_have_it(window: MainWindow, qtbot: QtBot) -> None:
    action(window, "help_keys").trigger()
    shown = window.findChild(HelpWindow)
    assert shown is not None
    assert shown.topic == "keyboard"
    page = shown.page.toPlainText()
    for title, each in menu_actions(window.menuBar()):
        for part in (title, plain(each.text()), each.shortcut().toString(QKeySequence.SequenceFormat.NativeText)):
            assert part in page, each.objectName()
    # A table, not its source.
    assert "|" not in page
    shown.close()


def test_a_list_of_keys_follows_its_actions(qtbot: QtBot) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    menu = bar.addMenu("&One")
    menu.addAction("&Do this…").setShortcuts([QKeySequence("Ctrl+D"), QKeySequence("F4")])
    menu.addAction("Without a key")
    menu.addSeparator()
    inner = menu.addMenu("&Inner")
    inner.addAction("Salt && pepper").setShortcut(QKeySequence("Ctrl+|"))
    assert list_keys(bar, "Menu", "What", "Key") == (
        "| Menu | What | Key |\n|---|---|---|\n"
        "| One | Do this | Ctrl+D / F4 |\n| One: Inner | Salt & pepper | Ctrl+\\| |\n"
    )


def test_actions_are_open_as_the_buttons_are(window: MainWindow, qtbot: QtBot) -> None:
    checked = 0
    for room in (room.name for room in PLAYGROUNDS):
        window.show_playground(room)
        qtbot.waitUntil(window.views[room].isVisible)
        for name, widget in (("train", "train"), ("generate", "generate"), ("card", "card"), ("zero", "sliders.zero")):
            button = window.findChild(QWidget, f"{room}.{widget}")
            seen = button is not None and button.isVisible()
            assert action(window, name).isEnabled() == (seen and button.isEnabled()), (room, name)  # type: ignore[union-attr]
            if seen and button.parentWidget().isEnabled():  # type: ignore[union-attr]
                for is_open in (not button.isEnabled(), button.isEnabled()):  # type: ignore[union-attr]
                    button.setEnabled(is_open)  # type: ignore[union-attr]
                    assert action(window, name).isEnabled() == is_open
                checked += 1
    assert checked >= 2 * len(PLAYGROUNDS)


def test_titles_are_listed_as_they_are_read() -> None:
    assert [plain(title) for title in ("&Open…", "Modell &öffnen …", "打开模型(&O)…", "Salt && &pepper")] == [
        "Open",
        "Modell öffnen",
        "打开模型",
        "Salt & pepper",
    ]
