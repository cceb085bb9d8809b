from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Slot

from gdl_desktop.core.buffer import EventBuffer
from gdl_desktop.core.errors import DataError
from gdl_desktop.core.events import Event, Failure, Finished, Note
from gdl_desktop.qt.workers.session_thread import OUR_FAULT, SessionThread

FINISHED = Finished("finished", 3, 0.1, Path("run"))


class Bell(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.rings = 0

    @Slot()
    def ring(self) -> None:
        self.rings += 1


def run(make_events, buffer: EventBuffer | None = None) -> tuple[list[Event], int]:
    buffer = buffer or EventBuffer()
    thread = SessionThread(make_events, buffer)
    bell = Bell()
    thread.ready.connect(bell.ring, Qt.ConnectionType.DirectConnection)
    thread.start()
    assert thread.wait(10_000)
    return buffer.drain(), bell.rings


def test_events_arrive_in_order_with_one_signal_for_all(qapp):
    notes = [Note(str(i)) for i in range(500)]
    events, rings = run(lambda: iter([*notes, FINISHED]))
    assert events == [*notes, FINISHED]
    assert rings == 1  # nobody drained in between


def test_the_generator_is_made_and_closed_in_the_thread(qapp):
    seen: list[object] = []

    def events() -> Iterator[Event]:
        seen.append(threading.current_thread() is threading.main_thread())
        try:
            yield FINISHED
        finally:
            seen.append("closed")

    run(events)
    assert seen == [False, "closed"]


def test_a_user_error_becomes_its_sentence(qapp):
    def events() -> Iterator[Event]:
        yield Note("begun")
        raise DataError("The text is empty; choose another.")

    assert run(events)[0] == [Note("begun"), Failure("The text is empty; choose another.")]


@pytest.mark.parametrize("when", ["making", "running"])
def test_any_other_error_is_kept_with_its_traceback(qapp, when):
    def fail() -> Iterator[Event]:
        raise RuntimeError("mat1 and mat2 shapes cannot be multiplied")

    def events() -> Iterator[Event]:
        yield from fail()

    (failure,), _ = run(fail if when == "making" else events)
    assert isinstance(failure, Failure)
    assert failure.message == OUR_FAULT
    assert "mat1 and mat2" in failure.details
    assert "Traceback" in failure.details


def test_an_end_without_a_word_is_a_failure(qapp):
    events, _ = run(lambda: iter([Note("a")]))
    assert isinstance(events[-1], Failure)
    assert len(events) == 2
