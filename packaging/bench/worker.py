"""A worker's end: makes jobs ready and does slices of them, as the driver says. The standard library alone.

Each message is one line of JSON on standard input, each answer one on standard output.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Sizes: TypeAlias = Mapping[str, Any]
"""What `bench.sizes.sizes` returns, come through JSON."""


@dataclass(frozen=True)
class Job:
    """Some work, made ready and warmed up.

    Attributes
    ----------
    run
        Works for about so many seconds and returns how long each call took, in seconds.
    amount
        What one call makes: 128 windows, 100 images, one grid.
    facts
        What the driver should know: number of parameters, precision.
    """

    run: Callable[[float], list[float]]
    amount: float = 1
    facts: Mapping[str, Any] = field(default_factory=dict)


def repeat(call: Callable[[], object]) -> Callable[[float], list[float]]:
    """Return a `Job.run` that calls this again and again."""

    def run(seconds: float) -> list[float]:
        times = []
        began = last = time.perf_counter()
        while last - began < seconds:
            call()
            now = time.perf_counter()
            times.append(now - last)
            last = now
        return times

    return run


Maker: TypeAlias = Callable[[Sizes], Job]


def serve(makers: Mapping[str, Mapping[str, Maker]], versions: Mapping[str, str]) -> None:
    """Answer the driver until it closes the line.

    Parameters
    ----------
    makers
        For each work that this worker can do, by variant: what makes the job ready.
    """
    # Libraries print: standard output is the driver's alone, and whatever else goes there becomes an error message.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    jobs: dict[tuple[str, str], Job] = {}
    sizes: Sizes = {}
    answer: Mapping[str, Any]
    for line in sys.stdin:
        message = json.loads(line)
        key = (message.get("work", ""), message.get("variant", ""))
        match message["do"]:
            case "hello":
                sizes = message["sizes"]
                offers = {work: list(variants) for work, variants in makers.items()}
                answer = {"versions": dict(versions), "offers": offers}
            case "prepare":
                job = jobs[key] = makers[key[0]][key[1]](sizes)
                answer = dict(job.facts)
            case "run":
                answer = _slice(jobs[key], message["seconds"])
            case "forget":
                jobs.clear()
                answer = {}
            case other:
                raise ValueError(f"no such message: {other}")
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _slice(job: Job, seconds: float) -> dict[str, float]:
    processor = time.process_time()
    times = job.run(seconds)
    return {
        "rate": job.amount * len(times) / sum(times),
        "median_ms": statistics.median(times) * 1000,
        "processor_seconds": time.process_time() - processor,
        "seconds": sum(times),
    }
