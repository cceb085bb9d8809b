"""The order of an epoch: everything once, the same for the same seed, another one each time."""

from __future__ import annotations

import torch
from hypothesis import given
from hypothesis import strategies as st

from gdl_desktop.learning.batches import EpochOrder

CPU = torch.device("cpu")


@given(st.integers(1, 200), st.integers(1, 250), st.integers(0, 2**63))
def test_an_epoch_takes_no_example_twice(examples: int, batch_size: int, seed: int) -> None:
    order = EpochOrder(examples, batch_size, seed, CPU)
    taken = torch.cat([order.batch(step) for step in range(order.steps_per_epoch)]).tolist()
    assert len(set(taken)) == len(taken) == order.steps_per_epoch * order.batch_size
    assert examples - len(taken) < order.batch_size
    assert set(taken) <= set(range(examples))


def test_a_step_picks_the_same_examples_wherever_one_begins() -> None:
    from_the_start, from_the_middle = (EpochOrder(40, 8, 3, CPU) for _ in range(2))
    batches = [from_the_start.batch(step) for step in range(15)]
    assert torch.equal(from_the_middle.batch(11), batches[11])
    assert torch.equal(from_the_middle.batch(2), batches[2])


def test_epochs_and_seeds_differ() -> None:
    order = EpochOrder(1000, 1000, 3, CPU)
    assert not torch.equal(order.batch(0), order.batch(1))
    assert not torch.equal(order.batch(0), EpochOrder(1000, 1000, 4, CPU).batch(0))
