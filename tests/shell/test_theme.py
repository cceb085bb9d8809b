"""The looks of the application: colours that follow, a choice that lasts, fonts and icons that ship."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetricsF, QImage, QPainter, QPalette, QRawFont
from PySide6.QtWidgets import QApplication

from gdl_desktop.core.folders import config_dir, resources_dir
from gdl_desktop.qt.design import COLOURS, FONT_FILES, SCHEMES, TEXT_FAMILY, WORDS_FAMILY
from gdl_desktop.qt.widgets.streaming_text import letter_by_letter, text_font
from gdl_desktop.shell import theme
from gdl_desktop.shell.theme import choose_theme, make_palette, remembered_choice
from tests.qt.colour_science import contrast

LARGEST_FONTS = 1_500_000  # bytes


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    palette, font = qapp.palette(), qapp.font()
    yield qapp
    qapp.styleHints().unsetColorScheme()
    qapp.setPalette(palette)
    qapp.setFont(font)


def window_colour(app: QApplication) -> str:
    return app.palette().color(QPalette.ColorRole.Window).name()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_role_of_the_palette_can_be_read(scheme):
    role, palette = QPalette.ColorRole, make_palette(scheme)
    on = {
        role.WindowText: (role.Window, role.Base, role.Button),
        role.Text: (role.Base, role.AlternateBase, role.Window),
        role.ButtonText: (role.Button, role.Window),
        role.PlaceholderText: (role.Base, role.Window, role.Button),
        role.HighlightedText: (role.Highlight, role.Accent),
        role.BrightText: (role.Highlight,),
        role.ToolTipText: (role.ToolTipBase,),
        role.Link: (role.Window, role.Base),
        role.LinkVisited: (role.Window, role.Base),
    }
    for group, least in (
        (QPalette.ColorGroup.Active, 4.5),
        (QPalette.ColorGroup.Inactive, 4.5),
        (QPalette.ColorGroup.Disabled, 3.0),
    ):
        for word, grounds in on.items():
            for ground in grounds:
                ratio = contrast(palette.color(group, word).name(), palette.color(group, ground).name())
                assert ratio >= least, (group, word, ground, ratio)


def test_a_choice_lasts(app):
    assert remembered_choice() == "system"
    choose_theme(app, "dark")
    assert window_colour(app) == COLOURS["dark"].window
    assert remembered_choice() == "dark"
    assert "theme=dark" in (config_dir() / "settings.ini").read_text()
    choose_theme(app, "light")
    assert (window_colour(app), remembered_choice()) == (COLOURS["light"].window, "light")


def test_what_cannot_be_a_choice_follows_the_system():
    config_dir().mkdir(parents=True)
    (config_dir() / "settings.ini").write_text("[General]\ntheme=pink\n")
    assert remembered_choice() == "system"


def test_a_folder_that_cannot_be_written_is_no_trouble(app):
    config_dir().parent.mkdir(parents=True)
    config_dir().write_text("a file where the folder should be")
    choose_theme(app, "dark")
    assert window_colour(app) == COLOURS["dark"].window
    assert remembered_choice() == "system"


def test_it_turns_with_the_system_only_for_who_follows_it(app, monkeypatch):
    theme.dress(app)
    hints = app.styleHints()
    monkeypatch.setattr(theme, "system_scheme", lambda: "dark")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window_colour(app) == COLOURS["dark"].window
    choose_theme(app, "light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window_colour(app) == COLOURS["light"].window
    choose_theme(app, "system")
    assert window_colour(app) == COLOURS["dark"].window


def test_the_fonts_ship_with_their_licences():
    folder = resources_dir() / "fonts"
    assert sum(file.stat().st_size for file in folder.iterdir()) < LARGEST_FONTS
    for name in FONT_FILES:
        licence = folder / f"{name.split('-')[0].removesuffix('Even')}-OFL.txt"
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text()


def test_letters_and_figures(app):
    size = app.font().pointSizeF()
    theme.load_fonts(app)
    font = app.font()
    assert QFontInfo(font).family() == WORDS_FAMILY
    assert font.pointSizeF() == size
    for weight in (QFont.Weight.Normal, QFont.Weight.Bold):
        font.setWeight(weight)
        metrics = QFontMetricsF(font)
        assert len({metrics.horizontalAdvance(10 * figure) for figure in "0123456789"}) == 1
        assert metrics.horizontalAdvance("-") < metrics.horizontalAdvance("0")  # words are not torn apart
        face = QRawFont.fromFont(font)
        assert face.familyName() == WORDS_FAMILY
        assert all(face.supportsCharacter(ord(letter)) for letter in "äöüÄÖÜßéñ„“”…·−×±≤≥βμσ")


def test_written_text_shows_every_character(app):
    theme.load_fonts(app)
    font = text_font(app.font())
    assert QFontInfo(font).family() == TEXT_FAMILY
    metrics = QFontMetricsF(font)
    assert metrics.horizontalAdvance("->!=fi") == pytest.approx(metrics.horizontalAdvance("mmmmmm"))
    together, apart = picture("->", font), picture("- ", font)
    assert np.array_equal(together[:, : together.shape[1] // 2], apart[:, : apart.shape[1] // 2])  # no ligature


def test_words_of_a_model_show_every_character_too(app):
    theme.load_fonts(app)
    whole, apart = QFontMetricsF(app.font()), QFontMetricsF(letter_by_letter(app.font()))
    each = apart.horizontalAdvance("-") + apart.horizontalAdvance(">")
    assert apart.horizontalAdvance("->") == pytest.approx(each)
    assert whole.horizontalAdvance("->") < each  # else there would be nothing to prevent


def picture(words: str, font: QFont) -> np.ndarray:
    metrics = QFontMetricsF(font)
    image = QImage(round(metrics.horizontalAdvance(words)), 30, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(0, 20, words)
    painter.end()
    return np.array(
        [[QColor(image.pixel(x, y)).lightness() for x in range(image.width())] for y in range(image.height())]
    )


def test_without_the_fonts_those_of_the_system_serve(app, tmp_path, monkeypatch):
    QFontDatabase.removeAllApplicationFonts()
    monkeypatch.setattr(theme, "resources_dir", lambda: tmp_path)
    before = app.font()
    theme.load_fonts(app)
    assert app.font() == before
    assert not QFontInfo(text_font(app.font())).family().startswith("Jet")


def test_the_icon_is_there_in_all_sizes(app):
    icon = theme.app_icon()
    assert {size.width() for size in icon.availableSizes()} >= {16, 24, 32, 48, 64, 128, 256}
    folder = resources_dir() / "icons"
    for file in folder.glob("gdl-desktop-*.png"):
        with Image.open(file) as drawn:
            size = int(file.stem.rpartition("-")[2])
            assert drawn.size == (size, size)
            pixels = np.asarray(drawn.convert("RGBA"))
            assert pixels[0, 0, 3] < 128 < pixels[size // 2, size // 2, 3]  # round corners
            assert len(np.unique(pixels.reshape(-1, 4), axis=0)) > 30
    with Image.open(folder / "gdl-desktop.ico") as windows:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= windows.info["sizes"]
