"""A playground that does not exist, with a training that does nothing but tell about itself."""

from __future__ import annotations

import time
import types
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from gdl_desktop.core.config import setting
from gdl_desktop.core.control import RunControl
from gdl_desktop.core.events import Event, Finished, LiveChange, Metrics, Note, Progress, Started
from gdl_desktop.core.registry import RunRequest
from gdl_desktop.data import library
from gdl_desktop.data.library import DataEntry

STEPS = 400


@dataclass(frozen=True)
class Config:
    epochs: Annotated[int, setting("Epochs", "How often all examples are seen.", ge=1, le=999)] = 10
    batch_size: Annotated[int, setting("Batch size", "Examples a step.", ge=1, le=4096)] = 64
    learning_rate: Annotated[float, setting("Learning rate", "Size of a step.", gt=0, le=1, live=True)] = 0.002
    loss: Annotated[Literal["hinge", "bce"], setting("Loss", "Which loss.")] = "hinge"
    beta: Annotated[float, setting("KL weight", "Of the prior.", ge=0, advanced=True)] = 1.0


PRESETS = {"lean": Config(), "book": Config(epochs=100, learning_rate=0.0002, loss="bce")}


def entry(name: str, title: str, kind: str, ready: bool = True) -> DataEntry:
    origin: Literal["embedded", "catalogue"] = "embedded" if ready else "catalogue"
    return DataEntry(name, title, kind, origin, ready, 11_600_000, f"maker of {title}", "MIT", f"This is {title}.")


class Library:
    """Stands where the data floor is; nothing is downloaded."""

    def __init__(self) -> None:
        self.known = [
            entry("mnist", "MNIST", "images"),
            entry("fashion", "Fashion-MNIST", "images"),
            entry("kmnist", "KMNIST", "images", ready=False),
            entry("prose", "Prose", "text"),
        ]
        self.fetched: list[str] = []

    def entries(self, kind: str) -> tuple[DataEntry, ...]:
        return tuple(each for each in self.known if each.kind == kind)

    def look_at(self, kind: str, path: Path) -> None:
        library.look_at(kind, path)

    def fetch(self, name: str, progress) -> None:
        for done in range(10):
            progress(done, 10)
        self.known = [entry(e.name, e.title, e.kind) if e.name == name else e for e in self.known]
        self.fetched.append(name)


class Engine(types.ModuleType):
    def __init__(self) -> None:
        super().__init__("gdl_desktop.learning.engine")
        self.requests: list[RunRequest] = []
        self.steps = STEPS

    def train(self, request: RunRequest, control: RunControl) -> Iterator[Event]:
        self.requests.append(request)
        yield Started(Path("run"), self.steps, 0)
        yield Note("The text is in UTF-8.")
        step = 0
        while step < self.steps and control.gate():
            for name, value in control.take_live_changes().items():
                yield LiveChange(step, name, value)
            step += 1
            time.sleep(0.001)
            yield Progress(step, self.steps, 1, 10, step / self.steps, step * 0.1, 200.0, 1234.5, 45.2)
            yield Metrics(step, 1, step * 0.1, {"loss": 1 / step})
        yield Finished("stopped" if control.stopping else "finished", step, step * 0.1, Path("run"))
