"""Where the person's things lie."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from gdl_desktop.core import folders


def test_home_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(folders.HOME_VARIABLE, "~/gdl")
    assert folders.runs_dir() == Path.home() / "gdl" / "data" / "runs"


def test_the_home_of_nobody_is_a_folder_of_that_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(folders.HOME_VARIABLE, "~nobody-has-this-name/x")
    assert folders.data_dir() == Path("~nobody-has-this-name/x/data")


def test_without_the_variable_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(folders.HOME_VARIABLE)
    assert folders.cache_dir() == platformdirs.user_cache_path(folders.APP_NAME, appauthor=False)
