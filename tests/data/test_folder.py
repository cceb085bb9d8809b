"""Folders of pictures: what becomes of them, and what is said of those that cannot be used."""

import os

import numpy as np
import pytest
from PIL import Image

from gdl_desktop.core.errors import DataError
from gdl_desktop.data.folder import load_picture_folder
from gdl_desktop.data.picture import MAX_PIXELS, fit_array, read_picture


def grey(value: int, size: tuple[int, int] = (28, 28)) -> Image.Image:
    return Image.new("L", size, value)


@pytest.fixture
def pictures(tmp_path):
    """Three classes whose pictures are told apart by their brightness: 10 x class + number."""
    for label, (name, count) in enumerate([("2 cats", 20), ("10 dogs", 12), ("birds", 2)]):
        (tmp_path / name).mkdir()
        for number in range(count):
            grey(60 * label + number).save(tmp_path / name / f"{number}.png")
    return tmp_path


def test_classes_split_and_order(pictures):
    told = []
    data = load_picture_folder(pictures, lambda done, total: told.append((done, total)))
    assert data.classes == ("2 cats", "10 dogs", "birds")
    np.testing.assert_array_equal(np.bincount(data.train_labels), [18, 11, 1])
    np.testing.assert_array_equal(np.bincount(data.test_labels), [2, 1, 1])
    assert data.train_images.shape == (30, 28, 28)
    assert data.train_images.dtype == np.uint8
    assert data.train_labels.dtype == np.int64
    # By number, not by letter: 18 and 19 are the last cats, and are held out.
    assert data.test_images[:, 0, 0].tolist() == [18, 19, 71, 121]
    assert told[-1] == (34, 34)
    again = load_picture_folder(pictures)
    assert again.sha256 == data.sha256
    np.testing.assert_array_equal(again.train_images, data.train_images)


def test_a_class_may_have_a_name_that_is_no_utf8(pictures):
    odd = os.fsdecode(b"v\xf6gel")
    try:
        (pictures / "birds").rename(pictures / odd)
    except OSError:
        pytest.skip("this file system takes no such names")
    assert load_picture_folder(pictures).classes == ("2 cats", "10 dogs", odd)


def test_the_hash_follows_the_contents(pictures):
    before = load_picture_folder(pictures).sha256
    grey(255).save(pictures / "birds" / "1.png")
    assert load_picture_folder(pictures).sha256 != before


def test_what_file_managers_leave_is_passed_over(pictures):
    before = load_picture_folder(pictures).sha256
    for junk in ("birds/.DS_Store", "birds/Thumbs.db", "birds/desktop.ini", "birds/.hidden.png", "readme.txt"):
        (pictures / junk).write_bytes(b"junk")
    (pictures / ".git").mkdir()
    (pictures / "__MACOSX").mkdir()
    (pictures / "birds" / "older").mkdir()
    assert load_picture_folder(pictures).sha256 == before


def test_a_file_that_is_no_picture_is_named(pictures):
    (pictures / "birds" / "shopping list.png").write_text("eggs")
    with pytest.raises(DataError, match=r"shopping list\.png is not a picture"):
        load_picture_folder(pictures)


def test_a_truncated_picture_is_named(pictures):
    noise = np.random.default_rng(0).integers(0, 256, (50, 50), dtype=np.uint8)
    Image.fromarray(noise).save(pictures / "birds" / "0.png")
    whole = (pictures / "birds" / "0.png").read_bytes()
    (pictures / "birds" / "0.png").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DataError, match=r"0\.png is not a picture"):
        load_picture_folder(pictures)


def test_folders_that_cannot_be_used(tmp_path):
    with pytest.raises(DataError, match="There is no folder"):
        load_picture_folder(tmp_path / "nothing")
    (tmp_path / "file").write_text("x")
    with pytest.raises(DataError, match="is a file"):
        load_picture_folder(tmp_path / "file")
    with pytest.raises(DataError, match="has no sub-folder"):
        load_picture_folder(tmp_path)
    (tmp_path / "cats").mkdir()
    with pytest.raises(DataError, match="only one sub-folder, “cats”"):
        load_picture_folder(tmp_path)
    (tmp_path / "dogs").mkdir()
    with pytest.raises(DataError, match="The class “cats” has no pictures"):
        load_picture_folder(tmp_path)
    for number in range(2):
        grey(number).save(tmp_path / "cats" / f"{number}.png")
    grey(5).save(tmp_path / "dogs" / "one.png")
    with pytest.raises(DataError, match="The class “dogs” has only one picture"):
        load_picture_folder(tmp_path)


def test_a_wide_picture_keeps_its_shape_and_is_centred(tmp_path):
    wide = np.zeros((56, 112), np.uint8)
    wide[:, 8:104] = 200
    wide[8:48, 8:104] = 255
    wide[:, :8] = wide[:, 104:] = 0
    wide[0] = wide[-1] = 0
    Image.fromarray(wide).save(tmp_path / "wide.png")
    small = read_picture(tmp_path / "wide.png")
    assert small.shape == (28, 28)
    assert small[:7].max() == 0
    assert small[21:].max() == 0
    assert small[14, 14] == 255
    np.testing.assert_allclose(small.astype(int), small[:, ::-1].astype(int), atol=1)


def test_what_is_left_over_takes_the_colour_of_the_paper():
    paper = np.full((28, 10), 240, np.uint8)
    paper[10:18, 3:7] = 0
    assert (fit_array(paper)[:, 0] == 240).all()
    assert fit_array(paper)[14, 14] < 30


def test_transparent_pictures_lie_on_white(tmp_path):
    drawing = Image.new("RGBA", (28, 28), (0, 0, 0, 0))
    drawing.paste((0, 0, 0, 255), (10, 10, 18, 18))
    drawing.save(tmp_path / "drawing.png")
    small = read_picture(tmp_path / "drawing.png")
    assert small[0, 0] == 255
    assert small[14, 14] == 0
    palette = grey(0).convert("P")
    palette.save(tmp_path / "palette.png", transparency=0)
    assert read_picture(tmp_path / "palette.png").min() == 255


def test_sixteen_bits_colour_and_turned_photographs(tmp_path):
    Image.fromarray(np.full((28, 28), 0x80FF, np.uint16)).save(tmp_path / "deep.png")
    assert (read_picture(tmp_path / "deep.png") == 0x80).all()

    Image.new("RGB", (28, 28), (255, 0, 0)).save(tmp_path / "red.bmp")
    # ITU-R 601-2: 0.299 of 255.
    assert (read_picture(tmp_path / "red.bmp") == 76).all()

    half = np.zeros((280, 280, 3), np.uint8)
    half[:140] = 255
    photograph = Image.fromarray(half)
    exif = photograph.getexif()
    exif[0x0112] = 6  # the camera was held upright: turn by 90 degrees clockwise
    photograph.save(tmp_path / "turned.jpg", exif=exif)
    turned = read_picture(tmp_path / "turned.jpg")
    assert turned[:, 20:].min() > 240
    assert turned[:, :8].max() < 15


@pytest.mark.parametrize("side", [7_100, 10_000, 20_000])
def test_a_decompression_bomb_is_not_opened(tmp_path, side):
    # A header may promise any size: ten bytes of it are enough for Pillow to believe it.
    assert side**2 > MAX_PIXELS
    (tmp_path / "bomb.pgm").write_bytes(b"P5 %d %d 255\n" % (side, side))
    with pytest.raises(DataError, match=r"bomb\.pgm .* opened safely"):
        read_picture(tmp_path / "bomb.pgm")
