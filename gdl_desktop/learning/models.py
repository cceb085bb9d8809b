"""Models by name: shipped with the program, saved by the person, or the newest of a run."""

from __future__ import annotations

import contextlib
import math
import threading
from pathlib import Path
from typing import Final, Literal
from weakref import WeakValueDictionary

from gdl_desktop.core import folders
from gdl_desktop.core.cards import ModelEntry
from gdl_desktop.core.errors import ModelError
from gdl_desktop.core.files import is_there, typed_path
from gdl_desktop.core.registry import has_playground
from gdl_desktop.core.registry import playground as find_playground
from gdl_desktop.learning.checkpoints import newest_model
from gdl_desktop.learning.runs import CHECKPOINTS, is_run, read_record, run_folder
from gdl_desktop.learning.snapshot import Snapshot, load_snapshot, read_header

SUFFIX = ".safetensors"

_Identity = tuple[str, int, int, int, int]
_in_use: Final[WeakValueDictionary[_Identity, Snapshot]] = WeakValueDictionary()
_reading: Final = threading.Lock()


def list_models(playground: str | None = None) -> list[ModelEntry]:
    """Return the models that ship with the program, the one to begin with first, then those that the person saved.

    Parameters
    ----------
    playground
        Only models of this one; of all without it.
    """
    found = []
    origins: tuple[tuple[Literal["shipped", "saved"], Path], ...] = (
        ("shipped", folders.resources_dir() / "models"),
        ("saved", folders.models_dir()),
    )
    for origin, folder in origins:
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            with contextlib.suppress(ModelError):  # a stranger's file in the folder is no reason to stop
                header = read_header(path)
                card = header.get("card", {})
                name = path.name.removesuffix(SUFFIX)
                found.append(ModelEntry(name, header["playground"], str(card.get("data", "")), origin, path, card))
    chosen = [entry for entry in found if playground in (None, entry.playground)]
    return sorted(chosen, key=lambda entry: (entry.origin != "shipped", _place(entry)))


def _place(entry: ModelEntry) -> float:
    """Return where a model stands among those that ship; all others stand behind, in the order of their names."""
    place = entry.card.get("place")
    return place if entry.origin == "shipped" and isinstance(place, int) else math.inf


def find_model(name_or_path: str) -> Path:
    """Return the path of a model file or run folder, given that path or a model's name.

    Raises
    ------
    ModelError
        There is none.
    """
    path = typed_path(name_or_path)
    if is_there(path):
        return run_folder(path)
    entries = list_models()
    for entry in entries:
        if entry.name == name_or_path:
            return entry.path
    names = ", ".join(entry.name for entry in entries) or "none yet"
    raise ModelError(f"There is no model file, run or model called “{name_or_path}”; models by name: {names}.")


def playground_of(path: Path) -> str:
    """Return the name of the playground that a model file or a run belongs to.

    Raises
    ------
    UserError
        It is neither, or belongs to a playground that this version does not have.
    """
    name = read_record(path).playground if path.is_dir() else str(read_header(path)["playground"])
    if not has_playground(name):
        raise ModelError(f"There is no playground “{name}” in this version of the program; install a newer one.")
    return name


def open_model(path: Path, playground: str | None = None) -> Snapshot:
    """Open a model file, or the newest whole checkpoint of a run folder.

    A snapshot is never written to, so that whoever opens a file while somebody plays with it gets the same one.

    Raises
    ------
    ModelError
        It cannot be opened, or belongs to another playground.
    """
    if not path.is_dir():
        return _open_file(path, playground)
    if not is_run(path):
        raise ModelError(f"{path} holds no run; choose a model file or a run's folder.")
    snapshot = newest_model(path / CHECKPOINTS)
    if playground is not None and snapshot.playground != playground:
        there, here = find_playground(snapshot.playground).title, find_playground(playground).title
        raise ModelError(f"{path.name} is a run of the {there} playground, not of {here}; open it there.")
    return snapshot


def _open_file(path: Path, playground: str | None) -> Snapshot:
    with _reading:  # two who ask at once share one too
        identity = _identity(path)
        snapshot = None if identity is None else _in_use.get(identity)
        if snapshot is None or playground not in (None, snapshot.playground):
            snapshot = load_snapshot(path, playground)
            if identity is not None:
                _in_use[identity] = snapshot
        return snapshot


def _identity(path: Path) -> _Identity | None:
    """Return what changes when a file is replaced or written to; None where it cannot be told."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    # The path too: some network drives and old file systems give every file the same number.
    return str(path.absolute()), status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size
