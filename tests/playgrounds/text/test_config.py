from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdl_desktop.core.config import CrossChecked, config_values, make_config, settings_of
from gdl_desktop.core.errors import ConfigError
from gdl_desktop.data.held_out import HELD_OUT_SHARE
from gdl_desktop.playgrounds.text.config import DEFAULT_PRESET, PRESETS, Config


def test_every_setting_is_titled_explained_and_within_its_own_bounds() -> None:
    for setting in settings_of(Config):
        assert setting.title
        assert setting.description.endswith(".")
        assert make_config(Config, {setting.name: setting.default}) == Config()


def test_the_live_settings_are_those_that_the_trainer_takes() -> None:
    from gdl_desktop.playgrounds.text.training import LIVE_SETTINGS

    assert tuple(setting.name for setting in settings_of(Config) if setting.live) == LIVE_SETTINGS


@pytest.mark.parametrize("name", PRESETS)
def test_presets_are_valid_and_survive_a_file(name: str) -> None:
    assert make_config(Config, config_values(PRESETS[name])) == PRESETS[name]


def test_the_default_preset_is_the_default_config_but_for_dropout() -> None:
    assert PRESETS[DEFAULT_PRESET] == Config(dropout=0.3)


def test_the_book_preset_is_the_classic_example() -> None:
    book = PRESETS["book"]
    assert (book.layers, book.embedding_size, book.context_length, book.batch_size) == ((128,), 0, 40, 128)
    assert (book.optimizer, book.learning_rate, book.loss_at) == ("rmsprop", 0.01, "last")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"layers": "4"}, "Layer sizes"),
        ({"layers": "64 64 64 64 64"}, "Layer sizes"),
        ({"layers": ""}, "Layer sizes"),
        ({"layers": "many"}, "Layer sizes"),
        ({"learning_rate": 0}, "Learning rate"),
        ({"learning_rate": float("nan")}, "Learning rate"),
        ({"validation_split": HELD_OUT_SHARE / 2}, "Validation split"),
        ({"optimizer": "lbfgs"}, "Optimizer"),
        ({"temperature": -0.1}, "Sample temperature"),
        ({"examples_per_epoch": 10, "batch_size": 64}, r"Examples per epoch \(10\).*batch size \(64\)"),
        (
            {"batch_size": 1024, "context_length": 512, "layers": (1024,) * 4, "examples_per_epoch": 5000},
            "GB of memory",
        ),
    ],
)
def test_bad_values_get_one_clear_sentence(values: dict[str, object], words: str) -> None:
    with pytest.raises(ConfigError, match=words) as caught:
        make_config(Config, values)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


@given(layers=st.lists(st.integers(8, 1024), min_size=1, max_size=4))
def test_layers_can_be_typed_as_text(layers: list[int]) -> None:
    typed = make_config(Config, {"layers": ", ".join(map(str, layers)), "batch_size": 8, "context_length": 8})
    assert typed.layers == tuple(layers)
    assert isinstance(typed, CrossChecked)


def test_the_settings_are_known_without_torch() -> None:
    code = "import sys, gdl_desktop.playgrounds.text.config; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
