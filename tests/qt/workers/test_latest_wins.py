from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject, QThread, Slot

from gdl_desktop.core.errors import ModelError
from gdl_desktop.qt.workers.latest_wins import InOrderThread, LatestWinsThread


class Answers(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.results: list[tuple[object, object]] = []
        self.failures: list[tuple[object, str]] = []
        self.threads: set[bool] = set()

    @Slot(object, object)
    def on_result(self, stamp: object, value: object) -> None:
        self.threads.add(QThread.currentThread() is self.thread())
        self.results.append((stamp, value))

    @Slot(object, str)
    def on_failed(self, stamp: object, message: str) -> None:
        self.failures.append((stamp, message))


@pytest.fixture
def worker(qapp):
    thread = LatestWinsThread()
    yield thread
    thread.stop()


@pytest.fixture
def answers(worker):
    answers = Answers()
    worker.result.connect(answers.on_result)
    worker.failed.connect(answers.on_failed)
    return answers


def test_of_many_submissions_the_last_one_always_runs(qtbot, worker, answers):
    for last in range(2000):
        worker.submit(lambda n=last: n * n, stamp=last)
    qtbot.waitUntil(lambda: bool(answers.results) and answers.results[-1] == (1999, 1999 * 1999), timeout=10_000)
    stamps = [stamp for stamp, _ in answers.results]
    assert stamps == sorted(set(stamps))
    assert answers.threads == {True}


def test_only_the_newest_waits_behind_a_running_job(qtbot, worker, answers):
    go, running = threading.Event(), threading.Event()

    def slow() -> str:
        running.set()
        go.wait(10)
        return "slow"

    worker.submit(slow, stamp="first")
    assert running.wait(10)
    for n in range(100):
        worker.submit(lambda n=n: n, stamp=n)
    go.set()
    qtbot.waitUntil(lambda: len(answers.results) == 2, timeout=10_000)
    assert answers.results == [("first", "slow"), (99, 99)]


def test_it_rests_and_wakes_again(qtbot, worker, answers):
    for n in range(3):
        worker.submit(lambda n=n: n, stamp=n)
        qtbot.waitUntil(lambda n=n: len(answers.results) == n + 1, timeout=10_000)
    assert answers.results == [(0, 0), (1, 1), (2, 2)]


def test_errors_become_sentences_and_the_thread_lives_on(qtbot, worker, answers):
    def person() -> None:
        raise ModelError("That is no model; choose another file.")

    def ours() -> None:
        raise RuntimeError("shapes")

    worker.submit(person, 1)
    qtbot.waitUntil(lambda: len(answers.failures) == 1, timeout=10_000)
    worker.submit(ours, 2)
    qtbot.waitUntil(lambda: len(answers.failures) == 2, timeout=10_000)
    worker.submit(lambda: "fine", 3)
    qtbot.waitUntil(lambda: len(answers.results) == 1, timeout=10_000)
    assert answers.failures[0] == (1, "That is no model; choose another file.")
    assert answers.failures[1][0] == 2
    assert "shapes" in answers.failures[1][1]


def test_after_stop_nothing_is_taken(qtbot, worker, answers):
    worker.submit(lambda: 1)
    worker.stop()
    worker.submit(lambda: 2)
    assert not worker.isRunning()


def test_stopping_one_that_never_ran_is_fine(worker):
    worker.stop()
    assert not worker.isRunning()


def test_in_order_each_job_has_its_turn_also_when_stopped(qtbot):
    worker, answers = InOrderThread(), Answers()
    worker.result.connect(answers.on_result)
    go = threading.Event()
    worker.submit(lambda: go.wait(10), "first")
    for n in range(50):
        worker.submit(lambda n=n: n, n)
    go.set()
    worker.stop()
    qtbot.waitUntil(lambda: len(answers.results) == 51, timeout=10_000)
    assert answers.results == [("first", True), *((n, n) for n in range(50))]


def test_an_errand_gives_way_to_jobs_at_each_of_its_yields(qtbot, worker, answers):
    reached, go = threading.Event(), threading.Event()
    order: list[str] = []

    def errand():
        order.append("begun")
        reached.set()
        go.wait(10)
        yield
        order.append("went on")
        return "far"

    worker.submit_errand(errand(), "errand")
    assert reached.wait(10)
    worker.submit(lambda: order.append("job"), "job")
    go.set()
    qtbot.waitUntil(lambda: len(answers.results) == 2, timeout=10_000)
    assert order == ["begun", "job", "went on"]
    assert answers.results == [("job", None), ("errand", "far")]


def test_jobs_do_not_starve_an_errand_nor_a_newer_errand_the_one_under_way(qtbot, worker, answers):
    reached, go = threading.Event(), threading.Event()

    def errand(name: str):
        reached.set()
        go.wait(10)
        yield
        yield
        return name

    worker.submit_errand(errand("first"), "plane")
    assert reached.wait(10)
    worker.submit_errand(errand("second"), "plane")
    worker.submit_errand(errand("third"), "plane")
    worker.submit_errand(errand("other"), "points")
    go.set()
    for n in range(50):
        worker.submit(lambda n=n: n, n)
    qtbot.waitUntil(lambda: ("points", "other") in answers.results, timeout=10_000)
    assert [value for stamp, value in answers.results if stamp == "plane"] == ["first", "third"]
    assert (49, 49) in answers.results


def test_an_errand_that_fails_becomes_a_sentence(qtbot, worker, answers):
    def errand():
        yield
        raise ModelError("That is no model; choose another file.")

    worker.submit_errand(errand(), "errand")
    qtbot.waitUntil(lambda: bool(answers.failures), timeout=10_000)
    assert answers.failures == [("errand", "That is no model; choose another file.")]
    worker.submit(lambda: "fine", 1)
    qtbot.waitUntil(lambda: answers.results == [(1, "fine")], timeout=10_000)


def test_stop_leaves_an_errand_half_done(qtbot, worker, answers):
    reached, go = threading.Event(), threading.Event()

    def errand():
        reached.set()
        go.wait(10)
        while True:
            yield

    worker.submit_errand(errand(), "endless")
    assert reached.wait(10)
    go.set()
    worker.stop()
    assert not worker.isRunning()
    assert answers.results == []
