"""Photograph the real window: every tab, at rest and in training, at three sizes, light and dark.

Called by ``make screenshots``; those of ``docs/screenshots`` were made like this. Nothing is shown on a screen, and
the runs that it trains go with it. For a screen of fine pixels set ``QT_SCALE_FACTOR``, for example to 2, in front of
the command.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from gdl_desktop.core.folders import HOME_VARIABLE
from gdl_desktop.core.registry import PLAYGROUNDS
from gdl_desktop.qt.design import SCHEMES
from gdl_desktop.shell.app import make_app
from gdl_desktop.shell.main_window import MainWindow
from gdl_desktop.shell.theme import apply_theme

ROOMS = [room.name for room in PLAYGROUNDS]
SIZES = ((1024, 640), (1366, 768), (1920, 1080))
START = "start"
SECONDS = 8.0  # of training before its photographs
PATIENCE_SECONDS = 600.0  # a machine that is busy with other things takes its time
SETTLE_SECONDS = 0.8  # until what a new size or theme sets going has been drawn


def main() -> int:
    """Take all photographs; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of training in each tab (%(default)s)")
    parser.add_argument("--tabs", nargs="*", default=[START, *ROOMS], choices=[START, *ROOMS], help="only these tabs")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="gdl-screenshots-", ignore_cleanup_errors=True) as home:
        os.environ[HOME_VARIABLE] = home
        app = make_app()
        window = MainWindow(keeps_layout=False)
        window.show()
        try:
            views = window.views  # which furnishes the window, as its first paint does
            window.begin_with_shipped_models()
            for name in ROOMS:
                wait(lambda view=views[name]: view.snapshot is not None, f"the model of {name}")  # type: ignore[misc]
            for name in options.tabs:
                if name == START:
                    window.show_start()
                    spin(options.seconds)
                    photograph(app, window, options.folder / START)
                else:
                    photograph_playground(app, window, name, options)
        finally:
            window.close()
    return 0


def photograph_playground(app: QApplication, window: MainWindow, name: str, options: argparse.Namespace) -> None:
    """Leave pictures of a tab that plays with its shipped model, and of one that trains."""
    window.show_playground(name)
    photograph(app, window, options.folder / f"{name}-idle")
    press(window, f"{name}.train")
    panel = window.views[name].panel
    wait(lambda: panel.throughput.text() != "", "training to begin")
    spin(options.seconds)
    photograph(app, window, options.folder / f"{name}-training")
    if window.desk.busy:
        press(window, f"{name}.stop")
    wait(lambda: not window.desk.busy, "training to stop")


def photograph(app: QApplication, window: MainWindow, stem: Path) -> None:
    """Leave a picture of the window as it is now, for every size and scheme."""
    for width, height in SIZES:
        window.resize(width, height)
        for scheme in SCHEMES:
            apply_theme(app, scheme)
            spin(SETTLE_SECONDS)
            path = stem.with_name(f"{stem.name}-{width}x{height}-{scheme}.png")
            window.grab().save(str(path), "PNG", 0)  # as few bytes as that takes
            print(path)


def press(window: MainWindow, name: str) -> None:
    """Press a button of the window."""
    button = window.findChild(QAbstractButton, name)
    assert button is not None, f"there is no button {name}"
    wait(button.isEnabled, f"{name} to be enabled")
    button.click()


def wait(condition: Callable[[], bool], what: str) -> None:
    """Let the window live until something holds."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > end:
            raise SystemExit(f"Waited {PATIENCE_SECONDS:.0f} s for {what} in vain.")
        spin(0.05)


def spin(seconds: float) -> None:
    """Let the window, and the threads behind it, live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
