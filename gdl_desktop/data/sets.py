"""The two kinds of data that models learn from here: image sets and corpora."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

HELD_OUT_SHARE: Final = 0.1


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
