"""Whether a vote fits the times around it: who was in the room at that minute, and whether the meeting was going on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from beirat_desktop.domain.attendance import Attendance, Stay
from beirat_desktop.domain.elections import ElectionRound
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.votes import Vote


def presence_findings(vote: Vote, meeting: Meeting, attendances: Collection[Attendance]) -> Iterator[Finding]:
    """Times that were entered or corrected since and speak against who was noted as voting (§ 41 GemO).

    Of a vote whose minute nobody knows nothing is said. Who came or went in that very minute may have voted or not.
    """
    if vote.moment is None:
        return
    if vote.voter_ids:
        yield from _voters(vote, vote.moment, attendances)
    began, closed = meeting.opened or vote.moment, meeting.closed or vote.moment
    breaks = [begin for begin, end in meeting.interruptions if begin < vote.moment and (not end or vote.moment < end)]
    if breaks or not began <= vote.moment <= closed:
        yield Finding("vote.outside_meeting", "§ 41 GemO", facts={"moment": vote.moment})


def check_presence_at_votes(
    before: Iterable[Stay], after: Iterable[Stay], votes: Iterable[Vote | ElectionRound], reason: str, name: str
) -> None:
    """Who was in the room when a vote was taken was so for the record: it is taken back only for a reason (§ 41 GemO).

    before, after: the stays of one person, called name. Whoever goes in the very minute of a vote may have voted.
    """
    was, now = tuple(before), tuple(after)
    lost = [
        vote.moment
        for vote in votes
        if vote.moment is not None
        and any(stay.covers(vote.moment) for stay in was)
        and not any(stay.covers(vote.moment) or stay.left == vote.moment for stay in now)
    ]
    if lost and not given(reason):
        raise Refused("attendance.voted_meanwhile", moment=max(lost), name=name)


def _voters(vote: Vote, moment: datetime, attendances: Collection[Attendance]) -> Iterator[Finding]:
    voted = {*vote.voter_ids, *vote.excluded_ids}
    seats = {one.seat for one in attendances if one.person_id in voted}
    could = {one.person_id for one in attendances if one.counts and _around(one, moment)}
    certain = {one.seat for one in attendances if one.counts and one.present_at(moment) and not _at(one, moment)}
    away, more = len(set(vote.voter_ids) - could), len(certain - seats)
    if away or more:
        facts = {"moment": moment, "voters": len(vote.voter_ids), "away": away, "more": more}
        yield Finding("vote.presence_differs", "§ 41 GemO", facts=facts)


def _around(one: Attendance, moment: datetime) -> bool:
    return any(stay.covers(moment) or stay.left == moment for stay in one.stays)


def _at(one: Attendance, moment: datetime) -> bool:
    return any(stay.arrived == moment for stay in one.stays)
