"""Writing files so that a pulled plug never leaves half of one."""

from __future__ import annotations

import os
from pathlib import Path

from gdl_desktop.core.errors import UserError


def write_atomically(path: Path, payload: bytes) -> None:
    """Replace a file in one step: it is either the old one or the new one, whatever happens.

    Raises
    ------
    UserError
        The file cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("wb") as file:
                file.write(payload)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(f"{path} cannot be written: {error.strerror or error}.") from None
