"""The z behind the pictures that melt into others."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gdl_desktop.playgrounds.gan.miniature import between

RNG = np.random.default_rng(0)


@pytest.mark.parametrize("prior", ["uniform", "normal"])
def test_the_way_begins_and_ends_at_its_ends_and_has_no_jumps(prior: Any) -> None:
    start, end = RNG.standard_normal((2, 64), dtype=np.float32)
    way = np.stack([between(start, end, share, prior) for share in np.linspace(0, 1, 21)])
    assert way.dtype == np.float32
    np.testing.assert_allclose(way[0], start, atol=1e-5)
    np.testing.assert_allclose(way[-1], end, atol=1e-5)
    steps = np.linalg.norm(np.diff(way, axis=0), axis=1)
    assert steps.max() < 1.5 * steps.min()


def test_on_the_arc_z_stays_as_long_as_its_ends() -> None:
    start, end = RNG.standard_normal((2, 64))
    end *= np.linalg.norm(start) / np.linalg.norm(end)
    lengths = [np.linalg.norm(between(start, end, share, "normal")) for share in np.linspace(0, 1, 11)]
    np.testing.assert_allclose(lengths, np.linalg.norm(start), rtol=1e-5)


@pytest.mark.parametrize("sign", [1, -1])
def test_ends_in_one_line_with_the_origin_give_numbers(sign: int) -> None:
    start = RNG.standard_normal(8).astype(np.float32)
    assert np.isfinite(between(start, sign * start, 0.5, "normal")).all()


def test_on_the_line_z_stays_within_the_cube() -> None:
    start, end = RNG.uniform(-1, 1, (2, 64))
    assert np.abs(between(start, end, 0.3, "uniform")).max() <= 1
