from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdl_desktop.qt.widgets.image_grid import ImageGrid


@pytest.fixture
def grid(qtbot):
    grid = ImageGrid(object_name="gan.grid")
    qtbot.addWidget(grid)
    grid.resize(300, 260)
    grid.show()
    qtbot.waitExposed(grid)
    return grid


def pictures(n: int) -> np.ndarray:
    """Picture k is evenly grey, 20 k."""
    return np.repeat(20 * np.arange(n, dtype=np.uint8), 28 * 28).reshape(n, 28, 28)


@pytest.mark.parametrize(("width", "height"), [(300, 260), (120, 400), (700, 130)])
def test_every_picture_is_drawn_in_its_cell(grid, width, height):
    grid.resize(width, height)
    grid.set_images(pictures(6), 3, "six", ("a", "b"), ("x", "y", "z"))
    shot = grid.grab().toImage()
    for index in range(6):
        cell = grid.cell_rect(index)
        assert grid.rect().contains(cell)
        assert abs(cell.width() - cell.height()) <= 1
        assert QColor(shot.pixel(cell.center())).red() == 20 * index


def test_the_image_has_one_pixel_a_pixel(grid):
    assert grid.image().isNull()
    grid.set_images(pictures(5), 3)
    image = grid.image()
    assert (image.width(), image.height()) == (3 * 28 + 4, 2 * 28 + 2)
    assert image.pixelColor(30 + 5, 5).red() == 20
    assert image.pixelColor(28, 5).alpha() == 0
    assert image.pixelColor(60 + 5, 30 + 5).alpha() == 0  # the sixth is missing


def test_pictures_are_copied(grid):
    images = pictures(1)
    grid.set_images(images, 1)
    images[:] = 200
    assert grid.image().pixelColor(5, 5).red() == 0


def test_a_click_tells_which(grid, qtbot):
    grid.set_images(pictures(6), 3)
    with qtbot.waitSignal(grid.clicked) as caught:
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect(4).center())
    assert caught.args == [4]
    with qtbot.assertNotEmitted(grid.clicked):
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.rect().topLeft())


def test_keys_walk_and_choose(grid):
    chosen = []
    grid.clicked.connect(chosen.append)
    grid.set_images(pictures(6), 3)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(grid, key)
    assert chosen == [4]


def test_it_can_be_emptied(grid):
    grid.set_images(pictures(6), 3)
    grid.clear()
    assert grid.image().isNull()
    grid.grab()


@pytest.mark.parametrize("wrong", [np.zeros((2, 28, 28)), np.zeros((28, 28), np.uint8)])
def test_anything_but_pictures_is_refused(grid, wrong):
    with pytest.raises(ValueError, match="uint8"):
        grid.set_images(wrong, 1)


def test_a_grid_lines_up_with_another(qtbot, grid):
    real = ImageGrid(object_name="gan.real")
    qtbot.addWidget(real)
    real.line_up_with(grid)
    real.resize(300, 120)
    real.set_images(pictures(5), 5, column_headers="abcde")
    alone = real.cell_rect(0).width()
    grid.set_images(pictures(25), 5, "five by five")
    assert real.cell_rect(0).width() < alone
    for column in range(5):
        above, below = real.cell_rect(column), grid.cell_rect(column)
        assert (above.left(), above.width()) == (below.left(), below.width())


@pytest.mark.parametrize("names", ["abcde", ("T-shirt", "Trouser", "Pullover", "Ankle boot", "A name without end" * 9)])
@pytest.mark.parametrize("size", [(230, 330), (640, 330), (900, 1000)])
def test_two_grids_share_their_height_so_that_pictures_are_equally_large(qtbot, names, size):
    page, above, below = QWidget(), ImageGrid(), ImageGrid()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    layout.addWidget(above, 1)
    layout.addWidget(below, 7)
    above.line_up_with(below)
    page.resize(600, 600)
    page.show()
    qtbot.waitExposed(page)
    below.set_images(pictures(50), 5, "ten rows", column_headers=names)
    above.set_images(pictures(5), 5, column_headers=names)
    page.resize(*size)
    qtbot.waitUntil(lambda: above.cell_rect(0).width() == below.cell_rect(0).width())
    for column in range(5):
        assert abs(above.cell_rect(column).left() - below.cell_rect(column).left()) <= 1
    room = below.contentsRect()
    assert below.cell_rect(0).top() == room.top()  # the names stand once, above the other
    assert room.bottom() - below.cell_rect(49).bottom() < 40 or below.cell_rect(0).width() * 5 > 0.9 * room.width()
    above.clear()
    qtbot.waitUntil(lambda: below.cell_rect(0).top() > room.top())  # and here, while there is no other
    assert above.maximumHeight() > 10_000


def test_names_that_are_too_wide_for_their_columns_are_slanted_within_the_grid(qtbot, grid):
    grid.resize(300, 300)
    grid.set_images(pictures(25), 5, column_headers="abcde")
    flat = grid.cell_rect(0).top()
    grid.set_images(pictures(25), 5, column_headers=("Ankle boot", "b", "c", "d", "Ankle boot"))
    assert grid.cell_rect(0).top() > flat + 20
    drawn = grid.grab().toImage()
    ground = drawn.pixelColor(1, drawn.height() - 2)
    above = range(round((grid.cell_rect(0).top() - 3) * drawn.devicePixelRatio()))
    for index in (0, 4):
        cell = grid.cell_rect(index)
        columns = range(cell.left(), min(cell.right() + 20, grid.width()))
        words = [y for y in above if any(drawn.pixelColor(x, y) != ground for x in columns)]
        assert len(words) > 20


@pytest.mark.parametrize("height", [60, 130, 200, 331])
def test_a_low_grid_shows_fewer_rows_rather_than_tiny_pictures(qtbot, height):
    grid = ImageGrid(least=36, right=30)
    qtbot.addWidget(grid)
    grid.set_images(pictures(50), 5)
    grid.resize(400, height)
    chosen = []
    grid.clicked.connect(chosen.append)
    shot = grid.grab().toImage()
    first = grid.cell_rect(0)
    assert first.width() >= 36
    seen = [index for index in range(50) if grid.rect().contains(grid.cell_rect(index))]
    assert seen == list(range(max(5, 5 * (height // 40))))
    assert all(grid.cell_rect(index).right() < 370 for index in seen)
    for index in seen:
        assert QColor(shot.pixel(grid.cell_rect(index).center())).red() == (20 * index) % 256
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect(index).center())
    assert chosen == seen
    for _ in range(60):
        QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert chosen[-1] == seen[-1]  # what is not seen is not walked to
    assert grid.image().height() == 10 * 30 - 2  # nor is it lost


def test_a_grid_that_is_high_enough_shows_every_row(qtbot):
    grid = ImageGrid(least=36)
    qtbot.addWidget(grid)
    grid.set_images(pictures(50), 5)
    grid.resize(400, 400)
    assert 36 <= grid.cell_rect(0).width() < 40
    assert grid.rect().adjusted(0, 0, 1, 1).contains(grid.cell_rect(49))  # a pixel is rounded away


def test_two_grids_of_fewer_rows_line_up_too(qtbot):
    page, above, below = QWidget(), ImageGrid(), ImageGrid(least=36)
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    layout.addWidget(above, 1)
    layout.addWidget(below, 7)
    above.line_up_with(below)
    page.resize(500, 240)
    page.show()
    qtbot.waitExposed(page)
    above.set_images(pictures(5), 5, column_headers="abcde")
    below.set_images(pictures(50), 5, "ten rows", column_headers="abcde")
    qtbot.waitUntil(lambda: above.cell_rect(0).width() == below.cell_rect(0).width())
    assert above.cell_rect(0).width() >= 36
    seen = [index for index in range(50) if below.rect().contains(below.cell_rect(index))]
    assert 10 <= len(seen) < 50
    assert below.cell_rect(seen[-1]).bottom() > below.height() - 60  # and what is left over is little
