"""Which checkpoint a run goes on from, and which one is played with, where not all of them are whole."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gdl_desktop.core.control import RunControl
from gdl_desktop.core.errors import ModelError
from gdl_desktop.core.events import Metrics, Note, Started
from gdl_desktop.core.registry import RunRequest
from gdl_desktop.learning import session, snapshot
from gdl_desktop.learning.checkpoints import newest_model, newest_state
from tests.learning.conftest import losses, run


def test_a_torn_checkpoint_falls_back_to_the_one_before(
    toy_request: RunRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "AUTOSAVE_SECONDS", 0.0)
    run(toy_request)
    assert toy_request.run_dir is not None
    checkpoints = toy_request.run_dir / "checkpoints"
    newest = sorted(checkpoints.glob("*.trainer.safetensors"))[-1]
    newest.write_bytes(newest.read_bytes()[:-9])
    assert newest_state(checkpoints)[0] == 14
    for path in checkpoints.iterdir():
        path.write_bytes(b"torn")
    with pytest.raises(ModelError, match="no whole checkpoint"):
        newest_state(checkpoints)
    with pytest.raises(ModelError, match="no whole checkpoint"):
        newest_model(checkpoints)


def test_a_torn_checkpoint_does_not_outlive_the_resume(toy_request: RunRequest) -> None:
    run(replace(toy_request, max_steps=8))
    folder = toy_request.run_dir
    assert folder is not None
    checkpoints = folder / "checkpoints"
    torn = checkpoints / "00000008.trainer.safetensors"
    torn.write_bytes(torn.read_bytes()[:-9])
    (checkpoints / ".00000009.model.safetensors.77.part").write_bytes(b"half")
    assert newest_state(checkpoints)[0] == 0
    control = RunControl()
    for event in session.train(replace(toy_request, resume=True), control, report_seconds=0):
        if isinstance(event, Metrics) and event.step == 3:
            control.stop()
    assert newest_model(checkpoints).card["step"] == 3
    assert {path.name.split(".")[0] for path in checkpoints.iterdir()} == {"00000000", "00000003"}


@pytest.mark.skipif(sys.platform == "win32", reason="there not everybody may make links")
@pytest.mark.parametrize("half", ["model", "trainer"])
def test_a_checkpoint_that_does_not_open_just_now_is_not_given_up(toy_request: RunRequest, half: str) -> None:
    run(replace(toy_request, max_steps=8))
    folder = toy_request.run_dir
    assert folder is not None
    told = losses(folder)
    path = folder / "checkpoints" / f"00000008.{half}.safetensors"
    payload = path.read_bytes()
    path.unlink()
    path.symlink_to(path)  # it is there, and whoever opens it fails
    with pytest.raises(ModelError, match="cannot be read"):
        run(replace(toy_request, resume=True, max_steps=15))
    assert path.is_symlink()
    assert losses(folder) == told
    # To play with it, what opens is enough: nothing is given up by that.
    assert newest_model(folder / "checkpoints").card["step"] == (0 if half == "model" else 8)
    if half == "model":
        (folder / "checkpoints" / "00000000.model.safetensors").unlink()
        with pytest.raises(ModelError, match="cannot be read"):
            newest_model(folder / "checkpoints")
    path.unlink()
    path.write_bytes(payload)
    events = run(replace(toy_request, resume=True, max_steps=15))
    assert [event.start_step for event in events if isinstance(event, Started)] == [8]


def test_a_checkpoint_of_a_newer_version_is_kept_for_it(toy_request: RunRequest) -> None:
    run(replace(toy_request, max_steps=8))
    folder = toy_request.run_dir
    assert folder is not None
    newest = folder / "checkpoints" / "00000008.model.safetensors"
    tensors, header = snapshot.read_tensors(newest)
    with pytest.MonkeyPatch.context() as later:
        later.setattr(snapshot, "FORMAT", snapshot.FORMAT + 1)
        snapshot.write_tensors(newest, tensors, header)
    with pytest.raises(ModelError, match="newer version"):
        run(replace(toy_request, resume=True, max_steps=15))
    assert newest.exists()


def test_a_checkpoint_whose_header_is_damaged_is_passed_over(toy_request: RunRequest) -> None:
    run(replace(toy_request, max_steps=8))
    assert toy_request.run_dir is not None
    checkpoints = toy_request.run_dir / "checkpoints"
    newest = checkpoints / "00000008.model.safetensors"
    payload = newest.read_bytes()
    for word, torn in (
        (b'\\"format\\"', b'\\"fo\0mat\\"'),
        (b'\\"format\\"', b'\\"foRmat\\"'),
        (b'\\"format\\": 1', b'\\"format\\": 0'),
    ):
        assert word in payload
        newest.write_bytes(payload.replace(word, torn))
        assert newest_state(checkpoints)[0] == 0
        assert newest_model(checkpoints).card["step"] == 0


def test_going_on_from_an_older_checkpoint_is_said(toy_request: RunRequest, tmp_path: Path) -> None:
    run(replace(toy_request, max_steps=8))
    folder = toy_request.run_dir
    assert folder is not None
    shutil.copytree(folder, tmp_path / "torn")
    torn = tmp_path / "torn" / "checkpoints" / "00000008.trainer.safetensors"
    torn.write_bytes(torn.read_bytes()[:-9])
    said = Note("The newest checkpoint is damaged or missing, so training goes on from step 0.")
    assert said in run(replace(toy_request, run_dir=tmp_path / "torn", resume=True, max_steps=15))
    assert said not in run(replace(toy_request, resume=True, max_steps=15))
    assert losses(tmp_path / "torn") == losses(folder)
