"""A run from request to folder: what is written, what survives, how it is continued."""

from __future__ import annotations

import itertools
import json
import math
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from gdl_desktop.core.control import RunControl
from gdl_desktop.core.errors import ModelError, RunError, TrainingDivergedError, UserError
from gdl_desktop.core.events import Event, Finished, LiveChange, Metrics, Note, Progress, Saved, Started, Weights
from gdl_desktop.core.judgement import Judgement
from gdl_desktop.core.registry import RunRequest, playground
from gdl_desktop.learning import loop, session
from gdl_desktop.learning.checkpoints import newest_model, newest_state
from gdl_desktop.learning.past import kept_run
from gdl_desktop.learning.runs import RunStore, metric_lines, newest_runs, read_record
from tests.learning import toy
from tests.learning.conftest import losses, run


def test_a_run_leaves_a_folder_that_tells_everything(toy_request: RunRequest) -> None:
    events = run(toy_request)
    folder = toy_request.run_dir
    assert folder is not None
    assert [type(event) for event in events[:2]] == [Note, Started]
    assert events[0] == Note("Read as UTF-8.")
    assert isinstance(events[-1], Finished)
    assert events[-1].status == "finished"
    assert events[-1].step == 15
    record = json.loads((folder / "run.json").read_text())
    assert record["config"] == {"learning_rate": 0.1, "epochs": 3, "explode_at": 0}
    assert record["status"] == "finished"
    assert record["step"] == 15
    assert len(record["data_sha256"]) == 64
    assert record["versions"]["torch"] == torch.__version__
    assert [step for step, _ in losses(folder)] == list(range(1, 16))
    # The first epoch and the last step; between them no second has passed.
    assert [e.step for e in events if isinstance(e, Metrics) and e.phase == "validation"] == [5, 15]
    frame = np.asarray(Image.open(folder / "samples" / "00000000.png"))
    assert frame.shape == (56, 56)
    assert (folder / "samples" / "00000000.txt").read_text() == "seed\n"
    assert newest_model(folder / "checkpoints").card["step"] == 15


def test_progress_counts_to_the_end(toy_request: RunRequest) -> None:
    progress = [e for e in run(toy_request) if isinstance(e, Progress)]
    assert progress[-1].step == progress[-1].total_steps == 15
    assert progress[-1].fraction == 1.0
    assert progress[-1].epoch == progress[-1].epochs == 3
    assert all(a.seconds <= b.seconds for a, b in itertools.pairwise(progress))


def test_a_resumed_run_equals_an_uninterrupted_one(toy_request: RunRequest, tmp_path: Path) -> None:
    whole = replace(toy_request, run_dir=tmp_path / "whole", max_steps=12)
    run(whole)
    parts = replace(toy_request, run_dir=tmp_path / "parts", max_steps=7)
    run(parts)
    run(replace(parts, resume=True, max_steps=12))
    assert losses(tmp_path / "parts") == losses(tmp_path / "whole")
    step, _, state = newest_state(tmp_path / "parts" / "checkpoints")
    _, _, expected = newest_state(tmp_path / "whole" / "checkpoints")
    assert step == 12
    assert all(torch.equal(state[name], expected[name]) for name in expected)


def test_steps_beyond_the_checkpoint_are_taken_again(toy_request: RunRequest, tmp_path: Path) -> None:
    run(replace(toy_request, run_dir=tmp_path / "whole"))
    cut = replace(toy_request, run_dir=tmp_path / "cut", max_steps=6)
    run(cut)
    with (tmp_path / "cut" / "metrics.jsonl").open("a") as file:
        file.write(
            '{"step": 7, "epoch": 2, "seconds": 1.0, "phase": "train", "count": 1, "loss": 99.0}\n{"step": 8, "lo'
        )
    run(replace(cut, resume=True, max_steps=15))
    assert losses(tmp_path / "cut") == losses(tmp_path / "whole")


def test_closing_the_generator_early_saves(toy_request: RunRequest) -> None:
    events = session.train(toy_request, RunControl(), report_seconds=0)
    for event in events:
        if isinstance(event, Metrics) and event.step == 4:
            break
    events.close()
    assert toy_request.run_dir is not None
    assert read_record(toy_request.run_dir).status == "stopped"
    assert newest_state(toy_request.run_dir / "checkpoints")[0] == 4


def test_stop_ends_and_saves(toy_request: RunRequest) -> None:
    control = RunControl()
    seen = []
    for event in session.train(toy_request, control, report_seconds=0):
        seen.append(event)
        if isinstance(event, Metrics) and event.step == 2:
            control.stop()
    assert isinstance(seen[-1], Finished)
    assert seen[-1].status == "stopped"
    assert seen[-1].step == 2


def test_a_loss_that_is_no_number_ends_at_the_last_good_checkpoint(toy_request: RunRequest) -> None:
    run(replace(toy_request, max_steps=3))
    again = replace(toy_request, resume=True, max_steps=15)
    folder = toy_request.run_dir
    assert folder is not None
    record = json.loads((folder / "run.json").read_text())
    record["config"]["explode_at"] = 6
    (folder / "run.json").write_text(json.dumps(record))
    control = RunControl()
    with pytest.raises(TrainingDivergedError, match=r"step 6.*step 3.*lower learning rate"):
        run(again, control)
    assert read_record(folder).status == "diverged"
    assert newest_state(folder / "checkpoints")[0] == 3
    assert torch.isfinite(control.published.tensors["weight"]).all()


def test_weights_that_are_no_numbers_are_never_saved(toy_request: RunRequest) -> None:
    # The last step's loss is finite here, but its update is not.
    class Sneaky(toy.Trainer):
        def train_step(self, step: int, progress: float) -> dict[str, torch.Tensor]:
            values = super().train_step(step, progress)
            if step == 14:
                self.weight = self.weight * float("inf")
            return values

    toy_trainer = toy_request
    module = sys.modules["gdl_desktop.playgrounds.toy.training"]
    original = module.Trainer
    module.Trainer = Sneaky
    try:
        with pytest.raises(TrainingDivergedError):
            run(toy_trainer)
    finally:
        module.Trainer = original
    assert toy_request.run_dir is not None
    assert torch.isfinite(newest_model(toy_request.run_dir / "checkpoints").tensors["weight"]).all()


def test_a_live_change_is_recorded_and_survives_a_resume(toy_request: RunRequest, tmp_path: Path) -> None:
    def with_change(folder: Path, stop_at: int | None) -> None:
        control = RunControl()
        for event in session.train(replace(toy_request, run_dir=folder), control, report_seconds=0):
            if isinstance(event, Metrics) and event.phase == "train" and event.step == 4:
                control.set_live("learning_rate", 0.01)
            if isinstance(event, Metrics) and event.step == stop_at:
                control.stop()

    with_change(tmp_path / "whole", None)
    with_change(tmp_path / "parts", 8)
    run(replace(toy_request, run_dir=tmp_path / "parts", resume=True))
    assert read_record(tmp_path / "whole").live_changes == ({"step": 4, "name": "learning_rate", "value": 0.01},)
    assert losses(tmp_path / "parts") == losses(tmp_path / "whole")


def test_settings_that_do_not_fit_the_checkpoints_are_damage(
    toy_request: RunRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(replace(toy_request, max_steps=2))
    load_state = toy.Trainer.load_state

    def load_into_another_shape(self: toy.Trainer, state: dict[str, torch.Tensor]) -> None:
        torch.nn.Linear(2, 2).load_state_dict({"weight": state["weight"], "bias": torch.zeros(2)})
        load_state(self, state)

    monkeypatch.setattr(toy.Trainer, "load_state", load_into_another_shape)
    with pytest.raises(RunError, match=r"run\.json is damaged, so the run cannot be read"):
        run(replace(toy_request, resume=True, max_steps=4))


def test_a_run_whose_optimizer_somebody_has_changed_is_refused(toy_request: RunRequest) -> None:
    text = playground("text").module("config")
    small = replace(text.PRESETS[text.DEFAULT_PRESET], layers=(8,), embedding_size=8, context_length=12, batch_size=4)
    request = RunRequest("text", small, text.DEFAULT_DATA, seed=0, max_steps=2, run_dir=toy_request.run_dir)
    run(request)
    assert request.run_dir is not None
    record = json.loads((request.run_dir / "run.json").read_text())
    record["config"]["optimizer"] = "rmsprop"
    (request.run_dir / "run.json").write_text(json.dumps(record))
    with pytest.raises(ModelError, match="The checkpoint does not fit the model"):
        run(replace(request, resume=True, max_steps=4))


@pytest.mark.parametrize(("name", "value"), [("epochs", 5), ("invented", 1), ("learning_rate", "x")])
def test_a_live_change_that_cannot_have_been_is_damage(toy_request: RunRequest, name: str, value: object) -> None:
    run(replace(toy_request, max_steps=2))
    assert toy_request.run_dir is not None
    record = json.loads((toy_request.run_dir / "run.json").read_text())
    record["live_changes"] = [{"step": 0, "name": name, "value": value}]
    (toy_request.run_dir / "run.json").write_text(json.dumps(record))
    with pytest.raises(RunError, match=r"run\.json is damaged, so the run cannot be read"):
        run(replace(toy_request, resume=True, max_steps=4))
    with pytest.raises(RunError, match=r"run\.json is damaged, so the run cannot be read"):
        kept_run(toy_request.run_dir)


def test_events_tell_of_the_live_change(toy_request: RunRequest) -> None:
    control = RunControl()
    control.set_live("learning_rate", 0.5)
    assert LiveChange(0, "learning_rate", 0.5) in run(toy_request, control)


def test_a_hand_on_a_slider_does_not_wait_for_the_disk(
    toy_request: RunRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []
    whole = RunStore.update
    monkeypatch.setattr(RunStore, "update", lambda store, **changes: (written.append(changes), whole(store, **changes)))
    control = RunControl()
    values = itertools.count(1)
    for event in session.train(toy_request, control, report_seconds=0):
        if isinstance(event, Metrics) and event.phase == "train":
            control.set_live("learning_rate", 0.1 / next(values))
    assert toy_request.run_dir is not None
    changes = read_record(toy_request.run_dir).live_changes
    assert [change["step"] for change in changes] == list(range(1, 16))
    assert sum("live_changes" in each for each in written) == 1


def test_what_a_judge_says_stays_with_the_run(toy_request: RunRequest) -> None:
    def judged_at(steps: set[int], request: RunRequest) -> Finished:
        control = RunControl()
        for event in session.train(request, control, report_seconds=0):
            if isinstance(event, Metrics) and event.phase == "train" and event.step in steps:
                control.hand_in(Judgement(event.step - 1, 50, {"loss": event.step / 10, "recall": math.nan}))
        assert isinstance(event, Finished)
        return event

    def lines() -> list[tuple[int, int, float]]:
        assert folder is not None
        found = [line for line in metric_lines(folder) if line["phase"] == "judge"]
        assert all(line["judge_recall"] is None for line in found)
        return [(line["step"], line["count"], line["judge_loss"]) for line in found]

    folder = toy_request.run_dir
    assert folder is not None
    finished = judged_at({3, 6}, replace(toy_request, max_steps=8))
    assert lines() == [(2, 50, 0.3), (5, 50, 0.6)]
    assert read_record(folder).judgement == {
        "step": 5,
        "pictures": 50,
        "figures": {"judge_loss": 0.6, "judge_recall": None},
    }
    assert finished.metrics["loss"] == dict(losses(folder))[8]  # and not the judge's
    judged_at({12}, replace(toy_request, max_steps=15, resume=True))
    assert lines() == [(2, 50, 0.3), (5, 50, 0.6), (11, 50, 1.2)]
    assert read_record(folder).judgement["step"] == 11


def test_a_judgement_of_steps_that_are_taken_again_is_forgotten(toy_request: RunRequest) -> None:
    control = RunControl()
    for event in session.train(replace(toy_request, max_steps=8), control, report_seconds=0):
        if isinstance(event, Metrics) and event.phase == "train" and event.step == 6:
            control.hand_in(Judgement(6, 50, {"loss": 0.5}))
    folder = toy_request.run_dir
    assert folder is not None
    for path in (folder / "checkpoints").glob("00000008.*"):
        path.unlink()  # only the one of step 0 is whole
    stopped = RunControl()
    stopped.stop()
    run(replace(toy_request, max_steps=15, resume=True), stopped)
    assert [line for line in metric_lines(folder) if line["phase"] == "judge"] == []
    assert read_record(folder).judgement == {}


def test_autosave_comes_while_training_goes_on(toy_request: RunRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "AUTOSAVE_SECONDS", 0.0)
    saved = [e.step for e in run(toy_request) if isinstance(e, Saved)]
    assert set(range(16)) <= set(saved)
    assert toy_request.run_dir is not None
    assert len(list((toy_request.run_dir / "checkpoints").glob("*.model.safetensors"))) == 2


def test_published_weights_are_copies(toy_request: RunRequest) -> None:
    control = RunControl()
    snapshots = [control.published for e in session.train(toy_request, control, 0) if isinstance(e, Weights)]
    first = snapshots[0].tensors["weight"]
    assert torch.equal(first, torch.zeros(3))
    assert not torch.equal(snapshots[-1].tensors["weight"], first)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"data": "no-such-data"}, "no-such-data"),
        ({"resume": True, "run_dir": Path("nowhere")}, "no run"),
        ({"resume": True, "run_dir": None}, "which run"),
        ({"playground": "poker"}, "no playground"),
    ],
)
def test_bad_requests_get_one_sentence(toy_request: RunRequest, change: dict[str, object], sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        run(replace(toy_request, **change))  # type: ignore[arg-type]


def test_a_folder_that_is_not_empty_is_left_alone(toy_request: RunRequest) -> None:
    assert toy_request.run_dir is not None
    toy_request.run_dir.mkdir()
    (toy_request.run_dir / "thesis.txt").write_text("mine")
    with pytest.raises(RunError, match="not empty"):
        run(toy_request)
    assert [path.name for path in toy_request.run_dir.iterdir()] == ["thesis.txt"]


def test_changed_data_cannot_be_continued(toy_request: RunRequest) -> None:
    run(replace(toy_request, max_steps=4))
    Path(toy_request.data).write_text("Something else entirely. " * 40)
    with pytest.raises(RunError, match="has changed"):
        run(replace(toy_request, resume=True, max_steps=8))


def test_a_spent_budget_is_said(toy_request: RunRequest) -> None:
    assert toy_request.run_dir is not None
    run(toy_request)
    with pytest.raises(RunError, match=r"whole budget \(15 steps, \d+\.\d s\)"):
        run(replace(toy_request, resume=True))
    short = replace(toy_request, max_steps=1, run_dir=toy_request.run_dir.with_name("short"))
    run(short)
    with pytest.raises(RunError, match=r"whole budget \(1 step, \d+\.\d s\)"):
        run(replace(short, resume=True))


def test_epochs_that_take_their_time_are_validated_one_by_one(
    toy_request: RunRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loop, "VALIDATE_SECONDS", 0.0)
    events = run(toy_request)
    assert [e.step for e in events if isinstance(e, Metrics) and e.phase == "validation"] == [5, 10, 15]


def test_runs_are_listed_newest_first(toy_request: RunRequest) -> None:
    for _ in range(2):
        run(replace(toy_request, run_dir=None))
    listed = list(newest_runs())
    assert len(listed) == 2
    assert listed[0][0].name > listed[1][0].name
    assert "toy-small" in listed[0][0].name


def with_slower_learning_after_step_four(request: RunRequest, *, pause: bool, leave: type[Event] | None) -> None:
    """Train, change the learning rate after step 4, and close the generator at the first event of a kind."""
    control = RunControl()
    events = session.train(request, control, report_seconds=0)
    for event in events:
        if isinstance(event, Metrics) and event.phase == "train" and event.step == 4:
            control.set_live("learning_rate", 0.01)
            if pause:
                control.pause()
                control.stop()
        if leave is not None and isinstance(event, leave):
            break
    events.close()


@pytest.mark.parametrize(("pause", "leave"), [(True, None), (False, LiveChange)], ids=["stopped", "closed"])
def test_a_live_change_just_before_the_end_is_not_forgotten(
    toy_request: RunRequest, tmp_path: Path, pause: bool, leave: type[Event] | None
) -> None:
    with_slower_learning_after_step_four(replace(toy_request, run_dir=tmp_path / "whole"), pause=False, leave=None)
    with_slower_learning_after_step_four(replace(toy_request, run_dir=tmp_path / "parts"), pause=pause, leave=leave)
    assert read_record(tmp_path / "parts").step == 4
    run(replace(toy_request, run_dir=tmp_path / "parts", resume=True))
    assert read_record(tmp_path / "parts").live_changes == read_record(tmp_path / "whole").live_changes
    assert losses(tmp_path / "parts") == losses(tmp_path / "whole")


def test_a_run_that_is_closed_as_it_starts_can_be_continued(toy_request: RunRequest, tmp_path: Path) -> None:
    events = session.train(toy_request, RunControl(), report_seconds=0)
    assert any(isinstance(event, Started) for event in events)
    events.close()
    assert toy_request.run_dir is not None
    assert read_record(toy_request.run_dir).status == "stopped"
    stopped = RunControl()
    stopped.stop()
    last = run(replace(toy_request, resume=True), stopped)[-1]
    assert isinstance(last, Finished)
    assert (last.status, last.step) == ("stopped", 0)
    run(replace(toy_request, resume=True))
    run(replace(toy_request, run_dir=tmp_path / "whole"))
    assert losses(toy_request.run_dir) == losses(tmp_path / "whole")


def test_a_stop_that_comes_after_the_last_step_finds_the_run_finished(toy_request: RunRequest) -> None:
    control = RunControl()
    seen = []
    for event in session.train(toy_request, control, report_seconds=0):
        seen.append(event)
        if isinstance(event, Metrics) and event.step == 15:
            control.stop()
    assert isinstance(seen[-1], Finished)
    assert seen[-1].status == "finished"


def test_a_run_is_trained_in_one_place_at_a_time(toy_request: RunRequest) -> None:
    events = session.train(toy_request, RunControl(), report_seconds=0)
    next(event for event in events if isinstance(event, Metrics))
    with pytest.raises(RunError, match="another window or program"):
        run(replace(toy_request, resume=True))
    events.close()
    assert isinstance(run(replace(toy_request, resume=True))[-1], Finished)


def test_a_resume_that_fails_leaves_the_run_to_others(toy_request: RunRequest) -> None:
    run(replace(toy_request, max_steps=4))
    for wrong in ({"max_steps": 4}, {"playground": "gan"}):
        with pytest.raises(RunError):
            run(replace(toy_request, resume=True, **wrong))  # type: ignore[arg-type]
    run(replace(toy_request, resume=True, max_steps=5))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_disk_that_fills_up_is_said_in_one_sentence(toy_request: RunRequest) -> None:
    folder = toy_request.run_dir
    assert folder is not None
    events = session.train(toy_request, RunControl(), report_seconds=0)
    assert any(isinstance(event, Started) for event in events)
    (folder / "metrics.jsonl").symlink_to("/dev/full")
    with pytest.raises(UserError, match="cannot be written"):
        list(events)
    (folder / "metrics.jsonl").unlink()
    assert read_record(folder).status == "failed"
    assert isinstance(run(replace(toy_request, resume=True))[-1], Finished)


def test_a_figure_that_is_no_number_leaves_a_record_for_any_reader(
    toy_request: RunRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toy.Trainer, "validate", lambda self: {"val_loss": float("inf")})
    last = run(toy_request)[-1]
    assert isinstance(last, Finished)
    assert "val_loss" not in last.metrics
    assert toy_request.run_dir is not None
    text = (toy_request.run_dir / "run.json").read_text()
    assert "Infinity" not in text
    assert json.loads(text)["metrics"]["val_loss"] is None


def test_the_film_strip_of_a_long_run_gets_sparser(toy_request: RunRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "FILM_SECONDS", 0.0)
    monkeypatch.setattr(session, "FILM_SHARE", 0.0)
    run(replace(toy_request, run_dir=None))
    dense = len(list(next(newest_runs())[0].glob("samples/*.png")))
    monkeypatch.setattr(session, "FILM_SHARE", 2.0)
    run(toy_request)
    assert toy_request.run_dir is not None
    assert 1 <= len(list(toy_request.run_dir.glob("samples/*.png"))) < dense == 4
