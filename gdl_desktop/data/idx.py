"""The IDX format, in which MNIST and its relatives are kept.

A file is two zero bytes, a byte naming the type of the elements, a byte counting the dimensions,
each dimension as a big-endian unsigned 32-bit integer, then the elements in row-major order, big
endian too. Files are often compressed with gzip; that is recognised by its first bytes, not by name.

Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", section
"File formats".
"""

from __future__ import annotations

import gzip
import io
import math
import struct
import zlib
from pathlib import Path
from typing import IO, Any, Final

import numpy as np
from numpy.typing import NDArray

from gdl_desktop.core.errors import DataError
from gdl_desktop.core.files import cause_of

_TYPES: Final = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
_GZIP_MAGIC: Final = b"\x1f\x8b"
# More than any set of small pictures needs: a damaged header must not make the program ask for
# memory that the computer does not have.
MAX_BYTES: Final = 2**31


def read_idx(path: Path) -> NDArray[Any]:
    """Read an IDX file, plain or compressed with gzip.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    NDArray
        The elements in the machine's byte order, of the shape and type that the file names.

    Raises
    ------
    DataError
        The file is missing, unreadable, no IDX file, shorter or longer than it says, or damaged.
    """
    try:
        with path.open("rb") as file:
            compressed = file.read(2) == _GZIP_MAGIC
            file.seek(0)
            if not compressed:
                return _read(file, path.name)
            with gzip.open(file) as unpacked:
                return _read(unpacked, path.name)
    except FileNotFoundError:
        raise DataError(f"There is no file {path}.") from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise DataError(f"{path.name} is damaged or incomplete; get it anew.") from None
    except OSError as error:
        raise DataError(f"{path} cannot be read: {cause_of(error)}.") from None


def _read(file: IO[bytes] | gzip.GzipFile, name: str) -> NDArray[Any]:
    magic = file.read(4)
    if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] not in _TYPES or magic[3] == 0:
        raise DataError(f"{name} is not an IDX file; choose one whose name ends like “images-idx3-ubyte”.")
    dtype = np.dtype(_TYPES[magic[2]])
    header = file.read(4 * magic[3])
    if len(header) < 4 * magic[3]:
        raise DataError(_TRUNCATED.format(name=name))
    shape = struct.unpack(f">{magic[3]}I", header)
    size = math.prod(shape) * dtype.itemsize
    if size > MAX_BYTES:
        raise DataError(f"{name} says it holds {size / 2**30:.0f} GiB, which is more than this program takes.")
    # bytearray: the array must be writeable, or torch warns when it takes it over.
    payload = bytearray(file.read(size))
    if len(payload) < size:
        raise DataError(_TRUNCATED.format(name=name))
    if file.read(1):
        raise DataError(f"{name} goes on behind its last element, so it is damaged; get it anew.")
    return np.frombuffer(payload, dtype).reshape(shape).astype(dtype.newbyteorder("="), copy=False)


_TRUNCATED: Final = "{name} is truncated: it ends before the elements that it announces; get it anew."


def write_idx(path: Path, array: NDArray[Any]) -> None:
    """Write an array as an IDX file, compressed with gzip when the name ends in ``.gz``.

    The same array gives the same bytes: no time and no file name go into the gzip header.

    Parameters
    ----------
    path
        Where to write.
    array
        Of 1 to 255 dimensions; uint8, int8, int16, int32, float32 or float64.

    Raises
    ------
    ValueError
        IDX cannot hold an array of this type or shape.
    """
    codes = {np.dtype(name).newbyteorder("="): code for code, name in _TYPES.items()}
    code = codes.get(array.dtype.newbyteorder("="))
    if code is None or not 1 <= array.ndim <= 255:
        raise ValueError(f"IDX cannot hold {array.dtype} of {array.ndim} dimensions")
    header = struct.pack(f">2xBB{array.ndim}I", code, array.ndim, *array.shape)
    payload = header + array.astype(_TYPES[code]).tobytes()
    if path.suffix == ".gz":
        packed = io.BytesIO()
        with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=packed, mtime=0) as file:
            file.write(payload)
        payload = packed.getvalue()
    path.write_bytes(payload)
