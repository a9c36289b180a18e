"""All rules over a whole record."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from beirat_desktop.domain.agenda import AgendaItem, ItemKind
from beirat_desktop.domain.attendance import Attendance, Declared, Stay
from beirat_desktop.domain.checks import Record, announcement_findings, check_record
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.consultations import Consultation, ConsultationState
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.history import Override
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.papers import Paper, PaperState, Target
from beirat_desktop.domain.persons import Membership
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote

TODAY = date(2012, 6, 1)
BEIRAT = Committee("b", "Beirat", kind=CommitteeKind.BEIRAT, statutory_seats=33, id="beirat")
MEETING = Meeting(
    "beirat",
    "t",
    datetime(2012, 5, 24, 17),
    state=MeetingState.INVITED,
    invitation_received_on=date(2012, 5, 20),
    id="m",
)
ITEM = AgendaItem("m", "Verschiedenes", kind=ItemKind.MISCELLANEOUS, id="i")
RESOLUTION = Resolution("beirat", date(2012, 5, 24), RichText.of("…"), agenda_item_id="i", id="r")


def found(record: Record) -> set[tuple[str, str, str]]:
    return {(f.rule, f.noun, f.object_id) for f in check_record(record, TODAY, ())}


def test_an_empty_record_breaks_no_rule() -> None:
    assert check_record(Record(), TODAY, ()) == ()


def test_every_finding_names_the_record_it_concerns() -> None:
    record = Record(
        committees=(BEIRAT, replace(BEIRAT, statutory_seats=0, id="seatless")),
        meetings=(MEETING,),
        agenda_items=(ITEM,),
        papers=(Paper("", committee_id="beirat", state=PaperState.SUBMITTED, id="p"),),
        consultations=(Consultation("p", "beirat", state=ConsultationState.DONE, id="c"),),
        resolutions=(RESOLUTION,),
        votes=(Vote("r", yes=16, present=16, id="v"),),
        speakers=(Speaker("T", state=SpeakerState.INVITED, id="s"),),
        follow_ups=(FollowUp(title="T", id="f"),),
    )
    seen = found(record)
    assert {
        ("committee.seats_missing", "committees", "seatless"),
        ("meeting.notice_too_short", "meetings", "m"),
        ("agenda.resolution_not_allowed", "agenda_items", "i"),
        ("paper.title_missing", "papers", "p"),
        ("consultation.outcome_missing", "consultations", "c"),
        ("quorum.missing", "votes", "v"),
        ("speaker.resolution_missing", "speakers", "s"),
        ("follow_up.due_missing", "follow_ups", "f"),
    } <= seen
    assert all(noun and object_id for _, noun, object_id in seen)


def test_guests_of_one_meeting_whose_times_overlap_are_found_and_those_of_two_are_not() -> None:
    first = Speaker("A", meeting_id="m", starts=time(17, 0), duration=20, id="a")
    second = Speaker("B", meeting_id="m", starts=time(17, 10), duration=20, id="b")
    record = Record(committees=(BEIRAT,), meetings=(MEETING, replace(MEETING, id="n")), speakers=(first, second))
    assert ("speaker.slots_overlap", "speakers", "b") in found(record)
    apart = replace(record, speakers=(first, replace(second, meeting_id="n")))
    assert "speaker.slots_overlap" not in {rule for rule, _, _ in found(apart)}


def test_a_meeting_that_was_cancelled_fills_no_quarter() -> None:
    winter = replace(MEETING, id="winter", start=datetime(2012, 2, 9, 17))
    record = Record(committees=(BEIRAT,), meetings=(winter, MEETING))
    missing = ("committee.quarter_without_meeting", "committees", "beirat")
    assert missing not in found(record)
    assert missing in found(replace(record, meetings=(winter, replace(MEETING, state=MeetingState.CANCELLED))))


def test_what_is_wrong_with_a_committee_or_an_agenda_as_a_whole_names_it() -> None:
    full = tuple(Membership(f"p{n}", "beirat") for n in range(34))
    seen = found(Record(committees=(BEIRAT,), memberships=full, meetings=(MEETING,)))
    assert {("members.more_than_seats", "committees", "beirat"), ("agenda.empty", "meetings", "m")} <= seen


def test_what_is_wrong_with_an_item_is_said_once() -> None:
    untitled = replace(ITEM, title=" ")
    record = Record(committees=(BEIRAT,), meetings=(MEETING,), agenda_items=(untitled,), resolutions=(RESOLUTION,))
    said = [finding.rule for finding in check_record(record, TODAY, ()) if finding.object_id == "i"]
    assert sorted(said) == ["agenda.resolution_not_allowed", "agenda.title_missing"]


@pytest.mark.parametrize("state", [PaperState.SUBMITTED, PaperState.DEBATED])
def test_only_the_beirat_is_bound_to_matters_of_self_government(state: PaperState) -> None:
    paper = Paper("T", target=Target.COUNCIL, self_government=False, state=state, id="p")
    broken = ("paper.not_self_government", "papers", "p")
    council = Committee("b", "Stadtrat", kind=CommitteeKind.COUNCIL, id="council")
    for committee, bound in (("beirat", True), ("council", False)):
        papers = (replace(paper, committee_id=committee),)
        assert (broken in found(Record(committees=(BEIRAT, council), papers=papers))) is bound


def test_what_was_passed_over_with_a_reason_is_not_said_again() -> None:
    record = Record(committees=(BEIRAT,), meetings=(MEETING,), agenda_items=(ITEM,))
    override = Override("meeting.notice_too_short", "meetings", "m", "alle da", datetime(2012, 5, 24), "Büro")
    assert ("meeting.notice_too_short", "meetings", "m") in found(record)
    assert ("meeting.notice_too_short", "meetings", "m") not in found(replace(record, overrides=(override,)))


def test_a_short_notice_is_healed_once_everybody_came() -> None:
    came = Attendance("m", "p", stays=(Stay(datetime(2012, 5, 24, 17)),))
    held = Record(
        committees=(BEIRAT,),
        meetings=(replace(MEETING, state=MeetingState.CLOSED),),
        agenda_items=(ITEM,),
        attendances=(came,),
    )
    assert ("meeting.notice_too_short", "meetings", "m") not in found(held)
    missing = replace(held, attendances=(came, Attendance("m", "q", declared=Declared.ABSENT)))
    assert ("meeting.notice_too_short", "meetings", "m") in found(missing)


def test_three_suffice_for_a_resolution_of_a_second_call() -> None:
    record = Record(
        committees=(BEIRAT,),
        meetings=(MEETING,),
        agenda_items=(replace(ITEM, kind=ItemKind.REGULAR, number="2.", second_call_of="earlier"),),
        resolutions=(RESOLUTION,),
        votes=(Vote("r", yes=3, present=3, id="v"),),
    )
    assert ("quorum.missing", "votes", "v") not in found(record)
    (item,) = record.agenda_items
    for other in (replace(item, second_call_of=None), replace(item, supplement=1), replace(item, number="")):
        assert ("quorum.missing", "votes", "v") in found(replace(record, agenda_items=(other,)))


def test_a_draft_may_be_unready() -> None:
    assert found(Record(papers=(Paper("", id="p"),))) == set()


def test_a_resolution_of_the_non_public_part_waits_to_be_announced() -> None:
    secret = replace(RESOLUTION, public=False)
    assert [f.rule for f in announcement_findings(secret)] == ["resolution.announcement_due"]
    assert announcement_findings(replace(secret, announced_on=TODAY)) == ()
    assert announcement_findings(RESOLUTION) == ()


def test_who_signed_is_judged_by_the_membership_of_that_day() -> None:
    before = Membership("s", "beirat", faction_id="f", start=date(2009, 11, 1), end=date(2011, 12, 31), id="before")
    since = Membership("s", "beirat", faction_id="f", start=date(2012, 1, 1), faction_chair=True, id="since")
    paper = Paper(
        "T", committee_id="beirat", faction_id="f", signer_id="s", signed=True, state=PaperState.SUBMITTED, id="p"
    )

    def not_chair(dated: date) -> bool:
        record = Record(committees=(BEIRAT,), memberships=(before, since), papers=(replace(paper, dated=dated),))
        return ("paper.signer_not_chair", "papers", "p") in found(record)

    assert not_chair(date(2011, 5, 14))
    assert not not_chair(date(2012, 5, 14))


def test_a_vote_that_made_no_resolution_is_looked_at_all_the_same() -> None:
    point = Vote(None, yes=16, present=16, agenda_item_id="i", id="v")
    record = Record(committees=(BEIRAT,), meetings=(MEETING,), agenda_items=(ITEM,), votes=(point,))
    assert ("quorum.missing", "votes", "v") in found(record)
    assert not {noun for _, noun, _ in found(replace(record, committees=()))} & {"votes"}
