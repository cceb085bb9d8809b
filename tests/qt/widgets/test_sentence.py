from __future__ import annotations

from PySide6.QtWidgets import QLabel

from gdl_desktop.qt.widgets.sentence import OneLine, Sentence, breakable


def test_ordinary_words_are_left_alone():
    assert (
        breakable("Press Train to begin; l’apprentissage commence.")
        == "Press Train to begin; l’apprentissage commence."
    )


def test_a_path_breaks_behind_its_slashes_and_keeps_the_name_of_its_file():
    broken = breakable("/home/somebody/pictures/of/mine/model.safetensors is damaged.")
    assert "pictures/\u200bof/\u200bmine/\u200bmodel.safetensors is" in broken


def test_chinese_breaks_as_it_does_by_itself():
    words = "本程序是采用许可证的自由软件。其组成部分各有自己的许可证，可在“许可证”中查看全文。"
    assert breakable(words) == words  # else a line may begin with a comma
    assert "pictures/\u200bof" in breakable("请看/home/somebody/pictures/of/mine/model.safetensors。")


def test_a_long_word_takes_the_width_it_is_given(qtbot):
    label = Sentence()
    qtbot.addWidget(label)
    label.setText("x" * 400)
    assert label.text() == "x" * 400
    label.resize(100, 10)
    assert label.heightForWidth(100) > 8 * label.fontMetrics().lineSpacing()
    assert label.minimumSizeHint().width() < 100


def test_a_line_that_is_too_long_ends_in_dots_and_is_told_whole(qtbot):
    line = OneLine()
    qtbot.addWidget(line)
    line.resize(120, 20)
    line.setText("A model with a name that is <b>far</b> too long for its place")
    line.show()
    assert line.text().endswith("for its place")
    assert QLabel.text(line).endswith("…")
    line.resize(900, 20)
    assert QLabel.text(line) == line.text()
