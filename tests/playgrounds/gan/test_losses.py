from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest
import torch

from gdl_desktop.playgrounds.gan.config import Config
from gdl_desktop.playgrounds.gan.training import discriminator_loss, generator_loss, learning_rate_factor

REAL = np.array([-3.0, -0.4, 0.2, 1.7, 4.0])
FAKE = np.array([-2.5, -1.0, 0.0, 0.9, 2.2])


def log_sigmoid(x: np.ndarray) -> np.ndarray:
    return -np.log1p(np.exp(-x))


def cross_entropy(logits: np.ndarray, target: float) -> float:
    return float(-(target * log_sigmoid(logits) + (1 - target) * log_sigmoid(-logits)).mean())


@pytest.mark.parametrize("soft_one", [1.0, 0.95, 0.5])
def test_bce_with_soft_labels(soft_one: float) -> None:
    config = dataclasses.replace(Config(), loss="bce", real_label=soft_one)
    d_loss = discriminator_loss(torch.from_numpy(REAL), torch.from_numpy(FAKE), config)
    targets = np.concatenate([np.full(5, soft_one), np.zeros(5)])  # one-sided: fakes stay at 0
    logits = np.concatenate([REAL, FAKE])
    expected = -(targets * log_sigmoid(logits) + (1 - targets) * log_sigmoid(-logits)).mean()
    assert float(d_loss) == pytest.approx(expected, rel=1e-9)
    assert float(generator_loss(torch.from_numpy(FAKE), config)) == pytest.approx(cross_entropy(FAKE, soft_one))


def test_hinge() -> None:
    config = dataclasses.replace(Config(), loss="hinge")
    expected = np.maximum(0, 1 - REAL).mean() + np.maximum(0, 1 + FAKE).mean()
    assert float(discriminator_loss(torch.from_numpy(REAL), torch.from_numpy(FAKE), config)) == pytest.approx(expected)
    assert float(generator_loss(torch.from_numpy(FAKE), config)) == pytest.approx(-FAKE.mean())


def test_learning_rate_schedules() -> None:
    for schedule in ("constant", "linear", "cosine"):
        factors = [learning_rate_factor(schedule, p) for p in np.linspace(0, 1, 20)]
        assert factors[0] == 1.0
        assert all(0.0 < after <= before for before, after in itertools.pairwise(factors[:-1]))
        assert factors[-1] == (1.0 if schedule == "constant" else 0.0)
    assert learning_rate_factor("constant", 0.7) == 1.0
    assert learning_rate_factor("linear", 0.25) == 0.75
    assert learning_rate_factor("cosine", 0.5) == pytest.approx(0.5)
