"""What a judge says of one model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_PREFIX: Final = "judge_"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Figures about one snapshot.

    Attributes
    ----------
    step
        Optimizer steps behind the weights.
    pictures
        How many pictures the figures rest on.
    figures
        By name. One that ends in ``_real`` or ``_baseline`` says what real pictures, or doing
        without a model, would have in the place of the one whose name it begins with.
    """

    step: int
    pictures: int
    figures: Mapping[str, float]

    def as_metrics(self) -> dict[str, float]:
        """Return the figures under names that no other figure of a run has: all begin with ``judge_``."""
        return {f"{_PREFIX}{name.removeprefix(_PREFIX)}": value for name, value in self.figures.items()}


def under_own_names(metrics: Mapping[str, float]) -> dict[str, float]:
    """Return what `Judgement.as_metrics` made under the names that the figures had, with and without a prefix."""
    return {**metrics, **{name.removeprefix(_PREFIX): value for name, value in metrics.items()}}
