"""Measure what the live judge costs a training: the real window, with and without it, in turn.

    python packaging/measure_judge.py [--pairs 3] [--seconds 60] [gan latent ...]

Each pair is two trainings of equal seed and length, the order changing from pair to pair. Of each it
takes, from the first report on, optimizer steps per second by the clock and per second of processor
time that the whole program used, and the processor time of the training's and of the judge's thread: on a
machine that does other work only the last three say much. What the training's thread needs longer
for a step beside the judge is what it loses to it in the caches and in waiting for Python's lock. The
judge's reference to real pictures is made anew in every training. For Linux, whose kernel counts by thread.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QPushButton

from gdl_desktop.core.events import Event, Metrics
from gdl_desktop.core.folders import HOME_VARIABLE
from gdl_desktop.core.registry import playground
from gdl_desktop.shell.app import make_app
from gdl_desktop.shell.main_window import MainWindow

DATA = {"gan": "mnist", "latent": "fashion"}
# Qt names a thread of Linux after the object; the kernel keeps fifteen letters.
TRAINING, JUDGE = "session", "AtLeisureThread"


@dataclass(frozen=True)
class Moment:
    """How far everything is: steps, and seconds of the clock and of the processor."""

    step: int
    clock: float
    program: float
    training: float
    judge: float

    @classmethod
    def now(cls, step: int) -> Moment:
        """Look at the clocks."""
        return cls(step, time.perf_counter(), time.process_time(), _thread_time(TRAINING), _thread_time(JUDGE))


@dataclass(frozen=True)
class Course:
    """What one training did."""

    steps_per_second: float
    steps_per_cpu_second: float
    training_ms_a_step: float
    judge_share: float
    judgements: int

    @classmethod
    def between(cls, begin: Moment, end: Moment, judgements: int) -> Course:
        """Return what was done from one moment to another."""
        steps, program = end.step - begin.step, end.program - begin.program
        return cls(
            steps / (end.clock - begin.clock),
            steps / program,
            1000 * (end.training - begin.training) / steps,
            (end.judge - begin.judge) / program,
            judgements,
        )

    def __str__(self) -> str:
        return (
            f"{self.steps_per_second:.2f} steps/s, {self.steps_per_cpu_second:.2f} a processor second, "
            f"{self.training_ms_a_step:.2f} ms of the training's thread a step, judge {self.judge_share:.2%} of the "
            f"program, {self.judgements} judgements"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms", nargs="*", default=["gan", "latent"])
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        os.environ.setdefault("GDL_PRECISION", "fp32")  # without a trial, which could choose differently each time
        make_app()
        for room in options.rooms:
            _measure(room, options.pairs, options.seconds)


def _measure(room: str, pairs: int, seconds: float) -> None:
    by_clock, by_work, by_thread = [], [], []
    _train(room, 5, live=False)  # imports and caches of the training; those of the judge are its own cost
    for pair in range(pairs):
        order = (True, False) if pair % 2 else (False, True)
        found = {live: _train(room, seconds, live=live) for live in order}
        judged, alone = found[True], found[False]
        by_clock.append(1 - judged.steps_per_second / alone.steps_per_second)
        by_work.append(1 - judged.steps_per_cpu_second / alone.steps_per_cpu_second)
        by_thread.append(judged.training_ms_a_step / alone.training_ms_a_step - 1)
        print(f"{room} pair {pair + 1}\n  alone: {alone}\n  judged: {judged}", flush=True)
    print(
        f"{room}: with the judge {_spread(by_clock)} fewer steps a second by the clock and {_spread(by_work)} fewer a "
        f"second of the program's processor time, {_spread(by_thread)} more processor time of the training's thread "
        f"for a step (median, least and most of {pairs} pairs of {seconds:.0f} s)",
        flush=True,
    )


def _spread(shares: list[float]) -> str:
    return f"{statistics.median(shares):.1%} ({min(shares):.1%} to {max(shares):.1%})"


def _thread_time(name: str) -> float:
    """Return the seconds of processor time of all threads of a name."""
    total = 0.0
    for task in Path("/proc/self/task").iterdir():
        try:
            if (task / "comm").read_text().strip() == name:
                total += int((task / "schedstat").read_text().split()[0]) / 1e9
        except OSError:
            continue  # it has just ended
    return total


def _train(room: str, seconds: float, *, live: bool) -> Course:
    """Train in a fresh window and return what came of it from the first report on."""
    references = getattr(playground(room).module("judging"), "references", None)
    if references is not None:
        references.clear()
    window = MainWindow()
    window.show()
    window.show_playground(room)
    view: Any = window.views[room]
    view.judge.live = live
    view.panel.data.choose(DATA[room])
    moments: list[Moment] = []
    judgements: list[object] = []
    view.judge.judged.connect(judgements.append)

    def note(_owner: str, events: list[Event]) -> None:
        reported = [event.step for event in events if isinstance(event, Metrics)]
        # Seldom, since looking into the kernel's files takes time too.
        if reported and (not moments or time.perf_counter() - moments[-1].clock > 1):
            moments.append(Moment.now(reported[-1]))

    window.desk.events.connect(note)
    view.panel.findChild(QPushButton, f"{room}.train").click()
    while not moments:
        _spin(0.02)
    _spin(seconds)
    course = Course.between(moments[0], moments[-1], len(judgements))
    window.close()
    window.deleteLater()
    return course


def _spin(seconds: float) -> None:
    """Let the window live."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
