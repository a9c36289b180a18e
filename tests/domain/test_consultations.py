"""Whether the Stadtrat still has to deal with what the Beirat recommends."""

import pytest

from beirat_desktop.domain.consultations import Consultation, ConsultationState, Outcome, awaits

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
