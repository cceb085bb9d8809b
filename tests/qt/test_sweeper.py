from __future__ import annotations

import gc
import threading
import weakref

import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gdl_desktop.qt.sweeper import Sweeper


class Knot(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.own = self


def test_garbage_goes_in_the_windows_thread_only(qtbot: QtBot) -> None:
    where: list[int] = []
    gc.enable()
    parent = QObject()
    Sweeper(parent)
    weakref.finalize(Knot(), lambda: where.append(threading.get_ident()))

    def allocate() -> None:
        for _ in range(20):
            _knots = [[] for _ in range(gc.get_threshold()[0])]

    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    assert where == []
    kept = [[] for _ in range(2 * gc.get_threshold()[0])]  # enough for a collection to be due
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.get_ident()]
    assert kept
    shiboken6.delete(parent)
