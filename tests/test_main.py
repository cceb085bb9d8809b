"""A start that fails says so."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from gdl_desktop.__main__ import main


def test_a_start_that_fails_shows_a_dialog_and_says_so_on_the_terminal(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "gdl_desktop.shell.app", None)  # as a damaged installation
    seen: list[tuple[str, str]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, look)
            return
        seen.append((box.text(), box.detailedText()))
        box.accept()

    QTimer.singleShot(0, look)
    assert main() == 1
    ((sentence, details),) = seen
    assert sentence.startswith("GDL Desktop cannot start (ModuleNotFoundError: ")
    assert "Traceback" in details
    assert "gdl doctor" in capsys.readouterr().err


def test_a_start_without_qt_still_says_so() -> None:
    code = (
        "import sys; sys.modules['PySide6.QtCore'] = sys.modules['PySide6.QtWidgets'] = None; "
        "from gdl_desktop.__main__ import main; sys.exit(main())"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert "GDL Desktop cannot start" in answer.stderr
