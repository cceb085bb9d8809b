from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdl_desktop.qt.widgets.curve import Curve


def filled(n: int, capacity: int) -> Curve:
    curve = Curve(capacity)
    for step in range(n):
        curve.add(step, 2.0 * step + 1)
    return curve


@given(st.integers(1, 3000), st.sampled_from([4, 10, 64]))
def test_however_long_it_stays_small_whole_and_in_order(n, capacity):
    steps, values = filled(n, capacity).points()
    assert 1 <= len(steps) < capacity
    assert np.all(np.diff(steps) > 0)
    np.testing.assert_allclose(values, 2 * steps + 1)  # means of a straight line lie on it
    assert steps[0] >= 0
    assert steps[-1] <= n - 1


def test_few_points_are_kept_as_they_are():
    steps, values = filled(50, 64).points()
    np.testing.assert_array_equal(steps, np.arange(50))
    np.testing.assert_array_equal(values, 2.0 * np.arange(50) + 1)


def test_merged_points_are_means_of_equally_many():
    steps, _ = filled(64, 64).points()
    np.testing.assert_array_equal(steps[:31], np.arange(62).reshape(31, 2).mean(axis=1))


def test_the_latest_value_is_the_measured_one():
    assert filled(1000, 10).latest == pytest.approx(1999)
