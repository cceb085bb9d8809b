from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Slot

from gdl_desktop.core.errors import ModelError
from gdl_desktop.qt.workers.streaming import StreamThread


class Page(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.batches: list[str] = []
        self.ends: list[str] = []

    @Slot(str)
    def write(self, text: str) -> None:
        self.batches.append(text)

    @Slot()
    def close(self) -> None:
        self.ends.append("done")

    @Slot(str)
    def fail(self, message: str) -> None:
        self.ends.append(message)


@pytest.fixture
def stream(qtbot):
    threads = []

    def start(make_pieces) -> tuple[StreamThread, Page]:
        thread, page = StreamThread(make_pieces), Page()
        thread.pieces.connect(page.write)
        thread.done.connect(page.close)
        thread.failed.connect(page.fail)
        thread.start()
        threads.append(thread)
        return thread, page

    yield start
    for thread in threads:
        thread.stop()
        thread.wait()


def test_the_whole_text_arrives_in_few_batches(qtbot, stream):
    thread, page = stream(lambda: (str(n % 10) for n in range(20_000)))
    qtbot.waitUntil(lambda: bool(page.ends), timeout=10_000)
    assert page.ends == ["done"]
    assert "".join(page.batches) == "0123456789" * 2000
    assert len(page.batches) < 2000
    assert thread.isFinished()


def test_stop_is_honoured_between_pieces(qtbot, stream):
    closed = threading.Event()

    def endless() -> Iterator[str]:
        try:
            while True:
                yield "x"
        finally:
            closed.set()

    thread, page = stream(endless)
    qtbot.waitUntil(lambda: bool(page.batches), timeout=10_000)
    thread.stop()
    qtbot.waitUntil(lambda: bool(page.ends), timeout=10_000)
    assert page.ends == ["done"]
    assert closed.is_set()


@pytest.mark.parametrize(("error", "words"), [(ModelError("No model."), "No model."), (KeyError("z"), "KeyError")])
def test_an_error_comes_after_the_text_before_it(qtbot, stream, error, words):
    def pieces() -> Iterator[str]:
        yield "a"
        yield "b"
        raise error

    _, page = stream(pieces)
    qtbot.waitUntil(lambda: bool(page.ends), timeout=10_000)
    assert "".join(page.batches) == "ab"
    assert len(page.ends) == 1
    assert words in page.ends[0]
