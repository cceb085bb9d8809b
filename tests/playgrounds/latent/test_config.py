from __future__ import annotations

import pytest

from gdl_desktop.core.config import config_values, make_config, settings_of
from gdl_desktop.core.errors import ConfigError
from gdl_desktop.playgrounds.latent.config import DEFAULT_PRESET, PRESETS, Config


@pytest.mark.parametrize("name", PRESETS)
def test_presets_are_valid(name: str) -> None:
    assert make_config(Config, config_values(PRESETS[name])) == PRESETS[name]


def test_the_default_preset_is_what_the_form_starts_with() -> None:
    assert PRESETS[DEFAULT_PRESET] == Config()


def test_the_book_is_the_classic() -> None:
    book = PRESETS["book"]
    assert (book.hidden_sizes, book.latent_size, book.activation) == ((512,), 2, "relu")
    assert (book.likelihood, book.beta, book.learning_rate, book.kl_warmup) == ("gaussian", 1.0, 1e-3, 0.0)


def test_what_training_can_follow_is_live() -> None:
    assert {s.name for s in settings_of(Config) if s.live} == {"learning_rate", "beta", "kl_warmup"}


def test_every_setting_tells_what_it_does() -> None:
    assert all(s.title and len(s.description.split(". ")) > 1 for s in settings_of(Config))


@pytest.mark.parametrize(
    "values",
    [
        {"latent_size": 1},
        {"latent_size": 65},
        {"hidden_sizes": ()},
        {"hidden_sizes": (2,)},
        {"likelihood": "laplace"},
        {"decoder": "recurrent"},
        {"decoder_channels": (8,)},
        {"decoder_channels": (8, 0)},
        {"beta": -1},
        {"kl_warmup": 1.5},
        {"learning_rate": 0},
        {"batch_size": 0},
    ],
)
def test_values_out_of_bounds_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        make_config(Config, values)
