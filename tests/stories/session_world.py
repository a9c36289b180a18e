"""A meeting of twelve items, invited and announced, with 33 members, two guests and seven motions and elections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from beirat_desktop.domain.agenda import AgendaItem, ItemKind
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import PaperType, Target
from beirat_desktop.domain.persons import Membership, Person, Role
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.text import RichText
from beirat_desktop.usecases.office import Office

DAY = date(2026, 3, 12)
BERLIN = ZoneInfo("Europe/Berlin")
NAMES = (
    "Ağırbaş, Łukasz", "Albrecht, Ruth", "Baumhauer, Uwe", "Ben Youssef, Salma", "Çelik, Aylin", "Đorđević, Mila",
    "Eberhard, Klaus", "Fischer, Nora", "Göçmen, Deniz", "Haddad, Rami", "Ibrahimović, Emina", "Jansen, Piet",
    "Kaya, Yusuf", "Kowalczyk, Ewa", "Lehmann, Gerd", "Mansour, Leila", "Nussbaumer, Ada", "Okafor, Chidi",
    "Öztürk, Ferhat", "Petrova, Irina", "Quandt, Silke", "Rossi, Carla", "Schäfer, Tim", "Sokolov, Pavel",
    "Tadesse, Hanna", "Tran, Minh", "Uhl, Sabine", "Vogel, Peter", "Wagner, Ines", "Xhaka, Arta", "Yıldız, Can",
    "Zeller, Frank", "Zimmer, Lena",
)  # fmt: skip
"""Who has a seat, the chair first but one, as the attendance list has them."""
CHAIR = "Albrecht, Ruth"
MOTIONS = {
    "courses": ("Sprachkurse am Abend", "Der Beirat beantragt Sprachkurse am Abend."),
    "housing": ("Wohnungen für Familien", "Die Stadt baut zehn Wohnungen für Familien."),
    "clubs": ("Förderung der Vereine", "1. Die Mittel der Vereine steigen.\n2. Die Vereine berichten jährlich."),
    "office": ("Räume der Geschäftsstelle", "Die Geschäftsstelle zieht in das Rathaus um."),
    "schools": ("Schulbegleitung", "An jeder Schule arbeitet eine Begleitung."),
    "signs": ("Mehrsprachige Schilder", "Die Schilder im Rathaus werden mehrsprachig."),
}
"""By a short name: title and wording."""
OF_THE_TOWN = ("courses", "housing")
"""Motions whose wording speaks of the town."""


@dataclass(frozen=True)
class World:
    """The meeting with its items by their short names, and two guests under «courses» and «housing»."""

    meeting: Meeting
    items: dict[str, AgendaItem]
    people: dict[str, Person]


def at(office: Office, hour: int, minute: int, day: date = DAY) -> None:
    """What the clock shows now."""
    office.store.now = lambda: datetime(day.year, day.month, day.day, hour, minute, tzinfo=BERLIN)


def build(office: Office) -> World:
    """Found the body, admit the motions, put them on the agenda, invite in time and announce."""
    at(office, 9, 0, date(2026, 2, 2))
    people = _found(office)
    chair = people[CHAIR]
    with office.store.reading() as unit:
        beirat = next(one for one in unit.committees.all() if one.kind is CommitteeKind.BEIRAT)
        faction = unit.factions.all()[0]
    start = datetime(DAY.year, DAY.month, DAY.day, 17)
    meeting = office.meetings.plan(beirat.id, start, Place("Rathaus", "Ratssaal"))
    items: dict[str, AgendaItem] = {}
    for number, (name, (title, wording)) in enumerate(MOTIONS.items()):
        if name == "office":
            items["election"] = office.agenda.add_item(
                meeting.id, "Vertretung im Landesverband", kind=ItemKind.ELECTION, position=6
            )
        paper = office.papers.add(
            PaperType.MOTION,
            title,
            committee_id=beirat.id,
            faction_id=faction.id,
            meeting_id=meeting.id,
            target=Target.ADMINISTRATION if name in OF_THE_TOWN else Target.OWN,
            proposal=RichText.of(wording),
            signer_id=chair.id,
            signed=True,
        )
        office.papers.submit(paper.id)
        office.papers.give_number(paper.id)
        office.papers.admit(paper.id)
        items[name] = office.agenda.add_paper(meeting.id, paper.id, position=3 + number + ("election" in items))
    for item, (given, family) in (("courses", ("Magdalena", "Ostertag")), ("housing", ("Jan", "Wiesenthaler"))):
        guest = office.speakers.suggest("Bericht", meeting_id=meeting.id, agenda_item_id=items[item].id)
        office.speakers.name_guest(guest.id, family_name=family, given_name=given, form_of_address="Frau")
        for step in (office.speakers.ask, office.speakers.accept, office.speakers.invite):
            step(guest.id)
    at(office, 9, 0, date(2026, 2, 20))
    office.invitations.send(meeting.id)
    office.invitations.issue_notice(meeting.id)
    at(office, 9, 0, date(2026, 3, 4))
    office.invitations.publish_notice(meeting.id, date(2026, 3, 4))
    at(office, 16, 50)
    return World(office.meetings.get(meeting.id), items, people)


def _found(office: Office) -> dict[str, Person]:
    body = Body("Stadt Ludwigshafen am Rhein", "Ludwigshafen")
    term = LegislativeTerm(body.id, "2024–2029", date(2024, 11, 1), date(2029, 10, 31), 1)
    beirat = Committee(
        body.id,
        "Beirat für Migration und Integration",
        "Beirat",
        CommitteeKind.BEIRAT,
        statutory_seats=33,
        genitive="des Beirates für Migration und Integration",
        definite="Der Beirat für Migration und Integration",
    )
    beirat = replace(beirat, profile=replace(beirat.profile, postal_days=3))
    factions = [Faction(beirat.id, f"{name}-Fraktion", name) for name in ("SPD", "CDU", "Grünen")]
    people = {}
    with office.store.unit("meetings.plan") as unit:
        unit.bodies.save(body)
        unit.terms.save(term)
        unit.committees.save(beirat)
        unit.committees.save(Committee(body.id, "Stadtrat", "Stadtrat", CommitteeKind.COUNCIL, 60))
        for faction in factions:
            unit.factions.save(faction)
        for number, name in enumerate(NAMES):
            family, _, given = name.partition(", ")
            people[name] = unit.persons.save(Person(family, given))
            role = Role.CHAIR if name == CHAIR else Role.MEMBER
            faction_id = factions[number % 3].id
            unit.memberships.save(Membership(people[name].id, beirat.id, role, faction_id=faction_id, start=term.start))
        writer = unit.persons.save(Person("Lorenz", "Maria"))
        unit.memberships.save(Membership(writer.id, beirat.id, Role.SECRETARY, start=term.start))
    office.store.forget_undo()
    return people
