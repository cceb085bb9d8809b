"""Training a variational autoencoder: maximise the evidence lower bound, batch by batch."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor
from torch.optim import Adam, Optimizer, RMSprop

from gdl_desktop.core.events import Event, ImageSamples, PlaneSamples
from gdl_desktop.data.sets import SIDE, ImageSet
from gdl_desktop.learning.batches import EpochOrder
from gdl_desktop.learning.compute import Compute, Way
from gdl_desktop.learning.optimizer_state import (
    generator_tensor,
    load_generator,
    load_optimizer_tensors,
    optimizer_tensors,
)
from gdl_desktop.learning.schedule import cosine_factor
from gdl_desktop.learning.shares import Figures, Shares
from gdl_desktop.learning.snapshot import Snapshot, frozen_copy, prefixed, unprefixed
from gdl_desktop.playgrounds.latent.config import PLANE_POINTS, Config
from gdl_desktop.playgrounds.latent.figures import held_out_losses
from gdl_desktop.playgrounds.latent.model import (
    PIXELS,
    kl_divergence,
    new_vae,
    reconstruction_loss,
    to_unit,
)
from gdl_desktop.playgrounds.latent.sampling import LatentSampler, overview

_MODEL: Final = "model."
_NOISE: Final = "noise"
_STEP: Final = "step"


class Trainer:
    """A VAE in training; see `gdl_desktop.learning.trainer.Trainer`.

    An epoch is as many full batches as the training pictures make; what is left over is another few
    pictures each epoch, because each epoch has an order of its own.
    """

    preview_seconds: float | None = 1.0
    ways: tuple[Way, ...] = ("divided", "shared")  # either may be the faster one: it depends on the processor

    def __init__(self, config: Config, data: ImageSet, compute: Compute, seed: int) -> None:
        self.config = config
        self._data = data
        self._compute = compute
        device = compute.torch_device
        # The whole set lies on the device as bytes: an epoch moves no more than the order of the pictures.
        self._images = torch.from_numpy(data.train_images.reshape(-1, PIXELS).copy()).to(device)  # (n, 784) uint8
        self._held_out = torch.from_numpy(data.test_images.reshape(-1, PIXELS).copy()).to(device)
        self._order = EpochOrder(len(self._images), config.batch_size, seed, device)
        self.batch_size, self.steps_per_epoch = self._order.batch_size, self._order.steps_per_epoch
        self.total_steps = config.epochs * self.steps_per_epoch
        weights_seed, noise_seed = (int(s) for s in np.random.SeedSequence(seed).generate_state(2))
        self.model = new_vae(config, torch.Generator().manual_seed(weights_seed)).to(device)
        self._noise = torch.Generator(device).manual_seed(noise_seed)
        # One for each half of the model, so that two threads can take its steps.
        self._optimizers = {
            f"{name}_optimizer": _new_optimizer(config, list(half.parameters()))
            for name, half in self.model.named_children()
        }
        self._steps_taken = 0
        self._shares = Shares(compute.device)

    def use_threads(self, number: int, way: Way | None = None) -> None:
        """Compute with so many threads from now on; if nothing else is said, divide every batch among them."""
        self._shares.use_threads(number, way or self.ways[0])

    def train_step(self, step: int, progress: float) -> Mapping[str, Tensor]:
        """Take one optimizer step; return ``loss``, ``reconstruction`` and ``kl``, means over the batch."""
        rate = self.config.learning_rate * learning_rate_factor(self.config, progress)
        for optimizer in self._optimizers.values():
            optimizer.param_groups[0]["lr"] = rate
        picked = self._order.batch(step)  # (batch_size,)
        shape = (self.batch_size, self.config.latent_size)
        epsilon = torch.randn(shape, generator=self._noise, device=self._images.device)
        beta = kl_weight(self.config, progress)

        def figures_of(rows: slice) -> Figures:
            # index_select copies whole rows, several times as fast as indexing with brackets.
            x = to_unit(self._images.index_select(0, picked[rows]))  # (n, 784)
            with self._compute.autocast():
                logits, mu, log_var = self.model(x, epsilon[rows])
            log_scale = self.model.decoder.log_scale
            reconstruction = reconstruction_loss(logits, x, self.config.likelihood, log_scale).mean()
            kl = kl_divergence(mu, log_var).mean()
            # The negative evidence lower bound (K&W, eq. 10); beta other than 1 after Higgins et al. (2017).
            return {"loss": reconstruction + beta * kl, "reconstruction": reconstruction, "kl": kl}

        figures = self._shares.backward(self.model.parameters(), self.batch_size, figures_of)
        self._shares.together(*(optimizer.step for optimizer in self._optimizers.values()))
        self._steps_taken = step + 1
        return figures

    def validate(self) -> Mapping[str, float]:
        """Return ``val_loss``, ``val_reconstruction`` and ``val_kl``, as `held_out_losses` defines them."""
        losses = held_out_losses(self.model, self._held_out, self.config)
        return {f"val_{name}": value for name, value in losses.items()}

    def preview(self, step: int, epoch: int) -> Sequence[Event]:
        """Return held-out pictures on the latent plane, and what the decoder makes of that plane.

        The points are mu of the first pictures held out; with more than two latent numbers they are
        its first two. The pictures are those of `gdl_desktop.playgrounds.latent.sampling.overview`.
        """
        # In the precision of the training: half the time in bfloat16, and a point moves by less than one sees.
        with torch.inference_mode(), self._compute.autocast():
            mu, _ = self.model.encoder(to_unit(self._held_out[:PLANE_POINTS]))
        images, columns, caption = overview(LatentSampler(self.snapshot()))
        plane = PlaneSamples(step, mu[:, :2].cpu().numpy(), self._data.test_labels[:PLANE_POINTS].copy())
        return [plane, ImageSamples(step, images, columns, caption)]

    def snapshot(self) -> Snapshot:
        """Return encoder and decoder as they are now, with the config's live settings as they are now."""
        return Snapshot(
            playground="latent",
            config=self.config,
            tensors=frozen_copy(self.model.state_dict()),
            details={"classes": list(self._data.classes), "image_size": SIDE},
            card={"data": self._data.name, "data_sha256": self._data.sha256, "step": self._steps_taken},
        )

    def apply_live(self, name: str, value: Any) -> None:
        """Change ``learning_rate``, ``beta`` or ``kl_warmup`` from the next step on."""
        self.config = dataclasses.replace(self.config, **{name: value})

    def state(self) -> dict[str, Tensor]:
        """Return weights, optimizers, noise generator and step count; live settings are the run's to keep."""
        tensors = frozen_copy(prefixed(self.model.state_dict(), _MODEL))
        for name, optimizer in self._optimizers.items():
            tensors |= optimizer_tensors(optimizer, name)
        return {
            **tensors,
            _NOISE: generator_tensor(self._noise),
            _STEP: torch.tensor(self._steps_taken),
        }

    def load_state(self, state: Mapping[str, Tensor]) -> None:
        """Take up a state that `state` returned."""
        self.model.load_state_dict(unprefixed(state, _MODEL))
        for name, optimizer in self._optimizers.items():
            load_optimizer_tensors(optimizer, state, name)
        load_generator(self._noise, state[_NOISE])
        self._steps_taken = int(state[_STEP])


def learning_rate_factor(config: Config, progress: float) -> float:
    """Return what the learning rate is multiplied with when a share ``progress`` of the run, in [0, 1], is done."""
    return cosine_factor(progress) if config.schedule == "cosine" else 1.0


def kl_weight(config: Config, progress: float) -> float:
    """Return the weight of the KL at a share of the run: it rises from 0 to beta over ``kl_warmup``.

    It depends on nothing but the settings and the share as they are now. So whoever changes ``beta`` or
    ``kl_warmup`` halfway moves the weight to where it would be had it been so from the start, and a run
    that is continued finds it again.
    """
    if progress >= config.kl_warmup:
        return config.beta
    return config.beta * progress / config.kl_warmup


def _new_optimizer(config: Config, parameters: list[torch.nn.Parameter]) -> Optimizer:
    if config.optimizer == "rmsprop":
        return RMSprop(parameters, lr=config.learning_rate, alpha=0.9)
    # Fused: one pass over the weights instead of a dozen, a third faster on a model this small.
    return Adam(parameters, lr=config.learning_rate, fused=True)
