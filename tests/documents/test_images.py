"""Pictures in papers."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest
from PIL import Image

from beirat_desktop.documents.model import Document, Figure, Heading
from beirat_desktop.documents.preview import Preview
from beirat_desktop.documents.render import UnreadablePictureError, render
from tests.documents.reading import assert_publishable
from tests.documents.samples import picture


def paper(*images: bytes, width: float = 0, height: float = 0) -> bytes:
    return render(Document("x", (Heading(1, "x"), *(Figure(image, "Bild", width, height) for image in images))))


def photo(width: int = 60, height: int = 40, orientation: int = 1) -> bytes:
    out = BytesIO()
    image = Image.new("RGB", (width, height), (10, 200, 10))
    image.paste((200, 10, 10), (0, 0, width // 2, height))
    facts = image.getexif()
    facts[0x0112] = orientation
    facts[0x010F] = "Kamera von Erika Muster"
    image.save(out, "JPEG", exif=facts)
    return out.getvalue()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "1", "LA"])
def test_every_kind_of_png_may_be_published(mode: str) -> None:
    out = BytesIO()
    Image.new("RGBA", (30, 20), (200, 30, 30, 128)).convert(mode).save(out, "PNG")
    assert_publishable(paper(out.getvalue()))


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_every_kind_of_jpeg_may_be_published(mode: str) -> None:
    out = BytesIO()
    Image.new("RGB", (30, 20), (200, 30, 30)).convert(mode).save(out, "JPEG")
    assert_publishable(paper(out.getvalue()))


def test_what_a_camera_noted_stays_out_of_the_paper() -> None:
    assert b"Erika Muster" in photo()
    assert b"Erika Muster" not in paper(photo())


def test_a_photo_taken_upright_stands_upright() -> None:
    (image,) = pypdf.PdfReader(BytesIO(paper(photo(orientation=6)))).pages[0].images
    assert image.image is not None
    assert image.image.size == (40, 60)


def test_a_picture_shown_twice_is_in_the_file_once() -> None:
    assert paper(photo(), photo()).count(b"/Subtype /Image") == 1


def test_a_large_picture_is_made_smaller_and_stays_on_the_page() -> None:
    pdf = paper(photo(300, 5000))
    (image,) = pypdf.PdfReader(BytesIO(pdf)).pages[0].images
    assert image.image is not None
    assert max(image.image.size) == 2400
    with Preview(pdf) as preview:
        assert preview.page_count == 1


def test_the_missing_side_follows_from_the_other() -> None:
    assert paper(picture(), width=40) == paper(picture(), height=20)
    assert paper(picture(), width=40) != paper(picture(), width=50)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", picture()[:60], photo()[:400]])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadablePictureError):
        paper(data)


def test_a_comment_in_a_picture_stays_out_of_the_paper() -> None:
    out = BytesIO()
    Image.new("RGB", (30, 20)).save(out, "JPEG", comment=b"Erika Muster")
    assert b"Erika Muster" in out.getvalue()
    assert b"Erika Muster" not in paper(out.getvalue())
