"""Showing how a training goes: a bar on a terminal, plain lines elsewhere, or JSON for programs."""

from __future__ import annotations

import re
import textwrap
import time
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

from gdl_desktop.cli.output import duration, error_console, note, write_json
from gdl_desktop.core.cards import figure
from gdl_desktop.core.events import (
    Event,
    Finished,
    ImageSamples,
    Metrics,
    Note,
    Past,
    PlaneSamples,
    Progress,
    Started,
    TextSample,
    Weights,
)

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.progress import Progress as RichProgress

PLAIN_SECONDS = 3.0  # between two plain lines
TEXT_SECONDS = 5.0  # between two of the model's texts, which would chase each other up the screen otherwise
SHOWN_FIGURES = 5


class Reporter(Protocol):
    """Somewhere to show a run's events; a context manager."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None: ...

    def show(self, event: Event) -> None:
        """Show an event, or pass it over."""

    def say(self, sentence: str) -> None:
        """Tell the person something that is no event."""


class _Base:
    """A reporter with nothing to open or close that says things on the standard error."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        pass

    def say(self, sentence: str) -> None:
        note(sentence)


class JsonLines(_Base):
    """Each event as one JSON object a line on the standard output.

    Pictures are not written out: where the film strip gets a frame, its path is.
    """

    def __init__(self) -> None:
        self._run_dir: Path | None = None
        self._frame: Path | None = None

    def show(self, event: Event) -> None:
        """Write an event as a line."""
        match event:
            case Started():
                self._run_dir = event.run_dir
            case ImageSamples():
                self._show_frame(event.step)
                return
            case PlaneSamples() | Weights() | Past():  # what is past stands in the run's folder
                return
        values = {field.name: getattr(event, field.name) for field in fields(event)}
        write_json({"type": _type_word(event), **_plain_mappings(values)}, indent=None)

    def _show_frame(self, step: int) -> None:
        assert self._run_dir is not None  # a run starts before it shows pictures
        frame = self._run_dir / "samples" / f"{step:08d}.png"
        if frame != self._frame and frame.is_file():
            self._frame = frame
            write_json({"type": "film_frame", "step": step, "path": frame}, indent=None)


class PlainLines(_Base):
    """A line on the standard error every few seconds, for logs and pipes."""

    def __init__(self, every_seconds: float = PLAIN_SECONDS) -> None:
        self._every_seconds = every_seconds
        self._told = float("-inf")
        self._waiting: Progress | None = None
        self._figures = _Figures()

    def show(self, event: Event) -> None:
        """Write a line when one is due."""
        match event:
            case Metrics():
                self._figures.take(event)
            case Progress():
                self._waiting = event
                # The last line waits for the figures of the last validation.
                if event.fraction < 1 and time.monotonic() - self._told >= self._every_seconds:
                    self._tell(event)
            case Finished() if self._waiting is not None:
                self._tell(self._waiting)
            case Note():
                note(event.text)
            case Started():
                note(_beginning(event))

    def _tell(self, event: Progress) -> None:
        self._told = time.monotonic()
        self._waiting = None
        note("  ".join([*_place(event), *_speed(event), *self._figures.words()]))


class Bar:
    """A progress bar on the terminal, with the newest figures below and the model's texts above it."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._figures = _Figures()
        self._bar: RichProgress | None = None
        self._last: Progress | None = None
        self._wrote = float("-inf")

    def __enter__(self) -> Self:
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
        from rich.text import Text

        reporter, console = self, error_console()

        class WithFigures(Progress):
            def get_renderables(self) -> Iterable[RenderableType]:
                yield self.make_tasks_table(self.tasks)
                yield Text(_wrapped(reporter._facts(), console.width), style="dim", no_wrap=True)

        self._bar = WithFigures(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=24),
            TaskProgressColumn(),
            TextColumn("{task.fields[place]}", markup=False),
            console=console,
            refresh_per_second=8,
        )
        self._bar.add_task(self._title, total=1.0, place="preparing")
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def say(self, sentence: str) -> None:
        """Print a sentence above the bar."""
        assert self._bar is not None
        self._bar.console.print(sentence)

    def show(self, event: Event) -> None:
        """Move the bar, or print what a person wants to see above it."""
        assert self._bar is not None
        match event:
            case Metrics():
                self._figures.take(event)
            case Progress():
                self._last = event
                place = "  ".join(_place(event))
                self._bar.update(self._bar.tasks[0].id, completed=event.fraction, place=place)
            case Note():
                self.say(event.text)
            case Started():
                self.say(_beginning(event))
            case TextSample() if time.monotonic() - self._wrote >= TEXT_SECONDS:
                self._wrote = time.monotonic()
                self._bar.console.print(f"── step {event.step}, temperature {event.temperature:g}", style="dim")
                self._bar.console.print(f"{event.seed_text}{event.text}")

    def _facts(self) -> list[str]:
        return [*_speed(self._last), *self._figures.words()] if self._last is not None else []


class _Figures:
    """The newest value of each figure, those of a validation behind those of training."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, float]] = {"train": {}, "validation": {}}

    def take(self, event: Metrics) -> None:
        self._values.setdefault(event.phase, {}).update(event.values)

    def words(self) -> list[str]:
        shown = [*list(self._values["train"].items())[:SHOWN_FIGURES], *list(self._values["validation"].items())[:1]]
        return [f"{name} {figure(value)}" for name, value in shown]


def _beginning(event: Started) -> str:
    way = f"Continuing at step {event.start_step}" if event.start_step else "Training"
    return f"{way}; the run is in {event.run_dir}"


def _place(event: Progress) -> list[str]:
    steps = f"{event.step}/{event.total_steps}" if event.total_steps is not None else str(event.step)
    epochs = f"{event.epoch}/{event.epochs}" if event.epochs is not None else str(event.epoch)
    left = f"{duration(event.eta_seconds)} left" if event.eta_seconds is not None and event.fraction < 1 else ""
    return [word for word in (f"step {steps}", f"epoch {epochs}", duration(event.seconds), left) if word]


def _speed(event: Progress) -> list[str]:
    if not event.steps_per_second:
        return []
    return [f"{event.examples_per_second:,.0f} examples/s", f"{event.steps_per_second:.3g} steps/s"]


def _wrapped(words: list[str], width: int) -> str:
    """Return words on as many lines as they need, none of them torn from its figure."""
    joined = "  ".join(word.replace(" ", "\u00a0") for word in words)
    return textwrap.fill(joined, max(1, width - 1)).replace("\u00a0", " ")


def _type_word(event: Event) -> str:
    """Return ``text_sample`` for a `TextSample`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(event).__name__).lower()


def _plain_mappings(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in values.items()}
