"""Files behind the letters that name them, in one file for the printer."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pypdf
import pypdfium2
import pytest
from PIL import ImageChops
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject, RectangleObject

from beirat_desktop.documents.model import Document, PageBreak, Paragraph
from beirat_desktop.documents.print_run import MOST_PAGES, printable, with_pages
from beirat_desktop.documents.render import render, render_run
from tests.documents.samples import picture


def paper(*pages: str) -> Document:
    parts: list[Paragraph | PageBreak] = []
    for words in pages:
        parts += [*([PageBreak()] if parts else []), Paragraph(words)]
    return Document(pages[0], tuple(parts))


def words_of(pdf: bytes) -> list[str]:
    return [page.extract_text().strip() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def test_each_file_stands_behind_its_letter_on_sheets_of_its_own() -> None:
    plan, sheet = render(paper("Plan 1", "Plan 2")), render(paper("Blatt"))
    run = render_run([paper("Brief A"), paper("Brief B", "Brief B 2", "Brief B 3"), paper("Brief C")], "Briefe")
    made = words_of(with_pages(run, [[plan, sheet], [sheet], []]))
    assert [page.split("\n")[0] for page in made] == [
        *("Brief A", "", "Plan 1", "Plan 2", "Blatt", ""),
        *("Brief B", "Brief B 2", "Brief B 3", "", "Blatt", "", "Brief C"),
    ]


def test_a_file_that_goes_into_every_envelope_is_kept_once() -> None:
    plan = render(paper("Plan"))
    letters = [paper(f"Brief {number}") for number in range(30)]
    run = render_run(letters, "Briefe")
    once = len(with_pages(run, [[plan], *([] for _ in letters[1:])]))
    assert len(with_pages(run, [[plan]] * 30)) < once + 30 * 2_000


def test_letters_that_bring_nothing_stay_as_they_are() -> None:
    run = render_run([paper("Brief A"), paper("Brief B")], "Briefe")
    assert with_pages(run, [[], []]) == run.pdf


def locked() -> bytes:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(render(paper("geheim")))))
    writer.encrypt("geheim")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def book() -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(MOST_PAGES + 1):
        document.new_page(100, 100)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"%PDF-1.7 kaputt", locked(), book(), b"\x89PNG kaputt", b"Subject: x"]
)
def test_what_has_no_pages_to_print_is_none(content: bytes) -> None:
    assert printable(content, "Anlage") == b""


def test_a_picture_becomes_one_page_with_its_name() -> None:
    (page,) = words_of(printable(picture("RGB"), "Lageplan.png"))
    assert "Lageplan.png" in page


def read_out(pdf: bytes) -> list[tuple[str, str]]:
    """The structure as a reader of the screen walks it: each element with its text for what is no text."""
    found: list[tuple[str, str]] = []

    def walk(kids: object) -> None:
        for kid in kids if isinstance(kids, list) else [kids]:
            one = kid.get_object()
            if isinstance(one, dict) and "/S" in one:
                found.append((str(one["/S"]), str(one.get("/Alt", ""))))
                walk(one.get("/K", []))

    walk(pypdf.PdfReader(io.BytesIO(pdf)).root_object["/StructTreeRoot"]["/K"])
    return found


def test_the_letters_are_still_read_out_and_each_page_behind_them_by_its_text() -> None:
    plan = render(paper("Plan 1", "Plan 2"))
    run = render_run([paper("Brief A"), paper("Brief B")], "Briefe")
    assert read_out(run.pdf) == [("/Document", ""), ("/Part", ""), ("/P", ""), ("/Part", ""), ("/P", "")]
    made = with_pages(run, [[plan, printable(picture("RGB"), "Lage.png")], [plan]])
    first, second, scan = (
        *(f"Beigefügte Datei, Seite {number} von 2: Plan {number}" for number in (1, 2)),
        "Beigefügte Datei, Seite 1 von 1: Lage.png",
    )
    said = read_out(made)
    assert said[:5] == [
        *(("/Document", ""), ("/Part", ""), ("/P", "")),
        *(("/Figure", "Beigefügte Datei, Seite 1 von 2: " + said[3][1].rpartition(": ")[2]), ("/Figure", said[4][1])),
    ]
    assert [alt[: len(want)] for (_, alt), want in zip(said[3:6], (first, second, scan), strict=True)] == [
        *(first, second, scan),
    ]
    assert [tag for tag, _ in said[6:]] == ["/Part", "/P", "/Figure", "/Figure"]


def test_the_way_back_from_every_page_to_its_element_is_there() -> None:
    made = with_pages(render_run([paper("A"), paper("B")], "x"), [[render(paper("Plan"))], []])
    reader = pypdf.PdfReader(io.BytesIO(made))
    nums = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    back = dict(zip(nums[::2], nums[1::2], strict=True))
    assert list(back) == sorted(back)
    assert int(reader.root_object["/StructTreeRoot"]["/ParentTreeNextKey"]) > max(back)
    (figure,) = back[reader.pages[2]["/StructParents"]].get_object()
    assert figure.get_object()["/Pg"].get_object() == reader.pages[2]


def test_a_run_with_files_of_others_promises_nothing_of_them() -> None:
    run = render_run([paper("A")], "Briefe")
    made = pypdf.PdfReader(io.BytesIO(with_pages(run, [[render(paper("Plan"))]])))
    told = made.root_object["/Metadata"].get_data()
    assert b"pdfuaid:part" in pypdf.PdfReader(io.BytesIO(run.pdf)).root_object["/Metadata"].get_data()
    assert b"pdfuaid" not in told.replace(b'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"', b"")
    assert b"<pdfaid:" not in told
    assert "/OutputIntents" not in made.root_object
    ElementTree.fromstring(told.decode().partition("?>")[2].rpartition("<?xpacket")[0])


def test_a_page_lies_as_it_lay_and_shows_what_was_stamped_on_it() -> None:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(render(paper("Plan")))))
    writer.pages[0].rotate(90)
    writer.pages[0].cropbox = RectangleObject((100, 300, 500, 800))
    box = RectangleObject((200, 500, 320, 540))
    drawn = DecodedStreamObject()
    drawn.set_data(b"0 g 200 500 120 40 re f")
    drawn.update({NameObject("/Subtype"): NameObject("/Form"), NameObject("/BBox"): box})
    stamp = DictionaryObject({NameObject("/Subtype"): NameObject("/Stamp"), NameObject("/Rect"): box})
    stamp[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(drawn)})
    stamp[NameObject("/F")] = NumberObject(4)
    writer.add_annotation(0, stamp)
    out = io.BytesIO()
    writer.write(out)
    made = with_pages(render_run([paper("A")], "x"), [[out.getvalue()]])
    with_pdfium = pypdfium2.PdfDocument(made)
    page = with_pdfium[2]
    assert (round(page.get_width()), round(page.get_height())) == (500, 400), "cut and turned as it was"
    kept = pypdfium2.PdfDocument(out.getvalue())[0]
    one, other = (each.render(scale=1).to_pil().convert("L") for each in (page, kept))
    assert sum(value < 128 for value in one.tobytes()) > 120 * 40 * 0.9
    assert ImageChops.difference(one, other).getbbox() is None
