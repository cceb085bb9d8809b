"""Judging a generator while it learns: the figures of `gdl evaluate`, a few pictures at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import torch

from gdl_desktop.core.errors import DataError
from gdl_desktop.core.judgement import Judgement
from gdl_desktop.data.sets import ImageSet
from gdl_desktop.learning.judge.classifier import Judge
from gdl_desktop.learning.judge.pieces import Pieces
from gdl_desktop.learning.judge.shelf import keep_reference, kept_reference
from gdl_desktop.learning.judge.verdict import Reference, resemblance_in_pieces
from gdl_desktop.learning.sampling import SampleRequest
from gdl_desktop.learning.snapshot import Snapshot
from gdl_desktop.playgrounds.gan.sampling import CHUNK, JUDGED, GanSampler

LIVE: Final = 500
"""Pictures drawn for a judgement in mid-training."""
FULL: Final = JUDGED
"""Pictures drawn for one of a model at rest: as many as `gdl evaluate` draws, and the same ones."""

_PIECE: Final = 2 * CHUNK  # whole chunks, so that a picture is the one that `sample` draws
_KEPT: Final = 4  # references: two data sets, each in mid-training and at rest

references: dict[tuple[str, int], Reference] = {}
"""Real pictures as the judge sees them, by hash of the data and number; read or made when first needed, then kept."""


def judge(newest: Callable[[], Snapshot], data: ImageSet, n: int) -> Pieces[Judgement]:
    """Draw pictures with the newest weights and judge them, giving way after every few.

    Parameters
    ----------
    newest
        Called when the pictures are about to be drawn, which may be long after the judge was asked.
    data
        What the model learns from; real pictures for comparison are drawn from it once and kept, also on disk.
    n
        How many pictures; fewer where the data has not twice as many.

    Returns
    -------
    Judgement
        With the figures of `gdl_desktop.learning.judge.verdict.resemblance_in_pieces`, and ``diversity_real``.

    Raises
    ------
    DataError
        There is no judge for this data.
    """
    torch.set_num_threads(1)  # OpenMP keeps the number for each thread apart
    reference = yield from _reference(data, n)
    snapshot = newest()
    sampler = GanSampler(snapshot)  # of its own: the playing thread keeps those that it uses
    request = SampleRequest(n=reference.n)
    labels = sampler.requested_labels(request)
    z = sampler.draw_z(reference.n, np.random.default_rng(request.seed))
    images = []
    for start in range(0, reference.n, _PIECE):
        part = slice(start, start + _PIECE)
        images.append(sampler.generate(z[part], labels[part]))
        yield
    figures = yield from resemblance_in_pieces(reference, np.concatenate(images), labels)
    del figures["judged_pictures"]  # the judgement says it
    figures["diversity_real"] = 1.0  # by its definition
    return Judgement(int(snapshot.card.get("step", 0)), reference.n, figures)


def _reference(data: ImageSet, n: int) -> Pieces[Reference]:
    found = references.get((data.sha256, n))
    if found is not None:
        return found
    expert = Judge.of(data)
    if expert is None:
        raise DataError("No judge knows these pictures: there is one for MNIST and one for Fashion-MNIST only.")
    yield
    made = kept_reference(expert, data, n)
    if made is None:
        made = yield from Reference.in_pieces(expert, data, n)
        keep_reference(made, data, n)
    while len(references) >= _KEPT:
        del references[next(iter(references))]
    references[data.sha256, n] = made
    return made
