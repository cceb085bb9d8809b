"""The bounded buffer between a training thread and the window."""

from __future__ import annotations

import threading
from collections import deque

from gdl_desktop.core.events import Event, ImageSamples, PlaneSamples, Progress, Weights

# Of these only the newest matters: an older one may go when the buffer is full.
_SUPERSEDED = (Progress, Weights, ImageSamples, PlaneSamples)


class EventBuffer:
    """Events in order, from one producer to one consumer, never more than ``capacity``.

    When it is full, the oldest event that a newer one of its kind supersedes is dropped; when there
    is none, the producer waits: figures, notes and the end of a run are never lost.

    Parameters
    ----------
    capacity
        How many events wait at the most.
    """

    def __init__(self, capacity: int = 4096) -> None:
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.capacity = capacity
        self._events: deque[Event] = deque()
        self._room = threading.Condition()

    def put(self, event: Event) -> bool:
        """Append an event; return True when the buffer was empty, so that the consumer must be told."""
        with self._room:
            if len(self._events) >= self.capacity and not self._drop_superseded(event):
                self._room.wait_for(lambda: len(self._events) < self.capacity)
            was_empty = not self._events
            self._events.append(event)
            return was_empty

    def drain(self) -> list[Event]:
        """Return all waiting events, oldest first, and leave the buffer empty."""
        with self._room:
            events = list(self._events)
            self._events.clear()
            self._room.notify_all()
            return events

    def _drop_superseded(self, incoming: Event) -> bool:
        newest = {type(event): index for index, event in enumerate(self._events)}
        newest[type(incoming)] = len(self._events)
        for index, event in enumerate(self._events):
            if isinstance(event, _SUPERSEDED) and newest[type(event)] > index:
                del self._events[index]
                return True
        return False
