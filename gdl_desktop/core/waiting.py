"""How threads of torch and numpy wait: environment variables, read once when these libraries load.

Whoever loads them sets these first, but for those that a person has set.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# No more threads than are asked for.
ONE_THREAD: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def asleep_soon(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what lets threads that wait sleep, and not spin beside the window.

    On Linux they do so after a fraction of a millisecond, so that two that share the operations of a step find each
    other awake.

    Parameters
    ----------
    environment
        Where it will be added. If that says already how threads wait, there is nothing to add: a number of spins
        would outdo it.
    """
    if "OMP_WAIT_POLICY" in environment:
        return {}
    return {"OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": "10000"}
