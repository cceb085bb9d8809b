"""Counting the arithmetic of a training step: multiplications and additions of its matrix products.

Convolutions are matrix products too. What is done number by number (activations, the optimizer) is
left out: it costs time, but hardly any arithmetic.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Final

import torch
from torch.utils.flop_counter import FlopCounterMode

_Shape = Sequence[int]


def count_flops(work: Callable[[], object]) -> int:
    """Run some work and return how many multiplications and additions its matrix products took.

    They are counted where torch carries them out, forward and backward alike, so that what a model does
    twice counts twice and what autograd can leave out does not count.
    """
    with FlopCounterMode(display=False, custom_mapping=_FUSED_LSTMS) as counter:
        work()
    return int(counter.get_total_flops())


def lstm_flops(x: _Shape, weights: Sequence[_Shape]) -> int:
    """Return the multiplications and additions of the matrix products of stacked LSTM layers, forward.

    At each position every entry of every matrix takes one multiplication and one addition. Backward they
    are twice as many: each product has one for the gradient of its weights and one for that of its input.

    Parameters
    ----------
    x
        Shape of the input: (time, batch, inputs), or batch first.
    weights
        Shapes of all weights, (4 * cells, inputs) and (4 * cells, cells); biases, of one dimension, do not count.
    """
    return 2 * math.prod(x[:-1]) * sum(math.prod(weight) for weight in weights if len(weight) == 2)


def _onednn_forward(x: _Shape, *rest: Any, **_: Any) -> int:
    return lstm_flops(x, rest[:2])


def _onednn_backward(x: _Shape, *rest: Any, **_: Any) -> int:
    return 2 * lstm_flops(x, rest[:2])


def _cudnn_forward(x: _Shape, weights: Sequence[_Shape], *_rest: Any, **_: Any) -> int:
    return lstm_flops(x, weights)


def _cudnn_backward(x: _Shape, weights: Sequence[_Shape], *_rest: Any, **_: Any) -> int:
    return 2 * lstm_flops(x, weights)


def _mps_forward(x: _Shape, _state: Any, weights: Sequence[_Shape], *_rest: Any, **_: Any) -> int:
    return lstm_flops(x, weights)


def _mps_backward(*arguments: Any, **_: Any) -> int:
    return 2 * lstm_flops(arguments[5], arguments[8])


# Each kind of device computes a whole LSTM layer in one operation, into which torch's counter cannot look.
_FUSED_LSTMS: Final = {
    torch.ops.aten.mkldnn_rnn_layer: _onednn_forward,
    torch.ops.aten.mkldnn_rnn_layer_backward: _onednn_backward,
    torch.ops.aten._cudnn_rnn: _cudnn_forward,
    torch.ops.aten._cudnn_rnn_backward: _cudnn_backward,
    torch.ops.aten._lstm_mps: _mps_forward,
    torch.ops.aten.lstm_mps_backward: _mps_backward,
}
