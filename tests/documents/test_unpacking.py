"""What would fill the memory is refused before PDFium unpacks it, however it is packed and whatever it calls itself."""

from __future__ import annotations

import base64
import time
import tracemalloc
import zlib
from collections.abc import Sequence

import pytest

from beirat_desktop.documents.attachments import LARGEST_FILE, MOST_FILES, UnreadablePaperError, opened_paper
from beirat_desktop.documents.unpacking import LARGEST_UNPACKED, TooMuchError, check_unpacked

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
COMMANDS = b"q " * (LARGEST_UNPACKED // 2 + 1)
FLATE = zlib.compress(COMMANDS, 9)


def file(stream: bytes, dictionary: bytes) -> bytes:
    """A page drawn by that stream; the seventh object is the name of a filter."""
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), dictionary, stream),
        FONT,
        b"null",
        b"/FlateDecode",
    )
    return written(parts)


def with_attachments(count: int, stream: bytes, dictionary: bytes) -> bytes:
    """An empty page with that stream attached so many times."""
    names = b" ".join(b"(%02d) %d 0 R" % (number, 4 + 2 * number) for number in range(count))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [%s] >> >> >>" % names,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    for number in range(count):
        name, content = b"%02d" % number, 5 + 2 * number
        parts += [
            b"<< /Type /Filespec /F (%s) /UF (%s) /EF << /F %d 0 R >> >>" % (name, name, content),
            b"<< /Type /EmbeddedFile /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), dictionary, stream),
        ]
    return written(parts)


def written(parts: Sequence[bytes]) -> bytes:
    """A PDF of these objects, the first its catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        *(size, table, size),
        len(out),
    )


def lzw(length: int) -> bytes:
    """So many blanks."""
    codes, made, run, known, width = [(256, 9), (32, 9)], 1, 2, 258, 9
    while made < length:
        codes.append((known, width))
        made, run, known = made + run, run + 1, known + 1
        width = 9 + sum(known + 1 >= limit for limit in (512, 1024, 2048))
        if known >= 4094:
            codes += [(256, width), (32, 9)]
            made, run, known, width = made + 1, 2, 258, 9
    bits = "".join(format(code, f"0{wide}b") for code, wide in (*codes, (257, width)))
    return int(bits + "0" * (-len(bits) % 8), 2).to_bytes((len(bits) + 7) // 8, "big")


BOMBS = {
    "Flate": (FLATE, b"/Filter /FlateDecode"),
    "a name spelled otherwise": (FLATE, b"/Filter /Fl#61teDecode"),
    "a filter elsewhere": (FLATE, b"/Filter 7 0 R"),
    "a remark among the filters": (zlib.compress(FLATE, 9), b"/Filter [/FlateDecode % x\n /FlateDecode]"),
    "twice": (zlib.compress(FLATE, 9), b"/Filter [/FlateDecode 7 0 R]"),
    "hexadecimal": (FLATE.hex().encode() + b">", b"/Filter [/ASCIIHexDecode /FlateDecode]"),
    "ASCII 85": (base64.a85encode(FLATE) + b"~>", b"/Filter [/ASCII85Decode /FlateDecode]"),
    "ASCII 85 with its beginning": (base64.a85encode(FLATE, adobe=True), b"/Filter [/A85 /Fl]"),
    "LZW": (lzw(LARGEST_UNPACKED + 1), b"/Filter /LZWDecode"),
    "LZW in hexadecimal": (lzw(LARGEST_UNPACKED + 1).hex().encode() + b">", b"/Filter [/AHx /LZW]"),
    "as a picture": (FLATE, b"/Type /XObject /Subtype /Image /Filter /FlateDecode"),
    "many commands": (zlib.compress(b"q " * 1_100_000), b"/Filter /FlateDecode"),
    "many lines": (zlib.compress(b"0 0 m 9 9 l S " * 200_000), b"/Filter /FlateDecode"),
    "many commands unpacked": (b"q " * 1_100_000, b""),
    "a long drawing": (zlib.compress(b"(" + b"a" * 5_100_000 + b") Tj"), b"/Filter /FlateDecode"),
    "many letters": (
        zlib.compress(b"BT /F 1 Tf " + (b"(" + b"a" * 30_000 + b") Tj ") * 20 + b"ET"),
        b"/Filter /FlateDecode",
    ),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_what_would_fill_the_memory_is_refused_at_once(kind: str) -> None:
    pdf = file(*BOMBS[kind])
    started = time.process_time()
    tracemalloc.start()
    with pytest.raises(UnreadablePaperError, match="packed"):
        opened_paper(pdf)
    filled = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (time.process_time() - started < 3, filled < 100_000_000) == (True, True)


PICTURE = b"/Subtype /Image /Width 3200 /Height 3200 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode"
SAYS = {
    "a picture": PICTURE,
    "a packet of objects": b"/Type /ObjStm /N 1 /First 3 /Filter /FlateDecode",
    "a face": b"/Length1 4 /Filter /FlateDecode",
    "an attachment": b"/Type /EmbeddedFile /Filter /FlateDecode",
    "a picture, and a form": b"/Subtype /Image /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode",
    "a picture elsewhere": b"/A /Image /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode",
    "a picture with the end of an object in it": b"/Subtype /Image /X (endobj) /Y (stream) /Filter /FlateDecode",
}
DO = b"<< /Length 5 >>\nstream\n/X Do\nendstream"
SHOWS = b"<< /Length 25 >>\nstream\nBT /T 9 Tf (a) Tj ET      \nendstream"
TYPE_3 = (
    b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 4 0 R >>"
    b" /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [9] >>"
)
NAMES = {
    "the contents of a page": (b"/Contents 4 0 R",),
    "the same spelled otherwise": (b"/C#6fntents [4 % x\n0 R]",),
    "a list elsewhere": (b"/Contents 6 0 R", b"[4 0 R]"),
    "behind words that end an object": (b"/Z (endobj) /Contents 6 0 R", b"[4 0 R]"),
    "the face of a note": (
        b"/Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << /N << /On 4 0 R >> >> /AS /On >>]",
    ),
    "a letter": (b"/Contents 6 0 R /Resources << /Font << /T 7 0 R >> >>", SHOWS, TYPE_3),
    "a pattern": (b"/Contents 6 0 R /Resources << /Pattern << /X 4 0 R >> >>", DO),
}


def with_page(stream: bytes, dictionary: bytes, page: bytes, *more: bytes) -> bytes:
    """A page with those entries; that stream is the fourth object, Helvetica the fifth, more from the sixth on."""
    return written(
        (
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s >>" % page,
            b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), dictionary, stream),
            FONT,
            *more,
        )
    )


LETTERS = zlib.compress(b"BT /F 1 Tf [" + (b"(" + b"a" * 30_000 + b")") * 100 + b"] TJ ET", 9)
MANY = zlib.compress(b"q " * 3_000_000, 9)


@pytest.mark.parametrize("drawn", [MANY, LETTERS], ids=["commands", "letters"])
@pytest.mark.parametrize(
    ("says", "names"), [*((one, "the contents of a page") for one in SAYS), *(("a picture", one) for one in NAMES)]
)
def test_a_drawing_is_one_whatever_it_calls_itself(drawn: bytes, says: str, names: str) -> None:
    pdf = with_page(drawn, SAYS[says], *NAMES[names])
    with pytest.raises(UnreadablePaperError, match="packed"):
        opened_paper(pdf)


@pytest.mark.parametrize("says", ["a picture, and a form", "a picture elsewhere"])
def test_a_form_is_drawn_whatever_it_calls_itself_beside(says: str) -> None:
    page = b"/Contents 6 0 R /Resources << /XObject << /X 4 0 R >> >>"
    with pytest.raises(UnreadablePaperError, match="packed"):
        opened_paper(with_page(MANY, SAYS[says], page, DO))


@pytest.mark.parametrize("packed", [True, False])
def test_a_picture_that_is_one_is_taken(packed: bool) -> None:
    pixels = bytes(range(256)) * 40_000
    page = b"/Contents 6 0 R /Resources << /XObject << /X 4 0 R >> >>"
    dictionary = PICTURE if packed else PICTURE.replace(b" /Filter /FlateDecode", b"")
    assert opened_paper(with_page(zlib.compress(pixels) if packed else pixels, dictionary, page, DO)).pages == ("",)


def with_objects(inside: bytes, kind: bytes = b"/Type /ObjStm") -> bytes:
    """A page whose resources lie in a packet of objects."""
    out, places = b"%PDF-1.7\n", [b"\0" * 7]
    packet = zlib.compress(b"5 0 " + inside)
    for number, part in enumerate(
        (
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources 5 0 R >>",
            b"<< %s /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
            % (kind, len(packet), packet),
        ),
        1,
    ):
        places.append(b"\1" + len(out).to_bytes(4, "big") + b"\0\0")
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    places += [b"\2\0\0\0\4\0\0", b"\1" + len(out).to_bytes(4, "big") + b"\0\0"]
    table = b"".join(places)
    return (
        out
        + b"6 0 obj\n<< /Type /XRef /Size 7 /W [1 4 2] /Root 1 0 R /Length %d >>\nstream\n%s\nendstream\nendobj\n"
        % (
            len(table),
            table,
        )
        + b"startxref\n%d\n%%%%EOF" % len(out)
    )


@pytest.mark.parametrize("inside", [b"[" + b"1 " * 5_000_000 + b"]", b"[" + b"[]" * 5_000_000 + b"]"])
@pytest.mark.parametrize("kind", [b"/Type /ObjStm", b"/Type /Obj#53tm /X /Image"])
def test_more_objects_than_fit_are_refused_before_they_are_read(inside: bytes, kind: bytes) -> None:
    with pytest.raises(UnreadablePaperError, match="packed"):
        opened_paper(with_objects(inside, kind))
    assert opened_paper(with_objects(b"<< /A [1 2] >>", kind)).pages == ("",)


def test_more_objects_than_fit_before_the_first_stream_are_refused() -> None:
    pdf = file(b"q Q", b"").replace(b"%PDF-1.7\n", b"%PDF-1.7\n20 0 obj\n[" + b"1 " * 5_000_000 + b"]\nendobj\n", 1)
    with pytest.raises(UnreadablePaperError, match="packed"):
        opened_paper(pdf)


PAPER = bytes(LARGEST_FILE - 1)
"""Each such file alone would be taken; twenty of them fill the memory."""


@pytest.mark.parametrize("content", [PAPER, bytes(95_000_000)], ids=["each allowed", "each too large"])
@pytest.mark.parametrize("how", ["Flate", "hexadecimal", "a name spelled otherwise"])
def test_twenty_attachments_that_fill_the_memory_together_are_refused_at_once(content: bytes, how: str) -> None:
    packed = zlib.compress(content)
    stream, dictionary = {
        "Flate": (packed, b"/Filter /FlateDecode"),
        "hexadecimal": (packed.hex().encode() + b">", b"/Filter [/ASCIIHexDecode /FlateDecode]"),
        "a name spelled otherwise": (packed, b"/Filter /Fl#61teDecode"),
    }[how]
    pdf = with_attachments(MOST_FILES, stream, dictionary)
    started = time.process_time()
    tracemalloc.start()
    with pytest.raises(UnreadablePaperError, match="packed"):
        opened_paper(pdf)
    filled = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (time.process_time() - started < 3, filled < 100_000_000) == (True, True)


def test_twenty_small_attachments_are_read_and_one_more_is_left() -> None:
    pdf = with_attachments(MOST_FILES + 1, zlib.compress(b"Anlage"), b"/Filter /FlateDecode")
    assert set(opened_paper(pdf).files.values()) == {b"Anlage"}
    assert len(opened_paper(pdf).files) == MOST_FILES


@pytest.mark.parametrize("length", [1, 300, 5_000, 1_000_000])
def test_what_lzw_unpacks_to_is_counted(length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from beirat_desktop.documents import unpacking

    packed = lzw(length)
    room = unpacking._Room()
    assert length <= unpacking._size_of_lzw(packed, 0, room) < length + 4_000


@pytest.mark.parametrize(
    ("stream", "dictionary"),
    [
        (zlib.compress(b"BT /F 12 Tf 72 700 Td (Der Beirat) Tj ET"), b"/Filter /FlateDecode"),
        (base64.a85encode(zlib.compress(b"BT /F 12 Tf 72 700 Td (Der Beirat) Tj ET")) + b"~>", b"/Filter [/A85 /Fl]"),
        (b"BT /F 12 Tf 72 700 Td (Der Beirat) Tj ET", b""),
        (b"BT /F 12 Tf 72 700 Td (Der Beirat) Tj ET".hex().encode() + b">", b"/Filter /ASCIIHexDecode"),
    ],
)
def test_what_fits_is_opened(stream: bytes, dictionary: bytes) -> None:
    assert "packed" not in opened_paper(file(stream, dictionary)).files


def test_a_text_that_is_longer_than_any_motion_is_not_read() -> None:
    words = b"BT /F 1 Tf " + (b"(" + b"a" * 30_000 + b") Tj ") * 10 + b"ET"
    with pytest.raises(UnreadablePaperError, match="letters"):
        opened_paper(file(zlib.compress(words), b"/Filter /FlateDecode"))


def test_what_is_packed_again_and_again_is_refused() -> None:
    often = b"x" * 100
    for _ in range(6):
        often = zlib.compress(often)
    with pytest.raises(TooMuchError):
        check_unpacked(file(often, b"/Filter /FlateDecode"))
