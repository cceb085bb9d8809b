"""The whole tour, short: every tab trains, plays and ends, and what is written down is true."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from gdl_desktop.core.registry import PLAYGROUNDS


@pytest.mark.slow
def test_the_tour_passes_and_leaves_its_pictures(tmp_path: Path) -> None:
    folder = tmp_path / "tour"
    command = [sys.executable, "-m", "gdl_desktop", "--tour", str(folder), "--seconds", "6"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=400, env=os.environ.copy())
    report = json.loads((folder / "tour.json").read_text())
    assert done.returncode == 0, done.stdout + done.stderr
    assert report["passed"]
    stages = {stage["name"]: stage for stage in report["stages"]}
    assert list(stages) == ["welcome", *(room.name for room in PLAYGROUNDS), "close"]
    assert stages["welcome"]["measured"]["share_of_a_core"] > 0
    for room in PLAYGROUNDS:
        stage = stages[room.name]
        assert stage["measured"]["steps"] > 0
        assert stage["measured"]["lateness_p99_ms"] >= stage["measured"]["lateness_p50_ms"]
        assert stage["measured"]["examples_per_second"] > 0
        assert len(stage["screenshots"]) >= 3
        for name in stage["screenshots"]:
            with Image.open(folder / name) as picture:
                assert picture.size == (1280, 800)
                assert len(picture.convert("RGB").getcolors(maxcolors=1 << 20) or []) > 20
    pictures = [folder / name for stage in report["stages"] for name in stage["screenshots"]]
    assert len({picture.read_bytes() for picture in pictures}) == len(pictures)  # each shows something of its own
    assert stages["latent"]["measured"]["after_training_cursor_to_image_p50_ms"] > 0
    assert "GDL_HOME" not in report


def test_a_tour_that_cannot_write_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    command = [sys.executable, "-m", "gdl_desktop", "--tour", str(tmp_path / "file" / "tour")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("seconds", ["0", "-3", "soon", "nan"])
def test_a_tour_needs_seconds(seconds: str) -> None:
    command = [sys.executable, "-m", "gdl_desktop", "--tour", "x", "--seconds", seconds]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 2
    assert "seconds must be a positive number" in done.stderr
