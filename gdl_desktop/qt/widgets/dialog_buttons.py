"""The buttons below a dialog, as plain as all others of the program."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox


def take_off_icons(dialog: QDialog) -> None:
    """Leave words alone on the buttons below a dialog.

    Many desktops have Qt add icons there, drawn for their own colours: a black cross is lost on a dark button of
    ours. Boxes that Qt itself fills get their buttons when they open.
    """
    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.buttons():
            button.setIcon(QIcon())
