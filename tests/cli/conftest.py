from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GDL = [sys.executable, "-m", "gdl_desktop.cli"]

# The smallest models that still are what their playground is about.
TINY = {
    "text": ["--layers", "8", "--context-length", "16", "--batch-size", "4", "--examples-per-epoch", "40"],
    "latent": ["--hidden-sizes", "8", "--batch-size", "32"],
    "gan": ["--generator-width", "4", "--discriminator-width", "2", "--batch-size", "8", "--z-size", "4"],
}
FIRST_STEPS = 8


def environment() -> dict[str, str]:
    """A process's variables: the checkout on its path, one thread, the same arithmetic everywhere."""
    ours = {
        "PYTHONPATH": str(ROOT),
        "OMP_NUM_THREADS": "1",
        "GDL_PRECISION": "fp32",
        "GDL_THREADS": "1",
        "PYTHONUNBUFFERED": "1",
    }
    return {**os.environ, **ours}


def start(*words: str, **kwargs: object) -> subprocess.Popen[str]:
    """Start the real command line in a process of its own."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    return subprocess.Popen([*GDL, *words], **{"env": environment(), **pipes, **kwargs})  # type: ignore[call-overload,no-any-return]


@pytest.fixture(scope="session")
def tiny_runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, str]]:
    """A run of a few steps on embedded data for each playground, and what its training said, as JSON lines."""
    folder = tmp_path_factory.mktemp("runs")
    own_home = {**environment(), "GDL_HOME": str(folder / "home")}
    started = {
        name: start(
            "train", name, *options, "--steps", str(FIRST_STEPS), "--json", "--out", str(folder / name), env=own_home
        )
        for name, options in TINY.items()
    }
    runs = {}
    for name, process in started.items():
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, err
        runs[name] = (folder / name, out)
    return runs
