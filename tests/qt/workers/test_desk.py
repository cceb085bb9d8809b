from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot

from gdl_desktop.core.control import RunControl
from gdl_desktop.core.events import Event, Failure, Finished, Metrics, Note
from gdl_desktop.qt.workers.desk import TrainingDesk


def finished(step: int) -> Finished:
    return Finished("finished", step, 0.0, Path("run"))


def endless(control: RunControl) -> Iterator[Event]:
    step = 0
    while control.gate():
        step += 1
        control.published = step
        yield Metrics(step, 1, 0.0, {"loss": 1 / step})
        time.sleep(0.001)
    yield finished(step)


class Window(QObject):
    def __init__(self, desk: TrainingDesk) -> None:
        super().__init__()
        self.desk = desk
        self.seen: list[Event] = []
        self.deliveries = 0
        self.ended_with: list[tuple[str, int, bool]] = []
        self.changes = 0
        desk.events.connect(self.on_events)
        desk.ended.connect(self.on_ended)
        desk.changed.connect(self.on_changed)

    @Slot(str, object)
    def on_events(self, owner: str, events: list[Event]) -> None:
        self.seen.extend(events)
        self.deliveries += 1

    @Slot(str)
    def on_ended(self, owner: str) -> None:
        self.ended_with.append((owner, len(self.seen), self.desk.busy))

    @Slot()
    def on_changed(self) -> None:
        self.changes += 1

    @property
    def steps(self) -> int:
        return sum(isinstance(event, Metrics) for event in self.seen)


@pytest.fixture
def desk(qapp):
    desk = TrainingDesk()
    yield desk
    desk.shutdown()


@pytest.fixture
def window(desk):
    return Window(desk)


def test_ended_comes_last_and_leaves_the_desk_free(qtbot, desk, window):
    events = [Note(str(n)) for n in range(10_000)]
    desk.start("text", "Text", lambda control: iter([*events, finished(3)]))
    assert desk.busy
    assert (desk.owner, desk.title) == ("text", "Text")
    qtbot.waitUntil(lambda: bool(window.ended_with), timeout=10_000)
    assert window.seen == [*events, finished(3)]
    assert window.ended_with == [("text", 10_001, False)]
    assert (desk.owner, desk.title, desk.control) == (None, "", None)


def test_one_at_a_time(desk):
    desk.start("text", "Text", endless)
    with pytest.raises(RuntimeError, match="Text"):
        desk.start("gan", "GAN", endless)


def test_pause_step_resume_stop(qtbot, desk, window):
    desk.start("gan", "GAN", endless)
    qtbot.waitUntil(lambda: window.steps > 3, timeout=10_000)
    desk.pause()
    assert desk.paused
    qtbot.waitUntil(desk.control.would_block, timeout=10_000)
    qtbot.wait(100)
    steps = window.steps
    qtbot.wait(60)
    assert window.steps == steps
    desk.step()
    qtbot.waitUntil(lambda: window.steps == steps + 1, timeout=10_000)
    desk.resume()
    assert not desk.paused
    qtbot.waitUntil(lambda: window.steps > steps + 5, timeout=10_000)
    desk.stop()
    assert desk.stopping
    qtbot.waitUntil(lambda: bool(window.ended_with), timeout=10_000)
    assert isinstance(window.seen[-1], Finished)
    assert desk.last_published == window.steps
    assert window.changes == 6  # start, pause, step, resume, stop, end


def test_shutdown_waits_delivers_and_survives_a_full_buffer(desk, window):
    def flood(control: RunControl) -> Iterator[Event]:
        step = 0
        while not control.stopping or step < 20_000:  # more than the buffer holds, and it asks nobody
            step += 1
            yield Note(str(step))
        yield finished(step)

    desk.start("latent", "Latent space", flood)
    desk.shutdown()
    assert window.ended_with == [("latent", len(window.seen), False)]
    assert [event.text for event in window.seen[:-1]] == [str(n + 1) for n in range(len(window.seen) - 1)]


def test_a_new_training_is_not_ended_by_the_echo_of_the_last(qtbot, desk, window):
    desk.start("text", "Text", lambda control: iter([finished(0)]))
    desk.shutdown()
    desk.start("gan", "GAN", endless)
    qtbot.waitUntil(lambda: window.steps > 3, timeout=10_000)
    assert desk.owner == "gan"
    assert [owner for owner, _, _ in window.ended_with] == ["text"]


def test_the_next_one_may_start_as_soon_as_one_ended(qtbot, desk, window):
    started = []

    def again(owner: str) -> None:
        if len(started) < 3:
            started.append(owner)
            desk.start("text", "Text", lambda control: iter([finished(1)]))

    desk.ended.connect(again)
    desk.start("text", "Text", lambda control: iter([finished(0)]))
    qtbot.waitUntil(lambda: len(window.ended_with) == 4, timeout=10_000)
    assert len(window.seen) == 4


def test_a_failure_is_delivered_like_any_event(qtbot, desk, window):
    def broken(control: RunControl) -> Iterator[Event]:
        raise ZeroDivisionError

    desk.start("text", "Text", broken)
    qtbot.waitUntil(lambda: bool(window.ended_with), timeout=10_000)
    assert isinstance(window.seen[-1], Failure)


def test_the_timer_rests_when_there_is_nothing_to_drain(qtbot, desk, window):
    desk.start("gan", "GAN", endless)
    desk.pause()
    qtbot.waitUntil(desk.control.would_block, timeout=10_000)
    qtbot.waitUntil(lambda: not desk._timer.isActive(), timeout=10_000)


def test_idle_commands_do_nothing(desk, window):
    for command in (desk.pause, desk.resume, desk.step, desk.stop, desk.shutdown):
        command()
    assert window.changes == 0
    assert desk.last_published is None
