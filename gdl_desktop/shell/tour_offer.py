"""A quiet line that offers the guided tour to whoever starts the program for the first time."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QToolButton, QWidget

from gdl_desktop.qt.design import GAP, TIGHT
from gdl_desktop.shell.guided_tour import GuidedTour
from gdl_desktop.shell.settings import settings

_OFFERED: Final = "guided_tour/offered"


def was_offered() -> bool:
    """Return whether the tour has been offered at an earlier start."""
    return settings().value(_OFFERED) is not None


class TourOffer(QWidget):
    """Two buttons beside the tabs, which go when either has been pressed or the tour has begun otherwise."""

    def __init__(self, tour: GuidedTour, tabs: QTabWidget) -> None:
        super().__init__(tabs)
        self.setObjectName("tour_offer")
        self._tabs = tabs
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, GAP, 0)
        layout.setSpacing(TIGHT)
        for name, text, tip, slot in (
            (
                "tour_offer.yes",
                self.tr("New here? Take the guided tour"),
                self.tr("Eight short steps, which you do yourself. The menu Help has it too."),
                tour.start,
            ),
            ("tour_offer.no", self.tr("No, thank you"), self.tr("The menu Help keeps the guided tour."), self.leave),
        ):
            button = QToolButton(self)
            button.setObjectName(name)
            button.setText(text)
            button.setToolTip(tip)
            button.setAutoRaise(name == "tour_offer.no")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(slot)
            layout.addWidget(button)
        tour.began.connect(self.leave)
        tabs.setCornerWidget(self, Qt.Corner.TopRightCorner)
        self.show()
        settings().setValue(_OFFERED, True)

    @Slot()
    def leave(self) -> None:
        """Go, for good."""
        if self._tabs.cornerWidget(Qt.Corner.TopRightCorner) is self:
            self._tabs.setCornerWidget(None, Qt.Corner.TopRightCorner)  # type: ignore[arg-type]
        self.hide()
        self.deleteLater()
