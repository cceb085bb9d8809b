"""What is measured on held-out pictures: by `gdl evaluate` in one go, by the window's judge a few at a time.

All noise comes from generators that start alike every time, so that the same weights give the same figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from gdl_desktop.learning.judge.pieces import Pieces, in_one_go
from gdl_desktop.playgrounds.latent.bounds import DRAWS, bounds_in_pieces
from gdl_desktop.playgrounds.latent.config import Config, Likelihood
from gdl_desktop.playgrounds.latent.model import PIXELS, VAE, kl_divergence, reconstruction_loss, to_unit

ACTIVE_VARIANCE: Final = 0.01  # Burda et al. (2016), appendix C
# Fifty draws each take seconds on these many pictures; the standard error of their mean was 0.4 nats.
BOUND_PICTURES: Final = 1000
_DRAWN_SEED: Final = 0
_NOISE_SEED: Final = 2014
_CHUNK: Final = 1000  # pictures at a time: enough to be quick, few enough for any memory
_PIECE: Final = 100  # pictures between two yields: a few milliseconds


def figures_in_pieces(
    model: VAE,
    images: NDArray[np.uint8],
    config: Config,
    n: int | None = None,
    *,
    likelihoods: Iterable[Likelihood] = ("gaussian",),
    log_scale: Tensor | None = None,
) -> Pieces[dict[str, float]]:
    """Measure a model, giving way after every few pictures.

    Parameters
    ----------
    images
        All held-out pictures, uint8 of shape (m, 28, 28).
    n
        How many of them to measure on, those that `drawn` names; all where it is None.
    likelihoods
        Which bounds to estimate.
    log_scale
        For ``"logistic"``, which needs it: see `gdl_desktop.playgrounds.latent.bounds.fitted_log_scale`.

    Returns
    -------
    dict
        ``loss``, ``reconstruction``, ``kl``
            Per picture, as trained: they compare between models of one likelihood and one beta only; see
            `held_out_losses`.
        ``reconstruction_mse``
            Mean squared error of a pixel, grey values from 0 to 1, rebuilt from mu: it compares
            across likelihoods and KL weights.
        ``active_units``
            Latent numbers whose mu varies over the pictures by more than 0.01 (Burda et al., 2016).
        ``gaussian_elbo``, ``gaussian_bound_k50``
            Mean log-density of a picture in nats, at least: the evidence lower bound, and the importance-weighted
            one of 50 draws. All models compare on these two, whatever likelihood and beta they were trained
            with: pixels are normal around the decoder's picture with variance 1/2.
        ``logistic_elbo``, ``logistic_bound_k50``
            Mean log-probability of a picture's bytes in nats, at least; all models compare on these two as well.
            Pixels have 256 grey values, and the spread ``log_scale``.
        ``bernoulli_elbo``, ``bernoulli_bound_k50``
            The same for pictures drawn black and white. They compare with each other between models that were
            trained with that likelihood, never with the ``gaussian_`` figures.
        ``bound_pictures``
            How many pictures the bounds were measured on: all, or the first 1,000 of `drawn`.

        What the bounds are is derived in `gdl_desktop.playgrounds.latent.bounds`.
    """
    order = drawn(len(images), n)
    places = np.sort(order)  # every picture has the noise of its place, however many are measured
    measured = _flat(images[places])
    noise = held_out_noise(len(images), config.latent_size)[torch.from_numpy(places)]
    losses = yield from _losses_in_pieces(model, measured, noise, config, _PIECE)
    rebuilt = yield from _rebuilt_in_pieces(model, measured)
    few = _flat(images[order[:BOUND_PICTURES]])
    bounds = {}
    for likelihood in likelihoods:
        elbo, importance_weighted = yield from bounds_in_pieces(model, few, likelihood, log_scale=log_scale)
        bounds[f"{likelihood}_elbo"] = elbo
        bounds[f"{likelihood}_bound_k{DRAWS}"] = importance_weighted
    return {**losses, **rebuilt, **bounds, "bound_pictures": float(len(few))}


def drawn(pictures: int, n: int | None = None) -> NDArray[np.int64]:
    """Return the places of n pictures of a set, always the same ones; drawn, since a set may be sorted by class.

    Returns
    -------
    ndarray
        int64 of shape (min(n, pictures),), in the order in which they were drawn; all places without ``n``.
    """
    return np.random.default_rng(_DRAWN_SEED).permutation(pictures)[:n]


def held_out_noise(pictures: int, latent_size: int, device: torch.device | str = "cpu") -> Tensor:
    """Return the noise with which the z of each held-out picture is drawn, (pictures, latent_size), always the same."""
    generator = torch.Generator(device).manual_seed(_NOISE_SEED)
    return torch.randn((pictures, latent_size), generator=generator, device=device)


def held_out_losses(model: VAE, images: Tensor, config: Config) -> dict[str, float]:
    """Return the mean loss on pictures that the model has not learnt from, and its two parts.

    For each picture one z is drawn from q(z|x), as in training, but always with the same noise: the same
    weights give the same figures.

    Parameters
    ----------
    images
        uint8 of shape (n, 784), on the model's device.

    Returns
    -------
    dict
        ``loss`` = ``reconstruction`` + beta * ``kl``, per picture, with the config's full beta even
        while training still warms it up, so that all figures of a run compare.
    """
    noise = held_out_noise(len(images), config.latent_size, images.device)
    return in_one_go(_losses_in_pieces(model, images, noise, config, _CHUNK))


def _losses_in_pieces(model: VAE, images: Tensor, noise: Tensor, config: Config, size: int) -> Pieces[dict[str, float]]:
    """Return what `held_out_losses` does, giving way after so many pictures."""
    reconstruction = torch.zeros((), device=images.device)
    kl = torch.zeros((), device=images.device)
    for part, epsilon in zip(torch.split(images, size), torch.split(noise, size), strict=True):
        with torch.inference_mode():  # not around the yield: it would reach into the caller's code
            x = to_unit(part)
            logits, mu, log_var = model(x, epsilon)
            losses = reconstruction_loss(logits, x, config.likelihood, model.decoder.log_scale)
            reconstruction += losses.sum() / len(images)
            kl += kl_divergence(mu, log_var).sum() / len(images)
        yield
    parts = {"reconstruction": reconstruction.item(), "kl": kl.item()}
    return {"loss": parts["reconstruction"] + config.beta * parts["kl"], **parts}


def _rebuilt_in_pieces(model: VAE, images: Tensor) -> Pieces[dict[str, float]]:
    """Return ``reconstruction_mse`` and ``active_units``: what is seen in mu, without noise."""
    error = 0.0
    mus = []
    for part in torch.split(images, _PIECE):
        with torch.inference_mode():
            x = to_unit(part)
            mu, _ = model.encoder(x)
            mus.append(mu)
            error += (model.decoder(mu).sigmoid() - x).square().sum().item()
        yield
    active = (torch.cat(mus).var(dim=0, correction=0) > ACTIVE_VARIANCE).sum()
    return {"reconstruction_mse": error / images.numel(), "active_units": float(active.item())}


def _flat(images: NDArray[np.uint8]) -> Tensor:
    """View pictures (n, 28, 28), which may be written to, as a tensor (n, 784)."""
    return torch.from_numpy(images.reshape(-1, PIXELS))
