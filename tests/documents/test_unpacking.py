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
        (zlib.compress(bytes(range(256)) * 150_000), b"/Subtype /Image /Filter /FlateDecode"),
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
