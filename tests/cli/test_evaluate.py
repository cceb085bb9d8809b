"""``gdl evaluate`` where no judge can help."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gdl_desktop.cli import main
from tests.cli.conftest import TINY


def test_pictures_that_no_judge_knows_are_said_to_be_unjudged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rng = np.random.default_rng(0)
    for label in ("cats", "dogs"):
        (tmp_path / "pets" / label).mkdir(parents=True)
        for index in range(20):
            pixels = rng.integers(0, 255, (28, 28), dtype=np.uint8)
            Image.fromarray(pixels).save(tmp_path / "pets" / label / f"{index}.png")
    run = str(tmp_path / "run")
    assert main(["train", "gan", *TINY["gan"], "--data", str(tmp_path / "pets"), "--steps", "2", "--out", run]) == 0
    capsys.readouterr()
    assert main(["evaluate", run, "--json"]) == 0
    told = capsys.readouterr()
    assert "No judge has learnt these classes" in told.err
    assert json.loads(told.out)["metrics"]["judged_pictures"] == 0


def test_how_many_pictures_are_judged_may_be_said(
    tiny_runs: dict[str, tuple[Path, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(tiny_runs["gan"][0]), "--n", "40", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["metrics"]["judged_pictures"] == 40
    for name in ("text", "latent"):
        assert main(["evaluate", str(tiny_runs[name][0]), "--n", "40"]) == 2
        assert f"--n means nothing to a model of the playground {name}" in capsys.readouterr().err
