"""The tour: drives the real window by mouse and keyboard through every tab, and writes down what it measured.

It is what a person would do, at a machine's pace: train, look, pause, take a step, stop, play. It
leaves a screenshot a stage and ``tour.json``, and passes only when each stage truly did its thing.
"""

from __future__ import annotations

import json
import math
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPlainTextEdit, QWidget

import gdl_desktop
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.events import Event, Failure, Finished, Metrics, Progress
from gdl_desktop.core.files import cause_of, write_atomically
from gdl_desktop.core.folders import HOME_VARIABLE
from gdl_desktop.core.registry import PLAYGROUNDS, Playground
from gdl_desktop.qt.widgets.image_grid import ImageGrid
from gdl_desktop.qt.widgets.streaming_text import StreamingText
from gdl_desktop.shell.main_window import MainWindow

BEAT_MS: Final = 10
PATIENCE_SECONDS: Final = 120.0  # a first import of torch on a slow disk
LEFT: Final = Qt.MouseButton.LeftButton
SEED_TEXT: Final = "The value of an object "
TEXT_LENGTH: Final = 600
DRAG_POINTS: Final = 24
WELCOME_SECONDS: Final = 5.0  # of looking at the models at play
ASKED_CLASSES: Final = (7, 3)

WidgetT = TypeVar("WidgetT", bound=QWidget)


class TourError(Exception):
    """The window did not do what the tour asked of it."""


@dataclass
class Stage:
    """What one stage found: a check that failed fails the tour."""

    name: str
    checks: dict[str, bool] = field(default_factory=dict)
    measured: dict[str, float | str] = field(default_factory=dict)
    screenshots: list[str] = field(default_factory=list)
    error: str = ""

    @property
    def passed(self) -> bool:
        """Whether every check held and nothing broke."""
        return not self.error and bool(self.checks) and all(self.checks.values())


def run_tour(window: MainWindow, folder: Path, seconds: float) -> int:
    """Drive a window through the tour and close it.

    Parameters
    ----------
    folder
        Where screenshots and ``tour.json`` go.
    seconds
        How long each playground trains.

    Returns
    -------
    int
        0 when every stage passed, 1 otherwise.

    Raises
    ------
    UserError
        The folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"{folder} cannot be written: {cause_of(error)}.") from None
    # The runs of a tour are nobody's work: they go with it.
    with tempfile.TemporaryDirectory(prefix="gdl-tour-", ignore_cleanup_errors=True) as home, _home(home):
        tour = Tour(window, folder, seconds)
        try:
            stages = [tour.welcome(), *(tour.visit(room) for room in PLAYGROUNDS), tour.leave()]
        finally:
            window.close()
    passed = all(stage.passed for stage in stages)
    report = {
        "passed": passed,
        "seconds_a_tab": seconds,
        "gdl_desktop": gdl_desktop.__version__,
        "qt_platform": QGuiApplication.platformName(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "stages": [asdict(stage) | {"passed": stage.passed} for stage in stages],
    }
    write_atomically(folder / "tour.json", json.dumps(report, indent=2).encode())
    for stage in stages:
        _say(stage)
    return 0 if passed else 1


class Tour(QObject):
    """One walk through the window."""

    def __init__(self, window: MainWindow, folder: Path, seconds: float) -> None:
        super().__init__()
        self._window = window
        self._folder = folder
        self._seconds = seconds
        self._events: list[Event] = []
        self._heart = _Heart()
        self._painter = _PaintCounter()
        window.desk.events.connect(self._on_events)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        self._spin(0.3)

    @Slot(str, object)
    def _on_events(self, _owner: str, events: list[Event]) -> None:
        self._events += events

    def welcome(self) -> Stage:
        """Look at the models at play on the page to start from, and let one of them show its tab."""
        stage = Stage("welcome")
        try:
            page, bar = self._window.welcome, self._window.tabs.tabBar()
            QTest.mouseClick(bar, LEFT, pos=bar.tabRect(self._window.tabs.indexOf(page)).center())
            self._wait(page.isVisible, "the page to start from")
            began = time.perf_counter()
            page.begin()
            text = self._find("text.miniature.page", StreamingText)
            pictures = [self._find(name, ImageGrid) for name in ("latent.miniature.picture", "gan.miniature.grid")]
            self._wait(
                lambda: bool(text.text()) and not any(p.image().isNull() for p in pictures), "three models at play"
            )
            stage.measured["seconds_until_all_play"] = round(time.perf_counter() - began, 3)
            before, images = text.text(), [picture.image() for picture in pictures]
            worked, began = time.process_time(), time.perf_counter()
            self._spin(WELCOME_SECONDS)
            worked, passed = time.process_time() - worked, time.perf_counter() - began
            stage.measured["share_of_a_core"] = round(worked / passed, 3)
            stage.checks["the text is written on"] = text.text() != before
            stage.checks["the pictures move"] = all(p.image() != i for p, i in zip(pictures, images, strict=True))
            self._shoot(stage, "playing")
            self._click("welcome.text.play")
            shown = self._window.views["text"]
            self._wait(shown.isVisible, "the tab of the text")
            stage.checks["play opens the playground"] = not page.isVisible()
        except TourError as error:
            stage.error = str(error)
            self._shoot(stage, "trouble")
        return stage

    def visit(self, room: Playground) -> Stage:
        """Train and play in one tab."""
        stage = Stage(room.name)
        try:
            self._train(room, stage)
            play = {"text": self._write, "latent": self._drag, "gan": self._draw}.get(room.name)
            if play is not None:
                play(stage)
                self._shoot(stage, "played")
        except TourError as error:
            stage.error = str(error)
            self._shoot(stage, "trouble")
            self._window.desk.shutdown()
        return stage

    def leave(self) -> Stage:
        """Close the window in mid-training, as people do."""
        stage = Stage("close")
        try:
            self._go_to("text")
            self._click("text.train")
            self._wait(lambda: self._latest(Metrics) is not None, "training again")
            began = time.perf_counter()
            self._window.close()
            stage.measured["close_seconds"] = round(time.perf_counter() - began, 3)
            stage.checks["training stopped and saved"] = (
                not self._window.desk.busy and _status(self._latest(Finished)) == "stopped"
            )
        except TourError as error:
            stage.error = str(error)
        return stage

    # Training

    def _train(self, room: Playground, stage: Stage) -> None:
        self._go_to(room.name)
        self._shoot(stage, "idle")
        self._click(f"{room.name}.train")
        self._wait(lambda: self._latest(Metrics) is not None, f"{room.title} to begin training")
        self._pause_and_step(room, stage)
        self._painter.count = 0
        self._watch(self._seconds / 2)
        self._shoot(stage, "training")
        if room.name == "latent":
            with self._heart.beating(), self._painter.watching(self._window):
                stage.measured |= self._walk("while_training")
        self._watch(self._seconds / 2)
        self._measure_training(stage)
        # A quick machine may have reached the end of the last epoch by itself.
        if self._window.desk.busy:
            self._click(f"{room.name}.stop")
            self._wait(lambda: not self._window.desk.busy, f"{room.title} to stop")
        self._spin(0.5)
        stage.checks["the run ended in order and was saved"] = _status(self._latest(Finished)) in (
            "stopped",
            "finished",
        )

    def _watch(self, seconds: float) -> None:
        """Do nothing but watch the training, as long as it runs."""
        end = time.perf_counter() + seconds
        with self._heart.beating(), self._painter.watching(self._window):
            while self._window.desk.busy and time.perf_counter() < end:
                self._spin(0.1)

    def _measure_training(self, stage: Stage) -> None:
        progress = self._latest(Progress)
        assert progress is not None
        lateness = sorted(self._heart.lateness_ms)
        stage.measured |= {
            "steps": progress.step,
            "training_seconds": round(progress.seconds, 2),
            "examples_per_second": round(progress.examples_per_second, 1),
            "steps_per_second": round(progress.steps_per_second, 2),
            "frames": self._painter.count,
            "heartbeats": len(lateness),
            "lateness_p50_ms": _percentile(lateness, 0.5),
            "lateness_p99_ms": _percentile(lateness, 0.99),
            "lateness_max_ms": _percentile(lateness, 1.0),
        }
        reports = [e for e in self._events if isinstance(e, Metrics) and e.phase == "train"]
        last = reports[-1].values
        stage.measured |= {f"last_{name}": round(value, 4) for name, value in last.items()}
        stage.checks["steps were taken"] = progress.step > 0
        stage.checks["every figure is a number"] = all(math.isfinite(v) for r in reports for v in r.values.values())
        stage.checks["the window painted meanwhile"] = self._painter.count > 0
        if "loss" in last and len(reports) >= 10:
            tenth = max(1, len(reports) // 10)
            first, final = (
                statistics.mean(r.values["loss"] for r in part) for part in (reports[:tenth], reports[-tenth:])
            )
            stage.measured |= {"loss_first_tenth": round(first, 4), "loss_last_tenth": round(final, 4)}
            stage.checks["the loss fell"] = final < first

    def _pause_and_step(self, room: Playground, stage: Stage) -> None:
        self._click(f"{room.name}.pause")
        self._spin(0.4)
        self._wait(self._is_at_rest, f"{room.title} to come to rest")
        before = self._step()
        self._click(f"{room.name}.step")
        self._wait(lambda: self._step() > before, "a single step")
        self._wait(self._is_at_rest, "rest after the step")
        stage.checks["a single step is one step"] = self._step() == before + 1
        self._click(f"{room.name}.pause")
        self._wait(lambda: self._step() > before + 1, f"{room.title} to go on")

    def _is_at_rest(self) -> bool:
        before = self._step()
        self._spin(0.25)
        return self._step() == before

    def _step(self) -> int:
        progress = self._latest(Progress)
        return progress.step if progress is not None else 0

    # Playing

    def _write(self, stage: Stage) -> None:
        seed = self._find("text.seed_text", QPlainTextEdit)
        QTest.mouseClick(seed.viewport(), LEFT)
        QTest.keyClicks(seed, SEED_TEXT)
        self._type_number("text.length", TEXT_LENGTH)
        self._choose("text.pace", 2)
        output = self._find("text.output", StreamingText)
        began = time.perf_counter()
        button = self._find("text.generate", QAbstractButton)
        at_rest = button.text()  # in whatever language
        self._click("text.generate")
        self._wait(lambda: len(output.text()) > len(SEED_TEXT) and button.text() == at_rest, "the text to be written")
        seconds = time.perf_counter() - began
        written = output.text()[len(SEED_TEXT) :]
        stage.measured |= {"characters_per_second_shown": round(len(written) / seconds, 1), "text": output.text()}
        stage.checks["the text begins with what was typed"] = output.text().startswith(SEED_TEXT)
        stage.checks["all characters were written"] = len(written) == TEXT_LENGTH
        stage.checks["the text has words in it"] = len(set(written)) > 5 and " " in written.strip()

    def _drag(self, stage: Stage) -> None:
        stage.measured |= self._walk("after_training")
        stage.checks["every place has its picture"] = bool(stage.measured["after_training_pictures"] == DRAG_POINTS)

    def _walk(self, when: str) -> dict[str, float | str]:
        """Drag the cursor in a spiral; at each place wait for the picture of that place."""
        canvas = self._find("latent.plane.canvas", QWidget)
        picture = self._find("latent.picture", ImageGrid)
        centre, radius = canvas.rect().center(), min(canvas.width(), canvas.height()) * 0.4
        latencies = []
        QTest.mousePress(canvas, LEFT, pos=centre)
        self._spin(0.3)
        for index in range(1, DRAG_POINTS + 1):
            share = index / DRAG_POINTS
            angle = 4 * math.pi * share
            place = centre + QPoint(round(radius * share * math.cos(angle)), round(radius * share * math.sin(angle)))
            before = picture.image()
            began = time.perf_counter()
            QTest.mouseMove(canvas, place)
            self._wait(lambda before=before: picture.image() != before, "the picture under the cursor")  # type: ignore[misc]
            latencies.append(1000 * (time.perf_counter() - began))
            self._spin(0.02)
        rest = centre + QPoint(round(radius / 2), -round(radius / 2))  # where pictures are, not on a border
        QTest.mouseMove(canvas, rest)
        QTest.mouseRelease(canvas, LEFT, pos=rest)
        self._spin(0.3)
        latencies.sort()
        return {
            f"{when}_pictures": len(latencies),
            f"{when}_cursor_to_image_p50_ms": _percentile(latencies, 0.5),
            f"{when}_cursor_to_image_p99_ms": _percentile(latencies, 0.99),
        }

    def _draw(self, stage: Stage) -> None:
        picture = self._find("gan.picture", ImageGrid)
        drawn = []
        for label in ASKED_CLASSES:
            before = picture.image()
            self._choose("gan.class", label)
            began = time.perf_counter()
            self._click("gan.generate")
            self._wait(lambda before=before: picture.image() != before, f"a picture of class {label}")  # type: ignore[misc]
            stage.measured[f"class_{label}_ms"] = round(1000 * (time.perf_counter() - began), 2)
            self._spin(0.3)
            drawn.append(picture.image())
            self._shoot(stage, f"class-{label}")
        stage.checks["a picture for each class that was asked"] = all(not image.isNull() for image in drawn)
        stage.checks["different classes look different"] = drawn[0] != drawn[1]
        self._click("gan.sliders.randomise")
        self._wait(lambda: picture.image() != drawn[-1], "a picture of another z")
        self._spin(0.3)

    # Hands and eyes

    def _go_to(self, name: str) -> None:
        bar = self._window.tabs.tabBar()
        index = self._window.tabs.indexOf(self._window.views[name])
        QTest.mouseClick(bar, LEFT, pos=bar.tabRect(index).center())
        self._wait(lambda: self._window.current_view is self._window.views[name], f"the tab {name}")
        self._events.clear()
        self._spin(0.3)

    def _find(self, name: str, kind: type[WidgetT]) -> WidgetT:
        found = self._window.findChild(kind, name)
        if found is None:
            raise TourError(f"There is no {kind.__name__} called {name}.")
        return found

    def _click(self, name: str) -> None:
        button = self._find(name, QAbstractButton)
        self._wait(button.isEnabled, f"{name} to be enabled")
        QTest.mouseClick(button, LEFT)

    def _choose(self, name: str, index: int) -> None:
        box = self._find(name, QComboBox)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(index):
            QTest.keyClick(box, Qt.Key.Key_Down)
        if box.currentIndex() != index:
            raise TourError(f"{name} is at {box.currentIndex()}, not at {index}.")

    def _type_number(self, name: str, number: int) -> None:
        field_ = self._find(name, QWidget)
        field_.setFocus()
        QTest.keyClick(field_, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field_, str(number))

    def _shoot(self, stage: Stage, what: str) -> None:
        name = f"{stage.name}-{len(stage.screenshots) + 1}-{what}.png"
        if not self._window.grab().save(str(self._folder / name)):
            raise TourError(f"{self._folder / name} cannot be written.")
        stage.screenshots.append(name)

    def _spin(self, seconds: float) -> None:
        """Let the window live; unlike ``QTest.qWait``, this lets Python's other threads run meanwhile."""
        loop = QEventLoop()
        QTimer.singleShot(max(0, round(1000 * seconds)), loop.quit)
        loop.exec()

    def _wait(self, condition: Callable[[], bool], what: str) -> None:
        end = time.perf_counter() + PATIENCE_SECONDS
        while not condition():
            failure = self._latest(Failure)
            if failure is not None:
                raise TourError(f"Waiting for {what}: {failure.message} {failure.details}")
            if time.perf_counter() > end:
                raise TourError(f"Waited {PATIENCE_SECONDS:.0f} s for {what} in vain.")
            self._spin(0.001)

    def _latest(self, kind: type[Any]) -> Any:
        return next((event for event in reversed(self._events) if isinstance(event, kind)), None)


class _Heart(QObject):
    """A timer that notes how late each of its beats comes: what a person feels as stutter."""

    def __init__(self) -> None:
        super().__init__()
        self.lateness_ms: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0

    @contextmanager
    def beating(self) -> Iterator[None]:
        self._last = time.perf_counter()
        self._timer.start()
        try:
            yield
        finally:
            self._timer.stop()

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        self.lateness_ms.append(max(0.0, 1000 * (now - self._last) - BEAT_MS))
        self._last = now


class _PaintCounter(QObject):
    """Counts how often the window is put on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    @contextmanager
    def watching(self, window: QWidget) -> Iterator[None]:
        window.installEventFilter(self)
        try:
            yield
        finally:
            window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:  # Qt gathers what changed and paints it with this
            self.count += 1
        return False


@contextmanager
def _home(folder: str) -> Iterator[None]:
    before = os.environ.get(HOME_VARIABLE)
    os.environ[HOME_VARIABLE] = folder
    try:
        yield
    finally:
        if before is None:
            del os.environ[HOME_VARIABLE]
        else:
            os.environ[HOME_VARIABLE] = before


def _status(finished: Finished | None) -> str:
    return finished.status if finished is not None else ""


def _percentile(ordered: list[float], share: float) -> float:
    """Return the value below which that share of an ordered list lies; not a number when it is empty."""
    if not ordered:
        return math.nan
    return round(ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)], 3)


def _say(stage: Stage) -> None:
    failed = [name for name, held in stage.checks.items() if not held]
    troubles = [*failed, stage.error] if stage.error else failed
    verdict = "passed" if stage.passed else f"FAILED: {'; '.join(troubles)}"
    print(f"tour: {stage.name} {verdict}")  # noqa: T201 (the tour is run from a terminal)
