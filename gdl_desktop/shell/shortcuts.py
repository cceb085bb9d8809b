"""Menus that press the buttons of the tab in front, and the list of all keys, made from the menus themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Slot
from PySide6.QtGui import QAction, QHelpEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QComboBox, QMenu, QMenuBar, QTabBar, QTabWidget, QToolTip, QWidget

from gdl_desktop.qt.forms.editors import CalmComboBox
from gdl_desktop.qt.panels.training_panel import TrainingPanel
from gdl_desktop.qt.words import marked

_NOTICED: Final = (QEvent.Type.EnabledChange, QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
_CONTEXT: Final = "TabCommands"
_APART: Final = re.compile(r"\(&\w\)")


def press(widget: QWidget) -> None:
    """Press a button as a hand would: one that is closed does nothing."""
    assert isinstance(widget, QAbstractButton)
    widget.click()


def choose_next(widget: QWidget) -> None:
    """Choose what follows in a box, after the last the first."""
    _choose(widget, 1)


def choose_previous(widget: QWidget) -> None:
    """Choose what comes before in a box, before the first the last."""
    _choose(widget, -1)


def turn_page(widget: QWidget) -> None:
    """Show the next page of a bar of tabs, after the last the first."""
    assert isinstance(widget, QTabBar)
    widget.setCurrentIndex((widget.currentIndex() + 1) % widget.count())


def _choose(widget: QWidget, step: int) -> None:
    assert isinstance(widget, QComboBox)
    at = widget.currentIndex() if widget.currentIndex() >= 0 else min(-step, 0)  # -1: nothing in it is chosen
    widget.setCurrentIndex((at + step) % widget.count())
    widget.activated.emit(widget.currentIndex())


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done in the tab in front.

    Attributes
    ----------
    name
        Of its action.
    title
        As the menu shows it, to be translated.
    key
        No letter alone: it must not fire while somebody types.
    widget
        What it works on: an object name, without the tab's name that stands before it.
    do
        What it does with that widget.
    """

    name: str
    title: str
    key: str
    widget: str
    do: Callable[[QWidget], None] = press


@dataclass(frozen=True, slots=True)
class CommandMenu:
    """A menu of commands; an empty place stands for a line between them."""

    name: str
    title: str
    commands: tuple[Command | None, ...]


MENUS: Final = (
    CommandMenu(
        "training_menu",
        marked("TabCommands", "&Training"),
        (
            Command("train", marked("TabCommands", "&Train"), "F5", "train"),
            Command("continue", marked("TabCommands", "&Continue a run"), "Shift+F5", "continue"),
            Command("pause", marked("TabCommands", "&Pause or resume"), "F6", "pause"),
            Command("step", marked("TabCommands", "Take one &step"), "F7", "step"),
            Command("stop", marked("TabCommands", "St&op"), "F8", "stop"),
            None,
            Command("next_preset", marked("TabCommands", "&Next preset"), "F3", "preset", choose_next),
            Command(
                "previous_preset",
                marked("TabCommands", "P&revious preset"),
                "Shift+F3",
                "preset",
                choose_previous,
            ),
            None,
            Command("judge_page", marked("TabCommands", "&Judge or losses"), "Ctrl+J", "pages", turn_page),
        ),
    ),
    CommandMenu(
        "play_menu",
        marked("TabCommands", "&Play"),
        (
            Command("generate", marked("TabCommands", "&Generate, or stop writing"), "F9", "generate"),
            Command("randomise", marked("TabCommands", "&Randomise the sliders"), "Shift+F9", "sliders.randomise"),
            Command("zero", marked("TabCommands", "Set the sliders to &zero"), "Ctrl+F9", "sliders.zero"),
            None,
            Command("models", marked("TabCommands", "&Models to play with"), "Ctrl+M", "models"),
            Command("card", marked("TabCommands", "&Card of the model"), "Ctrl+I", "card"),
        ),
    ),
)


class TabCommands(QObject):
    """Keeps the commands' actions open and closed as the buttons of the tab in front are.

    Parameters
    ----------
    tabs
        The playgrounds; a tab without a training panel has no commands.
    """

    def __init__(self, tabs: QTabWidget) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self._actions: list[tuple[Command, QAction]] = []
        self._widgets: dict[QWidget, dict[str, QWidget]] = {}  # by page and by the command's name
        tabs.currentChanged.connect(self.refresh)

    def add_to(self, bar: QMenuBar) -> None:
        """Add the menus to a bar."""
        for each in MENUS:
            menu = bar.addMenu(QCoreApplication.translate(_CONTEXT, each.title))
            menu.setObjectName(each.name)
            for command in each.commands:
                if command is None:
                    menu.addSeparator()
                else:
                    self._add_action(menu, command)

    def watch(self) -> None:
        """Look at the widgets that are there by now: at what opens and closes them, and at who asks for their keys."""
        known = {widget for widgets in self._widgets.values() for widget in widgets.values()}
        self._widgets = {}
        for index in range(self._tabs.count()):
            page = self._tabs.widget(index)
            if page is not None:
                self._widgets[page] = _find(page, [command for command, _ in self._actions])
                for widget in self._widgets[page].values():
                    if widget not in known:
                        widget.installEventFilter(self)
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what happens to a button, and write its key below its tooltip."""
        if event.type() in _NOTICED:
            self.refresh()
        elif event.type() == QEvent.Type.ToolTip and isinstance(watched, QWidget) and isinstance(event, QHelpEvent):
            keys = [action.shortcut() for command, action in self._actions if _is_of(watched, command)]
            shown = " · ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
            if shown:
                words = watched.tip() if isinstance(watched, CalmComboBox) else watched.toolTip()
                if isinstance(watched, QTabBar):  # each of its tabs has one of its own
                    words = watched.tabToolTip(watched.tabAt(event.pos()))
                QToolTip.showText(event.globalPos(), f"{words} ({shown})".strip(), watched)
                return True
        return False

    @Slot()
    def refresh(self) -> None:
        """Open the actions whose widgets are open."""
        page = self._tabs.currentWidget()
        for command, action in self._actions:
            widget = self._in_front(command)
            action.setEnabled(widget is not None and widget.isEnabled() and widget.isVisibleTo(page))

    def _add_action(self, menu: QMenu, command: Command) -> None:
        action = QAction(QCoreApplication.translate(_CONTEXT, command.title), self)
        action.setObjectName(command.name)
        action.setShortcut(QKeySequence(command.key))
        action.setEnabled(False)
        action.triggered.connect(self._on_triggered)
        menu.addAction(action)
        self._actions.append((command, action))

    @Slot()
    def _on_triggered(self) -> None:
        command = next(command for command, action in self._actions if action is self.sender())
        widget = self._in_front(command)
        if widget is not None:
            command.do(widget)

    def _in_front(self, command: Command) -> QWidget | None:
        return self._widgets.get(self._tabs.currentWidget(), {}).get(command.name)


def _find(page: QWidget, commands: Iterable[Command]) -> dict[str, QWidget]:
    """Return what commands work on in a page, by their names; nothing in one that trains nothing."""
    panel: Any = page.findChild(TrainingPanel)
    if panel is None:
        return {}
    found = {}
    for each in commands:
        widget = page.findChild(QWidget, f"{panel.playground.name}.{each.widget}")
        if widget is not None:
            found[each.name] = widget
    return found


def _is_of(widget: QWidget, command: Command) -> bool:
    return widget.objectName().partition(".")[2] == command.widget


def menu_actions(bar: QMenuBar) -> Iterator[tuple[str, QAction]]:
    """Yield every action of a menu bar that does something, behind the title of its menu."""
    for head in bar.actions():
        yield from _within(head, plain(head.text()))


def _within(head: QAction, title: str) -> Iterator[tuple[str, QAction]]:
    menu: Any = head.menu()
    for action in () if menu is None else menu.actions():
        if action.menu() is not None:
            yield from _within(action, f"{title}: {plain(action.text())}")
        elif not action.isSeparator():
            yield title, action


def plain(title: str) -> str:
    """Return the title of an action as it is read: without the mark of its letter, and without dots."""
    apart = _APART.sub("", title)  # a letter that is none of the title's own, as in Chinese
    return apart.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("… ")


def list_keys(bar: QMenuBar, of_menu: str, of_action: str, of_key: str) -> str:
    """Return the keys of all actions of a menu bar as a table in Markdown.

    Parameters
    ----------
    of_menu, of_action, of_key
        The words above its columns.
    """
    rows = [f"| {of_menu} | {of_action} | {of_key} |", "|---|---|---|"]
    for title, action in menu_actions(bar):
        keys = " / ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
        if keys:
            rows.append(f"| {title} | {plain(action.text())} | {keys.replace('|', chr(92) + '|')} |")
    return "\n".join(rows) + "\n"
