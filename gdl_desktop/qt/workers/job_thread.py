"""What the threads that work for the window have in common."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from typing import Final

from PySide6.QtCore import QObject, QThread, Signal

from gdl_desktop.qt.workers.failures import in_a_sentence

Job = Callable[[], object]
Errand = Generator[None, None, object]

NOT_YET: Final = object()
"""What a job returns that has more to do; it is no answer."""


class JobThread(QThread):
    """Does jobs until it is stopped; a subclass says how one asks for them, and overrides `_take`.

    The thread starts with the first job.

    Attributes
    ----------
    result
        ``(stamp, value)`` of a job that ran. The stamp tells which one, or a late answer from a
        current one.
    failed
        ``(stamp, message)`` of a job that raised; the message is a sentence for the person.
    """

    result = Signal(object, object)
    failed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(type(self).__name__)
        self._condition = threading.Condition()
        self._stopping = False

    def stop(self) -> None:
        """Wait until what `_take` still gives is done, and end the thread."""
        with self._condition:
            self._stopping = True
            self._condition.notify()
        self.wait()

    def run(self) -> None:
        """Do jobs until `stop`; called by Qt in the new thread."""
        while (taken := self._take()) is not None:
            self._do(*taken)
            del taken  # a job may hold a whole model: do not keep it while idle

    def _accept(self, note_down: Callable[[], object]) -> None:
        """Have something noted down that was asked for, unless the thread is ending, and see to it that it runs."""
        with self._condition:
            if self._stopping:
                return
            note_down()
            self._condition.notify()
        if not self.isRunning():
            self.start()

    def _take(self) -> tuple[Job, object] | None:
        """Wait for a job and return it with its stamp; None ends the thread."""
        raise NotImplementedError

    def _do(self, job: Job, stamp: object) -> None:
        try:
            value = job()
        except Exception as error:  # noqa: BLE001 (nothing may escape into Qt)
            self.failed.emit(stamp, in_a_sentence(error, "job", self.tr("This could not be done ({error}).")))
        else:
            if value is not NOT_YET:
                self.result.emit(stamp, value)
