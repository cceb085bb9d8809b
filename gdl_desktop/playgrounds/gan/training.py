"""How the two players of a class-conditional GAN are trained against each other."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 (what everybody calls it)
from torch import Tensor, nn

from gdl_desktop.core.events import Event, ImageSamples
from gdl_desktop.data.sets import SIDE, ImageSet
from gdl_desktop.learning.averaging import new_average, update_average
from gdl_desktop.learning.batches import EpochOrder
from gdl_desktop.learning.compute import Compute, Way
from gdl_desktop.learning.judge.classifier import to_symmetric
from gdl_desktop.learning.optimizer_state import (
    generator_tensor,
    load_generator,
    load_optimizer_tensors,
    optimizer_tensors,
)
from gdl_desktop.learning.schedule import cosine_factor
from gdl_desktop.learning.snapshot import Snapshot, frozen_copy, prefixed, unprefixed
from gdl_desktop.learning.threads import take_threads
from gdl_desktop.playgrounds.gan.config import GRID_COLUMNS, GRID_ROWS, Config
from gdl_desktop.playgrounds.gan.model import (
    Opinion,
    blank_discriminator,
    blank_generator,
    initialize,
)
from gdl_desktop.playgrounds.gan.sampling import (
    DISCRIMINATOR_PREFIX,
    GENERATOR_PREFIX,
    draw_z,
    grid_of,
    ready_to_draw,
    render,
)

HELD_OUT_PICTURES = 1000  # enough to know an accuracy to about 1 %


def discriminator_loss(real: Tensor, fake: Tensor, config: Config) -> Tensor:
    """Return what the discriminator minimizes to tell real from invented.

    ``bce`` is equation 1 of Goodfellow et al. 2014, with the soft one of Salimans et al. 2016
    (arXiv:1606.03498, one-sided label smoothing) for real pictures; it is the mean over both
    halves. ``hinge`` is that of Lim and Ye 2017, arXiv:1705.02894.

    Parameters
    ----------
    real, fake
        Realness (n,) of real and of invented pictures.
    """
    if config.loss == "hinge":
        return F.relu(1.0 - real).mean() + F.relu(1.0 + fake).mean()
    soft_one = torch.full_like(real, config.real_label)
    return 0.5 * (
        F.binary_cross_entropy_with_logits(real, soft_one)
        + F.binary_cross_entropy_with_logits(fake, torch.zeros_like(fake))
    )


def generator_loss(fake: Tensor, config: Config) -> Tensor:
    """Return what the generator minimizes so that its pictures, of realness (n,), pass for real.

    With ``bce`` it aims at the same soft one as real pictures do (the non-saturating loss of
    Goodfellow et al. 2014, section 3); with ``hinge`` simply at more realness.
    """
    if config.loss == "hinge":
        return -fake.mean()
    return F.binary_cross_entropy_with_logits(fake, torch.full_like(fake, config.real_label))


def spread_of_classes(features: Tensor, labels: Tensor, n_classes: int) -> Tensor:
    """Return how far pictures of each class lie apart, (k,): the mean over its pairs, 0 where it has none.

    Parameters
    ----------
    features
        (n, f), what the discriminator sees in the pictures.
    labels
        (n,)
    """
    features = features.float()  # in bfloat16 the difference of squares would have no digits left
    squares = features.square().sum(dim=1)
    squared = squares[:, None] + squares - 2.0 * features @ features.T  # |a|^2 + |b|^2 - 2ab
    distances = squared.clamp(min=1e-6).sqrt().triu(1)  # (n, n), each pair once; the root's slope at 0 has no end
    members = F.one_hot(labels, n_classes).float()  # (n, k)
    apart = (members * (distances @ members)).sum(dim=0)
    size = members.sum(dim=0)
    return apart / (size * (size - 1.0) / 2.0).clamp(min=1.0)


def variety_loss(fake: Tensor, real: Tensor) -> Tensor:
    """Return by what share invented pictures of a class lie nearer to each other than real ones, on the average.

    Every class counts alike, however many pictures it has; one whose pictures differ as much as real ones counts 0.
    Matching what a discriminator's features look like on the average is feature matching (Salimans et al. 2016,
    section 3.1); to reward a generator for differing is the idea of mode-seeking GANs (Mao et al. 2019,
    arXiv:1903.05628, equation 2), which have no measure of how much is enough. Here real pictures are the measure.

    Parameters
    ----------
    fake, real
        Their `spread_of_classes`, (k,) each.
    """
    seen = (fake > 0) & (real > 0)  # a batch may hold no two pictures of a class
    missing = F.relu(1.0 - fake / real.clamp(min=1e-6))
    return (missing * seen).sum() / seen.sum().clamp(min=1)


def share_of_variety(after: int, step: int) -> float:
    """Return the share of variety's weight that counts at a step: 0 up to ``after``, and 1 from twice that on."""
    return min(max(step / after - 1.0, 0.0), 1.0) if after else 1.0


def share_of_class_loss(config: Config, step: int, progress: float) -> float:
    """Return the share of the class loss's weight that counts at a step, a share ``progress`` of the run being done."""
    faded = min(step / config.auxiliary_fade_steps, 1.0) if config.auxiliary_fade_steps else progress
    return 1.0 - config.auxiliary_fade * faded


def learning_rate_factor(schedule: str, progress: float) -> float:
    """Return by what the learning rates are multiplied when a share ``progress`` of the run is done."""
    if schedule == "linear":
        return 1.0 - progress
    if schedule == "cosine":
        return cosine_factor(progress)
    return 1.0


class Trainer:
    """One GAN in training; see `gdl_desktop.learning.trainer.Trainer`.

    A step is one update of the discriminator and one of the generator. The figures of a step are

    - ``d_loss``, ``g_loss``: what each player minimizes, class loss included;
    - ``d_accuracy_real``, ``d_accuracy_fake``: share of the batch's real pictures taken for real,
      and of its invented ones seen through;
    - ``aux_accuracy_real``, ``aux_accuracy_fake``: share whose class the auxiliary head names.
    """

    preview_seconds: float | None = 1.0
    ways: tuple[Way, ...] = ("shared",)  # batch normalization looks at the whole batch

    def __init__(self, config: Config, data: ImageSet, compute: Compute, seed: int) -> None:
        self.config = config
        self._compute = compute
        self._seed = seed
        self._data = data
        self._classes = data.classes
        device = compute.torch_device
        # The whole set lies on the device as bytes; a batch is picked and scaled there.
        self._images = torch.tensor(data.train_images, device=device)
        self._labels = torch.tensor(data.train_labels, device=device)

        self._order = EpochOrder(len(self._images), config.batch_size, seed, device)
        self.batch_size, self.steps_per_epoch = self._order.batch_size, self._order.steps_per_epoch
        self.total_steps = self.steps_per_epoch * config.epochs
        self._steps_taken = 0

        # Three sources that do not depend on each other: first weights, training, preview.
        weights_seed, noise_seed, preview_seed = np.random.SeedSequence(seed).generate_state(3)
        rng = torch.Generator().manual_seed(int(weights_seed))
        self._noise = torch.Generator(device).manual_seed(int(noise_seed))
        self._preview_z, self._preview_labels = grid_of(
            draw_z(config, GRID_ROWS, np.random.default_rng(preview_seed)),
            range(min(len(self._classes), GRID_COLUMNS)),
        )

        self._generator = blank_generator(config, len(self._classes))
        self._discriminator = blank_discriminator(config, len(self._classes))
        for network in (self._generator, self._discriminator):
            initialize(network, rng)
            network.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._average = new_average(self._generator) if config.ema_decay else None
        self._generator_optimizer = self._adam(self._generator, config.generator_lr)
        self._discriminator_optimizer = self._adam(self._discriminator, config.discriminator_lr)

    def _adam(self, network: nn.Module, lr: float) -> torch.optim.Adam:
        # One fused pass over all weights is faster. On MPS it wants gradients that lie in memory as the weights do, and
        # nobody has tried it there with weights that lie channels last.
        fused = self._compute.torch_device.type in ("cpu", "cuda")
        betas = (self.config.beta1, self.config.beta2)
        return torch.optim.Adam(network.parameters(), lr=lr, betas=betas, fused=fused)

    def use_threads(self, number: int, way: Way | None = None) -> None:
        """Share every operation among so many threads from now on."""
        take_threads(number)

    # One step ----------------------------------------------------------------------------------

    def train_step(self, step: int, progress: float) -> Mapping[str, Tensor]:
        """Update the discriminator, then the generator, on batch number ``step``."""
        factor = learning_rate_factor(self.config.lr_schedule, progress)
        self._discriminator_optimizer.param_groups[0]["lr"] = self.config.discriminator_lr * factor
        self._generator_optimizer.param_groups[0]["lr"] = self.config.generator_lr * factor
        images, labels = self._batch(step)
        z, fake_labels = self._draw_noise()
        if self.config.share_fakes:
            fakes = self._invent(z, fake_labels)
            d_figures, seen = self._update_discriminator(images, labels, fakes.detach(), fake_labels)
        else:
            with torch.no_grad():
                fakes = self._invent(z, fake_labels)
            d_figures, seen = self._update_discriminator(images, labels, fakes, fake_labels)
            z, fake_labels = self._draw_noise()
            fakes = self._invent(z, fake_labels)
        auxiliary_weight = self.config.auxiliary_weight * share_of_class_loss(self.config, step, progress)
        variety_weight = self.config.variety_weight * share_of_variety(self.config.variety_after, step)
        real_spread = spread_of_classes(seen, labels, len(self._classes)) if variety_weight else None
        g_figures = self._update_generator(fakes, fake_labels, auxiliary_weight, variety_weight, real_spread)
        self._steps_taken = step + 1
        if self._average is not None:
            update_average(self._average, self._generator, self.config.ema_decay, self._steps_taken)
        return {**d_figures, **g_figures}

    def _update_discriminator(
        self, images: Tensor, labels: Tensor, fakes: Tensor, fake_labels: Tensor
    ) -> tuple[dict[str, Tensor], Tensor]:
        """Teach the discriminator on real pictures (n, 1, 28, 28) and as many invented ones.

        Returns
        -------
        tuple
            The step's figures, and the features (n, f) that it saw in the real pictures before its own step.
        """
        n = len(images)
        # One pass over both halves: nothing in the discriminator looks at the rest of the batch.
        opinion = self._judge(torch.cat([images, fakes]), torch.cat([labels, fake_labels]))
        real, fake = opinion.realness[:n], opinion.realness[n:]
        if self.config.auxiliary_on_fakes:
            class_loss = F.cross_entropy(opinion.classes, torch.cat([labels, fake_labels]))
        else:
            class_loss = F.cross_entropy(opinion.classes[:n], labels)
        loss = discriminator_loss(real, fake, self.config) + class_loss
        self._discriminator_optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self._discriminator_optimizer.step()
        figures = {
            "d_loss": loss.detach(),
            "d_accuracy_real": (real > 0).float().mean(),
            "d_accuracy_fake": (fake <= 0).float().mean(),
            "aux_accuracy_real": _accuracy(opinion.classes[:n], labels),
        }
        return figures, opinion.features[:n].detach()

    def _update_generator(
        self,
        fakes: Tensor,
        fake_labels: Tensor,
        auxiliary_weight: float,
        variety_weight: float,
        real_spread: Tensor | None,
    ) -> dict[str, Tensor]:
        """Teach the generator what the discriminator, held still, says of its pictures."""
        self._discriminator.requires_grad_(False)
        opinion = self._judge(fakes, fake_labels)
        self._discriminator.requires_grad_(True)
        class_loss = F.cross_entropy(opinion.classes, fake_labels)
        loss = generator_loss(opinion.realness, self.config) + auxiliary_weight * class_loss
        if real_spread is not None:
            spread = spread_of_classes(opinion.features, fake_labels, len(self._classes))
            loss = loss + variety_weight * variety_loss(spread, real_spread)
        self._generator_optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self._generator_optimizer.step()
        return {"g_loss": loss.detach(), "aux_accuracy_fake": _accuracy(opinion.classes, fake_labels)}

    def _invent(self, z: Tensor, labels: Tensor) -> Tensor:
        with self._compute.autocast():
            images: Tensor = self._generator(z, labels)
        return images.float()

    def _judge(self, images: Tensor, labels: Tensor) -> Opinion:
        with self._compute.autocast():
            opinion: Opinion = self._discriminator(images, labels, self._noise)
        return opinion._replace(realness=opinion.realness.float(), classes=opinion.classes.float())

    def _batch(self, step: int) -> tuple[Tensor, Tensor]:
        """Return the real pictures (n, 1, 28, 28) and labels (n,) of a step."""
        picked = self._order.batch(step)
        return to_symmetric(self._images[picked]), self._labels[picked]

    def _draw_noise(self) -> tuple[Tensor, Tensor]:
        """Return z (n, z_size) from the prior and labels (n,), every class as likely as any other."""
        device, shape = self._images.device, (self.batch_size, self.config.z_size)
        if self.config.prior == "uniform":
            z = torch.rand(shape, generator=self._noise, device=device) * 2.0 - 1.0
        else:
            z = torch.randn(shape, generator=self._noise, device=device)
        labels = torch.randint(len(self._classes), shape[:1], generator=self._noise, device=device)
        return z, labels

    # Looking at it -----------------------------------------------------------------------------

    @property
    def _shown(self) -> nn.Module:
        """The generator that people see: the average, or the newest weights without one."""
        return self._generator if self._average is None else self._average

    @torch.no_grad()
    def validate(self) -> Mapping[str, float]:
        """Return how the discriminator does on up to 1,000 held-out pictures.

        It was never shown them, so a share taken for real that is far below that of the training
        batches means that it has learnt its training pictures by heart.
        """
        images = torch.tensor(self._data.test_images[:HELD_OUT_PICTURES], device=self._images.device)
        labels = torch.tensor(self._data.test_labels[:HELD_OUT_PICTURES], device=self._images.device)
        self._discriminator.eval()
        opinion: Opinion = self._discriminator(to_symmetric(images), labels)
        self._discriminator.train()
        return {
            "d_accuracy_held_out": float((opinion.realness > 0).float().mean()),
            "aux_accuracy_held_out": float(_accuracy(opinion.classes, labels)),
        }

    def preview(self, step: int, epoch: int) -> Sequence[Event]:
        """Return a grid with the same z in a row, the same class in a column, at every step."""
        images = render(ready_to_draw(self._shown), self._preview_z, self._preview_labels)
        columns = len(self._preview_labels) // GRID_ROWS
        caption = f"Step {step:,}, epoch {epoch}: one class per column, the same z along a row"
        return [ImageSamples(step=step, images=images, columns=columns, caption=caption)]

    def snapshot(self) -> Snapshot:
        """Return a copy of the generator people see and of the discriminator."""
        tensors = {
            **prefixed(self._shown.state_dict(), GENERATOR_PREFIX),
            **prefixed(self._discriminator.state_dict(), DISCRIMINATOR_PREFIX),
        }
        return Snapshot(
            playground="gan",
            config=self.config,
            tensors=frozen_copy(tensors),
            details={"classes": list(self._classes), "image_size": SIDE},
            card={
                "data": self._data.name,
                "data_sha256": self._data.sha256,
                "step": self._steps_taken,
                "seed": self._seed,
            },
        )

    def apply_live(self, name: str, value: Any) -> None:
        """Change a live setting from the next step on."""
        self.config = dataclasses.replace(self.config, **{name: value})

    # Going on later ----------------------------------------------------------------------------

    def state(self) -> dict[str, Tensor]:
        """Return both networks, the average, both optimizers and the source of noise."""
        tensors = {}
        for prefix, network in self._networks().items():
            tensors.update(prefixed(network.state_dict(), prefix))
        return {
            **frozen_copy(tensors),
            **optimizer_tensors(self._generator_optimizer, "generator_optimizer"),
            **optimizer_tensors(self._discriminator_optimizer, "discriminator_optimizer"),
            "noise": generator_tensor(self._noise),
            "step": torch.tensor(self._steps_taken),
        }

    def load_state(self, state: Mapping[str, Tensor]) -> None:
        """Take up a state that `state` returned."""
        for prefix, network in self._networks().items():
            network.load_state_dict(unprefixed(state, prefix))
        load_optimizer_tensors(self._generator_optimizer, state, "generator_optimizer")
        load_optimizer_tensors(self._discriminator_optimizer, state, "discriminator_optimizer")
        load_generator(self._noise, state["noise"])
        self._steps_taken = int(state["step"])

    def _networks(self) -> dict[str, nn.Module]:
        networks = {GENERATOR_PREFIX: self._generator, DISCRIMINATOR_PREFIX: self._discriminator}
        return networks if self._average is None else {**networks, "average.": self._average}


def _accuracy(logits: Tensor, labels: Tensor) -> Tensor:
    return (logits.argmax(dim=1) == labels).float().mean()
