"""The page on which the shipped model keeps writing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from gdl_desktop.core.registry import playground
from gdl_desktop.playgrounds.text import miniature
from gdl_desktop.playgrounds.text.miniature import PAGE, Miniature


class Writing:
    def __init__(self, characters: Iterator[str]) -> None:
        self.characters = characters

    def write(self, temperature: float, rng: np.random.Generator) -> str:
        assert temperature == miniature.TEMPERATURE
        return next(self.characters)


class Sampler:
    """Writes the same again and again, each time it begins."""

    text = ""

    def __init__(self, snapshot: Any) -> None:
        assert snapshot == "the model"

    def begin(self) -> Writing:
        return Writing(itertools.cycle(self.text))


@pytest.fixture(autouse=True)
def sampler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playground("text").module("sampling"), "TextSampler", Sampler)


def written(text: str, monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Return what stands on two pages and a little."""
    monkeypatch.setattr(Sampler, "text", text)
    writer = miniature._Writer("the model")
    pieces: list[str | None] = []
    while pieces.count("") < 2:
        pieces += writer()
    return pieces + list(writer())


@pytest.mark.parametrize(("text", "length"), [("a line of this\n", 405), ("words ", 480), ("endless", 560)])
def test_a_page_ends_with_a_line_or_else_a_word_and_can_be_read(
    text: str, length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = written(text, monkeypatch)
    end = pieces.index("")
    page = "".join(each for each in pieces[:end] if each)
    assert len(page) == length
    assert len(page) >= PAGE
    assert page.startswith(text)
    assert pieces[length:end] == [None] * (end - length)
    assert end - length > 10
    assert "".join(each for each in pieces[end:] if each).startswith(text)


def test_it_types_rests_and_turns_the_page(qtbot: Any) -> None:
    picture = Miniature(playground("text"))
    for piece in "ab":
        picture.show_piece(piece)
    picture.show_piece(None)
    assert picture.page.text() == "ab"
    picture.show_piece("")
    assert picture.page.text() == ""
    picture.deleteLater()
