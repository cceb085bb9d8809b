"""An editor with what stands around it: unit, a word on live settings, and what is wrong with the value."""

from __future__ import annotations

from typing import Any, Final, cast

from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gdl_desktop.core.config import Setting, convert
from gdl_desktop.core.errors import ConfigError
from gdl_desktop.qt.colours import blend, error_colour
from gdl_desktop.qt.forms.editors import Editor, make_editor
from gdl_desktop.qt.sentences import translated
from gdl_desktop.qt.widgets.sentence import ErrorSentence
from gdl_desktop.qt.words import fill

EDITOR_WIDTH: Final = 104


class Field(QWidget):
    """One setting in the form.

    Attributes
    ----------
    edited
        The person changed the value; it need not be a good one.
    committed
        ``(name, value)``: the person is done, and the value is a good and a new one.
    """

    edited = Signal()
    committed = Signal(str, object)

    def __init__(self, spec: Setting, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.editor = make_editor(spec)
        self.editor.setParent(self)
        self.editor.setObjectName(object_name)
        self.editor.setAccessibleName(_in_words(spec.title))
        self.editor.setAccessibleDescription(_in_words(spec.description))
        self.editor.setToolTip(tooltip(spec))
        self.editor.setMinimumWidth(EDITOR_WIDTH)  # less than the widest value a spin box could ever hold
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._last: object = spec.default
        self._error = ErrorSentence(self)
        self._error.setObjectName(f"{object_name}.error")
        self._error.hide()

        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.editor, 1)
        if spec.unit and spec.kind != "int":  # a spin box shows it itself
            line.addWidget(QLabel(_in_words(spec.unit), self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self._error)

        self._typed.edited.connect(self._on_edited)
        self._typed.committed.connect(self._on_committed)

    @property
    def _typed(self) -> Editor:
        return cast(Editor, self.editor)

    def current(self) -> object:
        """Return the value as it stands, unchecked."""
        return self._typed.current()

    def value(self) -> Any:
        """Return the checked value.

        Raises
        ------
        ConfigError
            It is of the wrong kind or out of bounds; the field then says so.
        """
        try:
            value = convert(self.spec, self._typed.current())
        except ConfigError as error:
            self.show_error(str(error))
            raise
        self.show_error("")
        return value

    def show_value(self, value: object) -> None:
        """Show a value silently, and forget what was wrong."""
        self._typed.show_value(value)
        self._last = value
        self.show_error("")

    def show_error(self, sentence: str) -> None:
        """Mark the field and say beneath it what is wrong; an empty sentence clears it."""
        sentence = translated(sentence)
        if sentence == self._error.text():
            return
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        palette = QPalette()
        if self._error.text():
            base = self.palette().color(QPalette.ColorRole.Base)
            palette.setColor(QPalette.ColorRole.Base, blend(base, error_colour(self.palette()), 0.22))
        self.editor.setPalette(palette)

    @Slot()
    def _on_edited(self) -> None:
        if self._error.text():  # while it is wrong, follow every key; a fresh mistake waits for the end
            self._checked()
        self.edited.emit()

    @Slot()
    def _on_committed(self) -> None:
        valid, value = self._checked()
        if valid and value != self._last:
            self._last = value
            self.committed.emit(self.spec.name, value)

    def _checked(self) -> tuple[bool, object]:
        try:
            return True, self.value()
        except ConfigError:
            return False, None


def tooltip(spec: Setting) -> str:
    """Return the description, the bounds and whether it may change during training, line by line."""
    lines = [_in_words(spec.description)]
    if spec.bounds_text:
        bounds = translated(spec.bounds_text)
        words = fill(QCoreApplication.translate("Field", "Each {bounds}"), bounds=bounds)
        words = words if spec.kind == "ints" else bounds
        lines.append(f"{words[0].upper()}{words[1:]}{f' {_in_words(spec.unit)}' if spec.unit else ''}.")
    if spec.live:
        lines.append(QCoreApplication.translate("Field", "May be changed while training runs."))
    # Rich text wraps in a tooltip, plain text does not.
    return "<p>" + "<br>".join(line.replace("&", "&amp;").replace("<", "&lt;") for line in lines if line) + "</p>"


def _in_words(source: str) -> str:
    """Return what a config says about a setting in the language of the window."""
    return QCoreApplication.translate("Settings", source) if source else ""
