"""The settings of the whole program; those of a training stand in its tab."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

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
from gdl_desktop.core.registry import AUTOSAVE_SECONDS, ComputeWish
from gdl_desktop.qt.forms.editors import CalmComboBox
from gdl_desktop.qt.widgets.sentence import Sentence
from gdl_desktop.shell.language import LANGUAGES, SYSTEM, remember_language, remembered_language
from gdl_desktop.shell.settings import AUTOSAVES, MOST_THREADS, remember_wish, remembered_wish
from gdl_desktop.shell.theme import remembered_choice


class SettingsDialog(QDialog):
    """Looks, what to compute with, and where things lie; every change counts at once.

    Attributes
    ----------
    theme_chosen
        ``"system"``, ``"light"`` or ``"dark"``.
    wish_changed
        How the next training shall compute and save itself.
    layout_reset
        The window shall lie and be divided as it is by default.
    """

    theme_chosen = Signal(str)
    wish_changed = Signal(object)
    layout_reset = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(self.tr("Settings"))
        themes = {"system": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        self.theme = _choice(themes, "settings.theme", self.tr("Colours"), self)
        languages = {SYSTEM: self.tr("As the system")} | LANGUAGES
        self.language = _choice(languages, "settings.language", self.tr("Language"), self)
        restart = Sentence(self)
        restart.setText(self.tr("Another language counts from the next start of the program."))
        self._make_wishes()
        note = Sentence(self)
        note.setText(
            self.tr("These count from the next training on. A training that is continued keeps its kind of numbers.")
        )
        elsewhere = Sentence(self)
        elsewhere.setText(
            self.tr(
                "To have all of them in another place, start the program with the variable {name} naming a folder."
            ).replace("{name}", folders.HOME_VARIABLE)
        )
        self.reset = QPushButton(self.tr("Back to the defaults"), self)
        self.reset.setObjectName("settings.reset")
        self.reset.setToolTip(
            self.tr(
                "Undoes every choice above, and gives the window and its parts their first sizes. Nothing is deleted."
            )
        )

        looks = QGroupBox(self.tr("Looks"), self)
        form = QFormLayout(looks)
        form.addRow(self.tr("Colours"), self.theme)
        form.addRow(self.tr("Language"), self.language)
        form.addRow(restart)
        training = QGroupBox(self.tr("Training"), self)
        form = QFormLayout(training)
        form.addRow(self.tr("Device"), self.device)
        form.addRow(self.tr("Numbers"), self.precision)
        form.addRow(self.tr("Threads"), self.threads)
        form.addRow(self.tr("Saves itself"), self.autosave)
        form.addRow(note)
        places = QGroupBox(self.tr("Folders"), self)
        form = QFormLayout(places)
        form.addRow(self.tr("Runs and models"), _Place(folders.data_dir(), "settings.data_folder", self))
        form.addRow(self.tr("Downloaded data"), _Place(folders.cache_dir(), "settings.cache_folder", self))
        form.addRow(self.tr("Settings"), _Place(folders.config_dir(), "settings.config_folder", self))
        form.addRow(elsewhere)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.reset, QDialogButtonBox.ButtonRole.ResetRole)
        layout = QVBoxLayout(self)
        for part in (looks, training, places, buttons):
            layout.addWidget(part)

        self._show()
        self.theme.activated.connect(self._on_theme)
        self.language.activated.connect(self._on_language)
        for box in (self.device, self.precision, self.threads, self.autosave):
            box.activated.connect(self._on_wish)
        self.reset.clicked.connect(self._on_reset)
        buttons.rejected.connect(self.reject)

    def _make_wishes(self) -> None:
        """Make the boxes for how the next training computes and saves itself."""
        devices = {
            "auto": self.tr("The fastest there is"),
            "cpu": self.tr("Processor"),
            "cuda": self.tr("Graphics card (CUDA)"),
            "mps": self.tr("Graphics processor of a Mac (MPS)"),
        }
        self.device = _choice(devices, "settings.device", self.tr("Device"), self)
        self.device.setToolTip(
            self.tr("What the next training runs on. One that this computer lacks is refused when it begins.")
        )
        precisions = {
            "auto": self.tr("Whichever a short trial finds faster"),
            "fp32": self.tr("32 bits (float32)"),
            "bf16": self.tr("16 bits (bfloat16)"),
        }
        self.precision = _choice(precisions, "settings.precision", self.tr("Numbers"), self)
        self.precision.setToolTip(
            self.tr(
                "How long the numbers are that a training computes with. Those of 16 bits are up to twice as fast on "
                "processors that have units for them, and several times slower on all others."
            )
        )
        counts = {str(count): str(count) for count in range(1, min(MOST_THREADS, os.cpu_count() or 1) + 1)}
        threads = {"auto": self.tr("One or two, by a short trial")} | counts
        self.threads = _choice(threads, "settings.threads", self.tr("Threads"), self)
        self.threads.setToolTip(
            self.tr(
                "How many threads of the processor a training uses. Several pay for large GANs only, and slow small "
                "models down. Without a number here a short trial decides."
            )
        )
        usual = self.tr("Every {seconds} seconds, which suits most").format(seconds=f"{AUTOSAVE_SECONDS:.0f}")
        every = self.tr("Every {seconds} seconds")
        intervals = {"auto": usual} | {str(seconds): every.format(seconds=seconds) for seconds in AUTOSAVES}
        self.autosave = _choice(intervals, "settings.autosave", self.tr("Saves itself"), self)
        self.autosave.setToolTip(
            self.tr(
                "How much of a training a power cut may cost at the most; whenever a training ends, it saves itself "
                "anyway. Try a longer time where a large model stutters on a slow disk. The longest costs a minute of "
                "work, the shortest keeps such a disk busy."
            )
        )

    def _show(self) -> None:
        wish = remembered_wish()
        for box, value in (
            (self.theme, remembered_choice()),
            (self.language, remembered_language()),
            (self.device, wish.device),
            (self.precision, wish.precision or "auto"),
            (self.threads, str(wish.threads or "auto")),
            (self.autosave, str(wish.autosave_seconds or "auto")),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))

    @Slot()
    def _on_theme(self) -> None:
        self.theme_chosen.emit(self.theme.currentData())

    @Slot()
    def _on_language(self) -> None:
        remember_language(self.language.currentData())

    @Slot()
    def _on_wish(self) -> None:
        precision, threads, autosave = (
            None if box.currentData() == "auto" else box.currentData()
            for box in (self.precision, self.threads, self.autosave)
        )
        wish = ComputeWish(
            self.device.currentData(),
            precision,
            None if threads is None else int(threads),
            None if autosave is None else int(autosave),
        )
        remember_wish(wish)
        self.wish_changed.emit(wish)

    @Slot()
    def _on_reset(self) -> None:
        remember_wish(ComputeWish())
        self.wish_changed.emit(ComputeWish())
        self.theme_chosen.emit("system")
        remember_language(SYSTEM)
        self.layout_reset.emit()
        self._show()


class _Place(QWidget):
    """A folder, and a button that opens it in the system's file manager."""

    def __init__(self, folder: Path, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        path = QLabel(str(folder), self)
        path.setObjectName(name)
        path.setTextInteractionFlags(path.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByMouse)
        button = QPushButton(self.tr("Open"), self)
        button.setObjectName(f"{name}.open")
        button.setAccessibleName(self.tr("Open {folder}").replace("{folder}", str(folder)))
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
