"""A run that is at rest: what it takes to show it, and to train on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gdl_desktop.core.events import Status


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run as it lies on disk.

    Attributes
    ----------
    folder
        Where it lies.
    config
        The playground's ``Config`` with all live changes so far.
    data
        Name of a data set, or path of the person's own.
    status
        ``"running"`` where somebody trains it now.
    step, seconds
        Where its newest checkpoint stands.
    total_steps
        How many it was to take; None where the clock ends it, or where that is not known.
    fraction
        Share of its budget that is used, 0 to 1, as far as that is known.
    """

    folder: Path
    config: Any
    data: str
    seed: int
    status: Status
    step: int
    seconds: float
    total_steps: int | None
    fraction: float

    @property
    def used_up(self) -> bool:
        """Whether it has trained as long as it was to; to train on, it needs more steps."""
        return self.status == "finished" or self.fraction >= 1
