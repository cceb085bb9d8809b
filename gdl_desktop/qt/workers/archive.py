"""Models and runs on disk, read and written in a thread of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, Qt, Slot

from gdl_desktop.core.cards import ModelEntry
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.events import Metrics
from gdl_desktop.core.judgement import Judgement
from gdl_desktop.core.kept_run import KeptRun
from gdl_desktop.core.registry import engine
from gdl_desktop.qt.workers.job_thread import Job
from gdl_desktop.qt.workers.latest_wins import InOrderThread

Otherwise: TypeAlias = Callable[[str], object]
"""Called with a sentence for the person when something could not be done."""


@dataclass(frozen=True, slots=True)
class Reopened:
    """A run that was opened: its newest model, how it stands, or why it cannot be continued, and what it has said."""

    snapshot: Any
    kept: KeptRun | None
    trouble: str
    past: tuple[Metrics, ...]


class Archive(QObject):
    """Reads and writes models and runs of one playground, one after the other.

    Whoever asks for something says what is to be done with it, and with the sentence that says why it could not be
    had. Both are called in the window's thread.
    """

    def __init__(self, playground: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playground = playground
        self._thread = InOrderThread(self)
        queued = Qt.ConnectionType.QueuedConnection
        self._thread.result.connect(self._on_result, queued)
        self._thread.failed.connect(self._on_failed, queued)

    def list_models(self, then: Callable[[list[ModelEntry]], object], otherwise: Otherwise) -> None:
        """Find the models that have a name."""
        self.read(partial(_list, self._playground), then, otherwise)

    def open_model(self, path: Path, then: Callable[[Any], object], otherwise: Otherwise) -> None:
        """Read a model file as a snapshot."""
        self.read(partial(_open, path, self._playground), then, otherwise)

    def reopen(self, folder: Path, then: Callable[[Reopened], object], otherwise: Otherwise) -> None:
        """Read a run with all that can be continued."""
        self.read(partial(_reopen, folder, self._playground), then, otherwise)

    def look_up(self, folder: Path, then: Callable[[KeptRun], object], otherwise: Otherwise) -> None:
        """Read how a run stands."""
        self.read(partial(_stand, folder), then, otherwise)

    def save_model(self, snapshot: Any, path: Path, then: Callable[[], object], otherwise: Otherwise) -> None:
        """Write a snapshot as one file."""
        self.read(partial(_save, snapshot, path), lambda _: then(), otherwise)

    def keep_judgement(self, folder: Path, judgement: Judgement, otherwise: Otherwise) -> None:
        """Write into a run what a judge says of it."""
        self.read(partial(_keep, folder, judgement), lambda _: None, otherwise)

    def read(self, job: Job, then: Callable[[Any], object], otherwise: Otherwise) -> None:
        """Have something else done that takes files, in its turn."""
        self._thread.submit(job, (then, otherwise))

    def stop(self) -> None:
        """Finish what is being read and written, and take nothing more."""
        self._thread.stop()

    @Slot(object, object)
    def _on_result(self, stamp: tuple[Callable[[Any], object], Otherwise], value: Any) -> None:
        stamp[0](value)

    @Slot(object, str)
    def _on_failed(self, stamp: tuple[Callable[[Any], object], Otherwise], sentence: str) -> None:
        stamp[1](sentence)


# All below runs in the archive's thread, where importing torch does not stall the window.


def _list(playground: str) -> list[ModelEntry]:
    return engine().list_models(playground)


def _open(path: Path, playground: str) -> Any:
    return engine().open_model(path, playground)


def _reopen(folder: Path, playground: str) -> Reopened:
    snapshot = engine().open_model(folder, playground)
    step = int(snapshot.card.get("step", 0))
    kept, trouble = None, ""
    try:
        kept = engine().kept_run(folder)
    except UserError as error:  # its model can be played with all the same
        trouble = str(error)
    return Reopened(snapshot, kept, trouble, engine().past_of_run(folder, step))


def _stand(folder: Path) -> KeptRun:
    return engine().kept_run(folder)


def _keep(folder: Path, judgement: Judgement) -> None:
    engine().keep_judgement(folder, judgement)


def _save(snapshot: Any, path: Path) -> None:
    engine().save_model(snapshot, path)
