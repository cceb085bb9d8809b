from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from gdl_desktop.core.errors import DataError
from gdl_desktop.qt.workers.at_leisure import AtLeisureThread
from gdl_desktop.qt.workers.job_thread import Errand

LONG = 20_000


class Answers(QObject):
    def __init__(self, thread: AtLeisureThread) -> None:
        super().__init__()
        self.results: list[tuple[object, object]] = []
        self.failures: list[tuple[object, str]] = []
        thread.result.connect(self.on_result)
        thread.failed.connect(self.on_failed)

    @Slot(object, object)
    def on_result(self, stamp: object, value: object) -> None:
        self.results.append((stamp, value))

    @Slot(object, str)
    def on_failed(self, stamp: object, message: str) -> None:
        self.failures.append((stamp, message))


@pytest.fixture
def thread(qapp: object) -> Iterator[AtLeisureThread]:
    thread = AtLeisureThread()
    yield thread
    thread.stop()


@pytest.fixture
def answers(thread: AtLeisureThread) -> Answers:
    return Answers(thread)


def burn(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def errand(name: str, pieces: int = 3, seconds: float = 0.0) -> Errand:
    for _ in range(pieces):
        burn(seconds)
        yield
    return name


def endless(begun: threading.Event) -> Errand:
    while True:
        begun.set()
        yield


def test_what_an_errand_returns_is_the_answer(qtbot: QtBot, thread: AtLeisureThread, answers: Answers) -> None:
    for name in ("first", "second"):
        thread.submit_errand(errand(name), name, 1.0)
        qtbot.waitUntil(lambda name=name: answers.results[-1:] == [(name, name)], timeout=LONG)
    assert answers.failures == []


def test_it_takes_no_more_than_its_share_of_what_the_program_computes(
    qtbot: QtBot, thread: AtLeisureThread, answers: Answers
) -> None:
    begun, done = threading.Event(), threading.Event()

    def patient() -> Errand:
        burn(0.01)
        begun.set()
        yield
        return time.process_time()

    began = time.process_time()
    thread.submit_errand(patient(), 1, 0.05, time.process_time)
    assert begun.wait(10)
    work = threading.Thread(target=lambda: [burn(0.01) for _ in iter(done.is_set, True)])
    work.start()
    try:
        qtbot.waitUntil(lambda: bool(answers.results), timeout=LONG)
    finally:
        done.set()
        work.join()
    assert answers.results[0][1] - began >= 0.01 / 0.05 * 0.9  # type: ignore[operator]


def test_it_takes_no_more_than_its_share_of_the_processor(
    qtbot: QtBot, thread: AtLeisureThread, answers: Answers
) -> None:
    began = time.monotonic()
    thread.submit_errand(errand("slow", pieces=5, seconds=0.01), 1, 0.05)
    qtbot.waitUntil(lambda: bool(answers.results), timeout=LONG)
    # Five pieces of 10 ms at a twentieth. However busy the machine is, it cannot be quicker.
    assert time.monotonic() - began >= 5 * 0.01 / 0.05 * 0.9


def test_the_rest_comes_before_the_next_errand_too(qtbot: QtBot, thread: AtLeisureThread, answers: Answers) -> None:
    thread.submit_errand(errand("first", pieces=0), 1, 1.0)
    qtbot.waitUntil(lambda: len(answers.results) == 1, timeout=LONG)

    def one_piece() -> Errand:
        began = time.monotonic()
        burn(0.02)
        return began
        yield

    for stamp in (2, 3):
        thread.submit_errand(one_piece(), stamp, 0.05)
    qtbot.waitUntil(lambda: answers.results[-1][0] == 3, timeout=LONG)
    thread.submit_errand(one_piece(), 4, 0.05)
    qtbot.waitUntil(lambda: answers.results[-1][0] == 4, timeout=LONG)
    (_, third), (_, fourth) = answers.results[-2:]
    assert fourth - third >= 0.02 / 0.05 * 0.9  # type: ignore[operator]


def test_it_offers_nothing_that_it_does_not_do(thread: AtLeisureThread) -> None:
    assert not hasattr(thread, "submit")  # it does errands, and no jobs


def test_a_new_errand_takes_the_place_of_the_one_half_done(
    qtbot: QtBot, thread: AtLeisureThread, answers: Answers
) -> None:
    begun = threading.Event()
    thread.submit_errand(endless(begun), "old", 1.0)
    assert begun.wait(10)
    thread.submit_errand(errand("new"), "new", 1.0)
    qtbot.waitUntil(lambda: bool(answers.results), timeout=LONG)
    assert answers.results == [("new", "new")]


def test_a_dropped_errand_gives_no_answer(qtbot: QtBot, thread: AtLeisureThread, answers: Answers) -> None:
    begun = threading.Event()
    thread.submit_errand(endless(begun), "old", 1.0)
    assert begun.wait(10)
    thread.drop()
    thread.submit_errand(errand("new"), "new", 1.0)
    qtbot.waitUntil(lambda: bool(answers.results), timeout=LONG)
    assert answers.results == [("new", "new")]


def test_errors_become_sentences_and_the_thread_lives_on(
    qtbot: QtBot, thread: AtLeisureThread, answers: Answers
) -> None:
    def broken(error: Exception) -> Errand:
        yield
        raise error

    thread.submit_errand(broken(DataError("Nobody knows these pictures.")), 1, 1.0)
    qtbot.waitUntil(lambda: len(answers.failures) == 1, timeout=LONG)
    thread.submit_errand(broken(RuntimeError("shapes")), 2, 1.0)
    qtbot.waitUntil(lambda: len(answers.failures) == 2, timeout=LONG)
    thread.submit_errand(errand("fine"), 3, 1.0)
    qtbot.waitUntil(lambda: answers.results == [(3, "fine")], timeout=LONG)
    assert answers.failures[0] == (1, "Nobody knows these pictures.")
    assert "shapes" in answers.failures[1][1]


def test_stopping_wakes_it_from_a_long_rest(thread: AtLeisureThread) -> None:
    begun = threading.Event()

    def heavy() -> Errand:
        burn(0.05)
        begun.set()
        yield

    thread.submit_errand(heavy(), 1, 1e-5)  # and now it rests for more than an hour
    assert begun.wait(10)
    thread.stop()
    assert not thread.isRunning()
    thread.submit_errand(errand("late"), 2, 1.0)
    assert not thread.isRunning()


def test_stopping_one_that_never_ran_is_fine(thread: AtLeisureThread) -> None:
    thread.stop()
    assert not thread.isRunning()
