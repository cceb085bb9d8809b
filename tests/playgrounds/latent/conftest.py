from __future__ import annotations

import pytest

from gdl_desktop.data.sets import ImageSet
from gdl_desktop.learning.compute import Compute
from gdl_desktop.playgrounds.latent.training import Trainer
from tests.playgrounds.latent.bars import SMALL, bars, train


@pytest.fixture(autouse=True)
def _one_thread(one_thread: None) -> None:
    """Train as the program does."""


@pytest.fixture
def pictures() -> ImageSet:
    return bars()


@pytest.fixture
def trained(pictures: ImageSet) -> Trainer:
    trainer = Trainer(SMALL, pictures, Compute(), seed=1)
    train(trainer, range(20))
    return trainer
