"""Numbers and error sentences in the language of the window."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from gdl_desktop.core.config import convert, settings_of
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.folders import resources_dir
from gdl_desktop.core.registry import playground
from gdl_desktop.data import library
from gdl_desktop.data.idx import read_idx
from gdl_desktop.data.library import load_corpus, load_images
from gdl_desktop.learning.recipe import read_recipe
from gdl_desktop.qt.sentences import CONTEXT, FILE, SENTENCE, translated
from gdl_desktop.qt.words import duration, fill, hundredths, number, steps_taken, with_minus
from tests.playgrounds.workbench import picture_folder

TRANSLATIONS = resources_dir() / "translations"
TEMPLATES = json.loads((TRANSLATIONS / FILE).read_text(encoding="utf-8"))


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(TRANSLATIONS / "gdl_de.qm"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def complaint(setting: str, value: object) -> str:
    """Return what the program says of a value for a setting of the GAN."""
    specs = {spec.name: spec for spec in settings_of(playground("gan").module("config").Config)}
    with pytest.raises(UserError) as raised:
        convert(specs[setting], value)
    return str(raised.value)


@pytest.mark.usefixtures("qapp")
def test_english_stays_as_python_writes_it() -> None:
    assert fill("{count:,} of {share:.1%}, {name}", count=1234, share=0.5, name="a,b.c") == "1,234 of 50.0%, a,b.c"
    assert translated(complaint("batch_size", 0)) == complaint("batch_size", 0)


@pytest.mark.usefixtures("german")
def test_german_writes_numbers_its_own_way_and_leaves_names_alone() -> None:
    assert fill("{count:,} und {0:.2f}, {name}", 0.5, count=1234567, name="a,b.c") == "1.234.567 und 0,50, a,b.c"
    assert number("1,234.5") == "1.234,5"
    assert fill("{on} {text}", on=True, text="1,5.0") == "True 1,5.0"


@pytest.mark.usefixtures("german")
def test_an_error_is_told_by_its_template_and_its_values_are_translated_too(tmp_path: Path) -> None:
    assert (
        translated(complaint("batch_size", 0))
        == "Für „Batchgröße“ braucht es eine ganze Zahl (zwischen 2 und 2048), nicht 0."
    )
    assert (
        translated(complaint("dropout", 1.5))
        == "Für „Dropout“ braucht es eine Zahl (mindestens 0 und unter 1), nicht 1,5."
    )
    missing = tmp_path / "no, 1.5 file"
    with pytest.raises(UserError) as raised:
        read_idx(missing)
    assert translated(str(raised.value)) == f"Es gibt keine Datei {missing}."


@pytest.mark.usefixtures("german")
def test_a_part_with_many_words_is_not_taken_for_the_sentence_and_quotations_get_german_marks() -> None:
    sentence = "Hidden layers must be 1 to 6 whole numbers, each between 4 and 2048, not “a, b”."
    said = "Für „Verdeckte Schichten“ braucht es 1 bis 6 ganze Zahlen, jede zwischen 4 und 2048, nicht „a, b“."
    assert translated(sentence) == said
    sentence = (
        "The model has never seen some characters of this text, so it read “é” as “e”, “ö” as “o” and skipped “☃”."
    )
    said = (
        "Das Modell hat einige Zeichen dieses Textes nie gesehen; gelesen: „é“ als „e“, „ö“ als „o“; übersprungen: „☃“."
    )
    assert translated(sentence) == said


def refused(action: Callable[[], object]) -> str:
    """Return what an action says when it is refused."""
    with pytest.raises(UserError) as raised:
        action()
    return str(raised.value)


@pytest.mark.usefixtures("german")
def test_names_that_a_person_gave_are_left_alone_whatever_they_are_like(tmp_path: Path) -> None:
    (tmp_path / "1,234.5").write_text("no picture")
    sentence = translated(refused(lambda: load_images(tmp_path / "1,234.5")))
    assert sentence.startswith("1,234.5 ist eine einzelne Datei")
    pictures = picture_folder(tmp_path / "mine", ("Batch size",), each=3)  # the title of a setting
    (pictures / "Latent space").mkdir()
    sentence = translated(refused(lambda: load_images(pictures)))
    assert "„Latent space“" in sentence
    assert "hat keine Bilder" in sentence
    (tmp_path / "Seed").write_text("")
    assert translated(refused(lambda: load_corpus(tmp_path / "Seed"))).startswith("Seed ist leer")


@pytest.mark.usefixtures("german")
def test_titles_of_the_catalogue_are_translated() -> None:
    entry = next(entry for entry in library.entries() if QCoreApplication.translate("Data", entry.title) != entry.title)
    own = QCoreApplication.translate("Data", entry.title)
    assert translated(f"{entry.title} has only one class; at least two are needed.").startswith(f"{own} hat nur eine")


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "Es gibt kein Rezept {path}."),
        ("playground", "Seed.toml ist nicht so geschrieben, wie ein Rezept sein muss, in TOML: "),
        ("", "Seed.toml sagt nicht, für welchen Bereich es ist; "),
        ("playground = 3", "Für „playground“ braucht es ein Wort in Anführungszeichen, nicht „3“."),
        (
            "playground = 'text'\nseed = -1",
            "„seed“ braucht es eine ganze Zahl (zwischen 0 und 9223372036854775807), nicht",
        ),
        ("playground = 'text'\nsettings = [1]", "braucht es eine Tabelle, [settings], nicht eine Liste oder Tabelle."),
        ("playground = 'text'\nprecision = 'no'", "braucht es eines von auto, fp32, bf16, nicht „no“."),
        ("playground = 'text'\nplayers = 4", "Seed.toml nennt „players“, was kein Rezept kennt; "),
        ("playground = 'text'\nsteps = 2\nseconds = 3", "mit steps und mit seconds; bitte nur eines behalten."),
        ("playground = 'poker'", "Seed.toml ist als Rezept nicht brauchbar: Es gibt keinen Bereich „poker“; "),
        (
            "playground = 'text'\npreset = 'x'",
            "Seed.toml ist als Rezept nicht brauchbar: Es gibt keine Voreinstellung „x“",
        ),
        (
            "playground = 'text'\n[settings]\ndropout = 1.5",
            "ist als Rezept nicht brauchbar: Für „Dropout“ braucht es eine Zahl (zwischen 0 und 0,9), nicht 1,5.",
        ),
    ],
)
def test_what_is_wrong_in_a_recipe_is_said_in_the_language(tmp_path: Path, text: str | None, said: str) -> None:
    path = tmp_path / "Seed.toml"
    if text is not None:
        path.write_text(text)
    assert said.format(path=path) in translated(refused(lambda: read_recipe(path)))


@pytest.mark.usefixtures("german")
def test_what_nobody_foresaw_stays_as_it_is() -> None:
    assert translated("A sentence that no part of the program says.") == "A sentence that no part of the program says."
    assert translated("") == ""


@pytest.mark.usefixtures("german")
def test_every_sentence_is_told_from_all_others() -> None:
    for template, kinds in TEMPLATES.items():
        values = [f"w{index}w{'.' if kind == SENTENCE else ''}" for index, kind in enumerate(kinds)]
        own = QCoreApplication.translate(CONTEXT, template)
        assert translated(template.format(*values)) == own.format(*values), template


@pytest.mark.parametrize(
    ("value", "words"), [(0.5, "0.50"), (-0.704, "−0.70"), (-0.004, "0.00"), (-0.0, "0.00"), (-0.006, "−0.01")]
)
def test_two_decimals_have_a_minus_only_where_they_are_below_zero(value: float, words: str) -> None:
    assert hundredths(value) == words


def test_a_minus_is_written_with_its_own_sign_in_powers_too() -> None:
    assert with_minus("-1.5e-05") == "−1.5e−05"


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.4, "0 s"), (59.6, "1 min 0 s"), (200, "3 min 20 s"), (7500, "2 h 5 min")]
)
def test_durations_in_words(seconds: float, words: str) -> None:
    assert duration(seconds) == words


@pytest.mark.usefixtures("german")
def test_steps_are_counted_in_the_language() -> None:
    assert steps_taken(1234, None) == "Schritt 1.234"
    assert steps_taken(1234, 10_000) == "Schritt 1.234 von 10.000"
