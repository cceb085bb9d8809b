"""A place to paste a text to learn from."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from gdl_desktop.core.errors import DataError
from gdl_desktop.core.files import cause_of
from gdl_desktop.core.folders import data_dir
from gdl_desktop.qt.widgets.dialog_buttons import take_off_icons
from gdl_desktop.qt.words import fill


class PasteDialog(QDialog):
    """Takes a text; `text` returns it once accepted."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Paste a text to learn from"))
        self._editor = QPlainTextEdit(self)
        self._editor.setObjectName(f"{object_name}.editor")
        self._editor.setAccessibleName(self.tr("Text to learn from"))
        self._editor.setPlaceholderText(
            self.tr("Paste or type here. The more text, the better: a chapter is a good start.")
        )
        self._editor.setTabChangesFocus(True)  # to the buttons; a pasted text brings its own tabs
        self._editor.textChanged.connect(self._count)
        self._size = QLabel(self)
        self._buttons = QDialogButtonBox(self)
        self._use = self._buttons.addButton(self.tr("Use this text"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._use.setObjectName(f"{object_name}.use")
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        take_off_icons(self)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._editor, 1)
        layout.addWidget(self._size)
        layout.addWidget(self._buttons)
        self.resize(560, 420)
        self._count()

    def text(self) -> str:
        """Return what stands in the editor."""
        return self._editor.toPlainText()

    @Slot()
    def _count(self) -> None:
        count = len(self.text())
        self._size.setText(fill(self.tr("{count:,} characters"), count=count))
        self._use.setEnabled(bool(self.text().strip()))


def keep_pasted_text(text: str) -> Path:
    """Write a pasted text into the person's folder, so that a run can be continued with it later.

    Raises
    ------
    DataError
        The folder cannot be written.
    """
    folder = data_dir() / "texts"
    stamp = time.strftime("%Y%m%d-%H%M%S")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        names = (f"pasted-{stamp}{f'-{again}' if again else ''}.txt" for again in range(1000))
        path = next(folder / name for name in names if not (folder / name).exists())
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise DataError(f"The text cannot be kept in {folder}: {cause_of(error)}.") from None
    return path
