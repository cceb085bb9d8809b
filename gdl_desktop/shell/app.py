"""Start-up of the desktop app."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path

# Read once, when torch and numpy are imported: threads that wait must sleep, not spin beside the window.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

import gdl_desktop
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.registry import engine
from gdl_desktop.qt.workers.latest_wins import InOrderThread
from gdl_desktop.shell.faults import FaultReporter
from gdl_desktop.shell.main_window import MainWindow
from gdl_desktop.shell.theme import dress

SWITCH_SECONDS = 0.001  # how long a thread that trains may keep the window's thread waiting for Python
WARM_UP_MS = 300  # after the first paint; importing torch holds the window up once, so while nothing moves
SIGNAL_MS = 200


def main(arguments: list[str]) -> int:
    """Open the window, or drive it through the tour; return the exit code."""
    options = _parse(arguments)
    app = make_app()
    window = MainWindow()
    if options.tour is not None:
        from gdl_desktop.shell.tour import run_tour

        try:
            return run_tour(window, options.tour, options.seconds)
        except UserError as error:
            print(f"gdl-desktop: {error}", file=sys.stderr)  # noqa: T201 (the tour is run from a terminal)
            return 2
    faults = FaultReporter()
    faults.install()
    window.show()
    warm_up = InOrderThread()
    warm_up.result.connect(window.begin_with_shipped_models)
    QTimer.singleShot(WARM_UP_MS, warm_up, lambda: warm_up.submit(engine))
    heartbeat = _let_python_hear_signals(window)
    code = app.exec()
    heartbeat.stop()
    warm_up.stop()
    return code


def make_app() -> QApplication:
    """Return the application, themed; threads of Python give way to the window quickly."""
    sys.setswitchinterval(SWITCH_SECONDS)
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("gdl-desktop")
    app.setApplicationDisplayName("GDL Desktop")
    app.setApplicationVersion(gdl_desktop.__version__)
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
    return parser.parse_args(arguments)


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"seconds must be a positive number, not “{text}”")
    return value
