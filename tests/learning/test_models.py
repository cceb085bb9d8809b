"""Finding models by name, whatever else lies among them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
import torch

from gdl_desktop.core import folders
from gdl_desktop.core.errors import ModelError
from gdl_desktop.core.registry import playground
from gdl_desktop.learning.models import find_model, list_models, open_model
from gdl_desktop.learning.snapshot import Snapshot, load_snapshot, save_snapshot, write_tensors


def test_a_trainers_state_among_the_models_is_passed_over() -> None:
    path = folders.models_dir() / "stray.safetensors"
    write_tensors(path, {"weight": torch.zeros(2)}, {"step": 1})
    assert "stray" not in [entry.name for entry in list_models()]
    with pytest.raises(ModelError, match="not a model of this program"):
        load_snapshot(path)


def test_what_ships_comes_first_in_its_own_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "resources_dir", lambda: tmp_path)
    config = {"text": playground("text").module("config").Config(), "gan": playground("gan").module("config").Config()}

    def save(folder: Path, name: str, room: str, **card: object) -> None:
        save_snapshot(
            Snapshot(room, config[room], {"weight": torch.zeros(2)}, {}, card), folder / f"{name}.safetensors"
        )

    save(tmp_path / "models", "a-second", "text", place=2)
    save(tmp_path / "models", "b-unplaced", "text")
    save(tmp_path / "models", "z-first", "text", place=1)
    save(tmp_path / "models", "drawing", "gan", place=1)
    save(folders.models_dir(), "a-mine", "text", place=0)  # a copy of one that ships keeps its card
    assert [entry.name for entry in list_models("text")] == ["z-first", "a-second", "b-unplaced", "a-mine"]
    assert len(list_models()) == 5
    assert find_model("drawing") == tmp_path / "models" / "drawing.safetensors"


@pytest.mark.parametrize("word", ["~nobody-has-this-name/x", "a" * 300, "nul\0nul"])
def test_words_that_are_no_path_are_no_model(word: str) -> None:
    with pytest.raises(ModelError):
        find_model(word)


def test_whoever_opens_a_file_that_is_in_use_gets_the_same_snapshot(tmp_path: Path) -> None:
    path = tmp_path / "one.safetensors"
    config = playground("text").module("config").Config()
    save_snapshot(Snapshot("text", config, {"weight": torch.zeros(2)}), path)
    first = open_model(path)
    assert open_model(path, "text") is first
    with pytest.raises(ModelError, match="open it there"):
        open_model(path, "gan")
    save_snapshot(Snapshot("text", config, {"weight": torch.ones(2)}), path)
    assert open_model(path).tensors["weight"].tolist() == [1, 1]
    path.unlink()
    with pytest.raises(ModelError, match="no model file"):
        open_model(path)


def test_files_are_told_apart_where_the_drive_gives_them_no_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stat = Path.stat

    def numberless(self: Path, **options: bool) -> SimpleNamespace:
        status = stat(self, **options)
        told = {name: getattr(status, name) for name in dir(status) if name.startswith("st_")}
        return SimpleNamespace(**told | {"st_dev": 0, "st_ino": 0, "st_mtime_ns": 0})

    monkeypatch.setattr(Path, "stat", numberless)
    config = playground("text").module("config").Config()
    opened = []
    for number in (1.0, 2.0):
        path = tmp_path / f"{number}.safetensors"
        save_snapshot(Snapshot("text", config, {"weight": torch.tensor([number])}), path)
        opened.append(open_model(path))
    assert [snapshot.tensors["weight"].item() for snapshot in opened] == [1, 2]
