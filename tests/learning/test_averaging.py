import copy

import pytest
import torch
from torch import nn

from gdl_desktop.learning.averaging import new_average, update_average


def network(seed: int) -> nn.Module:
    made = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4))
    generator = torch.Generator().manual_seed(seed)
    for tensor in made.state_dict().values():
        if tensor.is_floating_point():
            tensor.copy_(torch.rand(tensor.shape, generator=generator))
    return made


def test_the_average_is_that_of_the_formula() -> None:
    newest = network(0)
    average = new_average(newest)
    expected = {name: tensor.double().clone() for name, tensor in newest.state_dict().items()}
    for steps in range(1, 30):
        newest.load_state_dict(network(steps).state_dict())
        update_average(average, newest, 0.7, steps)
        decay = min(0.7, (1 + steps) / (10 + steps))
        for name, tensor in newest.state_dict().items():
            expected[name] = decay * expected[name] + (1 - decay) * tensor.double()
    for name, tensor in average.state_dict().items():
        if tensor.is_floating_point():
            torch.testing.assert_close(tensor.double(), expected[name], rtol=1e-5, atol=1e-6)


def test_counts_are_taken_over_as_they_are() -> None:
    newest = network(0)
    average = new_average(newest)
    newest[1].num_batches_tracked.fill_(7)
    update_average(average, newest, 0.9, 1000)
    assert int(average[1].num_batches_tracked) == 7


def test_the_copy_stands_still() -> None:
    newest = network(0)
    average = new_average(newest)
    before = copy.deepcopy(average.state_dict())
    nn.init.zeros_(newest[0].weight)
    assert torch.equal(average[0].weight, before["0.weight"])
    assert not average.training
    assert not any(parameter.requires_grad for parameter in average.parameters())


@pytest.mark.parametrize("decay", [0.0, 0.5])
def test_a_first_step_forgets_the_first_weights(decay: float) -> None:
    newest = network(0)
    average = new_average(newest)
    newest.load_state_dict(network(1).state_dict())
    update_average(average, newest, decay, 1)
    kept = min(decay, 2 / 11)
    weight = kept * network(0)[0].weight + (1 - kept) * network(1)[0].weight
    torch.testing.assert_close(average[0].weight, weight)
