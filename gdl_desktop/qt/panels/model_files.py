"""Opening a model from a file and saving the one in play: two buttons and their dialogs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QGridLayout, QPushButton, QSizePolicy, QWidget

from gdl_desktop.core.folders import models_dir
from gdl_desktop.qt.design import TIGHT
from gdl_desktop.qt.panels.notice import show_notice


class ModelFiles(QWidget):
    """Asks for files of models; it neither reads nor writes them.

    Parameters
    ----------
    playground
        Name of the playground, which the buttons and dialogs are named after.

    Attributes
    ----------
    open_wanted, save_wanted
        The person chose a file to open, or a name to save under.
    """

    open_wanted = Signal(Path)
    save_wanted = Signal(Path)

    def __init__(self, playground: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{playground}.files")
        self._playground = playground
        self._training = self._available = False
        self._open = self._button("open", self.tr("Open model…"), self.choose_to_open)
        self._save = self._button("save", self.tr("Save model…"), self.choose_to_save)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        layout.addWidget(self._open, 0, 0)
        layout.addWidget(self._save, 0, 1)
        self._refresh()

    def set_training(self, training: bool) -> None:
        """Open nothing while a model is trained here."""
        self._training = training
        self._refresh()

    def set_available(self, available: bool) -> None:
        """Say whether there is a model that could be saved."""
        self._available = available
        self._refresh()

    @Slot()
    def choose_to_open(self) -> None:
        """Ask for a model file; `open_wanted` follows."""
        self.ask(self._on_open_chosen)

    def ask(self, then: Callable[[str], object]) -> None:
        """Ask for a model file; ``then`` gets its path."""
        dialog = self._dialog(self.tr("Open a model"), "open_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(then)
        dialog.open()

    @Slot()
    def choose_to_save(self) -> None:
        """Ask for a name to save the model under; `save_wanted` follows."""
        if not self._available:
            show_notice(self, self._nothing_to_save(), object_name=f"{self._playground}.failure")
            return
        dialog = self._dialog(self.tr("Save the model"), "save_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("safetensors")
        dialog.selectFile(f"{self._playground}.safetensors")
        dialog.fileSelected.connect(self._on_save_chosen)
        dialog.open()

    def _button(self, name: str, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"{self._playground}.{name}")
        button.setAccessibleName(text.rstrip("…"))
        button.clicked.connect(slot)
        return button

    def _dialog(self, title: str, name: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setObjectName(f"{self._playground}.{name}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(self.tr("Models") + " (*.safetensors)")
        folder = models_dir()
        if _is_made(folder):
            dialog.setDirectory(str(folder))
        return dialog

    @Slot(str)
    def _on_open_chosen(self, path: str) -> None:
        self.open_wanted.emit(Path(path))

    @Slot(str)
    def _on_save_chosen(self, path: str) -> None:
        self.save_wanted.emit(Path(path))

    def _refresh(self) -> None:
        """Open and close the buttons, and say what they do or why they do not."""
        self._open.setEnabled(not self._training)
        self._open.setToolTip(
            self.tr("Stop the training to open a model.")
            if self._training
            else self.tr("Play with a model from a file.")
        )
        self._save.setEnabled(self._available)
        self._save.setToolTip(
            self.tr("Keep the model in play as one file.") if self._available else self._nothing_to_save()
        )

    def _nothing_to_save(self) -> str:
        return self.tr("There is no model to save yet; train one or open one first.")


def _is_made(folder: Path) -> bool:
    """Make a folder where possible; a dialog can do without."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return True
