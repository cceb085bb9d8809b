"""One definition of a setting: what comes from outside is converted, checked, and refused in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdl_desktop.core.config import config_values, make_config, setting, settings_of
from gdl_desktop.core.errors import ConfigError

LayerSize = Annotated[int, msgspec.Meta(ge=8, le=1024)]


@dataclass(frozen=True)
class Config:
    layers: Annotated[tuple[LayerSize, ...], setting("Layers", "Sizes of the layers.", lengths=(1, 4))] = (128,)
    rate: Annotated[float, setting("Learning rate", "How far.", gt=0, le=1, live=True)] = 0.01
    epochs: Annotated[int, setting("Epochs", "How often.", ge=1, le=1000, unit="x")] = 10
    sharp: Annotated[bool, setting("Sharp", "Or not.", advanced=True)] = False
    loss: Annotated[Literal["bce", "hinge"], setting("Loss", "Which.")] = "bce"

    def check(self) -> None:
        if self.sharp and self.epochs > 500:
            raise ConfigError("Sharp needs at most 500 epochs.")


def test_the_definition_tells_a_form_everything() -> None:
    by_name = {s.name: s for s in settings_of(Config)}
    assert list(by_name) == ["layers", "rate", "epochs", "sharp", "loss"]
    assert by_name["layers"].kind == "ints"
    assert (by_name["layers"].low, by_name["layers"].high, by_name["layers"].length) == (8, 1024, (1, 4))
    assert by_name["rate"].live
    assert by_name["rate"].low_open
    assert by_name["rate"].bounds_text == "above 0 and at most 1"
    assert by_name["epochs"].bounds_text == "between 1 and 1000"
    assert by_name["epochs"].unit == "x"
    assert by_name["sharp"].kind == "bool"
    assert by_name["sharp"].advanced
    assert by_name["loss"].choices == ("bce", "hinge")


def test_text_from_a_command_line_is_converted() -> None:
    config = make_config(
        Config, {"layers": "64, 32", "rate": "1e-3", "epochs": " 7 ", "sharp": "true", "loss": "hinge"}
    )
    assert config == Config((64, 32), 0.001, 7, True, "hinge")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"epochs": 0}, "Epochs must be a whole number between 1 and 1000, not 0."),
        ({"epochs": "many"}, "Epochs must be a whole number between 1 and 1000, not “many”."),
        ({"epochs": 10**400}, "Epochs must be a whole number between 1 and 1000, not a number of that many digits."),
        ({"layers": "9" * 400}, "Layers must be 1 to 4 whole numbers, each between 8 and 1024, not “9"),
        ({"rate": 10**400}, "Learning rate must be a number above 0 and at most 1, not"),
        ({"epochs": 2.5}, "Epochs must be a whole number between 1 and 1000, not “2.5”."),
        ({"rate": 0}, "Learning rate must be a number above 0 and at most 1, not 0."),
        ({"rate": "nan"}, "Learning rate must be a number above 0 and at most 1, not nan."),
        ({"rate": None}, "Learning rate must be a number above 0 and at most 1, not “None”."),
        ({"sharp": "perhaps"}, "Sharp must be true or false, not “perhaps”."),
        ({"loss": "l2"}, "Loss must be one of bce, hinge, not “l2”."),
        ({"layers": "12,x"}, "Layers must be 1 to 4 whole numbers, each between 8 and 1024, not “12,x”."),
        ({"layers": ""}, "Layers must be 1 to 4 whole numbers, each between 8 and 1024, not “”."),
        ({"layers": (4,)}, "Layers must be 1 to 4 whole numbers, each between 8 and 1024, not “(4,)”."),
        ({"layers": (9,) * 5}, "Layers must be 1 to 4 whole numbers"),
        ({"size": 3}, "There is no setting “size”; the settings are layers, rate, epochs, sharp, loss."),
        ({"sharp": True, "epochs": 501}, "Sharp needs at most 500 epochs."),
    ],
)
def test_bad_values_get_one_sentence(values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        make_config(Config, values)
    assert str(caught.value).startswith(sentence)


def test_other_fields_come_from_the_base() -> None:
    assert make_config(Config, {"epochs": 3}, base=Config(rate=0.5)) == Config(rate=0.5, epochs=3)


configs = st.builds(
    Config,
    layers=st.lists(st.integers(8, 1024), min_size=1, max_size=4).map(tuple),
    rate=st.floats(1e-9, 1),
    epochs=st.integers(1, 500),
    sharp=st.booleans(),
    loss=st.sampled_from(["bce", "hinge"]),
)


@given(configs)
def test_a_config_survives_json(config: Config) -> None:
    assert make_config(Config, msgspec.json.decode(msgspec.json.encode(config_values(config)))) == config


anything = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers() | st.text())


@given(st.dictionaries(st.sampled_from(["layers", "rate", "epochs", "sharp", "loss"]), anything))
def test_whatever_comes_is_accepted_whole_or_refused_in_words(values: dict[str, Any]) -> None:
    refused = None
    try:
        config = make_config(Config, values)
    except ConfigError as error:
        refused = str(error)
        config = Config()
    assert refused is None or refused.endswith(".")
    assert 0 < config.rate <= 1
    assert 1 <= config.epochs <= 1000
    assert all(8 <= size <= 1024 for size in config.layers)
