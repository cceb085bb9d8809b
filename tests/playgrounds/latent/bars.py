"""What the tests of this folder share: a small config, a small set of pictures, a few steps."""

from __future__ import annotations

import numpy as np

from gdl_desktop.data.sets import ImageSet
from gdl_desktop.playgrounds.latent.config import Config
from gdl_desktop.playgrounds.latent.training import Trainer

SMALL = Config(hidden_sizes=(24, 12), batch_size=16, epochs=4)


def bars() -> ImageSet:
    """Two kinds of picture, bars that lie and bars that stand, with some noise."""
    rng = np.random.default_rng(5)
    labels = np.arange(120) % 2
    images = rng.integers(0, 40, (120, 28, 28))
    for image, label, start in zip(images, labels, rng.integers(2, 20, 120), strict=True):
        bar = image if label else image.T
        bar[start : start + 6] += 200
    images = images.astype(np.uint8)
    return ImageSet(
        name="bars",
        title="Bars",
        train_images=images[:90],
        train_labels=labels[:90],
        test_images=images[90:],
        test_labels=labels[90:],
        classes=("lying", "standing"),
        sha256="0" * 64,
    )


def train(trainer: Trainer, steps: range, of: int = 20) -> list[float]:
    """Take steps and return the losses."""
    return [trainer.train_step(step, step / of)["loss"].item() for step in steps]
