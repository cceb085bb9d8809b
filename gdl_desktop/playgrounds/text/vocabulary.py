"""The characters a model knows, and what to do with those it does not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class CleanText(NamedTuple):
    """A text in known characters only, and the distinct unknown ones it had, in order."""

    text: str
    unknown: tuple[str, ...]


class Vocabulary:
    """A fixed set of characters; character k stands for the token k.

    Parameters
    ----------
    characters
        The distinct characters, in the order of their tokens.

    Raises
    ------
    ValueError
        A character occurs twice, or an element is not one single character.
    """

    def __init__(self, characters: Iterable[str]) -> None:
        self.characters = tuple(characters)
        self._tokens = {character: token for token, character in enumerate(self.characters)}
        if len(self._tokens) != len(self.characters) or any(len(character) != 1 for character in self.characters):
            raise ValueError("a vocabulary is made of distinct single characters")

    @classmethod
    def of_text(cls, text: str) -> Vocabulary:
        """Return the vocabulary of all characters in a text, in Unicode's order."""
        return cls(sorted(set(text)))

    def __len__(self) -> int:
        return len(self.characters)

    def __contains__(self, character: object) -> bool:
        return character in self._tokens

    def __iter__(self) -> Iterator[str]:
        return iter(self.characters)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vocabulary) and self.characters == other.characters

    def __hash__(self) -> int:
        return hash(self.characters)

    def __repr__(self) -> str:
        return f"Vocabulary({''.join(self.characters)!r})"

    def encode(self, text: str) -> NDArray[np.int32]:
        """Return the tokens of a text, int32 of shape (n,); unknown characters are left out.

        Whether there are any, `unknown` tells.
        """
        if not text:
            return np.empty(0, dtype=np.int32)
        # A table lookup over all code points at once: a text of millions of characters takes milliseconds.
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        tokens = self._token_table[np.minimum(points, len(self._token_table) - 1)]
        known: NDArray[np.int32] = tokens[tokens >= 0]
        return known

    def decode(self, tokens: Iterable[int]) -> str:
        """Return the text of tokens.

        Raises
        ------
        IndexError
            A token is not in the vocabulary.
        """
        return "".join(self.characters[token] for token in tokens)

    def unknown(self, text: str) -> tuple[str, ...]:
        """Return the distinct characters of a text that are not in the vocabulary, in order of appearance."""
        return tuple(character for character in dict.fromkeys(text) if character not in self._tokens)

    def clean(self, text: str) -> CleanText:
        """Return a text with every unknown character replaced by a known relative, or skipped.

        A relative is the character in its other case (``Q`` for ``q``) or what is left of it without its
        accents and in its plain form (``e`` for ``é``, ``fi`` for the ligature), in either case.
        """
        unknown = self.unknown(text)
        relatives = str.maketrans({character: self._relative(character) for character in unknown})
        return CleanText(text.translate(relatives), unknown)

    def explain(self, unknown: Iterable[str]) -> str:
        """Return one sentence on what `clean` did with unknown characters; empty when there are none."""
        relatives = {character: self._relative(character) for character in unknown}
        replaced = [f"{_name(character)} as “{relative}”" for character, relative in relatives.items() if relative]
        skipped = [_name(character) for character, relative in relatives.items() if not relative]
        parts = []
        if replaced:
            parts.append("read " + ", ".join(replaced))
        if skipped:
            parts.append("skipped " + ", ".join(skipped))
        if not parts:
            return ""
        return f"The model has never seen some characters of this text, so it {' and '.join(parts)}."

    @cached_property
    def _token_table(self) -> NDArray[np.int32]:
        """Tokens by code point, -1 for unknown ones, as the last entry always is."""
        points = [ord(character) for character in self.characters]
        table = np.full(max(points, default=-1) + 2, -1, dtype=np.int32)
        table[points] = np.arange(len(points), dtype=np.int32)
        return table

    def _relative(self, character: str) -> str:
        decomposed = unicodedata.normalize("NFKD", character)
        plain = "".join(part for part in decomposed if not unicodedata.combining(part))
        candidates = (variant for form in (character, plain) for variant in (form, form.swapcase(), form.lower()))
        return next((c for c in candidates if c and all(part in self._tokens for part in c)), "")


def _name(character: str) -> str:
    """Return a character in quotation marks, or its code point where it would not show."""
    shows = character.isprintable() and not character.isspace()
    return f"“{character}”" if shows else f"U+{ord(character):04X}"
