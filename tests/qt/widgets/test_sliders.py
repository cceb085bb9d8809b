from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QSlider

from gdl_desktop.qt.widgets.sliders import VectorSliders


@pytest.fixture
def sliders(qtbot):
    sliders = VectorSliders(64, -1.0, 1.0, object_name="gan.z", seed=1)
    qtbot.addWidget(sliders)
    sliders.resize(260, 200)
    sliders.show()
    qtbot.waitExposed(sliders)
    return sliders


def test_a_key_moves_one_number_only(sliders, qtbot):
    with qtbot.waitSignal(sliders.changed):
        QTest.keyClick(sliders.findChild(QSlider, "gan.z.2"), Qt.Key.Key_PageUp)
    expected = np.zeros(64, np.float32)
    expected[2] = 0.1
    np.testing.assert_allclose(sliders.values(), expected)


def test_a_key_goes_no_further_than_the_bounds(sliders):
    QTest.keyClick(sliders.findChild(QSlider, "gan.z.0"), Qt.Key.Key_Home)
    QTest.keyClick(sliders.findChild(QSlider, "gan.z.1"), Qt.Key.Key_End)
    np.testing.assert_allclose(sliders.values()[:2], [-1, 1])


def test_randomise_and_zero_tell_once(sliders):
    told = []
    sliders.changed.connect(lambda: told.append(sliders.values()))
    QTest.mouseClick(sliders.findChild(QPushButton, "gan.z.randomise"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(sliders.findChild(QPushButton, "gan.z.zero"), Qt.MouseButton.LeftButton)
    assert len(told) == 2
    assert np.abs(told[0]).max() <= 1
    assert told[0].std() > 0.3
    assert not told[1].any()


def test_the_same_seed_draws_the_same(qtbot, sliders):
    other = VectorSliders(64, object_name="other", seed=1)
    qtbot.addWidget(other)
    for each in (sliders, other):
        each.findChild(QPushButton, f"{each.objectName()}.randomise").click()
    np.testing.assert_array_equal(sliders.values(), other.values())


def test_values_are_kept_exactly_and_silently(sliders, qtbot):
    vector = np.random.default_rng(0).uniform(-1, 1, 64).astype(np.float32)
    with qtbot.assertNotEmitted(sliders.changed):
        sliders.set_values(vector)
    np.testing.assert_array_equal(sliders.values(), vector)


def test_another_length_is_taken_up(sliders):
    sliders.set_values(np.array([0.5, -2.0]))
    np.testing.assert_allclose(sliders.values(), [0.5, -2.0])
    QTest.keyClick(sliders.findChild(QSlider, "gan.z.0"), Qt.Key.Key_PageUp)
    np.testing.assert_allclose(sliders.values(), [0.6, -2.0], atol=1e-6)


def test_of_a_long_vector_the_first_numbers_are_shown_and_the_buttons_reach_all(sliders):
    sliders.set_values(np.full(100, 0.5))
    assert len(sliders.findChildren(QSlider)) == 64
    QTest.keyClick(sliders.findChild(QSlider, "gan.z.0"), Qt.Key.Key_End)
    np.testing.assert_allclose(sliders.values(), [1.0, *[0.5] * 99])
    QTest.mouseClick(sliders.findChild(QPushButton, "gan.z.randomise"), Qt.MouseButton.LeftButton)
    assert len(np.unique(sliders.values())) == 100
    QTest.mouseClick(sliders.findChild(QPushButton, "gan.z.zero"), Qt.MouseButton.LeftButton)
    np.testing.assert_array_equal(sliders.values(), np.zeros(100))


def test_to_move_one_number_moves_no_other_even_one_beyond_the_bounds(sliders):
    vector = np.full(70, 1.5, np.float32)  # the bounds are -1 and 1; six of them have no slider
    sliders.set_values(vector)
    assert np.array_equal(sliders.values(), vector)
    QTest.keyClick(sliders.findChild(QSlider, "gan.z.2"), Qt.Key.Key_PageDown)
    moved = sliders.values()
    assert moved[2] == pytest.approx(0.9)
    assert np.array_equal(np.delete(moved, 2), np.delete(vector, 2))


def test_a_number_too_large_for_any_slider_stands_at_its_end(sliders):
    sliders.set_values(np.array([np.inf, -1e30, 0.0]))
    assert [sliders.findChild(QSlider, f"gan.z.{n}").value() for n in range(3)] == [200, -200, 0]


def test_values_given_away_are_copies(sliders):
    sliders.values()[:] = 1
    assert not sliders.values().any()


def test_another_range_is_taken_up_silently(sliders, qtbot):
    sliders.set_values(np.full(3, 0.75))
    with qtbot.assertNotEmitted(sliders.changed):
        sliders.set_range(-3.0, 3.0, "normal")
    np.testing.assert_allclose(sliders.values(), 0.75)
    QTest.keyClick(sliders.findChild(QSlider, "gan.z.0"), Qt.Key.Key_End)
    np.testing.assert_allclose(sliders.values(), [3.0, 0.75, 0.75])
    with qtbot.assertNotEmitted(sliders.changed):
        sliders.set_range(-1.0, 1.0, "uniform")
    np.testing.assert_allclose(sliders.values(), [1.0, 0.75, 0.75])


def test_on_a_wide_screen_a_figure_stays_beside_its_slider(sliders, qtbot):
    sliders.resize(1400, 200)
    sliders.show()
    qtbot.waitExposed(sliders)
    slider = sliders.findChild(QSlider, "gan.z.0")
    assert slider.width() <= 480
    figure = next(each for each in sliders.findChildren(QLabel) if each.text() == "0.00")
    assert 0 < figure.x() - slider.geometry().right() < 20


def in_sight(sliders: VectorSliders) -> list[QSlider]:
    """Return the sliders that are seen whole without scrolling."""
    area = sliders.findChild(QScrollArea).viewport()
    shown = ((each, QRect(each.mapTo(area, QPoint()), each.size())) for each in sliders.findChildren(QSlider))
    return [each for each, place in shown if area.rect().contains(place)]


def test_where_there_is_room_beside_sliders_those_below_stand_there(sliders, qtbot):
    sliders.resize(1145, 800)
    qtbot.waitUntil(lambda: len(in_sight(sliders)) == 64)
    first, second, last = (sliders.findChild(QSlider, f"gan.z.{index}") for index in (0, 32, 63))
    assert first.y() == second.y() < last.y()
    assert first.geometry().right() < second.x() == last.x()
    assert 400 <= first.width() <= 480
    assert first.width() == second.width()
    sliders.set_values(np.zeros(20))
    qtbot.waitUntil(lambda: len(in_sight(sliders)) == 20)
    assert len({each.x() for each in sliders.findChildren(QSlider)}) == 1  # all are seen in one column too
    sliders.set_values(np.zeros(64))
    sliders.resize(505, 300)
    qtbot.waitUntil(lambda: 5 < len(in_sight(sliders)) < 30)
    assert len({each.x() for each in sliders.findChildren(QSlider)}) == 1
    assert in_sight(sliders)[0].width() > 380


def test_keys_walk_down_one_column_and_then_the_next(sliders, qtbot):
    sliders.resize(1145, 800)
    qtbot.waitUntil(lambda: len(in_sight(sliders)) == 64)
    sliders.findChild(QSlider, "gan.z.31").setFocus()
    qtbot.waitUntil(sliders.findChild(QSlider, "gan.z.31").hasFocus)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "gan.z.32"
