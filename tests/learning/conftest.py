from __future__ import annotations

from pathlib import Path

import pytest

from gdl_desktop.core.control import RunControl
from gdl_desktop.core.events import Event
from gdl_desktop.core.registry import RunRequest
from gdl_desktop.learning import session
from gdl_desktop.learning.runs import metric_lines
from tests.learning import toy


@pytest.fixture
def toy_request(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> RunRequest:
    """A request for a run of the toy playground on a small text of the person's own."""
    toy.install(monkeypatch)
    text = tmp_path / "small.txt"
    text.write_text("The quick brown fox jumps over the lazy dog. " * 40)
    return RunRequest("toy", toy.Config(), str(text), seed=3, run_dir=tmp_path / "run")


def run(request: RunRequest, control: RunControl | None = None) -> list[Event]:
    """Train, or go on, to the end."""
    return list(session.train(request, control or RunControl(), report_seconds=0))


def losses(folder: Path) -> list[tuple[int, float]]:
    """Return steps and losses that a run has kept."""
    return [(line["step"], line["loss"]) for line in metric_lines(folder) if line["phase"] == "train"]
