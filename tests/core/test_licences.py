"""Licences: nothing that is needed at run time is without one, and a packed program tells what it carries."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from gdl_desktop.core import licences
from gdl_desktop.core.folders import resources_dir
from gdl_desktop.core.licences import Part, all_parts, as_json, as_text, normal_name

ROOT = Path(__file__).resolve().parent.parent.parent


def needed_here() -> set[str]:
    """The closure of pyproject.toml's dependencies, by the rules of `packaging`, which the code does without."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [(Requirement(each), frozenset[str]()) for each in project["dependencies"]]
    found: set[str] = set()
    while waiting:
        requirement, extras = waiting.pop()
        if requirement.marker and not any(requirement.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            continue
        name = normal_name(requirement.name)
        if name not in found:
            found.add(name)
            wanted = frozenset(requirement.extras)
            waiting += [(Requirement(each), wanted) for each in metadata.requires(name) or ()]
    return found


@pytest.fixture(scope="module")
def parts() -> tuple[Part, ...]:
    return all_parts()


def test_every_package_that_is_needed_is_listed_with_its_version(parts: tuple[Part, ...]) -> None:
    listed = {normal_name(part.name): part.version for part in parts if part.group == licences.PYTHON}
    needed = needed_here()
    assert {"torch", "numpy", "pyside6-essentials", "shiboken6", "sympy", "mpmath"} <= needed
    assert needed <= set(listed)
    assert all(listed[name] == metadata.version(name) for name in needed)


def test_no_part_is_without_a_licence_and_its_text(parts: tuple[Part, ...]) -> None:
    for part in parts:
        assert part.licence, part.name
        assert len(part.text) > 400, f"{part.name}: {part.text}"


def test_texts_are_those_of_the_parts(parts: tuple[Part, ...]) -> None:
    texts = {part.name: part.text for part in parts}
    assert "Apache License" in texts["GDL Desktop"]
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in texts["Python"]
    for words in ("GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE", "Unicode, Inc."):
        assert words in texts["PySide6_Essentials"]
    assert "third_party/" in texts["torch"]  # of the libraries in it too
    assert "OpenBLAS" in texts["numpy"]


def test_all_fonts_and_data_that_ship_are_listed(parts: tuple[Part, ...]) -> None:
    texts = "".join(part.text for part in parts if part.group == licences.MATERIAL)
    for font in (resources_dir() / "fonts").glob("*.ttf"):
        assert font.name in texts
    names = [part.name for part in parts if part.group == licences.MATERIAL]
    for folder in (resources_dir() / "data").iterdir():
        assert sum(name.lower().startswith(f"{folder.name}, ") for name in names) == 1
    assert sum("SIL OPEN FONT LICENSE" in part.text for part in parts) == 2


def test_a_packed_program_tells_what_was_collected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = (Part("Libraries of the system", "libä", "1", "MIT", "words"),)
    (tmp_path / "licences.json").write_text(as_json(kept), encoding="utf-8")
    monkeypatch.setattr(licences, "resources_dir", lambda: tmp_path)
    assert all_parts() == kept


def test_a_text_that_several_share_stands_there_once() -> None:
    text = as_text(Part("G", name, "1", "MIT", "Do as you like.") for name in ("first", "second"))
    assert text.count("Do as you like.") == 1
    assert "The text is the same as that of first 1." in text
    assert text.index("first 1\nG. Licence: MIT") < text.index("second 1\nG. Licence: MIT")


def test_what_is_needed_only_elsewhere_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stand:
        def __init__(self, requires: list[str]) -> None:
            self.requires = requires

    known = {
        "gdl-desktop": Stand(["A_b>=1", "never; extra == 'dev'", "elsewhere; sys_platform == 'win32'"]),
        "a-b": Stand(["gdl-desktop"]),
    }

    def distribution(name: str) -> Stand:
        if name not in known:
            raise metadata.PackageNotFoundError(name)
        return known[name]

    monkeypatch.setattr(metadata, "distribution", distribution)
    assert licences.needed_distributions() == ("gdl-desktop", "a-b")
    known["a-b"] = Stand(["missing"])
    with pytest.raises(metadata.PackageNotFoundError):
        licences.needed_distributions()
