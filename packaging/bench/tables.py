"""From measured figures to the tables of docs/BENCHMARKS.md."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from bench.contest import Entry
from bench.crew import ROOT
from bench.work import PEAKS, PEERS, RESTRICTED_GOAL, TRAININGS, WORKS, Goal, Peer, Work
from gdl_desktop.core.files import write_atomically

DOCUMENT: Final = ROOT / "docs" / "BENCHMARKS.md"
NOTHING: Final = "–"
_RIVALS: Final[tuple[Peer, ...]] = ("keras", "torch", "tfjs")


def write_section(document: Path, name: str, text: str) -> None:
    """Replace what stands between the markers of a section, ``<!-- name -->`` and ``<!-- end of name -->``.

    Raises
    ------
    ValueError
        The document lacks the markers.
    """
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    whole = document.read_text(encoding="utf-8")
    before, found_begin, rest = whole.partition(begin)
    _, found_end, after = rest.partition(end)
    if not found_begin or not found_end:
        raise ValueError(f"{document.name} has no section between “{begin}” and “{end}”")
    write_atomically(document, f"{before}{begin}\n{text.strip()}\n{end}{after}".encode())


def markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def short(figure: float, significant: int = 3) -> str:
    """Return a number with so many significant digits, or all before the point."""
    if figure == 0 or not math.isfinite(figure):
        return f"{figure:g}"
    digits = max(0, significant - 1 - math.floor(math.log10(abs(figure))))
    return f"{figure:,.{digits}f}"


def speed_table(result: Mapping[str, Any]) -> str:
    """Return all tables of a run of ``make bench``, in Markdown."""
    entries = [Entry(**entry) for entry in result["entries"]]
    free = [entry for entry in entries if not entry.restricted]
    parts = [_circumstances(result), _comparison(free, with_goals=True)]
    alone = [entry for entry in free if entry.threads == 1]
    parts += ["The same with one thread each:", _comparison(alone, with_goals=False)]
    if restricted := [entry for entry in entries if entry.restricted]:
        parts += [
            "With AVX2 at the most, in float32, as on a processor without bfloat16 units:",
            _restricted(restricted),
        ]
    if peaks := _peaks(alone):
        parts += ["What the trainers make of the processor, one thread:", peaks]
    return "\n\n".join(parts)


def best(entries: Iterable[Entry], work: Work, peer: Peer) -> Entry | None:
    """Return a peer's fastest entry in a work; of our own the one that computes as the program would."""
    rivals = [entry for entry in entries if (entry.work, entry.peer) == (work.name, peer)]
    if peer == "gdl":
        rivals = [entry for entry in rivals if entry.variant == "auto"] or rivals
        rivals = [entry for entry in rivals if entry.threads is None] or rivals
    return min(rivals, key=lambda entry: entry.figure(work) * (1 if work.is_latency else -1), default=None)


def ratio(ours: Entry, theirs: Entry, work: Work) -> float:
    """Return how many times as fast we are."""
    quotient = ours.figure(work) / theirs.figure(work)
    return 1 / quotient if work.is_latency else quotient


def judge(work: Work, goal: Goal, ours: Entry, rival: Entry | None) -> str:
    """Return a goal and whether it is met, such as ``"≥ 2.5x Keras on TensorFlow: met"``."""
    sign = "≤" if work.is_latency and goal.against is None else "≥"
    if goal.against is None:
        words, figure = f"{sign} {goal.bound:,g}{' ms' if work.is_latency else ''}", ours.figure(work)
    else:
        words = f"{sign} {goal.bound:g}x {PEERS[goal.against]}"
        if rival is None:
            return f"{words}: not measured"
        figure = ratio(ours, rival, work)
    return f"{words}: {'met' if work.met(goal, figure) else '**not met**'}"


def _comparison(entries: Sequence[Entry], with_goals: bool) -> str:
    header = ["work", *(PEERS[peer] for peer in PEERS), *(f"against {PEERS[peer]}" for peer in _RIVALS)]
    rows = []
    for work in WORKS:
        ours = best(entries, work, "gdl")
        if ours is None:
            continue
        rivals = {peer: best(entries, work, peer) for peer in _RIVALS}
        row = [f"{work.title}: {work.unit}", _cell(ours, work), *(_cell(rival, work) for rival in rivals.values())]
        row += [f"{short(ratio(ours, rival, work))}x" if rival else NOTHING for rival in rivals.values()]
        if with_goals:
            goals = ((goal, rivals[goal.against] if goal.against else None) for goal in work.goals)
            row.append("; ".join(judge(work, goal, ours, rival) for goal, rival in goals))
        rows.append(row)
    return markdown([*header, "goal"] if with_goals else header, rows)


def _cell(entry: Entry | None, work: Work) -> str:
    if entry is None:
        return NOTHING
    how = entry.facts.get("precision", "") if entry.variant == "auto" else entry.variant
    threads = "own threads" if entry.threads is None else ""
    if entry.peer == "gdl":
        threads = "two threads" if entry.facts.get("threads") == 2 else ""
    notes = ", ".join(note for note in (how, threads) if note)
    return f"{short(entry.figure(work))}{f' ({notes})' if notes else ''}"


def _restricted(entries: Sequence[Entry]) -> str:
    rows = []
    for work in TRAININGS:
        ours, rival = best(entries, work, "gdl"), best(entries, work, "keras")
        if ours is not None:
            times = f"{short(ratio(ours, rival, work))}x" if rival else NOTHING
            goal = judge(work, RESTRICTED_GOAL, ours, rival)
            rows.append([f"{work.title}: {work.unit}", _cell(ours, work), _cell(rival, work), times, goal])
    return markdown(["work", PEERS["gdl"], PEERS["keras"], "ratio", "goal"], rows)


def _peaks(entries: Sequence[Entry]) -> str:
    peaks = {precision: best(entries, work, "gdl") for precision, work in PEAKS.items()}
    rows = []
    for work in TRAININGS:
        ours = {e.facts["precision"]: e for e in entries if (e.work, e.peer) == (work.name, "gdl")}
        for precision, entry in ours.items():
            peak = peaks[precision]
            if peak is None:
                continue
            flops = entry.facts["flops_per_example"]
            reached = flops * entry.figure(work)
            most = peak.figure(PEAKS[precision])
            giga = [f"{value / 1e9:,.1f}" for value in (reached, most)]
            rows.append([work.title, precision, f"{flops / 1e6:,.2f}", *giga, f"{reached / most:.0%}"])
    header = ["training", "precision", "MFLOP per example", "reached, GFLOP/s", "matrix product, GFLOP/s", "share"]
    return markdown(header, rows) if rows else ""


def _circumstances(result: Mapping[str, Any]) -> str:
    machine = result["machine"]
    versions = {name: version for each in result["versions"].values() for name, version in each.items()}
    named = ("gdl_desktop", "torch", "keras", "tensorflow", "tfjs", "node", "python")
    sentences = [
        (
            f"Measured on {machine['date']}: {machine['processor']}, {machine['cores']} cores, {machine['system']}, "
            f"{', '.join(machine['features']) or 'none of the features that matter'}; "
            f"load {machine['load']} before and {result['load_after']} after."
        ),
        f"Medians of {result['rounds']} slices of {result['seconds']:g} s, all in turn.",
        f"Versions: {', '.join(f'{name} {versions[name]}' for name in named if name in versions)}.",
    ]
    alone = [part for entry in result["entries"] if entry["threads"] == 1 for part in entry["slices"]]
    if alone:
        had = statistics.median(part["processor_seconds"] / part["seconds"] for part in alone)
        sentences.append(f"Whoever worked with one thread had a processor for {had:.0%} of the time.")
    sentences += [f"{who} is left out: {reason}." for who, reason in result["absent"].items()]
    sentences += [f"{who} fell over and took no further part ({reason})." for who, reason in result["fallen"].items()]
    return " ".join(sentences)
