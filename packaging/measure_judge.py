"""Measure what the live judge costs a training: the real window, with and without it, in turn.

    python packaging/measure_judge.py [--trainings 3] [--seconds 60] [--phase 5] [--share 0.3] [gan latent ...]

Each training goes on for twice the seconds, and the judge may work in every other phase of it: neighbours on
a machine that does other work as well are equally busy, and so is the machine itself. For both kinds of
phases it sums up optimizer steps, the clock, the processor time of the whole program, and that of the
training's and of the judge's thread. What the training's thread needs longer for a step beside the judge
is what it loses to it in the caches and in waiting for Python's lock; with a larger share than the
window's that is seen above the noise of a busy machine, and the cost of the window's share follows. All that
the judge does only once falls into the trainings too; its reference to real pictures is made anew in each.
For Linux, whose kernel counts by thread.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from unittest import mock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QPushButton

from gdl_desktop.core.events import Event, Metrics
from gdl_desktop.core.folders import HOME_VARIABLE, cache_dir
from gdl_desktop.core.registry import playground
from gdl_desktop.qt.workers import judge_at_work
from gdl_desktop.shell.app import make_app
from gdl_desktop.shell.main_window import MainWindow

DATA = {"gan": "mnist", "latent": "fashion"}
# Qt names a thread of Linux after the object; the kernel keeps fifteen letters.
TRAINING, JUDGE = "session", "AtLeisureThread"


@dataclass(frozen=True)
class Amount:
    """Optimizer steps, and seconds of the clock and of the processor: a moment, or what lies between two."""

    steps: float = 0
    clock: float = 0
    program: float = 0
    training: float = 0
    judge: float = 0

    @classmethod
    def now(cls, step: int) -> Amount:
        """Look at the clocks."""
        return cls(step, time.perf_counter(), time.process_time(), _thread_time(TRAINING), _thread_time(JUDGE))

    def plus(self, other: Amount, sign: int = 1) -> Amount:
        """Return the sum, or with -1 the difference."""
        return Amount(*(getattr(self, f.name) + sign * getattr(other, f.name) for f in fields(self)))

    def __str__(self) -> str:
        return (
            f"{self.clock:.0f} s, {self.steps / self.clock:.2f} steps/s, {self.steps / self.program:.2f} a second of "
            f"the program, {1000 * self.training / self.steps:.3f} ms of the training's thread a step, "
            f"judge {self.judge / self.program:.2%} of the program"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms", nargs="*", default=["gan", "latent"])
    parser.add_argument("--trainings", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=60.0, help="with the judge, and without it")
    parser.add_argument("--phase", type=float, default=5.0, help="seconds of a phase")
    parser.add_argument(
        "--share", type=float, default=judge_at_work.LIVE_SHARE, help="of the judge (default: as it is)"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        os.environ.setdefault("GDL_PRECISION", "fp32")  # without a trial, which could choose differently each time
        make_app()
        with mock.patch.object(judge_at_work, "LIVE_SHARE", options.share):
            for room in options.rooms:
                _measure(room, options)


def _measure(room: str, options: argparse.Namespace) -> None:
    by_clock, by_program, by_thread, beside = [], [], [], []
    for number in range(options.trainings):
        begins_with_judge = number % 2 == 0
        alone, judged, judgements = _train(room, 2 * options.seconds, options.phase, begins_with_judge)
        by_clock.append(1 - judged.steps / judged.clock / (alone.steps / alone.clock))
        by_program.append(1 - judged.steps / judged.program / (alone.steps / alone.program))
        by_thread.append(judged.training / judged.steps / (alone.training / alone.steps) - 1)
        beside.append((judged.training - alone.training / alone.steps * judged.steps) / judged.judge)
        print(f"{room} {number + 1}, {judgements} judgements\n  alone:  {alone}\n  judged: {judged}", flush=True)
    print(
        f"{room}: with the judge {_spread(by_clock)} fewer steps a second by the clock and {_spread(by_program)} fewer "
        f"a second of the program's processor time, {_spread(by_thread)} more processor time of the training's thread "
        f"for a step: {statistics.median(beside):.2f} ({min(beside):.2f} to {max(beside):.2f}) seconds lost for each "
        f"that the judge computes (median, least and most of {options.trainings} trainings)",
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


def _train(room: str, seconds: float, phase: float, begins_with_judge: bool) -> tuple[Amount, Amount, int]:
    """Train in a fresh window; return what was done without the judge, with it, and how often it came to an end."""
    _forget(room)
    window = MainWindow()
    window.show()
    window.show_playground(room)
    view: Any = window.views[room]
    view.panel.data.choose(DATA[room])
    sums = {False: Amount(), True: Amount()}
    judgements: list[object] = []
    view.judge.judged.connect(judgements.append)
    # Its thread takes no piece while somebody else holds this; the window's own thread may take it twice.
    lock = view.judge.at_work._thread._condition
    may_work = True
    began: Amount | None = None

    def switch(on: bool) -> None:
        nonlocal may_work
        if on != may_work:
            (lock.release if on else lock.acquire)()
            may_work = on

    def note(_owner: str, events: list[Event]) -> None:
        nonlocal began
        reported = [event.step for event in events if isinstance(event, Metrics) and event.phase == "train"]
        if not reported or (began is not None and time.perf_counter() - began.clock < phase):
            return
        moment = Amount.now(reported[-1])
        if began is None:
            switch(begins_with_judge)
        else:
            sums[may_work] = sums[may_work].plus(moment.plus(began, -1))
            switch(not may_work)
        began = moment

    window.desk.events.connect(note)
    view.panel.findChild(QPushButton, f"{room}.train").click()
    while began is None:
        _spin(0.02)
    _spin(seconds)
    switch(on=True)
    window.close()
    window.deleteLater()
    return sums[False], sums[True], len(judgements)


def _forget(room: str) -> None:
    """Let the judge do again what it does once in a session."""
    judging = playground(room).module("judging")
    for kept in (getattr(judging, name, {}) for name in ("references", "means")):
        kept.clear()
    for path in (cache_dir() / "judge").glob("*"):
        path.unlink()


def _spin(seconds: float) -> None:
    """Let the window live."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
