"""The GAN tab with real trainings and a real model that draws what is asked for."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pyqtgraph import PlotWidget
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QSlider
from pytestqt.qtbot import QtBot

from gdl_desktop.core.config import make_config
from gdl_desktop.data import library
from gdl_desktop.data.sets import DIGITS
from gdl_desktop.learning.snapshot import Snapshot, save_snapshot
from gdl_desktop.playgrounds.gan.config import GRID_COLUMNS
from gdl_desktop.playgrounds.gan.sampling import sampler_for
from gdl_desktop.playgrounds.gan.view import DRAWN, View
from gdl_desktop.playgrounds.latent.config import Config as LatentConfig
from tests.playgrounds.gan.conftest import NARROW
from tests.playgrounds.workbench import LEFT, Workbench, cell, grey, picture_folder

BRIEF = dataclasses.replace(NARROW["lean"], epochs=1, batch_size=1000)
ENDLESS = dataclasses.replace(BRIEF, batch_size=8, epochs=10_000)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Workbench]:
    bench = Workbench(qtbot, "gan", BRIEF)
    bench.show()
    yield bench
    bench.close()


@pytest.fixture
def trained(bench: Workbench) -> Workbench:
    train_to_the_end(bench)
    return bench


def train_to_the_end(bench: Workbench) -> None:
    bench.click("train")
    bench.wait(lambda: not bench.desk.busy and not bench.view.training)
    bench.wait(lambda: shows(bench.view, 0))


def shows(view: View, label: int) -> bool:
    """Whether the picture is that class, drawn from the sliders' z by the model in play."""
    z = view.board.sliders.values()[np.newaxis]
    if z.shape[1] != view.snapshot.config.z_size:
        return False
    drawn = sampler_for(view.snapshot).generate(z, np.array([label]))[0]
    return np.array_equal(grey(view.board.picture.image()), drawn)


def test_without_a_model_it_says_what_to_do(bench: Workbench) -> None:
    for widget in (bench.view.board.generate, bench.view.board.class_choice, bench.view.board.sliders):
        assert not widget.isEnabled()
    assert "train one or open one" in bench.view.board.generate.toolTip()


def test_a_training_fills_the_tab(trained: Workbench) -> None:
    view = trained.view
    assert set(view.losses.series) == {"discriminator", "generator"}
    assert set(view.accuracies.series) == {"on real", "on invented", "class of real", "class of invented"}
    grid = view.grid.image()
    assert (grid.width(), grid.height()) == (10 * 30 - 2, 10 * 30 - 2)
    assert view.board.classes == list(DIGITS)


@pytest.mark.parametrize(("width", "height", "curves"), [(1024, 560, 110), (1280, 720, 150), (1920, 1000, 250)])
def test_pictures_and_curves_are_large_enough_to_be_seen(
    trained: Workbench, width: int, height: int, curves: int
) -> None:
    view = trained.view
    trained.wait(lambda: not view.real.image().isNull())
    view.resize(width, height)
    trained.qtbot.wait(50)
    for plot in (view.losses, view.accuracies):
        drawn = plot.findChild(PlotWidget)
        assert drawn.getViewBox().height() >= curves, plot.objectName()
    assert view.grid.cell_rect(0).width() >= 28
    assert view.grid.cell_rect(0).width() == pytest.approx(view.real.cell_rect(0).width(), abs=1)
    question = view.grid.rect().adjusted(view.grid.width() - 26, 0, 0, 0)
    assert not question.intersects(view.grid.cell_rect(9))


def test_the_real_pictures_are_held_out_ones_of_each_class_in_order(trained: Workbench) -> None:
    trained.wait(lambda: not trained.view.real.image().isNull())
    pictures = library.load_images("mnist")
    for label in range(10):
        first = pictures.test_images[pictures.test_labels == label][0]
        np.testing.assert_array_equal(cell(trained.view.real.image(), 0, label), first)


def test_the_chosen_class_is_drawn_from_the_same_z(trained: Workbench) -> None:
    view = trained.view
    z = view.board.sliders.values()
    view.board.class_choice.setFocus()
    QTest.keyClicks(view.board.class_choice, "7")
    assert view.board.class_choice.currentIndex() == 7
    trained.wait(lambda: shows(view, 7))
    np.testing.assert_array_equal(view.board.sliders.values(), z)
    assert "“7”" in view.board.picture.accessibleDescription()


def test_generate_draws_a_new_z_of_the_prior_each_time(trained: Workbench) -> None:
    view = trained.view
    seen = [view.board.sliders.values()]
    for _ in range(3):
        trained.click("generate")
        trained.wait(lambda: not np.array_equal(view.board.sliders.values(), seen[-1]) and shows(view, 0))
        seen.append(view.board.sliders.values())
    assert len({z.tobytes() for z in seen}) == 4
    assert np.abs(seen).max() <= (1 if view.snapshot.config.prior == "uniform" else 3)
    assert f"{DRAWN - 1} pictures" in view.board.more.accessibleDescription()


def test_a_slider_changes_the_picture(trained: Workbench) -> None:
    view = trained.view
    before = grey(view.board.picture.image())
    QTest.keyClick(view.findChild(QSlider, "gan.sliders.0"), Qt.Key.Key_End)
    trained.wait(lambda: shows(view, 0) and not np.array_equal(grey(view.board.picture.image()), before))


def test_a_click_on_another_picture_takes_its_z(trained: Workbench) -> None:
    view = trained.view
    wanted = cell(view.board.more.image(), 1, 2)
    QTest.mouseClick(view.board.more, LEFT, pos=view.board.more.cell_rect(7).center())
    trained.wait(lambda: np.array_equal(grey(view.board.picture.image()), wanted))
    assert shows(view, 0)


def test_a_click_on_a_column_chooses_its_class(trained: Workbench) -> None:
    view = trained.view
    QTest.mouseClick(view.grid, LEFT, pos=view.grid.cell_rect(34).center())
    trained.wait(lambda: shows(view, 4))
    trained.wait(lambda: not view.real.image().isNull())
    QTest.mouseClick(view.real, LEFT, pos=view.real.cell_rect(6).center())
    trained.wait(lambda: shows(view, 6))


def test_one_can_draw_while_it_trains(bench: Workbench) -> None:
    view = bench.view
    view.panel.set_config(ENDLESS)
    bench.click("train")
    bench.wait(lambda: not view.board.picture.image().isNull())
    view.board.class_choice.setCurrentIndex(3)
    bench.click("generate")
    bench.wait(lambda: "“3”" in view.board.picture.accessibleDescription())
    z, early = view.board.sliders.values(), grey(view.board.picture.image())
    bench.wait(lambda: not np.array_equal(grey(view.board.picture.image()), early))
    np.testing.assert_array_equal(view.board.sliders.values(), z)
    early = grey(view.grid.image())
    bench.wait(lambda: not np.array_equal(grey(view.grid.image()), early))
    assert bench.desk.busy
    bench.stop()
    bench.wait(lambda: shows(view, 3))
    assert "generator" in view.losses.series


def test_a_new_training_begins_with_empty_plots_and_its_own_z(trained: Workbench) -> None:
    view = trained.view
    view.panel.set_config(dataclasses.replace(BRIEF, z_size=9, prior="normal"))
    begun: list[tuple[object, bool]] = []
    show = view.show_events
    view.show_events = lambda events: (begun.append((view.losses.series, view.grid.image().isNull())), show(events))
    trained.click("train")
    trained.wait(lambda: not trained.desk.busy and not view.training)
    assert next(each for each in begun if each[1]) == ((), True)
    trained.wait(lambda: shows(view, 0))
    assert len(view.board.sliders.values()) == 9
    QTest.keyClick(view.findChild(QSlider, "gan.sliders.8"), Qt.Key.Key_Home)
    trained.wait(lambda: shows(view, 0))
    assert view.board.sliders.values()[8] == -3


def test_a_training_that_comes_to_nothing_takes_nothing_away(trained: Workbench) -> None:
    view = trained.view
    before = [view.losses.series, view.real.image().copy(), view.grid.image().copy()]
    view.panel.data.choose("/nowhere/at/all")
    trained.click("train")
    trained.wait(lambda: not trained.desk.busy and not view.training)
    assert [view.losses.series, view.real.image(), view.grid.image()] == before
    assert not view.grid.image().isNull()
    assert shows(view, 0)


def test_a_saved_model_opens_and_draws(trained: Workbench, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "draw.safetensors"
    trained.view.save_model(path)
    trained.wait(lambda: trained.messages == ["Saved draw.safetensors."])
    other = Workbench(qtbot, "gan", BRIEF)
    other.show()
    try:
        view = other.view
        view.open_model(path)
        other.wait(lambda: view.snapshot is not None and not view.grid.image().isNull())
        other.wait(lambda: shows(view, 0) and not view.real.image().isNull())
        sampler = sampler_for(view.snapshot)
        z = sampler.draw_z(10, np.random.default_rng(0))
        np.testing.assert_array_equal(cell(view.grid.image(), 2, 5), sampler.generate(z[2:3], np.array([5]))[0])
        other.click("generate")
        other.wait(lambda: shows(view, 0))
    finally:
        other.close()


def test_a_model_of_another_playground_is_refused_in_a_sentence(bench: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "walk.safetensors"
    save_snapshot(Snapshot("latent", make_config(LatentConfig, {}), {}), path)
    bench.view.open_model(path)
    assert bench.error() == "walk.safetensors holds a model of the Latent space playground, not of GAN; open it there."
    assert bench.view.snapshot is None


@pytest.mark.parametrize("classes", [("high", "low"), tuple(f"kind {n:02d}" for n in range(23))])
def test_own_pictures_with_other_classes(bench: Workbench, tmp_path: Path, classes: tuple[str, ...]) -> None:
    folder = picture_folder(tmp_path / "mine", classes, each=3)
    bench.view.panel.data.choose(str(folder))
    bench.view.panel.set_config(dataclasses.replace(BRIEF, batch_size=4))
    train_to_the_end(bench)
    view = bench.view
    assert view.board.classes == list(classes)
    columns = min(len(classes), GRID_COLUMNS)
    assert view.grid.image().width() == columns * 30 - 2
    bench.wait(lambda: view.real.image().width() == columns * 30 - 2)
    view.board.class_choice.setCurrentIndex(len(classes) - 1)
    bench.wait(lambda: shows(view, len(classes) - 1))


def test_while_another_tab_is_in_front_nothing_is_drawn(qtbot: QtBot) -> None:
    bench = Workbench(qtbot, "gan", BRIEF)
    try:
        bench.view.findChild(QPushButton, "gan.train").click()
        bench.wait(lambda: bench.view.snapshot is not None and not bench.desk.busy)
        assert bench.view.board.picture.image().isNull()
        bench.show()
        bench.wait(lambda: shows(bench.view, 0))
    finally:
        bench.close()


def test_closing_while_it_trains_leaves_nothing_behind(bench: Workbench) -> None:
    bench.view.panel.set_config(ENDLESS)
    bench.click("train")
    bench.wait(lambda: bench.view.snapshot is not None)
    bench.click("generate")
    bench.close()
    assert not bench.desk.busy
    # The guard around every test looks for threads, timers and windows.


def test_a_z_of_many_numbers_has_sliders_for_the_first(bench: Workbench) -> None:
    view = bench.view
    view.panel.set_config(dataclasses.replace(BRIEF, z_size=100, prior="uniform"))
    bench.click("train")
    bench.wait(lambda: not bench.desk.busy and not view.board.picture.image().isNull())
    assert len(view.board.sliders.values()) == 100
    assert len(view.board.sliders.findChildren(QSlider)) == 64
    before = grey(view.board.picture.image())
    QTest.keyClick(view.findChild(QSlider, "gan.sliders.63"), Qt.Key.Key_End)
    QTest.keyClick(view.findChild(QSlider, "gan.sliders.62"), Qt.Key.Key_Home)
    bench.wait(lambda: not np.array_equal(grey(view.board.picture.image()), before))


def test_the_view_loads_without_torch() -> None:
    code = "import sys, gdl_desktop.playgrounds.gan.view; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
