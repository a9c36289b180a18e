"""Questions of residents at the desk, and the answers that follow in writing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from beirat_desktop.domain.deadlines import Deadline, working_day
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.questions import USUAL_ANSWER, ResidentQuestion, check_question
from beirat_desktop.german.questions import answer_due_words
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.meetings.plan import holidays


class Questions:
    """What residents ask in a meeting."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_item(self, item_id: str) -> tuple[ResidentQuestion, ...]:
        """The questions of an item as they were asked."""
        with self._store.reading() as unit:
            return tuple(sorted(unit.resident_questions.where(agenda_item_id=item_id), key=lambda one: one.position))

    def due(self, question_id: str) -> date | None:
        """Until when the office is to answer in writing."""
        with self._store.reading() as unit:
            known = _deadline(unit, question_id)
        return known.due if known is not None else None

    def add(self, item_id: str, question: str, *, due: date | None = None, **fields: Any) -> ResidentQuestion:
        """Keep a question; due: until when an answer follows in writing, four weeks where nothing else is said."""
        with self._store.unit("resident_questions.add") as unit:
            last = max((one.position for one in unit.resident_questions.where(agenda_item_id=item_id)), default=-1)
            return self._keep(unit, ResidentQuestion(item_id, question, position=last + 1, **fields), due)

    def edit(self, question_id: str, *, due: date | None = None, **fields: Any) -> ResidentQuestion:
        """Change what was asked or answered, the consent, or when the answer went out in writing."""
        with self._store.unit("resident_questions.edit") as unit:
            return self._keep(unit, replace(unit.resident_questions.get(question_id), **fields), due)

    def remove(self, question_id: str) -> None:
        """Remove a question that was entered by mistake, and the reminder of its answer."""
        with self._store.unit("resident_questions.remove") as unit:
            known = _deadline(unit, question_id)
            if known is not None:
                unit.deadlines.delete(known.id)
            unit.resident_questions.delete(question_id)

    def _keep(self, unit: Unit, question: ResidentQuestion, due: date | None) -> ResidentQuestion:
        question = replace(
            question,
            question=question.question.strip(),
            answer=question.answer.strip(),
            asked_by=question.asked_by.strip(),
        )
        item = unit.agenda_items.get(question.agenda_item_id)
        check_question(item, question)
        if question.written_on is not None and question.written_on > unit.now.date():
            raise Refused("question.written_in_future", day=question.written_on)
        kept = unit.resident_questions.save(question)
        known = _deadline(unit, question.id)
        if question.answer_follows:
            meeting = unit.meetings.get(item.meeting_id)
            usual = known.due if known is not None else working_day(meeting.day + USUAL_ANSWER, holidays())
            title = answer_due_words(question.question)
            reminder = known or Deadline(title, usual, "resident_questions", question.id)
            unit.deadlines.save(replace(reminder, title=title, due=due or usual, done_on=question.written_on))
        elif known is not None:
            unit.deadlines.delete(known.id)
        return kept


def _deadline(unit: Unit, question_id: str) -> Deadline | None:
    found = unit.deadlines.where(noun="resident_questions", object_id=question_id)
    return found[0] if found else None
