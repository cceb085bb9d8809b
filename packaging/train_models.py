"""Train the models that ship: ``python packaging/train_models.py --source SOURCE_DIR``.

Each recipe in ``packaging/models`` is trained by ``gdl train``, its newest model measured by
``gdl evaluate`` and written with its card into ``resources/models``. A training that was interrupted goes
on where it was; one that is finished is not repeated. ``--run`` ships a run that lies elsewhere, provided
that it followed the recipe.

SOURCE_DIR holds ``mnist/`` and ``fashion-mnist/`` with their four official IDX files each, and
``text/tinyshakespeare.txt``. They stand for the data sets of the catalogue, by whose names the cards call them;
without ``--source`` those are used that ``gdl data get`` has downloaded.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import msgspec
import torch

from gdl_desktop.core.cards import facts, figures, title_of
from gdl_desktop.core.config import config_values, make_config
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.files import write_atomically
from gdl_desktop.core.folders import resources_dir
from gdl_desktop.core.registry import playground
from gdl_desktop.data import library
from gdl_desktop.learning.checkpoints import newest_model
from gdl_desktop.learning.models import SUFFIX
from gdl_desktop.learning.recipe import Recipe, read_recipe
from gdl_desktop.learning.runs import CHECKPOINTS, is_run, read_record
from gdl_desktop.learning.snapshot import in_half, load_snapshot, read_header, save_snapshot

RECIPES = Path(__file__).resolve().parent / "models"
LARGEST_BYTES = 6_000_000
LARGEST_BYTES_IN_ALL = 25_000_000
# Where the catalogue's data sets lie below the source folder.
PLACES = {
    "mnist-full": Path("mnist"),
    "fashion-full": Path("fashion-mnist"),
    "tiny-shakespeare": Path("text", "tinyshakespeare.txt"),
}


@dataclass(frozen=True)
class Ship:
    """The table ``[ship]`` of a recipe.

    Attributes
    ----------
    title
        What people call the model.
    key_figure
        The one figure that tells most, a pattern for `str.format`, such as ``{agreement:.1%} agreement``.
    weaknesses
        What it is bad at, as seen in its samples.
    place
        Where it stands in a list; the first of its playground is in play when the window opens.
    weights
        How they are stored.
    shown
        An embedded data set to show beside it where the one it learnt from is not downloaded.
    judged
        How many pictures of a GAN are judged.
    """

    title: str
    key_figure: str
    weaknesses: str
    place: int
    weights: Literal["float32", "float16", "bfloat16"] = "float16"
    shown: str | None = None
    judged: int | None = None


def train(recipe: Recipe, run: Path, source: Path | None) -> None:
    """Train a recipe into a run folder, or go on with what lies there; a finished run is left as it is."""
    where = ["--out", str(run), "--data", place_of(recipe, source)]
    if is_run(run):
        if read_record(run).status == "finished":
            return
        where = ["--resume", str(run), "--data", read_record(run).data]
    gdl("train", recipe.playground, "--recipe", str(recipe.path), *where)


def gdl(*words: str, capture: bool = False) -> str:
    """Run the command line in a process of its own; return what it wrote if that is asked for.

    Raises
    ------
    UserError
        It failed; it has said why.
    """
    done = subprocess.run(
        [sys.executable, "-m", "gdl_desktop.cli", *words],
        env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(resources_dir().parent)},
        stdout=subprocess.PIPE if capture else None,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise UserError(f"“gdl {' '.join(words)}” ended with {done.returncode}.")
    return done.stdout or ""


def data_of(recipe: Recipe) -> str:
    """Return the name of the data that a recipe learns from."""
    return library.lasting_name(recipe.data or playground(recipe.playground).module("config").DEFAULT_DATA)


def place_of(recipe: Recipe, source: Path | None) -> str:
    """Return where that data is: in the source folder if it has a place there, or else wherever its name leads to."""
    name = data_of(recipe)
    return name if source is None or name not in PLACES else str((source / PLACES[name]).resolve())


def check_run(recipe: Recipe, run: Path, source: Path | None) -> None:
    """Check that a run is finished and followed a recipe.

    Raises
    ------
    UserError
        It did not.
    """
    record = read_record(run)
    config = playground(recipe.playground).module("config").Config
    found = {
        "playground": record.playground,
        "data": data_of(recipe) if record.data == place_of(recipe, source) else record.data,
        "seed": record.seed,
        "steps": record.max_steps,
        "seconds": record.max_seconds,
        # Through the config, so that a setting that came later has the value that changes nothing.
        **(config_values(make_config(config, record.config)) if record.playground == recipe.playground else {}),
    }
    wanted = {
        "playground": recipe.playground,
        "data": data_of(recipe),
        "seed": recipe.seed,
        "steps": recipe.steps,
        "seconds": recipe.seconds,
        **config_values(recipe.config),
    }
    if recipe.precision in ("fp32", "bf16"):
        found["precision"], wanted["precision"] = record.precision, recipe.precision
    if recipe.threads is not None:
        found["threads"], wanted["threads"] = record.threads, recipe.threads
    others = [name for name in wanted if found.get(name) != wanted[name]]
    if others:
        name = others[0]
        raise UserError(f"{run} has {name} {found.get(name)}, but {recipe.path.name} says {wanted[name]}.")
    if record.live_changes:
        raise UserError(f"In {run} settings were changed while it trained, so the recipe does not repeat it.")
    if record.status != "finished":
        raise UserError(f"{run} is not finished; it stands at step {record.step}.")


def ship(recipe: Recipe, run: Path, work: Path, out: Path, source: Path | None) -> Path:
    """Write the newest model of a run, measured and with its card, where models that ship lie; return its path.

    Raises
    ------
    UserError
        The run did not follow the recipe, or the file would be too large.
    """
    check_run(recipe, run, source)
    wish = ship_of(recipe)
    trained = newest_model(run / CHECKPOINTS)
    stored = trained if wish.weights == "float32" else in_half(trained, getattr(torch, wish.weights))
    name = f"{recipe.path.stem}{SUFFIX}"
    # What is measured is the very file that ships, but for its card.
    unmeasured = work / name
    card = {**trained.card, **card_of(recipe, wish)}
    card |= {"parameters": sum(tensor.numel() for tensor in trained.tensors.values())}
    save_snapshot(replace(stored, card=card), unmeasured)
    judged = [] if wish.judged is None else ["--n", str(wish.judged)]
    told = json.loads(
        gdl("evaluate", str(unmeasured), "--data", place_of(recipe, source), *judged, "--json", capture=True)
    )
    card |= {"figures": told["metrics"], "key_figure": wish.key_figure.format(**told["metrics"])}
    save_snapshot(replace(stored, card=card), unmeasured)
    load_snapshot(unmeasured)  # whole, or it says so
    _check_size(unmeasured, out)
    write_atomically(out / name, unmeasured.read_bytes())
    write_readme(out)
    return out / name


def ship_of(recipe: Recipe) -> Ship:
    """Return the table ``[ship]`` of a recipe.

    Raises
    ------
    UserError
        It lacks something, or has something that it cannot have.
    """
    try:
        return msgspec.convert(recipe.ship, Ship)
    except msgspec.ValidationError as error:
        raise UserError(f"The table [ship] of {recipe.path.name} cannot be used: {error}.") from None


def card_of(recipe: Recipe, wish: Ship) -> dict[str, Any]:
    """Return what a card says of a recipe and its data."""
    data = next(entry for entry in library.entries() if entry.name == data_of(recipe))
    entries = {
        "file": recipe.path.name,
        "playground": recipe.playground,
        "data": data.name,
        "preset": recipe.preset,
        "seed": recipe.seed,
        "steps": recipe.steps,
        "seconds": recipe.seconds,
        "precision": recipe.precision,
        "threads": recipe.threads,
    }
    return {
        "title": wish.title,
        "place": wish.place,
        "data": data.name,
        "data_title": data.title,
        "source": data.source,
        "licence": data.licence,
        "shown": wish.shown,
        "weights": wish.weights,
        "weaknesses": " ".join(wish.weaknesses.split()),
        "recipe": {name: value for name, value in entries.items() if value is not None}
        | {"settings": dict(recipe.settings)},
    }


def _check_size(new: Path, out: Path) -> None:
    size = new.stat().st_size
    others = sum(path.stat().st_size for path in out.glob(f"*{SUFFIX}") if path.name != new.name)
    if size > LARGEST_BYTES:
        raise UserError(f"{new} has {size:,} bytes; a model that ships may have {LARGEST_BYTES:,}.")
    if size + others > LARGEST_BYTES_IN_ALL:
        raise UserError(f"With {new} the models had {size + others:,} bytes; {LARGEST_BYTES_IN_ALL:,} may ship.")


README_HEAD = """\
# The models that ship

Each was trained by this program itself, from a recipe in `packaging/models`; `make models` trains them anew.
Every figure below was measured by `gdl evaluate NAME` on the very file that ships, on pictures or text that the
model has not learnt from, and stands in the file too, with the whole card. What the figures mean is told by
`gdl_desktop/playgrounds/*/sampling.py`.

- **Licence**: that of this program. The files hold weights, and neither pictures nor texts.
"""


def write_readme(folder: Path) -> None:
    """Write for people what the cards of the models in a folder say."""
    cards = {path: read_header(path)["card"] for path in folder.glob(f"*{SUFFIX}")}
    ordered = sorted(cards.items(), key=lambda each: (each[1]["recipe"]["playground"], each[1]["place"]))
    text = README_HEAD + "".join(_section(path, card) for path, card in ordered)
    write_atomically(folder / "README.md", text.encode())


def _section(path: Path, card: Mapping[str, Any]) -> str:
    lines = [f"\n## {title_of(card)} (`{path.name}`)\n", f"{card['key_figure']}; {path.stat().st_size:,} bytes.\n"]
    lines += [f"- **{heading}**: {words}" for heading, words in facts(card)]
    lines += ["", "| figure | value |", "|---|---|"]
    lines += [f"| `{name}` | {value} |" for name, value in figures(card)]
    return "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit code."""
    recipes = {path.stem: path for path in sorted(RECIPES.glob("*.toml"))}
    parser = argparse.ArgumentParser(description="Train the models that ship, measure them and write their cards.")
    parser.add_argument("--source", type=Path, help="folder with mnist/, fashion-mnist/ and text/tinyshakespeare.txt")
    parser.add_argument("--only", choices=tuple(recipes), help="this one alone")
    parser.add_argument("--run", type=Path, help="ship this run of --only; it is trained to its end first if need be")
    parser.add_argument("--work", type=Path, default=Path("build/models"), help="runs lie here (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=resources_dir() / "models", help="where to (default: %(default)s)")
    options = parser.parse_args(arguments)
    if options.run is not None and options.only is None:
        parser.error("--run needs --only: say which recipe the run followed")
    try:
        for name in [options.only] if options.only else recipes:
            recipe = read_recipe(recipes[name])
            ship_of(recipe)  # what is missing is said before the work, not after it
            run = options.run or options.work / name
            train(recipe, run, options.source)
            path = ship(recipe, run, options.work, options.out, options.source)
            print(f"{path.name}: {read_header(path)['card']['key_figure']}, {path.stat().st_size:,} bytes", flush=True)
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
