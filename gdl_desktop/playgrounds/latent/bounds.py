"""How probable a model finds pictures: the evidence lower bound, and a tighter one from many draws.

The log-probability of a picture, log p(x) = log ∫ p(x|z) p(z) dz, is out of reach; bounds from below are not.
With draws z_1 ... z_K from q(z|x) and weights w_k = p(x|z_k) p(z_k) / q(z_k|x),

    L_K = E[log (w_1 + ... + w_K) / K] <= log p(x)

(Burda, Grosse and Salakhutdinov, "Importance Weighted Autoencoders", 2016, eq. 8). L_1 is the evidence lower
bound that training raises when beta is 1, and L_K never falls as K grows.

A bound belongs to a likelihood p(x|z), and those of different likelihoods do not compare:

``gaussian``
    Every grey value, from 0 to 1, is normal around the decoder's with variance 1/2: a density over the 784
    pixels. Training on the squared error summed over the pixels (784 times its mean) plus the KL is exactly
    this likelihood, because -log N(x; m, s^2 I) = |x - m|^2 / (2 s^2) + 392 log(2 pi s^2), and
    2 s^2 = 1 leaves the bare squared error and the constant 392 log(pi), about 448.7. It makes sense of any
    decoder whose output is a picture, so that models compare on it however they were trained.
``logistic``
    Every pixel has one of 256 grey values, and each of these a probability, from a logistic distribution around
    the decoder's grey value (`gdl_desktop.playgrounds.latent.model.discretised_logistic`). These are probabilities
    of the very bytes of the picture, so nothing is arbitrary but the pixels' spread, and `fitted_log_scale` takes
    that from training pictures: whatever likelihood a model was trained with, it is asked how probable it makes
    new pictures if its own errors on old ones are what it expects. Of the three this compares models best; still,
    an encoder that was trained with another likelihood leaves a q(z|x) that fits this one less well.
``bernoulli``
    Every pixel is black or white, white with the decoder's grey value as probability. Grey pictures have no
    probability under it; their cross-entropy stands for the mean over pictures drawn black and white at random,
    each pixel white with its grey value as probability. The bound then holds for the mean log-probability of
    those, because the logarithm of a sum of exponentials is convex: it is a probability, not a density.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final, NamedTuple

import torch
from torch import Tensor

from gdl_desktop.learning.judge.pieces import Pieces
from gdl_desktop.playgrounds.latent.config import Likelihood
from gdl_desktop.playgrounds.latent.model import (
    PIXELS,
    VAE,
    discretised_logistic,
    reconstruction_loss,
    reparameterise,
    to_unit,
)

DRAWS: Final = 50
"""K, as in the tables of Burda et al."""
_SEED: Final = 2016
_CHUNK: Final = 20  # pictures at a time: with 50 draws each, a thousand to decode, which stay in the cache
# What `reconstruction_loss` leaves out of -log p(x|z).
_CONSTANT: Final = {"gaussian": PIXELS / 2 * math.log(math.pi), "bernoulli": 0.0, "logistic": 0.0}
# From a tenth of the distance between two grey values, to which `discretised_logistic` adds another, to the whole range
# from black to white; neighbours differ by a quarter, and between them the likelihood changes little.
_LOG_SCALES: Final = torch.linspace(math.log(0.1 / 255), 0.0, 36)


class Bounds(NamedTuple):
    """Two lower bounds on the mean log-probability of a picture, in nats.

    Attributes
    ----------
    elbo
        L_1, averaged over all draws.
    importance_weighted
        L_K, of the same draws: never below ``elbo``.
    """

    elbo: float
    importance_weighted: float


def log_importance_weights(
    mu: Tensor,
    log_var: Tensor,
    log_likelihood: Callable[[Tensor], Tensor],
    draws: int,
    generator: torch.Generator,
) -> Tensor:
    """Return log p(x|z) + log p(z) - log q(z|x) of so many z ~ q(z|x) for each picture.

    Parameters
    ----------
    mu, log_var
        Of q(z|x), of shape (n, latent_size).
    log_likelihood
        Gives log p(x|z), of shape (draws, n), for z of shape (draws, n, latent_size).
    generator
        Where the draws' noise comes from; on the device of ``mu``.

    Returns
    -------
    Tensor
        Of shape (draws, n).
    """
    mu, log_var = mu.expand(draws, *mu.shape), log_var.expand(draws, *log_var.shape)
    epsilon = torch.randn(mu.shape, generator=generator, device=mu.device)
    z = reparameterise(mu, log_var, epsilon)  # (draws, n, latent_size)
    # log p(z) - log q(z|x), in which the normal densities' constants cancel.
    prior = -0.5 * z.square().sum(dim=-1)
    posterior = -0.5 * ((z - mu).square() / log_var.exp() + log_var).sum(dim=-1)
    return log_likelihood(z) + prior - posterior


def importance_weighted_bound(log_weights: Tensor) -> Tensor:
    """Return log of the mean weight, from log-weights (draws, n) to (n,): an estimate of L_K with K = draws."""
    return torch.logsumexp(log_weights, dim=0) - math.log(len(log_weights))


@torch.inference_mode()
def fitted_log_scale(model: VAE, images: Tensor) -> Tensor:
    """Return the spread of every pixel under which pictures are likeliest, as the logarithm of a logistic's scale.

    Each picture is rebuilt from one draw of q(z|x). Where a pixel has one value in all of them, black at the
    border say, the least spread of those tried is taken.

    Parameters
    ----------
    images
        Training pictures, uint8 of shape (n, 784), on the model's device.

    Returns
    -------
    Tensor
        float32 of shape (784,).
    """
    x = to_unit(images)
    mu, log_var = model.encoder(x)
    generator = torch.Generator(images.device).manual_seed(_SEED)
    epsilon = torch.randn(mu.shape, generator=generator, device=mu.device)
    logits = model.decoder(reparameterise(mu, log_var, epsilon))
    mean = logits.sigmoid()
    scales = _LOG_SCALES.to(images.device)
    fit = torch.stack([discretised_logistic(x, mean, scale).mean(dim=0) for scale in scales])  # (36, 784)
    return scales[fit.argmax(dim=0)]


def bounds_in_pieces(
    model: VAE,
    images: Tensor,
    likelihood: Likelihood,
    draws: int = DRAWS,
    *,
    log_scale: Tensor | None = None,
) -> Pieces[Bounds]:
    """Estimate both bounds on pictures that the model has not learnt from, giving way after every 20.

    The noise comes from one generator that starts alike every time: the same weights give the same figures,
    and no two pictures have the same draws. beta has no part in it: the KL counts once, as in the textbook.

    Parameters
    ----------
    images
        uint8 of shape (n, 784), on the model's device.
    likelihood
        Which p(x|z) to put around the decoder's picture, whichever it was trained with. The looser q(z|x)
        fits it, the further below log p(x) the bounds lie.
    log_scale
        For ``"logistic"``, which needs it: the spread of every pixel, of shape (784,).
    """
    generator = torch.Generator(images.device).manual_seed(_SEED)
    elbo = bound = 0.0
    for chunk in torch.split(images, _CHUNK):
        with torch.inference_mode():  # not around the yield: it would reach into the caller's code
            x = to_unit(chunk)

            def log_likelihood(z: Tensor, x: Tensor = x) -> Tensor:
                logits = model.decoder(z.flatten(0, 1))  # (draws * n, 784)
                loss = reconstruction_loss(logits, x.repeat(len(z), 1), likelihood, log_scale)
                return -loss.view(z.shape[:2]) - _CONSTANT[likelihood]

            mu, log_var = model.encoder(x)
            weights = log_importance_weights(mu, log_var, log_likelihood, draws, generator).double()
            elbo += weights.mean(dim=0).sum().item()
            bound += importance_weighted_bound(weights).sum().item()
        yield
    return Bounds(elbo / len(images), bound / len(images))
