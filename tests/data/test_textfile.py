"""The person's own text: encodings, newlines, and what is no text."""

import codecs
import contextlib
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdl_desktop.core.errors import DataError
from gdl_desktop.data.textfile import MAX_BYTES, decode, read_text_file, spoken_name

GERMAN = "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. „Schön“, sagte Günther – und ging. " * 5
RUSSIAN = "Съешь же ещё этих мягких французских булок, да выпей чаю. Мама мыла раму, а папа читал газету. " * 5
JAPANESE = (
    "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所で泣いていた。\n" * 5
)

# What a text is made of: no surrogates (no encoding holds them), no control characters.
plain_text = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"), min_size=1)


@given(text=plain_text)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings_are_read_exactly(encoding, text):
    assert decode(text.encode(encoding), "x")[0] == text


@given(text=plain_text)
@pytest.mark.parametrize(("mark", "encoding"), [(codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_BE, "utf-32-be")])
def test_big_endian_marks(mark, encoding, text):
    assert decode(mark + text.encode(encoding), "x")[0] == text


@given(payload=st.binary(max_size=300))
def test_any_bytes_are_a_text_or_a_data_error(payload):
    with contextlib.suppress(DataError):
        text, encoding = decode(payload, "x.bin")
        assert "\0" not in text
        assert payload.decode(encoding) == text


@pytest.mark.parametrize(
    ("text", "encoding", "note"),
    [
        (GERMAN, "cp1252", "Read as Windows-1252."),
        (GERMAN, "utf-8", "Read as UTF-8."),
        (GERMAN, "utf-8-sig", "Read as UTF-8."),
        (GERMAN, "utf-16", "Read as UTF-16."),
        (GERMAN, "utf-16-le", "Read as UTF-16."),
        (GERMAN, "utf-16-be", "Read as UTF-16."),
        (GERMAN, "utf-32", "Read as UTF-32."),
        (RUSSIAN, "cp1251", "Read as Windows-1251."),
        (RUSSIAN, "koi8-r", "Read as KOI8-R."),
        (JAPANESE, "utf-8", "Read as UTF-8."),
    ],
)
def test_the_encoding_is_found_and_said(tmp_path, text, encoding, note):
    path = tmp_path / "text.txt"
    path.write_bytes(text.encode(encoding))
    corpus = read_text_file(path)
    assert corpus.text == text
    assert corpus.notes == (note,)


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp"])
def test_a_long_text_in_a_multibyte_encoding(tmp_path, encoding):
    path = tmp_path / "text.txt"
    path.write_bytes((JAPANESE * 200).encode(encoding))
    assert read_text_file(path).text == JAPANESE * 200


def test_newlines_become_one_kind(tmp_path):
    path = tmp_path / "text.txt"
    path.write_bytes(b"one\r\ntwo\rthree\nfour\r\n\r\n")
    corpus = read_text_file(path)
    assert corpus.text == "one\ntwo\nthree\nfour\n\n"
    assert corpus.name == "text.txt"
    assert corpus.sha256 == hashlib.sha256(b"one\ntwo\nthree\nfour\n\n").hexdigest()


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        (b"", "text.txt is empty"),
        (b" \r\n\t\n", "text.txt is empty"),
        (codecs.BOM_UTF16_LE, "text.txt is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4, "text.txt is not a text"),
        (b"MZ\x90\0\x03\0\0\0" * 50, "text.txt is not a text"),
        (bytes(range(256)) * 20, "text.txt is not a text"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "text.txt is not a text"),
        (b"abc\0def", "text.txt is not a text"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, payload, said):
    path = tmp_path / "text.txt"
    path.write_bytes(payload)
    with pytest.raises(DataError, match=said):
        read_text_file(path)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(DataError, match="There is no file"):
        read_text_file(tmp_path / "nothing.txt")
    with pytest.raises(DataError, match="is a folder"):
        read_text_file(tmp_path)
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(DataError, match="larger than 64 MB"):
        read_text_file(large)
    if Path("/dev/zero").exists():
        with pytest.raises(DataError, match="larger than 64 MB"):
            read_text_file(Path("/dev/zero"))


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1250", "Windows-1250"), ("cp437", "CP437"), ("iso8859_15", "ISO-8859-15"), ("latin_1", "ISO-8859-1")],
)
def test_encodings_as_people_know_them(encoding, name):
    assert spoken_name(encoding) == name
