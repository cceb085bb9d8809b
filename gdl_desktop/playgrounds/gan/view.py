"""The GAN tab: watch invented pictures grow out of noise, and ask for one of your own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSplitter, QVBoxLayout, QWidget

from gdl_desktop.core.events import Event, ImageSamples, Metrics
from gdl_desktop.core.registry import Playground, playground
from gdl_desktop.data.sets import ImageSet, in_turn
from gdl_desktop.playgrounds.gan.config import GRID_COLUMNS, GRID_ROWS
from gdl_desktop.qt.design import GAP
from gdl_desktop.qt.panels.drawing_board import Drawing, DrawingBoard, Wish
from gdl_desktop.qt.panels.judged_view import JudgedView
from gdl_desktop.qt.panels.training_panel import TrainingPanel
from gdl_desktop.qt.sentences import translated
from gdl_desktop.qt.widgets.arrange import column, heading, share_out
from gdl_desktop.qt.widgets.image_grid import ImageGrid
from gdl_desktop.qt.widgets.judge_board import Figure, JudgeBoard
from gdl_desktop.qt.widgets.loss_plot import LossPlot, by_curve
from gdl_desktop.qt.words import classes_in_words, fill, marked
from gdl_desktop.qt.workers.desk import TrainingDesk
from gdl_desktop.qt.workers.job_thread import Errand

DRAW_MS: Final = 200  # while it trains, the picture of the person follows five times a second
DRAWN: Final = 16  # pictures at a time: as many as the generator draws at once anyway
LEGIBLE: Final = 36  # pixels of a picture; a small window shows fewer rows, so that curves have room too
MARK: Final = 26  # pixels, for the question mark beside the pictures
CURVES: Final = 280  # pixels of plots and judge at the least, so that one sees which way a curve goes
_GRID_SEED: Final = 0
AVERAGED: Final = 25  # reports: right or wrong in one small batch is mostly chance

# A curve of each plot by the name of its figure.
_LOSSES: Final = {"d_loss": marked("Curves", "discriminator"), "g_loss": marked("Curves", "generator")}
_ACCURACIES: Final = {
    "d_accuracy_real": marked("Curves", "on real"),
    "d_accuracy_fake": marked("Curves", "on invented"),
    "aux_accuracy_real": marked("Curves", "class of real"),
    "aux_accuracy_fake": marked("Curves", "class of invented"),
}
_JUDGED: Final = {
    "agreement": marked("Curves", "as asked"),
    "diversity": marked("Curves", "variety"),
    "recall": marked("Curves", "recall"),
}

_FIGURES: Final = (
    Figure(
        "agreement",
        marked("Figures", "As asked"),
        marked(
            "Figures",
            "Share of the invented pictures that the judge, a classifier which had no part in the training, takes for "
            "the class that was asked for. Beside it: real pictures, of which nobody can expect more. Alone it proves "
            "nothing: one good picture for each class, drawn again and again, has 100 %.",
        ),
        "{:.1f} %",
        100.0,
        "agreement_real",
    ),
    Figure(
        "diversity",
        marked("Figures", "Variety"),
        marked(
            "Figures",
            "How much pictures of one class differ from each other, measured on what the judge sees, relative to real "
            "pictures: 100 % is as varied as real, near 0 % the generator draws one picture again and again. It counts "
            "only while nearly all are as asked: strangers under one label raise it.",
        ),
        "{:.0f} %",
        100.0,
        "diversity_real",
    ),
    Figure(
        "judge_frechet",
        marked("Figures", "Fréchet distance"),
        marked(
            "Figures",
            "How far apart invented and real pictures lie in what this judge sees, as a whole: less is better. Beside "
            "it: other real pictures of the same number, the best there can be. It has no unit, it falls with the "
            "number of pictures, and it is not the FID of papers.",
        ),
        "{:.3g}",
        1.0,
        "judge_frechet_real",
    ),
    Figure(
        "precision",
        marked("Figures", "Precision"),
        marked(
            "Figures",
            "Share of the invented pictures that lie among real ones in what the judge sees: do they look real? "
            "Beside it: other real pictures.",
        ),
        "{:.0f} %",
        100.0,
        "precision_real",
    ),
    Figure(
        "recall",
        marked("Figures", "Recall"),
        marked(
            "Figures",
            "Share of the real pictures that lie among invented ones in what the judge sees: can all that is real be "
            "drawn? Beside it: other real pictures.",
        ),
        "{:.0f} %",
        100.0,
        "recall_real",
    ),
)


class View(JudgedView):
    """GAN: a generator and a discriminator at their game."""

    def __init__(self, room: Playground, desk: TrainingDesk, panel: TrainingPanel | None = None) -> None:
        super().__init__(room, desk, panel)
        self._real_labels: NDArray[np.int64] = np.zeros(0, dtype=np.int64)

        self.real = ImageGrid(self.tr("Real pictures will stand here to compare with."), "gan.real")
        self.real.setAccessibleName(self.tr("Real pictures, one of each class"))
        self.real.setToolTip(self.tr("Click a picture to draw its class."))
        self.real.clicked.connect(self._on_real_clicked)
        self.grid = ImageGrid(
            self.tr(
                "Press Train, or open a model: here you watch pictures grow out of noise, one column for each class."
            ),
            "gan.grid",
            least=LEGIBLE,
            right=MARK,
        )
        self.grid.setAccessibleName(self.tr("Invented pictures, a column for each class"))
        self.grid.setToolTip(self.tr("Click a picture to draw its class."))
        self.grid.clicked.connect(self._on_grid_clicked)
        self.real.line_up_with(self.grid)
        self.losses = LossPlot(
            self.tr("Losses"),
            object_name="gan.losses",
            empty=self.tr("Press Train to watch the two players push each other."),
            tip=self.tr(
                "What each player would like to be smaller. Neither falls to 0: when one gets better, the other loses."
            ),
        )
        self.accuracies = LossPlot(
            self.tr("Discriminator"),
            (("%", 100.0),),
            "gan.accuracies",
            self.tr("And here, how often the discriminator is right."),
            tip=self.tr(
                "How often it tells real pictures from invented ones, and how often it names the class that a picture "
                "has or was asked for. 50 % on real and on invented means that it can only guess."
            ),
            average=AVERAGED,
            can_be_log=False,
        )
        self._make_judge()
        self.board = DrawingBoard("gan")
        self.board.wanted.connect(self._ask_drawing)
        self._draw_timer = QTimer(self)
        self._draw_timer.setSingleShot(True)
        self._draw_timer.setInterval(DRAW_MS)
        self._draw_timer.timeout.connect(self._ask_drawing)
        self._arrange()

    def _make_judge(self) -> None:
        plots = QSplitter(Qt.Orientation.Horizontal)
        plots.addWidget(column(self.losses))
        plots.addWidget(column(self.accuracies))
        share_out(plots, 2, 3)  # the right one has more to name
        course = LossPlot(
            self.tr("Course"),
            (("%", 100.0),),
            "gan.judge.course",
            empty=self.tr("While a model learns, its figures are drawn here."),
            tip=self.tr("The figures beside, over the training. Both must be high: good pictures, and different ones."),
            can_be_log=False,
            least=(0.0, 1.0),
            beginning=0.1,
        )
        board = JudgeBoard(
            _FIGURES,
            (marked("Figures", "invented"), marked("Figures", "real")),
            _JUDGED,
            course,
            QBoxLayout.Direction.LeftToRight,
            "gan.judge.board",
        )
        self.set_judge(plots, board, _in_short)

    def _arrange(self) -> None:
        pictures = QWidget()
        layout = QVBoxLayout(pictures)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(GAP)
        layout.addWidget(heading(self.tr("Real pictures, and invented ones below")))
        layout.addWidget(self.real, 1)
        layout.addWidget(self.grid, 7)
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(pictures)
        left.addWidget(self.judge)
        self.judge.setMinimumHeight(CURVES)
        content = QSplitter(Qt.Orientation.Horizontal)
        content.addWidget(left)
        content.addWidget(self.board)
        share_out(left, 5, 4)
        share_out(content, 2, 1)
        self.set_content(content)

    # The training

    def clear_figures(self) -> None:
        """Empty the plots."""
        self.losses.clear()
        self.accuracies.clear()

    def show_events(self, events: list[Event]) -> None:
        """Draw losses, accuracies and the grid."""
        samples: ImageSamples | None = None
        for event in events:
            match event:
                case Metrics():
                    self.losses.append(event.step, by_curve(event.values, _LOSSES))
                    self.accuracies.append(event.step, by_curve(event.values, _ACCURACIES))
                case ImageSamples():
                    samples = event
        if samples is not None:
            names = self.desk.last_published.details["classes"]
            caption = translated(samples.caption)
            headers = (self.tr("invented"),)
            self.grid.set_images(samples.images, samples.columns, caption, headers, classes_in_words(names))

    def training_ended(self) -> None:
        """Draw with the last weights: of a model from before, when the training came to nothing."""
        self._ask_drawing()
        super().training_ended()

    # The model in play

    def model_changed(self) -> None:
        """Draw the person's picture with the new weights."""
        config = self.snapshot.config
        self.board.offer(self.snapshot.details["classes"], config.z_size, config.prior)
        super().model_changed()
        if self.isVisible() and not self._draw_timer.isActive():
            self._draw_timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Make up for what was not drawn while another tab was in front."""
        super().showEvent(event)
        self._ask_drawing()

    def begin_anew(self) -> None:
        """Clear the pictures."""
        self._draw_timer.stop()
        self.real.clear()
        self.grid.clear()
        self.board.begin_anew()

    def show_model(self) -> None:
        """Draw a grid of all classes, and the person's picture."""
        columns = min(len(self.board.classes), GRID_COLUMNS)
        self.play_between(_draw_grid(self.snapshot, columns), "grid")
        self._ask_drawing()

    def show_pictures(self, pictures: ImageSet) -> None:
        """Show real pictures, one of each class."""
        picked = in_turn(pictures.test_labels, min(len(pictures.classes), GRID_COLUMNS))
        self._real_labels = pictures.test_labels[picked]
        names = classes_in_words(pictures.classes[label] for label in self._real_labels)
        self.real.set_images(pictures.test_images[picked], len(picked), "", (self.tr("real"),), names)

    def show_answer(self, what: Any, value: Any) -> None:
        """Show what was drawn."""
        if what == "drawing":
            self.board.show_drawing(value)
        else:
            names = classes_in_words(self.board.classes[:GRID_COLUMNS])
            caption = self.tr("One class per column, the same z along a row")
            self.grid.set_images(value, len(names), caption, (self.tr("invented"),), names)

    def shutdown(self) -> None:
        """Ask nothing more, then end the threads."""
        self._draw_timer.stop()
        super().shutdown()

    @Slot(int)
    def _on_grid_clicked(self, index: int) -> None:
        self.board.choose(index % min(len(self.board.classes), GRID_COLUMNS))

    @Slot(int)
    def _on_real_clicked(self, index: int) -> None:
        self.board.choose(int(self._real_labels[index]))

    @Slot()
    def _ask_drawing(self) -> None:
        if self.snapshot is not None and self.isVisible():
            self.play(partial(_draw, self.snapshot, self.board.wish), "drawing")


def _in_short(figures: Mapping[str, float]) -> str:
    words = QCoreApplication.translate("View", "{agreement:.1%} as asked, variety {diversity:.0%} of real")
    return fill(words, **figures).replace("%", " %")


# All below runs in the playing thread.


def _draw(snapshot: Any, wish: Wish) -> Drawing:
    """Draw what is wished for; where it has no z yet, from new numbers of the prior."""
    sampler = _sampler(snapshot)
    z = sampler.draw_z(DRAWN, np.random.default_rng(wish.seed)) if wish.z is None else wish.z
    return Drawing(wish, z, sampler.generate(z, np.full(len(z), wish.label, dtype=np.int64)))


def _draw_grid(snapshot: Any, columns: int) -> Errand:
    """Draw every class from the same z, giving way after every row."""
    sampler = _sampler(snapshot)
    rows = []
    for z in sampler.draw_z(GRID_ROWS, np.random.default_rng(_GRID_SEED)):
        rows.append(sampler.grid(z[np.newaxis], range(columns)))
        yield
    return np.concatenate(rows)


def _sampler(snapshot: Any) -> Any:
    return playground("gan").module("sampling").sampler_for(snapshot)
