"""How the acts upon minutes stand in a list."""

from datetime import date

from beirat_desktop.desktop.minutes.words import correction_entry
from beirat_desktop.domain.corrections import Correction, CorrectionKind


def test_an_act_of_nobody_known_ends_with_its_day():
    assert correction_entry(Correction("m", CorrectionKind.AMENDED, date(2026, 3, 20), "")).tip == "20.03.2026"
