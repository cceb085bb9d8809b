"""Telling a person that something went wrong, without holding up the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from gdl_desktop.qt.sentences import translated
from gdl_desktop.qt.widgets.dialog_buttons import take_off_icons
from gdl_desktop.qt.widgets.sentence import breakable


def show_notice(parent: QWidget, sentence: str, details: str = "", object_name: str = "notice") -> QMessageBox:
    """Show one sentence in a dialog that does not block; details stay behind a button."""
    box = QMessageBox(parent)
    box.setObjectName(object_name)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("GDL Desktop")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(breakable(translated(sentence)))
    if details:
        box.setDetailedText(details)
    box.open()
    take_off_icons(box)
    return box
