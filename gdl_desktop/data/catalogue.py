"""Data sets to download: over https only, pinned by a hash, from several mirrors, resumable.

pooch checks the hash and moves a finished file into the cache in one step. What it lacks is here:
trying one mirror after the other, and taking up a broken download where it stopped.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from gdl_desktop.core.errors import DataError
from gdl_desktop.core.files import cause_of
from gdl_desktop.core.folders import cache_dir
from gdl_desktop.core.registry import DataKind

Progress = Callable[[int, int | None], None]

_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
# Every mirror gets a second chance: a download that broke off may go on, a damaged part starts anew.
_ROUNDS: Final = 2
_TIMEOUT_SECONDS: Final = 20
_CHUNK_BYTES: Final = 2**16
_DISK_ERRORS: Final = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.EISDIR)


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file to download.

    Attributes
    ----------
    name
        Its name in the cache.
    urls
        Where it is, the best place first.
    sha256
        Hash of its bytes.
    size
        Its length in bytes.
    """

    name: str
    urls: tuple[str, ...]
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class CatalogueSet:
    """A data set that can be downloaded: the four IDX files of an image set, or one text."""

    name: str
    title: str
    kind: DataKind
    files: tuple[RemoteFile, ...]
    source: str
    licence: str
    description: str

    @property
    def folder(self) -> Path:
        """Where its files lie once they are downloaded."""
        return cache_dir() / "data" / self.name

    @property
    def size_bytes(self) -> int:
        """The length of all its files together."""
        return sum(file.size for file in self.files)

    @property
    def ready(self) -> bool:
        """Whether all its files are there; they were checked against their hashes as they came."""
        return all(
            (self.folder / file.name).is_file() and (self.folder / file.name).stat().st_size == file.size
            for file in self.files
        )


def fetch(wanted: CatalogueSet, progress: Progress | None = None) -> Path:
    """Download what is missing of a data set.

    Parameters
    ----------
    wanted
        The data set.
    progress
        Called with the bytes that are there and the bytes of the whole set. An exception that it
        raises ends the download, which goes on from there the next time.

    Returns
    -------
    Path
        The folder of its files.

    Raises
    ------
    DataError
        No mirror gave the file, or it cannot be written.
    """
    done = 0
    for file in wanted.files:
        _fetch_file(file, wanted, _shifted(progress, done, wanted.size_bytes))
        done += file.size
        if progress is not None:
            progress(done, wanted.size_bytes)
    return wanted.folder


def _shifted(progress: Progress | None, done: int, total: int) -> Callable[[int], None]:
    return lambda count: progress(done + count, total) if progress is not None else None


def _fetch_file(file: RemoteFile, wanted: CatalogueSet, report: Callable[[int], None]) -> None:
    import pooch

    # What happens is told through `report` and errors, not through another library's log.
    pooch.get_logger().setLevel(logging.ERROR)
    part = wanted.folder / f".{file.name}.part"
    for url in file.urls * _ROUNDS:
        try:
            pooch.retrieve(
                url,
                known_hash=f"sha256:{file.sha256}",
                fname=file.name,
                path=wanted.folder,
                downloader=_Resuming(part, file.size, report),
            )
            return
        except OSError as error:
            # What the network does wrong comes wrapped by requests, without a number: try the next mirror.
            if isinstance(error, PermissionError) or error.errno in _DISK_ERRORS:
                raise DataError(f"{wanted.folder} cannot be written: {cause_of(error)}.") from None
        except ValueError:
            # Not the bytes that were pinned. pooch has thrown them away; the next mirror starts anew.
            continue
    raise DataError(
        f"{wanted.title} could not be downloaded: no mirror gave {file.name}; check the network and try again."
    )


class _Resuming:
    """A downloader for pooch that keeps what it got in a file of its own until that is complete."""

    def __init__(self, part: Path, size: int, report: Callable[[int], None]) -> None:
        self.part = part
        self.size = size
        self.report = report

    def __call__(self, url: str, output_file: str, _pooch: Any) -> None:
        import pooch

        _require_safe(url)
        with self.part.open("ab") as file:
            if file.tell() > self.size:
                file.truncate(0)
            have = file.tell()
            if have < self.size:
                # Identity: a server must not pack what is to be counted, continued and hashed.
                headers = {"Accept-Encoding": "identity", "Range": f"bytes={have}-"}
                pooch.HTTPDownloader(
                    chunk_size=_CHUNK_BYTES,
                    timeout=_TIMEOUT_SECONDS,
                    headers=headers,
                    hooks={"response": lambda response, **_: self._begin(response, file)},
                )(url, _Counted(file, self.report), None)
            if file.tell() < self.size:
                raise ConnectionError("the server ended the file early without saying so")
        self.part.replace(output_file)

    def _begin(self, response: Any, file: Any) -> None:
        """Look at an answer before its body is read."""
        _require_safe(response.url)
        if response.status_code == 200:
            # The server gives the whole file, whatever part was asked for.
            file.truncate(0)


class _Counted:
    """A file that tells how long it has become."""

    def __init__(self, file: Any, report: Callable[[int], None]) -> None:
        self.file = file
        self.report = report

    def write(self, chunk: bytes) -> None:
        self.file.write(chunk)
        self.report(self.file.tell())

    def flush(self) -> None:
        self.file.flush()


def _require_safe(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise ValueError(f"refusing to download over {parts.scheme}: {url}")


def _idx_files(bases: tuple[str, ...], pinned: dict[str, tuple[int, str]]) -> tuple[RemoteFile, ...]:
    return tuple(
        RemoteFile(name, tuple(base + name for base in bases), sha256, size) for name, (size, sha256) in pinned.items()
    )


# The hashes are those that TensorFlow Datasets records for these files (its folder
# url_checksums); torchvision's, in MD5, name the same files, and its Ruby port lists the same SHA-256.
CATALOGUE: Final = (
    CatalogueSet(
        name="mnist-full",
        title="MNIST, all 70,000 pictures",
        kind="images",
        files=_idx_files(
            ("https://storage.googleapis.com/cvdf-datasets/mnist/", "https://ossci-datasets.s3.amazonaws.com/mnist/"),
            {
                "train-images-idx3-ubyte.gz": (
                    9912422,
                    "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
                ),
                "train-labels-idx1-ubyte.gz": (
                    28881,
                    "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
                ),
                "t10k-images-idx3-ubyte.gz": (
                    1648877,
                    "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
                ),
                "t10k-labels-idx1-ubyte.gz": (
                    4542,
                    "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
                ),
            },
        ),
        source="Y. LeCun, C. Cortes, C. Burges: The MNIST database of handwritten digits",
        licence="usually given as CC BY-SA 3.0",
        description="Handwritten digits: 60,000 to learn from, 10,000 held out.",
    ),
    CatalogueSet(
        name="fashion-full",
        title="Fashion-MNIST, all 70,000 pictures",
        kind="images",
        files=_idx_files(
            (
                "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
                "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
            ),
            {
                "train-images-idx3-ubyte.gz": (
                    26421880,
                    "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
                ),
                "train-labels-idx1-ubyte.gz": (
                    29515,
                    "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
                ),
                "t10k-images-idx3-ubyte.gz": (
                    4422102,
                    "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
                ),
                "t10k-labels-idx1-ubyte.gz": (
                    5148,
                    "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
                ),
            },
        ),
        source="H. Xiao, K. Rasul, R. Vollgraf (Zalando SE): Fashion-MNIST, 2017",
        licence="MIT",
        description="Articles of clothing: 60,000 to learn from, 10,000 held out.",
    ),
    CatalogueSet(
        name="kmnist",
        title="Kuzushiji-MNIST, 70,000 pictures",
        kind="images",
        files=_idx_files(
            ("https://codh.rois.ac.jp/kmnist/dataset/kmnist/",),
            {
                "train-images-idx3-ubyte.gz": (
                    18165135,
                    "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4",
                ),
                "train-labels-idx1-ubyte.gz": (
                    29497,
                    "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17",
                ),
                "t10k-images-idx3-ubyte.gz": (
                    3041136,
                    "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5",
                ),
                "t10k-labels-idx1-ubyte.gz": (
                    5120,
                    "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c",
                ),
            },
        ),
        source="“KMNIST Dataset” (created by CODH), adapted from “Kuzushiji Dataset” (created by NIJL and others)",
        licence="CC BY-SA 4.0",
        description="Cursive Japanese characters: 60,000 to learn from, 10,000 held out.",
    ),
    CatalogueSet(
        name="tiny-shakespeare",
        title="Tiny Shakespeare",
        kind="text",
        files=(
            RemoteFile(
                name="tiny-shakespeare.txt",
                urls=(
                    "https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/input.txt",
                    "https://storage.googleapis.com/download.tensorflow.org/data/shakespeare.txt",
                ),
                sha256="86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed",
                size=1115394,
            ),
        ),
        source="Plays of William Shakespeare, as collected by A. Karpathy for char-rnn",
        licence="public domain",
        description="A million characters of Shakespeare's plays, the measure of small text models.",
    ),
)
