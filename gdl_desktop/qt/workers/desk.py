"""The one place of the window that runs a training."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from gdl_desktop.core.buffer import EventBuffer
from gdl_desktop.core.control import RunControl
from gdl_desktop.core.events import Event
from gdl_desktop.core.registry import ComputeWish
from gdl_desktop.qt.workers.session_thread import SessionThread

DRAIN_MS = 33  # about 30 times a second: smoother than the eye asks for, and rare enough for the window
_WAIT_MS = 20


class TrainingDesk(QObject):
    """Runs one training at a time, for the whole window.

    Attributes
    ----------
    wish
        What the person wants the next training to compute with.
    changed
        The desk became busy or free, or the training was paused or resumed.
    events
        ``(owner, list of events)``, in order, about 30 times a second at the most.
    ended
        ``(owner)``: the thread has ended, all of its events were delivered, the desk is free again.
    """

    changed = Signal()
    events = Signal(str, object)
    ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("training_desk")
        self.wish = ComputeWish()
        self._owner: str | None = None
        self._title = ""
        self._control: RunControl | None = None
        self._last_control: RunControl | None = None
        self._thread: SessionThread | None = None
        self._buffer = EventBuffer()
        self._timer = QTimer(self)
        self._timer.setInterval(DRAIN_MS)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def busy(self) -> bool:
        """Whether a training runs or is paused."""
        return self._thread is not None

    @property
    def paused(self) -> bool:
        """Whether the training is paused, or takes single steps."""
        return self._control is not None and self._control.paused

    @property
    def stopping(self) -> bool:
        """Whether the training has been asked to end and is about to."""
        return self._control is not None and self._control.stopping

    @property
    def owner(self) -> str | None:
        """Name of the playground that trains; None while the desk is free."""
        return self._owner

    @property
    def title(self) -> str:
        """Title of the playground that trains; empty while the desk is free."""
        return self._title

    @property
    def control(self) -> RunControl | None:
        """How to steer the training; None while the desk is free."""
        return self._control

    @property
    def last_published(self) -> Any:
        """The newest weights of the running training, or of the last one; None before the first."""
        return None if self._last_control is None else self._last_control.published

    def start(self, owner: str, title: str, make_events: Callable[[RunControl], Iterator[Event]]) -> None:
        """Start a training.

        Parameters
        ----------
        owner, title
            Name and title of the playground.
        make_events
            Called with the training's control, inside the training's thread.

        Raises
        ------
        RuntimeError
            Another training is not over yet.
        """
        if self.busy:
            raise RuntimeError(f"{self._title} is training already")
        control = RunControl()
        self._owner, self._title = owner, title
        self._control = self._last_control = control
        self._buffer = EventBuffer()
        self._thread = SessionThread(lambda: make_events(control), self._buffer)
        queued = Qt.ConnectionType.QueuedConnection
        self._thread.ready.connect(self._on_ready, queued)
        self._thread.finished.connect(self._on_finished, queued)
        self._thread.start()
        self.changed.emit()

    def pause(self) -> None:
        """Let the training come to rest after the current step."""
        if self._control is not None:
            self._control.pause()
            self.changed.emit()

    def resume(self) -> None:
        """Let the training run freely."""
        if self._control is not None:
            self._control.resume()
            self.changed.emit()

    def step(self) -> None:
        """Pause the training, but let it take one more step."""
        if self._control is not None:
            self._control.step()
            self.changed.emit()

    def stop(self) -> None:
        """Ask the training to save and end; `ended` tells when it has."""
        if self._control is not None:
            self._control.stop()
            self.changed.emit()

    def shutdown(self) -> None:
        """Stop the training and wait until it has saved and ended; its last events are delivered."""
        if self._thread is None:
            return
        self.stop()
        thread = self._thread
        while thread is self._thread and not thread.wait(_WAIT_MS):
            self._drain()  # a full buffer would keep the training from ever ending
        self._finish(thread)

    @Slot()
    def _on_ready(self) -> None:
        # The first event after a silence comes at once; those that follow wait for the timer.
        # A bell that rang before `shutdown` is still heard after it: then there is nothing to drain.
        if self.busy and not self._timer.isActive():
            self._timer.start()
            self._drain()

    @Slot()
    def _on_timeout(self) -> None:
        if not self._drain():
            self._timer.stop()

    @Slot()
    def _on_finished(self) -> None:
        # A training that `shutdown` saw off sends this too, perhaps after the next one has begun.
        if self._thread is not None and self._thread.isFinished():
            self._finish(self._thread)

    def _drain(self) -> bool:
        events = self._buffer.drain()
        if events and self._owner is not None:
            self.events.emit(self._owner, events)
        return bool(events)

    def _finish(self, thread: SessionThread) -> None:
        thread.wait()
        self._timer.stop()
        self._drain()
        if thread is not self._thread:
            return  # somebody ended it while the last events were looked at
        owner = self._owner
        self._thread = self._control = self._owner = None
        self._title = ""
        thread.deleteLater()
        self.changed.emit()
        self.ended.emit(owner)
