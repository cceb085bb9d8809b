"""The figures about pictures, against closed forms and against loops that follow the definitions."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from gdl_desktop.learning.judge.image_metrics import (
    agreement,
    compare_manifolds,
    confusion_matrix,
    frechet_distance,
    mean_pairwise_distance,
    nearest,
    within_class_diversity,
)


def with_moments(mean: NDArray, covariance: NDArray, n: int, rng: np.random.Generator) -> NDArray:
    """Return n points whose sample mean and sample covariance are exactly those asked for."""
    points = rng.standard_normal((n, len(mean)))
    points -= points.mean(axis=0)
    white = points @ np.linalg.inv(np.linalg.cholesky(np.cov(points.T))).T
    return white @ np.linalg.cholesky(covariance).T + mean


def test_confusion_counts_rows_asked_for_and_columns_seen() -> None:
    requested, seen = np.array([0, 0, 1, 2, 2, 2]), np.array([0, 1, 1, 0, 2, 2])
    confusion = confusion_matrix(requested, seen, 4)
    assert confusion.tolist() == [[1, 1, 0, 0], [0, 1, 0, 0], [1, 0, 2, 0], [0, 0, 0, 0]]
    share, by_class = agreement(confusion)
    assert share == pytest.approx(4 / 6)
    np.testing.assert_allclose(by_class, [1 / 2, 1.0, 2 / 3, np.nan])


@pytest.mark.parametrize("sizes", [(40, 40), (25, 300)])
def test_frechet_distance_of_independent_numbers_has_a_closed_form(sizes: tuple[int, int]) -> None:
    rng = np.random.default_rng(1)
    mean_a, mean_b = rng.normal(size=7), rng.normal(size=7)
    sd_a, sd_b = rng.uniform(0.1, 3.0, 7), rng.uniform(0.1, 3.0, 7)
    a = with_moments(mean_a, np.diag(sd_a**2), sizes[0], rng)
    b = with_moments(mean_b, np.diag(sd_b**2), sizes[1], rng)
    expected = ((mean_a - mean_b) ** 2).sum() + ((sd_a - sd_b) ** 2).sum()
    assert frechet_distance(a, b) == pytest.approx(expected, rel=1e-9)
    assert frechet_distance(b, a) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_frechet_distance_of_correlated_pairs_has_a_closed_form(seed: int) -> None:
    rng = np.random.default_rng(seed)
    mixers = rng.normal(size=(2, 2, 2))
    cov_a, cov_b = (mixer @ mixer.T + 0.05 * np.eye(2) for mixer in mixers)
    a, b = with_moments(np.zeros(2), cov_a, 30, rng), with_moments(np.array([3.0, -4.0]), cov_b, 30, rng)
    product = cov_a @ cov_b
    # Of a 2 x 2 matrix M: (tr sqrt M)^2 = tr M + 2 sqrt(det M), by Cayley and Hamilton.
    trace_of_root = np.sqrt(np.trace(product) + 2 * np.sqrt(np.linalg.det(product)))
    assert frechet_distance(a, b) == pytest.approx(25 + np.trace(cov_a + cov_b) - 2 * trace_of_root, rel=1e-9)


def test_frechet_distance_bears_fewer_pictures_than_features() -> None:
    rng = np.random.default_rng(2)
    few = rng.normal(size=(5, 40)).astype(np.float32)
    assert frechet_distance(few, few) == pytest.approx(0.0, abs=1e-6)
    assert frechet_distance(few, few + np.float32(2)) == pytest.approx(160.0, rel=1e-5)
    assert frechet_distance(few, np.zeros((9, 40))) > 0


def by_definition(real: NDArray, fake: NDArray, k: int) -> tuple[float, float, float, float]:
    def reach(points: NDArray, i: int) -> float:
        return sorted(np.linalg.norm(points[i] - other) for j, other in enumerate(points) if j != i)[k - 1]

    reach_real = [reach(real, i) for i in range(len(real))]
    reach_fake = [reach(fake, j) for j in range(len(fake))]
    apart = {(i, j): np.linalg.norm(x - y) for i, x in enumerate(real) for j, y in enumerate(fake)}
    reals, fakes = range(len(real)), range(len(fake))
    in_real_ball = {(i, j): apart[i, j] <= reach_real[i] for i, j in apart}
    return (
        float(np.mean([any(in_real_ball[i, j] for i in reals) for j in fakes])),
        float(np.mean([any(apart[i, j] <= reach_fake[j] for j in fakes) for i in reals])),
        sum(in_real_ball.values()) / (k * len(fake)),
        float(np.mean([any(in_real_ball[i, j] for j in fakes) for i in reals])),
    )


@pytest.mark.parametrize(("k", "shift", "spread"), [(1, 0.0, 1.0), (3, 0.5, 0.5), (5, 1.0, 2.0), (2, 50.0, 1.0)])
def test_manifolds_follow_their_definitions(k: int, shift: float, spread: float) -> None:
    rng = np.random.default_rng(k)
    real = rng.normal(size=(60, 3)).astype(np.float32)
    fake = (rng.normal(size=(45, 3)) * spread + shift).astype(np.float32)
    found = compare_manifolds(real, fake, k)
    expected = by_definition(real.astype(float), fake.astype(float), k)
    assert (found.precision, found.recall, found.density, found.coverage) == pytest.approx(expected)


def test_manifolds_larger_than_a_block_tend_to_what_theory_says() -> None:
    rng = np.random.default_rng(4)
    found = compare_manifolds(rng.normal(size=(1100, 4)) + 1e4, rng.normal(size=(1100, 4)) + 1e4, k=3)
    assert found.density == pytest.approx(1.0, abs=0.08)
    assert found.coverage == pytest.approx(1 - 2**-3, abs=0.04)
    far = compare_manifolds(rng.normal(size=(600, 4)), rng.normal(size=(700, 4)) + 100, k=3)
    assert (far.precision, far.recall, far.density, far.coverage) == (0, 0, 0, 0)


def test_one_real_picture_drawn_again_and_again_is_precise_and_recalls_nothing() -> None:
    rng = np.random.default_rng(5)
    real = rng.normal(size=(200, 6))
    found = compare_manifolds(real, np.repeat(real[:1], 50, axis=0), k=5)
    assert found.precision == 1.0
    assert found.recall <= 1 / 200
    assert found.coverage < 0.2


def test_neighbours_must_exist() -> None:
    with pytest.raises(ValueError, match="no 5 neighbours"):
        compare_manifolds(np.zeros((5, 2)), np.zeros((9, 2)), k=5)


def test_pairwise_distance_is_the_mean_over_all_pairs() -> None:
    points = np.random.default_rng(6).normal(size=(613, 4)).astype(np.float32) + np.float32(100)
    pairs = itertools.combinations(points.astype(float), 2)
    expected = np.mean([np.sqrt(((x - y) ** 2).sum()) for x, y in pairs])
    assert mean_pairwise_distance(points) == pytest.approx(expected, rel=1e-9)
    assert mean_pairwise_distance(np.full((30, 4), 7.7)) == pytest.approx(0.0, abs=1e-6)
    assert np.isnan(mean_pairwise_distance(points[:1]))


def test_diversity_is_relative_to_real_class_by_class() -> None:
    rng = np.random.default_rng(7)
    real, labels = rng.normal(size=(90, 5)), np.arange(90) % 3
    centres = rng.normal(size=(3, 5)) * 50  # far from each other: only what is within a class may count
    scale = np.array([1.0, 0.5, 0.0])[labels, None]
    order = rng.permutation(90)
    fake = (real * scale + centres[labels])[order]
    ratios = within_class_diversity(real + centres[labels], labels, fake, labels[order], 4)
    np.testing.assert_allclose(ratios, [1.0, 0.5, 0.0, np.nan], atol=1e-6)


def test_nearest_finds_what_a_loop_finds_and_copies_exactly() -> None:
    rng = np.random.default_rng(8)
    training = rng.integers(0, 256, (40, 28, 28), dtype=np.uint8)
    images = rng.integers(0, 256, (515, 28, 28), dtype=np.uint8)
    images[3], images[510] = training[17], training[0]
    images.flags.writeable = training.flags.writeable = False
    distances, places = nearest(images, training)
    assert distances[[3, 510]].tolist() == [0.0, 0.0]
    assert places[[3, 510]].tolist() == [17, 0]
    for i in (0, 100, 514):
        by_hand = [np.sqrt(((images[i] / 255 - other / 255) ** 2).sum()) for other in training]
        assert places[i] == np.argmin(by_hand)
        assert distances[i] == pytest.approx(min(by_hand), rel=1e-5)
    assert [len(part) for part in nearest(images[:0], training)] == [0, 0]
