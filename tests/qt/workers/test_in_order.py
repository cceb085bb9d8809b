"""Jobs that must all be done, such as saving a model."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gdl_desktop.core.errors import UserError
from gdl_desktop.qt.workers.latest_wins import InOrderThread


def test_every_job_is_done_in_order_even_those_that_wait_when_it_stops(qtbot: QtBot) -> None:
    thread = InOrderThread()
    first_may_end = threading.Event()
    done: list[int] = []

    def job(number: int) -> int:
        if number == 0:
            first_may_end.wait(20)
        done.append(number)
        return number

    for number in range(20):
        thread.submit(lambda number=number: job(number), number)  # type: ignore[misc]
    first_may_end.set()
    thread.stop()
    assert done == list(range(20))


def test_a_failed_job_is_told_and_the_next_one_runs(qtbot: QtBot) -> None:
    thread = InOrderThread()

    def fail() -> None:
        raise UserError("The disk is full.")

    told: list[tuple[object, object]] = []
    thread.failed.connect(lambda stamp, sentence: told.append((stamp, sentence)), Qt.ConnectionType.QueuedConnection)
    thread.result.connect(lambda stamp, value: told.append((stamp, value)), Qt.ConnectionType.QueuedConnection)
    thread.submit(fail, "bad")
    thread.submit(lambda: 7, "good")
    thread.stop()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [("bad", "The disk is full."), ("good", 7)]
