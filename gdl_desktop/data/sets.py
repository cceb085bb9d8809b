"""The two kinds of data that models learn from here: image sets and corpora."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gdl_desktop.core.errors import DataError
from gdl_desktop.data.held_out import HELD_OUT_SHARE

Part: TypeAlias = tuple[NDArray[np.uint8], NDArray[np.int64]]

SIDE: Final = 28
"""Height and width of every picture, in pixels."""

DIGITS: Final = tuple("0123456789")
FASHION: Final = (
    "T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
)  # fmt: skip
KUZUSHIJI: Final = ("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo")


@dataclass(frozen=True, eq=False)
class ImageSet:
    """Small grey pictures with labels, split in a part to learn from and a held-out part.

    Attributes
    ----------
    name, title
        The name for the command line and files; the title for people.
    train_images, test_images
        uint8 of shape (n, 28, 28), 0 black to 255 white.
    train_labels, test_labels
        int64 of shape (n,).
    classes
        Names of the classes; label k is ``classes[k]``.
    sha256
        Hash of the contents, for the run's record.
    """

    name: str
    title: str
    train_images: NDArray[np.uint8]
    train_labels: NDArray[np.int64]
    test_images: NDArray[np.uint8]
    test_labels: NDArray[np.int64]
    classes: tuple[str, ...]
    sha256: str
    notes: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        name: str,
        title: str,
        train: Part,
        test: Part,
        classes: tuple[str, ...],
        notes: tuple[str, ...] = (),
    ) -> ImageSet:
        """Build a set from (images, labels) pairs; the hash covers the pictures, labels and class names."""
        digest = hashlib.sha256("\0".join(classes).encode(errors="backslashreplace"))
        for array in (*train, *test):
            digest.update(f"{array.dtype} {array.shape};".encode())
            digest.update(np.ascontiguousarray(array).data)
        return cls(name, title, *train, *test, classes, digest.hexdigest(), notes)


@dataclass(frozen=True)
class Corpus:
    """A text; its last tenth is held out.

    Attributes
    ----------
    sha256
        Hash of the text in UTF-8, for the run's record.
    notes
        Sentences for the person, such as the encoding that was found.
    """

    name: str
    title: str
    text: str
    sha256: str
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, name: str, title: str, text: str, notes: tuple[str, ...] = ()) -> Corpus:
        """Build a corpus and hash its text."""
        return cls(name, title, text, hashlib.sha256(text.encode()).hexdigest(), notes)

    @property
    def train_text(self) -> str:
        """The first nine tenths."""
        return self.text[: self._split]

    @property
    def held_out_text(self) -> str:
        """The last tenth, which no model trains on."""
        return self.text[self._split :]

    @property
    def _split(self) -> int:
        return int(len(self.text) * (1 - HELD_OUT_SHARE))


def in_turn(labels: NDArray[np.int64], n: int) -> NDArray[np.int64]:
    """Return the indices of up to n examples that take turns between the classes: 0, 1, 2, ... 0, 1, 2, ...

    Parameters
    ----------
    labels
        int64 of shape (m,).
    """
    by_class = np.argsort(labels, kind="stable")
    _, first, counts = np.unique(labels[by_class], return_index=True, return_counts=True)
    turn = np.empty(len(labels), dtype=np.int64)  # how many of its class come before it
    turn[by_class] = np.arange(len(labels)) - np.repeat(first, counts)
    return np.lexsort((labels, turn))[:n]


def picked_in_turn(order: NDArray[np.int64], labels: NDArray[np.int64], n: int) -> NDArray[np.int64]:
    """Return up to n of the examples in an order, as `in_turn` does; of each class those that come first in it.

    Parameters
    ----------
    order
        int64 of shape (m,), indices of examples.
    labels
        int64, those of all examples that the order may name.
    """
    return order[in_turn(labels[order], n)]


def held_out(labels: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which examples to hold out where a set brings no split of its own: the last tenth of each class.

    Parameters
    ----------
    labels
        int64 of shape (n,).

    Returns
    -------
    NDArray
        bool of shape (n,); at least one of each class is True.
    """
    mask = np.zeros(len(labels), dtype=np.bool_)
    for label in np.unique(labels):
        places = np.flatnonzero(labels == label)
        mask[places[-max(1, round(len(places) * HELD_OUT_SHARE)) :]] = True
    return mask


def split(images: NDArray[np.uint8], labels: NDArray[np.int64], classes: tuple[str, ...]) -> tuple[Part, Part]:
    """Split pictures into a part to learn from and a held-out part: the last tenth of each class.

    Raises
    ------
    DataError
        A class has fewer than two pictures, so that it cannot be in both parts.
    """
    counts = np.bincount(labels, minlength=len(classes))
    if counts.min() < 2:
        scarce = int(counts.argmin())
        found = "no picture" if counts[scarce] == 0 else "only one picture"
        raise DataError(f"The class “{classes[scarce]}” has {found}; give it at least two.")
    mask = held_out(labels)
    return (images[~mask], labels[~mask]), (images[mask], labels[mask])
