"""What an act must say to be understood in twenty years."""

from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.corrections import Correction, CorrectionKind, check_complete, each_once
from beirat_desktop.domain.errors import Refused

WHOLE = Correction(
    "meeting",
    CorrectionKind.CORRECTION,
    date(2012, 6, 1),
    "Geschäftsstelle",
    reason="Verhört",
    wrong="Ja: 20",
    right="Ja: 21",
    decided_at_id="next",
)
OBJECTION = replace(WHOLE, kind=CorrectionKind.OBJECTION, reason="")


def missing(correction: Correction) -> str | None:
    try:
        check_complete(correction)
    except Refused as refused:
        return refused.rule
    return None


@pytest.mark.parametrize(
    ("correction", "rule"),
    [
        (WHOLE, None),
        (replace(WHOLE, decided_at_id=None), None),
        (replace(WHOLE, reason=" "), "correction.reason_missing"),
        (replace(WHOLE, wrong=" "), "correction.wrong_missing"),
        (replace(WHOLE, right=" "), "correction.right_missing"),
        (replace(WHOLE, kind=CorrectionKind.AMENDED, wrong="", right=""), None),
        (replace(WHOLE, kind=CorrectionKind.SIGNATURES, reason=""), "correction.reason_missing"),
        (OBJECTION, None),
        (replace(OBJECTION, wrong=""), "correction.wrong_missing"),
        (replace(OBJECTION, right=""), "correction.right_missing"),
        (replace(OBJECTION, right="", accepted=False), None),
        (replace(OBJECTION, decided_at_id=None), "correction.decision_missing"),
    ],
)
def test_an_act_says_why_what_was_wrong_what_is_right_and_where_it_was_decided(correction, rule):
    assert missing(correction) == rule


def test_what_was_begun_and_the_change_that_carried_it_out_are_told_as_one():
    carried = replace(WHOLE, id="carried", made_on=date(2012, 6, 3))
    other = replace(WHOLE, id="other", agenda_item_id="item")
    assert each_once([WHOLE, carried, other]) == (WHOLE, other)


def test_each_reason_of_an_objection_and_of_what_it_changed_is_told():
    acts = [OBJECTION, *(replace(OBJECTION, id=reason, reason=reason) for reason in ("Verhört", "Gezählt", "Verhört"))]
    (told,) = each_once(acts)
    assert (told.id, told.reason) == (OBJECTION.id, "Verhört · Gezählt")


def test_two_corrections_of_the_same_words_before_the_signatures_are_two():
    amended = replace(WHOLE, kind=CorrectionKind.AMENDED)
    assert len(each_once([amended, replace(amended, id="again")])) == 2
