"""One small editor for each kind of setting, all with the same four members.

``current()`` returns the value as it stands, unchecked; ``show_value(value)`` shows one silently;
``edited`` is emitted at every change a person makes and ``committed`` when they are done with it.
None of them turns by the mouse wheel unless it has the focus: the form around them scrolls.
"""

from __future__ import annotations

import math
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPaintEvent, QPalette, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

from gdl_desktop.core.config import Setting
from gdl_desktop.qt.widgets.sentence import wrapping
from gdl_desktop.qt.widgets.tick_box import TickBox
from gdl_desktop.qt.words import number

_INT_RANGE = 2**31 - 1  # what a QSpinBox can hold
_INT_DIGITS = len(str(_INT_RANGE))
_INSET = 2  # pixels before words, which then begin where those of fields with arrows do
_WIDEST_LIST = 520  # pixels
_LONGEST_ROW = 100  # characters: no row of sizes comes near it


class Editor(Protocol):
    """What the form needs of an editor."""

    edited: SignalInstance
    committed: SignalInstance

    def current(self) -> object:
        """Return the value as it stands, unchecked."""

    def show_value(self, value: object) -> None:
        """Show a value without emitting anything."""


def make_editor(spec: Setting) -> QWidget:
    """Return the editor for a setting, showing its default; it satisfies `Editor`."""
    editor: QWidget
    if spec.kind == "int":
        editor = IntEditor(spec.low, spec.high, spec.unit and QCoreApplication.translate("Settings", spec.unit))
    elif spec.kind == "float":
        editor = FloatEditor()
    elif spec.kind == "bool":
        editor = BoolEditor()
    elif spec.kind == "choice":
        editor = ChoiceEditor(spec.choices)
    else:
        editor = IntsEditor()
    editor.show_value(spec.default)
    return editor


class CalmComboBox(QComboBox):
    """A list that the wheel scrolls past, and that yields when its column is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def showPopup(self) -> None:  # noqa: N802 (Qt's name)
        """Open the list as wide as its longest line, within reason, however narrow the column is."""
        bar = self.view().verticalScrollBar().sizeHint().width()
        self.view().setMinimumWidth(min(self.view().sizeHintForColumn(0) + bar, _WIDEST_LIST))
        super().showPopup()

    def words_cut(self) -> bool:
        """Return whether what it says has too little room."""
        return self._option().currentText != self._words()

    def event(self, event: QEvent) -> bool:
        """Begin the tooltip with what it says, where that has too little room."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.words_cut():
            QToolTip.showText(event.globalPos(), self.tip(), self)
            return True
        return super().event(event)

    def tip(self) -> str:
        """Return its tooltip, behind what it says where that has too little room."""
        return _beginning_with(self._words(), self.toolTip()) if self.words_cut() else self.toolTip()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as the style does, with dots where a word has no room."""
        option = self._option()
        painter = QStylePainter(self)
        if not self.currentText():
            option.palette.setBrush(QPalette.ColorRole.ButtonText, self.palette().placeholderText())
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the scroll area, unless the person is in this field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _words(self) -> str:
        return self.currentText() or self.placeholderText()

    def _option(self) -> QStyleOptionComboBox:
        """Return what the style is to draw, with as much of the words as there is room for."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        place = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        shown = self.fontMetrics().elidedText(self._words(), Qt.TextElideMode.ElideRight, place.width() - 4)
        option.currentText = shown
        return option


class IntEditor(QSpinBox):
    """A whole number between two bounds."""

    edited = Signal()
    committed = Signal()

    def __init__(
        self, low: float | None = None, high: float | None = None, unit: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if unit:
            self.setSuffix(f" {unit}")
        self.setRange(
            -_INT_RANGE if low is None else max(-_INT_RANGE, math.ceil(low)),
            _INT_RANGE if high is None else min(_INT_RANGE, math.floor(high)),
        )
        self.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType)
        self.setKeyboardTracking(False)  # typing 128 does not mean 1, then 12
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.textChanged.connect(self.edited)
        self.valueChanged.connect(self.committed)

    def current(self) -> object:
        """Return the number, also one that is still being typed."""
        self.interpretText()
        return self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let a number be typed that is too large, which becomes the greatest in the end.

        Qt would swallow the digits beyond the bound, so that another number stood there than was typed.
        """
        number = self._typed(text)
        if number is None:
            return super().validate(text, position)
        within = self.minimum() <= number <= self.maximum()
        return QValidator.State.Acceptable if within else QValidator.State.Intermediate, text, position

    def fixup(self, text: str) -> str:
        """Return the bound that a typed number lies beyond."""
        number = self._typed(text)
        if number is None:
            return super().fixup(text)
        return self.textFromValue(max(self.minimum(), min(number, self.maximum()))) + self.suffix()

    def _typed(self, text: str) -> int | None:
        """Return the number that was typed, or one beyond all of ours where it has more digits; None if it is none.

        Digits of other scripts, which Qt does not read, and signs are Qt's to judge.
        """
        digits = text.removesuffix(self.suffix()).replace(self.locale().groupSeparator(), "").strip()
        if not (digits.isascii() and digits.isdecimal()):
            return None
        digits = digits.lstrip("0") or "0"
        return int(digits) if len(digits) <= _INT_DIGITS else _INT_RANGE + 1

    def show_value(self, value: object) -> None:
        """Show a number silently."""
        assert isinstance(value, int)
        with QSignalBlocker(self):
            self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the scroll area, unless the person is in this field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class FloatEditor(QLineEdit):
    """A number written as people write it: 0.0002, 1e-5, and 0,5 is understood too.

    The arrow keys count its first figure up and down: 0.0002, 0.0003, ... 0.0009, 0.001.
    """

    edited = Signal()
    committed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextMargins(_INSET, 0, 0, 0)
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self.committed)

    def current(self) -> object:
        """Return the number, or the text as it is when it is none."""
        text = self.text().strip().replace(",", ".")
        try:
            return float(text)
        except ValueError:
            return self.text().strip()

    def show_value(self, value: object) -> None:
        """Show a number silently."""
        assert isinstance(value, int | float)
        self.setText(number(number_text(value)))
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count up and down by the arrow keys."""
        direction = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        value = self.current()
        if direction is None or not isinstance(value, float) or not math.isfinite(value):
            super().keyPressEvent(event)
            return
        self.setText(number(number_text(_next_figure(value, direction))))
        self.edited.emit()
        self.committed.emit()


class IntsEditor(QLineEdit):
    """Whole numbers in a row, such as the sizes of stacked layers: ``512, 256``."""

    edited = Signal()
    committed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextMargins(_INSET, 0, 0, 0)
        self.setMaxLength(_LONGEST_ROW)
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self.committed)

    def current(self) -> object:
        """Return the text; the setting's own conversion reads it."""
        return self.text()

    def show_value(self, value: object) -> None:
        """Show a tuple of numbers silently."""
        assert isinstance(value, tuple)
        self.setText(", ".join(str(number) for number in value))
        self.setCursorPosition(0)


class BoolEditor(TickBox):
    """Yes or no."""

    edited = Signal()
    committed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(self.edited)
        self.clicked.connect(self.committed)

    def current(self) -> object:
        """Return whether it is ticked."""
        return self.isChecked()

    def show_value(self, value: object) -> None:
        """Tick it or not, silently."""
        self.setChecked(bool(value))


class ChoiceEditor(CalmComboBox):
    """One of a few words."""

    edited = Signal()
    committed = Signal()

    def __init__(self, choices: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for choice in choices:
            self.addItem(QCoreApplication.translate("Choices", choice), choice)
        self.activated.connect(self.edited)
        self.activated.connect(self.committed)

    def current(self) -> object:
        """Return the chosen word, as the config knows it."""
        return self.currentData()

    def show_value(self, value: object) -> None:
        """Choose a word silently."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(value))


def number_text(value: float) -> str:
    """Return the shortest text that reads back as the same number: ``0.0002``, ``1``, ``1e-05``."""
    short = f"{value:g}"
    return short if float(short) == value else repr(value)


def _beginning_with(words: str, tip: str) -> str:
    """Return a tooltip, rich text or plain, with words in front of it."""
    return wrapping(words) + (tip if tip.startswith("<p>") else wrapping(tip))


def _next_figure(value: float, direction: int) -> float:
    """Return the number whose first figure is one higher or lower."""
    if value == 0:
        return 0.1 * direction
    exponent = math.floor(math.log10(abs(value)))
    figure = abs(value) / 10**exponent
    towards_zero = direction * value < 0
    if towards_zero and math.isclose(figure, 1):
        exponent -= 1  # below 0.001 comes 0.0009, not 0
    return float(f"{value + direction * 10.0**exponent:.12g}")
