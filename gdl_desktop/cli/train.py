"""``gdl train``: run a training, show how it goes, keep it."""

from __future__ import annotations

import argparse
import contextlib
import os
import shlex
import signal
import sys
from collections.abc import Generator, Iterator
from types import FrameType
from typing import Any, cast

from gdl_desktop.cli import exits
from gdl_desktop.cli.options import add_setting, add_settings, give_settings, given_settings, option_of, words_for
from gdl_desktop.cli.output import check_destination, is_terminal, note, write
from gdl_desktop.cli.parser import (
    SEED,
    THREADS,
    Commands,
    Parser,
    add_json_option,
    number,
    some_path,
    some_word,
    whole_number,
)
from gdl_desktop.cli.reporters import Bar, JsonLines, PlainLines, Reporter
from gdl_desktop.core import folders
from gdl_desktop.core.cards import figure
from gdl_desktop.core.config import make_config, settings_of
from gdl_desktop.core.control import RunControl
from gdl_desktop.core.errors import RunError, UserError
from gdl_desktop.core.events import Event, Failure, Finished, Started
from gdl_desktop.core.registry import PLAYGROUNDS, Playground, RunRequest, playground
from gdl_desktop.data import library
from gdl_desktop.learning.recipe import PRECISIONS, read_recipe
from gdl_desktop.learning.runs import RunRecord, read_record, run_folder

SPACE_MB = 50.0  # a handful of checkpoints


def add_to(commands: Commands[Any]) -> None:
    """Declare ``train`` and a parser for each playground, whose settings are read when it is used."""
    parser = commands.add_parser("train", help="train a model", description="Train a model and keep the run.")
    rooms = parser.add_subparsers(title="playgrounds", metavar="PLAYGROUND", required=True)
    for room in PLAYGROUNDS:
        rooms.add_parser(
            room.name,
            help=room.summary,
            description=f"{room.summary} Ctrl-C saves the run and ends; a second one ends at once.",
            usage=f"gdl train {room.name} [options]",
            fill=lambda parser, room=room: _fill(parser, room),
        )


def _fill(parser: Parser, room: Playground) -> None:
    config = room.module("config")
    base = config.PRESETS[config.DEFAULT_PRESET]
    add = parser.add_argument
    add(
        "--recipe",
        type=some_word,
        metavar="FILE",
        help="a TOML file that names playground, data, preset, seed, steps or seconds, precision, threads and, in a "
        "table [settings], settings by name; options given here go before it",
    )
    what = f"what to learn from; “gdl data list” (default: {config.DEFAULT_DATA})"
    add("--data", type=some_word, metavar="NAME|PATH", help=what)
    start = f"settings to start from: {', '.join(config.PRESETS)} (default: {config.DEFAULT_PRESET})"
    add("--preset", type=some_word, metavar="P", help=start)
    budget = parser.add_argument_group("how long").add_mutually_exclusive_group()
    budget.add_argument("--steps", type=whole_number(1, 10**9), metavar="N", help="end after N optimizer steps")
    budget.add_argument("--seconds", type=number(0, above=True), metavar="S", help="end after S seconds of training")
    specs = {spec.name: spec for spec in settings_of(config.Config)}
    if "epochs" in specs:
        add_setting(budget, specs["epochs"], base.epochs)
    add("--seed", type=SEED, metavar="N", help="what all chance comes from; the same seed, the same run (default: 0)")
    add(
        "--threads",
        type=THREADS,
        metavar="N",
        help="threads of the processor (default: GDL_THREADS, or else one or two, as a short trial finds faster)",
    )
    add(
        "--device", type=some_word, default="auto", metavar="D", help="cpu, cuda or mps (default: the fastest there is)"
    )
    add(
        "--precision",
        choices=PRECISIONS,
        help="numbers to compute with (default: GDL_PRECISION, or else what a short trial finds faster)",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--out", type=some_path, metavar="RUN_DIR", help="a new folder for the run (default: among your runs)"
    )
    where.add_argument(
        "--resume",
        type=lambda word: run_folder(some_path(word)),
        metavar="RUN_DIR",
        help="continue the run in this folder",
    )
    add_json_option(parser, "one JSON object a line on the standard output; the last one holds the final metrics")
    add_settings(parser, config.Config, base, leave_out=frozenset({"epochs"}))
    parser.set_defaults(run=run, playground=room.name)


def run(arguments: argparse.Namespace) -> int:
    """Train as asked; return 0, or 130 when the person stopped it.

    Raises
    ------
    UserError
        Settings, data or folders cannot be used, or training has diverged.
    """
    room = playground(arguments.playground)
    if arguments.recipe is not None:
        _follow_recipe(arguments, room)
    request = _new_request(arguments, room) if arguments.resume is None else _resume_request(arguments, room)
    check_destination(request.run_dir or folders.runs_dir(), SPACE_MB)
    control = RunControl()
    finished = None
    with _saving_on_interrupt(control) as progress, _reporter(arguments, room) as reporter:
        from gdl_desktop.learning.session import train

        told = False
        try:
            with contextlib.closing(cast(Generator[Event, None, None], train(request, control))) as events:
                for event in events:
                    if isinstance(event, Started):
                        progress.training = True
                    if control.stopping and not told:
                        told = True
                        reporter.say("Stopping and saving; press Ctrl-C again to end at once.")
                    reporter.show(event)
                    if isinstance(event, Finished):
                        finished = event
        except UserError as error:
            reporter.show(Failure(str(error)))
            raise
    assert finished is not None  # the generator ends with it or raises
    _conclude(finished, room, arguments.json)
    return exits.INTERRUPTED if finished.status == "stopped" else exits.OK


def _follow_recipe(arguments: argparse.Namespace, room: Playground) -> None:
    """Give the options that were not given what the recipe says.

    Raises
    ------
    UserError
        The recipe cannot be used, or is one for another playground.
    """
    recipe = read_recipe(arguments.recipe)
    if recipe.playground != room.name:
        raise UserError(
            f"{recipe.path.name} is a recipe for the playground {recipe.playground}; "
            f"use it with “gdl train {recipe.playground}”."
        )
    given = given_settings(arguments)
    if arguments.steps is None and arguments.seconds is None and "epochs" not in given:
        arguments.steps, arguments.seconds = recipe.steps, recipe.seconds
    for name in ("data", "preset", "seed", "precision", "threads"):
        if getattr(arguments, name) is None:
            setattr(arguments, name, getattr(recipe, name))
    give_settings(arguments, {name: value for name, value in recipe.settings.items() if name not in given})


def _new_request(arguments: argparse.Namespace, room: Playground) -> RunRequest:
    config = room.module("config")
    return RunRequest(
        playground=room.name,
        config=make_config(config.Config, given_settings(arguments), base=_preset(arguments, config)),
        data=arguments.data or config.DEFAULT_DATA,
        seed=arguments.seed or 0,
        threads=arguments.threads,
        device=arguments.device,
        precision=arguments.precision,
        max_steps=arguments.steps,
        max_seconds=arguments.seconds,
        run_dir=arguments.out,
    )


def _preset(arguments: argparse.Namespace, config: Any) -> Any:
    name = arguments.preset or config.DEFAULT_PRESET
    if name not in config.PRESETS:
        raise UserError(f"There is no preset “{name}”; there is {', '.join(config.PRESETS)}.")
    return config.PRESETS[name]


def _resume_request(arguments: argparse.Namespace, room: Playground) -> RunRequest:
    record = read_record(arguments.resume)
    if record.playground == room.name:  # otherwise the session says what is wrong
        _check_agreement(arguments, room, record)
    return RunRequest(
        playground=room.name,
        threads=arguments.threads,
        device=arguments.device,
        max_steps=arguments.steps,
        max_seconds=arguments.seconds,
        run_dir=arguments.resume,
        resume=True,
    )


def _check_agreement(arguments: argparse.Namespace, room: Playground, record: RunRecord) -> None:
    """Refuse options that would make the continued run another run.

    Raises
    ------
    RunError
        One of them differs from what the run began with.
    """
    config = room.module("config")
    begun = make_config(config.Config, record.config)
    wanted = make_config(
        config.Config, given_settings(arguments), base=_preset(arguments, config) if arguments.preset else begun
    )
    differences = [
        (option_of(spec.name), getattr(begun, spec.name), getattr(wanted, spec.name))
        for spec in settings_of(config.Config)
        if getattr(begun, spec.name) != getattr(wanted, spec.name)
    ]
    if arguments.seed is not None and arguments.seed != record.seed:
        differences.append(("--seed", record.seed, arguments.seed))
    if arguments.precision not in (None, "auto", record.precision):
        differences.append(("--precision", record.precision, arguments.precision))
    if arguments.data is not None and library.lasting_name(arguments.data) != record.data:
        differences.append(("--data", record.data, arguments.data))
    if differences:
        option, before, now = differences[0]
        others = f", and {len(differences) - 1} more differ" if len(differences) > 1 else ""
        raise RunError(
            f"This run has {option} {words_for(before)}, not {words_for(now)}{others}; a continued run keeps its "
            "settings, so leave them out, or begin a new run (only --steps or --seconds may be given anew)."
        )


class _Stage:
    """Whether there is a run to save yet."""

    training = False


@contextlib.contextmanager
def _saving_on_interrupt(control: RunControl) -> Iterator[_Stage]:
    """Let the first Ctrl-C stop and save the training, and the second end the process at once."""
    stage = _Stage()

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        if not stage.training:
            raise KeyboardInterrupt
        if control.stopping:
            if is_terminal(sys.stderr):
                os.write(sys.stderr.fileno(), b"\x1b[?25h\n")  # the bar had hidden the cursor
            # Files are replaced as a whole, so that the last save is intact whatever is cut off here.
            os._exit(exits.INTERRUPTED)
        control.stop()

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield stage
    finally:
        signal.signal(signal.SIGINT, before)


def _reporter(arguments: argparse.Namespace, room: Playground) -> Reporter:
    if arguments.json:
        return JsonLines()
    return Bar(room.title) if is_terminal(sys.stderr) else PlainLines()


def _conclude(finished: Finished, room: Playground, json: bool) -> None:
    folder = shlex.quote(str(finished.run_dir))
    again = f"The run is in {folder}; continue it with: gdl train {room.name} --resume {folder}"
    if json:
        if finished.status == "stopped":
            note(f"Stopped at step {finished.step}. {again}")
        return
    for name, value in finished.metrics.items():
        write(f"{name:<24} {figure(value)}\n")
    if finished.status == "stopped":
        write(f"Stopped at step {finished.step}. {again}\n")
    else:
        example = "sample.png" if room.data_kind == "images" else "-"
        write(f"Finished at step {finished.step}. The run is in {folder}\n")
        note(f"Sample from it with: gdl sample {room.name} --model {folder} --out {example}")
