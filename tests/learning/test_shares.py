"""Batches divided among threads: the gradients and figures of the whole, whoever computed them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

import pytest
import torch
from torch import Tensor, nn

from gdl_desktop.learning.shares import Shares

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.mark.parametrize(("threads", "n"), [(1, 7), (2, 8), (2, 7), (3, 7), (4, 3)])
def test_gradients_and_figures_are_those_of_the_whole_batch(threads: int, n: int) -> None:
    rng = torch.Generator().manual_seed(5)
    model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
    for parameter in model.parameters():
        nn.init.normal_(parameter, generator=rng)
    x, y = torch.randn(n, 3, generator=rng), torch.randn(n, 2, generator=rng)
    (model(x) - y).square().mean().backward()
    expected = [parameter.grad.clone() for parameter in model.parameters() if parameter.grad is not None]
    seen: dict[int, tuple[str, int]] = {}
    all_at_once = threading.Barrier(min(threads, n))

    def figures_of(rows: slice) -> Mapping[str, Tensor]:
        all_at_once.wait(10)
        seen[rows.start] = threading.current_thread().name, torch.get_num_threads()
        error = model(x[rows]) - y[rows]
        return {"loss": error.square().mean(), "first": y[rows].mean()}

    shares = Shares()
    torch.set_num_threads(2)  # they take none of torch's own: neither this thread
    shares.use_threads(threads)
    _in_a_new_thread(torch.set_num_threads, 2)  # nor those that are new to torch while somebody else takes two
    for _ in range(2):  # what an earlier step left behind does not count
        figures = shares.backward(model.parameters(), n, figures_of)
        torch.testing.assert_close([parameter.grad for parameter in model.parameters()], expected)
        torch.testing.assert_close(figures["loss"], (model(x) - y).square().mean().detach())
        torch.testing.assert_close(figures["first"], y.mean())
        assert not figures["loss"].requires_grad
    assert len(seen) == min(threads, n)
    assert len({name for name, _ in seen.values()}) == len(seen)  # each in a thread of its own
    assert {number for _, number in seen.values()} == {1}


def _in_a_new_thread(work: Callable[[int], None], number: int) -> None:
    thread = threading.Thread(target=work, args=(number,))
    thread.start()
    thread.join()


def test_an_error_in_one_share_is_told_when_all_are_done() -> None:
    weight = torch.ones(1, requires_grad=True)
    begun, done = threading.Barrier(2), threading.Event()

    def figures_of(rows: slice) -> Mapping[str, Tensor]:
        begun.wait(10)
        if rows.start == 0:
            raise ArithmeticError("the first share")
        done.wait(0.2)  # the other one is still busy when the first has failed
        done.set()
        return {"loss": weight.sum()}

    shares = Shares()
    shares.use_threads(2)
    with pytest.raises(ArithmeticError, match="the first share"):
        shares.backward([weight], 2, figures_of)
    assert done.is_set()


@pytest.mark.parametrize("threads", [1, 2])
def test_gradients_lie_in_memory_as_optimizers_expect_them(threads: int) -> None:
    rng = torch.Generator().manual_seed(5)
    x, y = torch.randn(4, 3, generator=rng), torch.randn(3, 3, generator=rng)

    def new_parameters() -> list[Tensor]:
        # The first is used turned round; the other two are a sum, whose gradients are one tensor.
        return [torch.zeros(3, 3, requires_grad=True), *(torch.zeros(3, requires_grad=True) for _ in range(2))]

    def loss_of(parameters: list[Tensor], rows: slice) -> Tensor:
        weight, one, other = parameters
        return x[rows].mean() * (weight.t() * y).sum() + ((one + other + 1) * x[rows].mean(dim=0)).square().sum()

    mine, theirs = new_parameters(), new_parameters()
    shares = Shares()
    shares.use_threads(threads)
    shares.backward(mine, 4, lambda rows: {"loss": loss_of(mine, rows)})
    half = 4 // threads
    losses = [loss_of(theirs, slice(begin, begin + half)) for begin in range(0, 4, half)]
    torch.stack(losses).mean().backward()  # type: ignore[no-untyped-call]
    for parameters in (mine, theirs):
        torch.nn.utils.clip_grad_norm_(parameters, 0.1)
        torch.optim.SGD(parameters, lr=1.0, fused=True).step()
    torch.testing.assert_close(mine, theirs)


def test_its_threads_end_with_it() -> None:
    weight = torch.ones(1, requires_grad=True)
    shares = Shares()
    shares.use_threads(3)
    all_at_once = threading.Barrier(3)  # otherwise one thread could be quick enough for two shares

    def figures_of(rows: slice) -> Mapping[str, Tensor]:
        all_at_once.wait(10)
        return {"loss": weight.sum()}

    shares.backward([weight], 3, figures_of)
    threads = [thread for thread in threading.enumerate() if thread.name.startswith("share")]
    assert len(threads) == 2
    del shares
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive()


def test_only_the_processor_gets_shares() -> None:
    weight, seen = torch.ones(1, requires_grad=True), []
    shares = Shares("cuda")
    shares.use_threads(4)

    def figures_of(rows: slice) -> Mapping[str, Tensor]:
        seen.append(rows)
        return {"loss": weight.sum()}

    shares.backward([weight], 8, figures_of)
    assert seen == [slice(0, 8)]


def test_a_batch_stays_whole_where_its_operations_are_shared() -> None:
    weight = torch.ones(1, requires_grad=True)
    seen: list[tuple[slice, int]] = []

    def figures_of(rows: slice) -> Mapping[str, Tensor]:
        seen.append((rows, torch.get_num_threads()))
        return {"loss": weight.sum()}

    shares = Shares()
    shares.use_threads(2, "shared")
    shares.backward([weight], 4, figures_of)
    shares.use_threads(2)
    shares.backward([weight], 4, figures_of)
    assert seen[0] == (slice(0, 4), 2)
    assert sorted(seen[1:]) == [(slice(0, 2), 1), (slice(2, 4), 1)]
