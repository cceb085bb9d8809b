"""The desktop app: ``python -m gdl_desktop``, or ``gdl-desktop``."""

from __future__ import annotations

import sys


def main() -> int:
    """Open the window; return the exit code."""
    from gdl_desktop.shell.app import main as run_app

    return run_app(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
