"""What the window remembers from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from gdl_desktop.core.folders import config_dir


def settings() -> QSettings:
    """Return the file of settings, which a person may read and edit; where it cannot be written, nothing is kept."""
    return QSettings(str(config_dir() / "settings.ini"), QSettings.Format.IniFormat)
