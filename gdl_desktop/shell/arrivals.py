"""What comes to the window from outside: named on its command line, or dropped onto it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Literal, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from gdl_desktop.core.files import is_there
from gdl_desktop.core.registry import engine
from gdl_desktop.qt.workers.latest_wins import InOrderThread

Kind = Literal["model", "images", "text", "picture", "recipe"]
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff"})


def kind_of(path: Path) -> Kind:
    """Say what a path holds, going by its name, and by what lies in a folder."""
    if path.is_dir():
        return "model" if is_there(path / "run.json") else "images"
    suffix = path.suffix.lower()
    if suffix == ".safetensors":
        return "model"
    if suffix == ".toml":
        return "recipe"
    from gdl_desktop.data.idxset import is_idx_name  # which loads numpy: not before the window stands

    if is_idx_name(path):
        return "images"
    return "picture" if suffix in _PICTURES else "text"


@runtime_checkable
class PictureFinder(Protocol):
    """A view that knows where a single picture belongs."""

    def find_picture(self, path: Path) -> None:
        """Show where the model in play puts a picture."""


class ModelSorter(QObject):
    """Finds out, in a thread of its own, which playground a model belongs to.

    Attributes
    ----------
    sorted
        ``(playground, path)``.
    refused
        A sentence for the person.
    """

    sorted = Signal(str, Path)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = InOrderThread(self)
        queued = Qt.ConnectionType.QueuedConnection
        self._thread.result.connect(self._on_found, queued)
        self._thread.failed.connect(self._on_failed, queued)

    def sort(self, path: Path) -> None:
        """Ask where a model file or a run's folder belongs."""
        self._thread.submit(partial(_playground_of, path), path)

    def stop(self) -> None:
        """End the thread."""
        self._thread.stop()

    @Slot(object, object)
    def _on_found(self, path: Path, playground: str) -> None:
        self.sorted.emit(playground, path)

    @Slot(object, str)
    def _on_failed(self, _path: Path, sentence: str) -> None:
        self.refused.emit(sentence)


def _playground_of(path: Path) -> str:
    return engine().playground_of(path)
