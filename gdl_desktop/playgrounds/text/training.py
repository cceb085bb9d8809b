"""Training the character model, a step at a time.

Two ways to learn from a text, chosen by ``Config.loss_at``:

- ``"last"``, as the classic many-to-one example does: windows from random places, each read from the
  zero state, and only the one character behind each window is guessed.
- ``"all"``, truncated backpropagation through time (Williams & Peng, 1990): the batch is so many *streams*
  that read on through the text, a context length per step. Every position is guessed. The state is carried
  from step to step, so that the model may remember more than the context that gradients flow through.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 (its name everywhere)
from torch import Tensor
from torch.optim import SGD, Adam, AdamW, Optimizer, RMSprop

from gdl_desktop.core.errors import DataError, ModelError
from gdl_desktop.core.events import Event, TextSample
from gdl_desktop.data.sets import Corpus
from gdl_desktop.learning.averaging import new_average, update_average
from gdl_desktop.learning.compute import Compute, Way
from gdl_desktop.learning.optimizer_state import load_optimizer_tensors, optimizer_tensors
from gdl_desktop.learning.schedule import cosine_factor
from gdl_desktop.learning.shares import Figures, Shares
from gdl_desktop.learning.snapshot import Snapshot, frozen_copy, prefixed, unprefixed
from gdl_desktop.playgrounds.text.config import Config
from gdl_desktop.playgrounds.text.model import CharLSTM, State
from gdl_desktop.playgrounds.text.sampling import Score, TextSampler, score_text
from gdl_desktop.playgrounds.text.vocabulary import Vocabulary

LIVE_SETTINGS: Final = ("learning_rate", "temperature")
# The cosine schedule ends at this share of the learning rate, not at 0: the last steps shall still learn.
_FINAL_RATE: Final = 0.02
# A stream's state returns to zero at least this many steps apart, so that the model also learns to begin.
_RESTART_EVERY: Final = 64
# Live validation reads at most this much of the held-out text, and in "last" mode so many windows of it.
_VALIDATION_CHARACTERS: Final = 10_000
_VALIDATION_WINDOWS: Final = 2048
_WINDOWS_AT_ONCE: Final = 256
_PREVIEW_SEED_LENGTH: Final = 40
# Independent sources of randomness that all come from the one seed of the run.
_WEIGHTS, _WINDOWS, _DROPOUT, _PREVIEW = range(4)


class Trainer:
    """One character model in training; see `gdl_desktop.learning.trainer.Trainer`.

    Parameters
    ----------
    config
        The settings.
    data
        The text. Its last tenth, or more by ``validation_split``, is not trained on.
    compute
        Device and precision.
    seed
        Of the weights, the order of examples, the dropout and the previews.

    Raises
    ------
    DataError
        The text is shorter than the context, or has fewer than two distinct characters.
    """

    preview_seconds: float | None = 5.0
    ways: tuple[Way, ...] = ("divided",)  # to share the many small operations of an LSTM is slower

    def __init__(self, config: Config, data: Corpus, compute: Compute, seed: int) -> None:
        self.config = config
        self.data = data
        self.compute = compute
        self.seed = seed
        self.batch_size = config.batch_size
        self.steps_per_epoch = -(-config.examples_per_epoch // config.batch_size)
        self.total_steps = self.steps_per_epoch * config.epochs
        split = int(len(data.text) * (1 - config.validation_split))
        self.train_text, self.held_out_text = data.text[:split], data.text[split:]
        self.vocabulary = Vocabulary.of_text(self.train_text)
        train_tokens = self.vocabulary.encode(self.train_text)
        self._check_text(len(train_tokens))
        held_out_tokens = self.vocabulary.encode(self.held_out_text)
        device = compute.torch_device
        # The whole text lies on the device; a batch is cut out of it by index.
        self.validation_tokens = torch.from_numpy(np.concatenate([train_tokens, held_out_tokens])).to(device)
        self.held_out_start = len(train_tokens)
        self.tokens = self.validation_tokens[: self.held_out_start]
        self.model = CharLSTM(config, len(self.vocabulary), self._generator("cpu", _WEIGHTS)).to(device)
        # What people see and what is checked: the average, or the newest weights themselves.
        self.shown = new_average(self.model) if config.ema_decay else self.model
        self.optimizer = build_optimizer(config, self.model)
        self.streams: State = self.model.zero_state(config.batch_size, device)
        self._steps_taken = 0
        self.shares = Shares(compute.device)
        self._epoch_starts: tuple[int, Tensor] | None = None

    def use_threads(self, number: int, way: Way | None = None) -> None:
        """Divide every batch among so many threads from now on."""
        self.shares.use_threads(number)

    def train_step(self, step: int, progress: float) -> dict[str, Tensor]:
        """Take one optimizer step; return ``loss`` (nats), ``bits`` and ``accuracy`` as 0-d tensors."""
        for group in self.optimizer.param_groups:
            group["lr"] = learning_rate_at(self.config, progress)
        everywhere = self.config.loss_at == "all"
        windows = self._stream_windows(step) if everywhere else self._random_windows(step)  # (B, T + 1)

        def figures_of(rows: slice) -> Figures:
            hiding = self.config.dropout or self.config.recurrent_dropout
            dropout = self._generator(self.compute.device, _DROPOUT, step, rows.start) if hiding else None
            with self.compute.autocast():
                logits, targets = (
                    self._guess_all(windows[rows], rows, dropout)
                    if everywhere
                    else _guess_behind(self.model, windows[rows], dropout)
                )
            loss = F.cross_entropy(logits.float(), targets)
            accuracy = (logits.detach().argmax(-1) == targets).float().mean()
            return {"loss": loss, "bits": loss.detach() / math.log(2), "accuracy": accuracy}

        figures = self.shares.backward(self.model.parameters(), self.batch_size, figures_of)
        if self.config.gradient_clip:
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.config.gradient_clip)
        self.optimizer.step()
        self._steps_taken = step + 1
        if self.config.ema_decay:
            update_average(self.shown, self.model, self.config.ema_decay, self._steps_taken)
        return figures

    @torch.no_grad()
    def validate(self) -> dict[str, float]:
        """Return ``val_loss`` (nats), ``val_bits`` and ``val_accuracy`` on up to about 10,000 held-out characters.

        They are spread evenly over the held-out text, so that an easy beginning flatters nobody. The task
        is that of training: every character in ``"all"`` mode, the one behind a window in ``"last"``
        mode. Nothing is returned where the model knows none of the held-out characters.
        """
        if len(self.validation_tokens) == self.held_out_start:
            return {}
        with self.compute.autocast():
            if self.config.loss_at == "all":
                score = score_text(self.shown, self.validation_tokens, self.held_out_start, _VALIDATION_CHARACTERS)
            else:
                score = self._score_windows()
        return {"val_loss": score.loss, "val_bits": score.loss / math.log(2), "val_accuracy": score.accuracy}

    def preview(self, step: int, epoch: int) -> list[Event]:
        """Return a text that the model writes behind a few held-out words; beside the weights, seed and step decide."""
        rng = np.random.default_rng([self.seed % 2**64, _PREVIEW, step])
        source = self.held_out_text or self.train_text
        begin = int(rng.integers(max(1, len(source) - _PREVIEW_SEED_LENGTH)))
        cut = source[begin : begin + _PREVIEW_SEED_LENGTH]
        # Begin with a whole word where there is one.
        seed_text = self.vocabulary.clean(cut.partition(" ")[2] or cut).text
        temperature = self.config.temperature
        writer = TextSampler(self.snapshot()).stream(seed_text, temperature, self.config.preview_length, rng)
        return [TextSample(step, epoch, seed_text, "".join(writer), temperature)]

    def snapshot(self) -> Snapshot:
        """Return an immutable copy of the weights with the vocabulary they belong to."""
        card = {
            "data": self.data.name,
            "data_title": self.data.title,
            "data_sha256": self.data.sha256,
            "seed": self.seed,
            "step": self._steps_taken,
            "parameters": sum(parameter.numel() for parameter in self.shown.parameters()),
        }
        details = {"vocabulary": "".join(self.vocabulary)}
        return Snapshot("text", self.config, frozen_copy(self.shown.state_dict()), details, card)

    def apply_live(self, name: str, value: Any) -> None:
        """Change the learning rate or the temperature from the next step on.

        Raises
        ------
        ValueError
            The setting is not a live one.
        """
        if name not in LIVE_SETTINGS:
            raise ValueError(f"{name} is not a live setting")
        self.config = dataclasses.replace(self.config, **{name: value})

    def state(self) -> dict[str, Tensor]:
        """Return weights, their average, optimizer, the streams' memory, live settings and steps taken.

        The order of examples and the dropout follow from seed and step, so that no generator is kept.
        """
        tensors = prefixed(self.model.state_dict(), "model.")
        if self.config.ema_decay:
            tensors |= prefixed(self.shown.state_dict(), "average.")
        for index, (h, c) in enumerate(self.streams):
            tensors |= {f"streams.{index}.h": h, f"streams.{index}.c": c}
        for name in LIVE_SETTINGS:
            tensors[f"live.{name}"] = torch.tensor(getattr(self.config, name), dtype=torch.float64)
        tensors["steps_taken"] = torch.tensor(self._steps_taken)
        return frozen_copy(tensors) | optimizer_tensors(self.optimizer, "optimizer")

    def load_state(self, state: Mapping[str, Tensor]) -> None:
        """Take up a state that `state` returned.

        Raises
        ------
        ModelError
            It belongs to a model of other sizes or to a text of other characters.
        """
        device = self.compute.torch_device
        try:
            self.model.load_state_dict(unprefixed(state, "model."))
            if self.config.ema_decay:
                self.shown.load_state_dict(unprefixed(state, "average."))
            self.streams = tuple(
                (_like(h, state[f"streams.{index}.h"]).to(device), _like(c, state[f"streams.{index}.c"]).to(device))
                for index, (h, c) in enumerate(self.streams)
            )
            learning_rate, temperature = (float(state[f"live.{name}"]) for name in LIVE_SETTINGS)
            self._steps_taken = int(state["steps_taken"])
        except (RuntimeError, KeyError):
            raise ModelError(
                "The checkpoint does not fit these settings and this text; continue it with its own, or start anew."
            ) from None
        load_optimizer_tensors(self.optimizer, state, "optimizer")
        self.config = dataclasses.replace(self.config, learning_rate=learning_rate, temperature=temperature)

    def _stream_windows(self, step: int) -> Tensor:
        """Return what every stream reads in a step, and the character behind it: (B, T + 1).

        The stream whose turn it is forgets what it has read before.
        """
        size, length = self.config.batch_size, self.config.context_length
        restarting = step % max(size, _RESTART_EVERY)
        if restarting < size:
            for memory in (memory for layer in self.streams for memory in layer):
                memory[:, restarting] = 0
        # The streams start evenly spread over the text and read it in a circle: what follows the part of
        # one is the part of the next, so that its memory stays true. Only the text's end meets its start.
        starts = torch.arange(size, device=self.tokens.device) * len(self.tokens) // size
        positions = starts[:, None] + step * length + torch.arange(length + 1, device=self.tokens.device)
        return self.tokens[positions % len(self.tokens)]

    def _random_windows(self, step: int) -> Tensor:
        """Return a step's windows and the character behind each: (B, T + 1)."""
        epoch, index = divmod(step, self.steps_per_epoch)
        starts = self._starts(epoch)[index * self.config.batch_size : (index + 1) * self.config.batch_size]
        return self._windows(self.tokens, starts)

    def _windows(self, tokens: Tensor, starts: Tensor) -> Tensor:
        """Cut windows (n, T + 1) out of a text, from starts (n,) on."""
        return tokens[starts[:, None] + torch.arange(self.config.context_length + 1, device=tokens.device)]

    def _guess_all(self, windows: Tensor, rows: slice, dropout: torch.Generator | None) -> tuple[Tensor, Tensor]:
        """Let streams, those of ``rows``, read their windows; return logits (b * T, V) and targets (b * T)."""
        # Copies: the backward pass reads them after the streams have gone on.
        before = tuple((h[:, rows].clone(), c[:, rows].clone()) for h, c in self.streams)
        logits, after = self.model(windows[:, :-1], before, dropout)
        for memory, new in zip(self.streams, after, strict=True):
            for kept, number in zip(memory, new, strict=True):
                kept[:, rows] = number.detach()  # gradients end here; the numbers go on
        return logits.flatten(0, 1), windows[:, 1:].flatten().long()  # (b, T, V) -> (b * T, V)

    def _starts(self, epoch: int) -> Tensor:
        """Return the first positions of all windows of an epoch, drawn from the seed and the epoch alone."""
        if self._epoch_starts is None or self._epoch_starts[0] != epoch:
            last = len(self.tokens) - self.config.context_length - 1
            count = self.steps_per_epoch * self.config.batch_size
            starts = torch.randint(last + 1, (count,), generator=self._generator("cpu", _WINDOWS, epoch))
            self._epoch_starts = epoch, starts.to(self.tokens.device)
        return self._epoch_starts[1]

    def _score_windows(self) -> Score:
        """Judge the guesses behind windows whose target is held out, evenly spread over the validation text."""
        length, end = self.config.context_length, len(self.validation_tokens)
        count = min(_VALIDATION_WINDOWS, end - self.held_out_start)
        targets = self.held_out_start + torch.arange(count) * (end - self.held_out_start) // count
        loss, right = torch.zeros((), dtype=torch.float64), 0
        starts = (targets - length).to(self.tokens.device)
        for begin in range(0, count, _WINDOWS_AT_ONCE):
            at_once = starts[begin : begin + _WINDOWS_AT_ONCE]
            logits, truth = _guess_behind(self.shown, self._windows(self.validation_tokens, at_once))
            loss += F.cross_entropy(logits.float(), truth, reduction="sum").cpu().double()
            right += int((logits.argmax(-1) == truth).sum())
        return Score(float(loss) / count, right / count, count)

    def _generator(self, device: str, *stream: int) -> torch.Generator:
        """Return a fresh generator that depends on the run's seed and on what it is for, and nothing else."""
        words = np.random.SeedSequence([self.seed % 2**64, *stream]).generate_state(1, np.uint64)
        return torch.Generator(device).manual_seed(int(words[0]) >> 1)

    def _check_text(self, known: int) -> None:
        if len(self.vocabulary) < 2:
            raise DataError(
                f"The text “{self.data.title}” has {len(self.vocabulary)} distinct characters to learn from, but at "
                "least 2 are needed; choose a longer or more varied text."
            )
        if known < self.config.context_length + 1:
            raise DataError(
                f"The text “{self.data.title}” has {known} characters to learn from, but a context length of "
                f"{self.config.context_length} needs at least {self.config.context_length + 1}; choose a longer text "
                "or a shorter context."
            )


def _guess_behind(model: CharLSTM, windows: Tensor, dropout: torch.Generator | None = None) -> tuple[Tensor, Tensor]:
    """Let a model read windows (b, T + 1) but for their last; return logits (b, V) and targets (b) of that one."""
    x, _ = model.hidden(windows[:, :-1], None, dropout)
    return model.head(x[:, -1]), windows[:, -1].long()  # (b, T, H) -> (b, H) -> (b, V)


def learning_rate_at(config: Config, progress: float) -> float:
    """Return the learning rate at a share of the run's budget, in [0, 1]."""
    if config.schedule == "constant":
        return config.learning_rate
    return config.learning_rate * (_FINAL_RATE + (1 - _FINAL_RATE) * cosine_factor(progress))


def build_optimizer(config: Config, model: CharLSTM) -> Optimizer:
    """Return the optimizer of a config, in its fused form where torch has one.

    Adam's second moments forget after about 100 steps, for runs of minutes rather than days; RMSprop
    has the constants of the classic example's library, SGD the usual momentum.
    """
    parameters, rate, decay = model.parameters(), config.learning_rate, config.weight_decay
    match config.optimizer:
        case "adamw":
            return AdamW(parameters, lr=rate, betas=(0.9, 0.99), weight_decay=decay, fused=True)
        case "adam":
            return Adam(parameters, lr=rate, betas=(0.9, 0.99), weight_decay=decay, fused=True)
        case "rmsprop":
            return RMSprop(parameters, lr=rate, alpha=0.9, eps=1e-7, weight_decay=decay)
        case "sgd":
            return SGD(parameters, lr=rate, momentum=0.9, weight_decay=decay, fused=True)


def _like(expected: Tensor, given: Tensor) -> Tensor:
    """Return a copy of ``given`` once its shape is found to be the expected one."""
    if expected.shape != given.shape:
        raise KeyError("shape")
    return given.clone()
