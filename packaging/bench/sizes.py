"""The sizes that all competitors share, taken from the book presets, and data of the right shape."""

from __future__ import annotations

import dataclasses
import random
from typing import Any, Final

import numpy as np

from gdl_desktop.core.registry import playground
from gdl_desktop.data.sets import Corpus, ImageSet

VOCABULARY: Final = 65  # as many as tiny-shakespeare has
CHARACTERS: Final = 200_000
PICTURES: Final = 20_000
CLASSES: Final = 10
LATENT_BATCH: Final = 256  # at which the classic example was measured elsewhere; the preset takes 512
GRID_SIDE: Final = {"latent": 20, "gan": 10}
TEMPERATURE: Final = 0.8
_SEED: Final = 2026


def book_config(name: str) -> Any:
    """Return the ``book`` preset of a playground, at the batch size that is compared."""
    config = playground(name).module("config").PRESETS["book"]
    return dataclasses.replace(config, batch_size=LATENT_BATCH) if name == "latent" else config


def sizes() -> dict[str, Any]:
    """Return what a worker needs to build the same models, ready for JSON."""
    text, latent, gan = (dataclasses.asdict(book_config(name)) for name in ("text", "latent", "gan"))
    return {
        "text": {**text, "vocabulary": VOCABULARY, "characters": CHARACTERS, "temperature": TEMPERATURE},
        "latent": {**latent, "pictures": PICTURES, "grid_side": GRID_SIDE["latent"]},
        "gan": {**gan, "pictures": PICTURES, "classes": CLASSES, "grid_side": GRID_SIDE["gan"]},
    }


def corpus() -> Corpus:
    """Return a text of random characters: how fast a model learns from it does not depend on what it says."""
    alphabet = [chr(ord("!") + index) for index in range(VOCABULARY)]
    return Corpus.of("bench", "Random characters", "".join(random.Random(_SEED).choices(alphabet, k=CHARACTERS)))


def pictures() -> ImageSet:
    """Return pictures of random bytes, with random labels."""
    rng = np.random.default_rng(_SEED)
    images = rng.integers(0, 256, (PICTURES, 28, 28), dtype=np.uint8)
    labels = rng.integers(0, CLASSES, PICTURES)
    few = slice(0, 1000)
    names = tuple(str(label) for label in range(CLASSES))
    return ImageSet.of("bench", "Random pictures", (images, labels), (images[few], labels[few]), names)
