"""A thread that lets generated text flow into the window."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Generator, Iterator

from PySide6.QtCore import QObject, QThread, Signal, Slot

from gdl_desktop.core.errors import UserError

_log = logging.getLogger(__name__)

PERIOD_SECONDS = 1 / 30


class StreamThread(QThread):
    """Iterates pieces of text and hands them over in batches, about 30 times a second at the most.

    It ends with exactly one of `done` and `failed`, which come when the thread has really ended, so
    that whoever hears them may let go of it. One object streams one text.

    Parameters
    ----------
    make_pieces
        Called inside the thread; returns the pieces.

    Attributes
    ----------
    pieces
        The next part of the text.
    done
        The text is complete, or was stopped.
    failed
        A sentence for the person.
    """

    pieces = Signal(str)
    done = Signal()
    failed = Signal(str)

    def __init__(self, make_pieces: Callable[[], Iterator[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stream")
        self._make_pieces = make_pieces
        self._stopping = threading.Event()
        self._failure = ""
        self.finished.connect(self._tell_end)

    def stop(self) -> None:
        """Ask the stream to end after the piece in work; `wait` waits for it."""
        self._stopping.set()

    def run(self) -> None:
        """Stream to the end; called by Qt in the new thread."""
        try:
            self._stream()
        except UserError as error:
            self._failure = str(error)
        except Exception as error:  # noqa: BLE001 (nothing may escape into Qt)
            _log.warning("a stream failed", exc_info=True)
            sentence = self.tr("The text could not be written ({error}).")
            self._failure = sentence.format(error=f"{type(error).__name__}: {error}")

    def _stream(self) -> None:
        batch: list[str] = []
        due = time.monotonic()
        pieces = self._make_pieces()
        try:
            for piece in pieces:
                batch.append(piece)
                now = time.monotonic()
                if now >= due:
                    self.pieces.emit("".join(batch))
                    batch.clear()
                    due = now + PERIOD_SECONDS
                if self._stopping.is_set():
                    break
        finally:
            if batch:
                self.pieces.emit("".join(batch))
            if isinstance(pieces, Generator):
                pieces.close()

    @Slot()
    def _tell_end(self) -> None:
        self.wait()  # `finished` is emitted by the thread itself, an instant before its end
        if self._failure:
            self.failed.emit(self._failure)
        else:
            self.done.emit()
