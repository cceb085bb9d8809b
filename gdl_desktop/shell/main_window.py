"""The window around the playgrounds: tabs, menus, status bar, an orderly end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QMenu, QMessageBox, QTabWidget, QWidget

import gdl_desktop
from gdl_desktop.core.events import Event, Started
from gdl_desktop.core.registry import PLAYGROUNDS
from gdl_desktop.qt.panels.playground_view import PlaygroundView
from gdl_desktop.qt.workers.desk import TrainingDesk
from gdl_desktop.shell.help_desk import HelpDesk
from gdl_desktop.shell.theme import choose_theme, remembered_choice

MESSAGE_MS = 8000


class MainWindow(QMainWindow):
    """One tab a playground, in the order of the registry, around one training desk.

    Attributes
    ----------
    desk
        Runs the one training of the window.
    views
        The playgrounds' views by name.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self.setWindowTitle("GDL Desktop")
        self.resize(1280, 800)
        self.setMinimumSize(1024, 640)
        self.desk = TrainingDesk(self)
        self.views: dict[str, PlaygroundView] = {}
        self.tabs = QTabWidget()
        self.tabs.setObjectName("tabs")
        self.tabs.setAccessibleName("Playgrounds")
        self.tabs.setDocumentMode(True)
        for room in PLAYGROUNDS:
            view: PlaygroundView = room.module("view").View(room, self.desk)
            view.message.connect(self._on_message)
            self.views[room.name] = view
            self.tabs.addTab(view, room.title)
            self.tabs.setTabToolTip(self.tabs.count() - 1, room.summary)
        self.setCentralWidget(self.tabs)
        # One width for all: what lies beside the panel must not jump from tab to tab.
        widest = max(view.panel.sizeHint().width() for view in self.views.values())
        for view in self.views.values():
            view.panel.setMinimumWidth(widest)
        self._desk_label = QLabel()
        self._desk_label.setObjectName("desk_status")
        self._desk_label.setAccessibleName("What is training")
        self._compute_label = QLabel()
        self._compute_label.setObjectName("compute_status")
        self._compute_label.setAccessibleName("What it computes with")
        self._compute_label.setToolTip("The device that trains, the kind of numbers it computes with, and its threads.")
        self.statusBar().addPermanentWidget(self._compute_label)
        self.statusBar().addPermanentWidget(self._desk_label)
        self._make_menus()
        self.desk.changed.connect(self._on_desk_changed)
        self.desk.events.connect(self._on_events)
        self._on_desk_changed()

    def show_playground(self, name: str) -> None:
        """Bring a playground's tab to the front."""
        self.tabs.setCurrentWidget(self.views[name])

    @Slot()
    def begin_with_shipped_models(self) -> None:
        """Let every tab play with the model that ships for it; the one in front first."""
        for view in sorted(self.views.values(), key=lambda view: view is not self.current_view):
            view.begin_with_shipped()

    @property
    def current_view(self) -> PlaygroundView:
        """The view of the tab in front."""
        view = self.tabs.currentWidget()
        assert isinstance(view, PlaygroundView)
        return view

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop everything, wait until it has saved, then go."""
        self.setEnabled(False)
        for dialog in self.findChildren(QDialog):
            dialog.close()  # one that stays open would keep the program from ending
        self.desk.shutdown()
        for view in self.views.values():
            view.shutdown()
        event.accept()

    def _make_menus(self) -> None:
        file_menu = self.menuBar().addMenu("&File")
        self._add_action(
            file_menu, "open_model", "&Open model…", QKeySequence(QKeySequence.StandardKey.Open), self._open_model
        )
        self._add_action(
            file_menu, "save_model", "&Save model…", QKeySequence(QKeySequence.StandardKey.Save), self._save_model
        )
        file_menu.addSeparator()
        self._add_action(file_menu, "quit", "&Quit", QKeySequence("Ctrl+Q"), self.close)

        view_menu = self.menuBar().addMenu("&View")
        for index, room in enumerate(PLAYGROUNDS, start=1):
            action = QAction(room.title, self)
            action.setObjectName(f"show_{room.name}")
            action.setShortcut(QKeySequence(f"Ctrl+{index}"))
            action.setData(room.name)
            action.triggered.connect(self._on_show_playground)
            view_menu.addAction(action)
        view_menu.addSeparator()
        theme_menu = view_menu.addMenu("&Theme")
        self._themes = QActionGroup(self)
        for key, title in (("system", "As the system"), ("light", "Light"), ("dark", "Dark")):
            action = QAction(title, self, checkable=True, checked=key == remembered_choice())
            action.setObjectName(f"theme_{key}")
            action.setData(key)
            self._themes.addAction(action)
            theme_menu.addAction(action)
        self._themes.triggered.connect(self._on_theme)

        help_menu = self.menuBar().addMenu("&Help")
        self._help = HelpDesk(self)
        self._help.add_to(help_menu)
        help_menu.addSeparator()
        self._add_action(help_menu, "about", "&About GDL Desktop", None, self._about)

    def _add_action(
        self, menu: QMenu, name: str, text: str, shortcut: QKeySequence | None, slot: Callable[[], object]
    ) -> None:
        action = QAction(text, self)
        action.setObjectName(name)
        if shortcut is not None:
            action.setShortcut(shortcut)
        action.triggered.connect(slot)
        menu.addAction(action)

    @Slot()
    def _open_model(self) -> None:
        self.current_view.panel.choose_model_to_open()

    @Slot()
    def _save_model(self) -> None:
        self.current_view.panel.choose_model_to_save()

    @Slot()
    def _on_show_playground(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.show_playground(action.data())

    @Slot(QAction)
    def _on_theme(self, action: QAction) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        choose_theme(app, action.data())

    @Slot()
    def _about(self) -> None:
        box = QMessageBox(self)
        box.setObjectName("about")
        box.setWindowTitle("About GDL Desktop")
        box.setText(f"GDL Desktop {gdl_desktop.__version__}")
        box.setInformativeText(
            "Train generative models in front of your eyes and play with them while they learn.\n\n"
            "Licensed under the Apache License 2.0."
        )
        box.finished.connect(box.deleteLater)
        box.open()

    @Slot(str)
    def _on_message(self, text: str) -> None:
        self.statusBar().showMessage(text, MESSAGE_MS)

    @Slot(str, object)
    def _on_events(self, _owner: str, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, Started):
                self._compute_label.setText(event.compute)

    @Slot()
    def _on_desk_changed(self) -> None:
        desk = self.desk
        if not desk.busy:
            self._desk_label.setText("Nothing is training")
            self._compute_label.clear()
        else:
            what = "is stopping" if desk.stopping else "is paused" if desk.paused else "is training"
            self._desk_label.setText(f"{desk.title} {what}")
        for index, room in enumerate(PLAYGROUNDS):
            self.tabs.setTabText(index, f"● {room.title}" if desk.owner == room.name else room.title)
