"""Moments of models and runs, in words."""

from __future__ import annotations

import pytest

from gdl_desktop.shell.recent_list import when_in_words, when_of


def test_a_moment_is_read_and_written() -> None:
    when = when_of("2026-11-22T10:15:00+0000")
    assert when == 1795342500
    assert "26" in when_in_words(when)  # of 2026, wherever on earth


@pytest.mark.parametrize("iso", ["", "yesterday", "0001-01-01", "99999-01-01"])
def test_what_is_no_moment_leaves_its_place_empty(iso: str) -> None:
    assert when_of(iso) == 0 or abs(when_of(iso)) > 1e9
    assert when_in_words(0) == ""
