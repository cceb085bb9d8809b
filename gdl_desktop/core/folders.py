"""Where things lie: the person's folders and the resources that ship with the program."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import platformdirs

from gdl_desktop.core.files import typed_path

APP_NAME = "gdl-desktop"
HOME_VARIABLE = "GDL_HOME"


def data_dir() -> Path:
    """Runs and saved models. The variable ``GDL_HOME`` moves it, and the cache, elsewhere."""
    return _folder("data", platformdirs.user_data_path)


def cache_dir() -> Path:
    """Downloaded data sets, and what was found out about data; safe to delete."""
    return _folder("cache", platformdirs.user_cache_path)


def config_dir() -> Path:
    """The window's settings."""
    return _folder("config", platformdirs.user_config_path)


def runs_dir() -> Path:
    """One folder a run."""
    return data_dir() / "runs"


def models_dir() -> Path:
    """Models that the person saved under a name."""
    return data_dir() / "models"


def resources_dir() -> Path:
    """Icons, embedded data and shipped models: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def _folder(kind: str, platform_path: Callable[..., Path]) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    return typed_path(home) / kind if home else platform_path(APP_NAME, appauthor=False)
