"""`gdl doctor`, `gdl data`, the help, and what is not imported for them."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

import gdl_desktop
from gdl_desktop.cli import main
from gdl_desktop.cli.parser import Parser
from gdl_desktop.core.config import settings_of
from gdl_desktop.core.registry import PLAYGROUNDS, TORCH_FIRST_VARIABLE
from gdl_desktop.data import library
from gdl_desktop.learning import compute, diagnostics, threads
from tests.cli.conftest import environment

_LIGHT = """
import sys
import gdl_desktop.cli
heavy = lambda: {"torch", "PySide6", "safetensors"} & set(sys.modules)
assert not heavy(), heavy()
for words in WORDS:
    try:
        gdl_desktop.cli.main(words.split())
    except SystemExit:
        pass
    assert not heavy(), (words, heavy())
"""


def test_light_commands_import_neither_torch_nor_qt() -> None:
    words = [
        "--help",
        "train gan --help",
        "train text --help",
        "sample latent --help",
        "data list",
        "runs",
        "train gan --batch-size 0",
        "train gan --resume nowhere",
        "sample gan --model x --out x.txt",
    ]
    script = _LIGHT.replace("WORDS", repr(words))
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment(), capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_doctor_imports_no_qt() -> None:
    script = "import sys, gdl_desktop.cli; gdl_desktop.cli.main(['doctor']); sys.exit('PySide6' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment(), capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert f"torch: {metadata.version('torch')}" in done.stdout


def test_a_healthy_computer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["ok"]
    found = {(f["section"], f["name"]): f["value"] for f in report["findings"]}
    assert found["Versions", "GDL Desktop"] == gdl_desktop.__version__
    assert "cpu" in found["Computer", "devices"]
    assert "offscreen" in found["Window", "Qt"]
    assert found["Data", "mnist"] == "ready"


def test_what_is_broken_is_said_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("GDL_HOME", str(tmp_path / "file" / "home"))
    monkeypatch.setattr(diagnostics, "_try_qt", lambda platform: ("", "does not load: ImportError: libEGL.so.1"))
    assert main(["doctor"]) == 1
    captured = capsys.readouterr()
    assert "BROKEN  Qt: does not load: ImportError: libEGL.so.1" in captured.out
    assert "install the system libraries" in captured.out
    assert "BROKEN  runs:" in captured.out
    assert "GDL_HOME" in captured.out
    assert "Broken: Qt, runs" in captured.err


def test_qt_that_crashes_is_told_by_its_first_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert diagnostics._try_qt("offscreen")[0].endswith("on offscreen")
    said, error = diagnostics._try_qt("no-such-platform")
    assert said == ""
    assert "no-such-platform" in error
    monkeypatch.setattr(diagnostics, "_QT_PROBE", "raise ImportError('libGL.so.1: cannot open')")
    assert diagnostics._try_qt("offscreen")[1] == "does not load: ImportError: libGL.so.1: cannot open"


def test_on_windows_the_switch_that_loads_torch_first_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {finding.name for finding in diagnostics._torch("Computer")}
    monkeypatch.setattr(sys, "platform", "win32")
    (switch,) = [finding for finding in diagnostics._torch("Computer") if finding.name not in names]
    assert switch.ok
    assert switch.name == "if the window has no engine"
    assert f"set {TORCH_FIRST_VARIABLE}=1" in switch.value


@pytest.mark.parametrize(
    ("wanted", "cores", "told"),
    [
        ("auto", 2, "1 or 2 for training, as a trial finds;"),
        ("auto", 1, "1 for training;"),
        ("2", 1, "2 for training;"),
        ("1", 2, "1 for training;"),
    ],
)
def test_the_threads_are_those_that_a_training_takes(
    wanted: str, cores: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(threads.THREADS_VARIABLE, wanted)
    monkeypatch.setattr(threads, "usable_cores", lambda: cores)
    (found,) = [finding for finding in diagnostics._torch("Computer") if finding.name == "threads"]
    assert found.ok
    assert found.value.startswith(told)
    assert "torch alone would take" in found.value


def test_a_graphics_card_tries_no_second_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(threads.THREADS_VARIABLE, "auto")
    monkeypatch.setattr(threads, "usable_cores", lambda: 2)
    monkeypatch.setattr(compute, "available_devices", lambda: ["cuda", "cpu"])
    (found,) = [finding for finding in diagnostics._torch("Computer") if finding.name == "threads"]
    assert found.value.startswith("1 for training;")


def test_a_number_of_threads_that_cannot_be_is_broken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(threads.THREADS_VARIABLE, "many")
    assert main(["doctor"]) == 1
    told = capsys.readouterr()
    assert "BROKEN  threads: GDL_THREADS is “many”; it can be auto or a whole number from 1 to 256" in told.out
    assert "correct this variable, or remove it" in told.out
    assert "Broken: threads." in told.err


def test_a_missing_package_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnostics, "PACKAGES", ("no-such-package",))
    (missing,) = [finding for finding in diagnostics._versions() if not finding.ok]
    assert (missing.name, missing.value) == ("no-such-package", "not installed")
    assert missing.advice


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="these systems have one window system")
@pytest.mark.parametrize(
    ("variables", "guess"),
    [
        ({}, "offscreen"),
        ({"DISPLAY": ":0"}, "xcb"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "minimal"}, "minimal"),
    ],
)
def test_the_window_system_is_guessed_from_the_variables(variables: dict[str, str], guess: str) -> None:
    assert diagnostics.guess_qt_platform(variables) == guess


def test_data_list_names_every_set(capsys: pytest.CaptureFixture[str]) -> None:
    names = [entry.name for entry in library.entries()]
    assert main(["data", "list", "--json"]) == 0
    assert [each["name"] for each in json.loads(capsys.readouterr().out)] == names
    assert main(["data", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == names


def test_data_get_shows_progress_and_says_how_to_use_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fetch(name: str, progress: library.Progress) -> library.DataEntry:
        progress(500_000, 2_000_000)
        return next(entry for entry in library.entries() if entry.name == name)

    monkeypatch.setattr(library, "fetch", fetch)
    assert main(["data", "get", "kmnist"]) == 0
    captured = capsys.readouterr()
    assert captured.err == "kmnist: 0.5 MB of 2.0 MB\n"
    assert "--data kmnist" in captured.out


def test_empty_lists_say_what_would_fill_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["runs"]) == 0
    assert "gdl train" in capsys.readouterr().err
    assert main(["runs", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("room", PLAYGROUNDS, ids=lambda room: room.name)
def test_help_names_every_setting_with_its_bounds(room: object, capsys: pytest.CaptureFixture[str]) -> None:
    name = room.name  # type: ignore[attr-defined]
    assert main(["train", name, "--help"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    for spec in settings_of(room.module("config").Config):  # type: ignore[attr-defined]
        assert f"--{spec.name.replace('_', '-')}" in text
        assert spec.bounds_text in text
        assert " ".join(spec.description.split()[:3]) in text


def test_a_parser_fills_itself_once_and_late() -> None:
    filled: list[Parser] = []
    parser = Parser(prog="toy", fill=filled.append)
    assert filled == []
    parser.parse_args([])
    parser.parse_args([])
    assert filled == [parser]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"gdl {gdl_desktop.__version__}\n"


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("runs: /home/jo/data (made when needed)", "/home/jo", "runs: ~/data (made when needed)"),
        ("/home/jo is full; (/home/jo/a) /home/jo", "/home/jo", "~ is full; (~/a) ~"),
        ("/home/joanna/data and /mnt/home/jo/data", "/home/jo", "/home/joanna/data and /mnt/home/jo/data"),
        ("/home/jo.old /home/jo-2", "/home/jo", "/home/jo.old /home/jo-2"),
        ("/usr/bin/python", "/", "/usr/bin/python"),
    ],
)
def test_what_is_pasted_elsewhere_does_not_tell_the_name_of_the_home_folder(
    text: str, home: str, expected: str
) -> None:
    assert diagnostics.without_home(text, Path(home)) == expected


def test_the_report_shortens_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    findings = (diagnostics.Finding("Folders", "runs", str(tmp_path / "runs"), False, f"{tmp_path} is full"),)
    text = diagnostics.as_text(findings)
    assert str(tmp_path) not in text
    assert text.count("~") == 2
