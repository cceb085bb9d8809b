"""A variational autoencoder: Kingma and Welling, "Auto-Encoding Variational Bayes" (2014), below "K&W".

An encoder turns a picture x into a normal distribution q(z|x) over a few latent numbers z; a decoder
turns any z back into a picture. Training pulls two ways: the decoder must be able to rebuild x from a
draw of q(z|x), and all the q(z|x) together must fill the standard normal p(z) = N(0, I). The second is
what makes the latent plane a map without holes: every point on it decodes to some picture.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from typing import Final

import torch
import torch.nn.functional as F  # noqa: N812 (its usual name)
from torch import Tensor, nn

from gdl_desktop.data.sets import SIDE
from gdl_desktop.playgrounds.latent.config import Activation, Config, Likelihood

PIXELS: Final = SIDE * SIDE

_ACTIVATIONS: Final[Mapping[Activation, type[nn.Module]]] = {"relu": nn.ReLU, "silu": nn.SiLU}
_COARSE: Final = SIDE // 4  # side of the picture that the convolutional decoder begins with
_GREY_STEP: Final = 1 / 255
_LEAST_SCALE: Final = 0.1 * _GREY_STEP  # of a logistic: below, one odd pixel would outweigh the rest of its picture
_FIRST_LOG_SCALE: Final = -2.0  # about the error of a decoder that knows nothing but the mean picture


class Encoder(nn.Module):
    """q(z|x) = N(mu(x), diag exp(log_var(x))): the recognition model (K&W, eq. 9)."""

    def __init__(self, hidden_sizes: tuple[int, ...], latent_size: int, activation: Activation) -> None:
        super().__init__()
        self.body = _perceptron((PIXELS, *hidden_sizes), activation)
        self.mu = nn.Linear(hidden_sizes[-1], latent_size)
        # What it puts out goes through `log_variance`, so that any real number stands for a valid variance.
        self.log_var = nn.Linear(hidden_sizes[-1], latent_size)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Encode pictures.

        Parameters
        ----------
        x
            float of shape (n, 784), 0 black to 1 white.

        Returns
        -------
        mu, log_var
            float32 of shape (n, latent_size) each.
        """
        hidden = self.body(x)  # (n, 784) -> (n, hidden_sizes[-1])
        return self.mu(hidden).float(), log_variance(self.log_var(hidden).float())


class Decoder(nn.Module):
    """p(x|z): from latent numbers to the grey value of every pixel, and how far to trust it.

    Attributes
    ----------
    log_scale
        Of the likelihood ``"logistic"``, the logarithm of every pixel's spread, of shape (784,); it
        belongs to the pixel and not to z, so that a decoded picture is all that z decides.
    """

    def __init__(self, config: Config) -> None:
        super().__init__()
        if config.decoder == "convolutional":
            coarse, fine = config.decoder_channels
            sizes = (config.latent_size, config.hidden_sizes[-1], coarse * _COARSE**2)
            self.body = nn.Sequential(
                *_perceptron(sizes, config.activation),
                nn.Unflatten(1, (coarse, _COARSE, _COARSE)),
                _finer(coarse, fine),
                _ACTIVATIONS[config.activation](),
            )
            self.pixels: nn.Module = nn.Sequential(_finer(fine, 1), nn.Flatten())
        else:
            self.body = _perceptron((config.latent_size, *reversed(config.hidden_sizes)), config.activation)
            self.pixels = nn.Linear(config.hidden_sizes[0], PIXELS)
        if config.likelihood == "logistic":
            self.log_scale = nn.Parameter(torch.empty(PIXELS))
        else:
            self.register_parameter("log_scale", None)

    def forward(self, z: Tensor) -> Tensor:
        """Decode latent numbers.

        Parameters
        ----------
        z
            float of shape (n, latent_size).

        Returns
        -------
        Tensor
            Logits, float32 of shape (n, 784); their sigmoid is the picture, 0 black to 1 white.
        """
        # (n, latent_size) -> (n, hidden_sizes[0]), or (n, channels, 14, 14)
        hidden = self.body(z)
        logits: Tensor = self.pixels(hidden).float()  # (n, 784)
        return logits


class VAE(nn.Module):
    """Encoder and decoder of one config."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.encoder = Encoder(config.hidden_sizes, config.latent_size, config.activation)
        self.decoder = Decoder(config)

    def forward(self, x: Tensor, epsilon: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Encode, draw one z for each picture, decode.

        Parameters
        ----------
        x
            float of shape (n, 784), 0 black to 1 white.
        epsilon
            The draws' noise, from N(0, I), of shape (n, latent_size).

        Returns
        -------
        logits, mu, log_var
            Of shapes (n, 784), (n, latent_size), (n, latent_size).
        """
        mu, log_var = self.encoder(x)
        z = reparameterise(mu, log_var, epsilon)
        return self.decoder(z), mu, log_var


def log_variance(raw: Tensor) -> Tensor:
    """Return the logarithm of exp(a) where a number a is at most 0, and of 1 + a above.

    That variance is 1 + ELU(a) (Clevert, Unterthiner and Hochreiter, 2016), smooth at 0. Up to the prior's
    variance of 1, all that a trained encoder has a use for, it is the usual exp(a). Above, an exponential would let
    one odd picture end a training: extrapolating, an encoder may give it a = 25, so that the KL, and its slope
    along a, is 10^10 while the rest of the batch has 5. Of 1 + a the KL's slope along a never exceeds 1/2, and is
    never 0 either: the picture is pulled back at the pace of all others.

    Parameters
    ----------
    raw
        Of any shape.

    Returns
    -------
    Tensor
        Of the same shape.
    """
    return raw.clamp(max=0) + torch.log1p(F.relu(raw))


def reparameterise(mu: Tensor, log_var: Tensor, epsilon: Tensor) -> Tensor:
    """Draw z ~ N(mu, exp(log_var)) as mu + sigma * epsilon, epsilon ~ N(0, I) (K&W, section 2.4).

    Written like this, the draw is a smooth function of mu and log_var, so gradients pass through it.

    Parameters
    ----------
    mu, log_var, epsilon
        Of one shape, (n, latent_size) or any other.
    """
    return mu + torch.exp(0.5 * log_var) * epsilon


def kl_divergence(mu: Tensor, log_var: Tensor) -> Tensor:
    """Return KL(N(mu, exp(log_var)) || N(0, I)) of each row in nats (K&W, eq. 10 and appendix B).

    Parameters
    ----------
    mu, log_var
        Of shape (n, latent_size).

    Returns
    -------
    Tensor
        Of shape (n,).
    """
    return -0.5 * (1 + log_var - mu.square() - log_var.exp()).sum(dim=1)


def reconstruction_loss(logits: Tensor, x: Tensor, likelihood: Likelihood, log_scale: Tensor | None = None) -> Tensor:
    """Return -log p(x|z) of each picture, up to a constant (K&W, appendix C).

    Parameters
    ----------
    logits, x
        Of shape (n, 784); x between 0 and 1.
    likelihood
        ``"gaussian"``: squared error summed over the pixels, which is 784 times their mean. That is the
        negative log-density of N(sigmoid(logits), 1/2) less the constant 392 * log(pi).
        ``"bernoulli"``: cross-entropy in nats summed over the pixels, each pixel a coin that is white
        with probability sigmoid(logits).
        ``"logistic"``: see `discretised_logistic`, around sigmoid(logits), in nats, no constant left out.
    log_scale
        For ``"logistic"`` alone, which needs it: of shape (784,), or any that spreads to it.

    Returns
    -------
    Tensor
        Of shape (n,).
    """
    if likelihood == "bernoulli":
        return F.binary_cross_entropy_with_logits(logits, x, reduction="none").sum(dim=1)
    mean = torch.sigmoid(logits)
    if likelihood == "logistic":
        if log_scale is None:
            raise TypeError("the logistic likelihood needs a scale")
        return -discretised_logistic(x, mean, log_scale).sum(dim=1)
    return F.mse_loss(mean, x, reduction="none").sum(dim=1)


def discretised_logistic(x: Tensor, mean: Tensor, log_scale: Tensor) -> Tensor:
    """Return the log-probability of each grey value among all 256, in nats.

    A logistic distribution around ``mean`` is cut at the middles between neighbouring grey values; all
    that lies below the least counts for black, all above the greatest for white (Salimans et al.,
    "PixelCNN++", 2017, eq. 2, with one logistic and no mixture).

    Parameters
    ----------
    x
        Grey values k / 255 for whole k from 0 to 255.
    mean, log_scale
        Of the logistic, in the same unit; of shapes that spread to that of ``x``. The scale is exp(log_scale)
        and a tenth of the distance between two grey values, so that it cannot shrink to nothing where a pixel
        is black in every picture.

    Returns
    -------
    Tensor
        Of the shape of ``x``.
    """
    rate = 1 / (torch.exp(log_scale) + _LEAST_SCALE)
    below = (x - mean - _GREY_STEP / 2) * rate  # the lower and upper edge of the grey value
    above = (x - mean + _GREY_STEP / 2) * rate
    # log(sigmoid(above) - sigmoid(below)), arranged such that no difference of two nearly equal numbers is
    # taken: sigmoid(a) - sigmoid(b) = sigmoid(a) * sigmoid(-b) * (1 - exp(b - a)).
    up_to, from_on = F.logsigmoid(above), F.logsigmoid(-below)
    between = up_to + from_on + torch.log(-torch.expm1(-_GREY_STEP * rate))
    return torch.where(x < _GREY_STEP / 2, up_to, torch.where(x > 1 - _GREY_STEP / 2, from_on, between))


def to_unit(images: Tensor) -> Tensor:
    """Turn grey values uint8 (n, 784) into float32 between 0 and 1."""
    return images.float().div_(255)


def new_vae(config: Config, generator: torch.Generator) -> VAE:
    """Build an untrained model: weights and biases uniform within 1 / sqrt(inputs of the layer).

    Against Glorot and Bengio (2010) with biases of zero, random biases and this bound each lowered the
    held-out loss after the same number of steps. A likely reason for the first: without biases every
    unit of the decoder's first layer bends the plane along a line through its middle.

    Parameters
    ----------
    generator
        Where the weights are drawn from; torch's global generator is left alone.
    """
    model = _without_weights(config).to_empty(device="cpu")
    for module in model.modules():
        if isinstance(module, nn.Linear | nn.Conv2d) and module.bias is not None:
            bound = 1 / math.sqrt(module.weight[0].numel())  # inputs that each output sees
            nn.init.uniform_(module.weight, -bound, bound, generator=generator)
            nn.init.uniform_(module.bias, -bound, bound, generator=generator)
    if model.decoder.log_scale is not None:
        nn.init.constant_(model.decoder.log_scale, _FIRST_LOG_SCALE)
    return model


def vae_from_tensors(config: Config, tensors: Mapping[str, Tensor]) -> VAE:
    """Build a model around weights, which are not copied.

    Raises
    ------
    RuntimeError
        The weights do not fit the config.
    """
    model = _without_weights(config)
    model.load_state_dict(dict(tensors), assign=True)
    return model


def _perceptron(sizes: tuple[int, ...], activation: Activation) -> nn.Sequential:
    """Linear layers from each size to the next, each followed by the activation."""
    layers: list[nn.Module] = []
    for n_in, n_out in itertools.pairwise(sizes):
        layers += [nn.Linear(n_in, n_out), _ACTIVATIONS[activation]()]
    return nn.Sequential(*layers)


def _finer(n_in: int, n_out: int) -> nn.Sequential:
    """Twice as fine a picture, from (n, n_in, side, side) to (n, n_out, 2 * side, 2 * side).

    A convolution computes the four pixels that each coarse one becomes as four channels, which are then
    laid side by side (Shi et al., "Real-time single image and video super-resolution using an efficient
    sub-pixel convolutional neural network", 2016). The work is done at the coarse size, where it is least.
    """
    return nn.Sequential(nn.Conv2d(n_in, 4 * n_out, kernel_size=3, padding=1), nn.PixelShuffle(2))


def _without_weights(config: Config) -> VAE:
    # On the meta device nn.Linear draws no initial weights, which would come from the global generator.
    with torch.device("meta"):
        return VAE(config)
