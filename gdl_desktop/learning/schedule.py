"""How a learning rate falls while a run's budget is used up."""

from __future__ import annotations

import math


def cosine_factor(progress: float) -> float:
    """Return what a rate is multiplied with at a share of the run: from 1 to 0 along half a cosine.

    It is the annealing of Loshchilov & Hutter 2017 (arXiv:1608.03983, equation 5) without restarts.
    """
    return 0.5 * (1.0 + math.cos(math.pi * progress))
