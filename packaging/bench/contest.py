"""Competitors take turns, so that whatever else the machine does slows all of them down alike."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from bench.crew import Worker, WorkerError, in_words
from bench.work import Peer, Work

WORTH: Final = 0.7  # a peer's variant that reaches less than this share of its fastest in the trial is left at that


@dataclass
class Entry:
    """One competitor in one work: a peer, its threads, a variant.

    Attributes
    ----------
    variant
        The worker's own word for how it is done, such as ``"bf16"``.
    facts
        What the worker said of the job: precision, number of parameters.
    slices
        What it answered, round by round.
    """

    work: str
    peer: Peer
    threads: int | None
    variant: str
    restricted: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict)
    slices: list[dict[str, float]] = field(default_factory=list)

    def figure(self, work: Work) -> float:
        """Return the median over the rounds: a rate, or the milliseconds of one call."""
        return statistics.median(each["median_ms" if work.is_latency else "rate"] for each in self.slices)

    @property
    def name(self) -> str:
        """Who this is, for messages."""
        return f"{self.peer}, {in_words(self.threads)}, {self.variant}"


def compete(
    work: Work,
    workers: Iterable[Worker],
    rounds: int,
    seconds: float,
    tell: Callable[[str], None],
    variants: Sequence[str] | None = None,
) -> list[Entry]:
    """Let all who offer a work do it in turn, and return what they did.

    Everybody gets ready first and has a trial; of the variants of one peer only those near its fastest go on.
    In each round everybody left does one slice, and each round begins with another competitor. Whoever falls over
    is left out.

    Parameters
    ----------
    seconds
        Length of a slice.
    variants
        Only these of each worker's; all without it.
    """
    entries: list[tuple[Worker, Entry]] = []
    for worker in workers:
        who = worker.contestant
        if not worker.alive:
            continue
        for variant in worker.offers.get(work.name, ()):
            if variants is not None and variant not in variants:
                continue
            entry = Entry(work.name, who.peer, who.threads, variant, who.restricted)
            try:
                entry.facts = worker.ask("prepare", work=work.name, variant=variant)
                entry.slices.append(worker.ask("run", work=work.name, variant=variant, seconds=seconds))
            except WorkerError as error:
                tell(f"  {entry.name}: left out of this work: {error}")
                break  # the process has gone, and with it what it had ready
            tell(f"  {entry.name}: trial {entry.figure(work):,.4g} {work.unit}")
            entries.append((worker, entry))
    entries = [(worker, entry) for worker, entry in entries if worker.alive]
    everybody = [entry for _, entry in entries]
    _check_sizes(everybody)
    going_on = [(worker, entry) for worker, entry in entries if _is_worth(entry, everybody, work)]
    for _, entry in going_on:
        entry.slices.clear()  # the first time is never the best
    for number in range(rounds):
        first = number % max(1, len(going_on))
        for worker, entry in going_on[first:] + going_on[:first]:
            if not worker.alive:
                continue
            try:
                entry.slices.append(worker.ask("run", work=work.name, variant=entry.variant, seconds=seconds))
            except WorkerError as error:
                tell(f"  {entry.name}: left out of this work: {error}")
    entries = [(worker, entry) for worker, entry in entries if worker.alive]
    for worker in {id(worker): worker for worker, _ in entries}.values():
        try:
            worker.ask("forget")
        except WorkerError as error:  # it has done this work
            tell(f"  {worker.contestant.name}: takes no further part: {error}")
    return [entry for _, entry in entries]


def _is_worth(entry: Entry, entries: Sequence[Entry], work: Work) -> bool:
    if entry.peer == "gdl":
        return True
    rivals = [other.figure(work) for other in entries if (other.peer, other.threads) == (entry.peer, entry.threads)]
    speed, fastest = entry.figure(work), max(rivals)
    if work.is_latency:
        speed, fastest = 1 / speed, 1 / min(rivals)
    return speed >= WORTH * fastest


def _check_sizes(entries: Sequence[Entry]) -> None:
    """Make sure that all train the same model."""
    sizes = {entry.name: entry.facts["parameters"] for entry in entries if "parameters" in entry.facts}
    if len(set(sizes.values())) > 1:
        raise AssertionError(f"the models differ in size, so their speeds do not compare: {sizes}")
