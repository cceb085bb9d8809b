"""Memory that a step frees: kept for the next one while a training lasts, given back after it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from gdl_desktop.learning.memory import _c_library, give_back_memory, keep_freed_memory

pytestmark = pytest.mark.skipif(_c_library() is None, reason="the C library is not that of GNU")

PROGRAM = """
import resource, sys, threading, psutil, torch
from gdl_desktop.learning.memory import give_back_memory, keep_freed_memory

def steps(number):
    for _ in range(number):
        pieces = [torch.ones(int(sys.argv[1])) for _ in range(2)]

def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

def resident():
    return psutil.Process().memory_info().rss

def measure():
    steps(2)
    before = faults()
    steps(5)
    usual = faults() - before
    keep_freed_memory()
    steps(10)  # until there is a place for each piece
    before = faults()
    steps(5)
    kept = faults() - before
    full = resident()
    give_back_memory()
    print(usual, kept, full - resident())

if sys.argv[2] == "thread":
    thread = threading.Thread(target=measure)
    thread.start()
    thread.join()
else:
    measure()
"""


@pytest.mark.parametrize(("megabytes", "where"), [(40, "main"), (20, "thread")])
def test_steps_take_no_new_pages_and_the_end_gives_all_back(megabytes: int, where: str) -> None:
    floats = str(megabytes * 250_000)
    command = [sys.executable, "-c", PROGRAM, floats, where]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    usual, kept, given_back = (int(word) for word in done.stdout.split())
    assert kept < 0.01 * usual
    assert given_back > 1.8e6 * megabytes  # both pieces, but for what they share with others


def test_elsewhere_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    _c_library.cache_clear()
    keep_freed_memory.cache_clear()
    try:
        assert _c_library() is None
        keep_freed_memory()
        give_back_memory()
    finally:
        _c_library.cache_clear()
        keep_freed_memory.cache_clear()
