"""How good a model is after so many seconds of one processor core: ``make bench-quality``.

Every trial trains a preset on a full data set with a seed, for a budget counted in processor seconds of the thread
that trains, and then judges the model on held-out data. Each result is a file of its own, so that an interrupted
measurement goes on where it was, and so that several can run at once: each takes a trial that no other has taken.
A result is measured anew when the playground's code has changed since, or when another precision is asked for.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from bench.crew import ROOT
from bench.machine import describe_machine
from bench.tables import DOCUMENT, NOTHING, markdown, short, write_section
from gdl_desktop.core.config import config_values
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.files import claim, write_atomically
from gdl_desktop.core.registry import playground
from gdl_desktop.data.idxset import load_idx_folder
from gdl_desktop.data.library import load_corpus
from gdl_desktop.data.sets import Corpus, ImageSet
from gdl_desktop.learning.compute import Precision, choose_compute
from gdl_desktop.learning.judge.classifier import CLASSES, Judge
from gdl_desktop.learning.judge.verdict import Reference, verdict
from gdl_desktop.learning.memory import keep_freed_memory
from gdl_desktop.learning.precision import choose_precision, precision_wanted
from gdl_desktop.learning.sampling import SampleRequest
from gdl_desktop.learning.session import versions
from gdl_desktop.learning.snapshot import Snapshot
from gdl_desktop.learning.trainer import Trainer
from gdl_desktop.playgrounds.gan import sampling as gan
from gdl_desktop.playgrounds.latent import sampling as latent
from gdl_desktop.playgrounds.text import sampling as text

RESULTS: Final = ROOT / "bench-quality"
SUMMARY: Final = ROOT / "bench-quality.json"
SEEDS: Final = (0, 1, 2)
JUDGED: Final = (2_000, 10_000)  # pictures: a ratio to real pictures compares at the same number only
FOLDERS: Final = {"mnist": "mnist", "fashion": "fashion-mnist"}
TEXT: Final = Path("text") / "tinyshakespeare.txt"


@dataclass(frozen=True, slots=True)
class Figure:
    """One of a model's figures, and what it should reach.

    Attributes
    ----------
    bound
        Least value where more is better, otherwise the greatest.
    better_than
        In its place, the trial whose median it must surpass.
    """

    key: str
    title: str
    more_is_better: bool
    bound: float | None = None
    better_than: str | None = None

    def worst(self, values: Iterable[float]) -> float:
        """Return the worst of some values."""
        return min(values) if self.more_is_better else max(values)

    def reaches(self, value: float, bound: float) -> bool:
        """Whether a value is as good as a bound."""
        return value >= bound if self.more_is_better else value <= bound


@dataclass(frozen=True, slots=True)
class Trial:
    """A preset, a data set and a budget.

    Attributes
    ----------
    preset
        Its name, or empty for the playground's default.
    seconds
        Processor seconds of the training thread.
    """

    name: str
    playground: str
    preset: str
    data: str
    seconds: float
    figures: tuple[Figure, ...]

    @property
    def title(self) -> str:
        """What is trained, for how long."""
        return f"{self.data}, {self.playground} {self.preset or 'default'}, {self.seconds:g} s"

    @property
    def config(self) -> Any:
        """The preset's settings."""
        module = playground(self.playground).module("config")
        return module.PRESETS[self.preset or module.DEFAULT_PRESET]


def _loss(bound: float | None) -> Figure:
    return Figure("loss", "held-out loss, 784 x squared error + KL", False, bound)


def _bound(better_than: str | None = None) -> Figure:
    return Figure("gaussian_bound_k50", "importance-weighted bound, nats", True, better_than=better_than)


def _pictures(agreement: float, diversity: float, frechet: float) -> tuple[Figure, ...]:
    few, many = JUDGED
    return (
        Figure(f"agreement_{many}", f"agreement, n = {many:,}", True, agreement),
        Figure(f"diversity_{many}", f"diversity relative to real, n = {many:,}", True, diversity),
        Figure(f"diversity_worst_class_{many}", f"diversity of the worst class, n = {many:,}", True),
        *(
            figure
            for n in (few, many)
            for figure in (
                Figure(
                    f"judge_frechet_ratio_{n}", f"judge Frechet distance relative to real, n = {n:,}", False, frechet
                ),
                Figure(f"judge_frechet_{n}", f"judge Frechet distance itself, n = {n:,}", False),
            )
        ),
    )


def _nats(bound: float) -> tuple[Figure, ...]:
    return (Figure("nats_per_character", "nats per held-out character", False, bound),)


TRIALS: Final = (
    Trial("vae-book-5", "latent", "book", "fashion", 5, (_loss(40.0),)),
    Trial("vae-book-60", "latent", "book", "fashion", 60, (_loss(29.0), _bound())),
    Trial("vae-default-60", "latent", "", "fashion", 60, (_bound("vae-book-60"),)),
    Trial("gan-mnist-30", "gan", "", "mnist", 30, _pictures(0.95, 0.85, 15)),
    Trial("gan-mnist-60", "gan", "", "mnist", 60, _pictures(0.99, 0.90, 8)),
    Trial("gan-mnist-240", "gan", "", "mnist", 240, _pictures(0.995, 0.95, 4)),
    Trial("gan-fashion-60", "gan", "", "fashion", 60, _pictures(0.90, 0.75, 50)),
    Trial("gan-fashion-240", "gan", "", "fashion", 240, _pictures(0.94, 0.85, 15)),
    Trial("text-60", "text", "", "tinyshakespeare", 60, _nats(1.60)),
    Trial("text-180", "text", "", "tinyshakespeare", 180, _nats(1.48)),
)


@functools.cache
def load_data(source: Path, name: str) -> ImageSet | Corpus:
    """Load a full data set from the folder that a person named."""
    if name in FOLDERS:
        return load_idx_folder(source / FOLDERS[name], name, name, CLASSES[name])
    return load_corpus(source / TEXT)


def train(
    new_trainer: Callable[[], Trainer], seconds: float, clock: Callable[[], float] = time.thread_time
) -> tuple[Trainer, int]:
    """Train until a budget is used up, the schedules stretched over it.

    Returns
    -------
    tuple
        The trainer, and how many steps it took.
    """
    trainer = new_trainer()
    step = 0
    began = clock()
    while (used := clock() - began) < seconds:
        trainer.train_step(step, used / seconds)
        step += 1
    return trainer, step


def judge_latent(snapshot: Snapshot, data: ImageSet) -> dict[str, float]:
    """Return all figures of `gdl evaluate`."""
    return latent.evaluate(snapshot, data)


@functools.cache
def reference(source: Path, name: str, n: int) -> Reference:
    """Return real pictures as their judge sees them."""
    data = load_data(source, name)
    assert isinstance(data, ImageSet)
    judge = Judge.of(data)
    assert judge is not None
    return Reference.of(judge, data, n)


def judge_gan(snapshot: Snapshot, references: Iterable[Reference]) -> dict[str, float]:
    """Return the judge's verdict at each number of pictures, which becomes the end of the figures' names."""
    figures: dict[str, float] = {}
    for real in references:
        drawn = gan.sample(snapshot, SampleRequest(n=real.n))
        figures |= {f"{key}_{real.n}": value for key, value in verdict(real, drawn.x, drawn.y).items()}
    return figures


def judge_text(snapshot: Snapshot, data: Corpus) -> dict[str, float]:
    """Return what a model needs for each character of the whole held-out tenth."""
    vocabulary = text.vocabulary_of(snapshot)
    before, held_out = vocabulary.encode(data.train_text), vocabulary.encode(data.held_out_text)
    tokens = torch.from_numpy(np.concatenate([before, held_out]))
    score = text.score_text(text.load_model(snapshot), tokens, first=len(before))
    return {
        "nats_per_character": score.loss,
        "accuracy": score.accuracy,
        "characters": float(score.characters),
        "out_of_vocabulary": 1 - len(held_out) / len(data.held_out_text),
    }


def judge(trial: Trial, snapshot: Snapshot, source: Path) -> dict[str, float]:
    """Return the figures of a trained model."""
    data = load_data(source, trial.data)
    if trial.playground == "gan":
        return judge_gan(snapshot, (reference(source, trial.data, n) for n in JUDGED))
    if isinstance(data, Corpus):
        return judge_text(snapshot, data)
    return judge_latent(snapshot, data)


def measure(trial: Trial, seed: int, source: Path, precision: Precision | None) -> dict[str, Any]:
    """Train and judge once.

    Parameters
    ----------
    precision
        What to compute with; None tries which is faster, as a training does.
    """
    room, data = playground(trial.playground), load_data(source, trial.data)
    keep_freed_memory()  # as every training of the program does
    compute = choose_compute("cpu")
    torch.set_num_threads(compute.threads)

    def new_trainer(precision: Precision) -> Trainer:
        trainer: Trainer = room.module("training").Trainer(
            trial.config, data, replace(compute, precision=precision), seed
        )
        return trainer

    # The trial also brings in what the first optimizer of a process has to import.
    fastest = choose_precision(new_trainer, compute)[0]
    chosen = precision or fastest
    began = time.perf_counter()
    trainer, steps = train(lambda: new_trainer(chosen), trial.seconds)
    wall_seconds = time.perf_counter() - began
    return {
        "trial": trial.name,
        "seed": seed,
        "config": config_values(trial.config),
        "precision": chosen,
        "steps": steps,
        "examples": steps * trainer.batch_size,
        "wall_seconds": round(wall_seconds, 1),
        "figures": judge(trial, trainer.snapshot(), source),
        "code": fingerprint(trial),
        "versions": versions(),
        "machine": describe_machine(),
    }


def fingerprint(trial: Trial) -> str:
    """Return what changes when the playground's settings, model or training do."""
    module = playground(trial.playground).module("config")
    digest = hashlib.sha256(repr((trial.config, trial.data, trial.seconds)).encode())
    for path in sorted(Path(module.__file__).parent.glob("*.py")):
        if path.stem in ("config", "model", "training"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def result_file(trial: Trial, seed: int, folder: Path) -> Path:
    """Return where the result of a trial with a seed lies."""
    return folder / f"{trial.name}-seed{seed}.json"


def read_result(trial: Trial, seed: int, folder: Path, precision: Precision | None = None) -> dict[str, Any] | None:
    """Return a result, or None where there is none of the code as it is, or of the precision if one is asked for."""
    path = result_file(trial, seed, folder)
    if not path.exists():
        return None
    result: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    fits = precision is None or result["precision"] == precision
    return result if fits and result["code"] == fingerprint(trial) else None


def measure_missing(
    trials: Iterable[Trial],
    seeds: Sequence[int],
    folder: Path,
    do: Callable[[Trial, int], dict[str, Any]],
    precision: Precision | None = None,
) -> None:
    """Measure what has no result yet and what nobody else is measuring just now."""
    folder.mkdir(exist_ok=True)
    for seed in seeds:
        for trial in trials:
            path = result_file(trial, seed, folder)
            try:
                lock = claim(path.with_suffix(".lock"))
            except BlockingIOError:
                continue
            with lock:
                if read_result(trial, seed, folder, precision) is None:
                    print(f"{trial.title}, seed {seed}", flush=True)
                    write_atomically(path, json.dumps(do(trial, seed), indent=1).encode())


def collect(folder: Path, precision: Precision | None = None) -> list[dict[str, Any]]:
    """Return all results of the code as it is, whoever measured them; only those of a precision if one is asked for."""
    seeds = sorted({int(path.stem.rpartition("-seed")[2]) for path in folder.glob("*-seed*.json")})
    found = (read_result(trial, seed, folder, precision) for trial in TRIALS for seed in seeds)
    return [result for result in found if result is not None]


def quality_table(results: Sequence[Mapping[str, Any]]) -> str:
    """Return the table of docs/BENCHMARKS.md: medians, worst values and goals."""
    values = {
        (trial.name, figure.key): [r["figures"][figure.key] for r in results if r["trial"] == trial.name]
        for trial in TRIALS
        for figure in trial.figures
    }
    rows = []
    for trial in TRIALS:
        steps = [r["steps"] for r in results if r["trial"] == trial.name]
        for figure in trial.figures:
            reached = values[trial.name, figure.key]
            if reached:
                rival = values.get((figure.better_than or "", figure.key))
                bound = statistics.median(rival) if rival else figure.bound
                median, worst = statistics.median(reached), figure.worst(reached)
                about = [trial.title, f"{statistics.median(steps):,.0f}", str(len(reached)), figure.title]
                rows.append([*about, short(median, 4), short(worst, 4), *_goal(figure, bound, median, worst)])
    header = ["training, processor seconds", "steps", "seeds", "figure", "median", "worst", "goal", ""]
    return markdown(header, rows)


def _goal(figure: Figure, bound: float | None, median: float, worst: float) -> tuple[str, str]:
    if bound is None:
        return (f"better than {figure.better_than}", "not measured") if figure.better_than else (NOTHING, NOTHING)
    words = f"{'≥' if figure.more_is_better else '≤'} {short(bound, 4)}"
    if figure.reaches(worst, bound):
        return words, "met"
    return words, "met by the median only" if figure.reaches(median, bound) else "**not met**"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is missing, then write ``bench-quality.json`` and, when asked, the table."""
    parser = argparse.ArgumentParser(prog="bench.quality", description="Quality against the clock.")
    parser.add_argument("source", type=Path, help="folder with mnist/, fashion-mnist/ and text/tinyshakespeare.txt")
    parser.add_argument("--only", nargs="*", default=[], metavar="TRIAL", help="only these trials")
    parser.add_argument("--seeds", default=",".join(map(str, SEEDS)), help="for example 0,1")
    parser.add_argument("--precision", default=None, help="fp32 or bf16; otherwise a short try decides")
    parser.add_argument("--collect", action="store_true", help="measure nothing, only collect what there is")
    parser.add_argument("--write", action="store_true", help="put the table into docs/BENCHMARKS.md")
    options = parser.parse_args(arguments)
    names = {trial.name for trial in TRIALS}
    if unknown := set(options.only) - names:
        parser.error(f"there is no trial {', '.join(sorted(unknown))}; there are {', '.join(sorted(names))}")
    try:
        seeds = [int(seed) for seed in options.seeds.split(",")]
    except ValueError:
        parser.error(f"seeds are whole numbers with commas between, such as 0,1,2, not {options.seeds}")
    trials = [trial for trial in TRIALS if not options.only or trial.name in options.only]
    try:
        precision = precision_wanted(options.precision)
        if not options.collect:
            measure_missing(
                trials, seeds, RESULTS, lambda t, seed: measure(t, seed, options.source, precision), precision
            )
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    results = collect(RESULTS, precision)
    write_atomically(SUMMARY, json.dumps(results, indent=1).encode())
    table = quality_table(results)
    print(f"\n{table}")
    if options.write:
        write_section(DOCUMENT, "quality", table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
