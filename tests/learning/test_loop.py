"""Pause, step and stop, as the thread that trains sees them."""

from __future__ import annotations

import math
import threading
from typing import Any

import pytest
import torch

from gdl_desktop.core.control import RunControl
from gdl_desktop.core.errors import TrainingDivergedError
from gdl_desktop.core.events import ImageSamples, Metrics, Weights
from gdl_desktop.core.judgement import Judgement
from gdl_desktop.learning.compute import Compute
from gdl_desktop.learning.loop import TrainingLoop
from tests.learning.toy import Config, Trainer


def make_loop(control: RunControl, **options: object) -> TrainingLoop:
    settings = {"total_steps": 20, "report_seconds": 0.0} | options
    return TrainingLoop(Trainer(Config(), None, Compute(), 1), control, **settings)  # type: ignore[arg-type]


def test_paused_training_takes_exactly_the_steps_it_is_given() -> None:
    control = RunControl()
    control.pause()
    loop = make_loop(control)
    reached: list[int] = []
    changed = threading.Condition()

    def consume() -> None:
        for event in loop.events():
            if isinstance(event, Metrics) and event.phase == "train":
                with changed:
                    reached.append(event.step)
                    changed.notify_all()

    thread = threading.Thread(target=consume)
    thread.start()
    try:
        for expected in (1, 2, 3):
            control.step()
            with changed:
                assert changed.wait_for(lambda: reached[-1:] == [expected], timeout=20)  # noqa: B023
        assert loop.step == 3
        control.resume()
        thread.join(20)
        assert loop.step == 20
    finally:
        control.stop()
        thread.join(20)


def test_stop_wakes_a_paused_training() -> None:
    control = RunControl()
    control.pause()
    loop = make_loop(control)
    thread = threading.Thread(target=lambda: list(loop.events()))
    thread.start()
    control.stop()
    thread.join(20)
    assert not thread.is_alive()
    assert loop.step == 0


def test_the_clock_ends_a_run_without_a_number_of_steps() -> None:
    loop = make_loop(RunControl(), total_steps=None, max_seconds=0.05)
    list(loop.events())
    assert loop.seconds >= 0.05
    assert loop.fraction == 1.0


def test_a_report_holds_the_mean_since_the_last_one() -> None:
    every = [e for e in make_loop(RunControl()).events() if isinstance(e, Metrics) and e.phase == "train"]
    rare = [
        e for e in make_loop(RunControl(), report_seconds=1e9).events() if isinstance(e, Metrics) and e.phase == "train"
    ]
    assert [e.count for e in rare] == [5, 5, 5, 5]  # at the end of each epoch
    first = sum(e.values["loss"] for e in every[:5]) / 5
    assert rare[0].values["loss"] == pytest.approx(first)


@pytest.mark.parametrize("total", [20, 18])
@pytest.mark.parametrize(("least", "before"), [(None, [0, 5, 10, 15]), (1e9, [0]), (0.0, list(range(18)))])
def test_previews_keep_their_distance_but_for_the_last(least: float | None, before: list[int], total: int) -> None:
    trainer = Trainer(Config(), None, Compute(), 1)
    trainer.preview_seconds = least
    loop = TrainingLoop(trainer, RunControl(), total_steps=total)
    seen = [event.step for event in loop.events() if isinstance(event, ImageSamples)]
    assert seen == before + list(range(18, total)) * (least == 0.0) + [total]


def test_what_a_judge_says_is_passed_on_under_names_of_its_own() -> None:
    control = RunControl()
    told = []
    for event in make_loop(control).events():
        if isinstance(event, Metrics) and event.phase == "train" and event.step == 12:
            control.hand_in(Judgement(7, 500, {"loss": 0.5, "judge_frechet": 2.0}))
            control.hand_in(Judgement(12, 500, {"loss": 0.25}))
        if isinstance(event, Metrics) and event.phase == "judge":
            told.append(event)
    assert [(e.step, e.epoch, e.count, e.values) for e in told] == [
        (7, 2, 500, {"judge_loss": 0.5, "judge_frechet": 2.0}),
        (12, 3, 500, {"judge_loss": 0.25}),
    ]
    assert control.take_judgements() == []


def test_what_a_judge_says_of_the_last_steps_is_not_lost() -> None:
    control = RunControl()
    last = []
    for event in make_loop(control, report_seconds=1e9).events():
        if isinstance(event, Weights) and event.step == 20:
            control.hand_in(Judgement(19, 500, {"loss": 0.5}))
        last.append(event)
    assert [e.step for e in last if isinstance(e, Metrics) and e.phase == "judge"] == [19]


def test_a_loss_that_is_no_number_raises() -> None:
    loop = TrainingLoop(
        Trainer(Config(explode_at=3), None, Compute(), 1), RunControl(), total_steps=9, report_seconds=0
    )
    with pytest.raises(TrainingDivergedError, match="step 3"):
        list(loop.events())


def test_weights_that_are_no_numbers_are_never_published() -> None:
    """The loss of the step that ruined them is still a number."""

    class Ruinous(Trainer):
        def train_step(self, step: int, progress: float) -> dict[str, torch.Tensor]:
            losses = super().train_step(step, progress)
            if step == 3:
                self.weight = self.weight / 0
            return losses

        def preview(self, step: int, epoch: int) -> list[Any]:
            assert bool(torch.isfinite(self.weight).all())
            return super().preview(step, epoch)

    control = RunControl()
    trainer = Ruinous(Config(), None, Compute(), 1)
    loop = TrainingLoop(trainer, control, total_steps=9, report_seconds=math.inf)
    with pytest.raises(TrainingDivergedError):
        list(loop.events())
    assert bool(torch.isfinite(control.published.tensors["weight"]).all())
