"""Sentences of floors that know no Qt, in the language of the window.

An error says what happened as one finished English sentence, since the command line says it too. The sentences
are known beforehand, but for the values in them: ``packaging/translate.py`` collects them as templates such as
``There is no file {0}.`` from the places where they are raised, with what their values are. Here a finished sentence
is told by the template it fits, and the values move into the translated one: words and figures of the program
translated too, a person's names for files and classes as they are. What fits no template stays as it is.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication

from gdl_desktop.core.folders import resources_dir
from gdl_desktop.qt.words import number

CONTEXT: Final = "Sentences"
CARDS: Final = "Cards"  # what those of the models that ship say; a newer card may be ahead of its translation
FILE: Final = "sentences.json"
NAME, SENTENCE, TITLE, VALUE = "n", "s", "t", "v"
"""What a value in a sentence is: a person's name for something, what another error says, the title of data, or words
and figures of the program."""
_NUMBER: Final = re.compile(r"-?\d[\d,]*(\.\d+)?(e[-+]\d+)?")
_QUOTATION: Final = re.compile("“([^“”]*)”")
_PAIR: Final = re.compile("“([^“”]*)” as “([^“”]*)”")
_NAMES: Final = ("Settings", "Playgrounds", "Data", CARDS, CONTEXT)  # contexts of names that sentences mention
_DEPTH: Final = 4  # of words within words: a sentence, the bounds it names, their numbers


def translated(sentence: str) -> str:
    """Return a finished English sentence in the language of the window; as it is where nobody knows it."""
    if not sentence or not _speaks_another_language():
        return sentence
    return _translated(sentence, _DEPTH)


def _speaks_another_language() -> bool:
    return bool(QCoreApplication.translate("Numbers", "language") != "language")


def _translated(words: str, depth: int) -> str:
    if _NUMBER.fullmatch(words):
        return number(words)
    for context in _NAMES:
        name = QCoreApplication.translate(context, words)
        if name != words:
            return name
    if depth == 0:
        return words
    for template, kinds, pattern in _patterns():
        # A part of a sentence may have more words of its own than the sentence around it.
        whole = template.endswith(".") or kinds.endswith(SENTENCE)
        match = pattern.fullmatch(words) if whole == words.endswith(".") else None
        if match is None:
            continue
        own = QCoreApplication.translate(CONTEXT, template)
        if own != template:
            values = zip(kinds, match.groups(), strict=True)
            return own.format(*(_value(kind, value, depth - 1) for kind, value in values))
    return words if depth == _DEPTH else _quoted(words)


def _value(kind: str, value: str, depth: int) -> str:
    if kind in (VALUE, SENTENCE):
        return _translated(value, depth)
    return QCoreApplication.translate("Data", value) if kind == TITLE else value


def _quoted(value: str) -> str:
    """Return a value with the quotation marks of the language: “a”, or “a” as “b”."""
    marks = QCoreApplication.translate("Sentences", "“{0}”")
    pair = QCoreApplication.translate("Sentences", "“{0}” as “{1}”")
    if not _PAIR.search(value):
        return _QUOTATION.sub(lambda found: marks.format(found[1]), value)
    return _PAIR.sub(lambda found: pair.format(found[1], found[2]), value)


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Return templates, kinds of values and what sentences look like, those with most words of their own first."""
    path = resources_dir() / "translations" / FILE
    try:
        templates = json.loads(path.read_text(encoding="utf-8"))
    except OSError:  # an incomplete installation: the sentences stay English
        return ()
    order = sorted(templates, key=lambda template: (-len(_own_words(template)), template))
    return tuple((template, templates[template], _pattern(template)) for template in order)


def _own_words(template: str) -> str:
    return re.sub(r"\{\d+\}", "", template)


def _pattern(template: str) -> re.Pattern[str]:
    parts = (re.escape(part) for part in re.split(r"\{\d+\}", template))
    return re.compile("(.+?)".join(parts), re.DOTALL)
