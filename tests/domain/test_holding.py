"""Which change gives signatures up."""

from dataclasses import replace
from datetime import date

from beirat_desktop.domain.corrections import Correction, CorrectionKind
from beirat_desktop.domain.holding import gives_up_signatures
from beirat_desktop.domain.minutes import Minutes, MinutesState
from beirat_desktop.domain.text import RichText

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
