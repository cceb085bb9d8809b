"""What a machine can do: real trainers in a moment, and the rules of the measurement by a clock of our own."""

from __future__ import annotations

import contextlib
import sys
import types
from dataclasses import dataclass
from typing import Any

import pytest
import torch
import torch.nn.functional as F  # noqa: N812 (its usual name)

from gdl_desktop.core import registry
from gdl_desktop.core.registry import PLAYGROUNDS, Playground
from gdl_desktop.learning import precision, speed, threads
from gdl_desktop.learning.compute import Compute

MOMENT = 0.05
ROOM = Playground("sandbox", "Sandbox", "text", "Steps that take as long as they are told.")
STOPWATCH = speed.Stopwatch
EXAMPLE_SECONDS = {"fp32": 0.01, "bf16": 0.01}


class Watch:
    """Time that passes only when somebody works."""

    processor_share = 1.0

    def __init__(self, compute: Compute | None = None) -> None:
        self.spent = self.waited = 0.0
        self.aside = contextlib.nullcontext

    def clock(self) -> float:
        return self.spent


@dataclass(frozen=True)
class Config:
    batch_size: int = 64


class Trainer:
    watch: Watch
    ways = ("divided",)

    def __init__(self, config: Config, data: Any, compute: Compute, seed: int) -> None:
        self.batch_size = config.batch_size
        self.precision = compute.precision
        self.threads = 1

    def use_threads(self, number: int, way: str | None = None) -> None:
        self.threads = number

    def train_step(self, step: int, progress: float) -> dict[str, torch.Tensor]:
        seconds = self.batch_size * EXAMPLE_SECONDS[self.precision]
        waited = seconds - seconds / self.threads  # for the other threads
        self.watch.spent += seconds - waited
        self.watch.waited += waited
        a = torch.ones(self.batch_size, 10)
        return {"loss": (a @ torch.ones(10, 10)).sum()}  # 200 multiplications and additions an example


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """A playground without milestones whose work is counted by a clock of our own."""
    watch = Watch()
    parts = {
        "config": {"PRESETS": {"only": Config()}, "DEFAULT_PRESET": "only", "DEFAULT_DATA": "python-reference"},
        "training": {"Trainer": Trainer},
    }
    for part, contents in parts.items():
        module = types.ModuleType(f"gdl_desktop.playgrounds.sandbox.{part}")
        vars(module).update(contents)
        monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(sys.modules, "gdl_desktop.playgrounds.sandbox", types.ModuleType("sandbox"))
    monkeypatch.setattr(registry, "PLAYGROUNDS", (*PLAYGROUNDS, ROOM))
    monkeypatch.setattr(Trainer, "watch", watch, raising=False)
    monkeypatch.setattr(speed, "Stopwatch", lambda compute: watch)
    monkeypatch.setattr(speed, "matmul_peak", lambda *_: 1e6)
    monkeypatch.setattr(threads, "usable_cores", lambda: 1)
    return watch


@pytest.mark.parametrize("seconds", [100.0, 2.0, 0.0])
def test_a_slow_machine_tries_smaller_batches_and_finds_the_same_speed(watch: Watch, seconds: float) -> None:
    (found,) = speed.measure([ROOM], seconds).speeds
    assert found.batch_size == 64
    assert found.examples_per_second == pytest.approx(100)
    assert found.steps_per_second == pytest.approx(100 / 64)
    assert found.flops_per_example == 200
    assert found.share_of_peak == pytest.approx(200 * 100 / 1e6)
    if seconds == 100:
        assert found.tried_batch_size == 64
    else:
        assert found.tried_batch_size < 64
        assert watch.spent <= seconds + 0.5  # with nothing to spend it still takes a first look


@pytest.mark.parametrize(("bf16", "chosen", "rate"), [(0.002, "bf16", 500), (0.0097, "fp32", 100)])
def test_the_precision_is_the_one_that_a_training_chooses(
    watch: Watch, monkeypatch: pytest.MonkeyPatch, bf16: float, chosen: str, rate: float
) -> None:
    monkeypatch.delenv(precision.PRECISION_VARIABLE)
    monkeypatch.setattr(speed, "has_bf16_units", lambda device: True)
    monkeypatch.setitem(EXAMPLE_SECONDS, "bf16", bf16)
    (found,) = speed.measure([ROOM], 20.0).speeds
    assert (found.precision, found.examples_per_second) == (chosen, pytest.approx(rate))


@pytest.mark.parametrize("wanted", ["bf16", "auto"])
def test_what_cannot_be_computed_in_bfloat16_is_measured_in_float32(
    watch: Watch, monkeypatch: pytest.MonkeyPatch, wanted: str
) -> None:
    monkeypatch.setenv(precision.PRECISION_VARIABLE, wanted)
    monkeypatch.setattr(speed, "has_bf16_units", lambda device: True)
    step = Trainer.train_step

    def in_float32_only(self: Trainer, number: int, progress: float) -> dict[str, torch.Tensor]:
        if self.precision == "bf16":
            raise RuntimeError("could not create a primitive descriptor")
        return step(self, number, progress)

    monkeypatch.setattr(Trainer, "train_step", in_float32_only)
    (found,) = speed.measure([ROOM], 20.0).speeds
    assert (found.precision, found.examples_per_second) == ("fp32", pytest.approx(100))


@pytest.mark.parametrize(
    ("gain", "wanted", "taken", "rate"),
    [(1.6, "auto", 2, 160), (1.05, "auto", 1, 100), (1.05, "2", 2, 105), (2.5, "4", 4, 250), (1.6, "1", 1, 100)],
)
def test_as_many_threads_count_as_a_training_takes(
    watch: Watch, monkeypatch: pytest.MonkeyPatch, gain: float, wanted: str, taken: int, rate: float
) -> None:
    monkeypatch.setenv(threads.THREADS_VARIABLE, wanted)
    monkeypatch.setattr(threads, "usable_cores", lambda: 2)
    tried: list[int] = []

    def gain_of(number: int, *_: Any) -> threads.Gain:
        tried.append(number)
        return threads.Gain(gain, "divided")

    monkeypatch.setattr(threads, "gain_of", gain_of)
    (found,) = speed.measure([ROOM], 20.0).speeds
    assert tried == {"auto": [2], "1": []}.get(wanted, [taken])
    assert (found.threads, found.examples_per_second) == (taken, pytest.approx(rate))
    assert found.share_of_peak == pytest.approx(200 * 100 / 1e6)  # of one thread


@pytest.mark.parametrize(("others", "share"), [(0.0, 1.0), (1.0, 0.5)])
def test_threads_that_wait_for_each_other_are_no_busy_machine(
    watch: Watch, monkeypatch: pytest.MonkeyPatch, others: float, share: float
) -> None:
    """``others`` is what other programs take for each second of ours."""
    clocks = types.SimpleNamespace(
        thread_time=watch.clock, perf_counter=lambda: watch.spent * (1 + others) + watch.waited
    )
    monkeypatch.setattr(speed, "time", clocks)
    monkeypatch.setattr(speed, "Stopwatch", STOPWATCH)
    monkeypatch.setenv(threads.THREADS_VARIABLE, "4")
    machine = speed.measure([ROOM], 20.0)
    assert watch.waited > 0
    assert machine.processor_share == pytest.approx(share)


def test_matrices_grow_as_long_as_there_is_time(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def product(a: torch.Tensor, clock: Any) -> float:
        sizes.append(len(a))
        took = 2 * len(a) ** 3 / (1e9 if len(a) < 512 else 2e9)
        watch.spent += took
        return took

    monkeypatch.setattr(speed, "product_seconds", product)
    watch = Watch()
    assert speed.matmul_peak("bf16", "cpu", 2.0, watch) == pytest.approx(2e9)  # type: ignore[arg-type]
    assert sizes[:3] == [128, 256, 512]
    assert watch.spent <= 2.0
    sizes.clear()
    assert speed.matmul_peak("bf16", "cpu", 0.0, Watch()) == pytest.approx(1e9)  # type: ignore[arg-type]
    assert sizes == [128]


@pytest.mark.skipif(not torch.backends.mkldnn.is_available(), reason="torch is built without oneDNN")
@pytest.mark.parametrize("onednn_is_faster", [True, False])
def test_the_peak_is_that_of_the_faster_library(monkeypatch: pytest.MonkeyPatch, onednn_is_faster: bool) -> None:
    def product(a: torch.Tensor, clock: Any) -> float:
        return 2 * len(a) ** 3 / (3e9 if a.is_mkldnn == onednn_is_faster else 1e9)

    monkeypatch.setattr(speed, "product_seconds", product)
    assert speed.matmul_peak("fp32", "cpu", 0.0, Watch()) == pytest.approx(3e9)  # type: ignore[arg-type]


def test_all_forms_of_a_matrix_are_multiplied_alike() -> None:
    products = [F.linear(matrix, matrix).to_dense() for matrix in speed.matrix_forms(128, "fp32", "cpu")]
    for product in products:
        assert torch.allclose(product, products[0], rtol=1e-4)
    (half,) = speed.matrix_forms(128, "bf16", "cpu")
    assert torch.allclose(F.linear(half, half).float(), products[0], rtol=2e-2)


def test_real_playgrounds_in_a_moment() -> None:
    before = torch.get_rng_state()
    machine = speed.measure(PLAYGROUNDS, MOMENT)
    assert torch.equal(torch.get_rng_state(), before)
    assert 0 < machine.processor_share <= 1.5
    assert all(peak > 0 for peak in machine.peaks.values())
    found = [(each.playground, each.preset) for each in machine.speeds]
    for room in PLAYGROUNDS:
        config = room.module("config")
        assert (room.name, config.DEFAULT_PRESET) in found
        assert (room.name, "book") in found
    for each in machine.speeds:
        assert each.precision == "fp32"  # what the environment of the tests asks for
        assert 0 < each.tried_batch_size <= each.batch_size
        assert each.examples_per_second > 0
        assert each.flops_per_example > 0
        assert each.share_of_peak > 0
