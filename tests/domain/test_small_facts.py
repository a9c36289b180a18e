"""Small rules of the nouns: what an item, a meeting, a faction and a profile say of themselves."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from beirat_desktop.domain.agenda import AgendaItem, invited_again
from beirat_desktop.domain.coverage import Coverage
from beirat_desktop.domain.deadlines import late_item_findings
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.findings import Severity
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.memberships import Seats, seat_findings
from beirat_desktop.domain.papers import Target
from beirat_desktop.domain.passwords import hashed
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.profiles import RuleProfile
from beirat_desktop.domain.readiness import readiness, target_findings
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.supplements import MeetingFact, unannounced
from beirat_desktop.domain.text import RichText, quoted
from beirat_desktop.domain.website import published_results
from tests import factories

MEETING = factories.meeting(datetime(2012, 5, 24, 17))


@pytest.mark.parametrize(
    ("fields", "three"),
    [
        ({"second_call_of": "left", "number": "Ö 1"}, True),
        ({"second_call_of": "left", "number": "Ö 1", "supplement": 1}, False),
        ({"second_call_of": "left"}, False),
        ({"number": "Ö 1"}, False),
    ],
)
def test_three_suffice_for_what_the_invitation_itself_called_again(fields, three) -> None:
    assert invited_again(AgendaItem(MEETING.id, "Wohnen", **fields)) is three


@pytest.mark.parametrize(
    ("item", "sent", "late"),
    [
        ({"supplement": 1, "number": "Ö 5"}, date(2012, 5, 1), True),
        ({"number": "Ö 5"}, date(2012, 5, 1), False),
        ({}, date(2012, 5, 1), True),
        ({}, None, False),
    ],
)
def test_late_is_only_what_came_after_the_invitation(item, sent, late) -> None:
    meeting = replace(MEETING, invitation_sent_on=sent)
    found = late_item_findings(AgendaItem(meeting.id, "Wohnen", **item), date(2012, 5, 23), meeting, RuleProfile())
    assert [one.rule for one in found] == (["agenda.item_late"] if late else [])


def test_an_interruption_at_the_end_ends_with_the_end_when_that_is_corrected() -> None:
    began, ended, later = (datetime(2012, 5, 24, hour) for hour in (18, 19, 20))
    earlier = (datetime(2012, 5, 24, 17, 10), datetime(2012, 5, 24, 17, 20))
    broken = replace(MEETING, interruptions=(earlier, (began, ended)))
    assert broken.end_moved(ended, later).interruptions == (earlier, (began, later))
    assert broken.end_moved(later, ended) is broken
    assert MEETING.end_moved(ended, later) is MEETING
    with pytest.raises(Refused):
        broken.end_moved(ended, datetime(2012, 5, 24, 17, 30))


def test_a_faction_goes_by_its_short_name_else_by_its_name() -> None:
    assert Faction("b", "SPD-Fraktion", "SPD").label == "SPD"
    assert Faction("b", "Die Grünen").label == "Die Grünen"


def test_minutes_are_due_in_a_month_at_the_earliest() -> None:
    assert RuleProfile(minutes_due_months=1).minutes_due_months == 1
    with pytest.raises(Refused, match=r"profile\.too_small") as refused:
        RuleProfile(minutes_due_months=0)
    assert refused.value.facts == {"field": "minutes_due_months", "minimum": 1}
    assert RuleProfile(review_months=0).review_months == 0
    with pytest.raises(Refused, match=r"profile\.too_small"):
        RuleProfile(review_months=-1)


def test_no_more_than_a_third_is_appointed_and_the_finding_says_how_many() -> None:
    (found,) = seat_findings(Seats(33, 33, 12, 12))
    assert (found.rule, found.severity) == ("members.too_many_appointed", Severity.ERROR)
    assert found.facts == {"appointed": 12, "most": 11, "seats": 33}
    (found,) = seat_findings(Seats(33, 33, 5, 6))
    assert (found.rule, found.facts) == ("members.more_appointed_than_set", {"appointed": 6, "most": 5})


def test_what_the_beirat_asks_outside_self_government_is_named_with_whom_it_asks() -> None:
    paper = factories.motion(target=Target.ADMINISTRATION, self_government=False)
    (found,) = target_findings(paper, factories.BEIRAT.kind)
    assert found.facts == {"title": paper.title, "target": Target.ADMINISTRATION}
    assert target_findings(replace(paper, self_government=True), factories.BEIRAT.kind) == ()
    assert target_findings(replace(paper, target=Target.OWN), factories.BEIRAT.kind) == ()


def test_the_public_reads_what_was_resolved_under_an_item_in_its_order_once_the_meeting_is_over() -> None:
    over = replace(MEETING, state=MeetingState.CLOSED)
    item = AgendaItem(over.id, "Wohnen")
    first = Resolution("c", date(2012, 5, 24), agenda_item_id=item.id, position=0, id="z")
    second = Resolution("c", date(2012, 5, 24), agenda_item_id=item.id, position=1, id="a")
    hidden = replace(first, public=False, id="h")
    elsewhere = replace(first, agenda_item_id="other", id="o")
    kept = [second, hidden, elsewhere, first]
    assert published_results(item, over, kept) == [first, second]
    assert published_results(replace(item, public=False), over, kept) == []
    assert published_results(item, replace(over, state=MeetingState.RUNNING), kept) == []


def test_the_next_supplement_says_the_hour_and_the_place_that_the_invitation_did_not() -> None:
    sent = replace(
        MEETING, invitation_sent_on=date(2012, 5, 10), sent_start=MEETING.start, sent_place=MEETING.place, supplements=0
    )
    assert not unannounced(sent, ())
    assert unannounced(replace(sent, start=datetime(2012, 5, 24, 18)), ()).facts == (MeetingFact.START,)
    assert unannounced(replace(sent, place=Place("Rathaus", "2")), ()).facts == (MeetingFact.PLACE,)
    assert not unannounced(replace(sent, invitation_sent_on=None, start=datetime(2012, 5, 24, 18)), ())


def test_a_motion_is_not_ready_without_a_title_and_a_missing_reason_is_only_said() -> None:
    empty = factories.motion(title=" ", proposal=RichText(), rationale=RichText())
    found = {one.rule: one.severity for one in readiness(empty, today=date(2012, 5, 1))}
    assert found["paper.title_missing"] is Severity.ERROR
    assert found["paper.proposal_missing"] is Severity.ERROR
    assert found["paper.rationale_missing"] is Severity.INFO


def test_quotation_marks_are_put_around_words_that_have_none() -> None:
    assert quoted(RichText.of("Wer zahlt?")).plain == "„Wer zahlt?“"
    assert quoted(RichText.of("„Wer zahlt?“")).plain == "„Wer zahlt?“"
    assert quoted(RichText()) == RichText()


def test_what_is_quoted_within_a_quotation_stands_between_half_marks() -> None:
    joined = RichText.of("Der Stadtrat tritt der Erklärung „Vielfalt im Sport“ bei.")
    assert quoted(joined).plain == "„Der Stadtrat tritt der Erklärung ‚Vielfalt im Sport‘ bei.“"
    assert quoted(RichText.of("„A“ und „B“")).plain == "„‚A‘ und ‚B‘“"
    nested = RichText.of("„Die Erklärung ‚Vielfalt‘ gilt.“")
    assert quoted(nested) == nested
    unpaired = RichText.of("5“ Rohr")
    assert quoted(unpaired).plain == "„5“ Rohr“"
    assert quoted(RichText.of("X")).plain == "„X“"


def test_a_body_begins_a_sentence_with_its_article() -> None:
    beirat = factories.BEIRAT
    assert replace(beirat, definite="Der Beirat").the == "Der Beirat"
    assert replace(beirat, name="Runder Tisch", definite="").the == "Das Gremium „Runder Tisch“"


def test_what_a_check_does_not_say_it_compared_it_did_not_compare() -> None:
    assert not any(Coverage())


def test_trying_a_password_takes_the_memory_that_makes_guessing_dear() -> None:
    _, cost, block, *_ = hashed("Hammer und Glocke").split(":")
    assert 128 * int(cost) * int(block) == 32 * 1024 * 1024
