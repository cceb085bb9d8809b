"""What being watched costs a training: ``make bench-cost``.

The same default preset is trained twice, in turn and in one thread: by a session as the window runs it (figures,
published weights, previews, validation, autosave, all events through the buffer), and by nothing but `train_step`.
A turn is half a second: the speed of a shared machine drifts within seconds by more than is to be seen. What counts is
the processor time of the thread; the time on the clock, which also waits for the disk, stands beside.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import torch

from bench.crew import ROOT
from bench.machine import describe_machine
from bench.tables import DOCUMENT, markdown, write_section
from gdl_desktop.core.buffer import EventBuffer
from gdl_desktop.core.control import RunControl
from gdl_desktop.core.files import write_atomically
from gdl_desktop.core.registry import PLAYGROUNDS, Playground, RunRequest
from gdl_desktop.data import library
from gdl_desktop.learning.compute import Precision, choose_compute
from gdl_desktop.learning.loop import VALIDATE_SECONDS
from gdl_desktop.learning.memory import keep_freed_memory
from gdl_desktop.learning.precision import choose_precision, precision_wanted
from gdl_desktop.learning.session import AUTOSAVE_SECONDS, train
from gdl_desktop.learning.trainer import Trainer

RESULT: Final = ROOT / "bench-cost.json"
GOAL: Final = 0.05
FRAME_SECONDS: Final = 1 / 30  # as often as the window drains the buffer
SEED: Final = 0
TURN_SECONDS: Final = 0.5
TIMES: Final = 5


@dataclass(frozen=True, slots=True)
class Work:
    """Steps of training, and what they took: processor seconds of the thread, and seconds on the clock."""

    steps: int = 0
    processor: float = 0.0
    clock: float = 0.0

    def __add__(self, other: Work) -> Work:
        """Return both together."""
        return Work(self.steps + other.steps, self.processor + other.processor, self.clock + other.clock)


class Stopwatch:
    """Measures work from the moment it is made."""

    def __init__(self) -> None:
        self._processor, self._clock = time.thread_time(), time.perf_counter()
        self.steps = 0

    def read(self) -> Work:
        """Return the work so far."""
        return Work(self.steps, time.thread_time() - self._processor, time.perf_counter() - self._clock)


class Turns(RunControl):
    """Lets somebody else work while a session waits at its gate, where its own clock stands still.

    Parameters
    ----------
    other
        Works for so many processor seconds.
    rounds
        How many there are before the session is told to end.
    seconds
        How long a round is for the session, in processor seconds.

    Attributes
    ----------
    pairs
        What the session and the other one did in each round.
    """

    def __init__(self, other: Callable[[float], Work], rounds: int, seconds: float) -> None:
        super().__init__()
        self._other, self._rounds, self._seconds = other, rounds, seconds
        self._stopwatch: Stopwatch | None = None  # what comes before the first step is not training
        self._round = (Work(), Work())
        self.pairs: list[tuple[Work, Work]] = []

    def gate(self) -> bool:
        """Count a step of the session, or give the other one its turn."""
        if self._stopwatch is None:
            self._stopwatch = Stopwatch()
        work = self._stopwatch.read()
        if work.processor >= TURN_SECONDS:
            watched, bare = self._round
            self._round = (watched + work, bare + self._other(TURN_SECONDS))
            if self._round[0].processor >= self._seconds:
                self.pairs.append(self._round)
                self._round = (Work(), Work())
            if len(self.pairs) >= self._rounds:
                self.stop()
            self._stopwatch = Stopwatch()
        self._stopwatch.steps += 1
        return super().gate()


def bare_loop(trainer: Trainer) -> Callable[[float], Work]:
    """Return what takes steps of a trainer, and nothing else, for so many processor seconds."""
    step = 0

    def work(seconds: float) -> Work:
        nonlocal step
        stopwatch = Stopwatch()
        while stopwatch.read().processor < seconds:
            trainer.train_step(step, 0.0)
            step += 1
            stopwatch.steps += 1
        return stopwatch.read()

    return work


def compare(room: Playground, rounds: int, seconds: float, precision: Precision | None, folder: Path) -> dict[str, Any]:
    """Train a playground's default preset both ways in turn.

    Parameters
    ----------
    precision
        What to compute with; None tries which is faster, as a training does.
    folder
        Where the session's run goes.
    """
    module = room.module("config")
    config, data = module.PRESETS[module.DEFAULT_PRESET], library.load(room.data_kind, module.DEFAULT_DATA)
    compute = choose_compute("cpu")
    torch.set_num_threads(compute.threads)

    def new_trainer(precision: Precision) -> Trainer:
        trainer: Trainer = room.module("training").Trainer(config, data, replace(compute, precision=precision), SEED)
        return trainer

    chosen = precision or choose_precision(new_trainer, compute)[0]
    bare_trainer = new_trainer(chosen)
    control = Turns(bare_loop(bare_trainer), rounds, seconds)
    request = RunRequest(
        room.name,
        config,
        module.DEFAULT_DATA,
        SEED,
        threads=compute.threads,
        device="cpu",
        precision=chosen,
        max_steps=sys.maxsize,
        run_dir=folder / room.name,
    )
    events, drained = EventBuffer(), time.perf_counter()
    for event in train(request, control):
        events.put(event)
        if time.perf_counter() - drained > FRAME_SECONDS:
            events.drain()
            drained = time.perf_counter()
    shares = {
        how: [
            _share_lost(getattr(watched, how) / watched.steps, getattr(bare, how) / bare.steps)
            for watched, bare in control.pairs
        ]
        for how in ("processor", "clock")
    }
    step_seconds = statistics.median(bare.processor / bare.steps for _, bare in control.pairs)
    epoch_seconds = bare_trainer.steps_per_epoch * step_seconds
    alone = {
        "validation": _share_of(bare_trainer.validate, max(epoch_seconds, VALIDATE_SECONDS)),
        "previews": _share_of(lambda: bare_trainer.preview(0, 1), bare_trainer.preview_seconds or epoch_seconds),
    }
    named = {"playground": room.name, "preset": module.DEFAULT_PRESET, "precision": chosen}
    return {**named, **shares, **alone}


def _share_of(work: Callable[[], object], between: float) -> float:
    """Return which share of the steps is lost to something that is done once in so many seconds of training."""
    seconds = []
    for _ in range(TIMES):
        stopwatch = Stopwatch()
        work()
        seconds.append(stopwatch.read().processor)
    return _share_lost(between + statistics.median(seconds), between)


def _share_lost(watched: float, bare: float) -> float:
    """Return which share of the steps is lost when one takes so much longer."""
    return 1 - bare / watched


def cost_table(results: Sequence[Mapping[str, Any]]) -> str:
    """Return the table of docs/BENCHMARKS.md."""
    rows = []
    for result in results:
        processor, clock = (statistics.median(result[how]) for how in ("processor", "clock"))
        verdict = "met" if processor < GOAL else "**not met**"
        name = f"{result['playground']}, {result['preset']}, {result['precision']}"
        lost = [f"{share:.1%}" for share in (processor, result["validation"], result["previews"], clock)]
        rows.append([name, *lost, f"< {GOAL:.0%}", verdict])
    header = ["steps lost per processor second", "held-out figures alone", "previews alone", "per second on the clock"]
    return markdown(["training", *header, "goal", ""], rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure all playgrounds, then write ``bench-cost.json`` and, when asked, the table."""
    parser = argparse.ArgumentParser(prog="bench.cost", description="What being watched costs a training.")
    parser.add_argument("--rounds", type=int, default=5, help="how often the cost is measured")
    parser.add_argument(
        "--seconds", type=float, default=AUTOSAVE_SECONDS, help="processor seconds of a training each time"
    )
    parser.add_argument("--only", nargs="*", default=[], metavar="PLAYGROUND", help="only these playgrounds")
    parser.add_argument("--precision", default=None, help="fp32 or bf16; otherwise a short try decides")
    parser.add_argument("--output", type=Path, default=RESULT, metavar="FILE", help="where the figures go, as JSON")
    parser.add_argument("--write", action="store_true", help="put the table into docs/BENCHMARKS.md")
    options = parser.parse_args(arguments)
    precision = precision_wanted(options.precision)
    keep_freed_memory()  # so that the bare loop has what the program gives itself
    results = []
    for room in PLAYGROUNDS:
        if not options.only or room.name in options.only:
            print(room.title, flush=True)
            with tempfile.TemporaryDirectory() as folder:
                results.append(compare(room, options.rounds, options.seconds, precision, Path(folder)))
    text = json.dumps({"machine": describe_machine(), "trainings": results}, indent=1)
    write_atomically(options.output, text.encode())
    table = cost_table(results)
    print(f"\n{table}")
    if options.write:
        write_section(DOCUMENT, "cost", table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
