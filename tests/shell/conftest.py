"""The window that the tests of this folder share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gdl_desktop.shell.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    window.show()
    qtbot.waitExposed(window)
    assert window.views  # with all that otherwise comes after the first paint
    yield window
    window.close()
    window.deleteLater()
