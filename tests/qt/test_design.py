"""Colours that everybody can read and tell apart, in both schemes."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from PySide6.QtGui import QColor

from gdl_desktop.qt.colours import error_colour, faint_text, mark_colour, scheme_of
from gdl_desktop.qt.design import COLOURS, SCHEMES
from gdl_desktop.shell.theme import make_palette
from tests.qt.colour_science import EYES, contrast, distance

CURVES = 4  # the most that one plot has


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_can_be_read(scheme):
    colours = COLOURS[scheme]
    grounds = (colours.window, colours.base, colours.alternate, colours.button)
    words = (colours.text, colours.faint, colours.error, colours.link, colours.visited)
    for word, ground in [
        *product(words, grounds),
        (colours.on_highlight, colours.highlight),
        (colours.on_note, colours.note),
    ]:
        assert contrast(word, ground) >= 4.5, (word, ground)
    for ground in grounds:
        assert contrast(colours.disabled, ground) >= 3, ground


@pytest.mark.parametrize("scheme", SCHEMES)
def test_marks_and_focus_stand_out(scheme):
    colours = COLOURS[scheme]
    for mark, ground in product((*colours.marks, colours.focus), (colours.window, colours.base)):
        assert contrast(mark, ground) >= 3, (mark, ground)


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_ten_classes_are_told_apart(scheme, eyes):
    marks = COLOURS[scheme].marks
    assert len(marks) == 10
    assert min(distance(a, b, eyes) for a, b in combinations(marks, 2)) >= (17.5 if eyes == "normal" else 12.5)
    assert min(distance(a, b, eyes) for a, b in combinations(marks[:CURVES], 2)) >= 13.5


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_third_ten_still_differ(scheme, eyes):
    colours = [mark_colour(index, make_palette(scheme)).name() for index in range(30)]
    assert len(set(colours)) == 30
    assert mark_colour(30, make_palette(scheme)).name() == colours[0]
    assert min(distance(a, b, eyes) for a, b in combinations(colours[10:20], 2)) > 4


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_palette_tells_its_scheme(scheme):
    palette = make_palette(scheme)
    assert scheme_of(palette) == scheme
    assert error_colour(palette) == QColor(COLOURS[scheme].error)
    assert faint_text(palette) == QColor(COLOURS[scheme].faint)
