from __future__ import annotations

import itertools
import lzma
import math
import zlib
from collections import Counter, defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdl_desktop.learning.judge.text_metrics import longest_overlap, ngram_nats, xz_bits, zlib_bits

PROSE = "the cat sat on the mat and the rat that sat on the cat ran; a man and a cat had a hat. " * 3
short_texts = st.text("abc", max_size=14)
token_lists = st.lists(st.integers(0, 3), min_size=1, max_size=40)


def tokens_of(text: str) -> np.ndarray:
    alphabet = sorted(set(PROSE))
    return np.array([alphabet.index(character) for character in text])


class SlowKneserNey:
    """The same model, written down for one probability at a time over dictionaries of tuples."""

    def __init__(self, train: list[int], alphabet_size: int, order: int) -> None:
        self.alphabet_size = alphabet_size
        self.order = min(order, len(train))
        occurrences = {k: self._grams(train, k) for k in range(1, self.order + 1)}
        self.counts: dict[int, Counter[tuple[int, ...]]] = {}
        for k in range(1, self.order + 1):
            if k == self.order:
                self.counts[k] = Counter(occurrences[k])
            else:
                self.counts[k] = Counter(gram[1:] for gram in set(occurrences[k + 1]))
        self.followers: dict[tuple[int, ...], dict[int, int]] = defaultdict(dict)
        for counts in self.counts.values():
            for gram, count in counts.items():
                self.followers[gram[:-1]][gram[-1]] = count

    @staticmethod
    def _grams(train: list[int], k: int) -> list[tuple[int, ...]]:
        return [tuple(train[i : i + k]) for i in range(len(train) - k + 1)]

    def discount(self, k: int, count: int) -> float:
        how_many = Counter(self.counts[k].values())
        n1, n2 = how_many[1], how_many[2]
        y = n1 / (n1 + 2 * n2) if n1 else 0.5
        i = min(count, 3)
        if not how_many[i]:
            return y
        d = i - (i + 1) * y * how_many[i + 1] / how_many[i]
        return d if 0 < d <= i else y

    def probability(self, context: tuple[int, ...], token: int) -> float:
        shorter = self.probability(context[1:], token) if context else 1 / self.alphabet_size
        followers = self.followers.get(context)
        if not followers:
            return shorter
        k = len(context) + 1
        total = sum(followers.values())
        count = followers.get(token, 0)
        own = count - self.discount(k, count) if count else 0.0
        freed = sum(self.discount(k, each) for each in followers.values())
        return (own + freed * shorter) / total

    def nats(self, train: list[int], held_out: list[int]) -> list[float]:
        text = train + held_out
        context = self.order - 1
        return [
            -math.log(self.probability(tuple(text[i - context : i]), text[i])) for i in range(len(train), len(text))
        ]


@given(train=token_lists, held_out=token_lists, order=st.integers(1, 5))
def test_the_ngram_model_is_the_textbooks(train: list[int], held_out: list[int], order: int) -> None:
    nats = ngram_nats(np.array(train), np.array(held_out), 4, order)
    np.testing.assert_allclose(nats, SlowKneserNey(train, 4, order).nats(train, held_out), rtol=1e-9)


@pytest.mark.parametrize("order", [1, 2, 4, 6])
def test_the_ngram_models_probabilities_sum_to_one_behind_any_context(order: int) -> None:
    train, alphabet = tokens_of(PROSE), len(set(PROSE))
    for continuation in ("", "the c", "a hat", "xqz".translate({120: "m", 113: ";", 122: "h"})):
        prefix = tokens_of(continuation)
        last = [ngram_nats(train, np.append(prefix, token), alphabet, order)[-1] for token in range(alphabet)]
        assert np.exp(-np.array(last)).sum() == pytest.approx(1, abs=1e-9)


def test_the_ngram_model_learns_nothing_from_the_held_out_part() -> None:
    train, held_out = tokens_of(PROSE[:100]), tokens_of(PROSE[100:160])
    whole = ngram_nats(train, held_out, 30, 4)
    for length in (1, 7, 30):
        np.testing.assert_allclose(ngram_nats(train, held_out[:length], 30, 4), whole[:length])


def test_context_pays_on_text_and_not_on_noise() -> None:
    cut = len(PROSE) * 2 // 3
    text = [ngram_nats(tokens_of(PROSE[:cut]), tokens_of(PROSE[cut:]), 30, order).mean() for order in (1, 3, 5)]
    assert text[0] > text[1] > text[2]
    noise = np.random.default_rng(0).integers(0, 4, 6000)
    for order in (1, 5):
        # No model can do better than ln 4 on average; this one does hardly worse.
        assert ngram_nats(noise[:5000], noise[5000:], 4, order).mean() == pytest.approx(math.log(4), abs=0.12)


def test_no_text_before_leaves_equal_shares() -> None:
    nats = ngram_nats(np.array([], dtype=int), np.array([0, 1, 0]), 8, 3)
    np.testing.assert_allclose(nats, math.log(8))


def test_compressed_bits_are_sizes_over_characters_not_bytes() -> None:
    train, held_out = "Ein süßer Bär. " * 40, "Ein süßer Bär aß. " * 5
    xz, zipped = xz_bits(train, held_out), zlib_bits(train, held_out)
    both, before, alone = (text.encode() for text in (train + held_out, train, held_out))
    size = len(lzma.compress(both, preset=lzma.PRESET_EXTREME | 9)) - len(lzma.compress(before, preset=9))
    assert xz.conditional == pytest.approx(8 * size / len(held_out), abs=8 * 8 / len(held_out))  # two tries at packing
    assert xz.alone == pytest.approx(8 * len(lzma.compress(alone, preset=9)) / len(held_out), rel=0.1)
    size = len(zlib.compress(both, 9)) - len(zlib.compress(before, 9))
    assert zipped.conditional == pytest.approx(8 * size / len(held_out))
    assert zipped.alone == pytest.approx(8 * len(zlib.compress(alone, 9)) / len(held_out))
    assert xz.conditional < xz.alone
    assert zipped.conditional < zipped.alone


@given(sample=short_texts, corpus=short_texts)
def test_the_longest_overlap_is_that_of_trying_every_passage(sample: str, corpus: str) -> None:
    passages = {sample[i:j] for i, j in itertools.combinations(range(len(sample) + 1), 2)}
    shared = [passage for passage in passages if passage in corpus]
    assert longest_overlap(sample, corpus) == max(map(len, shared), default=0)


@given(
    noise=st.text("abcd\n🙂é", max_size=300),
    passage=st.text("abcd\n🙂é", min_size=5, max_size=80),
    at=st.integers(0, 300),
)
def test_a_planted_passage_is_found(noise: str, passage: str, at: int) -> None:
    at = min(at, len(noise))
    assert longest_overlap(f"«{passage}»", noise[:at] + passage + noise[at:]) == len(passage)


def test_a_repetitive_text_takes_no_longer_than_another() -> None:
    # Quadratic work would be ten thousand million steps here.
    assert longest_overlap("a" * 5_000 + "b", "a" * 400_000) == 5_000
