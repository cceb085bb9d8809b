"""One definition of a setting.

A playground's ``Config`` is a frozen dataclass whose fields are annotated with `setting`. That one
definition feeds the form in the tab, the command line's options, the metadata of a checkpoint and
the validation of whatever comes from outside. Everything from outside goes through `make_config`,
because the constructor of a dataclass checks nothing.
"""

from __future__ import annotations

import dataclasses
import math
import typing
from collections.abc import Mapping
from typing import Any, Literal, Protocol, TypeVar, runtime_checkable

import msgspec

from gdl_desktop.core.errors import ConfigError

ConfigT = TypeVar("ConfigT")
_LONGEST_SHOWN = 60
Kind = Literal["int", "float", "bool", "choice", "ints"]


def setting(
    title: str,
    description: str,
    *,
    ge: float | None = None,
    gt: float | None = None,
    le: float | None = None,
    lt: float | None = None,
    lengths: tuple[int, int] | None = None,
    live: bool = False,
    advanced: bool = False,
    unit: str = "",
) -> msgspec.Meta:
    """Describe one field of a config, as ``Annotated[int, setting("Batch size", "...", ge=1, le=4096)]``.

    Parameters
    ----------
    title
        Label in the form, in sentence case.
    description
        The tooltip: what it does, what to try, what goes wrong at the extremes.
    ge, gt, le, lt
        Bounds of the value; those of a tuple's elements stand in a ``msgspec.Meta`` of their own.
    lengths
        Least and greatest number of elements of a tuple.
    live
        Whether it may change while training runs.
    advanced
        Whether the form keeps it folded away at first.
    unit
        Shown behind the value, for example ``"s"``.
    """
    extra = {"live": live, "advanced": advanced, "unit": unit}
    limits: dict[str, Any] = {"ge": ge, "gt": gt, "le": le, "lt": lt}
    if lengths is not None:
        limits["min_length"], limits["max_length"] = lengths
    given = {name: value for name, value in limits.items() if value is not None}
    return msgspec.Meta(title=title, description=description, extra=extra, **given)


@dataclasses.dataclass(frozen=True, slots=True)
class Setting:
    """What a form or a command line needs to know about one field of a config.

    Attributes
    ----------
    kind
        ``"ints"`` is a tuple of whole numbers, such as the sizes of stacked layers.
    low, high
        Bounds of the value, of each element for ``"ints"``; None where there is none.
    low_open, high_open
        Whether the bound itself is excluded.
    length
        Least and greatest number of elements, for ``"ints"``.
    choices
        The allowed words, for ``"choice"``.
    """

    name: str
    kind: Kind
    default: Any
    title: str
    description: str
    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False
    length: tuple[int, int] = (1, 1)
    choices: tuple[str, ...] = ()
    live: bool = False
    advanced: bool = False
    unit: str = ""

    @property
    def bounds_text(self) -> str:
        """The bounds in words, for example ``"between 1 and 4096"``; empty where there are none."""
        if self.low is None and self.high is None:
            return ""
        if self.low is not None and self.high is not None and not (self.low_open or self.high_open):
            return f"between {self.low:g} and {self.high:g}"
        parts = []
        if self.low is not None:
            parts.append(f"{'above' if self.low_open else 'at least'} {self.low:g}")
        if self.high is not None:
            parts.append(f"{'below' if self.high_open else 'at most'} {self.high:g}")
        return " and ".join(parts)


@runtime_checkable
class CrossChecked(Protocol):
    """A config with rules that tie several settings together."""

    def check(self) -> None:
        """Raise `ConfigError` when the settings do not fit each other."""


def settings_of(config_class: type) -> tuple[Setting, ...]:
    """Return the settings of a config class, in the order of their declaration."""
    hints = typing.get_type_hints(config_class, include_extras=True)
    return tuple(_setting_of(field, hints[field.name]) for field in dataclasses.fields(config_class))


def _setting_of(field: dataclasses.Field[Any], annotation: Any) -> Setting:
    base, *metas = typing.get_args(annotation)
    title = next(meta for meta in metas if meta.title)
    extra = title.extra or {}
    length = (1, 1)
    choices: tuple[str, ...] = ()
    kind: Kind
    if typing.get_origin(base) is Literal:
        kind, choices = "choice", typing.get_args(base)
    elif typing.get_origin(base) is tuple:
        kind = "ints"
        length = (title.min_length or 1, title.max_length or 8)
        element = typing.get_args(base)[0]
        metas = list(typing.get_args(element)[1:])
    else:
        kind = {int: "int", float: "float", bool: "bool"}[base]  # type: ignore[assignment]
    ge, gt, le, lt = (
        next((v for m in metas if (v := getattr(m, k)) is not None), None) for k in ("ge", "gt", "le", "lt")
    )
    return Setting(
        name=field.name,
        kind=kind,
        default=field.default,
        title=title.title,
        description=title.description or "",
        low=gt if ge is None else ge,
        high=lt if le is None else le,
        low_open=gt is not None,
        high_open=lt is not None,
        length=length,
        choices=choices,
        live=extra.get("live", False),
        advanced=extra.get("advanced", False),
        unit=extra.get("unit", ""),
    )


def make_config(config_class: type[ConfigT], values: Mapping[str, Any], base: ConfigT | None = None) -> ConfigT:
    """Build a config from values that come from outside: a form, a command line, a file.

    Parameters
    ----------
    config_class
        The frozen dataclass to build.
    values
        Values by field name; text is converted (``"128, 128"`` to ``(128, 128)``).
    base
        Where the other fields come from; the defaults without it.

    Raises
    ------
    ConfigError
        A name is unknown, a value is of the wrong kind or out of bounds, or the values do not fit
        each other. The message is one sentence for the person.
    """
    settings = {s.name: s for s in settings_of(config_class)}
    converted = {}
    for name, value in values.items():
        if name not in settings:
            raise ConfigError(f"There is no setting “{name}”; the settings are {', '.join(settings)}.")
        converted[name] = convert(settings[name], value)
    config = dataclasses.replace(base, **converted) if base is not None else config_class(**converted)  # type: ignore[type-var]
    if isinstance(config, CrossChecked):
        config.check()
    return config


def convert(spec: Setting, value: Any) -> Any:
    """Convert and check one value for one setting.

    Raises
    ------
    ConfigError
        The value is of the wrong kind or out of bounds.
    """
    if spec.kind == "ints":
        return _convert_ints(spec, value)
    if spec.kind == "choice":
        if value not in spec.choices:
            raise ConfigError(f"{spec.title} must be one of {', '.join(spec.choices)}, not {_shown(value)}.")
        return value
    target: type = {"int": int, "float": float, "bool": bool}[spec.kind]
    words = {"int": "a whole number", "float": "a number", "bool": "true or false"}[spec.kind]
    try:
        number: Any = msgspec.convert(value.strip() if isinstance(value, str) else value, target, strict=False)
    except msgspec.ValidationError:
        raise ConfigError(f"{spec.title} must be {_join(words, spec)}, not {_shown(value)}.") from None
    if spec.kind != "bool" and not _within(spec, number):
        raise ConfigError(f"{spec.title} must be {_join(words, spec)}, not {_shown(value, quotes=False)}.")
    return number


def _convert_ints(spec: Setting, value: Any) -> tuple[int, ...]:
    least, most = spec.length
    words = f"{least} to {most} whole numbers, each {spec.bounds_text}" if spec.bounds_text else "whole numbers"
    parts = value.replace(",", " ").split() if isinstance(value, str) else value
    try:
        numbers = msgspec.convert(parts, tuple[int, ...], strict=False)
    except msgspec.ValidationError:
        raise ConfigError(f"{spec.title} must be {words}, not {_shown(value)}.") from None
    if not least <= len(numbers) <= most or not all(_within(spec, n) for n in numbers):
        raise ConfigError(f"{spec.title} must be {words}, not {_shown(value)}.")
    return numbers


def _within(spec: Setting, number: float) -> bool:
    # Not math.isfinite: a whole number may have more digits than a float can hold.
    if number in (math.inf, -math.inf) or number != number:
        return False
    if spec.low is not None and (number < spec.low or (spec.low_open and number == spec.low)):
        return False
    return spec.high is None or not (number > spec.high or (spec.high_open and number == spec.high))


def _shown(value: Any, quotes: bool = True) -> str:
    """Return a value for a sentence; of a very long one only the beginning."""
    if isinstance(value, int) and value.bit_length() > _LONGEST_SHOWN:
        return "a number of that many digits"  # Python itself refuses to spell out the longest
    text = str(value)
    text = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    return f"“{text}”" if quotes else text


def _join(words: str, spec: Setting) -> str:
    return f"{words} {spec.bounds_text}".rstrip()


def config_values(config: Any) -> dict[str, Any]:
    """Return a config as plain values, ready for JSON; `make_config` turns them back."""
    values = msgspec.to_builtins(config)
    assert isinstance(values, dict)
    return values
