"""Where the packed program begins: the window, or under the name ``gdl`` the command line."""

import sys
from pathlib import Path

if Path(sys.argv[0]).stem == "gdl":
    from gdl_desktop.cli import main
else:
    from gdl_desktop.__main__ import main

sys.exit(main())
