"""Downloads, from a real server on this machine: mirrors, hashes, resuming, and no network at all."""

import hashlib
import http.server
import socket
import threading
from urllib.parse import urlsplit

import pytest

from gdl_desktop.core.errors import DataError
from gdl_desktop.data import catalogue
from gdl_desktop.data.catalogue import CATALOGUE, CatalogueSet, RemoteFile, fetch

PAYLOAD = bytes(range(256)) * 2000
SHA256 = hashlib.sha256(PAYLOAD).hexdigest()


class Handler(http.server.BaseHTTPRequestHandler):
    """``/good`` knows ranges, ``/whole`` does not, ``/short`` breaks off, ``/wrong`` lies, ``/away`` redirects."""

    def do_GET(self):
        path = self.path.rsplit("/", 1)[-1]
        asked = self.headers.get("Range", "bytes=0-")
        self.server.requests.append((path, asked))
        start = int(asked.removeprefix("bytes=").rstrip("-"))
        if path == "missing":
            self.send_error(404)
            return
        if path == "away":
            self.send_response(302)
            self.send_header("Location", "ftp://127.0.0.1/file")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        content = PAYLOAD[::-1] if path == "wrong" else PAYLOAD
        ranged = path != "whole" and start > 0
        body = content[start:] if ranged else content
        self.send_response(206 if ranged else 200)
        if path != "unsaid":
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if path in ("short", "unsaid") else body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server(monkeypatch, tmp_path):
    monkeypatch.setenv("GDL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("NO_PROXY", "*")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.requests = []
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def wanted(server, *paths, count=1, sha256=SHA256):
    base = f"http://127.0.0.1:{server.server_port}"
    urls = tuple(f"{base}/{path}" for path in paths)
    files = tuple(RemoteFile(f"file{number}", urls, sha256, len(PAYLOAD)) for number in range(count))
    return CatalogueSet("test-set", "The test set", "text", files, "here", "none", "for tests")


def left_over(test_set):
    return sorted(path.name for path in test_set.folder.iterdir())


def test_a_download_is_checked_kept_and_reported(server):
    test_set = wanted(server, "good", count=2)
    assert not test_set.ready
    told = []
    folder = fetch(test_set, lambda done, total: told.append((done, total)))
    assert test_set.ready
    assert left_over(test_set) == ["file0", "file1"]
    assert (folder / "file1").read_bytes() == PAYLOAD
    assert {total for _, total in told} == {2 * len(PAYLOAD)}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == 2 * len(PAYLOAD)
    assert len(told) > 4


def test_what_is_there_is_not_fetched_again(server):
    test_set = wanted(server, "good")
    fetch(test_set)
    fetch(test_set)
    assert len(server.requests) == 1


def test_a_damaged_file_in_the_cache_is_replaced(server):
    test_set = wanted(server, "good")
    fetch(test_set)
    (test_set.folder / "file0").write_bytes(PAYLOAD[::-1])
    fetch(test_set)
    assert (test_set.folder / "file0").read_bytes() == PAYLOAD


@pytest.mark.parametrize("first", ["missing", "wrong", "away"])
def test_the_next_mirror_is_tried(server, first):
    test_set = wanted(server, first, "good")
    fetch(test_set)
    assert [path for path, _ in server.requests] == [first, "good"]
    assert left_over(test_set) == ["file0"]


def test_a_wrong_file_is_not_kept(server):
    test_set = wanted(server, "wrong")
    with pytest.raises(DataError, match="The test set could not be downloaded"):
        fetch(test_set)
    assert left_over(test_set) == []
    assert not test_set.ready


@pytest.mark.parametrize("first", ["short", "unsaid"])
def test_a_broken_download_goes_on_where_it_stopped(server, first):
    test_set = wanted(server, first, "good")
    fetch(test_set)
    path, asked = server.requests[-1]
    assert path == "good"
    # What arrived in whole chunks before the line broke is kept.
    assert 100_000 < int(asked.removeprefix("bytes=").rstrip("-")) <= len(PAYLOAD) // 2
    assert (test_set.folder / "file0").read_bytes() == PAYLOAD
    assert left_over(test_set) == ["file0"]


def test_it_goes_on_the_next_time_too(server):
    test_set = wanted(server, "good")

    def give_up(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(test_set, give_up)
    assert left_over(test_set) == [".file0.part"]
    fetch(test_set)
    assert server.requests[-1][1] != "bytes=0-"
    assert left_over(test_set) == ["file0"]


def test_a_server_that_knows_no_ranges(server):
    test_set = wanted(server, "short", "whole")
    fetch(test_set)
    assert (test_set.folder / "file0").read_bytes() == PAYLOAD
    assert [path for path, _ in server.requests] == ["short", "whole"]


@pytest.mark.parametrize("part", [PAYLOAD[::-1], PAYLOAD[:1000][::-1], PAYLOAD + b"more"])
def test_a_damaged_part_does_no_lasting_harm(server, part):
    test_set = wanted(server, "good")
    test_set.folder.mkdir(parents=True)
    (test_set.folder / ".file0.part").write_bytes(part)
    fetch(test_set)
    assert (test_set.folder / "file0").read_bytes() == PAYLOAD


def test_no_network(monkeypatch, tmp_path):
    monkeypatch.setenv("GDL_HOME", str(tmp_path))
    monkeypatch.setenv("NO_PROXY", "*")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: every connection is refused
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/file"
        file = RemoteFile("file", (url,), SHA256, len(PAYLOAD))
        with pytest.raises(DataError, match="check the network") as caught:
            fetch(CatalogueSet("test-set", "The test set", "text", (file,), "", "", ""))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://example.invalid/file", "ftp://127.0.0.1/file", "file:///etc/hosts"])
def test_nothing_comes_over_an_open_line(monkeypatch, tmp_path, url):
    monkeypatch.setenv("GDL_HOME", str(tmp_path))
    with pytest.raises(ValueError, match="refusing"):
        catalogue._require_safe(url)


def test_a_cache_that_cannot_be_written(server, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "cache").write_text("in the way")
    with pytest.raises(DataError, match="cannot be written"):
        fetch(wanted(server, "good"))
    assert server.requests == []


def test_the_catalogue_is_pinned_and_safe():
    names = [known.name for known in CATALOGUE]
    assert len(set(names)) == len(names)
    for known in CATALOGUE:
        assert known.source
        assert known.licence
        for file in known.files:
            assert len(bytes.fromhex(file.sha256)) == 32
            assert file.size > 0
            assert all(urlsplit(url).scheme == "https" for url in file.urls)
    hashes = [file.sha256 for known in CATALOGUE for file in known.files]
    assert len(set(hashes)) == len(hashes)
