"""Small things that every view arranges its widgets with."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from gdl_desktop.qt.design import GAP, HEADING_SIZE, TIGHT

_SHARE: Final = 1000


def heading(text: str) -> QLabel:
    """Return a line in bold that heads what is below it."""
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    font.setPointSizeF(HEADING_SIZE * font.pointSizeF())
    label.setFont(font)
    return label


def label_for(text: str, widget: QWidget) -> QLabel:
    """Return the label of a control."""
    label = QLabel(text)
    label.setBuddy(widget)
    return label


def column(*widgets: QWidget) -> QWidget:
    """Stack widgets; labels keep their height and the others share what is left."""
    stack = QWidget()
    layout = QVBoxLayout(stack)
    layout.setContentsMargins(GAP, TIGHT, GAP, GAP)
    for widget in widgets:
        layout.addWidget(widget, 0 if isinstance(widget, QLabel) else 1)
    return stack


def share_out(splitter: QSplitter, *shares: int) -> None:
    """Give the parts of a splitter their shares of its length, now and when it grows."""
    splitter.setChildrenCollapsible(False)
    splitter.setSizes([_SHARE * share for share in shares])  # Qt takes them as proportions
    for index, share in enumerate(shares):
        splitter.setStretchFactor(index, share)
