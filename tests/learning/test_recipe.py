"""Recipes: what a file says is what is trained, and whatever it gets wrong is said in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from gdl_desktop.core.errors import UserError
from gdl_desktop.learning.recipe import MAX_BYTES, read_recipe
from gdl_desktop.playgrounds.text.config import DEFAULT_PRESET, PRESETS


def write(folder: Path, text: str) -> Path:
    path = folder / "poems.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_settings_stand_on_top_of_the_preset(tmp_path: Path) -> None:
    recipe = read_recipe(
        write(
            tmp_path,
            """
            playground = "text"
            data = "python-source"
            preset = "large"
            seed = 7
            steps = 90
            precision = "bf16"
            threads = 2
            [settings]
            layers = [32, 16]
            dropout = 0.25
            [ship]
            anything = "goes"
            """,
        )
    )
    assert recipe.config.layers == (32, 16)
    assert recipe.config.dropout == 0.25
    assert recipe.config.batch_size == PRESETS["large"].batch_size
    assert (recipe.data, recipe.seed, recipe.steps, recipe.seconds) == ("python-source", 7, 90, None)
    assert (recipe.precision, recipe.threads) == ("bf16", 2)
    assert recipe.ship == {"anything": "goes"}


def test_a_playground_alone_is_a_recipe(tmp_path: Path) -> None:
    recipe = read_recipe(write(tmp_path, "playground = 'text'"))
    assert recipe.config == PRESETS[DEFAULT_PRESET]
    assert recipe.data is recipe.steps is recipe.seconds is recipe.precision is None


def test_a_persons_own_data_lies_beside_the_recipe_but_a_name_goes_before_a_path(tmp_path: Path) -> None:
    (tmp_path / "verses.txt").write_text("Roses are red.")
    (tmp_path / "python-source").mkdir()
    assert read_recipe(write(tmp_path, "playground='text'\ndata='verses.txt'")).data == str(tmp_path / "verses.txt")
    assert read_recipe(write(tmp_path, "playground='text'\ndata='python-source'")).data == "python-source"
    # What is not there is said when it is loaded, where all data is looked for.
    assert read_recipe(write(tmp_path, "playground='text'\ndata='gone.txt'")).data == "gone.txt"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "does not say which playground"),
        ("playground = ", "TOML"),
        ("playground = 3", "“playground” must be a word"),
        ("playground = 'poker'", "no playground “poker”"),
        ("playground = 'text'\nplayers = 4", "“players”, which no recipe knows"),
        ("playground = 'text'\nseed = -1", "“seed” must be a whole number between 0"),
        (f"playground = 'text'\nseed = 0x{'f' * 5000}", "a number of that many digits"),
        ("playground = 'text'\nseed = true", "“seed” must be a whole number"),
        ("playground = 'text'\nsteps = 2.5", "“steps” must be a whole number between 1"),
        ("playground = 'text'\nseconds = nan", "“seconds” must be a number above 0"),
        (f"playground = 'text'\nseconds = 0x{'f' * 5000}", "a number of that many digits"),
        ("playground = 'text'\nsteps = 3\nseconds = 4", "by steps and by seconds"),
        ("playground = 'text'\nsteps = 3\n[settings]\nepochs = 4", "by steps and by epochs"),
        ("playground = 'text'\nprecision = 'half'", "one of auto, fp32, bf16"),
        ("playground = 'text'\npreset = 'huge'", "no preset “huge”"),
        ("playground = 'text'\nsettings = 3", "“settings” must be a table"),
        ("playground = 'text'\nseed = [1]", "not a list or table"),
        ("playground = 'text'\n[settings]\nlayers = [4]", "Layer sizes must be"),
        ("playground = 'text'\n[settings]\nlayer = 4", "no setting “layer”"),
        ("playground = 'text'\n[settings]\nexamples_per_epoch = 1", "batch size"),
    ],
)
def test_what_cannot_be_meant_is_said_with_the_files_name(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"poems\.toml.*\.$") as caught:
        read_recipe(write(tmp_path, text))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_recipe_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no recipe"):
        read_recipe(tmp_path / "nowhere.toml")
    with pytest.raises(UserError, match="cannot be read"):
        read_recipe(tmp_path)
    (tmp_path / "latin.toml").write_bytes(b"playground = '\xe9'")
    with pytest.raises(UserError, match=r"latin\.toml is not written as a recipe must be"):
        read_recipe(tmp_path / "latin.toml")
    (tmp_path / "deep.toml").write_text(f"seed = {'[' * 100_000}")
    with pytest.raises(UserError, match=r"deep\.toml has lists within lists too deep for a recipe"):
        read_recipe(tmp_path / "deep.toml")
    (tmp_path / "large.toml").write_text("#" * (MAX_BYTES + 1))
    with pytest.raises(UserError, match=r"large\.toml is larger than 1 MB, so it is no recipe"):
        read_recipe(tmp_path / "large.toml")
    if Path("/dev/zero").exists():
        with pytest.raises(UserError, match="zero is larger than 1 MB"):
            read_recipe("/dev/zero")
