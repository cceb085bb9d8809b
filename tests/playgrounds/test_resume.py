"""The promise of every playground: a run that was stopped and continued equals one that never was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from gdl_desktop.core.config import make_config
from gdl_desktop.core.control import RunControl
from gdl_desktop.core.registry import PLAYGROUNDS, RunRequest, playground
from gdl_desktop.learning.checkpoints import newest_state
from gdl_desktop.learning.runs import metric_lines
from gdl_desktop.learning.session import train

# Small enough to be quick, with an end of an epoch before and after the interruption.
SMALL: dict[tuple[str, str], dict[str, Any]] = {
    ("text", "lively"): {"layers": (24, 16), "context_length": 16, "batch_size": 8, "examples_per_epoch": 32},
    ("text", "book"): {"layers": (24,), "context_length": 16, "batch_size": 8, "examples_per_epoch": 32},
    ("latent", "plane"): {"hidden_sizes": (32,), "batch_size": 1500},
    ("latent", "book"): {"hidden_sizes": (32,), "batch_size": 1500},
    ("latent", "refined"): {"hidden_sizes": (32,), "decoder_channels": (4, 2), "batch_size": 500},
    ("gan", "lean"): {"generator_width": 8, "discriminator_width": 8, "batch_size": 32},
    ("gan", "fine"): {"generator_width": 12, "discriminator_width": 8, "batch_size": 32},
    ("gan", "book"): {"generator_width": 24, "discriminator_width": 8, "batch_size": 32},
}


def small_request(name: str, preset: str, folder: Path) -> RunRequest:
    config = playground(name).module("config")
    small = make_config(config.Config, SMALL[name, preset], base=config.PRESETS[preset])
    return RunRequest(name, small, config.DEFAULT_DATA, seed=5, threads=1, max_steps=9, run_dir=folder)


def figures(folder: Path) -> list[tuple[Any, ...]]:
    lines = list(metric_lines(folder))
    # The uninterrupted run does not validate where the other one was stopped.
    return [
        tuple(sorted((k, v) for k, v in line.items() if k != "seconds")) for line in lines if line["phase"] == "train"
    ]


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
@pytest.mark.parametrize(("name", "preset"), SMALL, ids=lambda word: str(word))
def test_a_continued_run_equals_an_uninterrupted_one(name: str, preset: str, precision: str, tmp_path: Path) -> None:
    whole = replace(small_request(name, preset, tmp_path / "whole"), precision=precision)
    list(train(whole, RunControl(), report_seconds=0))
    parts = replace(whole, run_dir=tmp_path / "parts")
    control = RunControl()
    for event in train(parts, control, report_seconds=0):
        if getattr(event, "step", 0) == 5:
            control.stop()
    assert newest_state(tmp_path / "parts" / "checkpoints")[0] == 5
    list(train(RunRequest(name, run_dir=tmp_path / "parts", resume=True), RunControl(), report_seconds=0))

    assert len(figures(tmp_path / "whole")) == 9
    assert figures(tmp_path / "parts") == figures(tmp_path / "whole")
    _, _, expected = newest_state(tmp_path / "whole" / "checkpoints")
    step, _, state = newest_state(tmp_path / "parts" / "checkpoints")
    assert step == 9
    assert state.keys() == expected.keys()
    assert [key for key in expected if not torch.equal(state[key], expected[key])] == []


def test_every_playground_is_held_to_it() -> None:
    assert {name for name, _ in SMALL} == {room.name for room in PLAYGROUNDS}
