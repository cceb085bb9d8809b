"""A latent plane to walk on, with its class legend and its switches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gdl_desktop.qt.colours import mark_colour
from gdl_desktop.qt.design import TIGHT
from gdl_desktop.qt.widgets.legend import Legend
from gdl_desktop.qt.widgets.plane_canvas import Extent, PlaneCanvas
from gdl_desktop.qt.widgets.tick_box import TickBox
from gdl_desktop.qt.words import hundredths, number


class LatentPlane(QWidget):
    """Shows the manifold of decoded pictures, the encoded points by class and a cursor to drag.

    The view is a square around the origin that holds the manifold and 99 % of the points.

    Attributes
    ----------
    moved
        ``(x, y)``: the person moved the cursor by mouse or arrow keys.
    """

    moved = Signal(float, float)

    def __init__(
        self,
        empty: str = "",
        object_name: str = "latent_plane",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        nothing = self.tr("Press Train, or open a model, to see what lies on this plane.")
        self.canvas = PlaneCanvas(f"{object_name}.canvas", empty or nothing, self)
        self.setFocusProxy(self.canvas)
        self._manifold_switch = TickBox(self.tr("Manifold"), self)
        self._manifold_switch.setObjectName(f"{object_name}.manifold")
        self._manifold_switch.setAccessibleName(self.tr("Show what every place decodes to"))
        self._manifold_switch.setToolTip(self.tr("Show what the places of the plane decode to."))
        self._points_switch = TickBox(self.tr("Points"), self)
        self._points_switch.setObjectName(f"{object_name}.points")
        self._points_switch.setAccessibleName(self.tr("Show the encoded pictures as points"))
        self._points_switch.setToolTip(self.tr("Show where the model puts held-out pictures, coloured by class."))
        self._readout = QLabel(self)
        self._readout.setObjectName(f"{object_name}.readout")
        self._readout.setAccessibleName(self.tr("Place of the cursor"))
        self._legend = Legend(self)
        self._legend.hide()
        self._class_names: tuple[str, ...] = ()

        line = QHBoxLayout()
        line.addWidget(self._manifold_switch)
        line.addWidget(self._points_switch)
        line.addStretch(1)
        line.addWidget(self._readout)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self._legend)
        layout.addLayout(line)

        for switch in (self._manifold_switch, self._points_switch):
            switch.setChecked(True)
            switch.toggled.connect(self._on_switched)
        self.canvas.moved.connect(self._on_moved)
        self._read_out()

    def set_manifold(self, image: NDArray[np.uint8] | None, extent: Extent = (-3.0, 3.0, -3.0, 3.0)) -> None:
        """Show what places decode to.

        Parameters
        ----------
        image
            uint8 of shape (height, width), the first row at the greatest y; None shows nothing.
        extent
            ``(x_min, x_max, y_min, y_max)`` of the image's edges.
        """
        self.canvas.set_manifold(image, extent)
        self._read_out()

    def set_points(
        self, points: NDArray[np.floating], labels: NDArray[np.integer], class_names: Sequence[str] = ()
    ) -> None:
        """Show encoded pictures.

        Parameters
        ----------
        points
            Float of shape (n, 2); points that are not finite are left out.
        labels
            Integers of shape (n,), indices into ``class_names``.
        """
        self.canvas.set_points(points, labels)
        self._class_names = tuple(class_names)
        self._name_classes()
        self._read_out()

    def clear(self) -> None:
        """Show an empty plane."""
        self.set_manifold(None)
        self.set_points(np.zeros((0, 2)), np.zeros(0, np.int64))

    def cursor(self) -> tuple[float, float]:  # type: ignore[override]
        """Return where the cursor is on the plane (QWidget's pointer shape is not wanted here)."""
        return self.canvas.cursor_position()

    def set_cursor(self, x: float, y: float) -> None:
        """Place the cursor silently."""
        self.canvas.move_cursor(x, y)
        self._read_out()

    def points_reach(self) -> float:
        """Return how far the points lie from the axes, 1 % of them left out; 0 without points.

        A manifold of that extent covers all that is worth seeing, and shrinks when the points do.
        """
        return self.canvas.points_reach

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        self._read_out()
        self.moved.emit(x, y)

    @Slot()
    def _on_switched(self) -> None:
        self.canvas.show_points = self._points_switch.isChecked()
        self.canvas.show_manifold = self._manifold_switch.isChecked()
        self._name_classes()
        self.canvas.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._name_classes()

    def _name_classes(self) -> None:
        colours = (mark_colour(index, self.palette()).name() for index in range(len(self._class_names)))
        self._legend.set_entries((colour, name, "") for colour, name in zip(colours, self._class_names, strict=True))
        self._legend.setVisible(bool(self._class_names) and self._points_switch.isChecked())

    def _read_out(self) -> None:
        x, y = self.cursor()
        self._readout.setText(place_text((x, y)))


def place_text(place: Iterable[float], more: str = "") -> str:
    """Return a place of the plane in a line: ``z = (0.50, −1.20)``, with ``more`` behind its last number."""
    mark = "; " if number("0.5") == "0,5" else ", "  # a comma beside decimal commas would be misread
    return f"z = ({mark.join(hundredths(value) for value in place)}{more})"
