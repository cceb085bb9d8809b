"""What is measured, in which unit, and the goals. The standard library alone: every worker reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Peer = Literal["gdl", "keras", "torch", "tfjs"]
PEERS: Final[dict[Peer, str]] = {
    "gdl": "GDL Desktop",
    "keras": "Keras on TensorFlow",
    "torch": "plain PyTorch",
    "tfjs": "TensorFlow.js wasm",
}


@dataclass(frozen=True, slots=True)
class Goal:
    """Something that our own figure should reach.

    Attributes
    ----------
    bound
        Least value of what is more when it is better, greatest value of a latency.
    against
        The figure is then how many times as fast as this peer's best we are; without it, it is our own figure.
    """

    bound: float
    against: Peer | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A row of the table.

    Attributes
    ----------
    unit
        ``"ms"`` for the median time of one call, and lower is better; otherwise what is made per second.
    """

    name: str
    title: str
    unit: str
    goals: tuple[Goal, ...] = ()

    @property
    def is_latency(self) -> bool:
        """Whether the figure is a time, and lower is better."""
        return self.unit == "ms"

    def met(self, goal: Goal, figure: float) -> bool:
        """Whether a figure, a ratio where the goal is against a peer, reaches a goal."""
        return figure <= goal.bound if self.is_latency and goal.against is None else figure >= goal.bound


TRAININGS: Final = (
    Work(
        "text-train",
        "LSTM 128, context 40, batch 128, loss of the last character",
        "windows/s",
        (Goal(2.5, "keras"), Goal(80, "tfjs")),
    ),
    Work("latent-train", "VAE 784-512-2, batch 256", "images/s", (Goal(1.5, "keras"), Goal(2.0, "torch"))),
    Work("gan-train", "ACGAN, book sizes, batch 100", "real images/s", (Goal(1.25, "keras"), Goal(2.3, "torch"))),
)
PLAYING: Final = (
    Work("text-write", "Writing with LSTM 128, batch 1", "characters/s", (Goal(20_000), Goal(40, "keras"))),
    Work("latent-decode", "One VAE decode", "ms", (Goal(0.25),)),
    Work("latent-grid", "VAE grid, 20 x 20", "ms", (Goal(3.0),)),
    Work("gan-grid", "ACGAN grid, 10 x 10", "ms", (Goal(60.0),)),
)
WORKS: Final = (*TRAININGS, *PLAYING)

# With the instruction sets of a processor of ten years ago, float32 on both sides.
RESTRICTED_GOAL: Final = Goal(1.0, "keras")

PEAKS: Final = {
    "fp32": Work("matmul-fp32", "Matrix product 1,024 x 1,024, float32", "FLOP/s"),
    "bf16": Work("matmul-bf16", "Matrix product 1,024 x 1,024, bfloat16", "FLOP/s"),
}
