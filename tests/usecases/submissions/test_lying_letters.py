"""Letters whose fonts say that their glyphs mean others than they draw: what is read off them is not what is seen."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject, NumberObject

from beirat_desktop.documents.attachments import opened_paper
from beirat_desktop.documents.drawn import drawn_otherwise, in_order
from beirat_desktop.documents.engine import fonts
from beirat_desktop.documents.model import AssociatedFile, Document, Heading, Paragraph
from beirat_desktop.documents.motion_letter import motion_letter
from beirat_desktop.documents.preview import text_of_pdf
from beirat_desktop.documents.render import render
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.text import RichText, Run
from beirat_desktop.exchange import submission as form
from beirat_desktop.exchange.seal import Seal, hash_of_text
from beirat_desktop.usecases.papers.letters import letter_contents
from tests import factories

WORDS = "Der Beirat bittet um 5.000 Euro im Jahr 2018."


@pytest.fixture
def draft(founded, office):
    person = factories.person("Ağırbaş", "Łukasz", form_of_address="Herr")
    with founded.unit("test") as unit:
        unit.persons.save(person)
        unit.memberships.save(factories.membership(person, faction_chair=True))
        unit.meetings.save(factories.meeting(datetime(2012, 5, 24, 17)))
    return office.papers.add(
        title="Kurse", faction_id=factories.SPD.id, signer_id=person.id, proposal=RichText.of(WORDS)
    )


def altered(office, pdf):
    return office.submissions.look_into(pdf, "Antrag.pdf").altered


def fonts_of(writer):
    """Every font of a file, once."""
    found = {}
    for page in writer.pages:
        for font in page["/Resources"]["/Font"].values():
            found[font.get_object()["/BaseFont"]] = font.get_object()
    return found


def with_fonts(pdf, change):
    """The file with every font changed."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    for font in fonts_of(writer).values():
        change(writer._add_object, font, font["/DescendantFonts"][0].get_object())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def stream(data):
    made = DecodedStreamObject()
    made.set_data(data)
    made[NameObject("/Length1")] = NumberObject(len(data))
    return made


def code_of(font, letter):
    codes = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", font["/ToUnicode"].get_object().get_data())
    return next(
        (int(code, 16) for code, meaning in codes if bytes.fromhex(meaning.decode()).decode("utf-16-be") == letter),
        None,
    )


def figures_swapped(add, font, descendant):
    """5 and 8 are drawn as each other."""
    one, other = code_of(font, "5"), code_of(font, "8")
    if one is None or other is None:
        return
    glyphs = bytearray(descendant["/CIDToGIDMap"].get_object().get_data())
    one, other = slice(2 * one, 2 * one + 2), slice(2 * other, 2 * other + 2)
    glyphs[one], glyphs[other] = glyphs[other], glyphs[one]
    descendant[NameObject("/CIDToGIDMap")] = add(stream(bytes(glyphs)))


def outlines_of_another_face(add, font, descendant):
    """The outlines are those of Inter, the name stays."""
    descriptor = descendant["/FontDescriptor"].get_object()
    data = (fonts.resources() / "fonts" / "Inter-Regular.ttf").read_bytes()
    descriptor[NameObject("/FontFile2")] = add(stream(data))


def a_point_moved(add, font, descendant):
    """One outline is a little other."""
    descriptor = descendant["/FontDescriptor"].get_object()
    data = bytearray(descriptor["/FontFile2"].get_object().get_data())
    count = int.from_bytes(data[4:6], "big")
    rows = [data[12 + 16 * row : 28 + 16 * row] for row in range(count)]
    at = next(int.from_bytes(row[8:12], "big") for row in rows if row[:4] == b"glyf")
    data[at + 300] ^= 1
    descriptor[NameObject("/FontFile2")] = add(stream(bytes(data)))


def another_name(add, font, descendant):
    font[NameObject("/BaseFont")] = descendant[NameObject("/BaseFont")] = NameObject("/ABCDEF+Anything")


def not_embedded(add, font, descendant):
    del descendant["/FontDescriptor"].get_object()["/FontFile2"]


@pytest.mark.parametrize(
    "change", [figures_swapped, outlines_of_another_face, a_point_moved, another_name, not_embedded]
)
def test_glyphs_that_are_not_what_the_text_says_are_told(office, draft, change):
    pdf = office.paper_letters.pdf(draft.id)
    false = with_fonts(pdf, change)
    assert text_of_pdf(false) == text_of_pdf(pdf)
    assert altered(office, with_fonts(pdf, lambda *_: None)) == ()
    assert "submission.drawn_otherwise" in altered(office, false)


@pytest.mark.parametrize("meaning", ["", "\0", " ", "\xa0", "\u200b", "\u00ad", "\u200d", "\ufeff", "\ue000"])
def test_words_that_are_said_to_be_nothing_are_told(office, draft, monkeypatch, meaning):
    """The page shows more words; its font says that their glyphs are blanks, or nothing at all."""
    honest = fonts._to_unicode

    def lying(characters, clusters):
        made = honest(characters, clusters)
        false = f"<{meaning.encode('utf-16-be').hex().upper()}>".encode() if meaning else b""
        return re.sub(rb"<([0-9A-F]{4})> <0071>", rb"<\1> " + false if false else b"", made)

    shown = replace(draft, proposal=RichText.of(WORDS.replace("bittet", "bittet qqqqq")))
    with office.store.reading() as unit:
        contents = letter_contents(unit, shown)
    data = form.read(opened_paper(office.paper_letters.pdf(draft.id)).files[form.NAME])
    monkeypatch.setattr(fonts, "_to_unicode", lying)
    text = text_of_pdf(render(motion_letter(replace(contents, files=()))))
    sealed = replace(data, seal=Seal(hash_of_text(text)))
    file = AssociatedFile(form.NAME, form.write(sealed))
    pdf = render(motion_letter(replace(contents, files=(file,))))
    assert altered(office, pdf) != ()


def test_an_answer_drawn_otherwise_is_refused(office, draft):
    office.papers.submit(draft.id, reason="Prüfung")
    office.papers.ask_back(draft.id, "Für welche Kurse, 5 oder 8?")
    pdf = office.answers.pdf(draft.id)
    with pytest.raises(Refused, match=r"answer\.altered"):
        office.answers.look_into(with_fonts(pdf, figures_swapped), "Antwort.pdf")


EVERY_SCRIPT = (
    "Effizienz eﬃzient ﬁ ﬂ Kürzungs\u00adwelle 5–10 % (§ 56) „äöü“ x² ½ Ağırbaş Ελλάδα Москва e\u0301 M\u0302 مرحبا، "
    "الدورة ١٢٣ لسنة 2012 (العربية) שלום (מועצה) [x] शांति தமிழ் ქართული Հայաստան 张伟 አማርኛ ☑ ♥ 🗹"
)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_what_we_draw_is_drawn_as_we_draw_it(bold, italic):
    words = (Run(EVERY_SCRIPT, bold=bold, italic=italic),)
    assert drawn_otherwise(render(Document("x", (Heading(1, "x"), Paragraph(words))))) == ()


def test_what_is_no_pdf_is_broken():
    with pytest.raises(pypdfium2.PdfiumError):
        drawn_otherwise(b"%PDF-1.7")


def moved(pdf, change):
    """The first page with what is drawn at other places: change gets where its pieces stand, in their order."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    page = writer.pages[0]
    content = page.get_contents().get_data()
    places = re.findall(rb"1 0 0 1 [-\d.]+ [-\d.]+ Tm", content)
    found = iter(change(places))
    page[NameObject("/Contents")] = writer._add_object(
        stream(re.sub(rb"1 0 0 1 [-\d.]+ [-\d.]+ Tm", lambda _: next(found), content))
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def changed_places(places, first, second):
    places[first], places[second] = places[second], places[first]
    return places


def test_lines_that_changed_places_on_the_page_are_told_though_they_are_read_in_the_old_order(office, draft):
    text = "Der Beirat stimmt zu.\nWenn das Geld fehlt, gilt der nächste Satz nicht.\nDie Kurse beginnen im Mai."
    office.papers.edit(draft.id, proposal=RichText.of(text))
    pdf = office.paper_letters.pdf(draft.id)
    before = []
    assert altered(office, moved(pdf, lambda places: before.extend(places) or places)) == ()
    wording = [at for at, place in enumerate(before) if b" 93.54 " in place]
    assert len(wording) == 3
    for first, second in pairwise(wording):
        told = altered(office, moved(pdf, lambda places, one=first, two=second: changed_places(places, one, two)))
        assert "submission.drawn_otherwise" in told


@pytest.mark.parametrize(
    ("lines", "fine"),
    [
        ([(0, 100, 50, 108), (0, 80, 50, 88)], True),
        ([(0, 80, 50, 88), (0, 100, 50, 108)], False),  # read later, stands above
        ([(0, 80, 50, 88), (60, 100, 90, 108)], True),  # another column
        ([(0, 80, 50, 88), (40, 80, 90, 88)], False),  # one over the other
        ([(0, 80, 50, 88), (10, 76, 90, 84)], False),
        ([(0, 80, 50, 88), (0, 71, 90, 79)], True),
        ([], True),
        ([(0, 9_000 - 10 * at, 9, 9_007 - 10 * at) for at in range(801)], False),  # more than a page has room for
    ],
)
def test_what_is_read_later_stands_below_or_beside(lines, fine):
    assert in_order(lines) is fine
