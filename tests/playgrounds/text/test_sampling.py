from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import torch
import torch.nn.functional as F  # noqa: N812 (its name everywhere)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gdl_desktop.core.errors import ConfigError, DataError, ModelError
from gdl_desktop.data.sets import Corpus
from gdl_desktop.learning.sampling import SampleRequest
from gdl_desktop.learning.snapshot import Snapshot, load_snapshot, save_snapshot
from gdl_desktop.playgrounds.text.sampling import TextSampler, evaluate, load_model, sample, score_text
from gdl_desktop.playgrounds.text.training import Trainer

MakeTrainer = Callable[..., Trainer]
MakeCorpus = Callable[[str], Corpus]


@pytest.fixture(scope="module")
def snapshot(trained: Trainer) -> Snapshot:
    return trained.snapshot()


@pytest.fixture(scope="module")
def sampler(snapshot: Snapshot) -> TextSampler:
    return TextSampler(snapshot)


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def write(sampler: TextSampler, seed_text: str, temperature: float = 0.8, length: int = 60, seed: int = 0) -> str:
    return "".join(sampler.stream(seed_text, temperature, length, rng(seed)))


@pytest.mark.parametrize("changes", [{}, {"embedding_size": 0}, {"layers": (16,)}, {"layers": (8, 24, 12)}])
def test_the_numpy_step_is_the_torch_model(make_trainer: MakeTrainer, changes: dict[str, object]) -> None:
    trainer = make_trainer(**changes)
    for step in range(10):
        trainer.train_step(step, 0.0)
    snapshot = trainer.snapshot()
    text = trainer.held_out_text[:80]
    tokens = trainer.vocabulary.encode(text)
    with torch.no_grad():
        logits, _ = load_model(snapshot)(torch.from_numpy(tokens)[None])
    writing = TextSampler(snapshot).begin(text[0])
    for position, token in enumerate(tokens):
        if position:
            writing.read(int(token))
        np.testing.assert_allclose(writing.logits, logits[0, position].numpy(), atol=2e-5)


def test_stateful_writing_equals_rereading_the_whole_text_each_time(snapshot: Snapshot, sampler: TextSampler) -> None:
    model = load_model(snapshot)
    seed_text = sampler.vocabulary.clean("The statement ").text
    writing, generator = sampler.begin(seed_text), rng()
    text = seed_text
    for _ in range(50):
        with torch.no_grad():
            logits, _ = model(torch.from_numpy(sampler.vocabulary.encode(text))[None])
        expected = F.log_softmax(logits[0, -1].double() / 0.7, dim=0).numpy()
        np.testing.assert_allclose(np.log(writing.probabilities(0.7)), expected, atol=1e-4)
        text += writing.write(0.7, generator)


@pytest.mark.parametrize("temperature", [0.3, 1.0, 2.5])
def test_characters_are_drawn_as_softmax_of_logits_over_temperature(sampler: TextSampler, temperature: float) -> None:
    seed_text = "The "
    logits = sampler.begin(seed_text).logits.astype(np.float64)
    expected = np.exp(logits / temperature) / np.exp(logits / temperature).sum()
    generator, draws = rng(7), 2000
    counts = np.zeros(len(expected))
    for _ in range(draws):
        (character,) = sampler.stream(seed_text, temperature, 1, generator)
        counts[sampler.vocabulary.characters.index(character)] += 1
    common = expected * draws >= 5  # Pearson's test wants no rare classes: they are taken together
    observed, wanted = ([*x[common], x[~common].sum()] for x in (counts, expected * draws))
    chi_square = sum((o - w) ** 2 / w for o, w in zip(observed, wanted, strict=True) if w > 0)
    freedom = len(observed) - 1
    assert chi_square < freedom + 4 * math.sqrt(2 * freedom) + 4  # mean and spread of chi-square; the seed is fixed
    np.testing.assert_allclose(sampler.begin(seed_text).probabilities(temperature), expected, rtol=1e-9)


def test_every_character_of_a_text_is_drawn_anew(sampler: TextSampler) -> None:
    characters, length = sampler.vocabulary.characters, 4000
    text = write(sampler, "The ", 1e300, length)  # so hot that all characters are alike
    counts = np.array([text.count(character) for character in characters])
    expected, freedom = length / len(characters), len(characters) - 1
    assert ((counts - expected) ** 2 / expected).sum() < freedom + 4 * math.sqrt(2 * freedom) + 4
    assert len({text[start : start + 64] for start in range(length - 64)}) == length - 64  # nothing comes again


def test_temperature_zero_is_greedy_and_needs_no_chance(snapshot: Snapshot, sampler: TextSampler) -> None:
    text = write(sampler, "The ", temperature=0, seed=1)
    assert text == write(sampler, "The ", temperature=0, seed=2)
    model, so_far = load_model(snapshot), "The "
    for character in text[:20]:
        with torch.no_grad():
            logits, _ = model(torch.from_numpy(sampler.vocabulary.encode(so_far))[None])
        assert character == sampler.vocabulary.characters[int(logits[0, -1].argmax())]
        so_far += character


@pytest.mark.parametrize("temperature", [5e-324, 1e-300, 1e-30, 1e-3])
def test_tiny_temperatures_are_as_good_as_greedy(sampler: TextSampler, temperature: float) -> None:
    assert write(sampler, "The ", temperature) == write(sampler, "The ", 0)
    assert sampler.begin("The ").probabilities(temperature).max() == pytest.approx(1)


def test_a_huge_temperature_takes_all_characters_alike(sampler: TextSampler) -> None:
    probabilities = sampler.begin("The ").probabilities(1e300)
    np.testing.assert_allclose(probabilities, 1 / len(sampler.vocabulary))
    assert len(write(sampler, "The ", 1e300)) == 60


@pytest.mark.parametrize("temperature", [-0.1, float("nan"), float("inf")])
def test_an_impossible_temperature_is_refused_before_the_first_character(
    sampler: TextSampler, temperature: float
) -> None:
    with pytest.raises(ConfigError, match="temperature"):
        sampler.stream("The ", temperature, 10, rng())


def test_an_impossible_length_is_refused(sampler: TextSampler) -> None:
    with pytest.raises(ConfigError, match="-1"):
        sampler.stream("The ", 1.0, -1, rng())
    assert write(sampler, "The ", length=0) == ""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed_text=st.text(st.characters(codec=None)), temperature=st.floats(0, 1e6))
def test_any_seed_and_any_temperature_write_known_characters(
    sampler: TextSampler, seed_text: str, temperature: float
) -> None:
    text = write(sampler, seed_text, temperature, length=8)
    assert len(text) == 8
    assert sampler.vocabulary.unknown(text) == ()


def test_seeds_of_any_length_are_read_whole(sampler: TextSampler) -> None:
    tail = "The statement "
    long, longer = "if x is not y: " * 200 + tail, "for z in numbers: " * 400 + tail
    assert len(write(sampler, long)) == 60
    # What was read long before the context still shows in the state.
    assert not np.array_equal(sampler.begin(long).logits, sampler.begin(tail).logits)
    assert len(write(sampler, longer)) == 60


def test_nothing_to_read_begins_like_a_line(sampler: TextSampler) -> None:
    assert write(sampler, "") == write(sampler, "\n") == write(sampler, "日本")


def test_an_endless_stream_can_be_left_at_any_time(sampler: TextSampler) -> None:
    stream = sampler.stream("The ", 0.8, None, rng())
    assert "".join(islice(stream, 60)) == write(sampler, "The ")


def test_two_texts_in_the_making_do_not_disturb_each_other(sampler: TextSampler) -> None:
    one, other = sampler.stream("The ", 0.8, 60, rng(0)), sampler.stream("Some ", 0.8, 60, rng(1))
    both = list(zip(one, other, strict=True))
    assert "".join(a for a, _ in both) == write(sampler, "The ", seed=0)
    assert "".join(b for _, b in both) == write(sampler, "Some ", seed=1)


def test_text_i_depends_on_the_seed_and_on_i_alone(snapshot: Snapshot) -> None:
    request = SampleRequest(n=3, seed_text="The ", temperature=1.0, length=30, seed=5)
    three = sample(snapshot, request)
    assert sample(snapshot, dataclasses.replace(request, n=2)) == three[:2]
    assert len(set(three)) == 3
    assert all(text.startswith("The ") and len(text) == 34 for text in three)
    assert sample(snapshot, dataclasses.replace(request, seed=6)) != three
    assert len(sample(snapshot, dataclasses.replace(request, n=None, seed=-1))) == 1
    assert len(sample(snapshot, SampleRequest(length=20))[0]) == 20


def test_a_saved_model_writes_the_same(snapshot: Snapshot, tmp_path: Path) -> None:
    save_snapshot(snapshot, tmp_path / "model.safetensors")
    request = SampleRequest(seed_text="The ", length=80)
    assert sample(load_snapshot(tmp_path / "model.safetensors", "text"), request) == sample(snapshot, request)


def test_evaluation_is_one_stateful_reading_of_the_last_tenth(snapshot: Snapshot, trained: Trainer) -> None:
    corpus = trained.data
    figures = evaluate(snapshot, corpus)
    model, vocabulary = load_model(snapshot), trained.vocabulary
    known = torch.from_numpy(vocabulary.encode(corpus.text))
    held_out = len(vocabulary.encode(corpus.held_out_text))
    with torch.no_grad():
        logits, _ = model(known[None, :-1])
    expected = F.cross_entropy(logits[0, -held_out:], known[-held_out:].long()).item()
    assert figures["characters"] == held_out
    # The evaluation reads in pieces with a run-up, so that only what lies further back is missing.
    assert figures["nats_per_character"] == pytest.approx(expected, rel=1e-3)
    assert figures["bits_per_character"] == pytest.approx(figures["nats_per_character"] / math.log(2))
    assert 0.1 < figures["accuracy"] < 1


@pytest.mark.parametrize(("length", "first", "tolerance"), [(9, 1, 1e-5), (200, 60, 1e-5), (3000, 1500, 1e-3)])
def test_pieces_judge_every_character_once(trained: Trainer, length: int, first: int, tolerance: float) -> None:
    tokens = trained.tokens[:length]
    with torch.no_grad():
        logits, _ = trained.model(tokens[None, :-1])
    score = score_text(trained.model, tokens, first)
    losses = F.cross_entropy(logits[0, first - 1 :], tokens[first:].long(), reduction="sum").item()
    assert score.characters == length - first
    right = float((logits[0, first - 1 :].argmax(-1) == tokens[first:]).float().mean())
    assert score.loss * score.characters == pytest.approx(losses, rel=tolerance)
    assert score.accuracy == pytest.approx(right, abs=2e-3)


def test_a_part_is_spread_over_the_whole(trained: Trainer) -> None:
    tokens = trained.tokens[:6000]
    with torch.no_grad():
        logits, _ = trained.model(tokens[None, :-1])
    losses = F.cross_entropy(logits[0], tokens[1:].long(), reduction="none")
    score = score_text(trained.model, tokens, 1000, at_most=640)
    assert score.characters == 640
    # 640 characters make 5 pieces of 128, which stand 1,000 apart.
    chosen = torch.cat([losses[begin - 1 : begin + 127] for begin in range(1000, 6000, 1000)])
    assert score.loss == pytest.approx(float(chosen.mean()), rel=2e-3)


def test_unknown_characters_are_counted_and_left_out(
    snapshot: Snapshot, trained: Trainer, make_corpus: MakeCorpus
) -> None:
    corpus = trained.data
    spoilt = corpus.train_text + "".join("🙂" + character for character in corpus.held_out_text)
    spoilt_corpus = dataclasses.replace(corpus, text=spoilt)
    held_out = spoilt_corpus.held_out_text
    figures = evaluate(snapshot, spoilt_corpus)
    unknown = sum(character not in trained.vocabulary for character in held_out)
    assert figures["out_of_vocabulary"] == pytest.approx(unknown / len(held_out))
    assert figures["out_of_vocabulary"] > 0.4
    assert figures["characters"] == len(held_out) - unknown
    with pytest.raises(DataError, match="0 in it"):
        evaluate(snapshot, make_corpus("ab" * 90 + "🙂" * 20))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"details": {}}, "list of characters"),
        ({"details": {"vocabulary": "aa"}}, "list of characters"),
        ({"details": {"vocabulary": "ab"}}, "do not fit"),
        ({"tensors": {}}, "do not fit"),
        ({"playground": "gan"}, "gan playground"),
    ],
)
def test_a_model_that_cannot_write_is_refused(snapshot: Snapshot, changes: dict[str, object], words: str) -> None:
    broken = dataclasses.replace(snapshot, **changes)  # type: ignore[arg-type]
    for use in (TextSampler, load_model):
        with pytest.raises(ModelError, match=words):
            use(broken)


def test_a_model_that_has_diverged_is_refused(snapshot: Snapshot) -> None:
    tensors = dict(snapshot.tensors) | {"head.bias": torch.full_like(snapshot.tensors["head.bias"], float("nan"))}
    with pytest.raises(ModelError, match="not numbers"):
        TextSampler(dataclasses.replace(snapshot, tensors=tensors))
