"""Choosing between float32 and bfloat16 by trying both.

On a processor with bfloat16 units the matrix products of a training step are up to three times as
fast; on one without, they are emulated and ten times as slow. And even with them, a small model may
lose more on converting than it wins. So the processor must have the units, and the model must show
that it is faster: both kinds of step are timed in turn, on trainers that are thrown away.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final, cast, get_args

import torch
import torch.nn.functional as F  # noqa: N812 (its usual name)

from gdl_desktop.core.errors import UserError
from gdl_desktop.learning.compute import Compute, Precision
from gdl_desktop.learning.diagnostics import cpu_features
from gdl_desktop.learning.trainer import Trainer

PRECISION_VARIABLE: Final = "GDL_PRECISION"
TRIAL_SECONDS: Final = 0.5
LEAST_GAIN: Final = 1.05  # a trial is off by as much; where neither is faster, float32 has more digits
LEAST_ROUNDS: Final = 3
_PRODUCT_SIZE: Final = 512
_PRODUCTS: Final = 5
# Of other devices nobody has measured whether they have the units.
_WITHOUT_UNITS: Final = {
    "cpu": "Computing in float32: this processor has no bfloat16 units.",
    "cuda": "Computing in float32: this graphics card has no bfloat16 units.",
}
_NOT_TRIED: Final = "Computing in float32: bfloat16 is not tried on this device."
_REFUSED: Final = "Computing in float32: this model cannot be computed in bfloat16 here."


def precision_wanted(wanted: str | None) -> Precision | None:
    """Return the precision that a person asks for, by option or environment; None leaves it to a trial.

    Raises
    ------
    UserError
        There is no such precision.
    """
    name = wanted or os.environ.get(PRECISION_VARIABLE) or "auto"
    if name == "auto":
        return None
    if name not in get_args(Precision):
        raise UserError(f"There is no precision “{name}”; there are auto, {', '.join(get_args(Precision))}.")
    return cast(Precision, name)


def has_bf16_units(device: str) -> bool:
    """Whether a device is known to compute in bfloat16 by itself."""
    if device == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    return device == "cpu" and any("bf16" in feature for feature in cpu_features())


@cache
def bf16_products_pay(device: str) -> bool:
    """Whether a device multiplies matrices faster in bfloat16 than in float32; asked once, it takes some milliseconds.

    It is for whoever draws pictures, which leaves no time for a trial. That a processor has the units is not enough:
    where a virtual machine hides its faster ones (AMX), those that are left can be slower than float32.
    """
    if device != "cpu" or not has_bf16_units(device):
        return has_bf16_units(device)
    halves, floats = (torch.ones(_PRODUCT_SIZE, _PRODUCT_SIZE, dtype=each) for each in (torch.bfloat16, torch.float32))
    times = [(product_seconds(halves), product_seconds(floats)) for _ in range(1 + _PRODUCTS)]
    in_halves, in_floats = zip(*times[1:], strict=True)  # the first one of each is a slow one
    return times_as_fast(in_halves, in_floats) >= LEAST_GAIN


def product_seconds(matrix: torch.Tensor, clock: Callable[[], float] = time.perf_counter) -> float:
    """Return how many seconds a square matrix times itself takes, transposed as a layer's weights are."""
    began = clock()
    F.linear(matrix, matrix)
    torch.get_device_module(matrix.device).synchronize()
    return clock() - began


def bf16_gain(new_trainer: Callable[[Precision], Trainer], device: str, seconds: float = TRIAL_SECONDS) -> float:
    """Return how many times as fast a training step is in bfloat16 as in float32, as `times_as_fast` compares them.

    Parameters
    ----------
    new_trainer
        Makes a trainer that computes in a precision; two are made, and thrown away.
    seconds
        About how long the steps are timed, after one of each kind that is not.
    """
    times = step_times({precision: new_trainer(precision) for precision in get_args(Precision)}, device, seconds)
    return times_as_fast(times["bf16"], times["fp32"])


def step_times(
    trainers: Mapping[Precision, Trainer],
    device: str,
    seconds: float,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[Precision, list[float]]:
    """Return how long training steps of each trainer took, in seconds.

    Parameters
    ----------
    trainers
        All on that device; at least three steps of each are timed, after one that is not.
    seconds
        About how long the steps are timed.
    clock
        What they and their whole time are measured with.
    """
    times: dict[Precision, list[float]] = {precision: [] for precision in trainers}
    for trainer in trainers.values():
        timed_step(trainer, 0, device)
    end = clock() + seconds
    step = 1
    # In turn, so that whatever else the machine does slows down all alike.
    while step <= LEAST_ROUNDS or clock() < end:
        for precision, trainer in trainers.items():
            times[precision].append(timed_step(trainer, step, device, clock))
        step += 1
    return times


def times_as_fast(seconds: Sequence[float], others: Sequence[float]) -> float:
    """Return how many times as fast some steps are as others that were taken in turn with them, in seconds each.

    It is the median of what each pair says, since a neighbour on the machine slows down both of a pair: where a second
    thread was worth 1.2 to 1.5 times while neighbours came and went, medians or least times of each kind for
    themselves saw it in fewer of the trials.
    """
    return statistics.median(other / own for own, other in zip(seconds, others, strict=True))


def choose_precision(new_trainer: Callable[[Precision], Trainer], compute: Compute) -> tuple[Precision, str]:
    """Return the faster precision on a device, and a sentence on why."""
    if not has_bf16_units(compute.device):
        return "fp32", _WITHOUT_UNITS.get(compute.device, _NOT_TRIED)
    try:
        gain = bf16_gain(new_trainer, compute.device)
    except RuntimeError:  # torch has no narrower one for what it cannot compute
        return "fp32", _REFUSED
    if gain < LEAST_GAIN:
        return "fp32", f"Computing in float32: bfloat16 is only {gain:.2f} times as fast here."
    return "bf16", f"Computing in bfloat16, {gain:.1f} times as fast here as float32."


def usable_precision(
    new_trainer: Callable[[Precision], Trainer], wanted: Precision, device: str
) -> tuple[Precision, str]:
    """Return the precision that a person or a run to be continued asks for, or float32 and a sentence on why.

    Without bfloat16 units a device mostly computes in bfloat16 all the same, if slowly; but not everything: most
    processors refuse an LSTM. One step of a trainer that is thrown away tells.
    """
    if wanted == "bf16":
        try:
            timed_step(new_trainer(wanted), 0, device)
        except RuntimeError:  # torch has no narrower one for what it cannot compute
            return "fp32", _REFUSED
    return wanted, ""


def timed_step(trainer: Trainer, step: int, device: str, clock: Callable[[], float] = time.perf_counter) -> float:
    """Take a training step and return how long it took, in seconds."""
    began = clock()
    trainer.train_step(step, 0.0)
    torch.get_device_module(device).synchronize()
    return clock() - began
