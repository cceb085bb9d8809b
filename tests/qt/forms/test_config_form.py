from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QSpinBox, QToolButton, QToolTip, QWidget

from gdl_desktop.core.config import setting
from gdl_desktop.core.errors import ConfigError
from gdl_desktop.qt.colours import error_colour
from gdl_desktop.qt.forms.config_form import ConfigForm
from gdl_desktop.qt.forms.editors import CalmComboBox, number_text


@dataclass(frozen=True)
class Config:
    batch: Annotated[int, setting("Batch size", "Examples a step.", ge=1, le=4096)] = 64
    rate: Annotated[float, setting("Learning rate", "How far a step goes.", gt=0, le=1, live=True)] = 0.0002
    sizes: Annotated[
        tuple[Annotated[int, msgspec.Meta(ge=1, le=1024)], ...], setting("Layer sizes", "One a layer.", lengths=(1, 3))
    ] = (512, 256)
    loss: Annotated[Literal["hinge", "bce"], setting("Loss", "Which loss.")] = "hinge"
    ema: Annotated[bool, setting("Average weights", "Show the average.")] = True
    decay: Annotated[float, setting("Decay", "Of the average.", ge=0, lt=1, advanced=True, unit="/step")] = 0.999

    def check(self) -> None:
        if self.batch > 1000 and self.loss == "bce":
            raise ConfigError("A batch above 1000 needs the hinge loss.")


@pytest.fixture
def form(qtbot):
    form = ConfigForm(Config, "gan")
    qtbot.addWidget(form)
    form.resize(320, 400)
    form.show()
    qtbot.waitExposed(form)
    return form


def retype(widget: QLineEdit, text: str) -> None:
    widget.selectAll()
    QTest.keyClicks(widget, text)


def error_of(form: ConfigForm, name: str) -> QLabel:
    return form.findChild(QLabel, f"gan.{name}.error")


@pytest.mark.parametrize("typed", ["99999999999999", "0", "9" * 400])
def test_a_whole_number_beyond_its_bounds_becomes_the_nearest_one(form, typed):
    box = form.findChild(QSpinBox)
    box.setFocus()
    retype(box.lineEdit(), typed)
    assert box.lineEdit().text().startswith(typed)  # no digit is swallowed
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == (box.minimum() if typed == "0" else box.maximum())
    retype(box.lineEdit(), str(box.minimum() + 1))
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == box.minimum() + 1


@pytest.mark.parametrize("typed", ["", "-", "１２８", "١٢"])
def test_what_is_no_whole_number_leaves_the_one_that_stood_there(form, typed):
    box = form.findChild(QSpinBox)
    before = box.value()
    box.setFocus()
    box.lineEdit().selectAll()
    QTest.keyClick(box.lineEdit(), Qt.Key.Key_Backspace)
    box.lineEdit().insert(typed)  # as an input method does
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert box.value() == before
    assert box.cleanText() == str(before)


def test_noughts_before_a_number_count_for_nothing(form):
    box = form.findChild(QSpinBox)
    box.setFocus()
    retype(box.lineEdit(), "00000000000012")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == 12


def test_it_shows_the_defaults_and_gives_them_back(form):
    assert form.config() == Config()
    assert form.findChild(QLineEdit, "gan.rate").text() == "0.0002"
    assert form.findChild(QLineEdit, "gan.sizes").text() == "512, 256"


def test_every_editor_has_a_name_a_person_can_hear(form):
    for name, title in (("batch", "Batch size"), ("loss", "Loss"), ("sizes", "Layer sizes")):
        field = form.fields[name]
        assert field.editor.objectName() == f"gan.{name}"
        assert field.editor.accessibleName() == title
    assert "between 1 and 4096" in form.fields["batch"].editor.toolTip().lower()
    assert "while training" in form.fields["rate"].editor.toolTip()


def test_what_is_typed_arrives(form):
    edits = []
    form.edited.connect(lambda: edits.append(1))
    retype(form.findChild(QSpinBox, "gan.batch").lineEdit(), "128")
    retype(form.findChild(QLineEdit, "gan.rate"), "3e-3")
    retype(form.findChild(QLineEdit, "gan.sizes"), "64 32")
    QTest.keyClick(form.findChild(QComboBox, "gan.loss"), Qt.Key.Key_Down)
    QTest.keyClick(form.fields["ema"].editor, Qt.Key.Key_Space)
    assert form.config() == Config(128, 0.003, (64, 32), "bce", False)
    assert edits


def test_a_decimal_comma_is_understood(form):
    retype(form.findChild(QLineEdit, "gan.rate"), "0,5")
    assert form.config().rate == 0.5


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("rate", "fast", "Learning rate must be a number"),
        ("rate", "2", "Learning rate must be"),
        ("rate", "", "Learning rate must be"),
        ("sizes", "9, x", "Layer sizes must be"),
        ("sizes", "1 2 3 4", "Layer sizes must be"),
    ],
)
def test_a_bad_value_is_marked_where_it_stands(form, name, text, words):
    retype(form.findChild(QLineEdit, f"gan.{name}"), text or "\b")
    with pytest.raises(ConfigError, match=words):
        form.config()
    assert error_of(form, name).isVisible()
    assert error_of(form, name).text().startswith(words)


def test_the_mark_goes_as_soon_as_the_value_is_good(form):
    rate = form.findChild(QLineEdit, "gan.rate")
    retype(rate, "x")
    QTest.keyClick(rate, Qt.Key.Key_Return)
    assert error_of(form, "rate").isVisible()
    retype(rate, "0.1")
    assert not error_of(form, "rate").isVisible()


def test_a_mistake_among_the_advanced_unfolds_them(form):
    decay = form.findChild(QLineEdit, "gan.decay")
    assert not decay.isVisible()
    fold = form.findChild(QToolButton, "gan.advanced")
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert decay.isVisible()
    retype(decay, "1")
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert not decay.isVisible()
    with pytest.raises(ConfigError, match="Decay"):
        form.config()
    assert decay.isVisible()


def test_values_that_do_not_fit_each_other_are_told_at_the_end(form):
    form.set_config(Config(batch=2000, loss="bce"))
    with pytest.raises(ConfigError, match="hinge"):
        form.config()
    wrong = form.findChild(QLabel, "gan.form.error")
    assert wrong.isVisible()
    QTest.keyClick(form.findChild(QComboBox, "gan.loss"), Qt.Key.Key_Up)
    assert not wrong.isVisible()
    assert form.config() == Config(batch=2000)


def test_setting_a_config_is_silent(form, qtbot):
    with qtbot.assertNotEmitted(form.edited), qtbot.assertNotEmitted(form.live_changed):
        form.set_config(Config(32, 0.5, (7,), "bce", False, 0.5))
    assert form.config() == Config(32, 0.5, (7,), "bce", False, 0.5)


def test_only_live_settings_stay_open_while_training(form):
    form.set_training(True)
    assert {name for name, field in form.fields.items() if field.editor.isEnabled()} == {"rate"}
    form.set_training(False)
    assert all(field.editor.isEnabled() for field in form.fields.values())


def test_a_live_setting_is_told_once_when_it_is_good_and_new(form):
    told = []
    form.live_changed.connect(lambda name, value: told.append((name, value)))
    rate = form.findChild(QLineEdit, "gan.rate")
    for text in ("nonsense", "0.01", "0.010"):
        retype(rate, text)
        QTest.keyClick(rate, Qt.Key.Key_Return)
    QTest.keyClick(rate, Qt.Key.Key_Up)
    QTest.keyClick(form.findChild(QComboBox, "gan.loss"), Qt.Key.Key_Down)
    assert told == [("rate", 0.01), ("rate", 0.02)]


@pytest.mark.parametrize(
    ("start", "key", "after"),
    [
        ("0.0009", Qt.Key.Key_Up, "0.001"),
        ("0.001", Qt.Key.Key_Down, "0.0009"),
        ("0", Qt.Key.Key_Up, "0.1"),
        ("-1", Qt.Key.Key_Up, "-0.9"),
        ("0.25", Qt.Key.Key_Down, "0.15"),
    ],
)
def test_arrow_keys_count_the_first_figure(form, start, key, after):
    rate = form.findChild(QLineEdit, "gan.rate")
    retype(rate, start)
    QTest.keyClick(rate, key)
    assert rate.text() == after


@pytest.mark.parametrize("value", [0.0002, 1e-5, 1.0, 0.1 + 0.2, 123456789.0])
def test_a_number_reads_back_as_it_was(value):
    assert float(number_text(value)) == value


def test_the_wheel_scrolls_past_a_field_without_focus(form):
    batch = form.findChild(QSpinBox, "gan.batch")
    form.findChild(QLineEdit, "gan.rate").setFocus()
    centre = QPointF(batch.rect().center())
    wheel = QWheelEvent(
        centre,
        QPointF(batch.mapToGlobal(centre)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(batch, wheel)
    assert batch.value() == 64


def test_a_mistake_stays_readable_when_the_theme_changes(qapp, form):
    rate = form.findChild(QLineEdit, "gan.rate")
    rate.setText("banana")
    rate.editingFinished.emit()
    before = qapp.palette()
    dark = QPalette(QColor("#2a2f37"))
    dark.setColor(QPalette.ColorRole.Base, QColor("#14171b"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#e6e9ee"))
    try:
        qapp.setPalette(dark)
        QApplication.processEvents()
        shown = rate.palette()
        assert shown.color(QPalette.ColorRole.Base).lightness() + 80 < shown.color(QPalette.ColorRole.Text).lightness()
        sentence = form.findChild(QLabel, "gan.rate.error").palette()
        assert sentence.color(QPalette.ColorRole.WindowText) == error_colour(dark)
    finally:
        qapp.setPalette(before)


def test_an_endless_number_among_sizes_is_a_mistake_like_others(form):
    sizes = form.findChild(QLineEdit, "gan.sizes")
    sizes.setFocus()
    sizes.clear()
    QTest.keyClicks(sizes, "1" * 400)
    with pytest.raises(ConfigError, match="Layer sizes"):
        form.config()


def test_a_very_long_word_does_not_widen_the_form(form):
    before = form.minimumSizeHint().width()
    form.fields["rate"].show_error("There is no file " + "nothing_here/" * 30)
    assert form.minimumSizeHint().width() == before


def test_tab_reaches_the_fold_before_what_it_folds_away(form):
    form.findChild(QToolButton, "gan.advanced").setChecked(True)
    form.findChild(QWidget, "gan.ema").setFocus()
    names = []
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().objectName())
    assert names == ["gan.advanced", "gan.decay"]


def test_a_list_draws_dots_where_a_word_has_no_room(qtbot):
    combo = CalmComboBox()
    qtbot.addWidget(combo)
    combo.addItem("a" * 40 + "WWWW")
    combo.resize(100, combo.sizeHint().height())
    wide = combo.grab().toImage()
    combo.setItemText(0, "a" * 40)  # the same picture: what is beyond the dots cannot be seen
    assert combo.grab().toImage() == wide
    combo.setItemText(0, "aa")
    assert combo.grab().toImage() != wide


@pytest.mark.parametrize(
    ("tip", "behind"),
    [("Sonnets & plays\nA source", "<p>Sonnets &amp; plays<br>A source</p>"), ("<p>A tip.</p>", "<p>A tip.</p>")],
)
def test_the_tooltip_of_a_list_begins_with_words_that_have_no_room(qtbot, tip, behind):
    combo = CalmComboBox()
    qtbot.addWidget(combo)
    combo.addItem("All of <Shakespeare> & more")
    combo.setToolTip(tip)
    combo.show()
    for width, expected in ((100, f"<p>All of &lt;Shakespeare&gt; &amp; more</p>{behind}"), (400, tip)):
        combo.resize(width, combo.sizeHint().height())
        QToolTip.hideText()
        place = combo.rect().center()
        QApplication.sendEvent(combo, QHelpEvent(QEvent.Type.ToolTip, place, combo.mapToGlobal(place)))
        assert QToolTip.text() == expected
    QToolTip.hideText()
