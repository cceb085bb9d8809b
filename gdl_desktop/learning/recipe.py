"""Recipes: a TOML file that says what a training is, so that anybody can repeat it.

::

    playground = "text"
    data = "tiny-shakespeare"     # a name of “gdl data list”, or a path beginning at the recipe's folder
    preset = "large"
    seed = 1
    steps = 10000                 # or seconds = 600, or epochs among the settings
    precision = "bf16"
    threads = 1

    [settings]                    # on top of the preset
    dropout = 0.4

Only ``playground`` must be there. A table ``[ship]`` is for whoever ships the model with this program and
is passed over here. Neither torch nor Qt is needed to read one.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from gdl_desktop.core.config import make_config
from gdl_desktop.core.errors import ConfigError, UserError
from gdl_desktop.core.files import cause_of, is_there, read_up_to, typed_path
from gdl_desktop.core.registry import playground
from gdl_desktop.data import library

GREATEST_SEED: Final = 2**63 - 1
GREATEST_STEPS: Final = 10**9
GREATEST_THREADS: Final = 256
PRECISIONS: Final = ("auto", "fp32", "bf16")
MAX_BYTES: Final = 2**20


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a recipe file says.

    Attributes
    ----------
    path
        The file.
    config
        The playground's ``Config``: the preset with the settings on top.
    settings
        The settings that the file names, as it gives them.
    preset
        What they stand on top of: the playground's own where the file names none.
    data, steps, seconds, precision, threads
        None where the file leaves them to the playground or the machine.
    ship
        The table for whoever ships the model; empty without one.
    """

    path: Path
    playground: str
    config: Any
    preset: str
    settings: Mapping[str, Any]
    data: str | None = None
    seed: int = 0
    steps: int | None = None
    seconds: float | None = None
    precision: str | None = None
    threads: int | None = None
    ship: Mapping[str, Any] = field(default_factory=dict)


def read_recipe(word: str | Path) -> Recipe:
    """Read and check a recipe.

    Raises
    ------
    UserError
        The file is missing or no TOML, names something unknown, or a value cannot be.
    """
    path = typed_path(word)
    values = _toml(path)
    for name, value in values.items():
        if name not in _RULES:
            raise UserError(f"{path.name} names “{name}”, which no recipe knows; it may name {', '.join(_RULES)}.")
        meaning, fits = _RULES[name]
        if not fits(value):
            raise UserError(f"{path.name} cannot be used: “{name}” must be {meaning}, not {_shown(value)}.")
    if "playground" not in values:
        raise UserError(f"{path.name} does not say which playground it is for; add a line like playground = “text”.")
    settings = values.pop("settings", {})
    lengths = [name for name in ("steps", "seconds", "epochs") if name in {**values, **settings}]
    if len(lengths) > 1:
        raise UserError(
            f"{path.name} says twice how long to train, by {lengths[0]} and by {lengths[1]}; keep one of them."
        )
    if "data" in values:
        values["data"] = _data(values["data"], path.parent)
    try:
        module = playground(values["playground"]).module("config")
        preset = values.pop("preset", module.DEFAULT_PRESET)
        if preset not in module.PRESETS:
            raise ConfigError(f"There is no preset “{preset}”; there is {', '.join(module.PRESETS)}.")
        config = make_config(module.Config, settings, base=module.PRESETS[preset])
    except UserError as error:
        raise UserError(f"{path.name} cannot be used as a recipe: {error}") from None
    return Recipe(path=path, config=config, preset=preset, settings=settings, **values)


def _toml(path: Path) -> dict[str, Any]:
    if not is_there(path):
        raise UserError(f"There is no recipe {path}.")
    try:
        payload = read_up_to(path, MAX_BYTES)
        if payload is None:
            raise UserError(f"{path.name} is larger than {MAX_BYTES // 2**20} MB, so it is no recipe.")
        return tomllib.loads(payload.decode("utf-8-sig"))
    except OSError as error:
        raise UserError(f"The recipe {path} cannot be read: {cause_of(error)}.") from None
    except ValueError as error:  # no UTF-8, or no TOML; both say where
        raise UserError(f"{path.name} is not written as a recipe must be, in TOML: {error}.") from None
    except RecursionError:
        raise UserError(f"{path.name} has lists within lists too deep for a recipe.") from None


def _data(word: str, folder: Path) -> str:
    """Return a data set's name, or the path of what lies beside the recipe."""
    named = library.lasting_name(word) in {entry.name for entry in library.entries()}
    beside = folder / typed_path(word)
    return str(beside) if not named and is_there(beside) else word


def _whole(low: int, high: int) -> tuple[str, Callable[[Any], bool]]:
    return f"a whole number between {low} and {high}", lambda value: type(value) is int and low <= value <= high


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_duration(value: Any) -> bool:
    return type(value) in (int, float) and 0 < value <= sys.float_info.max


def _is_table(value: Any) -> bool:
    return isinstance(value, dict)


def _shown(value: Any) -> str:
    if isinstance(value, int) and value.bit_length() > 64:
        return "a number of that many digits"  # Python itself refuses to spell out the longest
    return f"“{value}”" if isinstance(value, str | int | float) else "a list or table"


# What each entry must be, in words, and whether a value is that.
_RULES: Final[dict[str, tuple[str, Callable[[Any], bool]]]] = {
    "playground": ("a word in quotes", _is_word),
    "data": ("a name or path in quotes", _is_word),
    "preset": ("a word in quotes", _is_word),
    "seed": _whole(0, GREATEST_SEED),
    "steps": _whole(1, GREATEST_STEPS),
    "seconds": ("a number above 0", _is_duration),
    "precision": (f"one of {', '.join(PRECISIONS)}", lambda value: value in PRECISIONS),
    "threads": _whole(1, GREATEST_THREADS),
    "settings": ("a table, [settings]", _is_table),
    "ship": ("a table, [ship]", _is_table),
}
