from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable

import pytest

from gdl_desktop.data.sets import Corpus
from gdl_desktop.learning.judge.text_metrics import longest_overlap, ngram_nats, xz_bits, zlib_bits
from gdl_desktop.learning.sampling import SampleRequest
from gdl_desktop.learning.snapshot import Snapshot
from gdl_desktop.playgrounds.text import sampling
from gdl_desktop.playgrounds.text.sampling import evaluate, sample, vocabulary_of
from gdl_desktop.playgrounds.text.training import Trainer

MakeCorpus = Callable[[str], Corpus]


@pytest.fixture(scope="module")
def snapshot(trained: Trainer) -> Snapshot:
    return trained.snapshot()


def written(snapshot: Snapshot) -> str:
    return sample(snapshot, SampleRequest(temperature=0.8, length=2000, seed=0))[0]


def test_the_baselines_read_the_characters_that_the_model_is_judged_on(snapshot: Snapshot, trained: Trainer) -> None:
    corpus = trained.data
    spoilt = dataclasses.replace(corpus, text="".join("🙂" + character for character in corpus.text))
    figures, vocabulary = evaluate(snapshot, spoilt), vocabulary_of(snapshot)
    known = [text.replace("🙂", "") for text in (spoilt.train_text, spoilt.held_out_text)]
    assert figures["out_of_vocabulary"] == pytest.approx(0.5)
    assert figures["characters"] == len(known[1])
    nats = ngram_nats(*(vocabulary.encode(text) for text in known), len(vocabulary), int(figures["ngram_order"]))
    assert figures["ngram_bits_per_character"] == pytest.approx(nats.mean() / math.log(2))
    for name, bits in (("xz", xz_bits(*known)), ("zlib", zlib_bits(*known))):
        assert figures[f"{name}_conditional_bits_per_character"] == bits.conditional
        assert figures[f"{name}_alone_bits_per_character"] == bits.alone


def test_of_a_very_long_text_model_and_baselines_read_the_same_share(
    snapshot: Snapshot, trained: Trainer, make_corpus: MakeCorpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = trained.data
    learnt, judged = 9 * 500, 500
    start = len(corpus.train_text) - learnt
    expected = evaluate(snapshot, make_corpus(corpus.text[start : start + learnt + judged]))
    monkeypatch.setattr(sampling, "_MOST_LEARNT", learnt)
    monkeypatch.setattr(sampling, "_MOST_JUDGED", judged)
    figures = evaluate(snapshot, corpus)
    assert figures["characters"] == judged
    for name in expected:
        if name.endswith("_per_character"):
            assert figures[name] == expected[name], name


def test_a_corpus_that_holds_what_the_model_writes_shows_it_all(
    snapshot: Snapshot, trained: Trainer, make_corpus: MakeCorpus
) -> None:
    corpus = trained.data
    text = written(snapshot)
    figures = evaluate(snapshot, corpus)
    assert figures["sample_characters"] == 2000
    assert figures["longest_overlap"] == longest_overlap(text, corpus.train_text)
    assert figures["held_out_overlap"] == longest_overlap(corpus.held_out_text[:2000], corpus.train_text)
    assert 0 < figures["longest_overlap"] < 2000
    assert evaluate(snapshot, make_corpus(text + corpus.text))["longest_overlap"] == 2000


def test_the_same_model_gives_the_same_figures(snapshot: Snapshot, trained: Trainer) -> None:
    assert evaluate(snapshot, trained.data) == evaluate(snapshot, trained.data)
