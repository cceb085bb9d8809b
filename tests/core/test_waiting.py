"""How threads wait, if nobody has said so."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

VARIABLES = ("OMP_WAIT_POLICY", "GOMP_SPINCOUNT")
SHOW = f"import os; print(*(os.environ.get(name) for name in {VARIABLES}))"


@pytest.mark.parametrize("module", ["gdl_desktop.cli", "gdl_desktop.shell.app"])
@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, "PASSIVE 10000"),
        ({"GOMP_SPINCOUNT": "7"}, "PASSIVE 7"),
        ({"OMP_WAIT_POLICY": "ACTIVE"}, "ACTIVE None"),  # of the two the number of spins would win
    ],
)
def test_what_a_person_has_set_stays(module: str, said: dict[str, str], expected: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES} | said
    program = f"import {module}; {SHOW}"
    shown = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    assert shown.stdout.strip() == expected
