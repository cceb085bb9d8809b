"""The licences of all that the program is made of, to leaf through and to search."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFont, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gdl_desktop.core.licences import MATERIAL, PROGRAM, PYTHON, SYSTEM, Part, all_parts
from gdl_desktop.qt.design import GAP, WIDE
from gdl_desktop.qt.widgets.dialog_buttons import take_off_icons
from gdl_desktop.qt.widgets.sentence import Sentence
from gdl_desktop.qt.widgets.streaming_text import text_font
from gdl_desktop.qt.workers.latest_wins import InOrderThread

_PART: Final = Qt.ItemDataRole.UserRole
_COLUMN: Final = 300  # pixels of the list


class LicencesWindow(QDialog):
    """A list of parts beside the licence of the one that is chosen; a search looks into the texts too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("licences")
        self.setWindowTitle(self.tr("Licences"))
        self.setWindowFlags(Qt.WindowType.Window)
        # No larger than the window that it lies over, which has its place on the screen.
        self.resize(QSize(1060, 680) if parent is None else QSize(1060, 680).boundedTo(parent.window().size()))
        self.setMinimumSize(560, 360)
        self.search = QLineEdit(self)
        self.search.setObjectName("licences.search")
        self.search.setAccessibleName(self.tr("Search the licences"))
        self.search.setPlaceholderText(self.tr("Search names and texts"))
        self.search.setClearButtonEnabled(True)
        self.list = QTreeWidget(self)
        self.list.setObjectName("licences.list")
        self.list.setAccessibleName(self.tr("Parts of the program"))
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(WIDE)
        self.nothing = QLabel(self.tr("Nothing has these words."), self)
        self.nothing.setObjectName("licences.nothing")
        self.nothing.hide()
        self.heading = Sentence(self)
        self.heading.setObjectName("licences.heading")
        self.heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("licences.text")
        self.text.setAccessibleName(self.tr("The licence"))
        self.text.setReadOnly(True)
        self.text.setFont(text_font(self.font()))
        self.text.setPlaceholderText(self.tr("Reading the licences…"))

        left, right, whole = QWidget(self), QWidget(self), QSplitter(Qt.Orientation.Horizontal, self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing)
        column = QVBoxLayout(right)
        column.setContentsMargins(GAP, 0, 0, 0)
        column.addWidget(self.heading)
        column.addWidget(self.text, 1)
        whole.addWidget(left)
        whole.addWidget(right)
        whole.setStretchFactor(1, 1)
        whole.setSizes([_COLUMN, self.width() - _COLUMN])
        whole.setChildrenCollapsible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Return goes on searching
        buttons.rejected.connect(self.reject)
        take_off_icons(self)
        layout = QVBoxLayout(self)
        layout.addWidget(whole, 1)
        layout.addWidget(buttons)

        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._show_next)
        self.list.currentItemChanged.connect(self._on_chosen)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        self._thread = InOrderThread(self)
        queued = Qt.ConnectionType.QueuedConnection
        self._thread.result.connect(self._on_read, queued)
        self._thread.failed.connect(self._on_failed, queued)
        self._thread.submit(all_parts)

    def done(self, result: int) -> None:
        """Close, when what is being read has been read."""
        self._thread.stop()
        super().done(result)

    @Slot(object, object)
    def _on_read(self, _stamp: object, parts: tuple[Part, ...]) -> None:
        self.text.setPlaceholderText("")
        titles = {
            PROGRAM: self.tr("The program"),
            PYTHON: self.tr("Python and its packages"),
            MATERIAL: self.tr("Fonts and data"),
            SYSTEM: self.tr("Libraries of the system"),
        }
        for group in dict.fromkeys(part.group for part in parts):
            heading = QTreeWidgetItem([titles[group]])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            heading.setFont(0, _bold(self.list.font()))
            self.list.addTopLevelItem(heading)
            for part in parts:
                if part.group == group:
                    item = QTreeWidgetItem([f"{part.name} {part.version}".rstrip()])
                    item.setData(0, _PART, part)
                    item.setToolTip(0, part.licence)
                    heading.addChild(item)
            heading.setExpanded(True)
        self._on_search(self.search.text())

    @Slot(object, str)
    def _on_failed(self, _stamp: object, sentence: str) -> None:
        self.text.setPlaceholderText(sentence)

    @Slot(str)
    def _on_search(self, words: str) -> None:
        wanted = words.casefold().strip()
        first: QTreeWidgetItem | None = None
        for heading in filter(None, map(self.list.topLevelItem, range(self.list.topLevelItemCount()))):
            some = False
            for item in filter(None, map(heading.child, range(heading.childCount()))):
                fits = wanted in _searched(item.data(0, _PART))
                item.setHidden(not fits)
                some = some or fits
                first = first or (item if fits else None)
            heading.setHidden(not some)
        self.nothing.setVisible(first is None and bool(wanted))
        current = self.list.currentItem()
        if first is not None and (current is None or current.isHidden()):
            self.list.setCurrentItem(first)
        else:
            place = self.text.textCursor()
            place.setPosition(place.selectionStart())  # the words just grew; they may still stand here
            self.text.setTextCursor(place)
            self._show_next()

    @Slot()
    def _on_chosen(self) -> None:
        item = self.list.currentItem()
        part = None if item is None else item.data(0, _PART)
        if part is None:
            return
        self.heading.setText(f"{part.name} {part.version}".rstrip() + f" · {part.licence}")
        self.text.setPlainText(part.text)
        self._show_next()

    @Slot()
    def _show_next(self) -> None:
        """Select the next place of the text that has the searched words, after the last the first."""
        words = self.search.text().strip()
        if words and not self.text.find(words):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(words)


def _searched(part: Part) -> str:
    return f"{part.name}\n{part.licence}\n{part.text}".casefold()


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
