"""``gdl sample``: texts, a grid of pictures, or arrays from a trained model."""

from __future__ import annotations

import argparse
import dataclasses
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gdl_desktop.cli import exits
from gdl_desktop.cli.output import check_destination, is_terminal, note, write, write_bytes
from gdl_desktop.cli.parser import SEED, THREADS, Commands, Parser, number, some_word, whole_number
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.files import is_there, write_atomically
from gdl_desktop.core.registry import PLAYGROUNDS, DataKind, Playground, playground

if TYPE_CHECKING:
    from gdl_desktop.learning.sampling import ImageBatch, SampleRequest
    from gdl_desktop.learning.snapshot import Snapshot

STDOUT = "-"
SPACE_MB = 1.0
ENDINGS: dict[DataKind, tuple[str, ...]] = {"text": (".txt",), "images": (".png", ".npz")}
# Options that mean something to one kind of model only, by their name in the namespace.
OPTIONS_OF: dict[DataKind, dict[str, str]] = {
    "text": {"seed_text": "--seed-text", "temperature": "--temperature", "length": "--length"},
    "images": {"label": "--class"},
}


def add_to(commands: Commands[Any]) -> None:
    """Declare ``sample`` and a parser for each playground."""
    parser = commands.add_parser("sample", help="sample from a model", description="Sample from a trained model.")
    rooms = parser.add_subparsers(title="playgrounds", metavar="PLAYGROUND", required=True)
    for room in PLAYGROUNDS:
        rooms.add_parser(
            room.name,
            help=f"{room.title}: {_what(room)}",
            description=f"Sample {_what(room)} from a trained model.",
            usage=f"gdl sample {room.name} --model MODEL --out FILE [options]",
            fill=lambda parser, room=room: _fill(parser, room),
        )


def _what(room: Playground) -> str:
    return "text" if room.data_kind == "text" else "pictures"


def _fill(parser: Parser, room: Playground) -> None:
    from gdl_desktop.learning.sampling import SampleRequest

    defaults = {field.name: field.default for field in dataclasses.fields(SampleRequest)}
    add = parser.add_argument
    which = "a model file, a run, or a name of “gdl models”"
    add("--model", type=some_word, required=True, metavar="FILE|RUN_DIR|NAME", help=which)
    endings = " or ".join(ENDINGS[room.data_kind])
    where = f"where to: a file ending in {endings}, or - for standard output"
    add("--out", type=some_word, required=True, metavar="FILE", help=where)
    add("--n", type=whole_number(1, 1_000_000), metavar="N", help="how many (default: what shows the model best)")
    add("--seed", type=SEED, default=0, metavar="N", help="what chance comes from; repeats a sample (default: 0)")
    add("--threads", type=THREADS, metavar="N", help="processor threads for torch (default: 1)")
    # Options of the other kind are understood too, so that the answer can say where they belong.
    shown = {kind: (lambda text: text) if kind == room.data_kind else (lambda _: argparse.SUPPRESS) for kind in ENDINGS}
    images, text = shown["images"], shown["text"]
    classes = images("a class by number or name (default: all)")
    add("--class", dest="label", type=some_word, metavar="K|NAME|all", help=classes)
    add("--seed-text", metavar="T", help=text("how the text begins (default: nothing)"))
    bold = f"how bold: 0 takes the likeliest character (default: {defaults['temperature']:g})"
    add("--temperature", type=number(0), metavar="X", help=text(bold))
    how_long = f"how many characters to add (default: {defaults['length']})"
    add("--length", type=whole_number(0, 10_000_000), metavar="N", help=text(how_long))
    parser.set_defaults(run=run, playground=room.name)


def run(arguments: argparse.Namespace) -> int:
    """Sample as asked.

    Raises
    ------
    UserError
        The options do not fit the model, or the model or the file cannot be used.
    """
    room = playground(arguments.playground)
    _check_options(arguments, room)
    _check_out(arguments.out, room)

    import torch

    from gdl_desktop.learning.compute import choose_compute
    from gdl_desktop.learning.models import find_model, open_model

    torch.set_num_threads(choose_compute("cpu", arguments.threads).threads)
    snapshot = open_model(find_model(arguments.model), room.name)
    request = _request(arguments, snapshot)
    sampling = room.module("sampling")
    if room.data_kind == "text":
        _name_unknown_characters(sampling, snapshot, request)
        _write_texts(arguments.out, sampling.sample(snapshot, request))
    else:
        _write_images(arguments.out, sampling.sample(snapshot, request), _recipe(arguments, snapshot, request))
    return exits.OK


def _check_options(arguments: argparse.Namespace, room: Playground) -> None:
    for kind, options in OPTIONS_OF.items():
        if kind == room.data_kind:
            continue
        for name, option in options.items():
            if getattr(arguments, name) is not None:
                homes = " and ".join(each.name for each in PLAYGROUNDS if each.data_kind == kind)
                raise UserError(f"{option} means nothing to the playground {room.name}; it belongs to {homes}.")


def _check_out(out: str, room: Playground) -> None:
    if out == STDOUT:
        if room.data_kind == "images" and is_terminal(sys.stdout):
            raise UserError("A terminal cannot show pictures; name a file, or send the standard output to one.")
        return
    path = Path(out)
    if path.suffix.lower() not in ENDINGS[room.data_kind]:
        endings = " or ".join(ENDINGS[room.data_kind])
        raise UserError(f"The file {out} must end in {endings} (or be {STDOUT} for the standard output).")
    if is_there(path) and path.is_dir():
        raise UserError(f"{out} is a folder; name a file in it.")
    check_destination(path, SPACE_MB)


def _request(arguments: argparse.Namespace, snapshot: Snapshot) -> SampleRequest:
    from gdl_desktop.learning.sampling import SampleRequest

    names = ("n", "seed", "seed_text", "temperature", "length")
    given = {name: getattr(arguments, name) for name in names if getattr(arguments, name) is not None}
    if arguments.label is not None:
        given["label"] = label_of(arguments.label, tuple(snapshot.details.get("classes", ())))
    return SampleRequest(**given)


def label_of(word: str, classes: tuple[str, ...]) -> int | Literal["all"]:
    """Return the label that a word stands for: ``all``, the name of a class, or its number.

    Raises
    ------
    UserError
        It stands for none.
    """
    if word.casefold() == "all":
        return "all"
    # Names first: in a folder of classes called 3, 5 and 7, “7” is a name.
    folded = [name.casefold() for name in classes]
    if word.casefold() in folded:
        return folded.index(word.casefold())
    # By its length first: Python reads no number of thousands of digits.
    if word.isdecimal() and len(word) <= 9 and (int(word) < len(classes) or not classes):
        return int(word)
    known = ", ".join(name if name == str(k) else f"{k} ({name})" for k, name in enumerate(classes)) or "unknown"
    raise UserError(f"There is no class “{word}” in this model; its classes are {known}.")


def _name_unknown_characters(sampling: Any, snapshot: Snapshot, request: SampleRequest) -> None:
    vocabulary = sampling.vocabulary_of(snapshot)
    sentence = vocabulary.explain(vocabulary.unknown(request.seed_text or ""))
    if sentence:
        note(sentence)


def _write_texts(out: str, texts: list[str]) -> None:
    parts = texts if len(texts) == 1 else [f"--- {k} of {len(texts)} ---\n{text}" for k, text in enumerate(texts, 1)]
    whole = "".join(f"{part}\n" for part in parts)
    if out == STDOUT:
        write(whole)
    else:
        write_atomically(Path(out), whole.encode())
        note(f"Wrote {out}")


def _write_images(out: str, batch: ImageBatch, recipe: dict[str, Any]) -> None:
    from gdl_desktop.learning.pictures import png_bytes, tile

    if out == STDOUT:
        write_bytes(png_bytes(tile(batch.x, batch.columns), recipe))
        return
    path = Path(out)
    if path.suffix.lower() == ".npz":
        import numpy as np

        buffer = io.BytesIO()
        np.savez_compressed(buffer, x=batch.x, y=batch.y)
        write_atomically(path, buffer.getvalue())
    else:
        write_atomically(path, png_bytes(tile(batch.x, batch.columns), recipe))
    note(f"Wrote {len(batch.x)} pictures to {out}")


def _recipe(arguments: argparse.Namespace, snapshot: Snapshot, request: SampleRequest) -> dict[str, Any]:
    """Return how a picture can be made again, to travel inside its file."""
    import gdl_desktop
    from gdl_desktop.learning.snapshot import weights_hash

    return {
        "playground": snapshot.playground,
        "model": arguments.model,
        "model_hash": weights_hash(snapshot),
        "data": snapshot.card.get("data"),
        "step": snapshot.card.get("step"),
        "request": {"n": request.n, "label": request.label, "seed": request.seed},
        "gdl_desktop": gdl_desktop.__version__,
    }
