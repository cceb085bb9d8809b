"""The thread in which a training runs."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Generator, Iterator

from PySide6.QtCore import QObject, QThread, Signal

from gdl_desktop.core.buffer import EventBuffer
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.events import Event, Failure, Finished
from gdl_desktop.qt.words import marked

_log = logging.getLogger(__name__)

OUR_FAULT = marked(
    "SessionThread",
    "Training stopped because something went wrong inside the program; what was saved so far is kept.",
)


class SessionThread(QThread):
    """Iterates the events of a training and puts them into a buffer.

    The buffer always ends with a ``Finished`` or a ``Failure``. The thread knows nothing of pausing
    and stopping: the training waits and ends by its own ``RunControl``.

    Parameters
    ----------
    make_events
        Called inside the thread; returns the training. Whatever it imports is imported there.
    buffer
        Where the events go. The consumer drains it after `ready`.

    Attributes
    ----------
    ready
        Emitted when the buffer goes from empty to non-empty, and never in between: one signal per
        event would drown the window.
    """

    ready = Signal()

    def __init__(
        self, make_events: Callable[[], Iterator[Event]], buffer: EventBuffer, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("session")
        self._make_events = make_events
        self._buffer = buffer

    def run(self) -> None:
        """Run the training to its end; called by Qt in the new thread."""
        last: Event | None = None
        try:
            for last in self._closing_events():
                self._put(last)
        except UserError as error:
            self._put(Failure(str(error)))
            return
        except Exception as error:  # noqa: BLE001 (the one place where a training's errors end)
            _log.warning("training failed: %r", error)
            self._put(Failure(self.tr(OUR_FAULT), traceback.format_exc()))
            return
        if not isinstance(last, Finished | Failure):
            self._put(Failure(self.tr(OUR_FAULT), "The training ended without saying how."))

    def _closing_events(self) -> Iterator[Event]:
        events = self._make_events()
        try:
            yield from events
        finally:
            if isinstance(events, Generator):
                events.close()

    def _put(self, event: Event) -> None:
        if self._buffer.put(event):
            self.ready.emit()
