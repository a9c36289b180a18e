"""Picture files as they come in for a letterhead."""

from __future__ import annotations

import random
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from beirat_desktop.documents.logo import SHARP, UnusableLogoError, ready_logo
from tests.documents.samples import picture
from tests.documents.test_images import photo


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def saved(image: Image.Image, kind: str, **facts: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **facts)
    return out.getvalue()


def said_to_be(side: int) -> bytes:
    """A small picture whose head tells of a huge one."""
    data = picture()
    head = b"IHDR" + struct.pack(">II", side, side) + data[24:29]
    return data[:12] + head + struct.pack(">I", zlib.crc32(head)) + data[33:]


def problem(data: bytes) -> str:
    with pytest.raises(UnusableLogoError) as refused:
        ready_logo(data)
    return refused.value.problem


def test_what_shines_through_still_does() -> None:
    made = opened(ready_logo(picture()))
    assert (made.format, made.mode, made.size) == ("PNG", "RGBA", (40, 20))
    assert made.getpixel((3, 3)) == (200, 30, 30, 120)


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1", "LA", "CMYK", "I;16"])
def test_every_way_of_keeping_colours_is_taken(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    image = Image.new("I;16", (40, 20)) if mode == "I;16" else Image.new("RGB", (40, 20)).convert(mode)
    assert opened(ready_logo(saved(image, kind))).size == (40, 20)


def test_a_large_picture_is_kept_as_sharp_as_print_shows() -> None:
    made = opened(ready_logo(saved(Image.new("RGB", (3000, 1500)), "PNG")))
    assert made.size == (SHARP, SHARP // 2)


def test_what_a_camera_or_a_program_wrote_beside_it_is_gone() -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "Erika Muster")
    png = saved(Image.new("RGB", (40, 20)), "PNG", pnginfo=text, icc_profile=b"Erika Muster")
    jpeg = saved(Image.new("RGB", (40, 20)), "JPEG", comment=b"Erika Muster")
    for data in (png, jpeg, photo()):
        assert b"Erika Muster" in data
        assert b"Erika Muster" not in ready_logo(data)


def test_a_photo_taken_upright_stands_upright() -> None:
    made = opened(ready_logo(photo(orientation=6)))
    assert (made.format, made.size) == ("JPEG", (40, 60))


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "WEBP"])
def test_other_pictures_are_not_taken(kind: str) -> None:
    assert problem(saved(Image.new("RGB", (40, 20)), kind)) == "unsupported"


@pytest.mark.parametrize("data", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7"])
def test_other_files_are_not_taken(data: bytes) -> None:
    assert problem(data) == "unsupported"


@pytest.mark.parametrize("data", [picture()[:60], photo()[:400], b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"])
def test_half_a_picture_is_damaged(data: bytes) -> None:
    assert problem(data) == "damaged"


def test_a_moving_picture_is_told_from_a_still_one() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    assert problem(saved(frames[0], "PNG", save_all=True, append_images=frames[1:])) == "animated"


def test_a_picture_that_would_fill_the_memory_is_not_drawn() -> None:
    for side in (7_000, 10_000, 30_000):
        assert problem(said_to_be(side)) == "too_many_pixels"


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_whatever_is_broken_in_a_picture_it_is_drawn_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(picture() if seed % 2 else photo())
    for _ in range(4):
        data[chance.randrange(8, len(data))] = chance.randrange(256)
    try:
        made = ready_logo(bytes(data))
    except UnusableLogoError:
        return
    assert opened(made).width > 0
