"""What the commands write: results on the standard output, notes and bars on the standard error."""

from __future__ import annotations

import io
import json
import math
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from gdl_desktop.core.errors import UserError
from gdl_desktop.core.files import cause_of, is_there

if TYPE_CHECKING:
    from rich.console import Console


def prepare_streams() -> None:
    """Let no character that a terminal cannot show, and no closed standard error, end a command."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (open as long as the process)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def require_stdout() -> None:
    """Check that there is somewhere to write results to.

    Raises
    ------
    UserError
        The standard output is closed.
    """
    if sys.stdout is None:
        raise UserError("The standard output is closed, so there is nowhere to write the result to.")


def is_terminal(stream: TextIO) -> bool:
    """Whether a person watches a stream."""
    return stream.isatty()


def write(text: str) -> None:
    """Write text to the standard output at once.

    Raises
    ------
    UserError
        It cannot be written, for example because the disk behind it is full.
    """
    _to_stdout(lambda: (sys.stdout.write(text), sys.stdout.flush()))


def write_bytes(payload: bytes) -> None:
    """Write bytes to the standard output.

    Raises
    ------
    UserError
        They cannot be written.
    """
    _to_stdout(lambda: (sys.stdout.buffer.write(payload), sys.stdout.buffer.flush()))


def _to_stdout(action: Any) -> None:
    try:
        action()
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is still buffered can never be written; without this Python would try again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise UserError(f"The standard output cannot be written: {cause_of(error)}.") from None


def write_json(value: Any, *, indent: int | None = 2) -> None:
    """Write a value as JSON to the standard output; numbers that are not finite become null."""
    write(json.dumps(_plain(value), ensure_ascii=False, indent=indent) + "\n")


def note(sentence: str) -> None:
    """Say something to the person on the standard error."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[str] = ()) -> None:
    """Write a table to the standard output: as wide as the terminal there, never cut off elsewhere.

    Parameters
    ----------
    right
        The columns to align on the right.
    """
    from rich.measure import Measurement
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    # Drawn in memory first, so that a full disk or a reader that has gone is met in one place: `write`.
    buffer = io.StringIO()
    console = _console(buffer, terminal=is_terminal(sys.stdout))
    if not console.is_terminal:
        console.width = max(1, Measurement.get(console, console.options.update(max_width=10_000), table).maximum)
    console.print(table)
    write("".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines()))


def error_console() -> Console:
    """Return rich's console for the standard error, where bars live."""
    return _console(sys.stderr, terminal=is_terminal(sys.stderr))


def _console(stream: TextIO, *, terminal: bool) -> Console:
    from rich.console import Console

    # A path may hold brackets or colons: nothing is markup here.
    return Console(file=stream, force_terminal=terminal, markup=False, highlight=False, emoji=False)


def check_destination(path: Path, megabytes: float) -> None:
    """Check, before any work is done, that a file or folder can be written.

    Raises
    ------
    UserError
        A part of the path is no folder or may not be written to, or the disk is full.
    """
    there = path
    while not is_there(there) and there != there.parent:
        there = there.parent
    if there != path and not there.is_dir():
        raise UserError(f"{path} cannot be written: {there} is a file, not a folder.")
    if not os.access(there, os.W_OK):
        raise UserError(f"{path} cannot be written: you may not write to {there}.")
    free = shutil.disk_usage(there).free / 1e6
    if free < megabytes:
        raise UserError(f"{path} cannot be written: there are only {free:.0f} MB left on that disk.")


def duration(seconds: float) -> str:
    """Return seconds as ``0:42`` or ``1:02:03``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value
