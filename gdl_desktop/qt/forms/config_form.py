"""A form made from a config class: the one definition of a setting is enough."""

from __future__ import annotations

import contextlib
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy, QToolButton, QWidget

from gdl_desktop.core.config import convert, make_config, settings_of
from gdl_desktop.core.errors import ConfigError
from gdl_desktop.qt.forms.field import EDITOR_WIDTH, Field, tooltip
from gdl_desktop.qt.sentences import translated
from gdl_desktop.qt.widgets.sentence import ErrorSentence


class ConfigForm(QWidget):
    """Shows the settings of a config class; the advanced ones are folded away at first.

    Parameters
    ----------
    config_class
        A playground's ``Config``.
    prefix
        The editors are named ``"<prefix>.<setting>"``.

    Attributes
    ----------
    edited
        The person changed something; it need not be good yet.
    live_changed
        ``(name, value)``: a live setting has a new, checked value.
    """

    edited = Signal()
    live_changed = Signal(str, object)

    def __init__(self, config_class: type, prefix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._config_class = config_class
        dot = f"{prefix}." if prefix else ""
        self.setObjectName(f"{dot}form")
        settings = sorted(settings_of(config_class), key=lambda spec: spec.advanced)  # stable: order of declaration
        self.fields = {spec.name: Field(spec, f"{dot}{spec.name}", self) for spec in settings}

        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._layout.setVerticalSpacing(6)
        self._fold = QToolButton(self)
        self._fold.setObjectName(f"{dot}advanced")
        self._fold.setText(self.tr("Advanced"))
        self._fold.setAccessibleName(self.tr("Show the advanced settings"))
        self._fold.setToolTip(self.tr("Settings that a first look does not need."))
        self._fold.setCheckable(True)
        self._fold.setAutoRaise(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fold.toggled.connect(self._unfold)
        self._wrong = ErrorSentence(self)
        self._wrong.setObjectName(f"{dot}form.error")
        self._wrong.hide()
        self._build()

    def _build(self) -> None:
        folded = [field for field in self.fields.values() if field.spec.advanced]
        for field in self.fields.values():
            if folded and field is folded[0]:
                self._layout.addRow(self._fold)
            label = QLabel(QCoreApplication.translate("Settings", field.spec.title), self)
            label.setToolTip(tooltip(field.spec))
            label.setBuddy(field.editor)
            # The label stands beside the editor, not beside the sentence beneath it.
            label.setMinimumHeight(field.editor.sizeHint().height())
            self._layout.addRow(label, field)
            field.edited.connect(self._on_edited)
            if field.spec.live:
                field.committed.connect(self.live_changed)
        width = self.label_width()
        for field in self.fields.values():
            self._layout.labelForField(field).setMinimumWidth(width)  # unfolding must not move the column
        self._layout.addRow(self._wrong)
        self._fold.setVisible(bool(folded))
        self._unfold(False)
        plain = [field for field in self.fields.values() if not field.spec.advanced]
        if plain:
            QWidget.setTabOrder(plain[-1].editor, self._fold)  # it stands before what it folds away

    def values(self) -> dict[str, object]:
        """Return the values by name as they stand, unchecked."""
        return {name: field.current() for name, field in self.fields.items()}

    def config(self) -> Any:
        """Return the config.

        Raises
        ------
        ConfigError
            A value is not good, or the values do not fit each other. The field at fault is marked
            and the sentence stands beneath it, or at the end of the form when it concerns several.
        """
        values = {}
        first: ConfigError | None = None
        for name, field in self.fields.items():
            try:
                values[name] = field.value()
            except ConfigError as error:  # go on: all that is wrong shall be marked
                if first is None:
                    first = error
                    self._bring_into_view(field)
        if first is not None:
            raise first
        try:
            config: Any = make_config(self._config_class, values)
        except ConfigError as error:
            self._say(str(error))
            raise
        self._say("")
        return config

    def live_values(self) -> dict[str, Any]:
        """Return the good values among those of the live settings, by name."""
        good = {}
        for name, field in self.fields.items():
            if field.spec.live:
                with contextlib.suppress(ConfigError):
                    good[name] = convert(field.spec, field.current())
        return good

    def set_config(self, config: Any) -> None:
        """Show a config silently."""
        for name, field in self.fields.items():
            field.show_value(getattr(config, name))
        self._say("")

    def shows(self, config: Any, values: dict[str, object] | None = None) -> bool:
        """Return whether the form shows these very settings; ``values`` saves reading them again."""
        for name, value in (self.values() if values is None else values).items():
            try:
                if convert(self.fields[name].spec, value) != getattr(config, name):
                    return False
            except ConfigError:
                return False
        return True

    def label_width(self) -> int:
        """Return the width of the column of titles, for others to line up with."""
        labels = (self._layout.labelForField(field) for field in self.fields.values())
        return max((label.sizeHint().width() for label in labels), default=0)

    def narrowest(self) -> int:
        """Return the width below which the form would be cut off."""
        return self.label_width() + self._layout.horizontalSpacing() + EDITOR_WIDTH

    def set_training(self, training: bool) -> None:
        """Leave only the live settings open while training runs."""
        for field in self.fields.values():
            field.setEnabled(field.spec.live or not training)

    def _bring_into_view(self, field: Field) -> None:
        if field.spec.advanced:
            self._fold.setChecked(True)
        field.editor.setFocus()

    @Slot()
    def _on_edited(self) -> None:
        self._say("")
        self.edited.emit()

    @Slot(bool)
    def _unfold(self, open_: bool) -> None:
        self._fold.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)
        for field in self.fields.values():
            if field.spec.advanced:
                self._layout.setRowVisible(field, open_)

    def _say(self, sentence: str) -> None:
        self._wrong.setText(translated(sentence))
        self._wrong.setVisible(bool(sentence))
