from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from gdl_desktop.qt.widgets.streaming_text import LONGEST_LINE, StreamingText


@pytest.fixture
def page(qtbot):
    page = StreamingText(object_name="text.page")
    qtbot.addWidget(page)
    page.resize(260, 120)
    page.show()
    qtbot.waitExposed(page)
    return page


def is_bold(page: StreamingText, position: int) -> bool:
    cursor = QTextCursor(page.document())
    cursor.setPosition(position)
    return cursor.charFormat().fontWeight() > 500


def test_the_seed_stands_out_from_what_is_written(page):
    page.start("To be")
    page.append(", or ")
    page.append("not\nto be <b>")
    assert page.text() == "To be, or not\nto be <b>"
    assert is_bold(page, 3)
    assert not is_bold(page, 7)


def test_without_a_seed_nothing_is_bold(page):
    page.start("x")
    page.start("")
    page.append("abc")
    assert page.text() == "abc"
    assert not is_bold(page, 2)


def test_it_scrolls_along_only_at_the_end(page):
    bar = page.verticalScrollBar()
    for n in range(60):
        page.append(f"line {n}\n")
    assert bar.value() == bar.maximum()
    bar.setValue(3)
    page.append("more\n" * 20)
    assert bar.value() == 3
    bar.setValue(bar.maximum())
    page.append("more\n" * 20)
    assert bar.value() == bar.maximum()


@pytest.mark.parametrize("width", [260, 3600])
def test_no_line_is_too_long_to_read_however_wide_the_page(page, qtbot, width):
    page.resize(width, 400)
    page.append("0" * 1000)
    longest = longest_line(page)
    assert longest <= LONGEST_LINE
    if width > 2000:
        assert longest > 0.95 * LONGEST_LINE
        shown = page.grab().toImage()
        inside, beside = shown.pixelColor(20, shown.height() - 20), shown.pixelColor(3000, 200)
        assert inside == beside == page.palette().base().color()
    page.resize(200, 400)
    assert page.viewport().width() > 150  # narrow again, it uses all it has


def longest_line(page):
    lines = page.document().firstBlock().layout()
    return max(lines.lineAt(n).textLength() for n in range(lines.lineCount()))


@pytest.mark.parametrize("zoom", [-4, -1, 1, 4])
def test_lines_keep_their_length_in_letters_of_any_size(page, zoom):
    page.resize(3600, 400)
    page.append("0" * 9000)
    page.zoomIn(zoom)
    assert 0.95 * LONGEST_LINE < longest_line(page) <= LONGEST_LINE


def test_lines_keep_their_length_on_a_page_that_is_resized_behind_another(qtbot):
    pages, page = QStackedWidget(), StreamingText()
    qtbot.addWidget(pages)
    pages.addWidget(page)
    pages.addWidget(QWidget())
    pages.resize(2600, 400)
    pages.show()
    page.append("0" * 9000)
    QApplication.processEvents()
    width = page.viewport().width()
    pages.setCurrentIndex(1)
    pages.resize(2700, 400)
    pages.setCurrentIndex(0)
    QApplication.processEvents()
    assert page.viewport().width() == width


def test_the_wheel_turns_the_page_beside_the_lines_too(page):
    page.resize(2600, 400)
    page.append("0\n" * 900)
    bar = page.verticalScrollBar()
    bar.setValue(0)
    beside = QPointF(2500, 200)
    assert page.childAt(beside.toPoint()) is None
    nothing = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(beside, page.mapToGlobal(beside), QPoint(), QPoint(0, -120), *nothing, False)
    QApplication.sendEvent(page, wheel)
    assert bar.value() > 0


def test_nobody_else_writes_on_it(page):
    page.start("seed")
    QTest.keyClicks(page, "typed")
    QTest.keyClick(page, Qt.Key.Key_Delete)
    assert page.text() == "seed"
