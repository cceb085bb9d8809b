"""What the window asks of the learning floor; see `gdl_desktop.core.registry.Engine`."""

from __future__ import annotations

from gdl_desktop.learning.models import list_models, open_model
from gdl_desktop.learning.session import train
from gdl_desktop.learning.snapshot import save_snapshot as save_model

__all__ = ["list_models", "open_model", "save_model", "train"]
