"""What there is to do on the guided tour: a few words beside a widget, and how it is known that they were followed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QWidget

from gdl_desktop.qt.words import marked


@dataclass(frozen=True, slots=True)
class Heard:
    """Done when something in the window has said so, since the step began.

    Attributes
    ----------
    sender
        Its object name.
    signal
        Name of its signal.
    times
        How often it must be heard: a walk is more than one move.
    """

    sender: str
    signal: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Seen:
    """Done when it is so."""

    holds: Callable[[QMainWindow], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the tour. All words are to be translated in the context of `GuidedTour`.

    Attributes
    ----------
    title
        What to do, in a few words.
    words
        How to do it, and what to look at.
    target
        Object name of the widget that it points at.
    done
        How it is known that the person has done it.
    closed
        What to do instead while the widget is disabled.
    hidden
        What to do instead while the widget is there and not seen.
    keep_free
        Object names of what the person looks at meanwhile.
    """

    title: str
    words: str
    target: str
    done: Heard | Seen
    closed: str = marked("GuidedTour", "It cannot be used now. Skip this step; you can come back to it.")
    hidden: str = marked("GuidedTour", "It is hidden now. Make the window larger, or skip this step.")
    keep_free: tuple[str, ...] = ()


def _latent_trains(window: QMainWindow) -> bool:
    desk: Any = window.findChild(QObject, "training_desk")
    return desk is not None and desk.owner == "latent"


def _latent_has_a_curve(window: QMainWindow) -> bool:
    plot: Any = window.findChild(QWidget, "latent.losses.reconstruction")
    return plot is not None and bool(plot.series)


_NO_MODEL: Final = marked(
    "GuidedTour", "There is no model here yet. Press Train on the left and wait a moment, or skip this step."
)

STEPS: Final = (
    Step(
        marked("GuidedTour", "Let a model write"),
        marked(
            "GuidedTour",
            "A model that has read a book is in play already. Press “Generate”: it writes, one character at a time.",
        ),
        "text.generate",
        Heard("text.generate", "clicked"),
        closed=_NO_MODEL,
        keep_free=("text.output", "text.seed_text"),
    ),
    Step(
        marked("GuidedTour", "Change the temperature"),
        marked(
            "GuidedTour",
            "Move this slider, while it writes or before you press “Generate” again. Near 0 the model repeats itself, "
            "above 1 it dares more and errs more.",
        ),
        "text.temperature_slider",
        Heard("text.temperature_slider", "valueChanged", 3),
        closed=_NO_MODEL,
        keep_free=("text.output", "text.generate", "text.temperature_value"),
    ),
    Step(
        marked("GuidedTour", "Walk on the plane"),
        marked(
            "GuidedTour",
            "Every place on this plane stands for a picture. Drag the cursor over it, or use the arrow keys, and watch "
            "what the places decode to.",
        ),
        "latent.plane.canvas",
        Heard("latent.plane.canvas", "moved", 6),
        keep_free=("latent.picture",),
    ),
    Step(
        marked("GuidedTour", "Train a model of your own"),
        marked(
            "GuidedTour",
            "Press “Train”. A new model begins, with no experience at all, and learns the plane before your eyes. "
            "The first press takes a few seconds longer.",
        ),
        "latent.train",
        Seen(_latent_trains),
        closed=marked(
            "GuidedTour",
            "Another tab is training. Stop it there first, or skip this step: one training runs at a time.",
        ),
        keep_free=("latent.plane", "latent.losses"),
    ),
    Step(
        marked("GuidedTour", "Watch the loss fall"),
        marked(
            "GuidedTour",
            "This curve says how far rebuilt pictures are from their originals: less is better. "
            "Wait for its first point, then see how fast it falls in the beginning.",
        ),
        "latent.losses.reconstruction",
        Seen(_latent_has_a_curve),
        hidden=marked("GuidedTour", "The plot is behind the page “Judge”: choose “Training” beside it."),
        keep_free=("latent.plane", "latent.losses"),
    ),
    Step(
        marked("GuidedTour", "Ask for a picture"),
        marked(
            "GuidedTour",
            "Choose here what this model is to draw: it has never seen the picture that it draws. "
            "The training in the other tab goes on meanwhile.",
        ),
        "gan.class",
        Heard("gan.class", "currentIndexChanged"),
        closed=_NO_MODEL,
        keep_free=("gan.picture", "gan.more"),
    ),
    Step(
        marked("GuidedTour", "Stop the training"),
        marked(
            "GuidedTour",
            "Press “Stop”. The model is saved and stays in play; nothing that was trained is ever lost.",
        ),
        "latent.stop",
        Heard("latent.stop", "clicked"),
        closed=marked(
            "GuidedTour",
            "Nothing is training here: it has come to its end and is saved, or it never began. Skip this step, or "
            "press “Train” first.",
        ),
        keep_free=("latent.plane", "latent.status"),
    ),
    Step(
        marked("GuidedTour", "Ask what you are looking at"),
        marked(
            "GuidedTour",
            "Press this question mark; every plot and picture has one. F1 explains whatever has the keyboard’s focus, "
            "settings too.",
        ),
        "latent.plane.help",
        Heard("help_desk", "answered"),
        keep_free=("latent.plane",),
    ),
)
