"""Image sets in IDX files: the official four, or any one pair of pictures and labels."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gdl_desktop.core.errors import DataError
from gdl_desktop.core.files import cause_of
from gdl_desktop.data.idx import read_idx
from gdl_desktop.data.sets import FASHION, KUZUSHIJI, SIDE, ImageSet, split

OFFICIAL_STEMS: Final = {"train": ("train-images", "train-labels"), "t10k": ("t10k-images", "t10k-labels")}
_ENDINGS: Final = {"images": "idx3-ubyte", "labels": "idx1-ubyte"}
_FILE_NAME: Final = re.compile(r"(?P<stem>.*(?:images|labels))[-.]idx[13]-ubyte(?:\.gz)?")
# Ten classes are named when the path says which of these sets it is; otherwise they are numbers.
_NAMED_CLASSES: Final = {"fashion": FASHION, "kmnist": KUZUSHIJI, "kuzushiji": KUZUSHIJI}


def is_idx_name(path: Path) -> bool:
    """Whether a file is named as IDX files of pictures or labels are."""
    return _FILE_NAME.fullmatch(path.name) is not None


def idx_files(folder: Path) -> list[Path]:
    """Return the IDX files right in a folder, by name.

    Raises
    ------
    DataError
        The folder cannot be read.
    """
    try:
        return sorted(path for path in folder.iterdir() if path.is_file() and is_idx_name(path))
    except OSError as error:
        raise DataError(f"{folder} cannot be read: {cause_of(error)}.") from None


def find_idx_file(folder: Path, stem: str) -> Path:
    """Return the file of a stem such as ``"train-images"``, whichever of the usual spellings it has.

    Raises
    ------
    DataError
        There is none.
    """
    ending = _ENDINGS[stem[-len("images") :]]
    spellings = [f"{stem}{dot}{ending}{gz}" for gz in ("", ".gz") for dot in "-."]
    for spelling in spellings:
        if (folder / spelling).is_file():
            return folder / spelling
    raise DataError(f"{folder} lacks the file {stem}-{ending} or {stem}-{ending}.gz; put it beside the others.")


def read_part(images_path: Path, labels_path: Path) -> tuple[NDArray[Any], NDArray[Any]]:
    """Read pictures and their labels, and check that they belong together.

    Returns
    -------
    tuple
        Images uint8 of shape (n, height, width); labels of an integer type and shape (n,).

    Raises
    ------
    DataError
        A file cannot be used, or the two do not fit each other.
    """
    images, labels = read_idx(images_path), read_idx(labels_path)
    if images.ndim != 3 or images.dtype != np.uint8 or 0 in images.shape:
        raise DataError(f"{images_path.name} holds no grey pictures of one byte a pixel; choose another file.")
    if labels.ndim != 1 or not np.issubdtype(labels.dtype, np.integer):
        raise DataError(f"{labels_path.name} does not hold one whole number a picture; choose another file.")
    if len(images) != len(labels):
        raise DataError(
            f"{images_path.name} holds {len(images)} pictures but {labels_path.name} holds {len(labels)} labels;"
            " they do not belong together."
        )
    return images, labels


def load_idx_folder(folder: Path, name: str, title: str, classes: tuple[str, ...] | None = None) -> ImageSet:
    """Read a folder with the official four files, or with one pair that is then split.

    Parameters
    ----------
    classes
        Names of the classes; without them they follow from the path, and from the labels at last.

    Raises
    ------
    DataError
        A file is missing, damaged or does not fit the others.
    """
    stems = {_stem(path) for path in idx_files(folder)}
    if not stems:
        raise DataError(f"There are no IDX files in {folder}; they are named like train-images-idx3-ubyte.gz.")
    parts = [pair for pair in OFFICIAL_STEMS.values() if stems & set(pair)]
    if not parts:
        return load_idx_pair(idx_files(folder)[0], name, title, classes)
    read = [
        read_part(find_idx_file(folder, images_stem), find_idx_file(folder, labels_stem))
        for images_stem, labels_stem in parts
    ]
    return _image_set(name, title, read, classes or _classes_of_path(folder))


def load_idx_pair(path: Path, name: str, title: str, classes: tuple[str, ...] | None = None) -> ImageSet:
    """Read the pair that a file belongs to, be it the one of the pictures or the one of the labels.

    The last tenth of each class is held out.

    Raises
    ------
    DataError
        The other file is missing, or one is damaged or does not fit the other.
    """
    base = _stem(path)[: -len("images")]
    pair = (find_idx_file(path.parent, base + "images"), find_idx_file(path.parent, base + "labels"))
    return _image_set(name, title, [read_part(*pair)], classes or _classes_of_path(path))


def _stem(path: Path) -> str:
    match = _FILE_NAME.fullmatch(path.name)
    if match is None:
        raise DataError(f"{path.name} is not named like an IDX file, for example train-images-idx3-ubyte.gz.")
    return match["stem"]


def _classes_of_path(path: Path) -> tuple[str, ...] | None:
    # The file's own name and its folder only: a home folder called "fashion" says nothing.
    spoken = f"{path.parent.name}/{path.name}".lower()
    return next((names for word, names in _NAMED_CLASSES.items() if word in spoken), None)


def _image_set(
    name: str, title: str, parts: list[tuple[NDArray[Any], NDArray[Any]]], classes: tuple[str, ...] | None
) -> ImageSet:
    values = np.unique(np.concatenate([labels for _, labels in parts]))
    if len(values) < 2:
        raise DataError(f"{title} has only one class; at least two are needed.")
    if classes is None or len(classes) != len(values) or values.tolist() != list(range(len(values))):
        classes = tuple(str(value) for value in values)
    converted = [(_to_size(images), np.searchsorted(values, labels).astype(np.int64)) for images, labels in parts]
    if len(converted) == 2:
        train, test = converted
    else:
        train, test = split(*converted[0], classes)
    return ImageSet.of(name, title, train, test, classes)


def _to_size(images: NDArray[np.uint8]) -> NDArray[np.uint8]:
    if images.shape[1:] == (SIDE, SIDE):
        return images
    from gdl_desktop.data.picture import fit_array

    return np.stack([fit_array(image) for image in images])
