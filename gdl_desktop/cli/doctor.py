"""``gdl doctor``: whether everything that the program needs is here."""

from __future__ import annotations

import argparse
from typing import Any

from gdl_desktop.cli import exits
from gdl_desktop.cli.output import note, write, write_json
from gdl_desktop.cli.parser import Commands, add_json_option


def add_to(commands: Commands[Any]) -> None:
    """Declare ``doctor``."""
    parser = commands.add_parser(
        "doctor",
        help="check this computer and this installation",
        description="Report versions, devices, processor, window system, folders and data; exit code 1 when broken.",
    )
    add_json_option(parser, "one JSON object instead of lines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Report what there is; return 1 when something is broken."""
    from gdl_desktop.learning.diagnostics import as_json, as_text, diagnose

    findings = diagnose()
    broken = [finding for finding in findings if not finding.ok]
    if arguments.json:
        write_json(as_json(findings))
    else:
        write(as_text(findings))
        note("\nEverything is in order." if not broken else f"\nBroken: {', '.join(f.name for f in broken)}.")
    return exits.BROKEN if broken else exits.OK
