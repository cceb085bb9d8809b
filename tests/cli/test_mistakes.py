"""Whatever a person gets wrong is answered in one sentence and exit code 2, and nothing is lost."""

from __future__ import annotations

import gzip
import os
import shutil
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gdl_desktop.cli import main
from gdl_desktop.learning.models import open_model
from gdl_desktop.learning.runs import read_record
from gdl_desktop.learning.snapshot import load_snapshot, save_snapshot
from tests.cli.conftest import GDL, TINY, environment

Runs = dict[str, tuple[Path, str]]
Capture = pytest.CaptureFixture[str]


def refused(capsys: Capture, *words: str) -> str:
    """Run a command that must be refused and return the one sentence that says why."""
    capsys.readouterr()
    assert main(words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    # What was noticed on the way, such as a text's encoding, may stand before it.
    *notes, sentence = captured.err.splitlines()
    assert not any(line.startswith(("gdl", "Traceback")) for line in notes), captured.err
    assert sentence.startswith("gdl")
    return sentence


def empty_text(folder: Path) -> Path:
    (folder / "empty.txt").write_text("")
    return folder / "empty.txt"


def binary_text(folder: Path) -> Path:
    (folder / "program.txt").write_bytes(bytes(range(256)) * 40)
    return folder / "program.txt"


def short_text(folder: Path) -> Path:
    (folder / "haiku.txt").write_text("An old pond.")
    return folder / "haiku.txt"


def missing_text(folder: Path) -> Path:
    return folder / "gone.txt"


def one_class(folder: Path) -> Path:
    (folder / "cats").mkdir()
    Image.fromarray(np.zeros((9, 9), dtype=np.uint8)).save(folder / "cats" / "tom.png")
    return folder


def no_class(folder: Path) -> Path:
    (folder / "nothing").mkdir()
    return folder / "nothing"


def false_picture(folder: Path) -> Path:
    for name in ("cats", "dogs"):
        (folder / name).mkdir()
        for k in range(3):
            Image.fromarray(np.full((9, 9), 40 * k, dtype=np.uint8)).save(folder / name / f"{k}.png")
    (folder / "dogs" / "rex.png").write_text("no picture at all")
    return folder


def truncated_idx(folder: Path) -> Path:
    for part, n in (("train", 20), ("t10k", 10)):
        images = struct.pack(">IIII", 0x803, n, 28, 28) + bytes(n * 784 - 100)
        labels = struct.pack(">II", 0x801, n) + bytes(k % 2 for k in range(n))
        (folder / f"{part}-images-idx3-ubyte.gz").write_bytes(gzip.compress(images))
        (folder / f"{part}-labels-idx1-ubyte.gz").write_bytes(gzip.compress(labels))
    return folder


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("text", empty_text),
        ("text", binary_text),
        ("text", short_text),
        ("text", missing_text),
        ("text", no_class),
        ("latent", one_class),
        ("gan", no_class),
        ("gan", false_picture),
        ("latent", truncated_idx),
        ("gan", short_text),
    ],
)
def test_data_that_cannot_be_used(name: str, make: Callable[[Path], Path], tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "data").mkdir()
    data = make(tmp_path / "data")
    refused(capsys, "train", name, *TINY[name], "--data", str(data), "--steps", "2", "--out", str(tmp_path / "run"))
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("train", "PLAYGROUND"),
        ("train poker", "gan"),
        ("paint", "train"),
        ("train gan --data no-such-set", "fashion"),
        ("train gan --data python-source", "a set of pictures is needed"),
        ("train gan --preset huge", "lean"),
        ("train gan --batch-size 1", "between 2 and 2048"),
        ("train gan --batch-size many", "whole number"),
        ("train gan --dropout nan", "Dropout"),
        ("train gan --prior cauchy", "uniform"),
        ("train text --layers 0", "Layer sizes"),
        ("train text --examples-per-epoch 1", "batch size"),
        ("train gan --generator-rate 1", "did you mean --generator-lr?"),
        ("train gan --steps 0", "between 1"),
        ("train gan --steps 2 --seconds 3", "--seconds"),
        ("train gan --steps 2 --epochs 3", "--epochs"),
        ("train gan --seconds 0", "above 0"),
        ("train gan --seconds inf", "above 0"),
        ("train gan --seed -1", "--seed"),
        ("train gan --threads 0", "--threads"),
        ("train gan --device abacus --steps 1", "abacus"),
        ("train gan --resume nowhere", "no run"),
        ("train gan --resume nowhere --out elsewhere", "--out"),
        ("sample gan --out a.png", "--model"),
        ("sample gan --model x", "--out"),
        ("sample gan --model x --out a.txt", ".npz"),
        ("sample gan --model x --out a", ".png"),
        ("sample text --model x --out a.png", ".txt"),
        ("sample gan --model no-such-model --out a.png", "no-such-model"),
        ("sample gan --model x --out a.png --temperature 1", "text"),
        ("sample gan --model x --out a.png --seed-text hello", "text"),
        ("sample text --model x --out a.txt --class 3", "gan"),
        ("sample text --model x --out a.txt --temperature -1", "at least 0"),
        ("sample text --model x --out a.txt --temperature nan", "at least 0"),
        ("sample gan --model x --out a.png --n 0", "between 1"),
        ("sample gan --model x --out a.png --n 2.5", "whole number"),
        ("evaluate", "MODEL|"),
        ("evaluate no-such-model", "no-such-model"),
        ("data get no-such-set", "mnist"),
        ("data", "ACTION"),
        ("runs extra", "extra"),
        ("models --jsn", "--json"),
    ],
)
def test_words_that_cannot_be_meant(
    words: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    said = refused(capsys, *words.split())
    assert sentence.replace("MODEL|", "RUN_DIR|FILE|NAME") in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("train gan --recipe", "--recipe"),
        ("train gan --data", "--data"),
        ("train gan --preset", "--preset"),
        ("train gan --device", "--device"),
        ("train gan --out", "--out"),
        ("train gan --resume", "--resume"),
        ("train gan --steps", "--steps"),
        ("train gan --prior", "uniform"),
        ("sample gan --out a.png --model", "--model"),
        ("sample gan --model x --out", "--out"),
        ("sample gan --model x --out a.png --class", "--class"),
        ("evaluate", "RUN_DIR|FILE|NAME"),
        ("evaluate gan-mnist --data", "--data"),
        ("bench --playground", "--playground"),
        ("data get", "NAME"),
    ],
)
def test_an_empty_word_is_no_default(
    words: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert name in refused(capsys, *words.split(), "")
    assert list(tmp_path.iterdir()) == []


def test_nothing_at_all_shows_what_there_is(capsys: Capture) -> None:
    assert main([]) == 2
    assert "gdl COMMAND" in capsys.readouterr().err


def test_an_output_that_cannot_be_written_is_found_before_the_work(
    tiny_runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    said = refused(capsys, "train", "gan", "--out", str(blocked / "run"), "--steps", "1")
    assert "is a file" in said
    said = refused(capsys, "train", "latent", *TINY["latent"], "--out", str(blocked), "--steps", "1")
    assert "file is a file; choose a new folder." in said
    # Before the model is even looked for:
    said = refused(capsys, "sample", "gan", "--model", "x", "--out", str(blocked / "deep" / "grid.png"))
    assert "is a file" in said
    (tmp_path / "folder.png").mkdir()
    assert "is a folder" in refused(capsys, "sample", "gan", "--model", "x", "--out", str(tmp_path / "folder.png"))
    assert "not empty" in refused(capsys, "train", "latent", *TINY["latent"], "--out", str(tmp_path), "--steps", "1")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**9, 10**9, 0))  # type: ignore[attr-defined]
    assert "0 MB left" in refused(capsys, "sample", "gan", "--model", "x", "--out", str(tmp_path / "grid.png"))
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert "may not write" in refused(capsys, "sample", "gan", "--model", "x", "--out", str(tmp_path / "grid.png"))


def test_models_that_cannot_be_used(tiny_runs: Runs, tmp_path: Path, capsys: Capture) -> None:
    whole = tmp_path / "whole.safetensors"
    save_snapshot(open_model(tiny_runs["gan"][0]), whole)
    payload = whole.read_bytes()
    out = str(tmp_path / "grid.png")

    (tmp_path / "torn.safetensors").write_bytes(payload[: len(payload) // 2])
    assert "damaged" in refused(capsys, "sample", "gan", "--model", str(tmp_path / "torn.safetensors"), "--out", out)
    flipped = bytearray(payload)
    flipped[-9] ^= 0x40
    (tmp_path / "flipped.safetensors").write_bytes(flipped)
    assert "damaged" in refused(capsys, "evaluate", str(tmp_path / "flipped.safetensors"))
    (tmp_path / "notes.safetensors").write_text("dear diary")
    refused(capsys, "evaluate", str(tmp_path / "notes.safetensors"))
    assert "Latent space" in refused(capsys, "sample", "latent", "--model", str(whole), "--out", out)
    assert "GAN" in refused(capsys, "sample", "text", "--model", str(whole), "--out", "-")
    assert "no run" in refused(capsys, "sample", "gan", "--model", str(tmp_path), "--out", out)
    assert "GAN" in refused(capsys, "train", "text", "--resume", str(tiny_runs["gan"][0]), "--steps", "99")
    classless = ["sample", "latent", "--model", str(tiny_runs["latent"][0]), "--class", "3"]
    assert "classes" in refused(capsys, *classless, "--out", out)
    for number in ("10", "1" * 5000):
        assert "no class" in refused(capsys, "sample", "gan", "--model", str(whole), "--class", number, "--out", out)
    assert not Path(out).exists()


def test_a_damaged_run_falls_back_or_says_so(tiny_runs: Runs, tmp_path: Path, capsys: Capture) -> None:
    run = tmp_path / "run"
    shutil.copytree(tiny_runs["gan"][0], run)
    newest = sorted((run / "checkpoints").glob("*.model.safetensors"))[-1]
    newest.write_bytes(newest.read_bytes()[:-1])
    assert main(["sample", "gan", "--model", str(run), "--n", "1", "--out", str(tmp_path / "one.png")]) == 0
    for path in (run / "checkpoints").iterdir():
        path.write_bytes(b"")
    said = refused(capsys, "sample", "gan", "--model", str(run), "--out", str(tmp_path / "two.png"))
    assert "no whole checkpoint" in said
    (run / "run.json").write_text("{")
    assert "damaged" in refused(capsys, "train", "gan", "--resume", str(run), "--steps", "99")


def test_a_loss_that_is_no_number_ends_at_the_last_good_checkpoint(tmp_path: Path, capsys: Capture) -> None:
    run = tmp_path / "run"
    absurd = [
        "--learning-rate",
        "0.1",
        "--optimizer",
        "rmsprop",
        "--hidden-sizes",
        "1024,1024,1024,1024,1024,1024",
        "--activation",
        "relu",
    ]
    assert main(["train", "latent", *absurd, "--steps", "60", "--out", str(run)]) == 2
    captured = capsys.readouterr()
    assert "last good checkpoint" in captured.err.splitlines()[-1]
    assert "Traceback" not in captured.err
    assert read_record(run).status == "diverged"
    model = sorted((run / "checkpoints").glob("*.model.safetensors"))[-1]
    assert all(np.isfinite(tensor.numpy()).all() for tensor in load_snapshot(model).tensors.values())


def test_ctrl_c_elsewhere_leaves_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gdl_desktop.learning.runs.newest_runs", interrupt)
    assert main(["runs"]) == 130
    assert capsys.readouterr().err == "gdl: Interrupted.\n"


def shell(script: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = ["bash", "-c", script, "bash", *GDL, *words]
    return subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=120, check=False)


def test_a_standard_output_that_is_closed_or_full() -> None:
    closed = shell('"$@" >&-', "data", "list")
    assert closed.returncode == 2
    assert "closed" in closed.stderr
    if Path("/dev/full").exists():
        full = shell('"$@" >/dev/full', "data", "list")
        assert full.returncode == 2
        words = "The standard output cannot be written: the disk is full; make room and try again."
        assert full.stderr.splitlines() == [f"gdl: {words}"]
    deaf = shell('"$@" 2>&-', "data", "list")
    assert deaf.returncode == 0
    assert "mnist" in deaf.stdout


def test_characters_that_a_terminal_cannot_show_end_nothing() -> None:
    plain = shell('PYTHONIOENCODING=ascii "$@"', "train", "poker")
    assert plain.returncode == 2
    assert "Traceback" not in plain.stderr


def test_names_too_long_for_a_file_are_said(tiny_runs: Runs, capsys: Capture) -> None:
    model, long = str(tiny_runs["latent"][0]), "a" * 300
    assert "too long" in refused(capsys, "sample", "latent", "--model", model, "--out", f"{long}.png")
    assert "too long" in refused(capsys, "train", "latent", "--steps", "1", "--out", long)
    assert "no model file" in refused(capsys, "sample", "latent", "--model", long, "--out", "a.png")
    assert "no run" in refused(capsys, "train", "latent", "--resume", long)
