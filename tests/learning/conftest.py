from __future__ import annotations

from pathlib import Path

import pytest

from gdl_desktop.core.registry import RunRequest
from tests.learning import toy


@pytest.fixture
def toy_request(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> RunRequest:
    """A request for a run of the toy playground on a small text of the person's own."""
    toy.install(monkeypatch)
    text = tmp_path / "small.txt"
    text.write_text("The quick brown fox jumps over the lazy dog. " * 40)
    return RunRequest("toy", toy.Config(), str(text), seed=3, run_dir=tmp_path / "run")
