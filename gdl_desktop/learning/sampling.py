"""What the command line asks of a playground's ``sampling`` module, and what it gets.

Each module offers::

    def sample(snapshot: Snapshot, request: SampleRequest) -> ImageBatch | list[str]
    def evaluate(snapshot: Snapshot, data: ImageSet | Corpus) -> dict[str, float]

The same request gives the same sample at any ``n``: sample ``i`` depends on the seed and on ``i``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """What to sample.

    Attributes
    ----------
    n
        How many; None is the playground's own choice.
    label
        The class to draw, where the model knows classes: an index, ``"all"`` for equal shares.
    seed_text, temperature, length
        For text: how it begins, how bold it is (0 is greedy), how many characters are added.
    """

    n: int | None = None
    label: int | Literal["all"] = "all"
    seed_text: str | None = None
    temperature: float = 0.8
    length: int = 500
    seed: int = 0


@dataclass(frozen=True, slots=True)
class ImageBatch:
    """Generated pictures.

    Attributes
    ----------
    x
        uint8 of shape (n, 28, 28).
    y
        int64 of shape (n,): the requested labels; -1 where the model knows no classes.
    columns
        Pictures in a row when drawn as one PNG.
    """

    x: NDArray[np.uint8]
    y: NDArray[np.int64]
    columns: int


def equal_shares(n: int, label: int | Literal["all"], classes: int) -> NDArray[np.int64]:
    """Return n requested labels, cycling through all classes or all of one class.

    Raises
    ------
    ValueError
        The label is not among the classes.
    """
    if label == "all":
        return np.arange(n, dtype=np.int64) % classes
    if not 0 <= label < classes:
        raise ValueError(f"label {label} is not in 0..{classes - 1}")
    return np.full(n, label, dtype=np.int64)
