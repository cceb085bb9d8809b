from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gdl_desktop.core.errors import DataError, RunError, UserError
from gdl_desktop.core.folders import runs_dir
from gdl_desktop.data.sets import DIGITS
from gdl_desktop.learning.origin import pictures_of_model, pictures_of_run
from gdl_desktop.learning.runs import RunRecord, RunStore

CLASSES = ("left", "right")


@pytest.fixture
def own_pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    for index, name in enumerate(CLASSES):
        (folder / name).mkdir(parents=True)
        for n in range(4):
            pixels = np.full((28, 28), 40 * index + n, np.uint8)
            Image.fromarray(pixels).save(folder / name / f"{n}.png")
    return folder


def make_run(folder: Path, data: str) -> None:
    record = RunRecord("latent", {}, data, "", seed=0, threads=1, device="cpu", precision="fp32")
    RunStore.create(folder, record).close()


def test_a_run_knows_its_pictures_by_path(tmp_path, own_pictures):
    make_run(tmp_path / "run", str(own_pictures))
    assert pictures_of_run(tmp_path / "run").classes == CLASSES
    with pytest.raises(RunError):
        pictures_of_run(tmp_path / "elsewhere")


def test_a_model_finds_own_pictures_through_its_run(own_pictures):
    make_run(runs_dir() / "some-run", str(own_pictures))
    assert pictures_of_model({"run": "some-run", "data": "mine"}, CLASSES).name == "mine"
    with pytest.raises(DataError):
        pictures_of_model({"run": "another-run", "data": "mine"}, CLASSES)


def test_a_model_without_a_run_finds_pictures_by_name():
    assert pictures_of_model({"data": "mnist"}, DIGITS).title == "MNIST"
    with pytest.raises(UserError):
        pictures_of_model({}, DIGITS)


def test_pictures_with_other_classes_are_not_taken_for_the_models_own():
    with pytest.raises(DataError, match="other classes"):
        pictures_of_model({"data": "fashion"}, DIGITS)


def test_a_model_that_ships_shows_embedded_pictures_where_its_own_are_not_downloaded():
    assert pictures_of_model({"data": "mnist-full", "shown": "mnist"}, DIGITS).name == "mnist"
    with pytest.raises(DataError, match="not downloaded"):
        pictures_of_model({"data": "mnist-full"}, DIGITS)
