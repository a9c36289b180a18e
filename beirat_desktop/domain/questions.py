"""Questions of residents in the hour that is theirs, and the answers they got."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from beirat_desktop.domain.agenda import AgendaItem, ItemKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.identity import new_id

USUAL_ANSWER = timedelta(weeks=4)
"""Within which an answer that follows in writing is usually given; the office may say another day."""


@dataclass(frozen=True, slots=True)
class ResidentQuestion:
    """What a resident asked under an item, and what was answered.

    asked_by: the name, if it was said; may_be_named: the person agreed to be named in papers that leave the house.
    answer_follows: an answer, or the rest of it, follows in writing; written_on: when it went out.
    """

    agenda_item_id: str
    question: str
    answer: str = ""
    asked_by: str = ""
    may_be_named: bool = False
    answer_follows: bool = False
    written_on: date | None = None
    position: int = 0
    id: str = field(default_factory=new_id)

    @property
    def awaits(self) -> bool:
        """Whether an answer in writing is still to be given."""
        return self.answer_follows and self.written_on is None

    @property
    def shown_to_all(self) -> ResidentQuestion:
        """The question as everybody may read it: by name only where the person agreed."""
        return self if self.may_be_named else replace(self, asked_by="")


def check_question(item: AgendaItem, question: ResidentQuestion) -> None:
    """Residents ask under the item that is theirs, and something."""
    if item.kind is not ItemKind.QUESTION_TIME:
        raise Refused("question.other_item", title=item.title)
    if not question.question.strip():
        raise Refused("question.empty")
    if question.written_on is not None and not question.answer_follows:
        raise Refused("question.nothing_follows")


def questions_findings(questions: Iterable[ResidentQuestion], titles: Mapping[str, str]) -> tuple[Finding, ...]:
    """Questions to which neither an answer nor one to come is noted; titles: of the items, by id."""
    return tuple(
        Finding("question.answer_missing", "§ 41 GemO", facts={"question": one.question}).about(
            "resident_questions", one.id
        )
        for one in questions
        if one.agenda_item_id in titles and not one.answer.strip() and not one.answer_follows
    )
