"""§ 39 (1) sentence 2 GemO: three suffice for an item that was left for lack of quorum, and for nothing else."""

from datetime import date, datetime, time

import pytest

from beirat_desktop.domain.attendance import AttendanceState
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Flaw, Vote, VoteKind, flaws
from beirat_desktop.german import refusal
from beirat_desktop.usecases.live.resolutions import Decision
from beirat_desktop.usecases.minutes.corrections import Correcting
from tests import factories
from tests.usecases.meetings.test_invitations import words

FIRST = datetime(2012, 6, 14, 18)
SECOND = datetime(2012, 6, 28, 18)


@pytest.fixture
def people(office):
    with office.store.unit("x") as unit:
        found = [unit.persons.save(factories.person(f"Mitglied {number:02}")) for number in range(33)]
        for number, one in enumerate(found):
            unit.memberships.save(factories.membership(one, Role.CHAIR if number == 0 else Role.MEMBER))
    return found


def at(office, moment: datetime) -> None:
    office.store.now = lambda: moment.astimezone()


def come(office, meeting, people, count: int) -> None:
    office.attendances.mark(meeting.id, [one.id for one in people[:count]], AttendanceState.PRESENT)


def item(office, meeting, title: str):
    return next(one for one in office.agenda.items(meeting.id) if one.title == title)


@pytest.fixture
def first(office, people):
    """The meeting of 14.06.2012: ten of 33 came; two items were put off, one was noted."""
    meeting = office.meetings.plan(factories.BEIRAT.id, FIRST)
    for title in ("Sprachkurse", "Wohnen", "Haushalt"):
        office.agenda.add_item(meeting.id, title)
    office.invitations.send(meeting.id)
    at(office, FIRST)
    office.course.open(meeting.id)
    come(office, meeting, people, 10)
    for title in ("Sprachkurse", "Wohnen"):
        office.resolutions.record(item(office, meeting, title).id, Decision(Outcome.POSTPONED))
    office.resolutions.record(item(office, meeting, "Haushalt").id, Decision(Outcome.NOTED))
    office.course.close(meeting.id, time(18, 30))
    return meeting


def test_the_day_that_is_proposed_for_it_is_a_free_working_day(office, first):
    assert office.meetings.second_start(first.id) == SECOND
    office.meetings.plan(factories.BEIRAT.id, SECOND)
    office.meetings.plan(factories.BEIRAT.id, datetime(2012, 6, 29, 9))
    proposed = office.meetings.second_start(first.id)
    assert proposed == datetime(2012, 7, 2, 18), "after the weekend"
    assert office.meetings.outlook(factories.BEIRAT.id, proposed).refusal is None
    at(office, datetime(2012, 9, 19, 10))
    assert office.meetings.second_start(first.id) == datetime(2012, 10, 4, 18), "a fortnight on is a holiday"


def vote(yes: int) -> Decision:
    return Decision(None, RichText.of("Ja."), Vote(yes=yes), reason="Wie besprochen")


def test_three_suffice_for_the_two_items_that_were_left_and_not_for_a_new_one(office, people, first):
    again = office.agenda.call_again(first.id, SECOND)
    assert [one.title for one in office.agenda.items(again.id) if one.second_call_of] == ["Sprachkurse", "Wohnen"]
    new = office.agenda.add_item(again.id, "Ganz neuer Punkt")
    office.invitations.send(again.id, sent_on=date(2012, 6, 14))
    at(office, SECOND)
    office.course.open(again.id)
    come(office, again, people, 4)
    for title in ("Sprachkurse", "Wohnen"):
        assert office.attendances.quorum(again.id, item(office, again, title).id).needed == 3
        resolution = office.resolutions.record(item(office, again, title).id, vote(4))
        assert resolution is not None
        assert resolution.outcome is Outcome.ADOPTED
    assert office.attendances.quorum(again.id, new.id).needed == 17
    assert "quorum.missing" in [one.rule for one in office.resolutions.findings(new.id, vote(4))]
    assert office.resolutions.record(new.id, vote(4)) is None
    (void,) = office.resolutions.votes(new.id)
    assert flaws(void) == (Flaw.NO_QUORUM,)


@pytest.mark.parametrize(("there", "told"), [(2, True), (3, False)])
def test_a_second_meeting_is_opened_by_three(office, people, first, there, told):
    again = office.agenda.call_again(first.id, SECOND)
    new = office.agenda.add_item(again.id, "Ganz neuer Punkt")
    office.invitations.send(again.id)
    at(office, SECOND)
    come(office, again, people, there)
    found = [one.rule for one in office.course.opening_findings(again.id)]
    assert ("quorum.missing" in found) is told
    assert "quorum.missing" in [one.rule for one in office.resolutions.called_findings(new.id)]


def test_nothing_is_added_to_the_agenda_by_three(office, people, first):
    again = office.agenda.call_again(first.id, SECOND)
    office.invitations.send(again.id)
    at(office, SECOND)
    office.course.open(again.id)
    come(office, again, people, 4)
    office.resolutions.begin(item(office, again, "Sprachkurse").id)
    added = Vote(yes=4, kind=VoteKind.ITEM_ADDED)
    assert office.agenda_votes.add_urgent(again.id, "Dringlich neu", added, reason="Eilt") is None


def test_only_what_the_invitation_said_counts(office, people, first):
    again = office.agenda.call_again(first.id, SECOND)
    contents = office.invitations.contents(again.id)
    said = contents.notices[0].replace("\u00a0", " ")
    assert "in der Sitzung vom 14.06.2012 die Beschlussfähigkeit fehlte" in said
    assert "3 Mitglieder genügen (§ 39 Abs. 1 Satz 2 GemO)" in said
    marked = [one.title for one in contents.public if "zweite Einberufung" in one.subline]
    assert marked == ["Sprachkurse", "Wohnen"]
    assert words(office.invitations.draw_notice(again.id).pdf).count("zweite Einberufung (§ 39 GemO)") == 2
    # Nobody was invited, so the invitation did not say so.
    at(office, SECOND)
    office.course.open(again.id)
    come(office, again, people, 4)
    assert office.attendances.quorum(again.id, item(office, again, "Wohnen").id).needed == 17


def test_the_minutes_tell_both_the_leaving_and_the_reason_of_the_second_call(office, people, first):
    told = words(office.minutes.paper(first.id).pdf)
    assert told.count("Der Punkt bleibt wegen fehlender Beschlussfähigkeit liegen (§ 39 GemO).") == 2
    again = office.agenda.call_again(first.id, SECOND)
    office.invitations.send(again.id)
    at(office, SECOND)
    office.course.open(again.id)
    come(office, again, people, 4)
    office.course.close(again.id, time(19))
    told = words(office.minutes.paper(again.id).pdf)
    assert told.count("weil in der Sitzung vom 14.06.2012 die Beschlussfähigkeit fehlte") == 2
    assert "beschlussfähig ist (zweite Einberufung, § 39 GemO)" in told


def test_what_was_called_again_is_not_called_again_once_more(office, people, first):
    again = office.agenda.call_again(first.id, SECOND)
    with pytest.raises(Refused) as refused:
        office.agenda.call_again(first.id, datetime(2012, 7, 5, 18))
    assert "gewöhnliche Sitzung" in refusal(refused.value)
    office.meetings.cancel(again.id, "Saal gesperrt")
    assert [one.title for one in office.agenda.left_without_quorum(first.id)] == ["Sprachkurse", "Wohnen"]


def test_an_item_that_was_not_left_for_lack_of_quorum_is_not_called_a_second_time(office, people, first):
    later = office.meetings.plan(factories.BEIRAT.id, SECOND)
    done = item(office, first, "Haushalt")
    with office.store.unit("x") as unit:
        paper = unit.papers.save(factories.motion(state="submitted"))
    before = [one.id for one in office.agenda.items(later.id)]
    for act in (
        lambda: office.agenda.add_postponed(later.id, done.id, again=True),
        lambda: office.agenda.add_paper(later.id, paper.id, second_call_of=done.id),
    ):
        with pytest.raises(Refused, match=r"agenda\.no_first_call"):
            act()
    assert [one.id for one in office.agenda.items(later.id)] == before
    left = item(office, first, "Wohnen")
    assert office.agenda.add_postponed(later.id, left.id, again=True).second_call_of == left.id
    with pytest.raises(Refused, match=r"agenda\.no_first_call"):
        office.agenda.add_postponed(later.id, left.id, again=True)


def test_what_those_who_could_put_off_is_not_left_for_lack_of_quorum(office, people):
    meeting = office.meetings.plan(factories.BEIRAT.id, FIRST)
    for title in ("Vertagt", "Offen", "Später"):
        office.agenda.add_item(meeting.id, title)
    office.invitations.send(meeting.id)
    at(office, FIRST)
    office.course.open(meeting.id)
    come(office, meeting, people, 20)
    adjourned = Decision(Outcome.POSTPONED, vote=Vote(yes=20, kind=VoteKind.ADJOURNED))
    office.resolutions.record(item(office, meeting, "Vertagt").id, adjourned)
    for one in people[10:20]:
        office.attendances.leave(meeting.id, one.id, time(19))
    office.course.close(meeting.id, time(19, 5))
    assert [one.title for one in office.agenda.left_without_quorum(meeting.id)] == ["Offen", "Später"]


def test_a_paper_left_open_waits_for_its_second_call(office, people):
    meeting = office.meetings.plan(factories.BEIRAT.id, FIRST)
    with office.store.unit("x") as unit:
        paper = unit.papers.save(factories.motion(state="submitted"))
    office.agenda.add_paper(meeting.id, paper.id)
    office.invitations.send(meeting.id)
    at(office, FIRST)
    office.course.open(meeting.id)
    come(office, meeting, people, 10)
    office.course.close(meeting.id, time(19))
    again = office.agenda.call_again(meeting.id, SECOND)
    (called,) = [one for one in office.agenda.items(again.id) if one.second_call_of]
    assert called.paper_id == paper.id


def test_what_is_called_a_second_time_is_not_gone_on_with_in_the_first_meeting(office, first):
    again = office.agenda.call_again(first.id, SECOND)
    for changes in (
        lambda: office.course.reopen(first.id),
        lambda: office.corrections.correct(
            first.id,
            Correcting("doch erledigt"),
            lambda: office.resolutions.record(item(office, first, "Wohnen").id, Decision(Outcome.NOTED)),
        ),
    ):
        with pytest.raises(Refused, match=r"meeting\.called_again") as refused:
            changes()
        assert "Sitzung am 28.06.2012" in refusal(refused.value)
    for title in ("Sprachkurse", "Wohnen"):
        office.agenda.remove(item(office, again, title).id)
    office.course.reopen(first.id)
