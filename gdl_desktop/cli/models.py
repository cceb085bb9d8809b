"""``gdl models``: the models that have a name."""

from __future__ import annotations

import argparse
from typing import Any

from gdl_desktop.cli import exits
from gdl_desktop.cli.output import note, write_json, write_table
from gdl_desktop.cli.parser import Commands, add_json_option
from gdl_desktop.core import folders


def add_to(commands: Commands[Any]) -> None:
    """Declare ``models``."""
    parser = commands.add_parser(
        "models",
        help="list the models that have a name",
        description="List the models that ship with the program and those that you saved.",
    )
    add_json_option(parser, "a JSON array instead of a table")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """List the models."""
    from gdl_desktop.learning.models import list_models

    models = list_models()
    if arguments.json:
        names = ("name", "playground", "data", "origin", "path")
        write_json([{name: getattr(model, name) for name in names} for model in models])
    elif models:
        rows = [(m.name, m.playground, m.data, m.origin, str(m.path)) for m in models]
        write_table(("name", "playground", "data", "origin", "path"), rows)
    else:
        note(f"There are no models with a name yet; those that you save go to {folders.models_dir()}.")
    return exits.OK
