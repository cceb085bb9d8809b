"""Image sets in IDX files, as other people keep them."""

import numpy as np
import pytest

from gdl_desktop.core.errors import DataError
from gdl_desktop.data.idx import write_idx
from gdl_desktop.data.idxset import load_idx_folder, load_idx_pair
from gdl_desktop.data.sets import DIGITS, FASHION, KUZUSHIJI


def write_pair(folder, part, labels, *, dot="-", gz="", side=28):
    labels = np.asarray(labels)
    folder.mkdir(parents=True, exist_ok=True)
    images = np.zeros((len(labels), side, side), np.uint8)
    images[:] = np.arange(len(labels), dtype=np.uint8)[:, None, None]
    write_idx(folder / f"{part}images{dot}idx3-ubyte{gz}", images)
    write_idx(folder / f"{part}labels{dot}idx1-ubyte{gz}", labels.astype(np.uint8))


@pytest.mark.parametrize("dot", ["-", "."])
@pytest.mark.parametrize("gz", ["", ".gz"])
def test_the_official_four_in_every_spelling(tmp_path, dot, gz):
    write_pair(tmp_path, "train-", [*range(10)] * 3, dot=dot, gz=gz)
    write_pair(tmp_path, "t10k-", [*range(10)], dot=dot, gz=gz)
    data = load_idx_folder(tmp_path, "mine", "Mine")
    assert data.train_images.shape == (30, 28, 28)
    assert data.test_images.shape == (10, 28, 28)
    assert data.test_labels.tolist() == list(range(10))
    assert data.train_labels.dtype == np.int64
    assert data.classes == DIGITS


def test_one_pair_is_split_by_class(tmp_path):
    write_pair(tmp_path, "train-", [0, 1] * 20)
    data = load_idx_folder(tmp_path, "mine", "Mine")
    np.testing.assert_array_equal(np.bincount(data.train_labels), [18, 18])
    # The last two of each class, in their order in the file.
    assert data.test_images[:, 0, 0].tolist() == [36, 37, 38, 39]


@pytest.mark.parametrize("chosen", ["shapes-images-idx3-ubyte.gz", "shapes-labels-idx1-ubyte.gz"])
def test_a_pair_of_any_name_by_either_file(tmp_path, chosen):
    write_pair(tmp_path, "shapes-", [4, 7] * 10, gz=".gz")
    data = load_idx_pair(tmp_path / chosen, "mine", "Mine")
    assert data.classes == ("4", "7")
    assert set(data.train_labels.tolist()) == {0, 1}
    assert load_idx_folder(tmp_path, "mine", "Mine").sha256 == data.sha256


@pytest.mark.parametrize(
    ("folder", "classes"), [("Fashion-MNIST", FASHION), ("kmnist", KUZUSHIJI), ("letters", DIGITS)]
)
def test_classes_are_named_when_the_path_says_so(tmp_path, folder, classes):
    write_pair(tmp_path / folder, "train-", [*range(10)] * 2)
    assert load_idx_folder(tmp_path / folder, "mine", "Mine").classes == classes


def test_fewer_classes_keep_their_numbers(tmp_path):
    write_pair(tmp_path / "fashion", "train-", [3, 5] * 5)
    assert load_idx_folder(tmp_path / "fashion", "mine", "Mine").classes == ("3", "5")


def test_other_sizes_are_fitted(tmp_path):
    write_pair(tmp_path, "train-", [0, 1] * 5, side=14)
    data = load_idx_folder(tmp_path, "mine", "Mine")
    assert data.train_images.shape == (8, 28, 28)
    assert data.train_images[3].min() == data.train_images[3].max() == 3


def test_what_does_not_fit_together(tmp_path):
    with pytest.raises(DataError, match="There are no IDX files"):
        load_idx_folder(tmp_path, "mine", "Mine")
    write_pair(tmp_path, "train-", [0, 1] * 5)
    write_pair(tmp_path, "t10k-", [0, 1])
    (tmp_path / "t10k-labels-idx1-ubyte").unlink()
    with pytest.raises(DataError, match="lacks the file t10k-labels-idx1-ubyte"):
        load_idx_folder(tmp_path, "mine", "Mine")
    write_idx(tmp_path / "t10k-labels-idx1-ubyte", np.zeros(3, np.uint8))
    with pytest.raises(DataError, match="2 pictures but t10k-labels-idx1-ubyte holds 3 labels"):
        load_idx_folder(tmp_path, "mine", "Mine")
    write_idx(tmp_path / "t10k-labels-idx1-ubyte", np.zeros(2, np.float32))
    with pytest.raises(DataError, match="whole number"):
        load_idx_folder(tmp_path, "mine", "Mine")
    write_idx(tmp_path / "t10k-images-idx3-ubyte", np.zeros((2, 28), np.uint8))
    with pytest.raises(DataError, match="no grey pictures"):
        load_idx_folder(tmp_path, "mine", "Mine")


@pytest.mark.parametrize(
    ("labels", "said"), [([1] * 9, "only one class"), ([0] * 9 + [1], "The class “1” has only one picture")]
)
def test_too_few(tmp_path, labels, said):
    write_pair(tmp_path, "train-", labels)
    with pytest.raises(DataError, match=said):
        load_idx_folder(tmp_path, "mine", "Mine")


def test_a_file_that_is_not_named_like_idx(tmp_path):
    with pytest.raises(DataError, match="not named like an IDX file"):
        load_idx_pair(tmp_path / "pictures.bin", "mine", "Mine")
