"""How long the program takes to start: ``python packaging/bench/start_up.py``.

The real window is started in a process of its own, on a display if there is one and offscreen otherwise, and says when
it was painted and when the first shipped model played. Times count from the start of the process. *Cold* means that
the system's memory of the program's files was dropped before, as after switching the computer on.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
GOALS = {"painted": {"warm": 0.4, "cold": 1.0}, "playing": {"warm": 2.5}}
MEMORY_GOAL = 450e6
PATIENCE_SECONDS = 120


def main() -> int:
    """Print medians and goals."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--starts", type=int, default=7, help="starts of each kind (7)")
    starts = parser.parse_args().starts
    start()  # whatever is compiled or cached once in a lifetime
    for kind in ("warm", "cold"):
        reports = []
        for _ in range(starts):
            if kind == "cold":
                forget_files()
            reports.append(start())
        for name in reports[0]["marks"]:
            seconds = [report["marks"][name] for report in reports]
            print(
                f"{kind} {name:<10} {statistics.median(seconds):6.2f} s   worst {max(seconds):6.2f} s{goal(name, kind)}"
            )
        memory = statistics.median(report["memory"] for report in reports)
        print(f"{kind} memory     {memory / 1e6:6.0f} MB with a model in play (goal {MEMORY_GOAL / 1e6:.0f})")
    return 0


def start() -> dict:
    """Start the program once and return its report, with times that count from the start of its process."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        environment = {**os.environ, "GDL_HOME": folder}
        if not os.environ.get("DISPLAY"):
            environment["QT_QPA_PLATFORM"] = "offscreen"
        begin = time.monotonic()
        subprocess.run(
            [sys.executable, "-m", "gdl_desktop", "--start-report", str(file)],
            cwd=ROOT,
            env=environment,
            check=True,
            timeout=PATIENCE_SECONDS,
        )
        report = json.loads(file.read_text())
    return {**report, "marks": {name: at - begin for name, at in report["marks"].items()}}


def forget_files() -> None:
    """Ask the system to drop what it keeps in memory of the program's and Python's files."""
    os.sync()
    for folder in (ROOT / "gdl_desktop", ROOT / "resources", *map(Path, set(sysconfig.get_paths().values()))):
        for path in folder.rglob("*"):
            if path.is_file():
                with path.open("rb") as file:
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def goal(name: str, kind: str) -> str:
    """Return the goal in words, where there is one."""
    seconds = GOALS.get(name, {}).get(kind)
    return f"   (goal {seconds} s)" if seconds else ""


if __name__ == "__main__":
    sys.exit(main())
