"""Models, texts and folders of pictures that a person opened or saved, and the menu that offers them again."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Final

import msgspec
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gdl_desktop.core.files import is_there
from gdl_desktop.qt.widgets.sentence import wrapping
from gdl_desktop.shell.arrivals import Kind
from gdl_desktop.shell.settings import settings

MOST: Final = 10
_KEY: Final = "recent/files"
_WIDEST: Final = 320  # pixels of a name in the menu
_FAR: Final = 1e11  # seconds: a moment beyond it is a mistake


@dataclass(frozen=True, slots=True)
class RecentFile:
    """Something that was opened or saved.

    Attributes
    ----------
    playground
        Name of the playground that it was opened in.
    when
        Seconds since the epoch.
    """

    path: str
    kind: Kind
    playground: str
    when: Annotated[float, msgspec.Meta(ge=0, lt=_FAR)]


class RecentFiles(QObject):
    """Remembers what was opened, from one start to the next, in the file of settings.

    Attributes
    ----------
    changed
        Something was opened, or all was forgotten.
    """

    changed = Signal()

    def files(self) -> list[RecentFile]:
        """Return what was opened, newest first; what the file of settings says wrongly counts as not said."""
        try:
            return msgspec.json.decode(str(settings().value(_KEY, "[]")), type=list[RecentFile])[:MOST]
        except (msgspec.DecodeError, UnicodeError):
            return []

    def remember(self, path: Path, kind: Kind, playground: str) -> None:
        """Put something first; a name that is no text cannot be written down, and is passed over."""
        try:
            str(path).encode()
        except UnicodeEncodeError:
            return
        entry = RecentFile(str(path.absolute()), kind, playground, time.time())
        others = [each for each in self.files() if each.path != entry.path]
        self._keep([entry, *others][:MOST])

    def forget_all(self) -> None:
        """Clear the list."""
        self._keep([])

    def _keep(self, files: list[RecentFile]) -> None:
        settings().setValue(_KEY, msgspec.json.encode(files).decode())
        self.changed.emit()


class RecentMenu(QMenu):
    """Offers what was opened; what has gone meanwhile is named, and closed.

    Attributes
    ----------
    chosen
        The person chose a path.
    """

    chosen = Signal(Path)

    def __init__(self, recent: RecentFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Open &recent"))
        self.setObjectName("recent_menu")
        self.setToolTipsVisible(True)
        self._recent = recent
        self.aboutToShow.connect(self.fill)

    @Slot()
    def fill(self) -> None:
        """List anew what there is."""
        self.clear()
        files = self._recent.files()
        for place, each in enumerate(files):
            path = Path(each.path)
            name = self.fontMetrics().elidedText(path.name, Qt.TextElideMode.ElideMiddle, _WIDEST)
            action = QAction(name.replace("&", "&&"), self)
            action.setObjectName(f"recent_menu.{place}")
            there = is_there(path)
            action.setEnabled(there)
            tip = str(path) if there else self.tr("{path} is not there any more.").format(path=path)
            action.setToolTip(wrapping(tip))
            action.triggered.connect(partial(self.chosen.emit, path))
            self.addAction(action)
        if not files:
            self.addAction(self.tr("Nothing was opened yet")).setEnabled(False)
            return
        self.addSeparator()
        clear = self.addAction(self.tr("&Clear the list"))
        clear.setObjectName("recent_menu.clear")
        clear.triggered.connect(self._recent.forget_all)
