"""The window, and the models that ship, which the tests of this folder share."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import torch
from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gdl_desktop.core import folders
from gdl_desktop.core.registry import playground
from gdl_desktop.data import library
from gdl_desktop.learning.compute import Compute
from gdl_desktop.learning.snapshot import in_half, save_snapshot
from gdl_desktop.shell.help_topics import with_links
from gdl_desktop.shell.language import LANGUAGES, speak
from gdl_desktop.shell.main_window import MainWindow

SMALL = {
    "text": {"layers": (8,), "batch_size": 4, "context_length": 16, "examples_per_epoch": 40},
    "latent": {"hidden_sizes": (8,)},
    "gan": {"generator_width": 4, "discriminator_width": 2, "z_size": 4},
}


def linked_topics(markdown: str) -> list[str]:
    """The names of the topics that Markdown links to, as whoever follows the links is told them."""
    names = []

    def address_of(name: str) -> str:
        names.append(name)
        return name

    with_links(markdown, address_of)
    return names


def untrained(name: str, seed: int = 0, **card: Any) -> Any:
    """A model of a playground as it is before its first step."""
    room = playground(name)
    config = room.module("config").Config(**SMALL[name])
    data = library.load(room.data_kind, "python-reference" if room.data_kind == "text" else "mnist")
    snapshot = room.module("training").Trainer(config, data, Compute(), seed).snapshot()
    return dataclasses.replace(snapshot, card={**snapshot.card, **card})


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of resources with two models for text and one for each other playground."""
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("resources")

    def ship(name: str, stem: str, **card: Any) -> None:
        model = in_half(untrained(name, **card), torch.float16)
        save_snapshot(model, folder / "models" / f"{stem}.safetensors")

    ship("text", "text-a", title="Second text", place=2)
    ship("text", "text-b", title="First text", place=1, key_figure="4.64 nats per character", weaknesses="Everything.")
    # It learnt from what is not downloaded here, so that its embedded kin is shown beside it.
    ship("latent", "latent-digits", title="Digits", place=1, data="mnist-full", shown="mnist")
    ship("gan", "gan-digits", title="Drawn digits", place=1, data="mnist-full", shown="mnist")
    return folder


@pytest.fixture
def ships(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have these models ship with the program; asked for by ``usefixtures``, it comes before the window."""
    monkeypatch.setattr(folders, "resources_dir", lambda: shipped)


@contextmanager
def opened(qtbot: QtBot, size: QSize | None = None) -> Iterator[MainWindow]:
    """A window on the screen, with all that otherwise comes after the first paint."""
    window = MainWindow()
    if size is not None:
        window.resize(size)
    window.show()
    qtbot.waitExposed(window)
    assert window.views
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    with opened(qtbot) as window:
        yield window


@pytest.fixture(params=[language for language in LANGUAGES if language != "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Each language beside English; a file of tests may have others."""
    return str(request.param)


@pytest.fixture
def speaking(language: str, qapp: QApplication) -> Iterator[str]:
    """Windows that are made from now on speak it."""
    before = QLocale()
    speak(qapp, language)
    yield language
    speak(qapp, "en")
    QLocale.setDefault(before)


@pytest.fixture
def foreign_window(speaking: str, window: MainWindow) -> MainWindow:
    """The window in another language than English."""
    return window
