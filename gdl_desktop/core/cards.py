"""What a model's card says, in words: for the window, the command line and the readme of the shipped models.

A card is the JSON object in a model file's header. Whoever trained writes the data and its hash, run, step,
seed and figures into it; a model that ships has a title, source and licence of its data, its recipe, every
figure of ``gdl evaluate`` and what it is bad at as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

Card: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """A model that can be opened by its name."""

    name: str
    playground: str
    data: str
    origin: Literal["shipped", "saved"]
    path: Path
    card: Card


def title_of(card: Card) -> str:
    """Return what a model is called; empty where nobody gave it a name."""
    return str(card.get("title", ""))


def headline(card: Card, parameters: int | None = None, in_words: Callable[[str], str] = str) -> str:
    """Return a model in one line, such as ``Shakespeare, 2.5 million numbers, 1.42 nats per character``.

    Parameters
    ----------
    parameters
        How many numbers the model has, where the card does not say.
    in_words
        Puts each part into the language of the window.
    """
    count = card.get("parameters", parameters)
    named = title_of(card) or str(card.get("data", ""))
    parts = (named, count_in_words(count) if count else "", str(card.get("key_figure", "")))
    return ", ".join(in_words(part) for part in parts if part)


def count_in_words(count: int) -> str:
    """Return how many numbers a model has, rounded: ``2.5 million numbers``."""
    if count >= 1_000_000:
        return f"{count / 1e6:.1f} million numbers"
    return f"{count / 1000:.0f} thousand numbers" if count >= 10_000 else f"{count:,} numbers"


def facts(card: Card, in_words: Callable[[str], str] = str) -> Iterator[tuple[str, str]]:
    """Yield what a card says but for its figures, as pairs of a heading and words, put into a language."""
    for heading, *words in _facts(card):
        yield in_words(heading), " · ".join(in_words(each) for each in words)


def _facts(card: Card) -> Iterator[tuple[str, ...]]:
    data = card.get("data_title") or card.get("data")
    if data:
        yield "Learnt from", *(str(each) for each in (data, card.get("source"), card.get("licence")) if each)
    if card.get("weaknesses"):
        yield "What it is bad at", str(card["weaknesses"])
    if card.get("recipe"):
        yield "Recipe", recipe_in_words(card["recipe"])
    if card.get("parameters"):
        stored = f", stored as {card['weights']}" if card.get("weights") else ""
        yield "Size", f"{card['parameters']:,} numbers{stored}"
    if card.get("step") is not None:
        seconds = f" in {_duration(card['seconds'])}" if card.get("seconds") else ""
        yield "Training", f"{card['step']:,} steps{seconds}"
    if card.get("seed") is not None:
        yield "Seed", str(card["seed"])
    versions = card.get("versions")
    if isinstance(versions, Mapping):
        yield "Made with", ", ".join(f"{name} {version}" for name, version in versions.items())
    if card.get("data_sha256"):
        yield "Hash of the data", str(card["data_sha256"])


def recipe_in_words(recipe: Mapping[str, Any]) -> str:
    """Return a recipe in a line: its file, and whatever it sets."""
    settings = recipe.get("settings", {})
    entries = {name: value for name, value in recipe.items() if name not in ("file", "settings")} | settings
    return f"{recipe.get('file', '')}: " + ", ".join(f"{name} {_word(value)}" for name, value in entries.items())


def figures(card: Card) -> list[tuple[str, str]]:
    """Return the figures of a card by name: those of ``gdl evaluate``, or else the last ones of its training."""
    measured = card.get("figures") or card.get("metrics") or {}
    return [(name, figure(value)) for name, value in measured.items() if value is not None]


def figure(value: float) -> str:
    """Return a figure for reading: five significant digits, whole numbers as they are."""
    return f"{value:,.0f}" if float(value).is_integer() and abs(value) >= 1 else f"{value:.5g}"


def card_text(card: Card, in_words: Callable[[str], str] = str) -> str:
    """Return a whole card as plain text, put into a language as far as that knows its words."""
    parts = [f"{heading}\n{words}" for heading, words in facts(card, in_words)]
    measured = figures(card)
    if measured:
        origin = "Figures, on pictures or text that it has not learnt from" if card.get("figures") else "Last figures"
        parts.append("\n".join([in_words(origin), *(f"  {name}: {value}" for name, value in measured)]))
    return "\n\n".join(parts)


def _word(value: Any) -> str:
    return "×".join(str(each) for each in value) if isinstance(value, list | tuple) else str(value)


def _duration(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds >= 120 else f"{seconds:.0f} seconds"
