"""A character-level language model: stacked LSTM layers that guess the next character.

The idea of training a recurrent network on plain characters and letting it write is Graves's
(*Generating Sequences With Recurrent Neural Networks*, 2013, arXiv:1308.0850), made popular by
Karpathy (*The Unreasonable Effectiveness of Recurrent Neural Networks*, 2015).

An LSTM layer (Hochreiter & Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997; with the
forget gate of Gers, Schmidhuber & Cummins, *Learning to Forget*, Neural Computation 12(10), 2000)
carries a cell ``c`` and an output ``h`` along the text. At each character, with input ``x``::

    i = sigmoid(W_i x + U_i h + b_i)     input gate:  how much of the new to let in
    f = sigmoid(W_f x + U_f h + b_f)     forget gate: how much of the old to keep
    g = tanh   (W_g x + U_g h + b_g)     the new
    o = sigmoid(W_o x + U_o h + b_o)     output gate: how much of the cell to show
    c = f * c + i * g
    h = o * tanh(c)

In the shape comments B is the batch, T the time (characters), V the vocabulary, H a layer's size.
"""

from __future__ import annotations

from typing import TypeAlias

import torch
import torch.nn.functional as F  # noqa: N812 (its name everywhere)
from torch import Tensor, nn

from gdl_desktop.playgrounds.text.config import Config

State: TypeAlias = tuple[tuple[Tensor, Tensor], ...]
"""One ``(h, c)`` per layer, each float of shape (1, B, H)."""


class CharLSTM(nn.Module):
    """Characters in, logits of the next character out.

    Parameters
    ----------
    config
        Only ``layers``, ``embedding_size``, ``dropout`` and ``recurrent_dropout`` matter here.
    vocabulary_size
        Number of distinct characters, V.
    generator
        Draws the initial weights; without it they are left unset, to be loaded.
    """

    def __init__(self, config: Config, vocabulary_size: int, generator: torch.Generator | None = None) -> None:
        super().__init__()
        self.vocabulary_size = vocabulary_size
        self.sizes = config.layers
        self.dropout = config.dropout
        self.recurrent_dropout = config.recurrent_dropout
        inputs = (config.embedding_size or vocabulary_size, *config.layers)
        # On the "meta" device the modules do not draw weights of their own: that would be from
        # torch's global generator, which every thread shares.
        with torch.device("meta"):
            self.embedding = nn.Embedding(vocabulary_size, config.embedding_size) if config.embedding_size else None
            self.layers = nn.ModuleList(
                nn.LSTM(below, size, batch_first=True) for below, size in zip(inputs, config.layers, strict=False)
            )
            self.head = nn.Linear(config.layers[-1], vocabulary_size)
        self.to_empty(device="cpu")
        if generator is not None:
            self.init_weights(generator)

    @torch.no_grad()
    def init_weights(self, generator: torch.Generator) -> None:
        """Draw initial weights: Glorot for inputs, orthogonal for the recurrence, forget gates open.

        An open forget gate (bias 1; Jozefowicz, Zaremba & Sutskever, ICML 2015) lets gradients flow
        through the cell from the first step on.
        """
        if self.embedding is not None:
            nn.init.normal_(self.embedding.weight, generator=generator)
        for layer, size in zip(self.layers, self.sizes, strict=True):
            weight_ih, weight_hh, bias_ih, bias_hh = layer.parameters()
            for part in range(4):  # the gates i, f, g, o lie below each other: each is a matrix of its own
                rows = slice(part * size, (part + 1) * size)
                nn.init.xavier_uniform_(weight_ih[rows], generator=generator)
                nn.init.orthogonal_(weight_hh[rows], generator=generator)
            nn.init.zeros_(bias_ih)
            nn.init.zeros_(bias_hh)
            nn.init.ones_(bias_ih[size : 2 * size])
        nn.init.xavier_uniform_(self.head.weight, generator=generator)
        nn.init.zeros_(self.head.bias)

    def zero_state(self, batch_size: int, device: torch.device | str = "cpu") -> State:
        """Return the state before any character was read."""
        return tuple(
            (torch.zeros(1, batch_size, size, device=device), torch.zeros(1, batch_size, size, device=device))
            for size in self.sizes
        )

    def hidden(
        self, tokens: Tensor, state: State | None = None, generator: torch.Generator | None = None
    ) -> tuple[Tensor, State]:
        """Read characters and return what the last layer makes of them, before the head.

        Parameters
        ----------
        tokens
            Integers of shape (B, T).
        state
            Where an earlier call ended; the zero state without it.
        generator
            Draws the dropout; there is none without it.

        Returns
        -------
        tuple
            Floats of shape (B, T, H), and the state behind the last character.
        """
        if state is None:
            state = self.zero_state(tokens.shape[0], tokens.device)
        if self.embedding is not None:
            x = self.embedding(tokens)  # (B, T) -> (B, T, E)
        else:
            one_hot = torch.eye(self.vocabulary_size, device=tokens.device)
            x = one_hot[tokens.long()]  # (B, T) -> (B, T, V)
        after = []
        for layer, memory in zip(self.layers, state, strict=True):
            x, memory = self._read(layer, x, memory, generator)  # (B, T, E or H below) -> (B, T, H)
            x = self._drop(x, generator)
            after.append(memory)
        return x, tuple(after)

    def forward(
        self, tokens: Tensor, state: State | None = None, generator: torch.Generator | None = None
    ) -> tuple[Tensor, State]:
        """Return the logits of the next character behind every position, of shape (B, T, V), and the state.

        The parameters are those of `hidden`.
        """
        x, state = self.hidden(tokens, state, generator)
        logits = self.head(x)  # (B, T, H) -> (B, T, V)
        return logits, state

    def _read(
        self, layer: nn.Module, x: Tensor, memory: tuple[Tensor, Tensor], generator: torch.Generator | None
    ) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        """Let a layer read x (B, T, E or H below); in training with some of its recurrent weights hidden.

        The same weights at all positions, drawn anew for every batch: the DropConnect of Merity, Keskar & Socher
        (*Regularizing and Optimizing LSTM Language Models*, ICLR 2018, section 2).
        """
        thinning = generator is not None and self.recurrent_dropout > 0
        # oneDNN's bfloat16 LSTM takes its numbers in pairs: an odd width makes it four times as slow.
        widening = x.shape[-1] % 2 == 1 and x.device.type == "cpu"
        if not thinning and not widening:
            return layer(x, memory)  # type: ignore[no-any-return]
        weights: list[Tensor] = list(layer.parameters())
        weight_ih, weight_hh, bias_ih, bias_hh = weights  # (4H, E), (4H, H), (4H), (4H)
        if thinning:
            kept = torch.empty_like(weight_hh).bernoulli_(1 - self.recurrent_dropout, generator=generator)
            weight_hh = weight_hh * kept / (1 - self.recurrent_dropout)
        if widening:
            x, weight_ih = F.pad(x, (0, 1)), F.pad(weight_ih, (0, 1))  # a last column of zeros changes nothing
        # What nn.LSTM calls: has biases, one layer, no dropout of its own, training, one direction, batch first.
        weights = [weight_ih, weight_hh, bias_ih, bias_hh]
        x, h, c = torch.lstm(x, memory, weights, True, 1, 0.0, self.training, False, True)
        return x, (h, c)

    def _drop(self, x: Tensor, generator: torch.Generator | None) -> Tensor:
        """Hide a share of the cells, the same ones at all positions of a piece of text.

        One mask per sequence (Gal & Ghahramani, *A Theoretically Grounded Application of Dropout in
        Recurrent Neural Networks*, NeurIPS 2016) costs T times fewer random numbers than one per character.
        """
        if generator is None or self.dropout == 0:
            return x
        mask = torch.empty(x.shape[0], 1, x.shape[2], device=x.device, dtype=x.dtype)  # (B, 1, H)
        mask.bernoulli_(1 - self.dropout, generator=generator)
        return x * mask / (1 - self.dropout)
