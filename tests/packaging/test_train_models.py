"""The tool that ships models: from a recipe to a measured file with its card, with real processes."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import torch
from safetensors import safe_open

from gdl_desktop.cli import main as gdl
from gdl_desktop.core import folders
from gdl_desktop.core.errors import UserError
from gdl_desktop.data.catalogue import CATALOGUE
from gdl_desktop.learning.models import list_models, open_model
from gdl_desktop.learning.recipe import read_recipe
from gdl_desktop.learning.runs import read_record
from gdl_desktop.learning.snapshot import read_header

CHECKOUT = Path(__file__).resolve().parents[2]
RECIPE = """
playground = "text"
data = "python-reference"
seed = 4
steps = 4
precision = "fp32"
threads = 1

[settings]
layers = [8]
batch_size = 4
context_length = 16
examples_per_epoch = 40

[ship]
title = "Small talk"
place = 1
weights = "float16"
key_figure = "{nats_per_character:.1f} nats"
weaknesses = '''
Everything,
and the rest.
'''
"""


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("train_models", CHECKOUT / "packaging" / "train_models.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["train_models"] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "RECIPES", tmp_path / "recipes")
    (tmp_path / "recipes").mkdir()
    (tmp_path / "recipes" / "text-small.toml").write_text(RECIPE)
    yield module
    del sys.modules["train_models"]


def test_an_interrupted_training_goes_on_and_ships_with_its_card(
    tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe, run = tmp_path / "recipes" / "text-small.toml", tmp_path / "work" / "text-small"
    assert gdl(["train", "text", "--recipe", str(recipe), "--steps", "2", "--out", str(run)]) == 0
    record = json.loads((run / "run.json").read_text())
    (run / "run.json").write_text(json.dumps({**record, "status": "stopped", "max_steps": 4}))  # as Ctrl-C leaves it

    out = tmp_path / "resources" / "models"
    assert tool.main(["--work", str(tmp_path / "work"), "--out", str(out)]) == 0
    assert (read_record(run).step, read_record(run).status) == (4, "finished")

    monkeypatch.setattr(folders, "resources_dir", lambda: tmp_path / "resources")
    (entry,) = list_models()
    card = entry.card
    assert (entry.name, entry.origin, entry.data) == ("text-small", "shipped", "python-reference")
    assert (card["title"], card["weights"], card["weaknesses"]) == (
        "Small talk",
        "float16",
        "Everything, and the rest.",
    )
    assert (card["licence"], card["data_title"], card["seed"]) == ("PSF licence", "Python's language reference", 4)
    assert card["recipe"]["settings"]["layers"] == [8]
    assert card["key_figure"] == f"{card['figures']['nats_per_character']:.1f} nats"
    with safe_open(entry.path, framework="pt") as file:
        assert {file.get_tensor(name).dtype for name in file.keys()} == {torch.float16}  # noqa: SIM118
        assert str(tmp_path) not in json.dumps(file.metadata())
    trained = open_model(run).tensors
    for name, tensor in open_model(entry.path).tensors.items():
        assert torch.equal(tensor, trained[name].half().float())
    readme = (out / "README.md").read_text()
    assert "## Small talk (`text-small.safetensors`)" in readme
    assert f"| `nats_per_character` | {card['figures']['nats_per_character']:.5g} |" in readme
    assert str(tmp_path) not in readme

    # The command line finds it by its name.
    capsys.readouterr()
    assert gdl(["sample", "text", "--model", "text-small", "--length", "9", "--out", "-"]) == 0
    assert len(capsys.readouterr().out) == 10
    assert gdl(["models"]) == 0
    table = capsys.readouterr().out
    assert all(word in table for word in ("text-small", "Small talk", "python-reference", card["key_figure"]))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("[8]", "[9]"), "layers"),
        (("seed = 4", "seed = 5"), "seed"),
        (("steps = 4", "steps = 5"), "steps"),
        (('"python-reference"', '"python-source"'), "data"),
        (('"fp32"', '"bf16"'), "precision"),
    ],
)
def test_a_run_that_followed_another_recipe_is_not_shipped(
    tool: ModuleType, tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    path = tmp_path / "recipes" / "text-small.toml"
    run = tmp_path / "run"
    assert gdl(["train", "text", "--recipe", str(path), "--out", str(run)]) == 0
    tool.check_run(read_recipe(path), run, None)
    path.write_text(RECIPE.replace(*change))
    with pytest.raises(UserError, match=f" has {said} "):
        tool.check_run(read_recipe(path), run, None)


def test_a_run_that_is_not_finished_or_was_steered_is_not_shipped(tool: ModuleType, tmp_path: Path) -> None:
    path, run = tmp_path / "recipes" / "text-small.toml", tmp_path / "run"
    assert gdl(["train", "text", "--recipe", str(path), "--out", str(run)]) == 0
    record = json.loads((run / "run.json").read_text())
    (run / "run.json").write_text(json.dumps({**record, "status": "stopped"}))
    with pytest.raises(UserError, match="not finished"):
        tool.check_run(read_recipe(path), run, None)
    steered = {**record, "live_changes": [{"step": 2, "name": "learning_rate", "value": 0.1}]}
    (run / "run.json").write_text(json.dumps(steered))
    with pytest.raises(UserError, match="changed while it trained"):
        tool.check_run(read_recipe(path), run, None)


def test_files_of_a_source_folder_go_by_the_names_of_the_catalogue(
    tool: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert set(tool.PLACES) < {known.name for known in CATALOGUE}
    path, run, source = tmp_path / "recipes" / "text-small.toml", tmp_path / "run", tmp_path / "source"
    path.write_text(RECIPE.replace("python-reference", "tiny-shakespeare"))
    (source / "text").mkdir(parents=True)
    (source / "text" / "tinyshakespeare.txt").write_text("To be, or not to be, that is the question. " * 60)
    tool.main(["--source", str(source), "--only", "text-small", "--run", str(run), "--out", str(tmp_path / "out")])
    card = read_header(tmp_path / "out" / "text-small.safetensors")["card"]
    assert (card["data"], card["data_title"]) == ("tiny-shakespeare", "Tiny Shakespeare")
    assert str(source) not in json.dumps(card)
    with pytest.raises(UserError, match=" has data "):
        tool.check_run(read_recipe(path), run, None)


def test_a_recipe_that_cannot_ship_is_said_before_the_work(
    tool: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "recipes" / "text-small.toml"
    path.write_text(RECIPE.replace('title = "Small talk"', ""))
    assert tool.main(["--work", str(tmp_path / "work"), "--out", str(tmp_path / "out")]) == 2
    assert "The table [ship] of text-small.toml cannot be used" in capsys.readouterr().err
    assert not (tmp_path / "work").exists()


def test_every_recipe_that_ships_can_be_followed(tool: ModuleType) -> None:
    paths = sorted((CHECKOUT / "packaging" / "models").glob("*.toml"))
    assert paths
    places = []
    for path in paths:
        recipe = read_recipe(path)
        wish = tool.ship_of(recipe)
        assert recipe.precision in ("fp32", "bf16"), "auto depends on the machine"
        assert recipe.threads == 1
        places.append((recipe.playground, wish.place))
        assert tool.card_of(recipe, wish)["data"] == recipe.data
    assert len(set(places)) == len(places)
