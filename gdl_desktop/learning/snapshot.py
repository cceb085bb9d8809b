"""A trained model at one moment: what is published, saved, opened and sampled from.

On disk a snapshot is one ``.safetensors`` file. Its header holds a JSON text under the key ``gdl``
(format, playground, config, details, card) and a checksum over that text and the weights, so that
any safetensors reader can open it, damage is noticed, and nothing is ever unpickled. A file may hold its
weights in 16 bits (see `in_half`), which halves its size; opened, they are float32 again.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load, save
from torch import Tensor

from gdl_desktop.core.config import config_values, make_config
from gdl_desktop.core.errors import DamagedError, MissingError, ModelError, UserError
from gdl_desktop.core.files import cause_of, write_atomically
from gdl_desktop.core.registry import playground as find_playground

FORMAT = 1
HEADER_KEY = "gdl"
CHECKSUM_KEY = "checksum"
_HALVES = (torch.float16, torch.bfloat16)


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The weights of a model and all that is needed to play with it.

    Attributes
    ----------
    playground
        Name of the playground it belongs to.
    config
        That playground's ``Config``.
    tensors
        The weights by name, on the CPU, never written to again. Those of a model in play are float32.
    details
        JSON-able facts the model cannot do without: a vocabulary, the names of the classes.
    card
        JSON-able facts about how it came to be: data set and its hash, step, seed, metrics, versions.
    """

    playground: str
    config: Any
    tensors: Mapping[str, Tensor]
    details: Mapping[str, Any] = field(default_factory=dict)
    card: Mapping[str, Any] = field(default_factory=dict)


def frozen_copy(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Copy tensors to the CPU so that nothing trains them any further."""
    return {name: tensor.detach().to("cpu", copy=True).contiguous() for name, tensor in tensors.items()}


def prefixed(tensors: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    """Return tensors with a prefix before their names, to lie beside others in one file."""
    return {f"{prefix}{name}": tensor for name, tensor in tensors.items()}


def unprefixed(tensors: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    """Return those tensors whose names begin with a prefix, by their names without it."""
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}


def all_finite(tensors: Iterable[Tensor]) -> bool:
    """Whether no number in any of the tensors is NaN or infinite.

    A finite sum has only finite parts, and takes a tenth of the time that a look at each of them does. Where it is not
    finite the extremes tell, NaN being one wherever there is any: numbers may all be finite and their sum too large.
    """
    floats = [tensor for tensor in tensors if tensor.is_floating_point() and tensor.numel()]
    if not floats or bool(torch.isfinite(torch.stack([tensor.sum().float() for tensor in floats])).all()):
        return True
    return all(bool(torch.isfinite(torch.stack(tensor.aminmax())).all()) for tensor in floats)


def in_half(snapshot: Snapshot, dtype: torch.dtype) -> Snapshot:
    """Return a snapshot to save in half the space: its float32 weights rounded to ``float16`` or ``bfloat16``.

    Raises
    ------
    ModelError
        A weight is beyond what numbers of that kind can hold.
    """
    halved = {
        name: tensor.to(dtype) if tensor.dtype == torch.float32 else tensor for name, tensor in snapshot.tensors.items()
    }
    for name, tensor in halved.items():
        if not all_finite([tensor]):
            raise ModelError(f"The weights {name} are too large for {str(dtype).removeprefix('torch.')}; keep float32.")
    return replace(snapshot, tensors=halved)


def save_snapshot(snapshot: Snapshot, path: Path) -> None:
    """Write a snapshot as one model file, atomically.

    Raises
    ------
    UserError
        The file cannot be written.
    """
    header = {
        "playground": snapshot.playground,
        "config": config_values(snapshot.config),
        "details": dict(snapshot.details),
        "card": dict(snapshot.card),
    }
    write_tensors(path, snapshot.tensors, header)


def load_snapshot(path: Path, playground: str | None = None) -> Snapshot:
    """Read a model file.

    Parameters
    ----------
    playground
        The playground it must belong to; any without it.

    Raises
    ------
    MissingError, DamagedError
        There is no such file, or its bytes are not those that were written.
    ModelError
        It cannot be read, is no model of ours, or belongs to another playground.
    """
    tensors, header = read_tensors(path)
    name = _playground_of(path, header)
    if playground is not None and name != playground:
        there, here = find_playground(name).title, find_playground(playground).title
        raise ModelError(f"{path.name} holds a model of the {there} playground, not of {here}; open it there.")
    try:
        config = make_config(find_playground(name).module("config").Config, header["config"])
    except (UserError, KeyError, TypeError, AttributeError):
        raise ModelError(f"{path.name} holds settings that this version does not understand.") from None
    # The checksum was that of what is stored; what is played with is float32, as it was trained.
    tensors = {name: tensor.float() if tensor.dtype in _HALVES else tensor for name, tensor in tensors.items()}
    return Snapshot(name, config, tensors, header.get("details", {}), header.get("card", {}))


def read_header(path: Path) -> dict[str, Any]:
    """Return the JSON header of a model file, which names its playground, without reading its weights.

    Raises
    ------
    MissingError, DamagedError
        There is no such file, or its bytes are not those that were written.
    ModelError
        It cannot be read, or is no model of ours.
    """
    _, header, _ = _read(path, weights=False)
    _playground_of(path, header)
    return header


def write_tensors(path: Path, tensors: Mapping[str, Tensor], header: Mapping[str, Any]) -> None:
    """Write named tensors with a JSON header to a temporary name, flush it, then rename it into place.

    Raises
    ------
    UserError
        The file cannot be written.
    """
    contiguous = {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}
    text = json.dumps({**header, "format": FORMAT})  # ASCII: a file's name in it may have bytes that are no UTF-8
    payload = save(contiguous, {HEADER_KEY: text, CHECKSUM_KEY: _checksum(text, contiguous)})
    write_atomically(path, payload)


_DAMAGED = "{name} is damaged or not a model file; nothing was loaded."
_STRANGER = "{name} is not a model of this program; choose a file that it saved."


def read_tensors(path: Path) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """Read named tensors and the JSON header, checking that every byte is as it was written.

    Raises
    ------
    MissingError, DamagedError
        There is no such file, or its bytes are not those that were written.
    ModelError
        It cannot be read, or is not ours.
    """
    metadata, header, tensors = _read(path, weights=True)
    if metadata.get(CHECKSUM_KEY) != _checksum(metadata[HEADER_KEY], tensors):
        raise DamagedError(_DAMAGED.format(name=path.name))
    return tensors, header


def _read(path: Path, *, weights: bool) -> tuple[Mapping[str, str], dict[str, Any], dict[str, Tensor]]:
    """Return metadata, JSON header and, if they are wanted, tensors of a file."""
    try:
        with path.open("rb") as plain:  # here, since safetensors calls whatever it cannot open missing
            if not _is_utf8(path):  # it opens no such path, though disks take any bytes for a name
                payload = plain.read()
                tensors = load(payload)
                # Eight bytes say how long the JSON behind them is, which `load` has understood.
                metadata = json.loads(payload[8 : 8 + int.from_bytes(payload[:8], "little")]).get("__metadata__") or {}
                return metadata, _parse_header(path, metadata), tensors
            with safe_open(path, framework="pt") as file:
                metadata = file.metadata() or {}
                header = _parse_header(path, metadata)
                # Clone: the tensors would otherwise live in a mapping of a file that may be replaced.
                tensors = {name: file.get_tensor(name).clone() for name in (file.keys() if weights else ())}
                return metadata, header, tensors
    except SafetensorError:
        raise DamagedError(_DAMAGED.format(name=path.name)) from None
    except (OSError, ValueError) as error:
        # No name has a NUL in it. What safetensors calls missing, though it was opened here, has no number.
        if isinstance(error, ValueError) or error.errno == errno.ENOENT:
            raise MissingError(f"There is no model file {path}.") from None
        raise ModelError(f"{path} cannot be read: {cause_of(error)}.") from None


def _is_utf8(path: Path) -> bool:
    try:
        os.fsencode(path).decode()
    except UnicodeError:
        return False
    return True


def _parse_header(path: Path, metadata: Mapping[str, str]) -> dict[str, Any]:
    if HEADER_KEY not in metadata:
        raise ModelError(_STRANGER.format(name=path.name))
    try:
        header: dict[str, Any] = json.loads(metadata[HEADER_KEY])
        made = header["format"]
    except (ValueError, RecursionError, TypeError, KeyError):
        raise DamagedError(_DAMAGED.format(name=path.name)) from None
    if not isinstance(made, int) or made < FORMAT:
        raise DamagedError(_DAMAGED.format(name=path.name))
    if made > FORMAT:
        raise ModelError(f"{path.name} was written by a newer version of this program; update to open it.")
    return header


def _playground_of(path: Path, header: Mapping[str, Any]) -> str:
    # A trainer's state, too, has our header, but belongs to no playground and cannot be played with.
    name = header.get("playground")
    if not isinstance(name, str):
        raise ModelError(_STRANGER.format(name=path.name))
    return name


def weights_hash(snapshot: Snapshot) -> str:
    """Return a hash that names a snapshot's weights, whatever file they lie in and whatever its card says."""
    return tensors_hash(snapshot.tensors)


def tensors_hash(tensors: Mapping[str, Tensor]) -> str:
    """Return a hash of the names, types, shapes and bytes of tensors."""
    return _checksum("", tensors)


def _checksum(header: str, tensors: Mapping[str, Tensor]) -> str:
    """Hash the header and the names, types, shapes and bytes of tensors (BLAKE2b, 128 bits)."""
    digest = hashlib.blake2b(header.encode(), digest_size=16)
    for name in sorted(tensors):
        tensor = tensors[name]
        digest.update(f"{name} {tensor.dtype} {tuple(tensor.shape)};".encode())
        digest.update(tensor.contiguous().reshape(-1).view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()
