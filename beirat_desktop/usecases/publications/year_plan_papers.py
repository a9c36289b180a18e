"""The year plan of all bodies as a paper for the wall."""

from __future__ import annotations

from beirat_desktop.documents.year_plan import YearLine, YearPaper, year_plan_paper
from beirat_desktop.german import finding, word
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.store.store import Store
from beirat_desktop.usecases.meetings.year_plans import YearPlan, YearPlans
from beirat_desktop.usecases.publications.rendering import draw


class YearPlanPapers:
    """Draws the year; it is the office's own and is not issued."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def paper(self, year: int) -> bytes:
        """The year as a tagged PDF. Refuses letters that cannot be printed."""
        with self._store.reading() as unit:
            author = next((body.name for body in unit.bodies.all()), "")
        return draw(year_plan_paper(_paper(YearPlans(self._store).of_year(year), author))).pdf


def _paper(plan: YearPlan, author: str) -> YearPaper:
    lines = [
        YearLine(
            one.start,
            plan.bodies.get(one.committee_id, ""),
            meeting_name(one),
            ", ".join(part for part in (one.place.room, one.place.building) if part),
            word(one.state),
            tuple(finding(clash.finding).sentence for clash in plan.against(one.id)),
        )
        for one in plan.meetings
        if one.day.year == plan.year
    ]
    return YearPaper(
        plan.year,
        author,
        plan.today,
        tuple(lines),
        tuple((one.day, plan.bodies[one.committee_id]) for one in plan.known if one.day.year == plan.year),
        tuple((day, name) for day, name in sorted(plan.holidays.items()) if day.year == plan.year),
        tuple(one for one in plan.school if plan.year in (one.first.year, one.last.year)),
        school_known=plan.school_known,
    )
