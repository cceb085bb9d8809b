"""The window comes back as it was left; what cannot be any more gives way to the default."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.core.registry import PLAYGROUNDS
from gdl_desktop.qt.widgets.arrange import share_out
from gdl_desktop.shell.layout import WindowLayout
from gdl_desktop.shell.main_window import MainWindow
from gdl_desktop.shell.settings import settings
from tests.shell.test_settings import opened

SIZE = (640, 480)


class Rooms(QMainWindow):
    """A window whose one page is divided twice: a panel beside two parts that share the rest one to three."""

    def __init__(self, size: tuple[int, int] = SIZE) -> None:
        super().__init__()
        self.resize(*size)
        self.page = QWidget()
        self.across = QSplitter(Qt.Orientation.Horizontal)
        panel = QWidget()
        panel.setMinimumWidth(120)
        self.across.addWidget(panel)
        self.down = QSplitter(Qt.Orientation.Vertical)
        for _ in range(2):
            self.down.addWidget(QWidget())
        share_out(self.down, 1, 3)
        self.across.addWidget(self.down)
        self.across.setStretchFactor(1, 1)
        self.across.setSizes([120, 520])
        QVBoxLayout(self.page).addWidget(self.across)
        self.setCentralWidget(self.page)
        self.lies = WindowLayout(self)
        self.lies.restore_window()
        self.lies.restore_divisions({"page": self.page})


Start = Callable[..., Rooms]


@pytest.fixture
def start(qtbot: QtBot) -> Start:
    def start(*size: tuple[int, int]) -> Rooms:
        window = Rooms(*size)
        qtbot.addWidget(window)
        window.lies.show()
        qtbot.waitExposed(window)
        return window

    return start


def drag(qtbot: QtBot, splitter: QSplitter, by: int) -> None:
    """Drag the first handle of a splitter, as a hand does."""
    handle = splitter.handle(1)
    middle = handle.rect().center()
    way = QPoint(by, 0) if splitter.orientation() == Qt.Orientation.Horizontal else QPoint(0, by)
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(handle, middle + way)
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle + way)


def divisions() -> set[str]:
    return {key for key in settings().allKeys() if key.startswith("layout/divisions/")}


def test_the_window_comes_back_where_it_was(start: Start) -> None:
    window = start()
    window.setGeometry(40, 50, 500, 300)
    window.lies.remember("gan")
    later = start()
    assert later.geometry().getRect() == (40, 50, 500, 300)
    assert later.lies.remembered_tab() == "gan"


def test_a_window_that_was_left_as_high_as_the_screen_comes_back_so(start: Start) -> None:
    window = start()
    place = QGuiApplication.primaryScreen().availableGeometry().adjusted(2, 26, -300, -1)
    window.setGeometry(place)
    window.lies.remember("gan")
    later = start()
    assert not later.isMaximized()
    assert later.geometry() == place


def test_a_maximised_window_comes_back_maximised(start: Start) -> None:
    window = start()
    window.showMaximized()
    window.lies.remember("text")
    assert start().isMaximized()


def test_what_a_hand_has_divided_comes_back_and_the_rest_stays_by_default(start: Start, qtbot: QtBot) -> None:
    window = start()
    default = window.down.sizes()
    drag(qtbot, window.across, 90)
    moved = window.across.sizes()
    window.lies.remember("text")
    assert divisions() == {"layout/divisions/page-0"}
    later = start()
    assert later.across.sizes() == moved
    assert later.down.sizes() == default
    later.lies.remember("text")  # what was not touched this time stays remembered
    assert start().across.sizes() == moved


def test_a_reset_restores_all_and_forgets_all(start: Start, qtbot: QtBot) -> None:
    window = start()
    first = window.across.sizes(), window.down.sizes()
    drag(qtbot, window.across, 90)
    drag(qtbot, window.down, 90)
    window.lies.remember("text")
    window.showMaximized()
    window.lies.reset()
    assert not window.isMaximized()
    assert window.size().toTuple() == SIZE
    assert window.across.sizes() == pytest.approx(first[0], abs=2)
    assert window.down.sizes() == pytest.approx(first[1], abs=2)
    assert settings().allKeys() == []
    window.lies.remember("text")
    assert divisions() == set()


def test_a_window_that_is_too_large_for_the_screen_fills_it(start: Start) -> None:
    screen = QGuiApplication.primaryScreen().availableSize()
    fits = (screen.width() - 20, screen.height() - 40)
    for size, filled in (
        (fits, False),
        ((screen.width(), fits[1]), True),
        ((fits[0], screen.height()), True),  # there would be no room for its title bar
    ):
        window = start(size)
        assert window.isMaximized() == filled, size
        window.showNormal()
        window.resize(*SIZE)
        window.lies.reset()
        assert window.isMaximized() == filled, size


@pytest.mark.parametrize("spoilt", [QByteArray(b"no geometry"), QByteArray(), "words", 7])
def test_a_spoilt_place_counts_as_not_said(start: Start, spoilt: object) -> None:
    settings().setValue("layout/window", spoilt)
    assert start().size().toTuple() == SIZE


@pytest.mark.parametrize("line", ["7 apples", "0 0", "100", "-5 20", "1 2 3", "", "9999999999 1", "½ 3"])
def test_a_spoilt_division_counts_as_not_said(start: Start, line: str) -> None:
    default = start().across.sizes()
    settings().setValue("layout/divisions/page-0", line)
    assert start().across.sizes() == default


def test_a_window_whose_screen_is_gone_comes_back_on_one_that_is_there(start: Start) -> None:
    window = start()
    window.setGeometry(9000, 9000, 500, 300)
    window.lies.remember("text")
    later = start()
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.intersected(later.frameGeometry()).height() > 40
    assert later.lies._can_be_reached()
    for x, y in ((-5000, 0), (0, 5000), (0, screen.bottom() - 10), (screen.right() - 10, 0)):
        later.setGeometry(x, y, 500, 300)
        assert not later.lies._can_be_reached()


def test_the_real_window_is_kept_and_reset(window: MainWindow, qtbot: QtBot) -> None:
    window.show_playground("latent")
    splitter = window.views["latent"].findChildren(QSplitter)[0]
    before = splitter.sizes()
    drag(qtbot, splitter, 60)
    assert splitter.sizes() != before
    window.resize(1100, 700)
    dialog = opened(window, qtbot)
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert window.isMaximized()  # the screen of the tests is smaller than the window is by default
    panel, rest = splitter.sizes()
    assert panel == pytest.approx(before[0], abs=2)
    assert panel + rest < sum(before)
    dialog.close()
    drag(qtbot, splitter, 60)
    window.close()
    assert divisions() == {"layout/divisions/latent-0"}
    assert settings().value("layout/tab") == "latent"
    assert isinstance(settings().value("layout/window"), QByteArray)


@pytest.mark.parametrize(("kept", "expected"), [("gan", "gan"), ("kitchen", "text"), ("", "text")])
def test_the_tab_that_was_in_front_comes_back(qtbot: QtBot, kept: str, expected: str) -> None:
    settings().setValue("layout/tab", kept)
    settings().setValue("start/welcome", "false")
    window = MainWindow()
    qtbot.addWidget(window)
    titles = {room.name: room.title for room in PLAYGROUNDS}
    assert window.tabs.tabText(window.tabs.currentIndex()) == titles[expected]
    window.close()


def test_the_unseen_tour_neither_follows_nor_changes_what_is_remembered(qtbot: QtBot) -> None:
    window = MainWindow(keeps_layout=False)
    qtbot.addWidget(window)
    window.close()
    assert not [key for key in settings().allKeys() if key.startswith("layout")]
