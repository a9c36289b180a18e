"""What the desk asks in dialogs, and what the answers come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QWidget

from beirat_desktop.desktop.live.agenda_vote_dialog import VotesDialog
from beirat_desktop.desktop.live.ballots import BallotsDialog
from beirat_desktop.desktop.live.dialogs import (
    AgainDialog,
    ExcludeDialog,
    MeaningQuestion,
    ReferDialog,
    ResidentDialog,
    TogetherDialog,
)
from beirat_desktop.desktop.live.faction_counts import FactionCountsDialog
from beirat_desktop.desktop.live.vote_panel import VotePanel
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.domain.agenda import AgendaItem, allows_resolution
from beirat_desktop.domain.agenda_tree import places_left, siblings
from beirat_desktop.domain.attendance import DEBATING, Exclusion
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import NO_VOTE, Decision
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.pool import PoolKind
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, procedural_kind
from beirat_desktop.german import refusal
from beirat_desktop.german.consultations import OUTCOMES, outcome_words
from beirat_desktop.german.votes import VOTE_KINDS, count_line, line
from beirat_desktop.usecases.live.attendance_sheets import AttendanceRow, AttendanceSheet
from beirat_desktop.usecases.live.resolutions import Desk, DeskItem
from beirat_desktop.usecases.office import Office

T = TypeVar("T")


def ask_referral(office: Office, own: str, vote: Vote, parent: QWidget) -> Decision | None:
    """Where an item is referred to; with the vote on it, where one was counted."""
    dialog = ReferDialog([(one.id, one.name) for one in office.committees.all() if one.id != own], parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return Decision(Outcome.REFERRED, vote=vote, target=dialog.target, committee_id=dialog.committee_id)


def ask_removal(office: Office, row: DeskItem, present: int, parent: QWidget) -> Vote | None:
    """Take an item off; the vote on it."""
    dialog = VotesDialog.to_remove(row.number or row.item.title, present, parent)
    return _ask_votes(dialog, lambda reason: office.agenda_votes.take_off(row.item.id, dialog.counts, reason))


def ask_admission(office: Office, row: DeskItem, present: int, parent: QWidget) -> Vote | None:
    """Deal with an item that came too late; the vote on it."""
    dialog = VotesDialog.to_admit(row.number or row.item.title, present, parent)
    return _ask_votes(
        dialog,
        lambda reason: office.agenda_votes.admit_late(
            row.item.id, dialog.counts, urgent=dialog.urgent_box.isChecked(), reason=reason
        ),
    )


def ask_urgent(office: Office, meeting_id: str, present: int, parent: QWidget) -> tuple[bool, AgendaItem | None]:
    """Add an urgent item: whether it was voted on, and the item if it came on the agenda."""
    waiting = [
        (entry.key, " ".join(part for part in (entry.label, entry.title) if part))
        for entry in office.agenda.pool(meeting_id)
        if entry.kind is PoolKind.PAPER
    ]
    dialog = VotesDialog.to_add(present, waiting, parent)

    def add(reason: str) -> tuple[bool, AgendaItem | None]:
        return True, office.agenda_votes.add_urgent(
            meeting_id,
            dialog.title_edit.text().strip(),
            dialog.counts,
            paper_id=dialog.paper_id,
            urgent=dialog.urgent_box.isChecked(),
            reason=reason,
        )

    return _ask_votes(dialog, add) or (False, None)


def ask_reordering(office: Office, row: DeskItem, desk: Desk, present: int, parent: QWidget) -> Vote | None:
    """Call an item before another one of its part that is still to come; the vote on it.

    Raises:
        Refused: agenda.no_other_place.
    """
    items = tuple(one.item for one in desk.items)
    left = places_left(items, row.item.id)
    if not left:
        raise Refused("agenda.no_other_place", title=row.item.title)
    named = {one.item.id: f"{one.number} {one.item.title}".strip() for one in desk.items}
    beside = [one for one in siblings(items, row.item.parent_id, row.item.public) if one.id != row.item.id]
    places = [(place, named[beside[place].id] if place < len(beside) else "am Ende") for place in left]
    dialog = VotesDialog.to_reorder(row.number or row.item.title, present, places, parent)
    return _ask_votes(
        dialog,
        lambda reason: office.agenda_votes.reorder(
            row.item.id, row.item.parent_id, int(dialog.place_box.currentData()), dialog.counts, reason
        ),
    )


def ask_part(office: Office, row: DeskItem, present: int, parent: QWidget) -> Vote | None:
    """Deal with an item in the other part; the vote on it."""
    public = not row.item.public
    dialog = VotesDialog.to_change_part(row.number or row.item.title, present, public=public, parent=parent)
    return _ask_votes(
        dialog,
        lambda reason: office.agenda_votes.change_part(
            row.item.id,
            dialog.counts,
            public=public,
            why=dialog.why_edit.text().strip(),
            public_title=dialog.public_title_edit.text().strip(),
            reason=reason,
        ),
    )


def ask_question(office: Office, item_id: str, question_id: str, parent: QWidget) -> Callable[[], object] | None:
    """A resident's question, new or known; what is to be kept of it, None where it was given up."""
    known = next((one for one in office.questions.of_item(item_id) if one.id == question_id), None)
    dialog = ResidentDialog(known, office.questions.due(question_id) if known is not None else None, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    if known is None:
        return partial(office.questions.add, item_id, **dialog.values)
    if dialog.remove_box.isChecked():
        return partial(office.questions.remove, known.id)
    return partial(office.questions.edit, known.id, **dialog.values)


def ask_together(row: DeskItem, desk: Desk, parent: QWidget) -> list[str]:
    """The items one vote is taken on together with this one, itself first; empty when it was given up."""
    others = [
        (one.item.id, f"{one.number} {one.item.title}".strip())
        for one in desk.items
        if one is not row and one.item.outcome is None and not one.text.empty and allows_resolution(one.item)
        if one.item.public == row.item.public
    ]
    dialog = TogetherDialog(row.number or row.item.title, others, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return []
    return [row.item.id, *dialog.chosen]


def _ask_votes(dialog: VotesDialog, act: Callable[[str], T]) -> T | None:
    """Ask until it was recorded or given up; a rule that a reason passes asks for one."""
    while dialog.exec() == QDialog.DialogCode.Accepted:
        try:
            return act(dialog.reason_edit.text().strip())
        except Refused as error:
            if error.overridable:
                dialog.ask_reason(refusal(error))
            else:
                dialog.say(refusal(error))
    return None


def ask_again(decision: Decision, recorded: Vote, *, running: bool, parent: QWidget) -> Decision | None:
    """Whether a recorded vote was repeated or is corrected, and why."""
    dialog = AgainDialog(line(recorded), running=running, parent=parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    if dialog.repeats:
        vote = replace(decision.vote, id=new_id(), repeats_id=recorded.id)
        return replace(decision, vote=vote, why=dialog.reason)
    return replace(decision, corrects_id=recorded.id, why=dialog.reason)


def ask_meaning(decision: Decision, parent: QWidget) -> Decision | None:
    """What counts that were typed for the resolution are, now that something else is done; None: neither is."""
    if decision.outcome is None:
        return decision
    kind = procedural_kind(decision.outcome)
    became = outcome_words(decision.outcome, decision.target)
    dialog = MeaningQuestion(count_line(decision.vote), became, VOTE_KINDS[kind], parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    on_procedure = replace(decision.vote, kind=kind, wording=RichText())
    return replace(decision, vote=on_procedure if dialog.procedure_button.isChecked() else NO_VOTE)


def ask_other_outcome(decision: Decision, recorded: str, parent: QWidget) -> Decision | None:
    """Why something else is done with an item that was resolved on; what was voted stays."""
    words = OUTCOMES[decision.outcome] if decision.outcome is not None else ""
    text = f"Festgehalten ist: {recorded}. Die Abstimmung bleibt stehen; „{words}“ kommt als Weiteres hinzu."
    dialog = ReasonQuestion("Schon beschlossen", text, f"Trotzdem {words}", parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return replace(decision, reason=dialog.reason)


def ask_exclusion(
    office: Office, row: DeskItem, sheet: AttendanceSheet, parent: QWidget, chosen: str = ""
) -> Exclusion | None:
    """Let a member step aside for an item, one chosen already perhaps; None where nobody does.

    Refused at an election.
    """
    aside = {one.person_id for one in row.exclusions}
    members = [
        (one.person.id, one.person.sorted_name + ("" if one.attendance.voting else " (beratend)"))
        for one in sheet.rows
        if one.here and one.attendance.group in DEBATING and one.person.id not in aside
    ]
    meeting = sheet.meeting
    dialog = ExcludeDialog(members, parent, began=meeting.began, now=office.course.now(meeting.id), chosen=chosen)
    if not members or dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return office.resolutions.exclude(
        row.item.id,
        dialog.person_id,
        dialog.reason_edit.text().strip(),
        dialog.left_box.isChecked(),
        kind=dialog.kind,
        at=dialog.said_field.value(),
    )


def ask_ballots(row: DeskItem, sheet: AttendanceSheet, votes: VotePanel, parent: QWidget) -> None:
    """Enter the votes of the members present one by one."""
    dialog = BallotsDialog(_voters(row, sheet), dict(votes.value().ballots), parent)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        votes.set_ballots(dialog.ballots, dialog.factions)


def ask_faction_counts(row: DeskItem, sheet: AttendanceSheet, votes: VotePanel, parent: QWidget) -> None:
    """Enter how many of each faction said what."""
    dialog = FactionCountsDialog(_voters(row, sheet), votes.value(), parent)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        votes.set_factions(dialog.factions, dialog.sums)


def _voters(row: DeskItem, sheet: AttendanceSheet) -> list[AttendanceRow]:
    """Who may vote on the item now."""
    aside = {one.person_id for one in row.exclusions}
    return [one for one in sheet.voting if one.here and one.attendance.counts and one.person.id not in aside]
