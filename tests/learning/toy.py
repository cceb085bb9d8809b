"""A playground small enough to see through: it fits a line to noise. Only the shared machinery is under test."""

from __future__ import annotations

import sys
import types
from dataclasses import dataclass
from typing import Annotated, Any

import pytest
import torch

from gdl_desktop.core import registry
from gdl_desktop.core.config import setting
from gdl_desktop.core.events import ImageSamples, TextSample
from gdl_desktop.learning.snapshot import Snapshot, frozen_copy


@dataclass(frozen=True)
class Config:
    learning_rate: Annotated[float, setting("Learning rate", "How far a step goes.", gt=0, live=True)] = 0.1
    epochs: Annotated[int, setting("Epochs", "How often.", ge=1, le=100)] = 3
    explode_at: Annotated[int, setting("Explode at", "Step whose loss is not a number.", ge=0)] = 0


class Trainer:
    steps_per_epoch = 5
    batch_size = 4
    preview_seconds = None
    ways = ("divided", "shared")

    def __init__(self, config: Config, data: Any, compute: Any, seed: int) -> None:
        self.config = config
        self.total_steps = config.epochs * self.steps_per_epoch
        self.rng = torch.Generator().manual_seed(seed)
        self.weight = torch.zeros(3)
        self.learning_rate = config.learning_rate

    def use_threads(self, number: int, way: str | None = None) -> None:
        torch.set_num_threads(number)

    def train_step(self, step: int, progress: float) -> dict[str, torch.Tensor]:
        x = torch.randn(3, generator=self.rng)
        error = self.weight @ x - x.sum()
        self.weight = self.weight - self.learning_rate * error * x / 3
        if self.config.explode_at and step + 1 >= self.config.explode_at:
            self.weight = self.weight * float("nan")
            error = error * float("nan")
        return {"loss": error**2}

    def validate(self) -> dict[str, float]:
        return {"val_loss": float(((self.weight - 1) ** 2).sum())}

    def preview(self, step: int, epoch: int) -> list[Any]:
        picture = torch.full((4, 28, 28), 7, dtype=torch.uint8).numpy()
        return [ImageSamples(step, picture, 2, "toy"), TextSample(step, epoch, "se", "ed", 1.0)]

    def snapshot(self) -> Snapshot:
        return Snapshot("toy", self.config, frozen_copy({"weight": self.weight}), {}, {"data": "toy"})

    def apply_live(self, name: str, value: Any) -> None:
        setattr(self, name, value)

    def state(self) -> dict[str, torch.Tensor]:
        return {"weight": self.weight, "rng": self.rng.get_state()}

    def load_state(self, state: dict[str, torch.Tensor]) -> None:
        self.weight = state["weight"].clone()
        self.rng.set_state(state["rng"])


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Register the toy as a fourth playground: a folder of modules and one line in the registry."""
    config = types.ModuleType("gdl_desktop.playgrounds.toy.config")
    config.Config = Config  # type: ignore[attr-defined]
    training = types.ModuleType("gdl_desktop.playgrounds.toy.training")
    training.Trainer = Trainer  # type: ignore[attr-defined]
    package = types.ModuleType("gdl_desktop.playgrounds.toy")
    package.__path__ = []
    for module in (package, config, training):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    toy = registry.Playground("toy", "Toy", "text", "A toy.")
    monkeypatch.setattr(registry, "PLAYGROUNDS", (*registry.PLAYGROUNDS, toy))
