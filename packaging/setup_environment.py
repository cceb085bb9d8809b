"""Bring a fresh checkout to the point where the program can start.

The Makefile runs this before every command, with the system's own Python and its standard library alone. It

1. looks for the system libraries that Qt loads, and for the module that creates environments, before anything is
   downloaded; as root on Debian or Ubuntu it installs what is missing, otherwise it prints the exact command and
   stops with exit code 2;
2. creates `.venv`, installs the versions pinned in `constraints.txt` and the project itself, editable;
3. proves that torch and Qt really load there, and leaves a stamp.

With a valid stamp only step 1 runs: a few milliseconds, no network.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
ENVIRONMENT_PYTHON = ENVIRONMENT / "bin" / "python"
STAMP = ENVIRONMENT / "gdl-setup.json"
CONSTRAINTS = ROOT / "constraints.txt"
PROJECT = ROOT / "pyproject.toml"
OLDEST_PYTHON = (3, 11)
PIP_OPTIONS = ("--disable-pip-version-check", "--no-input")
INSTALL_FAILED = "The installation did not complete; mend what the lines above name, then run the same command again."


class SetupError(Exception):
    """Something the person can mend; ``str(error)`` says what happened and what to do."""


@dataclass(frozen=True)
class SystemLibrary:
    """A shared library that Qt loads from the system, and the Debian packages that bring it."""

    file_name: str
    packages: tuple[str, ...]


# Qt draws text with the system's fonts: without any, labels are empty boxes. They travel with fontconfig.
OFFSCREEN_LIBRARIES = (
    SystemLibrary("libglib-2.0.so.0", ("libglib2.0-0",)),
    SystemLibrary("libEGL.so.1", ("libegl1",)),
    SystemLibrary("libGL.so.1", ("libgl1",)),
    SystemLibrary("libxkbcommon.so.0", ("libxkbcommon0",)),
    SystemLibrary("libfontconfig.so.1", ("libfontconfig1", "fontconfig-config", "fonts-dejavu-core")),
    SystemLibrary("libdbus-1.so.3", ("libdbus-1-3",)),
)
SCREEN_LIBRARIES = (
    SystemLibrary("libxcb-cursor.so.0", ("libxcb-cursor0",)),
    SystemLibrary("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",)),
    SystemLibrary("libxcb-icccm.so.4", ("libxcb-icccm4",)),
    SystemLibrary("libxcb-keysyms.so.1", ("libxcb-keysyms1",)),
    SystemLibrary("libxcb-shape.so.0", ("libxcb-shape0",)),
)

# Run inside the environment: everything that must load, loaded for real.
PROOF = """
import ctypes, pathlib, sys
import torch
import PySide6
from PySide6 import QtGui, QtOpenGLWidgets, QtSvg, QtTest, QtWidgets
if "--screen" in sys.argv:
    ctypes.CDLL(str(pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"))
application = QtWidgets.QApplication([])
if not QtGui.QFontDatabase.families():
    sys.exit("Qt finds no fonts on this system")
"""


def main(arguments: list[str] | None = None) -> int:
    """Set up what is missing; 0 when the environment is ready, 2 when the person has something to do first."""
    parser = argparse.ArgumentParser(description="Create the environment in .venv and install the project into it.")
    parser.add_argument("--screen", action="store_true", help="also require the libraries that show a window")
    parser.add_argument("--torch-index", default="", metavar="ADDRESS", help="extra package index to take PyTorch from")
    options = parser.parse_args(arguments)
    try:
        check_python()
        provide_system_parts(options.screen)
        stamp = read_stamp()
        # A build chosen once stays chosen: only another, explicit choice replaces it.
        torch_index = options.torch_index or stamp.get("torch_index", "")
        wanted = {"fingerprint": fingerprint(), "torch_index": torch_index}
        if stamp == wanted:
            return 0
        STAMP.unlink(missing_ok=True)  # from here on until the end, the environment is unfinished
        create_environment()
        install_torch(torch_index, replace=torch_index != stamp.get("torch_index", ""))
        install_project()
        prove(options.screen)
        write_stamp(wanted)
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 2
    print("The environment in .venv is ready.")
    return 0


def check_python() -> None:
    """Stop where this Python is older than the project supports."""
    if sys.version_info < OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        raise SetupError(
            f"GDL Desktop needs Python {oldest} or newer, and this is {sys.version.split()[0]}. "
            f"With a newer one installed, name it: make run PYTHON=python{oldest}"
        )


def provide_system_parts(screen: bool) -> None:
    """Find, and as root on Debian or Ubuntu install, what must come from the system's packages."""
    libraries = missing_libraries(screen) if sys.platform == "linux" else []
    packages = [package for library in libraries for package in library.packages]
    names = [library.file_name for library in libraries]
    # Debian keeps the module that fills a new environment with pip in a package of its own.
    if not ENVIRONMENT_PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        packages.insert(0, f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
        names.insert(0, "Python's ensurepip module")
    if packages:
        install_packages(packages, names)


def missing_libraries(screen: bool) -> list[SystemLibrary]:
    """The libraries that the system's loader does not find, in the order of the tables."""
    wanted = OFFSCREEN_LIBRARIES + SCREEN_LIBRARIES
    missing = [library for library in wanted if not loads(library.file_name)]
    # Without a display the screen's libraries are not needed; but where something must be installed anyway, one
    # command brings everything, so that nobody is stopped a second time when they sit down before a screen.
    needed = wanted if screen else OFFSCREEN_LIBRARIES
    return missing if any(library in needed for library in missing) else []


def loads(library: str) -> bool:
    """Whether the system's loader finds and loads this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str], names: list[str]) -> None:
    """Install Debian packages when this is root; otherwise stop, printing the command that does."""
    missing = ", ".join(names)
    if shutil.which("apt-get") is None:
        raise SetupError(
            f"These parts of the system are missing: {missing}. Install them with your system's package manager "
            f"(on Debian they are in the packages {' '.join(packages)}), then run the same command again."
        )
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        raise SetupError(
            f"These parts of the system are missing: {missing}. Install them with this command, then run the same "
            f"command again:\n\n    sudo apt-get update && sudo {' '.join(install)}\n"
        )
    print(f"Installing parts of the system that are missing: {missing}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], install):
        if subprocess.run(command, env=environment, check=False).returncode != 0:
            raise SetupError(
                f"The command '{' '.join(command)}' failed; its last lines above say why. "
                "Mend that (often it is the network), then run the same command again."
            )


def fingerprint() -> str:
    """Changes whenever what is installed could: other pins, another Python, a checkout that moved."""
    digest = hashlib.sha256()
    for part in (PROJECT.read_bytes(), CONSTRAINTS.read_bytes(), repr(sys.version_info[:2]).encode(), bytes(ROOT)):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def read_stamp() -> dict[str, str]:
    """What the last complete set-up left behind; empty when there was none."""
    if not ENVIRONMENT_PYTHON.exists():
        return {}
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(stamp: dict[str, str]) -> None:
    """Record that the set-up is complete; renamed into place, so that a torn stamp cannot exist."""
    unfinished = STAMP.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(stamp), encoding="utf-8")
    unfinished.replace(STAMP)


def create_environment() -> None:
    """Create `.venv`, or create it anew when its Python or its pip no longer runs."""
    if ENVIRONMENT_PYTHON.exists() and environment_answers("import pip"):
        return
    print("Creating the environment in .venv", flush=True)
    run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)])


def environment_answers(code: str) -> bool:
    """Whether the environment's Python runs this code without an error."""
    answer = subprocess.run([str(ENVIRONMENT_PYTHON), "-c", code], capture_output=True, check=False)
    return answer.returncode == 0


def install_torch(index: str, replace: bool) -> None:
    """Install the pinned PyTorch: from `index` when one is given, otherwise the CPU build where one is offered."""
    version = pinned_torch_version()
    if replace:
        # Two builds of one version count as the same to pip, so the present one has to go first.
        run(pip_command("uninstall", "--yes", "torch"))
    elif environment_answers(
        f"import importlib.metadata as m; assert m.version('torch').split('+')[0] == {version!r}",
    ):
        return
    if index:
        print(f"Installing PyTorch {version}, the build that {index} offers", flush=True)
        run(pip_command("install", "--extra-index-url", index, f"torch=={version}"))
        return
    if sys.platform == "linux":
        install_cpu_build(version)
    # After the CPU build this only adds what torch itself needs; elsewhere it brings the index's standard build.
    run(pip_command("install", f"torch=={version}"))


def install_cpu_build(version: str) -> None:
    """Install torch's CPU build, alone, if the package index in use offers one; otherwise say what comes instead."""
    print(f"Installing the CPU build of PyTorch, torch {version}+cpu (a download of about 200 MB)", flush=True)
    # Where there is no such build, pip's complaint is expected and would only alarm: it is kept back. The pins are left
    # out, because against them pip reports a conflict instead of saying plainly that it found nothing.
    command = [str(ENVIRONMENT_PYTHON), "-m", "pip", "install", *PIP_OPTIONS, "--no-deps", f"torch=={version}+cpu"]
    attempt = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    if attempt.returncode == 0:
        return
    # With "versions: none" pip saw no torch of any kind: the index is out of reach, and that is what to tell.
    if "No matching distribution found" not in attempt.stderr or "from versions: none" in attempt.stderr:
        raise SetupError(f"{attempt.stderr.strip()}\n\n{INSTALL_FAILED}")
    print(
        f"This package index offers no CPU build. Installing its standard build instead, torch {version}, which can "
        "bring several gigabytes of CUDA libraries. To choose the build yourself, stop with Ctrl-C and read "
        "'Choosing the PyTorch build' in README.md.",
        flush=True,
    )


def pinned_torch_version() -> str:
    """The version that constraints.txt pins torch to."""
    for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines():
        name, _, version = line.partition("==")
        if name.strip() == "torch":
            return version.strip()
    raise SetupError("constraints.txt no longer pins torch; restore its line 'torch==VERSION'.")


def install_project() -> None:
    """Install the project, editable, with everything it needs to run and to be tested."""
    print("Installing the project and its other dependencies", flush=True)
    run(pip_command("install", "hatchling"))
    # The build tool above is pinned like the rest; pip's isolated build would fetch whichever is newest, each time.
    run(pip_command("install", "--no-build-isolation", "--editable", ".[dev]"))


def prove(screen: bool) -> None:
    """Load torch and start Qt inside the environment; stop with the loader's own words when that fails."""
    command = [str(ENVIRONMENT_PYTHON), "-c", PROOF, *(["--screen"] if screen else [])]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    proof = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if proof.returncode != 0:
        libraries = OFFSCREEN_LIBRARIES + SCREEN_LIBRARIES
        packages = " ".join(package for library in libraries for package in library.packages)
        raise SetupError(
            f"{proof.stderr.strip()}\n\nThe environment is installed, but torch or Qt does not start in it; the lines "
            f"above say why. On Debian or Ubuntu, what Qt needs comes with this command:\n\n"
            f"    sudo apt-get update && sudo apt-get install --yes --no-install-recommends {packages}\n"
        )


def pip_command(action: str, *arguments: str) -> list[str]:
    """The command line of the environment's pip, bound to the pinned versions when it installs."""
    pinned = ["--constraint", str(CONSTRAINTS)] if action == "install" else []
    return [str(ENVIRONMENT_PYTHON), "-m", "pip", action, *PIP_OPTIONS, *pinned, *arguments]


def run(command: list[str]) -> None:
    """Run a command in the checkout, its output shown; stop when it fails."""
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise SetupError(INSTALL_FAILED)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\nStopped. The same command continues where this one left off.", file=sys.stderr)
        sys.exit(130)
