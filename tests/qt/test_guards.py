"""The guards of the test suite itself: a test that leaves something of Qt behind must not pass."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LEAKS = """
import time
import pytest
from PySide6.QtCore import QThread, QTimer, qWarning
from PySide6.QtWidgets import QComboBox, QWidget

kept = []

class Thread(QThread):
    def run(self):
        while not self.isInterruptionRequested():
            time.sleep(0.005)

class Grumbler(QWidget):
    def closeEvent(self, event):
        qWarning("grumble")

def test_thread(qapp):
    kept.append(Thread())
    kept[-1].start()

def test_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(1000)

def test_window(qapp):
    kept.append(QWidget())
    kept[-1].show()

def test_warning(qtbot):
    kept.append(Grumbler())
    qtbot.addWidget(kept[-1])
    kept[-1].show()

def test_tidy(qtbot):
    box = QComboBox()
    qtbot.addWidget(box)
    box.show()
    timer = QTimer(box)
    timer.start(1000)

def test_without_qt(tmp_path):
    import os
    assert os.environ["GDL_HOME"].startswith(str(tmp_path))
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
"""


def test_what_is_left_behind_is_told(tmp_path):
    root = Path(__file__).resolve().parents[2]
    (tmp_path / "conftest.py").write_text((root / "tests" / "conftest.py").read_text(encoding="utf-8"), "utf-8")
    (tmp_path / "test_leaks.py").write_text(LEAKS, "utf-8")
    settings = ["-c", str(root / "pyproject.toml"), "--rootdir", str(tmp_path), "-p", "no:cacheprovider", "-q"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *settings, str(tmp_path)],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    for name in ("thread", "timer", "window", "warning"):
        assert f"ERROR at teardown of test_{name} " in run.stdout, run.stdout
    assert "6 passed, 4 errors" in run.stdout
