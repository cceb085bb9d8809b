"""The translations are complete, fit the sources, and are what the program reads."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
FILES = sorted(TRANSLATIONS.glob("gdl_*.ts"))
Message = tuple[str, str]


@pytest.fixture(scope="module")
def translate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translate", ROOT / "packaging" / "translate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(path: Path) -> Iterator[tuple[Message, ElementTree.Element]]:
    """Yield ((context, source), translation) of a ``.ts`` file."""
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield (name, message.findtext("source", "")), translation


def test_there_are_german_and_simplified_chinese() -> None:
    assert [path.stem for path in FILES] == ["gdl_de", "gdl_zh_CN"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_text_of_the_sources_is_translated(path: Path, tmp_path: Path, translate: ModuleType) -> None:
    if not Path(sys.executable).with_name("pyside6-lupdate").exists():
        pytest.skip("this environment comes without Qt's lupdate")
    for each in FILES:
        shutil.copy(each, tmp_path)
    translate.update(tmp_path)
    # What the cards of models say is English where a model is newer than its translation.
    fresh = {message: found for message, found in messages(tmp_path / path.name) if message[0] != translate.CARDS}
    missing = [source for (_, source), found in fresh.items() if found.get("type") or not (found.text or "").strip()]
    assert not missing, f"run `make translations` and translate in {path.name}: {missing}"
    gone = {message for message, _ in messages(path) if message[0] != translate.CARDS} - set(fresh)
    assert not gone, f"run `make translations`: no source says any more {gone}"
    assert (tmp_path / translate.FILE).read_bytes() == (TRANSLATIONS / translate.FILE).read_bytes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_values_have_the_same_places_in_source_and_translation(path: Path) -> None:
    def holes(text: str) -> list[str]:
        return sorted(re.findall(r"\{[^}]*\}", text))

    for (_, source), translation in messages(path):
        assert holes(translation.text or "") == holes(source), source


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_opens_by_a_letter_still_does(path: Path) -> None:
    for (_, source), translation in messages(path):
        if re.search(r"&\w", source):
            assert re.search(r"&\w", translation.text or ""), source


def test_german_quotation_marks_come_in_pairs() -> None:
    for (_, source), translation in messages(TRANSLATIONS / "gdl_de.ts"):
        assert re.fullmatch(r"(?:[^„“”]|„[^„“”]*“)*", translation.text or "", re.DOTALL), source


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_program_reads_these_very_translations(path: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(path.with_suffix(".qm")))
    for (context, source), translation in messages(path):
        assert translator.translate(context, source) == (translation.text or ""), f"run `make translations`: {source}"
