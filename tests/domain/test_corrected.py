"""Whether words that a corrected issue calls wrong still stand in its text."""

from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.corrected import still_wrong_findings
from beirat_desktop.domain.corrections import Correction, CorrectionKind
from beirat_desktop.domain.minutes import Minutes
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.german import finding

ITEM = AgendaItem("m", "Kurse", number="Ö 4", course=RichText.of("Es gibt Kurse\nin Mainz."))
OTHER = AgendaItem("m", "Räume", number="Ö 5", course=RichText.of("Auch in Mainz."))
DAY = date(2012, 6, 1)
ACT = Correction("m", CorrectionKind.CORRECTION, DAY, "Amt", "verhört", "Mainz", "Worms", agenda_item_id=ITEM.id)


def told(*acts, items=(ITEM, OTHER), minutes=None, resolutions=(), questions=()):
    return [
        (one.rule, one.object_id, one.facts.get("numbers"))
        for one in still_wrong_findings(acts, minutes, items, resolutions, questions)
    ]


def test_an_act_that_names_an_item_is_looked_for_there_and_one_that_names_none_everywhere():
    assert told(ACT) == [("minutes.still_wrong", ACT.id, ("Ö 4",))]
    assert told(replace(ACT, agenda_item_id=None)) == [("minutes.still_wrong", ACT.id, ("Ö 4", "Ö 5"))]
    assert told(ACT, items=(replace(ITEM, course=RichText.of("In Worms.")), OTHER)) == []
    assert told(ACT, items=(replace(ITEM, removed_by="b"), OTHER)) == []


@pytest.mark.parametrize(
    ("wrong", "right", "stands"),
    [
        ("Kurse in Mainz", "Kurse in Worms", True),  # over the end of a line
        ("in Main", "in Worms", False),  # no whole word
        ("Mainz.", "Worms.", True),
        ("in Mainz", "in Mainz und Worms", True),
        ("Stimmen vertauscht", "20 Nein", False),
    ],
)
def test_the_words_are_looked_for_whole_however_the_lines_are_broken(wrong, right, stands):
    assert bool(told(replace(ACT, wrong=wrong, right=right))) is stands


def test_wrong_words_that_stand_only_within_the_right_ones_are_mended():
    act = replace(ACT, wrong="in Mainz", right="in Mainz und Worms")
    assert told(act, items=(replace(ITEM, course=RichText.of("Kurse in Mainz und Worms.")),)) == []
    assert told(replace(act, wrong=act.right, right=act.wrong)) == []


def test_words_that_a_later_act_calls_right_again_may_stand():
    back = replace(ACT, wrong="Worms", right="Mainz", id="back")
    assert told(ACT, back) == []
    assert told(ACT, replace(back, agenda_item_id=OTHER.id)) == [("minutes.still_wrong", ACT.id, ("Ö 4",))]


def test_an_act_kept_twice_is_told_once_and_one_that_reaches_nobody_not_at_all():
    assert len(told(ACT, replace(ACT, id="again"))) == 1
    assert told(replace(ACT, kind=CorrectionKind.AMENDED)) == []
    assert told(replace(ACT, kind=CorrectionKind.OBJECTION, accepted=False)) == []


def test_every_text_somebody_typed_is_read():
    blank = replace(ITEM, course=RichText())
    words = RichText.of("In Mainz.")
    for fields in (
        {"items": (replace(blank, statements=words),)},
        {"items": (replace(blank, title="Mainz"),)},
        {"items": (replace(blank, subline="Mainz"),)},
        {"items": (blank,), "resolutions": (Resolution("c", DAY, words, agenda_item_id=ITEM.id),)},
        {"items": (blank,), "questions": (ResidentQuestion(ITEM.id, "Wo?", "In Mainz."),)},
    ):
        assert told(ACT, **fields), fields
    assert told(ACT, items=(blank,)) == []


@pytest.mark.parametrize("field", ["opening", "closing"])
def test_what_stands_around_the_items_is_read_for_an_act_on_the_whole(field):
    minutes = Minutes("m", **{field: RichText.of("Man tagt in Mainz.")})
    act = replace(ACT, agenda_item_id=None)
    assert told(act, items=(), minutes=minutes) == [("minutes.still_wrong_around", ACT.id, None)]
    assert told(ACT, items=(), minutes=minutes) == []


def test_the_sentence_names_both_words_and_where_they_stand():
    (found,) = still_wrong_findings([ACT], None, [ITEM], (), ())
    assert finding(found).sentence == "Was berichtigt wurde, steht noch da: „Mainz“ (richtig „Worms“) zu Ö 4."
    assert found.under == ITEM.id
