"""The run store: one folder a run, readable without this program.

::

    20261122-101500-gan-mnist/
      run.json         what was asked for, where it stands, live changes (replaced atomically)
      metrics.jsonl    one JSON object a line, append-only; a torn last line is survivable
      samples/         the film strip: a PNG or text by step
      checkpoints/     model and trainer state by step
      .lock            held by whoever trains the run; empty

Neither torch nor Qt is needed to read it.
"""

from __future__ import annotations

import contextlib
import json
import math
import re
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import IO, Annotated, Any, Literal, TypedDict

import msgspec

from gdl_desktop.core import folders
from gdl_desktop.core.config import convert, settings_of
from gdl_desktop.core.errors import ConfigError, RunError, UserError
from gdl_desktop.core.events import Status, epoch_of
from gdl_desktop.core.files import cause_of, claim, is_claimed, is_there, write_atomically
from gdl_desktop.core.judgement import Judgement
from gdl_desktop.learning.recipe import GREATEST_SEED, GREATEST_THREADS

FORMAT = 1
"""Raised when this program's predecessors would misread a run; a field more is no reason."""

RECORD_NAME = "run.json"
SAMPLES, CHECKPOINTS = "samples", "checkpoints"
_LOCK = ".lock"
_PATIENCE_SECONDS = (0.1, 0.2, 0.4)  # for whoever only writes a judgement down


# The bounds are for records that somebody has changed by hand.
_Count = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
_Seconds = Annotated[float, msgspec.Meta(ge=0, le=sys.float_info.max)]  # neither infinite nor no number


class KeptChange(TypedDict):
    """A live change: after how many steps it was made, the setting's name and its new value."""

    step: _Count
    name: str
    value: Any


class KeptJudgement(TypedDict, total=False):
    """What a judge said of the weights of a step; empty before it has said anything."""

    step: _Count
    pictures: _Count
    figures: dict[str, float | None]


@dataclass(frozen=True, slots=True)
class RunRecord:
    """The contents of ``run.json``.

    Attributes
    ----------
    config
        The settings the run began with, as plain values.
    data, data_sha256
        The data set's name or path, and the hash of what was in it.
    way
        How several threads take a step, a `gdl_desktop.learning.compute.Way`; None where nobody has tried.
    max_steps, max_seconds
        The budget; both None where the config's epochs end the run.
    total_steps
        Steps to its end by that; None where only the clock ends it.
    steps_per_epoch
        As its data and settings make them.
    step, seconds
        Where the newest checkpoint stands.
    live_changes
        In order.
    metrics
        The last value of each figure.
    judgement
        What a judge said last.
    versions
        Of this program, Python, torch, numpy.
    format
        How the folder is to be read.
    """

    playground: str
    config: dict[str, Any]
    data: str
    data_sha256: str
    seed: Annotated[int, msgspec.Meta(ge=0, le=GREATEST_SEED)]
    threads: Annotated[int, msgspec.Meta(ge=1, le=GREATEST_THREADS)]
    device: str
    precision: str
    way: Literal["divided", "shared"] | None = None
    max_steps: _Count | None = None
    max_seconds: _Seconds | None = None
    total_steps: _Count | None = None
    steps_per_epoch: Annotated[int, msgspec.Meta(ge=1)] | None = None
    status: Status = "running"
    step: _Count = 0
    seconds: _Seconds = 0.0
    created: str = ""
    live_changes: tuple[KeptChange, ...] = ()
    metrics: dict[str, float | None] = field(default_factory=dict)
    judgement: KeptJudgement = field(default_factory=KeptJudgement)
    versions: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT


class RunStore:
    """One run's folder, open for writing.

    Use `create` or `open`. Figures are appended at once; everything else is replaced atomically.
    """

    def __init__(self, folder: Path, record: RunRecord) -> None:
        self.folder = folder
        self.record = record
        self._metrics: IO[str] | None = None
        self._claim: IO[bytes] | None = None

    @classmethod
    def create(cls, folder: Path, record: RunRecord) -> RunStore:
        """Make a new run folder.

        Raises
        ------
        RunError
            The folder holds something already, somebody else has just taken it, or it cannot be written.
        """
        try:
            new = not folder.exists()
            if not new and not folder.is_dir():
                raise RunError(f"{folder} is a file; choose a new folder.")
            if not new and any(folder.iterdir()):
                raise RunError(f"{folder} is not empty; choose a new folder, or continue the run in it with --resume.")
            (folder / SAMPLES).mkdir(parents=True, exist_ok=True)
            (folder / CHECKPOINTS).mkdir(exist_ok=True)
        except OSError as error:
            raise RunError(f"{folder} cannot be written: {cause_of(error)}.") from None
        store = cls(folder, replace(record, created=time.strftime("%Y-%m-%dT%H:%M:%S%z")))
        store._take()
        try:
            store._write_record()
        except BaseException:
            store._give_up(new)
            raise
        return store

    @classmethod
    def open(cls, folder: Path) -> RunStore:
        """Open a run folder to continue it.

        Raises
        ------
        RunError
            There is no run in that folder, its record is damaged, or it is being trained elsewhere.
        """
        store = cls(folder, read_record(folder))
        store._take()
        # Once more: a training that was just ending has written its last words by now.
        store.record = read_record(folder)
        return store

    @property
    def checkpoints(self) -> Path:
        """The folder of the checkpoints."""
        return self.folder / CHECKPOINTS

    @property
    def samples(self) -> Path:
        """The folder of the film strip."""
        return self.folder / SAMPLES

    def update(self, **changes: Any) -> None:
        """Change fields of the record and write it."""
        self.record = replace(self.record, **changes)
        self._write_record()

    def rewind_metrics(self, step: int) -> None:
        """Forget the figures of steps after ``step``: the run will take those steps again."""
        path = self.folder / "metrics.jsonl"
        # Line by line: a run of days has written millions.
        write_atomically(
            path, (_json_line(line).encode() for line in metric_lines(self.folder) if line["step"] <= step)
        )

    def append_metrics(self, line: Mapping[str, Any]) -> None:
        """Append one line of figures; those that are not finite are written as null.

        Raises
        ------
        RunError
            The disk is full or the folder is gone.
        """
        try:
            if self._metrics is None:
                self._metrics = (self.folder / "metrics.jsonl").open("a", encoding="utf-8")
            self._metrics.write(_json_line(line))
            self._metrics.flush()
        except OSError as error:
            raise RunError(f"{self.folder} cannot be written: {cause_of(error)}.") from None

    def close(self) -> None:
        """Close the open files, and let others continue the run."""
        if self._metrics is not None:
            # On a full disk closing fails too; `append_metrics` has said so already.
            with contextlib.suppress(OSError):
                self._metrics.close()
            self._metrics = None
        if self._claim is not None:
            self._claim.close()
            self._claim = None

    def _take(self) -> None:
        """See to it that nobody else writes to the folder until `close`, or until this process has gone."""
        for seconds in (*_PATIENCE_SECONDS, None):
            try:
                self._claim = claim(self.folder / _LOCK)
            except BlockingIOError:
                if seconds is None:
                    raise RunError(
                        f"The run in {self.folder} is being trained in another window or program; stop it there first."
                    ) from None
                time.sleep(seconds)
            except OSError as error:
                raise RunError(f"{self.folder} cannot be written: {cause_of(error)}.") from None
            else:
                return

    def _give_up(self, new: bool) -> None:
        """Remove what `create` has made, so that the folder can be tried again."""
        self.close()
        with contextlib.suppress(OSError):  # a disk that cannot be written to; what matters has been said
            (self.folder / _LOCK).unlink()
            for made in (self.samples, self.checkpoints, *((self.folder,) if new else ())):
                made.rmdir()

    def _write_record(self) -> None:
        text = json.dumps(asdict(self.record), indent=2, ensure_ascii=False)
        # Bytes of a file's name that are no UTF-8 become escapes, which JSON knows.
        write_atomically(self.folder / RECORD_NAME, text.encode(errors="backslashreplace"))


def keep_judgement(folder: Path, judgement: Judgement) -> None:
    """Write into a run that has ended what a judge says of its weights, unless that stands there already.

    Raises
    ------
    RunError
        There is no run in that folder, or it is being trained.
    UserError
        It cannot be written.
    """
    with contextlib.closing(RunStore.open(folder)) as store:
        values, known = judgement.as_metrics(), store.record.judgement
        if (known.get("step"), known.get("pictures")) == (judgement.step, judgement.pictures):
            return
        per_epoch = store.record.steps_per_epoch
        epoch = {} if per_epoch is None else {"epoch": epoch_of(judgement.step, per_epoch)}
        line = {"step": judgement.step, **epoch, "seconds": store.record.seconds}
        store.append_metrics({**line, "phase": "judge", "count": judgement.pictures, **values})
        store.update(judgement={"step": judgement.step, "pictures": judgement.pictures, "figures": finite(values)})


def new_run_dir(playground: str, data: str) -> Path:
    """Return a path for a new run among the person's runs, such as ``20261122-101500-gan-mnist``."""
    word = re.sub(r"[^a-z0-9]+", "-", Path(data).stem.lower()).strip("-")[:24] or "data"
    stem = f"{time.strftime('%Y%m%d-%H%M%S')}-{playground}-{word}"
    candidates = (folders.runs_dir() / f"{stem}{suffix}" for suffix in ["", *(f"-{n}" for n in range(2, 100))])
    return next(path for path in candidates if not path.exists())


def is_run(folder: Path) -> bool:
    """Whether a folder holds a run."""
    return is_there(folder / RECORD_NAME)


def run_folder(path: Path) -> Path:
    """Return the folder of the run that a path names, be it the folder or its ``run.json``."""
    return path.parent if path.name == RECORD_NAME and is_there(path) and path.is_file() else path


def read_record(folder: Path) -> RunRecord:
    """Read ``run.json``.

    Raises
    ------
    RunError
        There is none, it is damaged, or a newer program wrote it in a way that this one does not know.
    """
    path = folder / RECORD_NAME
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        made = values.get("format", FORMAT)
        newer = isinstance(made, int) and made > FORMAT
        known = {f.name for f in fields(RunRecord)}
        record = None if newer else msgspec.convert({k: v for k, v in values.items() if k in known}, RunRecord)
    except OSError:
        raise RunError(f"There is no run in {folder}; it has no run.json.") from None
    except (ValueError, AttributeError, RecursionError, msgspec.ValidationError):
        raise damaged(path) from None
    if record is None:
        raise RunError(f"The run in {folder} was made by a newer version of this program; install that one to use it.")
    return record


def damaged(path: Path) -> RunError:
    """Return the error for a record that somebody has written into."""
    return RunError(f"{path} is damaged, so the run cannot be read.")


def live_changes(folder: Path, record: RunRecord, config_class: type, step: int) -> tuple[KeptChange, ...]:
    """Return what was changed up to a step while a run trained, with values as its settings have them.

    Raises
    ------
    RunError
        A change is of no live setting, or to a value that it cannot have: somebody has changed the record by hand.
    """
    live = {spec.name: spec for spec in settings_of(config_class) if spec.live}
    try:
        return tuple(
            {**change, "value": convert(live[change["name"]], change["value"])}
            for change in record.live_changes
            if change["step"] <= step
        )
    except (KeyError, ConfigError):
        raise damaged(folder / RECORD_NAME) from None


def record_as_it_stands(folder: Path) -> RunRecord:
    """Read ``run.json``, and find out whether a run that says that it is running is.

    One that nobody trains any more is ``"interrupted"``: its program was killed. Raises as `read_record` does.
    """
    record = read_record(folder)
    gone = record.status == "running" and not is_claimed(folder / _LOCK)
    return replace(record, status="interrupted") if gone else record


def newest_runs(root: Path | None = None) -> Iterator[tuple[Path, RunRecord | None]]:
    """Yield the person's runs as they stand, newest first, each read when it is asked for.

    A folder's name begins with the moment that its run began. Folders that hold none are passed over; of a run whose
    record cannot be read, because it is damaged or a newer version's, there is None.
    """
    root = root or folders.runs_dir()
    for folder in sorted(root.iterdir(), reverse=True) if root.is_dir() else []:
        if is_run(folder):
            try:
                record = record_as_it_stands(folder)
            except UserError:
                record = None
            yield folder, record


def metric_lines(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of ``metrics.jsonl``, leaving out what a pulled plug tore."""
    path = folder / "metrics.jsonl"
    if not path.is_file():
        return
    with path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            with contextlib.suppress(ValueError, RecursionError):
                values = json.loads(line)
                if isinstance(values, dict) and isinstance(values.get("step"), int):
                    yield values


def finite(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values with None in place of floats that are not finite, for which JSON has no word."""
    return {k: None if isinstance(v, float) and not math.isfinite(v) else v for k, v in values.items()}


def _json_line(values: Mapping[str, Any]) -> str:
    return json.dumps(finite(values)) + "\n"
