"""The one door to all data."""

import hashlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gdl_desktop.core.errors import DataError
from gdl_desktop.core.registry import PLAYGROUNDS, Playground
from gdl_desktop.data import catalogue, corpora, library
from gdl_desktop.data.idx import write_idx
from gdl_desktop.data.sets import DIGITS, FASHION, Corpus


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    """An empty home, so that nothing is downloaded yet; and no way out of this machine."""
    monkeypatch.setenv("GDL_HOME", str(tmp_path / "home"))

    def refuse(*arguments):
        raise AssertionError("the network was reached for")

    monkeypatch.setattr(catalogue, "fetch", refuse)
    return tmp_path / "home"


def test_entries_tell_all_there_is():
    by_name = {entry.name: entry for entry in library.entries()}
    assert {"mnist", "fashion", "python-reference", "python-source", "mnist-full", "kmnist"} <= set(by_name)
    assert by_name["mnist"].ready
    assert by_name["mnist"].origin == "embedded"
    assert 1_000_000 < by_name["mnist"].size_bytes < 3_000_000
    assert by_name["python-source"].size_bytes is None
    assert not by_name["mnist-full"].ready
    assert by_name["mnist-full"].size_bytes == 11_594_722
    assert all(entry.source and entry.licence and entry.description for entry in by_name.values())
    assert {entry.kind for entry in library.entries("text")} == {"text"}
    assert len(library.entries("text")) + len(library.entries("images")) == len(by_name)


@pytest.mark.parametrize(("name", "classes"), [("mnist", DIGITS), ("fashion", FASHION), ("Fashion-MNIST", FASHION)])
def test_embedded_pictures(name, classes):
    data = library.load_images(name)
    assert data.classes == classes
    assert data.name == ("mnist" if name == "mnist" else "fashion")
    assert data.train_images.shape == (9000, 28, 28)
    assert data.test_images.shape == (1000, 28, 28)
    np.testing.assert_array_equal(np.bincount(data.test_labels), [100] * 10)
    assert library.load("images", name) is data


def test_the_two_image_sets_differ():
    assert library.load_images("mnist").sha256 != library.load_images("fashion").sha256


@pytest.mark.parametrize("name", ["python-reference", "python-source"])
def test_embedded_texts(name):
    corpus = library.load_corpus(name)
    assert 200_000 < len(corpus.text) < 2_100_000
    assert corpus.sha256 == hashlib.sha256(corpus.text.encode()).hexdigest()
    assert "\r" not in corpus.text
    assert library.load("text", name).sha256 == corpus.sha256


def test_the_reference_repeats_no_paragraph():
    paragraphs = [" ".join(paragraph.split()) for paragraph in corpora.python_reference().text.split("\n\n")]
    assert len(set(paragraphs)) == len(paragraphs)
    assert any("is used for conditional execution" in paragraph for paragraph in paragraphs)


def test_the_source_is_python():
    text = corpora.python_source().text
    assert "class TextWrapper" in text
    compile(text[: text.index("\n\n\n")], "abc.py", "exec", flags=0)


def test_an_installation_without_its_texts(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pydoc_data.topics", None)
    with pytest.raises(DataError, match="comes without Python's language reference"):
        corpora.python_reference()
    monkeypatch.setattr(corpora.sysconfig, "get_path", lambda name: str(tmp_path / "frozen"))
    with pytest.raises(DataError, match="comes without Python's source"):
        corpora.python_source()


def test_an_installation_without_its_pictures(monkeypatch, tmp_path):
    monkeypatch.setattr(library, "resources_dir", lambda: tmp_path)
    assert not next(entry for entry in library.entries() if entry.name == "mnist").ready
    with pytest.raises(DataError, match="MNIST is missing from this installation"):
        library.load_images("mnist")


def test_unknown_names_list_what_there_is():
    with pytest.raises(
        DataError, match=r"no data set and no file “mnits”; there is mnist, fashion, .*kmnist\."
    ) as caught:
        library.load_images("mnits")
    assert "python" not in str(caught.value)
    with pytest.raises(DataError, match=r"there is mnist, .*tiny-shakespeare"):
        library.fetch("mnits")
    with pytest.raises(DataError, match="There is no file or folder"):
        library.load_images("no/such/folder")
    with pytest.raises(DataError, match="There is no file or folder"):
        library.load_corpus("novel.txt")
    for strange in ("", " ", "\0", "x" * 5000, "~nobody-of-that-name/x"):
        with pytest.raises(DataError, match="There is no"):
            library.load_corpus(strange)


def test_the_wrong_kind_is_one_sentence():
    with pytest.raises(DataError, match="Python's language reference is a text, but a set of pictures is needed here"):
        library.load("images", "python-reference")
    with pytest.raises(DataError, match="MNIST is a set of pictures, but a text is needed here; there is python-"):
        library.load("text", "mnist")


def test_what_is_not_downloaded_says_how_to_get_it():
    with pytest.raises(DataError, match="is not downloaded yet; get it with “gdl data get mnist-full”"):
        library.load_images("mnist-full")
    with pytest.raises(DataError, match="not downloaded yet"):
        library.load_corpus("tiny-shakespeare")


def small_set(name, kind, payloads):
    files = tuple(
        catalogue.RemoteFile(file, (), hashlib.sha256(payload).hexdigest(), len(payload))
        for file, payload in payloads.items()
    )
    return catalogue.CatalogueSet(name, name.title(), kind, files, "s", "l", "d")


def test_what_is_downloaded_is_loaded(monkeypatch, tmp_path):
    poem = small_set("poem", "text", {"poem.txt": "Das Wasser rauscht’\r\ndas Wasser schwoll\r\n".encode()})
    for kind, array in (("images-idx3", np.zeros((40, 28, 28), np.uint8)), ("labels-idx1", np.arange(40) % 10)):
        write_idx(tmp_path / f"train-{kind}-ubyte.gz", array.astype(np.uint8))
    glyphs = small_set("kmnist-small", "images", {path.name: path.read_bytes() for path in tmp_path.glob("*.gz")})
    monkeypatch.setattr(catalogue, "CATALOGUE", (poem, glyphs))

    def download(wanted, progress):
        wanted.folder.mkdir(parents=True)
        for file in wanted.files:
            content = (
                (tmp_path / file.name).read_bytes()
                if wanted is glyphs
                else "Das Wasser rauscht’\r\ndas Wasser schwoll\r\n".encode()
            )
            (wanted.folder / file.name).write_bytes(content)

    monkeypatch.setattr(catalogue, "fetch", download)
    assert library.fetch("poem").ready
    corpus = library.load_corpus("poem")
    assert corpus.text == "Das Wasser rauscht’\ndas Wasser schwoll\n"
    assert (corpus.name, corpus.title) == ("poem", "Poem")
    assert library.fetch("KMNIST-small").ready
    assert library.load_images("kmnist-small").classes[:3] == ("o", "ki", "su")


def test_embedded_data_needs_no_fetching():
    assert library.fetch("mnist").ready


def test_the_persons_own_pictures(tmp_path):
    folder = tmp_path / "pets"
    for name in ("cats", "dogs"):
        (folder / name).mkdir(parents=True)
        for number in range(3):
            Image.new("L", (30, 20), number).save(folder / name / f"{number}.png")
    told = []
    data = library.load_images(str(folder), lambda done, total: told.append(done))
    assert (data.name, data.classes) == ("pets", ("cats", "dogs"))
    assert told == [1, 2, 3, 4, 5, 6]
    with pytest.raises(DataError, match=r"0\.png is a single file"):
        library.load_images(folder / "cats" / "0.png")


def test_the_persons_own_idx_files(tmp_path):
    write_idx(tmp_path / "train-images-idx3-ubyte", np.zeros((20, 28, 28), np.uint8))
    write_idx(tmp_path / "train-labels-idx1-ubyte", np.repeat(np.arange(2, dtype=np.uint8), 10))
    by_folder = library.load_images(tmp_path)
    by_file = library.load_images(tmp_path / "train-labels-idx1-ubyte")
    assert by_folder.sha256 == by_file.sha256
    (tmp_path / "train-images-idx3-ubyte").write_bytes(b"\0\0\x08\x03\0\0")
    with pytest.raises(DataError, match="truncated"):
        library.load_images(tmp_path)


def test_the_persons_own_text(tmp_path):
    (tmp_path / "novel.txt").write_bytes("Été à Paris, déjà vu, où êtes-vous allés cet après-midi…".encode("cp1252"))
    corpus = library.load("text", str(tmp_path / "novel.txt"))
    assert isinstance(corpus, Corpus)
    assert corpus.name == "novel.txt"
    assert len(corpus.notes) == 1


def test_a_name_goes_before_a_folder_of_that_name(tmp_path, monkeypatch):
    (tmp_path / "mnist").mkdir()
    monkeypatch.chdir(tmp_path)
    assert len(library.load_images("mnist").train_images) == 9000
    with pytest.raises(DataError, match="has no sub-folder"):
        library.load_images("./mnist")


def test_the_list_of_data_sets_loads_nothing_heavy():
    code = (
        "import sys; from gdl_desktop.data import library; library.entries();"
        "print([m for m in ('numpy', 'PIL', 'pooch', 'requests', 'torch', 'charset_normalizer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_lasting_name_means_what_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fashion-mnist").mkdir()
    (tmp_path / "mine").mkdir()
    assert library.lasting_name("fashion-mnist") == library.load_images("fashion-mnist").name == "fashion"
    assert library.lasting_name("./fashion-mnist") == str(tmp_path / "fashion-mnist")
    assert library.lasting_name("mine") == str(tmp_path / "mine")
    assert library.lasting_name("nowhere") == "nowhere"


@pytest.mark.parametrize("room", PLAYGROUNDS, ids=lambda room: room.name)
def test_titles_are_those_of_the_entries(room: Playground) -> None:
    expected = {entry.name: entry.title for entry in library.entries(room.data_kind)}
    assert expected
    assert library.titles(room.data_kind) == expected


@pytest.mark.parametrize("kind", ["text", "images"])
def test_a_look_at_what_the_system_refuses_is_a_sentence(kind: str) -> None:
    with pytest.raises(DataError):
        library.look_at(kind, Path("x" * 5000))  # type: ignore[arg-type]
