from __future__ import annotations

import dataclasses
import pydoc_data.topics
from collections.abc import Callable, Iterator

import pytest
import torch

from gdl_desktop.data.sets import Corpus
from gdl_desktop.learning.compute import Compute
from gdl_desktop.playgrounds.text.config import Config
from gdl_desktop.playgrounds.text.training import Trainer

SMALL = Config(
    layers=(24, 16),
    embedding_size=8,
    context_length=12,
    batch_size=8,
    learning_rate=0.01,
    examples_per_epoch=40,
    epochs=2,
    preview_length=40,
)


@pytest.fixture(autouse=True, scope="session")
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def make_corpus() -> Callable[[str], Corpus]:
    def make(text: str) -> Corpus:
        return Corpus.of("a-text", "A text", text)

    return make


@pytest.fixture(scope="session")
def corpus(make_corpus: Callable[[str], Corpus]) -> Corpus:
    """Twenty thousand characters of the Python reference."""
    return make_corpus("\n".join(pydoc_data.topics.topics.values())[:20_000])


@pytest.fixture(scope="session")
def make_trainer(corpus: Corpus) -> Callable[..., Trainer]:
    def make(data: Corpus = corpus, seed: int = 0, compute: Compute | None = None, **changes: object) -> Trainer:
        return Trainer(dataclasses.replace(SMALL, **changes), data, compute or Compute(), seed)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def trained(make_trainer: Callable[..., Trainer]) -> Trainer:
    """A small model that has learnt a little, so that its guesses differ from place to place."""
    trainer = make_trainer()
    for step in range(60):
        trainer.train_step(step, step / 60)
    return trainer
