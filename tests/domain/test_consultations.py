"""Whether the Stadtrat still has to deal with what the Beirat recommends."""

from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.consultations import (
    PASSED_ON,
    UNFAVOURABLE,
    Consultation,
    ConsultationState,
    Outcome,
    awaits,
    consultation_findings,
)
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.text import RichText

BEIRAT, SOCIAL, COUNCIL = "beirat", "social", "council"


def way(*stations: tuple[str, Outcome | None]) -> list[Consultation]:
    return [
        Consultation(
            "paper",
            committee,
            position,
            state=ConsultationState.DONE if outcome else ConsultationState.PLANNED,
            outcome=outcome,
        )
        for position, (committee, outcome) in enumerate(stations)
    ]


@pytest.mark.parametrize(
    ("stations", "open_still"),
    [
        ([(BEIRAT, Outcome.RECOMMENDED), (COUNCIL, None)], True),
        ([(BEIRAT, Outcome.RECOMMENDED), (SOCIAL, None), (COUNCIL, None)], True),
        ([(COUNCIL, Outcome.REFERRED), (BEIRAT, Outcome.RECOMMENDED), (COUNCIL, None)], True),
        ([(BEIRAT, Outcome.RECOMMENDED), (COUNCIL, Outcome.ADOPTED)], False),
        ([(BEIRAT, Outcome.RECOMMENDED), (COUNCIL, Outcome.REFERRED_BACK), (BEIRAT, Outcome.NOTED)], False),
        ([(COUNCIL, None), (BEIRAT, Outcome.NOTED)], False),
        ([(BEIRAT, Outcome.RECOMMENDED), (SOCIAL, None)], False),
    ],
)
def test_the_stadtrat_awaits_only_what_it_has_not_dealt_with_since_the_beirat(stations, open_still):
    assert awaits(way(*stations), BEIRAT, COUNCIL) is open_still
    assert awaits(reversed(way(*stations)), BEIRAT, COUNCIL) is open_still


def test_an_adjournment_leaves_it_with_the_stadtrat():
    own, asked = way((BEIRAT, Outcome.RECOMMENDED), (COUNCIL, None))
    adjourned = asked.put_on_agenda("m", "i").to(ConsultationState.POSTPONED)
    assert awaits((own, adjourned), BEIRAT, COUNCIL)


DAY, WORDING = date(2012, 5, 24), RichText.of("Der Beirat lädt ein.")
PLANNED = Consultation("paper", BEIRAT, wording=WORDING, due=DAY, id="c")


def test_a_station_goes_on_an_agenda_is_decided_and_taken_back():
    on = PLANNED.put_on_agenda("m", "i")
    assert (on.state, on.meeting_id, on.agenda_item_id) == (ConsultationState.ON_AGENDA, "m", "i")
    done = on.conclude(Outcome.ADOPTED, DAY)
    assert (done.state, done.outcome, done.decided_on, done.wording) == (
        ConsultationState.DONE,
        Outcome.ADOPTED,
        DAY,
        WORDING,
    )
    other = RichText.of("Anders.")
    again = done.conclude(Outcome.REFERRED, DAY, target="Sozialausschuss", wording=other)
    assert (again.outcome, again.outcome_target, again.wording) == (Outcome.REFERRED, "Sozialausschuss", other)
    back = again.reopen()
    assert (back.state, back.outcome, back.outcome_target, back.decided_on) == (on.state, None, "", None)
    off = back.take_off_agenda()
    assert (off.state, off.meeting_id, off.agenda_item_id) == (ConsultationState.PLANNED, None, None)
    assert replace(done, agenda_item_id=None).reopen().state is ConsultationState.PLANNED


def test_a_referral_says_to_whom():
    with pytest.raises(Refused, match=r"consultation\.target_missing"):
        PLANNED.conclude(Outcome.REFERRED, DAY, target=" ")


def test_an_adjournment_is_no_end():
    adjourned = PLANNED.put_on_agenda("m", "i").conclude(Outcome.POSTPONED, DAY)
    assert (adjourned.state, adjourned.outcome, adjourned.decided_on) == (
        ConsultationState.POSTPONED,
        Outcome.POSTPONED,
        None,
    )


def test_what_is_wrong_with_a_station_is_found_on_the_day_after():
    def rules(station, today=DAY):
        found = consultation_findings(station, today)
        assert all((one.noun, one.object_id) == ("consultations", "c") for one in found)
        return [one.rule for one in found]

    done = replace(PLANNED, state=ConsultationState.DONE, outcome=Outcome.NOTED, decided_on=DAY)
    assert rules(PLANNED) == rules(done) == rules(done, date(2013, 1, 1)) == []
    assert rules(PLANNED, date(2012, 5, 25)) == ["consultation.overdue"]
    assert rules(replace(done, outcome=None)) == ["consultation.outcome_missing"]
    assert rules(done, date(2012, 5, 23)) == ["consultation.decided_in_future"]


def test_after_which_outcomes_nothing_is_carried_out_and_after_which_another_body_goes_on():
    assert {one.value for one in UNFAVOURABLE} == {"rejected", "withdrawn", "removed", "no_resolution"}
    assert {one.value for one in PASSED_ON} == {"referred", "referred_back", "recommended"}
