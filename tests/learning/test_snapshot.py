"""Model files: whole or refused, never unpickled."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from safetensors import safe_open
from safetensors.torch import save_file

from gdl_desktop.core.errors import ModelError, UserError
from gdl_desktop.core.registry import RunRequest, playground
from gdl_desktop.learning.models import find_model, list_models, open_model
from gdl_desktop.learning.snapshot import (
    Snapshot,
    all_finite,
    in_half,
    load_snapshot,
    prefixed,
    read_header,
    save_snapshot,
    unprefixed,
    weights_hash,
)
from tests.learning import toy


@pytest.fixture
def model(toy_request: RunRequest, tmp_path: Path) -> Path:
    path = tmp_path / "model.safetensors"
    tensors = {"weight": torch.randn(3, 4), "count": torch.tensor(5)}
    save_snapshot(Snapshot("toy", toy.Config(epochs=7), tensors, {"vocabulary": "aé漢"}, {"data": "small"}), path)
    return path


def test_networks_that_lie_in_one_file_are_told_apart_by_their_prefixes() -> None:
    one, other = {"weight": torch.tensor(1.0)}, {"weight": torch.tensor(2.0), "one.weight": torch.tensor(3.0)}
    together = prefixed(one, "one.") | prefixed(other, "another.")
    assert list(together) == ["one.weight", "another.weight", "another.one.weight"]
    assert unprefixed(together, "one.") == one
    assert unprefixed(together, "another.") == other


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), -float("inf")])
@pytest.mark.parametrize("shape", [(), (1,), (300, 7)])
def test_a_single_number_that_is_not_finite_is_found(odd: float, shape: tuple[int, ...]) -> None:
    tensor = torch.randn(shape)
    others = [
        torch.tensor(3),
        torch.empty(0),
        torch.tensor([3e38, 3e38]),
        torch.tensor([6e4, 6e4], dtype=torch.float16),
    ]
    assert all_finite([tensor, *others])
    tensor.view(-1)[torch.randint(tensor.numel(), ())] = odd
    assert not all_finite([*others, tensor])


def test_a_model_comes_back_as_it_was(model: Path) -> None:
    snapshot = load_snapshot(model, "toy")
    assert snapshot.config == toy.Config(epochs=7)
    assert snapshot.details == {"vocabulary": "aé漢"}
    assert snapshot.card == {"data": "small"}
    assert snapshot.tensors["count"] == 5
    assert read_header(model)["playground"] == "toy"


def test_a_name_that_is_no_utf8_is_as_good_as_any(model: Path) -> None:
    folder = model.parent / os.fsdecode(b"m\xfcnchen")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this file system takes no such names")
    path = folder / model.name
    with pytest.raises(ModelError, match="There is no model file"):
        load_snapshot(path)
    payload = model.read_bytes()
    path.write_bytes(payload)
    assert read_header(path) == read_header(model)
    assert weights_hash(load_snapshot(path, "toy")) == weights_hash(load_snapshot(model))
    for broken in (payload[:-1], payload[:5], payload[:-9] + b"\0" + payload[-8:], b""):
        path.write_bytes(broken)
        with pytest.raises(ModelError, match=r"model\.safetensors is damaged or not a model file"):
            load_snapshot(path)
    save_file({"x": torch.zeros(2)}, model)
    path.write_bytes(model.read_bytes())
    with pytest.raises(ModelError, match="not a model of this program"):
        read_header(path)


def test_a_header_may_hold_any_name_and_any_script(model: Path) -> None:
    odd = replace(load_snapshot(model), card={"data": "m\udcfcnchen, 漢字"})  # as Python reads a Latin-1 name
    save_snapshot(odd, model)
    assert load_snapshot(model).card == odd.card
    assert load_snapshot(model).details == odd.details


def test_a_header_that_is_not_all_ascii_stays_valid(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plainly = json.dumps
    with monkeypatch.context() as earlier:  # as files were written before
        earlier.setattr(json, "dumps", lambda values: plainly(values, ensure_ascii=False))
        save_snapshot(load_snapshot(model), model)
    assert "漢".encode() in model.read_bytes()
    assert load_snapshot(model).details == {"vocabulary": "aé漢"}


def test_a_model_of_another_playground_is_named(model: Path) -> None:
    with pytest.raises(ModelError, match="holds a model of the Toy playground, not of GAN"):
        load_snapshot(model, "gan")


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
def test_weights_stored_in_half_the_space_come_back_rounded_as_float32(dtype: torch.dtype, tmp_path: Path) -> None:
    weight = torch.randn(200, 30, generator=torch.Generator().manual_seed(0))
    whole = Snapshot("text", playground("text").module("config").Config(), {"weight": weight, "n": torch.tensor(5)})
    save_snapshot(whole, tmp_path / "whole.safetensors")
    save_snapshot(in_half(whole, dtype), tmp_path / "half.safetensors")
    assert (tmp_path / "half.safetensors").stat().st_size < 0.6 * (tmp_path / "whole.safetensors").stat().st_size
    with safe_open(tmp_path / "half.safetensors", framework="pt") as file:
        assert file.get_tensor("weight").dtype == dtype
    opened = load_snapshot(tmp_path / "half.safetensors")
    assert opened.tensors["weight"].dtype == torch.float32
    assert torch.equal(opened.tensors["weight"], weight.to(dtype).float())
    assert opened.tensors["n"] == 5
    # Saved once more it is larger, and still the same model.
    save_snapshot(opened, tmp_path / "again.safetensors")
    assert weights_hash(load_snapshot(tmp_path / "again.safetensors")) == weights_hash(opened)
    payload = bytearray((tmp_path / "half.safetensors").read_bytes())
    payload[-9] ^= 0x40
    (tmp_path / "half.safetensors").write_bytes(payload)
    with pytest.raises(ModelError, match="damaged"):
        load_snapshot(tmp_path / "half.safetensors")


def test_weights_too_large_for_half_the_space_are_refused() -> None:
    with pytest.raises(ModelError, match="too large for float16"):
        in_half(Snapshot("text", None, {"weight": torch.tensor([1e6])}), torch.float16)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(position=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
@example(position=0.8671875, flip=45)  # one of those blanks
def test_any_changed_byte_is_refused_in_words(model: Path, position: float, flip: int) -> None:
    payload = bytearray(model.read_bytes())
    place = int(position * len(payload))
    before, payload[place] = payload[place], payload[place] ^ flip
    assume(not {before, payload[place]} <= set(b" \t\r\n"))  # blanks that fill up the header mean the same
    broken = model.with_name("broken.safetensors")
    broken.write_bytes(payload)
    with pytest.raises(ModelError, match=r"\.$"):
        load_snapshot(broken)


@pytest.mark.parametrize("keep", [0, 5, 100, -1])
def test_a_truncated_file_is_refused(model: Path, keep: int) -> None:
    model.write_bytes(model.read_bytes()[:keep])
    with pytest.raises(ModelError, match=r"model\.safetensors is damaged or not a model file"):
        load_snapshot(model)


def test_strangers_are_refused(tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.safetensors"
    save_file({"x": torch.zeros(2)}, stranger)
    with pytest.raises(ModelError, match="not a model of this program"):
        load_snapshot(stranger)
    with pytest.raises(ModelError, match="There is no model file"):
        load_snapshot(tmp_path / "missing.safetensors")
    with pytest.raises(ModelError, match="There is no model file"):
        load_snapshot(tmp_path / "nul\0nul.safetensors")


@pytest.mark.parametrize("read", [load_snapshot, read_header])
def test_a_file_that_does_not_open_is_neither_damaged_nor_missing(
    read: Callable[[Path], object], model: Path, tmp_path: Path
) -> None:
    with pytest.raises(ModelError, match="cannot be read: it is a folder, not a file"):
        read(tmp_path)
    model.unlink()
    try:
        model.symlink_to(model)
    except OSError:
        pytest.skip("here not everybody may make links")
    with pytest.raises(ModelError, match=r"model\.safetensors cannot be read: .*links"):
        read(model)


def test_an_unwritable_place_is_said(tmp_path: Path, model: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be written"):
        save_snapshot(load_snapshot(model), tmp_path / "file" / "model.safetensors")


def test_saved_models_are_found_by_name(model: Path) -> None:
    from gdl_desktop.core import folders

    folders.models_dir().mkdir(parents=True)
    (folders.models_dir() / "mine.safetensors").write_bytes(model.read_bytes())
    (folders.models_dir() / "noise.safetensors").write_bytes(b"noise")
    saved = [entry for entry in list_models() if entry.origin == "saved"]
    assert [entry.name for entry in saved] == ["mine"]
    assert saved[0].data == "small"
    assert open_model(find_model("mine")).config.epochs == 7
    with pytest.raises(ModelError, match="There is no model file, run or model called “yours”"):
        find_model("yours")


def test_a_folder_without_a_run_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no run"):
        open_model(tmp_path)
