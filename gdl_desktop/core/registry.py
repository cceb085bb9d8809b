"""The playgrounds, by name. A fourth one is a folder below ``playgrounds`` and one line here.

Their modules are imported late and by name, so that the window knows of every playground without
loading torch. What each module must offer is written down in `Playground`.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, Protocol, cast

from gdl_desktop.core.cards import ModelEntry
from gdl_desktop.core.control import RunControl
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.events import Event, Metrics
from gdl_desktop.core.judgement import Judgement
from gdl_desktop.core.kept_run import KeptRun

DataKind = Literal["images", "text"]

TORCH_FIRST_VARIABLE: Final = "GDL_TORCH_FIRST"
"""Set, it makes the window load the engine before itself: for a Windows where torch does not load behind Qt."""

AUTOSAVE_SECONDS: Final = 8.0
"""How often a training saves itself: less than the 10 s of training that may be lost at the most."""


@dataclass(frozen=True, slots=True)
class Playground:
    """One playground: a folder below ``gdl_desktop/playgrounds``.

    Its modules are

    - ``config``: ``Config`` (frozen dataclass), ``PRESETS`` (name to Config), ``DEFAULT_PRESET``,
      ``DEFAULT_DATA`` (name of a data set) and, if what a training comes to has been measured,
      ``MILESTONES`` (`gdl_desktop.core.milestones`). No torch.
    - ``model``: the network. One file, no Qt.
    - ``training``: ``Trainer``, as described by `gdl_desktop.learning.trainer.Trainer`.
    - ``sampling``: ``sample(snapshot, request)`` and ``evaluate(snapshot, data)``, as described by
      `gdl_desktop.learning.sampling`, and what else its view plays with.
    - ``judging``: where its view has a judge look at the model while it learns: ``judge(newest, data, n)``, and
      ``LIVE`` and ``FULL``, the n in mid-training and at rest.
    - ``view``: ``View``, the tab. Qt, no torch.
    - ``miniature``: ``Miniature``, its picture on the first page. Qt, no torch.
    """

    name: str
    title: str
    data_kind: DataKind
    summary: str

    def module(self, part: Literal["config", "model", "training", "sampling", "judging", "view", "miniature"]) -> Any:
        """Import one of the playground's modules."""
        return importlib.import_module(f"gdl_desktop.playgrounds.{self.name}.{part}")


PLAYGROUNDS: tuple[Playground, ...] = (
    Playground("text", "Text", "text", "A character LSTM that learns to write like the text you give it."),
    Playground("latent", "Latent space", "images", "A variational autoencoder whose latent plane you can walk on."),
    Playground("gan", "GAN", "images", "A class-conditional GAN that you watch learning to draw."),
)


def has_playground(name: str) -> bool:
    """Whether there is a playground of that name; a newer version of the program may have more."""
    return any(candidate.name == name for candidate in PLAYGROUNDS)


def playground(name: str) -> Playground:
    """Return the playground of that name.

    Raises
    ------
    UserError
        There is none.
    """
    for candidate in PLAYGROUNDS:
        if candidate.name == name:
            return candidate
    raise UserError(f"There is no playground “{name}”; there are {', '.join(p.name for p in PLAYGROUNDS)}.")


@dataclass(frozen=True, slots=True)
class ComputeWish:
    """What the person wants to train with; the defaults leave it to the program. See `RunRequest`."""

    device: str = "auto"
    precision: str | None = None
    threads: int | None = None
    autosave_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class RunRequest:
    """A training run that somebody asks for.

    Attributes
    ----------
    config
        The playground's ``Config``.
    data
        Name of a data set, or path of the person's own.
    threads
        Threads of the processor; None takes what the environment says, or else one or two by a trial.
    precision
        ``"fp32"``, ``"bf16"`` or ``"auto"``; None takes what the environment says, or else a trial.
    max_steps, max_seconds
        The run ends at the first of these, or after the config's epochs when both are None.
    autosave_seconds
        Seconds of training between two checkpoints; None takes `AUTOSAVE_SECONDS`.
    run_dir
        Where the run lives; None makes a new folder among the person's runs.
    resume
        Continue the run in ``run_dir``; ``config``, ``data`` and ``seed`` then come from there.
    """

    playground: str
    config: Any = None
    data: str = ""
    seed: int = 0
    threads: int | None = None
    device: str = "auto"
    precision: str | None = None
    max_steps: int | None = None
    max_seconds: float | None = None
    autosave_seconds: float | None = None
    run_dir: Path | None = None
    resume: bool = False


class Engine(Protocol):
    """What `gdl_desktop.learning.engine` offers; views reach it through `engine`, in a worker thread."""

    def train(self, request: RunRequest, control: RunControl) -> Iterator[Event]:
        """Run a training and yield what happens; see `gdl_desktop.learning.session.train`."""

    def list_models(self, playground: str | None = None) -> list[ModelEntry]:
        """Return the models that have a name: those that ship, then those that the person saved."""

    def playground_of(self, path: Path) -> str:
        """Return the name of the playground that a model file or a run's folder belongs to."""

    def warm_up(self) -> None:
        """Do once what takes long only the first time."""

    def open_model(self, path: Path, playground: str) -> Any:
        """Read a model file or a run's newest checkpoint as a snapshot."""

    def save_model(self, snapshot: Any, path: Path) -> None:
        """Write a snapshot as a single model file."""

    def kept_run(self, folder: Path) -> KeptRun:
        """Read how a run stands."""

    def past_of_run(self, folder: Path, step: int) -> tuple[Metrics, ...]:
        """Return what a run has said up to a step."""

    def pictures_of_run(self, run_dir: Path) -> Any:
        """Load the pictures that a run learns from, as a `gdl_desktop.data.sets.ImageSet`."""

    def pictures_of_model(self, snapshot: Any) -> Any:
        """Load the pictures that a snapshot learnt from, if they are still there."""

    def keep_judgement(self, folder: Path, judgement: Judgement) -> None:
        """Write what a judge says of its weights into a run that has ended."""


def engine() -> Engine:
    """Import the training engine, and torch with it: call it from a worker thread."""
    return cast(Engine, importlib.import_module("gdl_desktop.learning.engine"))


def report_on_this_computer() -> str:
    """Return what ``gdl doctor`` finds, for reading; it takes seconds, so call it from a worker thread."""
    diagnostics = importlib.import_module("gdl_desktop.learning.diagnostics")
    return cast(str, diagnostics.as_text(diagnostics.diagnose()))
