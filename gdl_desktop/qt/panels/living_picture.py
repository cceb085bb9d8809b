"""A model that ships, playing by itself in a small place: what the first page of the window is made of."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from gdl_desktop.core.cards import ModelEntry
from gdl_desktop.core.errors import ModelError
from gdl_desktop.core.registry import Playground, engine
from gdl_desktop.qt.sentences import translated
from gdl_desktop.qt.widgets.empty_state import EmptyState
from gdl_desktop.qt.words import title_of
from gdl_desktop.qt.workers.latest_wins import LatestWinsThread

Player: TypeAlias = Callable[[], Sequence[Any]]
"""Called again and again in one thread, returns the next few pieces of what is shown, in order."""

SLOWED: Final = 4
"""So many times slower it plays while a training wants the processor."""


class LivingPicture(QWidget):
    """Lets a model play on and on, as long as somebody can see it.

    A thread of its own opens the first model that ships for the playground and makes pieces of a picture or a
    text, a few at a time; the window shows one a beat. While the picture cannot be seen (another tab is in
    front, the window is minimised, the page is scrolled away) nothing is made.

    A subclass places its widgets with `set_content` and overrides `show_piece`.

    Parameters
    ----------
    room
        The playground.
    make_player
        Called once, in the thread, with the snapshot that ships; imports torch where it needs it.
    beat_ms
        Milliseconds from one piece to the next.

    Attributes
    ----------
    began
        The first piece is shown.
    failed
        A sentence that says why nothing plays; it stands in the picture's place.
    model
        The model at play, and its snapshot; None before it has been opened.
    """

    began = Signal()
    failed = Signal(str)

    def __init__(
        self, room: Playground, make_player: Callable[[Any], Player], beat_ms: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{room.name}.miniature")
        self.setAccessibleName(title_of(room))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # it is to be looked at
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._act = _Act(room, make_player)
        self._beat_ms = beat_ms
        self._stock: deque[Any] = deque()
        self._enough = 0  # with more than so many pieces in stock none are asked for
        self._asked = False
        self._ready = False  # the engine is there, and nothing has failed
        self._words = EmptyState(self.tr("Starting…"), self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._words)
        self._thread = LatestWinsThread(self)
        queued = Qt.ConnectionType.QueuedConnection
        self._thread.result.connect(self._on_pieces, queued)
        self._thread.failed.connect(self._on_failed, queued)
        self._timer = QTimer(self)
        self._timer.setInterval(beat_ms)
        self._timer.timeout.connect(self._on_beat)

    @property
    def model(self) -> tuple[ModelEntry, Any] | None:
        """The model at play."""
        return self._act.model

    def set_content(self, content: QWidget) -> None:
        """Place what shows the pieces; it appears with the first of them."""
        for widget in (content, *content.findChildren(QWidget)):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(content)

    def begin(self) -> None:
        """Play from now on; the engine can be imported in a thread without disturbing anybody."""
        self._ready = True
        if self.isVisible():
            self._wake()

    def give_up(self, sentence: str) -> None:
        """Play no more, and say why."""
        self._ready = False
        self._timer.stop()
        self._stock.clear()
        self._words.setText(sentence)
        self._stack.setCurrentWidget(self._words)
        self.failed.emit(sentence)

    def set_slow(self, slow: bool) -> None:
        """Play more slowly, or at the usual pace again."""
        self._timer.setInterval(self._beat_ms * (SLOWED if slow else 1))

    def shutdown(self) -> None:
        """End the timer and the thread."""
        self._ready = False
        self._timer.stop()
        self._thread.stop()

    def show_piece(self, piece: Any) -> None:
        """Show the next piece."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Play on."""
        super().showEvent(event)
        if self._ready:
            self._wake()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._timer.stop()

    @property
    def _is_seen(self) -> bool:
        """Whether any part of it is on a screen, as far as can be told."""
        window = self.window()
        if window.isMinimized() or not window.windowHandle().isExposed():
            return False
        # Not its `visibleRegion`, which leaves out what its own opaque children cover.
        part = self.rect()
        widget: QWidget = self
        while (parent := widget.parentWidget()) is not None and widget is not window:
            part = part.translated(widget.pos()).intersected(parent.rect())
            widget = parent
        return not part.isEmpty()

    def _wake(self) -> None:
        self._timer.start()
        self._ask_when_low()

    @Slot()
    def _on_beat(self) -> None:
        if self._is_seen:
            if self._stock:
                self.show_piece(self._stock.popleft())
            self._ask_when_low()

    def _ask_when_low(self) -> None:
        if not self._asked and len(self._stock) <= self._enough:
            self._asked = True
            self._thread.submit(self._act)

    @Slot(object, object)
    def _on_pieces(self, _stamp: object, pieces: Sequence[Any]) -> None:
        self._asked = False
        if not self._ready:
            return
        self._stock.extend(pieces)
        self._enough = len(pieces) // 2
        if self._stack.currentWidget() is self._words:
            self._stack.setCurrentIndex(1)
            self.show_piece(self._stock.popleft())
            self.began.emit()

    @Slot(object, str)
    def _on_failed(self, _stamp: object, sentence: str) -> None:
        self._asked = False
        self.give_up(translated(sentence))


class _Act:
    """What happens in the thread: the model is opened the first time, and then goes on where it was."""

    def __init__(self, room: Playground, make_player: Callable[[Any], Player]) -> None:
        self._room = room
        self._make_player = make_player
        self._player: Player | None = None
        self.model: tuple[ModelEntry, Any] | None = None

    def __call__(self) -> Sequence[Any]:
        if self._player is None:
            self.model = _shipped_model(self._room)
            self._player = self._make_player(self.model[1])
        return self._player()


def _shipped_model(room: Playground) -> tuple[ModelEntry, Any]:
    """Find and open the first model that ships for a playground.

    Raises
    ------
    ModelError
        There is none, or it is damaged.
    """
    entries = [entry for entry in engine().list_models(room.name) if entry.origin == "shipped"]
    if not entries:
        raise ModelError(
            QCoreApplication.translate("LivingPicture", "No model came with this installation; train one from scratch.")
        )
    return entries[0], engine().open_model(entries[0].path, room.name)
