"""Reading the command line: argparse that answers a mistake in one sentence and builds options late."""

from __future__ import annotations

import argparse
import difflib
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from gdl_desktop.cli.output import note

Commands = argparse._SubParsersAction  # what `add_subparsers` returns; argparse has no public name for it


class Parser(argparse.ArgumentParser):
    """A parser of one command.

    Parameters
    ----------
    fill
        Adds the options when they are needed, so that a command costs nothing but its name until
        somebody uses it: a playground's options come from its config, which would have to be imported.
    """

    def __init__(self, *, fill: Callable[[Parser], None] | None = None, **kwargs: Any) -> None:
        super().__init__(allow_abbrev=False, **kwargs)
        self._fill = fill

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse, and say which option was meant where one is unknown."""
        if self._fill is not None:
            fill, self._fill = self._fill, None
            fill(self)
        parsed, unknown = super().parse_known_args(args, namespace)
        if unknown:
            word = unknown[0].partition("=")[0]
            alike = difflib.get_close_matches(word, self._option_string_actions, n=1)
            hint = f"; did you mean {alike[0]}?" if alike else ""
            self.error(f"“{word}” is not understood here{hint}")
        return parsed, unknown

    def error(self, message: str) -> NoReturn:
        """Print one sentence on the standard error and leave with exit code 2."""
        end = "" if message.endswith("?") else "."
        note(f"{self.prog}: {message}{end} “{self.prog} --help” lists the options.")
        self.exit(2)


def some_word(word: str) -> str:
    """Return an option's word; an empty one, as of a variable that a script has not set, must not mean the default."""
    if not word:
        raise argparse.ArgumentTypeError("an empty word means nothing here")
    return word


def some_path(word: str) -> Path:
    """Return the path that an option's word names; an empty one would be the folder that one is in."""
    return Path(some_word(word))


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """Return a converter of an option's word to a whole number within bounds."""

    def convert(word: str) -> int:
        try:
            number = int(word)
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            raise argparse.ArgumentTypeError(f"“{word}” is not a whole number between {low} and {high}")
        return number

    return convert


def number(low: float, *, above: bool = False) -> Callable[[str], float]:
    """Return a converter of an option's word to a finite number of at least (or above) ``low``."""

    def convert(word: str) -> float:
        try:
            value = float(word)
        except ValueError:
            value = math.nan
        if not math.isfinite(value) or value < low or (above and value == low):
            raise argparse.ArgumentTypeError(f"“{word}” is not a number {'above' if above else 'of at least'} {low:g}")
        return value

    return convert


SEED = whole_number(0, 2**63 - 1)
THREADS = whole_number(1, 256)


def add_json_option(parser: argparse.ArgumentParser, meaning: str) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help=meaning)
