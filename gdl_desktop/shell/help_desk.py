"""Who answers “What am I looking at?”: question marks, F1, and the window behind them."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QBoxLayout,
    QDialog,
    QGridLayout,
    QLabel,
    QLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QWidget,
)

from gdl_desktop.qt.widgets.help_button import HelpButton
from gdl_desktop.qt.widgets.help_popover import HelpPopover
from gdl_desktop.shell.help_topics import Topic, handbook
from gdl_desktop.shell.help_window import HelpWindow
from gdl_desktop.shell.language import spoken_language
from gdl_desktop.shell.layout import lay_over
from gdl_desktop.shell.shortcuts import list_keys

PROPERTY = "help_topic"
"""A dynamic property by which a widget names its topic itself, in place of the handbook's list of widgets."""

KEYS: Final = "keyboard"
"""The topic that ends with a list of all keys."""

_HERE: Final = QKeySequence("F1")


class HelpDesk(QObject):
    """Lays question marks on the widgets of a window, and answers them.

    Parameters
    ----------
    window
        Its widgets are found by their object names, as the handbook lists them.

    Attributes
    ----------
    answered
        The name of a topic: a person asked, and it is shown to them, in short or in full.
    """

    answered = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("help_desk")
        self._owner = window
        self._handbook = handbook(spoken_language())
        self._popover: HelpPopover | None = None

    def lay_buttons(self) -> None:
        """Lay question marks on the widgets that are there by now."""
        for topic in self._handbook.topics:
            for name in topic.buttons:
                widget = self._owner.findChild(QWidget, name)
                if widget is not None:
                    self._lay_button(widget, topic)

    def add_to(self, menu: QMenu) -> None:
        """Add the ways in to a menu: what one looks at, the guide from its beginning, and all keys."""
        for name, text, shortcut, slot in (
            ("help_here", self.tr("&What am I looking at?"), _HERE, self.explain_focus),
            ("help_guide", self.tr("&User guide"), QKeySequence("Ctrl+F1"), self.open_guide),
            ("help_keys", self.tr("&Keyboard shortcuts"), QKeySequence("Shift+F1"), self.open_keys),
        ):
            action = QAction(text, self)
            action.setObjectName(name)
            action.setShortcut(shortcut)
            action.triggered.connect(slot)
            menu.addAction(action)

    def answer_in(self, dialog: QDialog) -> None:
        """Answer F1 in a dialog too, where the keys of the menus do not count while it blocks the window."""
        QShortcut(_HERE, dialog, self.explain_focus)

    def topic_of(self, widget: QWidget | None) -> Topic:
        """Return what explains a widget, or else what encloses it, or else the beginning of the guide."""
        while widget is not None:
            named = self._handbook.topic(str(widget.property(PROPERTY) or ""))
            found = named or self._handbook.of_widget(widget.objectName())
            if found is not None:
                return found
            widget = widget.parentWidget()
        return self._handbook.topics[0]

    @Slot(str)
    def explain(self, topic: str) -> None:
        """Open the help window at a topic."""
        window = self._help_window()
        window.open_topic(topic)
        window.show()
        window.raise_()
        window.activateWindow()
        self.answered.emit(topic)

    @Slot()
    def explain_focus(self) -> None:
        """Explain what has the keyboard's focus."""
        self.explain(self.topic_of(QApplication.focusWidget()).name)

    @Slot()
    def open_guide(self) -> None:
        """Open the help window at the beginning of the guide."""
        self.explain(self._handbook.topics[0].name)

    @Slot()
    def open_keys(self) -> None:
        """Open the help window at the list of all keys."""
        self.explain(KEYS)

    def _help_window(self) -> HelpWindow:
        """Return the help window: that of the dialog in front, if one blocks all that is not its own."""
        owner = QApplication.activeModalWidget() or self._owner
        window = owner.findChild(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if window is None:
            keys = list_keys(self._owner.menuBar(), self.tr("Menu"), self.tr("What it does"), self.tr("Key"))
            window = HelpWindow(self._handbook.with_more(KEYS, keys), parent=owner)
            lay_over(window, self._owner)
        return window

    def _lay_button(self, widget: QWidget, topic: Topic) -> None:
        button = HelpButton(topic.name, topic.title, f"{widget.objectName()}.help")
        button.help_wanted.connect(self._on_wanted)
        kept_free = self._owner.findChild(QLabel, f"{widget.objectName()}.help_place")
        button.lay_over(kept_free or _place_for_button(widget))
        # Behind each in turn: Qt leaves alone what is next anyway, and then what is made later may come between.
        for before in _reached_before(widget):
            QWidget.setTabOrder(before, button)

    @Slot(str)
    def _on_wanted(self, name: str) -> None:
        topic, button = self._handbook.topic(name), self.sender()
        assert topic is not None
        assert isinstance(button, QWidget)
        if self._popover is None:
            self._popover = HelpPopover(self._owner)
            self._popover.more_wanted.connect(self.explain)
        self._popover.show_beside(button, topic.name, topic.title, topic.short)
        self.answered.emit(topic.name)


def _reached_before(widget: QWidget) -> list[QWidget]:
    """Return what keys reach before a widget's question mark: what has the focus for it, or else all within it."""
    if widget.focusProxy() is not None or widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return [widget.focusProxy() or widget]
    return [each for each in widget.findChildren(QWidget) if each.focusPolicy() != Qt.FocusPolicy.NoFocus]


def _place_for_button(widget: QWidget) -> QWidget:
    """Return where a question mark hides least: the heading above a widget, or else the widget itself."""
    parent = widget.parentWidget()
    if isinstance(parent, QStackedWidget):
        return parent  # whichever of its pages is shown
    layout = None if parent is None else parent.layout()
    above = None if layout is None else _above(layout, widget)
    if isinstance(above, QLabel):
        return above
    return widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget


def _above(layout: QLayout, widget: QWidget) -> QWidget | None:
    """Return the widget directly above another in a column; None where there is none."""
    index = layout.indexOf(widget)
    if index < 0:
        return None
    if isinstance(layout, QGridLayout):
        place: Any = layout.getItemPosition(index)  # PySide's stubs say that it is one object
        row, column, *_ = place
        item = layout.itemAtPosition(row - 1, column) if row else None
    elif isinstance(layout, QBoxLayout) and layout.direction() == QBoxLayout.Direction.TopToBottom and index:
        item = layout.itemAt(index - 1)
    else:
        item = None
    return None if item is None else item.widget()
