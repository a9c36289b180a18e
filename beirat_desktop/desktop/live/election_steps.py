"""What the election panel asks for, done: each step ends in one use case."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from beirat_desktop.desktop.live.election_dialogs import (
    ElectionDialog,
    LateAnswerDialog,
    LotDialog,
    OfficesDialog,
    RoundAgainDialog,
)
from beirat_desktop.desktop.live.election_panel import ElectionPanel
from beirat_desktop.desktop.refusals import ask_until
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.elections import Answer, Counted, ElectionRound, offices_ended
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.folding import fold
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.persons import Person
from beirat_desktop.german import finding
from beirat_desktop.german.elections import answer_words, count_line
from beirat_desktop.usecases.live.attendance_sheets import AttendanceSheet
from beirat_desktop.usecases.live.elections import ElectionView
from beirat_desktop.usecases.live.resolutions import DeskItem
from beirat_desktop.usecases.office import Office

Do = Callable[..., bool]
"""Calls a use case and shows what came of it; False when a rule refused. said: the reason that was asked for it."""


class ElectionSteps:
    """Stands between the panel and the office, for the item that is shown."""

    def __init__(self, office: Office, panel: ElectionPanel, do: Do, window: QWidget) -> None:
        self._office, self._panel, self._do, self._window = office, panel, do, window
        self._item = ""
        self._meeting: Meeting | None = None
        panel.add_wanted.connect(self._on_add)
        panel.edit_wanted.connect(self._on_edit)
        panel.remove_wanted.connect(self._on_remove)
        panel.propose_wanted.connect(self._on_propose)
        panel.strike_wanted.connect(self._on_strike)
        panel.hold_wanted.connect(self._on_hold)
        panel.lot_wanted.connect(self._on_lot)
        panel.again_wanted.connect(self._on_again)
        panel.answer_wanted.connect(self._on_answer)
        panel.take_back_wanted.connect(self._on_take_back)
        panel.preside_wanted.connect(self._on_preside)

    def show(self, row: DeskItem, sheet: AttendanceSheet) -> None:
        """Show the elections of an item, if it is one."""
        self._item, self._meeting = row.item.id, sheet.meeting
        if row.item.kind is not ItemKind.ELECTION:
            return
        self._panel.set_people([person.sorted_name for person in self._office.persons.all()])
        presiding = sheet.meeting.presiding
        presides = presiding[-1].person_id if presiding else sheet.meeting.chair_id
        self._panel.show_elections(
            self._office.elections.of_item(row.item.id),
            present=sheet.quorum.present,
            needed=sheet.quorum.needed if sheet.committee.statutory_seats else 0,
            presides=presides,
        )

    def toggle_kind(self, row: DeskItem) -> None:
        """Let an item be an election, or none."""
        kind = ItemKind.REGULAR if row.item.kind is ItemKind.ELECTION else ItemKind.ELECTION
        self._do(self._office.agenda.edit, row.item.id, kind=kind)

    def _on_add(self) -> None:
        self._ask(ElectionDialog(None, self._window), partial(self._office.elections.add, self._item))

    def _on_edit(self) -> None:
        view = self._panel.view
        if view is not None:
            dialog = ElectionDialog(view.election, self._window)
            self._ask(dialog, partial(self._office.elections.edit, view.election.id))

    def _ask(self, dialog: ElectionDialog, act: Callable[..., object]) -> None:
        if ask_until(dialog, lambda: act(**dialog.values)):
            self._do(lambda: None)
            self._panel.focus_counts()

    def _on_remove(self) -> None:
        view = self._panel.view
        if view is not None:
            self._do(self._office.elections.remove, view.election.id)

    def _on_propose(self, name: str, by: str) -> None:
        view = self._panel.view
        if view is None:
            return
        person_id = _known(name, self._office.persons.all())
        elections = self._office.elections
        if person_id is not None:
            done = self._do(elections.propose, view.election.id, person_id, by)
        else:
            family, _, given = (part.strip() for part in name.partition(","))
            done = self._do(elections.propose_new, view.election.id, family, given, by)
        if done:
            self._panel.clear_proposal()

    def _on_strike(self, person_id: str) -> None:
        view = self._panel.view
        if view is None:
            return
        stood = any(tally.person_id == person_id for one in view.rounds for tally in one.tallies)
        act = self._office.elections.withdraw if stood else self._office.elections.strike
        self._do(act, view.election.id, person_id)

    def _on_hold(self, counted: Counted) -> None:
        view = self._panel.view
        if view is not None:
            self._hold(partial(self._office.elections.hold, view.election.id, counted))

    def _hold(self, hold: Callable[..., object]) -> None:
        """Keep a round; what speaks against it is passed over with a reason, or the round is counted again."""
        against: list[Finding] = []

        def act() -> None:
            try:
                hold()
            except Refused as error:
                if error.rule != "resolution.needs_reason":
                    raise
                found = error.facts["findings"]
                assert isinstance(found, tuple)
                against.extend(found)

        done = self._do(act)
        if against:
            sentences = "\n".join(f"⚠ {finding(one).sentence}" for one in against)
            question = ReasonQuestion("Wahlgang trotzdem festhalten?", sentences, "Festhalten", self._window)
            done = question.exec() == QDialog.DialogCode.Accepted and self._do(
                partial(hold, passing=question.reason), said=question.reason
            )
        if done:
            self._panel.focus_counts()

    def _on_lot(self) -> None:
        view, meeting = self._panel.view, self._meeting
        step = view.standing.next if view is not None else None
        if view is None or step is None or meeting is None:
            return
        presides = meeting.presiding[-1].person_id if meeting.presiding else meeting.chair_id
        drawer = self._office.persons.find(presides) if presides is not None else None
        tied = [(key, view.names.get(key, "")) for key in step.candidate_ids]
        dialog = LotDialog(tied, step.places, drawer.name if drawer is not None else "", self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._do(self._office.elections.draw, view.election.id, dialog.drawn)
            self._panel.focus_counts()

    def _on_again(self, one: ElectionRound, counted: Counted) -> None:
        view, meeting = self._panel.view, self._meeting
        if view is None or meeting is None:
            return
        running = meeting.state is MeetingState.RUNNING
        dialog = RoundAgainDialog(count_line(view.election, one, view.names), running=running, parent=self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        if dialog.repeats:
            elections = self._office.elections
            self._hold(partial(elections.hold, view.election.id, counted, repeats_id=one.id, reason=dialog.reason))
        else:
            self._do(self._office.elections.correct, one.id, counted, dialog.reason, said=dialog.reason)

    def _on_answer(self, person_id: str, accepted: bool) -> None:
        view = self._panel.view
        if view is None:
            return
        election, said = view.election, {}
        holders = self._office.elections.holders(election.id) if accepted else ()
        if offices_ended(election.post, election.places, [one.id for one in holders]) is None:
            dialog = OfficesDialog(view.names.get(person_id, ""), [(one.id, one.name) for one in holders], self._window)
            if dialog.exec() != QDialog.DialogCode.Accepted:
                return
            said = {"ended_ids": dialog.chosen}
        if self._meeting is not None and self._meeting.state is MeetingState.CLOSED:
            self._answer_closed(view, person_id, accepted, said)
        else:
            self._do(self._office.elections.answer, election.id, person_id, accepted, **said)

    def _answer_closed(self, view: ElectionView, person_id: str, accepted: bool, said: dict[str, list[str]]) -> None:
        """The meeting is over: somebody answered since, or what was said in it is put right."""
        elections, key = self._office.elections, view.election.id
        words = answer_words(Answer(person_id, accepted), view.names.get(person_id, ""))
        dialog = LateAnswerDialog(words, self._office.today, self._window)

        def act() -> None:
            if dialog.later and dialog.day is not None:
                elections.answer_later(key, person_id, accepted, dialog.day, dialog.answer_form, **said)

        if not ask_until(dialog, act):
            return
        if dialog.later:
            self._do(lambda: None)
        else:
            self._do(elections.answer, key, person_id, accepted, **said)

    def _on_take_back(self, person_id: str) -> None:
        view = self._panel.view
        answer = view.election.answer_of(person_id) if view is not None else None
        if view is None or answer is None:
            return
        said = f"Festgehalten ist: {answer_words(answer, view.names.get(person_id, ''))}."
        dialog = ReasonQuestion("Antwort zurücknehmen", said, "Zurücknehmen", self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            reason = dialog.reason
            self._do(self._office.elections.take_back, view.election.id, person_id, reason, said=reason)

    def _on_preside(self, person_id: str) -> None:
        if self._meeting is not None:
            self._do(partial(self._office.course.preside, self._meeting.id, person_id, item_id=self._item))


def _known(name: str, people: Iterable[Person]) -> str | None:
    """Whose name was typed: as lists have it, else by its parts in any order, if only one has them."""
    exact = {person.sorted_name.casefold(): person.id for person in people}
    if name.casefold() in exact:
        return exact[name.casefold()]
    alike = [key for one, key in exact.items() if _parts(one) == _parts(name)]
    return alike[0] if len(alike) == 1 else None


def _parts(name: str) -> list[str]:
    return sorted(fold(name.replace(",", " ")).split())
