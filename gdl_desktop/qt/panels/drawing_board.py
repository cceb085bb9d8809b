"""The place where a person draws pictures of their own: a class, the numbers z, and what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gdl_desktop.qt.forms.editors import CalmComboBox
from gdl_desktop.qt.widgets.arrange import heading, label_for
from gdl_desktop.qt.widgets.image_grid import ImageGrid
from gdl_desktop.qt.widgets.sliders import VectorSliders
from gdl_desktop.qt.words import classes_in_words

PRIOR_RANGE: Final = {"uniform": 1.0, "normal": 3.0}
_MORE_COLUMNS: Final = 5
_WIDEST_CHOICE: Final = 320  # pixels, on a wide screen


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants drawn.

    Attributes
    ----------
    label
        The class.
    seed
        Of the numbers that z is drawn from.
    z
        float32 of shape (n, z_size): what to draw from. None until it has been drawn from the seed.
    """

    label: int
    seed: int
    z: NDArray[np.float32] | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Pictures of one class.

    Attributes
    ----------
    wish
        What was asked for.
    z
        float32 of shape (n, z_size), what they were drawn from.
    images
        uint8 of shape (n, 28, 28).
    """

    wish: Wish
    z: NDArray[np.float32]
    images: NDArray[np.uint8]


class DrawingBoard(QWidget):
    """A class to choose, a button that draws new numbers z, and sliders to change them by hand.

    Of the pictures drawn the first stands large, and its z is what the sliders show; a click on one of
    the others takes its z to the sliders.

    Parameters
    ----------
    name
        Prefix of the names of its controls.

    Attributes
    ----------
    wanted
        Another drawing is wanted; `wish` says which, and `show_drawing` takes it.
    """

    wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rng = np.random.default_rng()
        self._seed = 0
        self._z: NDArray[np.float32] | None = None  # (n, z_size); None until it is drawn from the seed

        self.class_choice = CalmComboBox()
        self.class_choice.setObjectName(f"{name}.class")
        self.class_choice.setAccessibleName(self.tr("Class to draw"))
        self.class_choice.setToolTip(self.tr("What the picture is to show."))
        self.class_choice.setMinimumContentsLength(6)
        self.class_choice.setMaximumWidth(_WIDEST_CHOICE)
        self.class_choice.currentIndexChanged.connect(self.wanted)
        self.generate = QPushButton(self.tr("Generate"))
        self.generate.setObjectName(f"{name}.generate")
        self.generate.setAccessibleName(self.tr("Generate pictures"))
        self.generate.clicked.connect(self._on_generate)
        self.picture = ImageGrid(
            self.tr("Press Train, or open a model; then choose a class and press Generate for a picture of your own."),
            f"{name}.picture",
        )
        self.picture.setAccessibleName(self.tr("Picture of the chosen class, drawn from the sliders' z"))
        self.more = ImageGrid(self.tr("More pictures of the class."), f"{name}.more")
        self.more.setAccessibleName(self.tr("More pictures of the chosen class"))
        self.more.setToolTip(self.tr("Click a picture to take its z to the sliders."))
        self.more.clicked.connect(self._on_more_clicked)
        self.sliders = VectorSliders(0, object_name=f"{name}.sliders")
        self.sliders.setAccessibleName(self.tr("The numbers z that the picture is drawn from"))
        self.sliders.changed.connect(self._on_sliders)
        self._arrange()
        self._allow(False)

    def _arrange(self) -> None:
        controls = QHBoxLayout()
        controls.addWidget(label_for(self.tr("Class"), self.class_choice))
        controls.addWidget(self.class_choice, 1)
        controls.addWidget(self.generate)
        controls.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.addWidget(heading(self.tr("Draw one yourself")))
        layout.addLayout(controls)
        layout.addWidget(self.picture, 3)
        layout.addWidget(self.more, 2)
        layout.addWidget(self.sliders, 3)

    @property
    def classes(self) -> list[str]:
        """The names of the classes that can be drawn, as the model knows them."""
        return [self.class_choice.itemData(index) for index in range(self.class_choice.count())]

    @property
    def wish(self) -> Wish:
        """What the person wants drawn now."""
        return Wish(self.class_choice.currentIndex(), self._seed, self._z)

    def offer(self, classes: Sequence[str], z_size: int, prior: Literal["uniform", "normal"]) -> None:
        """Allow drawing what a model can draw, silently.

        Parameters
        ----------
        classes
            Their names, as the model knows them.
        z_size
            How many numbers a picture is drawn from; a z of another length is given up.
        prior
            What they are drawn from.
        """
        if list(classes) != self.classes:
            with QSignalBlocker(self.class_choice):
                self.class_choice.clear()
                for name, words in zip(classes, classes_in_words(classes), strict=True):
                    self.class_choice.addItem(words, name)
        if self._z is not None and self._z.shape[1] != z_size:
            self._z = None
        bound = PRIOR_RANGE[prior]
        self.sliders.set_range(-bound, bound, prior)
        self._allow(True)

    def choose(self, label: int) -> None:
        """Choose a class."""
        self.class_choice.setCurrentIndex(label)

    def begin_anew(self) -> None:
        """Forget the pictures and their z."""
        self._draw_new_z()
        self.picture.clear()
        self.more.clear()

    def show_drawing(self, drawing: Drawing) -> None:
        """Show what was drawn, unless another z has been asked for meanwhile."""
        if drawing.wish.seed != self._seed:
            return
        if self._z is None:
            self._z = drawing.z
            self.sliders.set_values(drawing.z[0])
        name = self.class_choice.itemText(drawing.wish.label)
        caption = self.tr("“{name}”, drawn from the z below").format(name=name)
        self.picture.set_images(drawing.images[:1], 1, caption)
        caption = self.tr("More of “{name}”; click one to take its z").format(name=name)
        self.more.set_images(drawing.images[1:], _MORE_COLUMNS, caption)

    def _allow(self, ready: bool) -> None:
        """Allow drawing, or say why it is not possible yet."""
        self.generate.setToolTip(
            self.tr("Draw new random numbers z and show what becomes of them.")
            if ready
            else self.tr("There is no model yet: train one or open one, then let it draw.")
        )
        for widget in (self.class_choice, self.generate, self.sliders):
            widget.setEnabled(ready)

    def _draw_new_z(self) -> None:
        self._seed = int(self._rng.integers(2**32))
        self._z = None

    @Slot()
    def _on_generate(self) -> None:
        self._draw_new_z()
        self.wanted.emit()

    @Slot()
    def _on_sliders(self) -> None:
        if self._z is not None:
            z = self._z.copy()
            z[0] = self.sliders.values()
            self._z = z
            self.wanted.emit()

    @Slot(int)
    def _on_more_clicked(self, index: int) -> None:
        if self._z is not None:
            z = self._z.copy()
            z[[0, index + 1]] = z[[index + 1, 0]]
            self._z = z
            self.sliders.set_values(z[0])
            self.wanted.emit()
