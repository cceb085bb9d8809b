"""A place to paste a text to learn from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

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
