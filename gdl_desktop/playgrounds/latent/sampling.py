"""Playing with a trained variational autoencoder: decode, encode, rebuild, walk the plane."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from gdl_desktop.core.errors import ModelError, UserError
from gdl_desktop.data.sets import SIDE, ImageSet
from gdl_desktop.learning.judge.pieces import in_one_go
from gdl_desktop.learning.precision import bf16_products_pay
from gdl_desktop.learning.sampling import ImageBatch, SampleRequest
from gdl_desktop.learning.snapshot import Snapshot
from gdl_desktop.playgrounds.latent.bounds import fitted_log_scale
from gdl_desktop.playgrounds.latent.config import Likelihood
from gdl_desktop.playgrounds.latent.figures import BOUND_PICTURES, drawn, figures_in_pieces
from gdl_desktop.playgrounds.latent.model import PIXELS, to_unit, vae_from_tensors

MANIFOLD_SIDE: Final = 20
MANIFOLD_EXTENT: Final = 3.0  # 99.5 % of the pictures that the prior draws lie within
_SAMPLE_CHUNK: Final = 64
_STRIP_ROWS: Final = 5  # of tiles, decoded together: a product of few rows is slower per row
# From so many pictures and so wide a last layer on, bfloat16 saves more time than converting to it costs.
_BF16_PICTURES: Final = 100
_BF16_WIDTH: Final = 512
_OVERVIEW_SEED: Final = 0


class LatentSampler:
    """One snapshot, ready to play with on the CPU.

    Parameters
    ----------
    snapshot
        A model of this playground; its weights are used in place, not copied.

    Attributes
    ----------
    latent_size
        How many numbers make a z.

    Raises
    ------
    ModelError
        The weights do not fit the snapshot's own config.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.config = snapshot.config
        self.latent_size: int = snapshot.config.latent_size
        try:
            self.model = vae_from_tensors(snapshot.config, snapshot.tensors)
        except RuntimeError:
            raise ModelError("This model's weights do not fit its settings; train or open another one.") from None
        last = self.model.decoder.pixels
        wide = isinstance(last, nn.Linear) and last.in_features >= _BF16_WIDTH
        self._bf16_pays = wide and bf16_products_pay("cpu")

    @torch.inference_mode()
    def decode(self, z: NDArray[np.float32]) -> NDArray[np.uint8]:
        """Turn latent numbers into pictures.

        Parameters
        ----------
        z
            float32 of shape (n, latent_size).

        Returns
        -------
        ndarray
            uint8 of shape (n, 28, 28). A grey value may be off by one where many are decoded at once.
        """
        logits = self._logits(torch.from_numpy(np.ascontiguousarray(z, dtype=np.float32)))
        grey = logits.sigmoid_().numpy()
        grey *= 255
        grey += 0.5  # cut off by the conversion: the nearest whole grey value
        return grey.astype(np.uint8).reshape(-1, SIDE, SIDE)

    def _logits(self, z: Tensor) -> Tensor:
        decoder = self.model.decoder
        if not self._bf16_pays or len(z) < _BF16_PICTURES:
            return decoder(z)  # type: ignore[no-any-return]
        # The last layer alone: it does nearly all of the work, and no layer behind it magnifies its rounding.
        # z itself, and what bends it, stay exact.
        hidden = decoder.body(z)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return decoder.pixels(hidden).float()  # type: ignore[no-any-return]

    @torch.inference_mode()
    def encode(self, images: NDArray[np.uint8]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Turn pictures, uint8 of shape (n, 28, 28), into mu and log_var, float32 (n, latent_size) each."""
        mu, log_var = self.model.encoder(to_unit(_flat(images)))
        return mu.numpy(), log_var.numpy()

    def reconstruct(self, images: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Squeeze pictures, uint8 of shape (n, 28, 28), through their mu and decode them again."""
        mu, _ = self.encode(images)
        return self.decode(mu)

    def manifold(self, side: int = MANIFOLD_SIDE, extent: float = MANIFOLD_EXTENT) -> NDArray[np.uint8]:
        """Decode the plane as one picture, for showing behind points of the plane.

        Laid over the square from -extent to extent on both axes, x to the right and y up, the middle of
        each tile lies on the very point that the tile decodes; see `plane_grid`.

        Parameters
        ----------
        side
            Tiles in a row and in a column.
        extent
            Half the width of the square.

        Returns
        -------
        ndarray
            uint8 of shape (side * 28, side * 28); row 0 is the top, where y is greatest.
        """
        return _tiled(self.decode(plane_grid(side, extent, self.latent_size)), side)

    def manifold_strips(
        self,
        side: int = MANIFOLD_SIDE,
        extent: float = MANIFOLD_EXTENT,
        beyond: NDArray[np.float32] | None = None,
    ) -> Iterator[NDArray[np.uint8]]:
        """Decode the plane from top to bottom, a row of tiles at a time; see `manifold`.

        Parameters
        ----------
        beyond
            The latent numbers beyond the second, float32 of shape (latent_size - 2,): which slice of
            the latent space the plane is. All 0 without it.

        Yields
        ------
        ndarray
            uint8 of shape (28, side * 28), ``side`` times.
        """
        z = plane_grid(side, extent, self.latent_size)
        if beyond is not None:
            z[:, 2:] = beyond
        for start in range(0, len(z), _STRIP_ROWS * side):
            rows = _tiled(self.decode(z[start : start + _STRIP_ROWS * side]), side)
            yield from rows.reshape(-1, SIDE, rows.shape[1])


@lru_cache(maxsize=2)
def sampler_for(snapshot: Snapshot) -> LatentSampler:
    """Return the sampler of a snapshot; those of the last two snapshots are kept."""
    return LatentSampler(snapshot)


def plane_grid(side: int, extent: float, latent_size: int = 2) -> NDArray[np.float32]:
    """Return the points that `LatentSampler.manifold` decodes, row by row from the top left.

    Tile (row r, column c) stands for x = -extent + (c + 1/2) * w and y = extent - (r + 1/2) * w, with
    w = 2 * extent / side; latent numbers beyond the second are 0.

    Returns
    -------
    ndarray
        float32 of shape (side * side, latent_size).
    """
    along = (np.arange(side) + 0.5) * (2 * extent / side) - extent
    z = np.zeros((side, side, latent_size), dtype=np.float32)
    z[:, :, 0] = along[np.newaxis, :]  # x grows with the column
    z[:, :, 1] = -along[:, np.newaxis]  # y falls with the row
    return z.reshape(side * side, latent_size)


def prior_draws(n: int, latent_size: int, seed: int) -> NDArray[np.float32]:
    """Draw z ~ N(0, I), float32 of shape (n, latent_size); row i is the same for any n."""
    return np.random.default_rng(seed).standard_normal((n, latent_size), dtype=np.float32)


def overview(sampler: LatentSampler) -> tuple[NDArray[np.uint8], int, str]:
    """Return pictures that show what the decoder can draw, how many stand in a row, and a caption.

    With two latent numbers they are the plane in a grid; with more, draws from the prior, which are
    the same points z at every call so that one sees the model change and not the draw.
    """
    if sampler.latent_size == 2:
        z = plane_grid(MANIFOLD_SIDE, MANIFOLD_EXTENT)
        caption = f"The plane from −{MANIFOLD_EXTENT:g} to {MANIFOLD_EXTENT:g}"
        return sampler.decode(z), MANIFOLD_SIDE, caption
    z = prior_draws(100, sampler.latent_size, _OVERVIEW_SEED)
    return sampler.decode(z), 10, "Random points of the latent space"


def sample(snapshot: Snapshot, request: SampleRequest) -> ImageBatch:
    """Draw pictures: ``n`` of random z ~ N(0, I), or the `overview` where ``n`` is None.

    Raises
    ------
    UserError
        A class was asked for.
    """
    if request.label != "all":
        raise UserError("A variational autoencoder knows no classes; leave the class out, or use the GAN playground.")
    sampler = sampler_for(snapshot)
    if request.n is None:
        images, columns, _ = overview(sampler)
    else:
        images = _decode_alike(sampler, prior_draws(request.n, sampler.latent_size, request.seed))
        columns = math.isqrt(max(0, request.n - 1)) + 1
    return ImageBatch(images, np.full(len(images), -1, dtype=np.int64), columns)


def evaluate(snapshot: Snapshot, data: ImageSet) -> dict[str, float]:
    """Measure a model on held-out pictures.

    Returns
    -------
    dict
        See `gdl_desktop.playgrounds.latent.figures.figures_in_pieces`: on all pictures, with the bounds ``gaussian_``
        and ``logistic_``, whose spread is fitted to training pictures, and ``bernoulli_`` only of a model trained with
        that likelihood.
    """
    sampler = sampler_for(snapshot)
    likelihoods: set[Likelihood] = {"gaussian", "logistic", sampler.config.likelihood}
    learnt = data.train_images[drawn(len(data.train_images), BOUND_PICTURES)]
    log_scale = fitted_log_scale(sampler.model, _flat(learnt))
    figures = figures_in_pieces(
        sampler.model, data.test_images, sampler.config, likelihoods=sorted(likelihoods), log_scale=log_scale
    )
    return in_one_go(figures)


def _decode_alike(sampler: LatentSampler, z: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Decode in chunks of one size, the last one padded.

    A matrix product may round differently with the number of rows; this way picture i is the same
    whatever number of pictures is asked for.
    """
    padded = np.zeros((-(-len(z) // _SAMPLE_CHUNK) * _SAMPLE_CHUNK, z.shape[1]), dtype=np.float32)
    padded[: len(z)] = z
    images = np.empty((len(padded), SIDE, SIDE), dtype=np.uint8)
    for start in range(0, len(padded), _SAMPLE_CHUNK):
        chunk = slice(start, start + _SAMPLE_CHUNK)
        images[chunk] = sampler.decode(padded[chunk])
    return images[: len(z)]


def _tiled(images: NDArray[np.uint8], columns: int) -> NDArray[np.uint8]:
    """Lay pictures (rows * columns, 28, 28) side by side, row by row, as one of (rows * 28, columns * 28)."""
    tiles = images.reshape(-1, columns, SIDE, SIDE)  # (row, column, y, x)
    return tiles.transpose(0, 2, 1, 3).reshape(-1, columns * SIDE)


def _flat(images: NDArray[np.uint8]) -> Tensor:
    """View pictures (n, 28, 28) as a tensor (n, 784); copied, since torch dislikes read-only arrays."""
    return torch.from_numpy(images.reshape(-1, PIXELS).copy())
