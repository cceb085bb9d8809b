"""The Latent space tab with real trainings, real drags and real keys."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QSlider, QTabWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.core.config import make_config
from gdl_desktop.data import library
from gdl_desktop.data.sets import in_turn
from gdl_desktop.learning.snapshot import Snapshot, save_snapshot
from gdl_desktop.playgrounds.gan.config import Config as GanConfig
from gdl_desktop.playgrounds.latent.config import Config
from gdl_desktop.playgrounds.latent.sampling import LatentSampler, sampler_for
from tests.playgrounds.workbench import LEFT, Workbench, cell, grey, picture_folder

BRIEF = Config(hidden_sizes=(24,), batch_size=256, epochs=1)
ENDLESS = dataclasses.replace(BRIEF, epochs=10_000)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Workbench]:
    bench = Workbench(qtbot, "latent", BRIEF)
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
    bench.wait(lambda: shows_what_is_under_the_cursor(bench))


def rebuilds_with_the_model_in_play(bench: Workbench) -> bool:
    """Whether held-out pictures stand above what the model in play makes of them."""
    pictures = library.load_images("mnist")
    originals = pictures.test_images[in_turn(pictures.test_labels, 10)]
    rebuilt = LatentSampler(bench.view.snapshot).reconstruct(originals)
    image = bench.view.reconstructions.image()
    return not image.isNull() and all(
        np.array_equal(cell(image, 0, k), originals[k]) and np.array_equal(cell(image, 1, k), rebuilt[k])
        for k in range(10)
    )


def z_under_the_cursor(bench: Workbench) -> np.ndarray:
    return np.array([[*bench.view.plane.cursor(), *bench.view.sliders.values()]], dtype=np.float32)


def shows_what_is_under_the_cursor(bench: Workbench) -> bool:
    decoded = sampler_for(bench.view.snapshot).decode(z_under_the_cursor(bench))[0]
    return np.array_equal(grey(bench.view.picture.image()), decoded)


def the_plane_shows_its_slice(bench: Workbench) -> bool:
    view = bench.view
    half, beyond = view.plane.canvas.half_width, view.sliders.values()
    shown = view.plane.canvas._manifold
    strips = sampler_for(view.snapshot).manifold_strips(extent=half, beyond=beyond)
    return shown is not None and np.array_equal(grey(shown), np.concatenate(list(strips)))


def drag(bench: Workbench, *places: tuple[float, float]) -> None:
    canvas = bench.view.plane.canvas
    first, *rest = [canvas.to_screen(x, y).toPoint() for x, y in places]
    QTest.mousePress(canvas, LEFT, pos=first)
    for place in rest:
        QTest.mouseMove(canvas, place)
    QTest.mouseRelease(canvas, LEFT, pos=rest[-1] if rest else first)


def test_a_picture_of_ones_own_is_found_on_the_plane_light_or_dark(trained: Workbench, tmp_path: Path) -> None:
    view = trained.view
    digit = library.load("images", "mnist").test_images[3]
    place = sampler_for(view.snapshot).encode(digit[np.newaxis])[0][0]
    for name, pixels, negative in (("light.png", digit, False), ("dark.png", 255 - digit, True)):
        view.plane.set_cursor(2.5, -2.5)
        Image.fromarray(pixels).save(tmp_path / name)
        view.find_picture(tmp_path / name)
        trained.wait(lambda name=name: any(name in message for message in trained.messages))
        assert view.plane.cursor() == pytest.approx(place[:2], abs=1e-4)
        assert view.sliders.values() == pytest.approx(place[2:], abs=1e-4)
        assert ("negative" in trained.messages[-1]) is negative
    trained.wait(lambda: shows_what_is_under_the_cursor(trained))


def test_what_is_no_picture_is_told(trained: Workbench, tmp_path: Path) -> None:
    before = trained.view.plane.cursor()
    (tmp_path / "words.png").write_text("no picture")
    trained.view.find_picture(tmp_path / "words.png")
    trained.wait(lambda: any("words.png is not a picture" in message for message in trained.messages))
    assert trained.view.plane.cursor() == before


def caption(bench: Workbench) -> str:
    return str(bench.view.picture.accessibleDescription())


def test_without_a_model_it_says_what_to_do_and_a_drag_harms_nothing(bench: Workbench) -> None:
    drag(bench, (0, 0), (1, 1))
    assert bench.view.picture.image().isNull()
    assert bench.messages == []


def test_a_training_fills_the_tab(trained: Workbench) -> None:
    view = trained.view
    assert set(view.reconstruction_losses.series) == {"training", "held out"}
    assert set(view.kl_losses.series) == {"training", "held out"}
    trained.wait(lambda: not view.reconstructions.image().isNull())
    trained.wait(lambda: view.plane.canvas.has_content())
    assert view.plane.points_reach() > 0
    legend = view.plane.findChild(QLabel, "legend").text()
    assert all(f"&nbsp;{digit}" in legend for digit in "0123456789")


def test_the_reconstructions_are_those_of_the_held_out_pictures_above(trained: Workbench) -> None:
    trained.wait(lambda: rebuilds_with_the_model_in_play(trained))


def test_a_drag_shows_what_lies_under_the_pointer(trained: Workbench) -> None:
    drag(trained, (0, 0), *[(n / 20, -n / 30) for n in range(40)], (2, -1))
    x, y = trained.view.plane.cursor()
    assert (x, y) == pytest.approx((2, -1), abs=0.05)
    trained.wait(lambda: shows_what_is_under_the_cursor(trained))
    assert f"z = ({x:.2f}, {y:.2f})".replace("-", "−") in caption(trained)


def test_arrow_keys_walk_too(trained: Workbench) -> None:
    QTest.keyClick(trained.view.plane.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(trained.view.plane.canvas, Qt.Key.Key_Up)
    x, y = trained.view.plane.cursor()
    assert x > y > 0
    trained.wait(lambda: shows_what_is_under_the_cursor(trained))


def test_behind_the_cursor_lies_what_the_plane_decodes_to(trained: Workbench) -> None:
    trained.wait(lambda: the_plane_shows_its_slice(trained))


def test_one_can_walk_while_it_trains_and_the_plane_follows(bench: Workbench) -> None:
    bench.view.panel.set_config(ENDLESS)
    bench.click("train")
    bench.wait(lambda: bench.view.snapshot is not None and not bench.view.picture.image().isNull())
    for place in ((1.0, 1.0), (-2.0, 0.5)):
        drag(bench, (0, 0), place)
        x, y = bench.view.plane.cursor()
        words = f"z = ({x:.2f}, {y:.2f})".replace("-", "−")
        bench.wait(lambda words=words: words in caption(bench))
    bench.wait(lambda: bench.view.plane.canvas._manifold is not None)
    early = grey(bench.view.plane.canvas._manifold)
    bench.wait(lambda: not np.array_equal(grey(bench.view.plane.canvas._manifold), early))
    assert bench.desk.busy
    bench.stop()
    bench.wait(lambda: shows_what_is_under_the_cursor(bench))
    assert "training" in bench.view.reconstruction_losses.series


def test_a_new_training_begins_with_empty_plots(trained: Workbench) -> None:
    view = trained.view
    last = view.snapshot
    view.panel.set_config(dataclasses.replace(BRIEF, latent_size=3))
    begun: list[tuple[object, bool]] = []
    show = view.show_events
    view.show_events = lambda events: (
        begun.append((view.reconstruction_losses.series, view.reconstructions.image().isNull())),
        show(events),
    )
    trained.click("train")
    trained.wait(lambda: not trained.desk.busy and not view.training)
    assert next(each for each in begun if each[1]) == ((), True)
    assert view.snapshot is not last
    trained.wait(lambda: shows_what_is_under_the_cursor(trained))


def test_a_training_that_comes_to_nothing_takes_nothing_away(trained: Workbench) -> None:
    view = trained.view
    trained.wait(lambda: rebuilds_with_the_model_in_play(trained))  # and not with one of a moment before
    trained.wait(lambda: view.panel.findChild(QPushButton, "latent.continue").isEnabled())
    before = [view.reconstruction_losses.series, view.reconstructions.image().copy()]
    line = view.panel.progress.value(), view.panel.throughput.text()
    view.panel.data.choose("/nowhere/at/all")
    trained.click("train")
    trained.wait(lambda: not trained.desk.busy and not view.training)
    assert [view.reconstruction_losses.series, view.reconstructions.image()] == before
    assert not view.reconstructions.image().isNull()
    assert shows_what_is_under_the_cursor(trained)
    assert (view.panel.progress.value(), view.panel.throughput.text()) == line
    assert view.panel.findChild(QPushButton, "latent.continue").isEnabled()


def test_more_than_two_latent_numbers_have_sliders(trained: Workbench) -> None:
    view = trained.view
    assert not view.sliders.isVisible()
    view.panel.set_config(dataclasses.replace(BRIEF, latent_size=5))
    train_to_the_end(trained)
    assert len(view.sliders.values()) == 3
    trained.wait(lambda: view.sliders.isVisible())
    before = grey(view.picture.image())
    slider = view.findChild(QSlider, "latent.sliders.1")
    QTest.keyClick(slider, Qt.Key.Key_End)
    trained.wait(lambda: shows_what_is_under_the_cursor(trained))
    assert view.sliders.values().tolist() == [0, 3, 0]
    assert not np.array_equal(grey(view.picture.image()), before)
    trained.wait(lambda: the_plane_shows_its_slice(trained))


def test_a_saved_model_opens_with_its_plane_and_points(trained: Workbench, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "walk.safetensors"
    trained.view.save_model(path)
    trained.wait(lambda: trained.messages == ["Saved walk.safetensors."])
    other = Workbench(qtbot, "latent", BRIEF)
    other.show()
    try:
        other.view.open_model(path)
        other.wait(lambda: other.view.snapshot is not None)
        other.wait(lambda: other.view.plane.points_reach() > 0 and other.view.plane.canvas._manifold is not None)
        other.wait(lambda: not other.view.reconstructions.image().isNull())
        other.wait(lambda: shows_what_is_under_the_cursor(other))
        assert shows_what_is_under_the_cursor(trained)
        np.testing.assert_array_equal(grey(other.view.picture.image()), grey(trained.view.picture.image()))
    finally:
        other.close()


def test_a_model_whose_pictures_are_gone_can_still_be_walked(trained: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "orphan.safetensors"
    save_snapshot(dataclasses.replace(trained.view.snapshot, card={"data": "gone"}), path)
    trained.view.open_model(path)
    trained.wait(lambda: any("gone" in message for message in trained.messages))
    trained.wait(lambda: trained.view.plane.canvas._manifold is not None)
    trained.wait(lambda: shows_what_is_under_the_cursor(trained))
    assert trained.view.reconstructions.image().isNull()


def test_a_model_of_another_playground_is_refused_in_a_sentence(trained: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "draw.safetensors"
    save_snapshot(Snapshot("gan", make_config(GanConfig, {}), {}), path)
    before = trained.view.snapshot
    trained.view.open_model(path)
    assert (
        trained.error() == "draw.safetensors holds a model of the GAN playground, not of Latent space; open it there."
    )
    assert trained.view.snapshot is before


def test_own_pictures_with_other_classes(bench: Workbench, tmp_path: Path) -> None:
    folder = picture_folder(tmp_path / "mine", ("high", "low"))
    bench.view.panel.data.choose(str(folder))
    bench.view.panel.set_config(dataclasses.replace(BRIEF, batch_size=8, epochs=3))
    train_to_the_end(bench)
    bench.wait(lambda: not bench.view.reconstructions.image().isNull())
    legend = bench.view.plane.findChild(QLabel, "legend").text()
    assert "high" in legend
    assert "low" in legend


def test_while_another_tab_is_in_front_nothing_is_asked(qtbot: QtBot) -> None:
    bench = Workbench(qtbot, "latent", BRIEF)
    try:
        bench.view.findChild(QPushButton, "latent.train").click()
        bench.wait(lambda: bench.view.snapshot is not None and not bench.desk.busy)
        assert bench.view.picture.image().isNull()
        bench.show()
        bench.wait(lambda: shows_what_is_under_the_cursor(bench))
        bench.wait(lambda: bench.view.plane.canvas._manifold is not None)
    finally:
        bench.close()


def test_closing_while_it_trains_leaves_nothing_behind(bench: Workbench) -> None:
    bench.view.panel.set_config(ENDLESS)
    bench.click("train")
    bench.wait(lambda: bench.view.snapshot is not None)
    drag(bench, (0, 0), (1, 1))
    bench.close()
    assert not bench.desk.busy
    # The guard around every test looks for threads, timers and windows.


def test_a_click_beside_the_plane_stays_on_it(trained: Workbench) -> None:
    QTest.mouseClick(trained.view.plane.canvas, LEFT, pos=QPoint(1, 1))
    half = trained.view.plane.canvas.half_width
    assert np.abs(trained.view.plane.cursor()).max() <= half
    trained.wait(lambda: shows_what_is_under_the_cursor(trained))


def test_new_words_repaint_no_pictures(qtbot: QtBot) -> None:
    class Watch(QObject):
        painted = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.painted += event.type() == QEvent.Type.Paint
            return False

    bench, watch, tabs = Workbench(qtbot, "latent", BRIEF), Watch(), QTabWidget()
    try:
        tabs.addTab(bench.view, "Latent space")
        tabs.resize(1200, 760)
        tabs.show()
        qtbot.waitExposed(tabs)
        bench.view.picture.installEventFilter(watch)
        qtbot.wait(50)
        watch.painted = 0
        for n in range(5):
            bench.view.panel.status.setText(f"Step {n}")
            qtbot.wait(20)
        assert watch.painted == 0
        bench.view.picture.update()
        bench.wait(lambda: watch.painted == 1)
    finally:
        bench.close()
        tabs.close()
        tabs.deleteLater()


def test_the_view_loads_without_torch() -> None:
    code = "import sys, gdl_desktop.playgrounds.latent.view; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
