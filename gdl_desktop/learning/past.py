"""What a run has said so far, read again for whoever shows it or trains on.

Neither torch nor Qt is needed for it.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, get_args

from gdl_desktop.core.config import make_config
from gdl_desktop.core.events import Metrics, Phase
from gdl_desktop.core.kept_run import KeptRun
from gdl_desktop.core.registry import playground
from gdl_desktop.learning.runs import SAMPLES, live_changes, metric_lines, record_as_it_stands

MOST: Final = 1000
"""Figures of training, and of validation, that a run's past is told by; a plot shows no more."""

_ABOUT: Final = ("step", "epoch", "seconds", "phase", "count")


def kept_run(folder: Path, step: int | None = None, seconds: float = 0.0) -> KeptRun:
    """Read how a run stands.

    Parameters
    ----------
    step, seconds
        Where it can be continued from, if that is not where its record says that it stands.

    Raises
    ------
    UserError
        There is no run, or this version does not understand its settings.
    """
    record = record_as_it_stands(folder)
    status = record.status
    if step is None:
        step, seconds = record.step, record.seconds
    elif step < record.step and status in ("finished", "stopped"):
        status = "interrupted"  # what came behind is lost
    config = make_config(playground(record.playground).module("config").Config, record.config)
    changes = live_changes(folder, record, type(config), step)
    config = make_config(type(config), {change["name"]: change["value"] for change in changes}, base=config)
    return KeptRun(
        folder,
        config,
        record.data,
        record.seed,
        status,
        step,
        seconds,
        record.total_steps,
        fraction=min(1.0, max(step / (record.total_steps or math.inf), seconds / (record.max_seconds or math.inf))),
    )


def past_of_run(folder: Path, step: int) -> tuple[Metrics, ...]:
    """Return what a run has said up to a step, by steps.

    Of a long run neighbours are merged into their mean, so that at most twice `MOST` figures of training stay.
    """
    courses: dict[Phase, _Course] = {"train": _Course(), "validation": _Course()}
    judged = []
    for line in metric_lines(folder):
        figures = _figures(line) if line["step"] <= step else None
        if figures is None:
            continue
        if figures.phase == "judge":
            judged.append(figures)  # a few a minute; and each is of so many pictures
        else:
            courses[figures.phase].add(figures)
    said = [figures for course in courses.values() for figures in course.figures()]
    return tuple(sorted([*said, *judged], key=lambda figures: figures.step))


def texts_of_run(folder: Path, step: int, most: int) -> list[tuple[int, str]]:
    """Return the newest samples of text that a run has kept up to a step, each behind its own, oldest first."""
    files = {int(path.stem): path for path in (folder / SAMPLES).glob("*.txt") if path.stem.isdecimal()}
    texts = []
    for at in sorted(each for each in files if each <= step)[-most:]:
        with contextlib.suppress(OSError):  # one that cannot be read leaves the others
            texts.append((at, files[at].read_text(encoding="utf-8", errors="replace").rstrip("\n")))
    return texts


def _figures(line: Mapping[str, Any]) -> Metrics | None:
    """Return a line as the event that it was; None where it is of another kind, or somebody else wrote it."""
    values = {name: math.nan if value is None else value for name, value in line.items() if name not in _ABOUT}
    phase: Any = line.get("phase")
    epoch, count = line.get("epoch", 0), line.get("count", 1)
    numbers = [line.get("seconds"), epoch, count, *values.values()]
    if phase not in get_args(Phase) or not all(type(number) in (int, float) for number in numbers):
        return None
    return Metrics(line["step"], int(epoch), float(line["seconds"]), values, phase, max(1, int(count)))


class _Course:
    """Figures of one phase, never more than twice `MOST`, and each the mean of as many reports as the others."""

    def __init__(self) -> None:
        self._merged: list[Metrics] = []
        self._open: list[Metrics] = []
        self._each = 1

    def add(self, figures: Metrics) -> None:
        self._open.append(figures)
        if len(self._open) == self._each:
            self._merged.append(_mean(self._open))
            self._open.clear()
        if len(self._merged) == 2 * MOST:
            self._merged = [_mean(self._merged[at : at + 2]) for at in range(0, 2 * MOST, 2)]
            self._each *= 2

    def figures(self) -> list[Metrics]:
        return [*self._merged, *([_mean(self._open)] if self._open else [])]


def _mean(several: Sequence[Metrics]) -> Metrics:
    """Return the mean of reports that follow each other, where the last of them stands."""
    last = several[-1]
    if len(several) == 1:
        return last
    alike = [each for each in several if each.values.keys() == last.values.keys()]
    count = sum(each.count for each in alike)
    values = {name: sum(each.count * each.values[name] for each in alike) / count for name in last.values}
    return replace(last, values=values, count=count)
