"""“What am I looking at?” in the real window: whatever is seen has an answer, by question mark and by F1."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.core.registry import PLAYGROUNDS
from gdl_desktop.qt.widgets.help_button import HelpButton
from gdl_desktop.qt.widgets.help_popover import HelpPopover
from gdl_desktop.qt.widgets.image_grid import ImageGrid
from gdl_desktop.qt.widgets.latent_plane import LatentPlane
from gdl_desktop.qt.widgets.loss_plot import LossPlot
from gdl_desktop.qt.widgets.plane_canvas import PlaneCanvas
from gdl_desktop.qt.widgets.sliders import VectorSliders
from gdl_desktop.shell.help_desk import PROPERTY, HelpDesk
from gdl_desktop.shell.help_topics import handbook
from gdl_desktop.shell.help_window import HelpWindow
from gdl_desktop.shell.main_window import MainWindow
from gdl_desktop.shell.settings_dialog import SettingsDialog
from gdl_desktop.shell.theme import make_palette

WHOLE_TABS = {"first-steps", *(f"{room.name}-playground" for room in PLAYGROUNDS)}
LOOKED_AT = (LossPlot, ImageGrid, LatentPlane, PlaneCanvas, VectorSliders, QPlainTextEdit)


@pytest.fixture
def desk(window: MainWindow) -> HelpDesk:
    desk = window.findChild(HelpDesk)
    assert desk is not None
    return desk


@pytest.fixture
def help_window(qtbot: QtBot) -> Iterator[HelpWindow]:
    opened: list[QUrl] = []
    window = HelpWindow(handbook(), opened.append)
    window.opened = opened  # type: ignore[attr-defined]
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()


def test_everything_that_is_looked_at_has_a_topic_of_its_own(window: MainWindow, desk: HelpDesk) -> None:
    seen = [widget for kind in LOOKED_AT for widget in window.findChildren(kind)]
    assert {type(widget) for widget in seen} >= set(LOOKED_AT[:5])
    general = [widget.objectName() for widget in seen if desk.topic_of(widget).name in WHOLE_TABS]
    assert general == [], "name these in the “widgets” of a file in resources/help"


def test_every_widget_that_a_topic_names_in_full_is_there(window: MainWindow) -> None:
    dialog = opened_settings(window)
    names = {widget.objectName() for widget in [window, *window.findChildren(QWidget)]}
    gone = {
        (topic.name, pattern)
        for topic in handbook().topics
        for pattern in (*topic.widgets, *topic.buttons)
        if "*" not in pattern and pattern not in names  # a pattern may stand for more than there is now
    }
    assert gone == set()
    dialog.close()


def test_every_plot_and_picture_has_a_question_mark_that_can_be_clicked(window: MainWindow, qtbot: QtBot) -> None:
    wanted = {topic.name for topic in handbook().topics if topic.buttons}
    answered = set()
    for room in PLAYGROUNDS:
        window.show_playground(room.name)
        qtbot.waitUntil(window.views[room.name].isVisible)
        for button in window.views[room.name].findChildren(HelpButton):
            if button.isVisible():
                place = button.mapTo(window, button.rect().center())
                assert window.childAt(place) is button, button.objectName()
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
            popover = window.findChild(HelpPopover)
            assert popover is not None
            assert popover.accessibleName() == handbook().topic(button.topic).title  # type: ignore[union-attr]
            popover.close()
            answered.add(button.topic)
    assert answered == wanted


def test_more_opens_the_help_window_beside_the_work(window: MainWindow, qtbot: QtBot) -> None:
    button = window.findChild(HelpButton, "text.samples.help")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    more = window.findChild(QPushButton, "help_popover.more")
    assert more is not None
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    shown = window.findChild(HelpWindow)
    assert shown is not None
    assert (shown.topic, shown.isVisible(), shown.isModal()) == ("text-samples", True, False)
    screen = shown.screen().availableGeometry()
    assert shown.size().boundedTo(screen.size()) == shown.size()
    assert shown.y() > screen.y()  # there is a bar above to move it by
    window.close()
    assert not shown.isVisible()


def test_f1_explains_what_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    for focused, topic in (
        ("latent.plane.canvas", "latent-plane"),
        ("latent.beta", "beta"),
        ("gan.batch_size", "batch-size"),
        ("gan.data", "own-data"),
        ("text.temperature_value", "temperature"),
        ("text.losses.log", "text-losses"),
        ("text.train", "training-buttons"),
    ):
        window.show_playground(focused.partition(".")[0])
        widget = window.findChild(QWidget, focused)
        assert widget is not None
        qtbot.waitUntil(widget.isVisible)
        window.activateWindow()
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
        shown = window.findChild(HelpWindow)
        assert shown is not None
        assert shown.topic == topic
        shown.close()


def test_f1_explains_a_setting_of_the_program_too(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened_settings(window)
    close = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close)
    for widget, topic in (
        (dialog.device, "compute"),
        (dialog.precision, "compute"),
        (dialog.threads, "compute"),
        (dialog.autosave, "run-folder"),
        (dialog.findChild(QWidget, "settings.data_folder"), "run-folder"),
        (dialog.findChild(QWidget, "settings.cache_folder"), "own-data"),
        (dialog.findChild(QWidget, "settings.config_folder.open"), "program-settings"),
        (dialog.theme, "program-settings"),
        (dialog.language, "program-settings"),
        (dialog.reset, "program-settings"),
        (close, "program-settings"),
    ):
        dialog.activateWindow()
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        qtbot.keyClick(widget, Qt.Key.Key_F1)
        shown = window.findChild(HelpWindow)
        assert shown is not None, widget.objectName()
        assert (shown.topic, shown.isVisible()) == (topic, True), widget.objectName()
        shown.close()
    dialog.close()


def test_help_on_a_setting_answers_to_the_mouse_while_the_dialog_blocks_the_window(
    window: MainWindow, desk: HelpDesk, qtbot: QtBot
) -> None:
    desk.open_guide()  # one that was open before is blocked with the window
    before = window.findChild(HelpWindow)
    assert before is not None
    dialog = opened_settings(window)
    dialog.threads.setFocus()
    qtbot.waitUntil(dialog.threads.hasFocus)
    qtbot.keyClick(dialog.threads, Qt.Key.Key_F1)
    shown = dialog.findChild(HelpWindow)
    assert shown is not None
    qtbot.waitExposed(shown)
    shown.open_topic("seed")
    # Through the window of the system, which is where those behind a dialog lose what is clicked.
    place = shown.back.mapTo(shown, shown.back.rect().center())
    QTest.mouseClick(shown.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert shown.topic == "compute"
    dialog.close()
    qtbot.waitUntil(lambda: window.findChildren(HelpWindow) == [before])
    desk.open_keys()
    assert (before.topic, before.isVisible()) == ("keyboard", True)
    before.close()


def test_a_widget_may_name_its_topic_itself(window: MainWindow, desk: HelpDesk) -> None:
    view = window.views["gan"]
    stranger = QWidget(view)
    assert desk.topic_of(stranger).name == "gan-playground"
    stranger.setProperty(PROPERTY, "judge")
    assert desk.topic_of(QWidget(stranger)).name == "judge"
    assert desk.topic_of(None) is handbook().topics[0]


def test_the_menu_opens_the_guide_at_its_beginning(window: MainWindow) -> None:
    action = window.findChild(QAction, "help_guide")
    assert action is not None
    action.trigger()
    shown = window.findChild(HelpWindow)
    assert shown is not None
    assert shown.topic == "first-steps"


def test_back_and_forward(help_window: HelpWindow) -> None:
    for name in ("first-steps", "beta", "no-such-topic", "beta", "seed"):
        help_window.open_topic(name)
    assert (help_window.back.isEnabled(), help_window.forward.isEnabled()) == (True, False)
    help_window.go_back()
    help_window.go_back()
    help_window.go_back()
    assert help_window.topic == "first-steps"
    help_window.go_forward()
    assert help_window.topic == "beta"
    help_window.open_topic("dropout")
    assert not help_window.forward.isEnabled()


def test_links_open_topics_here_and_papers_in_the_browser_only_when_clicked(
    help_window: HelpWindow, qtbot: QtBot
) -> None:
    opened: list[QUrl] = help_window.opened  # type: ignore[attr-defined]
    help_window.open_topic("gan-losses")
    click_link(help_window, qtbot, "learning rate")
    assert help_window.topic == "learning-rate"
    help_window.go_back()
    assert opened == []
    click_link(help_window, qtbot, "arXiv:1406.2661")
    assert [url.toString() for url in opened] == ["https://arxiv.org/abs/1406.2661"]
    assert help_window.topic == "gan-losses"


def test_search_narrows_the_contents_and_return_opens_the_best(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.open_topic("first-steps")
    qtbot.keyClicks(help_window.search, "spectral")
    visible = [name for name, item in help_window._items.items() if not item.isHidden()]
    assert "spectral-norm" in visible
    assert "seed" not in visible
    qtbot.keyClick(help_window.search, Qt.Key.Key_Return)
    assert help_window.topic == "spectral-norm"
    assert help_window.page.extraSelections()
    assert help_window.isVisible()
    qtbot.keyClicks(help_window.search, " xyzzy")
    assert help_window.nothing.isVisible()
    help_window.search.clear()
    assert not help_window.nothing.isVisible()
    assert not any(item.isHidden() for item in help_window._items.values())
    assert not help_window.page.extraSelections()


def test_every_topic_is_set_whole_and_without_a_wish_for_files(help_window: HelpWindow, qtbot: QtBot) -> None:
    for topic in handbook().topics:
        help_window.open_topic(topic.name)
        shown = help_window.page.toPlainText()
        assert shown.startswith(topic.title)
        for formula in topic.text.split("```")[1::2]:
            for line in formula.strip("\n").splitlines():
                assert line in shown, (topic.name, line)
        for paper in topic.papers:
            assert paper.title in shown
        assert "```" not in shown
        assert help_window.page.document().idealWidth() <= 760, topic.name


def test_a_page_follows_the_theme(help_window: HelpWindow, qapp: QApplication) -> None:
    help_window.open_topic("beta")
    before = qapp.palette()
    try:
        for scheme in ("light", "dark"):
            palette = make_palette(scheme)
            qapp.setPalette(palette)
            qapp.processEvents()
            cursor = help_window.page.document().find("arXiv:1312.6114")
            assert cursor.charFormat().foreground().color() == palette.link().color()
    finally:
        qapp.setPalette(before)


def opened_settings(window: MainWindow) -> SettingsDialog:
    action = window.findChild(QAction, "settings")
    assert action is not None
    action.trigger()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    return dialog


def click_link(window: HelpWindow, qtbot: QtBot, words: str) -> None:
    cursor = window.page.document().find(words)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart() + 2, QTextCursor.MoveMode.MoveAnchor)
    place = window.page.cursorRect(cursor).center() + QPoint(1, 0)
    qtbot.mouseClick(window.page.viewport(), Qt.MouseButton.LeftButton, pos=place)
