"""Where a model comes from: the pictures it learnt from, found again.

Neither torch nor Qt is needed for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gdl_desktop.core import folders
from gdl_desktop.core.errors import DataError
from gdl_desktop.data import library
from gdl_desktop.data.sets import ImageSet
from gdl_desktop.learning.runs import is_run, read_record


def pictures_of_run(run_dir: Path) -> ImageSet:
    """Load the pictures that a run learns from.

    Raises
    ------
    UserError
        The run's record or its data cannot be read.
    """
    return library.load_images(read_record(run_dir).data)


def pictures_of_model(card: Mapping[str, Any], classes: tuple[str, ...]) -> ImageSet:
    """Load the pictures that a model learnt from, if they are still there.

    Parameters
    ----------
    card
        The model's card. Its run, where it lies on this machine, knows the folder of a person's own
        pictures; the card itself only their name. That of a model that ships also names embedded
        pictures of the same kind, to show where those that it learnt from are not downloaded.
    classes
        The names of the model's classes.

    Raises
    ------
    UserError
        They are not there, or have other classes by now.
    """
    run_dir = folders.runs_dir() / str(card.get("run", ""))
    data = read_record(run_dir).data if is_run(run_dir) else str(card.get("data", ""))
    try:
        pictures = library.load_images(data)
    except DataError:
        if not card.get("shown"):
            raise
        pictures = library.load_images(str(card["shown"]))
    if pictures.classes != classes:
        raise DataError(f"{pictures.title} has other classes than this model, so they are not shown together.")
    return pictures
