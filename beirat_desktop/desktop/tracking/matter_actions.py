"""What can be done to a matter: each method asks, calls the use case, and says whether anything changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.refusals import ask_until
from beirat_desktop.desktop.tracking.compare_dialog import CompareDialog
from beirat_desktop.desktop.tracking.council_wording_dialog import CouncilWordingDialog
from beirat_desktop.desktop.tracking.decision_dialog import DecisionDialog, MatterDialog
from beirat_desktop.desktop.tracking.dialogs import (
    DayDialog,
    InitiativeDialog,
    JoinDialog,
    ReportDialog,
    StationDialog,
    TaskDialog,
    TitleDialog,
)
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.organizations import called
from beirat_desktop.domain.text import RichText
from beirat_desktop.usecases.office import Office

_ASK_AGAIN = timedelta(weeks=4)
"""After so long one usually asks what became of something that was sent on."""


class MatterActions:
    """Asked for from the detail or the line, by the names of by_name."""

    def __init__(self, office: Office, parent: QWidget) -> None:
        self._office = office
        self._parent = parent
        self.by_name: dict[str, Callable[[str], bool]] = {
            "decide": self.decide,
            "refer_back": self.refer_back,
            "add_station": self.add_station,
            "edit_station": self.edit_station,
            "remove_station": self.remove_station,
            "earlier": self.earlier,
            "compare": self.compare,
            "word_for_council": self.word_for_council,
            "add_task": self.add_task,
            "edit_task": self.edit_task,
            "report": self.report,
            "carry_out": self.carry_out,
            "note": self.note,
            "reopen": self.reopen,
            "remind": self.remind,
            "settle_reminder": self.settle_reminder,
            "settle": self.settle,
            "unsettle": self.unsettle,
            "link_initiative": self.link_initiative,
            "join": self.join,
            "join_with": self.join_with,
            "part": self.part,
            "rename": self.rename,
        }

    def decide(self, consultation_id: str) -> bool:
        """Enter or correct another body's decision."""
        return self._decide(consultation_id)

    def refer_back(self, consultation_id: str) -> bool:
        """The other body has referred the matter back: it comes before the Beirat again, with no wording resolved."""
        return self._decide(consultation_id, Outcome.REFERRED_BACK)

    def _decide(self, consultation_id: str, outcome: Outcome | None = None) -> bool:
        consultations = self._office.consultations
        paper_id = self._office.tracking.locate(consultation_id) or ""
        station = next(one for one in consultations.stations(paper_id) if one.consultation.id == consultation_id)
        dialog = DecisionDialog(
            station.committee.label,
            self._committees(),
            lambda decision: consultations.findings(consultation_id, decision),
            self._parent,
        )
        asked = station.consultation.proposal
        proposal = self._office.tracking.matter(paper_id).paper.proposal if asked.empty else asked
        dialog.show_station(station, proposal, self._office.today)
        if outcome is not None:
            dialog.outcome_box.setCurrentIndex(dialog.outcome_box.findData(outcome))
            dialog.wording_edit.set_value(RichText())

        def keep() -> None:
            if dialog.decision is not None:
                consultations.decide(consultation_id, dialog.decision)

        return ask_until(dialog, keep)

    def add_matter(self) -> str:
        """A matter without a motion; its id, "" where none was made."""
        dialog = MatterDialog(self._committees(), self._parent)
        made: list[str] = []

        def keep() -> None:
            if dialog.decision is not None:
                paper = self._office.tracking.add_matter(
                    dialog.title_edit.text(), dialog.committee_id, dialog.decision, dialog.described
                )
                made.append(paper.id)

        ask_until(dialog, keep)
        return "".join(made)

    def add_station(self, paper_id: str) -> bool:
        """One more station on the way."""
        roles = self._office.consultations.usual_roles(paper_id)
        dialog = StationDialog(self._committees(), roles=roles, members=self._members(), parent=self._parent)

        def keep() -> None:
            made = self._office.consultations.add(paper_id, dialog.committee_id, dialog.role)
            self._edit_station(made.id, dialog)

        return ask_until(dialog, keep)

    def edit_station(self, consultation_id: str) -> bool:
        """Who is asked, when an answer is due."""
        paper_id = self._office.tracking.locate(consultation_id) or ""
        stations = self._office.consultations.stations(paper_id)
        station = next(one.consultation for one in stations if one.consultation.id == consultation_id)
        named = station.representative_id
        dialog = StationDialog(self._committees(), station, members=self._members(named), parent=self._parent)
        return ask_until(dialog, lambda: self._edit_station(consultation_id, dialog))

    def link_initiative(self, paper_id: str) -> bool:
        """The matter is the ground of an initiative, or came of one."""
        rows = self._office.initiatives.rows()
        dialog = InitiativeDialog([(row.id, row.name) for row in rows], self._parent)
        return ask_until(
            dialog,
            lambda: self._office.initiatives.link(dialog.initiative_id, dialog.relation, paper_id=paper_id),
        )

    def join(self, paper_id: str) -> bool:
        """The matter and another one are one."""
        story = self._office.tracking.story(paper_id)
        dialog = JoinDialog(partial(self._office.joinings.candidates, paper_id), story.title, self._parent)
        return ask_until(
            dialog, lambda: self._office.joinings.join(paper_id, dialog.paper_id, dialog.title_edit.text())
        )

    def join_with(self, both: str) -> bool:
        """What was proposed is right."""
        paper_id, _, other_id = both.partition(":")
        self._office.joinings.join(paper_id, other_id)
        return True

    def part(self, paper_id: str) -> bool:
        """A paper is a matter of its own again."""
        self._office.joinings.part(paper_id)
        return True

    def rename(self, paper_id: str) -> bool:
        """The matter is called otherwise."""
        joining = self._office.tracking.story(paper_id).joining
        if joining is None:
            return False
        dialog = TitleDialog(joining.title, self._parent)
        return ask_until(dialog, lambda: self._office.joinings.rename(joining.id, dialog.title_edit.text()))

    def remove_station(self, consultation_id: str) -> bool:
        """A station that will not happen."""
        self._office.consultations.remove(consultation_id)
        return True

    def earlier(self, consultation_id: str) -> bool:
        """A station ahead comes before the one that stood before it."""
        paper_id = self._office.tracking.locate(consultation_id) or ""
        order = [one.consultation.id for one in self._office.consultations.stations(paper_id)]
        at = order.index(consultation_id)
        order[at - 1], order[at] = order[at], order[at - 1]
        self._office.consultations.reorder(paper_id, order)
        return True

    def compare(self, paper_id: str) -> bool:
        """The wordings side by side."""
        CompareDialog(self._office.consultations.compare(paper_id), self._parent).exec()
        return False

    def word_for_council(self, consultation_id: str) -> bool:
        """What the Stadtrat is asked to resolve, beside what the Beirat recommends."""
        paper_id = self._office.tracking.locate(consultation_id) or ""
        wording = self._office.council_wordings.get(paper_id)
        if wording is None:
            return False
        dialog = CouncilWordingDialog(wording, self._parent)
        return ask_until(
            dialog, lambda: self._office.council_wordings.confirm(consultation_id, dialog.asked_edit.value())
        )

    def add_task(self, paper_id: str) -> bool:
        """Give somebody a task."""
        dialog = TaskDialog(self._offices(), parent=self._parent, named=self._named(paper_id))

        def keep() -> None:
            made = self._office.follow_ups.add(dialog.title_edit.text(), paper_id=paper_id)
            self._edit_task(made.id, dialog)

        return ask_until(dialog, keep)

    def edit_task(self, follow_up_id: str) -> bool:
        """Office, due date, next step."""
        task = self._office.tracking.task(follow_up_id).follow_up
        named = self._named(task.paper_id) if task.paper_id is not None else ""
        dialog = TaskDialog(self._offices(), task, self._parent, named=named)
        return ask_until(dialog, lambda: self._edit_task(follow_up_id, dialog))

    def report(self, follow_up_id: str) -> bool:
        """What was reported on a task."""
        task = self._office.tracking.task(follow_up_id).follow_up
        dialog = ReportDialog(task.title, self._office.today, self._parent)

        def keep() -> None:
            self._office.follow_ups.report(follow_up_id, dialog.text_edit.value(), reported_on=dialog.day_field.value())

        return ask_until(dialog, keep)

    def carry_out(self, follow_up_id: str) -> bool:
        """The task was carried out."""
        dialog = DayDialog("Ausgeführt", "Als ausgeführt eintragen", self._office.today, self._parent)
        return ask_until(dialog, lambda: self._office.follow_ups.carry_out(follow_up_id, dialog.day_field.value()))

    def note(self, follow_up_id: str) -> bool:
        """The body has noted it."""
        dialog = DayDialog("Zur Kenntnis genommen", "Eintragen", self._office.today, self._parent)
        return ask_until(dialog, lambda: self._office.follow_ups.note(follow_up_id, dialog.day_field.value()))

    def reopen(self, follow_up_id: str) -> bool:
        """The task is not done after all."""
        self._office.follow_ups.reopen(follow_up_id)
        return True

    def remind(self, excerpt_id: str) -> bool:
        """When to ask again what became of an excerpt that was sent on."""
        likely = self._office.today + _ASK_AGAIN
        dialog = DayDialog("Wiedervorlage", "Wiedervorlage eintragen", likely, self._parent)
        return ask_until(dialog, lambda: self._office.forwarding.remind(excerpt_id, dialog.day_field.value()))

    def settle_reminder(self, excerpt_id: str) -> bool:
        """Nobody needs to ask again."""
        self._office.forwarding.settle_reminder(excerpt_id)
        return True

    def settle(self, paper_id: str) -> bool:
        """File the matter as done."""
        self._office.tracking.settle(paper_id)
        return True

    def unsettle(self, paper_id: str) -> bool:
        """Take the matter up again."""
        self._office.tracking.unsettle(paper_id)
        return True

    def _edit_station(self, consultation_id: str, dialog: StationDialog) -> None:
        self._office.consultations.edit(
            consultation_id,
            committee_id=dialog.committee_id,
            role=dialog.role,
            requested_on=dialog.requested_field.value(),
            due=dialog.due_field.value(),
            representative_id=dialog.representative_box.currentData(),
            note=dialog.note_edit.text().strip(),
        )

    def _edit_task(self, follow_up_id: str, dialog: TaskDialog) -> None:
        office_id = dialog.office_id
        if office_id is None and dialog.office_name:
            office_id = self._office.organizations.add(dialog.office_name).id
        title = dialog.title_edit.text().strip()
        self._office.follow_ups.edit(
            follow_up_id,
            **({"title": title} if title else {}),
            organization_id=office_id,
            due=dialog.due_field.value(),
            next_step=dialog.step_edit.text().strip(),
            next_step_on=dialog.step_field.value(),
            delay_reason=dialog.delay_edit.text().strip(),
        )

    def _committees(self) -> list[tuple[str, str]]:
        """The other bodies first: their decisions are entered here, the Beirat's own at its desk."""
        found = self._office.committees.all()
        found.sort(key=lambda committee: committee.kind is CommitteeKind.BEIRAT)
        return [(committee.id, committee.name) for committee in found]

    def _members(self, named: str | None = None) -> list[tuple[str, str]]:
        """Who may speak for the Beirat elsewhere, and who was named before."""
        found = [(one.id, one.sorted_name) for one in self._office.consultations.representatives()]
        if named is not None and named not in dict(found):
            found.append((named, self._office.persons.get(named).sorted_name))
        return found

    def _named(self, paper_id: str) -> str:
        """The office the motion names, as the list of offices calls it where it is there."""
        responsible = " ".join(self._office.papers.get(paper_id).responsible.split())
        found = called(responsible, self._office.organizations.all())
        return found[0].label if len(found) == 1 else responsible

    def _offices(self) -> list[tuple[str, str]]:
        return [(office.id, office.label) for office in self._office.organizations.all()]
