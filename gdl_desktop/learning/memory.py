"""Keeping the memory that a training step frees for the next step.

Every step needs tens of megabytes for a moment. The C library of Linux hands such pieces back to the system at once,
and the system has to clear each page anew when the next step asks for it: an LSTM of 128 spent a quarter of its time
on that. The C libraries of other systems keep them of their own accord, or cannot be told.

A thread other than the first has heaps of no more than 64 MB: pieces of 20 MB are all kept there, larger ones in part.
"""

from __future__ import annotations

import ctypes
import functools
import sys
from typing import Final

# Numbers that mallopt(3) goes by, from malloc.h.
_TRIM_THRESHOLD: Final = -1  # how much may lie free at the end of the heap
_MMAP_THRESHOLD: Final = -3  # how large a piece must be to be asked of the system for itself alone
_MORE_THAN_A_STEP_FREES: Final = 2**31 - 1
_LARGER_THAN_ANY_PIECE: Final = 2**30
_LARGEST_OLD_THRESHOLD: Final = 2**25  # before version 2.35


@functools.cache
def keep_freed_memory() -> None:
    """Let this process keep, from now on, what it frees."""
    library = _c_library()
    if library is None:
        return
    library.mallopt(_TRIM_THRESHOLD, _MORE_THAN_A_STEP_FREES)
    if not library.mallopt(_MMAP_THRESHOLD, _LARGER_THAN_ANY_PIECE):
        library.mallopt(_MMAP_THRESHOLD, _LARGEST_OLD_THRESHOLD)


def give_back_memory() -> None:
    """Hand all that is free back to the system, once."""
    library = _c_library()
    if library is not None:
        library.malloc_trim(0)


@functools.cache
def _c_library() -> ctypes.CDLL | None:
    """Return the GNU C library, or None where there is another."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "mallopt") and hasattr(library, "malloc_trim") else None
