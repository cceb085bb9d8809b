"""The judge's figures, on pictures of which one knows what they must show."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from numpy.typing import NDArray

from gdl_desktop.data import library
from gdl_desktop.data.sets import ImageSet, in_turn
from gdl_desktop.learning.judge.classifier import Impression, Judge
from gdl_desktop.learning.judge.pieces import Pieces
from gdl_desktop.learning.judge.verdict import Reference, resemblance_in_pieces, verdict

N = 300


@pytest.fixture(scope="module")
def mnist() -> ImageSet:
    return library.load_images("mnist")


@pytest.fixture(scope="module")
def reference(mnist: ImageSet) -> Reference:
    return Reference.of(Judge.load("mnist"), mnist, N)


@pytest.fixture(scope="module")
def copies(mnist: ImageSet) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Training pictures, which are not in the reference of a few hundred."""
    places = in_turn(mnist.train_labels, N)
    return mnist.train_images[places], mnist.train_labels[places]


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> tuple[Judge, list[NDArray[np.uint8]]]:
    """A judge, and the pictures that it was shown, call by call."""
    judge = Judge.load("mnist")
    seen: list[NDArray[np.uint8]] = []

    def look_in_pieces(images: NDArray[np.uint8]) -> Pieces[Impression]:
        seen.append(images)
        return Judge.look_in_pieces(judge, images)

    monkeypatch.setattr(judge, "look_in_pieces", look_in_pieces)
    return judge, seen


def test_the_two_real_sets_are_disjoint_held_out_and_in_equal_shares(
    mnist: ImageSet, watched: tuple[Judge, list[NDArray[np.uint8]]]
) -> None:
    judge, seen = watched
    small = dataclasses.replace(mnist, train_images=mnist.train_images[:2000], train_labels=mnist.train_labels[:2000])
    few = Reference.of(judge, small, 200)
    assert few.n == 200
    assert np.bincount(few.labels).tolist() == [20] * 10
    held_out = {image.tobytes() for image in small.test_images}
    assert len({image.tobytes() for image in seen[0]}) == 400
    assert all(image.tobytes() in held_out for image in seen[0])

    most = Reference.of(judge, small, 10**6)
    fewest = int(np.bincount(np.concatenate([small.train_labels, small.test_labels])).min())
    assert most.n == fewest * 10 // 2
    halves = seen[1][: most.n], seen[1][most.n :]
    assert len({image.tobytes() for image in seen[1]}) == 2 * most.n
    shares = [sum(image.tobytes() in held_out for image in half) for half in halves]
    assert sum(shares) == 1000
    assert abs(shares[0] - shares[1]) < 120  # both are made of the same


def test_a_few_real_pictures_come_from_all_of_those_held_out(
    mnist: ImageSet, watched: tuple[Judge, list[NDArray[np.uint8]]]
) -> None:
    judge, seen = watched
    reference = Reference.of(judge, mnist, 100)
    place = {image.tobytes(): i for i, image in enumerate(mnist.test_images)}
    half = len(mnist.test_images) // 2
    for images in (seen[0], reference.strangers):
        later = sum(place[image.tobytes()] >= half for image in images)
        assert 0.3 < later / len(images) < 0.7


def test_real_pictures_are_judged_to_be_real(
    reference: Reference, copies: tuple[NDArray[np.uint8], NDArray[np.int64]]
) -> None:
    figures = verdict(reference, *copies)
    assert figures["judged_pictures"] == N
    assert figures["agreement"] > 0.97
    assert figures["agreement_real"] > 0.97
    assert figures["agreement_worst_class"] <= figures["agreement"]
    assert figures["diversity"] == pytest.approx(1.0, abs=0.15)
    assert 0.5 < figures["judge_frechet_ratio"] < 2.0
    assert figures["judge_frechet_ratio"] == pytest.approx(figures["judge_frechet"] / figures["judge_frechet_real"])
    for name in ("precision", "recall", "density", "coverage"):
        assert figures[name] == pytest.approx(figures[f"{name}_real"], abs=0.2)
    # But they are copies, and it shows.
    assert figures["nearest_training_distance"] == 0.0
    assert figures["nearest_training_distance_real"] > 3.0


def test_a_collapsed_generator_agrees_and_is_found_out(
    reference: Reference, copies: tuple[NDArray[np.uint8], NDArray[np.int64]]
) -> None:
    images, labels = copies
    figures = verdict(reference, images[:10][np.arange(N) % 10], labels)
    assert figures["agreement"] == 1.0
    assert figures["diversity"] == pytest.approx(0.0, abs=1e-3)
    assert figures["judge_frechet_ratio"] > 5
    assert figures["recall"] < 0.05
    assert figures["coverage"] < 0.4


def test_noise_and_wrong_classes_are_found_out(
    reference: Reference, copies: tuple[NDArray[np.uint8], NDArray[np.int64]]
) -> None:
    images, labels = copies
    noise = np.random.default_rng(0).integers(0, 256, images.shape, dtype=np.uint8)
    figures = verdict(reference, noise, labels)
    assert figures["precision"] < 0.05
    assert figures["agreement"] < 0.5
    assert figures["judge_frechet_ratio"] > 20
    assert verdict(reference, images, (labels + 1) % 10)["agreement"] < 0.05


def test_one_bad_class_cannot_hide(reference: Reference, copies: tuple[NDArray[np.uint8], NDArray[np.int64]]) -> None:
    images, labels = copies
    spoilt = images.copy()
    spoilt[labels == 4] = images[labels == 7][0]
    figures = verdict(reference, spoilt, labels)
    assert figures["agreement"] > 0.85
    assert figures["agreement_worst_class"] == 0.0
    assert figures["diversity_worst_class"] == pytest.approx(0.0, abs=1e-3)


def test_in_pieces_the_figures_are_the_same_but_for_the_copies(
    reference: Reference, copies: tuple[NDArray[np.uint8], NDArray[np.int64]]
) -> None:
    pieces, steps = resemblance_in_pieces(reference, *copies), 0
    while True:
        try:
            next(pieces)
        except StopIteration as end:
            figures = end.value
            break
        steps += 1
    assert steps >= N // 100  # nobody waits for it longer than for a hundred pictures
    whole = verdict(reference, *copies)
    assert figures == {name: value for name, value in whole.items() if not name.startswith("nearest_training")}
