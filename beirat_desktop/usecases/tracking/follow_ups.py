"""Carrying out what was resolved: who does it, until when, how far it is, when the body has noted it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from beirat_desktop.domain.consultations import ConsultationState
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.follow_ups import FollowUp, StatusReport
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.text import RichText
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit

EDITABLE = frozenset(
    {"title", "organization_id", "due", "status", "next_step", "next_step_on", "delay_reason", "public"}
)


class FollowUps:
    """The Beschlusskontrolle."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_paper(self, paper_id: str) -> list[FollowUp]:
        """The tasks that follow from a paper."""
        with self._store.reading() as unit:
            return unit.follow_ups.where(paper_id=paper_id)

    def reports(self, follow_up_id: str) -> list[StatusReport]:
        """What was reported on a task, the latest first."""
        with self._store.reading() as unit:
            found = unit.status_reports.where(follow_up_id=follow_up_id)
        return sorted(found, key=lambda report: report.reported_on, reverse=True)

    def add(
        self,
        title: str,
        *,
        paper_id: str | None = None,
        resolution_id: str | None = None,
        organization_id: str | None = None,
        due: date | None = None,
    ) -> FollowUp:
        """Give somebody a task; of a paper, a resolution, or without either."""
        with self._store.unit("follow_ups.add") as unit:
            resolution = unit.resolutions.find(resolution_id)
            paper = unit.papers.find(paper_id or (resolution.paper_id if resolution else None))
            title = title.strip() or (paper.title if paper else "")
            if not title:
                raise Refused("follow_up.title_missing")
            public = resolution.public if resolution else paper.public if paper else True
            return unit.follow_ups.save(
                FollowUp(paper.id if paper else None, resolution_id, title, organization_id, due, public=public)
            )

    def edit(self, follow_up_id: str, **changes: Any) -> FollowUp:
        """Change office, due date, status, next step or the reason for a delay."""
        strange = changes.keys() - EDITABLE
        if strange:
            raise TypeError(f"not editable: {sorted(strange)}")
        with self._store.unit("follow_ups.edit", merge=True) as unit:
            return unit.follow_ups.save(replace(unit.follow_ups.get(follow_up_id), **changes))

    def report(
        self,
        follow_up_id: str,
        text: RichText,
        *,
        reported_on: date | None = None,
        organization_id: str | None = None,
        paper_id: str | None = None,
        meeting_id: str | None = None,
        agenda_item_id: str | None = None,
    ) -> StatusReport:
        """Keep what was reported; its first line becomes the task's status."""
        if text.empty:
            raise Refused("follow_up.report_empty")
        with self._store.unit("follow_ups.report") as unit:
            day = reported_on or unit.now.date()
            if day > unit.now.date():
                raise Refused("follow_up.reported_in_future", day=day)
            task = unit.follow_ups.get(follow_up_id)
            unit.follow_ups.save(replace(task, status=text.plain.strip().partition("\n")[0]))
            return unit.status_reports.save(
                StatusReport(
                    follow_up_id,
                    day,
                    text,
                    organization_id or task.organization_id,
                    paper_id,
                    meeting_id,
                    agenda_item_id,
                )
            )

    def carry_out(self, follow_up_id: str, on: date | None = None) -> FollowUp:
        """The task is done: carried out, not merely resolved."""
        with self._store.unit("follow_ups.carry_out") as unit:
            day = on or unit.now.date()
            if day > unit.now.date():
                raise Refused("follow_up.in_the_future", day=day)
            return unit.follow_ups.save(unit.follow_ups.get(follow_up_id).carry_out(day))

    def note(self, follow_up_id: str, on: date | None = None, item_id: str | None = None) -> FollowUp:
        """The body has noted that it is done; the task leaves the list, and with its last one the paper is done."""
        with self._store.unit("follow_ups.note") as unit:
            task = unit.follow_ups.get(follow_up_id)
            task = unit.follow_ups.save(task.note(on or unit.now.date(), item_id))
            _settle_paper(unit, task)
            return task

    def reopen(self, follow_up_id: str) -> FollowUp:
        """The task is not done after all."""
        with self._store.unit("follow_ups.reopen") as unit:
            task = unit.follow_ups.get(follow_up_id)
            task = unit.follow_ups.save(replace(task, carried_out_on=None, noted_on=None, noted_item_id=None))
            _settle_paper(unit, task)
            return task

    def remove(self, follow_up_id: str) -> None:
        """Drop a task together with its reports."""
        with self._store.unit("follow_ups.remove") as unit:
            for report in unit.status_reports.where(follow_up_id=follow_up_id):
                unit.status_reports.delete(report.id)
            unit.follow_ups.delete(follow_up_id)


def _settle_paper(unit: Unit, task: FollowUp) -> None:
    paper = unit.papers.find(task.paper_id)
    if paper is None or paper.state not in (PaperState.DEBATED, PaperState.DONE):
        return
    tasks = unit.follow_ups.where(paper_id=paper.id)
    stations = unit.consultations.where(paper_id=paper.id)
    done = not any(one.on_list for one in tasks) and all(
        station.state is ConsultationState.DONE for station in stations
    )
    unit.papers.save(paper.through(PaperState.DONE if done else PaperState.DEBATED))
