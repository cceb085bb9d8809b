"""A ring around the control that the keyboard speaks to, the same for every kind of control."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QTabBar, QWidget

from gdl_desktop.qt.colours import scheme_of
from gdl_desktop.qt.design import COLOURS, RADIUS, RING


class FocusGuide(QObject):
    """Rings the control that has the focus for as long as somebody walks by keyboard; a mouse needs no ring.

    Styles draw the focus faintly, and not at all around widgets of our own.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: FocusRing | None = None
        self._walking = False
        app.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        # A ring lies in the window of its control, and may have gone with it.
        ring = self._ring if self._ring is not None and shiboken6.isValid(self._ring) else None
        if ring is not None:
            ring.hide()
            ring.deleteLater()
        self._ring = None
        if now is None:
            return
        # Who pressed a button by key that closes with it, walks on from wherever the focus goes.
        by_key = now.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        self._walking = by_key or (self._walking and QApplication.mouseButtons() == Qt.MouseButton.NoButton)
        if self._walking and now.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self._ring = FocusRing(now)


class FocusRing(QFocusFrame):
    """A ring around one control, following it when it moves."""

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setWidget(control)
        self.raise_()  # Qt puts it beneath the control, which may fill its parent to the edge
        self.clearMask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control, without the mask that Qt gives the frame each time.

        It leaves the frame only its margin, which may lie beyond the parent: then nothing were left to paint.
        """
        filtered = super().eventFilter(watched, event)
        if not self.mask().isEmpty():
            self.clearMask()
        return filtered

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(COLOURS[scheme_of(self.palette())].focus), RING))
        half = RING / 2
        painter.drawRoundedRect(QRectF(self._place()).adjusted(half, half, -half, -half), RADIUS, RADIUS)

    def _place(self) -> QRect:
        """Return where it goes: around the control, within what is seen of it, or around the tab in front."""
        control = self.widget()
        if isinstance(control, QTabBar):
            tab = control.tabRect(control.currentIndex())
            return QRect(self.mapFromGlobal(control.mapToGlobal(tab.topLeft())), tab.size())
        parent = self.parentWidget()
        return self.rect() if parent is None else self.rect().intersected(parent.rect().translated(-self.pos()))
