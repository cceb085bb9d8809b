from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gdl_desktop.data.sets import in_turn, picked_in_turn


def test_classes_take_turns():
    labels = np.array([2, 2, 0, 1, 0, 2, 1])
    assert in_turn(labels, 99).tolist() == [2, 3, 0, 4, 6, 1, 5]
    assert in_turn(labels, 3).tolist() == [2, 3, 0]


def test_of_each_class_those_are_picked_that_come_first_in_an_order():
    labels = np.array([2, 2, 0, 1, 0, 2, 1])
    assert picked_in_turn(np.array([5, 6, 4, 1, 2]), labels, 4).tolist() == [4, 6, 5, 2]


@given(st.lists(st.integers(0, 6), max_size=40), st.integers(0, 50))
def test_each_example_comes_once_and_no_class_is_far_ahead(labels, n):
    picked = in_turn(np.array(labels, dtype=np.int64), n)
    assert len(set(picked.tolist())) == len(picked) == min(n, len(labels))
    taken = [labels[index] for index in picked]
    for label in set(labels):
        for other in set(labels):
            if taken.count(label) < labels.count(label):
                assert taken.count(other) <= taken.count(label) + 1
