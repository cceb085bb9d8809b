"""What a packed program holds: no library that nothing needs, and every licence."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import licences
import pytest
from orphans import orphans

from gdl_desktop.core.licences import PYTHON, SYSTEM

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="libraries are looked into on Linux alone")


@pytest.mark.skipif(shutil.which("cc") is None or shutil.which("readelf") is None, reason="needs a C compiler")
def test_a_library_goes_with_the_last_that_needs_it(tmp_path: Path) -> None:
    def library(name: str, *needs: str) -> Path:
        path = tmp_path / name
        command = ["cc", "-shared", "-Wl,--no-as-needed", "-x", "c", "/dev/null", "-x", "none", "-o", str(path)]
        subprocess.run([*command, *(str(tmp_path / need) for need in needs), f"-Wl,-soname,{name}"], check=True)
        return path

    deep = library("libdeep.so.2")
    used = library("libused.so.1", "libdeep.so.2")
    loop = library("libloop.so.1")
    unused = library("libunused.so.1", "libloop.so.1", "libdeep.so.2")
    extension = library("extension.so", "libused.so.1")
    files = {
        "libdeep.so.2": deep,
        "PySide6/Qt/lib/libused.so.1": used,
        "libloop.so.1": loop,
        "some.libs/libunused.so.1": unused,
        "package/extension.so": extension,
        "torch/lib/libunused.so.1": unused,  # what lies in a package's own folder is there for itself
        "libXcursor.so.1": loop,
        "libpython3.11.so.1.0": loop,
    }
    assert orphans(files) == {"some.libs/libunused.so.1"}
    del files["torch/lib/libunused.so.1"]
    assert orphans(files) == {"some.libs/libunused.so.1", "libloop.so.1"}


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="needs Debian's records")
def test_what_is_packed_is_listed_with_its_licence() -> None:
    pytest.importorskip("PyInstaller")
    # Every Debian has this one, and its notes refer to licences that all programs share.
    library = next(path for folder in ("/lib", "/usr/lib") for path in Path(folder).glob("*/liblzma.so.5"))
    modules = ["numpy", "numpy.linalg", "PIL/_imaging.so", "gdl_desktop.cli", "no_such_module", "torch/lib/libc10.so"]
    parts = {part.name: part for part in licences.collect(modules, [library, Path(sys.prefix) / "lib" / "own.so"])}
    assert {"GDL Desktop", "Python", "numpy", "pillow", "torch", "PyInstaller's loader", "liblzma5"} <= set(parts)
    assert "scipy" not in parts
    assert parts["numpy"].version == metadata.version("numpy")
    assert parts["PyInstaller's loader"].group == PYTHON
    assert parts["liblzma5"].group == SYSTEM
    assert "PD" in parts["liblzma5"].licence
    assert "GNU GENERAL PUBLIC LICENSE" in parts["The licence GPL-2"].text
    assert all(part.licence and part.text for part in parts.values())


def test_a_library_without_a_known_licence_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    strange = tmp_path / "libstrange.so"
    strange.write_bytes(b"")
    assert list(licences.of_system([strange])) == []
    assert f"Nothing on this system tells the licence of {strange}." in capsys.readouterr().err
