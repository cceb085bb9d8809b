"""The embedded image sets: their recorded hashes, their make-up, and how they are rebuilt."""

import hashlib
import importlib.util
from pathlib import Path

import numpy as np
import pytest

from gdl_desktop.core.errors import UserError
from gdl_desktop.core.folders import resources_dir
from gdl_desktop.data.idx import read_idx, write_idx

CHECKOUT = Path(__file__).resolve().parents[2]
FULL_DATA = CHECKOUT.parent / "shared" / "data"
FILES = [
    "t10k-images-idx3-ubyte.gz",
    "t10k-labels-idx1-ubyte.gz",
    "train-images-idx3-ubyte.gz",
    "train-labels-idx1-ubyte.gz",
]


@pytest.fixture(scope="module")
def build_resources():
    spec = importlib.util.spec_from_file_location("build_resources", CHECKOUT / "packaging" / "build_resources.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def recorded_sums(folder: Path) -> dict[str, str]:
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


@pytest.mark.parametrize("name", ["mnist", "fashion-mnist"])
def test_the_files_are_those_recorded(name):
    folder = resources_dir() / "data" / name
    sums = recorded_sums(folder)
    assert sorted(sums) == FILES
    for file, digest in sums.items():
        assert hashlib.sha256((folder / file).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("name", ["mnist", "fashion-mnist"])
def test_every_class_has_its_share(name):
    folder = resources_dir() / "data" / name
    for part, share in (("train", 900), ("t10k", 100)):
        images, labels = (read_idx(folder / f"{part}-{kind}-ubyte.gz") for kind in ("images-idx3", "labels-idx1"))
        assert images.shape == (10 * share, 28, 28)
        assert images.dtype == np.uint8
        np.testing.assert_array_equal(np.bincount(labels), [share] * 10)
        # Not sorted by class: whoever takes the first few pictures sees several classes.
        assert len(set(labels[:20].tolist())) > 5


@pytest.mark.parametrize("name", ["mnist", "fashion-mnist"])
def test_source_and_licence_stand_beside_the_data(name):
    text = (resources_dir() / "data" / name / "README.md").read_text(encoding="utf-8")
    assert "Source" in text
    assert {"mnist": "Attribution-Share Alike 3.0", "fashion-mnist": "Permission is hereby granted"}[name] in text
    assert "20261122/PART/INDEX" in text


def write_small_source(folder: Path, per_class: int) -> None:
    rng = np.random.default_rng(3)
    for name in ("mnist", "fashion-mnist"):
        (folder / name).mkdir(parents=True)
        for part, count in (("train", 9 * per_class), ("t10k", per_class)):
            labels = rng.permutation(np.repeat(np.arange(10, dtype=np.uint8), count))
            images = rng.integers(0, 256, (len(labels), 28, 28), dtype=np.uint8)
            write_idx(folder / name / f"{part}-images-idx3-ubyte", images)
            write_idx(folder / name / f"{part}-labels-idx1-ubyte.gz", labels)


def test_rebuilding_gives_the_same_bytes(build_resources, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(build_resources, "PER_CLASS", {"train": 18, "t10k": 2})
    write_small_source(tmp_path / "full", per_class=4)
    assert build_resources.main([str(tmp_path / "full"), "--out", str(tmp_path / "one")]) == 0
    monkeypatch.setenv("GDL_SOURCE_DATA", str(tmp_path / "full"))
    assert build_resources.main(["--out", str(tmp_path / "two")]) == 0
    made = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.*"))
    assert len(made) == 10
    for path in made:
        assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "two" / path).read_bytes()
    labels = read_idx(tmp_path / "one" / "mnist" / "train-labels-idx1-ubyte.gz")
    np.testing.assert_array_equal(np.bincount(labels), [18] * 10)


def test_building_needs_a_source_with_enough_pictures(build_resources, tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("GDL_SOURCE_DATA", raising=False)
    with pytest.raises(SystemExit) as caught:
        build_resources.main(["--out", str(tmp_path)])
    assert caught.value.code == 2
    assert build_resources.main([str(tmp_path / "nothing"), "--out", str(tmp_path / "out")]) == 2
    assert "lacks the file train-images" in capsys.readouterr().err
    with pytest.raises(UserError, match="Class 1 of train has 1 pictures"):
        build_resources.pick(np.array([0, 0, 1]), "train", 2)


@pytest.mark.parametrize("name", ["mnist", "fashion-mnist"])
def test_the_embedded_pictures_are_in_the_full_set(build_resources, name):
    source = FULL_DATA / name
    if not source.is_dir():
        pytest.skip("the full image sets are not on this machine")
    embedded = resources_dir() / "data" / name
    images, labels = read_idx(source / "t10k-images-idx3-ubyte.gz"), read_idx(source / "t10k-labels-idx1-ubyte.gz")
    places = build_resources.pick(labels, "t10k", 100)
    np.testing.assert_array_equal(read_idx(embedded / "t10k-images-idx3-ubyte.gz"), images[places])
    np.testing.assert_array_equal(read_idx(embedded / "t10k-labels-idx1-ubyte.gz"), labels[places])
