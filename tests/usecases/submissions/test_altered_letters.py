"""What a letter shows and what its data say: a letter in which they differ is told, and taken in only for a reason."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import datetime

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from pypdfium2 import raw

from beirat_desktop.documents.attachments import opened_paper
from beirat_desktop.documents.model import AssociatedFile
from beirat_desktop.documents.motion_letter import motion_letter
from beirat_desktop.documents.preview import text_of_pdf
from beirat_desktop.documents.render import render
from beirat_desktop.domain.differences import Kind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run, row_of
from beirat_desktop.exchange import submission as form
from beirat_desktop.exchange.seal import Seal, hash_of_text
from beirat_desktop.german import finding
from beirat_desktop.usecases.papers.letters import letter_contents
from tests import factories

LONG = "Der Beirat bittet die Verwaltung um 5.000,50 € (§ 56 GemO) – „nicht nur“ für Straßenbahnhaltestellen. " * 9
PROPOSAL = RichText(
    (
        *(Block((Run(LONG),)) for _ in range(5)),
        Block((Run("erstens zu prüfen, ob die Effizienz stimmt,"),), BlockKind.ITEM, ordered=True, first=True),
        Block((Run("zweitens zu berichten."),), BlockKind.ITEM, ordered=True),
        Block((Run("bis zum Herbst"),), BlockKind.ITEM, level=2, first=True),
        Block((Run("Kosten"),), BlockKind.HEADING),
        row_of([(Run("Kurs"),), (Run("Euro"),)], header=True),
        row_of([(Run("Ein sehr langer Name eines Kurses, der umbricht " * 3),), (Run("1.200 und Worte " * 9),)]),
        Block((Run("Schluss"),)),
    )
)
SCRIPTS = RichText.of(
    "مرحبا بكم في المجلس، الدورة ١٢٣ لسنة 2012. لا إله إلا الله (العربية)\nशब्द नमस्ते क्षत्रिय, தமிழ் மொழி கொள்கை மொழி\n"
    + "für Verwaltungs- und Sozialausschuss, Straßenbahn-Haltestelle am 12.5., deutsch-türkisch " * 6
)
SHORT = RichText.of("Der Beirat bittet um einen Bericht.")


@pytest.fixture
def draft(founded, office):
    person = factories.person("Ağırbaş", "Łukasz", form_of_address="Herr")
    with founded.unit("test") as unit:
        unit.persons.save(person)
        unit.memberships.save(factories.membership(person, faction_chair=True))
        unit.meetings.save(factories.meeting(datetime(2012, 5, 24, 17)))
    return office.papers.add(
        title="Bericht über Kurse",
        faction_id=factories.SPD.id,
        signer_id=person.id,
        proposal=SHORT,
        explanation=RichText.of("Die Kurse laufen aus."),
        rationale=RichText.of("Zeile eins\nZeile zwei"),
    )


def drawn(office, paper, files):
    """A letter of these words with those data inside, as somebody makes it who has the program's parts."""
    with office.store.reading() as unit:
        contents = letter_contents(unit, paper)
    made = tuple(AssociatedFile(name, content) for name, content in files.items())
    return render(motion_letter(replace(contents, files=made)))


def altered(office, pdf):
    """The letter looked at by an office that does not know the paper, and what it says of it."""
    arrival = office.submissions.look_into(pdf, "Antrag.pdf")
    return arrival, list(arrival.altered)


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "proposal", [SHORT, PROPOSAL, RichText.of("שלום מועצה\nund מחר 5 %"), RichText.of("efﬁzient"), SCRIPTS]
)
@pytest.mark.parametrize("state", [PaperState.DRAFT, PaperState.SUBMITTED])
def test_what_nobody_touched_is_whole(office, draft, proposal, state):
    office.papers.edit(draft.id, proposal=proposal)
    if state is PaperState.SUBMITTED:
        office.papers.submit(draft.id, reason="Prüfung")
    arrival, rules = altered(office, office.paper_letters.pdf(draft.id))
    assert (rules, dict(arrival.differs)) == ([], {})


def test_a_replaced_resolution_is_told_with_both_wordings(office, draft):
    data = opened_paper(office.paper_letters.pdf(draft.id)).files
    forged = drawn(office, replace(draft, proposal=RichText.of("Der Beirat bittet um 5.000 Euro.")), data)
    arrival, rules = altered(office, forged)
    assert rules == ["submission.text_changed", "submission.text_differs"]
    assert list(arrival.differs) == ["proposal"]
    words = {
        kind: "".join(one.text for one in arrival.differs["proposal"] if one.kind in (Kind.SAME, kind))
        for kind in (Kind.REMOVED, Kind.ADDED)
    }
    assert words == {Kind.REMOVED: "Der Beirat bittet um 5.000 Euro.", Kind.ADDED: SHORT.plain}
    told = next(finding(found).sentence for found in arrival.findings if found.rule == "submission.text_differs")
    assert told == "Auf den Seiten steht anderes als in den Daten: Der Beirat möge beschließen."


def test_who_seals_a_false_letter_anew_is_found_by_its_words(office, draft):
    """The hash needs no key: a forger computes it anew, but the words of the data do not stand on the page."""
    shown = replace(draft, proposal=RichText.of("Der Beirat bittet um einen Bericht. Er stimmt dem Haushalt zu."))
    text = text_of_pdf(drawn(office, shown, {}))
    sealed = replace(form.read(opened_paper(office.paper_letters.pdf(draft.id)).files[form.NAME]), seal=None)
    sealed = replace(sealed, seal=Seal(hash_of_text(text)))
    _, rules = altered(office, drawn(office, shown, {form.NAME: form.write(sealed)}))
    assert rules == ["submission.text_differs"]


def resealed(office, shown, draft, **changes):
    """The letter shows other words, and who made it computed the hash anew; changes: what else of the data."""
    text = text_of_pdf(drawn(office, shown, {}))
    sealed = form.read(opened_paper(office.paper_letters.pdf(draft.id)).files[form.NAME])
    sealed = replace(sealed, seal=Seal(hash_of_text(text)), **changes)
    return drawn(office, shown, {form.NAME: form.write(sealed)})


ADDED = "Die Fraktion zieht alle früheren Anträge zurück."


def test_words_behind_the_last_section_are_told_with_their_place_though_the_hash_is_made_anew(office, draft):
    more = replace(draft, rationale=RichText((*draft.rationale.blocks, Block((Run(ADDED),)))))
    arrival, rules = altered(office, resealed(office, more, draft))
    assert (rules, list(arrival.differs)) == (["submission.text_differs"], ["ending"])
    added = "".join(one.text for one in arrival.differs["ending"] if one.kind is Kind.REMOVED)
    assert added.split() == ADDED.split()
    told = next(finding(found).sentence for found in arrival.findings if found.rule == "submission.text_differs")
    assert told == "Auf den Seiten steht anderes als in den Daten: Schluss des Schreibens."
    with pytest.raises(Refused, match=r"submission\.altered"):
        office.submissions.accept(arrival)


def test_who_leaves_the_ending_out_of_the_data_too_is_told_what_stands_there(office, draft):
    more = replace(draft, rationale=RichText((*draft.rationale.blocks, Block((Run(ADDED),)))))
    arrival, _ = altered(office, resealed(office, more, draft, around=None))
    told = [finding(found).sentence for found in arrival.findings]
    assert f"Am Schluss des Schreibens steht außerdem: „{ADDED}“." in told


def test_another_address_on_the_page_is_told(office, draft):
    other = replace(draft, addressee="An den Stadtrat\nRathausplatz 1")
    arrival, _ = altered(office, resealed(office, other, draft))
    assert "before" in arrival.differs


def test_a_usual_letter_has_no_ending_to_look_at(office, draft):
    office.papers.submit(draft.id, reason="Prüfung")
    arrival, _ = altered(office, office.paper_letters.pdf(draft.id))
    assert "submission.ending" not in [found.rule for found in arrival.findings]


def test_an_amendment_that_nobody_touched_is_whole_and_its_changes_are_pointed_out(office, draft):
    amendment = office.papers.amend(draft.id, proposal=RichText.of("Der Beirat bittet um zwei Berichte."))
    arrival, rules = altered(office, office.paper_letters.pdf(amendment.id))
    assert rules == []
    assert "Was sich ändert" in next(
        str(found.facts["words"]) for found in arrival.findings if found.rule == "submission.ending"
    )


def test_a_blank_page_with_data_is_told(office, draft):
    data = opened_paper(office.paper_letters.pdf(draft.id)).files[form.NAME]
    blank = pypdfium2.PdfDocument.new()
    blank.new_page(595, 842)
    blank.new_attachment(form.NAME).set_data(data)
    arrival, rules = altered(office, saved(blank))
    assert rules == ["submission.no_text"]
    assert set(arrival.differs) == {"title", "proposal", "explanation", "rationale"}


def test_a_page_cut_off_is_told(office, draft):
    office.papers.edit(draft.id, proposal=PROPOSAL)
    cut = pypdfium2.PdfDocument(office.paper_letters.pdf(draft.id))
    assert len(cut) == 2
    cut.del_page(1)
    _, rules = altered(office, saved(cut))
    assert rules == ["submission.text_changed", "submission.text_differs"]


def test_changed_data_are_told_even_where_the_page_does_not_show_them(office, draft):
    files = dict(opened_paper(office.paper_letters.pdf(draft.id)).files)
    data = json.loads(files[form.NAME])
    data["paper"]["beirat"]["target"] = "council"
    files[form.NAME] = json.dumps(data).encode()
    _, rules = altered(office, drawn(office, draft, files))
    assert rules == ["submission.data_changed"]
    del data["seal"]
    files[form.NAME] = json.dumps(data).encode()
    _, rules = altered(office, drawn(office, draft, files))
    assert rules == ["submission.unsealed"]


def test_it_is_taken_only_for_a_reason_which_stays_in_the_record(office, draft):
    office.papers.submit(draft.id, reason="Prüfung")
    data = opened_paper(office.paper_letters.pdf(draft.id)).files
    forged = drawn(office, replace(draft, proposal=RichText.of("Anderes.")), data)
    arrival = office.submissions.look_into(forged, "Antrag.pdf")
    office.papers.reopen(draft.id)
    before = office.papers.get(draft.id)
    with pytest.raises(Refused) as refused:
        office.submissions.accept(arrival, reason="  ")
    assert (refused.value.rule, refused.value.overridable) == ("submission.altered", True)
    assert office.papers.get(draft.id) == before
    office.submissions.accept(arrival, reason="Am Telefon bestätigt")
    with office.store.reading() as unit:
        kept = [one.reason for one in unit.overrides.where(rule="submission.text_differs")]
    assert kept == ["Am Telefon bestätigt"]


def test_what_was_signed_at_home_is_signed_at_the_office(office, draft):
    office.papers.edit(draft.id, signed=True)
    office.papers.submit(draft.id, reason="Prüfung")
    pdf = office.paper_letters.pdf(draft.id)
    office.papers.reopen(draft.id)
    office.papers.edit(draft.id, signed=False)
    assert office.submissions.accept(office.submissions.look_into(pdf, "a.pdf")).signed


def test_the_letter_shown_is_the_letter_that_came_until_its_words_are_changed(office, draft):
    office.papers.submit(draft.id, reason="Prüfung")
    pdf = office.paper_letters.pdf(draft.id) + b"\n% wie es kam"
    office.papers.reopen(draft.id)
    office.submissions.accept(office.submissions.look_into(pdf, "a.pdf"))
    came = office.papers.get(draft.id)
    assert office.paper_letters.preview(came).pdf == pdf
    assert office.paper_letters.preview(replace(came, title="Neu gefasst")).pdf != pdf


def overpainted(pdf, words, kind):
    """The letter with something laid over words of it, its text and data as they were."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    start, count = text.search(words).get_next()
    assert text.count_rects(start, count) == 1
    left, bottom, right, top = text.get_rect(0)
    if kind == "strike":
        bottom, top = bottom + 0.4 * (top - bottom), bottom + 0.5 * (top - bottom)
    patch = raw.FPDFPageObj_CreateNewRect(left, bottom, right - left, top - bottom)
    shade = 0 if kind == "strike" else 255
    raw.FPDFPageObj_SetFillColor(patch, shade, shade, shade, 255)
    raw.FPDFPath_SetDrawMode(patch, raw.FPDF_FILLMODE_ALTERNATE, 0)
    raw.FPDFPage_InsertObject(page, patch)
    page.gen_content()
    return saved(document)


@pytest.mark.parametrize("kind", ["patch", "strike"])
def test_words_painted_over_or_struck_on_the_page_are_told_though_its_text_is_the_same(office, draft, kind):
    office.papers.edit(draft.id, proposal=RichText.of("Der Beirat stimmt dem Haushalt nicht zu."))
    pdf = office.paper_letters.pdf(draft.id)
    assert altered(office, pdf)[1] == []
    arrival, rules = altered(office, overpainted(pdf, "nicht", kind))
    assert "submission.covered" in rules
    told = next(finding(found).sentence for found in arrival.findings if found.rule == "submission.covered")
    assert told.endswith("(Seite 1).")
    with pytest.raises(Refused, match=r"submission\.altered"):
        office.submissions.accept(arrival)


def test_words_pinned_to_the_page_are_told(office, draft):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(office.paper_letters.pdf(draft.id))))
    writer.add_annotation(0, FreeText(text="und zehntausend Euro", rect=(72, 400, 300, 420)))
    out = io.BytesIO()
    writer.write(out)
    assert altered(office, out.getvalue())[1] == ["submission.covered"]


def with_mark(pdf, **entries):
    """The letter with a mark on its first page that shows a white patch, if it shows its face."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    face = DecodedStreamObject()
    face.set_data(b"1 g 0 0 400 400 re f")
    face |= {NameObject("/Subtype"): NameObject("/Form"), NameObject("/BBox"): box(0, 0, 400, 400)}
    mark = DictionaryObject({NameObject("/Type"): NameObject("/Annot"), NameObject("/Rect"): box(60, 250, 540, 520)})
    mark |= {NameObject(f"/{name}"): value for name, value in entries.items() if name != "AP"}
    if "AP" in entries:
        mark[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(face)})
    page = writer.pages[0]
    page[NameObject("/Annots")] = ArrayObject([*page.get("/Annots", ()), writer._add_object(mark)])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def box(*places):
    return ArrayObject(NumberObject(one) for one in places)


@pytest.mark.parametrize(
    "entries",
    [
        {"Subtype": NameObject("/Link"), "Border": box(0, 0, 0), "AP": True},
        {"Subtype": NameObject("/Link"), "Border": box(0, 0, 300)},
        {"Subtype": NameObject("/Link"), "BS": DictionaryObject({NameObject("/W"): NumberObject(300)})},
        {"Subtype": NameObject("/Link")},
        {"Subtype": NameObject("/Popup"), "AP": True},
        {"Subtype": NameObject("/Widget"), "FT": NameObject("/Tx"), "V": TextStringObject("5.000 Euro")},
        {"Subtype": NameObject("/Widget"), "AP": True},
    ],
    ids=["link", "border", "style of a border", "usual border", "popup", "field filled in", "face of a field"],
)
def test_what_is_there_to_be_clicked_or_filled_in_may_lie_over_words(office, draft, entries):
    pdf = office.paper_letters.pdf(draft.id)
    assert altered(office, with_mark(pdf, **entries))[1] == ["submission.covered"]
    blank = {"Subtype": NameObject("/Link"), "Border": box(0, 0, 0)}
    assert altered(office, with_mark(pdf, **blank))[1] == []


def test_an_amendment_may_strike_what_it_takes_out_but_not_what_it_resolves(office, draft):
    amendment = office.papers.amend(draft.id, proposal=RichText.of("Der Beirat bittet um zwei Berichte."))
    pdf = office.paper_letters.pdf(amendment.id)
    assert altered(office, pdf)[1] == []
    assert "submission.covered" in altered(office, overpainted(pdf, "zwei", "strike"))[1]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"movers": (form.Mover("CDU-Fraktion", "CDU"),)}, "Wer den Antrag stellt"),
        ({"movers": (form.Mover("SPD-Fraktion", "SPD"), form.Mover("CDU-Fraktion"))}, "Wer den Antrag stellt"),
        ({"signer": form.Signatory("Zoë Weiß")}, "Wer unterschreibt"),
        ({"meeting": form.MeetingNote(datetime(2012, 9, 3, 17))}, "Sitzung"),
        ({"committee": "Beirat für Migration"}, "Gremium"),
    ],
)
def test_who_moves_and_signs_and_for_when_is_what_the_letter_says_though_the_hash_is_made_anew(
    office, draft, changes, told
):
    arrival, rules = altered(office, resealed(office, draft, draft, **changes))
    assert rules == ["submission.text_differs"]
    (said,) = (finding(found).sentence for found in arrival.findings if found.rule == "submission.text_differs")
    assert said == f"Auf den Seiten steht anderes als in den Daten: {told}."


def test_a_mover_left_out_of_the_data_is_told(office, draft):
    other = Faction(factories.BEIRAT.id, "Die Grünen", "Grüne")
    with office.store.unit("test") as unit:
        unit.factions.save(other)
    joint = office.papers.edit(draft.id, joint_faction_ids=(other.id,))
    assert altered(office, office.paper_letters.pdf(draft.id))[1] == []
    _, rules = altered(office, resealed(office, joint, joint, movers=(form.Mover(factories.SPD.name, "SPD"),)))
    assert rules == ["submission.text_differs"]
