"""A folder of the person's own pictures, one sub-folder a class."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np

from gdl_desktop.core.errors import DataError
from gdl_desktop.core.files import cause_of
from gdl_desktop.data.sets import ImageSet, split

_NOT_PICTURES: Final = ("thumbs.db", "desktop.ini", "__macosx")


def load_picture_folder(folder: Path, progress: Callable[[int, int | None], None] | None = None) -> ImageSet:
    """Read a folder of pictures as an image set; the last tenth of each class, by name, is held out.

    Hidden files, and what file managers leave behind, are passed over; loose files beside the
    sub-folders too.

    Parameters
    ----------
    folder
        Its sub-folders are the classes, named after them, in natural order (2 before 10).
    progress
        Called with the pictures read so far and their number.

    Raises
    ------
    DataError
        There is no such folder, it has fewer than two classes, a class has fewer than two pictures,
        or a file is no picture.
    """
    from gdl_desktop.data.picture import read_picture

    classes = _classes(folder)
    labelled = [(path, label) for label, (_, members) in enumerate(classes) for path in members]
    images = []
    for done, (path, _) in enumerate(labelled, start=1):
        images.append(read_picture(path))
        if progress is not None:
            progress(done, len(labelled))
    names = tuple(class_folder.name for class_folder, _ in classes)
    labels = np.array([label for _, label in labelled], dtype=np.int64)
    train, test = split(np.stack(images), labels, names)
    return ImageSet.of(folder.name, folder.name, train, test, names)


def look_into(folder: Path) -> None:
    """Raise what `load_picture_folder` would, as far as the first picture of each class tells."""
    from gdl_desktop.data.picture import read_picture

    for _, members in _classes(folder):
        read_picture(members[0])


def _classes(folder: Path) -> list[tuple[Path, list[Path]]]:
    """Return the folder of each class with its pictures."""
    classes = _visible(folder, Path.is_dir)
    if len(classes) < 2:
        found = "no sub-folder" if not classes else f"only one sub-folder, “{classes[0].name}”"
        raise DataError(f"{folder} has {found}; make one sub-folder of pictures for each class, at least two.")
    files = [_visible(class_folder, Path.is_file) for class_folder in classes]
    for class_folder, members in zip(classes, files, strict=True):
        if len(members) < 2:
            found = "no pictures" if not members else "only one picture"
            raise DataError(f"The class “{class_folder.name}” has {found}; give it at least two.")
    return list(zip(classes, files, strict=True))


def _visible(folder: Path, wanted: Callable[[Path], bool]) -> list[Path]:
    try:
        entries = [entry for entry in folder.iterdir() if wanted(entry)]
    except FileNotFoundError:
        raise DataError(f"There is no folder {folder}.") from None
    except NotADirectoryError:
        raise DataError(f"{folder} is a file; choose the folder that holds one sub-folder a class.") from None
    except OSError as error:
        raise DataError(f"{folder} cannot be read: {cause_of(error)}.") from None
    seen = (entry for entry in entries if not entry.name.startswith(".") and entry.name.lower() not in _NOT_PICTURES)
    return sorted(seen, key=_natural)


def _natural(path: Path) -> tuple[list[tuple[int, str]], str]:
    # Runs of digits compare as numbers; the plain name decides between "1" and "01".
    pieces = re.split(r"(\d+)", path.name.casefold())
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces], path.name
