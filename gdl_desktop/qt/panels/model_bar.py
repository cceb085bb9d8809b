"""One line above what is played with: which model is in play, what its card says, which others there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gdl_desktop.core.cards import ModelEntry, title_of
from gdl_desktop.qt.sentences import translated
from gdl_desktop.qt.widgets.dialog_buttons import take_off_icons
from gdl_desktop.qt.widgets.sentence import OneLine


class ModelBar(QWidget):
    """Says which model is in play, and offers those that have a name.

    Attributes
    ----------
    chosen
        The person chose a `ModelEntry`.
    card_wanted
        The person wants to read the card of the model in play.
    """

    chosen = Signal(object)
    card_wanted = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._training = False
        self.label = OneLine(self)  # whatever it says: nothing below may move
        self.label.setObjectName(f"{object_name}.in_play")
        self.label.setAccessibleName(self.tr("The model in play"))
        self._card = QToolButton(self)
        self._card.setObjectName(f"{object_name}.card")
        self._card.setText(self.tr("Card…"))
        self._card.setAccessibleName(self.tr("Card of the model"))
        self._card.setToolTip(self.tr("What this model learnt from and how, what it can do and what it is bad at."))
        self._card.clicked.connect(self.card_wanted)
        self._menu = QMenu(self)
        self._menu.setObjectName(f"{object_name}.models_menu")
        self._menu.setToolTipsVisible(True)
        self._menu.triggered.connect(self._on_triggered)
        self._models = QToolButton(self)
        self._models.setObjectName(f"{object_name}.models")
        self._models.setText(self.tr("Models"))
        self._models.setAccessibleName(self.tr("Models to play with"))
        # With one place for both, Fusion squeezes the arrow into the lower right corner, below the word.
        self._models.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._models.setMenu(self._menu)
        self._models.clicked.connect(self._models.showMenu)
        for button in (self._card, self._models):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAutoRaise(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 0)
        layout.addWidget(self.label, 1)
        layout.addWidget(self._card)
        layout.addWidget(self._models)
        self.tell("", has_card=False)
        self._refresh()

    def tell(self, sentence: str, has_card: bool = True) -> None:
        """Say which model is in play; with no sentence, that there is none."""
        self.label.setText(sentence or self.tr("No model is in play yet: train one, or open one."))
        self.label.setToolTip(sentence)
        self._card.setEnabled(has_card)

    def set_training(self, training: bool) -> None:
        """Offer no other model while one is trained."""
        self._training = training
        self._refresh()

    def offer(self, entries: Sequence[ModelEntry]) -> None:
        """Offer models by name, those that ship apart from the person's own."""
        self._menu.clear()
        before = None
        for entry in entries:
            if before is not None and before != entry.origin:
                self._menu.addSeparator()
            before = entry.origin
            name = title_of(entry.card) if entry.origin == "shipped" else ""
            action = QAction((translated(name) or entry.name).replace("&", "&&"), self._menu)
            action.setObjectName(f"{self._menu.objectName()}.{entry.name}")
            action.setToolTip(translated(str(entry.card.get("key_figure", ""))) or str(entry.path))
            action.setData(entry)
            self._menu.addAction(action)
        self._refresh()

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())

    def _refresh(self) -> None:
        any_there = not self._menu.isEmpty()
        self._models.setEnabled(any_there and not self._training)
        if self._training:
            self._models.setToolTip(self.tr("Stop the training to play with another model."))
        elif any_there:
            self._models.setToolTip(self.tr("Play with a model that has a name."))
        else:
            self._models.setToolTip(self.tr("No model has a name yet; those that you save here will be listed."))


def show_card(parent: QWidget, title: str, text: str, object_name: str) -> QDialog:
    """Show a model's card in a dialog that does not block."""
    dialog = QDialog(parent)
    dialog.setObjectName(object_name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    page = QPlainTextEdit(text, dialog)
    page.setObjectName(f"{object_name}.text")
    page.setAccessibleName(QCoreApplication.translate("ModelBar", "Card of the model"))
    page.setReadOnly(True)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    take_off_icons(dialog)
    layout = QVBoxLayout(dialog)
    layout.addWidget(page, 1)
    layout.addWidget(buttons)
    dialog.resize(620, 520)
    dialog.open()
    return dialog
