"""What `gdl doctor` and the window's “Copy diagnostics” report about this computer. Neither torch nor Qt at import.

A broken installation must still be able to say what is broken: everything heavy is tried, not assumed,
and Qt is tried in a process of its own.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import gdl_desktop
from gdl_desktop.core import folders
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.files import cause_of
from gdl_desktop.core.registry import TORCH_FIRST_VARIABLE
from gdl_desktop.data import library

PACKAGES: Final = ("torch", "numpy", "PySide6_Essentials", "pyqtgraph", "safetensors", "pillow")
CPU_FEATURES: Final = ("avx2", "avx512f", "avx512_bf16", "amx_tile", "amx_bf16", "asimd", "bf16")
LEAST_FREE_GB: Final = 0.5
QT_SECONDS: Final = 60.0

_REINSTALL: Final = "install the program anew, as its README says"
_QT_PROBE: Final = """
from PySide6 import QtCore, QtWidgets
from PySide6.QtGui import QGuiApplication
print(QtCore.qVersion(), QGuiApplication(["probe"]).platformName())
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at.

    Attributes
    ----------
    section
        Under which heading it stands.
    ok
        Whether the program can work with it.
    advice
        What to do about it where it is not.
    """

    section: str
    name: str
    value: str
    ok: bool = True
    advice: str = ""


def diagnose() -> tuple[Finding, ...]:
    """Look at everything that the program needs; it takes a few seconds, so call it from a worker thread."""
    return (*_versions(), *_computer(), *_window(), *_folders(), *_data())


def as_text(findings: Iterable[Finding]) -> str:
    """Return findings for reading, under headings, with the advice where something is broken.

    People paste this where others read it, so the home folder, which often has a person's name, stands as ``~``.
    """
    lines: list[str] = []
    section = ""
    for finding in findings:
        if finding.section != section:
            section = finding.section
            lines += ["", section] if lines else [section]
        lines.append(f"  {'' if finding.ok else 'BROKEN  '}{finding.name}: {finding.value}")
        if finding.advice:
            lines.append(f"      {finding.advice}")
    return without_home("\n".join(lines) + "\n", Path(os.path.expanduser("~")))  # noqa: PTH111 (this one never fails)


def without_home(text: str, home: Path) -> str:
    """Return a text in which the paths below a person's home folder begin with ``~``."""
    if home == home.parent or not home.is_absolute():
        return text
    return re.sub(rf"(?<![\w./\\~-]){re.escape(str(home))}(?![\w.-])", "~", text)


def as_json(findings: Iterable[Finding]) -> dict[str, Any]:
    """Return findings as plain values for programs."""
    listed = [asdict(finding) for finding in findings]
    return {"ok": all(each["ok"] for each in listed), "findings": listed}


def _versions() -> Iterator[Finding]:
    section = "Versions"
    yield Finding(section, "GDL Desktop", gdl_desktop.__version__)
    python = f"{platform.python_version()} ({sys.executable})"
    old = sys.version_info < (3, 11)
    yield Finding(section, "Python", python, not old, "install Python 3.11 or newer" if old else "")
    for package in PACKAGES:
        try:
            yield Finding(section, package, metadata.version(package))
        except metadata.PackageNotFoundError:
            yield Finding(section, package, "not installed", False, _REINSTALL)


def _computer() -> Iterator[Finding]:
    import psutil

    section = "Computer"
    yield Finding(section, "system", platform.platform())
    features = cpu_features()
    yield Finding(section, "processor", processor())
    yield Finding(section, "processor features", ", ".join(features) or "none of those that matter here")
    cores = f"{psutil.cpu_count(logical=False) or '?'} cores, {psutil.cpu_count()} threads"
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else psutil.cpu_count()
    yield Finding(section, "cores", f"{cores}, {usable} of them for this process")
    memory = psutil.virtual_memory()
    yield Finding(section, "memory", f"{memory.available / 1e9:.1f} of {memory.total / 1e9:.1f} GB free")
    yield from _torch(section)


def _torch(section: str) -> Iterator[Finding]:
    try:
        from gdl_desktop.learning.compute import available_devices  # which loads torch
    except (ImportError, OSError) as error:
        yield Finding(section, "devices", f"torch does not load: {error}", False, _REINSTALL)
        return
    yield Finding(section, "devices", ", ".join(available_devices()))
    if sys.platform == "win32":
        # There, torch may refuse to load behind Qt (WinError 1114 on c10.dll), though it just loaded alone.
        yield Finding(
            section, "if the window has no engine", f"set {TORCH_FIRST_VARIABLE}=1, so that torch loads first"
        )
    yield _threads(section)


def _threads(section: str) -> Finding:
    import torch

    from gdl_desktop.learning.compute import choose_compute
    from gdl_desktop.learning.threads import threads_wanted, usable_cores

    try:
        wanted = threads_wanted(None)
    except UserError as error:
        return Finding(section, "threads", str(error), False, "correct this variable, or remove it")
    tried = wanted is None and choose_compute().device == "cpu" and usable_cores() > 1
    taken = "1 or 2 for training, as a trial finds" if tried else f"{wanted or 1} for training"
    return Finding(section, "threads", f"{taken}; torch alone would take {torch.get_num_threads()}")


def processor() -> str:
    """Return the processor's name; `platform.processor` is empty or vague on Linux."""
    cpuinfo = _cpuinfo()
    return cpuinfo.get("model name") or platform.processor() or platform.machine()


def cpu_features() -> tuple[str, ...]:
    """Return which of the instruction sets that decide the speed this processor has, as far as the system tells."""
    cpuinfo = _cpuinfo()
    flags = (cpuinfo.get("flags") or cpuinfo.get("Features") or "").split()
    if not flags:
        flags = _features_by_torch()
    return tuple(feature for feature in CPU_FEATURES if feature in flags)


def _cpuinfo() -> dict[str, str]:
    """Return the first processor's entries in ``/proc/cpuinfo``; empty on other systems than Linux."""
    try:
        first, _, _ = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").partition("\n\n")
    except OSError:
        return {}
    pairs = (line.partition(":") for line in first.splitlines())
    return {key.strip(): value.strip() for key, _, value in pairs}


def _features_by_torch() -> list[str]:
    try:
        import torch
    except (ImportError, OSError):
        return []
    capability = torch.backends.cpu.get_cpu_capability()
    return {"AVX2": ["avx2"], "AVX512": ["avx2", "avx512f"]}.get(capability, [])


def guess_qt_platform(environment: Mapping[str, str] = os.environ) -> str:
    """Return the window system that Qt will use here: ``offscreen`` where there is no screen."""
    asked = environment.get("QT_QPA_PLATFORM")
    if asked:
        return asked
    if sys.platform == "darwin":
        return "cocoa"
    if sys.platform == "win32":
        return "windows"
    if environment.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if environment.get("DISPLAY") else "offscreen"


def _window() -> Iterator[Finding]:
    section = "Window"
    guess = guess_qt_platform()
    names = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    told = ", ".join(f"{name}={os.environ[name]}" for name in names if os.environ.get(name)) or "no variable tells"
    yield Finding(section, "Qt platform", f"{guess} ({told})")
    answer, error = _try_qt(None if guess == "wayland" else guess)
    if not error:
        yield Finding(section, "Qt", f"{answer} loads")
        return
    advice = "install the system libraries that Qt needs; the README lists them"
    if guess != "offscreen" and not _try_qt("offscreen")[1]:
        advice = f"Qt works unseen but not on this screen; {advice}, or check the display that the variables name"
    yield Finding(section, "Qt", error, False, advice)


def _try_qt(qt_platform: str | None) -> tuple[str, str]:
    """Open Qt in a process of its own, which may crash; return its version and platform, or what went wrong."""
    environment = {**os.environ, "QT_QPA_PLATFORM": qt_platform} if qt_platform else dict(os.environ)
    try:
        done = subprocess.run(
            [sys.executable, "-c", _QT_PROBE],
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=QT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return "", f"cannot be tried: {error}"
    if done.returncode == 0:
        return f"Qt {' on '.join(done.stdout.split())}", ""
    said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    # Python names the cause last; Qt names it first and goes on about all the plugins it knows.
    cause = next((line for line in reversed(said) if "Error:" in line), said[0] if said else "")
    return "", f"does not load: {cause or f'it ended with code {done.returncode}'}"


def _folders() -> Iterator[Finding]:
    section = "Folders"
    named = {
        "runs": folders.runs_dir(),
        "models": folders.models_dir(),
        "settings": folders.config_dir(),
        "downloads": folders.cache_dir(),
    }
    for name, path in named.items():
        problem = write_problem(path)
        state = "" if path.is_dir() else " (made when needed)"
        advice = f"{problem}; make it writable, or choose another place with the variable {folders.HOME_VARIABLE}"
        yield Finding(section, name, f"{path}{state}", not problem, advice if problem else "")
    free = shutil.disk_usage(_existing(folders.data_dir())).free / 1e9
    full = free < LEAST_FREE_GB
    yield Finding(section, "disk", f"{free:.1f} GB free", not full, "make room for runs and models" if full else "")
    resources = folders.resources_dir()
    missing = not resources.is_dir()
    yield Finding(section, "resources", str(resources), not missing, _REINSTALL if missing else "")


def write_problem(folder: Path) -> str:
    """Return why a folder, which need not exist yet, cannot be written to; empty where it can."""
    there = _existing(folder)
    if not there.is_dir():
        return f"{there} is a file, not a folder"
    try:
        with tempfile.TemporaryFile(dir=there):
            return ""
    except OSError as error:
        return f"{there} cannot be written: {cause_of(error)}"


def _existing(path: Path) -> Path:
    """Return the path, or the nearest folder above it that exists."""
    while not path.exists() and path != path.parent:
        path = path.parent
    return path


def _data() -> Iterator[Finding]:
    for entry in library.entries():
        if entry.ready:
            yield Finding("Data", entry.name, "ready")
        elif entry.origin == "embedded":
            yield Finding("Data", entry.name, "missing from this installation", False, _REINSTALL)
        else:
            yield Finding("Data", entry.name, f"not downloaded; “gdl data get {entry.name}” gets it")
