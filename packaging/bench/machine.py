"""What a figure depends on beside the program: processor, load."""

from __future__ import annotations

import os
import platform
import time
from typing import Any

from gdl_desktop.learning.diagnostics import cpu_features, processor

BUSY = 0.5  # processors that others keep busy, above which figures are not worth keeping


def describe_machine() -> dict[str, Any]:
    """Return facts about this computer as it is now, ready for JSON."""
    return {
        "processor": processor(),
        "features": list(cpu_features()),
        "cores": os.cpu_count(),
        "system": platform.system(),
        "date": time.strftime("%Y-%m-%d"),
        "load": load(),
    }


def load() -> float | None:
    """Return how many processes wanted a processor over the last minute; None where the system does not say."""
    try:
        return round(os.getloadavg()[0], 2)
    except (AttributeError, OSError):
        return None
