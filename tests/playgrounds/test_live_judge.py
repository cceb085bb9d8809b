"""The judge of the picture playgrounds' tabs, with real trainings and real threads."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from gdl_desktop.core.errors import DataError
from gdl_desktop.core.judgement import Judgement
from gdl_desktop.core.registry import playground
from gdl_desktop.data import library
from gdl_desktop.learning import session
from gdl_desktop.learning.compute import Compute
from gdl_desktop.learning.judge.pieces import in_one_go
from gdl_desktop.learning.runs import metric_lines, newest_runs, read_record
from gdl_desktop.playgrounds.gan import judging as gan_judging
from gdl_desktop.playgrounds.latent import judging as latent_judging
from gdl_desktop.playgrounds.latent.config import Config as LatentConfig
from gdl_desktop.qt.workers import judge_at_work
from tests.playgrounds.gan.conftest import NARROW
from tests.playgrounds.workbench import Workbench, picture_folder

BRIEF: dict[str, Any] = {
    "gan": dataclasses.replace(NARROW["lean"], epochs=1, batch_size=1000),
    "latent": LatentConfig(hidden_sizes=(24,), batch_size=512, epochs=1),
}
ENDLESS: dict[str, Any] = {
    "gan": dataclasses.replace(BRIEF["gan"], batch_size=8, epochs=10_000),
    "latent": dataclasses.replace(BRIEF["latent"], epochs=10_000),
}
ROOMS = pytest.mark.parametrize("room", ["gan", "latent"])


@pytest.fixture(autouse=True)
def _few_and_hasty(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Judge few pictures without long rests: what is tested is what is said, and when."""
    for judging in (gan_judging, latent_judging):
        monkeypatch.setattr(judging, "LIVE", 60)
        monkeypatch.setattr(judging, "FULL", 100)
    for share in ("LIVE_SHARE", "REST_SHARE"):
        monkeypatch.setattr(judge_at_work, share, 0.5)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


class Bench(Workbench):
    """A workbench that keeps what its judge says."""

    def __init__(self, qtbot: QtBot, room: str) -> None:
        super().__init__(qtbot, room, BRIEF[room])
        self.judgements: list[Judgement] = []
        self.panel = self.view.judge
        self.panel.judged.connect(self.judgements.append)

    @property
    def sentence(self) -> str:
        return str(self.panel.board.sentence)


@pytest.fixture
def bench(qtbot: QtBot, room: str) -> Iterator[Bench]:
    bench = Bench(qtbot, room)
    bench.show()
    yield bench
    bench.close()


def train_to_the_end(bench: Bench) -> None:
    bench.click("train")
    bench.wait(lambda: not bench.desk.busy and not bench.view.training)


def rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@ROOMS
def test_it_says_what_will_come_then_follows_the_training_and_ends_with_a_longer_look(bench: Bench) -> None:
    assert "Press Train" in bench.sentence
    assert bench.panel.button.isHidden()
    bench.view.panel.set_config(ENDLESS[bench.name])
    bench.click("train")
    bench.wait(lambda: "first figures" in bench.sentence)
    bench.wait(lambda: len(bench.judgements) >= 2)
    assert bench.sentence == ""
    steps = [judgement.step for judgement in bench.judgements]
    assert steps == sorted(set(steps))  # never the same weights twice
    assert steps[0] > 0  # nor those that nobody has trained
    assert {judgement.pictures for judgement in bench.judgements} == {60}
    assert bench.panel.line.text() != ""
    assert f"{steps[-1]:,} steps" in bench.panel.board.accessibleDescription()
    bench.stop()
    ((folder, record),) = newest_runs()
    kept = [line for line in metric_lines(folder) if line["phase"] == "judge"]
    assert [line["step"] for line in kept][: len(steps)] == steps
    assert {line["count"] for line in kept} == {60}
    for name, value in bench.judgements[0].figures.items():
        assert kept[0][f"judge_{name.removeprefix('judge_')}"] == value
    assert record.judgement["step"] == kept[-1]["step"]
    assert record.status == "stopped"
    bench.wait(lambda: bench.judgements[-1].pictures == 100)
    last = bench.judgements[-1]
    assert last.step == bench.view.snapshot.card["step"]
    bench.wait(lambda: read_record(folder).judgement["pictures"] == 100)
    assert list(metric_lines(folder))[-1]["step"] == read_record(folder).judgement["step"] == last.step
    bench.panel.pages.setCurrentIndex(1)
    bench.wait(lambda: bench.panel.button.isEnabled())
    bench.click("judge")
    bench.wait(lambda: bench.judgements[-1] is not last)
    assert bench.judgements[-1] == last


@ROOMS
@pytest.mark.parametrize("begins", [True, False])
def test_what_is_judged_while_the_next_training_prepares_belongs_to_the_run_in_play(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, begins: bool
) -> None:
    train_to_the_end(bench)
    bench.wait(lambda: bench.judgements and bench.judgements[-1].pictures == 100)
    ((old, record),) = newest_runs()
    bench.wait(lambda: read_record(old).judgement.get("pictures") == 100)
    goes_on = threading.Event()
    load = session.library.load

    def late(*asked: Any) -> Any:
        assert goes_on.wait(60)
        if not begins:
            raise DataError("It has gone.")
        return load(*asked)

    monkeypatch.setattr(session.library, "load", late)
    judged, lines = len(bench.judgements), len(list(metric_lines(old)))
    bench.view.panel.set_config(ENDLESS[bench.name])
    bench.panel.pages.setCurrentIndex(1)
    bench.wait(lambda: bench.panel.button.isEnabled())
    bench.click("train")
    bench.click("judge")
    bench.wait(lambda: len(bench.judgements) > judged)
    assert bench.judgements[-1].step == record.step
    goes_on.set()
    if begins:
        bench.wait(lambda: bench.view.training and bench.view.snapshot.card["step"] > 0)
        bench.stop()
        new = next(newest_runs())[0]
        assert new != old
        steps = [line["step"] for line in metric_lines(new) if line["phase"] == "judge"]
        assert steps == sorted(steps)
        assert all(step <= bench.view.snapshot.card["step"] for step in steps)
    else:
        assert "It has gone." in bench.error()
        assert [folder for folder, _ in newest_runs()] == [old]
    assert len(list(metric_lines(old))) == lines  # it says nothing that the run does not know


@ROOMS
@pytest.mark.parametrize("begins", [True, False])
def test_what_is_judged_while_a_run_is_about_to_go_on_is_kept_in_it(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, begins: bool
) -> None:
    bench.view.panel.set_config(ENDLESS[bench.name])
    bench.click("train")
    bench.wait(lambda: bench.view.snapshot is not None and bench.view.snapshot.card["step"] > 0)
    bench.stop()
    bench.wait(lambda: bench.judgements and bench.judgements[-1].pictures == 100)
    ((folder, _),) = newest_runs()
    bench.wait(lambda: read_record(folder).judgement.get("pictures") == 100)
    asked, goes_on, load = threading.Event(), threading.Event(), session.library.load

    def late(*wanted: Any) -> Any:
        asked.set()
        assert goes_on.wait(60)
        if not begins:
            raise DataError("It has gone.")
        return load(*wanted)

    monkeypatch.setattr(session.library, "load", late)
    bench.click("continue")
    bench.wait(asked.is_set)  # by then the run is the training's, and nobody else may write into it
    told = dataclasses.replace(bench.judgements[-1], pictures=99)
    bench.view.hand_in(told)
    goes_on.set()
    bench.wait(lambda: 99 in [line.get("count") for line in metric_lines(folder)])
    assert not [words for words in bench.messages if "another window" in words]
    if begins:
        bench.stop()
    else:
        assert "It has gone." in bench.error()


@ROOMS
def test_what_is_said_of_a_model_without_a_run_is_not_written_into_the_run_that_begins(
    bench: Bench, tmp_path: Path
) -> None:
    train_to_the_end(bench)
    bench.wait(lambda: bench.judgements and bench.judgements[-1].pictures == 100)
    path = tmp_path / "model.safetensors"
    bench.view.save_model(path)
    bench.wait(lambda: bench.messages[-1:] == ["Saved model.safetensors."])
    bench.view.open_model(path)
    bench.wait(lambda: bench.messages[-1:] == ["Opened model.safetensors."])
    bench.view.panel.set_config(ENDLESS[bench.name])
    bench.click("train")
    bench.view.hand_in(dataclasses.replace(bench.judgements[-1], pictures=99))  # while it prepares
    bench.wait(lambda: bench.view.training and bench.view.snapshot.card["step"] > 0)
    bench.stop()
    for folder, _ in newest_runs():
        assert 99 not in [line.get("count") for line in metric_lines(folder)]


@ROOMS
def test_the_figures_are_those_of_the_weights_in_play(bench: Bench) -> None:
    train_to_the_end(bench)
    bench.wait(lambda: bench.judgements and bench.judgements[-1].pictures == 100)
    plot = bench.panel.board.plot

    def points(looks: set[tuple[int, int]]) -> set[int]:
        """A training too short for a curve has its last figures in the plot, and no others."""
        live = sum(pictures == 60 for _, pictures in looks)
        return {live if live > 1 else 1}

    def kept_points() -> set[int]:
        return {len(plot._curves[name].points()[0]) for name in plot.series}  # of which the first may not be drawn

    looks = {(judgement.step, judgement.pictures) for judgement in bench.judgements}
    assert kept_points() == points(looks)
    ((folder, _),) = newest_runs()
    bench.wait(lambda: read_record(folder).judgement.get("pictures") == 100)
    bench.view.open_model(folder)
    bench.wait(lambda: bench.messages[-1:] and bench.messages[-1].startswith("Opened "))
    kept = {(line["step"], line["count"]) for line in metric_lines(folder) if line["phase"] == "judge"}
    assert kept_points() == points(kept)
    data = library.load_images("mnist")
    judging = playground(bench.name).module("judging")
    again = in_one_go(judging.judge(lambda: bench.view.snapshot, data, 100))
    assert bench.judgements[-1] == again
    figures, shown = again.figures, bench.panel.board.value
    if bench.name == "gan":
        assert shown("agreement") == (
            f"{figures['agreement']:.1%}"[:-1] + " %",
            f"{figures['agreement_real']:.1%}"[:-1] + " %",
        )
    else:
        assert shown("reconstruction_mse") == (
            f"{figures['reconstruction_mse']:.4f}",
            f"{figures['reconstruction_mse_baseline']:.4f}",
        )
        assert shown("gaussian_bound_k50")[0] == f"−{-figures['gaussian_bound_k50']:.1f} nats"


@ROOMS
def test_an_opened_model_is_judged_when_asked_for(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    train_to_the_end(bench)
    path = tmp_path / "model.safetensors"
    bench.view.save_model(path)
    bench.wait(lambda: bench.messages[-1:] == ["Saved model.safetensors."])
    bench.wait(lambda: bench.judgements and bench.judgements[-1].pictures == 100)
    other = Bench(qtbot, bench.name)
    other.show()
    try:
        other.view.open_model(path)
        other.panel.pages.setCurrentIndex(1)
        other.wait(lambda: other.panel.button.isEnabled())
        assert "Judge this model" in other.sentence
        assert other.judgements == []
        other.click("judge")
        other.wait(lambda: other.judgements)
        assert other.judgements[0].figures == bench.judgements[-1].figures
    finally:
        other.close()


@ROOMS
def test_a_new_training_forgets_the_figures_of_the_last(bench: Bench) -> None:
    train_to_the_end(bench)
    bench.wait(lambda: bench.judgements)
    train_to_the_end(bench)
    bench.view.panel.set_config(ENDLESS[bench.name])
    bench.click("train")
    bench.wait(lambda: "first figures" in bench.sentence)
    bench.judgements.clear()  # until then the last training's longer look may come
    assert bench.panel.line.text() == ""
    assert bench.panel.board.plot.series == ()
    bench.wait(lambda: bench.judgements)
    assert bench.judgements[0].pictures == 60  # and not the last training's, which was asked for meanwhile
    bench.stop()


@pytest.mark.parametrize("room", ["gan"])
def test_pictures_that_no_judge_knows_are_said_to_be_so(bench: Bench, tmp_path: Path) -> None:
    folder = picture_folder(tmp_path / "mine", ("high", "low"))
    bench.view.panel.data.choose(str(folder))
    bench.view.panel.set_config(dataclasses.replace(ENDLESS["gan"], batch_size=4))
    bench.click("train")
    bench.wait(lambda: "No judge knows" in bench.sentence)
    bench.stop()
    assert "No judge knows" in bench.sentence
    assert bench.judgements == []


@pytest.mark.parametrize("room", ["latent"])
def test_an_autoencoder_of_own_pictures_is_judged_by_them(bench: Bench, tmp_path: Path) -> None:
    bench.view.panel.data.choose(str(picture_folder(tmp_path / "mine", ("high", "low"))))
    bench.view.panel.set_config(dataclasses.replace(BRIEF["latent"], batch_size=8, epochs=3))
    train_to_the_end(bench)
    bench.wait(lambda: bench.judgements)
    assert bench.judgements[-1].pictures == 2  # a tenth of each class is held out


@ROOMS
def test_a_judge_that_fails_says_so_and_training_goes_on(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    judging = playground(bench.name).module("judging")

    def broken(*_: Any) -> Any:
        yield
        raise RuntimeError("sizes of tensors")

    whole = judging.judge
    monkeypatch.setattr(judging, "judge", broken)
    bench.view.panel.set_config(ENDLESS[bench.name])
    bench.click("train")
    bench.wait(lambda: "sizes of tensors" in bench.sentence)
    assert bench.desk.busy
    bench.stop()
    monkeypatch.setattr(judging, "judge", whole)
    bench.panel.pages.setCurrentIndex(1)
    bench.click("judge")
    bench.wait(lambda: bench.judgements)
    assert bench.sentence == ""


@ROOMS
def test_closing_in_mid_judgement_leaves_nothing_behind(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []
    judging = playground(bench.name).module("judging")

    def endless(*_: Any) -> Any:
        while True:
            begun.append(True)
            yield

    monkeypatch.setattr(judging, "judge", endless)
    bench.view.panel.set_config(ENDLESS[bench.name])
    bench.click("train")
    bench.wait(lambda: begun)
    bench.close()
    # The guard around every test looks for threads that still run.


@ROOMS
def test_while_training_is_paused_it_looks_once_at_what_is_seen_and_then_rests(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = []
    judging = playground(bench.name).module("judging")
    whole = judging.judge

    def counted(*arguments: Any) -> Any:
        errand = whole(*arguments)
        while True:
            try:
                next(errand)
            except StopIteration as end:
                return end.value
            pieces.append(True)
            yield

    monkeypatch.setattr(judging, "judge", counted)
    monkeypatch.setattr(judge_at_work, "LIVE_SHARE", 1e-6)  # so that beside the training a look would take for ever
    bench.view.panel.set_config(ENDLESS[bench.name])
    bench.click("train")
    bench.wait(lambda: pieces and bench.view.snapshot is not None and bench.view.snapshot.card["step"] > 3)
    assert bench.judgements == []
    bench.click("pause")
    bench.wait(lambda: bench.judgements and bench.judgements[-1].step == bench.view.snapshot.card["step"])
    rest(500)  # if it came to rest only now, what it then published is looked at too
    looked, judged = len(pieces), len(bench.judgements)
    assert bench.judgements[-1].step == bench.view.snapshot.card["step"]
    assert {judgement.pictures for judgement in bench.judgements} == {60}  # a point of the curve like all others
    rest(1000)
    assert (len(pieces), len(bench.judgements)) == (looked, judged)
    paused_at = bench.judgements[-1].step
    bench.click("step")
    bench.wait(lambda: bench.judgements[-1].step == paused_at + 1)
    monkeypatch.setattr(judge_at_work, "LIVE_SHARE", 0.5)
    bench.click("pause")  # goes on
    bench.wait(lambda: bench.judgements[-1].step > paused_at + 1)
    bench.stop()


@ROOMS
def test_switched_off_it_leaves_the_training_alone(bench: Bench) -> None:
    bench.panel.at_work.live = False
    bench.view.panel.set_config(ENDLESS[bench.name])
    bench.click("train")
    bench.wait(lambda: bench.view.snapshot is not None and bench.view.snapshot.card["step"] > 10)
    assert bench.judgements == []
    bench.stop()


@ROOMS
def test_judging_moves_no_global_source_of_chance(room: str) -> None:
    module = playground(room)
    data = library.load_images("mnist")
    snapshot = module.module("training").Trainer(BRIEF[room], data, Compute(), 0).snapshot()
    before = torch.random.get_rng_state()
    first = in_one_go(module.module("judging").judge(lambda: snapshot, data, 40))
    assert torch.equal(torch.random.get_rng_state(), before)
    assert in_one_go(module.module("judging").judge(lambda: snapshot, data, 40)) == first
