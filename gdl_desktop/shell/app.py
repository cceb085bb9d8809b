"""Start-up of the desktop app."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from functools import partial
from pathlib import Path

from gdl_desktop.core.waiting import ONE_THREAD, asleep_soon

os.environ.update({**asleep_soon(os.environ), **ONE_THREAD, **os.environ})

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

import gdl_desktop
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.registry import TORCH_FIRST_VARIABLE, Engine, engine
from gdl_desktop.qt.panels.notice import show_notice
from gdl_desktop.qt.sentences import translated
from gdl_desktop.qt.sweeper import Sweeper
from gdl_desktop.qt.workers.latest_wins import InOrderThread
from gdl_desktop.shell.faults import FaultReporter
from gdl_desktop.shell.language import remembered_language, speak
from gdl_desktop.shell.main_window import MainWindow
from gdl_desktop.shell.program import Program
from gdl_desktop.shell.start_report import StartReport
from gdl_desktop.shell.theme import dress
from gdl_desktop.shell.tour_offer import TourOffer, was_offered

SWITCH_SECONDS = 0.001  # how long a thread that trains may keep the window's thread waiting for Python
START_ENGINE_MS = 300  # after the first paint; importing torch holds the window up once, so while nothing moves
WARM_UP_MS = 1000  # after the engine has come
SIGNAL_MS = 200


def main(arguments: list[str]) -> int:
    """Open the window, or drive it through the tour; return the exit code."""
    report = StartReport()
    report.mark("loaded")
    options = _parse(arguments)
    if os.environ.get(TORCH_FIRST_VARIABLE):
        engine()
    app = make_app()
    window = MainWindow(keeps_layout=options.tour is None)
    Sweeper(window)
    if options.tour is not None:
        from gdl_desktop.shell.tour import run_tour

        try:
            return run_tour(window, options.tour, options.seconds)
        except UserError as error:
            print(f"gdl-desktop: {error}", file=sys.stderr)  # noqa: T201 (the tour is run from a terminal)
            return 2
    faults = FaultReporter()
    faults.install()
    window.painted.connect(lambda: report.mark("painted"))
    window.furnished.connect(lambda: report.mark("furnished"))
    if options.model is not None:
        window.furnished.connect(lambda: window.open_path(options.model))  # nothing goes before the first paint
    if isinstance(app, Program):
        window.furnished.connect(partial(app.open_with, window.open_path))
    if not was_offered():
        window.furnished.connect(lambda: TourOffer(window.guide, window.tabs))
    window.show_in_place()
    starter = EngineStarter(window, report)
    QTimer.singleShot(START_ENGINE_MS, starter, starter.start)
    if options.start_report is not None:
        starter.playing.connect(lambda: _write_and_close(report, options.start_report, window))
    heartbeat = _let_python_hear_signals(window)
    code = app.exec()
    heartbeat.stop()
    starter.stop()
    return code


class EngineStarter(QObject):
    """Loads the engine behind the window's back, and lets the shipped models play.

    Attributes
    ----------
    playing
        What is in front plays: the first of the models on the page to start from, or a tab with its shipped model.
    """

    playing = Signal()

    def __init__(self, window: MainWindow, report: StartReport) -> None:
        super().__init__(window)
        self._window = window
        self._report = report
        self._thread = InOrderThread(self)
        self._thread.result.connect(self._on_loaded, Qt.ConnectionType.QueuedConnection)
        self._thread.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def start(self) -> None:
        """Import torch in a thread."""
        self._window.tell_engine(self.tr("The engine is starting…"))
        window = self._window
        at_start = window.tabs.currentWidget() is window.welcome
        (window.welcome.playing if at_start else window.current_view.model_opened).connect(self._on_playing)
        self._thread.submit(engine, "engine")

    def stop(self) -> None:
        """End the thread."""
        self._thread.stop()

    @Slot(object, object)
    def _on_loaded(self, stamp: str, value: Engine) -> None:
        self._report.mark(stamp)
        if stamp == "engine":
            self._window.tell_engine("")
            self._window.begin_with_shipped_models()
            # It imports for a second, which would keep the models from playing.
            QTimer.singleShot(WARM_UP_MS, self, partial(self._thread.submit, value.warm_up, "warm"))

    @Slot(object, str)
    def _on_failed(self, _stamp: str, sentence: str) -> None:
        self._window.tell_engine(self.tr("The engine does not start"))
        self._window.welcome.give_up(self.tr("The engine does not start, so that nothing can be played with."))
        words = self.tr("{sentence} Nothing can be trained; “gdl doctor” says what is broken.")
        show_notice(self._window, words.format(sentence=translated(sentence)))

    @Slot()
    def _on_playing(self) -> None:
        self._report.mark("playing")
        self.playing.emit()


def _write_and_close(report: StartReport, path: Path, window: MainWindow) -> None:
    report.write(path)
    window.close()


def make_app() -> QApplication:
    """Return the application, themed; threads of Python give way to the window quickly."""
    sys.setswitchinterval(SWITCH_SECONDS)
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else Program(sys.argv[:1])
    app.setApplicationName("gdl-desktop")
    app.setApplicationDisplayName("GDL Desktop")
    app.setApplicationVersion(gdl_desktop.__version__)
    speak(app, remembered_language())
    dress(app)
    return app


def _let_python_hear_signals(window: MainWindow) -> QTimer:
    """Let Ctrl-C in the terminal close the window in good order: Python hears it only between its own lines."""
    signal.signal(signal.SIGINT, lambda *_: window.close())
    timer = QTimer(window)
    timer.timeout.connect(lambda: None)
    timer.start(SIGNAL_MS)
    return timer


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="gdl-desktop", description="Train generative models in front of your eyes.")
    parser.add_argument("--version", action="version", version=f"gdl-desktop {gdl_desktop.__version__}")
    parser.add_argument(
        "--tour", type=Path, metavar="DIR", help="drive the real window through every tab and leave screenshots in DIR"
    )
    parser.add_argument(
        "--seconds", type=_positive, default=45.0, metavar="S", help="seconds of training a tab in the tour (45)"
    )
    parser.add_argument(
        "--start-report", type=Path, metavar="FILE", help="write when what was ready after the start, then close"
    )
    parser.add_argument(
        "model",
        type=Path,
        nargs="?",
        metavar="FILE",
        help="a model, text, picture, folder of pictures or recipe to open",
    )
    return parser.parse_args(arguments)


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"seconds must be a positive number, not “{text}”")
    return value
