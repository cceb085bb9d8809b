"""Python's cyclic garbage, collected in the window's thread and in no other.

Python collects in whichever thread happens to allocate, which is mostly the one that trains. If widgets are among the
garbage, their destructors then run there: each holds a lock of Qt's and waits for Python's, while the window's thread
may hold Python's and wait for that of Qt. Both then wait for ever.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

SWEEP_MS: Final = 500  # cycles are few: counting references frees nearly everything at once


class Sweeper(QObject):
    """Collects what Python would collect by itself, from now on and in this thread.

    Parameters
    ----------
    parent
        Lives in the window's thread, and ends with the last of the window.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.sweep)
        timer.start(SWEEP_MS)

    @Slot()
    def sweep(self) -> None:
        """Collect the oldest generation that is due, and with it all younger ones."""
        due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(due):
            gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))
