"""A list of what there is to go on with: models, and runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QDateTime,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QSizePolicy,
    QStackedLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from gdl_desktop.qt.design import GAP, TIGHT
from gdl_desktop.qt.widgets.empty_state import EmptyState
from gdl_desktop.qt.widgets.sentence import wrapping

_LEAST_ROWS: Final = 3  # that are seen
_PATH: Final = Qt.ItemDataRole.UserRole
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: where it leads, and its words, a column each."""

    path: Path
    words: tuple[str, ...]


class RecentList(QWidget):
    """Lines that lead somewhere, by a click or by Return, or a sentence where there are none.

    Parameters
    ----------
    name, title
        Object name of the list, and what it is called for people who hear it.
    columns
        What stands above the columns.
    empty
        What is said where there is nothing.
    numbers
        Indices of the columns that hold numbers.

    Attributes
    ----------
    chosen
        The person chose a line; its path.
    """

    chosen = Signal(Path)

    def __init__(
        self,
        name: str,
        title: str,
        columns: Sequence[str],
        empty: str,
        parent: QWidget | None = None,
        *,
        numbers: Sequence[int] = (),
    ) -> None:
        super().__init__(parent)
        self.lines = _Lines(numbers, self)
        self.lines.setObjectName(name)
        self.lines.setAccessibleName(title)
        self.lines.setHeaderLabels(list(columns))
        self.lines.chosen.connect(self.chosen)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(QWidget(self))  # until somebody has looked what there is
        self._nothing = EmptyState(empty, self)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.lines)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines, the first on top."""
        self.lines.set_lines(lines)
        self._stack.setCurrentWidget(self.lines if lines else self._nothing)

    def set_word(self, path: Path, column: int, word: str) -> None:
        """Change one word of the line that leads to a path, if there is one."""
        self.lines.set_word(path, column, word)

    def count(self) -> int:
        """Return how many lines there are."""
        return self.lines.topLevelItemCount()

    def set_rows(self, rows: int) -> None:
        """Grow no higher than so many lines need."""
        self.setMaximumHeight(self.lines.height_of(rows))


class _Lines(QTreeWidget):
    chosen = Signal(Path)

    def __init__(self, numbers: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers = numbers
        self._second_click = _SecondClick(self)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self._row_height = self.fontMetrics().height() + 2 * TIGHT
        self.setMinimumHeight(self.height_of(_LEAST_ROWS))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.clicked.connect(self._on_clicked)

    def height_of(self, rows: int) -> int:
        """Return the height of so many lines, with the words above them."""
        return (rows + 1) * self._row_height + 2 * self.frameWidth()

    def set_lines(self, lines: Sequence[Line]) -> None:
        self.clear()
        for line in lines:
            item = QTreeWidgetItem()
            item.setData(0, _PATH, str(line.path))
            for column, word in enumerate(line.words):
                self._write(item, column, word)
                item.setToolTip(column, wrapping(str(line.path)))
                if column in self._numbers:
                    item.setTextAlignment(column, _RIGHT)
            self.addTopLevelItem(item)
        for column in self._numbers:
            self.headerItem().setTextAlignment(column, _RIGHT)
        header = self.header()
        header.setStretchLastSection(False)
        for column in range(self.columnCount()):
            mode = QHeaderView.ResizeMode.Stretch if column == 0 else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)

    def set_word(self, path: Path, column: int, word: str) -> None:
        for item in map(self.topLevelItem, range(self.topLevelItemCount())):
            if item is not None and item.data(0, _PATH) == str(path):
                self._write(item, column, word)

    def _write(self, item: QTreeWidgetItem, column: int, word: str) -> None:
        """Write a word, with all of its room but in the first column, which takes what is left."""
        item.setText(column, word)
        width = self.fontMetrics().horizontalAdvance(word) + 2 * GAP if column else 0
        item.setSizeHint(column, QSize(width, self._row_height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the line that has the focus by Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        item = self.itemFromIndex(index)
        if item is not None:
            self.chosen.emit(Path(item.data(0, _PATH)))
            self._second_click.expect()


class _SecondClick(QObject):
    """Keeps the second half of a double click from whatever has come beneath the pointer since the first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._interval = QTimer(self)
        self._interval.setSingleShot(True)
        self._interval.timeout.connect(self._forget)
        self._held_back = False  # its press, so that its release is too

    def expect(self) -> None:
        """Hold it back, should it come."""
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)
            self._interval.start(QApplication.doubleClickInterval())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back a second click."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self._held_back = True
            return True
        if self._held_back and event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonPress):
            self._held_back = False
            self._forget()
            # A press means that the release went astray: a dialog had come, and Qt sends a window behind one nothing.
            return event.type() == QEvent.Type.MouseButtonRelease
        return False

    @Slot()
    def _forget(self) -> None:
        app = QCoreApplication.instance()
        if app is not None and not self._held_back:
            app.removeEventFilter(self)


def when_in_words(when: float) -> str:
    """Return a moment, in seconds since the epoch, as people of this language write it; nothing where it is unknown."""
    return (
        "" if not when else QLocale().toString(QDateTime.fromSecsSinceEpoch(int(when)), QLocale.FormatType.ShortFormat)
    )


def when_of(iso: str) -> float:
    """Return the seconds since the epoch of a moment in the format of ISO 8601; 0 where it is none."""
    try:
        return datetime.fromisoformat(iso).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0
