"""A row of tabs that leaves the words of each their room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyle, QStyleOptionTab, QTabBar


class TabBar(QTabBar):
    """Tabs as the style draws them, higher by as much as it lowers those that are not in front.

    Without that, it cuts the tails of their letters.
    """

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of a tab."""
        lower = self.style().pixelMetric(QStyle.PixelMetric.PM_TabBarTabShiftVertical, None, self)
        return super().tabSizeHint(index) + QSize(0, lower)

    def initStyleOption(self, option: QStyleOptionTab, index: int) -> None:  # noqa: N802 (Qt's name)
        """Give tabs that stand alone the ground of those that have pages: in the dark they would have none."""
        super().initStyleOption(option, index)
        option.features |= QStyleOptionTab.TabFeature.HasFrame
