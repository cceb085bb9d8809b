from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest
import torch

from gdl_desktop.core.events import ImageSamples, PlaneSamples
from gdl_desktop.core.folders import resources_dir
from gdl_desktop.data.sets import ImageSet
from gdl_desktop.learning.compute import Compute, Way
from gdl_desktop.playgrounds.latent.config import Config
from gdl_desktop.playgrounds.latent.sampling import LatentSampler
from gdl_desktop.playgrounds.latent.training import Trainer, kl_weight, learning_rate_factor
from tests.playgrounds.latent.bars import SMALL, train


def same_weights(a: Trainer, b: Trainer) -> bool:
    return all(torch.equal(x, y) for x, y in zip(a.model.parameters(), b.model.parameters(), strict=True))


@pytest.mark.parametrize(
    "settings",
    [
        {"optimizer": "adam"},
        {"optimizer": "rmsprop"},
        {"decoder": "convolutional", "decoder_channels": (4, 2), "likelihood": "logistic"},
    ],
)
def test_a_resumed_run_equals_an_uninterrupted_one(pictures: ImageSet, settings: dict[str, Any]) -> None:
    config = dataclasses.replace(SMALL, kl_warmup=0.5, **settings)
    whole, first, second = (Trainer(config, pictures, Compute(), seed=3) for _ in range(3))
    losses = train(whole, range(17))
    train(first, range(8))  # in the middle of an epoch of five steps
    second.load_state(first.state())
    assert train(second, range(8, 17)) == losses[8:]
    assert same_weights(whole, second)


def test_same_seed_same_run_and_another_seed_another(pictures: ImageSet) -> None:
    losses = [train(Trainer(SMALL, pictures, Compute(), seed=seed), range(6)) for seed in (1, 1, 2)]
    assert losses[0] == losses[1]
    assert losses[0] != losses[2]


@pytest.mark.usefixtures("one_thread")
@pytest.mark.parametrize("way", Trainer.ways)
@pytest.mark.parametrize("settings", [{}, {"decoder": "convolutional", "likelihood": "logistic"}])
def test_several_threads_learn_what_one_learns(pictures: ImageSet, settings: dict[str, Any], way: Way) -> None:
    config = dataclasses.replace(SMALL, **settings)
    alone, together = Trainer(config, pictures, Compute(), seed=3), Trainer(config, pictures, Compute(), seed=3)
    expected = train(alone, range(8))
    together.use_threads(3, way)  # divided, batches of 16 are shares of 5, 5 and 6
    assert train(together, range(8)) == pytest.approx(expected, rel=1e-4)


def test_looking_does_not_change_training(pictures: ImageSet) -> None:
    seen, unseen = Trainer(SMALL, pictures, Compute(), seed=3), Trainer(SMALL, pictures, Compute(), seed=3)
    for step in range(10):
        train(seen, range(step, step + 1))
        seen.validate()
        seen.preview(step, 1)
        seen.snapshot()
    train(unseen, range(10))
    assert same_weights(seen, unseen)


def test_the_global_generator_is_left_alone(pictures: ImageSet) -> None:
    before, np_before = torch.get_rng_state(), np.random.get_state()[1].copy()
    trainer = Trainer(SMALL, pictures, Compute(), seed=3)
    train(trainer, range(6))
    trainer.validate()
    trainer.preview(6, 1)
    assert torch.equal(torch.get_rng_state(), before)
    assert np.array_equal(np.random.get_state()[1], np_before)


def test_a_run_has_as_many_steps_as_its_epochs_have(pictures: ImageSet) -> None:
    trainer = Trainer(dataclasses.replace(SMALL, batch_size=30), pictures, Compute(), seed=3)
    assert (trainer.steps_per_epoch, trainer.total_steps) == (3, 12)


def test_a_batch_larger_than_the_set_is_the_set(pictures: ImageSet) -> None:
    trainer = Trainer(dataclasses.replace(SMALL, batch_size=512), pictures, Compute(), seed=3)
    assert (trainer.batch_size, trainer.steps_per_epoch) == (90, 1)


def test_live_settings_act_from_the_next_step_on(pictures: ImageSet) -> None:
    trainer = Trainer(SMALL, pictures, Compute(), seed=3)
    trainer.apply_live("beta", 3.0)
    trainer.apply_live("learning_rate", 0.0)
    before = [parameter.clone() for parameter in trainer.model.parameters()]
    values = trainer.train_step(0, 0.0)
    assert values["loss"].item() == pytest.approx(values["reconstruction"].item() + 3 * values["kl"].item())
    assert all(torch.equal(a, b) for a, b in zip(before, trainer.model.parameters(), strict=True))
    assert trainer.snapshot().config.beta == 3.0


def test_a_warm_up_that_is_changed_halfway_acts_at_once_and_resumes(pictures: ImageSet) -> None:
    def weight(trainer: Trainer, step: int) -> float:
        values = {name: value.item() for name, value in trainer.train_step(step, step / 20).items()}
        return (values["loss"] - values["reconstruction"]) / values["kl"]

    config = dataclasses.replace(SMALL, kl_warmup=0.8)
    whole, second = Trainer(config, pictures, Compute(), seed=3), Trainer(config, pictures, Compute(), seed=3)
    train(whole, range(4))
    assert weight(whole, 4) == pytest.approx(0.25, rel=1e-3)
    whole.apply_live("kl_warmup", 0.5)
    assert weight(whole, 5) == pytest.approx(0.5, rel=1e-3)
    second.load_state(whole.state())
    second.apply_live("kl_warmup", 0.5)  # the run remembers live settings, the state does not
    assert [weight(trainer, 6) for trainer in (whole, second)] == [pytest.approx(0.6, rel=1e-3)] * 2
    assert same_weights(whole, second)
    whole.apply_live("kl_warmup", 0.0)
    assert weight(whole, 7) == pytest.approx(1, rel=1e-3)
    assert whole.snapshot().config.kl_warmup == 0


def test_the_kl_weight_warms_up() -> None:
    config = Config(beta=2.0, kl_warmup=0.5)
    assert [kl_weight(config, p) for p in (0.0, 0.25, 0.5, 0.9, 1.0)] == [0.0, 1.0, 2.0, 2.0, 2.0]
    assert kl_weight(Config(beta=2.0), 0.0) == 2.0
    assert kl_weight(Config(beta=2.0, kl_warmup=1.0), 1.0) == 2.0


def test_the_cosine_glides_from_one_towards_zero() -> None:
    factors = [learning_rate_factor(Config(schedule="cosine"), p) for p in (0, 0.5, 0.999, 1)]
    assert factors == [1, pytest.approx(0.5), pytest.approx(0, abs=1e-5), 0]
    assert learning_rate_factor(Config(schedule="constant"), 0.9) == 1


def test_a_few_steps_lower_the_loss_and_validation_measures_it(pictures: ImageSet) -> None:
    trainer = Trainer(dataclasses.replace(SMALL, learning_rate=1e-2), pictures, Compute(), seed=3)
    before = trainer.validate()
    train(trainer, range(100), of=100)
    after = trainer.validate()
    assert after["val_loss"] < 0.7 * before["val_loss"]
    assert after == trainer.validate()
    assert after["val_loss"] == pytest.approx(after["val_reconstruction"] + after["val_kl"])


def test_it_learns_from_the_embedded_pictures() -> None:
    if not (resources_dir() / "data").is_dir():
        pytest.skip("the embedded pictures have not been built: make resources")
    from gdl_desktop.data import library

    data = library.load("images", "fashion")
    trainer = Trainer(Config(), data, Compute(), seed=0)
    before = trainer.validate()
    losses = train(trainer, range(60), of=60)
    assert np.mean(losses[-10:]) < 0.7 * losses[0]
    assert trainer.validate()["val_loss"] < 0.7 * before["val_loss"]


@pytest.mark.parametrize("activation", ["relu", "silu"])
def test_one_picture_far_outside_what_the_encoder_knows_does_not_end_the_training(
    pictures: ImageSet, activation: Any
) -> None:
    odd = 7
    pictures.train_images[odd] = 255
    trainer = Trainer(dataclasses.replace(SMALL, activation=activation), pictures, Compute(), seed=3)
    train(trainer, range(20))
    # Its variance is put where a black shirt with white sleeves had it in Fashion-MNIST, and further: at exp(120),
    # which is no float any more. The other pictures stay near -2.
    encoder = trainer.model.encoder
    with torch.no_grad():
        hidden = encoder.body(torch.from_numpy(pictures.train_images.reshape(90, -1)).float() / 255)
        wanted = torch.full((90, 2), -2.0)
        wanted[odd] = 120
        # The least change of the weights that does it.
        solution = torch.linalg.lstsq(torch.cat([hidden, torch.ones(90, 1)], dim=1), wanted, driver="gelsd").solution
        encoder.log_var.weight.copy_(solution[:-1].T)
        encoder.log_var.bias.copy_(solution[-1])
        raw = encoder.log_var(hidden)
    assert raw[odd].min() > 100
    before = trainer.validate()["val_loss"]
    losses = train(trainer, range(20, 45), of=45)  # five epochs, so that it comes up several times
    assert np.isfinite(losses).all()
    assert max(losses) < 2 * before
    assert trainer.validate()["val_loss"] < before


def test_the_logistic_spread_shrinks_where_pictures_are_rebuilt_well(pictures: ImageSet) -> None:
    config = dataclasses.replace(SMALL, likelihood="logistic", learning_rate=1e-2)
    trainer = Trainer(config, pictures, Compute(), seed=3)
    before = trainer.validate()["val_loss"]
    train(trainer, range(60), of=60)
    assert trainer.validate()["val_loss"] < 0.9 * before
    log_scale = trainer.snapshot().tensors["decoder.log_scale"]
    assert log_scale.shape == (784,)
    # Corners hold noise of 40 grey values at most, the middle holds bars of 200 as well.
    corner, middle = log_scale.view(28, 28)[:2, :2], log_scale.view(28, 28)[12:16, 12:16]
    assert corner.max() < middle.min()


def test_a_preview_shows_the_plane_and_its_grid(trained: Trainer, pictures: ImageSet) -> None:
    plane, grid = trained.preview(20, 4)
    assert isinstance(plane, PlaneSamples)
    assert isinstance(grid, ImageSamples)
    assert plane.points.shape == (30, 2)
    assert plane.points.dtype == np.float32
    assert np.array_equal(plane.labels, pictures.test_labels)
    mu, _ = LatentSampler(trained.snapshot()).encode(pictures.test_images)
    assert np.allclose(plane.points, mu[:, :2], atol=1e-5)
    assert grid.images.shape == (400, 28, 28)
    assert (grid.columns, grid.step) == (20, 20)


def test_the_points_of_a_preview_are_computed_as_the_training_computes(pictures: ImageSet) -> None:
    exact, rounded = (
        Trainer(SMALL, pictures, Compute(precision=precision), seed=3).preview(0, 1)[0].points  # type: ignore[union-attr]
        for precision in ("fp32", "bf16")
    )
    assert not np.array_equal(rounded, exact)
    assert np.allclose(rounded, exact, atol=0.02)


def test_a_preview_of_many_latent_numbers_shows_two_of_them(pictures: ImageSet) -> None:
    trainer = Trainer(dataclasses.replace(SMALL, latent_size=5), pictures, Compute(), seed=3)
    plane, grid = trainer.preview(0, 1)
    again = trainer.preview(0, 1)[1]
    assert isinstance(plane, PlaneSamples)
    assert isinstance(grid, ImageSamples)
    assert isinstance(again, ImageSamples)
    assert plane.points.shape == (30, 2)
    assert grid.images.shape == (100, 28, 28)
    assert np.array_equal(grid.images, again.images)


def test_a_snapshot_is_frozen_and_tells_where_it_comes_from(trained: Trainer) -> None:
    snapshot = trained.snapshot()
    kept = {name: tensor.clone() for name, tensor in snapshot.tensors.items()}
    train(trained, range(20, 25), of=40)
    assert all(torch.equal(kept[name], snapshot.tensors[name]) for name in kept)
    assert {name.split(".")[0] for name in snapshot.tensors} == {"encoder", "decoder"}
    assert snapshot.details == {"classes": ["lying", "standing"], "image_size": 28}
    assert snapshot.card == {"data": "bars", "data_sha256": "0" * 64, "step": 20}
