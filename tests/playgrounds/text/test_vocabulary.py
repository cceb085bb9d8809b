from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdl_desktop.playgrounds.text.vocabulary import Vocabulary

ANY_TEXT = st.text(st.characters(codec=None))  # lone surrogates too: what is typed at a command line may have some


@given(st.text())
def test_a_text_survives_its_own_vocabulary(text: str) -> None:
    vocabulary = Vocabulary.of_text(text)
    tokens = vocabulary.encode(text)
    assert tokens.dtype == np.int32
    assert vocabulary.decode(tokens.tolist()) == text
    assert vocabulary.unknown(text) == ()
    assert vocabulary.clean(text) == (text, ())


@given(known=st.text(), text=ANY_TEXT)
def test_encoding_leaves_out_exactly_the_unknown(known: str, text: str) -> None:
    vocabulary = Vocabulary.of_text(known)
    assert vocabulary.decode(vocabulary.encode(text).tolist()) == "".join(c for c in text if c in vocabulary)


@given(known=st.text(), text=ANY_TEXT)
def test_a_clean_text_is_known_and_the_unknown_are_named_in_order(known: str, text: str) -> None:
    vocabulary = Vocabulary.of_text(known)
    cleaned, unknown = vocabulary.clean(text)
    assert vocabulary.unknown(cleaned) == ()
    assert sorted(unknown, key=text.index) == list(unknown)
    assert set(unknown) == set(text) - set(vocabulary)
    assert bool(vocabulary.explain(unknown)) == bool(unknown)
    # Known characters stay, in their order, whatever happens between them.
    kept = iter(cleaned)
    assert all(character in kept for character in text if character in vocabulary)


@given(st.text())
def test_a_vocabulary_survives_a_json_file(text: str) -> None:
    vocabulary = Vocabulary.of_text(text)
    again = Vocabulary(json.loads(json.dumps("".join(vocabulary))))
    assert again == vocabulary
    assert hash(again) == hash(vocabulary)


@pytest.mark.parametrize(
    ("seed", "cleaned"),
    [
        ("abc", "abc"),
        ("ABC", "abc"),
        ("café", "cafe"),
        ("CAFÉ", "cafe"),
        ("cafe\u0301", "cafe"),
        ("ﬁ", "fi"),
        ("ａ", "a"),
        ("b🙂c", "bc"),
        ("日本", ""),
        ("a\u0000b\ud800", "ab"),
        ("", ""),
    ],
)
def test_unknown_characters_become_relatives_or_vanish(seed: str, cleaned: str) -> None:
    assert Vocabulary("abcdefghijklm").clean(seed).text == cleaned


def test_a_relative_is_known_as_a_whole_or_not_at_all() -> None:
    assert Vocabulary("f").clean("ﬁ") == ("", ("ﬁ",))


def test_the_explanation_names_what_was_replaced_and_what_was_skipped() -> None:
    vocabulary = Vocabulary("abcdef")
    sentence = vocabulary.explain(vocabulary.unknown("Bé🙂\t"))
    assert "“B” as “b”" in sentence
    assert "“é” as “e”" in sentence
    assert "skipped “🙂”, U+0009" in sentence


@pytest.mark.parametrize("characters", ["aa", ["ab"], [""]])
def test_a_vocabulary_is_made_of_distinct_single_characters(characters: str | list[str]) -> None:
    with pytest.raises(ValueError, match="distinct single characters"):
        Vocabulary(characters)
