"""How threads of torch and numpy wait: environment variables, read once when these libraries load.

Whoever loads them sets these first, but for those that a person has set.
"""

from __future__ import annotations

from typing import Final

# Threads that wait must sleep, not spin beside the window; on Linux after a fraction of a millisecond, so that two that
# share the operations of a step find each other awake.
ASLEEP_SOON: Final = {"OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": "10000"}
# No more threads than are asked for.
ONE_THREAD: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
