"""The PDF file itself: numbered objects, streams, cross-reference table."""

from __future__ import annotations

import hashlib
import zlib

# Level 3 costs a third of the time of level 6 and two to three per cent more bytes.
COMPRESSION = 3


def text_string(text: str) -> bytes:
    """A PDF text string of any characters."""
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


class PdfFile:
    """Collects objects; the number of an object can be had before its body."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []
        self.remark = b""
        """One line behind the header, which no reader shows; by it a desktop tells what kind of PDF a file is."""

    def reserve(self) -> int:
        """The number of an object whose body comes later by put."""
        self._bodies.append(b"")
        return len(self._bodies)

    def put(self, number: int, body: bytes) -> None:
        """Set the body of a reserved object."""
        self._bodies[number - 1] = body

    def add(self, body: bytes) -> int:
        """Add an object and return its number."""
        self._bodies.append(body)
        return len(self._bodies)

    def stream(self, entries: bytes, data: bytes, compress: bool = True) -> int:
        """Add a stream; entries are those beside Length and Filter."""
        if compress:
            entries += b" /Filter /FlateDecode"
            data = zlib.compress(data, COMPRESSION)
        # Both characters of the line end: after data that ends in a carriage return, a mere line feed would make the
        # pair, and the length seem one too long.
        return self.add(b"<< %s /Length %d >>\nstream\n%s\r\nendstream" % (entries, len(data), data))

    def finish(self, root: int, info: int) -> bytes:
        """The bytes of the file. Its identifier is made of its content, so the same paper gives the same file."""
        out = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        if self.remark:
            out[0] += b"%" + self.remark + b"\n"
        position, table = len(out[0]), []
        for number, body in enumerate(self._bodies, 1):
            table.append(b"%010d 00000 n \n" % position)
            out.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
            position += len(out[-1])
        digest = hashlib.sha256()
        for part in out:
            digest.update(part)
        identifier = digest.hexdigest()[:32].upper().encode()
        count = len(self._bodies) + 1
        out.append(
            b"xref\n0 %d\n0000000000 65535 f \n%s"
            b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF\n"
            % (count, b"".join(table), count, root, info, identifier, identifier, position)
        )
        return b"".join(out)
