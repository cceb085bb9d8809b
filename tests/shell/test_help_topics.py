"""The handbook: every file in its place, every link and every paper leads somewhere, and the words are found."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from gdl_desktop.core.registry import PLAYGROUNDS
from gdl_desktop.shell.help_topics import HandbookError, handbook, read_handbook, with_links
from tests.shell.conftest import linked_topics


def test_reading_it_brings_nothing_slow() -> None:
    code = """
import sys
from gdl_desktop.shell.help_topics import handbook
handbook()
assert not {"PySide6", "torch", "numpy", "pyqtgraph"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_links_lead_to_topics() -> None:
    names = {topic.name for topic in handbook().topics}
    dead = {
        (topic.name, link) for topic in handbook().topics for link in linked_topics(topic.text) if link not in names
    }
    assert dead == set()


def test_every_paper_is_cited_and_has_an_address() -> None:
    cited = {paper for topic in handbook().topics for paper in topic.papers}
    assert [paper.name for paper in handbook().papers if paper not in cited] == []
    for paper in handbook().papers:
        address = urlsplit(paper.url)
        assert (address.scheme, bool(address.netloc)) == ("https", True)
        assert paper.name.split("-")[1] == str(paper.year)
        if paper.place.startswith("arXiv:"):
            assert paper.url == f"https://arxiv.org/abs/{paper.place.removeprefix('arXiv:')}"


def test_the_words_are_calm_and_the_short_answers_short() -> None:
    for topic in handbook().topics:
        prose = "".join(topic.text.split("```")[::2])
        assert "!" not in prose, topic.name
        assert 60 < len(topic.short) < 450, topic.name
        assert not topic.short.startswith(("#", "-", "```")), topic.name


def test_a_whole_name_goes_before_a_pattern(tmp_path: Path) -> None:
    write(tmp_path, one="title: One\nwidgets: *.plot", two="title: Two\nwidgets: gan.plot, *.gan.plot")
    book = read_handbook(tmp_path)
    named = {name: book.of_widget(name) for name in ("gan.plot", "a.gan.plot", "text.plot", "other", "")}
    assert {name: topic and topic.name for name, topic in named.items()} == {
        "gan.plot": "two",
        "a.gan.plot": "two",
        "text.plot": "one",
        "other": None,
        "": None,
    }


def test_search_finds_beginnings_of_words_and_puts_titles_first(tmp_path: Path) -> None:
    write(tmp_path, one="title: One\n---\nAbout temperature and more.", two="title: Temperature\n---\nNothing else.")
    book = read_handbook(tmp_path)
    assert [topic.name for topic in book.search("TEMPER")] == ["two", "one"]
    assert [topic.name for topic in book.search("temper more")] == ["one"]
    assert book.search("erature") == []
    assert [topic.name for topic in book.search("")] == ["one", "two"]


def test_a_page_names_its_papers(tmp_path: Path) -> None:
    write(tmp_path, one="title: One\npapers: someone-1999\n---\nFirst.\n\nSecond.")
    topic = read_handbook(tmp_path).topics[0]
    assert topic.short == "First."
    assert topic.page() == (
        "# One\n\nFirst.\n\nSecond.\n\n**Paper:** Some One, *On Things*, 1999, [arXiv:1](https://arxiv.org/abs/1)\n"
    )


def test_links_can_lead_elsewhere() -> None:
    text = "See [this](help:that-one) and [the net](https://example.org)."
    assert with_links(text, "page#{}".format) == "See [this](page#that-one) and [the net](https://example.org)."


def test_what_is_missing_in_a_language_is_read_in_english(tmp_path: Path) -> None:
    write(tmp_path, one="title: One", two="title: Two\nwidgets: two.plot")
    assert [each.title for each in read_handbook(tmp_path, "de").topics] == ["One", "Two"]
    translate(tmp_path / "de", two="title: Zwei\n---\nEin *Text*.")
    book = read_handbook(tmp_path, "de")
    assert (book.language, book.chapters[0].title) == ("de", "Only")
    assert [(each.title, each.text, each.language) for each in book.topics] == [
        ("One", "Text.\n", "en"),
        ("Zwei", "Ein *Text*.\n", "de"),
    ]
    assert book.topics[1].widgets == ("two.plot",)
    (tmp_path / "de" / "contents.toml").write_text('[only]\ntitle = "Einziges"\n', encoding="utf-8")
    assert read_handbook(tmp_path, "de").chapters[0].title == "Einziges"
    assert read_handbook(tmp_path).chapters[0].title == "Only"


def test_a_translation_of_nothing_is_refused_and_so_is_what_only_the_english_file_may_say(tmp_path: Path) -> None:
    write(tmp_path, one="title: One", two="title: Two")
    translate(tmp_path / "de", three="title: Drei")
    with pytest.raises(HandbookError, match="three"):
        read_handbook(tmp_path, "de")
    (tmp_path / "de" / "three.md").rename(tmp_path / "de" / "two.md")
    assert read_handbook(tmp_path, "de").topics[1].title == "Drei"
    (tmp_path / "de" / "contents.toml").write_text('[other]\ntitle = "Anderes"\n', encoding="utf-8")
    with pytest.raises(HandbookError, match="other"):
        read_handbook(tmp_path, "de")
    (tmp_path / "de" / "contents.toml").unlink()
    translate(tmp_path / "de", two="title: Zwei\nwidgets: a.b")
    with pytest.raises(HandbookError, match=r"two\.md"):
        read_handbook(tmp_path, "de")


def test_where_words_are_written_together_they_are_found_inside_too(tmp_path: Path) -> None:
    write(tmp_path, one="title: One", two="title: Two")
    translate(tmp_path / "de", two="title: Zwei\n---\nDie Lernrate.")
    translate(tmp_path / "zh_CN", two="title: 二\n---\n这里说明学习率的作用。")
    found = {
        words: [topic.name for topic in read_handbook(tmp_path, language).search(words)]
        for language, words in (("de", "RATE"), ("de", "rate text"), ("zh_CN", "学习率"), ("zh_CN", "作用 学习"))
    }
    assert found == {"RATE": ["two"], "rate text": [], "学习率": ["two"], "作用 学习": ["two"]}


@pytest.mark.parametrize(
    "source",
    [
        "no head at all",
        "---\nwidgets: no.title\n---\nText.",
        "---\ntitle: T\nwidget: misspelt\n---\nText.",
        "---\ntitle: T",
    ],
)
def test_a_malformed_topic_is_refused(tmp_path: Path, source: str) -> None:
    write(tmp_path, one="title: One")
    (tmp_path / "one.md").write_text(source, encoding="utf-8")
    with pytest.raises(HandbookError, match=r"one\.md"):
        read_handbook(tmp_path)


def test_a_topic_outside_the_contents_and_an_unknown_paper_are_refused(tmp_path: Path) -> None:
    write(tmp_path, one="title: One\npapers: nobody-2000")
    with pytest.raises(HandbookError, match="nobody-2000"):
        read_handbook(tmp_path)
    write(tmp_path, one="title: One")
    (tmp_path / "stray.md").write_text("---\ntitle: Stray\n---\nText.", encoding="utf-8")
    with pytest.raises(HandbookError, match="stray"):
        read_handbook(tmp_path)


def write(folder: Path, **topics: str) -> None:
    """Write a handbook of one chapter; each topic is its head, with its text behind ``---``."""
    paper = (
        '[someone-1999]\nauthors = "Some One"\ntitle = "On Things"\nyear = 1999\n'
        'place = "arXiv:1"\nurl = "https://arxiv.org/abs/1"\n'
    )
    (folder / "papers.toml").write_text(paper, encoding="utf-8")
    names = ", ".join(f'"{name}"' for name in topics)
    (folder / "contents.toml").write_text(f'[only]\ntitle = "Only"\ntopics = [{names}]\n', encoding="utf-8")
    translate(folder, **topics)


def translate(folder: Path, **topics: str) -> None:
    """Write topics into the folder of a language."""
    folder.mkdir(exist_ok=True)
    for name, source in topics.items():
        text = source if "\n---\n" in source else f"{source}\n---\nText."
        (folder / f"{name}.md").write_text(f"---\n{text}\n", encoding="utf-8")


def test_every_setting_has_a_topic() -> None:
    without = [
        f"{room.name}.{setting.name}"
        for room in PLAYGROUNDS
        for setting in fields(room.module("config").Config)
        if handbook().of_widget(f"{room.name}.{setting.name}") is None
    ]
    assert without == []
