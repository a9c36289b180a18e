from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.consultations import Consultation, Outcome
from beirat_desktop.domain.papers import Attachment, PaperType
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.german.hits import hit_word
from tests import factories


@pytest.fixture
def saved(office):
    """A function that keeps values of a noun as they are."""

    def keep(noun, *values):
        with office.store.unit("kept") as unit:
            for value in values:
                unit.nouns(noun).save(value)

    return keep


def opened(office, words):
    return [(hit.kind, hit.noun, hit.id) for hit in office.search.find(words).found]


def test_a_paper_is_found_with_its_kind_and_number(office, saved):
    paper = factories.motion("Dolmetscherpool", number="2012/09", paper_type=PaperType.REPORT)
    saved("papers", paper)
    (hit,) = office.search.find("dolmetscher").found
    assert (hit.noun, hit.id, hit.detail, hit.paper_type) == ("paper", paper.id, "2012/09", PaperType.REPORT)


def test_an_amendment_is_called_one_among_the_hits(office, saved):
    paper = factories.motion("Dolmetscherpool", number="2012/09")
    amendment = factories.motion("Dolmetscherpool erweitern", number="2012/09-1", amends_id=paper.id)
    saved("papers", paper, amendment)
    words = {
        one.id: hit_word(one.kind, one.paper_type, one.issued, amends=one.amends)
        for one in office.search.find("dolmetscherpool").found
    }
    assert words == {paper.id: "Antrag", amendment.id: "Änderungsantrag"}


def test_a_resolution_opens_the_way_of_its_paper_else_the_meeting_of_its_item(office, saved):
    paper, meeting = factories.motion("Antrag"), factories.meeting()
    item = AgendaItem(meeting.id, "Bericht")
    day, words = date(2012, 5, 24), RichText.of("Laternen")
    saved("papers", paper)
    saved("meetings", meeting)
    saved("agenda_items", item)
    saved(
        "resolutions",
        Resolution(factories.BEIRAT.id, day, words, agenda_item_id=item.id, paper_id=paper.id),
        Resolution(factories.BEIRAT.id, day, words, agenda_item_id=item.id),
    )
    assert opened(office, "laternen") == [("resolutions", "meeting", meeting.id), ("resolutions", "matter", paper.id)]


def test_an_agenda_item_and_a_file_open_what_they_belong_to(office, saved):
    paper, meeting = factories.motion("Antrag"), factories.meeting()
    saved("papers", paper)
    saved("meetings", meeting)
    item = AgendaItem(meeting.id, "Lageplan besprechen")
    saved("agenda_items", item)
    with office.store.unit("kept") as unit:
        blob = unit.keep_blob(b"x")
    saved(
        "attachments",
        Attachment("plan.pdf", "application/pdf", 1, blob, title="Lageplan", paper_id=paper.id),
        Attachment("saal.pdf", "application/pdf", 1, blob, title="Lageplan des Saals", meeting_id=meeting.id),
    )
    assert opened(office, "lageplan") == [
        ("agenda_items", "meeting", f"{meeting.id}:agenda:{item.id}"),
        ("attachments", "meeting", meeting.id),
        ("attachments", "paper", paper.id),
    ]


def test_a_faction_is_found_by_the_name_it_had(office):
    office.committees.edit_faction(factories.SPD.id, name="Fraktion Morgenrot", short_name="Morgenrot")
    for words in ("SPD-Fraktion", "Morgenrot"):
        assert ("faction", factories.SPD.id) in {(hit.noun, hit.id) for hit in office.search.find(words).found}


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Eröffnung", "Neueröffnung des Begegnungshauses"),
        ("Einstellung", "Neueinstellung von Dolmetschern"),
        ("Errichtung", "Neuerrichtung einer Unterkunft"),
        ("Erhöhung", "Steuererhöhung"),
        ("Strasse der", "Straße der Demokratie"),
        ("ISRAEL", "Israelische Partnerstadt"),
    ],
)
def test_a_word_is_found_in_a_compound_where_two_letters_meet_by_chance(office, saved, words, title):
    """The e of "Neu" and the e of "eröffnen" are no umlaut."""
    others = ("Neueröffnung des Begegnungshauses", "Neueinstellung von Dolmetschern", "Neuerrichtung einer Unterkunft")
    titles = (*others, "Steuererhöhung", "Straße der Demokratie", "Israelische Partnerstadt")
    saved("papers", *(factories.motion(one, number=f"2012/{number:02}") for number, one in enumerate(titles, 1)))
    assert [hit.title for hit in office.search.find(words).found] == [title]


def test_a_motion_is_found_by_what_was_decided_on_it_as_soon_as_that_is_kept(office, saved):
    paper = factories.motion("Laternen am Ufer")
    station = Consultation(paper.id, factories.BEIRAT.id)
    saved("papers", paper)
    saved("consultations", station)
    assert ("papers", "paper", paper.id) not in opened(office, "abgelehnte Anträge")

    saved("consultations", replace(station, outcome=Outcome.REJECTED))

    assert opened(office, "abgelehnte Anträge")[0] == ("papers", "paper", paper.id)


@pytest.mark.parametrize("words", ["Musterstraße 22", "67059 0621 000-122", "0621000122", "mitglied22@example.org"])
def test_a_person_is_found_by_how_they_are_reached(sample, words):
    assert [hit.title for hit in sample.search.find(words).found][:1] == ["Torsten Müllerschön"]


def test_a_person_is_found_with_their_title(sample):
    assert [hit.title for hit in sample.search.find("Frau Dr. Nussbaumer").found] == ["Dr. Heidrun Nussbaumer"]


def test_who_sits_for_a_faction_comes_before_whose_name_begins_like_it(sample):
    names = [hit.title for hit in sample.search.find("Mitglieder Grüne").found]

    assert names.index("Jost Fährmann") < names.index("Dr. Sibylle Grünewald")


def test_a_word_that_begins_with_a_kind_and_stands_nowhere_is_that_kind(sample):
    answer = sample.search.find("Gastvortrag Einbürgerung")

    assert (answer.found[0].kind, answer.found[0].title) == ("speakers", "Das neue Einbürgerungsrecht")
    assert answer.near == ("gast", "vortrag")


def test_a_mistyped_word_that_begins_with_a_kind_is_no_two_words(sample):
    assert {hit.kind for hit in sample.search.find("Gastarbeiten").found}.isdisjoint({"speakers", "issued_papers"})


def test_an_invitation_is_found_by_the_day_of_the_meeting_before_what_only_belongs_to_that(sample):
    found = sample.search.find("Einladung Dezember 2024").found

    assert [(hit.kind, hit.number, hit.title) for hit in found[:2]] == [
        ("meetings", "1", "1"),
        ("issued_papers", "1. Sitzung", "Einladung-2024-12-05.pdf"),
    ]
