"""What being watched costs: short turns, and the share of steps that is lost."""

import statistics
from dataclasses import replace

from bench import cost

from gdl_desktop.core.registry import playground


def test_a_session_and_the_bare_loop_take_turns(tmp_path, monkeypatch):
    room = playground("latent")
    config = room.module("config")
    small = replace(config.PRESETS[config.DEFAULT_PRESET], hidden_sizes=(8,), batch_size=16)
    monkeypatch.setitem(config.PRESETS, config.DEFAULT_PRESET, small)
    result = cost.compare(room, rounds=2, seconds=0.05, precision="fp32", folder=tmp_path)
    assert len(result["processor"]) == len(result["clock"]) == 2
    assert all(share < 1 for share in result["processor"])
    assert 0 < result["validation"] < 1
    assert 0 < result["previews"] < 1
    assert (tmp_path / "latent" / "run.json").exists()
    table = cost.cost_table([result])
    assert f"{statistics.median(result['processor']):.1%}" in table


def test_turns_are_short_and_add_up_to_rounds(monkeypatch):
    monkeypatch.setattr(cost, "TURN_SECONDS", 0.01)
    asked = []

    def other(seconds):
        asked.append(seconds)
        return cost.Work(2, seconds, 2 * seconds)

    control = cost.Turns(other, rounds=2, seconds=0.035)
    steps = 0
    while control.gate():
        steps += 1
        sum(range(10_000))
    assert len(control.pairs) == 2
    assert all(watched.processor >= 0.035 and bare.steps >= 4 for watched, bare in control.pairs)
    assert set(asked) == {0.01}
    assert sum(bare.steps for _, bare in control.pairs) == 2 * len(asked)
    assert sum(watched.steps for watched, _ in control.pairs) == steps


def test_the_cost_is_the_share_of_steps_that_are_lost():
    named = {"playground": "text", "preset": "lively", "precision": "bf16"}
    table = cost.cost_table(
        [{**named, "processor": [0.02, 0.04], "clock": [0.1], "validation": 0.01, "previews": 0.005}]
    )
    assert table.splitlines()[-1] == "| text, lively, bf16 | 3.0% | 1.0% | 0.5% | 10.0% | < 5% | met |"
