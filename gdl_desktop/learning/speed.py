"""What this machine can do in a few seconds: its fastest matrix products, and the speed of real trainers.

Everything is held to the clock, so that a slow machine takes hardly longer than a fast one: a preset
whose whole step would take too long is tried with a smaller batch. Speeds are told in seconds of the
processor, where the system counts them: what the machine can do when nothing else keeps it busy. A
busy machine is given more time, because it has less of a processor to give.
"""

from __future__ import annotations

import contextlib
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, get_args

import torch

from gdl_desktop.core.registry import Playground
from gdl_desktop.data import library
from gdl_desktop.learning import threads
from gdl_desktop.learning.compute import Compute, Precision, choose_compute
from gdl_desktop.learning.flops import count_flops
from gdl_desktop.learning.memory import keep_freed_memory
from gdl_desktop.learning.precision import (
    LEAST_GAIN,
    has_bf16_units,
    precision_wanted,
    product_seconds,
    step_times,
    timed_step,
    times_as_fast,
    usable_precision,
)
from gdl_desktop.learning.trainer import Trainer

SECONDS: Final = 5.0

_PATIENCE: Final = 3.0  # how many times as long a busy machine may take
_PEAK_SHARE: Final = 0.06  # of the time, for the matrix products of each precision
_TIMED_SHARE: Final = 0.05  # ... and at the most for the timed steps of each preset
_DTYPES: Final[Mapping[Precision, torch.dtype]] = {"fp32": torch.float32, "bf16": torch.bfloat16}
_LEAST_SIZE: Final = 128  # of a matrix; even where bfloat16 is emulated that is a matter of milliseconds
_GREATEST_SIZE: Final = {"cpu": 2048}
_GREATEST_SIZE_ELSEWHERE: Final = 8192  # what it takes to keep a graphics card busy
_SCOUT_PART: Final = 32  # a first look at a preset takes this part of its batch
_LEAST_BATCH: Final = 2  # batch normalization needs two
_LOOK_STEPS: Final = 2
_STEPS_EACH: Final = 4  # of each precision: one to warm up, and three that are timed
_STEPS_SHARED: Final = 12  # with one thread and with several, these in two ways, in turn: at the least


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast one preset of a playground trains.

    Attributes
    ----------
    precision
        The one that a training would choose.
    threads
        Of the processor, likewise.
    batch_size
        Of the preset.
    tried_batch_size
        Of the steps that were timed: smaller where a whole one would have taken too long. An example
        costs rather more time in a smaller batch, so the speed is then a little underrated.
    flops_per_example
        Multiplications and additions of matrix products, forward and backward; see `count_flops`.
    share_of_peak
        What the trainer computes each second with one thread, as a share of the fastest matrix products in its
        precision.
    """

    playground: str
    preset: str
    precision: Precision
    threads: int
    batch_size: int
    tried_batch_size: int
    examples_per_second: float
    flops_per_example: float
    share_of_peak: float

    @property
    def steps_per_second(self) -> float:
        """Optimizer steps per second with the preset's own batch size."""
        return self.examples_per_second / self.batch_size


@dataclass(frozen=True, slots=True)
class Machine:
    """What was measured.

    Attributes
    ----------
    compute
        Device that a training takes; its precision and threads are chosen preset by preset.
    peaks
        Multiplications and additions per second in the fastest matrix product seen, by precision.
    processor_share
        How much of the time one thread had a processor. Well below 1 something else keeps the machine busy;
        1 where the system does not count it, or where another device computes.
    """

    compute: Compute
    peaks: Mapping[Precision, float]
    processor_share: float
    speeds: tuple[Speed, ...]


class Stopwatch:
    """How much of the time for a measurement is spent.

    Parameters
    ----------
    compute
        What computes: with one thread of the processor alone, the seconds are those of that thread.

    Attributes
    ----------
    clock
        What steps are timed with.
    """

    def __init__(self, compute: Compute) -> None:
        # Windows counts a thread's time in 64ths of a second, longer than many a step takes.
        alone = compute.device == "cpu" and compute.threads == 1 and sys.platform != "win32"
        self.clock: Callable[[], float] = time.thread_time if alone else time.perf_counter
        self._began, self._worked = time.perf_counter(), self.clock()
        self._aside = self._worked_aside = 0.0

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """Leave what is done meanwhile out of the share of the processor.

        A thread that waits for others of ours has no processor either, and that is no busy machine.
        """
        began, worked = time.perf_counter(), self.clock()
        try:
            yield
        finally:
            self._aside += time.perf_counter() - began
            self._worked_aside += self.clock() - worked

    @property
    def spent(self) -> float:
        """Seconds of work so far, or of waiting for a busy machine if that is longer than patience lasts."""
        return max(self.clock() - self._worked, (time.perf_counter() - self._began) / _PATIENCE)

    @property
    def processor_share(self) -> float:
        """Seconds of work for each second on the wall, as long as one thread worked alone."""
        worked = self.clock() - self._worked - self._worked_aside
        return worked / (time.perf_counter() - self._began - self._aside)


def measure(rooms: Iterable[Playground], seconds: float = SECONDS) -> Machine:
    """Measure matrix products and the presets of playgrounds, in about so many seconds.

    The default preset, ``book`` and those of the playground's milestones are tried, each on the
    playground's own data and with the precision that a training would choose.

    Raises
    ------
    UserError
        The environment asks for a precision or a number of threads that cannot be, or data are missing.
    """
    keep_freed_memory()
    compute = choose_compute()
    candidates = _candidates(compute.device)
    torch.set_num_threads(compute.threads)
    _import_optimizers()
    watch = Stopwatch(compute)
    peaks = {each: matmul_peak(each, compute.device, _PEAK_SHARE * seconds, watch) for each in get_args(Precision)}
    trials = [
        _Trial(room, preset, data, compute, candidates, watch)
        for room in rooms
        for data in [library.load(room.data_kind, room.module("config").DEFAULT_DATA)]
        for preset in _presets(room)
    ]
    # The quick ones first: what they leave of their share of the time goes to the slow ones.
    speeds: dict[_Trial, Speed] = {}
    for trial in sorted(trials, key=lambda each: each.step_seconds):
        left = max(0.0, seconds - watch.spent)
        speeds[trial] = trial.run(left / (len(trials) - len(speeds)), _TIMED_SHARE * seconds, peaks)
    return Machine(compute, peaks, watch.processor_share, tuple(speeds[trial] for trial in trials))


def matmul_peak(precision: Precision, device: str, seconds: float, watch: Stopwatch) -> float:
    """Return how many multiplications and additions per second the fastest square matrix product reaches.

    The matrices grow for as long as the time allows, since small ones do not keep a device busy; 2 n^3
    operations make one product.
    """
    end = watch.spent + seconds
    size, best, took = _LEAST_SIZE, 0.0, 0.0
    forms = matrix_forms(size, precision, device)
    while best == 0.0 or watch.spent + took < end:
        times = [product_seconds(matrix, watch.clock) for matrix in forms]
        took = sum(times)
        best = max(best, 2 * size**3 / min(times))
        # Twice the size takes eight times as long, and a first product of its kind longer still.
        if size < _GREATEST_SIZE.get(device, _GREATEST_SIZE_ELSEWHERE) and 4 * 8 * took < end - watch.spent:
            size *= 2
            forms = matrix_forms(size, precision, device)
    return best


def matrix_forms(size: int, precision: Precision, device: str) -> list[torch.Tensor]:
    """Return a random square matrix, once for each library that torch may multiply it with.

    On a processor torch has its products in float32 done by one library and its LSTMs and convolutions by another,
    oneDNN, and either may be twice as fast as the other: the former leaves AVX-512 alone on processors by AMD.
    """
    matrix = torch.rand(size, size, generator=torch.Generator().manual_seed(0)).to(device, _DTYPES[precision])
    has_onednn = torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
    if device == "cpu" and precision == "fp32" and has_onednn:
        return [matrix, matrix.to_mkldnn()]
    return [matrix]


def _candidates(device: str) -> tuple[Precision, ...]:
    """Return the precisions that a training chooses between, as `gdl_desktop.learning.session` does."""
    wanted = precision_wanted(None)
    if wanted is not None:
        return (wanted,)
    return get_args(Precision) if has_bf16_units(device) else ("fp32",)


def _presets(room: Playground) -> tuple[str, ...]:
    config = room.module("config")
    wanted = {config.DEFAULT_PRESET, "book", *(each.preset for each in getattr(config, "MILESTONES", ()))}
    return tuple(name for name in config.PRESETS if name in wanted)


def _import_optimizers() -> None:
    """Let torch import what its first optimizer needs: seconds that say nothing about a training."""
    torch.optim.Adam([torch.zeros(1, requires_grad=True)])


class _Trial:
    """One preset on trial; its trainers are thrown away.

    Attributes
    ----------
    step_seconds
        About how long a step with the whole batch takes, by a first look at a small one.
    """

    def __init__(
        self,
        room: Playground,
        preset: str,
        data: Any,
        compute: Compute,
        candidates: tuple[Precision, ...],
        watch: Stopwatch,
    ) -> None:
        self._room, self._preset, self._data, self._compute, self._watch = room, preset, data, compute, watch
        self._config = room.module("config").PRESETS[preset]
        self._batch_size: int | None = getattr(self._config, "batch_size", None)
        self._tried: int | None = None
        if self._batch_size is not None:
            self._tried = min(self._batch_size, max(_LEAST_BATCH, self._batch_size // _SCOUT_PART))
        if "bf16" in candidates and usable_precision(self._trainer, "bf16", compute.device)[0] != "bf16":
            candidates = ("fp32",)  # as a training does
        self._candidates = candidates
        self.step_seconds = self._look()

    def run(self, seconds: float, timed_seconds: float, peaks: Mapping[Precision, float]) -> Speed:
        """Time steps of each precision and keep the figures of the one that a training would choose.

        Parameters
        ----------
        seconds
            About how long it may take in all.
        timed_seconds
            How long steps are timed at the most.
        peaks
            Fastest matrix products, by precision.
        """
        device = self._compute.device
        end = self._watch.spent + seconds
        self._grow(end)
        trainers = {precision: self._trainer(precision) for precision in self._candidates}
        left = max(0.0, end - self._watch.spent)
        times = step_times(trainers, device, min(timed_seconds, left / 2), self._watch.clock)
        chosen = self._candidates[0]
        if len(times) > 1:
            chosen = "bf16" if times_as_fast(times["bf16"], times["fp32"]) >= LEAST_GAIN else "fp32"
        step_seconds = statistics.median(times[chosen])
        trainer = trainers[chosen]
        flops = count_flops(lambda: trainer.train_step(0, 0.0))
        with self._watch.aside():
            number, gain = self._threads(trainer, min(timed_seconds, max(0.0, end - self._watch.spent)))
        return Speed(
            playground=self._room.name,
            preset=self._preset,
            precision=chosen,
            threads=number,
            batch_size=self._batch_size or trainer.batch_size,
            tried_batch_size=trainer.batch_size,
            examples_per_second=trainer.batch_size / step_seconds * gain,
            flops_per_example=flops / trainer.batch_size,
            share_of_peak=flops / step_seconds / peaks[chosen],
        )

    def _threads(self, trainer: Trainer, seconds: float) -> tuple[int, float]:
        """Return how many threads a training takes, and how many times as fast its step is as with one."""
        wanted = threads.threads_wanted(None)
        if self._compute.device != "cpu" or wanted == 1:
            return 1, 1.0
        if wanted is None:
            gain = threads.paying_gain(lambda: trainer, seconds)
            return (1, 1.0) if gain is None else (2, gain.times)
        # Whether it pays or not, and in the way that such a training takes.
        return wanted, threads.gain_of(wanted, trainer, seconds, trainer.ways[:1]).times

    def _look(self) -> float:
        """Return about how long a step with the whole batch would take, by steps of the size that is tried."""
        trainer = self._trainer(self._candidates[0])
        clock = self._watch.clock
        timed_step(trainer, 0, self._compute.device, clock)  # the first step of a trainer is a slow one
        return timed_step(trainer, 1, self._compute.device, clock) * (self._batch_size or 1) / (self._tried or 1)

    def _grow(self, end: float) -> None:
        """Try as large a batch as there is time for until ``end``; small ones make the whole seem slower than it is."""
        while self._batch_size is not None and self._tried is not None and self._tried < self._batch_size:
            steps = _LOOK_STEPS + _STEPS_EACH * len(self._candidates) + 1 + _STEPS_SHARED
            fitting = int(self._batch_size * (end - self._watch.spent) / (steps * self.step_seconds))
            if fitting < min(2 * self._tried, self._batch_size):
                return
            self._tried = min(self._batch_size, fitting)
            if self._tried < self._batch_size:
                self.step_seconds = self._look()

    def _trainer(self, precision: Precision) -> Trainer:
        config = self._config if self._tried is None else replace(self._config, batch_size=self._tried)
        trainer: Trainer = self._room.module("training").Trainer(
            config, self._data, replace(self._compute, precision=precision), 0
        )
        return trainer
