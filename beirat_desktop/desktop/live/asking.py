"""What the desk asks in dialogs, and what the answers come to."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from beirat_desktop.desktop.live.ballots import BallotsDialog
from beirat_desktop.desktop.live.dialogs import ExcludeDialog, ReferDialog, VotesDialog
from beirat_desktop.desktop.live.vote_panel import VotePanel
from beirat_desktop.domain.attendance import Exclusion
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.pool import PoolKind
from beirat_desktop.german import refusal
from beirat_desktop.usecases.live.attendance_sheets import AttendanceSheet
from beirat_desktop.usecases.live.decisions import NO_VOTE, Decision
from beirat_desktop.usecases.live.resolutions import DeskItem
from beirat_desktop.usecases.office import Office


def ask_referral(office: Office, own: str, votes: VotePanel, parent: QWidget) -> Decision | None:
    """Where an item is referred to; with the vote on it, where one was counted."""
    dialog = ReferDialog([(one.id, one.name) for one in office.committees.all() if one.id != own], parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    vote = votes.value()
    return Decision(
        Outcome.REFERRED,
        vote=vote if vote.counted else NO_VOTE,
        target=dialog.target,
        committee_id=dialog.committee_id,
    )


def ask_removal(office: Office, row: DeskItem, present: int, parent: QWidget) -> bool:
    """Take an item off; whether it was."""
    dialog = VotesDialog.to_remove(row.number or row.item.title, present, parent)
    while dialog.exec() == QDialog.DialogCode.Accepted:
        try:
            office.resolutions.take_off(row.item.id, dialog.yes_field.value(), dialog.reason_edit.text().strip())
        except Refused as error:
            dialog.ask_reason(refusal(error))
            continue
        return True
    return False


def ask_urgent(office: Office, meeting_id: str, present: int, parent: QWidget) -> str | None:
    """Add an urgent item; its id."""
    waiting = [
        (entry.key, " ".join(part for part in (entry.label, entry.title) if part))
        for entry in office.agenda.pool(meeting_id)
        if entry.kind is PoolKind.PAPER
    ]
    dialog = VotesDialog.to_add(present, waiting, parent)
    while dialog.exec() == QDialog.DialogCode.Accepted:
        try:
            item = office.resolutions.add_urgent(
                meeting_id,
                dialog.title_edit.text().strip(),
                yes=dialog.yes_field.value(),
                paper_id=dialog.paper_id,
                urgent=dialog.urgent_box.isChecked(),
                reason=dialog.reason_edit.text().strip(),
            )
        except Refused as error:
            dialog.ask_reason(refusal(error))
            continue
        return item.id
    return None


def ask_exclusion(
    office: Office, row: DeskItem, sheet: AttendanceSheet, parent: QWidget, chosen: str = ""
) -> Exclusion | None:
    """Let a member step aside for an item, one chosen already perhaps; None where nobody does.

    Refused at an election.
    """
    aside = {one.person_id for one in row.exclusions}
    members = [
        (one.person.id, one.person.sorted_name) for one in sheet.voting if one.here and one.person.id not in aside
    ]
    meeting = sheet.meeting
    dialog = ExcludeDialog(members, parent, began=meeting.began, now=office.attendances.now(meeting.id), chosen=chosen)
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
    aside = {one.person_id for one in row.exclusions}
    voters = [one for one in sheet.voting if one.here and one.person.id not in aside]
    dialog = BallotsDialog(voters, dict(votes.value().ballots), parent)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        votes.set_ballots(dialog.ballots, dialog.factions)
