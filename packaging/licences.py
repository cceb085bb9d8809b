"""Collect the licences of all that a packed program consists of; ``gdl-desktop.spec`` calls it.

The packages that PyInstaller took are asked for theirs, and on Debian the system's own records for the libraries that
it took from there. What was collected travels with the program, whose Help shows it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from gdl_desktop.core.licences import (
    DISTRIBUTION,
    PYTHON,
    SYSTEM,
    Part,
    material,
    normal_name,
    package,
    program,
    python,
)

DOCUMENTS = Path("/usr/share/doc")
COMMON = Path("/usr/share/common-licenses")


def collect(modules: Iterable[str], libraries: Iterable[Path]) -> tuple[Part, ...]:
    """Return all parts of a packed program.

    Parameters
    ----------
    modules
        Names of the modules and paths of the files of packages that it holds; their first parts say of which package.
    libraries
        Where on this computer its compiled files were taken from.
    """
    owners = metadata.packages_distributions()
    tops = {re.split(r"[./\\]", name, maxsplit=1)[0] for name in modules}
    packages = {normal_name(owner): owner for top in tops for owner in owners.get(top, ())}
    packages.pop(DISTRIBUTION, None)
    found = [package(packages[name]) for name in sorted(packages)]
    return (program(), python(), *found, loader(), *material(), *of_system(libraries))


def loader() -> Part:
    """Return the small program of PyInstaller's that starts ours."""
    part = package("pyinstaller")
    return Part(PYTHON, "PyInstaller's loader", part.version, part.licence, part.text)


def of_system(libraries: Iterable[Path]) -> Iterator[Part]:
    """Yield the Debian packages from which libraries were taken, then the common licences that their notes refer to."""
    own = (Path(sys.prefix), Path(sys.base_prefix))
    foreign = [path for path in libraries if not any(path.is_relative_to(folder) for folder in own)]
    owners = debian_owners(foreign)
    for path in foreign:
        if path not in owners:
            print(f"Nothing on this system tells the licence of {path}.", file=sys.stderr)
    referred: set[str] = set()
    for name in sorted(set(owners.values())):
        text = (DOCUMENTS / name.partition(":")[0] / "copyright").read_text(encoding="utf-8", errors="replace")
        referred |= set(re.findall(rf"{COMMON}/([\w.-]*\w)", text))
        yield Part(SYSTEM, name.partition(":")[0], output("dpkg-query", "-Wf${Version}", name), named_in(text), text)
    for name in sorted(referred):
        if (COMMON / name).is_file():
            text = (COMMON / name).read_text(encoding="utf-8", errors="replace")
            yield Part(SYSTEM, f"The licence {name}", "", "which the notes of libraries refer to", text)


def debian_owners(libraries: Iterable[Path]) -> dict[Path, str]:
    """Return the Debian package of each library that has one."""
    # A file may be recorded at its place before or after the system moved its libraries below /usr.
    asked = {
        place: path
        for path in libraries
        for real in (path, path.resolve())
        for place in (str(real), str(real).removeprefix("/usr"), f"/usr{real}")
    }
    if not asked:
        return {}
    try:
        said = subprocess.run(["dpkg", "--search", *asked], capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return {}
    lines = (line.rpartition(": ") for line in said.splitlines())
    return {asked[place]: names.split(", ")[0] for names, _, place in lines if place in asked}


def named_in(text: str) -> str:
    """Return the names of licences in a Debian copyright file that is written for machines too."""
    names = dict.fromkeys(re.findall(r"^License: *(\S.*)$", text, re.MULTILINE))
    return ", ".join(names) or "see the text"


def output(*command: str) -> str:
    """Return what a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
