"""The event buffer: in order, bounded, and never losing what matters."""

from __future__ import annotations

import pickle
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdl_desktop.core.buffer import EventBuffer
from gdl_desktop.core.events import Event, ImageSamples, Metrics, Note, Progress, Weights


def make(kind: str, step: int) -> Event:
    match kind:
        case "metrics":
            return Metrics(step, 1, 0.0, {"loss": 1.0})
        case "progress":
            return Progress(step, 10, 1, 1, 0.5, 1.0, None, 1.0, 1.0)
        case "weights":
            return Weights(step)
        case "images":
            return ImageSamples(step, np.zeros((1, 2, 2), np.uint8), 1, "x")
        case _:
            return Note(str(step))


@given(st.lists(st.sampled_from(["progress", "weights", "images"]), max_size=60), st.integers(3, 20))
def test_of_superseded_events_the_newest_stays(kinds: list[str], capacity: int) -> None:
    buffer = EventBuffer(capacity)
    events = [make(kind, step) for step, kind in enumerate(kinds)]
    for event in events:
        buffer.put(event)
    drained = buffer.drain()
    assert len(drained) <= capacity
    steps = [e.step for e in drained]  # type: ignore[union-attr]
    assert steps == sorted(steps)
    for kind in {type(e) for e in events}:
        assert [e for e in events if type(e) is kind][-1] in drained


@given(st.lists(st.sampled_from(["metrics", "progress", "note"]), max_size=80), st.integers(1, 8), st.data())
def test_figures_and_notes_are_never_lost(kinds: list[str], capacity: int, data: st.DataObject) -> None:
    buffer = EventBuffer(capacity)
    events = [make(kind, step) for step, kind in enumerate(kinds)]
    producer = threading.Thread(target=lambda: [buffer.put(event) for event in events])
    producer.start()
    got: list[Event] = []
    while producer.is_alive():
        got += buffer.drain()
    producer.join()
    got += buffer.drain()
    keep = (Metrics, Note)
    assert [e for e in got if isinstance(e, keep)] == [e for e in events if isinstance(e, keep)]


def test_put_tells_when_the_buffer_was_empty() -> None:
    buffer = EventBuffer(4)
    assert buffer.put(Note("a"))
    assert not buffer.put(Note("b"))
    assert buffer.drain() == [Note("a"), Note("b")]
    assert buffer.put(Note("c"))


def test_the_oldest_goes_first() -> None:
    buffer = EventBuffer(3)
    for step in range(3):
        buffer.put(make("progress", step))
    buffer.put(make("note", 3))
    assert buffer.drain() == [make("progress", 1), make("progress", 2), make("note", 3)]


def test_a_buffer_needs_room() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        EventBuffer(0)


@pytest.mark.parametrize("kind", ["metrics", "progress", "weights", "note"])
def test_events_can_be_pickled(kind: str) -> None:
    event = make(kind, 3)
    assert pickle.loads(pickle.dumps(event)) == event
