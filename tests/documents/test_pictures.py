"""Pictures that fill the memory once they are unpacked: known before, not drawn, and told."""

from __future__ import annotations

import base64
import io
import zlib

import pytest
from PIL import Image

from beirat_desktop.documents.pictures import tells_its_pictures
from beirat_desktop.documents.preview import Preview
from beirat_desktop.documents.seen import seen_pages

REGION = b"\0\0\0\0\x26\0\1\0\0\0\x12" + (60_000).to_bytes(4) * 2 + b"\0" * 10


def page(content: bytes, filters: str, size: int) -> bytes:
    """A page with words and a picture, which is said to be so many pixels wide and high."""
    drawn = b"BT /F 12 Tf 50 800 Td (Der Beirat bittet) Tj ET q 500 0 0 500 50 100 cm /I Do Q"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</I 5 0 R>>/Font<</F 6 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter%s/Length %d>>"
        b"stream\n%s\nendstream" % (size, size, filters.encode(), len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    made, places = b"%PDF-1.5\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (count, table, count, len(made))
    )


def picture(kind: str, size: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (size, size), (128, 128, 128)).save(out, kind)
    return out.getvalue()


def letters(content: bytes) -> bytes:
    return base64.a85encode(content) + b"~>"


@pytest.mark.parametrize(
    ("filters", "content"),
    [
        ("/JPXDecode", picture("JPEG2000", 900)),
        ("/DCTDecode", picture("JPEG", 900)),
        ("[/FlateDecode/DCTDecode]", zlib.compress(picture("JPEG", 900))),
        ("[/ASCII85Decode/DCTDecode]", letters(picture("JPEG", 900))),
        ("[/ASCIIHexDecode/JPXDecode]", picture("JPEG2000", 900).hex().encode() + b">"),
    ],
)
def test_a_picture_larger_than_the_file_says_is_known_however_it_is_packed(filters: str, content: bytes) -> None:
    assert tells_its_pictures(page(content, filters, 900))
    assert not tells_its_pictures(page(content, filters, 90))


@pytest.mark.parametrize("content", [b"", b"no picture", b"\xff\xd8\xff\xe0\0\4ab", b"\xff\xd8" * 9])
def test_a_picture_that_does_not_tell_its_size_counts_as_larger(content: bytes) -> None:
    assert not tells_its_pictures(page(content, "/DCTDecode", 900))
    assert not tells_its_pictures(page(content, "/JPXDecode", 900))


def test_a_fax_within_a_small_one_is_known() -> None:
    assert not tells_its_pictures(page(REGION, "/JBIG2Decode", 900))
    assert tells_its_pictures(page(REGION, "/JBIG2Decode", 60_000))


def test_a_picture_that_would_fill_the_memory_is_not_drawn_and_its_page_counts_as_covered() -> None:
    # 36 million pixels are 2 KB here, and 500 MB once they are unpacked.
    for said in (90, 6000):
        (seen,) = seen_pages(page(picture("JPEG2000", 6000), "/JPXDecode", said), 10)
        assert (seen.text, seen.covered) == ("Der Beirat bittet", True)
    (seen,) = seen_pages(page(picture("JPEG2000", 900), "/JPXDecode", 900), 10)
    assert (seen.text, seen.covered) == ("Der Beirat bittet", False)


def test_a_page_with_such_a_picture_is_a_sentence_in_the_preview() -> None:
    grey = {}
    for said in (900, 90):
        with Preview(page(picture("JPEG", 900), "/DCTDecode", said)) as opened:
            shown = opened.picture(0, 1.0)
            assert (shown.width, shown.height) == (595, 842)
            assert opened.text(0) == "Der Beirat bittet"
        grey[said] = shown.data.count(bytes((128, 128, 128)))
        assert shown.data.count(b"\xff\xff\xff") > 200_000
        assert min(shown.data) < 60  # letters
    assert grey[900] > 200_000
    assert grey[90] < 1000
