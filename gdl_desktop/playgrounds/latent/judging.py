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
from gdl_desktop.playgrounds.latent.bounds import DRAWS, held_out_bounds
from gdl_desktop.playgrounds.latent.model import PIXELS, held_out_losses, to_unit
from gdl_desktop.playgrounds.latent.sampling import ACTIVE_VARIANCE, LatentSampler

LIVE: Final = 200
"""Held-out pictures for a judgement in mid-training: soon measured, and always the same ones."""
FULL: Final = 1000
"""Held-out pictures for one of a model at rest."""

_SEED: Final = 0  # which held-out pictures, where there are more
_PIECE: Final = 100
_BOUND_PIECE: Final = 20  # each is decoded from fifty draws
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
        ``reconstruction_mse``, ``active_units``, ``gaussian_elbo`` and ``gaussian_bound_k50``; and with
        what the mean training picture would have in place of the decoder's: ``reconstruction_mse_baseline``
        and ``gaussian_bound_k50_baseline``. The bounds' draws are the same for every 20 pictures,
        so these differ from those of `evaluate` by some hundredths of a nat.
    """
    torch.set_num_threads(1)  # OpenMP keeps the number for each thread apart
    mean = _mean_picture(data)
    yield
    snapshot = newest()
    sampler = LatentSampler(snapshot)
    chosen = np.random.default_rng(_SEED).permutation(len(data.test_images))[:n]  # drawn: a set may be sorted
    images = torch.from_numpy(data.test_images[chosen].reshape(-1, PIXELS))
    sums = dict.fromkeys(("reconstruction", "kl", "mse", "mse_baseline", "elbo", "bound"), 0.0)
    mus = []
    for part in torch.split(images, _PIECE):
        losses = held_out_losses(sampler.model, part, snapshot.config)
        mu, error, error_of_mean = _errors(sampler, part, mean)
        mus.append(mu)
        _add(sums, len(part), {"reconstruction": losses["reconstruction"], "kl": losses["kl"]})
        _add(sums, len(part), {"mse": error, "mse_baseline": error_of_mean})
        yield
    for part in torch.split(images, _BOUND_PIECE):
        elbo, bound = held_out_bounds(sampler.model, part, "gaussian")
        _add(sums, len(part), {"elbo": elbo, "bound": bound})
        yield
    averages = {name: total / len(images) for name, total in sums.items()}
    active = (torch.cat(mus).var(dim=0, correction=0) > ACTIVE_VARIANCE).sum()
    figures = {
        "reconstruction": averages["reconstruction"],
        "kl": averages["kl"],
        "reconstruction_mse": averages["mse"],
        "reconstruction_mse_baseline": averages["mse_baseline"],
        "active_units": float(active.item()),
        "latent_numbers": float(sampler.latent_size),
        "gaussian_elbo": averages["elbo"],
        f"gaussian_bound_k{DRAWS}": averages["bound"],
        # log N(x; the mean picture, 1/2), averaged: exact, since without a z there is nothing to bound.
        f"gaussian_bound_k{DRAWS}_baseline": -PIXELS * (averages["mse_baseline"] + math.log(math.pi) / 2),
    }
    return Judgement(int(snapshot.card.get("step", 0)), len(images), figures)


def _mean_picture(data: ImageSet) -> Tensor:
    found = means.get(data.sha256)
    if found is None:
        while len(means) >= _KEPT:
            del means[next(iter(means))]
        found = torch.from_numpy(data.train_images.reshape(-1, PIXELS).mean(axis=0, dtype=np.float32) / 255)
        means[data.sha256] = found
    return found


@torch.inference_mode()
def _errors(sampler: LatentSampler, images: Tensor, mean: Tensor) -> tuple[Tensor, float, float]:
    """Return mu (n, latent_size), and the mean squared error of a pixel: rebuilt from mu, and of the mean picture."""
    x = to_unit(images)
    mu, _ = sampler.model.encoder(x)
    rebuilt = sampler.model.decoder(mu).sigmoid()
    return mu, (rebuilt - x).square().mean().item(), (mean - x).square().mean().item()


def _add(sums: dict[str, float], pictures: int, means: dict[str, float]) -> None:
    for name, mean in means.items():
        sums[name] += pictures * mean
