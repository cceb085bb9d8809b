"""The driver's end of the workers: start them, ask them, end them."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bench.work import PEERS, Peer

PACKAGING: Final = Path(__file__).resolve().parent.parent
ROOT: Final = PACKAGING.parent
LONGEST_ANSWER_SECONDS: Final = 900.0  # compiling a model may take minutes on a slow machine
# What would change a library's threads or instruction sets behind the driver's back.
_STEERING: Final = (
    "OMP_",
    "GOMP_",
    "KMP_",
    "MKL_",
    "OPENBLAS_",
    "ONEDNN_",
    "DNNL_",
    "ATEN_",
    "TF_",
    "XLA_",
    "KERAS_",
    "GDL_",
)


class WorkerError(Exception):
    """A worker cannot start, or has ended; ``str(error)`` says why."""


@dataclass(frozen=True)
class Contestant:
    """A way to do the work: a peer with so many threads.

    Attributes
    ----------
    threads
        One, or None for as many as the library takes by itself.
    restricted
        Whether it computes with AVX2 at the most, and takes part in that comparison alone.
    """

    peer: Peer
    threads: int | None
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    restricted: bool = False

    @property
    def name(self) -> str:
        """Who this is, for the table and messages."""
        return f"{PEERS[self.peer]}, {in_words(self.threads)}{', AVX2 at the most' if self.restricted else ''}"


def in_words(threads: int | None) -> str:
    """Return what messages call a contestant's threads."""
    return "own threads" if threads is None else f"{threads} thread"


class Worker:
    """A contestant's process, alive until closed.

    Attributes
    ----------
    versions, offers
        What it computes with; the variants of each work that it can do.
    died_of
        Its last words; None while it lives and if it was closed.

    Raises
    ------
    WorkerError
        It does not start.
    """

    def __init__(self, contestant: Contestant, sizes: Mapping[str, Any]) -> None:
        self.contestant = contestant
        self.died_of: str | None = None
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(_STEERING)}
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 (open as long as the process)
        try:
            self._process = subprocess.Popen(
                contestant.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                cwd=ROOT,
                env={**inherited, "PYTHONPATH": os.pathsep.join([str(ROOT), str(PACKAGING)]), **contestant.environment},
                text=True,
                encoding="utf-8",
            )
        except OSError as error:
            self._errors.close()
            raise WorkerError(f"{contestant.command[0]} cannot be started: {error.strerror}") from None
        hello = self.ask("hello", sizes=dict(sizes))
        self.versions: Mapping[str, str] = hello["versions"]
        self.offers: Mapping[str, Sequence[str]] = hello["offers"]

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        return not self._errors.closed

    def ask(self, do: str, **details: Any) -> dict[str, Any]:
        """Send a message and wait for the answer.

        Raises
        ------
        WorkerError
            The process has ended or answers nothing for a quarter of an hour; it is then gone.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        deadline = threading.Timer(LONGEST_ANSWER_SECONDS, self._process.kill)
        deadline.start()
        try:
            self._process.stdin.write(json.dumps({"do": do, **details}) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            deadline.cancel()
        if not line:
            self.died_of = self._last_words()
            self.close()
            raise WorkerError(self.died_of)
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        """End the process; a second call does nothing."""
        if not self.alive:
            return
        self._process.communicate()  # closes its standard input, which it takes as the end
        self._errors.close()

    def _last_words(self) -> str:
        self._process.wait()
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else f"it ended with exit code {self._process.returncode} and said nothing"
