"""Papers of a meeting that was moved after they went out: what was sent stays so, and what changed is told with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.moved import announced, check_told, moved_facts, told_in
from beirat_desktop.german.invitations import fact_changes
from beirat_desktop.store.unit import Unit

INVITING = (IssuedKind.INVITATION, IssuedKind.SUPPLEMENT)
_AHEAD = (MeetingState.PLANNED, MeetingState.INVITED)


@dataclass(frozen=True, slots=True)
class AsSent:
    """What goes with a paper that is sent (again) today.

    meeting: as letter and mail beside it name it. changes: what of the paper no longer holds, each as word, what holds
    now, and what the paper names; since: the supplements that announced it, in their order.
    """

    meeting: Meeting
    changes: tuple[tuple[str, str, str], ...] = ()
    since: tuple[IssuedPaper, ...] = ()


def as_sent(unit: Unit, issued: IssuedPaper) -> AsSent:
    """Beside an invitation stands what holds now, once the meeting is held what held then; a cancellation names what
    was announced.
    """
    meeting = unit.meetings.get(issued.object_id)
    if issued.kind is IssuedKind.CANCELLATION:
        return AsSent(announced(meeting))
    if issued.kind not in INVITING:
        return AsSent(meeting)
    told = _told(unit, issued, meeting)
    if meeting.state not in _AHEAD:
        return AsSent(told)
    facts = moved_facts(told, meeting)
    if not facts:
        return AsSent(meeting)
    changes = fact_changes(replace(meeting, sent_start=told.start, sent_place=told.place), facts)
    return AsSent(meeting, changes, tuple(_after(unit, issued)))


def check_goes_out(unit: Unit, issued: IssuedPaper) -> None:
    """Refuse to send an invitation that no longer holds, or before the members are told where and when it is now."""
    meeting = unit.meetings.get(issued.object_id)
    if issued.kind not in INVITING or issued.withdrawn is not None:
        return
    if meeting.state is MeetingState.CANCELLED:
        raise Refused("delivery.called_off", day=announced(meeting).day)
    if meeting.state in _AHEAD:
        check_told(meeting)
        again = next((one for one in reversed(_after(unit, issued)) if one.kind is IssuedKind.INVITATION), None)
        if again is not None:
            raise Refused("delivery.invited_anew", day=meeting.day, sent=again.issued.date())


def _told(unit: Unit, issued: IssuedPaper, meeting: Meeting) -> Meeting:
    kept = [one.position for one in unit.changes.where(noun="issued_papers", object_id=issued.id)]
    if not kept:  # a record that came without its history
        return announced(meeting)
    changes = unit.changes.where(noun="meetings", object_id=meeting.id)
    return told_in(meeting, [one for one in changes if one.position > min(kept)])


def _after(unit: Unit, issued: IssuedPaper) -> list[IssuedPaper]:
    sent = unit.issued_papers.where(
        noun="meetings", object_id=issued.object_id, kind=INVITING, publication=False, withdrawn=None
    )
    keys = [one.id for one in sent]
    return sent[keys.index(issued.id) + 1 :] if issued.id in keys else []
