"""Names beside dots: entries go to the next line as a whole, in scripts without spaces too."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from gdl_desktop.qt.widgets.legend import Legend

NAMES = ["class of invented", "生成图片的类别甲乙丙丁戊"]


def lines(legend: Legend) -> list[str]:
    """Return the words of each line, as Qt lays them out in the legend's width."""
    document = QTextDocument()
    document.setDefaultFont(legend.font())
    document.setDocumentMargin(0)
    document.setTextWidth(legend.width())
    document.setHtml(legend.text())
    document.size()  # lays it out
    assert document.blockCount() == 1
    words, layout = document.firstBlock().text(), document.firstBlock().layout()
    found = (layout.lineAt(index) for index in range(layout.lineCount()))
    return [words[line.textStart() : line.textStart() + line.textLength()] for line in found]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("share", [1.02, 1.3, 1.8, 2.2, 3.5, 9])
def test_an_entry_is_not_torn_apart(qtbot: QtBot, name: str, share: float) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    width = round(share * (legend.fontMetrics().horizontalAdvance(f"● {name} 99.9") + 4))  # its figure is bold
    legend.set_entries([("#000000", name, "99.9")] * 4)
    legend.show()
    legend.resize(width, 100)
    whole = f"● {name} 99.9"
    counts = []
    for line in lines(legend):
        words = re.sub(r"\s+", " ", line).strip()
        counts.append(words.count(whole))
        assert words == " ".join([whole] * counts[-1])
    assert sum(counts) == 4
    assert max(counts) >= min(4, int(share / 1.2))  # gaps take their room
    one = legend.heightForWidth(10_000)
    assert legend.heightForWidth(width) == len(counts) * one
    assert legend.minimumSizeHint().height() <= legend.heightForWidth(width)


def test_letters_of_html_are_shown_as_they_are(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.set_entries([("#000000", "a<b & c", "")])
    assert re.sub(r"\s+", " ", lines(legend)[0]) == "● a<b & c"


def test_lines_do_not_break_back_and_forth_with_the_digits(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)

    def shown(value: str) -> int:
        legend.set_entries([("#000000", "one", "0.25"), ("#000000", "two", value)])
        return len(lines(legend))

    legend.resize(2000, 100)
    legend.show()
    legend.set_entries([("#000000", "one", "0.25"), ("#000000", "two", "0.1")])
    short = QTextDocument()
    short.setDefaultFont(legend.font())
    short.setDocumentMargin(0)
    short.setHtml(legend.text())
    legend.resize(int(short.idealWidth()) + 4, 100)
    assert [shown(value) for value in ("0.1", "0.10000", "0.1")] == [1, 2, 2]
