"""What the tests of the picture playgrounds' views share: a desk with a view on it, and hands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from gdl_desktop.core.registry import playground
from gdl_desktop.qt.workers.desk import TrainingDesk

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000


class Workbench:
    """A desk and a view on it, as the main window holds them."""

    def __init__(self, qtbot: QtBot, name: str, config: Any, desk: TrainingDesk | None = None) -> None:
        self.qtbot = qtbot
        self.name = name
        self.desk = desk or TrainingDesk()
        room = playground(name)
        self.view = room.module("view").View(room, self.desk)
        self.view.panel.set_config(config)
        self.view.panel.data.choose("mnist")
        self.view.resize(1200, 760)
        self.messages: list[str] = []
        self.view.message.connect(self.messages.append)

    def show(self) -> None:
        self.view.show()
        self.qtbot.waitExposed(self.view)

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=LONG)

    def click(self, name: str) -> None:
        button = self.view.findChild(QPushButton, f"{self.name}.{name}")
        assert button is not None
        assert button.isEnabled()
        QTest.mouseClick(button, LEFT)

    def stop(self) -> None:
        self.click("stop")
        self.wait(lambda: not self.desk.busy and not self.view.training)

    def error(self) -> str:
        """Return the sentence of the dialog that is open, and close it."""
        self.wait(lambda: self.view.findChildren(QMessageBox))
        box = self.view.findChildren(QMessageBox)[0]
        sentence = str(box.text())
        box.close()
        return sentence

    def close(self) -> None:
        self.desk.shutdown()
        self.view.shutdown()
        self.view.close()
        self.view.deleteLater()


def grey(image: QImage) -> NDArray[np.uint8]:
    """Return the grey values of an image that has them in all of its colours; of a null image none."""
    if image.isNull():
        return np.zeros((0, 0), dtype=np.uint8)
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].copy()


def cell(image: QImage, row: int, column: int) -> NDArray[np.uint8]:
    """Return one picture of a grid's image."""
    step = 28 + 2
    return grey(image)[row * step : row * step + 28, column * step : column * step + 28]


def picture_folder(folder: Path, classes: tuple[str, ...], each: int = 12) -> Path:
    """Write a person's own pictures: one sub-folder a class."""
    rng = np.random.default_rng(0)
    for index, name in enumerate(classes):
        (folder / name).mkdir(parents=True)
        for n in range(each):
            pixels = rng.integers(0, 60, (28, 28)).astype(np.uint8)
            pixels[4 + 8 * index : 8 + 8 * index] = 230
            Image.fromarray(pixels).save(folder / name / f"{n}.png")
    return folder
