"""Bring the translations up to date with the sources: ``make translations``.

Qt's lupdate finds what is written as ``self.tr(...)``, ``QCoreApplication.translate(...)`` and ``marked(...)``.
The floors below Qt hold words for people too: settings, data sets, playgrounds, names of models, and the
sentences of errors and notes. They are collected here and given to lupdate with the rest. Then

- ``resources/translations/gdl_*.ts`` hold every text, new ones unfinished: translate them there, or in Qt's Linguist;
- ``gdl_*.qm`` are what lrelease makes of them for the program;
- ``sentences.json`` lists the sentences by which ``qt/sentences.py`` tells which one an error says.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import itertools
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from gdl_desktop.core.config import settings_of  # noqa: E402 (packaging is no package)
from gdl_desktop.core.files import CAUSES, cause_of  # noqa: E402
from gdl_desktop.core.registry import PLAYGROUNDS  # noqa: E402
from gdl_desktop.data import library  # noqa: E402
from gdl_desktop.data.sets import FASHION  # noqa: E402
from gdl_desktop.qt.sentences import CARDS, CONTEXT, FILE, NAME, SENTENCE, TITLE, VALUE  # noqa: E402

PACKAGE: Final = ROOT / "gdl_desktop"
TRANSLATIONS: Final = ROOT / "resources" / "translations"
LANGUAGES: Final = {"de": "de_DE", "zh_CN": "zh_CN"}
SPEAKING: Final = ("core", "data", "learning", "playgrounds", "qt")  # floors whose errors the window shows
UNSEEN: Final = ("learning/loop.py",)  # what it says goes no further than the session
NAMED: Final = ("caption", "found")  # variables that hold words for people
# What stands for names and paths in the places that raise errors: nothing in them is to be translated.
OWN: Final = frozenset(
    (
        *("path", "folder", "class_folder", "images_path", "labels_path", "run_dir", "name_or_path"),
        *("stem", "ending", "name", "classes", "data", "error", "reason"),
    )
)
SETTING: Final = "spec"  # whose title is one of a setting
CAUSE: Final = cause_of.__name__  # what it returns is ours
# Parts of sentences that code puts together, where no single place shows them whole.
FRAGMENTS: Final = (
    "a whole number",
    "a whole number {0}",
    "a number",
    "a number {0}",
    "true or false",
    "whole numbers",
    "{0} to {1} whole numbers, each {2}",
    "a number of that many digits",
    "between {0} and {1}",
    "at least {0}",
    "above {0}",
    "at most {0}",
    "below {0}",
    "at least {0} and below {1}",
    "above {0} and at most {1}",
    "above {0} and below {1}",
    "a word in quotes",
    "a name or path in quotes",
    "a number above 0",
    "a list or table",
    "a table, [settings]",
    "a table, [ship]",
    "one of {0}",
    "a set of pictures",
    "a text",
    "Read as {0}.",
    "The model has never seen some characters of this text, so it {0}.",
    "read {0}",
    "skipped {0}",
    "read {0} and skipped {1}",
    "{0} million numbers",
    "{0} thousand numbers",
    "{0} numbers",
    "{0} numbers, stored as {1}",
    "{0} steps",
    "{0} steps in {1} minutes",
    "{0} steps in {1} seconds",
    "Learnt from",
    "What it is bad at",
    "Recipe",
    "Size",
    "Training",
    "Seed",
    "Made with",
    "Hash of the data",
    "Figures, on pictures or text that it has not learnt from",
    "Last figures",
    "processor, {0}, {1} thread",
    "processor, {0}, {1} threads",
    "graphics card (CUDA), {0}",
    "graphics processor (MPS), {0}",
    "{0} nats per character",
    "{0} nats",
    "{0}% are what was asked for",
    "Computing in float32: this processor has no bfloat16 units.",
    "Computing in float32: this graphics card has no bfloat16 units.",
    "Computing in float32: bfloat16 is not tried on this device.",
    "Computing in float32: this model cannot be computed in bfloat16 here.",
    "Computing in float32: bfloat16 is only {0} times as fast here.",
    "Computing in bfloat16, {0} times as fast here as float32.",
    *CAUSES.values(),
)


def main() -> int:
    """Write the files; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    update(TRANSLATIONS)
    release(TRANSLATIONS)
    return 0


def update(folder: Path) -> None:
    """Bring the ``.ts`` files and the list of sentences in a folder up to date."""
    sentences = collect_sentences()
    (folder / FILE).write_text(json.dumps(sentences, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        collected = Path(scratch, "collected.py")
        collected.write_text("\n".join(_as_source(collect_words(sentences))), encoding="utf-8")
        sources = [*sorted(PACKAGE.glob("qt/**/*.py")), *sorted(PACKAGE.glob("shell/**/*.py"))]
        sources += [*sorted(PACKAGE.glob("playgrounds/*/view.py")), *sorted(PACKAGE.glob("playgrounds/*/miniature.py"))]
        listing = Path(scratch, "sources.lst")
        listing.write_text("\n".join(str(path) for path in [*sources, collected]), encoding="utf-8")
        for name, target in LANGUAGES.items():
            _run(
                "pyside6-lupdate",
                *("-silent", "-locations", "none", "-no-obsolete", "-sort-messages"),
                *("-disable-heuristic", "sametext", "-disable-heuristic", "similartext"),
                *("-tr-function-alias", "QT_TRANSLATE_NOOP+=marked"),
                *("-source-language", "en", "-target-language", target),
                *(f"@{listing}", "-ts", str(folder / f"gdl_{name}.ts")),
            )


def release(folder: Path) -> None:
    """Make the ``.qm`` files in a folder from its ``.ts`` files."""
    for name in LANGUAGES:
        made = folder / f"gdl_{name}.qm.new"
        _run("pyside6-lrelease", "-silent", str(folder / f"gdl_{name}.ts"), "-qm", str(made))
        made.replace(folder / f"gdl_{name}.qm")  # whole at once: a program that runs has the old one mapped into memory


def collect_words(sentences: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (context, text) of all that the floors below Qt have for people to read."""
    for room in PLAYGROUNDS:
        yield "Playgrounds", room.title
        yield "Playgrounds", room.summary
        config = room.module("config")
        yield from (("Choices", preset) for preset in config.PRESETS)
        for setting in settings_of(config.Config):
            yield "Settings", setting.title
            yield "Settings", setting.description
            if setting.unit:
                yield "Settings", setting.unit
            yield from (("Choices", choice) for choice in setting.choices)
    yield from (("Classes", name) for name in FASHION)
    for entry in library.entries():
        yield from (("Data", words) for words in (entry.title, entry.description, entry.source, entry.licence) if words)
    for path in sorted(ROOT.glob("packaging/models/*.toml")):
        shipped = tomllib.loads(path.read_text(encoding="utf-8"))["ship"]
        yield CARDS, shipped["title"]
        yield CARDS, " ".join(shipped["weaknesses"].split())
    yield from ((CONTEXT, sentence) for sentence in sentences)


def collect_sentences() -> dict[str, str]:
    """Return the sentences that errors and notes say, with ``{0}``, ``{1}``, ... in place of values.

    Beside each stands what its values are, a letter each: see `gdl_desktop.qt.sentences`.
    """
    found = {fragment: VALUE * fragment.count("{") for fragment in FRAGMENTS}
    for floor in SPEAKING:
        for path in sorted(PACKAGE.glob(f"{floor}/**/*.py")):
            if path.relative_to(PACKAGE).as_posix() in UNSEEN:
                continue
            for sentence, kinds in _sentences_of(ast.parse(path.read_text(encoding="utf-8")), _error_names()):
                # Where two places say the same, it is a name if it is one for either.
                before = found.get(sentence, kinds)
                found[sentence] = "".join(min(pair) for pair in zip(kinds, before, strict=True))
    return dict(sorted(found.items()))


def _sentences_of(tree: ast.Module, errors: frozenset[str]) -> Iterator[tuple[str, str]]:
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            if node.func.id in errors or node.func.id == "Note":
                yield from _templates(node.args[0], constants)
        elif isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id in NAMED for t in node.targets):
            yield from _templates(node.value, constants)


def _templates(node: ast.expr, constants: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what an expression can say, and what its values are; nothing where that is not seen."""
    match node:
        case ast.Constant(value=str(text)):
            yield text, ""
        case ast.Name(id=name) if name in constants:
            yield constants[name], ""
        case ast.IfExp(body=one, orelse=other):
            yield from _templates(one, constants)
            yield from _templates(other, constants)
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="format"), keywords=keywords) if (
            name in constants
        ):
            yield (
                constants[name].format(**{str(each.arg): f"{{{at}}}" for at, each in enumerate(keywords)}),
                "".join(_kind_of(each.value) for each in keywords),
            )
        case ast.JoinedStr(values=values):
            parts = [_alternatives(value) for value in values]
            for choice in itertools.product(*parts):
                holes = itertools.count()
                text = "".join(part if isinstance(part, str) else f"{{{next(holes)}}}" for part in choice)
                yield text, "".join(_kind_of(part) for part in choice if not isinstance(part, str))


def _alternatives(node: ast.expr) -> list[str | ast.expr]:
    """Return what a part of an f-string can say; an expression is a value."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.FormattedValue(
            value=ast.IfExp(body=ast.Constant(value=str(one)), orelse=ast.Constant(value=str(other)))
        ):
            return [one, other]
    return [node.value if isinstance(node, ast.FormattedValue) else node]


def _kind_of(value: ast.expr) -> str:
    """Return whether a value is a sentence, a person's name for something, the title of data, or words of ours."""
    if isinstance(value, ast.Name) and value.id == "error":
        return SENTENCE
    parts = list(ast.walk(value))
    names = {part.id for part in parts if isinstance(part, ast.Name)}
    if CAUSE in names:
        return VALUE
    attributes = {part.attr for part in parts if isinstance(part, ast.Attribute)}
    if "title" in names | attributes and SETTING not in names:
        return TITLE
    counted = any(
        isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "len" for part in parts
    )
    return NAME if not counted and OWN & (names | attributes) else VALUE


def _error_names() -> frozenset[str]:
    """Return the names of the errors that a person can cause."""
    module = importlib.import_module("gdl_desktop.core.errors")
    return frozenset(
        name for name, each in vars(module).items() if isinstance(each, type) and issubclass(each, module.UserError)
    )


def _as_source(words: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield lines of Python that lupdate reads."""
    for context, text in dict.fromkeys(words):
        quoted = json.dumps(text, ensure_ascii=False)
        yield f'QT_TRANSLATE_NOOP("{context}", {quoted})'


def _run(tool: str, *arguments: str) -> None:
    # Beside the Python that runs this, wherever the environment is.
    done = subprocess.run(
        [Path(sys.executable).with_name(tool), *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{tool} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
