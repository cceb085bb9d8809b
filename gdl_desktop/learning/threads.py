"""Choosing one thread of the processor or two, by trying both.

Whether a second one pays, and how the two had better share the work, depends on the model, on its numbers and on the
processor, since the threads have to wait for each other. No more than two are tried: where there are more cores, the
others are for the window and for playing while it trains.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import psutil
import torch

from gdl_desktop.core.errors import UserError
from gdl_desktop.learning.compute import Compute, Way
from gdl_desktop.learning.precision import LEAST_ROUNDS, TRIAL_SECONDS, timed_step, times_as_fast
from gdl_desktop.learning.recipe import GREATEST_THREADS
from gdl_desktop.learning.trainer import Trainer

THREADS_VARIABLE: Final = "GDL_THREADS"
LEAST_GAIN: Final = 1.1  # a second core is worth something to everybody else on the machine


def threads_wanted(wanted: int | None) -> int | None:
    """Return the threads that a person asks for, by option or environment; None leaves it to a trial.

    Raises
    ------
    UserError
        What the environment says is no number of threads.
    """
    if wanted is not None:
        return wanted
    said = os.environ.get(THREADS_VARIABLE) or "auto"
    if said == "auto":
        return None
    # By its length first: Python reads no number of thousands of digits.
    number = int(said) if said.isdecimal() and len(said) <= len(str(GREATEST_THREADS)) else 0
    if not 1 <= number <= GREATEST_THREADS:
        raise UserError(
            f"{THREADS_VARIABLE} is “{said}”; it can be auto or a whole number from 1 to {GREATEST_THREADS}."
        )
    return number


def usable_cores() -> int:
    """Return how many cores of the processor this process may use."""
    cores = psutil.cpu_count(logical=False) or 1
    return min(cores, len(os.sched_getaffinity(0))) if hasattr(os, "sched_getaffinity") else cores


def take_threads(number: int) -> None:
    """Let this thread compute with so many threads, and every thread that has yet to compute with one.

    OpenMP keeps the number for each thread apart, but torch gives the newest one to threads that are new to it.
    Whoever plays while a training has two must not take them from it.
    """
    torch.get_num_threads()  # what a thread first asks torch gives it the newest number; that must not come later
    torch.set_num_threads(number)
    newest = threading.Thread(target=torch.set_num_threads, args=(1,))
    newest.start()
    newest.join()


class Gain(NamedTuple):
    """What more threads than one bring.

    Attributes
    ----------
    times
        How many times as fast a step is as with one thread.
    way
        How they take it.
    """

    times: float
    way: Way


def gain_of(number: int, trainer: Trainer, seconds: float = TRIAL_SECONDS, ways: Sequence[Way] | None = None) -> Gain:
    """Return how many times as fast a trainer's step is with so many threads as with one, in the fastest way.

    It leaves this thread with one.

    Parameters
    ----------
    number
        Threads, two or more.
    trainer
        Takes steps on the processor, and is thrown away.
    seconds
        About how long the steps are timed, after one of each kind that is not; the trial ends early where the
        threads do not pay at once.
    ways
        Those to try; all of the trainer's if none are named.
    """
    alone: list[float] = []
    together: dict[Way, list[float]] = {way: [] for way in ways or trainer.ways}
    gain, step, end = Gain(0.0, next(iter(together))), 0, 0.0
    try:
        # In turn, so that whatever else the machine does slows down all alike.
        while step <= LEAST_ROUNDS or (gain.times > 1 and time.perf_counter() < end):
            trainer.use_threads(1)
            alone.append(timed_step(trainer, step, "cpu"))
            for way, each in together.items():
                trainer.use_threads(number, way)
                each.append(timed_step(trainer, step, "cpu"))
            if step == 0:  # the first step of each kind is a slow one
                for each in (alone, *together.values()):
                    each.clear()
                end = time.perf_counter() + seconds
            else:
                gain = max(Gain(times_as_fast(each, alone), way) for way, each in together.items())
            step += 1
    finally:
        trainer.use_threads(1)
    return gain


def paying_gain(new_trainer: Callable[[], Trainer], seconds: float = TRIAL_SECONDS) -> Gain | None:
    """Return what a second thread brings; None where there is no core for it, or it does not pay."""
    if usable_cores() < 2:
        return None
    gain = gain_of(2, new_trainer(), seconds)
    return gain if gain.times >= LEAST_GAIN else None


def choose_threads(new_trainer: Callable[[], Trainer], compute: Compute) -> tuple[Compute, str]:
    """Return how many threads of the processor a training should take and how, and a sentence on why if it is not one.

    Parameters
    ----------
    new_trainer
        Makes a trainer for the processor that is thrown away.
    compute
        What it computes with otherwise.
    """
    gain = paying_gain(new_trainer)
    if gain is None:
        return replace(compute, threads=1), ""
    found = f"Computing with two threads, {gain.times:.1f} times as fast here as with one."
    return replace(compute, threads=2, way=gain.way), found
