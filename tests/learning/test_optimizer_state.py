from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn
from torch.optim import SGD, Adam, AdamW, Optimizer, RMSprop

from gdl_desktop.core.errors import ModelError
from gdl_desktop.learning.optimizer_state import (
    generator_tensor,
    load_generator,
    load_optimizer_tensors,
    optimizer_tensors,
)
from gdl_desktop.learning.snapshot import read_tensors, write_tensors

Build = Callable[[nn.Module], Optimizer]

OPTIMIZERS: dict[str, Build] = {
    "adam": lambda model: Adam(model.parameters(), lr=0.01, betas=(0.5, 0.9)),
    "adam fused": lambda model: Adam(model.parameters(), lr=0.01, fused=True),
    "adamw fused": lambda model: AdamW(model.parameters(), lr=0.01, weight_decay=0.1, fused=True),
    "adam amsgrad": lambda model: Adam(model.parameters(), lr=0.01, amsgrad=True),
    "rmsprop": lambda model: RMSprop(model.parameters(), lr=0.01, momentum=0.5, centered=True),
    "sgd": lambda model: SGD(model.parameters(), lr=0.01),
    "sgd momentum": lambda model: SGD(model.parameters(), lr=0.01, momentum=0.9),
    "sgd fused": lambda model: SGD(model.parameters(), lr=0.01, momentum=0.9, fused=True),
    "two groups": lambda model: AdamW(
        [{"params": [p], "lr": 0.01 * (1 + i)} for i, p in enumerate(model.parameters())]
    ),
}


def build_model() -> nn.Module:
    with torch.random.fork_rng():
        torch.manual_seed(3)
        return nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1))


def train(model: nn.Module, optimizer: Optimizer, generator: torch.Generator, steps: int) -> list[float]:
    losses = []
    for _ in range(steps):
        x = torch.randn(16, 4, generator=generator)
        loss = (model(x) - x.sum(1, keepdim=True)).square().mean()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_resumed_training_equals_an_uninterrupted_one_exactly(name: str, tmp_path: Path) -> None:
    build = OPTIMIZERS[name]
    model, generator = build_model(), torch.Generator().manual_seed(1)
    optimizer = build(model)
    train(model, optimizer, generator, 5)
    optimizer.param_groups[0]["lr"] = 1 / 300  # a live change is part of the state
    saved = optimizer_tensors(optimizer, "opt") | {"generator": generator_tensor(generator)}
    saved |= {f"model.{key}": value.clone() for key, value in model.state_dict().items()}
    write_tensors(tmp_path / "state.safetensors", saved, {})
    expected = train(model, optimizer, generator, 5)

    state, _ = read_tensors(tmp_path / "state.safetensors")
    resumed, new_generator = build_model(), torch.Generator()
    new_optimizer = build(resumed)
    weights = {key.removeprefix("model."): v for key, v in state.items() if key.startswith("model.")}
    resumed.load_state_dict(weights)
    load_optimizer_tensors(new_optimizer, state, "opt")
    load_generator(new_generator, state["generator"])

    assert train(resumed, new_optimizer, new_generator, 5) == expected
    for mine, theirs in zip(resumed.parameters(), model.parameters(), strict=True):
        assert torch.equal(mine, theirs)


def learnt(name: str) -> dict[str, Tensor]:
    """What an optimizer keeps after a step."""
    model = build_model()
    optimizer = OPTIMIZERS[name](model)
    train(model, optimizer, torch.Generator().manual_seed(1), 1)
    return optimizer_tensors(optimizer, "opt")


def test_what_another_kind_of_optimizer_has_learnt_is_refused() -> None:
    kept = {name: learnt(name) for name in OPTIMIZERS if name != "two groups"}
    names = {
        name: {key.split(".")[2] for key in each if not key.startswith("opt.group")} for name, each in kept.items()
    }
    refused = [(one, other) for one in kept for other in kept if names[one] and names[one] != names[other]]
    assert ("adam", "rmsprop") in refused
    assert ("rmsprop", "adam") in refused
    for one, other in refused:
        with pytest.raises(ModelError, match="does not fit the model"):
            load_optimizer_tensors(OPTIMIZERS[other](build_model()), kept[one], "opt")


@pytest.mark.parametrize(
    ("key", "tensor"),
    [
        ("opt.0.step", torch.zeros(2)),
        ("opt.0.exp_avg", torch.zeros(())),
        ("opt.group0.lr", torch.zeros(2)),
        ("opt.group0.betas", torch.zeros(())),
        ("opt.group", torch.zeros(())),
        ("opt.first.step", torch.zeros(())),
        ("opt." + "9" * 5000 + ".step", torch.zeros(())),
        ("opt.0.exp_avg_sq", None),
    ],
)
def test_an_optimizer_state_that_somebody_has_changed_is_refused(key: str, tensor: Tensor | None) -> None:
    kept = learnt("adam")
    load_optimizer_tensors(OPTIMIZERS["adam"](build_model()), kept, "opt")
    changed = {**kept, key: tensor} if tensor is not None else {k: v for k, v in kept.items() if k != key}
    with pytest.raises(ModelError, match="does not fit the model"):
        load_optimizer_tensors(OPTIMIZERS["adam"](build_model()), changed, "opt")


def test_two_optimizers_live_in_one_state_under_their_prefixes() -> None:
    first, second = build_model(), build_model()
    optimizer_a, optimizer_b = Adam(first.parameters(), lr=0.1), SGD(second.parameters(), lr=0.2, momentum=0.9)
    generator = torch.Generator().manual_seed(0)
    train(first, optimizer_a, generator, 2)
    train(second, optimizer_b, generator, 2)
    state = optimizer_tensors(optimizer_a, "generator") | optimizer_tensors(optimizer_b, "discriminator")

    fresh = SGD(build_model().parameters(), lr=1.0, momentum=0.9)
    load_optimizer_tensors(fresh, state, "discriminator")

    assert fresh.param_groups[0]["lr"] == 0.2
    assert {name for entry in fresh.state_dict()["state"].values() for name in entry} == {"momentum_buffer"}


def test_loading_copies_and_saving_copies() -> None:
    model = build_model()
    optimizer = Adam(model.parameters(), lr=0.1)
    generator = torch.Generator().manual_seed(0)
    train(model, optimizer, generator, 1)
    state = optimizer_tensors(optimizer, "opt")
    before = {name: tensor.clone() for name, tensor in state.items()}
    train(model, optimizer, generator, 1)
    load_optimizer_tensors(optimizer, state, "opt")
    train(model, optimizer, generator, 1)
    assert all(torch.equal(state[name], before[name]) for name in state)


def test_an_untrained_optimizer_has_only_its_learning_rate() -> None:
    optimizer = Adam(build_model().parameters(), lr=0.125)
    state = optimizer_tensors(optimizer, "opt")
    assert {name: tensor.item() for name, tensor in state.items()} == {"opt.group0.lr": 0.125}
    load_optimizer_tensors(optimizer, state, "opt")


@pytest.mark.parametrize(
    "foreign",
    [
        {"opt.0.exp_avg": torch.zeros(3, 3)},
        {"opt.9.exp_avg": torch.zeros(8, 4)},
        {"opt.group1.lr": torch.tensor(0.1)},
    ],
)
def test_a_state_of_other_parameters_is_refused(foreign: dict[str, Tensor]) -> None:
    optimizer = Adam(build_model().parameters())
    with pytest.raises(ModelError, match="does not fit"):
        load_optimizer_tensors(optimizer, foreign, "opt")


def test_a_state_that_is_no_tensor_is_a_fault_of_ours() -> None:
    optimizer = torch.optim.LBFGS(build_model().parameters())
    optimizer.state[optimizer.param_groups[0]["params"][0]]["func_evals"] = 3
    with pytest.raises(TypeError, match="func_evals"):
        optimizer_tensors(optimizer, "opt")


def test_chance_of_another_kind_of_device_is_told() -> None:
    with pytest.raises(ModelError, match="another kind of device"):
        load_generator(torch.Generator(), torch.zeros(16, dtype=torch.uint8))
