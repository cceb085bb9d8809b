"""What a training run tells the world: frozen, picklable events.

The window, the command line, the run store and the tests all read the same stream. Arrays inside
an event are copies that nobody writes to any more; numpy is named for the type checker only, so
that importing the window does not load it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Phase = Literal["train", "validation", "judge"]
Status = Literal["running", "finished", "stopped", "diverged", "failed", "interrupted"]
"""How a run stands. A run is interrupted when its program ended without a word; no run says so of itself."""


def epoch_of(step: int, steps_per_epoch: int) -> int:
    """Return the epoch that a step belongs to, counted from 1."""
    return max(0, step - 1) // steps_per_epoch + 1


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the run is.

    Attributes
    ----------
    step, total_steps
        Optimizer steps done and planned; None where only the clock ends the run.
    epoch, epochs
        The current epoch, counted from 1, and how many are planned.
    fraction
        Share of the budget (steps or seconds, whichever ends first) that is used, 0 to 1.
    seconds
        Seconds of training so far, pauses left out.
    eta_seconds
        Estimated seconds to the end; None while unknown.
    examples_per_second, steps_per_second
        Throughput over the last moments; 0 while unknown.
    """

    step: int
    total_steps: int | None
    epoch: int
    epochs: int | None
    fraction: float
    seconds: float
    eta_seconds: float | None
    examples_per_second: float
    steps_per_second: float


@dataclass(frozen=True, slots=True)
class Metrics:
    """Figures by name at a step: means over the last training steps, a validation, or what a judge said.

    Attributes
    ----------
    step
        Optimizer steps behind the weights. A judge takes its time: its step may lie behind that of
        the events before.
    seconds
        Seconds of training when the figures were there.
    values
        By name. Those of a validation begin with ``val_``, those of a judge with ``judge_``.
    count
        Of how many training steps these are the mean, or how many pictures the judge looked at.
    """

    step: int
    epoch: int
    seconds: float
    values: Mapping[str, float]
    phase: Phase = "train"
    count: int = 1


@dataclass(frozen=True, slots=True)
class ImageSamples:
    """A grid of generated pictures.

    Attributes
    ----------
    images
        uint8 of shape (n, height, width), row by row.
    columns
        How many pictures stand in a row of the grid.
    caption
        What is shown, in a few words.
    """

    step: int
    images: NDArray[np.uint8]
    columns: int
    caption: str


@dataclass(frozen=True, slots=True)
class PlaneSamples:
    """Encoded held-out pictures on the latent plane: points float32 (n, 2), labels int64 (n,)."""

    step: int
    points: NDArray[np.float32]
    labels: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TextSample:
    """A text that the model wrote, behind the seed it was given."""

    step: int
    epoch: int
    seed_text: str
    text: str
    temperature: float


@dataclass(frozen=True, slots=True)
class Weights:
    """A new snapshot of the weights lies in ``RunControl.published``."""

    step: int


@dataclass(frozen=True, slots=True)
class LiveChange:
    """A live setting changed before this step was taken."""

    step: int
    name: str
    value: float | int | bool | str


@dataclass(frozen=True, slots=True)
class Saved:
    """The run can be continued from this step on, whatever happens now."""

    step: int
    path: Path


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence for the person, such as which encoding a text was read with."""

    text: str


@dataclass(frozen=True, slots=True)
class Started:
    """The run's folder exists and training is about to begin; ``compute`` says with what, in a few words."""

    run_dir: Path
    total_steps: int | None
    start_step: int
    compute: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """What a run that is continued had said before, up to where it is continued; those of a long one are merged."""

    figures: tuple[Metrics, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """The run has ended in good order; ``metrics`` are the last of each name."""

    status: Status
    step: int
    seconds: float
    run_dir: Path
    metrics: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failure:
    """The run has ended by an error.

    Attributes
    ----------
    message
        The sentence for the person.
    details
        The traceback when it is a fault of ours; empty for a `UserError`.
    """

    message: str
    details: str = ""


Event = (
    Progress
    | Metrics
    | ImageSamples
    | PlaneSamples
    | TextSample
    | Weights
    | LiveChange
    | Saved
    | Note
    | Started
    | Past
    | Finished
    | Failure
)
