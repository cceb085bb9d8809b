"""The benchmark's own machinery: taking turns, equal models, counting, goals, tables."""

import itertools
import json
import sys
import textwrap
import time
from dataclasses import asdict, replace
from typing import ClassVar

import pytest
import torch
from bench import __main__ as driver
from bench import gdl_worker, tables, torch_worker
from bench.contest import Entry, compete
from bench.crew import Contestant, Worker, WorkerError
from bench.sizes import LATENT_BATCH, book_config, pictures, sizes
from bench.work import PEAKS, TRAININGS, WORKS, Goal, Work
from bench.worker import repeat

from gdl_desktop.core.registry import playground
from gdl_desktop.learning.compute import Compute
from gdl_desktop.learning.flops import count_flops
from gdl_desktop.learning.threads import take_threads

RUNNING = Work("running", "Running", "laps/s", (Goal(2, "torch"), Goal(5)))
WAITING = Work("waiting", "Waiting", "ms", (Goal(1.0),))


@pytest.fixture
def few_sizes(monkeypatch):
    """The real sizes, but for the amounts of data."""
    monkeypatch.setattr("bench.sizes.CHARACTERS", 5000)
    monkeypatch.setattr("bench.sizes.PICTURES", 600)
    torch.set_num_threads(1)
    return json.loads(json.dumps(sizes()))


def worker_script(tmp_path, name, makers):
    """A real worker of few lines, which notes in a file when it works."""
    path = tmp_path / f"{name}.py"
    path.write_text(
        textwrap.dedent(
            f"""
            import time
            from bench.worker import Job, serve

            def work(duration, fast):
                def run(seconds):
                    print("a line that a library prints")
                    with open({str(tmp_path / "log")!r}, "a") as log:
                        began = time.time()
                        time.sleep(0.01)
                        log.write(f"{name} {{began}} {{time.time()}}\\n")
                    return [duration] * 3
                return Job(run, fast, {{"parameters": 7}})

            serve({makers}, {{"{name}": "1.0"}})
            """
        )
    )
    return [sys.executable, str(path)]


@pytest.fixture
def start(tmp_path):
    workers = []

    def start(peer, makers, name=None):
        worker = Worker(Contestant(peer, 1, worker_script(tmp_path, name or peer, makers)), {"text": {}})
        workers.append(worker)
        return worker

    yield start
    for worker in workers:
        worker.close()


def test_real_processes_take_turns_and_only_one_works_at_a_time(tmp_path, start):
    ours = start("gdl", "{'running': {'auto': lambda sizes: work(0.5, 10)}}")
    theirs = start("torch", "{'running': {'fp32': lambda sizes: work(0.5, 4), 'slow': lambda sizes: work(5.0, 4)}}")
    said = []
    entries = compete(RUNNING, [ours, theirs], rounds=3, seconds=0.01, tell=said.append)

    assert [(entry.peer, entry.variant) for entry in entries] == [("gdl", "auto"), ("torch", "fp32"), ("torch", "slow")]
    assert [entry.figure(RUNNING) for entry in entries] == pytest.approx([20, 8, 0.8])
    # Whoever is far behind in the trial is not let into the rounds.
    assert [len(entry.slices) for entry in entries] == [3, 3, 1]
    assert len(said) == 3
    turns = [line.split() for line in (tmp_path / "log").read_text().splitlines()]
    assert [who for who, _, _ in turns[3:]] == ["gdl", "torch", "torch", "gdl", "gdl", "torch"]
    for (_, _, ended), (_, began, _) in itertools.pairwise(turns):
        assert float(began) >= float(ended)


def test_models_of_different_sizes_are_refused(start):
    ours = start("gdl", "{'running': {'auto': lambda sizes: work(1.0, 1)}}")
    small = start("torch", "{'running': {'fp32': lambda sizes: Job(lambda s: [1.0], 1, {'parameters': 6})}}")
    with pytest.raises(AssertionError, match="differ in size"):
        compete(RUNNING, [ours, small], 1, 0.01, lambda _: None)


def test_a_worker_that_falls_over_is_left_out_with_its_last_words(start):
    ours = start("gdl", "{'running': {'auto': lambda sizes: work(1.0, 1)}}")
    broken = start("keras", "{'running': {'fp32': lambda sizes: 1 / 0, 'bf16': lambda sizes: work(1.0, 1)}}")
    said = []
    entries = compete(RUNNING, [ours, broken], 1, 0.01, said.append)
    assert [entry.peer for entry in entries] == ["gdl"]
    assert any("ZeroDivisionError" in line for line in said)
    assert not broken.alive
    assert "ZeroDivisionError" in broken.died_of
    assert [entry.peer for entry in compete(RUNNING, [ours, broken], 1, 0.01, said.append)] == ["gdl"]


def killed_at(worker, message, monkeypatch):
    """Let a worker's process die when it is asked so the second time, or "forget" the first time."""
    ask, asked = worker.ask, []

    def ask_or_die(do, **details):
        asked.append(do)
        if asked.count(message) == (1 if message == "forget" else 2):
            worker._process.kill()
        return ask(do, **details)

    monkeypatch.setattr(worker, "ask", ask_or_die)


def test_a_worker_that_dies_in_a_round_takes_nobody_with_it(start, monkeypatch):
    ours = start("gdl", "{'running': {'auto': lambda sizes: work(0.5, 10)}}")
    theirs = start("torch", "{'running': {'fp32': lambda sizes: work(0.5, 4), 'bf16': lambda sizes: work(0.5, 4)}}")
    last = start("keras", "{'running': {'fp32': lambda sizes: work(0.5, 4)}}")
    killed_at(last, "run", monkeypatch)
    said = []
    entries = compete(RUNNING, [ours, theirs, last], rounds=3, seconds=0.01, tell=said.append)
    assert [(entry.peer, len(entry.slices)) for entry in entries] == [("gdl", 3), ("torch", 3), ("torch", 3)]
    assert said[-1].startswith("  keras, 1 thread, fp32: left out of this work: ")

    killed_at(theirs, "run", monkeypatch)  # its other variant is not asked for any more
    entries = compete(RUNNING, [ours, theirs, last], rounds=3, seconds=0.01, tell=said.append)
    assert [(entry.peer, len(entry.slices)) for entry in entries] == [("gdl", 3)]


def test_a_worker_that_dies_after_its_rounds_keeps_its_figures(start, monkeypatch):
    ours = start("gdl", "{'running': {'auto': lambda sizes: work(0.5, 10)}}")
    theirs = start("torch", "{'running': {'fp32': lambda sizes: work(0.5, 4)}}")
    killed_at(theirs, "forget", monkeypatch)
    said = []
    entries = compete(RUNNING, [theirs, ours], rounds=2, seconds=0.01, tell=said.append)
    assert [(entry.peer, len(entry.slices)) for entry in entries] == [("torch", 2), ("gdl", 2)]
    assert said[-1].startswith("  plain PyTorch, 1 thread: takes no further part: ")
    assert ours.alive
    assert ours.died_of is None


class Starter:
    """A worker that starts, or says why not."""

    alive = True
    died_of = None
    versions: ClassVar = {"keras": "3"}

    def __init__(self, contestant, sizes):
        if contestant.command == ["broken"]:
            raise WorkerError("no such module")
        self.contestant = contestant

    def close(self):
        pass


@pytest.mark.parametrize(
    ("commands", "absent"),
    [
        (
            "fine broken fine broken",
            ["Keras on TensorFlow, own threads", "Keras on TensorFlow, 1 thread, AVX2 at the most"],
        ),
        ("broken broken broken broken", ["Keras on TensorFlow"]),
        ("fine fine fine fine", []),
    ],
)
def test_only_what_did_not_start_is_said_to_be_left_out(monkeypatch, capsys, commands, absent):
    ways = [(1, False), (None, False), (None, True), (1, True)]
    all_of_them = [
        Contestant("keras", threads, [command], restricted=restricted)
        for (threads, restricted), command in zip(ways, commands.split(), strict=True)
    ]
    competed = []
    monkeypatch.setattr(driver, "contestants", lambda: all_of_them)
    monkeypatch.setattr(driver, "missing", lambda peer: "")
    monkeypatch.setattr(driver, "Worker", Starter)
    monkeypatch.setattr(
        driver, "compete", lambda work, workers, *_: competed.extend(w.contestant for w in workers) or []
    )
    result = driver.run_contest(["keras", TRAININGS[0].name], 1, 0.01)
    assert result["absent"] == dict.fromkeys(absent, "no such module")
    started = [each for each in all_of_them if each.command == ["fine"]]
    assert all(each in competed for each in started)
    assert capsys.readouterr().out.count("is left out: no such module.") == len(absent)


def test_who_falls_over_is_named_with_the_work_it_fell_over_in(monkeypatch):
    def lose(work, workers, *_):
        for worker in workers[:1]:
            worker.died_of = "Killed"
        return []

    monkeypatch.setattr(
        driver, "contestants", lambda: [Contestant("keras", 1, ["fine"]), Contestant("torch", 1, ["fine"])]
    )
    monkeypatch.setattr(driver, "missing", lambda peer: "")
    monkeypatch.setattr(driver, "Worker", Starter)
    monkeypatch.setattr(driver, "compete", lose)
    result = driver.run_contest([TRAININGS[0].name, TRAININGS[1].name], 1, 0.01)
    assert result["fallen"] == {"Keras on TensorFlow, 1 thread": f"{TRAININGS[0].title}: Killed"}


def test_a_peer_that_is_not_there_says_so(tmp_path):
    with pytest.raises(WorkerError, match="cannot be started"):
        Worker(Contestant("tfjs", 1, [str(tmp_path / "node")]), {})
    with pytest.raises(WorkerError, match="No module named"):
        Worker(Contestant("keras", 1, [sys.executable, "-m", "no_such_module"]), {})


def test_repeat_times_every_call():
    times = repeat(lambda: time.sleep(0.002))(0.02)
    assert min(times) >= 0.002
    assert sum(times) >= 0.02


def test_the_sizes_are_those_of_the_book_presets():
    text, latent, gan = (playground(name).module("config").PRESETS["book"] for name in ("text", "latent", "gan"))
    told = sizes()
    assert told["text"]["layers"] == text.layers
    assert told["text"]["batch_size"] == text.batch_size
    assert told["latent"]["hidden_sizes"] == latent.hidden_sizes
    assert told["latent"]["batch_size"] == LATENT_BATCH
    assert told["gan"]["generator_width"] == gan.generator_width


@pytest.mark.parametrize("name", ["text-train", "latent-train"])
def test_plain_torch_trains_as_many_parameters_as_we_do(name, few_sizes):
    theirs = torch_worker.MAKERS[name]["fp32"](few_sizes)
    ours = gdl_worker.count_parameters(gdl_worker.book_networks(name.removesuffix("-train")))
    assert theirs.facts["parameters"] == ours
    assert len(theirs.run(0.0)) == 0


def test_the_gans_of_plain_torch_are_as_large_as_ours(few_sizes):
    with torch.device("meta"):
        theirs = [torch_worker.Generator(few_sizes["gan"]), torch_worker.Discriminator(few_sizes["gan"])]
    for ours, other in zip(gdl_worker.book_networks("gan"), theirs, strict=True):
        assert gdl_worker.count_parameters([ours]) == gdl_worker.count_parameters([other])


def test_the_arithmetic_of_a_vae_step_is_that_of_its_matrices(few_sizes):
    trainer = playground("latent").module("training").Trainer(book_config("latent"), pictures(), Compute(), 0)
    trainer.train_step(0, 0.0)
    layers = 784 * 512 + 512 * (2 + 2) + 2 * 512 + 512 * 784
    # Forward, and backward to weights and inputs; but nobody asks for the gradient of the pictures.
    expected = trainer.batch_size * (3 * 2 * layers - 2 * 784 * 512)
    assert count_flops(lambda: trainer.train_step(1, 0.0)) == expected


def test_arithmetic_is_counted_whole_where_two_threads_share_it(few_sizes, monkeypatch):
    monkeypatch.setattr(gdl_worker, "choose_threads", lambda new_trainer, compute: (replace(compute, threads=2), ""))
    facts = [gdl_worker.train("latent", "fp32", alone).facts for alone in (True, False)]
    assert [each["threads"] for each in facts] == [1, 2]
    assert facts[0]["flops_per_example"] == facts[1]["flops_per_example"]


def test_every_slice_has_the_threads_of_its_own_training(few_sizes, monkeypatch):
    numbers = iter([2, 1])
    monkeypatch.setattr(
        gdl_worker, "choose_threads", lambda new_trainer, compute: (replace(compute, threads=next(numbers)), "")
    )
    pair, single = (gdl_worker.train("gan", "fp32", alone=False) for _ in range(2))
    try:
        for job, threads in ((pair, 2), (single, 1), (pair, 2)):
            assert job.run(0.001)
            assert torch.get_num_threads() == threads
    finally:
        take_threads(1)


def test_our_worker_writes_and_draws(few_sizes):
    offers = gdl_worker.makers(alone=True)
    assert set(offers) == {work.name for work in WORKS} | {work.name for work in PEAKS.values()}
    for name in ("text-write", "latent-decode", "latent-grid"):
        job = offers[name]["auto"](few_sizes)
        assert min(job.run(0.001)) > 0


def entry(work, peer, rate, threads=1, variant="auto", restricted=False, **facts):
    spent = {"processor_seconds": 0.9, "seconds": 1.0}
    slices = [{"rate": rate * factor, "median_ms": 1000 / rate, **spent} for factor in (0.5, 1, 1.1)]
    return Entry(work, peer, threads, variant, restricted, facts, slices)


def test_a_ratio_above_one_means_that_we_are_faster():
    latency, rate = WORKS[-1], WORKS[0]
    ours, theirs = entry("x", "gdl", 200), entry("x", "torch", 100)
    assert tables.ratio(ours, theirs, rate) == pytest.approx(2)
    assert tables.ratio(ours, theirs, latency) == pytest.approx(2)


def test_goals_are_judged_as_they_are_written():
    ours, theirs = entry("running", "gdl", 10), entry("running", "torch", 6)
    assert tables.judge(RUNNING, RUNNING.goals[0], ours, theirs) == "≥ 2x plain PyTorch: **not met**"
    assert tables.judge(RUNNING, RUNNING.goals[0], ours, None) == "≥ 2x plain PyTorch: not measured"
    assert tables.judge(RUNNING, RUNNING.goals[1], ours, None) == "≥ 5: met"
    assert tables.judge(WAITING, WAITING.goals[0], entry("waiting", "gdl", 500), None) == "≤ 1 ms: **not met**"
    assert tables.judge(WAITING, WAITING.goals[0], entry("waiting", "gdl", 2000), None) == "≤ 1 ms: met"


def test_the_table_takes_the_best_of_each_peer_and_says_who_is_missing():
    name = TRAININGS[0].name
    facts = {"precision": "bf16", "flops_per_example": 1e6}
    entries = [
        entry(name, "gdl", 8000, **facts),
        entry(name, "gdl", 9999, variant="fp32", precision="fp32", flops_per_example=1e6),
        entry(name, "keras", 1000, variant="fp32"),
        entry(name, "keras", 2000, threads=None, variant="bf16"),
        entry(name, "gdl", 900, variant="fp32", restricted=True),
        entry(name, "keras", 1000, variant="fp32", restricted=True),
        entry(PEAKS["bf16"].name, "gdl", 80e9, precision="bf16"),
    ]
    machine = {
        "date": "2026-11-22",
        "processor": "a processor",
        "cores": 2,
        "system": "Linux",
        "features": [],
        "load": 0,
    }
    table = tables.speed_table(
        {
            "machine": machine,
            "load_after": 0.1,
            "rounds": 3,
            "seconds": 1,
            "versions": {"gdl": {"torch": "2"}, "keras": {"keras": "3"}},
            "absent": {"TensorFlow.js wasm": "Node is not installed"},
            "fallen": {"Keras on TensorFlow, 1 thread": "LSTM: Killed"},
            "entries": [asdict(each) for each in entries],
        }
    )
    rows = [line for line in table.splitlines() if line.startswith("| LSTM")]
    assert "one thread had a processor for 90% of the time." in table
    assert "TensorFlow.js wasm is left out: Node is not installed." in table
    assert "Keras on TensorFlow, 1 thread fell over and took no further part (LSTM: Killed)." in table
    assert "| 8,000 (bf16) | 2,000 (bf16, own threads) | – | – | 4.00x |" in rows[0]
    assert "≥ 2.5x Keras on TensorFlow: met; ≥ 80x TensorFlow.js wasm: not measured" in rows[0]
    assert "1,000 (fp32)" in rows[1]
    assert "8.00x" in rows[1]
    assert "0.900x | ≥ 1x Keras on TensorFlow: **not met**" in rows[2]
    assert "| bf16 | 1.00 | 8.0 | 80.0 | 10% |" in rows[3]


def test_a_table_replaces_what_stands_between_its_markers(tmp_path):
    document = tmp_path / "doc.md"
    document.write_text("before\n<!-- speed -->\nold\n<!-- end of speed -->\nafter ≥\n", encoding="utf-8")
    tables.write_section(document, "speed", "new ≤")
    tables.write_section(document, "speed", "newer ≤\n")
    expected = "before\n<!-- speed -->\nnewer ≤\n<!-- end of speed -->\nafter ≥\n"
    assert document.read_text(encoding="utf-8") == expected
    with pytest.raises(ValueError, match="has no section"):
        tables.write_section(document, "quality", "new")


def test_the_document_has_every_section():
    text = tables.DOCUMENT.read_text(encoding="utf-8")
    for name in ("speed", "quality", "cost"):
        assert text.index(f"<!-- {name} -->") < text.index(f"<!-- end of {name} -->")
