"""A person's whole errands through the real window, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.core import folders
from gdl_desktop.data.idx import write_idx
from gdl_desktop.learning.runs import metric_lines, newest_runs
from gdl_desktop.qt.widgets.image_grid import ImageGrid
from gdl_desktop.shell.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
LONG = 90_000


class Person:
    """Somebody at the window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    def find(self, name: str) -> QWidget:
        found = self.window.findChild(QWidget, name)
        assert found is not None, name
        return found

    def go_to(self, name: str) -> None:
        tabs = self.window.tabs
        place = tabs.tabBar().tabRect(tabs.indexOf(self.window.views[name])).center()
        QTest.mouseClick(tabs.tabBar(), LEFT, pos=place)
        assert self.window.current_view is self.window.views[name]

    def click(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        assert button.isEnabled(), name
        QTest.mouseClick(button, LEFT)

    def label(self, name: str) -> str:
        label = self.find(name)
        assert isinstance(label, QLabel)
        return label.text()

    def wait(self, condition: object) -> None:
        self.qtbot.waitUntil(condition, timeout=LONG)  # type: ignore[arg-type]

    def train(self, name: str) -> None:
        self.go_to(name)
        self.click(f"{name}.train")
        self.wait(lambda: self.window.views[name].snapshot is not None and "step" in self.label(f"{name}.throughput"))

    def stop(self, name: str) -> None:
        self.click(f"{name}.stop")
        self.wait(lambda: not self.window.desk.busy)

    def dialog(self) -> QMessageBox:
        def open_dialogs() -> list[QMessageBox]:
            return [box for box in self.window.findChildren(QMessageBox) if box.isVisible()]

        self.wait(lambda: len(open_dialogs()) == 1)
        return open_dialogs()[0]


@pytest.fixture
def person(qtbot: QtBot) -> Iterator[Person]:
    window = MainWindow()
    window.show()
    qtbot.waitExposed(window)
    yield Person(window, qtbot)
    window.close()
    window.deleteLater()


def test_a_student_walks_the_latent_plane_while_it_learns_and_keeps_the_model(person: Person, tmp_path: Path) -> None:
    person.train("latent")
    canvas, picture = person.find("latent.plane.canvas"), person.find("latent.picture")
    assert isinstance(picture, ImageGrid)
    person.wait(lambda: not picture.image().isNull())
    QTest.mousePress(canvas, LEFT, pos=canvas.rect().center())
    for distance in (20, 60, 90):
        before = picture.image()
        QTest.mouseMove(canvas, canvas.rect().center() + QPoint(distance, distance // 2))
        person.wait(lambda before=before: picture.image() != before)
    QTest.mouseRelease(canvas, LEFT, pos=canvas.rect().center() + QPoint(90, 45))
    assert person.window.desk.busy
    person.stop("latent")
    path = tmp_path / "clothes.safetensors"
    with person.qtbot.waitSignal(person.window.views["latent"].message, timeout=LONG):
        person.window.views["latent"].panel.files.save_wanted.emit(path)
    person.window.close()

    later = MainWindow()
    later.show()
    try:
        with person.qtbot.waitSignal(later.views["latent"].model_opened, timeout=LONG):
            later.views["latent"].open_model(path)
        shown = later.views["latent"].findChild(ImageGrid, "latent.picture")
        assert shown is not None
        person.wait(lambda: not shown.image().isNull())
    finally:
        later.close()
        later.deleteLater()


def test_one_training_at_a_time_and_the_others_say_why(person: Person) -> None:
    person.train("gan")
    person.go_to("text")
    train = person.find("text.train")
    assert not train.isEnabled()
    assert "GAN is training" in train.toolTip()
    assert "GAN is training" in person.label("text.status")
    assert person.label("desk_status") == "GAN is training"
    assert "float32" in person.label("compute_status")
    person.go_to("gan")
    person.click("gan.pause")
    person.wait(lambda: person.label("desk_status") == "GAN is paused")
    person.stop("gan")
    person.go_to("text")
    assert train.isEnabled()
    person.train("text")
    # The other tab's model stays playable meanwhile.
    person.go_to("gan")
    picture = person.find("gan.picture")
    assert isinstance(picture, ImageGrid)
    before = picture.image()
    person.click("gan.generate")
    person.wait(lambda: picture.image() != before)
    person.go_to("text")
    person.stop("text")


def test_closing_in_mid_training_keeps_the_run(person: Person) -> None:
    person.train("gan")
    person.window.close()
    assert not person.window.desk.busy
    ((folder, record),) = newest_runs()
    assert record.status == "stopped"
    assert record.step == max(line["step"] for line in metric_lines(folder))
    assert list((folder / "checkpoints").glob("*.model.safetensors"))


def pictures(folder: Path, classes: int = 2, each: int = 12) -> Path:
    rng = np.random.default_rng(0)
    for label in range(classes):
        (folder / f"kind {label}").mkdir(parents=True)
        for index in range(each):
            pixels = rng.integers(0, 255, (40, 30), dtype=np.uint8)
            Image.fromarray(pixels).save(folder / f"kind {label}" / f"{index}.png")
    return folder


def test_a_tinkerer_trains_on_pictures_of_their_own(person: Person, tmp_path: Path) -> None:
    person.window.views["gan"].panel.data.choose(str(pictures(tmp_path / "mine", classes=3, each=40)))
    person.train("gan")
    person.stop("gan")
    box = person.find("gan.class")
    assert [box.itemText(i) for i in range(box.count())] == ["kind 0", "kind 1", "kind 2"]  # type: ignore[attr-defined]


def bad_data(kind: str, folder: Path) -> tuple[str, str, str]:
    """Return playground, path and a part of the sentence, for one thing that people bring."""
    match kind:
        case "one class":
            return "gan", str(pictures(folder / "one", classes=1)), "class"
        case "no picture":
            path = pictures(folder / "mixed") / "kind 1" / "notes.png"
            path.write_text("not a picture")
            return "latent", str(folder / "mixed"), "notes.png"
        case "empty text":
            (folder / "empty.txt").write_text("")
            return "text", str(folder / "empty.txt"), "empty"
        case "short text":
            (folder / "short.txt").write_text("Too short.")
            return "text", str(folder / "short.txt"), "character"
        case "truncated":
            (folder / "idx").mkdir()
            write_idx(folder / "idx" / "train-images-idx3-ubyte", np.zeros((50, 28, 28), np.uint8))
            write_idx(folder / "idx" / "train-labels-idx1-ubyte", np.zeros(50, np.uint8))
            path = folder / "idx" / "train-images-idx3-ubyte"
            path.write_bytes(path.read_bytes()[:-100])
            return "gan", str(folder / "idx"), "train-images-idx3-ubyte"
        case _:
            return "gan", str(folder / "nowhere"), "nowhere"


@pytest.mark.parametrize("kind", ["one class", "no picture", "empty text", "short text", "truncated", "gone"])
def test_data_that_cannot_be_used_gets_one_sentence(person: Person, tmp_path: Path, kind: str) -> None:
    name, path, part = bad_data(kind, tmp_path)
    person.go_to(name)
    panel = person.window.views[name].panel
    panel.data.choose(path)
    settings = panel.form.values()
    person.click(f"{name}.train")
    dialog = person.dialog()
    assert part in dialog.text()
    assert dialog.text().count(".") >= 1
    assert "Traceback" not in dialog.text() + dialog.detailedText()
    dialog.accept()
    person.wait(lambda: person.find(f"{name}.train").isEnabled())
    assert panel.form.values() == settings
    assert list(newest_runs()) == []


def test_a_loss_that_is_no_number_ends_in_words_at_the_last_good_model(person: Person, monkeypatch: object) -> None:
    person.go_to("latent")
    person.click("latent.train")
    view = person.window.views["latent"]
    person.wait(lambda: view.snapshot is not None)
    # A live change that no form would allow: what matters is what follows.
    assert person.window.desk.control is not None
    person.window.desk.control.set_live("learning_rate", float("inf"))
    dialog = person.dialog()
    assert "stopped being a number" in dialog.text()
    assert "lower learning rate" in dialog.text()
    dialog.accept()
    person.wait(lambda: not person.window.desk.busy)
    assert next(newest_runs())[1].status == "diverged"
    picture = person.find("latent.picture")
    assert isinstance(picture, ImageGrid)
    assert view.snapshot is not None
    assert all(np.isfinite(t.numpy()).all() for t in view.snapshot.tensors.values())


def test_a_disk_that_cannot_be_written_is_said(person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path / "file"))
    person.go_to("latent")
    person.click("latent.train")
    dialog = person.dialog()
    assert "cannot be written" in dialog.text()
    dialog.accept()
