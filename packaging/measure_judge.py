"""Measure what the live judge costs a training: the real window, with and without it, in turn.

    python packaging/measure_judge.py [--pairs 5] [--seconds 10] [gan latent ...]

Each pair is two trainings of equal seed and length, the order changing from pair to pair. Of each it
takes optimizer steps per second by the clock and per second of processor time that the whole program
used: the second also says something on a machine that does other work. The judge's reference to
real pictures is made anew in every training.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
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


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms", nargs="*", default=["gan", "latent"])
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=10.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        os.environ.setdefault("GDL_PRECISION", "fp32")  # without a trial, which could choose differently each time
        make_app()
        for room in options.rooms:
            _measure(room, options.pairs, options.seconds)


def _measure(room: str, pairs: int, seconds: float) -> None:
    by_clock, by_work, shares = [], [], []
    _train(room, seconds / 2, live=True)  # imports and caches
    for pair in range(pairs):
        order = (True, False) if pair % 2 else (False, True)
        found = {live: _train(room, seconds, live=live) for live in order}
        with_judge, without = found[True], found[False]
        by_clock.append(1 - with_judge["steps_per_second"] / without["steps_per_second"])
        by_work.append(1 - with_judge["steps_per_cpu_second"] / without["steps_per_cpu_second"])
        shares.append(with_judge["judgements"])
        print(f"{room} pair {pair + 1}: {without} without, {with_judge} with the judge", flush=True)
    print(
        f"{room}: the judge costs {statistics.median(by_clock):.1%} of the steps a second by the clock, "
        f"{statistics.median(by_work):.1%} by processor time (medians of {pairs} pairs of {seconds:.0f} s; "
        f"{statistics.median(shares):.0f} judgements in each)",
        flush=True,
    )


def _train(room: str, seconds: float, *, live: bool) -> dict[str, float]:
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
    steps: list[tuple[int, float, float]] = []
    judgements: list[object] = []
    view.judge.judged.connect(judgements.append)

    def note(_owner: str, events: list[Event]) -> None:
        reported = [event.step for event in events if isinstance(event, Metrics)]
        if reported:
            steps.append((reported[-1], time.perf_counter(), time.process_time()))

    window.desk.events.connect(note)
    view.panel.findChild(QPushButton, f"{room}.train").click()
    while not steps:
        _spin(0.02)
    _spin(seconds)
    (first, began, worked), (last, ended, had_worked) = steps[0], steps[-1]
    window.close()
    window.deleteLater()
    return {
        "steps_per_second": round((last - first) / (ended - began), 2),
        "steps_per_cpu_second": round((last - first) / (had_worked - worked), 2),
        "judgements": len(judgements),
    }


def _spin(seconds: float) -> None:
    """Let the window live."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
