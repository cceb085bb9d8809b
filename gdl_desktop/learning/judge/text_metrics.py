"""What a language model's bits per character are worth: baselines on the same text, and the longest passage copied.

The baselines learn from the part of a text that the model learnt from, and from nothing else: no count and
no weight of theirs comes from the held-out part.
"""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Tokens = NDArray[np.int64]


def ngram_nats(
    train: NDArray[np.integer[Any]], held_out: NDArray[np.integer[Any]], alphabet_size: int, order: int
) -> NDArray[np.float64]:
    """Return -ln p(character | the order - 1 characters before it) of held-out text under an n-gram model.

    The model is interpolated, modified Kneser-Ney. What a discount takes from the counts behind a context
    is shared out as the context one character shorter foresees, and so on down to equal shares for all
    characters. Below the full order an n-gram counts in how many ways it was preceded, not how often it
    occurred. See Chen and Goodman, "An Empirical Study of Smoothing Techniques for Language Modeling"
    (Harvard TR-10-98, 1998), section 3.

    Parameters
    ----------
    train
        Tokens of shape (n,), from 0 to ``alphabet_size`` - 1: the only source of counts and discounts.
    held_out
        Tokens of shape (m,) that follow directly: the context of the first is the end of ``train``.
    alphabet_size
        How many characters there are to choose from.
    order
        Characters in an n-gram, the foreseen one included; 1 or more.

    Returns
    -------
    ndarray
        float64 of shape (m,), in nats.
    """
    order = min(order, len(train))
    tokens = np.concatenate([train, held_out]).astype(np.int64)
    grams = _numbered_grams(tokens, alphabet_size, order)
    places = [_one_place_each(numbers[: len(train) - k + 1]) for k, numbers in enumerate(grams)]
    probability = np.full(len(held_out), 1 / alphabet_size)
    for k in range(1, order + 1):
        numbers, contexts, different = grams[k], grams[k - 1], places[k]
        # Each different longer n-gram is one way in which its last k characters were preceded.
        counted = numbers[: len(train) - k + 1] if k == order else numbers[places[k + 1] + 1]
        counts = np.bincount(counted, minlength=int(numbers.max()) + 1)
        discounts = _discounts(counts)[np.minimum(counts, 3)]
        # What was counted behind each context, and how much of it the discounts take.
        behind = int(contexts.max()) + 1
        total = np.bincount(contexts[different], weights=counts[numbers[different]], minlength=behind)
        taken = np.bincount(contexts[different], weights=discounts[numbers[different]], minlength=behind)
        begins = np.arange(len(train), len(tokens)) - (k - 1)  # of the n-gram that ends in each held-out character
        number, context = numbers[begins], contexts[begins]
        known = total[context] > 0
        mixture = counts[number] - discounts[number] + taken[context] * probability
        probability = np.where(known, mixture / np.where(known, total[context], 1), probability)
    nats: NDArray[np.float64] = -np.log(probability)
    return nats


def _numbered_grams(tokens: Tokens, alphabet_size: int, order: int) -> list[Tokens]:
    """Return, for k from 0 to ``order``, the number of the k-gram that begins at each place; equal ones share it."""
    grams = [np.zeros(len(tokens) + 1, dtype=np.int64)]
    for k in range(1, order + 1):
        _, numbers = np.unique(grams[-1][:-1] * alphabet_size + tokens[k - 1 :], return_inverse=True)
        grams.append(numbers)
    return grams


def _one_place_each(numbers: Tokens) -> Tokens:
    """Return one place where each different number stands, in the order of the numbers."""
    place = np.full(int(numbers.max(initial=0)) + 1, -1)
    place[numbers] = np.arange(len(numbers))
    return place[place >= 0]


def _discounts(counts: Tokens) -> NDArray[np.float64]:
    """Return what is taken from a count of 0, 1, 2, and 3 or more (Chen and Goodman, eq. 26).

    A short text may not have every count from 1 to 4; an estimate that is then no possible discount is
    replaced by the one of absolute discounting, and that by one half.
    """
    n = np.bincount(np.minimum(counts, 5), minlength=6).astype(np.float64)  # n[c]: how many n-grams count c
    absolute = n[1] / (n[1] + 2 * n[2]) if n[1] else 0.5
    discounts = [0.0]
    for count in (1, 2, 3):
        estimate = count - (count + 1) * absolute * n[count + 1] / n[count] if n[count] else 0.0
        discounts.append(estimate if 0 < estimate <= count else absolute)
    return np.array(discounts)


class CompressedBits(NamedTuple):
    """Bits that a compressor spends on each held-out character.

    Attributes
    ----------
    conditional
        With the training text in front: 8 * (size(training + held out) - size(training)) / characters. It
        is the figure to hold against a model's, which has read the same text before.
    alone
        Of a file that holds nothing else: 8 * size(held out) / characters, the file's own frame included.
    """

    conditional: float
    alone: float


def xz_bits(train_text: str, held_out_text: str) -> CompressedBits:
    """Return bits per character of ``xz -9e`` on UTF-8, which looks back over up to 64 MiB."""
    return _compressed_bits(lambda text: lzma.compress(text, preset=9 | lzma.PRESET_EXTREME), train_text, held_out_text)


def zlib_bits(train_text: str, held_out_text: str) -> CompressedBits:
    """Return bits per character of zlib at level 9 on UTF-8; it looks back over 32 KiB only."""
    return _compressed_bits(lambda text: zlib.compress(text, 9), train_text, held_out_text)


def _compressed_bits(compress: Callable[[bytes], bytes], train_text: str, held_out_text: str) -> CompressedBits:
    train, held_out = train_text.encode(), held_out_text.encode()
    bits = 8 / len(held_out_text)
    conditional = len(compress(train + held_out)) - len(compress(train))
    return CompressedBits(conditional * bits, len(compress(held_out)) * bits)


def longest_overlap(sample: str, corpus: str) -> int:
    """Return how many characters the longest passage of a sample has that stands verbatim in a corpus.

    It is exact, in time proportional to both lengths: the corpus is read once through the suffix automaton
    of the sample (Blumer et al., "The Smallest Automaton Recognizing the Subwords of a Text", 1985).
    """
    edges, links, lengths = _suffix_automaton(sample)
    longest = 0
    state = length = 0  # the longest passage of the sample that ends at the character read last
    for character in corpus:
        while character not in edges[state] and state:
            state = links[state]
            length = lengths[state]
        if character in edges[state]:
            state = edges[state][character]
            length += 1
            longest = max(longest, length)
    return longest


class _SuffixAutomaton(NamedTuple):
    """States are sets of passages that end at the same places; state 0 is the empty passage.

    Attributes
    ----------
    edges
        The state behind each further character.
    links
        The state of the longest ending that occurs at more places; of state 0, -1.
    lengths
        Characters in a state's longest passage.
    """

    edges: list[dict[str, int]]
    links: list[int]
    lengths: list[int]


def _suffix_automaton(text: str) -> _SuffixAutomaton:
    edges: list[dict[str, int]] = [{}]
    links, lengths = [-1], [0]

    def add(successors: dict[str, int], link: int, length: int) -> int:
        edges.append(successors)
        links.append(link)
        lengths.append(length)
        return len(edges) - 1

    last = 0  # the state of the whole text so far
    for end, character in enumerate(text, start=1):
        new = add({}, 0, end)
        state = last
        while state != -1 and character not in edges[state]:
            edges[state][character] = new
            state = links[state]
        if state != -1:
            follower = edges[state][character]
            if lengths[follower] > lengths[state] + 1:
                # Its shorter passages now end here too, its longer ones do not: the state falls in two.
                longer, follower = follower, add(dict(edges[follower]), links[follower], lengths[state] + 1)
                links[longer] = follower
                while state != -1 and edges[state].get(character) == longer:
                    edges[state][character] = follower
                    state = links[state]
            links[new] = follower
        last = new
    return _SuffixAutomaton(edges, links, lengths)
