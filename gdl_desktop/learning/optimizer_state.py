"""Optimizers and random generators as flat, named tensors, so that a checkpoint needs no pickle."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.optim import Optimizer

from gdl_desktop.core.errors import ModelError
from gdl_desktop.learning.snapshot import frozen_copy


def optimizer_tensors(optimizer: Optimizer, prefix: str) -> dict[str, Tensor]:
    """Return all that an optimizer has learnt of its parameters, and its learning rates.

    Parameters
    ----------
    prefix
        What the names begin with, for example ``"optimizer"``: ``optimizer.3.exp_avg`` belongs to the
        fourth parameter, ``optimizer.group0.lr`` is the learning rate of the first group.

    Returns
    -------
    dict
        Copies on the CPU; an optimizer that has not taken a step yet holds its learning rates only.

    Raises
    ------
    TypeError
        The optimizer remembers something that is no tensor (none of Adam, AdamW, RMSprop, SGD does).
    """
    state = optimizer.state_dict()
    tensors: dict[str, Tensor] = {}
    for number, group in enumerate(state["param_groups"]):
        # float64, because a Python float must come back as the very same number.
        tensors[f"{prefix}.group{number}.lr"] = torch.tensor(float(group["lr"]), dtype=torch.float64)
    for index, entries in state["state"].items():
        for name, value in entries.items():
            if not isinstance(value, Tensor):
                raise TypeError(f"{type(optimizer).__name__} keeps {name!r} as {type(value).__name__}, not as a tensor")
            tensors[f"{prefix}.{index}.{name}"] = value
    return frozen_copy(tensors)


def load_optimizer_tensors(optimizer: Optimizer, tensors: Mapping[str, Tensor], prefix: str) -> None:
    """Take up what `optimizer_tensors` returned under the same prefix; other names are ignored.

    Every setting but the learning rate stays as the optimizer was built.

    Raises
    ------
    ModelError
        The tensors belong to an optimizer of another kind or of other parameters.
    """
    parameters = [parameter for group in optimizer.param_groups for parameter in group["params"]]
    groups = optimizer.state_dict()["param_groups"]
    state: dict[int, dict[str, Tensor]] = {}
    for key, tensor in tensors.items():
        if not key.startswith(f"{prefix}."):
            continue
        owner, _, name = key.removeprefix(f"{prefix}.").partition(".")
        number = owner.removeprefix("group")
        if not number.isdecimal() or len(number) > _MOST_DIGITS:
            raise ModelError(_MISFIT)
        if owner != number:
            if int(number) >= len(groups) or name != "lr" or tensor.numel() != 1:
                raise ModelError(_MISFIT)
            groups[int(number)][name] = float(tensor)
            continue
        if int(owner) >= len(parameters):
            raise ModelError(_MISFIT)
        if tensor.shape != (torch.Size([]) if name == _STEP else parameters[int(owner)].shape):
            raise ModelError(_MISFIT)
        # A copy, because the optimizer writes to its state in place and the caller may still need his;
        # laid out in memory as the parameter is, because a fused optimizer walks both side by side.
        like = parameters[int(owner)] if tensor.dim() else tensor
        state.setdefault(int(owner), {})[name] = torch.empty_like(like, dtype=tensor.dtype, device="cpu").copy_(tensor)
    kept = _kept_by(optimizer)
    if any(entries.keys() != kept for entries in state.values()):
        raise ModelError(_MISFIT)
    # torch's own method knows which entries belong on the device of the parameters, and which do not.
    optimizer.load_state_dict({"state": state, "param_groups": groups})


def _kept_by(optimizer: Optimizer) -> set[str]:
    """Return the names of what an optimizer remembers of a parameter: another one with its settings takes a step."""
    parameter = torch.zeros(1, requires_grad=True)
    parameter.grad = torch.zeros(1)
    trial = type(optimizer)([parameter])  # type: ignore[call-arg]
    trial.param_groups[0].update({**optimizer.param_groups[0], "params": [parameter]})
    trial.step()
    return set(trial.state_dict()["state"].get(0, ()))


_STEP = "step"  # the only entry that is a single number
_MOST_DIGITS = 9
_MISFIT = "The checkpoint does not fit the model it is to continue; start a new run instead."


def generator_tensor(generator: torch.Generator) -> Tensor:
    """Return the state of a random generator as a uint8 tensor on the CPU."""
    return generator.get_state().clone()


def load_generator(generator: torch.Generator, state: Tensor) -> None:
    """Let a random generator go on from where `generator_tensor` met it.

    Raises
    ------
    ModelError
        The state is that of a generator on another kind of device.
    """
    try:
        generator.set_state(state.cpu())
    except RuntimeError:
        raise ModelError(
            "The checkpoint was written on another kind of device, where chance takes another course; continue the "
            "run on that one."
        ) from None
