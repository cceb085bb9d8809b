"""The language of the window: which one the person wants, and the files that speak it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from gdl_desktop.core.folders import resources_dir
from gdl_desktop.shell.settings import settings

LANGUAGES: Final = {"en": "English", "de": "Deutsch", "zh_CN": "简体中文"}
"""By name, as those who speak them call them."""
SYSTEM: Final = "system"

_KEY: Final = "language"
_SPOKEN: Final = "language"  # the application's property
_TRADITIONAL: Final = ("Hant", "TW", "HK", "MO")  # other characters than those of the simplified script


def remembered_language() -> str:
    """Return what the person chose, a key of `LANGUAGES`; to follow the system where the file says nothing else."""
    value = str(settings().value(_KEY, SYSTEM))
    if value in LANGUAGES:
        return value
    return SYSTEM if value == SYSTEM else "en"


def remember_language(language: str) -> None:
    """Keep what the person chose; it counts from the next start."""
    if language == SYSTEM:
        settings().remove(_KEY)
    else:
        settings().setValue(_KEY, language)


def language_of(wanted: list[str]) -> str:
    """Return the first of the languages that there is, such as ``de`` for ``["fr-FR", "de-AT"]``; else English.

    Parameters
    ----------
    wanted
        Names as `QLocale.uiLanguages` tells them, the dearest first.
    """
    for name in wanted:
        first, *rest = name.replace("_", "-").split("-")
        if first == "zh" and not any(part in _TRADITIONAL for part in rest):
            return "zh_CN"
        if first in LANGUAGES:
            return first
    return "en"


def spoken_language() -> str:
    """Return which of `LANGUAGES` the windows speak that are made now."""
    app = QCoreApplication.instance()
    return str((app and app.property(_SPOKEN)) or "en")


def speak(app: QCoreApplication, choice: str) -> None:
    """Let windows that are made from now on speak a language.

    Parameters
    ----------
    choice
        A key of `LANGUAGES`, or `SYSTEM`.
    """
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    system = QLocale.system()
    language = language_of(system.uiLanguages()) if choice == SYSTEM else choice
    # Fields for numbers follow the window's language, and the system's habits where it is the same.
    same = language_of([system.name()]) == language
    QLocale.setDefault(system if same else QLocale(language))
    app.setProperty(_SPOKEN, language)
    if language == "en":
        return
    own = str(resources_dir() / "translations" / f"gdl_{language}.qm")
    of_qt = f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{language}.qm"
    for path in (of_qt, own):
        translator = QTranslator(app)
        if translator.load(path):
            app.installTranslator(translator)
