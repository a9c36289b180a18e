"""What the search knows of what became of a resolution, and of what went out."""

from __future__ import annotations

from beirat_desktop.domain.archive import IssuedPaper
from beirat_desktop.domain.follow_ups import FollowUp, StatusReport
from beirat_desktop.domain.searching import (
    code,
    due_code,
    numbered_code,
)
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


def _issued_paper(links: Links, issued: IssuedPaper) -> Doc:
    keys = {"papers": "paper_id", "meetings": "meeting_id", "agenda_items": "item_id"}
    about = {keys[issued.noun]: issued.object_id} if issued.noun in keys else {}
    item = links.fields_of("agenda_items", about.get("item_id"))
    guest = links.fields_of("speakers", issued.object_id if issued.noun == "speakers" else None)
    paper = links.fields_of("papers", about.get("paper_id") or item.paper_id or guest.paper_id)
    meeting = links.fields_of("meetings", about.get("meeting_id") or item.meeting_id or guest.meeting_id)
    day = issued.issued.date()
    head = head_words(
        issued.number,
        plain_number(issued.number),
        issued.file_name,
        issued.recipient,
        code("issued_papers"),
        code(f"issued_{issued.kind}"),
        item.title,
        guest.topic,
        numbered_code("top", item.number),
        whose(guest.person_id, guest.organization_id),
        of_paper(paper),
        of_meeting(meeting),
        meeting.start.date() if meeting.start else None,
        day,
    )
    return Doc(
        issued.file_name,
        head,
        joined(item.title or paper.title),
        number=issued.number,
        detail=" ".join(filter(None, (issued.number, day.isoformat()))),
        day=day,
        kind=issued.kind,
        committee_id=meeting.committee_id,
        **about,
    )


def _follow_up(links: Links, task: FollowUp) -> Doc:
    resolution = links.fields_of("resolutions", task.resolution_id)
    paper = links.fields_of("papers", task.paper_id or resolution.paper_id)
    item = links.fields_of("agenda_items", resolution.agenda_item_id)
    head = head_words(
        task.title,
        code("follow_ups"),
        code("done") if task.carried_out_on else code("awaited"),
        due_code(task.due) if task.due and not task.carried_out_on else "",
        non_public(public=task.public),
        whose(task.organization_id),
        task.due,
        task.carried_out_on,
        of_paper(paper),
    )
    return Doc(
        task.title or paper.title,
        head,
        joined(task.status, task.next_step, task.delay_reason),
        detail=task.due.isoformat() if task.due else "",
        day=task.due,
        paper_id=task.paper_id or resolution.paper_id,
        meeting_id=item.meeting_id,
        item_id=resolution.agenda_item_id,
    )


def _status_report(links: Links, report: StatusReport) -> Doc:
    task = links.fields_of("follow_ups", report.follow_up_id)
    paper_id = report.paper_id or task.paper_id or links.fields_of("resolutions", task.resolution_id).paper_id
    paper = links.fields_of("papers", paper_id)
    words = report.text.plain
    head = head_words(
        words[:TITLE],
        code("status_reports"),
        whose(report.organization_id),
        report.reported_on,
        task.title,
        of_paper(paper),
    )
    return Doc(
        words[:TITLE] or task.title,
        head,
        joined(words, paper.title),
        detail=report.reported_on.isoformat(),
        day=report.reported_on,
        paper_id=paper_id,
        meeting_id=report.meeting_id,
        item_id=report.agenda_item_id,
    )


OF_TASKS: Entries = {
    "follow_ups": _follow_up,
    "status_reports": _status_report,
    "issued_papers": _issued_paper,
}
