"""Whatever comes to the window from outside is brought to the tab that it belongs to, and remembered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from gdl_desktop.core.errors import UserError
from gdl_desktop.core.files import is_there
from gdl_desktop.core.folders import runs_dir
from gdl_desktop.core.registry import playground
from gdl_desktop.data import library
from gdl_desktop.qt.panels.playground_view import PlaygroundView
from gdl_desktop.qt.words import fill, title_of
from gdl_desktop.qt.workers.desk import TrainingDesk
from gdl_desktop.shell.arrivals import ModelSorter, PictureFinder, kind_of
from gdl_desktop.shell.recent_files import RecentFiles


class Rooms(Protocol):
    """What the window offers: its tabs, and the desk that they share."""

    desk: TrainingDesk

    @property
    def views(self) -> Mapping[str, PlaygroundView]:
        """The playgrounds' views by name."""

    @property
    def current_view(self) -> PlaygroundView:
        """The view of the tab in front, or of the last that was."""

    def show_playground(self, name: str) -> None:
        """Bring a playground's tab to the front."""


class Opener(QObject):
    """Opens what was dropped onto the window, named on its command line or chosen again.

    Parameters
    ----------
    rooms
        Where it is shown.
    recent
        Where it is remembered.

    Attributes
    ----------
    told
        A sentence about what was done.
    refused
        A sentence about what could not be opened.
    """

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, rooms: Rooms, recent: RecentFiles, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rooms = rooms
        self._recent = recent
        self._sorter = ModelSorter(self)
        self._sorter.sorted.connect(self._on_sorted)
        self._sorter.refused.connect(self.refused)

    def watch(self, view: PlaygroundView) -> None:
        """Remember what is opened and saved in a view."""
        name = view.room.name
        view.own_model_opened.connect(partial(self._on_model_opened, name))
        view.model_saved.connect(partial(self._on_model_saved, name))
        view.panel.data.changed.connect(partial(self._on_data_chosen, name))

    def stop(self) -> None:
        """End the thread."""
        self._sorter.stop()

    @Slot(Path)
    def open(self, path: Path) -> None:
        """Open a model, a run, a recipe or a picture, or choose what to learn from, in the tab that it belongs to."""
        if not is_there(path):
            self.refused.emit(self.tr("{path} is not there any more.").format(path=path))
            return
        kind = kind_of(path)
        if kind == "model":
            self._sorter.sort(path)
        elif kind == "picture":
            self._find_picture(path)
        elif kind == "recipe":
            self._follow_recipe(path)
        else:
            views, front = self._rooms.views, self._rooms.current_view.room
            fitting = [name for name, view in views.items() if view.room.data_kind == kind]
            self._choose_data(front.name if front.name in fitting else fitting[0], path)

    def _choose_data(self, name: str, path: Path) -> None:
        self._rooms.show_playground(name)
        if self._refused_for_training(name):
            return
        sentence = self.tr("{name} is chosen to learn from. Press Train to begin.").format(name=path.name)
        self._rooms.views[name].panel.data.offer(path, partial(self.told.emit, sentence))

    def _find_picture(self, path: Path) -> None:
        """Show where a single picture lies, in the first tab that can tell."""
        name, finder = next((name, view) for name, view in self._rooms.views.items() if isinstance(view, PictureFinder))
        self._rooms.show_playground(name)
        finder.find_picture(path)

    def _follow_recipe(self, path: Path) -> None:
        """Fill in what a recipe says; how long to train, and with what, stays as the person has it here."""
        from gdl_desktop.learning.recipe import read_recipe  # the start goes without it

        try:
            recipe = read_recipe(path)
        except UserError as error:
            self.refused.emit(str(error))
            return
        room, panel = playground(recipe.playground), self._rooms.views[recipe.playground].panel
        self._rooms.show_playground(room.name)
        if self._refused_for_training(room.name):
            return
        known = {entry.name for entry in library.entries(room.data_kind)}
        if recipe.data is not None and recipe.data not in known and not is_there(Path(recipe.data)):
            sentence = self.tr("{name} wants the data “{data}”, which this tab does not know; choose another recipe.")
            self.refused.emit(fill(sentence, name=path.name, data=recipe.data))
            return
        if recipe.seed > panel.seed.maximum():
            sentence = self.tr("The seed in {name} is too large for the window; write one of at most {most} there.")
            self.refused.emit(fill(sentence, name=path.name, most=str(panel.seed.maximum())))
            return

        def fill_in() -> None:
            panel.set_config(recipe.config)
            panel.seed.show_value(recipe.seed)
            said = self.tr("The settings of {name} are filled in. Press Train to begin.")
            self.told.emit(said.replace("{name}", path.name))

        if recipe.data is not None and recipe.data not in known:
            panel.data.offer(Path(recipe.data), fill_in)
            return
        panel.data.withdraw()
        if recipe.data is not None:
            panel.data.choose(recipe.data)
        fill_in()

    def _refused_for_training(self, name: str) -> bool:
        """Say that a tab's settings cannot be changed from outside while it trains, if it does."""
        if self._rooms.desk.owner != name:
            return False
        sentence = self.tr("“{title}” is training. Stop it there first.")
        self.refused.emit(sentence.replace("{title}", title_of(playground(name))))
        return True

    @Slot(str, Path)
    def _on_sorted(self, name: str, path: Path) -> None:
        self._rooms.show_playground(name)
        self._rooms.views[name].open_model(path)

    # What is remembered

    def _on_model_opened(self, name: str, path: Path) -> None:
        if path.absolute().parent != runs_dir():  # runs have a list of their own
            self._recent.remember(path, "model", name)

    def _on_model_saved(self, name: str, path: Path) -> None:
        self._recent.remember(path, "model", name)

    def _on_data_chosen(self, name: str) -> None:
        panel = self._rooms.views[name].panel
        chosen, kind = panel.data.data(), panel.playground.data_kind
        # What a run learnt from that was opened again may have gone.
        if chosen not in {entry.name for entry in library.entries(kind)} and is_there(Path(chosen)):
            self._recent.remember(Path(chosen), kind, name)
