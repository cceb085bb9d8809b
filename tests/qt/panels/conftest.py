from __future__ import annotations

import sys
import types
from collections.abc import Iterator

import pytest

from gdl_desktop.core.registry import Playground
from gdl_desktop.qt.panels import data_picker
from gdl_desktop.qt.workers.desk import TrainingDesk
from tests.qt.panels.fakes import PRESETS, Config, Engine, Library


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    library = Library()
    monkeypatch.setattr(data_picker, "library", library)
    return library


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    engine = Engine()
    monkeypatch.setitem(sys.modules, "gdl_desktop.learning.engine", engine)
    return engine


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Playground:
    module = types.ModuleType("gdl_desktop.playgrounds.fake.config")
    module.Config, module.PRESETS = Config, PRESETS
    module.DEFAULT_PRESET, module.DEFAULT_DATA = "lean", "mnist"
    monkeypatch.setitem(sys.modules, "gdl_desktop.playgrounds.fake.config", module)
    return Playground("fake", "Fake", "images", "Pretends.")


@pytest.fixture
def desk(qapp) -> Iterator[TrainingDesk]:
    desk = TrainingDesk()
    yield desk
    desk.shutdown()
