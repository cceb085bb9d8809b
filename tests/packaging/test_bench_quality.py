"""Quality against the clock: what is measured, what is kept, and what the table says."""

import json

import pytest
from bench import quality


class CountingTrainer:
    batch_size = 1

    def __init__(self):
        self.asked = []

    def train_step(self, step, progress):
        self.asked.append((step, progress))


def test_a_training_uses_its_budget_and_stretches_its_schedules_over_it():
    ticks = iter(range(100))
    trainer, steps = quality.train(CountingTrainer, 4, clock=lambda: next(ticks))
    assert steps == 3
    assert trainer.asked == [(0, 0.25), (1, 0.5), (2, 0.75)]


@pytest.fixture
def trial():
    return next(trial for trial in quality.TRIALS if trial.name == "text-60")


def result_of(trial, seed, value, precision="fp32"):
    figures = {figure.key: value for figure in trial.figures}
    about = {"trial": trial.name, "seed": seed, "precision": precision, "steps": 100}
    return {**about, "figures": figures, "code": quality.fingerprint(trial)}


def test_what_is_measured_is_not_measured_again_unless_the_code_has_changed(tmp_path, trial):
    done = []

    def do(trial, seed):
        done.append(seed)
        return result_of(trial, seed, 1.5)

    quality.measure_missing([trial], [0, 1], tmp_path, do)
    quality.measure_missing([trial], [0, 1, 2], tmp_path, do)
    assert done == [0, 1, 2]
    assert [result["seed"] for result in quality.collect(tmp_path)] == [0, 1, 2]
    stale = quality.result_file(trial, 1, tmp_path)
    stale.write_text(json.dumps({**json.loads(stale.read_text()), "code": "older"}))
    assert [result["seed"] for result in quality.collect(tmp_path)] == [0, 2]
    quality.measure_missing([trial], [0, 1, 2], tmp_path, do)
    assert done == [0, 1, 2, 1]


def test_a_result_of_another_precision_than_the_one_asked_for_does_not_count(tmp_path, trial):
    done = []

    def measure(precision):
        def do(trial, seed):
            done.append(precision)
            return result_of(trial, seed, 1.5, precision)

        return do

    quality.measure_missing([trial], [0], tmp_path, measure("bf16"), "bf16")
    assert quality.collect(tmp_path, "fp32") == []
    quality.measure_missing([trial], [0], tmp_path, measure("fp32"), "fp32")
    quality.measure_missing([trial], [0], tmp_path, measure("fp32"), "fp32")
    quality.measure_missing([trial], [0], tmp_path, measure("either"))
    assert done == ["bf16", "fp32"]
    assert [result["precision"] for result in quality.collect(tmp_path, "fp32")] == ["fp32"]
    assert [result["precision"] for result in quality.collect(tmp_path)] == ["fp32"]


def test_two_measurements_share_the_work(tmp_path, trial):
    with quality.claim(quality.result_file(trial, 0, tmp_path).with_suffix(".lock")):
        done = []
        quality.measure_missing([trial], [0, 1], tmp_path, lambda t, seed: done.append(seed) or result_of(t, seed, 1.5))
    assert done == [1]


def test_a_goal_is_met_when_the_worst_seed_meets_it(trial):
    def last_cell(*values):
        return quality.quality_table([result_of(trial, seed, v) for seed, v in enumerate(values)]).splitlines()[-1]

    assert last_cell(1.5, 1.55, 1.59).endswith("| 1.550 | 1.590 | ≤ 1.600 | met |")
    assert last_cell(1.5, 1.55, 1.7).endswith("| met by the median only |")
    assert last_cell(1.5, 1.65, 1.7).endswith("| **not met** |")


def test_the_default_vae_is_held_against_the_book(trial):
    book, default = (next(t for t in quality.TRIALS if t.name == name) for name in ("vae-book-60", "vae-default-60"))
    rows = quality.quality_table([result_of(book, 0, -480.0), result_of(default, 0, -475.0)]).splitlines()
    assert rows[-1].endswith("| -475.0 | -475.0 | ≥ -480.0 | met |")
    alone = quality.quality_table([result_of(default, 0, -475.0)]).splitlines()
    assert alone[-1].endswith("| better than vae-book-60 | not measured |")
