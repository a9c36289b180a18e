"""A dispatch entered by mistake is taken back as long as nothing builds on it; the paper stays, and says why."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, time

import pytest

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.follow_ups import FollowUp, StatusReport
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.minutes import MinutesState
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german import refusal
from beirat_desktop.german.archive import withdrawn_words
from beirat_desktop.usecases.excerpts.excerpts import ExcerptTerms
from beirat_desktop.usecases.live.decisions import Decision
from beirat_desktop.usecases.minutes.corrections import Correcting
from beirat_desktop.usecases.record.checks import check
from tests import factories
from tests.conftest import NOW
from tests.usecases.live_world import build

TERMS = ExcerptTerms("Ada Ağırbaş", "Vorsitzende", "Ludwigshafen", date(2012, 5, 25), "Abteilung Integration", "", None)
WHY = "Falsche Sitzung angeklickt"


@pytest.fixture
def planned(office):
    meeting = factories.meeting(invitation_sent_on=None, invitation_received_on=None, state=MeetingState.PLANNED)
    with office.store.unit("planned") as unit:
        unit.meetings.save(meeting)
        member = unit.persons.save(factories.person())
        unit.memberships.save(factories.membership(member))
    office.agenda.add_item(meeting.id, "Sprachkurse")
    office.agenda.add_item(meeting.id, "Spielplätze")
    return meeting


def state(office, meeting_id):
    with office.store.reading() as unit:
        return unit.meetings.get(meeting_id), unit.agenda_items.where(meeting_id=meeting_id)


def refused(office, issued):
    with pytest.raises(Refused) as said:
        office.withdrawals.check(issued.id)
    with pytest.raises(Refused, match=said.value.rule.replace(".", r"\.")):
        office.withdrawals.withdraw(issued.id, WHY)
    assert refusal(said.value)
    return said.value.rule


def test_an_invitation_taken_back_leaves_the_meeting_planned_and_the_paper_marked(office, planned):
    before = state(office, planned.id)
    issued = office.invitations.send(planned.id, sent_on=date(2012, 5, 14))
    with pytest.raises(Refused, match=r"withdrawal\.reason_missing"):
        office.withdrawals.withdraw(issued.id, "  ")
    back = office.withdrawals.withdraw(issued.id, WHY)
    assert state(office, planned.id) == before
    assert withdrawn_words(back) == f"Zurückgenommen am 14.05.2012 von Geschäftsstelle: {WHY}"
    assert office.archive.pdf(issued.id).startswith(b"%PDF")
    assert office.archive.check(issued.id)
    assert [row.withdrawn for row in office.archive.rows([issued.id])] == [True]
    assert office.invitations.last_sent(planned.id) is None
    assert office.undoable is None
    with office.store.reading() as unit:
        told = unit.changes.where(noun="issued_papers", object_id=issued.id)
    assert [one.action for one in told] == ["invitations.send", "archive.withdraw"]
    assert refused(office, issued) == "withdrawal.already"
    again = office.invitations.send(planned.id, sent_on=date(2012, 5, 14))
    assert (again.issue, office.invitations.last_sent(planned.id)) == (2, again)


def test_what_was_struck_after_a_mistaken_invitation_is_no_item_at_all(office, planned):
    issued = office.invitations.send(planned.id, sent_on=date(2012, 5, 14))
    gone = state(office, planned.id)[1][1]
    office.agenda.remove(gone.id)
    office.withdrawals.withdraw(issued.id, WHY)
    assert [(one.title, one.number) for one in state(office, planned.id)[1]] == [("Sprachkurse", "")]


def test_a_supplement_taken_back_is_to_be_sent_again_and_stands_before_the_invitation(office, planned):
    invitation = office.invitations.send(planned.id, sent_on=date(2012, 5, 14))
    item = state(office, planned.id)[1][0]
    office.agenda.rename(item.id, "Sprachkurse und Kinderbetreuung")
    office.agenda.add_item(planned.id, "Neues")
    before, changes = state(office, planned.id), office.invitations.changes(planned.id)
    supplement = office.invitations.send_supplement(planned.id)
    assert not office.invitations.changes(planned.id)
    assert refused(office, invitation) == "withdrawal.later_issue"
    for_all = next(one for one in office.invitations.issued(planned.id) if one.publication)
    assert for_all.id != supplement.id
    office.withdrawals.withdraw(for_all.id, WHY)
    assert (state(office, planned.id), office.invitations.changes(planned.id)) == (before, changes)
    issued = office.invitations.issued(planned.id)
    assert [(one.kind, one.publication) for one in issued if one.withdrawn] == [
        (IssuedKind.SUPPLEMENT, True),
        (IssuedKind.SUPPLEMENT, False),
    ]
    assert office.invitations.last_sent(planned.id) == invitation
    office.withdrawals.withdraw(invitation.id, WHY)
    assert state(office, planned.id)[0].state is MeetingState.PLANNED


def test_a_late_invitation_taken_back_takes_its_reason_along(office, planned):
    with office.store.unit("soon") as unit:
        unit.meetings.save(replace(planned, start=planned.start.replace(day=17)))
    issued = office.invitations.send(planned.id, sent_on=date(2012, 5, 14), reason="Eilt")
    assert office.overrides.on("meetings", planned.id)
    office.withdrawals.withdraw(issued.id, WHY)
    assert office.overrides.on("meetings", planned.id) == []


def test_a_public_notice_is_taken_back_until_it_appeared(office, planned):
    office.invitations.send(planned.id, sent_on=date(2012, 5, 14))
    notice = office.invitations.issue_notice(planned.id)
    office.invitations.publish_notice(planned.id, date(2012, 5, 14))
    assert refused(office, notice) == "withdrawal.published"
    office.invitations.publish_notice(planned.id, None)
    assert office.withdrawals.withdraw(notice.id, WHY).withdrawn_reason == WHY


def close(world):
    office = world.office
    office.course.open(world.meeting.id, time(17))
    world.come(20)
    office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED, world.paper.proposal, Vote("", yes=20)))
    office.course.close(world.meeting.id, time(19))


def test_once_the_meeting_was_opened_its_invitation_stays(office, planned):
    invitation = office.invitations.send(planned.id, sent_on=date(2012, 5, 14))
    notice = office.invitations.issue_notice(planned.id)
    with office.store.unit("begun") as unit:
        unit.meetings.save(unit.meetings.get(planned.id).to(MeetingState.RUNNING))
    assert {refused(office, invitation), refused(office, notice)} == {"withdrawal.meeting_begun"}


def test_minutes_sent_by_mistake_are_signed_again_as_the_same_bytes(office):
    world = build(office)
    close(world)
    signed = office.minutes.sign(world.meeting.id)
    issued = office.minutes.issue(world.meeting.id)
    office.withdrawals.withdraw(issued.id, WHY)
    assert office.minutes.of(world.meeting.id) == signed
    again = office.minutes.issue(world.meeting.id)
    assert (again.issue, again.sha512) == (2, issued.sha512)


def test_minutes_that_were_corrected_since_stay_sent(office):
    world = build(office)
    close(world)
    office.minutes.sign(world.meeting.id)
    issued = office.minutes.issue(world.meeting.id)
    said = Correcting("Zahlendreher", "20 Ja", "19 Ja", world.item.id)
    office.corrections.correct(
        world.meeting.id, said, lambda: office.resolutions.edit(world.item.id, statements=RichText.of("Berichtigt"))
    )
    assert refused(office, issued) == "withdrawal.corrected"
    assert office.minutes.of(world.meeting.id).state is MinutesState.DRAFT


def excerpted(world, **terms):
    excerpt = world.office.excerpts.issue(world.item.id, replace(TERMS, **terms), reason="Eilt")
    return excerpt, world.office.archive.get(excerpt.issued_paper_id)


def test_an_excerpt_taken_back_asks_again_where_it_was_asked_before(office):
    world = build(office)
    close(world)
    first, paper = excerpted(world, reminder=date(2012, 7, 1))
    _, later = excerpted(world, reminder=date(2012, 8, 1))
    assert refused(office, paper) == "withdrawal.later_issue"
    office.withdrawals.withdraw(later.id, WHY)
    (left,) = office.forwarding.of_meeting(world.meeting.id)
    assert (left.excerpt, left.reminder.due) == (first, date(2012, 7, 1))
    office.withdrawals.withdraw(paper.id, WHY)
    assert office.forwarding.of_meeting(world.meeting.id) == ()
    with office.store.reading() as unit:
        assert unit.deadlines.where(noun="excerpts") == []
    assert office.overrides.on("agenda_items", world.item.id) == []
    assert [f for f in check(office.store) if f.rule.startswith(("record.", "history."))] == []
    fresh, _ = excerpted(world)
    assert fresh.number != first.number, "two papers never bear one number"


def test_an_excerpt_that_was_answered_stays(office):
    world = build(office)
    close(world)
    excerpt, paper = excerpted(world, reminder=date(2012, 7, 1))
    office.forwarding.settle_reminder(excerpt.id)
    assert refused(office, paper) == "withdrawal.answered"


def test_an_excerpt_on_which_somebody_reported_stays(office):
    world = build(office)
    close(world)
    _, paper = excerpted(world)
    with office.store.unit("reported") as unit:
        resolution = unit.resolutions.where(agenda_item_id=world.item.id)[0]
        task = unit.follow_ups.save(FollowUp(resolution_id=resolution.id))
        unit.status_reports.save(StatusReport(task.id, date(2012, 6, 1)))
    assert refused(office, paper) == "withdrawal.answered"


def test_a_letter_that_lies_with_somebody_is_not_taken_back(office):
    with office.store.unit("came") as unit:
        paper = unit.papers.save(factories.motion(state=PaperState.SUBMITTED))
    assert refused(office, office.paper_letters.issue_letter(paper.id)) == "withdrawal.kind"


def at(office, day):
    office.store.now = lambda: NOW.replace(day=day)


def test_a_supplement_taken_back_counts_nowhere_in_the_public_notice(office, planned):
    office.invitations.send(planned.id, sent_on=date(2012, 5, 14))
    office.agenda.add_item(planned.id, "Neues")
    office.invitations.send_supplement(planned.id)
    at(office, 16)
    office.agenda.add_item(planned.id, "Noch Neueres")
    mistaken = office.invitations.send_supplement(planned.id)
    office.withdrawals.withdraw(mistaken.id, WHY)
    assert office.invitations.publish_notice(planned.id, date(2012, 5, 15)).notice_covers == 1


def test_a_notice_does_not_take_in_what_comes_in_place_of_a_supplement_taken_back(office, planned):
    office.invitations.send(planned.id, sent_on=date(2012, 5, 14))
    office.agenda.add_item(planned.id, "Neues")
    mistaken = office.invitations.send_supplement(planned.id)
    at(office, 15)
    office.invitations.publish_notice(planned.id, date(2012, 5, 15))
    office.withdrawals.withdraw(mistaken.id, WHY)
    at(office, 16)
    office.invitations.send_supplement(planned.id)
    assert "meeting.notice_overtaken" in {one.rule for one in office.invitations.notice_findings(planned.id)}


def test_what_was_sent_for_another_day_changes_nothing_of_the_new_one(office, planned):
    invitation = office.invitations.send(planned.id, sent_on=date(2012, 5, 14))
    for title in ("Neues", "Noch Neueres"):
        office.agenda.add_item(planned.id, title)
        supplement = office.invitations.send_supplement(planned.id)
    office.meetings.move(planned.id, planned.start.replace(day=31), reason="Saal belegt")
    before = state(office, planned.id)
    assert before[0].invitation_sent_on is None
    office.withdrawals.withdraw(supplement.id, WHY)
    assert state(office, planned.id) == before
    assert refused(office, invitation) == "withdrawal.later_issue"


@pytest.mark.sqlite
def test_nothing_is_taken_back_where_nobody_knows_any_more_what_was_before(office, planned):
    issued = office.invitations.send(planned.id, sent_on=date(2012, 5, 14))
    with closing(sqlite3.connect(office.file)) as connection, connection:
        connection.execute("DELETE FROM changes WHERE noun = 'issued_papers'")
    assert refused(office, issued) == "withdrawal.history_gone"
    assert office.invitations.last_sent(planned.id) == issued
