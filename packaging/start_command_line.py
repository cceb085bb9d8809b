"""Where the packed command line begins."""

import sys

from gdl_desktop.cli import main

sys.exit(main())
