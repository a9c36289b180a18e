"""Which change gives signatures up."""

from dataclasses import fields, replace
from datetime import date

import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.corrections import Correction, CorrectionKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.holding import FACTS, Stage, check_change, gives_up_signatures, holds_from
from beirat_desktop.domain.minutes import Minutes, MinutesState
from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote

DAY = date(2012, 6, 1)
DRAFT = Minutes("m", opening=RichText.of("Die Sitzung beginnt."))
SIGNED = DRAFT.sign(DAY)
ACT = Correction("m", CorrectionKind.SIGNATURES, DAY, "Büro", "Seite fehlte")


def test_signatures_are_given_up_by_an_act_that_says_why_and_changes_no_word() -> None:
    assert gives_up_signatures("minutes", SIGNED, DRAFT, [ACT])
    assert not gives_up_signatures("minutes", SIGNED, DRAFT, [])
    assert not gives_up_signatures("minutes", SIGNED, DRAFT, [replace(ACT, kind=CorrectionKind.OBJECTION)])
    assert not gives_up_signatures("minutes", SIGNED, replace(DRAFT, opening=RichText.of("Anders.")), [ACT])
    assert not gives_up_signatures("papers", SIGNED, DRAFT, [ACT])


def test_what_is_new_gone_or_issued_gives_nothing_up() -> None:
    issued = replace(SIGNED, state=MinutesState.ISSUED, issued_on=DAY)
    assert not gives_up_signatures("minutes", None, DRAFT, [ACT])
    assert not gives_up_signatures("minutes", SIGNED, None, [ACT])
    assert not gives_up_signatures("minutes", issued, DRAFT, [ACT])
    assert not gives_up_signatures("minutes", DRAFT, DRAFT, [ACT])


def test_what_holds_is_closed_with_the_meeting_but_for_notes_of_the_office() -> None:
    vote = Vote("r", yes=16)
    assert holds_from("votes", vote, replace(vote, yes=17)) is Stage.CLOSED
    assert holds_from("votes", None, vote) is Stage.CLOSED
    assert holds_from("votes", vote, vote) is None
    item = AgendaItem("m", "Wohnen", number="Ö 1")
    assert holds_from("agenda_items", item, replace(item, title="Wohnraum")) is Stage.CLOSED
    assert holds_from("agenda_items", item, replace(item, internal_note="Beamer")) is None
    assert holds_from("deadlines", vote, vote) is None


def test_the_question_of_a_resident_holds_when_the_minutes_are_signed_and_its_item_before() -> None:
    question = ResidentQuestion("i", "Wann kommt der Bus?")
    assert holds_from("resident_questions", question, replace(question, question="Wann?")) is Stage.SIGNED
    assert holds_from("resident_questions", question, replace(question, agenda_item_id="j")) is Stage.CLOSED


@pytest.mark.parametrize("kind", [CorrectionKind.SIGNATURES, CorrectionKind.MISTAKE])
def test_an_act_that_changes_nothing_of_a_closed_meeting_opens_none_of_its_facts(kind: CorrectionKind) -> None:
    with pytest.raises(Refused, match=r"holding\.closed"):
        check_change(Stage.CLOSED, Stage.CLOSED, [replace(ACT, kind=kind, accepted=True)])
    check_change(Stage.CLOSED, Stage.CLOSED, [replace(ACT, kind=CorrectionKind.OBJECTION, accepted=True)])


STAYS_OPEN = {
    "meetings": {
        *("note", "greeting", "enclosures", "cancelled_reason", "replaced", "ended_before", "notice_covers"),
        *("supplements", "public_supplement", "sent_start", "sent_place"),
    },
    "agenda_items": {"internal_note", "minutes", "presenter", "sent_title", "supplement"},
    "resolutions": {"announced_on", "consultation_id", "paper_id"},
    "resident_questions": {"may_be_named", "written_on"},
}
"""What the office may still write of a meeting that is over: how it was prepared and sent, notes, what came later."""
UNTIL_SIGNED = {
    "agenda_items": {"course", "statements", "subline"},
    "resident_questions": {"question", "answer", "answer_follows", "asked_by", "position"},
}
"""What the minutes are worded with."""


@pytest.mark.parametrize("noun", FACTS)
def test_all_of_a_closed_meeting_holds_but_what_the_office_may_still_write(noun: str) -> None:
    held, every = FACTS[noun], {part.name for part in fields(NOUNS[noun].kind)} - {"id"}
    closed = every if held.closed is None else held.closed
    assert every - closed - held.signed == STAYS_OPEN.get(noun, set())
    assert held.signed == UNTIL_SIGNED.get(noun, set())
    assert closed <= every
