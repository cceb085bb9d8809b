"""Compare this program with other libraries: ``make bench``; see docs/BENCHMARKS.md."""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from bench.contest import Entry, compete
from bench.crew import PACKAGING, ROOT, Contestant, Worker, WorkerError
from bench.machine import BUSY, describe_machine, load
from bench.sizes import sizes
from bench.tables import DOCUMENT, speed_table, write_section
from bench.work import PEAKS, PEERS, TRAININGS, WORKS, Peer
from gdl_desktop.core.files import write_atomically
from gdl_desktop.core.waiting import ONE_THREAD, asleep_soon

RESULT: Final = ROOT / "bench.json"
KERAS_PYTHON: Final = ROOT / ".venv-bench" / "bin" / "python"
TFJS: Final = PACKAGING / "bench" / "tfjs"
_OWN_THREADS: Final = {**asleep_soon({}), **ONE_THREAD}  # as the window loads torch
_KERAS: Final = {"CUDA_VISIBLE_DEVICES": "-1", "TF_CPP_MIN_LOG_LEVEL": "2"}
_ONE_THREAD: Final = {"OMP_NUM_THREADS": "1"}
# A processor without AVX-512 and without bfloat16 units, as every library that is compared hears it.
_AVX2: Final = {
    "ATEN_CPU_CAPABILITY": "avx2",
    "ONEDNN_MAX_CPU_ISA": "AVX2",
    "MKL_ENABLE_INSTRUCTIONS": "AVX2",
    "XLA_FLAGS": "--xla_cpu_max_isa=AVX2",
}


def contestants() -> list[Contestant]:
    """Return everybody who could compete; who is not installed will not start."""
    gdl = [sys.executable, "-m", "bench.gdl_worker"]
    torch = [sys.executable, "-m", "bench.torch_worker"]
    keras = [str(KERAS_PYTHON), "-m", "bench.keras_worker"]
    return [
        Contestant("gdl", 1, [*gdl, "1"], _OWN_THREADS),
        Contestant("gdl", None, gdl, _OWN_THREADS),
        Contestant("keras", 1, [*keras, "1"], {**_KERAS, **_ONE_THREAD}),
        Contestant("keras", None, keras, _KERAS),
        Contestant("torch", 1, [*torch, "1"], _ONE_THREAD),
        Contestant("torch", None, torch),
        Contestant("tfjs", 1, ["node", str(TFJS / "worker.mjs")]),
        Contestant("gdl", 1, [*gdl, "1"], {**_OWN_THREADS, **_AVX2}, restricted=True),
        Contestant("gdl", None, gdl, {**_OWN_THREADS, **_AVX2}, restricted=True),
        Contestant("keras", 1, [*keras, "1"], {**_KERAS, **_ONE_THREAD, **_AVX2}, restricted=True),
        Contestant("keras", None, keras, {**_KERAS, **_AVX2}, restricted=True),
    ]


def missing(peer: Peer) -> str:
    """Return why a peer cannot take part at all; empty where it can."""
    if peer == "keras" and not KERAS_PYTHON.exists():
        return "its environment .venv-bench is not there"
    if peer == "tfjs" and shutil.which("node") is None:
        return "Node is not installed"
    if peer == "tfjs" and not (TFJS / "node_modules").is_dir():
        return "its packages could not be installed"
    return ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the contest, write ``bench.json`` and, when asked, the table of docs/BENCHMARKS.md."""
    parser = argparse.ArgumentParser(prog="bench", description="Compare this program with other libraries.")
    parser.add_argument("--seconds", type=float, default=3.0, help="length of a slice")
    parser.add_argument("--rounds", type=int, default=5, help="slices of each competitor in each work")
    parser.add_argument("--only", nargs="*", metavar="WORK", help="only these works, or peers, by name")
    parser.add_argument("--output", type=Path, default=RESULT, metavar="FILE", help="where the figures go, as JSON")
    parser.add_argument("--write", action="store_true", help="put the table into docs/BENCHMARKS.md")
    options = parser.parse_args(arguments)
    machine = describe_machine()
    if machine["load"] is not None and machine["load"] > BUSY:
        print(f"Other programs keep this machine busy (load {machine['load']}): do not keep these figures.", flush=True)
    known = {work.name for work in WORKS} | set(PEERS)
    if unknown := set(options.only or ()) - known:
        parser.error(f"nothing is called {', '.join(sorted(unknown))}; there are {', '.join(sorted(known))}")
    result = {"machine": machine, "seconds": options.seconds, "rounds": options.rounds}
    result |= run_contest(options.only or [], options.rounds, options.seconds)
    result["load_after"] = load()
    write_atomically(options.output, json.dumps(result, indent=1).encode())
    table = speed_table(result)
    print(f"\n{table}")
    if options.write:
        write_section(DOCUMENT, "speed", table)
    return 0


def run_contest(only: Sequence[str], rounds: int, seconds: float) -> dict[str, Any]:
    """Let everybody compete in all works, or those named, and then once more with AVX2 at the most.

    Parameters
    ----------
    only
        Names of works and of peers; all works or all peers where none is named.
    """
    peers = [peer for peer in PEERS if peer in only] or list(PEERS)
    works = [work for work in WORKS if work.name in only] or list(WORKS)
    lacking = {peer: reason for peer in peers if (reason := missing(peer))}
    failed: list[tuple[Contestant, str]] = []
    fallen: dict[str, str] = {}
    versions: dict[str, dict[str, str]] = {}
    entries: list[Entry] = []
    for restricted in (False, True):
        with contextlib.ExitStack() as stack:
            workers: list[Worker] = []
            for contestant in contestants():
                if contestant.peer not in peers or contestant.peer in lacking or contestant.restricted != restricted:
                    continue
                try:
                    worker = Worker(contestant, sizes())
                except WorkerError as error:
                    failed.append((contestant, str(error)))
                    continue
                stack.callback(worker.close)
                workers.append(worker)
                versions.setdefault(contestant.peer, {}).update(worker.versions)
            heats = [work for work in TRAININGS if work in works] if restricted else [*works, *PEAKS.values()]
            for work in heats:
                print(f"{work.title}{', AVX2 at the most' if restricted else ''}", flush=True)
                # The median of many short calls needs less time.
                slice_seconds = seconds / 3 if work.is_latency else seconds
                variants = ("fp32", "fp32 XLA") if restricted else None
                entries += compete(work, workers, rounds, slice_seconds, _tell, variants)
                for worker in workers:
                    if worker.died_of is not None:
                        fallen.setdefault(worker.contestant.name, f"{work.title}: {worker.died_of}")
    absent = {PEERS[peer]: reason for peer, reason in lacking.items()}
    # A peer is left out as a whole only where none of its ways to compute has started.
    absent |= {who.name if who.peer in versions else PEERS[who.peer]: reason for who, reason in failed}
    for name, reason in absent.items():
        print(f"{name} is left out: {reason}.", flush=True)
    return {"absent": absent, "fallen": fallen, "versions": versions, "entries": [asdict(entry) for entry in entries]}


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
