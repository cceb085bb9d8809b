"""Choosing what to learn from: a set that is here, one to download, or the person's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QVBoxLayout, QWidget

from gdl_desktop.core.errors import UserError
from gdl_desktop.core.registry import DataKind
from gdl_desktop.data import library
from gdl_desktop.data.pasted import keep_pasted_text
from gdl_desktop.qt.forms.editors import CalmComboBox
from gdl_desktop.qt.panels.download_row import DownloadRow
from gdl_desktop.qt.panels.notice import show_notice
from gdl_desktop.qt.panels.paste_dialog import PasteDialog
from gdl_desktop.qt.widgets.dialog_buttons import take_off_icons
from gdl_desktop.qt.words import data_in_words, fill
from gdl_desktop.qt.workers.latest_wins import LatestWinsThread

_ROLE = Qt.ItemDataRole.UserRole
# What an item does when it is chosen; the name or path stands in the next role.
_USE, _DOWNLOAD, _PASTE, _OPEN = "use", "download", "paste", "open"
_MEGABYTE = 1_000_000
_Offer: TypeAlias = tuple[Path, Callable[[], object]]


class DataPicker(QWidget):
    """A list of data sets. Nothing is downloaded before the person has said so.

    Parameters
    ----------
    kind
        What the playground learns from.
    default
        Name of the set that is chosen at first.
    object_name
        Name of the list; the other controls are named after it.

    Attributes
    ----------
    changed
        Another set is chosen.
    looking
        ``(name)``: it looks whether something that was offered can be learnt from; empty when it has.
    """

    changed = Signal()
    looking = Signal(str)

    def __init__(self, kind: DataKind, default: str, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._name = object_name
        self._own: list[Path] = []
        self._offered: _Offer | None = None
        self._looking = LatestWinsThread(self)
        self._looking.result.connect(self._on_found_good, Qt.ConnectionType.QueuedConnection)
        self._looking.failed.connect(self._on_found_bad, Qt.ConnectionType.QueuedConnection)
        self._chosen = default
        self._downloading = ""
        self._locked = False

        self.combo = CalmComboBox(self)
        self.combo.setObjectName(object_name)
        self.combo.setAccessibleName(self.tr("Data to learn from"))
        self.combo.activated.connect(self._on_activated)
        self._download = DownloadRow(object_name, self)
        self._download.ended.connect(self._on_download_ended)
        self._download.done.connect(self._on_downloaded)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.combo)
        layout.addWidget(self._download)
        self.refresh()

    def data(self) -> str:
        """Return the name of the chosen set, or the path of the person's own."""
        return self._chosen

    def choose(self, name_or_path: str) -> None:
        """Choose a set by name, or the person's own by path."""
        before = self._chosen
        self.withdraw()
        known = [entry.name for entry in library.entries(self._kind)]
        if name_or_path not in known:
            path = Path(name_or_path)
            self._own = [path, *(other for other in self._own if other != path)]
        self._chosen = name_or_path
        self.refresh()
        if self._chosen != before:
            self.changed.emit()

    def offer(self, path: Path, then: Callable[[], object] = lambda: None) -> None:
        """Choose the person's own if it can be learnt from, else say why it cannot.

        Parameters
        ----------
        then
            Called when it has been chosen; a look at it takes a moment.
        """
        offer = path, then
        self._take_offer(offer)
        self._looking.submit(partial(library.look_at, self._kind, path), offer)

    def withdraw(self) -> None:
        """Leave what is chosen, whatever may be looked at."""
        self._take_offer(None)

    def refresh(self) -> None:
        """List again what there is."""
        self.combo.clear()
        for entry in library.entries(self._kind):
            ready = entry.ready or entry.origin == "embedded"
            title = data_in_words(entry.title)
            title = title if ready else self.tr("{title} (download)").format(title=title)
            tip = f"{data_in_words(entry.description)}\n{data_in_words(entry.source)}"
            self._add(title, _USE if ready else _DOWNLOAD, entry.name, tip)
        for path in self._own:
            self._add(path.name or str(path), _USE, str(path), str(path))
        self.combo.insertSeparator(self.combo.count())
        if self._kind == "text":
            self._add(self.tr("Paste text…"), _PASTE, "", self.tr("Learn from a text that you paste."))
            self._add(self.tr("Open a text file…"), _OPEN, "", self.tr("Learn from a text of your own."))
        else:
            tip = self.tr("Learn from pictures of your own: one sub-folder for each class, or IDX files.")
            self._add(self.tr("Open a folder of pictures…"), _OPEN, "", tip)
        self._show_chosen()

    def set_locked(self, locked: bool) -> None:
        """Keep the choice as it is while training runs; a download goes on."""
        self._locked = locked
        self.combo.setEnabled(not locked and not self._download.busy)

    def shutdown(self) -> None:
        """End a download that runs, and a look at the person's own."""
        self._download.shutdown()
        self._offered = None
        self._looking.stop()

    def _add(self, title: str, what: str, name: str, tip: str) -> None:
        self.combo.addItem(title)
        index = self.combo.count() - 1
        self.combo.setItemData(index, what, _ROLE)
        self.combo.setItemData(index, name, _ROLE + 1)
        self.combo.setItemData(index, tip, Qt.ItemDataRole.ToolTipRole)

    def _show_chosen(self) -> None:
        index = self.combo.findData(self._chosen, _ROLE + 1)
        self.combo.setCurrentIndex(index)
        self.combo.setToolTip(self.combo.itemData(index, Qt.ItemDataRole.ToolTipRole) or "")

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        what, name = self.combo.itemData(index, _ROLE), self.combo.itemData(index, _ROLE + 1)
        self._show_chosen()  # until a dialog has been answered, nothing has changed
        if what == _USE:
            self.choose(name)
        elif what == _DOWNLOAD:
            self._ask_to_download(name)
        elif what == _PASTE:
            self._paste()
        elif what == _OPEN:
            self._open()

    # The person's own

    def _paste(self) -> None:
        dialog = PasteDialog(f"{self._name}.paste", self)
        dialog.accepted.connect(self._on_pasted)
        dialog.open()

    @Slot()
    def _on_pasted(self) -> None:
        dialog = self.sender()
        assert isinstance(dialog, PasteDialog)
        try:
            path = keep_pasted_text(dialog.text())
        except UserError as error:
            show_notice(self, str(error))
        else:
            self.choose(str(path))

    def _open(self) -> None:
        dialog = QFileDialog(self)
        dialog.setObjectName(f"{self._name}.dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._kind == "text":
            dialog.setWindowTitle(self.tr("Open a text file"))
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            texts = self.tr("Texts")
            dialog.setNameFilters([f"{texts} (*.txt *.md *.csv *.py *.tex *.html)", self.tr("All files (*)")])
        else:
            dialog.setWindowTitle(self.tr("Open a folder of pictures"))
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._on_opened)
        dialog.open()

    @Slot(str)
    def _on_opened(self, path: str) -> None:
        self.offer(Path(path))

    @Slot(object, object)
    def _on_found_good(self, offer: _Offer, _nothing: object) -> None:
        if offer == self._offered:  # else something newer was chosen
            path, then = offer
            self.choose(str(path))
            then()

    @Slot(object, str)
    def _on_found_bad(self, offer: _Offer, sentence: str) -> None:
        if offer == self._offered:
            self.withdraw()
            show_notice(self, sentence)

    def _take_offer(self, offer: _Offer | None) -> None:
        self._offered = offer
        self.looking.emit("" if offer is None else offer[0].name)

    # Downloads

    def _ask_to_download(self, name: str) -> None:
        entry = next(entry for entry in library.entries(self._kind) if entry.name == name)
        title, megabytes = data_in_words(entry.title), (entry.size_bytes or 0) / _MEGABYTE
        if megabytes:
            question = self.tr(
                "{title} is not on this computer yet. Download it from the internet now ({size:.1f} MB)?"
            )
        else:
            question = self.tr("{title} is not on this computer yet. Download it from the internet now?")
        about = self.tr("{description}\nSource: {source}\nLicence: {licence}")
        box = QMessageBox(self)
        box.setObjectName(f"{self._name}.question")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Download a data set"))
        box.setText(fill(question, title=title, size=megabytes))
        description, source = data_in_words(entry.description), data_in_words(entry.source)
        box.setInformativeText(
            about.format(description=description, source=source, licence=data_in_words(entry.licence))
        )
        download = box.addButton(self.tr("Download"), QMessageBox.ButtonRole.AcceptRole)
        download.setObjectName(f"{self._name}.download")
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(download)
        self._downloading = name
        box.accepted.connect(self._begin_download)
        box.open()
        take_off_icons(box)

    @Slot()
    def _begin_download(self) -> None:
        self._download.begin(partial(library.fetch, self._downloading))
        self.set_locked(self._locked)

    @Slot()
    def _on_download_ended(self) -> None:
        self.set_locked(self._locked)
        self.refresh()

    @Slot()
    def _on_downloaded(self) -> None:
        if not self._locked:
            self.choose(self._downloading)
