"""IDX files: round trips, an independent reading, and what damaged files say."""

import contextlib
import gzip
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from gdl_desktop.core.errors import DataError
from gdl_desktop.data.idx import read_idx, write_idx

TYPES = [np.uint8, np.int8, np.int16, np.int32, np.float32, np.float64]
arrays = st.sampled_from(TYPES).flatmap(
    lambda dtype: npst.arrays(dtype, npst.array_shapes(min_dims=1, max_dims=4, min_side=0, max_side=5))
)


@given(array=arrays, ending=st.sampled_from(["-ubyte", "-ubyte.gz"]))
def test_what_is_written_is_read_back(tmp_path_factory, array, ending):
    path = tmp_path_factory.mktemp("idx") / f"x-idx{array.ndim}{ending}"
    write_idx(path, array)
    back = read_idx(path)
    assert back.dtype == array.dtype
    assert back.dtype.isnative
    np.testing.assert_array_equal(back, array)


@given(payload=st.binary(max_size=64))
def test_any_bytes_are_an_array_or_a_data_error(tmp_path_factory, payload):
    path = tmp_path_factory.mktemp("idx") / "x"
    path.write_bytes(payload)
    with contextlib.suppress(DataError):
        assert read_idx(path).nbytes <= len(payload)


def test_a_file_built_by_hand(tmp_path):
    path = tmp_path / "hand"
    path.write_bytes(struct.pack(">BBBBII", 0, 0, 0x0B, 2, 2, 3) + struct.pack(">6h", 1, -2, 3, -4, 5, 256))
    np.testing.assert_array_equal(read_idx(path), [[1, -2, 3], [-4, 5, 256]])


def test_same_array_same_bytes_whatever_the_name(tmp_path):
    array = np.arange(60, dtype=np.uint8).reshape(3, 4, 5)
    write_idx(tmp_path / "a.gz", array)
    write_idx(tmp_path / "b.gz", array)
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()
    assert gzip.decompress((tmp_path / "a.gz").read_bytes())[:4] == b"\0\0\x08\x03"


def test_a_read_array_can_be_written_to(tmp_path):
    write_idx(tmp_path / "a", np.zeros((2, 2), np.uint8))
    read_idx(tmp_path / "a")[0, 0] = 1


def whole_file() -> bytes:
    return struct.pack(">BBBBI", 0, 0, 8, 1, 4) + b"abcd"


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        (b"", "not an IDX file"),
        (b"\x89PNG\r\n", "not an IDX file"),
        (b"\0\0\x07\x01\0\0\0\0", "not an IDX file"),
        (b"\0\0\x08\x00", "not an IDX file"),
        (whole_file()[:6], "truncated"),
        (whole_file()[:-1], "truncated"),
        (whole_file() + b"e", "goes on"),
        (struct.pack(">BBBBIII", 0, 0, 8, 3, 2**31, 2**31, 2**31), "GiB"),
        (gzip.compress(whole_file())[:-5], "damaged"),
        (gzip.compress(whole_file())[:12], "damaged"),
        (gzip.compress(whole_file())[:10] + b"\xff" * 20, "damaged"),
        (gzip.compress(whole_file()[:-1]), "truncated"),
        (gzip.compress(whole_file() + b"e"), "goes on"),
    ],
)
def test_damaged_files_are_named(tmp_path, payload, said):
    path = tmp_path / "sevens-idx3-ubyte"
    path.write_bytes(payload)
    with pytest.raises(DataError, match=said) as caught:
        read_idx(path)
    assert "sevens-idx3-ubyte" in str(caught.value)


def test_a_wrong_checksum_in_gzip_is_noticed(tmp_path):
    payload = bytearray(gzip.compress(whole_file()))
    payload[-6] ^= 1
    path = tmp_path / "x.gz"
    path.write_bytes(payload)
    with pytest.raises(DataError, match="damaged"):
        read_idx(path)


def test_a_missing_file_and_a_folder(tmp_path):
    with pytest.raises(DataError, match="no file"):
        read_idx(tmp_path / "nothing")
    with pytest.raises(DataError, match="cannot be read"):
        read_idx(tmp_path)


@pytest.mark.parametrize("array", [np.zeros(3, np.complex64), np.zeros(3, np.uint16), np.float32(1.0)])
def test_idx_refuses_what_it_cannot_hold(tmp_path, array):
    with pytest.raises(ValueError, match="IDX cannot hold"):
        write_idx(tmp_path / "x", np.asarray(array))
