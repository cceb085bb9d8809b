"""The settings of the whole program; those of a training stand in its tab."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gdl_desktop.core import folders
from gdl_desktop.core.registry import ComputeWish
from gdl_desktop.qt.forms.editors import CalmComboBox
from gdl_desktop.qt.widgets.sentence import Sentence
from gdl_desktop.shell.settings import MOST_THREADS, remember_wish, remembered_wish
from gdl_desktop.shell.theme import remembered_choice

_THEMES: Final = {"system": "As the system", "light": "Light", "dark": "Dark"}
_DEVICES: Final = {
    "auto": "The fastest there is",
    "cpu": "Processor",
    "cuda": "Graphics card (CUDA)",
    "mps": "Graphics processor of a Mac (MPS)",
}
_PRECISIONS: Final = {
    "auto": "Whichever a short trial finds faster",
    "fp32": "32 bits (float32)",
    "bf16": "16 bits (bfloat16)",
}


class SettingsDialog(QDialog):
    """Looks, what to compute with, and where things lie; every change counts at once.

    Attributes
    ----------
    theme_chosen
        ``"system"``, ``"light"`` or ``"dark"``.
    wish_changed
        What the next training shall compute with.
    """

    theme_chosen = Signal(str)
    wish_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle("Settings")
        self.theme = _choice(_THEMES, "settings.theme", "Colours", self)
        self.device = _choice(_DEVICES, "settings.device", "Device", self)
        self.device.setToolTip(
            "What the next training runs on. One that this computer lacks is refused when it begins."
        )
        self.precision = _choice(_PRECISIONS, "settings.precision", "Numbers", self)
        self.precision.setToolTip(
            "How long the numbers are that a training computes with. Those of 16 bits are up to twice as fast on "
            "processors that have units for them, and several times slower on all others."
        )
        counts = {str(count): str(count) for count in range(1, min(MOST_THREADS, os.cpu_count() or 1) + 1)}
        self.threads = _choice({"auto": "One, which is best for most"} | counts, "settings.threads", "Threads", self)
        self.threads.setToolTip(
            "How many threads of the processor a training uses. Several pay for the large GAN only, and slow small "
            "models down."
        )
        note = Sentence(self)
        note.setText("These count from the next training on. A training that is continued keeps its kind of numbers.")
        self.reset = QPushButton("Back to the defaults", self)
        self.reset.setObjectName("settings.reset")

        looks = QGroupBox("Looks", self)
        form = QFormLayout(looks)
        form.addRow("Colours", self.theme)
        computing = QGroupBox("Computing", self)
        form = QFormLayout(computing)
        form.addRow("Device", self.device)
        form.addRow("Numbers", self.precision)
        form.addRow("Threads", self.threads)
        form.addRow(note)
        places = QGroupBox("Folders", self)
        form = QFormLayout(places)
        form.addRow("Runs and models", _Place(folders.data_dir(), "settings.data_folder", self))
        form.addRow("Downloaded data", _Place(folders.cache_dir(), "settings.cache_folder", self))
        form.addRow("Settings", _Place(folders.config_dir(), "settings.config_folder", self))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.reset, QDialogButtonBox.ButtonRole.ResetRole)
        layout = QVBoxLayout(self)
        for part in (looks, computing, places, buttons):
            layout.addWidget(part)

        self._show()
        self.theme.activated.connect(self._on_theme)
        for box in (self.device, self.precision, self.threads):
            box.activated.connect(self._on_wish)
        self.reset.clicked.connect(self._on_reset)
        buttons.rejected.connect(self.reject)

    def _show(self) -> None:
        wish = remembered_wish()
        for box, value in (
            (self.theme, remembered_choice()),
            (self.device, wish.device),
            (self.precision, wish.precision or "auto"),
            (self.threads, str(wish.threads or "auto")),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))

    @Slot()
    def _on_theme(self) -> None:
        self.theme_chosen.emit(self.theme.currentData())

    @Slot()
    def _on_wish(self) -> None:
        precision, threads = self.precision.currentData(), self.threads.currentData()
        wish = ComputeWish(
            self.device.currentData(),
            None if precision == "auto" else precision,
            None if threads == "auto" else int(threads),
        )
        remember_wish(wish)
        self.wish_changed.emit(wish)

    @Slot()
    def _on_reset(self) -> None:
        remember_wish(ComputeWish())
        self.wish_changed.emit(ComputeWish())
        self.theme_chosen.emit("system")
        self._show()


class _Place(QWidget):
    """A folder, and a button that opens it in the system's file manager."""

    def __init__(self, folder: Path, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        path = QLabel(str(folder), self)
        path.setObjectName(name)
        path.setTextInteractionFlags(path.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByMouse)
        button = QPushButton("Open", self)
        button.setObjectName(f"{name}.open")
        button.setAccessibleName(f"Open {folder}")
        button.clicked.connect(self._on_open)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(path, 1)
        layout.addWidget(button)

    @Slot()
    def _on_open(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _choice(words: Mapping[str, str], name: str, label: str, parent: QWidget) -> CalmComboBox:
    box = CalmComboBox(parent)
    box.setObjectName(name)
    box.setAccessibleName(label)
    for value, text in words.items():
        box.addItem(text, value)
    return box
