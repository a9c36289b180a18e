"""The minutes of a meeting: gathered from what was recorded, signed, issued, corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, without_overridden
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.minutes import Minutes, MinutesState, minutes_findings
from beirat_desktop.store.unit import Store, Unit, by_id
from beirat_desktop.usecases.archive import issue

if TYPE_CHECKING:
    from beirat_desktop.documents.minutes import MinutesContents
    from beirat_desktop.documents.render import Rendered


class MinutesDesk:
    """The actions around minutes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, meeting_id: str) -> Minutes:
        """The minutes of a meeting; a meeting without any gets an empty draft, which is kept once it is edited."""
        with self._store.reading() as unit:
            return _latest(unit, meeting_id) or Minutes(meeting_id)

    def edit(self, meeting_id: str, **fields: Any) -> Minutes:
        """Word the opening and the end; refused once signed."""
        with self._store.unit("minutes.edit", merge=True) as unit:
            minutes = _latest(unit, meeting_id) or Minutes(meeting_id)
            minutes.check_editable()
            return unit.minutes.save(replace(minutes, **fields))

    def sign(self, meeting_id: str, day: date | None = None) -> Minutes:
        """Chair and secretary have signed."""
        with self._store.unit("minutes.sign") as unit:
            if unit.meetings.get(meeting_id).state is not MeetingState.CLOSED:
                raise Refused("minutes.meeting_not_closed")
            minutes = (_latest(unit, meeting_id) or Minutes(meeting_id)).sign(day or self._today)
            return unit.minutes.save(minutes)

    def issue(self, meeting_id: str, day: date | None = None) -> IssuedPaper:
        """The signed minutes go to every member and are kept as they went out."""
        from beirat_desktop.documents.minutes import minutes_paper
        from beirat_desktop.documents.render import render

        with self._store.unit("minutes.issue") as unit:
            latest = _latest(unit, meeting_id)
            minutes = unit.minutes.save((latest or Minutes(meeting_id)).issue(day or self._today))
            contents = gather(unit, meeting_id, minutes)
            issued = issue(
                unit,
                IssuedKind.MINUTES,
                "meetings",
                meeting_id,
                render(minutes_paper(contents)),
                file_name=f"Niederschrift-{contents.meeting.day.isoformat()}.pdf",
            )
        self._store.forget_undo()
        return issued

    def correct(self, meeting_id: str) -> Minutes:
        """Signed minutes become a draft again; issued ones are replaced by a new draft and stay in the record."""
        with self._store.unit("minutes.correct") as unit:
            minutes = _latest(unit, meeting_id)
            if minutes is None:
                raise Refused("minutes.step", state=MinutesState.DRAFT, target=MinutesState.DRAFT)
            if minutes.state is MinutesState.ISSUED:
                unit.minutes.save(minutes.to(MinutesState.REPLACED))
                fresh = Minutes(meeting_id, opening=minutes.opening, closing=minutes.closing)
                return unit.minutes.save(fresh)
            return unit.minutes.save(minutes.correct())

    def findings(self, meeting_id: str) -> tuple[Finding, ...]:
        """What the minutes still lack (§ 41 GemO), less what was passed over with a reason."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            items = unit.agenda_items.where(meeting_id=meeting_id)
            resolutions = unit.resolutions.where(agenda_item_id={item.id for item in items})
            found = minutes_findings(
                meeting,
                _latest(unit, meeting_id),
                items=items,
                attendances=unit.attendances.where(meeting_id=meeting_id),
                resolutions=resolutions,
                votes=unit.votes.where(resolution_id={r.id for r in resolutions}),
                profile=unit.committees.get(meeting.committee_id).profile,
                today=self._today,
            )
            return without_overridden(found, unit.overrides.where(noun="meetings", object_id=meeting_id))

    def paper(self, meeting_id: str) -> Rendered:
        """The minutes as PDF, as a draft until they are signed."""
        from beirat_desktop.documents.minutes import minutes_paper
        from beirat_desktop.documents.render import render_with_map

        with self._store.reading() as unit:
            minutes = _latest(unit, meeting_id) or Minutes(meeting_id)
            contents = gather(unit, meeting_id, minutes)
        return render_with_map(minutes_paper(contents, draft=minutes.state is MinutesState.DRAFT))

    @property
    def _today(self) -> date:
        return self._store.now().date()


def _latest(unit: Unit, meeting_id: str) -> Minutes | None:
    found = [m for m in unit.minutes.where(meeting_id=meeting_id) if m.state is not MinutesState.REPLACED]
    return found[-1] if found else None


def gather(unit: Unit, meeting_id: str, minutes: Minutes) -> MinutesContents:
    """Everything the minutes tell, before a line of them is drawn."""
    from beirat_desktop.documents.minutes import MinutesContents

    meeting: Meeting = unit.meetings.get(meeting_id)
    committee = unit.committees.get(meeting.committee_id)
    items = unit.agenda_items.where(meeting_id=meeting_id)
    resolutions = unit.resolutions.where(agenda_item_id={item.id for item in items})
    attendances = unit.attendances.where(meeting_id=meeting_id)
    memberships = unit.memberships.where(committee_id=committee.id)
    papers = unit.papers.where(id={item.paper_id for item in items if item.paper_id})
    return MinutesContents(
        body=unit.bodies.get(committee.body_id),
        committee=committee,
        term=unit.terms.find(meeting.term_id),
        meeting=meeting,
        minutes=minutes,
        items=tuple(items),
        resolutions=tuple(resolutions),
        votes=tuple(unit.votes.where(resolution_id={r.id for r in resolutions})),
        exclusions=tuple(unit.exclusions.where(agenda_item_id={item.id for item in items})),
        attendances=tuple(attendances),
        persons=by_id(unit.persons.all()),
        memberships=tuple(m for m in memberships if m.covers(meeting.day)),
        factions=by_id(unit.factions.where(committee_id=committee.id)),
        papers=by_id(papers),
    )
