"""Long work that gives way: a generator that yields after every few pictures and returns its result.

Whoever drives it may rest between the pieces, show something, or leave it half done.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeAlias, TypeVar

ResultT = TypeVar("ResultT")
Pieces: TypeAlias = Generator[None, None, ResultT]


def in_one_go(pieces: Pieces[ResultT]) -> ResultT:
    """Do all the pieces, one after the other, and return the result."""
    while True:
        try:
            next(pieces)
        except StopIteration as end:
            result: ResultT = end.value
            return result
