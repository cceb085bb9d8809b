"""`gdl train`, from a first run to a continued one."""

from __future__ import annotations

import json
import shutil
import signal
import time
from pathlib import Path

import pytest

from gdl_desktop.cli import main, train
from gdl_desktop.cli.reporters import JsonLines, PlainLines
from gdl_desktop.core.control import RunControl
from gdl_desktop.core.events import Finished, Metrics, Progress, Started
from gdl_desktop.learning.models import open_model
from gdl_desktop.learning.runs import read_record
from gdl_desktop.learning.snapshot import weights_hash
from tests.cli.conftest import FIRST_STEPS, TINY, start

Runs = dict[str, tuple[Path, str]]


@pytest.mark.parametrize("name", TINY)
def test_json_tells_the_whole_story(tiny_runs: Runs, name: str) -> None:
    folder, out = tiny_runs[name]
    lines = [json.loads(line) for line in out.splitlines()]
    kinds = [line["type"] for line in lines]
    assert kinds[0] == "started"
    assert kinds[-1] == "finished"
    assert {"progress", "metrics", "saved"} <= set(kinds)
    last = lines[-1]
    assert last["status"] == "finished"
    assert last["step"] == FIRST_STEPS
    assert last["run_dir"] == str(folder)
    assert all(isinstance(value, float) for value in last["metrics"].values())
    validation = [line for line in lines if line["type"] == "metrics" and line["phase"] == "validation"]
    assert validation[-1]["values"].items() <= last["metrics"].items()
    if name == "text":
        assert any(line["type"] == "text_sample" and line["text"] for line in lines)
    else:
        frames = [line["path"] for line in lines if line["type"] == "film_frame"]
        assert frames
        assert all(Path(frame).is_file() for frame in frames)


@pytest.mark.parametrize("name", TINY)
def test_a_finished_run_goes_on_with_a_larger_budget(
    tiny_runs: Runs, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, steps = tmp_path / "run", FIRST_STEPS + 2
    shutil.copytree(tiny_runs[name][0], run)
    assert main(["train", name, "--resume", str(run)]) == 2
    assert "larger number of steps" in capsys.readouterr().err
    assert main(["train", name, "--resume", str(run), "--steps", str(steps)]) == 0
    captured = capsys.readouterr()
    assert f"Continuing at step {FIRST_STEPS}" in captured.err
    assert f"Finished at step {steps}" in captured.out
    assert read_record(run).step == steps


@pytest.mark.parametrize("name", TINY)
def test_ctrl_c_saves_and_the_run_goes_on_as_if_nothing_had_been(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Without a schedule that looks at the budget, stopped anywhere and continued, the weights are the same.
    constant = {"text": ["--schedule"], "latent": ["--schedule"], "gan": ["--auxiliary-fade", "0", "--lr-schedule"]}[
        name
    ]
    options = [*TINY[name], *constant, "constant"]
    parts, whole = tmp_path / "parts", tmp_path / "whole"
    process = start("train", name, *options, "--steps", "1000000", "--json", "--out", str(parts))
    assert process.stdout is not None
    for line in process.stdout:
        values = json.loads(line)
        if values["type"] == "progress" and values["step"] >= 2:
            break
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 130, err
    assert "Traceback" not in err
    last = json.loads(out.splitlines()[-1])
    assert (last["type"], last["status"]) == ("finished", "stopped")
    assert str(parts) in err.splitlines()[-1]
    assert f"gdl train {name} --resume" in err.splitlines()[-1]
    assert read_record(parts).status == "stopped"

    steps = str(last["step"] + 3)
    assert main(["train", name, "--resume", str(parts), "--steps", steps]) == 0
    assert main(["train", name, *options, "--steps", steps, "--out", str(whole)]) == 0
    assert weights_hash(open_model(parts)) == weights_hash(open_model(whole))
    assert "Finished" in capsys.readouterr().out


def test_the_first_ctrl_c_stops_and_the_second_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int] = []
    monkeypatch.setattr("os._exit", codes.append)
    control = RunControl()
    before = signal.getsignal(signal.SIGINT)
    with train._saving_on_interrupt(control) as stage:
        with pytest.raises(KeyboardInterrupt):  # there is nothing to save yet
            signal.raise_signal(signal.SIGINT)
        stage.training = True
        signal.raise_signal(signal.SIGINT)
        assert control.stopping
        assert codes == []
        signal.raise_signal(signal.SIGINT)
        assert codes == [130]
    assert signal.getsignal(signal.SIGINT) == before


def test_a_run_without_a_place_goes_among_the_persons_runs(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["train", "latent", *TINY["latent"], "--steps", "1", "--data", "fashion", "--seed", "5", "--threads", "1"]
    assert main(words) == 0
    captured = capsys.readouterr()
    assert "val_loss" in captured.out
    assert "gdl sample latent --model" in captured.err
    assert main(["runs", "--json"]) == 0
    (run,) = json.loads(capsys.readouterr().out)
    assert {key: run[key] for key in ("playground", "data", "seed", "status", "step")} == {
        "playground": "latent",
        "data": "fashion",
        "seed": 5,
        "status": "finished",
        "step": 1,
    }
    assert main(["runs"]) == 0
    assert run["path"] in capsys.readouterr().out


def test_options_reach_the_config(tmp_path: Path) -> None:
    folder = str(tmp_path / "run")
    words = ["--preset", "book", "--no-share-fakes", "--lr-schedule", "cosine", "--seconds", "0.001"]
    assert main(["train", "gan", *TINY["gan"], *words, "--architecture", "lean", "--out", folder]) == 0
    record = read_record(Path(folder))
    assert record.max_seconds == 0.001
    wanted = {"epochs": 100, "share_fakes": False, "lr_schedule": "cosine", "architecture": "lean", "z_size": 4}
    assert wanted.items() <= record.config.items()
    assert record.config["auxiliary_weight"] == 1.0  # the preset's own


def test_the_precision_asked_for_is_taken(tmp_path: Path) -> None:
    folder = str(tmp_path / "run")
    assert main(["train", "gan", *TINY["gan"], "--precision", "bf16", "--steps", "2", "--out", folder]) == 0
    assert read_record(Path(folder)).precision == "bf16"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--batch-size", "16"], ["--batch-size", "8", "16"]),
        (["--preset", "book"], ["--preset", "more differ"]),
        (["--seed", "4"], ["--seed", "not 4"]),
        (["--precision", "bf16"], ["--precision", "fp32", "bf16"]),
        (["--data", "fashion"], ["--data", "mnist", "fashion"]),
        (["--epochs", "99"], ["--epochs", "--steps"]),
    ],
)
def test_a_continued_run_keeps_its_settings(
    tiny_runs: Runs, options: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", "gan", "--resume", str(tiny_runs["gan"][0]), "--steps", "99", *options]) == 2
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert all(word in err for word in words[1:])


def test_what_agrees_with_the_run_may_be_said_again(
    tiny_runs: Runs, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(tiny_runs["gan"][0], tmp_path / "run")
    words = ["--batch-size", "8", "--seed", "0", "--data", "mnist", "--steps", str(FIRST_STEPS + 1)]
    assert main(["train", "gan", "--resume", str(tmp_path / "run"), *words]) == 0
    # So may the file that says what the run is be named for its folder.
    record = str(tmp_path / "run" / "run.json")
    assert main(["train", "gan", "--resume", record, "--steps", str(FIRST_STEPS + 2)]) == 0
    assert main(["sample", "gan", "--model", record, "--n", "1", "--out", str(tmp_path / "one.png")]) == 0


def test_plain_lines_are_few_and_the_last_has_the_last_figures(capsys: pytest.CaptureFixture[str]) -> None:
    lines = PlainLines(every_seconds=3600)
    lines.show(Started(Path("run"), 3, 0))
    for step in (1, 2, 3):
        lines.show(Metrics(step, 1, 0.1, {"loss": 4.0 - step}))
        lines.show(Progress(step, 3, 1, 1, step / 3, 60.0 * step, 9.0, 2000.0, 20.0))
    lines.show(Metrics(3, 1, 0.1, {"val_loss": 1.25}, "validation"))
    lines.show(Finished("finished", 3, 0.1, Path("run")))
    told = capsys.readouterr().err.splitlines()
    assert told == [
        "Training; the run is in run",
        "step 1/3  epoch 1/1  1:00  0:09 left  2,000 examples/s  20 steps/s  loss 3",
        "step 3/3  epoch 1/1  3:00  2,000 examples/s  20 steps/s  loss 1  val_loss 1.25",
    ]


def test_json_has_null_for_what_is_no_number(capsys: pytest.CaptureFixture[str]) -> None:
    JsonLines().show(Metrics(1, 1, 0.5, {"loss": float("nan")}))
    assert json.loads(capsys.readouterr().out)["values"] == {"loss": None}


def test_the_reader_of_the_output_may_leave(tmp_path: Path) -> None:
    words = ["train", "latent", *TINY["latent"], "--steps", "1000000", "--json", "--out", str(tmp_path / "run")]
    process = start(*words)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == ""
    assert process.wait(120) == 141
    assert read_record(tmp_path / "run").status == "stopped"


def test_the_bar_shows_figures_on_a_terminal(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    import os

    leader, follower = pty.openpty()
    words = ["train", "text", *TINY["text"], "--steps", "3", "--out", str(tmp_path / "run")]
    process = start(*words, stdout=None, stderr=follower, text=False, encoding=None)
    os.close(follower)
    seen = b""
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline:
        try:
            part = os.read(leader, 65536)
        except OSError:  # how Linux tells that nobody writes to a terminal any more
            break
        if not part:
            break
        seen += part
    os.close(leader)
    assert process.wait(60) == 0
    assert b"step 3/3" in seen
    assert b"val_loss" in seen
    assert b"temperature 0.8" in seen
