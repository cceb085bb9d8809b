"""When what was ready after the start, for measuring it."""

from __future__ import annotations

import json
import time
from pathlib import Path

from gdl_desktop.core.files import write_atomically


class StartReport:
    """Notes once when each thing was ready, on the system's monotonic clock, which all processes share.

    Attributes
    ----------
    marks
        Seconds by name, in the order in which they were noted.
    """

    def __init__(self) -> None:
        self.marks: dict[str, float] = {}

    def mark(self, name: str) -> None:
        """Note that something is ready; only the first time counts."""
        self.marks.setdefault(name, time.monotonic())

    def write(self, path: Path) -> None:
        """Write the marks as JSON, with the memory that is in use, in bytes."""
        import psutil

        memory = psutil.Process().memory_info().rss
        write_atomically(path, json.dumps({"marks": self.marks, "memory": memory}, indent=2).encode())
