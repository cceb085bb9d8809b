"""The key Tab goes through a tab as the eye reads it, whatever came into it later."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.learning.snapshot import save_snapshot
from gdl_desktop.shell.main_window import MainWindow
from tests.shell.conftest import SMALL, untrained


def walked(window: MainWindow, qtbot: QtBot, first: str, stop: str) -> list[str]:
    """Return the names of what Tab goes to, from one widget on until it comes to another."""
    window.activateWindow()
    start = window.findChild(QWidget, first)
    assert start is not None
    start.setFocus()
    qtbot.waitUntil(start.hasFocus)
    names = [first]
    while names[-1] != stop:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().objectName())
        assert len(names) < 100, names
    return names


def test_it_goes_through_the_latent_space_from_the_plane_to_the_losses(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_playground("latent")
    view = window.views["latent"]
    for beyond in (0, 3, 2):  # the sliders are made anew for each model
        monkeypatch.setitem(SMALL, "latent", {"hidden_sizes": (8,), "latent_size": 2 + beyond})
        path = tmp_path / f"{beyond}.safetensors"
        save_snapshot(untrained("latent"), path)
        with qtbot.waitSignal(view.own_model_opened):
            window.open_path(path)
        assert len(view.sliders.values()) == beyond
        numbers = [f"latent.sliders.{index}" for index in range(beyond)]
        ways = ["latent.sliders.randomise", "latent.sliders.zero", "latent.sliders.help", *numbers]
        assert walked(window, qtbot, "latent.plane.canvas", "latent.losses.kl.plot.help") == [
            "latent.plane.canvas",
            "latent.plane.help",
            "latent.plane.manifold",
            "latent.plane.points",
            "latent.reconstructions",
            "latent.reconstructions.help",
            "latent.picture",
            "latent.picture.help",
            *(ways if beyond else []),
            "latent.pages",
            "latent.losses.reconstruction.log",
            "latent.losses.reconstruction.plot.help",
            "latent.losses.kl.log",
            "latent.losses.kl.plot.help",
        ]


def test_it_goes_through_what_a_person_draws_with_a_gan_from_above(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.show_playground("gan")
    save_snapshot(untrained("gan"), tmp_path / "model.safetensors")
    window.open_path(tmp_path / "model.safetensors")
    board = window.views["gan"].board
    qtbot.waitUntil(lambda: len(board.sliders.values()) == SMALL["gan"]["z_size"])
    assert walked(window, qtbot, "gan.class", "gan.sliders.3") == [
        "gan.class",
        "gan.generate",
        "gan.picture",
        "gan.picture.help",
        "gan.more",
        "gan.more.help",
        "gan.sliders.randomise",
        "gan.sliders.zero",
        "gan.sliders.help",
        *(f"gan.sliders.{index}" for index in range(4)),
    ]
