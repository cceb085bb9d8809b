"""The board on which a person draws: what it wishes for, and which drawings it takes."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QSlider
from pytestqt.qtbot import QtBot

from gdl_desktop.qt.panels.drawing_board import Drawing, DrawingBoard, Wish

LEFT = Qt.MouseButton.LeftButton
PICTURES, Z_SIZE = 6, 3


@pytest.fixture
def board(qtbot: QtBot) -> DrawingBoard:
    board = DrawingBoard("gan")
    qtbot.addWidget(board)
    board.resize(400, 600)
    board.show()
    qtbot.waitExposed(board)
    return board


@pytest.fixture
def drawn(board: DrawingBoard) -> DrawingBoard:
    board.offer(("dot", "bar"), Z_SIZE, "normal")
    board.show_drawing(draw(board.wish))
    return board


def draw(wish: Wish) -> Drawing:
    """Draw as a model does, pictures of nothing."""
    rng = np.random.default_rng(wish.seed)
    z = rng.uniform(-1, 1, (PICTURES, Z_SIZE)).astype(np.float32) if wish.z is None else wish.z
    return Drawing(wish, z, np.zeros((PICTURES, 28, 28), np.uint8))


def test_it_allows_drawing_once_there_is_something_to_draw(board: DrawingBoard) -> None:
    assert not board.generate.isEnabled()
    board.offer(("dot", "bar"), Z_SIZE, "uniform")
    assert board.generate.isEnabled()
    assert board.classes == ["dot", "bar"]


def test_what_a_model_offers_asks_for_no_drawing_and_keeps_the_z_that_fits(drawn: DrawingBoard, qtbot: QtBot) -> None:
    before = drawn.wish
    assert before.z is not None
    with qtbot.assertNotEmitted(drawn.wanted):
        drawn.offer(("high", "low"), Z_SIZE, "normal")
        assert drawn.wish.z is before.z
        drawn.offer(("high", "low"), Z_SIZE + 1, "normal")
    assert drawn.wish == Wish(0, before.seed, None)


def test_a_drawing_of_an_earlier_z_is_not_shown(drawn: DrawingBoard, qtbot: QtBot) -> None:
    late = draw(drawn.wish)
    with qtbot.waitSignal(drawn.wanted):
        QTest.mouseClick(drawn.findChild(QPushButton, "gan.generate"), LEFT)
    before = drawn.sliders.values()
    drawn.show_drawing(late)
    np.testing.assert_array_equal(drawn.sliders.values(), before)
    assert drawn.wish.z is None
    newer = draw(drawn.wish)
    drawn.show_drawing(newer)
    np.testing.assert_array_equal(drawn.sliders.values(), newer.z[0])


def test_a_slider_changes_the_first_z_alone(drawn: DrawingBoard, qtbot: QtBot) -> None:
    z = draw(Wish(0, drawn.wish.seed, None)).z
    with qtbot.waitSignal(drawn.wanted):
        QTest.keyClick(drawn.findChild(QSlider, "gan.sliders.1"), Qt.Key.Key_End)
    wished = drawn.wish.z
    assert wished is not None
    assert wished[0, 1] == 3
    np.testing.assert_array_equal(wished[1:], z[1:])


def test_newer_weights_leave_numbers_beyond_the_sliders_as_they_are(drawn: DrawingBoard) -> None:
    drawn.begin_anew()
    z = np.full((PICTURES, Z_SIZE), 3.5, np.float32)
    drawn.show_drawing(Drawing(drawn.wish, z, np.zeros((PICTURES, 28, 28), np.uint8)))
    drawn.offer(("dot", "bar"), Z_SIZE, "normal")
    QTest.keyClick(drawn.findChild(QSlider, "gan.sliders.1"), Qt.Key.Key_Home)
    assert drawn.wish.z is not None
    np.testing.assert_array_equal(drawn.wish.z[0], np.float32([3.5, -3, 3.5]))


def test_a_click_on_another_picture_changes_places_with_the_first(drawn: DrawingBoard, qtbot: QtBot) -> None:
    z = draw(Wish(0, drawn.wish.seed, None)).z
    with qtbot.waitSignal(drawn.wanted):
        QTest.mouseClick(drawn.more, LEFT, pos=drawn.more.cell_rect(3).center())
    np.testing.assert_array_equal(drawn.wish.z, z[[4, 1, 2, 3, 0, 5]])
    np.testing.assert_array_equal(drawn.sliders.values(), z[4])


def test_a_class_can_be_chosen_from_elsewhere(drawn: DrawingBoard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(drawn.wanted):
        drawn.choose(1)
    assert drawn.wish.label == 1
    drawn.show_drawing(draw(drawn.wish))
    assert "“bar”" in drawn.picture.accessibleDescription()
