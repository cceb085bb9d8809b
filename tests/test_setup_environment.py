"""The set-up script that `make` runs, and the pins that it installs."""

import importlib.util
import json
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "packaging" / "setup_environment.py"


@pytest.fixture
def setup(monkeypatch):
    spec = importlib.util.spec_from_file_location("setup_environment", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def nothing_runs(monkeypatch, setup):
    def refuse(command, **_):
        pytest.fail(f"nothing may be run, yet this was: {command}")

    monkeypatch.setattr(setup.subprocess, "run", refuse)


@pytest.fixture
def ready(monkeypatch, setup, tmp_path):
    """A finished environment, as far as the script can see without running anything."""
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.touch()
    monkeypatch.setattr(setup, "ENVIRONMENT_PYTHON", python)
    monkeypatch.setattr(setup, "STAMP", tmp_path / "stamp.json")
    monkeypatch.setattr(setup, "missing_libraries", lambda screen: [])
    setup.write_stamp({"fingerprint": setup.fingerprint(), "torch_index": "https://example.org/cuda"})
    return tmp_path / "stamp.json"


def pins():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    names_and_versions = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in names_and_versions}


def test_every_dependency_is_pinned_to_a_version_that_the_project_accepts():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = project["project"]["dependencies"] + project["project"]["optional-dependencies"]["dev"]
    pinned = pins()
    for requirement in map(Requirement, named + project["build-system"]["requires"]):
        assert pinned[canonicalize_name(requirement.name)] in requirement.specifier, requirement


@pytest.mark.usefixtures("nothing_runs", "ready")
def test_a_finished_environment_is_left_alone(setup):
    assert setup.main([]) == 0


@pytest.mark.usefixtures("nothing_runs", "ready")
def test_the_torch_build_that_was_chosen_once_stays(setup):
    assert setup.main(["--torch-index", "https://example.org/cuda"]) == 0
    assert setup.main([]) == 0


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"fingerprint": "older"}'])
def test_a_stamp_that_says_anything_else_means_setting_up_again(setup, ready, monkeypatch, damage):
    ready.write_text(damage, encoding="utf-8")

    def reached():
        raise setup.SetupError("reached")

    monkeypatch.setattr(setup, "create_environment", reached)
    assert setup.main([]) == 2
    assert not ready.exists(), "an unfinished set-up must not look finished"


def test_the_fingerprint_changes_with_the_pins(setup, monkeypatch, tmp_path):
    before = setup.fingerprint()
    changed = tmp_path / "constraints.txt"
    changed.write_bytes(setup.CONSTRAINTS.read_bytes() + b"another==1.0\n")
    monkeypatch.setattr(setup, "CONSTRAINTS", changed)
    assert setup.fingerprint() != before


@pytest.mark.usefixtures("nothing_runs", "ready")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such user ids")
def test_an_ordinary_person_is_told_the_exact_command(setup, monkeypatch, capsys):
    missing = setup.SystemLibrary("libnowhere.so.7", ("libnowhere7", "libnowhere-fonts"))
    monkeypatch.setattr(setup, "missing_libraries", lambda screen: [missing])
    monkeypatch.setattr(setup.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(setup.sys, "platform", "linux")
    monkeypatch.setattr(setup.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert setup.main([]) == 2
    command = "sudo apt-get update && sudo apt-get install --yes --no-install-recommends libnowhere7 libnowhere-fonts"
    assert command in capsys.readouterr().err


@pytest.mark.usefixtures("nothing_runs", "ready")
def test_without_apt_the_missing_libraries_are_named(setup, monkeypatch, capsys):
    missing = setup.SystemLibrary("libnowhere.so.7", ("libnowhere7",))
    monkeypatch.setattr(setup, "missing_libraries", lambda screen: [missing])
    monkeypatch.setattr(setup.sys, "platform", "linux")
    monkeypatch.setattr(setup.shutil, "which", lambda name: None)
    assert setup.main([]) == 2
    assert "libnowhere.so.7" in capsys.readouterr().err


def test_the_screens_libraries_are_asked_for_only_with_a_screen(setup, monkeypatch):
    screen_only = {library.file_name for library in setup.SCREEN_LIBRARIES}
    monkeypatch.setattr(setup, "loads", lambda name: name not in screen_only)
    assert setup.missing_libraries(screen=False) == []
    assert setup.missing_libraries(screen=True) == list(setup.SCREEN_LIBRARIES)


def test_the_stamp_is_readable_text(ready):
    assert json.loads(ready.read_text(encoding="utf-8"))["torch_index"] == "https://example.org/cuda"
