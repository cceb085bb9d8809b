"""Where the packed program begins: the window, or under the name ``gdl`` the command line."""

import os
import sys
from pathlib import Path

# The loader has read this by now. What the program starts, a file manager say, shall not load our libraries; and
# when it starts itself, that one shall find them anew.
if sys.platform == "linux":
    os.environ.pop("LD_LIBRARY_PATH", None)
    if "LD_LIBRARY_PATH_ORIG" in os.environ:
        os.environ["LD_LIBRARY_PATH"] = os.environ.pop("LD_LIBRARY_PATH_ORIG")
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"

if sys.argv[1:2] == ["-c"]:
    # `sys.executable -c` is how Python tries something in a process of its own, as `gdl doctor` does; here it is us.
    exec(sys.argv[2])
    sys.exit()
if Path(sys.argv[0]).stem == "gdl":
    from gdl_desktop.cli import main
else:
    from gdl_desktop.__main__ import main

sys.exit(main())
