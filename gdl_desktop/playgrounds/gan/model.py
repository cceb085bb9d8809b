"""A class-conditional GAN with an auxiliary classifier (ACGAN), in one file.

Two networks play against each other (Goodfellow et al. 2014, arXiv:1406.2661). The generator turns
random numbers z and a class into a picture; the discriminator says whether a picture is real and
which class it shows (Odena, Olah and Shlens 2017, arXiv:1610.09585).

Shapes are written with n pictures in a batch, k classes, z_size random numbers and w the width of a
network's first layer. Pictures are (n, 1, 28, 28), from -1 (black) to 1 (white).

In memory the numbers of one pixel lie side by side (torch's *channels last*), since convolutions on a
processor are up to twice as fast that way. Where pixels become a list of features or come from one, they
do so in that order, (h, w, channels), and nothing has to be moved.
"""

from __future__ import annotations

import functools
import itertools
from typing import Any, NamedTuple

import torch
import torch.nn.functional as F  # noqa: N812 (what everybody calls it)
from torch import Tensor, nn

from gdl_desktop.playgrounds.gan.config import Config

LEAKY_SLOPE = 0.2


class ConditionalBatchNorm2d(nn.Module):
    """Batch normalization whose gain and offset belong to the class.

    The normalization is common to all classes, so that they share what they have in common; only
    the last scaling tells them apart. De Vries et al. 2017, arXiv:1707.00683, section 3; the idea of
    one gain and offset per style is that of Dumoulin et al. 2017, arXiv:1610.07629.
    """

    def __init__(self, channels: int, n_classes: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm2d(channels, affine=False)
        self.gain = nn.Parameter(torch.ones(n_classes, channels))
        self.offset = nn.Parameter(torch.zeros(n_classes, channels))

    def forward(self, x: Tensor, labels: Tensor) -> Tensor:
        """Normalize x (n, channels, h, w) for the classes (n,)."""
        gain = F.embedding(labels, self.gain)[:, :, None, None]  # (n, channels, 1, 1)
        offset = F.embedding(labels, self.offset)[:, :, None, None]
        return torch.addcmul(offset, self.norm(x), gain)


def pixels_of(features: Tensor, side: int) -> Tensor:
    """Return features (n, side * side * channels) as a picture (n, channels, side, side), without moving them."""
    return features.view(len(features), side, side, -1).permute(0, 3, 1, 2)


def features_of(pixels: Tensor) -> Tensor:
    """Return a picture (n, channels, h, w) as features (n, h * w * channels); nothing moves if it is channels last."""
    return pixels.permute(0, 2, 3, 1).flatten(1)


class Stamping(torch.autograd.Function):
    """Lay stamps (n, h, w, k, k, channels), one of k by k pixels for each place, onto (n, h+k-1, w+k-1, channels).

    Autograd would find the gradient too, but copy the whole result for every place; it is a window onto the result's.
    """

    @staticmethod
    def forward(ctx: Any, stamps: Tensor) -> Tensor:
        """Add each stamp to the result at its place."""
        n, h, w, k, _, channels = stamps.shape
        ctx.k = k
        y = stamps.new_zeros(n, h + k - 1, w + k - 1, channels)
        for i, j in itertools.product(range(h), range(w)):
            y[:, i : i + k, j : j + k] += stamps[:, i, j]
        return y

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> Tensor:
        """Give each stamp the gradient of the pixels that it was laid onto."""
        windows = gradients[0].unfold(1, ctx.k, 1).unfold(2, ctx.k, 1)  # (n, h, w, channels, k, k)
        return windows.permute(0, 1, 2, 4, 5, 3)


class StampedConvTranspose2d(nn.ConvTranspose2d):
    """A transposed convolution with stride 1, for pictures of a few pixels.

    It is done as it is explained: every pixel is a stamp of k by k pixels, laid onto the result at its place.
    One matrix product makes all stamps. For the 3 by 3 pixels of the book's generator that is two to five times
    as fast as torch's own, in which nearly all is padding.
    """

    def forward(self, x: Tensor, output_size: list[int] | None = None) -> Tensor:
        """Map x (n, channels_in, h, w) to (n, channels_out, h + k - 1, w + k - 1)."""
        n, _, h, w = x.shape
        k = self.kernel_size[0]
        stamp = self.weight.permute(0, 2, 3, 1).flatten(1)  # (channels_in, k * k * channels_out)
        stamps = x.permute(0, 2, 3, 1).flatten(0, 2) @ stamp  # (n * h * w, k * k * channels_out)
        y: Tensor = Stamping.apply(stamps.view(n, h, w, k, k, -1))  # type: ignore[no-untyped-call]
        assert self.bias is not None
        return (y + self.bias.to(y.dtype)).permute(0, 3, 1, 2)


class PictureConvTranspose2d(nn.ConvTranspose2d):
    """A transposed convolution with stride 2 to a single channel: the picture, twice as fine as what it is made from.

    It too is done with stamps, which are few numbers here and are laid by torch itself. torch's own transposed
    convolution computes several channels at a time, of which one is wanted: this takes half to two thirds of its time.
    """

    def __init__(self, channels_in: int, kernel: int) -> None:
        super().__init__(channels_in, 1, kernel, stride=2, padding=(kernel - 1) // 2, output_padding=kernel % 2)

    def forward(self, x: Tensor, output_size: list[int] | None = None) -> Tensor:
        """Map x (n, channels_in, h, w) to (n, 1, 2h, 2w), float32."""
        _, _, h, w = x.shape
        k = self.kernel_size[0]
        stamps = x.permute(0, 2, 3, 1).flatten(1, 2) @ self.weight.flatten(1)  # (n, h * w, k * k)
        y = F.fold(stamps.float().mT, (2 * h, 2 * w), k, padding=(k - 1) // 2, stride=2)
        assert self.bias is not None
        return y + self.bias


class BookGenerator(nn.Module):
    """The generator of the classic example: z times a class embedding, then transposed convolutions."""

    def __init__(self, config: Config, n_classes: int) -> None:
        super().__init__()
        w = config.generator_width
        self.embedding = nn.Embedding(n_classes, config.z_size)
        self.stem = nn.Linear(config.z_size, w * 3 * 3)
        self.up1 = StampedConvTranspose2d(w, w // 2, 5)
        # Keras' batch normalization: a long memory and a larger epsilon than torch's.
        self.norm1 = nn.BatchNorm2d(w // 2, eps=1e-3, momentum=0.01)
        self.up2 = nn.ConvTranspose2d(w // 2, w // 4, 5, stride=2, padding=2, output_padding=1)
        self.norm2 = nn.BatchNorm2d(w // 4, eps=1e-3, momentum=0.01)
        self.up3 = PictureConvTranspose2d(w // 4, 5)

    def forward(self, z: Tensor, labels: Tensor) -> Tensor:
        """Draw a picture (n, 1, 28, 28) for each z (n, z_size) and class (n,)."""
        x = z * self.embedding(labels)  # (n, z_size)
        x = pixels_of(F.relu(self.stem(x)), 3)  # (n, w, 3, 3)
        x = self.norm1(F.relu(self.up1(x)))  # (n, w/2, 7, 7)
        x = self.norm2(F.relu(self.up2(x)))  # (n, w/4, 14, 14)
        return torch.tanh(self.up3(x))  # (n, 1, 28, 28)


class Refinement(nn.Module):
    """What one more convolution adds to pictures of the same size.

    Normalization and ReLU come before it, so that nothing cuts the sum (He et al. 2016, arXiv:1603.05027, figure 4e).
    """

    def __init__(self, channels: int, n_classes: int) -> None:
        super().__init__()
        self.norm = ConditionalBatchNorm2d(channels, n_classes)
        self.conv = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x: Tensor, labels: Tensor) -> Tensor:
        """Refine x (n, channels, h, w) of the classes (n,)."""
        added: Tensor = self.conv(F.relu(self.norm(x, labels)))
        return x + added


class LeanGenerator(nn.Module):
    """A small generator: the class enters beside z and again at every normalization."""

    def __init__(self, config: Config, n_classes: int) -> None:
        super().__init__()
        w = config.generator_width
        self.embedding = nn.Embedding(n_classes, config.embedding_size)
        self.stem = nn.Linear(config.z_size + config.embedding_size, w * 7 * 7)
        self.refine1 = nn.ModuleList(Refinement(w, n_classes) for _ in range(config.refinements))
        self.norm1 = ConditionalBatchNorm2d(w, n_classes)
        self.up1 = nn.ConvTranspose2d(w, w // 2, 4, stride=2, padding=1)
        self.refine2 = nn.ModuleList(Refinement(w // 2, n_classes) for _ in range(config.refinements))
        self.norm2 = ConditionalBatchNorm2d(w // 2, n_classes)
        self.up2 = PictureConvTranspose2d(w // 2, 4)

    def forward(self, z: Tensor, labels: Tensor) -> Tensor:
        """Draw a picture (n, 1, 28, 28) for each z (n, z_size) and class (n,)."""
        x = torch.cat([z, self.embedding(labels)], dim=1)  # (n, z_size + embedding_size)
        x = pixels_of(self.stem(x), 7)  # (n, w, 7, 7)
        for refine in self.refine1:
            x = refine(x, labels)
        x = F.relu(self.norm1(x, labels))
        x = self.up1(x)  # (n, w/2, 14, 14)
        for refine in self.refine2:
            x = refine(x, labels)
        x = F.relu(self.norm2(x, labels))
        return torch.tanh(self.up2(x))  # (n, 1, 28, 28)


class SpectralWeight:
    """A weight scaled so that its largest singular value is ``steepness``.

    That is the most a linear layer can stretch anything. Weights of convolutions count as matrices
    (out, in * h * w), as in the paper; since the windows of a convolution overlap, it may stretch two
    or three times as much, and the steepness limits it in proportion only.

    The singular value is found by power iteration: one round in each pass is enough, because the
    weight moves little between steps and the vector u is kept (Miyato et al. 2018,
    arXiv:1802.05957, algorithm 1).

    There the steepness is 1. But a leaky ReLU passes on less than it gets, and so such a
    discriminator hardly tells pictures apart: with 1.5 or 2 in each convolution, a generator that
    has learnt for a minute comes about twice as near to the real pictures.
    """

    weight: Tensor
    u: Tensor  # (out,), of length 1: the left singular vector as far as it is known
    steepness = 1.0
    training: bool

    def normalized_weight(self) -> Tensor:
        """Return weight * steepness / sigma; in training this also takes one round of the power iteration."""
        # In float32 even under autocast: bfloat16 would be off by a percent.
        with torch.autocast(self.weight.device.type, enabled=False):
            matrix = self.weight.flatten(1)
            with torch.no_grad():
                v = F.normalize(matrix.T @ self.u, dim=0)
                u = F.normalize(matrix @ v, dim=0) if self.training else self.u
            # A new tensor instead of writing to the old one, which a pending backward pass may still need.
            self.u = u
            sigma = torch.dot(u, matrix @ v)
            normalized: Tensor = self.weight * (self.steepness / sigma)
            return normalized


class SpectralConv2d(SpectralWeight, nn.Conv2d):
    """A convolution with a spectrally normalized weight."""

    def __init__(
        self, channels_in: int, channels_out: int, kernel: int, stride: int, padding: int, steepness: float = 1.0
    ) -> None:
        super().__init__(channels_in, channels_out, kernel, stride, padding)
        self.steepness = steepness
        self.register_buffer("u", torch.zeros(channels_out))

    def forward(self, x: Tensor) -> Tensor:
        """Convolve x (n, channels_in, h, w)."""
        return F.conv2d(x, self.normalized_weight(), self.bias, self.stride, self.padding)


class SpectralLinear(SpectralWeight, nn.Linear):
    """A linear layer with a spectrally normalized weight."""

    def __init__(self, features_in: int, features_out: int) -> None:
        super().__init__(features_in, features_out)
        self.register_buffer("u", torch.zeros(features_out))

    def forward(self, x: Tensor) -> Tensor:
        """Map x (n, features_in) to (n, features_out)."""
        return F.linear(x, self.normalized_weight(), self.bias)


class SpectralEmbedding(SpectralWeight, nn.Embedding):
    """A table of vectors, one a class, spectrally normalized as one matrix."""

    def __init__(self, n_classes: int, features: int) -> None:
        super().__init__(n_classes, features)
        self.register_buffer("u", torch.zeros(n_classes))

    def forward(self, labels: Tensor) -> Tensor:
        """Return the vectors (n, features) of the classes (n,)."""
        return F.embedding(labels, self.normalized_weight())


def dropout(x: Tensor, rate: float, generator: torch.Generator) -> Tensor:
    """Set a share of the entries of x to 0 and enlarge the others so that the mean stays.

    ``nn.Dropout`` draws from the global generator and costs as much as the convolution before it.
    Here eight decisions come from one 64-bit random number, a byte each, so that the share is a
    multiple of 1/256.
    """
    dropped = min(255, round(rate * 256))  # never all of them
    # Apple's devices have no random words of 64 bits.
    draw = _draw_numbers if x.device.type == "mps" else _draw_bytes
    kept = draw(x, generator) >= dropped
    return x * kept.to(x.dtype).mul_(256 / (256 - dropped))


def _draw_bytes(x: Tensor, generator: torch.Generator) -> Tensor:
    """Draw a whole number from 0 to 255 for each entry of x."""
    words = torch.empty(-(-x.numel() // 8), dtype=torch.int64, device=x.device)
    words.random_(-(2**63), None, generator=generator)
    # In the order in which x lies in memory: to walk through two tensors in different orders takes five times as long.
    return words.view(torch.uint8).as_strided(x.shape, x.stride())


def _draw_numbers(x: Tensor, generator: torch.Generator) -> Tensor:
    """Draw a number from 0 up to 256 for each entry of x."""
    return torch.rand(x.shape, generator=generator, device=x.device).mul_(256)


class Opinion(NamedTuple):
    """What the discriminator says about n pictures.

    Attributes
    ----------
    realness
        (n,), above 0 for real; with the loss ``bce`` it is the log-odds of being real.
    classes
        (n, k), log-probabilities of the classes up to a constant (logits).
    features
        (n, f), what the last convolution sees in them; both opinions are formed from it.
    """

    realness: Tensor
    classes: Tensor
    features: Tensor


class Discriminator(nn.Module):
    """Convolutions, then one head that judges realness and one, the auxiliary, that names the class.

    With ``head="projection+auxiliary"`` the realness has a second term, the inner product of the
    features and a vector that belongs to the class asked for, so that it judges "a real picture *of
    that class*" (Miyato and Koyama 2018, arXiv:1802.05637, equation 5).
    """

    def __init__(self, config: Config, n_classes: int) -> None:
        super().__init__()
        w = config.discriminator_width
        if config.architecture == "book":
            widths, kernels, strides = [w, 2 * w, 4 * w, 8 * w], [3, 3, 3, 3], [2, 1, 2, 1]
            features = 8 * w * 7 * 7  # 28 -> 14 -> 14 -> 7 -> 7
        else:
            more = config.refinements  # at each of the two sizes at which the generator has them
            widths = [w, *[w] * more, 2 * w, *[2 * w] * more, 4 * w]
            kernels = [4, *[3] * more, 4, *[3] * more, 3]
            strides = [2, *[1] * more, 2, *[1] * more, 2]
            features = 4 * w * 4 * 4  # 28 -> 14 -> 7 -> 4
        conv = functools.partial(SpectralConv2d, steepness=config.steepness) if config.spectral_norm else nn.Conv2d
        self.trunk = nn.ModuleList(
            conv(before, width, kernel, stride, padding=1)
            for before, width, kernel, stride in zip([1, *widths], widths, kernels, strides, strict=False)
        )
        self.realness = SpectralLinear(features, 1) if config.spectral_norm else nn.Linear(features, 1)
        self.projection: nn.Module | None = None
        if config.head == "projection+auxiliary":
            embedding = SpectralEmbedding if config.spectral_norm else nn.Embedding
            self.projection = embedding(n_classes, features)
        # Never normalized: it has to be able to be sure of a class.
        self.auxiliary = nn.Linear(features, n_classes)
        self.dropout = config.dropout

    def forward(self, images: Tensor, labels: Tensor, generator: torch.Generator | None = None) -> Opinion:
        """Judge pictures.

        Parameters
        ----------
        images
            (n, 1, 28, 28) in [-1, 1].
        labels
            (n,), the classes the pictures are meant to show; only the projection looks at them.
        generator
            Source of dropout's decisions; without it nothing is dropped.
        """
        x = images
        for conv in self.trunk:
            x = F.leaky_relu(conv(x), LEAKY_SLOPE)
            if self.dropout and generator is not None:
                x = dropout(x, self.dropout, generator)
        features = features_of(x)  # (n, 7*7*8w) or (n, 4*4*4w)
        realness = self.realness(features).squeeze(1)
        if self.projection is not None:
            realness = realness + (self.projection(labels) * features).sum(dim=1)
        return Opinion(realness, self.auxiliary(features), features)


def blank_generator(config: Config, n_classes: int) -> nn.Module:
    """Return a generator without weights, on the device ``meta``, for a state that is loaded into it."""
    with torch.device("meta"):
        return BookGenerator(config, n_classes) if config.architecture == "book" else LeanGenerator(config, n_classes)


def blank_discriminator(config: Config, n_classes: int) -> Discriminator:
    """Return a discriminator without weights, on the device ``meta``."""
    with torch.device("meta"):
        return Discriminator(config, n_classes)


def initialize(network: nn.Module, rng: torch.Generator) -> None:
    """Give a blank network its first weights, on the CPU.

    Weights are drawn as Glorot and Bengio 2010 (equation 12, with a normal distribution) advise,
    from ``rng`` and not, as the constructors of torch's layers do, from the global generator.
    """
    network.to_empty(device="cpu")
    for layer in network.modules():
        match layer:
            case nn.BatchNorm2d():
                layer.reset_parameters()
            case ConditionalBatchNorm2d():
                nn.init.ones_(layer.gain)
                nn.init.zeros_(layer.offset)
            case nn.Linear() | nn.Conv2d() | nn.ConvTranspose2d():
                nn.init.xavier_normal_(layer.weight, generator=rng)
                assert layer.bias is not None
                nn.init.zeros_(layer.bias)
            case nn.Embedding():
                nn.init.xavier_normal_(layer.weight, generator=rng)
            case _:
                pass
        if isinstance(layer, SpectralWeight):
            layer.u = F.normalize(torch.randn(layer.u.shape, generator=rng), dim=0)
