"""``gdl runs``: the trainings that were kept."""

from __future__ import annotations

import argparse
from typing import Any

from gdl_desktop.cli import exits
from gdl_desktop.cli.output import duration, note, write_json, write_table
from gdl_desktop.cli.parser import Commands, add_json_option
from gdl_desktop.core import folders


def add_to(commands: Commands[Any]) -> None:
    """Declare ``runs``."""
    parser = commands.add_parser(
        "runs",
        help="list the runs that were kept",
        description="List the runs among your own, newest first; those that went elsewhere with --out are not listed.",
    )
    add_json_option(parser, "a JSON array instead of a table")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """List the runs."""
    from gdl_desktop.learning.runs import newest_runs

    found = list(newest_runs())
    runs = [(path, record) for path, record in found if record is not None]
    if arguments.json:
        names = ("playground", "data", "seed", "status", "step", "seconds", "created", "metrics", "judgement")
        write_json([{"path": path, **{name: getattr(record, name) for name in names}} for path, record in runs])
    elif runs:
        rows = [(r.playground, r.data, r.status, f"{r.step:,}", duration(r.seconds), str(path)) for path, r in runs]
        columns = ("playground", "data", "status", "step", "time", "path")
        write_table(columns, rows, right=("step", "time"))
    elif not found:
        note(f"There are no runs in {folders.runs_dir()} yet; “gdl train gan” makes one.")
    for path, record in found:
        if record is None:
            note(f"The run in {path} cannot be read: its run.json is damaged, or a newer version of this program's.")
    return exits.OK
