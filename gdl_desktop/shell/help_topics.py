"""The handbook: everything that explains the program, read from ``resources/help``.

One source serves the question marks on the widgets, the help window and the guide in ``docs``:

- ``contents.toml``: the chapters in their order, and the topics of each;
- ``papers.toml``: every paper that is cited, once;
- ``<topic>.md``: a few lines of ``name: value`` between two ``---``, then Markdown. ``title`` names it,
  ``widgets`` lists the object names that it explains (``*`` stands for anything), ``buttons`` those of them
  that get a question mark, ``papers`` what to cite. The first paragraph is the short answer. A link to
  another topic is written ``[words](help:topic)``.

A folder such as ``de`` says the same in another language: ``contents.toml`` the titles of the chapters, and
``<topic>.md`` the title and the text of a topic. All else is said once, in the English file, and what is
missing there is read in English.

Reading it needs neither Qt nor anything else that is slow to load.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, Final

from gdl_desktop.core.folders import resources_dir

ENGLISH: Final = "en"
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
    language
        Which one title and text are in.
    widgets
        Patterns of the object names that it explains.
    buttons
        Object names of the widgets that get a question mark.
    """

    name: str
    title: str
    chapter: str
    text: str
    language: str
    widgets: tuple[str, ...]
    buttons: tuple[str, ...]
    papers: tuple[Paper, ...]

    @property
    def short(self) -> str:
        """The first paragraph: what one sees, in two or three sentences."""
        return self.text.partition("\n\n")[0].strip()

    def page(self, of_paper: str = "Paper:", of_papers: str = "Papers:") -> str:
        """Return the whole topic as Markdown: title, text, papers.

        Parameters
        ----------
        of_paper, of_papers
            The words before a single paper, and before several.
        """
        return f"# {self.title}\n\n{self.text}{self._cited(of_paper, of_papers)}"

    def _cited(self, of_paper: str, of_papers: str) -> str:
        if not self.papers:
            return ""
        if len(self.papers) == 1:
            return f"\n**{of_paper}** {self.papers[0].markdown()}\n"
        return f"\n**{of_papers}**\n\n" + "".join(f"- {paper.markdown()}\n" for paper in self.papers)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Topics that belong together, in reading order."""

    name: str
    title: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """All chapters in reading order, and all papers, for readers of one language."""

    chapters: tuple[Chapter, ...]
    papers: tuple[Paper, ...]
    language: str = ENGLISH

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
        """Return the topics that hold all of the words; titles that do come first.

        In English a word is found in whole or by its beginning. German writes several words as one and
        Chinese parts none of them, so there it is found wherever it stands.
        """
        begins = r"(?<!\w)" if self.language == ENGLISH else ""
        wanted = [re.compile(begins + re.escape(word)) for word in words.casefold().split()]
        by_title = [topic for topic in self.topics if _holds(topic.title, wanted)]
        by_text = [topic for topic in self.topics if topic not in by_title and _holds(topic.page(), wanted)]
        return by_title + by_text


def _holds(text: str, wanted: Iterable[re.Pattern[str]]) -> bool:
    folded = text.casefold()
    return all(word.search(folded) for word in wanted)


def with_links(markdown: str, address_of: Callable[[str], str]) -> str:
    """Return Markdown whose links to topics lead where ``address_of`` says for a topic's name."""
    return _LINK_TO_TOPIC.sub(lambda link: f"]({address_of(link[1])})", markdown)


def handbook(language: str = ENGLISH) -> Handbook:
    """Return the handbook that ships with the program, in a language; each is read once."""
    return _shipped(language)


@cache
def _shipped(language: str) -> Handbook:
    return read_handbook(resources_dir() / "help", language)


def read_handbook(folder: Path, language: str = ENGLISH) -> Handbook:
    """Read a handbook from its folder.

    Parameters
    ----------
    language
        Names the sub-folder with the words of another language; what is missing there, or all of it, stays English.

    Raises
    ------
    HandbookError
        A file is missing or malformed, a topic stands in no chapter or in two, a paper is unknown, or a
        translation belongs to nothing.
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
    book = Handbook(chapters, tuple(papers.values()))
    return book if language == ENGLISH else _translated(book, folder / language)


def _translated(book: Handbook, folder: Path) -> Handbook:
    """Return a handbook with the words of another language, as far as its folder has them."""
    contents = folder / "contents.toml"
    try:
        fields = tomllib.loads(contents.read_text(encoding="utf-8")) if contents.exists() else {}
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise HandbookError(f"{contents}: {error}") from None
    there = {path.stem for path in folder.glob("*.md")}
    stray = [*(there - {topic.name for topic in book.topics}), *(fields.keys() - {each.name for each in book.chapters})]
    if stray:
        raise HandbookError(f"{folder}: translated, but not in the English contents: {', '.join(sorted(stray))}")
    chapters = tuple(
        Chapter(
            chapter.name,
            fields.get(chapter.name, {}).get("title", chapter.title),
            tuple(
                _translated_topic(topic, folder / f"{topic.name}.md") if topic.name in there else topic
                for topic in chapter.topics
            ),
        )
        for chapter in book.chapters
    )
    return replace(book, chapters=chapters, language=folder.name)


def _translated_topic(topic: Topic, path: Path) -> Topic:
    fields, text = _read_file(path)
    if fields.keys() != {"title"}:
        raise HandbookError(f"{path}: between the two lines of --- a translation has its title and nothing else")
    return replace(topic, title=fields["title"], text=text, language=path.parent.name)


def _read_chapter(folder: Path, name: str, fields: dict[str, Any], papers: dict[str, Paper]) -> Chapter:
    topics = tuple(_read_topic(folder / f"{topic}.md", name, papers) for topic in fields["topics"])
    return Chapter(name, fields["title"], topics)


def _read_file(path: Path) -> tuple[dict[str, str], str]:
    """Return what stands between the two lines of ``---`` by its names, and the Markdown behind them."""
    try:
        source = path.read_text(encoding="utf-8")
    except OSError as error:
        raise HandbookError(f"{path}: {error.strerror}") from None
    before, _, rest = source.partition(_FENCE)
    head, closing, text = rest.partition(f"\n{_FENCE}")
    fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    if before or not closing or "title" not in fields or not fields.keys() <= _KEYS:
        raise HandbookError(f"{path}: it must begin with title, widgets, buttons or papers between two lines of ---")
    return fields, text.strip() + "\n"


def _read_topic(path: Path, chapter: str, papers: dict[str, Paper]) -> Topic:
    fields, text = _read_file(path)
    lists = {key: tuple(filter(None, re.split(r",\s*", fields.get(key, "")))) for key in _KEYS - {"title"}}
    unknown = [paper for paper in lists["papers"] if paper not in papers]
    if unknown:
        raise HandbookError(f"{path}: papers.toml has no {', '.join(unknown)}")
    return Topic(
        name=path.stem,
        title=fields["title"],
        chapter=chapter,
        text=text,
        language=ENGLISH,
        widgets=lists["widgets"],
        buttons=lists["buttons"],
        papers=tuple(papers[paper] for paper in lists["papers"]),
    )
