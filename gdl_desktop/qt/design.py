"""Every figure of the looks, in one place: colours of both schemes, sizes of type, spacing, radii.

Words reach 4.5:1 against every ground that they stand on, words of closed controls 3:1, marks such as curves,
points and the ring around what has the focus 3:1 (WCAG 2.2, criteria 1.4.3 and 1.4.11); tests compute it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Scheme = Literal["light", "dark"]
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one scheme, as ``#rrggbb``.

    Attributes
    ----------
    window, base, alternate, button
        Grounds: of the window, of fields and plots, of every second row of a list, of buttons.
    text, faint, disabled, error, link, visited
        Words: plain ones, those of second rank, of closed controls, about what is wrong, to follow, followed.
    highlight, on_highlight
        What is selected or filled, and the words on it.
    note, on_note
        Tooltips, and the words on them.
    focus
        The ring around the control that the keyboard speaks to.
    marks
        Ten colours of classes and curves, of the same hues in both schemes. They were searched for such that any
        two are far apart to people of normal sight and to those who lack one kind of cone, the first few most.
    """

    window: str
    base: str
    alternate: str
    button: str
    text: str
    faint: str
    disabled: str
    error: str
    link: str
    visited: str
    highlight: str
    on_highlight: str
    note: str
    on_note: str
    focus: str
    marks: tuple[str, ...]


COLOURS: Final[dict[Scheme, Colours]] = {
    "light": Colours(
        window="#f4f5f7",
        base="#ffffff",
        alternate="#eef0f3",
        button="#e9ebef",
        text="#1d2127",
        faint="#5f6874",
        disabled="#788089",
        error="#b3261e",
        link="#0b57c4",
        visited="#6b3fa0",
        highlight="#1f6feb",
        on_highlight="#ffffff",
        note="#1d2127",
        on_note="#f4f5f7",
        focus="#1f6feb",
        marks=(
            "#0263c2",
            "#693c01",
            "#f34f75",
            "#607739",
            "#179e81",
            "#a6197c",
            "#8f78fe",
            "#ba75ac",
            "#005e43",
            "#9a8f0f",
        ),
    ),
    "dark": Colours(
        window="#1b1e23",
        base="#2e343e",  # lighter than the window: Fusion draws no edge that is seen on it
        alternate="#363d48",
        button="#3d4552",
        text="#e6e9ee",
        faint="#b0b9c6",
        disabled="#959eab",
        error="#ff968f",
        link="#8abaff",
        visited="#c4a3f5",
        highlight="#2e6fe3",
        on_highlight="#ffffff",
        note="#e6e9ee",
        on_note="#1b1e23",
        focus="#6aa8ff",
        marks=(
            "#88a1fc",
            "#cb5e04",
            "#ed909d",
            "#c2eb5b",
            "#498c63",
            "#fac6fe",
            "#8964ee",
            "#ab6896",
            "#81ebd1",
            "#b8aa5c",
        ),
    ),
}

WORDS_FAMILY: Final = "Inter Even"
TEXT_FAMILY: Final = "JetBrains Mono"  # of texts that a model writes
FONT_FILES: Final = (
    "InterEven-Regular.ttf",
    "InterEven-Bold.ttf",
    "JetBrainsMono-Regular.ttf",
    "JetBrainsMono-Bold.ttf",
)
# Sizes of type as shares of the size that the person's system has for words.
HEADING_SIZE: Final = 1.05
TEXT_SIZE: Final = 1.05

# Pixels, which Qt multiplies on screens of fine pixels.
TIGHT: Final = 4  # between things that belong together
GAP: Final = 8  # between things, and around a group of them
WIDE: Final = 12  # around words in an empty place
RADIUS: Final = 4  # of the corners of a ring
RING: Final = 2  # its width
