"""The Linux packages, made from a small stand-in for the packed program; the files of the Windows one compile."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

import gdl_desktop
from gdl_desktop.core.licences import Part, as_json

ROOT = Path(__file__).resolve().parent.parent.parent
SAYS_ITS_NAME = '#!/bin/sh\necho "$(basename "$0") ${LC_ALL:-} $*"\n'

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these packages are made on Linux")


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


@pytest.fixture
def builder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, with a program to pack that only says its name."""
    spec = importlib.util.spec_from_file_location("build_linux", ROOT / "packaging" / "build_linux.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    programs = tmp_path / "dist" / "gdl-desktop"
    (programs / "_internal" / "a folder").mkdir(parents=True)
    (programs / "_internal" / "a folder" / "größe.txt").write_text("x" * 4096)
    (programs / "gdl-desktop").write_text(SAYS_ITS_NAME)
    (programs / "gdl-desktop").chmod(0o755)
    (programs / "gdl").symlink_to("gdl-desktop")
    resources = programs / "_internal" / "gdl_desktop" / "resources"
    resources.mkdir(parents=True)
    part = Part("Libraries of the system", "libexample1", "1.2-3", "MIT", "Anybody may do anything with the example.")
    (resources / "licences.json").write_text(as_json([part]), encoding="utf-8")
    monkeypatch.setattr(module, "PROGRAMS", programs)
    monkeypatch.setattr(module, "DIST", tmp_path / "dist")
    monkeypatch.setattr(module, "STAGE", tmp_path / "stage")
    return module


def paths_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def run(*command: str | Path, **variables: str) -> str:
    environment = {"PATH": os.environ["PATH"], **variables}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_tree_has_what_a_desktop_looks_for(builder: ModuleType, tmp_path: Path) -> None:
    builder.stage(tmp_path / "usr")
    share = tmp_path / "usr" / "share"
    sizes = {path.parent.parent.name for path in share.glob("icons/hicolor/*/apps/gdl-desktop.png")}
    assert {"16x16", "32x32", "48x48", "256x256", "512x512"} <= sizes
    assert (share / "icons" / "hicolor" / "scalable" / "apps" / "gdl-desktop.svg").is_file()
    metainfo = (share / "metainfo" / "org.gdl_desktop.GDLDesktop.metainfo.xml").read_text(encoding="utf-8")
    assert f'<release version="{gdl_desktop.__version__}" date="20' in metainfo
    for text in share.rglob("*"):
        if text.suffix in {".xml", ".desktop"}:
            assert "@" not in text.read_text(encoding="utf-8")
    manual = run("gzip", "-dc", share / "man" / "man1" / "gdl.1.gz")
    for command in ("train", "sample", "evaluate", "doctor"):
        assert f"\n.B gdl {command}\n" in manual
    assert "@" not in manual
    licences = (share / "doc" / "gdl-desktop" / "copyright").read_text(encoding="utf-8")
    assert "Apache License" in licences
    assert "libexample1 1.2-3\nLibraries of the system. Licence: MIT\n" in licences
    assert "Anybody may do anything with the example." in licences


def test_without_git_the_newest_file_says_when_the_source_was_changed(
    builder: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    newest = max((ROOT / "gdl_desktop").rglob("*.py"), key=lambda path: path.stat().st_mtime)
    assert builder.last_change().timestamp() == pytest.approx(newest.stat().st_mtime, abs=1e-3)


def test_what_is_no_program_is_not_marked_as_one(builder: ModuleType, tmp_path: Path) -> None:
    inner = builder.PROGRAMS / "_internal"
    (inner / "LICENCE").write_text("Anybody may do anything.")
    (inner / "library.so").write_bytes(b"\x7fELF")
    for name in ("LICENCE", "library.so"):
        (inner / name).chmod(0o775)
    builder.stage(tmp_path / "usr")
    tree = tmp_path / "usr" / "lib" / "gdl-desktop"
    marked = {str(path.relative_to(tree)) for path in tree.rglob("*") if path.is_file() and os.access(path, os.X_OK)}
    assert marked == {"gdl", "gdl-desktop", "_internal/library.so"}
    assert not [path for path in tree.rglob("*") if path.is_file() and path.stat().st_mode & 0o022]


@needs("appstreamcli")
def test_software_centres_understand_the_page_about_the_program(builder: ModuleType, tmp_path: Path) -> None:
    builder.stage(tmp_path / "usr")
    (page,) = (tmp_path / "usr" / "share" / "metainfo").iterdir()
    run("appstreamcli", "validate", "--no-net", page, HOME=str(tmp_path))


@needs("man")
def test_the_manual_page_is_set_without_a_warning(builder: ModuleType, tmp_path: Path) -> None:
    builder.stage(tmp_path / "usr")
    manual = tmp_path / "usr" / "share" / "man" / "man1" / "gdl.1.gz"
    done = subprocess.run(["man", "--warnings", "--local-file", manual], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "gdl doctor" in done.stdout


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "C.UTF-8"),
        ({"LANG": "C"}, "C.UTF-8"),
        ({"LANG": "de_DE.UTF-8"}, ""),
        ({"LC_CTYPE": "en_GB.utf8"}, ""),
        ({"LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"}, "C.UTF-8"),
    ],
)
def test_the_launchers_see_to_a_locale_that_knows_umlauts(
    builder: ModuleType, tmp_path: Path, variables: dict[str, str], expected: str
) -> None:
    builder.stage(tmp_path / "usr")
    link = tmp_path / "elsewhere"
    link.symlink_to(tmp_path / "usr" / "bin" / "gdl")
    for name in ("gdl", "gdl-desktop"):
        answer = run(tmp_path / "usr" / "bin" / name, "two words", "ä", **variables)
        assert answer.split(" ") == [name, expected, "two", "words", "ä\n"]
    assert run(link, **variables).startswith("gdl ")


@needs("dpkg-deb")
def test_the_debian_package_says_what_it_is_and_what_it_needs(builder: ModuleType) -> None:
    package = builder.build_deb()
    fields = run("dpkg-deb", "--field", package)
    assert re.search(rf"^Version: {re.escape(gdl_desktop.__version__)}$", fields, re.MULTILINE)
    depends = next(line for line in fields.splitlines() if line.startswith("Depends: "))
    assert "libc6 (>= 2.35), " in depends
    assert "libegl1" in depends
    assert int(re.search(r"^Installed-Size: (\d+)$", fields, re.MULTILINE)[1]) > 0
    listing = run("dpkg-deb", "--contents", package)
    assert "root/root" in listing.splitlines()[0]
    for path in (
        "./usr/bin/gdl\n",
        "./usr/bin/gdl-desktop\n",
        "./usr/lib/gdl-desktop/gdl -> gdl-desktop\n",
        "./usr/share/applications/gdl-desktop.desktop\n",
        "./usr/share/mime/packages/gdl-desktop.xml\n",
        "./usr/share/doc/gdl-desktop/copyright\n",
        "./usr/share/man/man1/gdl-desktop.1.gz -> gdl.1.gz\n",
    ):
        assert path in listing
    assert "/etc/" not in listing
    # Whoever unpacks it must be able to check it.
    assert "usr/bin/gdl" in run("dpkg-deb", "--info", package, "md5sums")


def test_one_person_installs_replaces_and_removes_and_only_their_own_files_stay(
    builder: ModuleType, tmp_path: Path
) -> None:
    installer, home = tmp_path / "unpacked", tmp_path / "Jörg's home"
    prefix = home / ".local"
    (prefix / "share" / "gdl-desktop" / "runs").mkdir(parents=True)
    before = paths_below(home)
    builder.stage_installer(installer)
    variables = {"HOME": str(home), "GDL_PREFIX": str(prefix), "LANG": "C.UTF-8"}

    said = run("sh", installer / "install.sh", **variables)
    assert f"start it with: {prefix}/bin/gdl-desktop" in said
    assert run(prefix / "bin" / "gdl", "models", **variables) == "gdl  models\n"
    desktop_entry = (prefix / "share" / "applications" / "gdl-desktop.desktop").read_text(encoding="utf-8")
    assert f'\nExec="{prefix}/bin/gdl-desktop" %f\n' in desktop_entry

    (prefix / "lib" / "gdl-desktop" / "_internal" / "a folder" / "größe.txt").write_text("of the older version")
    assert "Replacing" in run("sh", installer / "install.sh", **variables)
    assert (prefix / "lib" / "gdl-desktop" / "_internal" / "a folder" / "größe.txt").read_text() == "x" * 4096

    (prefix / "bin" / "mine").write_text("another program of theirs")
    said = run(prefix / "lib" / "gdl-desktop" / "uninstall.sh", **variables)
    assert f"stays in {prefix}/share/gdl-desktop." in said
    assert paths_below(home) == before | {".local/bin", ".local/bin/mine"}


def test_nothing_is_installed_where_there_is_no_room(builder: ModuleType, tmp_path: Path) -> None:
    installer, prefix, tools = tmp_path / "unpacked", tmp_path / "home" / ".local", tmp_path / "tools"
    builder.stage_installer(installer)
    builder.write(tools / "df", "#!/bin/sh\necho head\necho 'disk 10 9 1 90% /'\n", mode=0o755)
    environment = {"PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(tmp_path), "GDL_PREFIX": str(prefix)}
    done = subprocess.run(
        ["sh", installer / "install.sh"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "make room" in done.stderr
    assert paths_below(prefix) == set()


@needs("desktop-file-validate")
def test_the_menu_entry_is_valid() -> None:
    assert run("desktop-file-validate", ROOT / "packaging" / "linux" / "gdl-desktop.desktop") == ""


@needs("update-mime-database")
@needs("gio")
@pytest.mark.parametrize("first", ["gdl", "checksum"])
def test_a_model_file_is_known_by_its_first_bytes(tmp_path: Path, first: str) -> None:
    models = (ROOT / "resources").rglob("*.safetensors")
    model = next(path for path in models if f'{{"{first}":'.encode() in path.read_bytes()[:64])
    packages = tmp_path / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(ROOT / "packaging" / "linux" / "gdl-desktop-mime.xml", packages)
    run("update-mime-database", tmp_path / "mime")
    shutil.copy(model, tmp_path / "no-suffix")
    (tmp_path / "strange").write_bytes(b"\0" * 8 + b'{"__metadata__":{"format":"pt"}}')
    variables = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    kinds = [
        run("gio", "info", "--attributes", "standard::content-type", tmp_path / name, **variables).split()[-1]
        for name in ("no-suffix", "strange")
    ]
    assert kinds == ["application/x-gdl-model", "application/octet-stream"]


@pytest.fixture(scope="module")
def unused() -> re.Pattern[str]:
    """The expression of the spec, which is a script of PyInstaller's and cannot be imported."""
    tree = ast.parse((ROOT / "packaging" / "gdl-desktop.spec").read_text(encoding="utf-8"))
    (value,) = (
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "UNUSED_FILES"
    )
    pattern = eval(compile(ast.Expression(value), "spec", "eval"), {"re": re})
    assert isinstance(pattern, re.Pattern)
    return pattern


@pytest.mark.parametrize(
    ("path", "packed"),
    [
        ("torch/lib/libtorch_cpu.so", True),
        ("torch/bin/torch_shm_manager", True),  # torch does not load without it
        ("torch/nn/functional.py", True),  # read at import, where torch compiles functions
        ("torch/bin/protoc", False),
        ("torch/test/cpu_rng_test", False),
        ("torch/include/ATen/ATen.h", False),
        ("torch/lib/c10.lib", False),
        ("torch/_export/config.py", True),  # torch reads the comments of its own settings
        ("torch/testing/_internal/common_utils.py", False),
        ("PIL/_avif.cpython-311-x86_64-linux-gnu.so", False),
        ("PIL/_webp.cpython-311-x86_64-linux-gnu.so", True),  # people have such pictures
        ("PIL/_imaging.cpython-311-x86_64-linux-gnu.so", True),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so", True),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", True),
        ("libstdc++.so.6", False),
        ("libgtk-3.so.0", False),
        ("libxcb-cursor.so.0", True),
        ("gdl_desktop/resources/models/text-python.safetensors", True),
    ],
)
def test_what_the_program_never_looks_into_is_not_packed(unused: re.Pattern[str], path: str, packed: bool) -> None:
    assert bool(unused.search(path)) is not packed


@needs("makensis")
def test_the_script_of_the_windows_installer_compiles(tmp_path: Path) -> None:
    programs = tmp_path / "gdl-desktop"
    (programs / "_internal").mkdir(parents=True)
    for name in ("gdl-desktop.exe", "gdl.exe", "_internal/python311.dll"):
        (programs / name).write_bytes(b"MZ")
    result = tmp_path / "gdl-desktop-setup.exe"
    run(
        "makensis", "-V2", "-WX", f"-DVERSION={gdl_desktop.__version__}", f"-DPROGRAMS={programs}",
        f"-DOUTPUT={result}", f"-DLICENCE={ROOT / 'LICENSE'}",
        f"-DICON={ROOT / 'resources' / 'icons' / 'gdl-desktop.ico'}",
        ROOT / "packaging" / "windows" / "gdl-desktop.nsi", HOME=str(tmp_path),
    )  # fmt: skip
    assert result.read_bytes()[:2] == b"MZ"


def test_the_icon_for_macos_holds_the_sizes_that_it_is_shown_in() -> None:
    with Image.open(ROOT / "resources" / "icons" / "gdl-desktop.icns") as icon:
        sizes = {width * scale for width, _, scale in icon.info["sizes"]}
        icon.load()
        assert icon.getpixel((0, 0))[3] == 0  # its corners are round
        assert icon.getpixel((512, 512))[3] == 255
    assert sizes == {32, 64, 128, 256, 512, 1024}
