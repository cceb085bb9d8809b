"""What a judge says of a model: the newest figures beside what they compare with, and their course."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gdl_desktop.qt.design import WIDE
from gdl_desktop.qt.widgets.empty_state import EmptyState
from gdl_desktop.qt.widgets.loss_plot import LossPlot, by_curve
from gdl_desktop.qt.widgets.sentence import wrapping
from gdl_desktop.qt.words import fill, with_minus

_UNKNOWN: Final = "–"
_ROW_GAP: Final = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of a board.

    Attributes
    ----------
    name
        Of the figure in a judgement.
    label
        What it is called, in two or three words.
    tip
        What it says, in plain words.
    template
        How its value is written, such as ``"{:.1f} %"``. Its fields may name other figures.
    factor
        What the value is multiplied with before.
    beside
        Name of the figure that stands beside it; empty where there is none.
    """

    name: str
    label: str
    tip: str
    template: str = "{:.2f}"
    factor: float = 1.0
    beside: str = ""

    def text(self, figures: Mapping[str, float], name: str) -> str:
        """Return the value of a figure as this row writes it; a dash where it is not known."""
        value = figures.get(name)
        if value is None or value != value:
            return _UNKNOWN
        return with_minus(fill(_in_words(self.template), value * self.factor, **figures))


class JudgeBoard(QWidget):
    """A table of the newest figures, and a plot of the most telling ones over the training.

    Parameters
    ----------
    figures
        The rows. Their words are translated here, in the context "Figures".
    columns
        Heads of the two columns of values, translated likewise.
    curves
        Name of a curve by the name of its figure.
    plot
        Where the curves are drawn.
    direction
        Whether the plot stands beside the table or below it.
    """

    def __init__(
        self,
        figures: Sequence[Figure],
        columns: tuple[str, str],
        curves: Mapping[str, str],
        plot: LossPlot,
        direction: QBoxLayout.Direction,
        object_name: str = "judge_board",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(self.tr("What the judge says"))
        self._figures = tuple(figures)
        self._columns = columns
        self._curves = dict(curves)
        self._values: dict[str, tuple[QLabel, QLabel]] = {}
        self.plot = plot
        self._about = QLabel(self)
        self._about.setObjectName(f"{object_name}.about")
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._empty = EmptyState("", self)
        filled = QWidget(self)
        layout = QBoxLayout(direction, filled)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._make_table())
        layout.addWidget(plot, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(filled)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 2, 8, 8)
        whole.addWidget(self._pages)

    @property
    def sentence(self) -> str:
        """The sentence that stands in place of figures; empty while there are figures."""
        return self._empty.text() if self._pages.currentIndex() == 0 else ""

    def say(self, sentence: str) -> None:
        """Show a sentence in place of figures, and forget these."""
        self._empty.setText(sentence)
        self._pages.setCurrentIndex(0)
        self.plot.clear()
        self.setAccessibleDescription(sentence)

    def show_figures(self, step: int, pictures: int, figures: Mapping[str, float]) -> None:
        """Show newer figures of the same training and go on with the curves.

        Parameters
        ----------
        step
            Optimizer steps behind the judged weights.
        pictures
            How many pictures the figures rest on.
        figures
            Values by name.
        """
        said = []
        for row in self._figures:
            own, beside = self._values[row.name]
            own.setText(row.text(figures, row.name))
            beside.setText(row.text(figures, row.beside) if row.beside else "")
            words = f"{_in_words(row.label)} {own.text()}"
            said.append(words + (f" ({_in_words(self._columns[1])} {beside.text()})" if row.beside else ""))
        self._about.setText(fill(self.tr("Step {step:,}, {pictures:,} pictures"), step=step, pictures=pictures))
        about = self.tr("The weights after {step:,} steps, judged by {pictures:,} pictures.")
        self._about.setToolTip(fill(about, step=step, pictures=pictures))
        about = self.tr("After {step:,} steps, {pictures:,} pictures: {figures}.")
        self.setAccessibleDescription(fill(about, step=step, pictures=pictures, figures="; ".join(said)))
        self._pages.setCurrentIndex(1)

    def draw(self, step: int, figures: Mapping[str, float]) -> None:
        """Go on with the curves; their points must rest on equal numbers of pictures."""
        self.plot.append(step, by_curve(figures, self._curves))

    def value(self, name: str) -> tuple[str, str]:
        """Return what stands in a row: its own value and the one beside it."""
        own, beside = self._values[name]
        return own.text(), beside.text()

    def _make_table(self) -> QWidget:
        table = QWidget(self)
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(_ROW_GAP)
        grid.setHorizontalSpacing(WIDE)
        right = Qt.AlignmentFlag.AlignRight
        grid.addWidget(self._about, len(self._figures) + 1, 0, 1, 4)
        for column, words in enumerate(self._columns, start=1):
            head = QLabel(_in_words(words), table)
            head.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            grid.addWidget(head, 0, column, right)
        for index, row in enumerate(self._figures, start=1):
            tip = wrapping(_in_words(row.tip))
            label, own, beside = QLabel(_in_words(row.label), table), QLabel(_UNKNOWN, table), QLabel(table)
            font = own.font()
            font.setBold(True)
            own.setFont(font)
            for column, cell in enumerate((label, own, beside)):
                cell.setToolTip(tip)
                grid.addWidget(cell, index, column, Qt.AlignmentFlag.AlignLeft if column == 0 else right)
            self._values[row.name] = own, beside
        grid.setColumnStretch(3, 1)  # figures stay near what they are called
        grid.setRowStretch(len(self._figures) + 2, 1)
        return table


def _in_words(source: str) -> str:
    return QCoreApplication.translate("Figures", source)
