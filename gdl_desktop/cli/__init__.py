"""The command line ``gdl``: the same engine as the window, without a screen.

One module per command. Each offers ``add_to(commands)``, which declares its options, and a ``run``
that does it and returns the exit code. Nothing here imports Qt, and torch is imported only once
there is something to compute, so that ``--help``, the lists and mistakes are answered at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from gdl_desktop.core.waiting import asleep_soon

os.environ.update({**asleep_soon(os.environ), **os.environ})

import gdl_desktop
from gdl_desktop.cli import bench, data, doctor, evaluate, exits, models, runs, sample, train
from gdl_desktop.cli.output import note, prepare_streams, require_stdout
from gdl_desktop.cli.parser import Parser
from gdl_desktop.core.errors import UserError

_DESCRIPTION = "Train generative models, sample from them and measure them, without a screen."
_EPILOG = "Each command has its own --help, and so has each playground: gdl train gan --help."


def build_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(prog="gdl", usage="gdl COMMAND ...", description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument("--version", action="version", version=f"gdl {gdl_desktop.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, prog="gdl")
    for command in (train, sample, evaluate, data, models, runs, bench, doctor):
        command.add_to(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    argv
        The words behind ``gdl``; those of the process without it.

    Returns
    -------
    int
        0 when done; 1 when `gdl doctor` found something broken; 2 for a mistake that the person can
        mend, told in one sentence on the standard error; 130 after Ctrl-C; 141 when the reader of
        the output has gone.
    """
    prepare_streams()
    words = sys.argv[1:] if argv is None else argv
    parser = build_parser()
    if not words:
        parser.print_help(sys.stderr)
        return exits.USAGE
    try:
        arguments = parser.parse_args(words)
        require_stdout()
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except UserError as error:
        note(f"gdl: {error}")
        return exits.USAGE
    except KeyboardInterrupt:
        note("gdl: Interrupted.")
        return exits.INTERRUPTED
    except BrokenPipeError:
        # Nobody reads any more; what is still buffered must not raise again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.BROKEN_PIPE
    except SystemExit as leaving:  # argparse, after --help or a mistake
        return leaving.code if isinstance(leaving.code, int) else exits.USAGE
    return code
