"""What is due over the whole record, by a few queries on indexes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select

from beirat_desktop.domain.consultations import ConsultationState
from beirat_desktop.domain.dispatch import MADE_LATER
from beirat_desktop.store.periods import TODAY, name_on, today
from beirat_desktop.store.tables import (
    agenda_items,
    committees,
    consultations,
    deadlines,
    deliveries,
    excerpts,
    follow_ups,
    issued_papers,
    organizations,
    papers,
    resident_questions,
)
from beirat_desktop.store.unit import Unit

MOST = 50
AHEAD = tuple(state for state in ConsultationState if state is not ConsultationState.DONE)
"""Named one by one, because SQLite finds no way through an index for what a state is not."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something due: noun and id of the record to open; who has it, or for a meeting its day (ISO)."""

    kind: str
    title: str
    who: str
    due: date
    noun: str
    id: str


def waiting_answers(unit: Unit) -> list[Due]:
    """Answers that other bodies owe, the most urgent first."""
    query = (
        select(papers.c.title, name_on(committees, TODAY).label("name"), consultations.c.due, papers.c.id)
        .join(papers, papers.c.id == consultations.c.paper_id)
        .join(committees, committees.c.id == consultations.c.committee_id)
        .where(consultations.c.state.in_(AHEAD), consultations.c.due.is_not(None))
        .order_by(consultations.c.due)
        .limit(MOST)
    )
    return [Due("answer", r.title, r.name, r.due, "matter", r.id) for r in unit.connection.execute(query, today(unit))]


def open_tasks(unit: Unit) -> list[Due]:
    """Tasks not yet carried out, the most urgent first."""
    query = (
        select(follow_ups.c.title, organizations.c.name, follow_ups.c.due, follow_ups.c.paper_id, follow_ups.c.id)
        .outerjoin(organizations, organizations.c.id == follow_ups.c.organization_id)
        .where(follow_ups.c.carried_out_on.is_(None), follow_ups.c.due.is_not(None))
        .order_by(follow_ups.c.due)
        .limit(MOST)
    )
    return [
        Due("task", r.title, r.name or "", r.due, "matter", r.paper_id or r.id) for r in unit.connection.execute(query)
    ]


def meetings_with_post(unit: Unit, since: date) -> list[str]:
    """The meetings of which something was issued since that day that goes out as letters or mails nobody made yet."""
    lately = select(issued_papers.c.id).where(issued_papers.c.issued >= datetime.combine(since, time()))
    query = (
        select(deliveries.c.meeting_id)
        .where(
            deliveries.c.issued_paper_id.in_(lately),
            deliveries.c.left.is_(None),
            deliveries.c.withdrawn.is_(None),
            deliveries.c.person_id.is_not(None),
            deliveries.c.channel.in_(MADE_LATER),
        )
        .distinct()
    )
    return [row.meeting_id for row in unit.connection.execute(query)]


def entered_deadlines(unit: Unit) -> list[Due]:
    """Deadlines somebody entered and nobody ticked off.

    Of an excerpt that was sent on, when to ask again; of a resident's question, until when it is answered in writing.
    """
    asked = agenda_items.alias()
    query = (
        select(
            deadlines.c.title,
            deadlines.c.due,
            deadlines.c.noun,
            deadlines.c.object_id,
            excerpts.c.recipient,
            agenda_items.c.meeting_id,
            asked.c.meeting_id.label("asked_at"),
        )
        .outerjoin(excerpts, (deadlines.c.noun == "excerpts") & (excerpts.c.id == deadlines.c.object_id))
        .outerjoin(agenda_items, agenda_items.c.id == excerpts.c.agenda_item_id)
        .outerjoin(
            resident_questions,
            (deadlines.c.noun == "resident_questions") & (resident_questions.c.id == deadlines.c.object_id),
        )
        .outerjoin(asked, asked.c.id == resident_questions.c.agenda_item_id)
        .where(deadlines.c.done_on.is_(None), deadlines.c.noun != "persons")  # those are told with the person's name
        .order_by(deadlines.c.due)
        .limit(MOST)
    )
    return [
        Due("entered", r.title, "", r.due, "meeting", f"{r.asked_at}:live")
        if r.asked_at is not None
        else Due("entered", r.title, "", r.due, r.noun, r.object_id)
        if r.meeting_id is None
        else Due("reminder", r.title, r.recipient, r.due, "meeting", f"{r.meeting_id}:excerpts")
        for r in unit.connection.execute(query)
    ]
