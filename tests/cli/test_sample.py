"""`gdl sample` and `gdl evaluate`: every ending, every kind of model."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gdl_desktop.cli import main
from gdl_desktop.cli.sample import label_of
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.folders import models_dir
from gdl_desktop.core.registry import playground
from gdl_desktop.learning.models import open_model
from gdl_desktop.learning.snapshot import save_snapshot, weights_hash
from tests.cli.conftest import TINY, start

Runs = dict[str, tuple[Path, str]]


def sample(runs: Runs, name: str, *words: str) -> int:
    return main(["sample", name, "--model", str(runs[name][0]), *words])


def test_a_grid_carries_its_recipe(tiny_runs: Runs, tmp_path: Path) -> None:
    out = tmp_path / "new folder" / "grid.png"
    assert sample(tiny_runs, "gan", "--n", "25", "--seed", "3", "--class", "all", "--out", str(out)) == 0
    with Image.open(out) as picture:
        assert picture.size == (280, 84)
        recipe = json.loads(picture.text["gdl"])
    assert recipe["request"] == {"n": 25, "label": "all", "seed": 3}
    assert recipe["model_hash"] == weights_hash(open_model(tiny_runs["gan"][0]))
    assert recipe["playground"] == "gan"


def test_arrays_have_classes_in_equal_shares_and_do_not_depend_on_n(tiny_runs: Runs, tmp_path: Path) -> None:
    few, many = tmp_path / "few.npz", tmp_path / "many.npz"
    assert sample(tiny_runs, "gan", "--n", "7", "--seed", "3", "--out", str(few)) == 0
    assert sample(tiny_runs, "gan", "--n", "40", "--seed", "3", "--out", str(many)) == 0
    with np.load(few) as a, np.load(many) as b:
        assert a["x"].dtype == b["x"].dtype == np.uint8
        assert b["x"].shape == (40, 28, 28)
        assert b["y"].dtype == np.int64
        assert np.bincount(b["y"]).tolist() == [4] * 10
        np.testing.assert_array_equal(a["x"], b["x"][:7])


def test_a_sample_is_repeatable_to_the_byte(tiny_runs: Runs, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.npz", "b.npz")]
    for file in files:
        assert sample(tiny_runs, "latent", "--n", "5", "--seed", "11", "--out", str(file)) == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    with np.load(files[0]) as arrays:
        assert arrays["y"].tolist() == [-1] * 5


def test_latent_without_a_number_draws_the_manifold(tiny_runs: Runs, tmp_path: Path) -> None:
    assert sample(tiny_runs, "latent", "--out", str(tmp_path / "manifold.PNG")) == 0
    with Image.open(tmp_path / "manifold.PNG") as picture:
        assert picture.size == (560, 560)


def test_text_goes_to_a_file_or_the_standard_output(
    tiny_runs: Runs, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--seed-text", "The ", "--length", "30", "--temperature", "0.7", "--seed", "2"]
    assert sample(tiny_runs, "text", *words, "--out", str(tmp_path / "text.txt")) == 0
    written = (tmp_path / "text.txt").read_text(encoding="utf-8")
    assert written.startswith("The ")
    assert len(written) == len("The ") + 30 + 1
    capsys.readouterr()
    assert sample(tiny_runs, "text", *words, "--out", "-") == 0
    captured = capsys.readouterr()
    assert captured.out == written
    assert captured.err == ""


def test_unknown_characters_are_named(tiny_runs: Runs, capsys: pytest.CaptureFixture[str]) -> None:
    assert sample(tiny_runs, "text", "--seed-text", "caf\u0117 \u2603", "--length", "5", "--out", "-") == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("cafe ")
    assert "\u2603" in captured.err
    assert "skipped" in captured.err


def test_several_texts_are_told_apart(tiny_runs: Runs, capsys: pytest.CaptureFixture[str]) -> None:
    assert sample(tiny_runs, "text", "--n", "2", "--length", "5", "--out", "-") == 0
    out = capsys.readouterr().out
    assert "--- 1 of 2 ---\n" in out
    assert "--- 2 of 2 ---\n" in out


def test_pictures_go_to_a_pipe(tiny_runs: Runs, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert sample(tiny_runs, "gan", "--class", "3", "--n", "4", "--out", "-") == 0
    assert capsysbinary.readouterr().out.startswith(b"\x89PNG")


def test_a_model_goes_by_its_name(tiny_runs: Runs, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = models_dir() / "doodles.safetensors"
    save_snapshot(open_model(tiny_runs["gan"][0]), path)
    assert main(["sample", "gan", "--model", "doodles", "--n", "3", "--out", str(tmp_path / "a.npz")]) == 0
    assert main(["sample", "gan", "--model", str(path), "--n", "3", "--out", str(tmp_path / "b.npz")]) == 0
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    capsys.readouterr()
    assert main(["models", "--json"]) == 0
    listed = {model["name"]: model for model in json.loads(capsys.readouterr().out)}
    assert listed["doodles"] == {
        "name": "doodles",
        "playground": "gan",
        "data": "mnist",
        "origin": "saved",
        "path": str(path),
        "card": dict(open_model(path).card),
    }
    assert main(["models"]) == 0
    table = capsys.readouterr()
    assert "doodles" in table.out
    assert str(models_dir()) in table.err


@pytest.mark.parametrize(
    ("word", "label"), [("all", "all"), ("ALL", "all"), ("Seven", 2), ("0", 0), ("3", 1), ("2", 2)]
)
def test_a_class_goes_by_name_then_by_number(word: str, label: int | str) -> None:
    assert label_of(word, ("five", "3", "seven")) == label


@pytest.mark.parametrize("word", ["9", "-1", "eight", ""])
def test_a_class_that_is_not_there_is_answered_with_those_that_are(word: str) -> None:
    with pytest.raises(UserError, match=r"0 \(five\), 1 \(3\), 2 \(seven\)"):
        label_of(word, ("five", "3", "seven"))


@pytest.mark.parametrize(
    ("name", "figure"), [("text", "bits_per_character"), ("latent", "kl"), ("gan", "aux_agreement")]
)
def test_evaluation_is_on_the_runs_own_data(
    tiny_runs: Runs, name: str, figure: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(tiny_runs[name][0]), "--json"]) == 0
    captured = capsys.readouterr()
    answer = json.loads(captured.out)
    assert answer["playground"] == name
    assert answer["data"] == playground(name).module("config").DEFAULT_DATA
    assert isinstance(answer["metrics"][figure], float)
    assert captured.err == ""


def test_evaluation_on_other_data_as_a_table(tiny_runs: Runs, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(tiny_runs["latent"][0]), "--data", "mnist"]) == 0
    out = capsys.readouterr().out
    assert "held-out part of MNIST" in out
    assert "reconstruction_mse" in out


def test_a_run_on_the_persons_own_text_finds_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.txt").write_text("All work and no play makes Jack a dull boy. " * 60)
    tiny = ["--layers", "8", "--context-length", "16", "--batch-size", "4", "--examples-per-epoch", "8"]
    assert main(["train", "text", "--data", "mine.txt", *tiny, "--steps", "2", "--out", "run"]) == 0
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    capsys.readouterr()
    assert main(["evaluate", "../run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["data"] == str(tmp_path / "mine.txt")
    (tmp_path / "mine.txt").write_text("Something else, and nothing that was there before. " * 60)
    assert main(["evaluate", "../run", "--json"]) == 0
    assert "has changed" in capsys.readouterr().err
    (tmp_path / "mine.txt").unlink()
    assert main(["evaluate", "../run", "--json"]) == 2
    assert "--data" in capsys.readouterr().err


def test_a_terminal_is_not_sent_pictures(tiny_runs: Runs) -> None:
    pty = pytest.importorskip("pty")
    import os

    leader, follower = pty.openpty()
    try:
        process = start("sample", "gan", "--model", str(tiny_runs["gan"][0]), "--out", "-", stdout=follower)
        _, err = process.communicate(timeout=60)
    finally:
        os.close(follower)
        os.close(leader)
    assert process.returncode == 2
    assert "terminal cannot show pictures" in err


def test_names_that_are_no_utf8_do_for_data_runs_and_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    odd = os.fsdecode(b"m\xfcnchen")
    try:
        Path(f"{odd}.txt").write_text("All work and no play makes Jack a dull boy. " * 60)
    except OSError:
        pytest.skip("this file system takes no such names")
    words = ["train", "text", *TINY["text"], "--data", f"{odd}.txt", "--out", odd]
    assert main([*words, "--steps", "1"]) == 0
    assert main(["train", "text", "--resume", odd, "--steps", "2"]) == 0
    assert main(["evaluate", odd]) == 0
    assert main(["train", "latent", *TINY["latent"], "--steps", "1", "--out", f"{odd}-2"]) == 0
    assert main(["sample", "latent", "--model", f"{odd}-2", "--out", f"{odd}.png"]) == 0
    recipe = json.loads(Image.open(f"{odd}.png").text["gdl"])  # type: ignore[attr-defined]
    assert recipe["model"] == f"{odd}-2"
