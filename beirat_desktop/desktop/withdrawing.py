"""The question before a dispatch is taken back; what builds on it is said instead."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.refusals import CANNOT, notice_of
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.usecases.office import Office

_CONSEQUENCES = {
    IssuedKind.INVITATION: "Die Sitzung ist danach wieder nur geplant, die Nummern der Tagesordnung sind wieder offen.",
    IssuedKind.SUPPLEMENT: "Was der Nachtrag mitteilte, gilt wieder als noch nicht mitgeteilt.",
    IssuedKind.MINUTES: "Die Niederschrift ist danach unterschrieben, aber noch nicht versandt.",
    IssuedKind.EXCERPT: "Der Auszug gilt als nicht ausgegeben, seine Wiedervorlage entfällt.",
}


def ask_withdrawal(
    office: Office,
    issue_id: str,
    parent: QWidget,
    message: Callable[[str], object],
    notice: Callable[[Notice], object],
) -> None:
    """Ask why a paper that was entered as sent is taken back; message and notice tell what came of it."""
    try:
        office.withdrawals.check(issue_id)
        paper = office.archive.get(issue_id)
    except CANNOT as error:
        notice(notice_of(error))
        return
    text = "Für das, was in Wahrheit nicht hinausging. Das Schriftstück bleibt mit dem Grund in der Ablage."
    if not paper.publication and paper.kind in _CONSEQUENCES:
        text += f" {_CONSEQUENCES[paper.kind]}"
    question = ReasonQuestion(f"Versand von „{paper.file_name}“ zurücknehmen?", text, "Versand zurücknehmen", parent)
    question.accepted.connect(partial(_withdraw, office, issue_id, question, message, notice))
    question.open()


def _withdraw(
    office: Office,
    issue_id: str,
    question: ReasonQuestion,
    message: Callable[[str], object],
    notice: Callable[[Notice], object],
) -> None:
    try:
        paper = office.withdrawals.withdraw(issue_id, question.reason)
    except CANNOT as error:
        notice(notice_of(error))
        return
    message(f"Zurückgenommen: {paper.file_name}")
