from __future__ import annotations

from gdl_desktop.core.cards import card_text, count_in_words, facts, figures, headline

SHIPPED = {
    "title": "Shakespeare",
    "key_figure": "1.42 nats per character",
    "data": "tiny-shakespeare",
    "data_title": "Tiny Shakespeare",
    "source": "Plays",
    "licence": "public domain",
    "weaknesses": "Plots.",
    "parameters": 2_551_234,
    "weights": "float16",
    "step": 10_000,
    "seconds": 1234.5,
    "seed": 1,
    "recipe": {"file": "a.toml", "preset": "large", "settings": {"layers": [448, 448], "dropout": 0.4}},
    "metrics": {"val_loss": 1.5},
    "figures": {"nats_per_character": 1.42345678, "characters": 111540.0},
}


def test_a_model_in_one_line() -> None:
    assert headline(SHIPPED) == "Shakespeare, 2.6 million numbers, 1.42 nats per character"
    assert headline({"data": "mnist"}, 12_345) == "mnist, 12 thousand numbers"
    assert headline({}) == ""
    assert count_in_words(999) == "999 numbers"


def test_a_card_in_words() -> None:
    told = dict(facts(SHIPPED))
    assert told["Learnt from"] == "Tiny Shakespeare · Plays · public domain"
    assert told["Recipe"] == "a.toml: preset large, layers 448×448, dropout 0.4"
    assert told["Training"] == "10,000 steps in 21 minutes"
    assert told["Size"] == "2,551,234 numbers, stored as float16"
    text = card_text(SHIPPED)
    assert "What it is bad at\nPlots." in text
    assert "  nats_per_character: 1.4235\n  characters: 111,540" in text
    assert "val_loss" not in text  # measured on weights that were not yet rounded


def test_a_card_that_says_little_is_no_trouble() -> None:
    assert card_text({}) == ""
    assert figures({"metrics": {"loss": 0.5, "odd": None}}) == [("loss", "0.5")]
    assert "Last figures\n  loss: 0.5" in card_text({"metrics": {"loss": 0.5, "odd": None}})
