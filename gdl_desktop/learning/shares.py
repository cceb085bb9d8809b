"""A batch in shares: several threads, each with the gradients of its own part of the examples.

Threads that share every single operation, as ``torch.set_num_threads`` has them, wait for each other hundreds of
times a step. With a share of the batch each they meet once, and a share's numbers stay in its core's own cache: two
threads train the LSTMs of the presets 1.5 to 2.7 times as fast as one, where torch's way of using two brings 0.4 to
1.2 times (docs/EXPERIMENTS.md).

It serves models whose examples do not look at each other; batch normalization does. And it has its price: whatever
is done once a batch, such as rounding the weights, is done once a share, and the shares' gradients are added up. Where
that is most of a step and memory is slow, torch's way is the faster one; so both can be had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from typing import Final, NamedTuple, TypeAlias, TypeVar

import torch
from torch import Tensor

from gdl_desktop.learning.compute import Way
from gdl_desktop.learning.threads import take_threads

Figures: TypeAlias = Mapping[str, Tensor]
ResultT = TypeVar("ResultT")
_MOST: Final = 255  # threads beside the caller's


class _Share(NamedTuple):
    figures: Figures
    gradients: tuple[Tensor, ...]  # the share's part of the batch's


class Shares:
    """Threads among which batches are divided, at first only the caller's own.

    Parameters
    ----------
    device
        What computes, in torch's words; only the processor gains by a divided batch.
    """

    def __init__(self, device: str = "cpu") -> None:
        self._device = device
        self._threads = 1
        # They start when they are needed, and end with the last reference to this.
        self._others = ThreadPoolExecutor(_MOST, "share", initializer=partial(take_threads, 1))

    def use_threads(self, number: int, way: Way = "divided") -> None:
        """Compute with so many threads from now on, the caller's own among them.

        Parameters
        ----------
        way
            ``"shared"`` leaves every batch whole and has torch share its operations.
        """
        number = number if self._device == "cpu" else 1
        take_threads(1 if way == "divided" else number)
        self._threads = number if way == "divided" else 1

    def backward(
        self, parameters: Iterable[Tensor], n: int, figures_of: Callable[[slice], Figures]
    ) -> dict[str, Tensor]:
        """Give every parameter the gradient of the batch's loss, as `Tensor.backward` does with one that had none.

        Parameters
        ----------
        parameters
            All of them must have a part in the loss.
        n
            Examples in the batch.
        figures_of
            Called once for each share with its rows, in the share's thread. Returns 0-d tensors that are
            means over these rows, the loss under ``"loss"``. It must not draw from a generator that another
            share draws from.

        Returns
        -------
        dict
            The figures of the whole batch, without history.
        """
        parameters = list(parameters)
        rows = [slice(n * i // self._threads, n * (i + 1) // self._threads) for i in range(self._threads)]
        rows = [each for each in rows if each.start < each.stop]
        if len(rows) == 1:
            return _backward_alone(parameters, rows[0], figures_of)
        weights = [(each.stop - each.start) / n for each in rows]
        shares = self.together(
            *(partial(_share, parameters, each, weight, figures_of) for each, weight in zip(rows, weights, strict=True))
        )
        gradients = zip(parameters, *(share.gradients for share in shares), strict=True)
        self.together(*(partial(_add_up, portion) for portion in _portions(gradients, len(rows))))
        names = shares[0].figures
        return {name: _mean([share.figures[name].detach() for share in shares], weights) for name in names}

    def together(self, *calls: Callable[[], ResultT]) -> list[ResultT]:
        """Call each, at the same time if there is more than one thread; return what they return, in their order."""
        if self._threads == 1:
            return [call() for call in calls]
        first, *others = calls
        waiting = [self._others.submit(call) for call in others]
        try:
            results = [first()]
        finally:
            wait(waiting)  # nobody may still be computing when an error is on its way up
        return results + [each.result() for each in waiting]


def _backward_alone(parameters: list[Tensor], rows: slice, figures_of: Callable[[slice], Figures]) -> dict[str, Tensor]:
    for parameter in parameters:
        parameter.grad = None
    figures = figures_of(rows)
    figures["loss"].backward()  # type: ignore[no-untyped-call]
    return {name: figure.detach() for name, figure in figures.items()}


def _share(parameters: list[Tensor], rows: slice, weight: float, figures_of: Callable[[slice], Figures]) -> _Share:
    figures = figures_of(rows)
    loss = figures["loss"]
    return _Share(figures, torch.autograd.grad(loss, parameters, torch.full_like(loss, weight)))


def _portions(gradients: Iterable[tuple[Tensor, ...]], number: int) -> list[list[tuple[Tensor, ...]]]:
    """Divide tuples of tensors into lists of about as many numbers each: the largest first, to whom has least."""
    portions: list[list[tuple[Tensor, ...]]] = [[] for _ in range(number)]
    sizes = [0] * number
    for each in sorted(gradients, key=lambda tensors: -tensors[0].numel()):
        least = sizes.index(min(sizes))
        portions[least].append(each)
        sizes[least] += each[0].numel()
    return portions


def _add_up(gradients: list[tuple[Tensor, ...]]) -> None:
    """Give each parameter, the first of its tuple, the sum of the others: at least two."""
    for parameter, first, second, *others in gradients:
        # As the parameter lies in memory, which fused optimizers take for granted and autograd does not promise.
        parameter.grad = torch.add(first, second, out=torch.empty_like(parameter))
        for other in others:
            parameter.grad.add_(other)


def _mean(values: list[Tensor], weights: list[float]) -> Tensor:
    """Return the mean of values that stand for shares of different sizes."""
    weighted = [value * weight for value, weight in zip(values, weights, strict=True)]
    return sum(weighted[1:], weighted[0])
