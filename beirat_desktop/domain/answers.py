"""What the office answers to who handed a motion in, and what becomes of the motion at home."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import Paper, PaperState


class AnswerKind(StrEnum):
    """What the office did with a motion."""

    ACCEPTED = "accepted"
    ASKED = "asked"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. given: when, local time; words: what is asked, or why the motion is refused."""

    paper_id: str
    title: str
    kind: AnswerKind
    given: datetime
    words: str = ""
    number: str = ""


def answer_to(paper: Paper, now: datetime) -> Answer:
    """What is to be said of a paper that came in, as it stands now."""
    if paper.state in (PaperState.DRAFT, PaperState.WITHDRAWN):
        raise Refused("answer.nothing_to_say", title=paper.title, state=paper.state)
    if paper.state is PaperState.REFUSED:
        return Answer(paper.id, paper.title, AnswerKind.REFUSED, now, paper.refusal_reason)
    if paper.state is PaperState.SUBMITTED:
        if not paper.asked:
            raise Refused("answer.undecided", title=paper.title)
        return Answer(paper.id, paper.title, AnswerKind.ASKED, now, paper.asked)
    return Answer(paper.id, paper.title, AnswerKind.ACCEPTED, now, number=paper.number)


def answered(paper: Paper, answer: Answer) -> Paper:
    """The paper at home once the answer is read: its line moves; a draft and an older answer move nothing."""
    if paper.state is PaperState.DRAFT:
        raise Refused("answer.draft", title=paper.title)
    if paper.answered is not None and answer.given <= paper.answered:
        raise Refused("answer.older", title=paper.title, given=answer.given)
    told = replace(paper, answered=answer.given, asked="", number=answer.number or paper.number)
    waits = paper.state in (PaperState.SUBMITTED, PaperState.REFUSED)
    if answer.kind is AnswerKind.ASKED:
        return replace(told.through(PaperState.SUBMITTED), asked=answer.words, refusal_reason="")
    if answer.kind is AnswerKind.REFUSED:
        return replace(told.through(PaperState.SUBMITTED), refusal_reason="").refuse(answer.words)
    # What is on an agenda already was accepted before.
    return replace(told.through(PaperState.ADMITTED), refusal_reason="") if waits else told
