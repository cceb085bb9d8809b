from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F  # noqa: N812 (its name everywhere)
from torch import Tensor

from gdl_desktop.core.errors import DataError, ModelError
from gdl_desktop.core.events import TextSample
from gdl_desktop.data.sets import Corpus
from gdl_desktop.learning.compute import Compute
from gdl_desktop.learning.snapshot import read_tensors, write_tensors
from gdl_desktop.playgrounds.text.config import Config
from gdl_desktop.playgrounds.text.sampling import score_text
from gdl_desktop.playgrounds.text.training import Trainer, learning_rate_at

MakeTrainer = Callable[..., Trainer]
MakeCorpus = Callable[[str], Corpus]


def run(trainer: Trainer, first: int, last: int, total: int = 40) -> list[float]:
    return [trainer.train_step(step, step / total)["loss"].item() for step in range(first, last)]


@pytest.mark.parametrize("loss_at", ["all", "last"])
@pytest.mark.parametrize(
    ("optimizer", "threads"), [("adamw", 1), ("adamw", 2), ("adam", 1), ("rmsprop", 1), ("sgd", 1)]
)
def test_a_resumed_run_equals_an_uninterrupted_one_exactly(
    make_trainer: MakeTrainer, tmp_path: Path, loss_at: str, optimizer: str, threads: int
) -> None:
    choices = {"loss_at": loss_at, "optimizer": optimizer, "dropout": 0.2, "recurrent_dropout": 0.2, "ema_decay": 0.8}
    uninterrupted = make_trainer(**choices)
    uninterrupted.use_threads(threads)
    run(uninterrupted, 0, 7)
    uninterrupted.apply_live("learning_rate", 0.003)
    write_tensors(tmp_path / "state.safetensors", uninterrupted.state(), {})
    uninterrupted.validate()  # looking at a model never changes its training
    uninterrupted.preview(7, 1)
    expected = run(uninterrupted, 7, 14)  # beyond the end of the first epoch

    resumed = make_trainer(**choices)
    resumed.use_threads(threads)
    run(resumed, 0, 2)
    resumed.load_state(read_tensors(tmp_path / "state.safetensors")[0])

    assert run(resumed, 7, 14) == expected
    assert resumed.validate() == uninterrupted.validate()
    assert resumed.snapshot().card == uninterrupted.snapshot().card
    for mine, theirs in zip(resumed.model.parameters(), uninterrupted.model.parameters(), strict=True):
        assert torch.equal(mine, theirs)


@pytest.mark.parametrize("loss_at", ["all", "last"])
def test_several_threads_learn_what_one_learns(make_trainer: MakeTrainer, loss_at: str) -> None:
    alone, together = make_trainer(loss_at=loss_at), make_trainer(loss_at=loss_at)
    together.use_threads(3)  # batches of 8: shares of 2, 3 and 3
    assert run(together, 0, 6) == pytest.approx(run(alone, 0, 6), rel=1e-4)
    for mine, theirs in zip(together.streams, alone.streams, strict=True):
        torch.testing.assert_close(mine, theirs, rtol=1e-3, atol=1e-5)


@pytest.mark.parametrize("dropout", [{}, {"dropout": 0.5}, {"recurrent_dropout": 0.5}])
def test_shares_draw_dropout_of_their_own(
    make_trainer: MakeTrainer, monkeypatch: pytest.MonkeyPatch, dropout: dict[str, float]
) -> None:
    trainer = make_trainer(**dropout)
    trainer.use_threads(2)
    half = trainer._stream_windows(0)[:4]
    monkeypatch.setattr(trainer, "_stream_windows", lambda step: half.repeat(2, 1))
    trainer.train_step(0, 0.0)
    h, _ = trainer.streams[-1]  # (1, 8, H): what both shares remember of the same text
    assert torch.equal(h[:, :4], h[:, 4:]) == (not dropout)


@pytest.mark.parametrize("dropout", [{}, {"dropout": 0.5}, {"recurrent_dropout": 0.5}])
def test_every_step_hides_other_cells(
    make_trainer: MakeTrainer, monkeypatch: pytest.MonkeyPatch, dropout: dict[str, float]
) -> None:
    # The same windows twice, and a rate that leaves the weights as they are: only what is hidden can differ.
    trainer = make_trainer(loss_at="last", learning_rate=1e-12, optimizer="sgd", weight_decay=0.0, **dropout)
    windows = trainer._random_windows(0)
    monkeypatch.setattr(trainer, "_random_windows", lambda step: windows)
    first, second = run(trainer, 0, 2)
    assert (first == pytest.approx(second, rel=1e-6)) == (not dropout)


@pytest.mark.parametrize("loss_at", ["all", "last"])
def test_training_lowers_the_loss(make_trainer: MakeTrainer, loss_at: str) -> None:
    trainer = make_trainer(loss_at=loss_at, batch_size=32, examples_per_epoch=320)
    before = trainer.validate()
    losses = run(trainer, 0, 60, total=60)
    after = trainer.validate()
    assert losses[0] == pytest.approx(math.log(len(trainer.vocabulary)), rel=0.1)
    assert after["val_loss"] < before["val_loss"] - 0.5
    assert after["val_accuracy"] > before["val_accuracy"]
    assert after["val_bits"] == pytest.approx(after["val_loss"] / math.log(2))


def test_the_figures_of_a_step_are_the_loss_in_nats_and_bits_and_the_accuracy(make_trainer: MakeTrainer) -> None:
    figures = make_trainer().train_step(0, 0.0)
    assert set(figures) == {"loss", "bits", "accuracy"}
    assert all(value.shape == () and not value.requires_grad for value in figures.values())
    assert figures["bits"].item() == pytest.approx(figures["loss"].item() / math.log(2))
    assert 0 <= figures["accuracy"].item() <= 1


@pytest.mark.parametrize(("loss_at", "targets"), [("all", "every position"), ("last", "the end only")])
def test_the_first_loss_is_that_of_the_described_windows(make_trainer: MakeTrainer, loss_at: str, targets: str) -> None:
    trainer = make_trainer(loss_at=loss_at)
    tokens, length = trainer.tokens.long(), trainer.config.context_length
    streams = [stream * len(tokens) // 8 for stream in range(8)]
    starts = streams if loss_at == "all" else trainer._starts(0)[:8].tolist()
    windows = torch.stack([tokens[start : start + length + 1] for start in starts])
    with torch.no_grad():
        logits, _ = trainer.model(windows[:, :-1])
    seen = slice(None) if targets == "every position" else slice(-1, None)
    expected = F.cross_entropy(logits[:, seen].flatten(0, 1), windows[:, 1:][:, seen].flatten())
    assert trainer.train_step(0, 0.0)["loss"].item() == pytest.approx(expected.item(), rel=1e-5)


def test_streams_read_on_through_the_text_and_round_again(make_trainer: MakeTrainer, make_corpus: MakeCorpus) -> None:
    text = "abcdefghijklmnopqrstuvwxyz0123456789" * 2
    trainer = make_trainer(make_corpus(text), batch_size=2, context_length=5, examples_per_epoch=2)
    seen: list[Tensor] = []
    trainer.model.register_forward_pre_hook(lambda _, inputs: seen.append(inputs[0]))
    learnt = trainer.train_text
    for step in range(20):
        trainer.train_step(step, 0.0)
    for stream in range(2):
        read = trainer.vocabulary.decode(torch.cat([window[stream] for window in seen]).tolist())
        start = stream * len(learnt) // 2
        assert read == (learnt[start:] + learnt * 2)[:100]


def test_the_memory_of_streams_is_carried_and_restarts_in_turn(make_trainer: MakeTrainer) -> None:
    trainer = make_trainer(batch_size=8, learning_rate=1e-12, optimizer="sgd", weight_decay=0.0)
    before: list[list[bool]] = []
    trainer.model.register_forward_pre_hook(
        lambda _, inputs: before.append([bool((inputs[1][0][0][0, stream] == 0).all()) for stream in range(8)])
    )
    run(trainer, 0, 66)
    assert before[0] == [True] * 8
    for step in range(1, 66):
        restarting = step % 64
        assert before[step] == [stream == restarting for stream in range(8)]


def test_windows_depend_on_seed_and_epoch_alone(make_trainer: MakeTrainer) -> None:
    one, same, other = (make_trainer(loss_at="last", seed=seed) for seed in (1, 1, 2))
    first = one._starts(0).clone()
    assert not torch.equal(first, one._starts(1))
    assert torch.equal(same._starts(1), one._starts(1))
    assert torch.equal(first, one._starts(0))
    assert not torch.equal(first, other._starts(0))
    assert int(first.min()) >= 0
    assert int(first.max()) + one.config.context_length < len(one.tokens)


def test_the_shortest_possible_text_trains_in_both_ways(make_trainer: MakeTrainer, make_corpus: MakeCorpus) -> None:
    corpus = make_corpus("abcdefghijklmno")  # 13 characters to learn from: a context of 12 and one to guess
    for loss_at in ("all", "last"):
        trainer = make_trainer(corpus, loss_at=loss_at)
        assert len(trainer.tokens) == 13
        assert all(math.isfinite(loss) for loss in run(trainer, 0, 6))
        assert trainer.validate() == {}  # the model knows neither n nor o
        assert trainer.preview(6, 1)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("abcdefghijklm", "11 characters.* 12 .* 13"),
        ("", "0 distinct .* 2 "),
        ("a" * 500, "1 distinct .* 2 "),
    ],
)
def test_a_text_too_short_or_too_plain_is_refused_with_both_numbers(
    make_trainer: MakeTrainer, make_corpus: MakeCorpus, text: str, numbers: str
) -> None:
    with pytest.raises(DataError, match=numbers) as caught:
        make_trainer(make_corpus(text))
    assert str(caught.value).count(".") == 1


def test_the_held_out_tenth_is_never_trained_on(make_trainer: MakeTrainer, make_corpus: MakeCorpus) -> None:
    corpus = make_corpus("ab" * 450 + "XY" * 50)
    assert make_trainer(corpus).train_text == corpus.train_text
    assert set(make_trainer(corpus).vocabulary) == {"a", "b"}
    assert len(make_trainer(corpus, validation_split=0.5).tokens) == 500


def test_validation_is_repeatable_and_bounded(
    make_trainer: MakeTrainer, corpus: Corpus, make_corpus: MakeCorpus
) -> None:
    for loss_at in ("all", "last"):
        trainer = make_trainer(make_corpus(corpus.text * 30), loss_at=loss_at)
        assert trainer.validate() == trainer.validate()
    long = make_trainer(make_corpus(corpus.text * 30))
    held_out = len(long.validation_tokens) - len(long.tokens)
    assert held_out > 40_000
    part = score_text(long.model, long.validation_tokens, len(long.tokens), 10_000)
    assert 9_000 <= part.characters <= 11_000
    assert long.validate()["val_loss"] == part.loss


def test_window_validation_judges_the_described_characters(make_trainer: MakeTrainer) -> None:
    trainer = make_trainer(loss_at="last")
    tokens, first = trainer.validation_tokens.long(), len(trainer.tokens)
    losses, right = [], 0
    with torch.no_grad():
        for target in range(first, len(tokens)):  # 2,000 held-out characters, fewer than the bound: each one
            logits = trainer.model(tokens[None, target - 12 : target])[0][0, -1]
            losses.append(F.cross_entropy(logits, tokens[target]).item())
            right += int(logits.argmax() == tokens[target])
    figures = trainer.validate()
    assert figures["val_loss"] == pytest.approx(sum(losses) / len(losses), rel=1e-4)
    assert figures["val_accuracy"] == pytest.approx(right / len(losses), abs=2e-3)


def test_a_preview_is_a_text_that_depends_on_seed_and_step(trained: Trainer) -> None:
    (sample,) = trained.preview(60, 2)
    assert isinstance(sample, TextSample)
    assert (sample.step, sample.epoch, sample.temperature) == (60, 2, trained.config.temperature)
    assert len(sample.text) == trained.config.preview_length
    assert sample.seed_text in trained.held_out_text
    assert trained.preview(60, 2) == [sample]
    assert trained.preview(61, 2) != [sample]


def test_a_snapshot_is_not_trained_any_further(make_trainer: MakeTrainer) -> None:
    trainer = make_trainer()
    snapshot = trainer.snapshot()
    weights = {name: tensor.clone() for name, tensor in snapshot.tensors.items()}
    run(trainer, 0, 3)
    assert all(torch.equal(snapshot.tensors[name], weights[name]) for name in weights)
    assert (snapshot.card["step"], trainer.snapshot().card["step"]) == (0, 3)
    assert snapshot.card["data_sha256"] == trainer.data.sha256


def test_with_averaging_people_see_the_average_of_the_weights(make_trainer: MakeTrainer) -> None:
    plain, averaging = make_trainer(), make_trainer(ema_decay=0.5)
    average = {name: tensor.double().clone() for name, tensor in plain.model.state_dict().items()}
    for step in range(12):
        plain.train_step(step, 0.0)
        averaging.train_step(step, 0.0)
        decay = min(0.5, (step + 2) / (step + 11))
        for name, tensor in plain.model.state_dict().items():
            average[name] = decay * average[name] + (1 - decay) * tensor.double()
    shown = averaging.snapshot().tensors
    for name, tensor in plain.model.state_dict().items():
        assert torch.equal(averaging.model.state_dict()[name], tensor), "learning itself is the same"
        torch.testing.assert_close(shown[name].double(), average[name], rtol=1e-4, atol=1e-6)
    plain.model.load_state_dict(shown)
    assert averaging.validate() == plain.validate()


def test_live_settings_act_and_others_are_refused(make_trainer: MakeTrainer) -> None:
    trainer = make_trainer(schedule="constant")
    trainer.apply_live("learning_rate", 0.5)
    trainer.apply_live("temperature", 0.0)
    trainer.train_step(0, 0.0)
    assert trainer.optimizer.param_groups[0]["lr"] == 0.5
    assert trainer.snapshot().config.learning_rate == 0.5
    (sample,) = trainer.preview(1, 1)
    assert isinstance(sample, TextSample)
    assert sample.temperature == 0
    with pytest.raises(ValueError, match="not a live setting"):
        trainer.apply_live("batch_size", 4)


def test_the_cosine_falls_from_the_learning_rate_almost_to_nothing() -> None:
    config = Config(schedule="cosine", learning_rate=0.1)
    rates = [learning_rate_at(config, progress / 100) for progress in range(101)]
    assert rates[0] == pytest.approx(0.1)
    assert rates == sorted(rates, reverse=True)
    assert 0 < rates[-1] < 0.1 * 0.03
    assert learning_rate_at(Config(schedule="constant", learning_rate=0.1), 0.9) == 0.1


def test_a_state_of_another_model_is_refused(make_trainer: MakeTrainer) -> None:
    state = make_trainer(layers=(16,)).state()
    with pytest.raises(ModelError, match="does not fit"):
        make_trainer(layers=(24,)).load_state(state)
    with pytest.raises(ModelError, match="does not fit"):
        make_trainer(layers=(16,), batch_size=4).load_state(state)


def test_the_global_generator_is_never_drawn_from(make_trainer: MakeTrainer) -> None:
    before = torch.get_rng_state()
    for loss_at in ("all", "last"):
        trainer = make_trainer(loss_at=loss_at, dropout=0.5)
        run(trainer, 0, 3)
        trainer.validate()
        trainer.preview(3, 1)
    assert torch.equal(before, torch.get_rng_state())


@pytest.mark.usefixtures("half_lstm")
def test_it_trains_in_half_precision_too(make_trainer: MakeTrainer) -> None:
    for loss_at in ("all", "last"):
        trainer = make_trainer(loss_at=loss_at, compute=Compute(precision="bf16"))
        losses = run(trainer, 0, 10)
        assert losses[-1] < losses[0]
        assert all(tensor.dtype == torch.float32 for name, tensor in trainer.state().items() if "streams" in name)
        assert math.isfinite(trainer.validate()["val_loss"])
