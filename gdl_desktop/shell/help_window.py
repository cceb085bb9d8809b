"""The help window: the whole handbook, to search and to leaf through, without a network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Slot
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QFontDatabase,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextOption,
    QTextTable,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gdl_desktop.qt.colours import blend
from gdl_desktop.shell.help_topics import LINK, Handbook, Topic

_TOPIC: Final = Qt.ItemDataRole.UserRole
_COLUMN: Final = 680  # pixels of text at the most: longer lines are hard to follow back
_MARGIN: Final = 28
_LINE_PERCENT: Final = 128
_SPACE: Final = 9.0  # pixels between paragraphs
_ROW: Final = 1.5  # height of an entry, in lines


class HelpWindow(QDialog):
    """Contents and a search field beside the page that is read.

    Parameters
    ----------
    handbook
        What there is to read.
    open_url
        Opens an address in the system's browser; only ever called for a link that was clicked.
    """

    def __init__(
        self,
        handbook: Handbook,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("help_window")
        self.setWindowTitle(self.tr("Help"))
        self.setWindowFlags(Qt.WindowType.Window)  # a window of its own, with all its buttons
        self.resize(960, 680)
        self.setMinimumSize(560, 400)
        self._handbook = handbook
        self._open_url = open_url
        self._visited: list[str] = []
        self._at = -1
        self._items: dict[str, QTreeWidgetItem] = {}

        self.back = self._button("help_window.back", "←", self.tr("Back"), self.go_back)
        self.forward = self._button("help_window.forward", "→", self.tr("Forward"), self.go_forward)
        self.search = QLineEdit(self)
        self.search.setObjectName("help_window.search")
        self.search.setAccessibleName(self.tr("Search the help"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._open_first)
        self.contents = QTreeWidget(self)
        self.contents.setObjectName("help_window.contents")
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setHeaderHidden(True)
        self.contents.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.contents.setIndentation(14)
        self.contents.viewport().setAutoFillBackground(False)  # it is part of the window, not a page
        self.contents.currentItemChanged.connect(self._on_chosen)
        self.nothing = QLabel(self.tr("Nothing in the help has these words."), self)
        self.nothing.setObjectName("help_window.nothing")
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self.in_english = QLabel(self.tr("There is only an English text about this."), self)
        self.in_english.setObjectName("help_window.in_english")
        self.in_english.setWordWrap(True)
        self.in_english.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.in_english.hide()
        self.page = _Page(self)
        self.page.anchorClicked.connect(self._on_link)
        self._fill()
        self._arrange()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self, self.go_back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Forward), self, self.go_forward)
        self._show_state()

    @property
    def topic(self) -> str:
        """The name of the topic that is shown; empty before the first."""
        return self._visited[self._at] if self._visited else ""

    def open_topic(self, name: str) -> None:
        """Show a topic, and remember the one before for the way back; a name that does not exist shows nothing."""
        if self._handbook.topic(name) is None or name == self.topic:
            return
        del self._visited[self._at + 1 :]
        self._visited.append(name)
        self._at += 1
        self._show()

    @Slot()
    def go_back(self) -> None:
        """Show the topic before."""
        self._go(-1)

    @Slot()
    def go_forward(self) -> None:
        """Take back a step back."""
        self._go(1)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and font: a page is written in the colours of its moment."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._visited:
            self._show()

    def _go(self, step: int) -> None:
        if 0 <= self._at + step < len(self._visited):
            self._at += step
            self._show()

    def _button(self, name: str, sign: str, words: str, slot: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(sign)
        button.setAutoRaise(True)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(slot)
        return button

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.back)
        line.addWidget(self.forward)
        line.addWidget(self.search, 1)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 8, 0, 8)
        column.addLayout(line)
        column.addWidget(self.nothing)
        column.addWidget(self.contents, 1)
        column.addWidget(self.in_english)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(side)
        splitter.addWidget(self.page)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 5)
        splitter.setSizes([280, 680])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        for before, after in (
            (self.search, self.contents),
            (self.contents, self.page),
            (self.page, self.back),
            (self.back, self.forward),
        ):
            QWidget.setTabOrder(before, after)

    def _fill(self) -> None:
        row = QSize(0, round(_ROW * self.fontMetrics().height()))
        for chapter in self._handbook.chapters:
            head = QTreeWidgetItem(self.contents, [chapter.title])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            head.setSizeHint(0, row)
            for topic in chapter.topics:
                item = QTreeWidgetItem(head, [topic.title])
                item.setData(0, _TOPIC, topic.name)
                item.setToolTip(0, topic.title)
                item.setSizeHint(0, row)
                self._items[topic.name] = item
        self.contents.expandAll()

    # Reading

    def _show(self) -> None:
        topic = self._handbook.topic(self.topic)
        assert topic is not None
        self.page.show_topic(topic)
        self.page.mark(self.search.text().split())
        self.in_english.setVisible(topic.language != self._handbook.language)
        self.setWindowTitle(self.tr("{title} – Help").format(title=topic.title))
        self.contents.blockSignals(True)
        self.contents.setCurrentItem(self._items[topic.name])
        self.contents.blockSignals(False)
        self._show_state()

    def _show_state(self) -> None:
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at < len(self._visited) - 1)

    @Slot(QTreeWidgetItem)
    def _on_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _TOPIC):
            self.open_topic(item.data(0, _TOPIC))

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(LINK):
            self.open_topic(address.removeprefix(LINK))
        else:
            self._open_url(url)

    # Searching

    @Slot(str)
    def _on_search(self, words: str) -> None:
        found = {topic.name for topic in self._handbook.search(words)}
        for name, item in self._items.items():
            item.setHidden(name not in found)
        for index in range(self.contents.topLevelItemCount()):
            head = self.contents.topLevelItem(index)
            assert head is not None
            chapter = self._handbook.chapters[index]
            head.setHidden(not any(topic.name in found for topic in chapter.topics))
        self.nothing.setVisible(not found)
        self.page.mark(words.split())

    @Slot()
    def _open_first(self) -> None:
        found = self._handbook.search(self.search.text())
        if found:
            self.open_topic(found[0].name)


class _Page(QTextBrowser):
    """A topic, set for reading: short lines, air between them, formulas apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help_window.page")
        self.setAccessibleName(self.tr("Help page"))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)  # nothing is ever fetched; whoever owns the page decides what a click does
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def show_topic(self, topic: Topic) -> None:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() + 1)
        self.document().setDefaultFont(font)
        self.setMarkdown(topic.page(self.tr("Paper:"), self.tr("Papers:")))
        self._set_blocks()
        self._keep_column()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark(self, words: list[str]) -> None:
        """Shade where words that are searched for stand."""
        shade = blend(self.palette().color(QPalette.ColorRole.Base), QColor("#e69f00"), 0.45)
        marks = []
        for word in words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                selection = QTextEdit.ExtraSelection()
                selection.cursor = cursor
                selection.format.setBackground(shade)
                marks.append(selection)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(marks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short however wide the window is."""
        super().resizeEvent(event)
        self._keep_column()

    def _keep_column(self) -> None:
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        room = self.viewport().width()
        shape.setLeftMargin(_MARGIN)
        shape.setRightMargin(max(_MARGIN, room - _COLUMN - _MARGIN))
        shape.setTopMargin(_MARGIN - 8)
        shape.setBottomMargin(_MARGIN)
        frame.setFrameFormat(shape)

    def _set_blocks(self) -> None:
        """Give paragraphs their air and formulas their ground."""
        formulas: list[tuple[int, int]] = []  # first and last position of each
        block = self.document().begin()
        while block.isValid():
            shape = block.blockFormat()
            table: Any = QTextCursor(block).currentTable()  # PySide's stubs say that there always is one
            if _is_formula(block):
                shape.setTopMargin(0)
                shape.setBottomMargin(0)
                shape.setNonBreakableLines(False)
                begins = block.position() if not _is_formula(block.previous()) else formulas.pop()[0]
                formulas.append((begins, block.position() + block.length() - 1))
            elif table is not None:
                if block.position() == table.firstPosition():
                    self._rule(table)
            elif shape.headingLevel():
                shape.setTopMargin(0 if block.blockNumber() == 0 else 2 * _SPACE)
                shape.setBottomMargin(_SPACE)
            else:
                shape.setTopMargin(0)
                shape.setBottomMargin(_SPACE / 2 if block.textList() is not None else _SPACE)
                shape.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            QTextCursor(block).setBlockFormat(shape)
            block = block.next()
        for begins, ends in reversed(formulas):  # from the end, because a frame moves what comes after it
            self._frame(begins, ends)

    def _rule(self, table: QTextTable) -> None:
        """Let the lines of a table stand back behind its words."""
        palette = self.palette()
        shape = table.format()
        shape.setBorderBrush(blend(palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text), 0.2))
        shape.setCellPadding(_SPACE / 2)
        shape.setTopMargin(_SPACE)
        table.setFormat(shape)

    def _frame(self, begins: int, ends: int) -> None:
        palette = self.palette()
        shape = QTextFrameFormat()
        shape.setBackground(blend(palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text), 0.07))
        shape.setPadding(_SPACE)
        shape.setTopMargin(_SPACE / 2)
        shape.setBottomMargin(1.5 * _SPACE)
        cursor = QTextCursor(self.document())
        cursor.setPosition(begins)
        cursor.setPosition(ends, QTextCursor.MoveMode.KeepAnchor)
        letters = QTextCharFormat()
        letters.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
        cursor.mergeCharFormat(letters)
        frame = cursor.insertFrame(shape)
        thin = QTextBlockFormat()
        thin.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        for place in (frame.firstPosition() - 1, frame.lastPosition() + 1):
            beside = QTextCursor(self.document().findBlock(place))
            if not beside.block().text():  # Qt leaves an empty line on either side
                beside.setBlockFormat(thin)


def _is_formula(block: QTextBlock) -> bool:
    return block.isValid() and block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)
