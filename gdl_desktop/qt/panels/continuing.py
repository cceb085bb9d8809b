"""Training a kept run on: how it stands, in words, and the button that offers it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QInputDialog, QPushButton, QWidget

from gdl_desktop.core.kept_run import KeptRun
from gdl_desktop.qt.widgets.dialog_buttons import take_off_icons
from gdl_desktop.qt.words import duration, fill, marked, steps_taken

_STANDINGS: Final[dict[str, str]] = {
    "stopped": marked(
        "ContinueButton", "This run was stopped at step {step:,}. Continue trains on exactly from there."
    ),
    "interrupted": marked(
        "ContinueButton",
        "This run was cut off. Its last save is of step {step:,}; Continue trains on exactly from there.",
    ),
    "finished": marked("ContinueButton", "This run has taken all of its {step:,} steps. Continue asks how many more."),
    "diverged": marked(
        "ContinueButton",
        "The loss was no longer a number after this state, step {step:,}. Lower the learning rate before you continue.",
    ),
    "failed": marked(
        "ContinueButton",
        "This run ended by an error. Its last save is of step {step:,}; Continue trains on from there.",
    ),
    "running": marked(
        "ContinueButton", "This run is being trained in another window or program; stop it there to continue it here."
    ),
}
_MOST_STEPS: Final = 10**9


def standing_of(run: KeptRun) -> str:
    """Return how a run stands and what can be done about it, in a sentence or two."""
    standing = _STANDINGS["finished" if run.used_up else run.status]
    return fill(QCoreApplication.translate("ContinueButton", standing), step=run.step)


def reached_by(run: KeptRun) -> str:
    """Return how far a run has come, in a few words."""
    return f"{steps_taken(run.step, run.total_steps)} · {duration(run.seconds)}"


class ContinueButton(QPushButton):
    """Offers to train a run on, and asks how far where the run has taken all of its steps.

    Parameters
    ----------
    playground
        Name of the playground, which it and its dialog are named after.

    Attributes
    ----------
    wanted
        ``(run, max_steps)``: the person wants a `KeptRun` trained on, up to that step; None leaves it its own end.
    """

    wanted = Signal(object, object)

    def __init__(self, playground: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playground = playground
        self._run: KeptRun | None = None
        self._obstacle = ""
        self.setObjectName(f"{playground}.continue")
        self.setText(self.tr("Continue"))
        self.setAccessibleName(self.text())
        self.clicked.connect(self._on_clicked)
        self._refresh()

    def offer(self, run: KeptRun | None) -> None:
        """Offer to train a run on from where it stands; None offers nothing."""
        self._run = run
        self._refresh()

    def set_obstacle(self, obstacle: str) -> None:
        """Say why nothing can be trained on now, whatever is offered; an empty sentence clears it."""
        self._obstacle = obstacle
        self._refresh()

    @property
    def _ready(self) -> KeptRun | None:
        return None if self._obstacle else self._run

    @Slot()
    def _on_clicked(self) -> None:
        run = self._ready
        if run is None:
            return
        if not run.used_up:
            self.wanted.emit(run, None)
            return
        dialog = QInputDialog(self.parentWidget())
        dialog.setObjectName(f"{self._playground}.more_steps")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.text())
        words = self.tr("This run has taken all of its {step:,} steps. How many more is it to take?")
        dialog.setLabelText(fill(words, step=run.step))
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(1, _MOST_STEPS)
        dialog.setIntValue(max(1, run.step))
        dialog.intValueSelected.connect(self._on_more_steps)
        dialog.open()
        take_off_icons(dialog)

    @Slot(int)
    def _on_more_steps(self, more: int) -> None:
        run = self._ready  # since it was asked, something else may have begun to train
        if run is not None:
            self.wanted.emit(run, run.step + more)

    def _refresh(self) -> None:
        self.setEnabled(self._ready is not None)
        self.setToolTip(self._obstacle or self._about())

    def _about(self) -> str:
        if self._run is None:
            return self.tr("There is no run to continue: open one from the page Start, or train.")
        if self._run.used_up:
            return self.tr("Train this run on; it has taken all of its steps, so you are asked how many more.")
        words = self.tr(
            "Train this run on from step {step:,}, with its own settings; changes count where they may be made while "
            "it trains."
        )
        return fill(words, step=self._run.step)
