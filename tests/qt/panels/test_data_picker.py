from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPlainTextEdit, QProgressBar, QPushButton

from gdl_desktop.core.errors import DataError
from gdl_desktop.core.folders import data_dir
from gdl_desktop.qt.panels.data_picker import DataPicker
from tests.playgrounds.workbench import picture_folder


@pytest.fixture
def make(qtbot, library):
    pickers = []

    def make(kind: str, default: str) -> DataPicker:
        picker = DataPicker(kind, default, "fake.data")
        qtbot.addWidget(picker)
        picker.show()
        qtbot.waitExposed(picker)
        pickers.append(picker)
        return picker

    yield make
    for picker in pickers:
        picker.shutdown()


def titles(picker: DataPicker) -> list[str]:
    return [picker.combo.itemText(index) for index in range(picker.combo.count())]


def pick(picker: DataPicker, title: str) -> None:
    """Walk down the open list and press Return, as a person without a mouse does."""
    picker.combo.setFocus()
    picker.combo.showPopup()
    view = picker.combo.view()
    view.setCurrentIndex(picker.combo.model().index(titles(picker).index(title), 0))
    QTest.keyClick(view, Qt.Key.Key_Return)


def press(picker: DataPicker, name: str) -> None:
    QTest.mouseClick(picker.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_the_list_for_pictures(make):
    picker = make("images", "mnist")
    assert titles(picker) == ["MNIST", "Fashion-MNIST", "KMNIST (download)", "", "Open a folder of pictures…"]
    assert picker.data() == "mnist"


def test_the_list_for_texts(make):
    assert titles(make("text", "prose")) == ["Prose", "", "Paste text…", "Open a text file…"]


def test_choosing_a_set_that_is_here(make, qtbot):
    picker = make("images", "mnist")
    with qtbot.waitSignal(picker.changed):
        pick(picker, "Fashion-MNIST")
    assert picker.data() == "fashion"


def test_nothing_is_downloaded_before_the_person_agrees(make, library):
    picker = make("images", "mnist")
    pick(picker, "KMNIST (download)")
    question = picker.findChild(QMessageBox, "fake.data.question")
    assert "11.6 MB" in question.text()
    assert "MIT" in question.informativeText()
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert library.fetched == []
    assert picker.data() == "mnist"
    assert picker.combo.currentText() == "MNIST"


def test_a_download_ends_with_the_set_chosen(make, library, qtbot):
    picker = make("images", "mnist")
    pick(picker, "KMNIST (download)")
    with qtbot.waitSignal(picker.changed, timeout=10_000):
        press(picker, "fake.data.download")
    assert library.fetched == ["kmnist"]
    assert picker.data() == "kmnist"
    assert picker.combo.currentText() == "KMNIST"
    assert picker.combo.isEnabled()


def test_a_download_can_be_cancelled(make, library, qtbot, monkeypatch):
    begun = threading.Event()

    def endless(name, progress):
        while True:
            progress(5, 10)
            begun.set()

    monkeypatch.setattr(library, "fetch", endless)
    picker = make("images", "mnist")
    pick(picker, "KMNIST (download)")
    press(picker, "fake.data.download")
    assert not picker.combo.isEnabled()
    bar = picker.findChild(QProgressBar, "fake.data.progress")
    qtbot.waitUntil(lambda: begun.is_set() and bar.value() == 500, timeout=10_000)
    press(picker, "fake.data.cancel")
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=10_000)
    assert picker.combo.isEnabled()
    assert picker.data() == "mnist"


def test_a_failed_download_is_told(make, library, qtbot, monkeypatch):
    def broken(name, progress):
        raise DataError("KMNIST could not be downloaded; check the network and try again.")

    monkeypatch.setattr(library, "fetch", broken)
    picker = make("images", "mnist")
    pick(picker, "KMNIST (download)")
    press(picker, "fake.data.download")
    qtbot.waitUntil(lambda: picker.findChild(QMessageBox, "notice") is not None, timeout=10_000)
    notice = picker.findChild(QMessageBox, "notice")
    assert "check the network" in notice.text()
    notice.close()
    assert picker.data() == "mnist"


def test_a_pasted_text_is_kept_and_chosen(make, qtbot):
    picker = make("text", "prose")
    pick(picker, "Paste text…")
    editor = picker.findChild(QPlainTextEdit, "fake.data.paste.editor")
    assert not picker.findChild(QPushButton, "fake.data.paste.use").isEnabled()
    QTest.keyClicks(editor, "Once upon a time")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert not editor.hasFocus()
    with qtbot.waitSignal(picker.changed):
        press(picker, "fake.data.paste.use")
    (path,) = (data_dir() / "texts").iterdir()
    assert picker.data() == str(path)
    assert path.read_text(encoding="utf-8") == "Once upon a time"
    assert picker.combo.currentText() == path.name


def test_a_pasted_text_that_cannot_be_kept_is_told(make, monkeypatch, tmp_path):
    picker = make("text", "prose")
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("GDL_HOME", str(tmp_path / "file"))
    pick(picker, "Paste text…")
    QTest.keyClicks(picker.findChild(QPlainTextEdit, "fake.data.paste.editor"), "Once upon a time")
    press(picker, "fake.data.paste.use")
    notice = picker.findChild(QMessageBox, "notice")
    assert "cannot be written" in notice.text()
    notice.close()
    assert picker.data() == "prose"


def test_the_persons_own_folder(make, qtbot, tmp_path):
    picture_folder(tmp_path / "cats", ("black", "white"))
    picker = make("images", "mnist")
    pick(picker, "Open a folder of pictures…")
    dialog = picker.findChild(QFileDialog, "fake.data.dialog")
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    assert picker.data() == "mnist"
    with qtbot.waitSignal(picker.changed, timeout=10_000):
        dialog.fileSelected.emit(str(tmp_path / "cats"))
    dialog.close()
    assert picker.data() == str(tmp_path / "cats")
    assert titles(picker)[3] == "cats"
    pick(picker, "MNIST")
    pick(picker, "cats")
    assert picker.data() == str(tmp_path / "cats")


def test_what_nothing_can_be_learnt_from_is_not_chosen(make, qtbot, tmp_path):
    picker = make("images", "mnist")
    (tmp_path / "cats").mkdir()
    chosen = []
    picker.offer(tmp_path / "cats", lambda: chosen.append("cats"))
    qtbot.waitUntil(lambda: picker.findChild(QMessageBox, "notice") is not None, timeout=10_000)
    notice = picker.findChild(QMessageBox, "notice")
    assert "has no sub-folder" in notice.text()
    notice.close()
    assert (picker.data(), chosen) == ("mnist", [])


@pytest.mark.parametrize("meanwhile", ["another is chosen", "it is closed"])
def test_a_look_that_comes_too_late_changes_nothing(make, qtbot, library, monkeypatch, tmp_path, meanwhile):
    picture_folder(tmp_path / "cats", ("black", "white"))
    looks, goes_on = threading.Event(), threading.Event()
    look_at = library.look_at

    def slow(kind, path):
        looks.set()
        assert goes_on.wait(10)
        look_at(kind, path / "nowhere" if meanwhile == "it is closed" else path)

    monkeypatch.setattr(library, "look_at", slow)
    picker = make("images", "mnist")
    chosen = []
    picker.offer(tmp_path / "cats", lambda: chosen.append("cats"))
    assert looks.wait(10)
    if meanwhile == "it is closed":
        threading.Timer(0.1, goes_on.set).start()
        picker.shutdown()
    else:
        pick(picker, "Fashion-MNIST")
        goes_on.set()
    before = picker.data()
    qtbot.waitUntil(lambda: not picker._looking._waiting, timeout=10_000)
    qtbot.wait(200)
    assert (picker.data(), chosen) == (before, [])
    assert (
        picker.findChild(QMessageBox, "notice") is None
    )  # which nobody would see, or everybody as a window of its own


def test_closing_ends_a_download(make, library, monkeypatch, qtbot):
    begun = threading.Event()

    def endless(name, progress):
        while True:
            begun.set()
            progress(5, None)

    monkeypatch.setattr(library, "fetch", endless)
    picker = make("images", "mnist")
    pick(picker, "KMNIST (download)")
    press(picker, "fake.data.download")
    assert begun.wait(10)
    picker.shutdown()
