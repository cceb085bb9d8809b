from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

import numpy as np
import pytest
import torch

from gdl_desktop.data.sets import ImageSet
from gdl_desktop.learning.compute import Compute
from gdl_desktop.playgrounds.gan.config import PRESETS, Config
from gdl_desktop.playgrounds.gan.training import Trainer

# The presets as they are, only narrower, so that every branch of theirs is taken in milliseconds.
NARROW = {
    **{
        name: dataclasses.replace(
            PRESETS[name], epochs=2, batch_size=6, z_size=5, embedding_size=3, generator_width=8, discriminator_width=3
        )
        for name in ("lean", "fine")
    },
    "book": dataclasses.replace(
        PRESETS["book"], epochs=2, batch_size=6, z_size=5, generator_width=8, discriminator_width=2
    ),
}
CLASSES = ("dot", "bar", "cross")


@pytest.fixture(autouse=True, scope="session")
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def shapes() -> ImageSet:
    """Noisy pictures of three kinds, 40 to learn from and 15 held out, that nobody can write to."""
    rng = np.random.default_rng(7)
    labels = np.arange(55, dtype=np.int64) % len(CLASSES)
    images = rng.integers(0, 40, (55, 28, 28), dtype=np.uint8)
    images[labels == 0, 12:16, 12:16] = 255
    images[labels > 0, :, 12:16] = 255
    images[labels == 2, 12:16, :] = 255
    images.flags.writeable = labels.flags.writeable = False
    return ImageSet("shapes", "Shapes", images[:40], labels[:40], images[40:], labels[40:], CLASSES, "5" * 64)


@pytest.fixture(params=["lean", "fine", "book"])
def config(request: pytest.FixtureRequest) -> Config:
    return NARROW[request.param]


@pytest.fixture
def make_trainer(shapes: ImageSet) -> Callable[..., Trainer]:
    def make(config: Config, seed: int = 3, data: ImageSet = shapes, compute: Compute | None = None) -> Trainer:
        return Trainer(config, data, compute or Compute(), seed)

    return make
