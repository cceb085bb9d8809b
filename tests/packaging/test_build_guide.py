"""The guide in docs/guide says what the help files say."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from gdl_desktop.shell.help_topics import handbook

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def guide() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_guide", ROOT / "packaging" / "build_guide.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_guide_is_up_to_date(guide: ModuleType) -> None:
    assert guide.outdated(guide.pages(handbook()), guide.GUIDE) == [], "run `make guide`"


def test_every_link_inside_the_guide_leads_to_an_anchor(guide: ModuleType) -> None:
    pages = guide.pages(handbook())
    anchors = {f"{name}#{anchor}" for name, text in pages.items() for anchor in re.findall(r'<a id="([^"]+)">', text)}
    assert len(anchors) == len(handbook().topics)
    for name, text in pages.items():
        links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if not link.startswith("https:")]
        assert links
        for link in links:
            page, _, anchor = link.partition("#")
            assert f"{page or name}#{anchor}" in anchors if anchor else page in pages, (name, link)


def test_it_writes_what_changed_and_removes_what_is_gone(
    guide: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(guide, "GUIDE", tmp_path / "guide")
    assert guide.main(["--check"]) == 1
    assert not guide.GUIDE.exists()
    assert guide.main([]) == 0
    (guide.GUIDE / "gone.md").write_text("Of a chapter that is no more.", encoding="utf-8")
    (guide.GUIDE / "gan.md").write_text("Changed by hand.", encoding="utf-8")
    assert guide.main(["--check"]) == 1
    assert "gan.md, gone.md" in capsys.readouterr().out
    assert guide.main([]) == 0
    assert guide.main(["--check"]) == 0
