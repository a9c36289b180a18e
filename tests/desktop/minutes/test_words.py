"""How the acts upon minutes stand in a list."""

from datetime import date, datetime

from beirat_desktop.desktop.minutes.words import correction_entry, passed_words
from beirat_desktop.domain.corrections import Correction, CorrectionKind
from beirat_desktop.domain.findings import UNDER_ITEM, Finding
from beirat_desktop.domain.history import Override
from beirat_desktop.usecases.minutes.minutes import PassedOver


def test_an_act_of_nobody_known_ends_with_its_day():
    assert correction_entry(Correction("m", CorrectionKind.AMENDED, date(2026, 3, 20), "")).tip == "20.03.2026"


def test_what_was_passed_over_names_its_item_once():
    moment = datetime(2012, 5, 24, 16, 58)
    found = Finding("vote.outside_meeting", facts={"moment": moment, UNDER_ITEM: "Ö 5"})
    override = Override(found.rule, "votes", "v", "Uhr ging vor", moment, "Frau Sommer")
    said, _why = passed_words(PassedOver(override, "Ö 5", found))
    assert said.startswith("Übergangen: Ö 5: Die Abstimmung um 16:58")
