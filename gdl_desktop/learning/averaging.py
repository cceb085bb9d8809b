"""A running average of a network's weights, smoother than the weights of any one step.

The idea is Polyak & Juditsky's (*Acceleration of Stochastic Approximation by Averaging*, SIAM J. Control and
Optimization 30(4), 1992); the exponential form is what generative models are usually shown with.
"""

from __future__ import annotations

import copy
from typing import TypeVar

import torch
from torch import nn
from torch.optim.swa_utils import get_ema_multi_avg_fn

Network = TypeVar("Network", bound=nn.Module)


def new_average(network: Network) -> Network:
    """Return a copy of a network that no gradient reaches, for `update_average` to move."""
    return copy.deepcopy(network).eval().requires_grad_(False)


@torch.no_grad()
def update_average(average: nn.Module, newest: nn.Module, decay: float, steps: int) -> None:
    """Move a running average a little towards the newest weights, running statistics included.

    The decay rises to its final value so that the first, useless weights are soon forgotten.

    Parameters
    ----------
    average
        What `new_average` returned of ``newest``; changed in place.
    newest
        The network in training.
    decay
        Share of the old average that stays, in [0, 1): 0.999 spans about a thousand steps.
    steps
        How many steps have been taken, this one included; at least 1.
    """
    decay = min(decay, (1 + steps) / (10 + steps))
    new, old = newest.state_dict(), average.state_dict()
    floats = [name for name, tensor in old.items() if tensor.is_floating_point()]
    # All of them in one call: one by one they take longer than the optimizer.
    move = get_ema_multi_avg_fn(decay)  # type: ignore[no-untyped-call]
    move([old[name] for name in floats], [new[name] for name in floats], None)
    for name in old.keys() - floats:  # how many batches a normalization has seen
        old[name].copy_(new[name])
