from dataclasses import replace
from datetime import date, datetime

import pytest

from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.consultations import Consultation, ConsultationRole, ConsultationState, Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperState, PaperType, Target
from beirat_desktop.domain.pool import PoolKind
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.german import refusal
from beirat_desktop.german.actions import action
from tests.factories import BEIRAT, COUNCIL, motion, person


@pytest.fixture
def meeting(office):
    return office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17))


@pytest.fixture
def paper(office):
    with office.store.unit("x") as unit:
        return unit.papers.save(motion(state=PaperState.SUBMITTED, number="2012/07"))


def keep(office, noun: str, value):
    with office.store.unit("x") as unit:
        return unit.nouns(noun).save(value)


def titles(office, meeting) -> list[str]:
    numbers = office.agenda.numbers(meeting.id)
    return [f"{numbers[item.id]} {item.title}" for item in office.agenda.items(meeting.id)]


def consultations(office, paper) -> list[Consultation]:
    with office.store.reading() as unit:
        return unit.consultations.where(paper_id=paper.id)


def paper_state(office, paper) -> PaperState:
    with office.store.reading() as unit:
        return unit.papers.get(paper.id).state


def test_a_submitted_paper_waits_and_a_draft_does_not(office, meeting, paper):
    keep(office, "papers", motion("Entwurf"))
    (entry,) = office.agenda.pool(meeting.id)
    assert (entry.kind, entry.key, entry.label, entry.detail) == (PoolKind.PAPER, paper.id, "Antrag 2012/07", "SPD")


def test_an_amendment_waits_under_its_own_name(office, meeting, paper):
    changes = motion("Zwei Personen", state=PaperState.ADMITTED, amends_id=paper.id, number="2012/07-1")
    amendment = keep(office, "papers", changes)
    labels = {entry.key: entry.label for entry in office.agenda.pool(meeting.id)}
    assert labels == {paper.id: "Antrag 2012/07", amendment.id: "Änderungsantrag 2012/07-1"}


def test_what_was_meant_for_this_meeting_comes_first(office, meeting, paper):
    meant = keep(office, "papers", motion("Später", state=PaperState.ADMITTED, meeting_id=meeting.id))
    assert [entry.key for entry in office.agenda.pool(meeting.id)] == [meant.id, paper.id]


def test_a_paper_comes_before_the_closing_items_and_its_station_follows(office, meeting, paper):
    (entry,) = office.agenda.pool(meeting.id)
    item = office.agenda.add(meeting.id, entry)
    assert titles(office, meeting)[3] == "Ö 4 Beratung zu strategischen Integrationskonzepten"
    (station,) = consultations(office, paper)
    assert (station.state, station.meeting_id, station.agenda_item_id) == (
        ConsultationState.ON_AGENDA,
        meeting.id,
        item.id,
    )
    assert station.role is ConsultationRole.DECISION
    assert paper_state(office, paper) is PaperState.ON_AGENDA
    assert office.agenda.pool(meeting.id) == ()


def test_a_station_that_was_planned_is_used(office, meeting, paper):
    planned = keep(office, "consultations", Consultation(paper.id, BEIRAT.id, role=ConsultationRole.HEARING))
    office.agenda.add_paper(meeting.id, paper.id)
    (station,) = consultations(office, paper)
    assert (station.id, station.role, station.state) == (
        planned.id,
        ConsultationRole.HEARING,
        ConsultationState.ON_AGENDA,
    )


def test_what_goes_on_to_the_council_is_a_recommendation_and_a_report_is_noted(office, meeting):
    to_council = keep(office, "papers", motion("An den Stadtrat", state=PaperState.SUBMITTED, target=Target.COUNCIL))
    report = keep(office, "papers", motion("Bericht", state=PaperState.SUBMITTED, paper_type=PaperType.REPORT))
    for one in (to_council, report):
        office.agenda.add_paper(meeting.id, one.id)
    assert consultations(office, to_council)[0].role is ConsultationRole.RECOMMENDATION
    assert consultations(office, report)[0].role is ConsultationRole.INFORMATION


def test_a_paper_stands_on_one_agenda_only_and_a_draft_on_none(office, meeting, paper):
    office.agenda.add_paper(meeting.id, paper.id)
    later = office.meetings.plan(BEIRAT.id, datetime(2012, 8, 23, 17))
    with pytest.raises(Refused) as refused:
        office.agenda.add_paper(later.id, paper.id)
    assert "24.05.2012" in refusal(refused.value)
    draft = keep(office, "papers", motion("Entwurf"))
    with pytest.raises(Refused) as refused:
        office.agenda.add_paper(meeting.id, draft.id)
    assert "Entwurf" in refusal(refused.value)


def test_undo_takes_item_station_and_state_back_together(office, meeting, paper):
    office.store.forget_undo()
    office.agenda.add_paper(meeting.id, paper.id)
    office.undo()
    assert len(office.agenda.items(meeting.id)) == 5
    assert consultations(office, paper) == []
    assert paper_state(office, paper) is PaperState.SUBMITTED


def test_removing_before_the_invitation_deletes_and_lets_the_paper_wait(office, meeting, paper):
    item = office.agenda.add_paper(meeting.id, paper.id)
    office.agenda.add_item(meeting.id, "Unterpunkt", parent_id=item.id)
    office.agenda.remove(item.id)
    assert len(office.agenda.items(meeting.id)) == 5
    assert [entry.key for entry in office.agenda.pool(meeting.id)] == [paper.id]
    assert paper_state(office, paper) is PaperState.ADMITTED
    assert consultations(office, paper)[0].state is ConsultationState.PLANNED


def test_removing_after_the_invitation_marks_and_deletes_what_nobody_was_told_of(office, meeting, paper):
    item = office.agenda.add_paper(meeting.id, paper.id)
    office.invitations.send(meeting.id)
    new = office.agenda.add_item(meeting.id, "Neu")
    office.agenda.remove(item.id)
    office.agenda.remove(new.id)
    marked = next(one for one in office.agenda.items(meeting.id) if one.id == item.id)
    assert marked.removed_by == 1
    assert new.id not in {one.id for one in office.agenda.items(meeting.id)}
    office.agenda.restore(item.id)
    assert not office.invitations.changes(meeting.id)


def test_a_restored_paper_is_on_the_agenda_again(office, meeting, paper):
    item = office.agenda.add_paper(meeting.id, paper.id)
    office.invitations.send(meeting.id)
    office.agenda.remove(item.id)
    office.agenda.restore(item.id)
    assert paper_state(office, paper) is PaperState.ON_AGENDA
    assert consultations(office, paper)[0].agenda_item_id == item.id


def test_moving_between_parts_and_below_another_item_is_stored(office, meeting):
    free = office.agenda.add_item(meeting.id, "Frei")
    opening = office.agenda.items(meeting.id)[0]
    office.agenda.move(free.id, opening.id, 0, public=True)
    assert titles(office, meeting)[1] == "Ö 1.1 Frei"
    office.agenda.move(free.id, None, 0, public=False)
    assert titles(office, meeting)[-1] == "N 1 Frei"


def test_moving_says_which_item_it_was(office, meeting):
    item = office.agenda.items(meeting.id)[3]
    office.agenda.move(item.id, None, 0, public=True)
    assert action(office.undoable) == "Ö 4 verschoben"
    assert action(f"undo.{office.undoable}") == "Rückgängig: Ö 4 verschoben"


def test_plain_numbers_are_called_top(office, meeting):
    office.settings.edit_profile(BEIRAT.id, item_numbering="plain")
    office.agenda.rename(office.agenda.items(meeting.id)[3].id, "Neuigkeiten")
    assert action(office.undoable) == "TOP 4 umbenannt"


def test_a_closed_item_keeps_reason_and_public_title(office, meeting):
    item = office.agenda.add_item(meeting.id, "Vergabe an Firma X")
    rules = [found.rule for found in office.agenda.view(meeting.id).findings]
    assert rules == []
    closed = office.agenda.close(item.id)
    assert not closed.public
    assert {found.rule for found in office.agenda.view(meeting.id).findings} == {
        "agenda.closed_reason_missing",
        "agenda.public_title_missing",
    }
    office.agenda.edit(item.id, closed_reason="Geschäftsgeheimnis", public_title="Vergabe einer Leistung")
    assert office.agenda.view(meeting.id).findings == ()
    assert office.agenda.open(item.id).public
    assert titles(office, meeting)[3] == "Ö 4 Vergabe an Firma X"


def test_minutes_add_up_and_sublines_name_paper_and_guest(office, meeting, paper):
    item = office.agenda.add_paper(meeting.id, paper.id)
    office.agenda.edit(item.id, minutes=15)
    who = keep(office, "persons", person("Muster", "Erika"))
    speaker = keep(office, "speakers", Speaker("Landesprogramm", who.id, state=SpeakerState.ACCEPTED, duration=20))
    (entry,) = office.agenda.pool(meeting.id)
    assert (entry.kind, entry.label, entry.detail) == (PoolKind.SPEAKER, "Gast: zugesagt", "Erika Muster")
    office.agenda.add(meeting.id, entry)
    view = office.agenda.view(meeting.id)
    assert view.minutes == 35
    shown = {line.item.title: line for line in view.lines}
    assert shown["Landesprogramm"].subline == "Gast: Erika Muster"
    assert shown["Landesprogramm"].speaker is SpeakerState.ACCEPTED
    assert shown[paper.title].subline == "Antrag der SPD-Fraktion, Nr. 2012/07"
    with office.store.reading() as unit:
        assert unit.speakers.get(speaker.id).meeting_id == meeting.id


def postpone(office, item) -> None:
    with office.store.unit("x") as unit:
        unit.agenda_items.save(replace(unit.agenda_items.get(item.id), outcome=Outcome.POSTPONED))
        for station in unit.consultations.where(agenda_item_id=item.id):
            unit.consultations.save(replace(station, state=ConsultationState.POSTPONED, outcome=Outcome.POSTPONED))
        for paper in unit.papers.where(id=[item.paper_id or ""]):
            unit.papers.save(replace(paper, state=PaperState.DEBATED))


def test_postponed_items_wait_for_a_later_meeting_until_taken_up(office, meeting, paper):
    with_paper = office.agenda.add_paper(meeting.id, paper.id)
    free = office.agenda.add_item(meeting.id, "Sprachkurse", minutes=10)
    postpone(office, with_paper)
    postpone(office, free)
    later = office.meetings.plan(BEIRAT.id, datetime(2012, 8, 23, 17))
    entries = office.agenda.pool(later.id)
    assert [(entry.kind, entry.label) for entry in entries] == [(PoolKind.POSTPONED, "Vertagt aus der 1. Sitzung")] * 2
    assert not any(entry.meant for entry in entries), "no meeting was named when they were put off"
    for entry in entries:
        office.agenda.add(later.id, entry)
    assert office.agenda.pool(later.id) == ()
    (station,) = consultations(office, paper)
    assert (station.state, station.meeting_id, station.outcome) == (ConsultationState.ON_AGENDA, later.id, None)
    assert paper_state(office, paper) is PaperState.ON_AGENDA
    assert next(i for i in office.agenda.items(later.id) if i.title == "Sprachkurse").minutes == 10


def test_what_the_council_decided_comes_back_for_information(office, meeting):
    decided = keep(office, "papers", motion("Dolmetscherpool", state=PaperState.DEBATED))
    keep(office, "consultations", Consultation(decided.id, BEIRAT.id, 0, state=ConsultationState.DONE))
    keep(
        office,
        "consultations",
        Consultation(
            decided.id,
            COUNCIL.id,
            1,
            state=ConsultationState.DONE,
            outcome=Outcome.ADOPTED,
            decided_on=date(2012, 3, 26),
        ),
    )
    (entry,) = office.agenda.pool(meeting.id)
    assert (entry.label, entry.detail) == ("Rücklauf Stadtrat", "Beschluss vom 26.03.2012 zur Kenntnis")
    office.agenda.add(meeting.id, entry)
    told = consultations(office, decided)[-1]
    assert (told.position, told.role, told.committee_id) == (2, ConsultationRole.INFORMATION, BEIRAT.id)
    assert office.agenda.pool(meeting.id) == ()
    assert paper_state(office, decided) is PaperState.DEBATED


def test_what_nobody_took_up_for_two_years_waits_no_more(office, meeting):
    postpone(office, office.agenda.add_item(meeting.id, "Sprachkurse"))
    soon = office.meetings.plan(BEIRAT.id, datetime(2014, 5, 15, 17))
    late = office.meetings.plan(BEIRAT.id, datetime(2014, 8, 28, 17))
    assert [entry.title for entry in office.agenda.pool(soon.id)] == ["Sprachkurse"]
    assert office.agenda.pool(late.id) == ()


def test_missing_standing_items_come_back_to_their_places(office, meeting):
    before = titles(office, meeting)
    items = office.agenda.items(meeting.id)
    for item in (items[1], items[4]):
        office.agenda.remove(item.id)
    view = office.agenda.view(meeting.id)
    assert [standing.kind for standing in view.missing_standing] == ["question_time", "miscellaneous"]
    office.agenda.add_standing(meeting.id)
    assert titles(office, meeting) == before
    assert office.agenda.items(meeting.id)[1].kind is ItemKind.QUESTION_TIME


def test_an_item_needs_a_title(office, meeting):
    with pytest.raises(Refused, match="title_empty"):
        office.agenda.add_item(meeting.id, "  ")
    with pytest.raises(Refused, match="title_empty"):
        office.agenda.rename(office.agenda.items(meeting.id)[0].id, "")


def test_a_closed_meeting_keeps_its_agenda(office, meeting):
    keep(office, "meetings", replace(meeting, state="closed"))
    with pytest.raises(Refused) as refused:
        office.agenda.add_item(meeting.id, "Zu spät")
    assert "24.05.2012" in refusal(refused.value)


def test_a_second_call_takes_up_what_was_put_off_and_nothing_else(office, meeting, paper):
    put_off = office.agenda.add_paper(meeting.id, paper.id)
    office.agenda.add_item(meeting.id, "Beraten")
    postpone(office, put_off)
    with pytest.raises(Refused) as refused:
        office.agenda.call_again(meeting.id, datetime(2012, 6, 14, 17))
    assert "genügen drei Mitglieder nicht" in refusal(refused.value)
    standing = next(one for one in office.agenda.items(meeting.id) if one.id == put_off.id)
    keep(office, "agenda_items", replace(standing, left_without_quorum=True))
    office.store.forget_undo()
    again = office.agenda.call_again(meeting.id, datetime(2012, 6, 14, 17))
    regular = [item for item in office.agenda.items(again.id) if item.kind is ItemKind.REGULAR]
    assert [(item.title, item.second_call_of) for item in regular] == [(paper.title, put_off.id)]
    assert action(office.undoable) == "Zum zweiten Mal einberufen"
    office.undo()
    assert [row.id for row in office.meetings.rows()] == [meeting.id]
    assert consultations(office, paper)[0].state is ConsultationState.POSTPONED
