"""Dresses the application: Fusion, a palette and fonts of our own, light or dark as the system or the person wants.

The platform's own style and dark mode cannot be trusted everywhere; a palette can. The figures themselves
stand in ``qt/design.py``.
"""

from __future__ import annotations

from functools import partial
from typing import Final, Literal, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from gdl_desktop.core.folders import resources_dir
from gdl_desktop.qt.design import COLOURS, FONT_FILES, WORDS_FAMILY, Scheme
from gdl_desktop.shell.focus_ring import FocusGuide
from gdl_desktop.shell.settings import settings

Choice = Literal["system", "light", "dark"]
CHOICES: Final[tuple[Choice, ...]] = get_args(Choice)

_KEY: Final = "theme"
_ICON: Final = "gdl-desktop"
_ICON_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
_SYSTEM: Final = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


def dress(app: QApplication) -> None:
    """Give the application its looks, and again whenever the system turns light or dark and the person follows it."""
    app.setStyle("Fusion")
    load_fonts(app)
    app.setWindowIcon(app_icon())
    FocusGuide(app)
    _take_on(app, remembered_choice())
    app.styleHints().colorSchemeChanged.connect(partial(_follow_system, app))


def choose_theme(app: QApplication, choice: Choice) -> None:
    """Take on a choice of the person's, and remember it."""
    settings().setValue(_KEY, choice)
    _take_on(app, choice)


def remembered_choice() -> Choice:
    """Return what the person chose; to follow the system before they have."""
    value = settings().value(_KEY)
    return next((choice for choice in CHOICES if choice == value), "system")


def system_scheme() -> Scheme:
    """What the desktop prefers; light where it does not say."""
    return "dark" if QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def apply_theme(app: QApplication, scheme: Scheme) -> None:
    """Give the whole application the colours of a scheme."""
    app.setPalette(make_palette(scheme))


def make_palette(scheme: Scheme) -> QPalette:
    """Return the palette of a scheme."""
    colours = COLOURS[scheme]
    role = QPalette.ColorRole
    palette = QPalette(QColor(colours.button))  # Fusion derives bevels and shadows from it
    for each, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.base,
        role.AlternateBase: colours.alternate,
        role.Text: colours.text,
        role.PlaceholderText: colours.faint,
        role.Button: colours.button,
        role.ButtonText: colours.text,
        role.BrightText: colours.on_highlight,
        role.ToolTipBase: colours.note,
        role.ToolTipText: colours.on_note,
        role.Highlight: colours.highlight,
        role.HighlightedText: colours.on_highlight,
        role.Link: colours.link,
        role.LinkVisited: colours.visited,
        role.Accent: colours.highlight,
    }.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.disabled))
    return palette


def load_fonts(app: QApplication) -> None:
    """Give the application its own font at the size that the person's system has; without the files, the system's."""
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resources_dir() / "fonts" / name))
    if QFontDatabase.hasFamily(WORDS_FAMILY):
        app.setFont(dressed(app.font()))


def dressed(font: QFont) -> QFont:
    """Return a font of the same size with our letters; what they lack comes from the font as it was."""
    own = QFont(font)
    own.setFamilies([WORDS_FAMILY, *font.families()])
    return own


def app_icon() -> QIcon:
    """Return the icon of the program in all its sizes."""
    icon = QIcon()
    for size in _ICON_SIZES:
        icon.addFile(str(resources_dir() / "icons" / f"{_ICON}-{size}.png"))
    return icon


def _take_on(app: QApplication, choice: Choice) -> None:
    hints = app.styleHints()  # tells the system too, for what it draws: the title bar, its dialogs
    if choice == "system":
        hints.unsetColorScheme()
        apply_theme(app, system_scheme())
    else:
        hints.setColorScheme(_SYSTEM[choice])
        apply_theme(app, choice)


def _follow_system(app: QApplication, *_scheme: Qt.ColorScheme) -> None:
    if remembered_choice() == "system":
        apply_theme(app, system_scheme())
