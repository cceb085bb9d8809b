"""The loop that every training shares: step, report, publish, preview, validate.

It knows no model. A playground's trainer takes the steps; the loop decides when to look at them.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence

import torch
from torch import Tensor

from gdl_desktop.core.control import RunControl
from gdl_desktop.core.errors import TrainingDivergedError
from gdl_desktop.core.events import Event, LiveChange, Metrics, Progress, Weights, epoch_of
from gdl_desktop.learning.snapshot import all_finite
from gdl_desktop.learning.trainer import Trainer

REPORT_SECONDS = 0.1  # a curve that grows ten times a second flows; more often would only take time from the training
PUBLISH_SECONDS = 0.1  # a hand on the cursor does not notice weights a tenth of a second old
VALIDATE_SECONDS = 2.0  # least time between two validations: of a small set epochs pass faster than that
SPEED_SECONDS = 3.0  # throughput is the mean over this long


class TrainingLoop:
    """One pass through a training run, as a generator of events.

    Parameters
    ----------
    trainer
        Takes the steps.
    control
        How the person steers.
    total_steps, max_seconds
        The run ends at the first of these; total_steps None leaves it to the clock.
    step, seconds
        Where to begin, for a run that is continued.
    report_seconds
        Least time between two reports; 0 reports every step.

    Attributes
    ----------
    step, seconds
        Where the run stands: steps whose updates are in the weights, and seconds of training.
    """

    def __init__(
        self,
        trainer: Trainer,
        control: RunControl,
        *,
        total_steps: int | None,
        max_seconds: float | None = None,
        step: int = 0,
        seconds: float = 0.0,
        report_seconds: float = REPORT_SECONDS,
    ) -> None:
        self.step = step
        self._trainer = trainer
        self._control = control
        self._total_steps = total_steps
        self._max_seconds = max_seconds
        self._report_seconds = report_seconds
        self._stopwatch = _Stopwatch(seconds)
        self._meter = _Meter()
        self._speed: deque[tuple[float, int]] = deque([(seconds, step)])
        self._reported = self._published = self._previewed = seconds
        self._validated = -math.inf
        self._validated_step, self._previewed_step = step, -1

    @property
    def seconds(self) -> float:
        """Seconds of training so far, pauses left out."""
        return self._stopwatch.seconds

    @property
    def epoch(self) -> int:
        """The epoch that the last step belongs to, counted from 1."""
        return self._epoch_of(self.step)

    @property
    def fraction(self) -> float:
        """Share of the budget used so far."""
        by_steps = self.step / self._total_steps if self._total_steps else 0.0
        by_clock = self.seconds / self._max_seconds if self._max_seconds else 0.0
        return min(1.0, max(by_steps, by_clock))

    @property
    def done(self) -> bool:
        """Whether the budget is used up."""
        if self._total_steps is not None and self.step >= self._total_steps:
            return True
        return self._max_seconds is not None and self.seconds >= self._max_seconds

    def events(self) -> Iterator[Event]:
        """Train until the budget is used or the person stops it.

        Raises
        ------
        TrainingDivergedError
            A loss, or a weight, is no longer a finite number.
        """
        self._stopwatch.start()
        yield from self._publish()
        yield from self._preview()
        while not self.done:
            if self._control.would_block():
                yield from self._report()
                yield from self._publish()
            self._stopwatch.stop()
            if not self._control.gate():
                break
            self._stopwatch.start()
            yield from self._apply_live_changes()
            self._meter.add(self._trainer.train_step(self.step, self.fraction))
            self.step += 1
            yield from self._look()
        self._stopwatch.stop()
        # What was changed while paused still counts when the run is stopped then and continued later.
        yield from self._apply_live_changes()
        yield from self._pass_judgements_on()
        yield from self._report()
        yield from self._publish()
        if self.step != self._validated_step:
            yield from self._validate()
        if self.step != self._previewed_step:
            yield from self._preview()

    def _apply_live_changes(self) -> Iterator[Event]:
        for name, value in self._control.take_live_changes().items():
            self._trainer.apply_live(name, value)
            yield LiveChange(self.step, name, value)

    def _pass_judgements_on(self) -> Iterator[Event]:
        """Say what a judge has said meanwhile; of weights that are a while old by now."""
        for judgement in self._control.take_judgements():
            epoch, values = self._epoch_of(judgement.step), judgement.as_metrics()
            yield Metrics(judgement.step, epoch, self.seconds, values, "judge", judgement.pictures)

    def _epoch_of(self, step: int) -> int:
        return epoch_of(step, self._trainer.steps_per_epoch)

    def _look(self) -> Iterator[Event]:
        """After a step: say and show what is due."""
        now = self.seconds
        if now - self._reported >= self._report_seconds:
            yield from self._pass_judgements_on()
            yield from self._report()
        if now - self._published >= PUBLISH_SECONDS:
            yield from self._publish()
        if self.step % self._trainer.steps_per_epoch == 0:
            yield from self._report()
            yield from self._publish()
            if self.seconds - self._validated >= VALIDATE_SECONDS:
                yield from self._validate()
            if self._trainer.preview_seconds is None or self._preview_is_due:
                yield from self._preview()
        elif self._preview_is_due:
            yield from self._publish()
            yield from self._preview()

    @property
    def _preview_is_due(self) -> bool:
        least = self._trainer.preview_seconds
        return least is not None and self.seconds - self._previewed >= least

    def _report(self) -> Iterator[Event]:
        self._reported = self.seconds
        self._speed.append((self._reported, self.step))
        while len(self._speed) > 2 and self._reported - self._speed[1][0] > SPEED_SECONDS:
            self._speed.popleft()
        count, values = self._meter.take()
        if count:
            for name, value in values.items():
                if not math.isfinite(value):
                    raise TrainingDivergedError(f"{name} is {value} at step {self.step}")
            yield Metrics(self.step, self.epoch, self._reported, values, "train", count)
        yield self._progress()

    def _progress(self) -> Progress:
        (then, first), (now, last) = self._speed[0], self._speed[-1]
        rate = (last - first) / (now - then) if now > then else 0.0
        fraction = self.fraction
        per_epoch = self._trainer.steps_per_epoch
        return Progress(
            step=self.step,
            total_steps=self._total_steps,
            epoch=self.epoch,
            epochs=math.ceil(self._total_steps / per_epoch) if self._total_steps is not None else None,
            fraction=fraction,
            seconds=now,
            eta_seconds=self._eta(rate),
            examples_per_second=rate * self._trainer.batch_size,
            steps_per_second=rate,
        )

    def _eta(self, rate: float) -> float | None:
        left = []
        if self._total_steps is not None and rate > 0:
            left.append((self._total_steps - self.step) / rate)
        if self._max_seconds is not None:
            left.append(max(0.0, self._max_seconds - self.seconds))
        return min(left, default=None)

    def _publish(self) -> Iterator[Event]:
        snapshot = self._trainer.snapshot()
        # The loss of a step is that of the weights before it: a step may have a good one and ruin the weights.
        if not all_finite(snapshot.tensors.values()):
            raise TrainingDivergedError(f"weights are no finite numbers at step {self.step}")
        self._control.published = snapshot
        self._published = self.seconds
        yield Weights(self.step)

    def _validate(self) -> Iterator[Event]:
        yield Metrics(self.step, self.epoch, self.seconds, dict(self._trainer.validate()), "validation")
        self._validated, self._validated_step = self.seconds, self.step

    def _preview(self) -> Iterator[Event]:
        yield from self._trainer.preview(self.step, self.epoch)
        # Counted from its end, so that a slow preview never crowds out training.
        self._previewed, self._previewed_step = self.seconds, self.step


class _Meter:
    """Means of 0-d tensors, fetched from the device in one go."""

    def __init__(self) -> None:
        self._names: tuple[str, ...] = ()
        self._rows: list[Sequence[Tensor]] = []

    def add(self, values: Mapping[str, Tensor]) -> None:
        self._names = tuple(values)
        self._rows.append([tensor.detach() for tensor in values.values()])

    def take(self) -> tuple[int, dict[str, float]]:
        count = len(self._rows)
        if not count:
            return 0, {}
        values = torch.stack([tensor.float() for row in self._rows for tensor in row]).view(count, -1)
        means = values.mean(dim=0).tolist()
        self._rows.clear()
        return count, dict(zip(self._names, means, strict=True))


class _Stopwatch:
    """Seconds while it runs, on top of those of an earlier session."""

    def __init__(self, seconds: float) -> None:
        self._sum = seconds
        self._since: float | None = None

    @property
    def seconds(self) -> float:
        return self._sum + (time.perf_counter() - self._since if self._since is not None else 0.0)

    def start(self) -> None:
        if self._since is None:
            self._since = time.perf_counter()

    def stop(self) -> None:
        self._sum = self.seconds
        self._since = None
