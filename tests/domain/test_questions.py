import pytest

from beirat_desktop.domain.agenda import AgendaItem, ItemKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.questions import ResidentQuestion, check_question, questions_findings
from beirat_desktop.german.questions import question_lines
from tests.factories import meeting

MEETING_DAY = meeting().day

HOUR = AgendaItem("m", "Einwohnerfragestunde", kind=ItemKind.QUESTION_TIME)
ASKED = ResidentQuestion(HOUR.id, "Wann öffnet der Treff?", "Im Juni.", "Erika Muster")


def test_residents_ask_something_under_the_item_that_is_theirs():
    check_question(HOUR, ASKED)
    for item, question, rule in (
        (AgendaItem("m", "Beratung"), ASKED, "other_item"),
        (HOUR, ResidentQuestion(HOUR.id, "  "), "empty"),
        (HOUR, ResidentQuestion(HOUR.id, "Wann?", written_on=MEETING_DAY), "nothing_follows"),
    ):
        with pytest.raises(Refused, match=rule):
            check_question(item, question)


def test_a_name_is_public_with_consent_only():
    assert Publication().shown(ASKED).asked_by == ""
    agreed = ResidentQuestion(HOUR.id, "Wann?", asked_by="Erika Muster", may_be_named=True)
    assert Publication().shown(agreed).asked_by == "Erika Muster"


def test_a_question_without_an_answer_or_one_to_come_is_pointed_out():
    bare = ResidentQuestion(HOUR.id, "Wann?")
    follows = ResidentQuestion(HOUR.id, "Wann?", answer_follows=True)
    assert follows.awaits
    found = questions_findings([ASKED, bare, follows], {HOUR.id: HOUR.title})
    assert [(one.rule, one.object_id) for one in found] == [("question.answer_missing", bare.id)]
    assert questions_findings([bare], {}) == ()


def test_the_minutes_tell_who_asked_what_was_answered_and_what_follows():
    assert question_lines(ASKED) == ["Erika Muster fragt: Wann öffnet der Treff?", "Antwort: Im Juni."]
    follows = ResidentQuestion(HOUR.id, "Wann?", answer_follows=True)
    assert question_lines(follows) == [
        "Eine Einwohnerin oder ein Einwohner fragt: Wann?",
        "Eine schriftliche Antwort folgt.",
    ]
    given = ResidentQuestion(HOUR.id, "Wann?", answer_follows=True, written_on=MEETING_DAY)
    assert not given.awaits
    assert question_lines(given)[-1] == "Eine schriftliche Antwort wurde am 24.05.2012 gegeben."
