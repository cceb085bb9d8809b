from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest

from gdl_desktop.core.config import config_values, make_config, settings_of
from gdl_desktop.core.errors import ConfigError
from gdl_desktop.playgrounds.gan.config import DEFAULT_DATA, DEFAULT_PRESET, PRESETS, Config


def test_every_setting_explains_itself() -> None:
    for each in settings_of(Config):
        assert each.title
        assert len(each.description) > 60, each.name


def test_presets_survive_the_way_through_a_file_and_are_within_bounds() -> None:
    assert DEFAULT_PRESET == "lean"
    assert DEFAULT_DATA == "mnist"
    lean = PRESETS["lean"]
    assert (lean.auxiliary_weight, lean.auxiliary_fade, lean.auxiliary_fade_steps) == (2.75, 0.75, 10_000)
    assert (lean.variety_weight, lean.variety_after) == (3.0, 4000)
    for preset in PRESETS.values():
        assert make_config(Config, config_values(preset)) == preset


def test_book_is_the_classic_example() -> None:
    book = PRESETS["book"]
    assert (book.z_size, book.prior, book.batch_size) == (100, "uniform", 100)
    assert (book.generator_lr, book.discriminator_lr, book.beta1) == (2e-4, 2e-4, 0.5)
    assert (book.real_label, book.dropout, book.loss, book.head) == (0.95, 0.3, "bce", "auxiliary")


def test_what_may_change_while_training_runs() -> None:
    live = {each.name for each in settings_of(Config) if each.live}
    assert live == {"generator_lr", "discriminator_lr", "real_label", "auxiliary_weight", "variety_weight"}


@pytest.mark.parametrize(
    ("name", "value"), [("batch_size", 1), ("real_label", 0.4), ("dropout", 1.0), ("prior", "cauchy"), ("z_size", "a")]
)
def test_a_value_out_of_bounds_is_refused(name: str, value: object) -> None:
    with pytest.raises(ConfigError):
        make_config(Config, {name: value})


def test_config_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Config().epochs = 3  # type: ignore[misc]


def test_settings_come_without_torch() -> None:
    code = "import sys, gdl_desktop.playgrounds.gan.config; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
