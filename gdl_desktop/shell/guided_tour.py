"""The tour for people: eight short steps beside the real widgets, each of which waits until it has been done.

(The tour that a machine drives, to test and to measure, is in ``shell/tour.py``.)
"""

from __future__ import annotations

from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QTabWidget, QWidget

from gdl_desktop.qt.widgets.guide_bubble import GuideBubble, GuideRing
from gdl_desktop.shell.tour_steps import STEPS, Heard, Step

LOOK_MS: Final = 200  # between two looks at what cannot be heard
DWELL_MS: Final = 1800  # what is done keeps its check mark this long at the least ...
READ_MS: Final = 45  # ... and as long as its words take to read, a letter
_FOLLOWED: Final = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.EnabledChange,
    QEvent.Type.ParentChange,
)


class GuidedTour(QObject):
    """Leads a person through a window, and holds nobody up: every part of it can be used meanwhile.

    Parameters
    ----------
    window
        The widgets of the steps are found in it by their object names, whenever they come.
    tabs
        What lies in another tab is pointed at by that tab.
    steps
        What there is to do.
    patience
        How long what is done is shown, as a share of the usual time.

    Attributes
    ----------
    began
        The first step is about to be shown.
    """

    began = Signal()

    def __init__(
        self, window: QMainWindow, tabs: QTabWidget, steps: tuple[Step, ...] = STEPS, patience: float = 1.0
    ) -> None:
        super().__init__(window)
        self.setObjectName("guided_tour")
        self.patience = patience
        self._window = window
        self._tabs = tabs
        self._steps = steps
        self._at = 0
        self._finished: set[int] = set()  # steps that were done in this tour
        self._goes_on = True  # by itself, when the step is done: not when the person has gone back to it
        self._heard = 0
        self._connection: tuple[QObject, str] | None = None
        self._bubble: GuideBubble | None = None
        self._ring: GuideRing | None = None
        self._followed: list[QWidget] = []
        self._focused: QWidget | None = None  # what the tour itself gave the keyboard to
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self.go_on)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.end)
        tabs.currentChanged.connect(self._on_look)

    @property
    def running(self) -> bool:
        """Whether the tour is shown."""
        return self._bubble is not None

    @property
    def at(self) -> int:
        """Which step is shown, from 0."""
        return self._at

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._steps[self._at]

    @property
    def done(self) -> bool:
        """Whether the step that is shown has been done."""
        return self._at in self._finished

    @Slot()
    def start(self) -> None:
        """Show the first step; a tour that runs begins anew."""
        self.end()
        self.began.emit()
        self._finished.clear()
        self._bubble = GuideBubble(self._window)
        self._bubble.back_wanted.connect(self.go_back)
        self._bubble.on_wanted.connect(self.go_on)
        self._bubble.end_wanted.connect(self.end)
        self._ring = GuideRing(self._window)
        self._window.installEventFilter(self)
        self._escape.setEnabled(True)
        self._look.start()
        self._bubble.setFocus()
        self._begin(0, goes_on=True)

    @Slot()
    def end(self) -> None:
        """Take the tour away."""
        if self._bubble is None:
            return
        self._look.stop()
        self._next.stop()
        self._escape.setEnabled(False)
        self._stop_listening()
        self._follow(None)
        self._window.removeEventFilter(self)
        if self._focus_is_ours():
            self._tabs.setFocus()
        for shown in (self._bubble, self._ring):
            if shown is not None:
                shown.hide()
                shown.deleteLater()
        self._bubble = self._ring = self._focused = None

    @Slot()
    def go_on(self) -> None:
        """Show the next step, whether or not this one was done; after the last the tour is over."""
        if self._bubble is None:
            return
        if self._at + 1 < len(self._steps):
            self._begin(self._at + 1, goes_on=True)
        else:
            self.end()

    @Slot()
    def go_back(self) -> None:
        """Show the step before, and wait there until the person goes on."""
        if self._bubble is not None and self._at > 0:
            self._begin(self._at - 1, goes_on=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget that is pointed at, wherever it and what encloses it go."""
        if event.type() in _FOLLOWED:
            self._show()
        elif event.type() == QEvent.Type.Close and watched is self._window:
            self.end()
        return False

    def _begin(self, index: int, goes_on: bool) -> None:
        self._next.stop()
        self._stop_listening()
        self._at, self._goes_on, self._heard = index, goes_on, 0
        self._on_look()
        self._lead_keyboard()
        if self._bubble is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(self._bubble, QAccessible.Event.Alert))

    # Whether it is done

    @Slot()
    def _on_look(self) -> None:
        if self._bubble is None:
            return
        done = self.step.done
        if isinstance(done, Heard):
            self._listen(done)
        elif done.holds(self._window):
            self._take_as_done()
        self._show()

    def _listen(self, wanted: Heard) -> None:
        """Listen to the sender, once it is there."""
        if self._connection is None:
            sender = self._window.findChild(QObject, wanted.sender)
            if sender is not None:
                getattr(sender, wanted.signal).connect(self._on_heard)
                self._connection = (sender, wanted.signal)

    def _stop_listening(self) -> None:
        if self._connection is not None:
            sender, signal = self._connection
            if shiboken6.isValid(sender):
                getattr(sender, signal).disconnect(self._on_heard)
            self._connection = None

    @Slot()
    def _on_heard(self) -> None:
        self._heard += 1
        if isinstance(self.step.done, Heard) and self._heard >= self.step.done.times:
            self._take_as_done()
            self._show()

    def _take_as_done(self) -> None:
        """Leave the check mark for a while, then go on."""
        self._finished.add(self._at)
        last = self._at == len(self._steps) - 1
        if self._goes_on and not last and not self._next.isActive():
            reading = READ_MS * len(self.tr(self.step.words))
            since = 0 if isinstance(self.step.done, Heard) else reading  # who has acted has read
            self._next.start(round(self.patience * max(DWELL_MS, since)))

    # What is seen

    def _show(self) -> None:
        """Say what is to be done, beside the widget or beside what leads to it."""
        bubble, ring, step = self._bubble, self._ring, self.step
        if bubble is None or ring is None:
            return
        target = self._window.findChild(QWidget, step.target)
        self._follow(target)
        tab = self._tab_of(target)
        words, hint = self.tr(step.words), ""
        place = None if target is None else self._seen(target)
        if target is None:
            hint = self.tr("What this step is about is not in the window now. Skip this step.")
        elif tab >= 0 and tab != self._tabs.currentIndex():
            place = self._place_of_tab(tab)
            title = self._tabs.tabText(tab).removeprefix("● ")
            words, hint = "", self.tr("First choose the tab “{title}” here.").replace("{title}", title)
        elif place is None:
            hint = self.tr(step.hidden)
            place = self._seen_around(target)
        elif not target.isEnabled() and not self.done:
            words, hint = "", self.tr(step.closed)
        last = self._at == len(self._steps) - 1
        if self.done:
            hint = self.tr("That was the tour. You find it again in the menu Help.") if last else ""
        on = self.tr("Skip step") if not self.done else self.tr("Finish") if last else self.tr("Next")
        count = self.tr("Step {step} of {steps}")
        count = count.replace("{step}", str(self._at + 1)).replace("{steps}", str(len(self._steps)))
        bubble.tell(count, self.tr(step.title), words, hint)
        bubble.offer(self._at > 0, on, self.done)
        if place is None:
            ring.hide()
        else:
            ring.surround(place)
        free = [self._seen(each) for each in map(self._find, step.keep_free) if each is not None]
        free += [self._place_of_tab(index) for index in range(self._tabs.count())]
        bubble.point_at(place, self._window.rect(), [rect for rect in free if rect is not None])

    def _find(self, name: str) -> QWidget | None:
        return self._window.findChild(QWidget, name)

    def _tab_of(self, target: QWidget | None) -> int:
        pages = range(self._tabs.count()) if target is not None else ()
        return next((index for index in pages if self._tabs.widget(index).isAncestorOf(target)), -1)  # type: ignore[union-attr,arg-type]

    def _place_of_tab(self, index: int) -> QRect:
        bar = self._tabs.tabBar()
        rect = bar.tabRect(index)
        return QRect(bar.mapTo(self._window, rect.topLeft()), rect.size())

    def _seen(self, widget: QWidget) -> QRect | None:
        """Return what is seen of a widget, in pixels of the window; None when nothing is."""
        if not widget.isVisible():
            return None
        seen = QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())
        around = widget.parentWidget()
        while around is not None and around is not self._window:
            seen &= QRect(around.mapTo(self._window, QPoint(0, 0)), around.size())
            around = around.parentWidget()
        return None if seen.isEmpty() else seen

    def _seen_around(self, widget: QWidget) -> QRect | None:
        """Return where the nearest thing that is seen encloses a widget which is not."""
        around = widget.parentWidget()
        while around is not None and around is not self._window:
            seen = self._seen(around)
            if seen is not None:
                return seen
            around = around.parentWidget()
        return None

    def _follow(self, target: QWidget | None) -> None:
        """Watch a widget and all that enclose it, in place of those that were watched before."""
        chain = []
        while target is not None and target is not self._window:
            chain.append(target)
            target = target.parentWidget()
        if chain == self._followed:
            return
        for widget in self._followed:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        for widget in chain:
            widget.installEventFilter(self)
        self._followed = chain

    # The keyboard

    def _lead_keyboard(self) -> None:
        """Give the keyboard to what is pointed at, unless the person is busy elsewhere; Tab leads to the bubble."""
        bubble, target = self._bubble, self._window.findChild(QWidget, self.step.target)
        if bubble is None:
            return
        if target is not None:
            for before, after in ((target, bubble.back), (bubble.back, bubble.on), (bubble.on, bubble.end)):
                QWidget.setTabOrder(before, after)
        if not self._focus_is_ours():
            return
        if target is not None and self._tab_of(target) not in (-1, self._tabs.currentIndex()):
            target = self._tabs.tabBar()
        can = target is not None and target.isVisible() and target.isEnabled()
        if target is None or not can or target.focusPolicy() == Qt.FocusPolicy.NoFocus:
            target = bubble.on
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focused = target

    def _focus_is_ours(self) -> bool:
        """Whether the keyboard is with the tour, with what the tour gave it to, or with nobody."""
        now = QApplication.focusWidget()
        ours = self._bubble is not None and now is not None and (now is self._bubble or self._bubble.isAncestorOf(now))
        return now is None or ours or now is self._focused
