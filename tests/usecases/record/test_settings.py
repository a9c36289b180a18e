import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.places import Letterhead
from beirat_desktop.domain.profiles import NumberPattern, SerialScope, StandingItem
from beirat_desktop.german import refusal
from tests import factories

BEIRAT = factories.BEIRAT.id


def profile(office):
    return office.committees.get(BEIRAT).profile


def test_a_committee_may_give_more_notice_but_not_less_than_the_law(office):
    office.settings.edit_profile(BEIRAT, notice_days=7)
    with pytest.raises(Refused) as refused:
        office.settings.edit_profile(BEIRAT, notice_days=3)
    assert "mindestens 4 volle Kalendertage (§ 34 GemO)" in refusal(refused.value)
    assert profile(office).notice_days == 7
    office.settings.reset_profile(BEIRAT)
    assert profile(office).notice_days == 4


def test_a_number_pattern_shows_how_numbers_will_look(office):
    assert office.settings.example(NumberPattern("motion", "{year}/{serial:3}")) == "2012/007"
    pattern = NumberPattern("motion", "{term}-{serial:2}", SerialScope.TERM)
    assert office.settings.example(pattern) == "4-07"


def test_a_pattern_that_would_repeat_numbers_is_refused(office):
    with pytest.raises(Refused, match=r"number\.year_missing"):
        office.settings.set_pattern(BEIRAT, NumberPattern("motion", "A{serial}"))
    before = profile(office).number_patterns
    office.settings.set_pattern(BEIRAT, NumberPattern("resolution", "B{year}-{serial}"))
    after = profile(office).number_patterns
    assert [p.kind for p in after] == [p.kind for p in before]
    assert profile(office).number_pattern("resolution").pattern == "B{year}-{serial}"


def test_standing_items_need_a_title(office):
    items = (StandingItem("Eröffnung", "opening"), StandingItem("Verschiedenes", "miscellaneous", at_end=True))
    office.settings.set_standing_items(BEIRAT, items)
    assert profile(office).standing_items == items
    with pytest.raises(Refused, match=r"settings\.standing_item_title"):
        office.settings.set_standing_items(BEIRAT, (StandingItem(" "),))


def test_letterheads_belong_to_committees_and_factions(office):
    head = Letterhead(("SPD-Fraktion", "im Beirat für Migration und Integration"), "SPD · Rathausplatz 20")
    office.settings.set_faction_letterhead(factories.SPD.id, head)
    office.settings.set_committee_letterhead(BEIRAT, Letterhead(("Stadt Ludwigshafen",)))
    assert office.committees.factions(BEIRAT)[0].letterhead == head
    assert office.committees.get(BEIRAT).letterhead.lines == ("Stadt Ludwigshafen",)


def test_an_emptied_text_block_falls_back_to_the_usual_words(office):
    office.settings.set_text_block("invitation.opening", "Ich lade herzlich ein.")
    assert office.settings.text_blocks() == {"invitation.opening": "Ich lade herzlich ein."}
    office.settings.set_text_block("invitation.opening", " ")
    assert office.settings.text_blocks() == {}


def test_typing_a_letterhead_is_one_step_to_undo(office):
    for text in ("S", "SP", "SPD"):
        office.settings.set_faction_letterhead(factories.SPD.id, Letterhead((text,)))
    office.undo()
    assert office.committees.factions(BEIRAT)[0].letterhead == Letterhead()
