"""``python -m gdl_desktop.cli``: the command line where no ``gdl`` is on the path."""

import sys

from gdl_desktop.cli import main

sys.exit(main())
