"""What the office answers, and what an answer may do at home."""

from datetime import datetime, timedelta

import pytest

from beirat_desktop.domain.answers import Answer, AnswerKind, answer_to, answered
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperState
from tests import factories

NOW = datetime(2012, 5, 14, 9)
SENT = factories.motion().submit(NOW)


def said(kind, words="", number="", given=NOW):
    return Answer(SENT.id, SENT.title, kind, given, words, number)


def test_the_answer_follows_from_where_the_motion_stands() -> None:
    asked = answer_to(SENT.ask_back(" Wer zahlt? "), NOW)
    assert (asked.kind, asked.words) == (AnswerKind.ASKED, "Wer zahlt?")
    refused = answer_to(SENT.refuse("Zuständig ist der Kreis."), NOW)
    assert (refused.kind, refused.words) == (AnswerKind.REFUSED, "Zuständig ist der Kreis.")
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
