"""A thread that does one thing and then says how it ended."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, QThread, Signal, Slot

from gdl_desktop.qt.workers.failures import in_a_sentence


class OneTaskThread(QThread):
    """Does one thing once; a subclass overrides `work` and `excuse`.

    It ends with exactly one of its signals, which comes when the thread has really ended, so that whoever
    hears it may let go of the thread.

    Parameters
    ----------
    what
        The kind of work, in a word.

    Attributes
    ----------
    done
        The work is done, or was stopped.
    failed
        A sentence for the person.
    """

    done = Signal()
    failed = Signal(str)

    def __init__(self, what: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(what)
        self._stopping = threading.Event()
        self._failure = ""
        self.finished.connect(self._on_finished)

    @property
    def stopping(self) -> bool:
        """Whether it has been asked to end."""
        return self._stopping.is_set()

    def stop(self) -> None:
        """Ask the work to end at its next piece; `wait` waits for it."""
        self._stopping.set()

    def run(self) -> None:
        """Work to the end; called by Qt in the new thread."""
        try:
            self.work()
        except Exception as error:  # noqa: BLE001 (nothing may escape into Qt)
            self._failure = in_a_sentence(error, self.objectName(), self.excuse())

    def work(self) -> None:
        """Do it, in the new thread, and look at `stopping` now and then."""
        raise NotImplementedError

    def excuse(self) -> str:
        """Return what is said of a fault of ours, with ``{error}`` where it is named."""
        raise NotImplementedError

    def tell_end(self, failure: str) -> None:
        """Say how it ended; ``failure`` is empty where nothing went wrong."""
        if failure:
            self.failed.emit(failure)
        else:
            self.done.emit()

    @Slot()
    def _on_finished(self) -> None:
        self.wait()  # `finished` is emitted by the thread itself, an instant before its end
        self.tell_end(self._failure)
