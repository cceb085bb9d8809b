"""Batches by index: the whole set lies on the device, and each step picks its examples."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor


class EpochOrder:
    """A new order of the examples for each epoch, which depends on the seed and the epoch alone.

    So a run that is continued needs to know nothing but its step.

    Parameters
    ----------
    examples
        How many there are.
    batch_size
        How many a step takes; what is left at the end of an epoch waits for another order.
    """

    def __init__(self, examples: int, batch_size: int, seed: int, device: torch.device) -> None:
        self.batch_size = min(batch_size, examples)
        self.steps_per_epoch = examples // self.batch_size
        self._examples = examples
        self._seed = seed
        self._device = device
        self._epoch = -1
        self._order = torch.empty(0, dtype=torch.int64, device=device)

    def batch(self, step: int) -> Tensor:
        """Return the indices of the examples of a step, counted from 0; int64 (batch_size,)."""
        epoch, number = divmod(step, self.steps_per_epoch)
        if epoch != self._epoch:
            order = np.random.default_rng([self._seed, epoch]).permutation(self._examples)
            self._order = torch.from_numpy(order).to(self._device)
            self._epoch = epoch
        return self._order[number * self.batch_size : (number + 1) * self.batch_size]
