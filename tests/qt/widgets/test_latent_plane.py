from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel

from gdl_desktop.qt.colours import mark_colour
from gdl_desktop.qt.design import COLOURS
from gdl_desktop.qt.widgets.latent_plane import LatentPlane
from gdl_desktop.shell.theme import make_palette


@pytest.fixture
def plane(qtbot):
    plane = LatentPlane(object_name="latent.plane")
    qtbot.addWidget(plane)
    plane.resize(400, 440)
    plane.show()
    qtbot.waitExposed(plane)
    return plane


@pytest.fixture
def moves(plane):
    moves: list[tuple[float, float]] = []
    plane.moved.connect(lambda x, y: moves.append((x, y)))
    return moves


def pixel(plane: LatentPlane, x: float, y: float) -> QColor:
    return plane.canvas.grab().toImage().pixelColor(plane.canvas.to_screen(x, y).toPoint())


def test_dragging_moves_the_cursor_under_the_pointer(plane, moves):
    canvas = plane.canvas
    start, end = canvas.to_screen(1.0, 2.0).toPoint(), canvas.to_screen(-1.5, -0.5).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, (start + end) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    assert len(moves) == 3
    np.testing.assert_allclose(moves[0], (1.0, 2.0), atol=0.02)
    np.testing.assert_allclose(plane.cursor(), (-1.5, -0.5), atol=0.02)
    assert moves[-1] == plane.cursor()


def test_moving_without_a_button_does_nothing(plane, moves):
    QTest.mouseMove(plane.canvas, QPoint(100, 100))
    assert moves == []


def test_the_cursor_stays_on_the_plane(plane, moves):
    QTest.mousePress(plane.canvas, Qt.MouseButton.LeftButton, pos=plane.canvas.to_screen(0, 0).toPoint())
    QTest.mouseMove(plane.canvas, QPoint(5000, -5000))
    QTest.mouseRelease(plane.canvas, Qt.MouseButton.LeftButton)
    assert plane.cursor()[0] == 3.0
    assert -3.0 <= plane.cursor()[1] <= 3.0


def test_arrow_keys_step_and_shift_strides(plane, moves):
    QTest.keyClick(plane.canvas, Qt.Key.Key_Right)
    QTest.keyClick(plane.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    np.testing.assert_allclose(moves, [(0.03, 0), (0.03, 0.3)])


def test_setting_the_cursor_is_silent_and_read_out(plane, moves):
    plane.set_cursor(0.5, -1.25)
    assert plane.cursor() == (0.5, -1.25)
    assert moves == []
    assert plane.findChild(QLabel, "latent.plane.readout").text() == "z = (0.50, −1.25)"


def test_the_first_row_of_the_manifold_is_at_the_top(plane):
    image = np.zeros((20, 20), np.uint8)
    image[:10, 10:] = 250
    plane.set_manifold(image, (-2, 2, -2, 2))
    assert plane.canvas.half_width == 2
    assert pixel(plane, 1, 1).red() > 200
    for x, y in ((-1, 1), (1, -1), (-1, -1)):
        assert pixel(plane, x, y).red() < 50


def test_points_wear_the_colour_of_their_class(plane):
    points = np.array([[1.0, 1.0], [-1.0, 1.0], [np.nan, 0.0]])
    plane.set_points(points, np.array([0, 3, 1]), ["T-shirt", "Trouser", "Pullover", "Dress"])
    assert pixel(plane, 1, 1).hslHue() == pytest.approx(mark_colour(0, plane.palette()).hslHue(), abs=8)
    assert pixel(plane, -1, 1).hslHue() == pytest.approx(mark_colour(3, plane.palette()).hslHue(), abs=8)
    assert "Trouser" in plane.findChild(QLabel, "legend").text()


def test_switches_hide_and_show(plane):
    plane.set_manifold(np.full((4, 4), 250, np.uint8), (-3, 3, -3, 3))
    plane.set_points(np.array([[1.0, 1.0]]), np.array([5]), [str(k) for k in range(10)])
    switch = plane.findChild(QCheckBox, "latent.plane.points")
    assert pixel(plane, 1, 1).saturation() > 40
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert pixel(plane, 1, 1).saturation() < 10
    assert not plane.findChild(QLabel, "legend").isVisible()


def test_the_view_holds_nearly_all_points(plane):
    rng = np.random.default_rng(0)
    points = rng.normal(size=(1000, 2)) * 2
    plane.set_points(points, np.zeros(1000, np.int64), ["a"])
    half = plane.canvas.half_width
    assert half == plane.points_reach()
    assert half * 2 == int(half * 2)
    assert 0.98 < np.mean(np.abs(points).max(axis=1) <= half) <= 1
    plane.set_manifold(np.zeros((4, 4), np.uint8), (-9, 9, -9, 9))
    assert (plane.points_reach(), plane.canvas.half_width) == (half, 9)
    plane.clear()
    assert (plane.points_reach(), plane.canvas.half_width) == (0, 3)


def test_dragging_does_not_repaint_what_stays(plane):
    plane.set_manifold(np.zeros((28, 28), np.uint8), (-3, 3, -3, 3))
    plane.canvas.repaint()
    layer = plane.canvas._layer
    plane.set_cursor(1, 1)
    plane.canvas.repaint()
    assert plane.canvas._layer is layer


def test_a_switch_of_the_theme_reaches_points_and_legend(qapp, plane):
    before = qapp.palette()
    plane.set_manifold(np.zeros((4, 4), np.uint8), (-3, 3, -3, 3))
    plane.set_points(np.array([[1.0, 1.0], [-1.0, 1.0]]), np.array([0, 3]), ["T-shirt", "Trouser", "Pullover", "Dress"])
    try:
        for scheme in ("dark", "light", "dark"):
            qapp.setPalette(make_palette(scheme))
            qapp.processEvents()
            marks = COLOURS[scheme].marks
            assert pixel(plane, 1, 1).name() == marks[0]
            assert pixel(plane, -1, 1).name() == marks[3]
            assert marks[3] in plane.findChild(QLabel, "legend").text()
            ground = pixel(plane, 0.5, -1.5).lightness()  # a black picture, washed out beneath points
            assert ground > 140 if scheme == "light" else ground < 60
    finally:
        qapp.setPalette(before)


def test_a_manifold_of_more_pixels_than_the_screen_is_averaged_and_not_thinned_out(plane):
    stripes = np.tile(255 * (np.arange(4000) // 2 % 2), (4000, 1)).astype(np.uint8)
    plane.set_manifold(stripes)
    shot = plane.canvas.grab().toImage()
    place = plane.canvas.to_screen(-2, 2).toPoint()
    shown = {shot.pixelColor(place.x() + x, place.y()).red() for x in range(80)}
    assert min(shown) > 90
    assert max(shown) < 165
