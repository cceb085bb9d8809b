from __future__ import annotations

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from gdl_desktop.playgrounds.text.config import Config
from gdl_desktop.playgrounds.text.model import CharLSTM

Doubles = NDArray[np.float64]


def hand_unrolled(model: CharLSTM, tokens: list[int]) -> Doubles:
    """The logits behind every token, by the equations of the model's docstring, in float64."""
    weights = {name: tensor.double().numpy() for name, tensor in model.state_dict().items()}
    memory = [(np.zeros(size), np.zeros(size)) for size in model.sizes]
    result = []
    for token in tokens:
        x = (
            weights["embedding.weight"][token]
            if "embedding.weight" in weights
            else np.eye(model.vocabulary_size)[token]
        )
        for k, (h, c) in enumerate(memory):
            w, u = weights[f"layers.{k}.weight_ih_l0"], weights[f"layers.{k}.weight_hh_l0"]
            b = weights[f"layers.{k}.bias_ih_l0"] + weights[f"layers.{k}.bias_hh_l0"]
            a_i, a_f, a_g, a_o = np.split(w @ x + u @ h + b, 4)
            i, f, o = (1 / (1 + np.exp(-a)) for a in (a_i, a_f, a_o))
            c = f * c + i * np.tanh(a_g)
            h = o * np.tanh(c)
            memory[k], x = (h, c), h
        result.append(weights["head.weight"] @ x + weights["head.bias"])
    return np.array(result)


def build(**changes: object) -> CharLSTM:
    config = Config(**{"layers": (24, 16, 8), "embedding_size": 6, **changes})  # type: ignore[arg-type]
    model = CharLSTM(config, 11, torch.Generator().manual_seed(5))
    with torch.no_grad():  # biases of 0 and 1 would hide a gate taken for another
        for parameter in model.parameters():
            parameter.add_(torch.randn(parameter.shape, generator=torch.Generator().manual_seed(6)), alpha=0.3)
    return model


@pytest.mark.parametrize("embedding_size", [0, 6])
def test_the_network_is_the_hand_unrolled_cell(embedding_size: int) -> None:
    model = build(embedding_size=embedding_size)
    tokens = torch.randint(11, (1, 30), generator=torch.Generator().manual_seed(1))
    logits, _ = model(tokens)
    np.testing.assert_allclose(logits[0].detach().numpy(), hand_unrolled(model, tokens[0].tolist()), atol=1e-5)


def test_reading_in_parts_equals_reading_at_once() -> None:
    model = build()
    tokens = torch.randint(11, (3, 20), generator=torch.Generator().manual_seed(1))
    whole, end = model(tokens)
    first, state = model(tokens[:, :7])
    second, state = model(tokens[:, 7:], state)
    torch.testing.assert_close(torch.cat([first, second], dim=1), whole)
    torch.testing.assert_close(state, end)


def test_weights_come_from_the_given_generator_alone() -> None:
    before = torch.get_rng_state()
    one, same, other = (CharLSTM(Config(), 30, torch.Generator().manual_seed(seed)) for seed in (1, 1, 2))
    assert torch.equal(before, torch.get_rng_state())
    assert torch.equal(one.head.weight, same.head.weight)
    assert not torch.equal(one.head.weight, other.head.weight)
    assert all(torch.isfinite(parameter).all() for parameter in one.parameters())


def test_forget_gates_begin_open_and_the_recurrence_keeps_lengths() -> None:
    model = CharLSTM(Config(layers=(16,)), 30, torch.Generator().manual_seed(0))
    bias = model.state_dict()["layers.0.bias_ih_l0"]
    assert bias.reshape(4, 16).mean(1).tolist() == [0, 1, 0, 0]
    for gate in model.state_dict()["layers.0.weight_hh_l0"].reshape(4, 16, 16):
        torch.testing.assert_close(gate @ gate.T, torch.eye(16), atol=1e-5, rtol=0)


def test_dropout_hides_the_same_cells_all_along_a_text_and_only_with_a_generator() -> None:
    model = build(layers=(400,), dropout=0.25)
    tokens = torch.randint(11, (2, 9), generator=torch.Generator().manual_seed(1))
    plain, _ = model.hidden(tokens)
    dropped, _ = model.hidden(tokens, None, torch.Generator().manual_seed(2))
    hidden = dropped == 0
    assert not (plain == 0).any()
    assert (hidden == hidden[:, :1]).all()
    assert 0.15 < hidden.float().mean() < 0.35
    torch.testing.assert_close(dropped[~hidden], plain[~hidden] / 0.75)


def test_recurrent_dropout_reads_with_a_thinned_memory_and_teaches_the_whole_one() -> None:
    model = build(layers=(40,), recurrent_dropout=0.25)
    tokens = torch.randint(11, (2, 9), generator=torch.Generator().manual_seed(1))
    read, _ = model.hidden(tokens, None, torch.Generator().manual_seed(2))
    # The same weights, hidden by hand in a second model that knows of no dropout.
    kept = torch.empty(160, 40).bernoulli_(0.75, generator=torch.Generator().manual_seed(2))
    twin = build(layers=(40,))
    twin.load_state_dict(model.state_dict())
    with torch.no_grad():
        twin.layers[0].weight_hh_l0.mul_(kept / 0.75)
    expected, _ = twin.hidden(tokens)
    torch.testing.assert_close(read, expected)
    read.sum().backward()
    gradient = model.layers[0].weight_hh_l0.grad
    assert gradient is not None
    assert torch.equal(gradient == 0, kept == 0)
    plain, _ = model.hidden(tokens)
    assert not torch.equal(plain, read)
