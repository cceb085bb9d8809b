"""Two texts that every Python carries: the prose of its language reference, and its own source."""

from __future__ import annotations

import importlib
import re
import sysconfig
from pathlib import Path
from typing import Final

from gdl_desktop.core.errors import DataError
from gdl_desktop.data.sets import Corpus

# Long modules would each take a large share of the text; without them, many hands are heard.
_MAX_MODULE_BYTES: Final = 40_000
_MAX_SOURCE_BYTES: Final = 2_000_000


def python_reference() -> Corpus:
    """Return the language reference of the running Python, from ``pydoc_data.topics``.

    Topics stand in the order of their names. Some repeat sections of others: a paragraph that has
    been there already is left out, so that the held-out tenth holds nothing that was trained on.

    Raises
    ------
    DataError
        This Python comes without it.
    """
    try:
        topics: dict[str, str] = importlib.import_module("pydoc_data.topics").topics
    except (ImportError, AttributeError):
        raise DataError(_MISSING.format(what="language reference")) from None
    paragraphs: dict[str, str] = {}
    for name in sorted(topics):
        for paragraph in re.split(r"\n\s*\n", topics[name].replace("\r\n", "\n")):
            paragraphs.setdefault(" ".join(paragraph.split()), paragraph.strip("\n").rstrip())
    text = "\n\n".join(paragraph for paragraph in paragraphs.values() if paragraph)
    return Corpus.of("python-reference", "Python's language reference", text + "\n")


def python_source() -> Corpus:
    """Return public modules of the running Python's standard library as one text.

    Raises
    ------
    DataError
        This Python comes without its source.
    """
    modules = [path.read_text(encoding="utf-8", errors="replace").strip("\n") for path in source_modules()]
    if not modules:
        raise DataError(_MISSING.format(what="source of its standard library"))
    return Corpus.of("python-source", "Python's standard library", "\n\n\n".join(modules) + "\n")


def source_modules() -> list[Path]:
    """Return the files that `python_source` is made of, in the order of their names.

    Modules above 40 kB are left out, and the text ends before 2 MB. An installer packs these files.
    """
    chosen = []
    size = 0
    for path in sorted(Path(sysconfig.get_path("stdlib")).glob("[!_]*.py")):
        length = path.stat().st_size
        if length > _MAX_MODULE_BYTES or size + length > _MAX_SOURCE_BYTES:
            continue
        size += length
        chosen.append(path)
    return chosen


_MISSING: Final = "This installation comes without Python's {what}; choose another text."
