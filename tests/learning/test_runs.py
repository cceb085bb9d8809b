"""The run store: what is written can be read again, whatever moment the plug was pulled at."""

from __future__ import annotations

import itertools
import json
import math
import subprocess
import sys
import tempfile
import threading
import tracemalloc
from dataclasses import asdict, replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdl_desktop.core.errors import RunError, UserError
from gdl_desktop.core.judgement import Judgement
from gdl_desktop.learning import runs
from gdl_desktop.learning.compute import Way
from gdl_desktop.learning.runs import (
    FORMAT,
    RunRecord,
    RunStore,
    keep_judgement,
    metric_lines,
    new_run_dir,
    newest_runs,
    read_record,
)

RECORD = RunRecord("gan", {"epochs": 3}, "mnist", "0" * 64, 1, 1, "cpu", "fp32", steps_per_epoch=4)

names = st.text("abcdefgh_", min_size=1, max_size=8).filter(lambda name: name not in ("step", "phase"))
lines = st.lists(
    st.fixed_dictionaries({"step": st.integers(0, 10**9)}).flatmap(
        lambda base: st.dictionaries(names, st.floats()).map(lambda values: {**values, **base})
    ),
    max_size=12,
)


@given(lines)
def test_figures_come_back_as_they_were(figures: list[dict[str, float]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = RunStore.create(Path(folder) / "run", RECORD)
        for line in figures:
            store.append_metrics(line)
        store.close()
        expected = [{k: v if math.isfinite(v) else None for k, v in line.items()} for line in figures]
        assert list(metric_lines(store.folder)) == expected


@given(lines, st.integers(0, 400))
def test_a_torn_file_keeps_every_whole_line(figures: list[dict[str, float]], torn: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = RunStore.create(Path(folder) / "run", RECORD)
        for line in figures:
            store.append_metrics(line)
        store.close()
        path = store.folder / "metrics.jsonl"
        whole = path.read_bytes() if path.exists() else b""
        kept = whole[: max(0, len(whole) - torn)]
        path.write_bytes(kept)
        complete = kept.count(b"\n")
        assert len(list(metric_lines(store.folder))) in (complete, complete + 1)  # a last line may lack only its end


@given(
    st.builds(
        RunRecord,
        playground=st.sampled_from(["text", "latent", "gan"]),
        config=st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=4),
        data=st.text(max_size=20),
        data_sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
        seed=st.integers(0, 2**63 - 1),
        threads=st.integers(1, 64),
        device=st.just("cpu"),
        precision=st.just("fp32"),
        max_steps=st.none() | st.integers(1, 10**9),
        max_seconds=st.none() | st.floats(0.1, 1e6),
        step=st.integers(0, 10**9),
        live_changes=st.lists(
            st.fixed_dictionaries({"step": st.integers(0, 9), "name": names, "value": st.floats(0, 1)})
        ).map(tuple),
    )
)
def test_a_record_survives_its_file(record: RunRecord) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = RunStore.create(Path(folder) / "run", record)
        store.close()
        read = read_record(store.folder)
        assert read == store.record
        assert read.created


def test_a_record_of_a_newer_version_is_still_read(tmp_path: Path) -> None:
    store = RunStore.create(tmp_path / "run", RECORD)
    store.close()
    values = json.loads((store.folder / "run.json").read_text())
    (store.folder / "run.json").write_text(json.dumps(values | {"invented_later": 1}))
    assert read_record(store.folder).playground == "gan"


def test_a_format_of_a_newer_version_is_refused_in_a_sentence(tmp_path: Path) -> None:
    store = RunStore.create(tmp_path / "run", RECORD)
    store.close()
    values = json.loads((store.folder / "run.json").read_text())
    (store.folder / "run.json").write_text(json.dumps({"format": FORMAT + 1, "what": "nobody knows yet"}))
    for use in (read_record, RunStore.open):
        with pytest.raises(RunError, match=r"was made by a newer version of this program; install that one"):
            use(store.folder)
    (store.folder / "run.json").write_text(json.dumps(values | {"format": FORMAT}))
    assert read_record(store.folder) == store.record


def test_a_run_is_running_while_somebody_trains_it_and_interrupted_when_its_program_was_killed(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from gdl_desktop.learning.runs import RunRecord, RunStore\n"
        "store = RunStore.create(Path(sys.argv[1]), RunRecord('gan', {}, 'mnist', '0' * 64, 1, 1, 'cpu', 'fp32'))\n"
        "print('there', flush=True); time.sleep(600)"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "run")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "there\n"
            assert [record.status for _, record in newest_runs(tmp_path)] == ["running"]
        finally:
            process.kill()
        process.wait()
        assert [record.status for _, record in newest_runs(tmp_path)] == ["interrupted"]
    assert read_record(tmp_path / "run").status == "running"  # nobody wrote to a run that is not theirs
    store = RunStore.open(tmp_path / "run")  # continued
    store.update(status="running")
    assert [record.status for _, record in newest_runs(tmp_path)] == ["running"]
    store.update(status="stopped")
    store.close()
    assert [record.status for _, record in newest_runs(tmp_path)] == ["stopped"]


@pytest.mark.parametrize("contents", ["", "{", "[]", "null", '{"playground": 3}', "\x00\x01", "[" * 200_000])
def test_a_damaged_record_is_said(tmp_path: Path, contents: str) -> None:
    (tmp_path / "run.json").write_text(contents)
    with pytest.raises(RunError, match=r"is damaged, so the run cannot be read\.$"):
        read_record(tmp_path)
    assert (tmp_path, None) in newest_runs(tmp_path.parent)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("live_changes", [{"step": 0}]),
        ("live_changes", [{"step": "x", "name": "beta", "value": 1}]),
        ("judgement", {"step": "x"}),
        ("threads", -3),
        ("threads", 300_000_000),
        ("way", "sideways"),
        ("seed", -1),
        ("seed", 2**63),
        ("seconds", math.nan),
        ("max_seconds", math.inf),
        ("steps_per_epoch", 0),
        ("max_steps", 10**400),
        ("step", 2**63),
    ],
)
def test_what_no_run_has_is_damage(name: str, value: object, tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "run.json").write_text(json.dumps(asdict(RECORD) | {name: value}))
    with pytest.raises(RunError, match=r"is damaged, so the run cannot be read\.$"):
        read_record(tmp_path / "run")


@pytest.mark.parametrize("way", [None, *get_args(Way)])
def test_every_way_of_the_trainers_can_be_read(way: Way | None, tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "run.json").write_text(json.dumps(asdict(RECORD) | {"way": way}))
    assert read_record(tmp_path / "run").way == way


def test_a_line_of_brackets_alone_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "metrics.jsonl").write_text("[" * 200_000 + '\n{"step": 3}\n')
    assert list(metric_lines(tmp_path)) == [{"step": 3}]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match="cannot be written"):
        RunStore.create(tmp_path / "file" / "run", RECORD)
    with pytest.raises(RunError, match=r"is a file; choose a new folder\.$"):
        RunStore.create(tmp_path / "file", RECORD)
    with pytest.raises(RunError, match="not empty"):
        RunStore.create(tmp_path, RECORD)


def test_names_that_are_no_utf8_are_kept_and_all_others_stay_readable(tmp_path: Path) -> None:
    odd = replace(RECORD, data="/m\udcfcnchen/漢字.txt")  # as Python reads a Latin-1 name from a disk
    store = RunStore.create(tmp_path / "run", odd)
    store.append_metrics({"step": 1, "m\udcfcnchen": 0.5})
    store.rewind_metrics(1)
    store.close()
    assert read_record(store.folder).data == odd.data
    assert "漢字" in (store.folder / "run.json").read_text(encoding="utf-8")
    assert list(metric_lines(store.folder)) == [{"step": 1, "m\udcfcnchen": 0.5}]


def test_a_run_whose_record_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, payload: object) -> None:
        raise UserError(f"{path} cannot be written: No space left on device.")

    monkeypatch.setattr(runs, "write_atomically", full)
    (tmp_path / "empty").mkdir()
    for name in ("empty", "new"):
        with pytest.raises(UserError, match="No space left"):
            RunStore.create(tmp_path / name, RECORD)
    assert [path.name for path in tmp_path.rglob("*")] == ["empty"]
    monkeypatch.undo()
    RunStore.create(tmp_path / "new", RECORD).close()


def test_two_runs_in_one_second_get_two_folders() -> None:
    first = new_run_dir("gan", "/somewhere/My Pictures!")
    first.mkdir(parents=True)
    second = new_run_dir("gan", "/somewhere/My Pictures!")
    assert first != second
    assert "gan-my-pictures" in first.name


def test_a_judgement_after_the_end_is_kept_once(tmp_path: Path) -> None:
    store = RunStore.create(tmp_path / "run", RECORD)
    store.append_metrics({"step": 9, "loss": 0.5, "phase": "train"})
    with pytest.raises(RunError, match="is being trained"):
        keep_judgement(store.folder, Judgement(9, 500, {"agreement": 0.9}))
    store.update(status="finished", step=9, seconds=3.5)
    store.close()
    for _ in range(2):
        keep_judgement(store.folder, Judgement(9, 2000, {"agreement": 0.9, "judge_frechet": math.inf}))
    figures = {"judge_agreement": 0.9, "judge_frechet": None}
    about = {"step": 9, "epoch": 3, "seconds": 3.5, "phase": "judge", "count": 2000}
    assert list(metric_lines(store.folder))[1:] == [about | figures]
    record = read_record(store.folder)
    assert record.judgement == {"step": 9, "pictures": 2000, "figures": figures}
    assert (record.status, record.step) == ("finished", 9)


def test_the_newest_runs_are_found_without_reading_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in range(1, 10):
        RunStore.create(tmp_path / f"2026010{day}-101500-gan-mnist", RECORD).close()
    (tmp_path / "20260108-101500-gan-mnist" / "run.json").write_text("damaged")
    asked = []
    monkeypatch.setattr(runs, "read_record", lambda folder: asked.append(folder.name[:8]) or read_record(folder))
    newest = [(folder.name[:8], record is None) for folder, record in itertools.islice(newest_runs(tmp_path), 3)]
    assert newest == [("20260109", False), ("20260108", True), ("20260107", False)]
    assert asked == ["20260109", "20260108", "20260107"]


def test_a_judgement_that_is_just_written_down_is_no_training(tmp_path: Path) -> None:
    store = RunStore.create(tmp_path / "run", RECORD)
    writing = threading.Timer(0.2, store.close)
    writing.start()
    RunStore.open(tmp_path / "run").close()
    writing.join()


def test_a_run_of_days_is_rewound_without_reading_it_whole(tmp_path: Path) -> None:
    store = RunStore.create(tmp_path / "run", RECORD)
    with (store.folder / "metrics.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(f'{{"step": {step}, "loss": 0.5, "phase": "train"}}\n' for step in range(60_000))
    tracemalloc.start()
    try:
        store.rewind_metrics(50_000)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
        store.close()
    assert most < 1_000_000
    assert [line["step"] for line in metric_lines(store.folder)][-1] == 50_000
