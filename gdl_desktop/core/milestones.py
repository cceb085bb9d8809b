"""How far a training was seen to get after how many steps: what honest promises about time rest on.

A playground's ``config`` may list its `Milestone` values as ``MILESTONES``, from the first that is worth
looking at to the best. Steps, not seconds: seconds are a matter of the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Milestone:
    """What one training run came to, measured once and written down.

    Attributes
    ----------
    preset
        The settings it ran with; the milestone is void when they change.
    data
        Name of the data set that it learnt from.
    steps
        Optimizer steps of the whole run, so that its learning rate had fallen all the way.
    reached
        The figure that it reached on held-out data, in words.
    loop_cost
        How many times as long the run took as its bare steps: reports, samples, checks and saving come on top.
    source
        How the figure was measured.
    """

    preset: str
    data: str
    steps: int
    reached: str
    loop_cost: float
    source: str


def best_within(
    milestones: Sequence[Milestone], seconds_for: Callable[[Milestone], float | None], budget: float
) -> Milestone | None:
    """Return the best milestone that is reached within a budget; None where there is none.

    Parameters
    ----------
    milestones
        From the first to the best.
    seconds_for
        How long a milestone takes on this machine; None where that is not known.
    budget
        In seconds.
    """
    affordable = [each for each in milestones if (needed := seconds_for(each)) is not None and needed <= budget]
    return affordable[-1] if affordable else None
