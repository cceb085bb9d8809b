"""How the window lies and is divided, from one start to the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from gdl_desktop.shell.settings import settings

_PLACE: Final = "layout/window"
_TAB: Final = "layout/tab"
_DIVISIONS: Final = "layout/divisions"
_HANDLE: Final = 80  # pixels of the window that must be on a screen for a hand to reach it
_TITLE_BAR, _BORDER = 32, 6  # pixels, about: what they take is known only when the window stands


class WindowLayout(QObject):
    """Remembers where the window stands, which tab is in front and how the tabs are divided.

    Of the divisions only those are remembered that the person has moved, so that all others stay as the program
    divides them, also in its next version.

    Parameters
    ----------
    window
        As large as it is by default.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._default_size = window.size()
        self._was_left = False  # whether it stands where a person left it
        self._splitters: dict[str, QSplitter] = {}
        self._moved: set[str] = set()

    def restore_window(self) -> None:
        """Put the window where it was; where that is no place any more, it stays where it is by default."""
        kept = settings().value(_PLACE)
        self._was_left = isinstance(kept, QByteArray) and self._window.restoreGeometry(kept) and self._can_be_reached()
        if isinstance(kept, QByteArray) and not self._was_left:
            self._default_place()

    def show(self) -> None:
        """Show the window; one that was not left anywhere fills the screen where it would not fit in."""
        if not self._was_left and not self._fits:
            self._default_place()
        self._window.show()

    def remembered_tab(self) -> str:
        """Return the name of the tab that was in front; empty before the first time."""
        return str(settings().value(_TAB, ""))

    def restore_divisions(self, pages: Mapping[str, QWidget]) -> None:
        """Divide the pages as they were, and notice what is moved from now on.

        Parameters
        ----------
        pages
            By name; a division is known by the name of its page and its number there.
        """
        kept = settings()
        for name, page in pages.items():
            for number, splitter in enumerate(page.findChildren(QSplitter)):
                key = f"{name}-{number}"
                self._splitters[key] = splitter
                sizes = _sizes(str(kept.value(f"{_DIVISIONS}/{key}", "")))
                if len(sizes) == splitter.count():
                    splitter.setSizes(sizes)
                    self._moved.add(key)
                splitter.splitterMoved.connect(self._on_moved)

    def remember(self, tab: str) -> None:
        """Keep everything for the next start."""
        kept = settings()
        kept.setValue(_PLACE, self._window.saveGeometry())
        kept.setValue(_TAB, tab)
        for key in self._moved:
            if sum(sizes := self._splitters[key].sizes()):
                kept.setValue(f"{_DIVISIONS}/{key}", " ".join(map(str, sizes)))

    @Slot()
    def reset(self) -> None:
        """Put the window and all divisions back to how they are by default, and forget what was kept."""
        settings().remove("layout")
        self._default_place()
        for key in self._moved:
            _divide_by_default(self._splitters[key])
        self._moved.clear()

    @Slot()
    def _on_moved(self) -> None:
        moved = self.sender()
        self._moved |= {key for key, splitter in self._splitters.items() if splitter is moved}

    def _can_be_reached(self) -> bool:
        """Tell whether enough of the window's upper edge, by which it is moved, lies on a screen."""
        window = self._window.frameGeometry()
        edge = QRect(window.topLeft(), window.topRight()).adjusted(0, 0, 0, _HANDLE)
        seen = (screen.availableGeometry() & edge for screen in QGuiApplication.screens())
        return any(part.width() >= _HANDLE and part.height() >= _HANDLE // 2 for part in seen)

    @property
    def _fits(self) -> bool:
        return self._default_size.boundedTo(_room_for(self._window).size()) == self._default_size

    def _default_place(self) -> None:
        """Put the window into the middle of the screen; where it does not fit in, it fills the screen."""
        window, room = self._window, _room_for(self._window)
        window.setWindowState(
            window.windowState() & ~(Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen)
        )
        place = QRect(window.pos(), self._default_size.boundedTo(room.size()))
        place.moveCenter(room.center())
        window.setGeometry(place)
        if not self._fits:
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def lay_over(window: QWidget, owner: QWidget) -> None:
    """Put a window over the middle of another, as large as it is, but within the screen."""
    room = _room_for(owner)
    place = QRect(QPoint(), window.size().boundedTo(room.size()))
    place.moveCenter(owner.geometry().center())
    place.moveRight(min(place.right(), room.right()))
    place.moveBottom(min(place.bottom(), room.bottom()))
    place.moveLeft(max(place.left(), room.left()))
    place.moveTop(max(place.top(), room.top()))
    window.setGeometry(place)


def _room_for(window: QWidget) -> QRect:
    """Return what the screen has for a window within its frame; a laptop's has 768 rows of pixels in all."""
    return window.screen().availableGeometry().adjusted(_BORDER, _TITLE_BAR, -_BORDER, -_BORDER)


def _sizes(text: str) -> list[int]:
    """Return the sizes that a line of the settings says; none where a hand has spoilt it."""
    words = text.split()
    sizes = [int(word) for word in words if word.isascii() and word.isdecimal() and len(word) < 6]
    return sizes if len(sizes) == len(words) and any(sizes) else []


def _divide_by_default(splitter: QSplitter) -> None:
    """Give each part what it asks for where it has no share, and the others their shares of the rest."""
    across = splitter.orientation() == Qt.Orientation.Horizontal
    shares, fixed = [], []
    for part in filter(None, map(splitter.widget, range(splitter.count()))):
        asked = part.sizeHint().expandedTo(part.minimumSize())
        shares.append(part.sizePolicy().horizontalStretch())  # Qt sets it for both directions
        fixed.append(0 if shares[-1] else asked.width() if across else asked.height())
    rest = max(0, (splitter.width() if across else splitter.height()) - sum(fixed))
    splitter.setSizes([own + rest * share // max(1, sum(shares)) for own, share in zip(fixed, shares, strict=True)])
