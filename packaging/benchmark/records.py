"""Records of many papers, with the words, stations and tasks that real ones have."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from pathlib import Path

from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.consultations import Consultation, ConsultationState, Outcome
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.papers import Paper, PaperState, PaperType
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.users import User
from beirat_desktop.store.record import create_record, open_record

WORDS = [
    a + b
    for a in ("Straßen", "Fußgänger", "Bürger", "Sprach", "Integrations", "Schul", "Haushalts", "Jugend", "Wohnungs")
    for b in (
        "beleuchtung",
        "überweg",
        "beteiligung",
        "förderung",
        "konzept",
        "begleitung",
        "plan",
        "arbeit",
        "vergabe",
    )
]
SMALL = (
    "der",
    "die",
    "das",
    "und",
    "für",
    "in",
    "mit",
    "nach",
    "bei",
    "auf",
    "zum",
    "zur",
    "von",
    "aus",
    "über",
    "ein",
)
STATES = (PaperState.SUBMITTED, PaperState.ADMITTED, PaperState.ON_AGENDA, PaperState.DEBATED, PaperState.DONE)


def papers(count: int) -> dict[str, list]:
    """Everything a record of that many papers holds, by noun; the same count gives the same record."""
    chance = random.Random(count)
    words = [*WORDS, *SMALL * 12]
    body = Body("Stadt Ludwigshafen am Rhein", "Ludwigshafen")
    term = LegislativeTerm(body.id, "2009–2029", date(2009, 11, 1), date(2029, 10, 31), 1)
    beirat = Committee(body.id, "Beirat für Migration und Integration", "Beirat", CommitteeKind.BEIRAT, 33)
    council = Committee(body.id, "Stadtrat", "Stadtrat", CommitteeKind.COUNCIL, 60)
    factions = [Faction(beirat.id, f"{name}-Fraktion", name) for name in ("SPD", "CDU", "FWG", "Grüne")]
    made: dict[str, list] = {
        "bodies": [body],
        "terms": [term],
        "committees": [beirat, council],
        "factions": factions,
        "users": [User("Geschäftsstelle")],
    }
    first = datetime(2010, 2, 25, 17)
    meetings = [
        Meeting(beirat.id, term.id, first + timedelta(days=14 * n), number=n + 1, state=MeetingState.CLOSED)
        for n in range(max(20, count // 200))
    ]
    made |= {"meetings": meetings, "papers": [], "consultations": [], "resolutions": [], "follow_ups": []}
    for n in range(count):
        meeting = meetings[n * len(meetings) // count]
        text = " ".join(chance.choices(words, k=60))
        paper = Paper(
            " ".join(chance.choices(words, k=7)).capitalize(),
            PaperType.MOTION,
            beirat.id,
            STATES[n % 5] if n > count - 400 else STATES[3 + n % 2],
            number=f"{meeting.day.year}/{n}",
            faction_id=factions[n % 4].id,
            dated=meeting.day - timedelta(days=30),
            received=meeting.start - timedelta(days=28),
            meeting_id=meeting.id,
            proposal=RichText.of(text),
        )
        station = Consultation(
            paper.id,
            beirat.id,
            state=ConsultationState.DONE,
            meeting_id=meeting.id,
            outcome=Outcome.ADOPTED,
            decided_on=meeting.day,
        )
        resolution = Resolution(beirat.id, meeting.day, RichText.of(text[:200]), number=f"B{n}", paper_id=paper.id)
        made["papers"].append(paper)
        made["consultations"].append(station)
        made["resolutions"].append(resolution)
        if n % 3 == 0:
            due = meeting.day + timedelta(days=180)
            made["follow_ups"].append(FollowUp(paper.id, resolution.id, paper.title, due=due))
    return made


def build(file: Path, count: int) -> None:
    """Write a record of that many papers."""
    store = create_record(file)
    made = papers(count)
    for noun, values in made.items():
        for start in range(0, len(values), 5_000):
            with store.unit("benchmark.build") as unit:
                unit.nouns(noun).save_all(values[start : start + 5_000])
    store.close()


def leave_one_user(file: Path) -> None:
    """With several the start would ask who works, and wait for an answer."""
    store = open_record(file)
    with store.unit("benchmark.build") as unit:
        for user in unit.users.all()[1:]:
            unit.users.delete(user.id)
    store.close()
