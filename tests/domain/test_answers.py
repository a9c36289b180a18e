"""What the office answers, and what an answer may do at home."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from beirat_desktop.domain.answers import Answer, answer_to, answered
from beirat_desktop.domain.board import Reached, reached
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.told import AnswerKind, Result, Told
from tests import factories

NOW = datetime(2012, 5, 14, 9)
SENT = factories.motion().submit(NOW)


def said(kind, words="", number="", given=NOW):
    return Answer(kind=kind, given=given, words=words, number=number, paper_id=SENT.id, title=SENT.title)


def test_the_answer_follows_from_where_the_motion_stands() -> None:
    asked = answer_to(SENT.ask_back(" Wer zahlt? "), NOW)
    assert (asked.kind, asked.words) == (AnswerKind.ASKED, "Wer zahlt?")
    refused = answer_to(SENT.refuse("Zuständig ist der Kreis.", "§ 56 GemO"), NOW)
    assert (refused.kind, refused.words, refused.norm) == (AnswerKind.REFUSED, "Zuständig ist der Kreis.", "§ 56 GemO")
    assert answer_to(SENT.admit(), NOW).kind is AnswerKind.ACCEPTED


@pytest.mark.parametrize(
    ("paper", "rule"),
    [(factories.motion(), "answer.nothing_to_say"), (SENT, "answer.undecided")],
)
def test_where_nothing_is_decided_nothing_is_answered(paper, rule) -> None:
    with pytest.raises(Refused) as refused:
        answer_to(paper, NOW)
    assert refused.value.rule == rule


def test_an_answer_moves_the_line_at_home() -> None:
    asked = answered(SENT, said(AnswerKind.ASKED, "Wer zahlt?"))
    assert (asked.state, asked.asked) == (PaperState.SUBMITTED, "Wer zahlt?")
    refused = answered(asked, said(AnswerKind.REFUSED, "Kreis", given=NOW + timedelta(days=1)))
    assert (refused.state, refused.refusal_reason, refused.asked) == (PaperState.REFUSED, "Kreis", "")
    let_on = answered(refused, said(AnswerKind.ACCEPTED, number="2012/07", given=NOW + timedelta(days=2)))
    assert (let_on.state, let_on.number, let_on.refusal_reason) == (PaperState.ADMITTED, "2012/07", "")


def test_a_draft_is_not_answered_and_an_older_answer_moves_nothing() -> None:
    with pytest.raises(Refused, match=r"answer\.draft"):
        answered(factories.motion(), said(AnswerKind.ACCEPTED))
    known = answered(SENT, said(AnswerKind.ACCEPTED))
    for given in (NOW, NOW - timedelta(days=1)):
        with pytest.raises(Refused, match=r"answer\.older"):
            answered(known, said(AnswerKind.ASKED, "?", given=given))


def test_only_what_waits_is_asked_about() -> None:
    for paper, words, rule in (
        (SENT, " ", "answer.question_missing"),
        (SENT.admit(), "?", "answer.not_waiting"),
    ):
        with pytest.raises(Refused) as refused:
            paper.ask_back(words)
        assert refused.value.rule == rule
    assert SENT.ask_back("?").admit().asked == ""


ADOPTED = Result("Beirat", date(2012, 5, 24), Outcome.ADOPTED, "angenommen (Ja 17, Nein 3)")


def test_what_was_decided_and_carried_out_is_told_but_no_task_in_private() -> None:
    paper = SENT.through(PaperState.DEBATED)
    open_task = FollowUp(paper.id, status="Kurs 1 läuft")
    done = FollowUp(paper.id, carried_out_on=date(2012, 9, 3))
    secret = FollowUp(paper.id, status="Personalsache", public=False)
    first = answer_to(paper, NOW, (ADOPTED,), (open_task, done, secret))
    assert (first.kind, first.results, first.status) == (AnswerKind.DECIDED, (ADOPTED,), "Kurs 1 läuft")
    assert (first.carried_out_on, first.done) == (None, False)
    assert answer_to(paper, NOW, (ADOPTED,), (done, secret)).carried_out_on == date(2012, 9, 3)
    assert answer_to(paper.finish(), NOW).done


def test_all_that_was_told_stays_at_home_and_moves_the_board() -> None:
    asked = answered(SENT, said(AnswerKind.ASKED, "Wer zahlt?"))
    later = said(AnswerKind.DECIDED, given=NOW + timedelta(days=9))
    decided = answered(asked, replace(later, results=(ADOPTED,)))
    assert decided.state is PaperState.DEBATED
    assert decided.told == (
        Told(AnswerKind.ASKED, NOW, "Wer zahlt?"),
        Told(AnswerKind.DECIDED, NOW + timedelta(days=9), results=(ADOPTED,)),
    )
    assert reached(decided, (), (), ()) is Reached.DECIDED
    at_council = replace(ADOPTED, committee="Stadtrat", council=True)
    assert reached(answered(asked, replace(later, results=(at_council,))), (), (), ()) is Reached.COUNCIL
    out = replace(later, results=(ADOPTED,), carried_out_on=date(2012, 9, 3))
    assert reached(answered(asked, out), (), (), ()) is Reached.CARRIED_OUT
    rejected = replace(later, results=(replace(ADOPTED, outcome=Outcome.REJECTED),), done=True)
    assert reached(answered(asked, rejected), (), (), ()) is Reached.ENDED


def test_a_refusal_by_a_norm_is_kept_with_it_until_the_motion_goes_on() -> None:
    refused = answered(SENT, replace(said(AnswerKind.REFUSED, "Kreis"), norm="§ 56 GemO"))
    assert (refused.refusal_norm, refused.refused_for) == ("§ 56 GemO", "Kreis (§ 56 GemO)")
    let_on = answered(refused, said(AnswerKind.ACCEPTED, given=NOW + timedelta(days=1)))
    assert (let_on.refusal_norm, let_on.refused_for) == ("", "")


@pytest.mark.parametrize("kind", [AnswerKind.ACCEPTED, AnswerKind.DECIDED])
def test_what_was_asked_is_settled_when_the_motion_goes_on(kind) -> None:
    asked = answered(SENT, said(AnswerKind.ASKED, "Wer zahlt?"))
    assert answered(asked, said(kind, given=NOW + timedelta(days=1))).asked == ""
