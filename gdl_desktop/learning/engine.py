"""What the window asks of the learning floor; see `gdl_desktop.core.registry.Engine`."""

from __future__ import annotations

from pathlib import Path

import torch

from gdl_desktop.core.kept_run import KeptRun
from gdl_desktop.data.sets import ImageSet
from gdl_desktop.learning import origin, past
from gdl_desktop.learning.checkpoints import newest_state
from gdl_desktop.learning.models import list_models, open_model, playground_of
from gdl_desktop.learning.origin import pictures_of_run
from gdl_desktop.learning.past import past_of_run
from gdl_desktop.learning.runs import CHECKPOINTS, keep_judgement
from gdl_desktop.learning.session import train
from gdl_desktop.learning.snapshot import Snapshot
from gdl_desktop.learning.snapshot import save_snapshot as save_model

__all__ = [
    "keep_judgement",
    "kept_run",
    "list_models",
    "open_model",
    "past_of_run",
    "pictures_of_model",
    "pictures_of_run",
    "playground_of",
    "save_model",
    "train",
    "warm_up",
]


def kept_run(folder: Path) -> KeptRun:
    """Read how a run stands that can be continued; see `gdl_desktop.learning.past.kept_run`.

    Raises
    ------
    ModelError
        None of its checkpoints is whole.
    """
    step, seconds, _ = newest_state(folder / CHECKPOINTS)
    return past.kept_run(folder, step, seconds)


def pictures_of_model(snapshot: Snapshot) -> ImageSet:
    """Load the pictures that a model learnt from; see `gdl_desktop.learning.origin.pictures_of_model`.

    Raises
    ------
    UserError
        They are not there, or have other classes by now.
    """
    return origin.pictures_of_model(snapshot.card, tuple(snapshot.details["classes"]))


def warm_up() -> None:
    """Take one step with an optimizer: the first one imports a thousand modules, which takes a second."""
    weight = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.Adam([weight], fused=True)
    weight.square().sum().backward()  # type: ignore[no-untyped-call]
    optimizer.step()
