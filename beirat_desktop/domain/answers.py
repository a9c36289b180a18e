"""What the office answers to who handed a motion in, and what becomes of the motion at home."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.papers import Paper, PaperState
from beirat_desktop.domain.told import AnswerKind, Result, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Told):
    """What is told of one paper. done: nothing more is to be done."""

    paper_id: str
    title: str
    number: str = ""
    done: bool = False

    @property
    def told(self) -> Told:
        """What of it is kept with the paper."""
        return Told(self.kind, self.given, self.words, self.norm, self.results, self.status, self.carried_out_on)


def answer_to(
    paper: Paper, now: datetime, results: tuple[Result, ...] = (), tasks: Collection[FollowUp] = ()
) -> Answer:
    """What is to be said of a paper that came in, as it stands now; of tasks in private nothing is told."""
    answer = Answer(kind=AnswerKind.ACCEPTED, given=now, paper_id=paper.id, title=paper.title)
    if paper.state in (PaperState.DRAFT, PaperState.WITHDRAWN):
        raise Refused("answer.nothing_to_say", title=paper.title, state=paper.state)
    if paper.state is PaperState.REFUSED:
        return replace(answer, kind=AnswerKind.REFUSED, words=paper.refusal_reason, norm=paper.refusal_norm)
    if paper.state is PaperState.SUBMITTED:
        if not paper.asked:
            raise Refused("answer.undecided", title=paper.title)
        return replace(answer, kind=AnswerKind.ASKED, words=paper.asked)
    answer = replace(answer, number=paper.number)
    if paper.state not in (PaperState.DEBATED, PaperState.DONE):
        return answer
    shown = [task for task in tasks if task.public]
    done = [task.carried_out_on for task in shown if task.carried_out_on is not None]
    return replace(
        answer,
        kind=AnswerKind.DECIDED,
        results=results,
        status="\n".join(task.status for task in shown if task.status and task.carried_out_on is None),
        carried_out_on=max(done) if done and len(done) == len(shown) else None,
        done=paper.state is PaperState.DONE,
    )


def answered(paper: Paper, answer: Answer) -> Paper:
    """The paper at home once the answer is read: its line moves; a draft and an older answer move nothing."""
    if paper.state is PaperState.DRAFT:
        raise Refused("answer.draft", title=paper.title)
    if paper.answered is not None and answer.given <= paper.answered:
        raise Refused("answer.older", title=paper.title, given=answer.given)
    told = replace(
        paper,
        answered=answer.given,
        asked="",
        number=answer.number or paper.number,
        told=(*paper.told, answer.told),
    )
    waits = paper.state in (PaperState.SUBMITTED, PaperState.REFUSED)
    if answer.kind is AnswerKind.ASKED:
        return replace(told.through(PaperState.SUBMITTED), asked=answer.words, refusal_reason="", refusal_norm="")
    if answer.kind is AnswerKind.REFUSED:
        return replace(told.through(PaperState.SUBMITTED), refusal_reason="").refuse(answer.words, answer.norm)
    told = replace(told, refusal_reason="", refusal_norm="")
    if answer.kind is AnswerKind.DECIDED:
        return told.through(PaperState.DONE if answer.done else PaperState.DEBATED)
    # What is on an agenda already was accepted before.
    return told.through(PaperState.ADMITTED) if waits else told
