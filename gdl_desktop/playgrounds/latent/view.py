"""The Latent space tab: walk on the plane and see what every place decodes to, while it is being learnt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSplitter

from gdl_desktop.core.events import Event, Metrics, PlaneSamples
from gdl_desktop.core.registry import Playground, playground
from gdl_desktop.data.sets import ImageSet, in_turn
from gdl_desktop.playgrounds.latent.config import PLANE_POINTS
from gdl_desktop.qt.panels.judged_view import JudgedView
from gdl_desktop.qt.panels.training_panel import TrainingPanel
from gdl_desktop.qt.widgets.arrange import column, heading, share_out
from gdl_desktop.qt.widgets.image_grid import ImageGrid
from gdl_desktop.qt.widgets.judge_board import Figure, JudgeBoard
from gdl_desktop.qt.widgets.latent_plane import LatentPlane, place_text
from gdl_desktop.qt.widgets.loss_plot import LossPlot, by_curve
from gdl_desktop.qt.widgets.sliders import VectorSliders
from gdl_desktop.qt.words import classes_in_words, fill, marked
from gdl_desktop.qt.workers.desk import TrainingDesk
from gdl_desktop.qt.workers.job_thread import Errand

PLANE_MS: Final = 500  # the plane behind the cursor follows the training twice a second
REBUILT: Final = 10  # pictures beside their reconstructions
NAMED: Final = 20  # classes in the legend: more would push the plane aside
SLIDER_RANGE: Final = 3.0  # 99.7 % of what the prior draws
_CHUNK: Final = 100  # pictures encoded at a time: a few milliseconds

# A curve of each plot by the name of its figure.
_RECONSTRUCTION: Final = {
    "reconstruction": marked("Curves", "training"),
    "val_reconstruction": marked("Curves", "held out"),
}
_KL: Final = {"kl": marked("Curves", "training"), "val_kl": marked("Curves", "held out")}
_JUDGED: Final = {"gaussian_elbo": marked("Curves", "ELBO"), "gaussian_bound_k50": marked("Curves", "50 draws")}

_FIGURES: Final = (
    Figure(
        "reconstruction",
        marked("Figures", "Reconstruction"),
        marked(
            "Figures",
            "How far held-out pictures are from what a draw of their z decodes to, summed over the pixels as the "
            "training's own loss does: less is better. With the KL divergence it makes the evidence lower bound, ELBO.",
        ),
        "{:.2f}",
    ),
    Figure(
        "kl",
        marked("Figures", "KL divergence"),
        marked(
            "Figures", "How much the latent numbers tell about a held-out picture, in nats: the other part of the ELBO."
        ),
        marked("Figures", "{:.2f} nats"),
    ),
    Figure(
        "gaussian_bound_k50",
        marked("Figures", "Bound, 50 draws"),
        marked(
            "Figures",
            "How probable the model finds held-out pictures, at least: the importance-weighted bound of 50 draws, mean "
            "log-density of a picture in nats, each pixel normal around the decoder's with variance 1/2. More is "
            "better, and all models compare on it. Beside it: the mean training picture in place of any model.",
        ),
        marked("Figures", "{:.1f} nats"),
        1.0,
        "gaussian_bound_k50_baseline",
    ),
    Figure(
        "reconstruction_mse",
        marked("Figures", "Pixel error"),
        marked(
            "Figures",
            "Mean squared error of a pixel of held-out pictures that are rebuilt from their most likely z, grey values "
            "from 0 to 1: less is better. Beside it: the mean training picture in place of any model.",
        ),
        "{:.4f}",
        1.0,
        "reconstruction_mse_baseline",
    ),
    Figure(
        "active_units",
        marked("Figures", "Numbers in use"),
        marked(
            "Figures",
            "How many latent numbers differ from picture to picture; the others say nothing (their mean varies by less "
            "than 0.01).",
        ),
        marked("Figures", "{:.0f} of {latent_numbers:.0f}"),
    ),
)


class View(JudgedView):
    """Latent space: a variational autoencoder to walk in."""

    def __init__(self, room: Playground, desk: TrainingDesk, panel: TrainingPanel | None = None) -> None:
        super().__init__(room, desk, panel)
        self._held_out: ImageSet | None = None
        self._shows: dict[str, Callable[[Any], None]] = {
            "picture": self._show_picture,
            "plane": self._show_plane,
            "reconstructions": self._show_reconstructions,
            "points": self._show_points,
            "found": self._show_found,
        }

        self.plane = LatentPlane(object_name="latent.plane")
        self.plane.setAccessibleName(self.tr("Latent plane"))
        self.plane.setToolTip(self.tr("Drag, or use the arrow keys (with Shift for longer steps)."))
        self.plane.moved.connect(self._ask_picture)
        self.reconstructions = ImageGrid(
            self.tr("Pictures that the model never learnt from, and what it makes of them, will stand here."),
            "latent.reconstructions",
        )
        self.reconstructions.setAccessibleName(self.tr("Held-out pictures and their reconstructions"))
        self.picture = ImageGrid(
            self.tr(
                "Press Train, or open a model; then drag the cursor over the plane to see what its places decode to."
            ),
            "latent.picture",
        )
        self.picture.setAccessibleName(self.tr("What the cursor's place decodes to"))
        self.sliders = VectorSliders(0, -SLIDER_RANGE, SLIDER_RANGE, "normal", "latent.sliders", first=3)
        self.sliders.setAccessibleName(self.tr("Latent numbers beyond the plane"))
        self.sliders.changed.connect(self._on_sliders)
        self._beyond = column(heading(self.tr("The other latent numbers")), self.sliders)
        self._beyond.hide()
        self.reconstruction_losses = LossPlot(
            self.tr("Reconstruction loss"),
            object_name="latent.losses.reconstruction",
            empty=self.tr("Press Train to see how far rebuilt pictures are from their originals."),
            tip=self.tr(
                "How far rebuilt pictures are from their originals: less is better. "
                "Held out are pictures that the model never learns from."
            ),
        )
        self.kl_losses = LossPlot(
            self.tr("KL divergence"),
            ((marked("Units", "nats"), 1.0),),
            object_name="latent.losses.kl",
            empty=self.tr("And here, how much the plane tells about each picture."),
            tip=self.tr(
                "How much the latent numbers tell about a picture. Its weight beta keeps this low, which keeps the "
                "plane smooth; the reconstruction loss pulls it up."
            ),
        )
        self._make_judge()
        self._plane_timer = QTimer(self)
        self._plane_timer.setSingleShot(True)
        self._plane_timer.setInterval(PLANE_MS)
        self._plane_timer.timeout.connect(self._ask_plane)
        self._arrange()

    def _make_judge(self) -> None:
        self.losses = column(self.reconstruction_losses, self.kl_losses)
        self.losses.setObjectName("latent.losses")
        self.losses.setAccessibleName(self.tr("Losses"))
        course = LossPlot(
            self.tr("Bounds"),
            ((marked("Units", "nats"), 1.0),),
            "latent.judge.course",
            empty=self.tr("While a model learns, its bounds are drawn here."),
            tip=self.tr(
                "How probable the model finds held-out pictures, at least: by the evidence lower bound (ELBO), and by "
                "the tighter bound of 50 draws. More is better."
            ),
            can_be_log=False,
            beginning=0.1,
        )
        board = JudgeBoard(
            _FIGURES,
            (marked("Figures", "model"), marked("Figures", "mean picture")),
            _JUDGED,
            course,
            QBoxLayout.Direction.TopToBottom,
            "latent.judge.board",
        )
        self.set_judge(self.losses, board, _in_short)

    def _arrange(self) -> None:
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(column(heading(self.tr("Latent plane")), self.plane))
        left.addWidget(column(heading(self.tr("Held-out pictures, and what the model rebuilds")), self.reconstructions))
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(column(heading(self.tr("Under the cursor")), self.picture))
        right.addWidget(self._beyond)
        right.addWidget(self.judge)
        content = QSplitter(Qt.Orientation.Horizontal)
        content.addWidget(left)
        content.addWidget(right)
        share_out(left, 5, 1)
        share_out(right, 3, 2, 5)
        share_out(content, 4, 3)
        self.set_content(content)

    # The training

    def clear_figures(self) -> None:
        """Empty the plots."""
        self.reconstruction_losses.clear()
        self.kl_losses.clear()

    def show_events(self, events: list[Event]) -> None:
        """Draw losses and the encoded pictures."""
        plane: PlaneSamples | None = None
        for event in events:
            match event:
                case Metrics():
                    self.reconstruction_losses.append(event.step, by_curve(event.values, _RECONSTRUCTION))
                    self.kl_losses.append(event.step, by_curve(event.values, _KL))
                case PlaneSamples():
                    plane = event
        if plane is not None:
            names = classes_in_words(self.desk.last_published.details["classes"][:NAMED])
            self.plane.set_points(plane.points, plane.labels, names)

    def training_ended(self) -> None:
        """Show the plane of the last weights: of a model from before, when the training came to nothing."""
        if self.isVisible():
            self._ask_picture()
        self._ask_plane()
        super().training_ended()

    # The model in play

    def model_changed(self) -> None:
        """See the same place with the new weights, and soon all of the plane."""
        others = self.snapshot.config.latent_size - 2
        if others != len(self.sliders.values()):
            self.sliders.set_values(np.zeros(others, dtype=np.float32))
        self._beyond.setVisible(others > 0)
        super().model_changed()
        if self.isVisible():
            self._ask_picture()
            if not self._plane_timer.isActive():
                self._plane_timer.start()

    def find_picture(self, path: Path) -> None:
        """Move the cursor to where the model in play puts a picture of the person's own."""
        if self.snapshot is None:
            self.message.emit(self.tr("There is no model to show a picture to yet; press Train, or open one."))
        else:
            self.play_between(_find(self.snapshot, path), "found")

    def showEvent(self, event: QShowEvent) -> None:
        """Make up for what was not drawn while another tab was in front."""
        super().showEvent(event)
        self._ask_picture()
        self._ask_plane()

    def begin_anew(self) -> None:
        """Clear plane and pictures."""
        self._held_out = None
        self._plane_timer.stop()
        self.plane.clear()
        self.picture.clear()
        self.reconstructions.clear()

    def show_model(self) -> None:
        """Decode the cursor's place and the plane."""
        self._ask_picture()
        self._ask_plane()

    def show_pictures(self, pictures: ImageSet) -> None:
        """Rebuild a few of the held-out pictures, and show where they lie; a training says that itself."""
        self._held_out = pictures
        self._ask_reconstructions()
        if not self.training:
            self._ask_points()

    def show_answer(self, what: Any, value: Any) -> None:
        """Show what the model said."""
        self._shows[what](value)

    def shutdown(self) -> None:
        """Ask nothing more, then end the threads."""
        self._plane_timer.stop()
        super().shutdown()

    # What the model is asked

    @Slot()
    def _ask_picture(self) -> None:
        if self.snapshot is not None:
            z = np.array([[*self.plane.cursor(), *self.sliders.values()]], dtype=np.float32)
            self.play(partial(_decode, self.snapshot, z), "picture")

    @Slot()
    def _ask_plane(self) -> None:
        if self.snapshot is not None and self.isVisible():
            errand = _walk(self.snapshot, self.plane.points_reach(), self.sliders.values())
            self.play_between(errand, "plane")
            self._ask_reconstructions()

    def _ask_reconstructions(self) -> None:
        if self.snapshot is not None and self._held_out is not None:
            originals = self._held_out.test_images[in_turn(self._held_out.test_labels, REBUILT)]
            self.play_between(_rebuild(self.snapshot, originals), "reconstructions")

    def _ask_points(self) -> None:
        if self.snapshot is not None and self._held_out is not None:
            self.play_between(_encode(self.snapshot, self._held_out), "points")

    @Slot()
    def _on_sliders(self) -> None:
        self._ask_picture()
        if not self._plane_timer.isActive():
            self._plane_timer.start()

    # What it answers

    def _show_picture(self, decoded: _Decoded) -> None:
        place = place_text(decoded.z[:2], ", …" if len(decoded.z) > 2 else "")
        self.picture.set_images(decoded.image[np.newaxis], 1, self.tr("{place}, decoded").format(place=place))

    def _show_plane(self, plane: _Plane) -> None:
        half = plane.half_width
        self.plane.set_manifold(plane.image, (-half, half, -half, half))

    def _show_reconstructions(self, pictures: NDArray[np.uint8]) -> None:
        headers = (self.tr("real"), self.tr("rebuilt"))
        self.reconstructions.set_images(pictures, len(pictures) // 2, row_headers=headers)

    def _show_points(self, points: _Points) -> None:
        self.plane.set_points(points.places, points.labels, classes_in_words(points.classes[:NAMED]))

    def _show_found(self, found: _Found) -> None:
        self.plane.set_cursor(*map(float, found.z[:2]))
        self.sliders.set_values(found.z[2:])
        self._on_sliders()
        said = (
            self.tr("{name} lies here; its negative, light on dark, is what the model knows better.")
            if found.negative
            else self.tr("{name} lies here.")
        )
        self.message.emit(said.replace("{name}", found.name))


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a picture of the person's own lies, and whether it is its negative that lies there."""

    name: str
    z: NDArray[np.float32]
    negative: bool


@dataclass(frozen=True, slots=True)
class _Decoded:
    """One place and its picture."""

    z: NDArray[np.float32]  # (latent_size,)
    image: NDArray[np.uint8]  # (28, 28)


@dataclass(frozen=True, slots=True)
class _Plane:
    """What the square from -half_width to half_width decodes to."""

    half_width: float
    image: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Points:
    """Where held-out pictures lie."""

    places: NDArray[np.float32]  # (n, 2)
    labels: NDArray[np.int64]  # (n,)
    classes: tuple[str, ...]


def _in_short(figures: Mapping[str, float]) -> str:
    words = QCoreApplication.translate(
        "View", "Pixel error {reconstruction_mse:.4f}, mean picture {reconstruction_mse_baseline:.4f}"
    )
    return fill(words, **figures)


# All below runs in the playing thread.


def _decode(snapshot: Any, z: NDArray[np.float32]) -> _Decoded:
    return _Decoded(z[0], _sampler(snapshot).decode(z)[0])


def _walk(snapshot: Any, reach: float, beyond: NDArray[np.float32]) -> Errand:
    """Decode the plane as far as it is seen, giving way after every row."""
    least = playground("latent").module("sampling").MANIFOLD_EXTENT
    half_width = max(least, reach)
    strips = []
    for strip in _sampler(snapshot).manifold_strips(extent=half_width, beyond=beyond):
        strips.append(strip)
        yield
    return _Plane(half_width, np.concatenate(strips))


def _rebuild(snapshot: Any, originals: NDArray[np.uint8]) -> Errand:
    """Return pictures and, behind them, their reconstructions."""
    yield
    return np.concatenate([originals, _sampler(snapshot).reconstruct(originals)])


def _encode(snapshot: Any, pictures: ImageSet) -> Errand:
    """Return where held-out pictures lie, giving way after every few of them."""
    sampler = _sampler(snapshot)
    images = pictures.test_images[:PLANE_POINTS]
    places = []
    for start in range(0, len(images), _CHUNK):
        mu, _ = sampler.encode(images[start : start + _CHUNK])
        places.append(mu[:, :2])
        yield
    return _Points(np.concatenate(places), pictures.test_labels[:PLANE_POINTS], pictures.classes)


def _find(snapshot: Any, path: Path) -> Errand:
    """Return where a picture file lies: as it is, or its negative, whichever the model rebuilds better.

    The pictures that models learn from are light on dark; most that people have are dark on light.
    """
    from gdl_desktop.data.picture import read_picture  # and Pillow, which the window does without until now

    picture = read_picture(path)
    yield
    both = np.stack([picture, 255 - picture])
    sampler = _sampler(snapshot)
    missed = (sampler.reconstruct(both).astype(np.float32) - both).reshape(2, -1)
    better = int(np.argmin(np.square(missed).mean(axis=1)))
    mu, _ = sampler.encode(both[better : better + 1])
    return _Found(path.name, mu[0], negative=better == 1)


def _sampler(snapshot: Any) -> Any:
    return playground("latent").module("sampling").sampler_for(snapshot)
