"""GDL Desktop itself: its trainers and samplers, in the precision that it would choose.

With a number of threads behind it all work is done with one; without, the trainings take as many as they would.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 (its usual name)
from torch import nn

from bench.sizes import CLASSES, GRID_SIDE, TEMPERATURE, VOCABULARY, book_config, corpus, pictures
from bench.work import PEAKS, TRAININGS
from bench.worker import Job, Maker, repeat, serve
from gdl_desktop.core.registry import playground
from gdl_desktop.learning.compute import Compute, Precision, choose_compute
from gdl_desktop.learning.flops import count_flops
from gdl_desktop.learning.memory import keep_freed_memory
from gdl_desktop.learning.precision import choose_precision, product_seconds
from gdl_desktop.learning.session import versions
from gdl_desktop.learning.speed import matrix_forms
from gdl_desktop.learning.threads import choose_threads
from gdl_desktop.learning.trainer import Trainer
from gdl_desktop.playgrounds.gan.model import blank_discriminator, blank_generator
from gdl_desktop.playgrounds.gan.sampling import GanSampler
from gdl_desktop.playgrounds.latent.model import VAE
from gdl_desktop.playgrounds.latent.sampling import LatentSampler, plane_grid
from gdl_desktop.playgrounds.text.model import CharLSTM
from gdl_desktop.playgrounds.text.sampling import TextSampler

SEED = 0
CHARACTERS_AT_ONCE = 1000
PRODUCT_SIDE = 1024
PRODUCTS = 5
AUTO = "auto"


def new_trainer(name: str, compute: Compute) -> Trainer:
    """Return a trainer of a playground's book preset on data without meaning."""
    data = corpus() if name == "text" else pictures()
    trainer: Trainer = playground(name).module("training").Trainer(book_config(name), data, compute, SEED)
    return trainer


def book_networks(name: str) -> list[nn.Module]:
    """Return the networks of a book preset, without weights."""
    config = book_config(name)
    if name == "gan":
        return [blank_generator(config, CLASSES), blank_discriminator(config, CLASSES)]
    with torch.device("meta"):
        return [CharLSTM(config, VOCABULARY) if name == "text" else VAE(config)]


def count_parameters(networks: list[nn.Module]) -> int:
    """Count the numbers that training moves.

    torch keeps two bias vectors for each LSTM layer of which only the sum matters; they count as the one
    that they are elsewhere.
    """
    named = [pair for network in networks for pair in network.named_parameters()]
    return sum(parameter.numel() for name, parameter in named if "bias_hh" not in name)


def train(name: str, variant: str, alone: bool) -> Job:
    """Make a training ready.

    Parameters
    ----------
    variant
        ``auto`` computes in the precision that the program would choose, ``fp32`` in float32.
    alone
        Whether one thread works, or as many as the program would choose.
    """
    compute = choose_compute("cpu")
    torch.set_num_threads(compute.threads)

    def trainer_in(precision: Precision) -> Trainer:
        return new_trainer(name, replace(compute, precision=precision))

    precision: Precision = choose_precision(trainer_in, compute)[0] if variant == AUTO else "fp32"
    if not alone:
        compute, _ = choose_threads(lambda: trainer_in(precision), compute)
    trainer = trainer_in(precision)
    steps = iter(range(sys.maxsize))

    def step() -> Mapping[str, torch.Tensor]:
        return trainer.train_step(next(steps), 0.0)

    step()
    flops = count_flops(step)  # by one thread still: torch counts only what the thread that asks computes
    trainer.use_threads(compute.threads, compute.way)
    step()

    def steps_for(seconds: float) -> list[float]:
        trainer.use_threads(compute.threads, compute.way)  # another training of this process may have others
        return repeat(step)(seconds)

    facts = {
        "precision": precision,
        "threads": compute.threads,
        "parameters": count_parameters(book_networks(name)),
        "flops_per_example": flops / trainer.batch_size,
    }
    return Job(steps_for, trainer.batch_size, facts)


def write() -> Job:
    """Make the writing of text ready: character after character, the state kept."""
    sampler = TextSampler(_snapshot("text"))
    text = sampler.stream("", TEMPERATURE, None, np.random.default_rng(SEED))

    def some() -> None:
        for _ in range(CHARACTERS_AT_ONCE):
            next(text)

    some()
    return Job(repeat(some), CHARACTERS_AT_ONCE)


def decode(side: int) -> Job:
    """Make the decoding of so many by so many points of the latent plane ready."""
    sampler = LatentSampler(_snapshot("latent"))
    z = plane_grid(side, 1.0)
    return _call(lambda: sampler.decode(z))


def draw() -> Job:
    """Make the drawing of ten pictures of each class ready."""
    sampler = GanSampler(_snapshot("gan"))
    z = sampler.draw_z(GRID_SIDE["gan"], np.random.default_rng(SEED))
    return _call(lambda: sampler.grid(z, range(CLASSES)))


def product(precision: Precision) -> Job:
    """Make a large matrix product ready: what this processor can do at the most, in practice."""
    torch.set_num_threads(1)
    matrix = min(matrix_forms(PRODUCT_SIDE, precision, "cpu"), key=_least_seconds)
    job = _call(lambda: F.linear(matrix, matrix))
    return replace(job, amount=2 * PRODUCT_SIDE**3, facts={"precision": precision})


def _least_seconds(matrix: torch.Tensor) -> float:
    return min(product_seconds(matrix) for _ in range(PRODUCTS))


def _snapshot(name: str) -> Any:
    torch.set_num_threads(1)
    return new_trainer(name, choose_compute("cpu")).snapshot()


def _call(call: Callable[[], object]) -> Job:
    call()
    return Job(repeat(call))


def makers(alone: bool) -> dict[str, dict[str, Maker]]:
    """Return what this worker can do, with one thread or with as many as the program would take."""

    def maker(make: Callable[..., Job], *arguments: Any) -> Maker:
        return lambda _sizes: make(*arguments)

    trainings = {
        work.name: {
            variant: maker(train, work.name.removesuffix("-train"), variant, alone) for variant in (AUTO, "fp32")
        }
        for work in TRAININGS
    }
    if not alone:
        return trainings
    return {
        **trainings,
        "text-write": {AUTO: maker(write)},
        "latent-decode": {AUTO: maker(decode, 1)},
        "latent-grid": {AUTO: maker(decode, GRID_SIDE["latent"])},
        "gan-grid": {AUTO: maker(draw)},
        **{work.name: {AUTO: maker(product, precision)} for precision, work in PEAKS.items()},
    }


if __name__ == "__main__":
    keep_freed_memory()  # as every training of the program does
    serve(makers(alone=len(sys.argv) > 1), versions())
