"""The judge of pictures: a small classifier of our own that no generator was ever trained to please.

Its opinion of the class shows whether a generator drew what it was asked for; the features before
its last layer are the space in which `gdl_desktop.learning.judge.image_metrics` measures distances.
One judge learnt MNIST, another Fashion-MNIST, from the 60,000 pictures of the official training
part; ``packaging/train_judge.py`` trains them. How well they do on the 10,000 of the official test
part is written in their cards.

Shapes are written with n pictures and k classes.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from gdl_desktop.core.errors import ModelError
from gdl_desktop.core.folders import resources_dir
from gdl_desktop.data.sets import DIGITS, FASHION, ImageSet
from gdl_desktop.learning.judge.pieces import Pieces, in_one_go
from gdl_desktop.learning.snapshot import read_tensors, tensors_hash, write_tensors

FEATURES: Final = 96
CLASSES: Final = {"mnist": DIGITS, "fashion": FASHION}
"""The names of the judges, and the classes that each of them knows."""

_JUDGE_OF: Final = {
    "mnist": "mnist",
    "mnist-full": "mnist",
    "fashion": "fashion",
    "fashion-full": "fashion",
    "fashion-mnist": "fashion",
}
_CHUNK: Final = 100  # pictures looked at in one piece: as quick a picture as with more, and soon over


def _convolution(channels_in: int, channels_out: int, *, halve: bool = False) -> nn.Sequential:
    """Convolution 3 x 3, where asked the largest of 2 x 2 places, batch normalization, ReLU."""
    return nn.Sequential(
        nn.Conv2d(channels_in, channels_out, kernel_size=3, padding=1, bias=False),
        # Here and not at the end, so that what follows has a quarter of the work.
        nn.MaxPool2d(2) if halve else nn.Identity(),
        nn.BatchNorm2d(channels_out),
        nn.ReLU(),
    )


class Classifier(nn.Module):
    """Five convolutions, an average over the places, and one linear layer."""

    def __init__(self, n_classes: int) -> None:
        super().__init__()
        self.body = nn.Sequential(  # (n, 1, 28, 28)
            _convolution(1, 24, halve=True),  # (n, 24, 14, 14)
            _convolution(24, 48),
            _convolution(48, 48, halve=True),  # (n, 48, 7, 7)
            _convolution(48, FEATURES),
            _convolution(FEATURES, FEATURES),  # (n, 96, 7, 7)
            nn.AdaptiveAvgPool2d(1),
            nn.Flatten(),  # (n, 96)
        )
        self.head = nn.Linear(FEATURES, n_classes)  # (n, k)

    def forward(self, x: Tensor) -> Tensor:
        """Return the logits (n, k) of pictures x (n, 1, 28, 28)."""
        logits: Tensor = self.head(self.body(x))
        return logits


def blank_classifier(n_classes: int) -> Classifier:
    """Return a classifier without weights, on the device ``meta``."""
    with torch.device("meta"):
        return Classifier(n_classes)


def to_symmetric(images: Tensor) -> Tensor:
    """Turn pictures uint8 (n, 28, 28) into float32 (n, 1, 28, 28) in [-1, 1], as judge and discriminator see them."""
    return images.unsqueeze(1).float() / 127.5 - 1.0


@dataclass(frozen=True, eq=False)
class Impression:
    """What a judge sees in n pictures.

    Attributes
    ----------
    features
        float32 (n, 96), what the last layer decides from.
    probabilities
        float32 (n, k).
    """

    features: NDArray[np.float32]
    probabilities: NDArray[np.float32]

    @property
    def labels(self) -> NDArray[np.int64]:
        """The most probable class of each picture, int64 (n,)."""
        labels: NDArray[np.int64] = self.probabilities.argmax(axis=1)
        return labels


class Judge:
    """A trained classifier that looks at pictures and is never trained any further.

    Attributes
    ----------
    name
        ``"mnist"`` or ``"fashion"``.
    classes
        Names of the classes it knows; label k is ``classes[k]``.
    card
        How it came to be and how good it is: data and its hash, recipe, accuracies, versions.
    digest
        A hash of its weights.
    """

    def __init__(
        self, name: str, classes: tuple[str, ...], tensors: Mapping[str, Tensor], card: Mapping[str, Any]
    ) -> None:
        self.name = name
        self.classes = classes
        self.card = dict(card)
        self.digest = tensors_hash(tensors)
        self._network = blank_classifier(len(classes))
        weights = {key: tensor.float() if tensor.is_floating_point() else tensor for key, tensor in tensors.items()}
        self._network.load_state_dict(weights, assign=True)
        self._network.eval().requires_grad_(False)
        # With channels last a CPU looks at half as many pictures again in the same time, measured.
        self._network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # missing in torch's stubs

    @classmethod
    def load(cls, name: str) -> Judge:
        """Open a judge that ships with the program; each is read once.

        Parameters
        ----------
        name
            ``"mnist"`` or ``"fashion"``.

        Raises
        ------
        ModelError
            Its file is missing or damaged.
        """
        return _open(judge_path(name))

    @classmethod
    def of(cls, data: ImageSet) -> Judge | None:
        """Open the judge that knows a data set; None where there is none.

        The data must have both the name and the classes of what the judge learnt from, since a
        person's own pictures may have either.
        """
        name = _JUDGE_OF.get(data.name)
        return None if name is None or data.classes != CLASSES[name] else cls.load(name)

    def look(self, images: NDArray[np.uint8]) -> Impression:
        """Form an impression of pictures uint8 (n, 28, 28)."""
        return in_one_go(self.look_in_pieces(images))

    def look_in_pieces(self, images: NDArray[np.uint8]) -> Pieces[Impression]:
        """Do the same as `look`, giving way after every 100 pictures."""
        features = np.empty((len(images), FEATURES), dtype=np.float32)
        probabilities = np.empty((len(images), len(self.classes)), dtype=np.float32)
        for start in range(0, len(images), _CHUNK):
            part = slice(start, start + _CHUNK)
            with torch.inference_mode():  # not around the yield: it would reach into the caller's code
                # A copy: torch dislikes read-only arrays.
                seen = self._network.body(to_symmetric(torch.tensor(images[part])))
                features[part] = seen.numpy()
                probabilities[part] = self._network.head(seen).softmax(dim=1).numpy()
            yield
        return Impression(features, probabilities)


def judge_path(name: str) -> Path:
    """Return where the judge of a name lies."""
    return resources_dir() / "judge" / f"{name}.safetensors"


def save_judge(path: Path, name: str, network: Classifier, card: Mapping[str, Any]) -> None:
    """Write a judge with its card, atomically; weights are rounded to float16 to keep the file small.

    Raises
    ------
    UserError
        The file cannot be written.
    """
    tensors = {
        key: tensor.half() if tensor.is_floating_point() else tensor for key, tensor in network.state_dict().items()
    }
    write_tensors(path, tensors, {"judge": name, "card": dict(card)})


def open_judge(path: Path) -> Judge:
    """Read a judge from a file that `save_judge` wrote.

    Raises
    ------
    ModelError
        The file is missing, damaged or holds no judge of this version.
    """
    tensors, header = read_tensors(path)
    name = header.get("judge")
    if name not in CLASSES:
        raise ModelError(f"{path.name} holds no judge of pictures; install the program anew.")
    try:
        return Judge(name, CLASSES[name], tensors, header.get("card", {}))
    except RuntimeError:  # names or shapes of another network
        raise ModelError(f"{path.name} holds a judge of another version; install the program anew.") from None


@functools.lru_cache(maxsize=len(CLASSES))
def _open(path: Path) -> Judge:
    return open_judge(path)
