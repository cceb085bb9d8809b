"""The window around the playgrounds: tabs, menus, status bar, an orderly end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QMainWindow,
    QMenu,
    QTabWidget,
    QWidget,
)

from gdl_desktop.core.events import Event, Progress, Started
from gdl_desktop.core.registry import PLAYGROUNDS, ComputeWish
from gdl_desktop.qt.design import WIDE
from gdl_desktop.qt.panels.notice import show_notice
from gdl_desktop.qt.panels.playground_view import PlaygroundView
from gdl_desktop.qt.panels.training_panel import TrainingPanel
from gdl_desktop.qt.sentences import translated
from gdl_desktop.qt.widgets.tab_bar import TabBar
from gdl_desktop.qt.words import summary_of, title_of
from gdl_desktop.qt.workers.desk import TrainingDesk
from gdl_desktop.shell.diagnostics import DiagnosticsCopier
from gdl_desktop.shell.guided_tour import GuidedTour
from gdl_desktop.shell.help_desk import HelpDesk
from gdl_desktop.shell.layout import WindowLayout
from gdl_desktop.shell.opener import Opener
from gdl_desktop.shell.recent_files import RecentFiles, RecentMenu
from gdl_desktop.shell.settings import remembered_wish
from gdl_desktop.shell.settings_dialog import SettingsDialog
from gdl_desktop.shell.shortcuts import TabCommands
from gdl_desktop.shell.starting_page import StartingPage
from gdl_desktop.shell.status_line import StatusLine
from gdl_desktop.shell.theme import choose_theme, remembered_choice
from gdl_desktop.shell.welcome_page import WelcomePage, shown_at_start

MESSAGE_MS = 8000


class MainWindow(QMainWindow):
    """A page to start from, then one tab a playground in the order of the registry, around one training desk.

    Attributes
    ----------
    desk
        Runs the one training of the window.
    guide
        The guided tour through the window.
    welcome
        The page to start from.
    painted
        The window stands before the person for the first time.
    furnished
        The views are there, with their plots.
    """

    painted = Signal()
    furnished = Signal()

    def __init__(self, parent: QWidget | None = None, *, keeps_layout: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self.setWindowTitle("GDL Desktop")
        self.resize(1280, 800)
        self.setMinimumSize(1024, 640)
        self._layout = WindowLayout(self) if keeps_layout else None
        self._diagnostics = DiagnosticsCopier(self)
        self._diagnostics.told.connect(self._on_message)
        self.desk = TrainingDesk(self)
        self.desk.wish = remembered_wish()
        self._views: dict[str, PlaygroundView] = {}
        self._pages: list[StartingPage] = []
        self._recent = RecentFiles(self)
        self._make_tabs()
        self._opener = Opener(self, self._recent, self)
        self._opener.told.connect(self._on_message)
        self._opener.refused.connect(self._on_refused)
        self.setAcceptDrops(True)
        if self._layout is not None:
            self._layout.restore_window()
        self._make_status_line()
        self._make_menus()
        self.desk.changed.connect(self._on_desk_changed)
        self.desk.events.connect(self._on_events)
        self.desk.ended.connect(self._on_ended)
        self._on_desk_changed()

    def _make_tabs(self) -> None:
        """Make the page to start from and, in the playgrounds' tabs, their panels; the views come later."""
        self.tabs = QTabWidget()
        self.tabs.setTabBar(TabBar())
        self.tabs.setObjectName("tabs")
        self.tabs.setAccessibleName(self.tr("Playgrounds"))
        self.tabs.setDocumentMode(True)
        self.welcome = WelcomePage(self.desk, self._recent)
        self.welcome.painted.connect(self._on_painted)
        self.welcome.play_wanted.connect(self.play_with_shipped)
        self.welcome.train_wanted.connect(self.train_from_scratch)
        self.welcome.path_chosen.connect(self._on_recent_chosen)
        self.tabs.addTab(self.welcome, self.tr("Start"))
        for room in PLAYGROUNDS:
            page = StartingPage(TrainingPanel(room, self.desk))
            page.painted.connect(self._on_painted)
            self._pages.append(page)
            self.tabs.addTab(page, title_of(room))
            self.tabs.setTabToolTip(self.tabs.count() - 1, summary_of(room))
        self.setCentralWidget(self.tabs)
        remembered = "" if self._layout is None else self._layout.remembered_tab()
        self._last_room = remembered if remembered in [room.name for room in PLAYGROUNDS] else PLAYGROUNDS[0].name
        if not shown_at_start():
            self.tabs.setCurrentIndex(_tab_of(self._last_room))
        self.tabs.currentChanged.connect(self._on_tab_changed)
        # One width for all: what lies beside the panel must not jump from tab to tab.
        widest = max(page.panel.sizeHint().width() for page in self._pages)
        for page in self._pages:
            page.panel.setMinimumWidth(widest)

    def _make_status_line(self) -> None:
        self._desk_label = QLabel()
        self._desk_label.setObjectName("desk_status")
        self._desk_label.setAccessibleName(self.tr("What is training"))
        self._compute_label = QLabel()
        self._compute_label.setObjectName("compute_status")
        self._compute_label.setAccessibleName(self.tr("What it computes with"))
        self._compute_label.setToolTip(
            self.tr("The device that trains, the kind of numbers it computes with, and its threads.")
        )
        for label in (self._compute_label, self._desk_label):
            label.setContentsMargins(WIDE, 0, 0, 0)
        self.setStatusBar(StatusLine(self))
        self.statusBar().addPermanentWidget(self._compute_label)
        self.statusBar().addPermanentWidget(self._desk_label)

    def show_in_place(self) -> None:
        """Show the window where it was left; the first time, as large as the screen where it would not fit in."""
        if self._layout is None:
            self.show()
        else:
            self._layout.show()

    @property
    def views(self) -> dict[str, PlaygroundView]:
        """The playgrounds' views by name; made when first asked for."""
        self._furnish()
        return self._views

    def _furnish(self) -> None:
        """Put the views, with their plots, where the panels have stood alone so far."""
        if self._views:
            return
        current, focused = self.tabs.currentIndex(), self.focusWidget()
        self.tabs.setUpdatesEnabled(False)
        for room, page in zip(PLAYGROUNDS, self._pages, strict=True):
            index = _tab_of(room.name)
            view: PlaygroundView = room.module("view").View(room, self.desk, page.panel)
            view.message.connect(self._on_message)
            self._opener.watch(view)
            self._views[room.name] = view
            self.tabs.removeTab(index)
            self.tabs.insertTab(index, view, title_of(room))
            self.tabs.setTabToolTip(index, summary_of(room))
            page.deleteLater()
        self._pages.clear()
        self.welcome.furnish()
        self.tabs.setCurrentIndex(current)
        self.tabs.setUpdatesEnabled(True)
        if focused is not None:
            focused.setFocus()
        self._help.lay_buttons()
        if self._layout is not None:
            self._layout.restore_divisions(self._views)
        self._commands.watch()
        self._on_desk_changed()
        self.furnished.emit()

    @Slot()
    def _on_painted(self) -> None:
        self.painted.emit()
        self._furnish()

    def show_playground(self, name: str) -> None:
        """Bring a playground's tab to the front."""
        self.tabs.setCurrentWidget(self.views[name])

    @Slot()
    def show_start(self) -> None:
        """Bring the page to start from to the front."""
        self.tabs.setCurrentWidget(self.welcome)

    @Slot(str)
    def play_with_shipped(self, name: str) -> None:
        """Show a playground with the model in play that plays on the first page, unless it trains."""
        self.show_playground(name)
        view, model = self.views[name], self.welcome.model_of(name)
        others = view.snapshot is not None and model is not None and view.snapshot is not model[1]
        if model is not None and others and not view.panel.training:
            view.play_with(model[0])

    @Slot(str)
    def train_from_scratch(self, name: str) -> None:
        """Show a playground and train it with its first settings; while another trains, its tab says so."""
        self.show_playground(name)
        panel = self.views[name].panel
        if not self.desk.busy:
            panel.data.withdraw()
            settings = panel.playground.module("config")
            panel.set_config(settings.PRESETS[settings.DEFAULT_PRESET])
            button = panel.findChild(QAbstractButton, f"{name}.train")
            assert isinstance(button, QAbstractButton)
            button.click()

    def tell_engine(self, words: str) -> None:
        """Show how the engine is, where a training later says what it computes with."""
        if not self.desk.busy:
            self._compute_label.setText(words)

    @Slot()
    def begin_with_shipped_models(self) -> None:
        """Let the first page, and every tab, play with the models that ship; what is in front first."""
        self.welcome.begin()
        for view in sorted(self.views.values(), key=lambda view: view is not self.current_view):
            view.begin_with_shipped()

    def open_path(self, path: Path) -> None:
        """Open whatever lies at a path in the tab that it belongs to; see `Opener.open`."""
        self._opener.open(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and folders of this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped, the first of several."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.open_path(paths[0])

    @property
    def current_view(self) -> PlaygroundView:
        """The view of the tab in front; behind the page to start from, of the playground that was last in front."""
        return self.views[self._last_room]

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop everything, wait until it has saved, then go."""
        self.setEnabled(False)
        if self._layout is not None:
            self._layout.remember(self._last_room)
        for dialog in self.findChildren(QDialog):
            dialog.close()  # one that stays open would keep the program from ending
        self.desk.shutdown()
        self._opener.stop()
        self._diagnostics.stop()
        self.welcome.shutdown()
        for view in self._views.values():
            view.shutdown()
        for page in self._pages:
            page.panel.shutdown()
        event.accept()

    def _make_menus(self) -> None:
        file_menu = self.menuBar().addMenu(self.tr("&File"))
        keys = QKeySequence(QKeySequence.StandardKey.Open)
        self._add_action(file_menu, "open_model", self.tr("&Open model…"), keys, self._open_model)
        self._recent_menu = RecentMenu(self._recent, self)
        self._recent_menu.chosen.connect(self._on_recent_chosen)
        file_menu.addMenu(self._recent_menu)
        keys = QKeySequence(QKeySequence.StandardKey.Save)
        self._save = self._add_action(file_menu, "save_model", self.tr("&Save model…"), keys, self._save_model)
        self._save.setEnabled(self.tabs.currentIndex() > 0)
        file_menu.addSeparator()
        self._add_action(file_menu, "settings", self.tr("Se&ttings…"), QKeySequence("Ctrl+,"), self._show_settings)
        file_menu.addSeparator()
        self._add_action(file_menu, "quit", self.tr("&Quit"), QKeySequence("Ctrl+Q"), self.close)

        view_menu = self.menuBar().addMenu(self.tr("&View"))
        self._add_action(view_menu, "show_start", self.tr("Start"), QKeySequence("Ctrl+0"), self.show_start)
        for index, room in enumerate(PLAYGROUNDS, start=1):
            action = QAction(title_of(room), self)
            action.setObjectName(f"show_{room.name}")
            action.setShortcut(QKeySequence(f"Ctrl+{index}"))
            action.setData(room.name)
            action.triggered.connect(self._on_show_playground)
            view_menu.addAction(action)
        view_menu.addSeparator()
        theme_menu = view_menu.addMenu(self.tr("&Theme"))
        self._themes = QActionGroup(self)
        for key, title, shortcut in (
            ("system", self.tr("&As the system"), "Ctrl+Shift+A"),
            ("light", self.tr("&Light"), "Ctrl+Shift+L"),
            ("dark", self.tr("&Dark"), "Ctrl+Shift+D"),
        ):
            action = QAction(title, self, checkable=True, checked=key == remembered_choice())
            action.setObjectName(f"theme_{key}")
            action.setShortcut(QKeySequence(shortcut))
            action.setData(key)
            self._themes.addAction(action)
            theme_menu.addAction(action)
        self._themes.triggered.connect(self._on_theme)

        self._commands = TabCommands(self.tabs)
        self._commands.add_to(self.menuBar())
        self._commands.watch()

        help_menu = self.menuBar().addMenu(self.tr("&Help"))
        self._help = HelpDesk(self)
        self._help.add_to(help_menu)
        self.guide = GuidedTour(self, self.tabs)
        self._add_action(help_menu, "guided_tour", self.tr("Guided &tour"), QKeySequence("F2"), self.guide.start)
        help_menu.addSeparator()
        self._add_action(
            help_menu,
            "copy_diagnostics",
            self.tr("Copy &diagnostics"),
            QKeySequence("Ctrl+Shift+I"),
            self._diagnostics.copy,
        )
        keys = QKeySequence("Ctrl+Shift+F1")
        self._add_action(help_menu, "about", self.tr("&About GDL Desktop"), keys, self._about)

    def _add_action(
        self, menu: QMenu, name: str, text: str, shortcut: QKeySequence | None, slot: Callable[[], object]
    ) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        if shortcut is not None:
            action.setShortcut(shortcut)
        action.triggered.connect(slot)
        menu.addAction(action)
        return action

    @Slot(int)
    def _on_tab_changed(self, index: int) -> None:
        if index > 0:
            self._last_room = PLAYGROUNDS[index - 1].name
        self._save.setEnabled(index > 0)  # on the first page nobody sees what would be saved

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        show_notice(self, sentence)

    @Slot(Path)
    def _on_recent_chosen(self, path: Path) -> None:
        if path == self.welcome.running and self.desk.owner is not None:
            self.show_playground(self.desk.owner)
        else:
            self.open_path(path)

    @Slot()
    def _open_model(self) -> None:
        panel = self.current_view.panel
        if self.tabs.currentWidget() is self.welcome:
            panel.files.ask(self._on_model_found)  # it goes to the tab that it belongs to
        else:
            panel.files.choose_to_open()

    @Slot(str)
    def _on_model_found(self, chosen: str) -> None:
        self.open_path(Path(chosen))

    @Slot()
    def _save_model(self) -> None:
        self.current_view.panel.files.choose_to_save()

    @Slot()
    def _on_show_playground(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.show_playground(action.data())

    @Slot()
    def _show_settings(self) -> None:
        dialog = SettingsDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.theme_chosen.connect(self._on_theme_chosen)
        dialog.wish_changed.connect(self._on_wish)
        if self._layout is not None:
            dialog.layout_reset.connect(self._layout.reset)
        self._help.answer_in(dialog)
        dialog.open()

    @Slot(str)
    def _on_theme_chosen(self, choice: str) -> None:
        next(action for action in self._themes.actions() if action.data() == choice).trigger()

    @Slot(object)
    def _on_wish(self, wish: ComputeWish) -> None:
        self.desk.wish = wish

    @Slot(QAction)
    def _on_theme(self, action: QAction) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        choose_theme(app, action.data())

    @Slot()
    def _about(self) -> None:
        from gdl_desktop.shell.about import AboutDialog  # what it asks packages with takes its time to load

        dialog = AboutDialog(self._diagnostics, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot(str)
    def _on_message(self, text: str) -> None:
        self.statusBar().showMessage(text, MESSAGE_MS)

    @Slot(str, object)
    def _on_events(self, _owner: str, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, Started):
                self._compute_label.setText(translated(event.compute))
                self.welcome.set_running(event.run_dir)
            elif isinstance(event, Progress):
                self.welcome.set_step(event.step)

    @Slot()
    def _on_ended(self) -> None:
        self.welcome.set_running(None)

    @Slot()
    def _on_desk_changed(self) -> None:
        desk = self.desk
        if not desk.busy:
            self._desk_label.setText(self.tr("Nothing is training"))
            self._compute_label.clear()
        else:
            paused = self.tr("{title} is paused") if desk.paused else self.tr("{title} is training")
            words = self.tr("{title} is stopping") if desk.stopping else paused
            self._desk_label.setText(words.format(title=desk.title))
        for room in PLAYGROUNDS:
            self.tabs.setTabText(_tab_of(room.name), ("● " if desk.owner == room.name else "") + title_of(room))


def _tab_of(playground: str) -> int:
    """Return the index of a playground's tab; the page to start from stands before all."""
    return 1 + next(index for index, room in enumerate(PLAYGROUNDS) if room.name == playground)
