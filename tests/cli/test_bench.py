"""``gdl bench``: real measurements in a moment, what is proposed from them, and mistakes."""

from __future__ import annotations

import functools
import json
import subprocess
import sys

import pytest

from gdl_desktop.cli import build_parser, main
from gdl_desktop.cli.bench import Proposal, propose
from gdl_desktop.core import registry
from gdl_desktop.core.milestones import Milestone
from gdl_desktop.core.registry import PLAYGROUNDS, playground
from gdl_desktop.data import library
from gdl_desktop.learning import speed
from gdl_desktop.learning.compute import Compute
from gdl_desktop.learning.speed import Speed
from gdl_desktop.playgrounds.text import config
from tests.cli.conftest import environment
from tests.learning import toy

TEXT = playground("text")
# Steps that take a tenth of a second in one preset and one in the other.
SPEEDS = tuple(
    Speed("text", name, "fp32", 1, 10, 10, rate, 1e6, 0.5) for name, rate in (("lively", 100.0), ("large", 10.0))
)
TABLE = (
    Milestone("lively", config.DEFAULT_DATA, 100, "first words", 1.1, "measured"),
    Milestone("lively", config.DEFAULT_DATA, 400, "sentences", 1.1, "measured"),
    Milestone("large", "python-source", 500, "programs", 1.1, "measured"),
)


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "MILESTONES", TABLE)


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command measure as it does, only shorter."""
    monkeypatch.setattr(speed, "measure", functools.partial(speed.measure, seconds=0.05))


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize(
    ("place", "minutes", "reached", "fits", "least", "command"),
    [
        (0, 0.1, "first words", False, 10, "gdl train text --preset lively --steps 100"),
        (0, 0.25, "first words", True, 10, "gdl train text --preset lively --steps 100"),
        (0, 1, "sentences", True, 40, "gdl train text --preset lively --steps 400"),
        (0, 20, "sentences", True, 40, "gdl train text --preset lively --steps 400"),
        (1, 1, "programs", False, 500, "gdl train text --preset large --data python-source --steps 500"),
        (1, 20, "programs", True, 500, "gdl train text --preset large --data python-source --steps 500"),
    ],
)
def test_the_best_that_fits_is_proposed_for_each_data_set(
    place: int, minutes: float, reached: str, fits: bool, least: float, command: str
) -> None:
    both = propose(TEXT, SPEEDS, minutes)
    assert len(both) == 2
    found = both[place]
    assert found.milestone is not None
    assert found.seconds is not None
    assert (found.milestone.reached, found.fits, found.command) == (reached, fits, command)
    assert least <= found.seconds <= 1.2 * least
    parsed = build_parser().parse_args(command.split()[1:])
    assert (parsed.playground, parsed.preset, parsed.steps) == ("text", found.milestone.preset, found.milestone.steps)


@pytest.mark.usefixtures("table")
def test_nothing_is_proposed_without_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    assert propose(TEXT, (), 5) == [Proposal(5, "text", fits=False)]
    monkeypatch.delattr(config, "MILESTONES")
    assert propose(TEXT, SPEEDS, 5) == [Proposal(5, "text", fits=False)]


@pytest.mark.parametrize("room", PLAYGROUNDS, ids=lambda room: room.name)
def test_milestones_name_what_there_is(room: registry.Playground) -> None:
    settings = room.module("config")
    names = {entry.name for entry in library.entries(room.data_kind)}
    for each in getattr(settings, "MILESTONES", ()):
        assert each.preset in settings.PRESETS
        assert each.data in names
        assert each.steps > 0
        assert each.loop_cost >= 1
        assert each.reached
        assert each.source


@pytest.mark.usefixtures("moment")
def test_a_table_of_speeds_and_a_proposal_for_each_playground(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--minutes", "600"]) == 0
    told = capsys.readouterr()
    assert "about five seconds" in told.err
    assert "GFLOP/s in float32" in told.out
    speeds, proposals = told.out.split("\nBest in 600 minutes\n")
    assert [line.split()[0] for line in speeds.splitlines()[4:]].count("Text") == 2
    for room in PLAYGROUNDS:
        assert f"  {room.title}" in proposals
    best = config.MILESTONES[-1]
    assert f"gdl train text --preset {best.preset} --steps {best.steps}" in proposals
    assert best.reached in proposals


@pytest.mark.usefixtures("table")
def test_what_a_shorter_budget_is_enough_for_is_said_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = speed.Machine(Compute(), {"fp32": 1e9, "bf16": 1e9}, 1.0, SPEEDS)
    monkeypatch.setattr(speed, "measure", lambda rooms: machine)
    assert main(["bench", "--playground", "text"]) == 0
    one, five, twenty = capsys.readouterr().out.split("\nBest in ")[1:]
    assert "sentences" in one
    assert "wants about" in one  # the other text, which five minutes are too short for as well
    assert "sentences" in five
    assert "wants about" in five
    assert "programs, in about" in twenty
    monkeypatch.setattr(config, "MILESTONES", TABLE[:2])
    assert main(["bench", "--playground", "text"]) == 0
    one, five, twenty = capsys.readouterr().out.split("\nBest in ")[1:]
    assert "sentences, in about" in one
    for later in (five, twenty):
        assert " ".join(later.splitlines()[1].split()) == "Text the same: nothing better is known that fits"


@pytest.mark.usefixtures("moment", "table")
def test_a_budget_too_small_is_told_with_what_is_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--playground", "text", "--minutes", "0.0001"]) == 0
    assert "wants about " in capsys.readouterr().out


@pytest.mark.usefixtures("moment")
def test_json_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--json", "--playground", "text"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    report = json.loads(told.out)
    assert report["machine"]["matmul_flops_per_second"].keys() == {"fp32", "bf16"}
    assert {each["preset"] for each in report["speeds"]} >= {"lively", "book"}
    assert {each["threads"] for each in report["speeds"]} <= {1, 2}
    assert [each["minutes"] for each in report["proposals"]] == [1, 5, 20]
    assert report["proposals"][0]["milestone"]["source"]


@pytest.mark.usefixtures("moment")
def test_a_fourth_playground_gets_speeds_and_no_proposal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    toy.install(monkeypatch)
    module = sys.modules["gdl_desktop.playgrounds.toy.config"]
    vars(module).update(PRESETS={"book": toy.Config()}, DEFAULT_PRESET="book", DEFAULT_DATA="python-reference")
    assert main(["bench", "--playground", "toy", "--minutes", "5"]) == 0
    out = capsys.readouterr().out
    assert "Toy" in out
    assert "no training measured yet" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--playground", "poker"], "There is no playground “poker”"),
        (["--minutes", "0"], "“0” is not a number above 0"),
        (["--minutes", "soon"], "“soon” is not a number above 0"),
        (["--minuets", "5"], "did you mean --minutes?"),
    ],
)
def test_mistakes_are_answered_in_a_sentence(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", *words]) == 2
    told = capsys.readouterr()
    assert sentence in told.err
    assert told.out == ""


@pytest.mark.parametrize(
    ("variable", "sentence"),
    [
        ("GDL_THREADS", "GDL_THREADS is “many”; it can be auto or a whole number from 1 to 256."),
        ("GDL_PRECISION", "There is no precision “many”"),
    ],
)
def test_a_mistake_in_the_environment_is_told_before_anything_is_measured(
    variable: str, sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(variable, "many")
    assert main(["bench", "--playground", "text"]) == 2
    told = capsys.readouterr()
    assert told.err.startswith(f"gdl: {sentence}")
    assert "Measuring" not in told.err
    assert told.out == ""


def test_qt_is_never_loaded_and_torch_not_before_there_is_something_to_measure() -> None:
    script = (
        "import sys, functools, gdl_desktop.cli as cli;"
        "cli.main(['bench', '--help']); cli.main(['bench', '--playground', 'poker']);"
        "assert 'torch' not in sys.modules;"
        "from gdl_desktop.learning import speed; speed.measure = functools.partial(speed.measure, seconds=0.01);"
        "cli.main(['bench', '--playground', 'latent']);"
        "assert 'PySide6' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment(), capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
