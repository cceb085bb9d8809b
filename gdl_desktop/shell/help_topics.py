"""The handbook: everything that explains the program, read from ``resources/help``.

One source serves the question marks on the widgets, the help window and the guide in ``docs``:

- ``contents.toml``: the chapters in their order, and the topics of each;
- ``papers.toml``: every paper that is cited, once;
- ``<topic>.md``: a few lines of ``name: value`` between two ``---``, then Markdown. ``title`` names it,
  ``widgets`` lists the object names that it explains (``*`` stands for anything), ``buttons`` those of them
  that get a question mark, ``papers`` what to cite. The first paragraph is the short answer. A link to
  another topic is written ``[words](help:topic)``.

Reading it needs neither Qt nor anything else that is slow to load.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from gdl_desktop.core.folders import resources_dir

LINK: Final = "help:"
_FENCE: Final = "---\n"
_KEYS: Final = frozenset({"title", "widgets", "buttons", "papers"})
_LINK_TO_TOPIC: Final = re.compile(rf"\]\({LINK}([a-z0-9-]+)\)")


class HandbookError(ValueError):
    """The handbook's files contradict each other or cannot be read: a fault of ours, found by the tests."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A publication.

    Attributes
    ----------
    place
        Where it appeared: ``"arXiv:1312.6114"``, or a journal with volume.
    url
        Its address, over https.
    """

    name: str
    authors: str
    title: str
    year: int
    place: str
    url: str

    def markdown(self) -> str:
        """Return the reference as one line of Markdown."""
        return f"{self.authors}, *{self.title}*, {self.year}, [{self.place}]({self.url})"


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that can be looked at, explained.

    Attributes
    ----------
    name
        The stem of its file.
    chapter
        Name of the chapter that it stands in.
    text
        Markdown without title and papers.
    widgets
        Patterns of the object names that it explains.
    buttons
        Object names of the widgets that get a question mark.
    """

    name: str
    title: str
    chapter: str
    text: str
    widgets: tuple[str, ...]
    buttons: tuple[str, ...]
    papers: tuple[Paper, ...]

    @property
    def short(self) -> str:
        """The first paragraph: what one sees, in two or three sentences."""
        return self.text.partition("\n\n")[0].strip()

    def page(self) -> str:
        """Return the whole topic as Markdown: title, text, papers."""
        return f"# {self.title}\n\n{self.text}{self._cited()}"

    def _cited(self) -> str:
        if not self.papers:
            return ""
        if len(self.papers) == 1:
            return f"\n**Paper:** {self.papers[0].markdown()}\n"
        return "\n**Papers:**\n\n" + "".join(f"- {paper.markdown()}\n" for paper in self.papers)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Topics that belong together, in reading order."""

    name: str
    title: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """All chapters in reading order, and all papers."""

    chapters: tuple[Chapter, ...]
    papers: tuple[Paper, ...]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """All topics in reading order."""
        return tuple(topic for chapter in self.chapters for topic in chapter.topics)

    def topic(self, name: str) -> Topic | None:
        """Return the topic of a name; None when there is none."""
        return next((topic for topic in self.topics if topic.name == name), None)

    def of_widget(self, object_name: str) -> Topic | None:
        """Return the topic that explains a widget; a whole name goes before a pattern, a long pattern before a short.

        Parameters
        ----------
        object_name
            As the widget has it; what encloses it is the caller's to ask.
        """
        fitting = [
            (pattern == object_name, len(pattern), topic)
            for topic in self.topics
            for pattern in topic.widgets
            if fnmatchcase(object_name, pattern)
        ]
        return max(fitting, key=lambda found: found[:2])[2] if object_name and fitting else None

    def with_more(self, name: str, markdown: str) -> Handbook:
        """Return a handbook in which one topic goes on with more text."""
        chapters = tuple(
            replace(
                chapter,
                topics=tuple(
                    replace(topic, text=f"{topic.text}\n{markdown}") if topic.name == name else topic
                    for topic in chapter.topics
                ),
            )
            for chapter in self.chapters
        )
        return replace(self, chapters=chapters)

    def search(self, words: str) -> list[Topic]:
        """Return the topics that hold all of the words, in whole or as a beginning; titles that do come first."""
        wanted = words.casefold().split()
        by_title = [topic for topic in self.topics if _holds(topic.title, wanted)]
        by_text = [topic for topic in self.topics if topic not in by_title and _holds(topic.page(), wanted)]
        return by_title + by_text


def _holds(text: str, wanted: Iterable[str]) -> bool:
    known = re.findall(r"\w+", text.casefold())
    return all(any(each.startswith(word) for each in known) for word in wanted)


def with_links(markdown: str, address_of: Callable[[str], str]) -> str:
    """Return Markdown whose links to topics lead where ``address_of`` says for a topic's name."""
    return _LINK_TO_TOPIC.sub(lambda link: f"]({address_of(link[1])})", markdown)


def linked_topics(markdown: str) -> list[str]:
    """Return the names of the topics that Markdown links to."""
    return _LINK_TO_TOPIC.findall(markdown)


@lru_cache(maxsize=1)
def handbook() -> Handbook:
    """Return the handbook that ships with the program; it is read once."""
    return read_handbook(resources_dir() / "help")


def read_handbook(folder: Path) -> Handbook:
    """Read a handbook from its folder.

    Raises
    ------
    HandbookError
        A file is missing or malformed, a topic stands in no chapter or in two, or a paper is unknown.
    """
    try:
        papers = {
            name: Paper(name=name, **fields)
            for name, fields in tomllib.loads((folder / "papers.toml").read_text(encoding="utf-8")).items()
        }
        contents = tomllib.loads((folder / "contents.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, TypeError) as error:
        raise HandbookError(f"{folder}: {error}") from None
    chapters = tuple(_read_chapter(folder, name, fields, papers) for name, fields in contents.items())
    listed = sorted(topic.name for chapter in chapters for topic in chapter.topics)
    there = sorted(path.stem for path in folder.glob("*.md"))
    if listed != there:
        raise HandbookError(f"{folder}: listed in contents.toml once each must be {there}, but it lists {listed}")
    return Handbook(chapters, tuple(papers.values()))


def _read_chapter(folder: Path, name: str, fields: dict[str, Any], papers: dict[str, Paper]) -> Chapter:
    topics = tuple(_read_topic(folder / f"{topic}.md", name, papers) for topic in fields["topics"])
    return Chapter(name, fields["title"], topics)


def _read_topic(path: Path, chapter: str, papers: dict[str, Paper]) -> Topic:
    try:
        source = path.read_text(encoding="utf-8")
    except OSError as error:
        raise HandbookError(f"{path}: {error.strerror}") from None
    before, _, rest = source.partition(_FENCE)
    head, closing, text = rest.partition(f"\n{_FENCE}")
    fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    if before or not closing or "title" not in fields or not fields.keys() <= _KEYS:
        raise HandbookError(f"{path}: it must begin with title, widgets, buttons or papers between two lines of ---")
    lists = {key: tuple(filter(None, re.split(r",\s*", fields.get(key, "")))) for key in _KEYS - {"title"}}
    unknown = [paper for paper in lists["papers"] if paper not in papers]
    if unknown:
        raise HandbookError(f"{path}: papers.toml has no {', '.join(unknown)}")
    return Topic(
        name=path.stem,
        title=fields["title"],
        chapter=chapter,
        text=text.strip() + "\n",
        widgets=lists["widgets"],
        buttons=lists["buttons"],
        papers=tuple(papers[paper] for paper in lists["papers"]),
    )
