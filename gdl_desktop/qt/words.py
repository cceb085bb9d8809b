"""Words that a person reads: marking them for translation, and filling values in."""

from __future__ import annotations

import string
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from gdl_desktop.core.registry import Playground
from gdl_desktop.data import library


def marked(context: str, source: str) -> str:  # noqa: ARG001 (for Qt's tools)
    """Return the words as they are, having shown them to Qt's tools: for constants, which are translated at use.

    Parameters
    ----------
    context
        What `QCoreApplication.translate` is asked with later; the class of whoever calls ``tr``.
    """
    return source


def title_of(room: Playground) -> str:
    """Return what a playground is called."""
    return QCoreApplication.translate("Playgrounds", room.title)


def summary_of(room: Playground) -> str:
    """Return what a playground is, in one sentence."""
    return QCoreApplication.translate("Playgrounds", room.summary)


def data_in_words(source: str) -> str:
    """Return what the catalogue of data sets says."""
    return QCoreApplication.translate("Data", source) if source else ""


def data_named(room: Playground, name: str) -> str:
    """Return what a set of data is called whose name a run or a model keeps; a person's own, as its file is named."""
    return data_in_words(library.titles(room.data_kind).get(name, "")) or Path(name).name


def classes_in_words(names: Iterable[str]) -> list[str]:
    """Return what classes are called; those of a person's own pictures stay as their folders are named."""
    return [QCoreApplication.translate("Classes", name) for name in names]


def fill(template: str, /, *values: Any, **named: Any) -> str:
    """Fill values into translated words, as ``str.format`` does, with numbers written as the language writes them."""
    return _Filler().vformat(template, values, named)


def number(text: str) -> str:
    """Return a number that Python wrote, such as ``1,234.5``, as the language of the window writes it."""
    # The translation of one example tells both marks.
    example = QCoreApplication.translate("Numbers", "1,234.5")
    if example == "1,234.5":
        return text
    return text.translate(str.maketrans(",.", example[1] + example[-2]))


def with_minus(figure: str) -> str:
    """Return a figure with a minus sign in place of the hyphen that Python writes."""
    return figure.replace("-", "−")


def hundredths(value: float) -> str:
    """Return a number with two decimals as the language of the window writes it; what is nearly 0 has no sign."""
    return with_minus(number(f"{round(float(value), 2) + 0.0:.2f}"))


def duration(seconds: float) -> str:
    """Return a duration in words: ``45 s``, ``3 min 20 s``, ``2 h 5 min``."""
    whole = round(seconds)
    if whole < 60:
        words = QCoreApplication.translate("Progress", "{seconds} s")
    elif whole < 3600:
        words = QCoreApplication.translate("Progress", "{minutes} min {seconds} s")
    else:
        words = QCoreApplication.translate("Progress", "{hours} h {minutes} min")
    return words.format(hours=whole // 3600, minutes=whole % 3600 // 60, seconds=whole % 60)


def steps_taken(step: int, total: int | None) -> str:
    """Return how many steps a training has taken, and of how many where that is known."""
    if total is None:
        words = QCoreApplication.translate("Progress", "step {step:,}")
    else:
        words = QCoreApplication.translate("Progress", "step {step:,} of {all:,}")
    return fill(words, step=step, all=total)


class _Filler(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        text: str = super().format_field(value, format_spec)
        return number(text) if isinstance(value, int | float) else text
