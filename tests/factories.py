"""A value of each noun with good defaults, so that a new field does not break fifty tests.

Every factory fills only what a test may take for granted; what the test is about stands in the test.
"""

from __future__ import annotations

from datetime import date, datetime

from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.persons import Membership, Person, Role
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.text import RichText

BODY = Body("Stadt Ludwigshafen am Rhein", "Ludwigshafen")
TERM = LegislativeTerm(BODY.id, "2009–2014", date(2009, 11, 1), date(2014, 10, 31), 4)
BEIRAT = Committee(
    BODY.id,
    "Beirat für Migration und Integration",
    "Beirat",
    CommitteeKind.BEIRAT,
    statutory_seats=33,
    appointed_seats=11,
    genitive="des Beirates für Migration und Integration",
    definite="Der Beirat für Migration und Integration",
)
COUNCIL = Committee(BODY.id, "Stadtrat", "Stadtrat", CommitteeKind.COUNCIL, 60, genitive="des Stadtrates")
SPD = Faction(BEIRAT.id, "SPD-Fraktion", "SPD")


def person(family_name: str = "Ağırbaş", given_name: str = "Łukasz", **fields: object) -> Person:
    return Person(family_name, given_name, **fields)  # type: ignore[arg-type]


def membership(person: Person, role: Role = Role.MEMBER, **fields: object) -> Membership:
    return Membership(person.id, BEIRAT.id, role, **{"faction_id": SPD.id, **fields})  # type: ignore[arg-type]


def meeting(start: datetime = datetime(2012, 5, 24, 17), **fields: object) -> Meeting:
    return Meeting(BEIRAT.id, TERM.id, start, **{"number": 12, **fields})  # type: ignore[arg-type]


def motion(title: str = "Beratung zu strategischen Integrationskonzepten", **fields: object) -> Paper:
    defaults: dict[str, object] = {
        "committee_id": BEIRAT.id,
        "faction_id": SPD.id,
        "dated": date(2012, 4, 4),
        "proposal": RichText.of("Der Beirat lädt zur nächsten Sitzung eine Fachberatung ein."),
    }
    return Paper(title, **{**defaults, **fields})  # type: ignore[arg-type]
