"""Colours of the window: Fusion with a palette of our own, light or dark.

The platform's own style and dark mode cannot be trusted everywhere; a palette can.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

Scheme = Literal["light", "dark"]

# Roles that need a colour of their own; Fusion derives bevels and shadows from Button.
_COLOURS: dict[Scheme, dict[QPalette.ColorRole, str]] = {
    "light": {
        QPalette.ColorRole.Window: "#f4f5f7",
        QPalette.ColorRole.WindowText: "#1d2127",
        QPalette.ColorRole.Base: "#ffffff",
        QPalette.ColorRole.AlternateBase: "#eef0f3",
        QPalette.ColorRole.Text: "#1d2127",
        QPalette.ColorRole.PlaceholderText: "#6a7380",
        QPalette.ColorRole.Button: "#e9ebef",
        QPalette.ColorRole.ButtonText: "#1d2127",
        QPalette.ColorRole.BrightText: "#ffffff",
        QPalette.ColorRole.ToolTipBase: "#1d2127",
        QPalette.ColorRole.ToolTipText: "#f4f5f7",
        QPalette.ColorRole.Highlight: "#1f6feb",
        QPalette.ColorRole.HighlightedText: "#ffffff",
        QPalette.ColorRole.Link: "#0b57c4",
        QPalette.ColorRole.LinkVisited: "#6b3fa0",
        QPalette.ColorRole.Accent: "#1f6feb",
    },
    "dark": {
        QPalette.ColorRole.Window: "#1b1e23",
        QPalette.ColorRole.WindowText: "#e6e9ee",
        QPalette.ColorRole.Base: "#282d35",  # lighter than Window: Fusion draws no edge that is seen on it
        QPalette.ColorRole.AlternateBase: "#2f353e",
        QPalette.ColorRole.Text: "#e6e9ee",
        QPalette.ColorRole.PlaceholderText: "#8f99a8",
        QPalette.ColorRole.Button: "#343a44",
        QPalette.ColorRole.ButtonText: "#e6e9ee",
        QPalette.ColorRole.BrightText: "#ffffff",
        QPalette.ColorRole.ToolTipBase: "#e6e9ee",
        QPalette.ColorRole.ToolTipText: "#1b1e23",
        QPalette.ColorRole.Highlight: "#3b82f6",
        QPalette.ColorRole.HighlightedText: "#ffffff",
        QPalette.ColorRole.Link: "#79b0ff",
        QPalette.ColorRole.LinkVisited: "#c4a3f5",
        QPalette.ColorRole.Accent: "#3b82f6",
    },
}
_TEXT_ROLES = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)
_DISABLED_TEXT: dict[Scheme, str] = {"light": "#868e99", "dark": "#8a93a0"}


def system_scheme() -> Scheme:
    """What the desktop prefers; light where it does not say."""
    return "dark" if QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def apply_theme(app: QApplication, scheme: Scheme) -> None:
    """Give the whole application the colours of a scheme."""
    app.setStyle("Fusion")
    app.setPalette(make_palette(scheme))


def make_palette(scheme: Scheme) -> QPalette:
    """Return the palette of a scheme."""
    palette = QPalette(QColor(_COLOURS[scheme][QPalette.ColorRole.Button]))
    for role, colour in _COLOURS[scheme].items():
        palette.setColor(role, QColor(colour))
    for role in _TEXT_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(_DISABLED_TEXT[scheme]))
    return palette
