"""Texts that were pasted are kept whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gdl_desktop.core.errors import UserError
from gdl_desktop.core.folders import data_dir
from gdl_desktop.data.pasted import keep_pasted_text

LIMIT = 4096


@contextmanager
def small_files() -> Iterator[None]:
    """Let nothing write beyond the limit, as if the disk were full there: for a moment, as pytest writes a log too."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_texts_pasted_in_the_same_second_are_all_kept() -> None:
    paths = [keep_pasted_text(f"text {n}\n") for n in range(3)]
    assert [path.read_bytes() for path in paths] == [b"text 0\n", b"text 1\n", b"text 2\n"]


def test_a_folder_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("GDL_HOME", str(tmp_path / "file"))
    with pytest.raises(UserError, match="cannot be written"):
        keep_pasted_text("x")


def test_a_disk_that_fills_up_leaves_no_half_of_a_text() -> None:
    with pytest.raises(UserError, match="cannot be written"), small_files():
        keep_pasted_text("Once upon a time. " * LIMIT)
    assert list((data_dir() / "texts").iterdir()) == []
