"""Reading papers back: as a person searches them, as a screen reader hears them, as a ruler measures them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import page as validator
import pdfplumber
import pypdf
import pypdfium2

from beirat_desktop.documents.preview import PDFIUM

MM = 72 / 25.4


def failures(pdf: bytes, *profiles: str) -> list[str]:
    """What the validator has against the paper."""
    return [
        f"{profile} {failure.rule_id}: {failure.message}"
        for profile in profiles
        for failure in validator.validate_pdf_bytes(pdf, profile=profile).failures
    ]


def assert_publishable(pdf: bytes) -> None:
    """PDF/UA-1 and PDF/A-2a, or 3a when it carries files."""
    archivable = "3a" if b"/EmbeddedFiles" in pdf else "2a"
    assert failures(pdf, "ua1", archivable) == []


def text_of(pdf: bytes) -> str:
    """The text of all pages, furniture included; a preview that is open may draw some of them meanwhile."""
    with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as document:
        texts = [sheet.get_textpage().get_text_range() for sheet in document]
        return "\n".join(texts).replace("\r\n", "\n")


def sizes_of(file: Path) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    with PDFIUM, closing(pypdfium2.PdfDocument(file)) as document:
        return [document.get_page_size(number) for number in range(len(document))]


def everything_in(pdf: bytes) -> str:
    """Whatever can be got out of a paper: text, structure, metadata, bookmarks, links, files; for what must not be.

    Text is there as it is drawn and once more without line ends, so that words over two lines are found.
    """
    reader = pypdf.PdfReader(BytesIO(pdf))
    found = [text_of(pdf), structure(pdf).text, pdf.decode("latin-1")]
    for number in range(1, len(reader.xref[0]) + 1):
        found.extend(_strings(reader.get_object(pypdf.generic.IndirectObject(number, 0, reader))))
    text = "\n".join(found)
    return text + re.sub(r"[\xad\x02]?\s+", " ", text)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, pypdf.generic.StreamObject):
        yield value.get_data().decode("utf-8", "replace")
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        yield value.decode("utf-8", "replace")


def assert_in_order(text: str, *parts: str) -> None:
    """Each part stands in the text after the one before."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"{part!r} is not in {text[at:]!r}"
        at = found + len(part)


@dataclass
class Node:
    """A structure element with what it holds, in reading order."""

    tag: str
    kids: list[Node | str] = field(default_factory=list)
    alternative: str = ""
    language: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    annotations: int = 0
    actual: str = ""

    @property
    def text(self) -> str:
        """Everything that is read aloud in it."""
        return self.actual or "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    @property
    def elements(self) -> list[Node]:
        """The elements right below."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def all(self, *tags: str) -> list[Node]:
        """The elements of these kinds below, in reading order."""
        found = []
        for kid in self.elements:
            if kid.tag in tags:
                found.append(kid)
            found.extend(kid.all(*tags))
        return found

    @property
    def shape(self) -> str:
        """The kinds of elements as nested words: L(LI(Lbl LBody))."""
        inner = " ".join(kid.shape for kid in self.elements)
        return f"{self.tag}({inner})" if inner else self.tag


def structure(pdf: bytes) -> Node:
    """What a screen reader gets."""
    reader = pypdf.PdfReader(BytesIO(pdf))
    marks: dict[tuple[int, int], str] = {}
    with pdfplumber.open(BytesIO(pdf)) as plumbed:
        for index, sheet in enumerate(plumbed.pages):
            for char in sheet.chars:
                if char["mcid"] is not None and char["tag"] != "Artifact":
                    key = (index, char["mcid"])
                    marks[key] = marks.get(key, "") + char["text"]
    numbers = {sheet.indirect_reference.idnum: index for index, sheet in enumerate(reader.pages)}
    return _node(reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object(), numbers, marks)


def _node(element: Any, numbers: dict[int, int], marks: dict[tuple[int, int], str]) -> Node:
    node = Node(element["/S"][1:], alternative=element.get("/Alt", ""), language=element.get("/Lang", ""))
    node.actual = element.get("/ActualText", "")
    node.attributes = {key[1:]: value for key, value in element.get("/A", {}).items()}
    home = element.raw_get("/Pg").idnum if "/Pg" in element else 0
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            node.kids.append(marks.get((numbers[home], kid), ""))
            continue
        inner = kid.get_object()
        if inner.get("/Type") == "/MCR":
            node.kids.append(marks.get((numbers[inner.raw_get("/Pg").idnum], inner["/MCID"]), ""))
        elif inner.get("/Type") == "/OBJR":
            node.annotations += 1
        else:
            node.kids.append(_node(inner, numbers, marks))
    return node


@dataclass(frozen=True)
class Word:
    """A line of characters at one height: left edge and baseline in millimetres from the upper left, and size."""

    text: str
    x: float
    baseline: float
    size: float


def lines_of(pdf: bytes, index: int = 0) -> list[Word]:
    """The text of a page as it stands on paper, top down; columns are separate."""
    with pdfplumber.open(BytesIO(pdf)) as plumbed:
        sheet = plumbed.pages[index]
        lines: list[Word] = []
        last = None
        for char in sheet.chars:
            if not char["upright"]:
                continue
            x, baseline = char["matrix"][4], float(sheet.height) - char["matrix"][5]
            if last is not None and abs(last[0] - x) < 3 and last[1] == baseline:
                previous = lines.pop()
                lines.append(Word(previous.text + char["text"], previous.x, previous.baseline, previous.size))
            else:
                lines.append(Word(char["text"], x / MM, baseline / MM, char["size"]))
            last = (char["x1"], baseline)
    return lines


def strokes_of(pdf: bytes, index: int = 0) -> list[tuple[float, float, float]]:
    """The level lines of a page: left end, height from the top, length, in millimetres."""
    with pdfplumber.open(BytesIO(pdf)) as plumbed:
        sheet = plumbed.pages[index]
        return [
            (line["x0"] / MM, line["top"] / MM, (line["x1"] - line["x0"]) / MM)
            for line in sheet.lines
            if abs(line["y0"] - line["y1"]) < 0.01
        ]
