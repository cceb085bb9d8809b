"""Find the libraries of a packed program that nothing in it needs any more; ``gdl-desktop.spec`` leaves them out.

PyInstaller takes a library because something that it found needs it. When that something is then left out, such as a
plugin of Qt's for GTK, what it needed stays: two dozen libraries of GTK.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

# Opened by name while the program runs: Qt loads pointers in the desktop's own looks through the first.
OPENED_BY_NAME = frozenset({"libXcursor.so.1"})
# Folders in which lies only what others need; what lies elsewhere, such as extensions and plugins, is there for itself.
SHARED_FOLDERS = re.compile(r"\A(|PySide6/Qt/lib/|[^/]+\.libs/)lib[^/]*\.so[^/]*\Z")


def orphans(files: Mapping[str, Path]) -> frozenset[str]:
    """Return which of a program's compiled files only need others, but are needed by none.

    Parameters
    ----------
    files
        Where each lies in the packed program, and where on this computer it was taken from.
    """
    needs = needed_names(set(files.values()))
    places: dict[str, list[str]] = {}
    for place in files:
        places.setdefault(PurePosixPath(place).name, []).append(place)
    reached: set[str] = set()
    waiting = [place for place in files if not SHARED_FOLDERS.match(place) or is_opened_by_name(place)]
    while waiting:
        place = waiting.pop()
        if place not in reached:
            reached.add(place)
            waiting += [found for name in needs.get(files[place], ()) for found in places.get(name, ())]
    return frozenset(files) - reached


def is_opened_by_name(place: str) -> bool:
    """Tell whether a library is loaded without being named in any file: Python's own, and a few more."""
    name = PurePosixPath(place).name
    return name in OPENED_BY_NAME or name.startswith("libpython")


def needed_names(files: set[Path]) -> dict[Path, tuple[str, ...]]:
    """Return the names of the libraries that each compiled file needs, as its header lists them."""
    real = {str(path): path for path in files}
    said = subprocess.run(["readelf", "--dynamic", "--wide", *real], capture_output=True, text=True, check=False).stdout
    if len(real) == 1:
        said = f"File: {next(iter(real))}\n{said}"  # readelf names the file only where it was given several
    found: dict[Path, tuple[str, ...]] = {}
    for part in re.split(r"^File: ", said, flags=re.MULTILINE)[1:]:
        name, _, listing = part.partition("\n")
        found[real[name]] = tuple(re.findall(r"\(NEEDED\).*\[(.+)\]", listing))
    return found
