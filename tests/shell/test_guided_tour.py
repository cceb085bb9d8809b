"""The tour for people, walked as a person walks it: real mouse and keys through the real window."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.core.registry import PLAYGROUNDS, playground
from gdl_desktop.learning.snapshot import save_snapshot
from gdl_desktop.qt.widgets.guide_bubble import GuideBubble, GuideRing
from gdl_desktop.qt.widgets.help_popover import HelpPopover
from gdl_desktop.shell.guided_tour import GuidedTour
from gdl_desktop.shell.main_window import MainWindow
from gdl_desktop.shell.theme import make_palette
from gdl_desktop.shell.tour_offer import TourOffer, was_offered
from gdl_desktop.shell.tour_steps import STEPS, Heard
from tests.shell.conftest import SMALL, untrained

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000
SMALLEST, LARGE = (1024, 640), (1600, 1000)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A model of each playground as it is before its first step."""
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("models")
    paths = {room.name: folder / f"{room.name}.safetensors" for room in PLAYGROUNDS}
    for name, path in paths.items():
        save_snapshot(untrained(name), path)
    return paths


class Guest:
    """Somebody who takes the tour."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.tour: GuidedTour = window.guide
        self.tour.patience = 0.02

    def take_seat(self) -> None:
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def find(self, name: str) -> Any:
        found = self.window.findChild(QWidget, name)
        assert found is not None, name
        return found

    @property
    def bubble(self) -> GuideBubble:
        found = [each for each in self.window.findChildren(GuideBubble) if each.isVisible()]
        assert len(found) == 1
        return found[0]

    @property
    def ring(self) -> GuideRing:
        found = [each for each in self.window.findChildren(GuideRing) if not each.isHidden()]
        assert len(found) == 1
        return found[0]

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=LONG)

    def press(self, name: str) -> None:
        button = self.find(name)
        self.wait(button.isEnabled)
        QTest.mouseClick(button, LEFT)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def follow_to_tab(self, name: str) -> None:
        """Do as the bubble says, which points at a tab."""
        tabs = self.window.tabs
        self.wait(lambda: "First choose the tab" in self.bubble.words)
        rect = tabs.tabBar().tabRect(tabs.indexOf(self.window.views[name]))
        place = QRect(tabs.tabBar().mapTo(self.window, rect.topLeft()), rect.size())
        assert self.ring.geometry().contains(place.center())
        assert not self.bubble.geometry().intersects(place)
        QTest.mouseClick(tabs.tabBar(), LEFT, pos=rect.center())
        assert self.window.current_view is self.window.views[name]
        self.wait(lambda: "First choose" not in self.bubble.words)

    def look(self, at: int) -> None:
        """Wait for a step, and see that the bubble stands beside its widget and not over it."""
        self.wait(lambda: self.tour.at == at)
        assert self.bubble.findChild(QLabel, "guide_bubble.count").text() == f"Step {at + 1} of 8"  # type: ignore[union-attr]
        assert STEPS[at].title in self.bubble.words
        assert not self.tour.done
        self.see()

    def see(self) -> None:
        target = self.find(self.tour.step.target)
        place = QRect(target.mapTo(self.window, QPoint(0, 0)), target.size())
        bubble, ring = self.bubble.geometry(), self.ring.geometry()
        assert not bubble.intersects(place)
        assert self.window.rect().contains(bubble)
        assert ring.contains(place.center())
        assert not self.ring.mask().contains(self.ring.rect().center())
        # Beside it: one side of the bubble is next to the ring.
        assert bubble.adjusted(-6, -6, 6, 6).intersects(ring)


@pytest.fixture
def guest(window: MainWindow, qtbot: QtBot) -> Guest:
    guest = Guest(window, qtbot)
    guest.take_seat()
    return guest


def open_models(guest: Guest, models: dict[str, Path]) -> None:
    for name, path in models.items():
        guest.window.views[name].open_model(path)
    guest.wait(lambda: all(view.snapshot is not None for view in guest.window.views.values()))


def test_a_person_does_all_eight_steps(guest: Guest, models: dict[str, Path]) -> None:
    open_models(guest, models)
    window, tour = guest.window, guest.tour
    view: Any = window.views["latent"]
    view.panel.set_config(playground("latent").module("config").Config(**SMALL["latent"]))
    text: Any = window.views["text"]
    text.length.setValue(20)
    window.show_playground("gan")
    window.tabs.tabBar().setFocus()
    guest.key(Qt.Key.Key_F2)
    assert tour.running
    guest.follow_to_tab("text")

    guest.look(0)
    guest.press("text.generate")
    assert tour.done
    assert guest.find("guide_bubble.tick").isVisible()
    assert guest.find("guide_bubble.on").text() == "Next"
    guest.look(1)
    slider = guest.find("text.temperature_slider")
    slider.setFocus()
    for _ in range(3):
        guest.key(Qt.Key.Key_Right)
    guest.wait(lambda: tour.at == 2)
    guest.follow_to_tab("latent")
    guest.look(2)
    canvas = guest.find("latent.plane.canvas")
    QTest.mousePress(canvas, LEFT, pos=canvas.rect().center())
    assert not tour.done, "one place is no walk"
    for step in range(6):
        QTest.mouseMove(canvas, canvas.rect().center() + QPoint(9 * step + 9, 5 * step))
    QTest.mouseRelease(canvas, LEFT, pos=canvas.rect().center() + QPoint(54, 25))
    guest.look(3)
    guest.press("latent.train")
    guest.wait(lambda: tour.at == 4)
    assert window.desk.owner == "latent"
    guest.wait(lambda: tour.at == 5)
    assert view.reconstruction_losses.series
    guest.follow_to_tab("gan")
    guest.look(5)
    guest.find("gan.class").setFocus()
    guest.key(Qt.Key.Key_Down)
    guest.wait(lambda: tour.at == 6)
    guest.follow_to_tab("latent")
    guest.look(6)
    guest.press("latent.stop")
    guest.look(7)
    guest.press("latent.plane.help")
    assert tour.done
    popover = window.findChild(HelpPopover)
    assert popover is not None
    assert popover.isVisible()
    popover.close()
    assert "That was the tour" in guest.bubble.words
    assert guest.find("guide_bubble.on").text() == "Finish"
    assert tour.running
    guest.press("guide_bubble.on")
    assert not tour.running
    guest.wait(lambda: not window.desk.busy)


def test_it_is_walked_by_keyboard_alone(guest: Guest, models: dict[str, Path]) -> None:
    open_models(guest, models)
    guest.tour.patience = 1000.0  # it goes on when the person does
    guest.window.show_playground("text")
    guest.window.tabs.tabBar().setFocus()
    guest.key(Qt.Key.Key_F2)
    target = guest.find("text.generate")
    assert target.hasFocus(), "the keyboard is led to what is pointed at"
    guest.key(Qt.Key.Key_Space)
    assert guest.tour.done
    guest.key(Qt.Key.Key_Tab)  # Back is closed in the first step
    assert guest.find("guide_bubble.on").hasFocus()
    guest.key(Qt.Key.Key_Space)
    assert guest.tour.at == 1
    assert guest.find("text.temperature_slider").hasFocus()
    guest.key(Qt.Key.Key_Tab)
    assert guest.find("guide_bubble.back").hasFocus()
    guest.key(Qt.Key.Key_Space)
    assert guest.tour.at == 0
    assert guest.tour.done, "what was done stays done, and nothing hurries"
    guest.key(Qt.Key.Key_Escape)
    assert not guest.tour.running


def test_it_takes_the_keyboard_from_nobody(guest: Guest, models: dict[str, Path]) -> None:
    open_models(guest, models)
    guest.window.show_playground("text")
    guest.tour.start()
    editor = guest.find("text.seed_text")
    editor.setFocus()
    guest.press("text.generate")
    editor.setFocus()
    guest.wait(lambda: guest.tour.at == 1)
    assert editor.hasFocus()
    QTest.keyClicks(editor, "still typing")
    assert editor.toPlainText() == "still typing"
    guest.key(Qt.Key.Key_Escape)
    assert not guest.tour.running
    guest.wait(lambda: guest.find("text.generate").text() == "Generate")


def test_every_step_can_be_skipped_gone_back_from_and_repeated(guest: Guest) -> None:
    guest.window.findChild(QAction, "guided_tour").trigger()  # type: ignore[union-attr]
    for at in range(8):
        assert guest.tour.at == at
        assert guest.find("guide_bubble.back").isEnabled() == (at > 0)
        assert guest.find("guide_bubble.end").isVisible()
        assert guest.find("guide_bubble.on").text() == "Skip step"
        guest.press("guide_bubble.on")
    assert not guest.tour.running
    guest.window.findChild(QAction, "guided_tour").trigger()  # type: ignore[union-attr]
    assert guest.tour.at == 0
    guest.press("guide_bubble.on")
    guest.press("guide_bubble.back")
    assert guest.tour.at == 0
    guest.tour.start()  # in the middle of it
    assert guest.bubble.isVisible()
    guest.press("guide_bubble.end")
    assert not guest.tour.running
    assert not [each for each in guest.window.findChildren(GuideBubble) if each.isVisible()]


def test_it_says_what_to_do_where_a_step_cannot_be_done(guest: Guest) -> None:
    """Without models, with a plot behind another page, with a training in another tab, with a widget that is gone."""
    window, tour = guest.window, guest.tour
    window.show_playground("text")
    tour.start()
    assert "There is no model here yet" in guest.bubble.words
    assert "in play already" not in guest.bubble.words
    for _ in range(4):
        tour.go_on()
    window.show_playground("latent")
    assert "Wait for its first point" in guest.bubble.words
    guest.find("latent.pages").setCurrentIndex(1)
    guest.wait(lambda: "choose “Training” beside it" in guest.bubble.words)
    guest.find("latent.pages").setCurrentIndex(0)
    guest.wait(lambda: "choose “Training” beside it" not in guest.bubble.words)
    tour.go_on()
    tour.go_on()
    assert "Nothing is training here" in guest.bubble.words
    tour.end()
    nowhere = dataclasses.replace(STEPS[0], target="no.such.widget", done=Heard("no.such.widget", "clicked"))
    short = GuidedTour(window, window.tabs, (nowhere,))
    short.start()
    assert "not in the window now" in guest.bubble.words
    assert not [ring for ring in window.findChildren(GuideRing) if not ring.isHidden()]
    short.end()
    short.deleteLater()


@pytest.mark.parametrize("size", [SMALLEST, LARGE])
def test_the_bubble_never_covers_what_it_points_at(guest: Guest, size: tuple[int, int]) -> None:
    window, tour = guest.window, guest.tour
    window.resize(*size)
    tour.start()
    for step in STEPS:
        window.show_playground(step.target.partition(".")[0])
        guest.wait(guest.find(step.target).isVisible)
        guest.see()
        other = LARGE if size == SMALLEST else SMALLEST
        window.resize(*other)  # it goes along
        guest.wait(lambda other=other: (window.width(), window.height()) == other)  # type: ignore[misc]
        QApplication.processEvents()
        guest.see()
        window.resize(*size)
        tour.go_on()


def test_it_follows_the_theme_and_all_of_it_has_a_name(guest: Guest, qapp: QApplication) -> None:
    guest.window.show_playground("text")
    guest.tour.start()
    assert guest.bubble.accessibleName() == STEPS[0].title
    assert guest.bubble.accessibleDescription() == guest.bubble.words
    for name in ("back", "on", "end"):
        assert guest.find(f"guide_bubble.{name}").text()
        assert guest.find(f"guide_bubble.{name}").focusPolicy() & Qt.FocusPolicy.TabFocus
    before = qapp.palette()
    try:
        seen = []
        for scheme in ("light", "dark"):
            palette = make_palette(scheme)
            qapp.setPalette(palette)
            qapp.processEvents()
            picture = guest.bubble.grab().toImage()
            seen.append(picture.pixelColor(picture.width() // 2, 20).name())
            assert seen[-1] == palette.base().color().name()
        assert seen[0] != seen[1]
    finally:
        qapp.setPalette(before)


def test_closing_the_window_in_the_middle_ends_it(guest: Guest) -> None:
    view: Any = guest.window.views["latent"]
    view.panel.set_config(playground("latent").module("config").Config(**SMALL["latent"]))
    guest.window.show_playground("latent")
    guest.tour.start()
    for _ in range(3):
        guest.tour.go_on()
    guest.press("latent.train")
    guest.wait(lambda: guest.tour.at >= 4)
    guest.window.close()
    assert not guest.tour.running
    assert not guest.window.desk.busy


def test_it_is_offered_once_to_be_taken_or_declined(guest: Guest) -> None:
    assert not was_offered()
    window = guest.window
    for answer in ("no", "yes"):
        offer = TourOffer(window.guide, window.tabs)
        assert was_offered()
        assert offer.isVisible()
        guest.press(f"tour_offer.{answer}")
        assert guest.tour.running == (answer == "yes")
        assert not offer.isVisible()
        assert window.tabs.cornerWidget(Qt.Corner.TopRightCorner) is None
        QCoreApplication.sendPostedEvents(offer, QEvent.Type.DeferredDelete)
    guest.tour.end()


def test_the_eight_steps_are_whole() -> None:
    assert len(STEPS) == 8
    for step in STEPS:
        assert len(step.title) < 40
        assert 60 < len(step.words) < 240
        assert "!" not in step.title + step.words + step.closed + step.hidden
