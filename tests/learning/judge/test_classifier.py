"""The judges that ship, and the script that trains them."""

from __future__ import annotations

import dataclasses
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

from gdl_desktop.core.errors import ModelError
from gdl_desktop.data import library
from gdl_desktop.data.idxset import load_idx_folder
from gdl_desktop.data.sets import DIGITS, ImageSet
from gdl_desktop.learning.compute import Compute
from gdl_desktop.learning.judge.classifier import (
    CLASSES,
    FEATURES,
    Judge,
    blank_classifier,
    judge_path,
    open_judge,
    save_judge,
)
from gdl_desktop.learning.snapshot import write_tensors

CHECKOUT = Path(__file__).resolve().parents[3]
FULL_DATA = CHECKOUT.parent / "shared" / "data"
BARS = {"mnist": 0.993, "fashion": 0.925}
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    path = CHECKOUT / "packaging" / "train_judge.py"
    spec = importlib.util.spec_from_file_location("train_judge", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["train_judge"] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    yield module
    del sys.modules["train_judge"]


@pytest.mark.parametrize("name", CLASSES)
def test_a_shipped_judge_is_as_good_as_its_card_says(name: str) -> None:
    judge = Judge.load(name)
    card = judge.card
    assert judge_path(name).stat().st_size <= MEGABYTE
    assert card["test_pictures"] == 10_000
    assert card["test_accuracy"] >= BARS[name]
    assert card["data"] == f"{name}-full"
    assert card["parameters"] == sum(weight.numel() for weight in blank_classifier(10).parameters())
    assert {"data_sha256", "recipe", "seed", "versions", "validation_accuracy"} <= set(card)
    data = library.load_images(name)  # the held-out part is of the official test part
    found = judge.look(data.test_images)
    assert found.features.shape == (1000, FEATURES)
    np.testing.assert_allclose(found.probabilities.sum(axis=1), 1.0, rtol=1e-5)
    assert (found.labels == data.test_labels).mean() == pytest.approx(card["test_accuracy"], abs=0.02)


@pytest.mark.parametrize(("name", "folder"), [("mnist", "mnist"), ("fashion", "fashion-mnist")])
def test_the_card_gives_the_accuracy_on_the_official_test_part(name: str, folder: str) -> None:
    if not (FULL_DATA / folder).is_dir():
        pytest.skip("the full data sets are not on this computer")
    judge = Judge.load(name)
    data = load_idx_folder(FULL_DATA / folder, f"{name}-full", name, CLASSES[name])
    assert data.sha256 == judge.card["data_sha256"]
    accuracy = (judge.look(data.test_images).labels == data.test_labels).mean()
    # Another processor rounds a picture on the fence otherwise.
    assert accuracy == pytest.approx(judge.card["test_accuracy"], abs=0.001)


def test_an_opinion_of_a_picture_does_not_depend_on_the_others() -> None:
    images = library.load_images("mnist").test_images[:260]
    judge = Judge.load("mnist")
    many, few = judge.look(images), judge.look(images[255:])
    np.testing.assert_allclose(few.features, many.features[255:], atol=1e-4)
    assert judge.look(images[:0]).features.shape == (0, FEATURES)
    assert judge.look(images[:0]).labels.shape == (0,)


def test_only_the_data_it_learned_has_a_judge() -> None:
    mnist, fashion = library.load_images("mnist"), library.load_images("fashion")
    judge = Judge.of(mnist)
    assert judge is not None
    assert judge.name == "mnist"
    assert judge is Judge.load("mnist")
    assert Judge.of(dataclasses.replace(fashion, name="fashion-full")) is Judge.load("fashion")
    assert Judge.of(dataclasses.replace(mnist, name="kmnist")) is None
    assert Judge.of(dataclasses.replace(mnist, classes=tuple("abcdefghij"))) is None  # somebody's own folder "mnist"


def test_what_is_no_judge_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model file"):
        open_judge(tmp_path / "none.safetensors")
    damaged = bytearray(judge_path("mnist").read_bytes())
    damaged[-100] ^= 1
    (tmp_path / "damaged.safetensors").write_bytes(damaged)
    with pytest.raises(ModelError, match="damaged"):
        open_judge(tmp_path / "damaged.safetensors")
    write_tensors(tmp_path / "other.safetensors", {"weight": torch.zeros(2)}, {"judge": "mnist"})
    with pytest.raises(ModelError, match="another version"):
        open_judge(tmp_path / "other.safetensors")
    write_tensors(tmp_path / "model.safetensors", {"weight": torch.zeros(2)}, {"playground": "gan"})
    with pytest.raises(ModelError, match="no judge"):
        open_judge(tmp_path / "model.safetensors")


@pytest.fixture(scope="module")
def blobs() -> ImageSet:
    """Noise with a bright square at one of ten places."""
    rng = np.random.default_rng(0)

    def part(n: int) -> tuple[np.ndarray, np.ndarray]:
        labels = np.arange(n, dtype=np.int64) % 10
        images = rng.integers(0, 60, (n, 28, 28), dtype=np.uint8)
        for image, label in zip(images, labels, strict=True):
            image[2 + 14 * (label // 5) :, 5 * (label % 5) :][:8, :5] = 250
        return images, labels

    return ImageSet.of("blobs", "Blobs", part(450), part(50), DIGITS)


def test_training_learns_and_goes_on_to_the_same_result(
    script: ModuleType, blobs: ImageSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "VALIDATION", 50)
    recipe = script.Recipe(epochs=3, batch_size=20, shift=1, stretch=0.05, cutout=4)
    monkeypatch.setitem(script.RECIPES, "mnist", recipe)
    network, card = script.train("mnist", blobs, Compute(), tmp_path / "whole.safetensors")

    interrupted = script.Training(recipe, blobs, Compute(), script.SEED)
    assert len(interrupted.labels) == 400
    assert np.bincount(interrupted.validation[1]).tolist() == [5] * 10
    next(interrupted.epochs())
    interrupted.save(tmp_path / "part.safetensors")
    again, _ = script.train("mnist", blobs, Compute(), tmp_path / "part.safetensors")
    for name, weight in network.state_dict().items():
        assert torch.equal(weight, again.state_dict()[name]), name

    card = script.finish("mnist", blobs, network, card, tmp_path / "mnist.safetensors")
    assert card["test_accuracy"] == 1.0
    judge = open_judge(tmp_path / "mnist.safetensors")
    assert judge.card == card
    assert (judge.look(blobs.test_images).labels == blobs.test_labels).all()
    script.write_readme(tmp_path)
    assert "100.00% of the 50 pictures" in (tmp_path / "README.md").read_text(encoding="utf-8")


def test_changed_pictures_are_moved_by_whole_pixels(script: ModuleType) -> None:
    rng = torch.Generator().manual_seed(1)
    x = torch.rand(20, 1, 28, 28, generator=rng) * 2 - 1
    seen = set()
    for old, new in zip(x, script.changed(x, script.Recipe(epochs=1, shift=1, flip=True), rng), strict=True):
        padded = torch.nn.functional.pad(old[0], (1, 1, 1, 1), value=-1.0)
        places = [
            (row, column, flipped)
            for row in range(3)
            for column in range(3)
            for flipped, whole in enumerate((padded, padded.flip(1)))
            if torch.allclose(whole[row : row + 28, column : column + 28], new[0], atol=1e-4)
        ]
        assert len(places) == 1
        seen.update(places)
    assert len(seen) > 5


def test_a_saved_judge_is_rounded_but_hardly(tmp_path: Path) -> None:
    network = blank_classifier(10)
    rng = torch.Generator().manual_seed(0)
    network.to_empty(device="cpu")
    for tensor in network.state_dict().values():
        if tensor.is_floating_point():
            tensor.copy_(torch.rand(tensor.shape, generator=rng) * 0.1)
    save_judge(tmp_path / "judge.safetensors", "fashion", network, {"data": "none"})
    judge = open_judge(tmp_path / "judge.safetensors")
    assert judge.classes == CLASSES["fashion"]
    images = np.random.default_rng(0).integers(0, 256, (3, 28, 28), dtype=np.uint8)
    with torch.inference_mode():
        exact = network.eval().body(torch.tensor(images).unsqueeze(1) / 127.5 - 1).numpy()
    np.testing.assert_allclose(judge.look(images).features, exact, rtol=0.01)
