"""A training run from request to saved model: data, trainer, loop, run store.

`train` is the one generator that the window, the command line and the tests drive.
"""

from __future__ import annotations

import contextlib
import math
import platform
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import torch

import gdl_desktop
from gdl_desktop.core.config import config_values, make_config
from gdl_desktop.core.control import RunControl
from gdl_desktop.core.errors import RunError, TrainingDivergedError
from gdl_desktop.core.events import (
    Event,
    Finished,
    ImageSamples,
    LiveChange,
    Metrics,
    Note,
    Past,
    Saved,
    Started,
    Status,
    TextSample,
)
from gdl_desktop.core.files import write_atomically
from gdl_desktop.core.registry import AUTOSAVE_SECONDS, RunRequest, playground
from gdl_desktop.data import library
from gdl_desktop.data.sets import Corpus, ImageSet
from gdl_desktop.learning.checkpoints import newest_model, newest_state, rewind_checkpoints, save_checkpoint
from gdl_desktop.learning.compute import Compute, Precision, choose_compute
from gdl_desktop.learning.loop import REPORT_SECONDS, TrainingLoop
from gdl_desktop.learning.memory import give_back_memory, keep_freed_memory
from gdl_desktop.learning.past import past_of_run
from gdl_desktop.learning.pictures import save_png, tile
from gdl_desktop.learning.precision import choose_precision, precision_wanted, usable_precision
from gdl_desktop.learning.runs import (
    KeptChange,
    KeptJudgement,
    RunRecord,
    RunStore,
    damaged,
    finite,
    live_changes,
    new_run_dir,
)
from gdl_desktop.learning.threads import choose_threads, take_threads, threads_wanted
from gdl_desktop.learning.trainer import Trainer

FILM_SECONDS = 5.0  # least time between two frames of the film strip
FILM_SHARE = 0.01  # ... and least share of the training so far, so that a run of days does not fill the disk


def train(request: RunRequest, control: RunControl, report_seconds: float = REPORT_SECONDS) -> Iterator[Event]:
    """Run a training and yield what happens, from `Started` to `Finished`.

    The run is saved every few seconds and whenever the generator ends, even when it is closed early.

    Parameters
    ----------
    report_seconds
        Least time between two reports of figures; 0 reports every step.

    Raises
    ------
    UserError
        Data, settings or folders cannot be used, or training has diverged.
    """
    keep_freed_memory()
    try:
        if not request.resume:
            yield from _train(request, None, control, report_seconds)
            return
        with contextlib.closing(_open_run(request)) as store:
            yield from _train(_resumed(request, store.record), store, control, report_seconds)
    finally:
        give_back_memory()


def _train(request: RunRequest, store: RunStore | None, control: RunControl, report_seconds: float) -> Iterator[Event]:
    """Train anew, or continue the run of a store."""
    threads = threads_wanted(request.threads)
    compute = choose_compute(request.device, threads)
    if store is not None:
        compute = replace(compute, way=store.record.way)
    data = library.load(playground(request.playground).data_kind, request.data)
    for sentence in data.notes:
        yield Note(sentence)
    new_trainer = partial(_new_trainer, request, data)
    compute = yield from _chosen_compute(new_trainer, compute, request.precision, threads)
    trainer = new_trainer(compute)
    total_steps = _total_steps(request, trainer)
    step, seconds, past = 0, 0.0, None
    if store is None:
        store = _begin(request, data, compute, trainer, total_steps)
    else:
        step, seconds, past = yield from _take_up(store, request, data, trainer, total_steps)
    loop = TrainingLoop(
        trainer,
        control,
        total_steps=total_steps,
        max_seconds=request.max_seconds,
        step=step,
        seconds=seconds,
        report_seconds=report_seconds,
    )
    every = AUTOSAVE_SECONDS if request.autosave_seconds is None else request.autosave_seconds
    recorder = _Recorder(store, trainer, loop, every)
    yield from _record(recorder, control, Started(store.folder, total_steps, step, str(compute)), past)


def _new_trainer(request: RunRequest, data: ImageSet | Corpus, compute: Compute) -> Trainer:
    """Make a trainer that has taken no step yet, in the thread that it will train in."""
    take_threads(1)  # an orthogonal first weight has other last digits where several threads work it out
    module = playground(request.playground).module("training")
    trainer: Trainer = module.Trainer(request.config, data, compute, request.seed)
    trainer.use_threads(compute.threads, compute.way)
    return trainer


def _chosen_compute(
    new_trainer: Callable[[Compute], Trainer], compute: Compute, precision: str | None, threads: int | None
) -> Generator[Event, None, Compute]:
    """Settle the kind of numbers and the threads, by a short trial where nobody asks for any, and say why.

    Parameters
    ----------
    new_trainer
        Makes trainers for the trials, which throw them away.
    compute
        What they compute with otherwise.
    precision
        As a `RunRequest` has it.
    threads
        What is asked for; None leaves it to a trial.
    """

    def trainer_in(precision: Precision) -> Trainer:
        return new_trainer(replace(compute, precision=precision))

    wanted = precision_wanted(precision)
    if wanted is None:
        chosen, why = choose_precision(trainer_in, compute)
    else:
        chosen, why = usable_precision(trainer_in, wanted, compute.device)
    if why:
        yield Note(why)
    compute = replace(compute, precision=chosen)
    if threads is None and compute.device == "cpu":
        compute, why = choose_threads(partial(new_trainer, compute), compute)
        if why:
            yield Note(why)
    return compute


def _begin(
    request: RunRequest, data: ImageSet | Corpus, compute: Compute, trainer: Trainer, total_steps: int | None
) -> RunStore:
    """Make the folder of a new run."""
    record = RunRecord(
        playground=request.playground,
        config=config_values(request.config),
        data=library.lasting_name(request.data),
        data_sha256=data.sha256,
        seed=request.seed,
        threads=compute.threads,
        way=compute.way,
        device=compute.device,
        precision=compute.precision,
        max_steps=request.max_steps,
        max_seconds=request.max_seconds,
        total_steps=total_steps,
        steps_per_epoch=trainer.steps_per_epoch,
        versions=versions(),
    )
    return RunStore.create(request.run_dir or new_run_dir(request.playground, request.data), record)


def _take_up(
    store: RunStore, request: RunRequest, data: ImageSet | Corpus, trainer: Trainer, total_steps: int | None
) -> Generator[Event, None, tuple[int, float, Past]]:
    """Bring trainer and store to a run's newest checkpoint; return its step, its seconds and what was said before."""
    if data.sha256 != store.record.data_sha256:
        raise RunError(f"{request.data} has changed since this run began, so it cannot be continued exactly.")
    step, seconds, state = newest_state(store.checkpoints)
    _check_budget_left(request, total_steps, step, seconds)
    if step < store.record.step:  # said before anything is changed: whoever hears it may stop here
        yield Note(f"The newest checkpoint is damaged or missing, so training goes on from step {step}.")
    try:
        trainer.load_state(state)
    except torch.OutOfMemoryError:  # a RuntimeError too, but of a graphics card that others fill
        raise
    except (KeyError, RuntimeError, TypeError, ValueError):  # torch's for tensors of another shape or type
        raise damaged(store.folder / "run.json") from None
    kept = live_changes(store.folder, store.record, type(request.config), step)
    for change in kept:
        trainer.apply_live(change["name"], change["value"])
    store.rewind_metrics(step)
    rewind_checkpoints(store.checkpoints, step)
    judged: KeptJudgement = store.record.judgement if store.record.judgement.get("step", 0) <= step else {}
    store.update(
        status="running",
        max_steps=request.max_steps,
        max_seconds=request.max_seconds,
        total_steps=total_steps,
        steps_per_epoch=trainer.steps_per_epoch,
        live_changes=kept,
        judgement=judged,
    )
    return step, seconds, Past(past_of_run(store.folder, step))


class _Recorder:
    """Writes down a run as its events pass by."""

    def __init__(self, store: RunStore, trainer: Trainer, loop: TrainingLoop, autosave_seconds: float) -> None:
        self.store = store
        self.autosave_seconds = autosave_seconds
        self.trainer = trainer
        self.loop = loop
        self.metrics: dict[str, float | None] = dict(store.record.metrics)
        self.judgement = store.record.judgement
        self._saved_step = -1
        self._saved_seconds = loop.seconds
        self._filmed = {"picture": -math.inf, "text": -math.inf}
        # Those that no file knows yet: a hand on a slider makes one a step, and the disk takes its time for each.
        self._live_changes: list[KeptChange] = []

    @property
    def save_is_due(self) -> bool:
        return self.loop.seconds - self._saved_seconds >= self.autosave_seconds

    def write(self, event: Event) -> None:
        match event:
            case Metrics():
                if event.phase == "judge":
                    self.judgement = {"step": event.step, "pictures": event.count, "figures": finite(event.values)}
                else:
                    self.metrics.update(finite(event.values))
                line = {"step": event.step, "epoch": event.epoch, "seconds": round(event.seconds, 3)}
                self.store.append_metrics({**line, "phase": event.phase, "count": event.count, **event.values})
            case LiveChange():
                self._live_changes.append({"step": event.step, "name": event.name, "value": event.value})
            case ImageSamples() if self._film_is_due("picture"):
                recipe = {"run": self.store.folder.name, "step": event.step, "caption": event.caption}
                save_png(self.store.samples / f"{event.step:08d}.png", tile(event.images, event.columns), recipe)
            case TextSample() if self._film_is_due("text"):
                text = f"{event.seed_text}{event.text}\n"
                write_atomically(self.store.samples / f"{event.step:08d}.txt", text.encode())
            case _:
                pass  # progress is in the figures, the latent plane in every checkpoint

    def save(self, status: Status) -> Saved:
        """Write a checkpoint of where the loop stands, once a step."""
        loop = self.loop
        # First, so that no checkpoint was ever made with a change that the record does not know.
        self.write_live_changes()
        if loop.step != self._saved_step:
            snapshot = self.trainer.snapshot()
            facts = {"run": self.store.folder.name, "step": loop.step, "seconds": round(loop.seconds, 1)}
            facts |= {"seed": self.store.record.seed, "metrics": self.metrics, "versions": self.store.record.versions}
            snapshot = replace(snapshot, card={**snapshot.card, **facts})
            save_checkpoint(self.store.checkpoints, loop.step, loop.seconds, snapshot, self.trainer.state())
            self._saved_step = loop.step
        self._saved_seconds = loop.seconds
        self.store.update(
            status=status,
            step=loop.step,
            seconds=round(loop.seconds, 3),
            metrics=self.metrics,
            judgement=self.judgement,
        )
        return Saved(loop.step, self.store.folder)

    def write_live_changes(self) -> None:
        """Put those into the record that it does not know yet."""
        if self._live_changes:
            self.store.update(live_changes=(*self.store.record.live_changes, *self._live_changes))
            self._live_changes.clear()

    def _film_is_due(self, kind: str) -> bool:
        if self.loop.seconds - self._filmed[kind] < max(FILM_SECONDS, FILM_SHARE * self.loop.seconds):
            return False
        self._filmed[kind] = self.loop.seconds
        return True


def _record(recorder: _Recorder, control: RunControl, started: Started, past: Past | None) -> Iterator[Event]:
    """Drive the loop, writing everything down; save at the end however it comes."""
    loop, store = recorder.loop, recorder.store
    status: Status = "stopped"  # what it is when the generator is closed early
    try:
        yield started
        if past is not None:
            yield past
        yield recorder.save("running")
        for event in loop.events():
            recorder.write(event)
            yield event
            if recorder.save_is_due:
                yield recorder.save("running")
        status = "finished" if loop.done else "stopped"
        yield recorder.save(status)
    except TrainingDivergedError:
        status = "diverged"
        raise _diverged(recorder, control) from None
    except Exception:
        status = "failed"
        raise
    finally:
        _end(recorder, status)
    final = {name: value for name, value in recorder.metrics.items() if value is not None}
    yield Finished(status, loop.step, loop.seconds, store.folder, final)


def _end(recorder: _Recorder, status: Status) -> None:
    """Leave the run's folder in good order; what failed keeps its last good checkpoint."""
    try:
        if status in ("finished", "stopped"):
            recorder.save(status)
        else:
            recorder.write_live_changes()
            recorder.store.update(status=status)
    except TrainingDivergedError:
        recorder.store.update(status="diverged")
    finally:
        recorder.store.close()


def _diverged(recorder: _Recorder, control: RunControl) -> TrainingDivergedError:
    """Return to the last good checkpoint and say so."""
    step = recorder.loop.step
    good = recorder.store.record.step
    control.published = newest_model(recorder.store.checkpoints)
    return TrainingDivergedError(
        f"The loss stopped being a number by step {step}, so training has ended; the model is back at its last good "
        f"checkpoint, step {good}. Try a lower learning rate."
    )


def _open_run(request: RunRequest) -> RunStore:
    if request.run_dir is None:
        raise RunError("Say which run to continue.")
    store = RunStore.open(request.run_dir)
    if store.record.playground != request.playground:
        store.close()
        there = playground(store.record.playground).title
        raise RunError(f"{request.run_dir} is a run of the {there} playground; continue it there.")
    return store


def _resumed(request: RunRequest, record: RunRecord) -> RunRequest:
    """Take over from the record what a continued run must not change."""
    config = make_config(playground(record.playground).module("config").Config, record.config)
    budget_given = request.max_steps is not None or request.max_seconds is not None
    return replace(
        request,
        config=config,
        data=record.data,
        seed=record.seed,
        threads=request.threads or record.threads,
        device=record.device if request.device == "auto" else request.device,
        precision=record.precision,
        max_steps=request.max_steps if budget_given else record.max_steps,
        max_seconds=request.max_seconds if budget_given else record.max_seconds,
    )


def _total_steps(request: RunRequest, trainer: Trainer) -> int | None:
    if request.max_steps is None and request.max_seconds is None:
        return trainer.total_steps
    return request.max_steps


def _check_budget_left(request: RunRequest, total: int | None, step: int, seconds: float) -> None:
    if (total is not None and step >= total) or (request.max_seconds is not None and seconds >= request.max_seconds):
        raise RunError(
            f"This run has used its whole budget ({step} step{'' if step == 1 else 's'}, {seconds:.1f} s); "
            "give a larger number of steps or seconds to continue it."
        )


def versions() -> dict[str, Any]:
    """Return the versions that a run's result may depend on."""
    return {
        "gdl_desktop": gdl_desktop.__version__,
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": np.__version__,
        "date": time.strftime("%Y-%m-%d"),
    }
