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
from bench.work import PEAKS, PEERS, TRAININGS, WORKS, Peer, Work
from gdl_desktop.core.files import write_atomically

RESULT: Final = ROOT / "bench.json"
KERAS_PYTHON: Final = ROOT / ".venv-bench" / "bin" / "python"
TFJS: Final = PACKAGING / "bench" / "tfjs"
# The window sets the same before it loads torch.
_OWN_THREADS: Final = {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "PASSIVE", "OPENBLAS_NUM_THREADS": "1"}
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
        Contestant("gdl", 1, gdl, _OWN_THREADS),
        Contestant("keras", 1, [*keras, "1"], {**_KERAS, **_ONE_THREAD}),
        Contestant("keras", None, keras, _KERAS),
        Contestant("torch", 1, [*torch, "1"], _ONE_THREAD),
        Contestant("torch", None, torch),
        Contestant("tfjs", 1, ["node", str(TFJS / "worker.mjs")]),
        Contestant("gdl", 1, gdl, {**_OWN_THREADS, **_AVX2}, restricted=True),
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
    """Start the workers and let them compete in all works, or those named; so with peers."""
    peers = [peer for peer in PEERS if peer in only] or list(PEERS)
    absent = {peer: reason for peer in peers if (reason := missing(peer))}
    shared_sizes = sizes()
    versions: dict[str, dict[str, str]] = {}
    entries: list[Entry] = []
    with contextlib.ExitStack() as stack:
        workers: list[Worker] = []
        for contestant in contestants():
            if contestant.peer not in peers or contestant.peer in absent:
                continue
            try:
                worker = Worker(contestant, shared_sizes)
            except WorkerError as error:
                absent[contestant.peer] = str(error)
                continue
            stack.callback(worker.close)
            workers.append(worker)
            versions.setdefault(contestant.peer, {}).update(worker.versions)
        for peer, reason in absent.items():
            print(f"{PEERS[peer]} is left out: {reason}.", flush=True)
        free = [worker for worker in workers if not worker.contestant.restricted]
        restricted = [worker for worker in workers if worker.contestant.restricted]
        wanted = [work for work in WORKS if work.name in only] or list(WORKS)
        heats: list[tuple[Work, list[Worker], list[str] | None]] = [(work, free, None) for work in wanted]
        heats += [(work, restricted, ["fp32", "fp32 XLA"]) for work in TRAININGS if work in wanted]
        heats += [(peak, free, None) for peak in PEAKS.values()]
        for work, competitors, variants in heats:
            print(work.title + (", AVX2 at the most" if competitors is restricted else ""), flush=True)
            entries += compete(work, competitors, rounds, seconds, lambda line: print(line, flush=True), variants)
    return {"absent": absent, "versions": versions, "entries": [asdict(entry) for entry in entries]}


if __name__ == "__main__":
    sys.exit(main())
