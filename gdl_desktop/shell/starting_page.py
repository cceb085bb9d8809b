"""What a tab shows in the first moment: its panel, before plots and pictures are there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gdl_desktop.qt.panels.training_panel import TrainingPanel
from gdl_desktop.qt.widgets.empty_state import EmptyState
from gdl_desktop.shell.first_paint import FirstPaint


class StartingPage(QWidget):
    """A panel beside an empty place.

    Plots need libraries that take longer to load than the whole window takes to appear; a person sees
    the window meanwhile.

    Attributes
    ----------
    painted
        The page has been painted for the first time, and what was painted is on its way to the screen.
    """

    painted = Signal()

    def __init__(self, panel: TrainingPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = panel
        empty = EmptyState(self.tr("Starting…"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)
        layout.addWidget(empty, 1)
        FirstPaint(empty).happened.connect(self.painted)
