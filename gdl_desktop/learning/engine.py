"""What the window asks of the learning floor; see `gdl_desktop.core.registry.Engine`."""

from __future__ import annotations

from pathlib import Path

from gdl_desktop.learning.models import find_model, open_model
from gdl_desktop.learning.session import train
from gdl_desktop.learning.snapshot import Snapshot, save_snapshot


def save_model(snapshot: Snapshot, path: Path) -> None:
    """Write a snapshot as a single model file.

    Raises
    ------
    UserError
        The file cannot be written.
    """
    save_snapshot(snapshot, path)


__all__ = ["find_model", "open_model", "save_model", "train"]
