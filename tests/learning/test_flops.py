"""Counted multiplications and additions against closed forms, and fused layers against plain ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn

from gdl_desktop.data.sets import Corpus
from gdl_desktop.learning.compute import Compute, Precision
from gdl_desktop.learning.flops import _FUSED_LSTMS, count_flops, lstm_flops
from gdl_desktop.playgrounds.text.config import Config
from gdl_desktop.playgrounds.text.training import Trainer

BATCH, TIME, INPUTS, CELLS = 3, 5, 7, 11
TEXT = Corpus.of("letters", "Letters", "the quick brown fox jumps over the lazy dog " * 50)


def lstm_backward(make_output: Callable[[Tensor, Tensor, Tensor], Tensor]) -> Callable[[], None]:
    """Return a forward and backward pass in which every gradient is wanted."""
    generator = torch.Generator().manual_seed(0)
    x = torch.randn(BATCH, TIME, INPUTS, generator=generator, requires_grad=True)
    h, c = (torch.randn(BATCH, CELLS, generator=generator, requires_grad=True) for _ in range(2))
    return lambda: make_output(x, h, c).square().sum().backward()  # type: ignore[no-untyped-call]


def test_a_fused_lstm_counts_as_its_cells_do_one_by_one() -> None:
    fused, cell = nn.LSTM(INPUTS, CELLS, batch_first=True), nn.LSTMCell(INPUTS, CELLS)

    def step_by_step(x: Tensor, h: Tensor, c: Tensor) -> Tensor:
        outputs = []
        for t in range(TIME):
            h, c = cell(x[:, t], (h, c))
            outputs.append(h)
        return torch.stack(outputs, dim=1)

    plain = count_flops(lstm_backward(step_by_step))
    assert plain == 3 * 2 * BATCH * TIME * 4 * CELLS * (INPUTS + CELLS)
    assert count_flops(lstm_backward(lambda x, h, c: fused(x, (h[None], c[None]))[0])) == plain


def test_every_device_counts_the_same_lstm() -> None:
    x, state = (TIME, BATCH, INPUTS), [(1, BATCH, CELLS)] * 2
    weights = [(4 * CELLS, INPUTS), (4 * CELLS, CELLS), (4 * CELLS,), (4 * CELLS,)]
    forward = 2 * BATCH * TIME * 4 * CELLS * (INPUTS + CELLS)
    assert lstm_flops(x, weights) == forward
    arguments = {
        "mkldnn_rnn_layer": (x, *weights, *state),
        "mkldnn_rnn_layer_backward": (x, *weights, *state),
        "_cudnn_rnn": (x, weights, 4, None, *state),
        "_cudnn_rnn_backward": (x, weights, 4, None, *state),
        "_lstm_mps": (x, state, weights, True),
        "lstm_mps_backward": (None, None, None, (), (), x, (), state, weights, True),
    }
    counted = {str(operation).rpartition(".")[2]: formula for operation, formula in _FUSED_LSTMS.items()}
    for name, given in arguments.items():
        assert counted[name](*given, out_shape=None) == forward * (2 if name.endswith("backward") else 1), name


def test_layers_count_in_closed_form() -> None:
    body = nn.Sequential(nn.Linear(20, 30), nn.ReLU(), nn.Linear(30, 4))
    x = torch.zeros(6, 20)
    # The first layer needs no gradient of its input.
    assert count_flops(lambda: body(x).sum().backward()) == 2 * 6 * (2 * 20 * 30 + 3 * 30 * 4)
    convolution, picture = nn.Conv2d(2, 5, 3, padding=1), torch.zeros(6, 2, 8, 8)
    assert count_flops(lambda: convolution(picture)) == 2 * 6 * 8 * 8 * 2 * 5 * 3 * 3


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
@pytest.mark.parametrize("loss_at", ["all", "last"])
def test_a_step_of_the_real_trainer_counts_in_closed_form(
    loss_at: str, precision: Precision, request: pytest.FixtureRequest
) -> None:
    if precision == "bf16":
        request.getfixturevalue("half_lstm")
    config = Config(layers=(8, 16), embedding_size=12, context_length=10, batch_size=4, loss_at=loss_at)  # type: ignore[arg-type]
    trainer = Trainer(config, TEXT, Compute(precision=precision), 0)
    positions = 4 * 10
    guesses = positions if loss_at == "all" else 4
    matrices = 4 * 8 * (12 + 8) + 4 * 16 * (8 + 16)
    characters = len(set(TEXT.train_text))
    expected = 3 * 2 * (positions * matrices + guesses * 16 * characters)
    assert count_flops(lambda: trainer.train_step(0, 0.0)) == expected
