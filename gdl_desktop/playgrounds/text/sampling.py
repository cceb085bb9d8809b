"""Writing with a trained model, a character at a time, and judging it on text it has not seen.

Writing is *stateful*: the network keeps what it has read in its cells, so that each further character
costs one step, however long the text already is. The step is plain numpy: at a batch of one, a
matrix-vector product takes microseconds, and most of torch's time would go into calling it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 (its name everywhere)
from numpy.typing import NDArray
from torch import Tensor

from gdl_desktop.core.errors import ConfigError, DataError, ModelError
from gdl_desktop.data.sets import Corpus
from gdl_desktop.learning.judge.text_metrics import longest_overlap, ngram_nats, xz_bits, zlib_bits
from gdl_desktop.learning.sampling import SampleRequest
from gdl_desktop.learning.snapshot import Snapshot, all_finite
from gdl_desktop.playgrounds.text.model import CharLSTM
from gdl_desktop.playgrounds.text.vocabulary import Vocabulary

Floats = NDArray[np.float32]

# A temperature below this is as good as 0, and dividing by it would leave the range of numbers.
_LEAST_TEMPERATURE: Final = 1e-30
# Above this one all characters are alike, and noise times it would leave the range of float32.
_GREATEST_TEMPERATURE: Final = 1e30
_AHEAD: Final = 64  # for how many characters chance is drawn at once
# An evaluation reads the text in this many pieces at once, in stretches of so many characters,
# after a run-up that fills each piece's memory without being judged.
_PIECES: Final = 64
_STRETCH: Final = 256
_RUN_UP: Final = 128
# So that evaluating takes seconds on any text: characters that are judged, and that baselines learn from.
_MOST_JUDGED: Final = 400_000
_MOST_LEARNT: Final = 4_000_000
# Longer passages are hardly ever seen twice in texts of a few megabytes: on those at hand, order 8 saves
# 0.005 to 0.08 bits over order 6 and takes half as long again.
_NGRAM_ORDER: Final = 6
_OVERLAP_LENGTH: Final = 2000
_OVERLAP_TEMPERATURE: Final = 0.8
_OVERLAP_SEED: Final = 0


class TextSampler:
    """Writes with one snapshot; it is never changed, so that several threads may share it.

    Parameters
    ----------
    snapshot
        Of the text playground.

    Raises
    ------
    ModelError
        The snapshot lacks weights or its vocabulary, or its weights are not finite numbers.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.vocabulary = vocabulary_of(snapshot)
        tensors = _checked_tensors(snapshot, len(self.vocabulary))
        weights: dict[str, Floats] = {name: tensor.float().numpy() for name, tensor in tensors.items()}
        embedding = weights.get("embedding.weight", np.eye(len(self.vocabulary), dtype=np.float32))
        half = np.float32(0.5)  # an h is passed on doubled; see `_LayerState.advance`
        layers = []
        for index, size in enumerate(snapshot.config.layers):
            w_ih, w_hh, b_ih, b_hh = (
                _prepare_gates(weights[f"layers.{index}.{name}_l0"], size)
                for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
            )
            if index == 0:
                # The first layer's input is one of V embeddings: its share of the gates is a table.
                self.table: Floats = np.ascontiguousarray(embedding @ w_ih.T)  # (V, 4 H)
                w_ih = w_ih[:, :0]
            weight = np.concatenate([half * w_ih, half * w_hh, (b_ih + b_hh)[:, None]], axis=1)
            # Column by column in memory: so BLAS takes a quarter less time for a tall matrix and a vector.
            layers.append(np.asfortranarray(weight))
        self.layers: tuple[Floats, ...] = tuple(layers)  # of `_LayerState`
        self.head: Floats = np.concatenate([half * weights["head.weight"], weights["head.bias"][:, None]], axis=1)

    def begin(self, seed_text: str = "") -> Writing:
        """Read a seed text of any length and return the text in the making behind it.

        Characters outside the vocabulary are replaced or skipped as `Vocabulary.clean` says. When
        nothing is left to read, the network starts from its zero state as at the start of a line: it
        reads a line break, or a space, or else the vocabulary's first character, whichever it knows.
        """
        seed = self.vocabulary.clean(seed_text).text
        if not seed:
            seed = next((opening for opening in "\n " if opening in self.vocabulary), self.vocabulary.characters[0])
        writing = Writing(self)
        for token in self.vocabulary.encode(seed).tolist():
            writing.read(token)
        return writing

    def stream(self, seed_text: str, temperature: float, length: int | None, rng: np.random.Generator) -> Iterator[str]:
        """Write on from a seed text, character by character.

        Parameters
        ----------
        seed_text
            How the text begins, of any length; it is not repeated.
        temperature
            0 always takes the likeliest character, 1 draws as the model believes, more is bolder.
        length
            How many characters to write; without end when None.
        rng
            The only source of randomness; at temperature 0 it is not used.

        Raises
        ------
        ConfigError
            The temperature or the length is below 0, or no number. It is raised before the first character.
        """
        _check_temperature(temperature)
        if length is not None and length < 0:
            raise ConfigError(f"The length of a text must be 0 or more characters, not {length}.")
        return self._stream(seed_text, temperature, length, rng)

    def _stream(
        self, seed_text: str, temperature: float, length: int | None, rng: np.random.Generator
    ) -> Iterator[str]:
        writing = self.begin(seed_text)
        written = 0
        while length is None or written < length:
            yield writing.write(temperature, rng)
            written += 1


class Writing:
    """A text in the making: the state of the network behind everything it has read and written."""

    def __init__(self, sampler: TextSampler) -> None:
        self._sampler = sampler
        self._first, *self._others = [_LayerState(layer) for layer in sampler.layers]
        self._logits: Floats = np.zeros(len(sampler.vocabulary), dtype=np.float32)
        self._scores = np.empty_like(self._logits)
        self._luck: Iterator[Floats] = iter(())  # what chance adds to the logits of the characters to come

    @property
    def logits(self) -> Floats:
        """Logits of the next character, float32 of shape (V,); the next character read overwrites them."""
        return self._logits

    def read(self, token: int) -> None:
        """Let the network read one token: one LSTM step per layer."""
        x = self._first.advance(self._sampler.table[token])
        for layer in self._others:
            layer.below[:] = x[:-1]
            x = layer.advance()
        np.dot(self._sampler.head, x, out=self._logits)

    def probabilities(self, temperature: float = 1.0) -> NDArray[np.float64]:
        """Return the probabilities of the next character, softmax(logits / temperature), of shape (V,).

        At temperature 0 the likeliest character (the first of equals) has all.

        Raises
        ------
        ConfigError
            The temperature is below 0, or no number.
        """
        _check_temperature(temperature)
        if temperature == 0:
            certain = np.zeros(len(self._logits))
            certain[self._logits.argmax()] = 1.0
            return certain
        scores = self._logits.astype(np.float64)
        scores -= scores.max()  # so that nothing overflows
        scores /= max(temperature, _LEAST_TEMPERATURE)
        weights = np.exp(scores, out=scores)
        result: NDArray[np.float64] = weights / weights.sum()
        return result

    def write(self, temperature: float, rng: np.random.Generator) -> str:
        """Choose the next character, read it and return it; the temperature has been checked by the caller.

        Chance is drawn for many characters ahead, so a text in the making keeps to one ``rng``.
        """
        scores = self._logits
        if temperature > 0:
            # The greatest of logits / temperature + Gumbel noise is a draw from their softmax (Maddison, Tarlow and
            # Minka 2014, arXiv:1411.0030, section 2); times the temperature, so that the least cannot overflow.
            luck = next(self._luck, None)
            if luck is None:
                luck = self._draw_luck(rng)
            np.multiply(luck, min(temperature, _GREATEST_TEMPERATURE), out=self._scores)
            scores = np.add(self._scores, self._logits, out=self._scores)
        token = int(scores.argmax())
        self.read(token)
        return self._sampler.vocabulary.characters[token]

    def _draw_luck(self, rng: np.random.Generator) -> Floats:
        """Draw Gumbel noise, float32 of shape (V,), for this character and for the next ones."""
        # Minus the logarithm of an exponential number: several times as fast as numpy's own Gumbel numbers.
        noise = -np.log(rng.standard_exponential((_AHEAD, len(self._logits))))
        self._luck = iter(noise.astype(np.float32))
        return next(self._luck)


class _LayerState:
    """The memory of one layer, and buffers so that a step allocates nothing.

    Parameters
    ----------
    weight
        Of the gates o, i, f and g, (4 H, below + H + 1): for what comes from below (nothing in the first layer), for
        the layer's own h, and the bias.
    """

    def __init__(self, weight: Floats) -> None:
        size = len(weight) // 4
        below = weight.shape[1] - size - 1
        self._weight = weight
        self._inputs: Floats = np.zeros(below + size + 1, dtype=np.float32)  # what comes from below, h, and 1
        self._inputs[-1] = 1.0
        self.below = self._inputs[:below]
        self._h = self._inputs[below:-1]
        self._output = self._inputs[below:]
        # The gates o, i, f, g and the cells c side by side: (i, f) times (g, c) are the two parts of the new c.
        numbers: Floats = np.zeros(5 * size, dtype=np.float32)
        self._gates, self._sigmoids = numbers[: 4 * size], numbers[: 3 * size]
        self._o, self._i_f, self._g_c = numbers[:size], numbers[size : 3 * size], numbers[3 * size :]
        self._g, self._c = self._g_c.reshape(2, size)
        self._shown: Floats = np.empty(size, dtype=np.float32)
        # As arrays, since numpy takes longer to convert a number than to add it.
        self._ones: Floats = np.ones(3 * size, dtype=np.float32)
        self._halves: Floats = np.full(size, 0.5, dtype=np.float32)

    def advance(self, offset: Floats | None = None) -> Floats:
        """Take one LSTM step from what lies in ``below``.

        Parameters
        ----------
        offset
            Added to the gates, of shape (4 H,): the first layer's input.

        Returns
        -------
        Floats
            The new h, doubled, and behind it a 1 for the bias of who reads it: (H + 1,).
        """
        gates, c = self._gates, self._c
        np.dot(self._weight, self._inputs, out=gates)
        if offset is not None:
            gates += offset
        # The rows of o, i and f come halved, so that one tanh serves all gates: 2 sigmoid(a) = 1 + tanh(a / 2).
        np.tanh(gates, out=gates)
        self._sigmoids += self._ones
        self._g_c *= self._i_f
        np.add(self._g, c, out=c)
        c *= self._halves
        np.tanh(c, out=self._shown)
        np.multiply(self._o, self._shown, out=self._h)
        return self._output


def _prepare_gates(parameter: Floats, size: int) -> Floats:
    """Reorder torch's gates i, f, g, o to o, i, f, g and halve the sigmoid ones; see `_LayerState.advance`."""
    i, f, g, o = parameter.reshape(4, size, -1)
    half = np.float32(0.5)
    return np.concatenate([o * half, i * half, f * half, g]).reshape(parameter.shape)


def _check_temperature(temperature: float) -> None:
    if not (temperature >= 0 and math.isfinite(temperature)):
        raise ConfigError(f"The temperature must be a number of 0 or more, not {temperature:g}.")


def vocabulary_of(snapshot: Snapshot) -> Vocabulary:
    """Return the characters that a model knows.

    Raises
    ------
    ModelError
        The snapshot has no usable vocabulary.
    """
    characters = snapshot.details.get("vocabulary")
    if isinstance(characters, str) and len(characters) > 1 and len(set(characters)) == len(characters):
        return Vocabulary(characters)
    raise ModelError("The model has lost the list of characters it knows, so it cannot write; train or open another.")


def load_model(snapshot: Snapshot) -> CharLSTM:
    """Return a snapshot's network, for torch.

    Raises
    ------
    ModelError
        The snapshot's weights do not fit its settings, or are not finite numbers.
    """
    size = len(vocabulary_of(snapshot))
    model = CharLSTM(snapshot.config, size)
    model.load_state_dict(_checked_tensors(snapshot, size))
    return model


def _checked_tensors(snapshot: Snapshot, vocabulary_size: int) -> dict[str, Tensor]:
    """Return a snapshot's weights once their names, shapes and values are found to be in order."""
    if snapshot.playground != "text":
        raise ModelError(f"A model of the {snapshot.playground} playground cannot write text; choose a text model.")
    with torch.device("meta"):
        expected = CharLSTM(snapshot.config, vocabulary_size).state_dict()
    shapes = {name: tensor.shape for name, tensor in snapshot.tensors.items()}
    if shapes != {name: tensor.shape for name, tensor in expected.items()}:
        raise ModelError("The model's weights do not fit its settings, so it cannot be used; choose another.")
    if not all_finite(snapshot.tensors.values()):
        raise ModelError("The model's weights are not numbers any more, so it cannot be used; choose another.")
    return dict(snapshot.tensors)


def sample(snapshot: Snapshot, request: SampleRequest) -> list[str]:
    """Return texts that begin with the (cleaned) seed text; text i depends on the seed and on i only.

    Raises
    ------
    ConfigError
        The temperature or the length is below 0.
    ModelError
        The model cannot be used.
    """
    sampler = TextSampler(snapshot)
    seed_text = sampler.vocabulary.clean(request.seed_text or "").text
    texts = []
    for index in range(1 if request.n is None else request.n):
        rng = np.random.default_rng([request.seed % 2**64, index])
        texts.append(seed_text + "".join(sampler.stream(seed_text, request.temperature, request.length, rng)))
    return texts


def evaluate(snapshot: Snapshot, data: Corpus) -> dict[str, float]:
    """Judge a model on the last tenth of a text, with what simpler means make of the same characters beside it.

    The model reads on statefully, as it does when it writes. Judged are the characters that it knows, of a
    very long text the first 400,000. The baselines learn from the characters before those, as many as
    4,000,000: from *this* text, even when the model learnt from another.

    Returns
    -------
    dict
        ``nats_per_character``, ``bits_per_character``, ``accuracy``
            Loss of the model, and share of characters that were its first guess.
        ``characters``
            How many were judged.
        ``out_of_vocabulary``
            Share of held-out characters that the model does not know and that were left out.
        ``ngram_order``, ``ngram_bits_per_character``
            What a model that counts passages of up to ``ngram_order`` characters needs; see
            `gdl_desktop.learning.judge.text_metrics.ngram_nats`.
        ``xz_conditional_bits_per_character``, ``zlib_conditional_bits_per_character``
            What the judged characters add to a compressed file that already holds those before them.
        ``xz_alone_bits_per_character``, ``zlib_alone_bits_per_character``
            The size of a compressed file of the judged characters alone.
        ``sample_characters``, ``longest_overlap``
            Length of a text that the model writes at temperature 0.8, always from the same random numbers, and
            of the longest passage in it that stands verbatim in the first nine tenths of the text.
        ``held_out_overlap``
            The same of as many characters from the start of the held-out part: what this text repeats of itself,
            headings, ruled lines and stock phrases included. A model that overlaps far more may be reciting.

    Raises
    ------
    DataError
        The last tenth has no character that the model knows, or nothing stands before it.
    ModelError
        The model cannot be used.
    """
    vocabulary = vocabulary_of(snapshot)
    before, held_out = vocabulary.encode(data.train_text), vocabulary.encode(data.held_out_text)
    if not len(before) or not len(held_out):
        raise DataError(
            f"The text “{data.title}” has {len(before)} characters that the model knows before its last tenth and "
            f"{len(held_out)} in it, and both must have some; choose a text like the one it was trained on."
        )
    out_of_vocabulary = 1 - len(held_out) / len(data.held_out_text)
    before, held_out = before[-_MOST_LEARNT:], held_out[:_MOST_JUDGED]
    score = score_text(load_model(snapshot), torch.from_numpy(np.concatenate([before, held_out])), first=len(before))
    request = SampleRequest(temperature=_OVERLAP_TEMPERATURE, length=_OVERLAP_LENGTH, seed=_OVERLAP_SEED)
    written = sample(snapshot, request)[0]
    return {
        "nats_per_character": score.loss,
        "bits_per_character": score.loss / math.log(2),
        "accuracy": score.accuracy,
        "characters": float(score.characters),
        "out_of_vocabulary": out_of_vocabulary,
        **_baselines(vocabulary, before, held_out),
        "sample_characters": float(len(written)),
        "longest_overlap": float(longest_overlap(written, data.train_text)),
        "held_out_overlap": float(longest_overlap(data.held_out_text[:_OVERLAP_LENGTH], data.train_text)),
    }


def _baselines(vocabulary: Vocabulary, before: NDArray[np.int32], held_out: NDArray[np.int32]) -> dict[str, float]:
    """Return the bits that models without a network need for held-out tokens behind other tokens."""
    texts = vocabulary.decode(before.tolist()), vocabulary.decode(held_out.tolist())
    ngram = ngram_nats(before, held_out, len(vocabulary), _NGRAM_ORDER)
    xz, zlib = xz_bits(*texts), zlib_bits(*texts)
    return {
        "ngram_order": float(_NGRAM_ORDER),
        "ngram_bits_per_character": float(ngram.mean()) / math.log(2),
        "xz_conditional_bits_per_character": xz.conditional,
        "zlib_conditional_bits_per_character": zlib.conditional,
        "xz_alone_bits_per_character": xz.alone,
        "zlib_alone_bits_per_character": zlib.alone,
    }


class Score(NamedTuple):
    """Mean loss in nats and share of right first guesses over so many characters."""

    loss: float
    accuracy: float
    characters: int


@torch.no_grad()
def score_text(model: CharLSTM, tokens: Tensor, first: int, at_most: int | None = None) -> Score:
    """Judge how well a model foresees ``tokens[first:]``, or as many as asked for, evenly spread over it.

    The text is read in `_PIECES` pieces at once. Each starts from the zero state and reads up to `_RUN_UP`
    characters before its first judged one, so that its memory is as full as that of a single long reading.

    Parameters
    ----------
    tokens
        Integers of shape (n,), on the model's device.
    first
        Index of the first judged character, from 1 to n - 1.
    at_most
        How many characters to judge; all when None. Each piece then judges only its beginning.
    """
    available = len(tokens) - first
    wanted = available if at_most is None else min(at_most, available)
    pieces = min(_PIECES, max(1, wanted // _RUN_UP))  # a shorter piece would be mostly run-up
    spacing, length = -(-available // pieces), -(-wanted // pieces)
    run_up = min(_RUN_UP, first - 1)
    device = tokens.device
    # Positions of the characters to foresee, (pieces, run-up + length); their inputs stand one before.
    positions = first - run_up + torch.arange(pieces, device=device)[:, None] * spacing
    positions = positions + torch.arange(run_up + length, device=device)
    counts = (torch.arange(run_up + length, device=device) >= run_up) & (positions < len(tokens))
    judged = int(counts.sum())
    positions = positions.clamp(max=len(tokens) - 1)
    state = model.zero_state(pieces, device)
    loss = torch.zeros((), dtype=torch.float64)
    right = 0
    for begin in range(0, run_up + length, _STRETCH):
        here = slice(begin, begin + _STRETCH)
        logits, state = model(tokens[positions[:, here] - 1], state)
        targets = tokens[positions[:, here]].long()
        chosen = counts[:, here]
        loss += F.cross_entropy(logits[chosen].float(), targets[chosen], reduction="sum").cpu().double()
        right += int((logits.argmax(-1)[chosen] == targets[chosen]).sum())
    return Score(float(loss) / judged, right / judged, judged)
