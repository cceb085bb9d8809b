"""Models and runs on disk: what was asked for comes back to who asked, in the window's thread."""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from gdl_desktop.core.errors import ModelError, UserError
from gdl_desktop.core.events import Metrics
from gdl_desktop.core.kept_run import KeptRun
from gdl_desktop.qt.workers.archive import Archive, Reopened

PAST = (Metrics(3, 1, 0.5, {"loss": 1.0}),)


class Engine(types.ModuleType):
    """Files that are not there: a model, a run that can go on, and one that cannot."""

    def __init__(self) -> None:
        super().__init__("gdl_desktop.learning.engine")
        self.saved: list[tuple[Any, Path]] = []
        self.in_window: list[bool] = []

    def open_model(self, path: Path, playground: str) -> Any:
        self.in_window.append(QThread.isMainThread())
        if path.name == "gone":
            raise ModelError("There is no such model.")
        return types.SimpleNamespace(card={"step": 7}, playground=playground)

    def kept_run(self, folder: Path) -> KeptRun:
        if folder.name == "odd":
            raise UserError("It is of another version.")
        return KeptRun(folder, None, "mnist", 1, "stopped", 9, 1.0, None, 0.5)

    def past_of_run(self, folder: Path, step: int) -> tuple[Metrics, ...]:
        return PAST

    def save_model(self, snapshot: Any, path: Path) -> None:
        self.saved.append((snapshot, path))


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    engine = Engine()
    monkeypatch.setitem(sys.modules, engine.__name__, engine)
    return engine


@pytest.fixture
def archive(qtbot: QtBot, engine: Engine) -> Iterator[Archive]:
    archive = Archive("fake")
    yield archive
    archive.stop()


def test_answers_and_complaints_come_to_who_asked_in_order(archive: Archive, engine: Engine, qtbot: QtBot) -> None:
    told: list[object] = []
    where: list[bool] = []

    def tell(what: object) -> None:
        told.append(what)
        where.append(QThread.isMainThread())

    def unwanted(what: object) -> None:
        raise AssertionError(what)

    archive.open_model(Path("here"), lambda snapshot: tell(snapshot.playground), unwanted)
    archive.open_model(Path("gone"), unwanted, tell)
    archive.save_model("snapshot", Path("there"), lambda: tell(list(engine.saved)), unwanted)
    archive.look_up(Path("run"), lambda run: tell(run.step), unwanted)
    archive.read(lambda: "read", tell, unwanted)
    qtbot.waitUntil(lambda: len(told) == 5)
    assert told == ["fake", "There is no such model.", [("snapshot", Path("there"))], 9, "read"]
    assert all(where)
    assert engine.in_window == [False, False]


@pytest.mark.parametrize(("name", "trouble"), [("run", ""), ("odd", "It is of another version.")])
def test_a_run_is_opened_with_its_past_even_if_it_cannot_go_on(
    archive: Archive, qtbot: QtBot, name: str, trouble: str
) -> None:
    opened: list[Reopened] = []
    archive.reopen(Path(name), opened.append, opened.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: len(opened) == 1)
    (run,) = opened
    assert (run.trouble, run.past, run.kept is None) == (trouble, PAST, bool(trouble))
    if run.kept is not None:
        assert run.kept.step == 9  # where it can go on from, which need not be where the weights in play are from


def test_what_was_taken_is_written_before_it_ends(archive: Archive, engine: Engine) -> None:
    for number in range(10):
        archive.save_model(number, Path(str(number)), lambda: None, print)
    archive.stop()
    assert [snapshot for snapshot, _ in engine.saved] == list(range(10))
