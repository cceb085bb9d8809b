"""Drawing pictures with a trained generator, and asking the discriminator for its opinion.

Everything here works on a snapshot, on the CPU, and never touches a network in training.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from gdl_desktop.core.errors import ModelError, UserError
from gdl_desktop.data.sets import SIDE, ImageSet
from gdl_desktop.learning.compute import Compute
from gdl_desktop.learning.judge.classifier import Judge, to_symmetric
from gdl_desktop.learning.judge.verdict import Reference, verdict
from gdl_desktop.learning.precision import bf16_products_pay
from gdl_desktop.learning.sampling import ImageBatch, SampleRequest, equal_shares
from gdl_desktop.learning.snapshot import Snapshot, unprefixed
from gdl_desktop.playgrounds.gan.config import Config
from gdl_desktop.playgrounds.gan.model import BookGenerator, blank_discriminator, blank_generator

# Networks run on batches of this size only, the last one filled up: a matrix product rounds
# differently for another batch size, and a sample must not depend on how many are asked for.
CHUNK = 50
PER_CLASS = 10  # pictures of each class when nobody says how many
ONE_CLASS = 100  # pictures of a single class when nobody says how many
JUDGED = 2000  # pictures drawn for an evaluation

NetworkT = TypeVar("NetworkT", bound=nn.Module)

GENERATOR_PREFIX = "generator."
DISCRIMINATOR_PREFIX = "discriminator."


def draw_z(config: Config, n: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """Draw z (n, z_size) from the prior that the model was trained with.

    The first rows are the same for any ``n``.
    """
    shape = (n, config.z_size)
    if config.prior == "uniform":
        return rng.random(shape, dtype=np.float32) * np.float32(2) - np.float32(1)
    return rng.standard_normal(shape, dtype=np.float32)


def ready_to_draw(generator: nn.Module) -> nn.Module:
    """Return a copy of a generator for `render`: in evaluation mode, in the layout that draws fastest."""
    copied = copy.deepcopy(generator).eval().requires_grad_(False)
    # Not only faster: pictures are the same to the last bit only in the same layout.
    copied.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # missing in torch's stubs
    return copied


@torch.no_grad()
def render(generator: nn.Module, z: NDArray[np.float32], labels: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Draw pictures uint8 (n, 28, 28) with a generator that `ready_to_draw` returned.

    Picture i depends on its z (n, z_size), its label (n,) and its place i only. The large book
    generator is computed in bfloat16 where that is faster, which is found out once: a hundred pictures in
    a third of the time, and a grey value in 256 may be off by one or two.
    """
    device = next(generator.parameters()).device
    in_bf16 = isinstance(generator, BookGenerator) and bf16_products_pay(device.type)
    compute = Compute(device.type, "bf16" if in_bf16 else "fp32")
    n, padded = len(z), -(-len(z) // CHUNK) * CHUNK
    z_padded = torch.zeros(padded, z.shape[1])
    z_padded[:n] = torch.tensor(z)
    labels_padded = torch.zeros(padded, dtype=torch.int64)
    labels_padded[:n] = torch.tensor(labels)
    images = torch.empty(padded, SIDE, SIDE, dtype=torch.uint8)
    for i in range(0, padded, CHUNK):
        with compute.autocast():
            drawn = generator(z_padded[i : i + CHUNK].to(device), labels_padded[i : i + CHUNK].to(device)).squeeze(1)
        images[i : i + CHUNK] = ((drawn.float() + 1.0) * 127.5).round().to("cpu", torch.uint8)
    return images[:n].numpy()


def grid_of(z: NDArray[np.float32], classes: Sequence[int]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Combine every z (a row of the grid) with every class (a column), row by row."""
    return np.repeat(z, len(classes), axis=0), np.tile(np.asarray(classes, dtype=np.int64), len(z))


class GanSampler:
    """A snapshot made ready to draw.

    Attributes
    ----------
    config
        The settings it was trained with.
    classes
        Names of the classes; label k is ``classes[k]``.

    Raises
    ------
    ModelError
        The snapshot does not name its classes, or its weights do not fit its settings.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.config: Config = snapshot.config
        self.classes: tuple[str, ...] = tuple(snapshot.details.get("classes", ()))
        n_classes = len(self.classes)
        try:
            self._generator = ready_to_draw(
                _filled(blank_generator(self.config, n_classes), snapshot, GENERATOR_PREFIX)
            )
            self._discriminator = _filled(blank_discriminator(self.config, n_classes), snapshot, DISCRIMINATOR_PREFIX)
        except RuntimeError:
            raise ModelError("This model's weights do not fit its settings; train or open another one.") from None

    def draw_z(self, n: int, rng: np.random.Generator) -> NDArray[np.float32]:
        """Draw z (n, z_size) from the prior of the training; the first rows are the same for any ``n``."""
        return draw_z(self.config, n, rng)

    def generate(self, z: NDArray[np.float32], labels: NDArray[np.int64]) -> NDArray[np.uint8]:
        """Draw a picture, uint8 (n, 28, 28), for each z (n, z_size) and label (n,).

        Raises
        ------
        UserError
            A label is none of the classes.
        """
        for label in np.unique(labels):
            self._check(int(label))
        return render(self._generator, z, labels)

    def grid(self, z: NDArray[np.float32], classes: Sequence[int]) -> NDArray[np.uint8]:
        """Draw every z (a row) as every class (a column): uint8 (len(z) * len(classes), 28, 28)."""
        return self.generate(*grid_of(z, classes))

    @torch.no_grad()
    def opinion(
        self, images: NDArray[np.uint8], labels: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Ask the discriminator about pictures.

        Parameters
        ----------
        images
            uint8 (n, 28, 28).
        labels
            int64 (n,), what they are meant to show.

        Returns
        -------
        realness
            (n,), above 0 where it takes a picture for real.
        probabilities
            (n, k), how likely it finds each class.
        """
        realness = np.empty(len(images), dtype=np.float32)
        probabilities = np.empty((len(images), len(self.classes)), dtype=np.float32)
        for i in range(0, len(images), 500):
            part = slice(i, i + 500)
            said = self._discriminator(to_symmetric(torch.tensor(images[part])), torch.tensor(labels[part]))
            realness[part] = said.realness.numpy()
            probabilities[part] = said.classes.softmax(dim=1).numpy()
        return realness, probabilities

    def requested_labels(self, request: SampleRequest) -> NDArray[np.int64]:
        """Return the labels that a request asks for.

        Raises
        ------
        UserError
            The class it asks for is not there.
        """
        if request.label == "all":
            n = PER_CLASS * len(self.classes) if request.n is None else request.n
        else:
            self._check(request.label)
            n = ONE_CLASS if request.n is None else request.n
        return equal_shares(n, request.label, len(self.classes))

    def _check(self, label: int) -> None:
        if not 0 <= label < len(self.classes):
            names = ", ".join(f"{k} ({name})" if str(k) != name else name for k, name in enumerate(self.classes))
            raise UserError(f"There is no class {label} in this model; its classes are {names}.")


def _filled(network: NetworkT, snapshot: Snapshot, prefix: str) -> NetworkT:
    """Give a blank network the snapshot's own tensors, without copying them."""
    network.load_state_dict(unprefixed(snapshot.tensors, prefix), assign=True)
    return network.eval().requires_grad_(False)


@functools.lru_cache(maxsize=2)
def sampler_for(snapshot: Snapshot) -> GanSampler:
    """Return a sampler for a snapshot; the newest two are kept, as a moving slider asks again and again."""
    return GanSampler(snapshot)


def sample(snapshot: Snapshot, request: SampleRequest) -> ImageBatch:
    """Draw pictures of all classes in equal shares, or of one class.

    Sample i depends on the seed, its class and i only. Without ``request.n`` there are 10 of each
    class, or 100 of a single one.

    Raises
    ------
    UserError
        The class asked for is not there.
    """
    sampler = sampler_for(snapshot)
    labels = sampler.requested_labels(request)
    z = sampler.draw_z(len(labels), np.random.default_rng(request.seed))
    columns = len(sampler.classes) if request.label == "all" else PER_CLASS
    return ImageBatch(x=sampler.generate(z, labels), y=labels, columns=max(1, min(columns, len(labels))))


def evaluate(snapshot: Snapshot, data: ImageSet, n: int = JUDGED) -> dict[str, float]:
    """Return what an independent judge and the model itself say on data it has not learnt from.

    Parameters
    ----------
    n
        How many pictures to draw, in equal shares of the classes. Half of the data's pictures is
        the most that can be compared with as many real ones; if n is more, so many are drawn.

    Returns
    -------
    dict
        ``judged_pictures``
            How many pictures the judge has seen. It is 0, and its figures are left out, where the
            data is none that a judge was trained for: only MNIST and Fashion-MNIST are.
        ``agreement``, ``diversity``, ``judge_frechet``, ``precision`` and so on
            See `gdl_desktop.learning.judge.verdict.verdict`.
        ``d_accuracy_held_out``
            Share of the held-out pictures that its discriminator takes for real. About one half is a
            balanced game; near 1 may mean a strong discriminator or one that says yes to anything.
        ``aux_accuracy_held_out``
            Share of the held-out pictures whose class its auxiliary head names.
        ``aux_agreement``
            Share of generated pictures that its *own* auxiliary head recognizes as the class asked for.
            The generator was trained to please that very head, so this is no independent judgement.

    Raises
    ------
    UserError
        The data has other classes than the model.
    """
    sampler = sampler_for(snapshot)
    if len(data.classes) != len(sampler.classes):
        raise UserError(
            f"This model knows {len(sampler.classes)} classes and {data.title} has {len(data.classes)}; "
            "evaluate it with the data it was trained on."
        )
    judge = Judge.of(data)
    reference = None if judge is None else Reference.of(judge, data, n)
    fakes = sample(snapshot, SampleRequest(n=n if reference is None else reference.n))
    judged = {"judged_pictures": 0.0} if reference is None else verdict(reference, fakes.x, fakes.y)
    realness, probabilities = sampler.opinion(data.test_images, data.test_labels)
    recognized = sampler.opinion(fakes.x, fakes.y)[1].argmax(axis=1)
    return {
        **judged,
        "d_accuracy_held_out": float((realness > 0).mean()),
        "aux_accuracy_held_out": float((probabilities.argmax(axis=1) == data.test_labels).mean()),
        "aux_agreement": float((recognized == fakes.y).mean()),
    }
