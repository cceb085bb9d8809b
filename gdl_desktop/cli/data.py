"""``gdl data``: what there is to learn from, and how to get more."""

from __future__ import annotations

import argparse
import sys
import time
from typing import Any

from gdl_desktop.cli import exits
from gdl_desktop.cli.output import error_console, is_terminal, note, write, write_json, write_table
from gdl_desktop.cli.parser import Commands, add_json_option, some_word
from gdl_desktop.cli.reporters import PLAIN_SECONDS
from gdl_desktop.data import library


def add_to(commands: Commands[Any]) -> None:
    """Declare ``data list`` and ``data get``."""
    parser = commands.add_parser("data", help="list data sets, or download one", description="Data to learn from.")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="list all data sets", description="List all data sets by name.")
    add_json_option(listing, "a JSON array instead of a table")
    listing.set_defaults(run=show)
    getting = actions.add_parser("get", help="download a data set", description="Download a data set; it is kept.")
    getting.add_argument("name", type=some_word, metavar="NAME", help="a name of “gdl data list”")
    getting.set_defaults(run=get)


def show(arguments: argparse.Namespace) -> int:
    """List all data sets."""
    entries = library.entries()
    if arguments.json:
        names = ("name", "title", "kind", "origin", "ready", "size_bytes", "source", "licence", "description")
        write_json([{name: getattr(entry, name) for name in names} for entry in entries])
        return exits.OK
    rows = []
    for entry in entries:
        size = f"{entry.size_bytes / 1e6:.1f} MB" if entry.size_bytes is not None else "—"
        state = "ready" if entry.ready else ("missing" if entry.origin == "embedded" else f"gdl data get {entry.name}")
        rows.append((entry.name, entry.kind, state, size, entry.licence, entry.description))
    write_table(("name", "kind", "state", "size", "licence", "description"), rows, right=("size",))
    note(
        "\nYour own data goes by its path: a text file, a folder with one sub-folder of pictures a class, or IDX files."
    )
    return exits.OK


def get(arguments: argparse.Namespace) -> int:
    """Download a data set, showing how far it is.

    Raises
    ------
    UserError
        There is no such data set, or it cannot be downloaded.
    """
    if is_terminal(sys.stderr):
        from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

        name = TextColumn("{task.description}", markup=False)
        with Progress(name, BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=error_console()) as bar:
            task = bar.add_task(arguments.name, total=None)
            entry = library.fetch(arguments.name, lambda done, total: bar.update(task, completed=done, total=total))
    else:
        entry = library.fetch(arguments.name, _plain_progress(arguments.name))
    write(f"{entry.title} is ready; use it with --data {entry.name}\n")
    return exits.OK


def _plain_progress(name: str) -> library.Progress:
    told = float("-inf")

    def report(done: int, total: int | None) -> None:
        nonlocal told
        if time.monotonic() - told >= PLAIN_SECONDS:
            told = time.monotonic()
            note(f"{name}: {done / 1e6:.1f} MB" + (f" of {total / 1e6:.1f} MB" if total else ""))

    return report
