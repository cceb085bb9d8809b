"""Files that are whole or not there, and paths as people type them."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from gdl_desktop.core import files
from gdl_desktop.core.errors import UserError


def test_a_file_is_read_up_to_its_last_byte_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "seven"
    path.write_bytes(b"1234567")
    assert files.read_up_to(path, 7) == files.read_up_to(path, 8) == b"1234567"
    assert files.read_up_to(path, 6) is None


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "überall.txt"
    files.write_atomically(path, b"one")
    files.write_atomically(path, (piece for piece in (b"t", b"wo")))
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_a_reader_that_is_in_the_way_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = 2
    real = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        nonlocal refusals
        if refusals:
            refusals -= 1
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    files.write_atomically(tmp_path / "run.json", b"{}")
    assert (tmp_path / "run.json").read_bytes() == b"{}"
    refusals = 100
    with pytest.raises(UserError, match=r"cannot be written: the system does not allow it; choose another place"):
        files.write_atomically(tmp_path / "run.json", b"[]")
    assert (tmp_path / "run.json").read_bytes() == b"{}"
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_a_claim_holds_until_it_is_closed(tmp_path: Path) -> None:
    first = files.claim(tmp_path / "lock")
    with pytest.raises(BlockingIOError):
        files.claim(tmp_path / "lock")
    first.close()
    files.claim(tmp_path / "lock").close()


def test_whether_a_file_is_claimed_can_be_asked(tmp_path: Path) -> None:
    assert not files.is_claimed(tmp_path / "lock")
    assert not (tmp_path / "lock").exists()
    with files.claim(tmp_path / "lock"):
        assert files.is_claimed(tmp_path / "lock")
    assert not files.is_claimed(tmp_path / "lock")
    files.claim(tmp_path / "lock").close()  # whoever asked is not in the way


def test_who_only_asks_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asking = files.claim(tmp_path / "lock")
    monkeypatch.setattr("time.sleep", lambda _seconds: asking.close())
    files.claim(tmp_path / "lock").close()


def test_where_there_are_no_locks_nobody_is_said_to_have_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_lock", lambda _file: errno.ENOLCK)
    files.claim(tmp_path / "lock").close()
    assert files.is_claimed(tmp_path / "lock")


@pytest.mark.parametrize("word", ["~nobody-has-this-name/x", "a" * 300, "nul\0nul", "nowhere"])
def test_what_cannot_be_a_path_lies_nowhere(word: str) -> None:
    assert not files.is_there(files.typed_path(word))


def test_home_is_understood() -> None:
    assert files.typed_path("~/x") == Path.home() / "x"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full; make room and try again"),
        (PermissionError(), "the system does not allow it; choose another place, or change its permissions"),
        (OSError(errno.EDOM, "Numerical argument out of domain"), "Numerical argument out of domain"),
        (OSError("something else"), "something else"),
    ],
)
def test_the_system_is_quoted_only_where_there_are_no_words_for_people(error: OSError, words: str) -> None:
    assert files.cause_of(error) == words
