"""What a playground's trainer offers to the shared training loop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from torch import Tensor

from gdl_desktop.core.events import Event
from gdl_desktop.learning.compute import Compute, Way
from gdl_desktop.learning.snapshot import Snapshot


class Trainer(Protocol):
    """One model in training, a step at a time.

    Everything random comes from generators that the trainer owns and seeds from ``seed``; the
    order of the examples in an epoch depends on ``(seed, epoch)`` alone. `preview` and `validate`
    draw from generators of their own, so that looking at a model never changes its training.

    Attributes
    ----------
    steps_per_epoch, total_steps
        Optimizer steps in an epoch and in the config's whole run.
    batch_size
        Examples that one step consumes, for the throughput in examples per second.
    preview_seconds
        Least time between two previews, but for the one at the end; None previews at the end of every epoch.
    ways
        How several threads can take its steps, at least one way; the first is taken where nobody has tried.
    """

    steps_per_epoch: int
    total_steps: int
    batch_size: int
    preview_seconds: float | None
    ways: tuple[Way, ...]

    def __init__(self, config: Any, data: Any, compute: Compute, seed: int) -> None: ...

    def use_threads(self, number: int, way: Way | None = None) -> None:
        """Take steps with so many threads of the processor from now on; called in the thread that trains.

        Parameters
        ----------
        way
            One of its ``ways``; None for the first.
        """

    def train_step(self, step: int, progress: float) -> Mapping[str, Tensor]:
        """Take one optimizer step and return its losses as 0-d tensors, not waiting for the device.

        Parameters
        ----------
        step
            Counted from 0; it picks the batch.
        progress
            Share of the run's budget used so far, in [0, 1]; schedules read it. 1 is possible where seconds are the
            budget, since time goes on before the last step.
        """

    def validate(self) -> Mapping[str, float]:
        """Return figures on held-out data, the same for the same weights."""

    def preview(self, step: int, epoch: int) -> Sequence[Event]:
        """Return samples of the model as it is: pictures, a text, the latent plane."""

    def snapshot(self) -> Snapshot:
        """Return an immutable copy of the weights to play with (the EMA, where there is one)."""

    def apply_live(self, name: str, value: Any) -> None:
        """Change a live setting from the next step on."""

    def state(self) -> dict[str, Tensor]:
        """Return all that an exact continuation needs beyond the step: weights, optimizer, generators."""

    def load_state(self, state: Mapping[str, Tensor]) -> None:
        """Take up a state that `state` returned."""
