from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Literal

import numpy as np
import pytest
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from gdl_desktop.core.events import ImageSamples
from gdl_desktop.data.library import load_images
from gdl_desktop.data.sets import ImageSet
from gdl_desktop.learning.compute import Compute
from gdl_desktop.playgrounds.gan.config import PRESETS, Config
from gdl_desktop.playgrounds.gan.sampling import sampler_for
from gdl_desktop.playgrounds.gan.training import (
    Trainer,
    discriminator_loss,
    generator_loss,
    share_of_variety,
    spread_of_classes,
    variety_loss,
)
from tests.playgrounds.gan.conftest import NARROW

Make = Callable[..., Trainer]
FIGURES = {"d_loss", "g_loss", "d_accuracy_real", "d_accuracy_fake", "aux_accuracy_real", "aux_accuracy_fake"}


def run(trainer: Trainer, first: int, last: int) -> list[dict[str, float]]:
    return [
        {name: float(value) for name, value in trainer.train_step(step, step / 200).items()}
        for step in range(first, last)
    ]


def equal(a: dict[str, Tensor], b: dict[str, Tensor]) -> bool:
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in a)


def test_a_step_reports_its_figures(config: Config, make_trainer: Make) -> None:
    figures = make_trainer(config).train_step(0, 0.0)
    assert set(figures) == FIGURES
    for name, value in figures.items():
        assert value.shape == ()
        assert not value.requires_grad
        assert not name.endswith(("real", "fake")) or 0.0 <= float(value) <= 1.0


def test_counts(config: Config, make_trainer: Make, shapes: ImageSet) -> None:
    trainer = make_trainer(config)
    assert (trainer.batch_size, trainer.steps_per_epoch, trainer.total_steps) == (6, 6, 12)
    tiny = dataclasses.replace(shapes, train_images=shapes.train_images[:4], train_labels=shapes.train_labels[:4])
    trainer = make_trainer(config, data=tiny)
    assert (trainer.batch_size, trainer.steps_per_epoch) == (4, 1)
    run(trainer, 0, 2)


def test_same_seed_same_run_and_another_seed_another(config: Config, make_trainer: Make) -> None:
    a, b, c = make_trainer(config), make_trainer(config), make_trainer(config, seed=4)
    assert run(a, 0, 3) == run(b, 0, 3)
    assert equal(a.state(), b.state())
    assert run(c, 0, 3) != run(make_trainer(config), 0, 3)


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_a_resumed_run_equals_an_uninterrupted_one(
    config: Config, precision: Literal["fp32", "bf16"], make_trainer: Make
) -> None:
    straight = make_trainer(config, compute=Compute(precision=precision))
    before = run(straight, 0, 4)
    kept = straight.state()
    after = run(straight, 4, 9)  # over the end of an epoch

    resumed = make_trainer(config, compute=Compute(precision=precision))
    resumed.load_state(kept)
    assert run(resumed, 4, 9) == after
    assert equal(resumed.state(), straight.state())
    assert resumed.snapshot().card["step"] == 9
    assert before != after[:4]


def test_a_state_is_not_written_to_any_more(config: Config, make_trainer: Make) -> None:
    trainer = make_trainer(config)
    run(trainer, 0, 2)
    kept = trainer.state()
    copies = {name: tensor.clone() for name, tensor in kept.items()}
    published = trainer.snapshot().tensors
    published_copies = {name: tensor.clone() for name, tensor in published.items()}
    run(trainer, 2, 4)
    assert equal(kept, copies)
    assert equal(dict(published), published_copies)
    other = make_trainer(config)
    other.load_state(kept)
    run(other, 2, 4)
    assert equal(kept, copies)


def test_looking_does_not_change_training(config: Config, make_trainer: Make, shapes: ImageSet) -> None:
    looked_at, alone = make_trainer(config), make_trainer(config)
    for step in range(4):
        looked_at.preview(step, 1)
        assert looked_at.validate() == looked_at.validate()
        sampler = sampler_for(looked_at.snapshot())
        sampler.grid(sampler.draw_z(2, np.random.default_rng(0)), [0, 2])
        sampler.opinion(shapes.test_images, shapes.test_labels)
        assert run(looked_at, step, step + 1) == run(alone, step, step + 1)
    assert equal(looked_at.state(), alone.state())


def test_global_generators_are_left_alone(config: Config, make_trainer: Make) -> None:
    torch_before = torch.get_rng_state()
    numpy_before = np.random.get_state()[1].copy()  # type: ignore[index,union-attr]
    trainer = make_trainer(config)
    run(trainer, 0, 2)
    trainer.preview(2, 1)
    trainer.validate()
    trainer.snapshot()
    assert torch.equal(torch_before, torch.get_rng_state())
    assert np.array_equal(numpy_before, np.random.get_state()[1])  # type: ignore[index]


def test_preview_is_a_grid_with_fixed_z(config: Config, make_trainer: Make) -> None:
    trainer = make_trainer(config)
    (first,) = trainer.preview(0, 1)
    (again,) = trainer.preview(0, 1)
    assert isinstance(first, ImageSamples)
    assert isinstance(again, ImageSamples)
    assert first.images.shape == (30, 28, 28)
    assert first.images.dtype == np.uint8
    assert first.columns == 3
    assert np.array_equal(first.images, again.images)
    run(trainer, 0, 3)
    (later,) = trainer.preview(3, 1)
    assert isinstance(later, ImageSamples)
    assert not np.array_equal(first.images, later.images)
    sampler = sampler_for(trainer.snapshot())
    seed = np.random.SeedSequence(3).generate_state(3)[2]
    assert np.array_equal(
        later.images, sampler.grid(sampler.draw_z(10, np.random.default_rng(seed)), range(3))
    )  # what is shown is what is published


def test_preview_of_many_classes_is_capped(make_trainer: Make, shapes: ImageSet) -> None:
    many = dataclasses.replace(shapes, classes=tuple(f"class {k}" for k in range(100)))
    (event,) = make_trainer(NARROW["lean"], data=many).preview(0, 1)
    assert isinstance(event, ImageSamples)
    assert (len(event.images), event.columns) == (200, 20)


def gradients(network: torch.nn.Module) -> list[Tensor | None]:
    return [None if p.grad is None else p.grad.clone() for p in network.parameters()]


def test_each_player_learns_in_its_own_turn_only(config: Config, make_trainer: Make) -> None:
    trainer = make_trainer(config)
    generator, discriminator = trainer._generator, trainer._discriminator
    images, labels = trainer._batch(0)
    fakes = trainer._invent(*trainer._draw_noise())
    fake_labels = torch.tensor([0, 1, 2, 0, 1, 2])
    weights = {n: t.clone() for n, t in generator.named_parameters()}
    trainer._update_discriminator(images, labels, fakes.detach(), fake_labels)
    assert all(gradient is None for gradient in gradients(generator))
    assert all(torch.equal(weights[n], t) for n, t in generator.named_parameters())

    weights = {n: t.clone() for n, t in discriminator.named_parameters()}
    before = gradients(discriminator)
    trainer._update_generator(fakes, fake_labels, 0.5, 0.0, None)
    assert all(torch.equal(weights[n], t) for n, t in discriminator.named_parameters())
    after = gradients(discriminator)
    assert all(torch.equal(a, b) for a, b in zip(before, after, strict=True) if a is not None and b is not None)
    assert any(gradient is not None and gradient.abs().sum() > 0 for gradient in gradients(generator))
    assert all(p.requires_grad for p in discriminator.parameters())


def softmax_cross_entropy(logits: np.ndarray, labels: np.ndarray) -> float:
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return float(-log_p[np.arange(len(labels)), labels].mean())


@pytest.mark.parametrize("on_fakes", [True, False])
def test_losses_of_a_step_against_numpy(on_fakes: bool, make_trainer: Make) -> None:
    config = dataclasses.replace(NARROW["book"], dropout=0.0, auxiliary_on_fakes=on_fakes, variety_weight=2.0)
    trainer = make_trainer(config)
    images, labels = trainer._batch(0)
    z, fake_labels = trainer._draw_noise()
    fakes = trainer._invent(z, fake_labels)
    with torch.no_grad():
        said_real = trainer._discriminator(images, labels)
        said_fake = trainer._discriminator(fakes, fake_labels)
    logits = np.concatenate([said_real.classes.numpy(), said_fake.classes.numpy()])
    targets = np.concatenate([labels.numpy(), fake_labels.numpy()])
    if not on_fakes:
        logits, targets = logits[:6], targets[:6]
    expected = float(discriminator_loss(said_real.realness, said_fake.realness, config))
    expected += softmax_cross_entropy(logits.astype(np.float64), targets)
    figures, seen = trainer._update_discriminator(images, labels, fakes.detach(), fake_labels)
    torch.testing.assert_close(seen, said_real.features)
    assert float(figures["d_loss"]) == pytest.approx(expected, rel=1e-5)
    assert float(figures["d_accuracy_real"]) == pytest.approx(float((said_real.realness > 0).double().mean()))
    assert float(figures["d_accuracy_fake"]) == pytest.approx(float((said_fake.realness <= 0).double().mean()))

    with torch.no_grad():
        said_fake = trainer._discriminator(fakes, fake_labels)  # after its update
    expected = float(generator_loss(said_fake.realness, config))
    expected += 0.3 * softmax_cross_entropy(said_fake.classes.numpy().astype(np.float64), fake_labels.numpy())
    real_spread = torch.full((3,), 1000.0)  # so that there is too little variety
    spread = spread_of_classes(said_fake.features, fake_labels, 3)
    expected += 2.0 * float((1.0 - spread[spread > 0] / 1000.0).mean())
    figures = trainer._update_generator(fakes, fake_labels, 0.3, 2.0, real_spread)
    assert float(figures["g_loss"]) == pytest.approx(expected, rel=1e-5)
    recognized = (said_fake.classes.argmax(dim=1) == fake_labels).double().mean()
    assert float(figures["aux_accuracy_fake"]) == pytest.approx(float(recognized))


def test_the_class_loss_fades_with_the_run(make_trainer: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    config = dataclasses.replace(NARROW["lean"], auxiliary_weight=0.8, auxiliary_fade=0.75, auxiliary_fade_steps=0)
    trainer = make_trainer(config)
    weights = watch_weights(trainer, monkeypatch)
    for step, progress in enumerate((0.0, 0.5, 1.0)):
        trainer.train_step(step, progress)
    trainer.apply_live("auxiliary_weight", 0.4)
    trainer.train_step(3, 1.0)
    assert [auxiliary for auxiliary, _ in weights] == pytest.approx([0.8, 0.5, 0.2, 0.1])


def test_the_class_loss_fades_over_so_many_steps_however_long_the_run(
    make_trainer: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = dataclasses.replace(NARROW["lean"], auxiliary_weight=0.8, auxiliary_fade=0.75, auxiliary_fade_steps=4)
    trainer = make_trainer(config)
    weights = watch_weights(trainer, monkeypatch)
    for step in range(6):
        trainer.train_step(step, step / 1000)
    assert [auxiliary for auxiliary, _ in weights] == pytest.approx([0.8, 0.65, 0.5, 0.35, 0.2, 0.2])


def watch_weights(trainer: Trainer, monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, float]]:
    """Return what fills with each step's weight of the class loss and of variety."""
    weights, update = [], trainer._update_generator

    def watched(
        fakes: Tensor, labels: Tensor, auxiliary: float, variety: float, real_spread: Tensor | None
    ) -> dict[str, Tensor]:
        assert (real_spread is None) == (variety == 0)
        weights.append((auxiliary, variety))
        return update(fakes, labels, auxiliary, variety, real_spread)

    monkeypatch.setattr(trainer, "_update_generator", watched)
    return weights


def test_variety_counts_late(make_trainer: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    trainer = make_trainer(dataclasses.replace(NARROW["lean"], variety_weight=6.0, variety_after=4))
    weights = watch_weights(trainer, monkeypatch)
    for step in range(10):
        trainer.train_step(step, 0.0)
    trainer.apply_live("variety_weight", 2.0)
    trainer.train_step(10, 0.0)
    assert [variety for _, variety in weights] == pytest.approx([0, 0, 0, 0, 0, 1.5, 3, 4.5, 6, 6, 2])
    assert share_of_variety(0, 0) == 1  # from the first step on


def test_the_spread_of_classes_against_numpy() -> None:
    rng = np.random.default_rng(2)
    features, labels = rng.normal(size=(12, 5)), np.array([0, 1, 0, 1, 3, 1, 0, 1, 0, 1, 1, 0])
    spread = spread_of_classes(torch.tensor(features), torch.tensor(labels), 4)
    for k in (0, 1):
        own = features[labels == k]
        distances = [np.linalg.norm(own[i] - own[j]) for j in range(len(own)) for i in range(j)]
        assert spread[k].item() == pytest.approx(np.mean(distances), rel=1e-5)
    assert spread[2:].tolist() == [0, 0]  # no picture, and a single one


def test_a_spread_of_bfloat16_numbers_is_found_in_float32() -> None:
    rng = torch.Generator().manual_seed(2)
    features = torch.randn(6, 64, generator=rng) + 8.0  # far from 0, near to each other
    short = features.bfloat16()
    labels = torch.zeros(6, dtype=torch.int64)
    expected = torch.pdist(short.double()).mean().item()
    assert spread_of_classes(short, labels, 1).item() == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize("shared", [True, False])
def test_a_step_measures_variety_by_its_real_pictures(
    shared: bool, make_trainer: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = dataclasses.replace(NARROW["book"], dropout=0.0, share_fakes=shared, variety_weight=2.0)
    trainer, spreads = make_trainer(config), []
    update = trainer._update_generator

    def watched(
        fakes: Tensor, labels: Tensor, weight: float, variety: float, real_spread: Tensor | None
    ) -> dict[str, Tensor]:
        spreads.append(real_spread)
        return update(fakes, labels, weight, variety, real_spread)

    monkeypatch.setattr(trainer, "_update_generator", watched)
    images, labels = trainer._batch(0)
    with torch.no_grad():
        expected = spread_of_classes(trainer._judge(images, labels).features, labels, 3)
    assert expected.max() > 0
    trainer.train_step(0, 0.0)
    assert spreads[0] is not None
    torch.testing.assert_close(spreads[0], expected)
    trainer.apply_live("variety_weight", 0.0)
    trainer.train_step(1, 0.0)
    assert spreads[1] is None


def test_variety_is_asked_for_until_there_is_as_much_as_in_real_pictures() -> None:
    features, labels = torch.tensor([[0.0, 0.0], [3.0, 4.0]], requires_grad=True), torch.zeros(2, dtype=torch.int64)
    loss = variety_loss(spread_of_classes(features, labels, 1), torch.tensor([20.0]))
    assert loss.item() == pytest.approx(1 - 5 / 20)
    loss.backward()
    assert features.grad is not None
    assert (features.grad[1] < 0).all()  # further away from the first lowers the loss
    # A class that differs enough counts, one without two pictures on either side does not.
    fake, real = torch.tensor([20.0, 4.0, 0.0, 3.0]), torch.tensor([5.0, 5.0, 5.0, 0.0])
    assert variety_loss(fake, real).item() == pytest.approx((0 + 0.2) / 2)
    assert variety_loss(torch.zeros(2), torch.ones(2)).item() == 0
    equal = torch.zeros(2, 2, requires_grad=True)
    variety_loss(spread_of_classes(equal, labels, 1), torch.ones(1)).backward()
    assert equal.grad is not None
    assert equal.grad.isfinite().all()


def test_one_epoch_shows_every_picture_once_in_an_order_of_its_own(make_trainer: Make, shapes: ImageSet) -> None:
    config = dataclasses.replace(NARROW["lean"], batch_size=10)
    trainer = make_trainer(config)
    epochs = [torch.cat([trainer._batch(e * 4 + i)[0] for i in range(4)]) for e in range(2)]
    expected = torch.tensor(shapes.train_images).unsqueeze(1).float() / 127.5 - 1
    for shown in epochs:
        order = torch.cdist(shown.flatten(1), expected.flatten(1)).argmin(dim=1)
        assert sorted(order.tolist()) == list(range(40))
        assert torch.equal(shown, expected[order])
    assert not torch.equal(*epochs)
    assert torch.equal(make_trainer(config)._batch(5)[0], trainer._batch(5)[0])  # no matter what came before


@pytest.mark.parametrize("prior", ["uniform", "normal"])
def test_noise_comes_from_the_prior(prior: str, make_trainer: Make) -> None:
    config = dataclasses.replace(NARROW["lean"], prior=prior, batch_size=40, z_size=200)
    z, labels = make_trainer(config)._draw_noise()
    assert z.shape == (40, 200)
    assert float(z.mean()) == pytest.approx(0.0, abs=0.05)
    assert float(z.std()) == pytest.approx(1.0 if prior == "normal" else 3**-0.5, abs=0.03)
    assert (float(z.abs().max()) <= 1.0) == (prior == "uniform")
    assert set(labels.tolist()) == {0, 1, 2}


def test_average_follows_the_generator_with_its_running_statistics(make_trainer: Make) -> None:
    trainer = make_trainer(dataclasses.replace(NARROW["lean"], ema_decay=0.3))
    assert trainer._average is not None
    expected = {name: tensor.double() for name, tensor in trainer._average.state_dict().items()}
    for step in range(5):
        trainer.train_step(step, 0.0)
        decay = min(0.3, (2 + step) / (11 + step))
        for name, newest in trainer._generator.state_dict().items():
            mixed = decay * expected[name] + (1 - decay) * newest.double()
            expected[name] = mixed if newest.is_floating_point() else newest.double()
    assert any("running_var" in name for name in expected)
    for name, tensor in trainer._average.state_dict().items():
        torch.testing.assert_close(tensor.double(), expected[name], rtol=1e-4, atol=1e-5)
    shown = trainer.snapshot().tensors["generator.stem.weight"]
    assert torch.equal(shown, trainer._average.state_dict()["stem.weight"])


def test_live_settings_take_effect_with_the_next_step(make_trainer: Make) -> None:
    trainer = make_trainer(NARROW["lean"])
    run(trainer, 0, 1)
    frozen = {n: t.clone() for n, t in trainer._generator.named_parameters()}
    trainer.apply_live("generator_lr", 1e-12)
    trainer.apply_live("discriminator_lr", 0.5)
    trainer.train_step(1, 0.5)
    assert trainer._generator_optimizer.param_groups[0]["lr"] == 0.5e-12  # linear: half of it halfway
    assert trainer._discriminator_optimizer.param_groups[0]["lr"] == 0.25
    for name, tensor in trainer._generator.named_parameters():
        torch.testing.assert_close(tensor, frozen[name], rtol=0, atol=1e-9)
    assert trainer.snapshot().config.discriminator_lr == 0.5


def test_validation_is_the_discriminators_view_of_held_out_pictures(make_trainer: Make, shapes: ImageSet) -> None:
    trainer = make_trainer(NARROW["book"])
    run(trainer, 0, 5)
    realness, probabilities = sampler_for(trainer.snapshot()).opinion(shapes.test_images, shapes.test_labels)
    figures = trainer.validate()
    assert figures["d_accuracy_held_out"] == pytest.approx((realness > 0).mean())
    assert figures["aux_accuracy_held_out"] == pytest.approx((probabilities.argmax(1) == shapes.test_labels).mean())


def test_bfloat16_trains_too(config: Config, make_trainer: Make) -> None:
    trainer = make_trainer(config, compute=Compute(precision="bf16"))
    figures = run(trainer, 0, 3)
    assert all(np.isfinite(list(each.values())).all() for each in figures)
    assert all(p.dtype == torch.float32 for p in trainer._generator.parameters())


def test_classes_and_pictures_of_the_embedded_digits_are_learnt() -> None:
    digits = load_images("mnist")
    narrow = dataclasses.replace(
        PRESETS["lean"], generator_width=16, discriminator_width=8, z_size=16, batch_size=32, lr_schedule="constant"
    )
    trainer = Trainer(narrow, digits, Compute(), seed=0)
    figures = run(trainer, 0, 120)
    start, end = (np.mean([f["aux_accuracy_real"] for f in part]) for part in (figures[:20], figures[-20:]))
    assert start < 0.5 < 0.7 < end
    assert trainer.validate()["aux_accuracy_held_out"] > 0.7
    # The mean picture of a trained generator is far nearer to a mean digit than noise is.
    sampler = sampler_for(trainer.snapshot())
    drawn = sampler.grid(sampler.draw_z(20, np.random.default_rng(0)), range(10)).astype(np.float64)
    real = digits.train_images.mean(axis=0)
    assert F.cosine_similarity(torch.tensor(drawn.mean(0)).flatten(), torch.tensor(real).flatten(), dim=0) > 0.8
