"""Train the judges of pictures: ``python packaging/train_judge.py SOURCE_DIR``.

SOURCE_DIR holds ``mnist/`` and ``fashion-mnist/`` with their four official IDX files each. Of the
official training part 5,000 pictures are held back for validation, on which the recipes below were
chosen; the official test part is looked at once, by the file that is shipped. A checkpoint after
each epoch lets an interrupted training go on to the same result.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 (what everybody calls it)
from torch import Tensor, nn

from gdl_desktop.core.errors import UserError
from gdl_desktop.core.folders import resources_dir
from gdl_desktop.data.idxset import load_idx_folder
from gdl_desktop.data.sets import ImageSet, picked_in_turn
from gdl_desktop.learning.compute import Compute, Precision
from gdl_desktop.learning.judge.classifier import (
    CLASSES,
    Classifier,
    blank_classifier,
    judge_path,
    open_judge,
    save_judge,
    to_symmetric,
)
from gdl_desktop.learning.optimizer_state import (
    generator_tensor,
    load_generator,
    load_optimizer_tensors,
    optimizer_tensors,
)
from gdl_desktop.learning.session import versions
from gdl_desktop.learning.snapshot import prefixed, read_tensors, unprefixed, write_tensors

FOLDERS = {"mnist": "mnist", "fashion": "fashion-mnist"}
TITLES = {"mnist": "MNIST", "fashion": "Fashion-MNIST"}
SEED = 20261122
VALIDATION = 5000


@dataclass(frozen=True)
class Recipe:
    """How a judge is trained: AdamW under a one-cycle learning rate, on lightly changed pictures.

    Attributes
    ----------
    shift
        Pictures are moved by up to this many whole pixels each way.
    turn, stretch
        Pictures are turned by up to so many degrees, and stretched or shrunk by up to this share.
    flip
        Whether left and right are swapped in half of the pictures.
    cutout
        Side of a square that is blackened in half of the pictures (DeVries and Taylor 2017, arXiv:1708.04552).
    """

    epochs: int
    batch_size: int = 128
    learning_rate: float = 3e-3
    weight_decay: float = 0.02
    shift: int = 0
    turn: float = 0.0
    stretch: float = 0.0
    flip: bool = False
    cutout: int = 0


RECIPES = {
    "mnist": Recipe(epochs=6, shift=2, turn=12.0, stretch=0.1),
    "fashion": Recipe(epochs=12, shift=1, flip=True, cutout=6),
}


def changed(x: Tensor, recipe: Recipe, rng: torch.Generator) -> Tensor:
    """Return pictures x (n, 1, 28, 28) moved, turned, stretched, flipped and covered at random."""
    n, _, side, _ = x.shape

    def between(bound: float) -> Tensor:
        return (torch.rand(n, generator=rng) * 2 - 1) * bound

    angle = between(recipe.turn) * (torch.pi / 180)
    across = 1 + between(recipe.stretch)
    if recipe.flip:
        across = across * torch.where(torch.rand(n, generator=rng) < 0.5, -1.0, 1.0)
    down = 1 + between(recipe.stretch)
    # Whole pixels, for a picture between two places is blurred as no picture to be judged is.
    shift = torch.randint(-recipe.shift, recipe.shift + 1, (2, n), generator=rng) * 2 / side
    theta = torch.stack(  # (n, 2, 3): where each place of the new picture is read in the old one
        [
            torch.stack([angle.cos() * across, -angle.sin() * down, shift[0]], dim=1),
            torch.stack([angle.sin() * across, angle.cos() * down, shift[1]], dim=1),
        ],
        dim=1,
    )
    grid = F.affine_grid(theta, list(x.shape), align_corners=False)
    moved = F.grid_sample(x + 1, grid, align_corners=False) - 1  # black, -1, flows in from outside
    if recipe.cutout:
        places = torch.arange(side)
        corner = torch.randint(1 - recipe.cutout, side, (2, n, 1), generator=rng)
        inside = (places >= corner) & (places < corner + recipe.cutout)  # (2, n, 28): rows, columns
        covered = inside[0][:, :, None] & inside[1][:, None, :]  # (n, 28, 28)
        covered &= torch.rand(n, 1, 1, generator=rng) < 0.5
        moved = moved.masked_fill(covered.unsqueeze(1), -1.0)
    return moved


def initialize(network: nn.Module, rng: torch.Generator) -> None:
    """Give a blank network its first weights, as He et al. 2015 (arXiv:1502.01852, equation 10) advise."""
    network.to_empty(device="cpu")
    for layer in network.modules():
        if isinstance(layer, nn.BatchNorm2d):
            layer.reset_parameters()
        elif isinstance(layer, nn.Conv2d | nn.Linear):
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu", generator=rng)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)


def learning_rate(recipe: Recipe, progress: float) -> float:
    """Rise in a line for the first fifth, then fall as a cosine to zero; ``progress`` goes from 0 to 1."""
    if progress < 0.2:
        return recipe.learning_rate * max(progress / 0.2, 0.01)
    return recipe.learning_rate * float(1 + np.cos(np.pi * (progress - 0.2) / 0.8)) / 2


class Training:
    """One judge in training."""

    def __init__(self, recipe: Recipe, data: ImageSet, compute: Compute, seed: int) -> None:
        self.recipe, self.compute = recipe, compute
        self.rng = torch.Generator().manual_seed(seed)
        order = np.random.default_rng(seed).permutation(len(data.train_labels))
        held_back = picked_in_turn(order, data.train_labels, VALIDATION)
        kept = np.setdiff1d(order, held_back)
        images, labels = torch.tensor(data.train_images), torch.tensor(data.train_labels)
        self.images, self.labels = to_symmetric(images[kept]), labels[kept]
        self.validation = to_symmetric(images[held_back]), labels[held_back]
        self.network = blank_classifier(len(data.classes))
        initialize(self.network, self.rng)
        self.network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # missing in torch's stubs
        self.optimizer = torch.optim.AdamW(
            self.network.parameters(), lr=recipe.learning_rate, weight_decay=recipe.weight_decay, fused=True
        )
        self.epoch = 0
        self.seconds = 0.0

    def epochs(self) -> Iterator[float]:
        """Train to the end of the recipe; yield the mean loss of each epoch."""
        batches = len(self.labels) // self.recipe.batch_size
        steps = self.recipe.epochs * batches
        while self.epoch < self.recipe.epochs:
            began = time.monotonic()
            self.network.train()
            order = torch.randperm(len(self.labels), generator=self.rng)
            total = 0.0
            for batch in range(batches):
                index = order[batch * self.recipe.batch_size :][: self.recipe.batch_size]
                self.optimizer.param_groups[0]["lr"] = learning_rate(
                    self.recipe, (self.epoch * batches + batch) / steps
                )
                x = changed(self.images[index], self.recipe, self.rng)
                with self.compute.autocast():
                    loss = F.cross_entropy(self.network(x), self.labels[index])
                self.optimizer.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]  # missing in torch's stubs
                self.optimizer.step()
                total += loss.item()
            self.epoch += 1
            self.seconds += time.monotonic() - began
            yield total / batches

    @torch.inference_mode()
    def validation_accuracy(self) -> float:
        """Share of the pictures held back whose class is found."""
        self.network.eval()
        images, labels = self.validation
        found = torch.cat([self.network(x).argmax(dim=1) for x in torch.split(images, 250)])
        return float((found == labels).float().mean())

    def save(self, path: Path) -> None:
        """Write all that is needed to go on."""
        tensors = prefixed(self.network.state_dict(), "network.")
        tensors |= optimizer_tensors(self.optimizer, "optimizer") | {"rng": generator_tensor(self.rng)}
        write_tensors(path, tensors, {"epoch": self.epoch, "seconds": self.seconds, "recipe": asdict(self.recipe)})

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint of the same recipe; without one, from the beginning."""
        if not path.exists():
            return
        tensors, header = read_tensors(path)
        if header["recipe"] != asdict(self.recipe):
            return
        self.network.load_state_dict(unprefixed(tensors, "network."))
        load_optimizer_tensors(self.optimizer, tensors, "optimizer")
        load_generator(self.rng, tensors["rng"])
        self.epoch, self.seconds = int(header["epoch"]), float(header["seconds"])


def train(name: str, data: ImageSet, compute: Compute, checkpoint: Path) -> tuple[Classifier, dict[str, Any]]:
    """Train the judge of a name; return it and what its card says so far."""
    recipe = RECIPES[name]
    training = Training(recipe, data, compute, SEED)
    training.resume(checkpoint)
    for loss in training.epochs():
        accuracy = training.validation_accuracy()
        training.save(checkpoint)
        print(
            f"{name}: epoch {training.epoch}/{recipe.epochs}, loss {loss:.4f}, validation {accuracy:.2%}, "
            f"{training.seconds:.0f} s",
            flush=True,
        )
    return training.network, {
        "data": data.name,
        "data_sha256": data.sha256,
        "recipe": asdict(recipe),
        "seed": SEED,
        "precision": compute.precision,
        "threads": compute.threads,
        "seconds": round(training.seconds),
        "parameters": sum(parameter.numel() for parameter in training.network.parameters()),
        "validation_accuracy": training.validation_accuracy(),
        "versions": versions(),
    }


def finish(name: str, data: ImageSet, network: Classifier, card: dict[str, Any], path: Path) -> dict[str, Any]:
    """Write the file, measure that very file on the official test part, and write its card into it."""
    save_judge(path, name, network, card)
    found = open_judge(path).look(data.test_images).labels
    right = found == data.test_labels
    card = {
        **card,
        "test_accuracy": float(right.mean()),
        "test_pictures": len(right),
        "test_accuracy_by_class": {
            title: float(right[data.test_labels == label].mean()) for label, title in enumerate(data.classes)
        },
    }
    save_judge(path, name, network, card)
    return card


README_HEAD = """\
# The judges of pictures

Two small classifiers of our own (gdl_desktop/learning/judge/classifier.py), one for each data set, that
no generator was trained to please: five convolutions, 96 features, one linear layer. They say whether a
generated picture looks like the class that was asked for, and their features are the space in which
generated pictures are compared with real ones. `python packaging/train_judge.py SOURCE_DIR` trains
them anew. Each file holds its card too, with the hash of the data, the recipe and the versions.

- **What they are bad at**: anything but pictures of their own data set. They name a class for noise too, and
  are no measure of beauty. Figures in their feature space do not compare with FID.
- **Licence**: that of this program. They hold no pictures.
"""

README_PART = """
## {title} (`{file}`)

- **Learnt from** the official training part but for {validation:,} pictures, in {epochs} epochs and {seconds} s
  ({precision}, {threads} thread); {parameters:,} parameters.
- **Accuracy**: {test:.2%} of the {pictures:,} pictures of the official test part, at which neither training nor
  the choice of the recipe looked; {validated:.2%} of the pictures held back for validation.
- **By class**: {by_class}.
"""


def write_readme(folder: Path) -> None:
    """Write for people what the cards of the judges in a folder say."""
    parts = [README_HEAD]
    for name in CLASSES:
        path = folder / judge_path(name).name
        if path.exists():
            card = open_judge(path).card
            parts.append(
                README_PART.format(
                    title=TITLES[name],
                    file=path.name,
                    validation=VALIDATION,
                    epochs=card["recipe"]["epochs"],
                    seconds=card["seconds"],
                    precision=card["precision"],
                    threads=card["threads"],
                    parameters=card["parameters"],
                    test=card["test_accuracy"],
                    pictures=card["test_pictures"],
                    validated=card["validation_accuracy"],
                    by_class=", ".join(f"{kind} {share:.1%}" for kind, share in card["test_accuracy_by_class"].items()),
                )
            )
    (folder / "README.md").write_text("".join(parts), encoding="utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit code."""
    parser = argparse.ArgumentParser(description="Train the judges of pictures from the full data sets.")
    parser.add_argument("source", type=Path, help="folder with mnist/ and fashion-mnist/")
    parser.add_argument("--only", choices=tuple(CLASSES), help="train this one alone")
    parser.add_argument("--out", type=Path, default=resources_dir() / "judge", help="where to (default: %(default)s)")
    parser.add_argument("--work", type=Path, default=Path("build"), help="checkpoints go here (default: %(default)s)")
    parser.add_argument(
        "--precision", choices=("fp32", "bf16"), default="bf16", help="fp32 is faster where the processor knows no bf16"
    )
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(arguments)
    precision: Precision = options.precision
    torch.set_num_threads(options.threads)
    try:
        for name in [options.only] if options.only else CLASSES:
            data = load_idx_folder(options.source / FOLDERS[name], f"{name}-full", TITLES[name], CLASSES[name])
            compute = Compute("cpu", precision, options.threads)
            network, card = train(name, data, compute, options.work / f"judge-{name}.safetensors")
            card = finish(name, data, network, card, options.out / judge_path(name).name)
            print(f"{name}: {card['test_accuracy']:.2%} of {card['test_pictures']} test pictures", flush=True)
        write_readme(options.out)
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
