"""A meeting with 33 members and an agenda, for the tests of leading it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from beirat_desktop.domain.agenda import AgendaItem, ItemKind
from beirat_desktop.domain.attendance import AttendanceState
from beirat_desktop.domain.consultations import Consultation, ConsultationState
from beirat_desktop.domain.excerpts import Excerpt
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import Paper, PaperState, Target
from beirat_desktop.domain.persons import Person, Role
from beirat_desktop.usecases.office import Office
from tests import factories
from tests.once import once


@dataclass(frozen=True)
class World:
    """The meeting, its members in order, its motion's item and the item of miscellaneous."""

    office: Office
    meeting: Meeting
    people: tuple[Person, ...]
    paper: Paper
    item: AgendaItem
    miscellaneous: AgendaItem

    def come(self, count: int) -> None:
        """Let the first so many members be there from the beginning."""
        ids = [person.id for person in self.people[:count]]
        self.office.attendances.mark(self.meeting.id, ids, AttendanceState.PRESENT)

    def stations(self) -> list[Consultation]:
        with self.office.store.reading() as unit:
            return sorted(unit.consultations.where(paper_id=self.paper.id), key=lambda station: station.position)

    def reload(self) -> Paper:
        with self.office.store.reading() as unit:
            return unit.papers.get(self.paper.id)


def build(office: Office, *, target: Target = Target.OWN, seats: int = 33, **motion: object) -> World:
    """The meeting of 24.05.2012, invited, with one motion on its agenda."""
    name = f"world {target} {seats} {motion}"
    return World(office, *once(office.store, name, lambda: _plant(office, target, seats, motion)))


def _plant(
    office: Office, target: Target, seats: int, motion: Mapping[str, object]
) -> tuple[Meeting, tuple[Person, ...], Paper, AgendaItem, AgendaItem]:
    people = tuple(factories.person(f"Mitglied {number:02}", "Ada") for number in range(1, seats + 1))
    meeting = factories.meeting()
    paper = factories.motion(target=target, state=PaperState.ON_AGENDA, number="2012/07", **motion)
    opening = AgendaItem(meeting.id, "Eröffnung", 0, kind=ItemKind.OPENING, number="Ö 1")
    item = AgendaItem(meeting.id, paper.title, 1, paper_id=paper.id, number="Ö 2")
    other = AgendaItem(meeting.id, "Verschiedenes", 2, kind=ItemKind.MISCELLANEOUS, number="Ö 3")
    with office.store.unit("meetings.plan") as unit:
        for number, person in enumerate(people):
            unit.persons.save(person)
            role = Role.CHAIR if number == 0 else Role.MEMBER
            unit.memberships.save(factories.membership(person, role))
        unit.committees.save(replace(factories.BEIRAT, statutory_seats=seats))
        unit.meetings.save(meeting)
        unit.papers.save(paper)
        for one in (opening, item, other):
            unit.agenda_items.save(one)
        unit.consultations.save(
            Consultation(
                paper.id,
                factories.BEIRAT.id,
                state=ConsultationState.ON_AGENDA,
                meeting_id=meeting.id,
                agenda_item_id=item.id,
            )
        )
    office.store.forget_undo()
    return meeting, people, paper, item, other


def outdated(office: Office) -> list[Excerpt]:
    """The excerpts of all meetings that hold no more, each with somebody."""
    with office.store.reading() as unit:
        meetings = unit.meetings.all()
    return [one for meeting in meetings for row in office.excerpts.rows(meeting.id) for one in row.stale]
