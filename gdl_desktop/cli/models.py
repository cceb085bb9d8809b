"""``gdl models``: the models that have a name."""

from __future__ import annotations

import argparse
from typing import Any

from gdl_desktop.cli import exits
from gdl_desktop.cli.output import note, write_json, write_table
from gdl_desktop.cli.parser import Commands, add_json_option
from gdl_desktop.core import folders
from gdl_desktop.core.cards import title_of


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
        names = ("name", "playground", "data", "origin", "path", "card")
        write_json([{name: getattr(model, name) for name in names} for model in models])
    elif models:
        rows = [
            (m.name, m.playground, title_of(m.card), m.data, str(m.card.get("key_figure", "")), m.origin)
            for m in models
        ]
        write_table(("name", "playground", "title", "data", "key figure", "origin"), rows)
        note(f"Each name will do for --model; those that you saved lie in {folders.models_dir()}.")
    else:
        note(f"There are no models with a name yet; those that you save go to {folders.models_dir()}.")
    return exits.OK
