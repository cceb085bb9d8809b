"""The one door to all data: by name (embedded or downloaded), or by path (the person's own).

Nothing heavy is imported here: the window asks for the list of data sets before it is shown.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from gdl_desktop.core.errors import DataError
from gdl_desktop.core.files import cause_of, is_there, typed_path
from gdl_desktop.core.folders import resources_dir
from gdl_desktop.core.registry import DataKind
from gdl_desktop.data import catalogue

if TYPE_CHECKING:
    from gdl_desktop.data.sets import Corpus, ImageSet

Progress = Callable[[int, int | None], None]
Origin = Literal["embedded", "catalogue"]
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class DataEntry:
    """A data set that has a name.

    Attributes
    ----------
    ready
        Whether it can be loaded now; what is not has to be fetched first.
    size_bytes
        What it takes on the disk or in a download; None for what comes with Python.
    """

    name: str
    title: str
    kind: DataKind
    origin: Origin
    ready: bool
    size_bytes: int | None
    source: str
    licence: str
    description: str


@dataclass(frozen=True, slots=True)
class _Embedded:
    name: str
    title: str
    kind: DataKind
    source: str
    licence: str
    description: str
    folder: str = ""


_EMBEDDED: Final = (
    _Embedded(
        "mnist",
        "MNIST",
        "images",
        "Y. LeCun, C. Cortes, C. Burges: The MNIST database of handwritten digits",
        "usually given as CC BY-SA 3.0",
        "Handwritten digits: 9,000 to learn from, 1,000 held out.",
        "mnist",
    ),
    _Embedded(
        "fashion",
        "Fashion-MNIST",
        "images",
        "H. Xiao, K. Rasul, R. Vollgraf (Zalando SE): Fashion-MNIST, 2017",
        "MIT",
        "Articles of clothing: 9,000 to learn from, 1,000 held out.",
        "fashion-mnist",
    ),
    _Embedded(
        "python-reference",
        "Python's language reference",
        "text",
        "pydoc_data.topics of the running Python",
        "PSF licence",
        "English prose about a programming language, with examples.",
    ),
    _Embedded(
        "python-source",
        "Python's standard library",
        "text",
        "the modules of the running Python",
        "PSF licence",
        "Python code by many hands.",
    ),
)
_ALIASES: Final = {"fashion-mnist": "fashion"}
_KIND_WORDS: Final[dict[DataKind, str]] = {"images": "a set of pictures", "text": "a text"}


def entries(kind: DataKind | None = None) -> tuple[DataEntry, ...]:
    """Return the data sets that have names, the embedded ones first; only those of a kind if one is given."""
    embedded = (
        DataEntry(e.name, e.title, e.kind, "embedded", _is_there(e), _size(e), e.source, e.licence, e.description)
        for e in _EMBEDDED
    )
    downloads = (
        DataEntry(c.name, c.title, c.kind, "catalogue", c.ready, c.size_bytes, c.source, c.licence, c.description)
        for c in catalogue.CATALOGUE
    )
    return tuple(entry for entry in (*embedded, *downloads) if kind in (None, entry.kind))


def titles(kind: DataKind) -> dict[str, str]:
    """Return what the data sets of a kind are called, by their names; unlike `entries` it looks at no file."""
    return {each.name: each.title for each in (*_EMBEDDED, *catalogue.CATALOGUE) if each.kind == kind}


def load(kind: DataKind, name_or_path: str | Path, progress: Progress | None = None) -> ImageSet | Corpus:
    """Load a data set by name, or the person's own by path. It never reaches for the network.

    A name goes before a path, so that a folder called ``mnist`` in the working directory changes
    nothing; ``./mnist`` is that folder.

    Parameters
    ----------
    kind
        What the playground learns from.
    name_or_path
        A name of `entries`; or a text file, a folder of pictures, a folder of IDX files, or one of
        a pair of IDX files.
    progress
        Called with how much is done and how much there is, where loading takes time.

    Raises
    ------
    DataError
        There is no such data, it is of the other kind, is not downloaded yet, or cannot be used.
    """
    return load_images(name_or_path, progress) if kind == "images" else load_corpus(name_or_path)


def look_at(kind: DataKind, path: Path) -> None:
    """See whether the person's own data can be learnt from, without reading every picture of a folder.

    Raises
    ------
    DataError
        What `load` would say; or it is neither a file nor a folder, so that reading it might never end.
    """
    try:
        might_never_end = path.exists() and not (path.is_file() or path.is_dir())
    except OSError as error:
        raise DataError(f"{path} cannot be read: {cause_of(error)}.") from None
    if might_never_end:
        raise DataError(f"{path.name} is neither a file nor a folder; choose something else.")
    if kind == "text":
        load_corpus(path)
    else:
        from gdl_desktop.data.folder import look_into

        _own_images(path, look_into)


def load_images(name_or_path: str | Path, progress: Progress | None = None) -> ImageSet:
    """Load a set of pictures; see `load`."""
    found = _find(name_or_path, "images")
    if isinstance(found, Path):
        from gdl_desktop.data.folder import load_picture_folder

        return _own_images(found, functools.partial(load_picture_folder, progress=progress))
    if isinstance(found, _Embedded):
        return _embedded_images(found.name, resources_dir() / "data" / found.folder)
    from gdl_desktop.data.idxset import load_idx_folder

    return load_idx_folder(found.folder, found.name, found.title)


def load_corpus(name_or_path: str | Path) -> Corpus:
    """Load a text; see `load`."""
    found = _find(name_or_path, "text")
    if isinstance(found, _Embedded):
        return _embedded_corpus(found.name)
    from gdl_desktop.data.sets import Corpus
    from gdl_desktop.data.textfile import read_text_file

    if isinstance(found, Path):
        return read_text_file(found)
    return Corpus.of(found.name, found.title, read_text_file(found.folder / found.files[0].name).text)


def fetch(name: str, progress: Progress | None = None) -> DataEntry:
    """Download a data set of the catalogue, as far as it is not there yet.

    Parameters
    ----------
    name
        A name of `entries`; what is embedded needs no download and is there at once.
    progress
        Called with the bytes done and the bytes in all.

    Raises
    ------
    DataError
        There is no such data set, or it could not be downloaded.
    """
    found = _named(name)
    if found is None:
        raise _unknown(name, None)
    if isinstance(found, catalogue.CatalogueSet):
        catalogue.fetch(found, progress)
    return next(entry for entry in entries() if entry.name == found.name)


def lasting_name(name_or_path: str) -> str:
    """Return what means the same data from any folder and at any time: its own name, or an absolute path."""
    found = _named(name_or_path)
    if found is not None:
        return found.name
    path = typed_path(name_or_path)
    return str(path.resolve()) if is_there(path) else name_or_path


def _named(name: str) -> _Embedded | catalogue.CatalogueSet | None:
    wanted = _ALIASES.get(name.strip().lower(), name.strip().lower())
    return next((known for known in (*_EMBEDDED, *catalogue.CATALOGUE) if known.name == wanted), None)


def _find(name_or_path: str | Path, kind: DataKind) -> _Embedded | catalogue.CatalogueSet | Path:
    found = _named(name_or_path) if isinstance(name_or_path, str) else None
    if found is None:
        path = typed_path(name_or_path)
        if str(name_or_path).strip() and is_there(path):
            return path
        if isinstance(name_or_path, str) and path.name in (name_or_path, "") and not path.suffix:
            raise _unknown(name_or_path, kind)
        raise DataError(f"There is no file or folder {path}.")
    if found.kind != kind:
        raise DataError(
            f"{found.title} is {_KIND_WORDS[found.kind]}, but {_KIND_WORDS[kind]} is needed here;"
            f" there is {_names(kind)}."
        )
    if isinstance(found, catalogue.CatalogueSet) and not found.ready:
        raise DataError(f"{found.title} is not downloaded yet; get it with “gdl data get {found.name}”.")
    return found


def _unknown(name: str, kind: DataKind | None) -> DataError:
    return DataError(f"There is no data set and no file “{name}”; there is {_names(kind)}.")


def _names(kind: DataKind | None) -> str:
    return ", ".join(known.name for known in (*_EMBEDDED, *catalogue.CATALOGUE) if kind in (None, known.kind))


def _own_images(path: Path, read_folder: Callable[[Path], _Read]) -> ImageSet | _Read:
    """Read the person's own pictures, those in a folder by ``read_folder``."""
    from gdl_desktop.data.idxset import idx_files, is_idx_name, load_idx_folder, load_idx_pair

    name = path.resolve().name
    if path.is_file():
        if not is_idx_name(path):
            raise DataError(
                f"{path.name} is a single file; choose a folder with one sub-folder of pictures for each class,"
                " or IDX files."
            )
        return load_idx_pair(path, name, name)
    if path.is_dir() and idx_files(path):
        return load_idx_folder(path, name, name)
    return read_folder(path)


@functools.lru_cache(maxsize=2)
def _embedded_images(name: str, folder: Path) -> ImageSet:
    from gdl_desktop.data.idxset import load_idx_folder
    from gdl_desktop.data.sets import DIGITS, FASHION

    title = next(known.title for known in _EMBEDDED if known.name == name)
    if not folder.is_dir():
        raise DataError(f"{title} is missing from this installation ({folder}); install the program anew.")
    return load_idx_folder(folder, name, title, {"mnist": DIGITS, "fashion": FASHION}[name])


@functools.lru_cache(maxsize=2)
def _embedded_corpus(name: str) -> Corpus:
    from gdl_desktop.data import corpora

    return {"python-reference": corpora.python_reference, "python-source": corpora.python_source}[name]()


def _is_there(embedded: _Embedded) -> bool:
    return not embedded.folder or (resources_dir() / "data" / embedded.folder).is_dir()


def _size(embedded: _Embedded) -> int | None:
    if not embedded.folder:
        return None
    folder = resources_dir() / "data" / embedded.folder
    return sum(path.stat().st_size for path in folder.glob("*.gz"))
