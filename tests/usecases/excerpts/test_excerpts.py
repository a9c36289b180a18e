"""Excerpts: numbers, issues, and what a later change makes of them."""

from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.profiles import ExcerptContent
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote
from beirat_desktop.usecases.excerpts.excerpts import ExcerptTerms
from beirat_desktop.usecases.minutes.corrections import Correcting
from tests import factories

TERMS = ExcerptTerms("Elif Șahin", "Vorsitzende", "Ludwigshafen", date(2012, 5, 29), "Abteilung Integration")


@pytest.fixture
def meeting(founded):
    meeting = factories.meeting()
    with founded.unit("held") as unit:
        unit.meetings.save(meeting)
    return meeting


def resolved(store, meeting, number="Ö 4", **fields):
    item = AgendaItem(meeting.id, "Beratung", number=number, outcome=Outcome.ADOPTED, **fields)
    resolution = Resolution(
        factories.BEIRAT.id, meeting.day, RichText.of("Der Beirat lädt ein."), agenda_item_id=item.id
    )
    with store.unit("resolved") as unit:
        unit.agenda_items.save(item)
        unit.resolutions.save(resolution)
        unit.votes.save(Vote(resolution.id, yes=14, no=1, abstentions=2, present=17))
    return item, resolution


def test_an_excerpt_gets_a_number_and_is_kept_byte_for_byte(office, meeting):
    item, _ = resolved(office.store, meeting)
    excerpt = office.excerpts.issue(item.id, TERMS)
    assert (excerpt.number, excerpt.issue) == ("2012/A001", 1)
    pdf = office.excerpts.pdf(excerpt.id)
    assert pdf.startswith(b"%PDF")
    (issued,) = office.archive.issues("agenda_items", item.id)
    assert (issued.number, issued.recipient, issued.size) == ("2012/A001", "Abteilung Integration", len(pdf))


def test_issuing_again_keeps_the_number_and_counts_the_issue(office, meeting):
    item, _ = resolved(office.store, meeting)
    first = office.excerpts.issue(item.id, TERMS)
    second = office.excerpts.issue(item.id, TERMS)
    assert (second.number, second.issue) == (first.number, 2)
    assert office.excerpts.pdf(first.id) != office.excerpts.pdf(second.id)


def test_a_later_change_of_the_resolution_makes_the_excerpt_outdated(office, meeting):
    item, resolution = resolved(office.store, meeting)
    office.excerpts.issue(item.id, TERMS)
    (row,) = office.excerpts.rows(meeting.id)
    assert not row.outdated
    assert office.excerpts.outdated() == []

    def put_right() -> None:
        with office.store.unit("corrected") as unit:
            unit.resolutions.save(replace(resolution, text=RichText.of("Der Beirat lädt aus.")))

    with pytest.raises(Refused, match=r"holding\.excerpt_issued"):
        put_right()
    said = Correcting("Verhört", "lädt ein", "lädt aus", item.id)
    office.corrections.correct(meeting.id, said, put_right)
    (row,) = office.excerpts.rows(meeting.id)
    assert row.outdated
    assert [e.agenda_item_id for e in office.excerpts.outdated()] == [item.id]


def test_a_course_that_was_told_counts_and_one_that_was_not_does_not(office, meeting):
    item, _ = resolved(office.store, meeting)
    silent, _ = resolved(office.store, meeting, number="Ö 5")
    told = office.excerpts.issue(item.id, TERMS)
    office.settings.edit_profile(factories.BEIRAT.id, excerpt_content=ExcerptContent.RESOLUTION)
    untold = office.excerpts.issue(silent.id, TERMS)
    assert (told.tells_course, untold.tells_course) == (True, False)
    for key in (item.id, silent.id):
        office.resolutions.edit(key, course=RichText.of("Frau Șahin berichtet."))
    assert office.excerpts.outdated() == [told]


def test_only_the_latest_issue_can_be_outdated(office, meeting):
    item, resolution = resolved(office.store, meeting)
    office.excerpts.issue(item.id, TERMS)
    with office.store.unit("corrected") as unit:
        unit.resolutions.save(replace(resolution, text=RichText.of("Der Beirat lädt aus.")))
    second = office.excerpts.issue(item.id, TERMS)
    assert office.excerpts.outdated() == []
    with office.store.unit("corrected back") as unit:
        unit.resolutions.save(resolution)
    # The first issue would be right again, but it no longer holds.
    assert office.excerpts.outdated() == [second]
    (row,) = office.excerpts.rows(meeting.id)
    assert row.outdated


def test_an_item_without_a_result_gives_no_excerpt(office, meeting):
    item = AgendaItem(meeting.id, "Verschiedenes", number="Ö 7")
    with office.store.unit("added") as unit:
        unit.agenda_items.save(item)
    with pytest.raises(Refused, match=r"excerpt\.no_result"):
        office.excerpts.issue(item.id, TERMS)


def test_several_are_issued_at_once_and_those_without_result_are_named(office, meeting):
    first, _ = resolved(office.store, meeting)
    second, _ = resolved(office.store, meeting, number="Ö 5")
    open_item = AgendaItem(meeting.id, "Verschiedenes", number="Ö 7")
    with office.store.unit("added") as unit:
        unit.agenda_items.save(open_item)
    came = office.excerpts.issue_all([first.id, second.id, open_item.id], TERMS)
    assert [e.number for e in came.issued] == ["2012/A001", "2012/A002"]
    assert came.skipped == (open_item,)


def test_an_issued_excerpt_cannot_be_taken_back_by_undo(office, meeting):
    item, _ = resolved(office.store, meeting)
    office.excerpts.issue(item.id, TERMS)
    assert office.undoable is None


def test_the_form_is_filled_with_the_chair_and_the_town(office, meeting):
    chair = factories.person("Șahin", "Elif", form_of_address="Frau")
    with office.store.unit("chair") as unit:
        unit.persons.save(chair)
        unit.meetings.save(replace(meeting, chair_id=chair.id))
    terms = office.excerpts.usual_terms(meeting.id)
    assert (terms.signer_name, terms.signer_role, terms.place) == ("Elif Șahin", "Vorsitzende", "Ludwigshafen")


def test_the_form_remembers_what_was_last_written_for_the_meeting(office, meeting):
    item, _ = resolved(office.store, meeting)
    office.excerpts.issue(item.id, replace(TERMS, place="Oggersheim", forwarding="zur Kenntnis"))
    terms = office.excerpts.usual_terms(meeting.id)
    assert (terms.signer_name, terms.place, terms.recipient) == ("Elif Șahin", "Oggersheim", "Abteilung Integration")
    assert terms.forwarding == "zur Kenntnis"
    assert terms.dated == date(2012, 5, 14)


def test_another_meeting_begins_with_its_own_chair_and_no_recipient(office, meeting):
    item, _ = resolved(office.store, meeting)
    office.excerpts.issue(item.id, TERMS)
    other = replace(meeting, id="other", number=13, start=meeting.start.replace(month=8))
    with office.store.unit("other") as unit:
        unit.meetings.save(other)
    terms = office.excerpts.usual_terms(other.id)
    assert (terms.signer_name, terms.recipient) == ("", "")


def test_stopping_half_way_issues_nothing_and_takes_no_number(office, meeting):
    items = [resolved(office.store, meeting, number=f"Ö {n}")[0].id for n in range(1, 4)]

    class Stopped(Exception):
        pass

    def step(done, total):
        assert total == 3
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        office.excerpts.issue_all(items, TERMS, step)
    assert all(not row.issues for row in office.excerpts.rows(meeting.id))
    assert office.excerpts.issue(items[0], TERMS).number == "2012/A001"


def test_issued_excerpts_are_written_into_a_folder_each_under_its_own_name(office, meeting, tmp_path):
    item, _ = resolved(office.store, meeting)
    issues = [office.excerpts.issue(item.id, TERMS).id for _ in range(2)]
    files = office.excerpts.save_pdfs(issues, tmp_path)
    assert [file.name for file in files] == ["Auszug-2012-05-24-TOP-Ö4.pdf", "Auszug-2012-05-24-TOP-Ö4-2.pdf"]
    assert [file.read_bytes() for file in files] == [office.excerpts.pdf(key) for key in issues]


def test_rows_stand_in_the_order_of_the_agenda_with_all_issues(office, meeting):
    second, _ = resolved(office.store, meeting, number="Ö 5", position=1)
    first, _ = resolved(office.store, meeting, number="Ö 4", position=0)
    office.excerpts.issue(first.id, TERMS)
    office.excerpts.issue(first.id, TERMS)
    rows = office.excerpts.rows(meeting.id)
    assert [(row.item.id, [e.issue for e in row.issues]) for row in rows] == [(first.id, [1, 2]), (second.id, [])]


def test_wording_typed_before_the_vote_is_no_result(office, meeting):
    item = AgendaItem(meeting.id, "Beratung", number="Ö 4")
    with office.store.unit("typed") as unit:
        unit.agenda_items.save(item)
    office.resolutions.edit_text(item.id, RichText.of("Der Beirat"))
    (row,) = office.excerpts.rows(meeting.id)
    assert not row.issuable
    assert office.excerpts.issue_all([item.id], TERMS).skipped == (item,)
