"""References on disk: what was found out about real pictures is found again, and only for these."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from gdl_desktop.core.folders import HOME_VARIABLE
from gdl_desktop.data import library
from gdl_desktop.data.sets import ImageSet
from gdl_desktop.learning.judge import shelf
from gdl_desktop.learning.judge.classifier import Judge
from gdl_desktop.learning.judge.shelf import keep_reference, kept_reference, shelf_path
from gdl_desktop.learning.judge.verdict import Reference

N = 60


@pytest.fixture(scope="module")
def mnist() -> ImageSet:
    return library.load_images("mnist")


@pytest.fixture(scope="module")
def made(mnist: ImageSet) -> Reference:
    return Reference.of(Judge.load("mnist"), mnist, N)


def test_a_reference_comes_back_as_it_was(mnist: ImageSet, made: Reference) -> None:
    assert kept_reference(made.judge, mnist, N) is None
    keep_reference(made, mnist, N)
    found = kept_reference(made.judge, mnist, N)
    assert found is not None
    for field in dataclasses.fields(Reference):
        one, other = getattr(made, field.name), getattr(found, field.name)
        assert np.array_equal(one, other) if isinstance(one, np.ndarray) else one == other, field.name
    assert found.n == made.n == N
    assert found.features.dtype == np.float32


def test_other_pictures_another_number_or_another_making_have_their_own_place(
    mnist: ImageSet, made: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_reference(made, mnist, N)
    judge = made.judge
    assert kept_reference(judge, dataclasses.replace(mnist, sha256="0" * 64), N) is None
    assert kept_reference(judge, mnist, N + 10) is None
    assert kept_reference(Judge.load("fashion"), mnist, N) is None
    monkeypatch.setattr(shelf, "_MAKING", 0)
    assert kept_reference(judge, mnist, N) is None


def test_a_damaged_file_is_passed_over(mnist: ImageSet, made: Reference) -> None:
    keep_reference(made, mnist, N)
    path = shelf_path(made.judge, mnist, N)
    whole = path.read_bytes()
    for damaged in (whole[:-7], whole[:-1] + bytes([whole[-1] ^ 1]), b""):
        path.write_bytes(damaged)
        assert kept_reference(made.judge, mnist, N) is None


def test_a_cache_that_cannot_be_written_is_done_without(
    mnist: ImageSet, made: Reference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("in the way")
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    keep_reference(made, mnist, N)
    assert kept_reference(made.judge, mnist, N) is None
