"""Finding models by name, whatever else lies among them."""

from __future__ import annotations

import pytest
import torch

from gdl_desktop.core import folders
from gdl_desktop.core.errors import ModelError
from gdl_desktop.learning.models import find_model, list_models
from gdl_desktop.learning.snapshot import load_snapshot, write_tensors


def test_a_trainers_state_among_the_models_is_passed_over() -> None:
    path = folders.models_dir() / "stray.safetensors"
    write_tensors(path, {"weight": torch.zeros(2)}, {"step": 1})
    assert "stray" not in [entry.name for entry in list_models()]
    with pytest.raises(ModelError, match="not a model of this program"):
        load_snapshot(path)


@pytest.mark.parametrize("word", ["~nobody-has-this-name/x", "a" * 300, "nul\0nul"])
def test_words_that_are_no_path_are_no_model(word: str) -> None:
    with pytest.raises(ModelError):
        find_model(word)
