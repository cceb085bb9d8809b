"""``gdl train --recipe``: a file in place of options, and options that go before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gdl_desktop.cli import main
from gdl_desktop.learning.runs import read_record

RECIPE = """
playground = "latent"
data = "mnist"
seed = 5
steps = 3
[settings]
hidden_sizes = [8]
batch_size = 32
"""


@pytest.fixture
def recipe(tmp_path: Path) -> str:
    path = tmp_path / "digits.toml"
    path.write_text(RECIPE)
    return str(path)


def test_a_recipe_is_followed_and_options_go_before_it(recipe: str, tmp_path: Path) -> None:
    assert main(["train", "latent", "--recipe", recipe, "--out", str(tmp_path / "run")]) == 0
    record = read_record(tmp_path / "run")
    assert (record.data, record.seed, record.max_steps, record.step) == ("mnist", 5, 3, 3)
    assert (record.config["hidden_sizes"], record.config["batch_size"]) == ([8], 32)

    options = ["--seed", "6", "--steps", "2", "--batch-size", "16", "--data", "fashion"]
    assert main(["train", "latent", "--recipe", recipe, *options, "--out", str(tmp_path / "other")]) == 0
    record = read_record(tmp_path / "other")
    assert (record.data, record.seed, record.max_steps) == ("fashion", 6, 2)
    assert (record.config["hidden_sizes"], record.config["batch_size"]) == ([8], 16)


def test_a_run_goes_on_with_its_recipe_but_with_no_other(
    recipe: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = str(tmp_path / "run")
    assert main(["train", "latent", "--recipe", recipe, "--steps", "2", "--out", run]) == 0
    assert main(["train", "latent", "--recipe", recipe, "--resume", run]) == 0
    assert read_record(Path(run)).step == 3
    Path(recipe).write_text(RECIPE.replace("[8]", "[9]"))
    capsys.readouterr()
    assert main(["train", "latent", "--recipe", recipe, "--resume", run]) == 2
    assert "This run has --hidden-sizes 8, not 9" in capsys.readouterr().err


def test_epochs_given_here_go_before_the_recipes_steps(recipe: str, tmp_path: Path) -> None:
    run = str(tmp_path / "run")
    assert main(["train", "latent", "--recipe", recipe, "--epochs", "1", "--batch-size", "4096", "--out", run]) == 0
    record = read_record(Path(run))
    assert (record.max_steps, record.config["epochs"]) == (None, 1)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("gan", RECIPE, "a recipe for the playground latent; use it with “gdl train latent”"),
        ("latent", "playground = 'latent'\nsteps = 0", "“steps” must be a whole number"),
        ("latent", "playground = 'latent'\ndata = 'moonlight'", "moonlight"),
    ],
)
def test_a_recipe_that_does_not_fit_is_refused(
    name: str, text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "digits.toml").write_text(text)
    assert main(["train", name, "--recipe", str(tmp_path / "digits.toml"), "--out", str(tmp_path / "run")]) == 2
    *_, sentence = capsys.readouterr().err.splitlines()
    assert said in sentence
    assert not (tmp_path / "run").exists()
