"""Exit codes of the command line."""

from typing import Final

OK: Final = 0
BROKEN: Final = 1  # `gdl doctor` found something
USAGE: Final = 2  # a mistake that the person can mend
INTERRUPTED: Final = 130  # 128 + SIGINT, as shells count
BROKEN_PIPE: Final = 141  # 128 + SIGPIPE: the reader of the output, such as `head`, has gone
