"""How much of a data set is kept from training; apart from `sets`, so that settings know it without numpy."""

from typing import Final

HELD_OUT_SHARE: Final = 0.1
