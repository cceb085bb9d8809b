from __future__ import annotations

import copy
import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from gdl_desktop.core.errors import ModelError, UserError
from gdl_desktop.data.sets import ImageSet
from gdl_desktop.learning.compute import Compute
from gdl_desktop.learning.sampling import SampleRequest
from gdl_desktop.learning.snapshot import Snapshot, frozen_copy, load_snapshot, save_snapshot
from gdl_desktop.playgrounds.latent import sampling
from gdl_desktop.playgrounds.latent.config import PRESETS
from gdl_desktop.playgrounds.latent.model import new_vae
from gdl_desktop.playgrounds.latent.sampling import (
    LatentSampler,
    evaluate,
    plane_grid,
    prior_draws,
    sample,
    sampler_for,
)
from gdl_desktop.playgrounds.latent.training import Trainer
from tests.playgrounds.latent.bars import SMALL, train


@pytest.fixture
def snapshot(trained: Trainer) -> Snapshot:
    return trained.snapshot()


def test_decoding_is_the_networks_formula(snapshot: Snapshot) -> None:
    w = {name: tensor.double().numpy() for name, tensor in snapshot.tensors.items() if name.startswith("decoder.")}
    hidden = z = np.array([[0.3, -1.2], [2.0, 0.0]])
    for layer in ("body.0", "body.2"):
        a = hidden @ w[f"decoder.{layer}.weight"].T + w[f"decoder.{layer}.bias"]
        hidden = a / (1 + np.exp(-a))  # silu
    logits = hidden @ w["decoder.pixels.weight"].T + w["decoder.pixels.bias"]
    grey = 255 / (1 + np.exp(-logits))
    decoded = LatentSampler(snapshot).decode(z.astype(np.float32))
    assert decoded.dtype == np.uint8
    assert decoded.shape == (2, 28, 28)
    assert np.abs(decoded.reshape(2, 784) - grey).max() < 0.51  # the nearest whole number, float32 left aside


def test_encoding_and_rebuilding(trained: Trainer, pictures: ImageSet) -> None:
    sampler = LatentSampler(trained.snapshot())
    mu, log_var = sampler.encode(pictures.test_images)
    with torch.no_grad():
        x = torch.from_numpy(pictures.test_images.reshape(-1, 784) / np.float32(255))
        expected = trained.model.encoder(x)
    np.testing.assert_allclose(mu, expected[0].numpy(), rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(log_var, expected[1].numpy(), rtol=1e-5, atol=1e-6)
    assert np.array_equal(sampler.reconstruct(pictures.test_images), sampler.decode(mu))


def test_a_slice_holds_the_numbers_beyond_the_plane_still(pictures: ImageSet) -> None:
    snapshot = Trainer(dataclasses.replace(SMALL, latent_size=4), pictures, Compute(), seed=1).snapshot()
    sampler = LatentSampler(snapshot)
    beyond = np.array([1.5, -2.0], np.float32)
    strips = list(sampler.manifold_strips(3, 1.5, beyond))
    z = plane_grid(3, 1.5, 4)
    z[:, 2:] = beyond
    tiles = sampler.decode(z[3:6])
    assert len(strips) == 3
    # Products of three and of nine rows may round differently in the last place.
    assert np.abs(strips[1].astype(int) - np.hstack(list(tiles)).astype(int)).max() <= 1
    assert not np.array_equal(np.vstack(strips), sampler.manifold(3, 1.5))


@pytest.mark.parametrize("in_bf16", [False, True])
def test_many_pictures_of_a_wide_decoder_are_those_of_each_alone_up_to_rounding(
    in_bf16: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sampling, "bf16_products_pay", lambda _: in_bf16)
    config = dataclasses.replace(PRESETS["book"], hidden_sizes=(512,))
    model = new_vae(config, torch.Generator().manual_seed(0))
    sampler = LatentSampler(Snapshot("latent", config, frozen_copy(model.state_dict()), {"image_size": 28}))
    z = plane_grid(12, 3.0)
    many = sampler.decode(z).astype(int)
    alone = np.concatenate([sampler.decode(each[np.newaxis]) for each in z]).astype(int)
    with torch.no_grad():
        exact = torch.sigmoid(copy.deepcopy(model).double().decoder(torch.tensor(z).double())).numpy() * 255
    assert np.ptp(exact) > 10  # not all grey
    assert np.abs(alone.reshape(144, -1) - exact).max() < 0.51
    assert np.abs(many.reshape(144, -1) - exact).max() < 1.51


def test_the_manifold_shows_under_each_point_what_that_point_decodes_to(snapshot: Snapshot) -> None:
    sampler = LatentSampler(snapshot)
    side, extent = 5, 2.5
    picture = sampler.manifold(side, extent)
    assert picture.shape == (140, 140)
    for x, y in [(-2.0, 2.0), (2.0, 2.0), (0.0, 0.0), (1.0, -2.0), (-2.0, -1.0)]:
        # Where the point falls when the picture covers [-extent, extent] squared, x to the right, y up.
        column = int((x + extent) / (2 * extent) * side)
        row = int((extent - y) / (2 * extent) * side)
        tile = picture[row * 28 : (row + 1) * 28, column * 28 : (column + 1) * 28]
        alone = sampler.decode(np.array([[x, y]], dtype=np.float32))[0]
        # A product of one row and one of many may round differently in the last place.
        assert np.abs(tile.astype(int) - alone.astype(int)).max() <= 1


@pytest.mark.parametrize("settings", [{"hidden_sizes": (512,)}, {"decoder": "convolutional"}, {}])
def test_the_quick_ways_draw_what_one_picture_at_a_time_does(pictures: ImageSet, settings: dict[str, Any]) -> None:
    trainer = Trainer(dataclasses.replace(SMALL, **settings), pictures, Compute(), seed=1)
    train(trainer, range(30), of=30)
    sampler = LatentSampler(trainer.snapshot())
    with torch.inference_mode():
        z = torch.from_numpy(plane_grid(12, 2.0))
        plain = [(255 * trainer.model.decoder(one[None]).sigmoid() + 0.5).to(torch.uint8) for one in z]
    alone = torch.cat(plain).view(12, 12, 28, 28).permute(0, 2, 1, 3).reshape(336, 336).numpy().astype(int)
    assert np.ptp(alone) > 30
    assert np.abs(sampler.manifold(12, 2.0) - alone).max() <= 1
    assert np.abs(np.vstack(list(sampler.manifold_strips(12, 2.0))) - alone).max() <= 1


def test_the_grid_runs_right_and_down_from_the_top_left() -> None:
    grid = plane_grid(2, 1.0, latent_size=3)
    assert grid.tolist() == [[-0.5, 0.5, 0], [0.5, 0.5, 0], [-0.5, -0.5, 0], [0.5, -0.5, 0]]


def test_the_same_seed_gives_the_same_picture_at_any_n(snapshot: Snapshot) -> None:
    many = sample(snapshot, SampleRequest(n=150, seed=4)).x
    for n in (1, 3, 63, 64, 65, 149):
        assert np.array_equal(sample(snapshot, SampleRequest(n=n, seed=4)).x, many[:n])
    assert not np.array_equal(sample(snapshot, SampleRequest(n=3, seed=5)).x, many[:3])


def test_prior_draws_are_standard_normal() -> None:
    z = prior_draws(20_000, 2, seed=1)
    np.testing.assert_allclose(z.mean(axis=0), 0, atol=6 / np.sqrt(len(z)))
    np.testing.assert_allclose(np.cov(z.T), np.eye(2), atol=6 * np.sqrt(2 / len(z)))


def test_a_sample_without_a_number_is_the_plane(snapshot: Snapshot) -> None:
    batch = sample(snapshot, SampleRequest())
    assert batch.x.shape == (400, 28, 28)
    assert batch.columns == 20
    tiles = batch.x.reshape(20, 20, 28, 28).transpose(0, 2, 1, 3).reshape(560, 560)
    assert np.array_equal(tiles, LatentSampler(snapshot).manifold())


@pytest.mark.parametrize(("n", "columns"), [(0, 1), (1, 1), (4, 2), (5, 3), (16, 4)])
def test_a_sample_of_n_is_nearly_square_and_knows_no_labels(snapshot: Snapshot, n: int, columns: int) -> None:
    batch = sample(snapshot, SampleRequest(n=n))
    assert batch.x.shape == (n, 28, 28)
    assert batch.columns == columns
    assert batch.y.dtype == np.int64
    assert batch.y.tolist() == [-1] * n


def test_with_many_latent_numbers_a_sample_without_a_number_is_random(pictures: ImageSet) -> None:
    trainer = Trainer(dataclasses.replace(SMALL, latent_size=6), pictures, Compute(), seed=3)
    batch = sample(trainer.snapshot(), SampleRequest())
    assert batch.x.shape == (100, 28, 28)
    assert LatentSampler(trainer.snapshot()).manifold(3).shape == (84, 84)


def test_asking_for_a_class_is_refused_in_a_sentence(snapshot: Snapshot) -> None:
    with pytest.raises(UserError, match="knows no classes"):
        sample(snapshot, SampleRequest(n=3, label=1))


def test_evaluation_agrees_with_validation_and_with_rebuilding(trained: Trainer, pictures: ImageSet) -> None:
    figures = evaluate(trained.snapshot(), pictures)
    validated = trained.validate()
    for name in ("loss", "reconstruction", "kl"):
        assert figures[name] == pytest.approx(validated[f"val_{name}"])
    rebuilt = LatentSampler(trained.snapshot()).reconstruct(pictures.test_images)
    mse = np.mean((rebuilt / 255 - pictures.test_images / 255) ** 2)
    assert figures["reconstruction_mse"] == pytest.approx(mse, rel=1e-2)  # but for the rounding to whole greys


def test_active_units_count_the_latent_numbers_in_use(trained: Trainer, pictures: ImageSet) -> None:
    snapshot = trained.snapshot()
    weights = dict(snapshot.tensors)
    weights["encoder.mu.weight"] = weights["encoder.mu.weight"].clone()
    weights["encoder.mu.weight"][1] = 0  # the second number no longer depends on the picture
    weights["encoder.mu.weight"][0] *= 100
    assert evaluate(dataclasses.replace(snapshot, tensors=weights), pictures)["active_units"] == 1


def test_a_saved_model_plays_as_before(snapshot: Snapshot, tmp_path: Path, pictures: ImageSet) -> None:
    save_snapshot(snapshot, tmp_path / "bars.safetensors")
    loaded = load_snapshot(tmp_path / "bars.safetensors", "latent")
    assert loaded.config == snapshot.config
    request = SampleRequest(n=4, seed=2)
    assert np.array_equal(sample(loaded, request).x, sample(snapshot, request).x)
    assert evaluate(loaded, pictures) == evaluate(snapshot, pictures)


def test_weights_that_do_not_fit_are_refused_in_a_sentence(snapshot: Snapshot) -> None:
    other = dataclasses.replace(snapshot, config=dataclasses.replace(SMALL, latent_size=9))
    with pytest.raises(ModelError, match="do not fit"):
        LatentSampler(other)


def test_a_snapshots_sampler_is_made_once(snapshot: Snapshot) -> None:
    assert sampler_for(snapshot) is sampler_for(snapshot)
    assert sampler_for(dataclasses.replace(snapshot)) is not sampler_for(snapshot)
