"""Write the guide in docs/guide from the help files: ``python packaging/build_guide.py`` (``--check`` only looks).

The sources are in resources/help; the program shows the same in its help window. Each chapter becomes a
page, and README.md lists them.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

from gdl_desktop.shell.help_topics import Chapter, Handbook, Topic, handbook, with_links

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "guide"
_MADE = "<!-- Made by packaging/build_guide.py from resources/help: change it there, then run `make guide`. -->"
_CONTENTS = "README.md"


def main(arguments: list[str]) -> int:
    """Write the guide, or say whether it is up to date; return the exit code."""
    parser = argparse.ArgumentParser(description="Write the guide in docs/guide from resources/help.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when something would change")
    wanted = pages(handbook())
    stale = outdated(wanted, GUIDE)
    if parser.parse_args(arguments).check:
        print(f"Out of date: {', '.join(stale)}; run `make guide`." if stale else "The guide is up to date.")
        return 1 if stale else 0
    GUIDE.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in wanted:
            (GUIDE / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (GUIDE / name).unlink()
    print(f"Wrote {len(wanted)} pages to {GUIDE}; {len(stale)} of them changed.")
    return 0


def pages(book: Handbook) -> dict[str, str]:
    """Return the text of every page by its file name."""
    page_of = {topic.name: _file_of(chapter) for chapter in book.chapters for topic in chapter.topics}
    return {_CONTENTS: _contents(book)} | {
        _file_of(chapter): _page(chapter, partial(_address, page_of, _file_of(chapter))) for chapter in book.chapters
    }


def outdated(wanted: dict[str, str], folder: Path) -> list[str]:
    """Return the names of the pages that are missing, different or superfluous."""
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def _file_of(chapter: Chapter) -> str:
    return f"{chapter.name}.md"


def _address(page_of: dict[str, str], here: str, topic: str) -> str:
    page = page_of[topic]
    return f"#{topic}" if page == here else f"{page}#{topic}"


def _contents(book: Handbook) -> str:
    lines = [_MADE, "", "# Guide to GDL Desktop", ""]
    lines += ["The same text is in the program: press F1, or a question mark beside a plot or a picture.", ""]
    for chapter in book.chapters:
        lines += [f"## [{chapter.title}]({_file_of(chapter)})", ""]
        lines += [f"- [{topic.title}]({_file_of(chapter)}#{topic.name})" for topic in chapter.topics]
        lines += [""]
    return "\n".join(lines)


def _page(chapter: Chapter, address_of: partial[str]) -> str:
    parts = [f"{_MADE}\n\n[Contents]({_CONTENTS})\n\n# {chapter.title}\n"]
    parts += [_section(topic, address_of) for topic in chapter.topics]
    return "\n".join(parts)


def _section(topic: Topic, address_of: partial[str]) -> str:
    # An anchor of our own, because every reader of Markdown makes up others.
    return f'<a id="{topic.name}"></a>\n\n#{with_links(topic.page(), address_of)}'


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
