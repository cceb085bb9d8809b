"""What the window remembers from one start to the next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSettings

from gdl_desktop.core.folders import config_dir
from gdl_desktop.core.registry import ComputeWish

DEVICES: Final = ("auto", "cpu", "cuda", "mps")
PRECISIONS: Final = ("auto", "fp32", "bf16")
MOST_THREADS: Final = 64
AUTOSAVES: Final = (4, 15, 30, 60)  # seconds of training, beside the program's own choice

_NAMES: Final = ("device", "precision", "threads", "autosave")


def settings() -> QSettings:
    """Return the file of settings, which a person may read and edit; where it cannot be written, nothing is kept."""
    return QSettings(str(config_dir() / "settings.ini"), QSettings.Format.IniFormat)


def remembered_wish() -> ComputeWish:
    """Return what the person wants to train with; what the file says wrongly counts as not said."""
    kept = settings()
    device, precision, threads, autosave = (str(kept.value(f"compute/{name}", "")) for name in _NAMES)
    return ComputeWish(
        device if device in DEVICES else "auto",
        precision if precision in PRECISIONS else None,
        int(threads) if threads in map(str, range(1, MOST_THREADS + 1)) else None,
        int(autosave) if autosave in map(str, AUTOSAVES) else None,
    )


def remember_wish(wish: ComputeWish) -> None:
    """Keep what the person wants to train with."""
    kept = settings()
    values = (wish.device, wish.precision, wish.threads, wish.autosave_seconds)
    for name, value in zip(_NAMES, values, strict=True):
        if value in (None, "auto"):
            kept.remove(f"compute/{name}")
        else:
            kept.setValue(f"compute/{name}", value)
