"""The help in the language of the window: complete, true to the English text, and what the window shows."""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gdl_desktop.core.folders import resources_dir
from gdl_desktop.qt.widgets.help_button import HelpButton
from gdl_desktop.qt.widgets.help_popover import HelpPopover
from gdl_desktop.shell.help_topics import Topic, handbook
from gdl_desktop.shell.help_window import HelpWindow
from gdl_desktop.shell.language import LANGUAGES, speak, spoken_language
from gdl_desktop.shell.main_window import MainWindow
from tests.shell.conftest import linked_topics

SIGNS = frozenset("=+−·÷|∂←→√≤≥<>~‖½²^ΣΠαβγδεηλμπσφ₀₁₂₃₅ᵢⱼₖₜ0123456789")
FENCE = "```"
COLUMNS = 77  # letters of one width, as many as a line of the help window has room for


@pytest.fixture
def pairs(language: str) -> list[tuple[Topic, Topic]]:
    """The English and the translated text of every topic."""
    pairs = list(zip(handbook().topics, handbook(language).topics, strict=True))
    assert [(english.name, english.widgets) for english, _ in pairs] == [
        (other.name, other.widgets) for _, other in pairs
    ]
    return pairs


def test_every_topic_and_every_chapter_is_there(language: str, pairs: list[tuple[Topic, Topic]]) -> None:
    assert [topic.name for _, topic in pairs if topic.language != language] == []
    chapters = zip(handbook().chapters, handbook(language).chapters, strict=True)
    same = {english.title for english, other in chapters if english.title == other.title}
    assert same <= {"GAN", "Text", "Training"}  # words of German too
    assert not (resources_dir() / "help" / language / "papers.toml").exists()


def test_titles_are_unique(language: str) -> None:
    titles = Counter(topic.title for topic in handbook(language).topics)
    assert [title for title, count in titles.items() if count > 1] == []


def test_texts_are_built_alike(pairs: list[tuple[Topic, Topic]]) -> None:
    unlike = [
        (english.name, shape(english.text), shape(other.text))
        for english, other in pairs
        if shape(english.text) != shape(other.text)
    ]
    assert unlike == []


def test_links_and_words_for_the_computer_are_the_same(pairs: list[tuple[Topic, Topic]]) -> None:
    for english, other in pairs:
        assert Counter(linked_topics(other.text)) == Counter(linked_topics(english.text)), english.name
        assert Counter(typed(other.text)) == Counter(typed(english.text)), english.name


def test_no_line_of_a_formula_loses_a_sign(pairs: list[tuple[Topic, Topic]]) -> None:
    for english, other in pairs:
        for there, here in zip(blocks(english.text), blocks(other.text), strict=True):
            lost = [(before, after) for before, after in zip(there, here, strict=True) if signs(before) - signs(after)]
            assert lost == [], english.name


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_formulas_fit_into_the_page(spoken: str) -> None:
    too_long = [
        (topic.name, line)
        for topic in handbook(spoken).topics
        for each in blocks(topic.text)
        for line in each
        if columns(line) > COLUMNS
    ]
    assert too_long == []


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_question_mark_leads_to_a_formula_and_a_paper_as_it_promises(spoken: str) -> None:
    asked = [topic for topic in handbook(spoken).topics if topic.buttons]
    assert asked
    assert [topic.name for topic in asked if not any(blocks(topic.text))] == []
    assert [topic.name for topic in asked if not topic.papers] == []


def test_no_figure_is_lost(pairs: list[tuple[Topic, Topic]]) -> None:
    lost = {
        (english.name, *sorted(missing)) for english, other in pairs if (missing := figures(english) - figures(other))
    }
    assert lost == set()


def test_buttons_and_settings_are_called_as_in_the_window(language: str, pairs: list[tuple[Topic, Topic]]) -> None:
    names = names_in_the_window(language)
    otherwise = [
        (english.name, name, sorted(names[name]))
        for english, other in pairs
        for name in emphasized(english.text)
        if name in names and not any(each.casefold() in other.text.casefold() for each in names[name])
    ]
    assert otherwise == []


def test_the_words_are_calm_and_the_short_answers_short(language: str) -> None:
    for topic in handbook(language).topics:
        prose = "".join(topic.text.split(FENCE)[::2])
        assert not set("!！") & set(prose), topic.name
        assert 20 < len(topic.short) < 540, (topic.name, len(topic.short))


def test_the_language_that_is_spoken_is_known(qapp: QApplication, speaking: str) -> None:
    assert spoken_language() == speaking
    speak(qapp, "en")
    assert spoken_language() == "en"


def test_question_marks_and_the_help_window_speak_it(foreign_window: MainWindow, language: str, qtbot: QtBot) -> None:
    wanted = handbook(language).topic("text-samples")
    assert wanted is not None
    foreign_window.show_playground("text")
    button = foreign_window.findChild(HelpButton, "text.samples.help")
    assert button is not None
    assert wanted.title in button.accessibleName()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    popover = foreign_window.findChild(HelpPopover)
    assert popover is not None
    text = popover.findChild(QLabel, "help_popover.text")
    assert text is not None
    assert (popover.accessibleName(), text.text()) == (wanted.title, wanted.short)
    popover.more_wanted.emit(wanted.name)
    shown = foreign_window.findChild(HelpWindow)
    assert shown is not None
    popover.close()
    assert shown.page.toPlainText().startswith(wanted.title)
    assert wanted.title in shown.windowTitle()
    assert not shown.in_english.isVisible()
    heads = [shown.contents.topLevelItem(at).text(0) for at in range(shown.contents.topLevelItemCount())]
    assert heads == [chapter.title for chapter in handbook(language).chapters]
    assert heads != [chapter.title for chapter in handbook().chapters]
    shown.open_topic("beta")  # it has two papers
    assert {"de": "Veröffentlichungen:", "zh_CN": "论文："}[language] in shown.page.toPlainText()
    title = handbook(language).topic("spectral-norm").title  # type: ignore[union-attr]
    typed_in = QInputMethodEvent()  # as Chinese is written; no key has its characters
    typed_in.setCommitString(title)
    QApplication.sendEvent(shown.search, typed_in)
    qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.topic == "spectral-norm"
    shown.close()


def test_f1_and_the_list_of_keys_speak_it(foreign_window: MainWindow, language: str, qtbot: QtBot) -> None:
    foreign_window.show_playground("latent")
    foreign_window.activateWindow()
    beta = foreign_window.findChild(QWidget, "latent.beta")
    assert beta is not None
    beta.setFocus()
    qtbot.waitUntil(beta.hasFocus)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    shown = foreign_window.findChild(HelpWindow)
    assert shown is not None
    assert shown.page.toPlainText().startswith(handbook(language).topic("beta").title)  # type: ignore[union-attr]
    keys = foreign_window.findChild(QAction, "help_keys")
    assert keys is not None
    keys.trigger()
    page = shown.page.toPlainText()
    assert page.startswith(handbook(language).topic("keyboard").title)  # type: ignore[union-attr]
    assert {"de": "Tastenkürzel", "zh_CN": "键盘快捷键"}[language] in page
    assert {"de": "Taste\n", "zh_CN": "按键\n"}[language] in page
    shown.close()


def test_only_a_topic_without_a_translation_says_that_it_is_in_english(speaking: str, qtbot: QtBot) -> None:
    book = handbook(speaking)
    first, *others = book.chapters[0].topics
    english = handbook().topics[0]
    mixed = replace(book.chapters[0], topics=(english, *others))
    shown = HelpWindow(replace(book, chapters=(mixed, *book.chapters[1:])))
    qtbot.addWidget(shown)
    shown.show()
    for topic, is_english in ((english, True), (others[0], False), (first, True)):
        shown.open_topic(topic.name)
        assert shown.in_english.isVisible() == is_english
    shown.close()


def shape(markdown: str) -> list[str]:
    """Return what the lines of a text are: paragraphs, points, empty lines, and lines of formulas."""
    kinds, inside = [], False
    for line in markdown.splitlines():
        if line.startswith(FENCE):
            inside = not inside
            kinds.append(FENCE)
        elif inside:
            kinds.append("formula")
        else:
            start = re.match(r"- |\d+\. |#+ |$", line)
            kinds.append("words" if start is None else start[0])
    return kinds


def blocks(markdown: str) -> list[list[str]]:
    """Return the formulas, line by line."""
    return [block.strip("\n").splitlines() for block in markdown.split(FENCE)[1::2]]


def columns(line: str) -> int:
    """Return how wide a line is; a Chinese character takes the room of two letters."""
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in line)
    return len(line) + wide - sum(map(bool, map(unicodedata.combining, line)))


def signs(line: str) -> Counter[str]:
    """Return the digits and signs of a line; their order is that of the words between them."""
    return Counter(sign for sign in line if sign in SIGNS)


def typed(markdown: str) -> list[str]:
    """Return what stands as code among the words."""
    return re.findall(r"`([^`]+)`", "".join(markdown.split(FENCE)[::2]))


def figures(topic: Topic) -> set[str]:
    """Return the numbers in a text, without the marks that languages put between their digits."""
    prose = "".join(topic.text.split(FENCE)[::2])
    return {re.sub("[.,]", "", number) for number in re.findall(r"\d+(?:[.,]\d+)*", prose)}


def emphasized(markdown: str) -> set[str]:
    """Return the words in italics or bold in small letters, those of a way through the menus one by one."""
    prose = "".join(markdown.split(FENCE)[::2])
    found = re.findall(r"\*+([^*\n]+)\*+", prose)
    return {each.rstrip(".:…").casefold() for words in found for each in words.split(" > ")}


def names_in_the_window(language: str) -> dict[str, set[str]]:
    """Return how the window says in a language what it calls by a name in English, in small letters."""
    names: dict[str, set[str]] = {}
    path = resources_dir() / "translations" / f"gdl_{language}.ts"
    for message in ElementTree.parse(path).getroot().iter("message"):
        source, translation = message.findtext("source", ""), message.findtext("translation", "")
        if translation:
            names.setdefault(plain(source).casefold(), set()).add(plain(translation))
    return names


def plain(words: str) -> str:
    return re.sub(r"\(&.\)|&", "", words).rstrip(" …")
