"""The choice between float32 and bfloat16: by the processor's units, by a trial, or by the person."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any, cast

import pytest
import torch

from gdl_desktop.core.control import RunControl
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.events import Note
from gdl_desktop.core.registry import RunRequest, playground
from gdl_desktop.learning import precision, session
from gdl_desktop.learning.compute import Compute, Precision
from gdl_desktop.learning.runs import read_record
from gdl_desktop.learning.trainer import Trainer


class Sleeper:
    """A trainer whose steps take as long as they are told."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.steps: list[int] = []

    def train_step(self, step: int, progress: float) -> dict[str, torch.Tensor]:
        self.steps.append(step)
        time.sleep(self.seconds)
        return {}


def sleepers(fp32: float, bf16: float) -> tuple[dict[Precision, Sleeper], Any]:
    made: dict[Precision, Sleeper] = {"fp32": Sleeper(fp32), "bf16": Sleeper(bf16)}
    return made, lambda which: cast(Trainer, made[which])


@pytest.fixture
def units(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precision, "cpu_features", lambda: ("avx2", "avx512_bf16"))


@pytest.mark.usefixtures("units")
@pytest.mark.parametrize(("fp32", "bf16", "chosen"), [(0.02, 0.002, "bf16"), (0.002, 0.02, "fp32")])
def test_the_faster_one_is_taken(fp32: float, bf16: float, chosen: str) -> None:
    made, new = sleepers(fp32, bf16)
    assert precision.choose_precision(new, Compute())[0] == chosen
    assert made["fp32"].steps == made["bf16"].steps
    assert len(made["fp32"].steps) >= 3


@pytest.mark.usefixtures("units")
def test_a_slow_step_is_tried_only_a_few_times() -> None:
    made, new = sleepers(0.05, 0.05)
    precision.bf16_gain(new, "cpu", seconds=0.0)
    assert len(made["fp32"].steps) == 4


def test_a_step_that_was_disturbed_does_not_decide() -> None:
    now = 0.0

    class Timed:
        """A trainer on a clock of its own, one of whose steps takes long if something else needed the processor."""

        def __init__(self, disturbed: int | None = None) -> None:
            self.disturbed = disturbed

        def train_step(self, step: int, progress: float) -> dict[str, torch.Tensor]:
            nonlocal now
            now += 0.11 if step == self.disturbed else 0.01
            return {}

    for disturbed in (1, 2, 3):
        made = cast(dict[Precision, Trainer], {"fp32": Timed(disturbed), "bf16": Timed()})
        times = precision.step_times(made, "cpu", 0.0, lambda: now)
        assert len(times["fp32"]) == len(times["bf16"]) == 3
        assert precision.times_as_fast(times["bf16"], times["fp32"]) == pytest.approx(1)


def test_pairs_are_compared_since_a_neighbour_slows_down_both_of_a_pair() -> None:
    assert precision.times_as_fast([1.0, 4.0, 2.0], [4.0, 6.0, 3.0]) == 1.5


@pytest.mark.parametrize(
    ("features", "fp32", "bf16", "pays"),
    [
        (("avx512_bf16", "amx_bf16"), 0.006, 0.001, True),
        (("avx512_bf16",), 0.001, 0.002, False),
        (("avx2",), 0.006, 0.001, False),
    ],
)
def test_pictures_are_drawn_in_bfloat16_only_where_that_is_faster(
    features: tuple[str, ...], fp32: float, bf16: float, pays: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(precision, "cpu_features", lambda: features)
    seconds = {torch.float32: fp32, torch.bfloat16: bf16}
    monkeypatch.setattr(torch.nn.functional, "linear", lambda a, _: time.sleep(seconds[a.dtype]))
    precision.bf16_products_pay.cache_clear()
    try:
        assert precision.bf16_products_pay("cpu") is pays
    finally:
        precision.bf16_products_pay.cache_clear()


@pytest.mark.parametrize("device", ["cuda", "mps"])
def test_a_step_takes_until_the_device_has_done_it(device: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getattr(torch, device), "synchronize", lambda: time.sleep(0.02))
    assert precision.timed_step(cast(Trainer, Sleeper(0.0)), 0, device) >= 0.02


def test_without_units_nothing_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precision, "cpu_features", lambda: ("avx2",))
    made, new = sleepers(1.0, 0.0)
    chosen, why = precision.choose_precision(new, Compute())
    assert chosen == "fp32"
    assert "no bfloat16 units" in why
    assert made["fp32"].steps == []


@pytest.mark.parametrize(
    ("device", "words"),
    [
        ("cuda", "this graphics card has no bfloat16 units"),
        ("mps", "bfloat16 is not tried on this device"),  # whether it has units nobody has asked it
    ],
)
def test_of_a_device_no_more_is_said_than_is_known(device: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda including_emulation: False)
    _, new = sleepers(1.0, 0.0)
    assert precision.choose_precision(new, Compute(device)) == ("fp32", f"Computing in float32: {words}.")


def test_the_person_has_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(precision.PRECISION_VARIABLE)
    assert precision.precision_wanted(None) is None
    monkeypatch.setenv(precision.PRECISION_VARIABLE, "bf16")
    assert precision.precision_wanted(None) == "bf16"
    assert precision.precision_wanted("fp32") == "fp32"
    assert precision.precision_wanted("auto") is None
    monkeypatch.setenv(precision.PRECISION_VARIABLE, "fp16")
    with pytest.raises(UserError, match="There is no precision “fp16”; there are auto, fp32, bf16"):
        precision.precision_wanted(None)


class Stubborn(Sleeper):
    """Cannot take a step, as torch says of an LSTM in bfloat16 on most processors."""

    def train_step(self, step: int, progress: float) -> dict[str, torch.Tensor]:
        raise RuntimeError("could not create a primitive descriptor")


@pytest.mark.usefixtures("units")
def test_what_cannot_be_computed_in_bfloat16_is_computed_in_float32() -> None:
    made, new = sleepers(0.0, 0.0)
    stubborn: Any = {"fp32": made["fp32"], "bf16": Stubborn(0.0)}.__getitem__
    refused = ("fp32", "Computing in float32: this model cannot be computed in bfloat16 here.")
    assert precision.choose_precision(stubborn, Compute()) == refused
    assert precision.usable_precision(stubborn, "bf16", "cpu") == refused
    assert precision.usable_precision(new, "bf16", "cpu") == ("bf16", "")
    assert len(made["bf16"].steps) == 1
    taken = len(made["fp32"].steps)
    assert precision.usable_precision(new, "fp32", "cpu") == ("fp32", "")
    assert len(made["fp32"].steps) == taken


def test_a_run_in_bfloat16_trains_and_goes_on_wherever_it_is(toy_request: RunRequest) -> None:
    assert toy_request.run_dir is not None
    text = playground("text").module("config")
    small = replace(text.PRESETS[text.DEFAULT_PRESET], layers=(8,), embedding_size=8, context_length=12, batch_size=4)
    request = RunRequest(
        "text", small, text.DEFAULT_DATA, seed=0, max_steps=2, precision="bf16", run_dir=toy_request.run_dir
    )
    assert list(session.train(request, RunControl()))[-1].step == 2  # type: ignore[attr-defined]
    resumed = RunRequest("text", run_dir=toy_request.run_dir, resume=True, max_steps=4)
    assert list(session.train(resumed, RunControl()))[-1].step == 4  # type: ignore[attr-defined]


@pytest.mark.usefixtures("units")
def test_the_choice_is_told_recorded_and_kept(toy_request: RunRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    gains = iter([1.6])
    monkeypatch.setattr(precision, "bf16_gain", lambda *_: next(gains))
    request = replace(toy_request, precision="auto", max_steps=4)
    events = list(session.train(request, RunControl()))
    assert Note("Computing in bfloat16, 1.6 times as fast here as float32.") in events
    assert toy_request.run_dir is not None
    assert read_record(toy_request.run_dir).precision == "bf16"
    # No second trial: the continued run computes as it began, whatever the environment says by then.
    monkeypatch.setenv(precision.PRECISION_VARIABLE, "fp32")
    list(session.train(replace(request, precision=None, resume=True, max_steps=8), RunControl()))
    assert read_record(toy_request.run_dir).precision == "bf16"


def test_a_trial_leaves_no_trace_in_the_run(toy_request: RunRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    losses = []
    for wanted, folder in (("auto", "tried"), ("fp32", "plain")):
        monkeypatch.setattr(precision, "has_bf16_units", lambda device: True)
        monkeypatch.setattr(precision, "LEAST_GAIN", float("inf"))
        assert toy_request.run_dir is not None
        request = replace(toy_request, precision=wanted, run_dir=toy_request.run_dir / folder)
        events = list(session.train(request, RunControl(), report_seconds=0))
        losses.append([event.values for event in events if hasattr(event, "values")])
    assert losses[0] == losses[1]
