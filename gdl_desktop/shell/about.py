"""About the program: what it is, in which versions, and under which licence."""

from __future__ import annotations

import platform
from importlib import metadata

import PySide6
from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

import gdl_desktop
from gdl_desktop.qt.design import GAP, WIDE
from gdl_desktop.qt.widgets.dialog_buttons import take_off_icons
from gdl_desktop.qt.widgets.sentence import Sentence
from gdl_desktop.shell.diagnostics import DiagnosticsCopier
from gdl_desktop.shell.licences_window import LicencesWindow

_ICON = 64  # pixels
_WORDS = 420  # pixels of words in a line
_TITLE = 1.5  # of the size of words


class AboutDialog(QDialog):
    """Name, versions and licence, with the ways to all licences and to the diagnostics.

    Parameters
    ----------
    diagnostics
        Makes the report; what it tells is shown here too, for this dialog may lie over the window's status bar.
    """

    def __init__(self, diagnostics: DiagnosticsCopier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(self.tr("About GDL Desktop"))
        icon = QLabel(self)
        icon.setPixmap(QApplication.windowIcon().pixmap(_ICON, _ICON))
        name = QLabel(f"GDL Desktop {gdl_desktop.__version__}", self)
        name.setObjectName("about.name")
        name.setFont(_title_font(name.font()))
        purpose = Sentence(self)
        purpose.setText(self.tr("Train generative models in front of your eyes and play with them while they learn."))
        versions = QFormLayout()
        versions.setHorizontalSpacing(WIDE)
        for part, version in program_versions().items():
            label = QLabel(version or self.tr("not installed"), self)
            label.setObjectName(f"about.version.{part}")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            versions.addRow(part, label)
        licence = Sentence(self)
        licence.setText(
            self.tr(
                "It is free software under the Apache License 2.0. What it is made of has licences of its own, which "
                "“Licences” shows in full."
            )
        )
        self.said = Sentence(self)
        self.said.setObjectName("about.said")
        self.licences = QPushButton(self.tr("&Licences…"), self)
        self.licences.setObjectName("about.licences")
        self.diagnostics = QPushButton(self.tr("Copy &diagnostics"), self)
        self.diagnostics.setObjectName("about.diagnostics")
        self.diagnostics.setToolTip(
            self.tr("Puts what “gdl doctor” finds on the clipboard: versions, processor, folders, data.")
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.licences, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.diagnostics, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        take_off_icons(self)

        words = QVBoxLayout()
        words.setSpacing(GAP)
        words.addWidget(name)
        words.addWidget(purpose)
        words.addSpacing(GAP)
        words.addLayout(versions)
        words.addSpacing(GAP)
        words.addWidget(licence)
        words.addWidget(self.said)
        top = QHBoxLayout()
        top.setSpacing(2 * WIDE)
        top.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        purpose.setMinimumWidth(_WORDS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * WIDE, 2 * WIDE, 2 * WIDE, WIDE)
        layout.setSpacing(WIDE)
        layout.addLayout(top)
        layout.addWidget(buttons)

        self.licences.clicked.connect(self._show_licences)
        self.diagnostics.clicked.connect(diagnostics.copy)
        diagnostics.told.connect(self._on_told)
        buttons.rejected.connect(self.reject)

    @Slot(str)
    def _on_told(self, sentence: str) -> None:
        self.said.setText(sentence)

    @Slot()
    def _show_licences(self) -> None:
        window = LicencesWindow(self.parentWidget())
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()
        self.accept()


def program_versions() -> dict[str, str]:
    """Return the versions of what decides most; empty where something is not installed. It loads nothing of it."""
    return {
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "PySide6": PySide6.__version__,
        "torch": _installed("torch"),
        "NumPy": _installed("numpy"),
    }


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _title_font(words: QFont) -> QFont:
    font = QFont(words)
    font.setPointSizeF(_TITLE * words.pointSizeF())
    font.setBold(True)
    return font
