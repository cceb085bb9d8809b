"""``gdl bench``: what this machine can do, and what to train on it in the time there is."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from gdl_desktop.cli import exits
from gdl_desktop.cli.output import duration, note, write, write_json, write_table
from gdl_desktop.cli.parser import Commands, Parser, add_json_option, number, some_word
from gdl_desktop.core.milestones import Milestone, best_within
from gdl_desktop.core.registry import PLAYGROUNDS, Playground, playground

if TYPE_CHECKING:
    from gdl_desktop.learning.speed import Machine, Speed

MINUTES: Final = (1.0, 5.0, 20.0)

_BUSY: Final = 0.9  # with less of a processor the machine is not ours
_NUMBERS: Final = {"fp32": "float32", "bf16": "bfloat16"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to train in a playground, on one data set, within a budget.

    Attributes
    ----------
    fits
        Whether it is within the budget; where nothing is, the milestone is the soonest one.
    milestone
        What to aim for; None where nothing is known of how fast this playground learns.
    seconds
        About how long the milestone takes on this machine.
    command
        What to type.
    """

    minutes: float
    playground: str
    fits: bool
    milestone: Milestone | None = None
    seconds: float | None = None
    command: str | None = None


def add_to(commands: Commands[Any]) -> None:
    """Declare ``bench``."""
    parser = commands.add_parser(
        "bench",
        help="say what this machine can train in which time",
        description="Measure for about five seconds how fast this machine trains, and propose what to train on it. "
        "Proposals rest on trainings that were measured before; only their time is worked out for this machine.",
        fill=_fill,
    )
    parser.set_defaults(run=run)


def _fill(parser: Parser) -> None:
    add = parser.add_argument
    add(
        "--minutes",
        type=number(0, above=True),
        metavar="N",
        help="propose for a budget of N minutes (default: 1, 5 and 20)",
    )
    names = ", ".join(room.name for room in PLAYGROUNDS)
    add("--playground", type=some_word, metavar="NAME", help=f"only this one: {names} (default: all)")
    add_json_option(parser, "one JSON object instead of tables")


def run(arguments: argparse.Namespace) -> int:
    """Measure and propose.

    Raises
    ------
    UserError
        There is no such playground, its data are missing, or the environment asks for what there is not.
    """
    from gdl_desktop.core import registry

    rooms = (playground(arguments.playground),) if arguments.playground else registry.PLAYGROUNDS
    budgets = (arguments.minutes,) if arguments.minutes else MINUTES

    from gdl_desktop.learning.diagnostics import processor
    from gdl_desktop.learning.precision import precision_wanted
    from gdl_desktop.learning.speed import measure
    from gdl_desktop.learning.threads import threads_wanted

    # Asked before the seconds are spent, since a mistake in the environment would end them without an answer.
    precision_wanted(None)
    threads_wanted(None)
    if not arguments.json:
        note("Measuring for about five seconds …")
    machine = measure(rooms)
    proposals = {minutes: [propose(room, machine.speeds, minutes) for room in rooms] for minutes in budgets}
    if arguments.json:
        flat = [each for of_rooms in proposals.values() for of_room in of_rooms for each in of_room]
        write_json(_as_json(machine, processor(), flat))
        return exits.OK
    compute = machine.compute
    write(f"{processor() if compute.device == 'cpu' else compute.device}\n")
    peaks = ", ".join(f"{value / 1e9:,.0f} GFLOP/s in {_NUMBERS[each]}" for each, value in machine.peaks.items())
    write(f"Fastest matrix products{' of one thread' if compute.device == 'cpu' else ''}: {peaks}\n\n")
    _write_speeds(machine, rooms)
    before: list[list[Proposal]] = [[] for _ in rooms]
    for minutes, of_rooms in proposals.items():
        write(f"\nBest in {minutes:g} minute{'s' if minutes != 1 else ''}\n")
        width = max(len(room.title) for room in rooms) + 2
        for room, of_room, shorter in zip(rooms, of_rooms, before, strict=True):
            _write_proposals(f"  {room.title:<{width}}", of_room, shorter)
        before = of_rooms
    _write_caveats(machine)
    return exits.OK


def propose(room: Playground, speeds: Sequence[Speed], minutes: float) -> list[Proposal]:
    """Return the best that is known to fit a budget, or else what would be needed for the soonest milestone.

    Figures of different data sets do not compare: there is a proposal for each that milestones were measured on.
    """
    milestones: Sequence[Milestone] = getattr(room.module("config"), "MILESTONES", ())
    names = dict.fromkeys(each.data for each in milestones)
    found = [_propose(room, [each for each in milestones if each.data == name], speeds, minutes) for name in names]
    return [each for each in found if each is not None] or [Proposal(minutes, room.name, fits=False)]


def _propose(
    room: Playground, milestones: Sequence[Milestone], speeds: Sequence[Speed], minutes: float
) -> Proposal | None:
    """Choose among milestones on one data set; None where it is not known how fast any of them is reached."""
    known = {each.preset: each for each in speeds if each.playground == room.name}

    def seconds_for(milestone: Milestone) -> float | None:
        speed = known.get(milestone.preset)
        return None if speed is None else milestone.steps / speed.steps_per_second * milestone.loop_cost

    best = best_within(milestones, seconds_for, 60 * minutes)
    fits = best is not None
    if best is None:
        timed = [(needed, each) for each in milestones if (needed := seconds_for(each)) is not None]
        best = min(timed, key=lambda pair: pair[0])[1] if timed else None
    needed = None if best is None else seconds_for(best)
    if best is None or needed is None:
        return None
    # By steps, not seconds: so it becomes the very run that was measured, however busy the machine is, and
    # what more steps would do is not known.
    words = ["gdl", "train", room.name, "--preset", best.preset]
    words += ["--data", best.data] if best.data != room.module("config").DEFAULT_DATA else []
    return Proposal(minutes, room.name, fits, best, needed, " ".join([*words, "--steps", str(best.steps)]))


def _write_speeds(machine: Machine, rooms: Sequence[Playground]) -> None:
    titles = {room.name: room.title for room in rooms}
    columns = ("playground", "preset", "numbers", "threads", "steps/s", "examples/s", "MFLOP/example", "share of peak")
    rows = []
    for each in machine.speeds:
        least = "" if each.tried_batch_size == each.batch_size else "≥ "
        counted = each.flops_per_example > 0
        rows.append(
            (
                titles[each.playground],
                each.preset,
                _NUMBERS[each.precision],
                str(each.threads),
                f"{least}{_figure(each.steps_per_second)}",
                f"{least}{_figure(each.examples_per_second)}",
                _figure(each.flops_per_example / 1e6) if counted else "—",
                f"{least}{each.share_of_peak:.0%}" if counted else "—",
            )
        )
    write_table(columns, rows, right=columns[3:])


def _write_proposals(title: str, proposals: Sequence[Proposal], shorter: Sequence[Proposal]) -> None:
    """Write what to train in a playground, behind its title; it may be what a shorter budget is enough for."""
    found, before = ([replace(each, minutes=0) for each in proposal] for proposal in (proposals, shorter))
    if found == before and all(each.fits for each in found):
        write(f"{title}the same: nothing better is known that fits\n")
        return
    for each in proposals:
        if each.milestone is None or each.seconds is None:
            write(f"{title}no training measured yet to go by\n")
            continue
        write(f"{title}{each.command}\n{'':<{len(title)}}")
        title = " " * len(title)
        if each.fits:
            write(f"{each.milestone.reached}, in about {duration(each.seconds)} here\n")
        else:
            write(f"wants about {_words_for(each.seconds)} here: {each.milestone.reached}\n")


def _write_caveats(machine: Machine) -> None:
    if any(each.tried_batch_size != each.batch_size for each in machine.speeds):
        note("\n≥: tried with a smaller batch, for want of time; the preset's own batch is rather faster.")
    if machine.processor_share < _BUSY:
        note(
            f"\nThis machine is busy: {machine.processor_share:.0%} of a processor was left for this. Speeds and times"
            " are those of the processor; as long as it is shared, everything takes longer."
        )


def _as_json(machine: Machine, processor: str, proposals: Sequence[Proposal]) -> dict[str, Any]:
    return {
        "machine": {
            "processor": processor,
            "device": machine.compute.device,
            "processor_share": machine.processor_share,
            "matmul_flops_per_second": dict(machine.peaks),
        },
        "speeds": [{**asdict(each), "steps_per_second": each.steps_per_second} for each in machine.speeds],
        "proposals": [asdict(each) for each in proposals],
    }


def _figure(value: float) -> str:
    """Return three significant digits."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _words_for(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"
