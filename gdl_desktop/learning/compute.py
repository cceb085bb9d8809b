"""Where and how the arithmetic is done: device, precision, threads."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Literal

import torch

from gdl_desktop.core.errors import UserError

Precision = Literal["fp32", "bf16"]
Way = Literal["divided", "shared"]
"""How several threads take a step: each with its own part of the batch, or together on every operation."""
_DEVICE_NAMES = {"cpu": "processor", "cuda": "graphics card (CUDA)", "mps": "graphics processor (MPS)"}


@dataclass(frozen=True, slots=True)
class Compute:
    """What a trainer computes with.

    Attributes
    ----------
    device
        torch's name of the device: ``"cpu"``, ``"cuda"``, ``"mps"``.
    precision
        ``"bf16"`` runs matrix products in bfloat16 under autocast; weights stay float32.
    threads
        Threads of the processor that a trainer takes its steps with.
    way
        How they do it; None leaves it to the trainer.
    """

    device: str = "cpu"
    precision: Precision = "fp32"
    threads: int = 1
    way: Way | None = None

    @property
    def torch_device(self) -> torch.device:
        """The device as torch's own type."""
        return torch.device(self.device)

    def __str__(self) -> str:
        numbers = {"fp32": "float32", "bf16": "bfloat16"}[self.precision]
        threads = f", {self.threads} thread{'s' if self.threads != 1 else ''}" if self.device == "cpu" else ""
        return f"{_DEVICE_NAMES.get(self.device, self.device)}, {numbers}{threads}"

    def autocast(self) -> contextlib.AbstractContextManager[object]:
        """Return the context in which a forward pass runs."""
        if self.precision == "bf16":
            return torch.autocast(torch.device(self.device).type, dtype=torch.bfloat16)
        return contextlib.nullcontext()


def choose_compute(device: str = "auto", threads: int | None = None) -> Compute:
    """Pick a device: CUDA, then Apple's MPS, then the CPU; and one thread on the CPU unless more are asked for.

    `gdl_desktop.learning.threads` finds out where a second thread pays.

    Raises
    ------
    UserError
        The device asked for is not there.
    """
    available = available_devices()
    if device == "auto":
        device = available[0]
    elif device not in available:
        raise UserError(f"There is no device “{device}” on this computer; there is {', '.join(available)}.")
    return Compute(device=device, threads=threads or 1)


def available_devices() -> list[str]:
    """Return the devices of this computer, the fastest first."""
    devices = []
    if torch.cuda.is_available():
        devices.append("cuda")
    if torch.backends.mps.is_available():
        devices.append("mps")
    return [*devices, "cpu"]
