"""The start: the window first, everything heavy after it, and what comes from outside into the right tab."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from gdl_desktop.core.config import make_config
from gdl_desktop.core.control import RunControl
from gdl_desktop.core.registry import TORCH_FIRST_VARIABLE, DataKind, RunRequest, playground
from gdl_desktop.data import library
from gdl_desktop.learning.session import train
from gdl_desktop.shell.arrivals import kind_of
from gdl_desktop.shell.main_window import MainWindow
from gdl_desktop.shell.recent_files import RecentFiles
from tests.playgrounds.workbench import picture_folder

PATIENCE_MS = 60_000


def test_the_entry_brings_neither_torch_nor_numpy_nor_plots() -> None:
    code = (
        "import sys, gdl_desktop.shell.app; "
        "heavy = {'torch', 'numpy', 'pyqtgraph'} & set(sys.modules); sys.exit(str(heavy) if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_first_the_window_then_its_plots_then_the_engine_then_a_model(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    watch = f"""
import sys
from gdl_desktop.shell import app, main_window, start_report
mark = start_report.StartReport.mark
def watched(self, name):
    if name == "painted":
        heavy = {{"torch", "numpy", "pyqtgraph"}} & set(sys.modules)
        assert not heavy, heavy
    mark(self, name)
start_report.StartReport.mark = watched
sys.exit(app.main(["--start-report", {str(report)!r}]))
"""
    subprocess.run([sys.executable, "-c", watch], check=True, timeout=120, env=dict(os.environ))
    marks = json.loads(report.read_text())["marks"]
    assert sorted(marks, key=lambda name: marks[name]) == ["loaded", "painted", "furnished", "engine", "playing"]


@pytest.mark.parametrize(("value", "first"), [("1", True), ("", False)])
def test_torch_loads_before_the_window_where_that_is_wished(value: str, first: bool) -> None:
    look = f"""
import sys
from gdl_desktop.shell import app
def make_app():
    sys.exit(0 if ("torch" in sys.modules) is {first} else "the wrong one came first")
app.make_app = make_app
app.main([])
"""
    variables = {**os.environ, TORCH_FIRST_VARIABLE: value}
    subprocess.run([sys.executable, "-c", look], check=True, timeout=120, env=variables)


@pytest.mark.parametrize(("moment", "connection"), [("painted", "DirectConnection"), ("furnished", "QueuedConnection")])
def test_what_macos_asks_the_program_to_open_is_opened(moment: str, connection: str, tmp_path: Path) -> None:
    wanted, opened = tmp_path / "mine.txt", tmp_path / "opened"
    wanted.write_text("roses are red " * 100)
    ask = f"""
import pathlib, sys
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QFileOpenEvent
from gdl_desktop.shell import app, main_window
class Window(main_window.MainWindow):
    def __init__(self, **options):
        super().__init__(**options)
        # The first comes before there are views, the second after they were given to what opens files.
        self.{moment}.connect(self.ask, Qt.ConnectionType.{connection})
    def ask(self):
        QCoreApplication.sendEvent(QCoreApplication.instance(), QFileOpenEvent({str(wanted)!r}))
        QTimer.singleShot(0, self.tell)
    def tell(self):
        chosen = self.views["text"].panel.data.data()
        if chosen == "python-reference":  # still looked at
            QTimer.singleShot(20, self.tell)
            return
        pathlib.Path({str(opened)!r}).write_text(chosen)
        self.close()
app.MainWindow = Window
sys.exit(app.main([]))
"""
    subprocess.run([sys.executable, "-c", ask], check=True, timeout=120, env=dict(os.environ))
    assert opened.read_text() == str(wanted)


@pytest.mark.parametrize(("rows", "whole"), [(768, True), (1080, False)])
def test_a_screen_that_is_too_low_for_the_window_is_filled(rows: int, whole: bool) -> None:
    look = f"""
import sys
from PySide6.QtCore import QRect, QTimer
from gdl_desktop.shell import app, main_window
class Screen:
    def availableGeometry(self):
        return QRect(0, 0, 1920, {rows})
class Window(main_window.MainWindow):
    def __init__(self, **options):
        super().__init__(**options)
        self.painted.connect(lambda: QTimer.singleShot(0, self.tell))
    def screen(self):
        return Screen()
    def tell(self):
        self.close()
        within = self.normalGeometry().height() <= {rows} - 20
        sys.exit(0 if within and self.isMaximized() is {whole} else "its size is the wrong one")
app.MainWindow = Window
app.main([])
"""
    subprocess.run([sys.executable, "-c", look], check=True, timeout=120, env=dict(os.environ))


def test_a_window_that_is_closed_before_it_was_painted_goes_in_good_order(qtbot: QtBot) -> None:
    window = MainWindow()
    window.close()
    window.deleteLater()


def test_what_was_typed_before_the_plots_came_stays(qtbot: QtBot) -> None:
    window = MainWindow()
    page: Any = window.tabs.widget(1)
    page.panel.seed.show_value(77)
    panel = page.panel
    with qtbot.waitSignal(window.furnished):
        window.show()
    assert window.current_view.panel is panel
    assert panel.seed.current() == 77
    window.close()
    window.deleteLater()


@pytest.fixture
def run_dir(tmp_path: Path) -> Path:
    """A run of the latent playground, two steps long."""
    config = playground("latent").module("config")
    small = make_config(config.Config, {"hidden_sizes": [8]})
    for _ in train(
        RunRequest("latent", small, "mnist", threads=1, max_steps=2, run_dir=tmp_path / "run"), RunControl()
    ):
        pass
    return tmp_path / "run"


def test_a_model_file_and_a_run_open_in_the_tab_that_they_belong_to(
    window: MainWindow, qtbot: QtBot, run_dir: Path, tmp_path: Path
) -> None:
    (model,) = (run_dir / "checkpoints").glob("*2.model.safetensors")
    for path in (model, run_dir):
        window.show_playground("text")
        with qtbot.waitSignal(window.views["latent"].model_opened, timeout=PATIENCE_MS):
            window.open_path(path)
        assert window.current_view is window.views["latent"]


def test_dropped_texts_and_folders_are_chosen_to_learn_from(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    text = tmp_path / "poem.txt"
    text.write_text("roses are red\n" * 100)
    pictures = picture_folder(tmp_path / "pictures", ("high", "low"))
    window.show_playground("gan")
    for path, name in ((text, "text"), (pictures, "latent")):
        drop(window, path)
        assert window.current_view.room.name == name
        chosen = window.current_view.panel.data
        qtbot.waitUntil(lambda chosen=chosen, path=path: chosen.data() == str(path), timeout=PATIENCE_MS)
        assert path.name in window.statusBar().currentMessage()


@pytest.mark.parametrize(
    ("name", "contents", "words"),
    [
        ("report.docx", b"PK\x03\x04" + bytes(range(256)) * 4, "is not a text that can be read"),
        ("nothing.txt", b"", "is empty; choose a text with something in it."),
        ("train-images-idx3-ubyte", b"\0\0\x08\x03", "lacks the file train-labels"),
        ("empty", None, "has no sub-folder"),
    ],
)
def test_what_nothing_can_be_learnt_from_is_said_when_it_is_dropped(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str, contents: bytes | None, words: str
) -> None:
    path = tmp_path / name
    if contents is None:
        path.mkdir()
    else:
        path.write_bytes(contents)
    before = {name: view.panel.data.data() for name, view in window.views.items()}
    drop(window, path)
    assert words in told(qtbot)
    assert {name: view.panel.data.data() for name, view in window.views.items()} == before
    assert window.statusBar().currentMessage() == ""


def test_a_dropped_recipe_is_filled_in(window: MainWindow, tmp_path: Path) -> None:
    recipe = tmp_path / "mine.toml"
    recipe.write_text('playground = "gan"\ndata = "fashion"\nseed = 77\n[settings]\nbatch_size = 48\n')
    window.show_playground("text")
    drop(window, recipe)
    assert window.current_view is window.views["gan"]
    panel = window.current_view.panel
    assert panel.form.config().batch_size == 48
    assert panel.seed.current() == 77
    assert panel.data.data() == "fashion"
    assert "mine.toml" in window.statusBar().currentMessage()


@pytest.mark.parametrize("good", [True, False])
def test_a_recipe_with_data_of_ones_own_is_filled_in_when_these_can_be_used(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, good: bool
) -> None:
    text, recipe = tmp_path / "mine.txt", tmp_path / "mine.toml"
    text.write_bytes(b"roses are red\n" * 100 if good else b"\0\1\2" * 100)
    recipe.write_text(f'playground = "text"\ndata = "{text.as_posix()}"\nseed = 77\n[settings]\nbatch_size = 48\n')
    panel = window.views["text"].panel
    before = panel.form.config(), panel.seed.current(), panel.data.data()
    drop(window, recipe)
    if good:
        qtbot.waitUntil(lambda: panel.data.data() == str(text), timeout=PATIENCE_MS)
        assert (panel.form.config().batch_size, panel.seed.current()) == (48, 77)
        assert "are filled in" in window.statusBar().currentMessage()
    else:
        assert "is not a text that can be read" in told(qtbot)
        assert (panel.form.config(), panel.seed.current(), panel.data.data()) == before
        assert window.statusBar().currentMessage() == ""


def test_a_later_recipe_is_not_overtaken_by_one_whose_data_is_still_looked_at(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, goes_on, look_at = threading.Event(), threading.Event(), library.look_at

    def slow(kind: DataKind, path: Path) -> None:
        looks.set()
        assert goes_on.wait(60)
        look_at(kind, path)

    monkeypatch.setattr(library, "look_at", slow)
    text, early, late = tmp_path / "mine.txt", tmp_path / "early.toml", tmp_path / "late.toml"
    text.write_text("roses are red\n" * 100)
    early.write_text(f'playground = "text"\ndata = "{text.as_posix()}"\nseed = 77\n[settings]\nbatch_size = 48\n')
    late.write_text('playground = "text"\nseed = 5\n[settings]\nbatch_size = 12\n')
    panel = window.views["text"].panel
    before = panel.data.data()
    drop(window, early)
    assert looks.wait(60)
    drop(window, late)
    goes_on.set()
    qtbot.waitUntil(lambda: panel.form.config().batch_size == 12, timeout=PATIENCE_MS)
    qtbot.wait(500)  # in which the look that was overtaken ends
    assert (panel.form.config().batch_size, panel.seed.current(), panel.data.data()) == (12, 5, before)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_might_never_end_is_not_read(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    drop(window, tmp_path / "pipe.txt")
    assert "neither a file nor a folder" in told(qtbot)


def test_a_run_of_a_playground_that_is_not_here_is_said(window: MainWindow, qtbot: QtBot, run_dir: Path) -> None:
    record = json.loads((run_dir / "run.json").read_text())
    (run_dir / "run.json").write_text(json.dumps(record | {"playground": "music"}))
    try:
        window.open_path(run_dir)
        assert "There is no playground “music” in this version" in told(qtbot)
    finally:
        (run_dir / "run.json").write_text(json.dumps(record))


def test_a_dropped_picture_waits_for_a_model(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "one.png").touch()
    window.show_playground("text")
    drop(window, tmp_path / "one.png")
    assert window.current_view is window.views["latent"]
    assert "There is no model" in window.statusBar().currentMessage()


@pytest.mark.parametrize(
    ("said", "word"),
    [('data = "tiny-shakespeare"', "tiny-shakespeare"), ("seed = 12345678901", "seed")],
)
def test_a_recipe_that_the_window_cannot_follow_changes_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, said: str, word: str
) -> None:
    recipe = tmp_path / "odd.toml"
    recipe.write_text(f'playground = "gan"\n{said}\n[settings]\nbatch_size = 48\n')
    panel = window.views["gan"].panel
    before = panel.form.config(), panel.seed.current(), panel.data.data()
    drop(window, recipe)
    assert word in told(qtbot)
    assert (panel.form.config(), panel.seed.current(), panel.data.data()) == before


def test_what_is_dropped_on_a_tab_that_trains_changes_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe, pictures = tmp_path / "mine.toml", tmp_path / "pictures"
    recipe.write_text('playground = "gan"\n[settings]\nbatch_size = 48\n')
    pictures.mkdir()
    panel = window.views["gan"].panel
    window.show_playground("gan")
    before = panel.form.config(), panel.data.data()
    monkeypatch.setattr(type(window.desk), "owner", property(lambda desk: "gan"))
    for path in (recipe, pictures):
        drop(window, path)
        assert "is training" in told(qtbot)
        assert (panel.form.config(), panel.data.data()) == before


def test_from_the_first_page_a_model_opens_in_its_tab_and_nothing_is_saved(
    window: MainWindow, qtbot: QtBot, run_dir: Path
) -> None:
    (model,) = (run_dir / "checkpoints").glob("*2.model.safetensors")
    window.show_playground("text")
    window.show_start()
    save, chosen = window.findChild(QAction, "save_model"), window.findChild(QAction, "open_model")
    assert not save.isEnabled()
    chosen.trigger()
    dialog = window.findChild(QFileDialog)
    with qtbot.waitSignal(window.views["latent"].model_opened, timeout=PATIENCE_MS):
        dialog.fileSelected.emit(str(model))
    dialog.close()
    assert window.current_view is window.views["latent"]
    assert save.isEnabled()


def test_a_name_that_is_no_text_is_passed_over(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt"))
    odd.write_text("roses are red " * 100)
    window.open_path(odd)
    qtbot.waitUntil(lambda: window.views["text"].panel.data.data() == str(odd), timeout=PATIENCE_MS)
    assert RecentFiles().files() == []


def test_what_cannot_be_opened_is_told_in_one_sentence(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "broken.safetensors"
    broken.write_bytes(b"no model")
    for path in (broken, tmp_path / "gone.safetensors", tmp_path / "gone.toml", tmp_path / "gone"):
        window.open_path(path)
        assert path.name in told(qtbot)


def test_kinds_are_told_by_name(tmp_path: Path) -> None:
    assert kind_of(tmp_path / "a.SAFETENSORS") == "model"
    assert kind_of(tmp_path) == "images"
    assert kind_of(tmp_path / "a.PNG") == "picture"
    assert kind_of(tmp_path / "a.md") == "text"
    assert kind_of(tmp_path / "a.toml") == "recipe"
    assert kind_of(tmp_path / "train-labels-idx1-ubyte.gz") == "images"
    (tmp_path / "run.json").write_text("{}")
    assert kind_of(tmp_path) == "model"


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    no_keys, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(window.rect().center(), Qt.DropAction.CopyAction, data, left, no_keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(window.rect().center()), Qt.DropAction.CopyAction, data, left, no_keys)
    QApplication.sendEvent(window, event)


def told(qtbot: QtBot) -> str:
    """Return what the dialog says that comes, and close it."""
    qtbot.waitUntil(lambda: notice() is not None, timeout=PATIENCE_MS)
    box = notice()
    assert box is not None
    sentence = box.text().replace("\u200b", "")
    box.close()
    qtbot.waitUntil(lambda: notice() is None)
    return sentence


def notice() -> QMessageBox | None:
    return next(
        (each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()), None
    )
