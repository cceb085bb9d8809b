"""Checkpoints of a run: a model to play with and the trainer's state to continue from, by step.

The newest two are kept. A checkpoint counts only when both of its files are whole, so whatever
moment the plug is pulled at, the one before it is still there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from torch import Tensor

from gdl_desktop.core.errors import DamagedError, MissingError, ModelError, TrainingDivergedError
from gdl_desktop.core.files import PART
from gdl_desktop.learning.snapshot import (
    Snapshot,
    all_finite,
    load_snapshot,
    read_tensors,
    save_snapshot,
    write_tensors,
)

KEEP = 2
_MODEL = ".model.safetensors"
_TRAINER = ".trainer.safetensors"
# Any other error is no reason to pass over a checkpoint, which would then be forgotten: the next time it may open.
_NOT_WHOLE = (DamagedError, MissingError)


def save_checkpoint(folder: Path, step: int, seconds: float, snapshot: Snapshot, state: Mapping[str, Tensor]) -> Path:
    """Write a checkpoint and remove those older than the newest two; return the model's file.

    Raises
    ------
    TrainingDivergedError
        A weight is not a finite number; nothing is written.
    UserError
        The files cannot be written.
    """
    for name, tensor in state.items():
        if not all_finite([tensor]):
            raise TrainingDivergedError(f"{name} is not finite")
    model = folder / f"{step:08d}{_MODEL}"
    # The trainer's state first: a checkpoint is found by its model file.
    write_tensors(folder / f"{step:08d}{_TRAINER}", state, {"step": step, "seconds": seconds})
    save_snapshot(snapshot, model)
    for old in _steps(folder)[KEEP:]:
        _remove(folder / f"{old:08d}{_TRAINER}", folder / f"{old:08d}{_MODEL}")
    return model


def rewind_checkpoints(folder: Path, step: int) -> None:
    """Forget damaged checkpoints beyond ``step``, where a run is continued, and what a pulled plug left half written.

    They would count among the newest two, so that only one whole checkpoint were kept beside them.
    """
    for newer in _steps(folder):
        if newer > step:
            _remove(folder / f"{newer:08d}{_TRAINER}", folder / f"{newer:08d}{_MODEL}")
    _remove(*folder.glob(f".*{PART}"))


def newest_model(folder: Path) -> Snapshot:
    """Return the newest model of a run that opens; unlike going on from an older state, playing with it loses nothing.

    Raises
    ------
    ModelError
        There is none.
    """
    unread: ModelError | None = None
    for step in _steps(folder):
        try:
            return load_snapshot(folder / f"{step:08d}{_MODEL}")
        except _NOT_WHOLE:
            continue
        except ModelError as error:
            unread = unread or error
    raise unread or ModelError(f"{folder} holds no whole checkpoint, so there is no model to open.")


def newest_state(folder: Path) -> tuple[int, float, dict[str, Tensor]]:
    """Return step, seconds of training and trainer state of the newest checkpoint that is whole.

    Raises
    ------
    ModelError
        There is none, or a newer one cannot be read though it may be whole.
    """
    for step in _steps(folder):
        with contextlib.suppress(*_NOT_WHOLE):
            load_snapshot(folder / f"{step:08d}{_MODEL}")
            state, header = read_tensors(folder / f"{step:08d}{_TRAINER}")
            return int(header["step"]), float(header["seconds"]), state
    raise ModelError(f"{folder} holds no whole checkpoint, so the run cannot be continued.")


def _remove(*paths: Path) -> None:
    for path in paths:
        # On Windows a file that somebody reads cannot be removed; the next time it can.
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _steps(folder: Path) -> list[int]:
    """Return the steps of the checkpoints, newest first."""
    stems = (path.name.removesuffix(_MODEL) for path in folder.glob(f"*{_MODEL}"))
    return sorted((int(stem) for stem in stems if stem.isdigit()), reverse=True)
