"""Figures about sets of pictures, as pure functions of arrays.

Shapes are written with n and m pictures, d features and k classes. Distances are Euclidean. Which
features, is the caller's choice; here they are those of `gdl_desktop.learning.judge.classifier`, so
none of these figures compares with one in a paper that used another network.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from gdl_desktop.learning.judge.pieces import Pieces, in_one_go

Features = NDArray[np.float32] | NDArray[np.float64]

_ROWS = 500  # a block of distances has this many rows: 500 x 60,000 float32 are 120 MB


def confusion_matrix(requested: NDArray[np.int64], seen: NDArray[np.int64], n_classes: int) -> NDArray[np.int64]:
    """Count how often each class was asked for and each was seen.

    Parameters
    ----------
    requested, seen
        (n,), from 0 to ``n_classes - 1``.

    Returns
    -------
    NDArray
        (k, k): row r, column c counts pictures that were asked to be r and look like c.
    """
    counts = np.bincount(requested * n_classes + seen, minlength=n_classes**2)
    return counts.reshape(n_classes, n_classes)


def agreement(confusion: NDArray[np.int64]) -> tuple[float, NDArray[np.float64]]:
    """Return the share of pictures that look as asked for, and that share by class.

    It proves nothing alone: a generator that knows one good picture of each class has 1.0.

    Parameters
    ----------
    confusion
        (k, k) of `confusion_matrix`.

    Returns
    -------
    share
        Of all pictures.
    by_class
        (k,); NaN for a class that was never asked for.
    """
    asked = confusion.sum(axis=1)
    by_class = np.full(len(confusion), np.nan)
    np.divide(confusion.diagonal(), asked, out=by_class, where=asked > 0)
    return float(confusion.trace() / max(1, confusion.sum())), by_class


def frechet_distance(a: Features, b: Features) -> float:
    """Return the squared Frechet distance of two Gaussians that are fitted to features.

    ``|mu_a - mu_b|^2 + tr(C_a + C_b - 2 (C_a C_b)^(1/2))``: Dowson and Landau 1982, which Heusel
    et al. 2017 (arXiv:1706.08500, equation 6) use on features of another network and call FID.
    It is above 0 between equal distributions too, the more the fewer pictures there are: put beside
    it what two disjoint sets of real pictures of the same size give.

    Parameters
    ----------
    a, b
        (n, d) and (m, d), with n and m of at least 2.
    """
    mu_a, root_a = _mean_and_root(a)
    mu_b, root_b = _mean_and_root(b)
    # With C = R R^T, the eigenvalues of C_a C_b are the squared singular values of R_a^T R_b, so the
    # trace of the root is their sum: never the root of a small negative number, no complex parts.
    cross = float(np.linalg.svd(root_a.T @ root_b, compute_uv=False).sum())
    spread = float(np.square(root_a).sum() + np.square(root_b).sum())  # tr(C_a) + tr(C_b)
    return max(0.0, float(np.square(mu_a - mu_b).sum()) + spread - 2.0 * cross)


def _mean_and_root(features: Features) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the mean (d,) and a root R (d, d) of the covariance, R R^T = C, by its eigenvalues, in float64."""
    exact = features.astype(np.float64)
    mu = exact.mean(axis=0)
    centred = exact - mu
    eigenvalues, vectors = np.linalg.eigh(centred.T @ centred / (len(exact) - 1))
    return mu, vectors * np.sqrt(eigenvalues.clip(min=0.0))


@dataclass(frozen=True, slots=True)
class Manifold:
    """How two sets of pictures overlap; see `compare_manifolds`."""

    precision: float
    recall: float
    density: float
    coverage: float


def compare_manifolds(real: Features, fake: Features, k: int = 5) -> Manifold:
    """Compare sets by balls around each picture that reach to its k-th nearest neighbour in its own set.

    - precision: share of fakes inside the ball of any real picture; recall: share of real pictures
      inside the ball of any fake (Kynkäänniemi et al. 2019, arXiv:1904.06991, equations 1 and 2);
    - density: how many real balls a fake lies in, divided by k, may exceed 1; coverage: share of real
      balls with a fake inside (Naeem et al. 2020, arXiv:2002.09797, section 3). Between many pictures of
      equal distributions they are about 1 and 1 - 2^-k.

    Precision and density ask whether fakes look real, recall and coverage whether all that is real
    can be drawn.

    Parameters
    ----------
    real, fake
        (n, d) and (m, d), each with more than k rows.

    Raises
    ------
    ValueError
        A set has not more than k pictures.
    """
    return in_one_go(compare_manifolds_in_pieces(real, fake, k))


def compare_manifolds_in_pieces(real: Features, fake: Features, k: int = 5) -> Pieces[Manifold]:
    """Do the same as `compare_manifolds`, giving way after every 500 rows of distances."""
    x, y = _exact(real), _exact(fake)
    reach_x = yield from _reach(x, k)
    reach_y = yield from _reach(y, k)
    inside_real = torch.zeros(len(y), dtype=torch.int64)  # for each fake, in how many real balls it lies
    recalled = covered = 0
    for rows, distances in _distance_blocks(x, y):
        in_ball = distances <= reach_x[rows, None]  # (rows, m)
        inside_real += in_ball.sum(dim=0)
        covered += int(in_ball.any(dim=1).sum())
        recalled += int((distances <= reach_y).any(dim=1).sum())
        yield
    return Manifold(
        precision=float((inside_real > 0).double().mean()),
        recall=recalled / len(x),
        density=float(inside_real.double().mean()) / k,
        coverage=covered / len(x),
    )


def _reach(x: Tensor, k: int) -> Pieces[Tensor]:
    """Return the distance (n,) of each row to its k-th nearest other row."""
    if len(x) <= k:
        raise ValueError(f"{len(x)} pictures have no {k} neighbours each")
    reach = []
    for _, distances in _distance_blocks(x, x):
        reach.append(distances.kthvalue(k + 1, dim=1).values)  # k + 1, since a row is its own nearest
        yield
    return torch.cat(reach)


def mean_pairwise_distance(features: Features) -> float:
    """Return the mean distance between two different rows of features (n, d); NaN with fewer than two."""
    x = _exact(features)
    n = len(x)
    if n < 2:
        return float("nan")
    total = sum(float(distances.sum()) for _, distances in _distance_blocks(x, x))
    return total / (n * (n - 1))


def within_class_diversity(
    real: Features, real_labels: NDArray[np.int64], fake: Features, fake_labels: NDArray[np.int64], n_classes: int
) -> NDArray[np.float64]:
    """Return, by class, the mean distance between two fakes divided by that between two real pictures.

    1.0 is as varied as real; near 0 the class has collapsed to one picture. Pictures of several
    other classes under one label raise it, so it counts only beside a high agreement.

    Parameters
    ----------
    real, fake
        Features (n, d) and (m, d).
    real_labels, fake_labels
        (n,) and (m,); those of the fakes are the classes asked for.

    Returns
    -------
    NDArray
        (k,); NaN for a class with fewer than two pictures on either side.
    """
    ratios = np.full(n_classes, np.nan)
    for label in range(n_classes):
        spread = mean_pairwise_distance(real[real_labels == label])
        if spread > 0:
            ratios[label] = mean_pairwise_distance(fake[fake_labels == label]) / spread
    return ratios


def nearest(images: NDArray[np.uint8], training: NDArray[np.uint8]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Find the training picture that is nearest to each picture, pixel by pixel.

    A generator that copies shows distances near 0. Held-out real pictures have no reason to be
    copies: put their distances beside, and worry when the generated are much nearer.

    Parameters
    ----------
    images, training
        uint8 (n, 28, 28) and (m, 28, 28).

    Returns
    -------
    distances
        (n,), the root of the sum over pixels of squared differences, grey values from 0 to 1.
    places
        (n,), where in ``training`` it stands.
    """
    x, pool = (torch.tensor(pictures).flatten(1).float() / 255.0 for pictures in (images, training))
    best = [distances.min(dim=1) for _, distances in _distance_blocks(x, pool)]
    if not best:
        return np.empty(0, dtype=np.float32), np.empty(0, dtype=np.int64)
    places = torch.cat([found.indices for found in best])
    # Again and exactly: a copy must show a distance of exactly 0.
    return (x - pool[places]).square().sum(dim=1).sqrt().numpy(), places.numpy()


def _exact(features: Features) -> Tensor:
    return torch.tensor(features, dtype=torch.float64)  # a copy: torch dislikes read-only arrays


def _distance_blocks(x: Tensor, y: Tensor) -> Iterator[tuple[slice, Tensor]]:
    """Yield distances between rows of x (n, d) and of y (m, d) as (which rows of x, (rows, m))."""
    # Centred, because |x|^2 - 2xy + |y|^2 loses digits far away from the origin.
    middle = y.mean(dim=0)
    x, y = x - middle, y - middle
    for start in range(0, len(x), _ROWS):
        rows = slice(start, min(start + _ROWS, len(x)))
        yield rows, torch.cdist(x[rows], y, compute_mode="use_mm_for_euclid_dist")
