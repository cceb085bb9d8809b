"""Texts that somebody has pasted; `textfile` reads them like any other."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

from gdl_desktop.core.files import is_there, write_atomically
from gdl_desktop.core.folders import data_dir


def keep_pasted_text(text: str) -> Path:
    """Write a pasted text into the person's folder, so that a run can be continued with it later.

    Raises
    ------
    UserError
        It cannot be written.
    """
    folder, stamp = data_dir() / "texts", time.strftime("%Y%m%d-%H%M%S")
    names = (f"pasted-{stamp}{f'-{again}' if again else ''}.txt" for again in itertools.count())
    path = next(folder / name for name in names if not is_there(folder / name))
    write_atomically(path, text.encode())
    return path
