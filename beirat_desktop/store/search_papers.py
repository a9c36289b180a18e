"""What the search knows of motions, their files, and where they are dealt with."""

from __future__ import annotations

from datetime import date

from beirat_desktop.domain.consultations import Consultation, ConsultationState
from beirat_desktop.domain.initiatives import Initiative, words_of
from beirat_desktop.domain.joinings import Joining
from beirat_desktop.domain.papers import CLOSED, SECTIONS, Attachment, Paper, PaperState
from beirat_desktop.domain.searching import (
    code,
    due_code,
    numbered_code,
)
from beirat_desktop.store.search_doc import (
    Doc,
    Entries,
    head_words,
    joined,
    movers,
    non_public,
    of_meeting,
    of_paper,
    plain_number,
    whose,
)
from beirat_desktop.store.search_links import Links


def _paper(links: Links, paper: Paper) -> Doc:
    number = " ".join(n for n in (paper.number, paper.external_number) if n)
    stations: list[Consultation] = links.naming("consultations", "paper_id", paper.id)
    outcomes = dict.fromkeys(code(station.outcome) for station in stations if station.outcome)
    head = head_words(
        paper.number,
        paper.external_number,
        plain_number(paper.number),
        plain_number(paper.external_number),
        paper.title,
        code("papers"),
        code(paper.paper_type),
        code(paper.state),
        "" if paper.state in (PaperState.DRAFT, *CLOSED) else code("awaited"),
        *outcomes,
        non_public(public=paper.public),
        code("foreign") if paper.external_number else "",
        code("amendment") if paper.amends_id else "",
        whose(paper.committee_id, paper.organization_id, paper.signer_id),
        movers(paper.faction_id, *paper.joint_faction_ids),
        paper.dated,
        paper.received.date() if paper.received else None,
    )
    words = (getattr(paper, name) for name in SECTIONS)
    rest = (paper.responsible, paper.addressee, paper.guest_topic, paper.refused_for, paper.asked, paper.note)
    return Doc(
        paper.title,
        head,
        joined(*(part.plain for part in words), *rest),
        number=number,
        detail=number,
        day=paper.dated or (paper.received.date() if paper.received else None),
        kind=paper.paper_type,
        committee_id=paper.committee_id,
        paper_id=paper.id,
    )


def _initiative(links: Links, initiative: Initiative) -> Doc:
    begun = initiative.start
    day = date(begun.year, begun.month or 1, begun.day or 1) if begun else None
    head = head_words(
        initiative.name,
        code("initiatives"),
        code(initiative.kind),
        whose(initiative.office_id, *(partner.organization_id for partner in initiative.partners)),
        f"{initiative.start or ''} {initiative.end or ''}",
        numbered_code("until", str(initiative.end.year)) if initiative.end else code("unending"),
        day,
    )
    return Doc(initiative.name, head, joined(words_of(initiative)), detail=str(begun or ""), day=day)


def _attachment(links: Links, attachment: Attachment) -> Doc:
    paper, meeting = links.fields_of("papers", attachment.paper_id), links.fields_of("meetings", attachment.meeting_id)
    title = attachment.title or attachment.file_name
    head = head_words(title, attachment.file_name, code("attachments"), of_paper(paper), of_meeting(meeting))
    return Doc(
        title,
        head,
        joined(paper.title, links.words_of_file(attachment.sha512)),
        detail=paper.number,
        day=meeting.start.date() if meeting.start else None,
        committee_id=meeting.committee_id,
        paper_id=attachment.paper_id,
        meeting_id=attachment.meeting_id,
    )


def _consultation(links: Links, station: Consultation) -> Doc:
    paper, meeting = links.fields_of("papers", station.paper_id), links.fields_of("meetings", station.meeting_id)
    item = links.fields_of("agenda_items", station.agenda_item_id)
    day = station.decided_on or (meeting.start.date() if meeting.start else None)
    head = head_words(
        code("consultations"),
        code(station.role),
        code(station.state),
        code(station.outcome) if station.outcome else "",
        "" if station.state is ConsultationState.DONE else code("awaited"),
        due_code(station.due) if station.due and station.state is not ConsultationState.DONE else "",
        code("foreign") if station.external_number else "",
        numbered_code("top", station.item_number or item.number),
        station.external_number,
        station.outcome_target,
        whose(station.committee_id, station.representative_id),
        numbered_code("meeting", str(meeting.number or "")),
        day,
        station.due,
        of_paper(paper),
    )
    return Doc(
        paper.title,
        head,
        joined(station.wording.plain, station.note),
        number=station.external_number,
        detail=" ".join(filter(None, (station.item_number, day.isoformat() if day else ""))),
        day=day,
        committee_id=station.committee_id,
        paper_id=station.paper_id,
        meeting_id=station.meeting_id,
        item_id=station.agenda_item_id,
    )


def _joining(links: Links, joining: Joining) -> Doc:
    head = head_words(joining.title, code("joinings"))
    return Doc(joining.title, head, paper_id=joining.paper_ids[0] if joining.paper_ids else None)


OF_PAPERS: Entries = {
    "papers": _paper,
    "joinings": _joining,
    "consultations": _consultation,
    "attachments": _attachment,
    "initiatives": _initiative,
}
