"""A playground's settings as options, made from the one definition of each setting."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from gdl_desktop.core.config import Setting, settings_of

_PREFIX = "config_"  # keeps settings apart from the command's own options in the namespace
_LIVE = "Those marked “live” may be changed in the window while training runs."
_METAVARS = {"int": "N", "float": "X", "ints": "N,N", "choice": "WORD"}


def option_of(name: str) -> str:
    """Return the option of a setting: ``learning_rate`` is ``--learning-rate``."""
    return f"--{name.replace('_', '-')}"


def add_setting(parser: argparse._ActionsContainer, spec: Setting, default: Any) -> None:
    """Add the option of one setting; what it is given is checked later, by `make_config`."""
    # "%" would begin one of argparse's own placeholders.
    text = f"{spec.description} ({'; '.join(_facts(spec, default))})".replace("%", "%%")
    dest = f"{_PREFIX}{spec.name}"
    if spec.kind == "bool":
        action = argparse.BooleanOptionalAction
        parser.add_argument(option_of(spec.name), dest=dest, action=action, default=argparse.SUPPRESS, help=text)
    else:
        metavar = _METAVARS[spec.kind]
        parser.add_argument(option_of(spec.name), dest=dest, metavar=metavar, default=argparse.SUPPRESS, help=text)


def add_settings(parser: argparse.ArgumentParser, config_class: type, base: Any, leave_out: frozenset[str]) -> None:
    """Add the options of all settings but some, the advanced ones in a group of their own.

    Parameters
    ----------
    base
        The config whose values are the defaults.
    """
    everyday = parser.add_argument_group("settings", _LIVE)
    advanced = parser.add_argument_group("advanced settings")
    for spec in settings_of(config_class):
        if spec.name not in leave_out:
            add_setting(advanced if spec.advanced else everyday, spec, getattr(base, spec.name))


def given_settings(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return the settings that were named on the command line, by name, unchecked."""
    return {key.removeprefix(_PREFIX): value for key, value in vars(arguments).items() if key.startswith(_PREFIX)}


def give_settings(arguments: argparse.Namespace, settings: Mapping[str, Any]) -> None:
    """Add settings to those that were named on the command line."""
    for name, value in settings.items():
        setattr(arguments, f"{_PREFIX}{name}", value)


def words_for(value: Any) -> str:
    """Return a setting's value as somebody would type it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ",".join(str(each) for each in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _facts(spec: Setting, default: Any) -> list[str]:
    if spec.kind == "choice":
        facts = [f"one of {', '.join(spec.choices)}"]
    elif spec.kind == "ints":
        facts = [f"{spec.length[0]} to {spec.length[1]} numbers, each {spec.bounds_text}"]
    else:
        facts = [spec.bounds_text] if spec.bounds_text else []
    if spec.unit:
        facts.append(f"in {spec.unit}")
    facts.append(f"default: {words_for(default)}")
    if spec.live:
        facts.append("live")
    return facts
