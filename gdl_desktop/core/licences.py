"""Which parts the program is made of, and under which licences they stand. Neither torch nor Qt.

Nothing of this is typed by hand. Where the program runs from pip or a checkout, the packages that it needs are
asked; a packed program has no packages to ask and carries the answers that were collected when it was packed.
"""

from __future__ import annotations

import json
import platform
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

from gdl_desktop.core.folders import resources_dir

DISTRIBUTION: Final = "gdl-desktop"
KEPT: Final = "licences.json"
"""Below the resources of a packed program: what was collected when it was packed."""

PROGRAM: Final = "The program"
PYTHON: Final = "Python and its packages"
MATERIAL: Final = "Fonts and data"
SYSTEM: Final = "Libraries of the system"

_QT: Final = ("pyside6-essentials", "shiboken6")
_QT_TEXTS: Final = ("LGPL-3.0", "GPL-3.0", "ICU")
_QT_WORDS: Final = """\
Qt is used under the GNU Lesser General Public License, version 3, as libraries of their own beside the program, which
anybody may replace. Its source is at https://download.qt.io/official_releases/. Qt contains works of others under
licences that permit this; https://doc.qt.io/qt-6/licenses-used-in-qt.html lists them. One of them, ICU, is a library
of its own.
"""
_TEXT_NAME: Final = re.compile(r"licen[cs]e|copying|copyright|^notice|^authors", re.IGNORECASE)
_TEXT_SUFFIXES: Final = frozenset({"", ".txt", ".md", ".rst", ".apache", ".bsd", ".mit", ".markdown-it"})
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_OF_AN_EXTRA: Final = re.compile(r";.*\bextra\s*==")
_LICENCE_LINE: Final = re.compile(r"\*\*Licence\*\*: *(.+?)\s*(?:\n-|\n\n|\Z)", re.DOTALL)
_OPEN_FONT: Final = "SIL Open Font License 1.1"
_RULE: Final = "=" * 100


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the program.

    Attributes
    ----------
    group
        The heading under which it is listed.
    version
        Empty where it has none.
    licence
        The licence's name, as the part itself gives it.
    text
        The licence in full, with the notices that must go with it.
    """

    group: str
    name: str
    version: str
    licence: str
    text: str


def all_parts() -> tuple[Part, ...]:
    """Return all parts of the running program; it reads hundreds of files, so call it from a worker thread."""
    kept = resources_dir() / KEPT
    if kept.is_file():
        return tuple(Part(**values) for values in json.loads(kept.read_text(encoding="utf-8")))
    packages = [name for name in needed_distributions() if name != DISTRIBUTION]
    return (program(), python(), *map(package, packages), *material())


def as_text(parts: Iterable[Part]) -> str:
    """Return one text with everything; a licence that several parts share word by word stands in it once."""
    first: dict[str, str] = {}
    lines: list[str] = []
    for part in parts:
        title = f"{part.name} {part.version}".rstrip()
        lines += [_RULE, title, f"{part.group}. Licence: {part.licence}", _RULE, ""]
        said = first.setdefault(part.text, title)
        lines += [part.text.strip() if said == title else f"The text is the same as that of {said}.", ""]
    return "\n".join(lines)


def as_json(parts: Iterable[Part]) -> str:
    """Return what a packed program carries as ``licences.json``."""
    return json.dumps([asdict(part) for part in parts], ensure_ascii=False, indent=1)


def needed_distributions() -> tuple[str, ...]:
    """Return the names of all installed distributions that this program needs at run time, itself first.

    A need that has a condition, such as a system, counts where the distribution is installed.

    Raises
    ------
    PackageNotFoundError
        One that is needed without any condition is not installed.
    """
    found: dict[str, None] = {}

    def add(name: str, conditional: bool) -> None:
        if name in found:
            return
        try:
            requirements = metadata.distribution(name).requires or []
        except metadata.PackageNotFoundError:
            if conditional:
                return
            raise
        found[name] = None
        for requirement in requirements:
            match = _NAME.match(requirement)
            if match and not _OF_AN_EXTRA.search(requirement):
                add(normal_name(match.group()), conditional=";" in requirement)

    add(DISTRIBUTION, conditional=False)
    return tuple(found)


def normal_name(name: str) -> str:
    """Return a distribution's name as the index of packages compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def program() -> Part:
    """Return this program itself."""
    found = metadata.distribution(DISTRIBUTION)
    return Part(PROGRAM, "GDL Desktop", found.version, _licence_of(found), _texts_of(found))


def python() -> Part:
    """Return Python."""
    for folder in (sysconfig.get_path("stdlib"), sys.base_prefix):
        path = Path(folder) / "LICENSE.txt"
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            break
    else:
        text = f"{sys.copyright}\n\nThe licence in full: https://docs.python.org/3/license.html\n"
    return Part(PYTHON, "Python", platform.python_version(), "PSF-2.0", text)


def package(name: str) -> Part:
    """Return an installed distribution."""
    found = metadata.distribution(name)
    licence, text = _licence_of(found), _texts_of(found)
    if normal_name(name) in _QT:
        text = "\n\n".join([_QT_WORDS, *map(_text_that_ships, _QT_TEXTS)])
    if not text:
        text = f"The package names its licence, {licence}, and brings no text of it.\n"
    return Part(PYTHON, found.metadata["Name"], found.version, licence, text)


def material() -> Iterator[Part]:
    """Yield the fonts and data sets that ship, from the notes that lie beside them."""
    fonts = resources_dir() / "fonts"
    for path in sorted(fonts.glob("*-OFL.txt")):
        text = f"{path.read_text(encoding='utf-8')}\n\n{(fonts / 'README.md').read_text(encoding='utf-8')}"
        yield Part(MATERIAL, path.stem.removesuffix("-OFL"), "", _OPEN_FONT, text)
    for path in sorted((resources_dir() / "data").glob("*/README.md")):
        text = path.read_text(encoding="utf-8")
        title = text.partition("\n")[0].lstrip("# ")
        licence = _LICENCE_LINE.search(text)
        yield Part(MATERIAL, title, "", " ".join(licence.group(1).split()).rstrip(".") if licence else "", text)


def _licence_of(found: metadata.Distribution) -> str:
    """Return the name of a distribution's licence: the newest field that it fills in says it best."""
    expression, written = found.metadata["License-Expression"], (found.metadata["License"] or "").strip()
    if expression or (written and "\n" not in written):
        return expression or written
    classifiers = found.metadata.get_all("Classifier") or []
    return " or ".join(each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License ::"))


def _texts_of(found: metadata.Distribution) -> str:
    """Return all texts about licences that a distribution brings; equal ones once, under the names of all."""
    places: dict[str, list[str]] = {}
    for path in found.files or ():
        if "_vendor" in path.parts or not _TEXT_NAME.search(path.name) or path.suffix.lower() not in _TEXT_SUFFIXES:
            continue
        file = Path(str(path.locate()))
        if file.is_file():
            text = file.read_text(encoding="utf-8", errors="replace").strip()
            places.setdefault(text, []).append(_short_place(path))
    if len(places) == 1:
        return f"{next(iter(places))}\n"
    return "\n\n".join(f"--- {', '.join(sorted(names))} ---\n\n{text}\n" for text, names in places.items())


def _short_place(path: metadata.PackagePath) -> str:
    """Return where a text lies, without the folder that only says which package it is of."""
    parts = path.parts
    if parts[0].endswith(".dist-info"):
        parts = parts[2:] if parts[1] == "licenses" else parts[1:]
    return "/".join(parts)


def _text_that_ships(name: str) -> str:
    return (resources_dir() / "licences" / f"{name}.txt").read_text(encoding="utf-8").strip()
