"""Text in miniature: the shipped model keeps writing, as somebody at a typewriter would."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gdl_desktop.core.registry import Playground, playground
from gdl_desktop.qt.panels.living_picture import LivingPicture
from gdl_desktop.qt.widgets.streaming_text import StreamingText, text_font

BEAT_MS: Final = 40  # 25 characters a second
PAGE: Final = 400  # characters, about: a page ends with a line if one ends soon
TEMPERATURE: Final = 0.7
_OVERHANG: Final = 80  # characters that a page may grow in search of the end of a line, and then of a word
_AT_ONCE: Final = 32  # characters: some 10 ms of work
_NARROW: Final = 400  # pixels; on a wider page letters are larger
_LARGEST: Final = 2.0  # times as large as usual
_TURN: Final = ""
_REST: Final = None
_RESTS: Final = 40  # beats in which a full page can be read


class Miniature(LivingPicture):
    """A page on which the model writes, and a new one when it is full."""

    def __init__(self, room: Playground, parent: QWidget | None = None) -> None:
        super().__init__(room, _Writer, BEAT_MS, parent)
        self.page = StreamingText(object_name="text.miniature.page", parent=self)
        self.page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_content(self.page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write larger on a larger page, which would be empty otherwise."""
        super().resizeEvent(event)
        font = text_font(self.font())
        font.setPointSizeF(font.pointSizeF() * min(max(1.0, event.size().width() / _NARROW), _LARGEST))
        self.page.setFont(font)

    def show_piece(self, piece: str | None) -> None:
        """Type a character, turn the page, or rest."""
        if piece == _TURN:
            self.page.start()
        elif piece is not _REST:
            self.page.append(piece)


class _Writer:
    """Writes with one model, page after page; lives in the picture's thread."""

    def __init__(self, snapshot: Any) -> None:
        import numpy as np

        self._sampler = playground("text").module("sampling").TextSampler(snapshot)
        self._rng = np.random.default_rng()
        self._begin()

    def _begin(self) -> None:
        self._writing = self._sampler.begin()
        self._written = 0

    def __call__(self) -> list[str | None]:
        """Return a few characters, and behind the last one of a page what comes between two pages."""
        pieces: list[str | None] = []
        for _ in range(_AT_ONCE):
            character = self._writing.write(TEMPERATURE, self._rng)
            pieces.append(character)
            self._written += 1
            beyond = self._written - PAGE
            at_line, at_word = character == "\n", not character.isalnum()
            if beyond >= 0 and (at_line or (at_word and beyond >= _OVERHANG) or beyond >= 2 * _OVERHANG):
                self._begin()
                return [*pieces, *[_REST] * _RESTS, _TURN]
        return pieces
