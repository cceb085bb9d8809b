"""Guards around every test: a person's folders of its own, an invisible screen, nothing of Qt left behind."""

from __future__ import annotations

import os

# Before anything imports Qt: no test may open a window on somebody's screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Tests read English, whatever the machine speaks.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

import gc
import re
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    QThread,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gdl_desktop.core.folders import HOME_VARIABLE

GRACE_MS = 2000
# A busy machine is slow; that is no fault of the code.
hypothesis_settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("unhurried")
_LEAKED: list[QObject] = []  # a thread that is destroyed while it runs takes the whole test run with it


def pytest_configure(config: pytest.Config) -> None:
    """Let the invisible screen say what it cannot do: it has no other windows to rise above."""
    config.addinivalue_line("qt_log_ignore", "^This plugin does not support")
    gc.disable()


@pytest.fixture(autouse=True)
def _swept() -> Iterator[None]:
    """Collect garbage behind each test, in this thread: in one that trains, widgets among it can stop everything."""
    yield
    due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    gc.collect(max((generation for generation, is_due in enumerate(due) if is_due), default=0))


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep runs, models, caches and settings of a test out of the person's folders."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "gdl-home"))
    # The same arithmetic on every machine; what chooses it has tests of its own.
    monkeypatch.setenv("GDL_PRECISION", "fp32")
    monkeypatch.setenv("GDL_THREADS", "1")


@pytest.fixture
def one_thread() -> Iterator[None]:
    """Let torch compute in one thread here, whatever else the tests do."""
    import torch  # most tests go without it

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def half_lstm() -> None:
    """Pass over a test where the processor computes no LSTM in bfloat16; a training then takes float32."""
    import torch

    with torch.autocast("cpu", torch.bfloat16):
        try:
            torch.nn.LSTM(1, 1)(torch.zeros(1, 1, 1))
        except RuntimeError:
            pytest.skip("this processor computes no LSTM in bfloat16")


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a running QThread, an active QTimer or a top-level window."""
    if "qapp" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    before = {id(each) for each in _suspects()}
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = _left(before)
    if left:  # only then pay for a collection: a window may hang in a cycle of references that nobody needs
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        left = _left(before)
    if left:
        names = ", ".join(f"{type(each).__name__} “{each.objectName()}”" for each in left)
        _put_away(left)
        pytest.fail(f"The test left behind: {names}")


def _left(before: set[int]) -> list[QObject]:
    return [each for each in _suspects() if id(each) not in before and all(each is not old for old in _LEAKED)]


def _suspects() -> list[QObject]:
    """Return running threads, active timers and top-level windows that have no owner."""
    # By type: `isinstance` also asks an object for its __class__, and some of torch's warn when asked.
    tracked = (each for each in gc.get_objects() if issubclass(type(each), QThread | QTimer))
    busy = [each for each in tracked if shiboken6.isValid(each) and _is_active(each)]
    windows = [each for each in QApplication.topLevelWidgets() if each.isVisible() or _is_ownerless(each)]
    return [*busy, *windows]


def _is_ownerless(widget: QWidget) -> bool:
    # A menu that nobody has called up is no window; pyqtgraph's plots keep one each for good.
    return widget.parent() is None and not isinstance(widget, QMenu)


def _is_active(each: QThread | QTimer) -> bool:
    if isinstance(each, QThread):
        # The thread of the tests themselves is a QThread too.
        return each.isRunning() and each is not QThread.currentThread()
    return each.isActive()


def _put_away(left: list[QObject]) -> None:
    """Keep what one test left from failing the next ones."""
    for each in left:
        if isinstance(each, QTimer):
            each.stop()
        elif isinstance(each, QWidget):
            each.close()
            each.deleteLater()
        elif isinstance(each, QThread):
            each.requestInterruption()
            each.quit()
            if not each.wait(GRACE_MS):
                _LEAKED.append(each)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, Any, Any]:
    """Fail on Qt's warnings while windows close; pytest-qt itself listens no longer than the test runs."""
    ignored = [*item.config.getini("qt_log_ignore"), *(p for m in item.iter_markers("qt_log_ignore") for p in m.args)]
    warnings: list[str] = []

    def listen(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        quiet = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if not quiet and not any(re.search(pattern, message) for pattern in ignored):
            warnings.append(message)

    previous = qInstallMessageHandler(listen)
    try:
        result = yield
    finally:
        qInstallMessageHandler(previous)
    if warnings:
        pytest.fail("Qt warned while the test was being cleared away: " + " | ".join(warnings))
    return result
