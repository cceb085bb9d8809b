"""When a judge looks, and at which weights."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot

from gdl_desktop.core.judgement import Judgement
from gdl_desktop.qt.workers.job_thread import Errand
from gdl_desktop.qt.workers.judge_at_work import JudgeAtWork

LONG = 20_000


class Interrupted(JudgeAtWork):
    """Its first look takes its weights in the moment after it has been dropped for a pause."""

    def __init__(self) -> None:
        super().__init__(self.judge)
        self.looks = 0
        self.begun, self.dropped, self.taken = threading.Event(), threading.Event(), threading.Event()

    def judge(self, newest: Callable[[], Any], pictures: Any, what: str) -> Errand:
        self.looks += 1
        return self.first_look(newest) if self.looks == 1 else self.look(newest)

    def first_look(self, newest: Callable[[], Any]) -> Errand:
        self.begun.set()
        assert self.dropped.wait(10)
        newest()
        self.taken.set()
        yield

    def look(self, newest: Callable[[], Any]) -> Errand:
        yield
        return Judgement(newest()["step"], 60, {})

    def _drop(self) -> None:
        super()._drop()
        if self._paused:
            self.dropped.set()
            assert self.taken.wait(10)


def step_of(judged: SignalInstance, qtbot: QtBot, act: Callable[[], object]) -> int:
    with qtbot.waitSignal(judged, timeout=LONG) as heard:
        act()
    assert heard.args is not None
    return int(heard.args[0].step)


def test_weights_that_a_dropped_look_took_are_looked_at_during_the_pause(qtbot: QtBot) -> None:
    at_work = Interrupted()
    at_work.training_started()
    at_work.know("pictures")
    at_work.follow({"step": 0})
    seen = {"step": 1}
    at_work.follow(seen)
    assert at_work.begun.wait(10)
    try:
        assert step_of(at_work.judged, qtbot, lambda: at_work.set_paused(True)) == 1
        at_work.follow(seen)
        assert (at_work.under_way, at_work.looks) == ("", 2)  # once is enough
    finally:
        at_work.shutdown()
