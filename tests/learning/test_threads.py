"""The choice between one thread and two: by the processor's cores, by a trial, or by the person."""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import replace
from typing import Any, cast

import pytest
import torch

from gdl_desktop.core.control import RunControl
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.events import Note, Started
from gdl_desktop.core.registry import RunRequest
from gdl_desktop.learning import session, threads
from gdl_desktop.learning.compute import Compute
from gdl_desktop.learning.runs import read_record
from gdl_desktop.learning.trainer import Trainer
from tests.learning import toy


class Sleeper:
    """A trainer whose steps take as long as they are told for one thread, and for each way of two to share the work."""

    def __init__(self, one: float, **ways: float) -> None:
        self.seconds = {"alone": one, **ways}
        self.ways = tuple(ways)
        self.now = "alone"
        self.seen: list[str] = []

    def use_threads(self, number: int, way: str | None = None) -> None:
        torch.set_num_threads(number)
        self.now = "alone" if number == 1 else way or self.ways[0]

    def train_step(self, step: int, progress: float) -> dict[str, torch.Tensor]:
        self.seen.append(self.now)
        time.sleep(self.seconds[self.now])
        return {}


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "usable_cores", lambda: 2)


@pytest.mark.usefixtures("two_cores", "one_thread")
@pytest.mark.parametrize(("one", "two", "chosen"), [(0.02, 0.002, 2), (0.002, 0.02, 1), (0.02, 0.02, 1)])
def test_two_are_taken_only_where_they_pay(one: float, two: float, chosen: int) -> None:
    sleeper = Sleeper(one, shared=two)
    compute, why = threads.choose_threads(lambda: cast(Trainer, sleeper), Compute(precision="bf16"))
    assert compute == Compute(precision="bf16", threads=chosen, way="shared" if chosen == 2 else None)
    assert bool(why) == (chosen == 2)
    assert sleeper.seen == ["alone", "shared"] * (len(sleeper.seen) // 2)
    assert torch.get_num_threads() == 1
    if one < two:
        assert len(sleeper.seen) == 8  # the trial ended as soon as that was clear


@pytest.mark.usefixtures("two_cores", "one_thread")
@pytest.mark.parametrize(("divided", "shared"), [(0.002, 0.02), (0.02, 0.002)])
def test_two_share_the_work_in_the_faster_way(divided: float, shared: float) -> None:
    sleeper = Sleeper(0.02, divided=divided, shared=shared)
    compute, why = threads.choose_threads(lambda: cast(Trainer, sleeper), Compute())
    assert (compute.threads, compute.way) == (2, "divided" if divided < shared else "shared")
    assert "two threads" in why
    assert sleeper.seen == ["alone", "divided", "shared"] * (len(sleeper.seen) // 3)
    only = threads.gain_of(2, cast(Trainer, sleeper), 0.0, ["divided"])
    assert only.way == "divided"
    assert (only.times > 2) == (divided < shared)


@pytest.mark.usefixtures("one_thread")
def test_the_gain_is_that_of_the_number_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    sleeper = Sleeper(0.01, shared=0.002)
    taken: list[int] = []
    monkeypatch.setattr(sleeper, "use_threads", lambda number, way=None: taken.append(number))
    threads.gain_of(4, cast(Trainer, sleeper), 0.0)
    assert taken == [1, 4] * (len(taken) // 2) + [1]


@pytest.mark.usefixtures("one_thread")
def test_those_who_play_keep_one_thread_while_a_training_takes_two() -> None:
    seen: dict[str, int] = {}

    def train() -> None:
        threads.take_threads(2)
        seen["training"] = torch.get_num_threads()

    def play() -> None:
        seen["playing"] = torch.get_num_threads()

    for work in (train, play):  # each in a thread that is new to torch
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert seen == {"training": 2, "playing": 1}
    assert torch.get_num_threads() == 1


def test_with_one_core_nothing_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "usable_cores", lambda: 1)

    def never() -> Trainer:
        raise AssertionError

    assert threads.choose_threads(never, Compute()) == (Compute(), "")


def test_the_person_has_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(threads.THREADS_VARIABLE)
    assert threads.threads_wanted(None) is None
    monkeypatch.setenv(threads.THREADS_VARIABLE, "auto")
    assert threads.threads_wanted(None) is None
    monkeypatch.setenv(threads.THREADS_VARIABLE, "3")
    assert threads.threads_wanted(None) == 3
    assert threads.threads_wanted(2) == 2
    monkeypatch.setenv(threads.THREADS_VARIABLE, "256")
    assert threads.threads_wanted(None) == 256
    for nonsense in ("0", "-1", "many", "1.5", "257", "3000000000", "9" * 5000):
        monkeypatch.setenv(threads.THREADS_VARIABLE, nonsense)
        with pytest.raises(UserError, match="auto or a whole number from 1 to 256"):
            threads.threads_wanted(None)


@pytest.mark.usefixtures("two_cores", "one_thread")
def test_the_choice_is_told_recorded_and_kept(toy_request: RunRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(threads.THREADS_VARIABLE)
    gains = iter([threads.Gain(1.6, "shared")])
    monkeypatch.setattr(threads, "gain_of", lambda *_: next(gains))
    request = replace(toy_request, max_steps=4)
    events = list(session.train(request, RunControl()))
    assert Note("Computing with two threads, 1.6 times as fast here as with one.") in events
    assert "2 threads" in next(event.compute for event in events if isinstance(event, Started))
    assert toy_request.run_dir is not None
    assert (read_record(toy_request.run_dir).threads, read_record(toy_request.run_dir).way) == (2, "shared")
    # No second trial: the continued run computes as it began.
    taken: list[tuple[int, str | None]] = []
    monkeypatch.setattr(toy.Trainer, "use_threads", lambda self, number, way=None: taken.append((number, way)))
    list(session.train(replace(request, resume=True, max_steps=8), RunControl()))
    assert set(taken) == {(2, "shared")}
    assert (read_record(toy_request.run_dir).threads, read_record(toy_request.run_dir).way) == (2, "shared")


@pytest.mark.usefixtures("one_thread")
def test_a_model_is_made_by_one_thread_and_trained_by_those_of_the_run(
    toy_request: RunRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, int]] = []

    class Watched(toy.Trainer):
        def __init__(self, config: Any, data: Any, compute: Any, seed: int) -> None:
            seen.append(("made", torch.get_num_threads()))
            super().__init__(config, data, compute, seed)

        def use_threads(self, number: int, way: str | None = None) -> None:
            seen.append(("taken", number))

    monkeypatch.setattr(sys.modules["gdl_desktop.playgrounds.toy.training"], "Trainer", Watched)
    torch.set_num_threads(2)  # as many as torch takes by itself, or whoever computed here before
    list(session.train(replace(toy_request, threads=2, max_steps=1), RunControl()))
    assert seen == [("made", 1), ("taken", 2)]


@pytest.mark.usefixtures("two_cores", "one_thread")
def test_a_trial_leaves_no_trace_in_the_run(toy_request: RunRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    losses = []
    assert toy_request.run_dir is not None
    monkeypatch.setattr(threads, "LEAST_GAIN", float("inf"))
    for wanted, folder in (("auto", "tried"), ("1", "plain")):
        monkeypatch.setenv(threads.THREADS_VARIABLE, wanted)
        request = replace(toy_request, threads=None, run_dir=toy_request.run_dir / folder)
        events = list(session.train(request, RunControl(), report_seconds=0))
        losses.append([event.values for event in events if hasattr(event, "values")])
    assert losses[0] == losses[1]
