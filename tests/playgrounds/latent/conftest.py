from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch

from gdl_desktop.data.sets import ImageSet
from gdl_desktop.learning.compute import Compute
from gdl_desktop.playgrounds.latent.training import Trainer
from tests.playgrounds.latent.bars import SMALL, bars, train


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def pictures() -> ImageSet:
    return bars()


@pytest.fixture
def trained(pictures: ImageSet) -> Trainer:
    trainer = Trainer(SMALL, pictures, Compute(), seed=1)
    train(trainer, range(20))
    return trainer
