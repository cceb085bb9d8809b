"""The settings of the whole program; those of a training stand in its tab."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gdl_desktop.core import folders
from gdl_desktop.core.files import cause_of
from gdl_desktop.core.registry import AUTOSAVE_SECONDS, ComputeWish
from gdl_desktop.qt.forms.editors import CalmComboBox
from gdl_desktop.qt.panels.notice import show_notice
from gdl_desktop.qt.sentences import translated
from gdl_desktop.qt.widgets.dialog_buttons import take_off_icons
from gdl_desktop.qt.widgets.sentence import Sentence
from gdl_desktop.qt.words import fill
from gdl_desktop.shell.language import LANGUAGES, SYSTEM, remember_language, remembered_language
from gdl_desktop.shell.settings import AUTOSAVES, MOST_THREADS, remember_wish, remembered_wish
from gdl_desktop.shell.theme import remembered_choice

_WIDTH: Final = 480  # pixels: most paths of folders are seen whole


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
        self._make_looks()
        self._make_wishes()
        self.reset = QPushButton(self.tr("Back to the defaults"), self)
        self.reset.setObjectName("settings.reset")
        self.reset.setToolTip(
            self.tr(
                "Undoes every choice above, and gives the window and its parts their first sizes. Nothing is deleted."
            )
        )
        self._arrange()
        self._show()
        self.theme.activated.connect(self._on_theme)
        self.language.activated.connect(self._on_language)
        for box in (self.device, self.precision, self.threads, self.autosave):
            box.activated.connect(self._on_wish)
        self.reset.clicked.connect(self._on_reset)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as all lines need: on a low screen Qt would squeeze the boxes under their words."""
        super().resizeEvent(event)
        layout = self.layout()
        assert layout is not None
        self.setMinimumHeight(layout.totalHeightForWidth(event.size().width()))

    def _make_looks(self) -> None:
        themes = {"system": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        self.theme = _choice(themes, "settings.theme", self.tr("Colours"), self)
        languages = {SYSTEM: self.tr("As the system")} | LANGUAGES
        self.language = _choice(languages, "settings.language", self.tr("Language"), self)

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
                "How long the numbers are that a training computes with. Those of 16 bits are up to three times as "
                "fast on processors that have units for them, and several times slower on all others."
            )
        )
        counts = {str(count): str(count) for count in range(1, min(MOST_THREADS, os.cpu_count() or 1) + 1)}
        threads = {"auto": self.tr("One or two, by a short trial")} | counts
        self.threads = _choice(threads, "settings.threads", self.tr("Threads"), self)
        self.threads.setToolTip(
            self.tr(
                "How many threads of the processor a training uses. Whether several pay depends on the model and the "
                "machine. Without a number here a short trial decides."
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

    def _arrange(self) -> None:
        parts = (self._part_of_looks(), self._part_of_training(), self._part_of_folders())
        labels = [label for part in parts for label in part.findChildren(QLabel) if label.buddy() is not None]
        widest = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setMinimumWidth(widest)  # one column for all parts
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.reset, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        take_off_icons(self)
        layout = QVBoxLayout(self)
        for part in (*parts, buttons):
            layout.addWidget(part)
        self.setMinimumWidth(_WIDTH)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Return would open the first folder
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)

    def _part_of_looks(self) -> QGroupBox:
        rows = {self.tr("Colours"): self.theme, self.tr("Language"): self.language}
        note = self.tr("Another language counts from the next start of the program.")
        return self._part(self.tr("Looks"), rows, note)

    def _part_of_training(self) -> QGroupBox:
        rows = {
            self.tr("Device"): self.device,
            self.tr("Numbers"): self.precision,
            self.tr("Threads"): self.threads,
            self.tr("Saves itself"): self.autosave,
        }
        note = self.tr("These count from the next training on. A training that is continued keeps its kind of numbers.")
        return self._part(self.tr("Training"), rows, note)

    def _part_of_folders(self) -> QGroupBox:
        rows = {
            self.tr("Runs and models"): _Place(folders.data_dir(), "settings.data_folder", self),
            self.tr("Downloaded data"): _Place(folders.cache_dir(), "settings.cache_folder", self),
            self.tr("Settings"): _Place(folders.config_dir(), "settings.config_folder", self),
        }
        for title, place in rows.items():
            place.path.setAccessibleName(title)
        note = self.tr(
            "To have all of them in another place, start the program with the variable {name} naming a folder."
        ).replace("{name}", folders.HOME_VARIABLE)
        return self._part(self.tr("Folders"), rows, note)

    def _part(self, title: str, rows: Mapping[str, QWidget], note: str) -> QGroupBox:
        """Make a group of rows with a sentence below them, which a form of Qt's would squeeze as its last row."""
        group = QGroupBox(title, self)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, widget in rows.items():
            label = QLabel(name, group)
            label.setBuddy(widget)
            form.addRow(label, widget)
        layout = QVBoxLayout(group)
        layout.addLayout(form)
        sentence = Sentence(group)
        sentence.setText(note)
        layout.addWidget(sentence)
        return group

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
    """A folder, and a button that opens it in the system's file manager.

    Attributes
    ----------
    path
        Shows where it is.
    """

    def __init__(self, folder: Path, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.path = QLineEdit(str(folder), self)  # one line however long it is, to be copied
        self.path.setObjectName(name)
        self.path.setReadOnly(True)
        self.path.setCursorPosition(0)
        self.path.setToolTip(str(folder))
        self.setFocusProxy(self.path)  # so that the row's words name it to people who hear it
        button = QPushButton(self.tr("Open"), self)
        button.setObjectName(f"{name}.open")
        button.setAccessibleName(self.tr("Open {folder}").replace("{folder}", str(folder)))
        button.clicked.connect(self._on_open)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.path, 1)
        layout.addWidget(button)

    @Slot()
    def _on_open(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            words = self.tr("{folder} cannot be made: {reason}.")
            show_notice(self, fill(words, folder=self._folder, reason=translated(cause_of(error))))
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            words = self.tr("Nothing on this computer opens folders. Look for {folder} yourself.")
            show_notice(self, fill(words, folder=self._folder))


def _choice(words: Mapping[str, str], name: str, label: str, parent: QWidget) -> CalmComboBox:
    box = CalmComboBox(parent)
    box.setObjectName(name)
    box.setAccessibleName(label)
    for value, text in words.items():
        box.addItem(text, value)
    return box
