"""Where the packed window begins."""

import sys

from gdl_desktop.__main__ import main

sys.exit(main())
