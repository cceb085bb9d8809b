"""The registry, and the promise that knowing the playgrounds costs no torch."""

from __future__ import annotations

import subprocess
import sys

import pytest

from gdl_desktop.core.errors import UserError
from gdl_desktop.core.registry import PLAYGROUNDS, playground


@pytest.mark.parametrize("room", PLAYGROUNDS, ids=lambda room: room.name)
def test_every_playground_offers_what_the_house_expects(room: object) -> None:
    config = room.module("config")  # type: ignore[attr-defined]
    assert config.DEFAULT_PRESET in config.PRESETS
    assert "book" in config.PRESETS
    assert all(isinstance(preset, config.Config) for preset in config.PRESETS.values())
    assert callable(room.module("sampling").sample)  # type: ignore[attr-defined]
    assert callable(room.module("sampling").evaluate)  # type: ignore[attr-defined]
    assert callable(room.module("training").Trainer)  # type: ignore[attr-defined]


def test_unknown_playgrounds_are_refused_in_words() -> None:
    with pytest.raises(UserError, match="no playground “poker”; there are text, latent, gan"):
        playground("poker")


def test_the_ground_floor_loads_neither_torch_nor_numpy_nor_qt() -> None:
    code = (
        "import sys, gdl_desktop.core.registry, gdl_desktop.core.buffer, gdl_desktop.core.config;"
        "bad = {'torch', 'numpy', 'PySide6'} & set(sys.modules); sys.exit(str(bad) if bad else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
