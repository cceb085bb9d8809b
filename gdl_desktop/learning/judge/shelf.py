"""References kept on disk: real pictures do not change, so a judge looks at them once and not in every session."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import asdict
from pathlib import Path
from typing import Final

import torch

from gdl_desktop.core.errors import ModelError, UserError
from gdl_desktop.core.folders import cache_dir
from gdl_desktop.data.sets import ImageSet
from gdl_desktop.learning.judge.classifier import Judge
from gdl_desktop.learning.judge.image_metrics import Manifold
from gdl_desktop.learning.judge.verdict import Reference
from gdl_desktop.learning.snapshot import read_tensors, write_tensors

_MAKING: Final = 2  # raised when `Reference` makes something else of the same pictures


def shelf_path(judge: Judge, data: ImageSet, n: int) -> Path:
    """Return where the reference lies that a judge makes of up to ``2 n`` pictures of a data set."""
    key = hashlib.blake2b(f"{_MAKING} {judge.digest} {data.sha256} {n}".encode(), digest_size=12).hexdigest()
    return cache_dir() / "judge" / f"{judge.name}-{key}.safetensors"


def kept_reference(judge: Judge, data: ImageSet, n: int) -> Reference | None:
    """Read the reference that `keep_reference` wrote; None where there is none, or it is damaged."""
    try:
        tensors, header = read_tensors(shelf_path(judge, data, n))
        return Reference.restored(
            judge,
            data,
            features=tensors["features"].numpy(),
            labels=tensors["labels"].numpy(),
            accuracy=header["accuracy"],
            frechet=header["frechet"],
            manifold=Manifold(**header["manifold"]),
        )
    except (ModelError, KeyError, TypeError):
        return None


def keep_reference(reference: Reference, data: ImageSet, n: int) -> None:
    """Write a reference for later sessions; where that cannot be, it will be made again.

    Parameters
    ----------
    n
        As it was asked for; the reference may have fewer pictures.
    """
    tensors = {"features": torch.from_numpy(reference.features), "labels": torch.from_numpy(reference.labels)}
    header = {"accuracy": reference.accuracy, "frechet": reference.frechet, "manifold": asdict(reference.manifold)}
    with contextlib.suppress(UserError):
        write_tensors(shelf_path(reference.judge, data, n), tensors, header)
