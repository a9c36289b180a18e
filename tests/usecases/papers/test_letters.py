from dataclasses import replace
from datetime import date, datetime

import pytest

from beirat_desktop.documents.preview import Preview
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.consultations import Consultation
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.places import Letterhead
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.text_blocks import TextBlock
from beirat_desktop.german import refusal
from tests import factories
from tests.documents.reading import everything_in


@pytest.fixture
def paper(office):
    return office.papers.add(
        title="Fachberatung", faction_id=factories.SPD.id, proposal=RichText.of("Der Beirat lädt ein.")
    )


def words(pdf):
    with Preview(pdf) as preview:
        return preview.text(0).replace("\u00a0", " ")


def test_the_preview_shows_what_is_typed_before_it_is_kept(office, paper):
    typed = replace(paper, title="Fachberatung im August")
    rendered = office.paper_letters.preview(typed)
    assert "Fachberatung im August" in words(rendered.pdf)
    assert "title" in rendered.anchors
    assert "August" not in words(office.paper_letters.pdf(paper.id))


def test_the_office_words_its_own_opening(office, paper, founded):
    with founded.unit("test") as unit:
        unit.text_blocks.save(TextBlock("motion_letter.opening", "wir beantragen:"))
    assert "wir beantragen:" in words(office.paper_letters.pdf(paper.id))


def test_a_draft_does_not_leave_the_house(office, paper):
    with pytest.raises(Refused) as refused:
        office.paper_letters.issue_letter(paper.id)
    assert refusal(refused.value).startswith("„Fachberatung“ ist noch ein Entwurf.")
    assert office.archive.issues("papers", paper.id) == []


def test_an_issued_letter_stays_as_it_went_out(office, paper):
    office.papers.submit(paper.id)
    office.papers.give_number(paper.id)
    first = office.paper_letters.issue_letter(paper.id, "Vorsitz")
    office.papers.edit(paper.id, title="Anderer Titel")
    second = office.paper_letters.issue_letter(paper.id, "Vorsitz")
    assert "Anderer Titel" not in words(office.archive.pdf(first.id))
    assert "Anderer Titel" in words(office.archive.pdf(second.id))
    assert (first.kind, first.number, first.issue, second.issue) == (IssuedKind.MOTION, "2012/01", 1, 2)
    assert first.file_name == "Antrag-2012-01-Fachberatung.pdf"
    assert office.undoable is None


def test_a_letter_no_face_can_print_is_named(office, paper):
    with pytest.raises(Refused) as refused:
        office.paper_letters.preview(replace(paper, title="Fest \U0001f389"))
    assert refusal(refused.value).startswith(
        "Für \U0001f389 (U+1F389) hat keine Schrift der Papiere ein Zeichen; es steht"
    )
    assert "Fest \U0001f389" in refusal(refused.value)


def test_only_a_draft_is_called_one_and_nothing_by_its_id(office, paper):
    named = office.paper_letters.file_name
    assert named(office.papers.get(paper.id)) == "Entwurf-Antrag-Fachberatung.pdf"
    submitted = office.papers.submit(paper.id)
    assert named(submitted) == "Antrag-ohne-Nummer-Fachberatung.pdf"
    assert named(replace(submitted, external_number="20196743")) == "Antrag-20196743-Fachberatung.pdf"


def test_an_adjourned_motion_still_tells_its_first_meeting(office, paper):
    held, later = factories.meeting(), factories.meeting(datetime(2012, 8, 23, 17), number=13)
    with office.store.unit("stations") as unit:
        for meeting in (later, held):
            unit.meetings.save(meeting)
        for position, meeting in enumerate((held, later)):
            unit.consultations.save(Consultation(paper.id, factories.BEIRAT.id, position, meeting_id=meeting.id))
        unit.papers.save(replace(paper, meeting_id=None))
    assert "für die Sitzung am 24.05.2012" in words(office.paper_letters.pdf(paper.id))
    with office.store.unit("meant") as unit:
        unit.papers.save(replace(paper, meeting_id=later.id))
    assert "für die Sitzung am 23.08.2012" in words(office.paper_letters.pdf(paper.id))


def test_a_joint_motion_is_signed_by_the_chairs_of_that_day(office, paper):
    cdu = Faction(factories.BEIRAT.id, "CDU-Fraktion")
    former, today = factories.person("Früher", "Fritz"), factories.person("Baum", "Detlef", form_of_address="Herr")
    with office.store.unit("joint") as unit:
        unit.factions.save(cdu)
        for person, start, end in ((former, None, date(2012, 1, 31)), (today, date(2012, 2, 1), None)):
            unit.persons.save(person)
            fields = {"faction_id": cdu.id, "faction_chair": True, "start": start, "end": end}
            unit.memberships.save(factories.membership(person, **fields))
        unit.papers.save(replace(unit.papers.get(paper.id), joint_faction_ids=(cdu.id,), dated=date(2012, 4, 4)))
    text = " ".join(words(office.paper_letters.pdf(paper.id)).split())
    assert "Detlef Baum Fraktionsvorsitzender CDU-Fraktion" in text
    assert "Früher" not in text


def test_what_was_handed_in_keeps_names_letterhead_and_signatory_of_its_day(office, founded):
    chair = factories.person("Muster", "Ada", form_of_address="Frau")
    with founded.unit("test") as unit:
        unit.persons.save(chair)
        unit.memberships.save(factories.membership(chair, faction_chair=True))
    office.settings.set_faction_letterhead(factories.SPD.id, Letterhead(("SPD im Rathaus",), "SPD · Rathausplatz 20"))
    paper = office.papers.add(
        title="Fachberatung",
        faction_id=factories.SPD.id,
        proposal=RichText.of("Der Beirat lädt ein."),
        signer_id=chair.id,
        signed=True,
    )
    office.papers.submit(paper.id)
    office.settings.set_faction_letterhead(factories.SPD.id, Letterhead(("Neuer Kopf",), "Neuer Weg 1"))
    with founded.unit("later") as unit:
        unit.persons.save(replace(chair, family_name="Beispiel", form_of_address="Herr"))
        unit.factions.save(replace(unit.factions.get(factories.SPD.id), name="Rote Fraktion"))
    text = words(office.paper_letters.pdf(paper.id))
    for kept in ("SPD im Rathaus", "SPD · Rathausplatz 20", "Ada Muster", "Fraktionsvorsitzende", "SPD-Fraktion"):
        assert kept in text
    data = everything_in(office.paper_letters.pdf(paper.id))
    assert "Ada Muster" in data
    for later in ("Neuer Kopf", "Neuer Weg", "Beispiel", "Rote Fraktion"):
        assert later not in data


def test_a_paper_taken_back_to_draft_is_sent_under_the_names_of_the_new_day(office, paper):
    office.papers.submit(paper.id)
    assert office.papers.get(paper.id).sender.factions == ("SPD-Fraktion",)
    office.settings.set_faction_letterhead(factories.SPD.id, Letterhead(("Neuer Kopf",)))
    assert "Neuer Kopf" not in words(office.paper_letters.pdf(paper.id))
    assert office.papers.reopen(paper.id).sender is None
    assert "Neuer Kopf" in words(office.paper_letters.pdf(paper.id))


def test_another_mover_named_later_is_the_sender(office, paper, founded):
    cdu = Faction(factories.BEIRAT.id, "CDU-Fraktion", "CDU")
    with founded.unit("test") as unit:
        unit.factions.save(cdu)
    office.papers.submit(paper.id)
    changed = office.papers.edit(paper.id, faction_id=cdu.id)
    assert changed.sender.factions == ("CDU-Fraktion",)
    assert "CDU-Fraktion" in words(office.paper_letters.pdf(paper.id))
