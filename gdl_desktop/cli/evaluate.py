"""``gdl evaluate``: measure a model on data it has not learnt from."""

from __future__ import annotations

import argparse
import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gdl_desktop.cli import exits
from gdl_desktop.cli.output import note, write, write_json, write_table
from gdl_desktop.cli.parser import THREADS, Commands, Parser, add_json_option, some_word, whole_number
from gdl_desktop.core.cards import figure
from gdl_desktop.core.errors import DataError, UserError
from gdl_desktop.core.registry import playground

if TYPE_CHECKING:
    from gdl_desktop.learning.snapshot import Snapshot


def add_to(commands: Commands[Any]) -> None:
    """Declare ``evaluate``."""
    parser = commands.add_parser(
        "evaluate",
        help="measure a model on held-out data",
        description="Measure a model on the held-out part of a data set; of a text, that is its last tenth.",
        fill=_fill,
    )
    parser.set_defaults(run=run)


def _fill(parser: Parser) -> None:
    add = parser.add_argument
    add("model", type=some_word, metavar="RUN_DIR|FILE|NAME", help="a run, a model file, or a name of “gdl models”")
    what = "what to measure on (default: what the model learnt from)"
    add("--data", type=some_word, metavar="NAME|PATH", help=what)
    add(
        "--n",
        type=whole_number(10, 1_000_000),
        metavar="N",
        help="of a GAN: how many of its pictures are judged (default: 2000); distances compare at one number only",
    )
    add("--threads", type=THREADS, metavar="N", help="processor threads for torch (default: 1)")
    add_json_option(parser, "one JSON object instead of a table")


def run(arguments: argparse.Namespace) -> int:
    """Evaluate as asked.

    Raises
    ------
    UserError
        The model or the data cannot be used.
    """
    import torch

    from gdl_desktop.data import library
    from gdl_desktop.learning.compute import choose_compute
    from gdl_desktop.learning.models import find_model, open_model

    torch.set_num_threads(choose_compute("cpu", arguments.threads).threads)
    path = find_model(arguments.model)
    snapshot = open_model(path)
    room = playground(snapshot.playground)
    evaluation = room.module("sampling").evaluate
    how_many = {} if arguments.n is None else {"n": arguments.n}
    if not set(how_many) <= set(inspect.signature(evaluation).parameters):
        raise UserError(f"--n means nothing to a model of the playground {room.name}, which draws no sample to judge.")
    name = arguments.data or _training_data(path, snapshot)
    try:
        data = library.load(room.data_kind, name)
    except DataError as error:
        if arguments.data:
            raise
        raise UserError(f"{error} It is what this model learnt from; name other data with --data.") from None
    for sentence in data.notes:
        note(sentence)
    learnt = snapshot.card.get("data_sha256")
    if not arguments.data and learnt is not None and learnt != data.sha256:
        note(f"{name} has changed since this model learnt from it, so its held-out part may hold what was learnt.")
    metrics: dict[str, float] = evaluation(snapshot, data, **how_many)
    if metrics.get("judged_pictures") == 0:
        note("No judge has learnt these classes, so only the model's own opinion of its pictures is given.")
    if arguments.json:
        facts = {"model": str(path), "playground": room.name, "step": snapshot.card.get("step")}
        write_json({**facts, "data": name, "data_sha256": data.sha256, "metrics": metrics}, indent=None)
    else:
        write(f"{arguments.model} on the held-out part of {data.title}\n\n")
        write_table(("figure", "value"), [(key, figure(value)) for key, value in metrics.items()], right=("value",))
    return exits.OK


def _training_data(path: Path, snapshot: Snapshot) -> str:
    """Return the name or path of what a model learnt from; a run remembers even the person's own."""
    from gdl_desktop.learning.runs import is_run, read_record

    if is_run(path):
        return read_record(path).data
    name = snapshot.card.get("data")
    if not name:
        raise UserError("This model does not say what it learnt from; name the data with --data.")
    return str(name)
