"""Judging an autoencoder while it learns: the figures of `gdl evaluate`, a few held-out pictures at a time."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

import numpy as np
import torch
from torch import Tensor

from gdl_desktop.core.judgement import Judgement
from gdl_desktop.data.sets import ImageSet
from gdl_desktop.learning.judge.pieces import Pieces
from gdl_desktop.learning.snapshot import Snapshot
from gdl_desktop.playgrounds.latent.bounds import DRAWS
from gdl_desktop.playgrounds.latent.figures import BOUND_PICTURES, drawn, figures_in_pieces
from gdl_desktop.playgrounds.latent.model import PIXELS, to_unit
from gdl_desktop.playgrounds.latent.sampling import LatentSampler

LIVE: Final = 200
"""Held-out pictures for a judgement in mid-training: soon measured, and always the same ones."""
FULL: Final = BOUND_PICTURES
"""Held-out pictures for one of a model at rest: those on which `gdl evaluate` estimates its bounds."""

_KEPT: Final = 2

means: dict[str, Tensor] = {}
"""The mean training picture, float32 (784,), by hash of the data; made when first needed, then kept."""


def judge(newest: Callable[[], Snapshot], data: ImageSet, n: int) -> Pieces[Judgement]:
    """Measure the newest weights on held-out pictures, giving way after every few.

    Parameters
    ----------
    newest
        Called when the measuring begins, which may be long after it was asked for.
    data
        What the model learns from.
    n
        How many held-out pictures at the most, always the same ones.

    Returns
    -------
    Judgement
        With figures of `gdl_desktop.playgrounds.latent.sampling.evaluate`: ``reconstruction``, ``kl``,
        ``reconstruction_mse``, ``active_units``, ``gaussian_elbo`` and ``gaussian_bound_k50``; with
        ``latent_numbers``, of which those units are; and with what the mean training picture would have in place
        of the decoder's: ``reconstruction_mse_baseline`` and ``gaussian_bound_k50_baseline``. On the same pictures
        they are the figures of `evaluate`.
    """
    torch.set_num_threads(1)  # OpenMP keeps the number for each thread apart
    mean = _mean_picture(data)
    yield
    snapshot = newest()
    sampler = LatentSampler(snapshot)
    figures = yield from figures_in_pieces(sampler.model, data.test_images, snapshot.config, n)
    chosen = drawn(len(data.test_images), n)
    x = to_unit(torch.from_numpy(data.test_images[chosen].reshape(-1, PIXELS)))
    error_of_mean = (mean - x).square().mean().item()
    del figures["loss"], figures["bound_pictures"]  # the training says the one, the judgement itself the other
    figures["reconstruction_mse_baseline"] = error_of_mean
    figures["latent_numbers"] = float(sampler.latent_size)
    # log N(x; the mean picture, 1/2), averaged: exact, since without a z there is nothing to bound.
    figures[f"gaussian_bound_k{DRAWS}_baseline"] = -PIXELS * (error_of_mean + math.log(math.pi) / 2)
    return Judgement(int(snapshot.card.get("step", 0)), len(chosen), figures)


def _mean_picture(data: ImageSet) -> Tensor:
    found = means.get(data.sha256)
    if found is None:
        while len(means) >= _KEPT:
            del means[next(iter(means))]
        found = torch.from_numpy(data.train_images.reshape(-1, PIXELS).mean(axis=0, dtype=np.float32) / 255)
        means[data.sha256] = found
    return found
