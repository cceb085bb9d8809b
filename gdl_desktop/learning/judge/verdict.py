"""What the judge says of a class-conditional generator: real pictures beside generated ones."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gdl_desktop.data.sets import ImageSet, picked_in_turn
from gdl_desktop.learning.judge.classifier import Judge
from gdl_desktop.learning.judge.image_metrics import (
    Manifold,
    agreement,
    compare_manifolds_in_pieces,
    confusion_matrix,
    frechet_distance,
    nearest,
    within_class_diversity,
)
from gdl_desktop.learning.judge.pieces import Pieces, in_one_go

NEIGHBOURS: Final = 5
COPIES_LOOKED_FOR: Final = 1000  # in pictures; the search goes through all training pictures for each
_SEED: Final = 20261122  # which real pictures stand in which half; the same for every model


@dataclass(frozen=True, eq=False)
class Reference:
    """Real pictures as a judge sees them, made once and held against any number of generators.

    Two disjoint sets of equal size and equal shares of the classes, A and B. Generated pictures are
    compared with A; what B gives in their place is the figure that a perfect generator would have.
    Held-out pictures are taken first. Where they are too few, training pictures fill up A and B
    alike, so that both are made of the same.

    Attributes
    ----------
    judge
        Whose eyes these are.
    features, labels
        Of set A: float32 (n, d) and int64 (n,).
    accuracy
        Share of the held-out pictures in A and B whose class the judge finds: nobody can expect a
        higher agreement.
    frechet, manifold
        What B gives against A.
    training_images
        uint8 (m, 28, 28), to look for copies in.
    strangers
        Up to 1,000 held-out pictures, which have no reason to be copies.
    """

    judge: Judge
    features: NDArray[np.float32]
    labels: NDArray[np.int64]
    accuracy: float
    frechet: float
    manifold: Manifold
    training_images: NDArray[np.uint8]
    strangers: NDArray[np.uint8]

    @property
    def n(self) -> int:
        """How many generated pictures it is meant for."""
        return len(self.labels)

    @functools.cached_property
    def nearest_training(self) -> float:
        """Mean distance of the strangers to the nearest training picture; searched for when first asked for."""
        return float(nearest(self.strangers, self.training_images)[0].mean())

    @classmethod
    def of(cls, judge: Judge, data: ImageSet, n: int) -> Reference:
        """Look at ``2 n`` real pictures, or at as many as the data has in equal shares."""
        return in_one_go(cls.in_pieces(judge, data, n))

    @classmethod
    def in_pieces(cls, judge: Judge, data: ImageSet, n: int) -> Pieces[Reference]:
        """Do the same as `of`, giving way after every few pictures."""
        held_out = len(data.test_labels)
        labels = np.concatenate([data.test_labels, data.train_labels])
        n_classes = len(data.classes)
        n = min(n, int(np.bincount(labels, minlength=n_classes).min()) * n_classes // 2)
        rng = np.random.default_rng(_SEED)
        # Any held-out pictures before any training pictures, but not those that come first: the files of MNIST begin
        # with 5,000 held-out digits of neat writers, whom no generator could be like that learnt from all.
        order = np.concatenate([rng.permutation(held_out), held_out + rng.permutation(len(data.train_labels))])
        chosen = rng.permutation(picked_in_turn(order, labels, 2 * n))
        chosen = picked_in_turn(chosen, labels, 2 * n)
        old = chosen >= held_out  # whether it is a training picture
        images = np.empty((2 * n, *data.test_images.shape[1:]), dtype=np.uint8)
        images[~old] = data.test_images[chosen[~old]]
        images[old] = data.train_images[chosen[old] - held_out]
        seen = yield from judge.look_in_pieces(images)
        a, b = seen.features[:n], seen.features[n:]
        manifold = yield from compare_manifolds_in_pieces(a, b, NEIGHBOURS)
        return cls.restored(
            judge,
            data,
            features=np.ascontiguousarray(a),
            labels=labels[chosen[:n]],
            accuracy=float((seen.labels == labels[chosen])[~old].mean()),
            frechet=frechet_distance(a, b),
            manifold=manifold,
        )

    @classmethod
    def restored(
        cls,
        judge: Judge,
        data: ImageSet,
        *,
        features: NDArray[np.float32],
        labels: NDArray[np.int64],
        accuracy: float,
        frechet: float,
        manifold: Manifold,
    ) -> Reference:
        """Put a reference together from what was found out about a data set, and that data set."""
        order = np.random.default_rng(_SEED).permutation(len(data.test_labels))
        picked = picked_in_turn(order, data.test_labels, min(len(labels), COPIES_LOOKED_FOR))
        strangers = data.test_images[picked]
        return cls(judge, features, labels, accuracy, frechet, manifold, data.train_images, strangers)


def resemblance_in_pieces(
    reference: Reference, images: NDArray[np.uint8], labels: NDArray[np.int64]
) -> Pieces[dict[str, float]]:
    """Judge generated pictures, giving way after every few; names that end in ``_real`` say what real ones have.

    Parameters
    ----------
    images
        uint8 (n, 28, 28), as many as ``reference.n`` to be comparable with its figures.
    labels
        int64 (n,), the classes that were asked for.

    Returns
    -------
    dict
        ``judged_pictures``
            n.
        ``agreement``, ``agreement_worst_class``, ``agreement_real``
            Share that looks like the class asked for, of all and of the worst class.
        ``diversity``, ``diversity_worst_class``
            How much pictures of one class differ, relative to real ones: the mean over the classes
            and the least.
        ``judge_frechet``, ``judge_frechet_real``, ``judge_frechet_ratio``
            Squared Frechet distance between features of this judge; no FID. The ratio is to real. The
            real one falls as 1 / n and that of a generator hardly, so ratios compare at equal n only.
        ``precision``, ``recall``, ``density``, ``coverage``, and each with ``_real``
            How the sets overlap; see `gdl_desktop.learning.judge.image_metrics.compare_manifolds`.
    """
    n_classes = len(reference.judge.classes)
    seen = yield from reference.judge.look_in_pieces(images)
    agreed, by_class = agreement(confusion_matrix(labels, seen.labels, n_classes))
    diversity = within_class_diversity(reference.features, reference.labels, seen.features, labels, n_classes)
    frechet = frechet_distance(reference.features, seen.features)
    yield
    real = reference.manifold
    made = yield from compare_manifolds_in_pieces(reference.features, seen.features, NEIGHBOURS)
    return {
        "judged_pictures": float(len(images)),
        "agreement": agreed,
        "agreement_worst_class": float(by_class.min()),
        "agreement_real": reference.accuracy,
        "diversity": float(diversity.mean()),
        "diversity_worst_class": float(diversity.min()),
        "judge_frechet": frechet,
        "judge_frechet_real": reference.frechet,
        "judge_frechet_ratio": frechet / reference.frechet,
        "precision": made.precision,
        "precision_real": real.precision,
        "recall": made.recall,
        "recall_real": real.recall,
        "density": made.density,
        "density_real": real.density,
        "coverage": made.coverage,
        "coverage_real": real.coverage,
    }


def verdict(reference: Reference, images: NDArray[np.uint8], labels: NDArray[np.int64]) -> dict[str, float]:
    """Judge generated pictures, and look for copies among them.

    Returns
    -------
    dict
        The figures of `resemblance_in_pieces`, and

        ``nearest_training_distance``, ``nearest_training_distance_real``
            Mean distance of up to 1,000 pictures to the nearest training picture, in grey values from
            0 to 1. Far below the real one, pictures are copied from the training part (or are blurred).
    """
    distances, _ = nearest(images[:COPIES_LOOKED_FOR], reference.training_images)
    return {
        **in_one_go(resemblance_in_pieces(reference, images, labels)),
        "nearest_training_distance": float(distances.mean()),
        "nearest_training_distance_real": reference.nearest_training,
    }
