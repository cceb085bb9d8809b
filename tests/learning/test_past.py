"""What a run has said is read again as it was, and merged where it is long."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gdl_desktop.core.control import RunControl
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.events import Metrics, Past, Started
from gdl_desktop.core.judgement import Judgement, under_own_names
from gdl_desktop.core.registry import RunRequest
from gdl_desktop.learning import past, session
from gdl_desktop.learning.past import MOST, kept_run, past_of_run
from tests.learning import toy
from tests.learning.conftest import run


def rounded(figures: Metrics) -> Metrics:
    return replace(figures, seconds=round(figures.seconds, 3), values=dict(figures.values))


def test_the_past_is_what_was_said_and_a_continued_run_tells_it(toy_request: RunRequest) -> None:
    control = RunControl()
    said = []
    for event in session.train(replace(toy_request, max_steps=8), control, report_seconds=0):
        if isinstance(event, Metrics):
            said.append(rounded(event))
            if event.step == 6 and event.phase == "train":
                control.hand_in(Judgement(6, 50, {"loss": 0.5, "judge_recall": 0.25}))
    folder = toy_request.run_dir
    assert folder is not None
    told = past_of_run(folder, 8)
    assert {each.phase for each in told} == {"train", "validation", "judge"}
    assert sorted(told, key=repr) == sorted(said, key=repr)
    assert [each.step for each in told] == sorted(each.step for each in told)
    judged = next(each for each in told if each.phase == "judge")
    assert {name: under_own_names(judged.values)[name] for name in ("loss", "judge_recall")} == {
        "loss": 0.5,
        "judge_recall": 0.25,
    }
    assert past_of_run(folder, 5) == tuple(each for each in told if each.step <= 5)

    events = run(replace(toy_request, max_steps=12, resume=True))
    (at,) = (index for index, event in enumerate(events) if isinstance(event, Past))
    assert isinstance(events[at - 1], Started)
    assert events[at] == Past(told)
    assert min(event.step for event in events if isinstance(event, Metrics) and event.phase == "train") == 9


def test_of_a_long_run_neighbours_are_merged_into_their_mean(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    count = 9 * MOST + 5
    losses, counts = rng.normal(size=count), rng.integers(1, 9, size=count)
    with (tmp_path / "metrics.jsonl").open("w", encoding="utf-8") as file:
        for index in range(count):
            line = {"step": index + 1, "epoch": 1, "seconds": index / 10, "phase": "train", "count": int(counts[index])}
            file.write(json.dumps({**line, "loss": losses[index]}) + "\n")
    told = past_of_run(tmp_path, count)
    assert MOST <= len(told) <= 2 * MOST
    assert told[-1].step == count
    assert sum(each.count for each in told) == counts.sum()
    before = 0
    for each in told:
        part = slice(before, each.step)
        assert each.values["loss"] == pytest.approx(np.average(losses[part], weights=counts[part]))
        before = each.step


def test_lines_that_a_stranger_wrote_are_passed_over_and_null_is_no_number(tmp_path: Path) -> None:
    good = {"step": 2, "epoch": 1, "seconds": 0.5, "phase": "train", "count": 3, "loss": None}
    strange = [
        {**good, "epoch": None},
        {**good, "count": "many"},
        {"step": 1, "loss": 0.5},
        {**good, "phase": "dream"},
        {**good, "seconds": "later"},
        {**good, "loss": "high"},
    ]
    (tmp_path / "metrics.jsonl").write_text("".join(json.dumps(line) + "\n" for line in [*strange, good]))
    (told,) = past_of_run(tmp_path, 9)
    assert (told.step, told.epoch, told.phase, told.count) == (2, 1, "train", 3)
    assert math.isnan(told.values["loss"])
    assert past.past_of_run(tmp_path / "nowhere", 9) == ()


def test_a_kept_run_says_how_it_stands_with_what_was_changed_while_it_trained(toy_request: RunRequest) -> None:
    control = RunControl()
    for event in session.train(toy_request, control, report_seconds=0):
        if isinstance(event, Metrics) and event.phase == "train":
            if event.step == 3:
                control.set_live("learning_rate", 0.05)
            if event.step == 6:
                control.stop()
    folder = toy_request.run_dir
    assert folder is not None
    kept = kept_run(folder)
    assert kept.config == toy.Config(learning_rate=0.05)
    assert (kept.data, kept.seed, kept.status, kept.step, kept.total_steps) == (toy_request.data, 3, "stopped", 6, 15)
    assert kept.fraction == 6 / 15
    assert not kept.used_up
    run(RunRequest("toy", run_dir=folder, resume=True))
    assert kept_run(folder).used_up
    run(RunRequest("toy", run_dir=folder, resume=True, max_steps=20))
    assert (kept_run(folder).step, kept_run(folder).total_steps) == (20, 20)
    record = json.loads((folder / "run.json").read_text())
    by_clock = {"total_steps": None, "max_steps": None, "max_seconds": 8.0, "seconds": 2.0, "status": "stopped"}
    (folder / "run.json").write_text(json.dumps(record | by_clock))
    assert (kept_run(folder).fraction, kept_run(folder).used_up) == (0.25, False)
    lost = kept_run(folder, 2, 0.5)
    assert (lost.step, lost.seconds, lost.status, lost.used_up) == (2, 0.5, "interrupted", False)
    (folder / "run.json").write_text(json.dumps(record | {"status": "diverged"}))
    assert kept_run(folder, 2, 0.5).status == "diverged"  # which says what to do about it


def test_settings_that_this_version_does_not_know_are_said(toy_request: RunRequest) -> None:
    run(replace(toy_request, max_steps=2))
    folder = toy_request.run_dir
    assert folder is not None
    record = json.loads((folder / "run.json").read_text())
    record["config"]["invented"] = 1
    (folder / "run.json").write_text(json.dumps(record))
    with pytest.raises(UserError, match="no setting “invented”"):
        kept_run(folder)
