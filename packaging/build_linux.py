"""Pack the built program for Linux: ``python packaging/build_linux.py deb|run``.

Takes the folder that PyInstaller made (``make app``) and adds what a desktop wants to know: a menu entry, icons, the
type of model files, a page for software centres, a manual page. ``deb`` makes a Debian package, ``run`` a
self-extracting file for everybody else, which installs for one person. Both land in ``dist/``.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINUX = ROOT / "packaging" / "linux"
DIST = ROOT / "dist"
PROGRAMS = DIST / "gdl-desktop"
STAGE = ROOT / "build" / "linux"
sys.path.insert(0, str(ROOT))

import gdl_desktop  # noqa: E402
from gdl_desktop.cli import build_parser  # noqa: E402
from gdl_desktop.core.licences import KEPT, Part, as_text  # noqa: E402

# What the program loads from the system: found with ldd over all its files, and by starting it in a bare system.
DEPENDS = (
    "libc6 (>= 2.35)", "libstdc++6", "libgcc-s1", "libexpat1", "libegl1", "libgl1", "libxcb1", "libx11-6",
    "libwayland-cursor0", "libwayland-client0", "libwayland-egl1", "fontconfig-config", "fonts-dejavu-core",
)  # fmt: skip
DESCRIPTION = """\
 Three playgrounds for generative deep learning, each one tab: a character LSTM
 that learns to write like the text you give it, a variational autoencoder whose
 latent plane you can walk on, and a class-conditional GAN that you watch
 learning to draw. Everything runs on this computer, without a graphics card
 and without a network."""

MAINTAINER = "The GDL Desktop authors <authors@gdl-desktop.invalid>"
COPYRIGHT = """\
GDL Desktop
Copyright 2026 The GDL Desktop authors

Licensed under the Apache License, Version 2.0; on Debian systems its whole text
stands in /usr/share/common-licenses/Apache-2.0. All that is packed with the
program in /usr/lib/gdl-desktop follows, with licences of its own.

"""


def main() -> int:
    """Build what was asked for and print where it lies and how large it is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kind", choices=("deb", "run"))
    kind = parser.parse_args().kind
    if not (PROGRAMS / "gdl-desktop").is_file():
        print("There is no built program in dist/gdl-desktop; run `make app` first.", file=sys.stderr)
        return 2
    os.umask(0o022)
    shutil.rmtree(STAGE, ignore_errors=True)
    result = build_deb() if kind == "deb" else build_run()
    print(f"{result.relative_to(ROOT)}: {result.stat().st_size / 1e6:.0f} MB")
    return 0


def stage(prefix: Path) -> None:
    """Lay out everything below a prefix such as ``/usr`` or ``~/.local``."""
    shutil.copytree(PROGRAMS, prefix / "lib" / "gdl-desktop", symlinks=True, copy_function=place)
    for name in ("gdl", "gdl-desktop"):
        write(prefix / "bin" / name, (LINUX / "gdl-desktop.launcher").read_text(encoding="utf-8"), mode=0o755)
    share = prefix / "share"
    copy(LINUX / "gdl-desktop.desktop", share / "applications" / "gdl-desktop.desktop")
    copy(LINUX / "gdl-desktop-mime.xml", share / "mime" / "packages" / "gdl-desktop.xml")
    metainfo = "org.gdl_desktop.GDLDesktop.metainfo.xml"
    write(share / "metainfo" / metainfo, filled_in(LINUX / metainfo))
    icons = ROOT / "resources" / "icons"
    copy(icons / "gdl-desktop.svg", share / "icons" / "hicolor" / "scalable" / "apps" / "gdl-desktop.svg")
    for icon in sorted(icons.glob("gdl-desktop-*.png")):
        size = icon.stem.rpartition("-")[2]
        copy(icon, share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "gdl-desktop.png")
    write(share / "doc" / "gdl-desktop" / "copyright", licences())
    manual = share / "man" / "man1"
    write(manual / "gdl.1", filled_in(LINUX / "gdl.1"))
    subprocess.run(["gzip", "-9n", str(manual / "gdl.1")], check=True)
    (manual / "gdl-desktop.1.gz").symlink_to("gdl.1.gz")


def place(source: str, target: str) -> None:
    """Put a packed file into the tree: as a link, for there are many and they are only read from here on."""
    path = Path(source)
    mode = path.stat().st_mode & 0o777
    # Licences and modules that came marked as programs are none; and nobody but the owner may write.
    right = 0o755 if mode & 0o100 and (path.parent == PROGRAMS or is_compiled(path)) else 0o644
    if mode == right:
        os.link(source, target)
    else:
        shutil.copyfile(source, target)
        Path(target).chmod(right)


def is_compiled(path: Path) -> bool:
    """Tell whether a file is a program or a library."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def licences() -> str:
    """Return the licences of all that the program consists of, as they were collected when it was packed."""
    kept = PROGRAMS / "_internal" / "gdl_desktop" / "resources" / KEPT
    return COPYRIGHT + as_text(Part(**values) for values in json.loads(kept.read_text(encoding="utf-8")))


def build_deb() -> Path:
    """Make the Debian package."""
    root = STAGE / "deb"
    stage(root / "usr")
    document = root / "usr" / "share" / "doc" / "gdl-desktop"
    changes = "  * What is new is told in CHANGELOG.md of the source."
    write(
        document / "changelog",
        f"gdl-desktop ({gdl_desktop.__version__}) stable; urgency=medium\n\n{changes}\n\n"
        f" -- {MAINTAINER}  {last_change():%a, %d %b %Y %H:%M:%S +0000}\n",
    )
    subprocess.run(["gzip", "-9n", str(document / "changelog")], check=True)
    architecture = output("dpkg", "--print-architecture")
    installed = int(output("du", "--summarize", "--block-size=1K", str(root)).split()[0])
    control = "\n".join(
        (
            "Package: gdl-desktop",
            f"Version: {gdl_desktop.__version__}",
            f"Architecture: {architecture}",
            f"Maintainer: {MAINTAINER}",
            f"Installed-Size: {installed}",
            f"Depends: {', '.join(DEPENDS)}",
            "Section: education",
            "Priority: optional",
            "Description: laboratory for generative deep learning",
            DESCRIPTION,
            "",
        )
    )
    write(root / "DEBIAN" / "control", control)
    files = sorted(path for path in (root / "usr").rglob("*") if path.is_file() and not path.is_symlink())
    write(root / "DEBIAN" / "md5sums", "".join(f"{md5(path)}  {path.relative_to(root)}\n" for path in files))
    result = DIST / f"gdl-desktop_{gdl_desktop.__version__}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--build", "--root-owner-group", "-Zzstd", "-z12", str(root), str(result)], check=True)
    print(f"installed: {installed * 1024 / 1e6:.0f} MB")
    return result


def build_run() -> Path:
    """Make the self-extracting file."""
    if shutil.which("makeself") is None:
        sys.exit("makeself is missing; on Debian install it with: sudo apt-get install makeself")
    folder = STAGE / "run"
    stage_installer(folder)
    machine = os.uname().machine
    result = DIST / f"gdl-desktop-{gdl_desktop.__version__}-{machine}.run"
    # gzip, because every system has it; the modification times say nothing to anybody.
    subprocess.run(
        ["makeself", "--gzip", "--sha256", "--nox11", str(folder), str(result), "GDL Desktop", "./install.sh"],
        check=True,
    )
    return result


def stage_installer(folder: Path) -> None:
    """Lay out what the self-extracting file unpacks: the tree, and the scripts that install and remove it."""
    stage(folder / "tree")
    packages = " ".join(name.split()[0] for name in DEPENDS)
    install = (LINUX / "install.sh").read_text(encoding="utf-8").replace("@DEPENDS@", packages)
    write(folder / "install.sh", install, mode=0o755)
    copy(LINUX / "uninstall.sh", folder / "uninstall.sh")


def filled_in(template: Path) -> str:
    """Return a text with its version, date and list of commands put in."""
    commands = "".join(
        f".TP\n.B gdl {action.dest}\n{(action.help or '').capitalize()}.\n" for action in listed_commands()
    )
    text = template.read_text(encoding="utf-8")
    return (
        text.replace("@VERSION@", gdl_desktop.__version__)
        .replace("@DATE@", f"{last_change():%Y-%m-%d}")
        .replace("@COMMANDS@\n", commands)
    )


def last_change() -> datetime.datetime:
    """Return when the source was changed last, in UTC: by git, or without it by the newest file of the package."""
    try:
        seconds = float(output("git", "log", "-1", "--format=%ct"))
    except (OSError, subprocess.CalledProcessError):  # no git, or a source archive, which has no history
        seconds = max(path.stat().st_mtime for path in Path(gdl_desktop.__file__).parent.rglob("*.py"))
    return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC)


def listed_commands() -> list[argparse.Action]:
    """Return the commands of ``gdl`` with their one-line helps, in their order."""
    (commands,) = (action for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction))
    return list(commands._choices_actions)


def write(path: Path, text: str, mode: int = 0o644) -> None:
    """Write a text file, its folders included."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)


def copy(source: Path, target: Path) -> None:
    """Copy a file, its folders included."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o644)


def md5(path: Path) -> str:
    """Return the sum by which `dpkg --verify` finds damage."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "md5").hexdigest()


def output(*command: str) -> str:
    """Return what a command prints."""
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
