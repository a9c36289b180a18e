"""What the search knows of a meeting: its agenda, what was decided, and the papers of it."""

from __future__ import annotations

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.corrections import Correction
from beirat_desktop.domain.elections import Election
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.minutes import Minutes
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.searching import (
    code,
    numbered_code,
)
from beirat_desktop.domain.votes import ResultKind, Vote, VoteForm, result
from beirat_desktop.store.search_doc import (
    TITLE,
    Doc,
    Entries,
    head_words,
    joined,
    non_public,
    of_meeting,
    of_paper,
    plain_number,
    whose,
)
from beirat_desktop.store.search_links import Links


def _resolution(links: Links, resolution: Resolution) -> Doc:
    words = resolution.text.plain
    paper, item = (
        links.fields_of("papers", resolution.paper_id),
        links.fields_of("agenda_items", resolution.agenda_item_id),
    )
    votes: list[Vote] = links.naming("votes", "resolution_id", resolution.id)
    tasks: list[FollowUp] = links.naming("follow_ups", "resolution_id", resolution.id)
    head = head_words(
        resolution.number,
        plain_number(resolution.number),
        words[:TITLE],
        code("resolutions"),
        code(resolution.outcome),
        code("awaited") if any(task.carried_out_on is None for task in tasks) else "",
        non_public(public=resolution.public),
        *(_vote_codes(vote) for vote in votes),
        whose(resolution.committee_id),
        numbered_code("meeting", str(links.fields_of("meetings", item.meeting_id).number or "")),
        resolution.decided_on,
        resolution.outcome_target,
        numbered_code("top", item.number),
        of_paper(paper),
    )
    return Doc(
        words[:TITLE] or paper.title,
        head,
        joined(words, *(f"{vote.stated} {vote.reason}" for vote in votes)),
        number=resolution.number,
        detail=f"{resolution.number} {resolution.decided_on.isoformat()}".strip(),
        day=resolution.decided_on,
        committee_id=resolution.committee_id,
        paper_id=resolution.paper_id,
        meeting_id=item.meeting_id,
        item_id=resolution.agenda_item_id,
    )


def _vote_codes(vote: Vote) -> str:
    # How everybody voted is said by name only where the vote was by name.
    named = [key for key, _ in vote.ballots] if vote.form is VoteForm.BY_NAME else []
    said = result(vote).kind
    against = code("majority") if said is ResultKind.REJECTED and vote.yes else ""
    return code("votes") + code(vote.form) + code(said) + against + whose(*named)


def _vote(links: Links, vote: Vote) -> Doc | None:
    """A vote on how to proceed; that on a resolution is found with the resolution."""
    if vote.resolution_id is not None:
        return None
    item, paper = links.fields_of("agenda_items", vote.agenda_item_id), links.fields_of("papers", vote.paper_id)
    meeting = links.fields_of("meetings", item.meeting_id)
    title = vote.subject or vote.wording.plain[:TITLE] or item.title
    day = meeting.start.date() if meeting.start else None
    head = head_words(
        title,
        item.title,
        code("votes"),
        code(vote.kind),
        _vote_codes(vote),
        numbered_code("top", item.number),
        vote.mover,
        of_meeting(meeting),
        day,
        of_paper(paper),
    )
    return Doc(
        title,
        head,
        joined(vote.wording.plain, vote.before.plain, vote.reason, vote.stated),
        detail=day.isoformat() if day else "",
        day=day,
        kind=vote.kind,
        committee_id=meeting.committee_id,
        paper_id=vote.paper_id or item.paper_id,
        meeting_id=item.meeting_id,
        item_id=vote.agenda_item_id,
    )


def _item(links: Links, item: AgendaItem) -> Doc:
    meeting, paper = links.fields_of("meetings", item.meeting_id), links.fields_of("papers", item.paper_id)
    day = meeting.start.date() if meeting.start else None
    head = head_words(
        item.number,
        item.title,
        item.public_title,
        code("agenda_items"),
        code(item.kind),
        non_public(public=item.public),
        "" if item.course.empty else code("minutes"),
        code(item.outcome) if item.outcome else "",
        numbered_code("top", item.number),
        item.presenter,
        of_meeting(meeting),
        day,
        of_paper(paper),
    )
    return Doc(
        item.title,
        head,
        joined(item.subline, item.course.plain, item.statements.plain, item.internal_note, item.outcome_target),
        number=item.number,
        detail=item.number,
        day=day,
        committee_id=meeting.committee_id,
        paper_id=item.paper_id,
        meeting_id=item.meeting_id,
        item_id=item.id,
    )


def _meeting(links: Links, meeting: Meeting) -> Doc:
    number = str(meeting.number or "")
    head = head_words(
        number,
        meeting.name,
        code("meetings"),
        code(meeting.state),
        numbered_code("meeting", number),
        meeting.place.building,
        meeting.place.room,
        whose(meeting.committee_id, meeting.chair_id, meeting.secretary_id),
        meeting.day,
    )
    return Doc(
        meeting.name or number,
        head,
        joined(meeting.greeting.plain, meeting.urgency_reason, meeting.note),
        number=number,
        detail=meeting.start.isoformat(" ", "minutes"),
        day=meeting.day,
        committee_id=meeting.committee_id,
        meeting_id=meeting.id,
    )


def _election(links: Links, election: Election) -> Doc:
    item = links.fields_of("agenda_items", election.agenda_item_id)
    meeting = links.fields_of("meetings", item.meeting_id)
    day = meeting.start.date() if meeting.start else None
    head = head_words(
        election.title,
        item.title,
        code("elections"),
        code(election.post),
        numbered_code("top", item.number),
        whose(*(one.person_id for one in election.candidates)),
        of_meeting(meeting),
        day,
    )
    return Doc(
        election.title or item.title,
        head,
        joined(election.open_reason, *(one.proposed_by for one in election.candidates)),
        detail=day.isoformat() if day else "",
        day=day,
        committee_id=meeting.committee_id,
        meeting_id=item.meeting_id,
        item_id=election.agenda_item_id,
    )


def _resident_question(links: Links, question: ResidentQuestion) -> Doc:
    item = links.fields_of("agenda_items", question.agenda_item_id)
    meeting = links.fields_of("meetings", item.meeting_id)
    day = meeting.start.date() if meeting.start else None
    head = head_words(
        question.question[:TITLE],
        question.asked_by,
        code("resident_questions"),
        code("awaited") if question.awaits else "",
        numbered_code("top", item.number),
        of_meeting(meeting),
        day,
    )
    return Doc(
        question.question[:TITLE],
        head,
        joined(question.question, question.answer),
        detail=day.isoformat() if day else "",
        day=day,
        committee_id=meeting.committee_id,
        meeting_id=item.meeting_id,
        item_id=question.agenda_item_id,
    )


def _minutes(links: Links, minutes: Minutes) -> Doc:
    meeting = links.fields_of("meetings", minutes.meeting_id)
    day = meeting.start.date() if meeting.start else None
    head = head_words(meeting.name, code("minutes"), code(minutes.state), of_meeting(meeting), day, minutes.signed_on)
    return Doc(
        "",
        head,
        joined(minutes.opening.plain, minutes.closing.plain),
        detail=day.isoformat() if day else "",
        day=day,
        committee_id=meeting.committee_id,
        meeting_id=minutes.meeting_id,
    )


def _correction(links: Links, correction: Correction) -> Doc:
    meeting = links.fields_of("meetings", correction.meeting_id)
    title = correction.reason or correction.right[:TITLE]
    head = head_words(title, code("corrections"), code(correction.kind), of_meeting(meeting), correction.made_on)
    return Doc(
        title,
        head,
        joined(correction.wrong, correction.right, correction.raised_by),
        detail=correction.made_on.isoformat(),
        day=correction.made_on,
        committee_id=meeting.committee_id,
        meeting_id=correction.meeting_id,
        item_id=correction.agenda_item_id,
    )


OF_MEETINGS: Entries = {
    "resolutions": _resolution,
    "votes": _vote,
    "agenda_items": _item,
    "meetings": _meeting,
    "minutes": _minutes,
    "corrections": _correction,
    "elections": _election,
    "resident_questions": _resident_question,
}
