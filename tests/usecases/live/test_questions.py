"""What residents ask: kept at the desk, told in the minutes, answered in writing by the office."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from beirat_desktop.domain.agenda import ItemKind, ItemState
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.text import RichText
from beirat_desktop.usecases.publications.public_view import public_view
from tests.documents.reading import assert_in_order, text_of
from tests.usecases.live_world import build


@pytest.fixture
def world(office):
    made = build(office, seats=9)
    with office.store.unit("test") as unit:
        unit.agenda_items.save(replace(made.miscellaneous, title="Fragestunde", kind=ItemKind.QUESTION_TIME))
    office.course.open(made.meeting.id, time(17, 4))
    made.come(9)
    return made


def words(pdf):
    return " ".join(text_of(pdf).split())


def deadlines(world):
    with world.office.store.reading() as unit:
        return unit.deadlines.all()


def test_questions_are_kept_in_turn_and_told_in_the_minutes_by_name_with_consent_only(world):
    questions, item = world.office.questions, world.miscellaneous.id
    questions.add(item, " Wann öffnet der Treff? ", answer="Im Juni.", asked_by="Erika Muster")
    questions.add(item, "Wer zahlt?", answer="Die Stadt.", asked_by="Max Beispiel", may_be_named=True)
    world.office.resolutions.edit(item, course=RichText.of("Frau Muster meldet sich."))
    assert [one.question for one in questions.of_item(item)] == ["Wann öffnet der Treff?", "Wer zahlt?"]
    whole = words(world.office.minutes.paper(world.meeting.id).pdf)
    assert_in_order(whole, "Erika Muster fragt: Wann öffnet der Treff?", "Antwort: Im Juni.", "Max Beispiel fragt:")
    world.office.course.close(world.meeting.id, time(19))
    public = words(world.office.publications.preview(IssuedKind.MINUTES, world.meeting.id, publication=True).pdf)
    assert "Muster" not in public
    assert_in_order(public, "Eine Einwohnerin oder ein Einwohner fragt: Wann öffnet", "Max Beispiel fragt: Wer zahlt?")
    with world.office.store.reading() as unit:
        for about in (world.meeting.id, None):
            with public_view(unit, about) as view:
                hidden = [(one.person.given_name, one.person.family_name) for one in view.hidden]
                assert ("Erika", "Muster") in hidden
                assert "Beispiel" not in [family for _, family in hidden]


def test_an_answer_in_writing_is_a_task_until_it_went_out(world):
    questions = world.office.questions
    asked = questions.add(world.miscellaneous.id, "Wann öffnet der Treff?", answer_follows=True)
    (due,) = deadlines(world)
    assert (due.due, due.title) == (date(2012, 6, 21), "Einwohnerfrage schriftlich beantworten: Wann öffnet der Treff?")
    questions.edit(asked.id, due=date(2012, 6, 1))
    assert questions.due(asked.id) == date(2012, 6, 1)
    world.office.course.close(world.meeting.id, time(19))
    with pytest.raises(Refused, match="written_in_future"):
        questions.edit(asked.id, written_on=date(2012, 5, 30))
    world.office.store.now = lambda: datetime(2012, 6, 1, 9).astimezone()
    questions.edit(asked.id, written_on=date(2012, 5, 30))
    assert deadlines(world)[0].done_on == date(2012, 5, 30)
    questions.edit(asked.id, answer_follows=False, written_on=None)
    assert deadlines(world) == []


def test_an_answer_is_not_due_on_a_holiday(world):
    with world.office.store.unit("x") as unit:
        unit.meetings.save(replace(unit.meetings.get(world.meeting.id), start=datetime(2012, 5, 10, 17)))
    world.office.questions.add(world.miscellaneous.id, "Wann öffnet der Treff?", answer_follows=True)
    assert deadlines(world)[0].due == date(2012, 6, 8), "four weeks on is Corpus Christi"


def test_what_was_asked_holds_from_the_signatures_and_the_written_answer_does_not(world):
    questions = world.office.questions
    asked = questions.add(world.miscellaneous.id, "Wann?", answer_follows=True)
    other = questions.add(world.miscellaneous.id, "Wer?")
    questions.remove(other.id)
    world.office.course.close(world.meeting.id, time(19))
    with pytest.raises(Refused, match=r"holding\.closed"):
        questions.remove(asked.id)
    questions.edit(asked.id, answer="Bald.")
    world.office.minutes.sign(world.meeting.id)
    with pytest.raises(Refused, match=r"holding\.signed"):
        questions.edit(asked.id, question="Wann genau?")
    world.office.store.now = lambda: datetime(2012, 6, 1, 9).astimezone()
    assert questions.edit(asked.id, written_on=date(2012, 5, 30), may_be_named=True).written_on == date(2012, 5, 30)


def test_an_item_under_which_was_asked_is_done_and_the_gate_asks_for_answers(world):
    item = world.miscellaneous.id
    world.office.resolutions.begin(item)
    world.office.questions.add(item, "Wann?")
    world.office.resolutions.begin(world.item.id)
    assert world.office.resolutions.desk(world.meeting.id).items[2].item.state is ItemState.DONE
    world.office.course.close(world.meeting.id, time(19))
    assert "question.answer_missing" in [one.rule for one in world.office.minutes.findings(world.meeting.id)]
