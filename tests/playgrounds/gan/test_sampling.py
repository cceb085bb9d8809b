from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from gdl_desktop.core.errors import ModelError, UserError
from gdl_desktop.data import library
from gdl_desktop.data.sets import ImageSet
from gdl_desktop.learning.sampling import SampleRequest
from gdl_desktop.learning.snapshot import Snapshot, load_snapshot, save_snapshot
from gdl_desktop.playgrounds.gan import sampling
from gdl_desktop.playgrounds.gan.config import Config
from gdl_desktop.playgrounds.gan.sampling import (
    CHUNK,
    GanSampler,
    draw_z,
    evaluate,
    ready_to_draw,
    render,
    sample,
    sampler_for,
)
from gdl_desktop.playgrounds.gan.training import Trainer
from tests.playgrounds.gan.conftest import CLASSES, NARROW


@pytest.fixture
def snapshot(config: Config, make_trainer: Callable[..., Trainer]) -> Snapshot:
    trainer = make_trainer(config)
    for step in range(3):
        trainer.train_step(step, 0.0)
    return trainer.snapshot()


def test_the_prior_is_that_of_the_training() -> None:
    uniform = draw_z(NARROW["book"], 4000, np.random.default_rng(0))
    assert uniform.dtype == np.float32
    assert uniform.shape == (4000, 5)
    assert -1.0 <= uniform.min() < -0.99
    assert 0.99 < uniform.max() <= 1.0
    normal = draw_z(dataclasses.replace(NARROW["book"], prior="normal"), 4000, np.random.default_rng(0))
    assert normal.std() == pytest.approx(1.0, abs=0.02)
    assert normal.max() > 2.5


@pytest.mark.parametrize("n", [1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 5])
def test_a_sample_does_not_depend_on_how_many_are_drawn(snapshot: Snapshot, n: int) -> None:
    many = sample(snapshot, SampleRequest(n=2 * CHUNK + 14, seed=5))
    few = sample(snapshot, SampleRequest(n=n, seed=5))
    assert few.x.shape == (n, 28, 28)
    assert few.x.dtype == np.uint8
    assert few.y.dtype == np.int64
    assert np.array_equal(few.x, many.x[:n])
    assert np.array_equal(few.y, many.y[:n])
    assert not np.array_equal(few.x, sample(snapshot, SampleRequest(n=n, seed=6)).x)


@pytest.mark.parametrize("in_bf16", [False, True])
def test_what_draws_is_the_network_up_to_rounding(
    config: Config, make_trainer: Callable[..., Trainer], in_bf16: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sampling, "bf16_products_pay", lambda _: in_bf16)
    trainer = make_trainer(config)
    for step in range(3):
        trainer.train_step(step, 0.0)
    network = trainer._shown
    was_training, before = network.training, {name: t.clone() for name, t in network.state_dict().items()}
    z, labels = draw_z(config, 40, np.random.default_rng(0)), np.arange(40) % 3
    drawn = render(ready_to_draw(network), z, labels)
    assert network.training == was_training
    assert all(torch.equal(before[name], tensor) for name, tensor in network.state_dict().items())
    with torch.no_grad():  # in float64, all at once
        exact = copy.deepcopy(network).double().eval()(torch.tensor(z).double(), torch.tensor(labels))
    expected = ((exact.squeeze(1) + 1) * 127.5).numpy()
    assert np.ptp(expected) > 10  # not all grey
    # bfloat16, where it is used, has eight bits: of 128 grey values on either side of the middle, about one.
    assert np.abs(drawn - expected).max() < 3


def test_classes_in_equal_shares_or_one_of_them(snapshot: Snapshot) -> None:
    batch = sample(snapshot, SampleRequest())
    assert np.bincount(batch.y).tolist() == [10, 10, 10]
    assert batch.columns == 3
    batch = sample(snapshot, SampleRequest(label=2))
    assert np.array_equal(batch.y, np.full(100, 2))
    assert batch.columns == 10
    assert sample(snapshot, SampleRequest(n=2)).columns == 2
    assert sample(snapshot, SampleRequest(n=0)).x.shape == (0, 28, 28)


def test_a_class_that_is_not_there_is_named(snapshot: Snapshot) -> None:
    with pytest.raises(UserError, match=r"no class 7.*0 \(dot\), 1 \(bar\), 2 \(cross\)"):
        sample(snapshot, SampleRequest(label=7))
    sampler = GanSampler(snapshot)
    with pytest.raises(UserError, match="no class -1"):
        sampler.generate(sampler.draw_z(1, np.random.default_rng(0)), np.array([-1]))


def test_a_grid_has_a_row_per_z_and_a_column_per_class(snapshot: Snapshot) -> None:
    sampler = sampler_for(snapshot)
    assert sampler is sampler_for(snapshot)
    assert sampler.classes == CLASSES
    z = sampler.draw_z(CHUNK, np.random.default_rng(0))
    grid = sampler.grid(z, [2, 0]).reshape(CHUNK, 2, 28, 28)
    # The same pictures one by one; another place in the batch may round to a neighbouring grey.
    for column, label in enumerate([2, 0]):
        alone = sampler.generate(z, np.full(CHUNK, label))
        assert np.abs(grid[:, column].astype(int) - alone).max() <= 1


def test_a_saved_model_draws_and_judges_the_same(snapshot: Snapshot, shapes: ImageSet, tmp_path: Path) -> None:
    save_snapshot(snapshot, tmp_path / "gan.safetensors")
    opened = load_snapshot(tmp_path / "gan.safetensors", "gan")
    assert opened.details == {"classes": list(CLASSES), "image_size": 28}
    assert opened.card["data"] == "shapes"
    assert opened.card["step"] == 3
    request = SampleRequest(n=12, seed=1)
    assert np.array_equal(sample(snapshot, request).x, sample(opened, request).x)
    assert evaluate(snapshot, shapes) == evaluate(opened, shapes)


def test_opinions_are_probabilities_and_do_not_change_the_snapshot(snapshot: Snapshot, shapes: ImageSet) -> None:
    before = {name: tensor.clone() for name, tensor in snapshot.tensors.items()}
    realness, probabilities = sampler_for(snapshot).opinion(shapes.test_images, shapes.test_labels)
    assert realness.shape == (15,)
    assert probabilities.shape == (15, 3)
    np.testing.assert_allclose(probabilities.sum(axis=1), 1.0, rtol=1e-5)
    assert all((before[name] == tensor).all() for name, tensor in snapshot.tensors.items())


def test_evaluation_names_its_figures(snapshot: Snapshot, shapes: ImageSet) -> None:
    figures = evaluate(snapshot, shapes)
    assert set(figures) == {"judged_pictures", "d_accuracy_held_out", "aux_accuracy_held_out", "aux_agreement"}
    assert figures["judged_pictures"] == 0.0  # no judge has learnt shapes
    assert all(0.0 <= value <= 1.0 for value in figures.values())
    with pytest.raises(UserError, match="3 classes and Shapes has 2"):
        evaluate(snapshot, dataclasses.replace(shapes, classes=("dot", "bar")))


@pytest.mark.parametrize("details", [{"classes": ["one", "two"]}, {}])
def test_weights_that_do_not_fit_are_said(details: dict[str, list[str]]) -> None:
    with pytest.raises(ModelError, match="do not fit its settings"):
        GanSampler(Snapshot("gan", Config(), {"generator.stem.weight": torch.zeros(2)}, details))


def test_an_independent_judge_looks_at_what_it_knows(make_trainer: Callable[..., Trainer]) -> None:
    mnist = library.load_images("mnist")
    snapshot = make_trainer(NARROW["lean"], data=mnist).snapshot()
    figures = evaluate(snapshot, mnist, n=200)
    assert figures["judged_pictures"] == 200
    assert figures["agreement"] < 0.5  # it has not learnt anything yet
    assert figures["agreement_real"] > 0.97
    assert figures["judge_frechet_ratio"] > 5
    assert figures == evaluate(snapshot, mnist, n=200)
    assert list(figures)[-3:] == ["d_accuracy_held_out", "aux_accuracy_held_out", "aux_agreement"]
