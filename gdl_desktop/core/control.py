"""How the person steers a running training: pause, step, stop, live settings, published weights."""

from __future__ import annotations

import threading
from typing import Any

from gdl_desktop.core.judgement import Judgement


class RunControl:
    """The one object that a training thread and the window share.

    The window calls `pause`, `resume`, `step`, `stop`, `set_live` and `hand_in`; the training loop calls
    `gate` before every step, `take_live_changes` and `take_judgements` after it. `published` holds the
    newest immutable snapshot of the weights: it is replaced by one reference assignment and never written to.
    """

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._paused = False
        self._steps_allowed = 0
        self._stopping = False
        self._live: dict[str, Any] = {}
        self._judgements: list[Judgement] = []
        self.published: Any = None

    @property
    def paused(self) -> bool:
        """Whether training is paused, or takes single steps."""
        return self._paused

    @property
    def stopping(self) -> bool:
        """Whether training has been asked to end."""
        return self._stopping

    def pause(self) -> None:
        """Let training come to rest after the current step."""
        with self._condition:
            self._paused = True
            self._steps_allowed = 0

    def resume(self) -> None:
        """Let training run freely."""
        with self._condition:
            self._paused = False
            self._condition.notify_all()

    def step(self) -> None:
        """Pause, but allow one more optimizer step."""
        with self._condition:
            self._paused = True
            self._steps_allowed += 1
            self._condition.notify_all()

    def stop(self) -> None:
        """Ask training to save and end; it also wakes a paused one."""
        with self._condition:
            self._stopping = True
            self._condition.notify_all()

    def would_block(self) -> bool:
        """Whether `gate` would wait now: the loop reports everything it has before it does."""
        with self._condition:
            return self._paused and self._steps_allowed == 0 and not self._stopping

    def gate(self) -> bool:
        """Wait while paused; return True when a step may be taken and False when training must end."""
        with self._condition:
            self._condition.wait_for(lambda: self._stopping or not self._paused or self._steps_allowed > 0)
            if self._stopping:
                return False
            if self._paused:
                self._steps_allowed -= 1
            return True

    def set_live(self, name: str, value: Any) -> None:
        """Change a live setting from the next step on; the value has been checked by the caller."""
        with self._condition:
            self._live[name] = value

    def take_live_changes(self) -> dict[str, Any]:
        """Return the live settings changed since the last call, and forget them."""
        with self._condition:
            changes, self._live = self._live, {}
            return changes

    def hand_in(self, judgement: Judgement) -> None:
        """Give the training what a judge says of weights that it published, so that its run keeps it."""
        with self._condition:
            self._judgements.append(judgement)

    def take_judgements(self) -> list[Judgement]:
        """Return the judgements handed in since the last call, and forget them."""
        with self._condition:
            judgements, self._judgements = self._judgements, []
            return judgements
