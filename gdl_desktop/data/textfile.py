"""The person's own text: pasted, or a file in whichever encoding it has."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Final

from gdl_desktop.core.errors import DataError
from gdl_desktop.core.files import cause_of, read_up_to
from gdl_desktop.data.sets import Corpus

MAX_BYTES: Final = 64 * 2**20
# charset-normalizer compares many encodings; the beginning of a text tells them apart well enough.
_SAMPLE_BYTES: Final = 2**16
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES: Final = {"utf-8-sig": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "mac_roman": "Mac Roman"}
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE: Final = 0.005


def read_text_file(path: Path) -> Corpus:
    """Read a text file as a corpus; a note says which encoding it was read with.

    Raises
    ------
    DataError
        The file is missing, empty, too large, cannot be read, or is no text.
    """
    try:
        if path.is_dir():
            raise DataError(f"{path} is a folder; choose a text file.")
        payload = read_up_to(path, MAX_BYTES)
        if payload is None:
            raise DataError(f"{path.name} is larger than {MAX_BYTES // 2**20} MB; choose a shorter text.")
    except FileNotFoundError:
        raise DataError(f"There is no file {path}.") from None
    except OSError as error:
        raise DataError(f"{path} cannot be read: {cause_of(error)}.") from None
    text, encoding = decode(payload, path.name)
    return _corpus(path.name, path.name, text, (f"Read as {spoken_name(encoding)}.",))


def decode(payload: bytes, name: str) -> tuple[str, str]:
    """Find the encoding of a text and decode it.

    A byte order mark decides, then UTF-8 if it fits, then UTF-16 if every other byte is zero, and
    charset-normalizer at last.

    Parameters
    ----------
    payload
        The bytes of the file.
    name
        How an error calls the file.

    Returns
    -------
    tuple
        The text without a byte order mark, and Python's name of the encoding.

    Raises
    ------
    DataError
        The bytes are no text.
    """
    encoding = next((encoding for mark, encoding in _MARKS if payload.startswith(mark)), None)
    candidates = [encoding] if encoding else ["utf-8", _unmarked_utf16(payload), _guess]
    for candidate in candidates:
        found = candidate(payload) if callable(candidate) else candidate
        if found is None:
            continue
        try:
            text = payload.decode(found)
        except (UnicodeDecodeError, LookupError):
            continue
        if len(_CONTROL.findall(text)) <= _CONTROL_SHARE * len(text) and "\0" not in text:
            return text, found
    raise DataError(f"{name} is not a text that can be read; save it as plain text in UTF-8.")


def _unmarked_utf16(payload: bytes) -> str | None:
    sample = payload[:_SAMPLE_BYTES]
    half = len(sample) / 2
    if half and sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) == 0:
        return "utf-16-le"
    if half and sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _guess(payload: bytes) -> str | None:
    import charset_normalizer

    sample = payload
    if len(payload) > _SAMPLE_BYTES:
        # Cut behind a whole line: half a character would speak against the right encoding.
        sample = payload[: payload.rfind(b"\n", 0, _SAMPLE_BYTES) + 1] or payload[:_SAMPLE_BYTES]
    best = charset_normalizer.from_bytes(sample).best()
    if best is None:
        return None
    # Several encodings may give the very same text; name the one that people know.
    return "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding


def spoken_name(encoding: str) -> str:
    """Return an encoding's name as people know it: ``"cp1252"`` is Windows-1252."""
    if encoding in _NAMES:
        return _NAMES[encoding]
    if re.fullmatch(r"cp125\d", encoding):
        return f"Windows-{encoding[2:]}"
    return encoding.upper().replace("_", "-").replace("ISO8859", "ISO-8859").replace("LATIN-1", "ISO-8859-1")


def _corpus(name: str, title: str, text: str, notes: tuple[str, ...]) -> Corpus:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise DataError(f"{title} is empty; choose a text with something in it.")
    return Corpus.of(name, title, text, notes)
