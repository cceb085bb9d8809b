"""Paths as people type them, and files of which a pulled plug never leaves half."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Final

from gdl_desktop.core.errors import UserError

PART = ".part"  # how a file's name ends while it is being written
# Windows replaces no file that somebody has open: a virus scanner, or a list that is just being read.
_WAITS_SECONDS = (0.02, 0.05, 0.1, 0.2, 0.4)
_ASKED_SECONDS = (0.01, 0.03)  # how long `is_claimed`, asked elsewhere, may be in the way of a claim

# What Windows calls files that another program has open, which Python takes for a lack of rights.
_IN_USE: Final = (32, 33)
_NOT_ALLOWED: Final = "the system does not allow it; choose another place, or change its permissions"
_FULL: Final = "the disk is full; make room and try again"
_NO_ANSWER: Final = "the drive does not answer; check that it is connected"
CAUSES: Final = {
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: "the disk can only be read; choose another place",
    errno.EIO: "the disk reports a fault; try another one",
    errno.ENAMETOOLONG: "its name is too long; choose a shorter one",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.EEXIST: "something of that name is in the way; choose another name",
    errno.EISDIR: "it is a folder, not a file",
    errno.ENOENT: "it, or a folder on the way to it, is missing",
    errno.EBUSY: "another program is using it; close that one and try again",
    errno.ESTALE: _NO_ANSWER,
    errno.ENOTCONN: _NO_ANSWER,
}
"""What the system says most often of files, in words for people: its own are short, and English in every language."""


def typed_path(word: str | Path) -> Path:
    """Return the path that somebody typed, ``~`` meaning their home."""
    # Not Path.expanduser, which fails for a "~somebody" that is nobody.
    return Path(os.path.expanduser(word))  # noqa: PTH111


def is_there(path: Path) -> bool:
    """Whether something lies at a path; what cannot be a path lies nowhere."""
    try:
        return path.exists()
    except (OSError, ValueError):  # too long for a file name, or a NUL in it
        return False


def cause_of(error: OSError) -> str:
    """Return why something could not be done with a file, and what to do about it, as the end of a sentence."""
    number = errno.EACCES if isinstance(error, PermissionError) else error.errno or 0
    if getattr(error, "winerror", None) in _IN_USE:
        number = errno.EBUSY
    return CAUSES.get(number, error.strerror or str(error))


def read_up_to(path: Path, most: int) -> bytes | None:
    """Return what a file holds; None if that is more than so many bytes. Some devices never end.

    Raises
    ------
    OSError
        It cannot be read.
    """
    with path.open("rb") as file:
        payload = file.read(most + 1)
    return payload if len(payload) <= most else None


def claim(path: Path) -> IO[bytes]:
    """Lock a file, which is made where there is none, until it is closed or the process has gone.

    Raises
    ------
    BlockingIOError
        Somebody else has locked it.
    OSError
        It cannot be made.
    """
    file = path.open("ab")
    try:
        for seconds in _ASKED_SECONDS:
            if _lock(file) != errno.EAGAIN:
                return file
            time.sleep(seconds)
        if _lock(file) == errno.EAGAIN:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    except BaseException:
        file.close()
        raise
    return file


def is_claimed(path: Path) -> bool:
    """Whether somebody has locked a file with `claim`; yes where that cannot be found out."""
    try:
        with path.open("rb") as file:
            return _lock(file) != 0
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _lock(file: IO[bytes]) -> int:
    """Lock a file until it is closed.

    Returns
    -------
    int
        0, or EAGAIN where somebody else has locked it, or else why there are no locks here: some network
        drives know none.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return errno.EAGAIN if error.errno in (errno.EAGAIN, errno.EACCES) else error.errno or errno.ENOLCK
    return 0


def write_atomically(path: Path, payload: bytes | Iterable[bytes]) -> None:
    """Replace a file in one step: it is either the old one or the new one, whatever happens.

    Parameters
    ----------
    payload
        Its new contents, at once or in pieces.

    Raises
    ------
    UserError
        The file cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}{PART}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("wb") as file:
                file.writelines([payload] if isinstance(payload, bytes) else payload)
                file.flush()
                os.fsync(file.fileno())
            _replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(f"{path} cannot be written: {cause_of(error)}.") from None


def _replace(temporary: Path, path: Path) -> None:
    for seconds in _WAITS_SECONDS:
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(seconds)
        else:
            return
    temporary.replace(path)
