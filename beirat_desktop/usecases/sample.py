"""A believable record to look around in: a Beirat over two terms, built through the use cases alone.

The first term is the past, with three true chains of motions; the second leads up to today. All people are
invented. The clock of the record is set to each day on which something is done, so that history, numbers and
deadlines are those of the time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from beirat_desktop import paths
from beirat_desktop.domain.agenda import AgendaItem, ItemKind
from beirat_desktop.domain.attendance import AttendanceState
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.consultations import ConsultationRole, Outcome
from beirat_desktop.domain.dates import PartialDate
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.initiatives import Initiative, InitiativeKind, Partner
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.organizations import Organization, OrganizationKind
from beirat_desktop.domain.papers import Paper, PaperType, Target
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.places import Address, Contact, Letterhead, Place
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.users import Desk, User
from beirat_desktop.domain.votes import Vote, VoteForm
from beirat_desktop.store.unit import Store
from beirat_desktop.usecases.consultations import StationDecision
from beirat_desktop.usecases.founding import USUAL_COMMITTEES, Founding, usual_beirat, usual_committee, usual_council
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.resolutions import Decision

FACTIONS = (
    ("SPD-Fraktion", "SPD"),
    ("CDU-Fraktion", "CDU"),
    ("Fraktion Bündnis 90/Die Grünen", "Grüne"),
    ("FWG-Fraktion", "FWG"),
    ("Liste Vielfalt", "Liste Vielfalt"),
    ("Internationale Liste", "Internationale Liste"),
)
PAST = {
    "h1": date(2010, 2, 25),
    "h2": date(2010, 5, 20),
    "h3": date(2010, 9, 16),
    "h4": date(2010, 11, 25),
    "h5": date(2011, 2, 17),
    "h6": date(2011, 5, 19),
    "h7": date(2011, 9, 15),
    "h8": date(2011, 11, 24),
    "h9": date(2012, 2, 23),
    "h10": date(2012, 5, 24),
    "h11": date(2012, 8, 23),
    "h12": date(2012, 11, 22),
    "h13": date(2013, 3, 14),
    "h14": date(2013, 9, 19),
}
HELD_LATELY = 8
PLACE = Place("Rathaus", "Stadtratssaal", Address("Rathausplatz 20", "67059", "Ludwigshafen am Rhein"))
COURSE = (
    "Die Fraktion begründet den Antrag. Aus der Mitte des Beirates wird angeregt, die Betroffenen früh einzubeziehen.",
    "Nach kurzer Aussprache wird der Antrag zur Abstimmung gestellt.",
    "Mehrere Mitglieder berichten aus ihrer Arbeit. Die Verwaltung sagt zu, die Zahlen nachzureichen.",
    "Die Verwaltung weist auf die angespannte Haushaltslage hin. Der Beirat hält den Antrag dennoch für vordringlich.",
)


def build_sample(store: Store, today: date) -> None:
    """Fill an empty record; the next meeting lies some ten days after today."""
    clock = store.now
    try:
        _Builder(store, today).build()
    finally:
        store.now = clock
    store.forget_undo()


def meeting_days(today: date) -> dict[str, date]:
    """The days of all 24 meetings: fourteen past, eight held lately, the next and the one after."""
    upcoming = today + timedelta(days=10)
    upcoming += timedelta(days=(3 - upcoming.weekday()) % 7)
    while _unfit(upcoming):
        upcoming += timedelta(days=7)
    days = dict(PAST)
    for back in range(HELD_LATELY, 0, -1):
        day = upcoming - timedelta(days=91 * back)
        while _unfit(day):
            day -= timedelta(days=7)
        days[f"r{HELD_LATELY + 1 - back}"] = day
    days["next"] = upcoming
    later = upcoming + timedelta(days=84)
    while _unfit(later):
        later += timedelta(days=7)
    days["later"] = later
    return days


def _unfit(day: date) -> bool:
    """Days on which no office would call a meeting: around Christmas, and every public holiday."""
    from beirat_desktop.usecases.planning import holiday

    return bool(holiday(day)) or (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 6)


@dataclass
class _Builder:
    store: Store
    today: date
    office: Office = field(init=False)
    beirat: Committee = field(init=False)
    committees: dict[str, Committee] = field(default_factory=dict)
    factions: dict[str, Faction] = field(default_factory=dict)
    offices: dict[str, Organization] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    voices: int = 0

    def build(self) -> None:
        self.office = Office(self.store)
        self.days = meeting_days(self.today)
        self._found()
        papers: list[dict[str, Any]] = json.loads(
            (paths.resources() / "sample" / "papers.json").read_text(encoding="utf-8")
        )
        self._chain_b_begins()
        for key in PAST:
            self._hold(key, [p for p in papers if p["when"] == key])
        self._later_report()
        for number in range(1, HELD_LATELY + 1):
            self._hold(f"r{number}", [p for p in papers if p["when"] == f"r{number}"])
        self._prepare_next([p for p in papers if p["when"] == "next"])
        self._plan("later", self.today - timedelta(days=3))
        self._loose([p for p in papers if p["when"] in ("submitted", "draft", "refused")])
        self._initiatives()

    # --- people and bodies ---

    def _found(self) -> None:
        self._at(date(2009, 11, 2))
        body = Body(
            "Stadt Ludwigshafen am Rhein",
            "Ludwigshafen",
            office="Geschäftsstelle des Beirates für Migration und Integration",
            office_address=Address("Europaplatz 1", "67063", "Ludwigshafen am Rhein"),
            office_contact=Contact(phone="0621 000-0", email="beirat@example.org"),
            mayor="Oberbürgermeisterin Dr. Rotraud Hagenbucher",
            website="https://www.example.org",
        )
        beirat = usual_beirat(body)
        beirat = replace(
            beirat,
            place=PLACE,
            letterhead=Letterhead(
                ("Stadt Ludwigshafen am Rhein", "Beirat für Migration und Integration", "Geschäftsstelle"),
                "Geschäftsstelle Beirat · Europaplatz 1 · 67063 Ludwigshafen",
            ),
        )
        factions = tuple(
            Faction(
                beirat.id,
                name,
                short,
                Letterhead(
                    (name, "im Beirat für Migration und Integration"), f"{name} · Rathausplatz 20 · 67059 Ludwigshafen"
                ),
            )
            for name, short in FACTIONS
        )
        named = [usual_committee(body, name) for name in USUAL_COMMITTEES]
        first = LegislativeTerm(body.id, "2009–2014", date(2009, 11, 1), date(2014, 10, 31), 1)
        self.office.committees.found(
            Founding(
                body,
                first,
                beirat,
                (usual_council(body, 60), *named),
                factions,
                user=User("Geschäftsstelle", Desk.OFFICE),
            )
        )
        self.beirat = self.office.committees.get(beirat.id)
        self.committees = {committee.name: committee for committee in self.office.committees.all()}
        self.factions = {faction.short_name: faction for faction in self.office.committees.factions(beirat.id)}
        self._terms()
        self._members("members-2009.tsv", date(2009, 11, 1), date(2014, 10, 31))
        first_lately = self.office.committees.term_on(self.days["r1"])
        self._members("members-2024.tsv", first_lately.start if first_lately else self.days["r1"], None)
        self.office.users.add("Vorsitz", Desk.CHAIR)
        self.office.users.add("SPD-Fraktion", Desk.FACTION, faction_id=self.factions["SPD"].id)

    def _terms(self) -> None:
        start = date(2014, 11, 1)
        number = 2
        while start <= self.days["later"] + timedelta(days=365):
            end = date(start.year + 5, 10, 31)
            self.office.committees.add_term(f"{start.year}–{end.year}", start, end, number)
            start = date(start.year + 5, 11, 1)
            number += 1

    def _members(self, file: str, since: date, until: date | None) -> None:
        text = (paths.resources() / "sample" / file).read_text(encoding="utf-8")
        self.office.persons.paste(self.beirat.id, text, since)
        chairs: set[str] = set()
        for member in self.office.persons.members(self.beirat.id, since):
            membership = member.membership
            if membership.faction_id and membership.faction_id not in chairs and membership.role is not Role.CHAIR:
                chairs.add(membership.faction_id)
                membership = self.office.persons.edit_membership(membership.id, faction_chair=True)
            if until is not None:
                self.office.persons.end_membership(membership.id, until)

    def _office(self, name: str) -> Organization:
        if name not in self.offices:
            self.offices[name] = self.office.organizations.add(name)
        return self.offices[name]

    # --- time ---

    def _at(self, day: date, moment: time = time(9, 0)) -> None:
        here = datetime.combine(min(day, self.today), moment).astimezone()
        self.store.now = lambda: here

    # --- a meeting from the plan to the excerpts ---

    def _plan(self, key: str, planned: date) -> Meeting:
        self._at(planned)
        start = datetime.combine(self.days[key], time(17, 0))
        self.meetings[key] = self.office.meetings.plan(self.beirat.id, start)
        return self.meetings[key]

    def _hold(self, key: str, entries: list[dict[str, Any]]) -> None:
        day = self.days[key]
        meeting = self._plan(key, day - timedelta(days=70))
        items: list[tuple[AgendaItem, dict[str, Any]]] = []
        entries = [*self._chain_papers(key), *entries]
        for entry in entries:
            paper = entry.get("paper") or self._hand_in(entry, meeting, day - timedelta(days=36))
            self._at(day - timedelta(days=20))
            items.append((self._put_on(meeting, paper), entry))
        self._guests_speak(meeting, day)
        self._send(meeting, day - timedelta(days=13))
        with self._running(meeting, day):
            self._opening(meeting)
            for item, entry in items:
                self._decide(meeting, item, entry)
            self._hear_guests(meeting, day)
        for item, entry in items:
            self._afterwards(item, entry, day)
        self._minutes(meeting, day)

    def _hand_in(self, entry: dict[str, Any], meeting: Meeting, day: date) -> Paper:
        self._at(entry.get("dated", day))
        joint = tuple(self.factions[name].id for name in entry.get("joint", ()))
        paper = self.office.papers.add(
            PaperType.MOTION,
            entry["title"],
            committee_id=self.beirat.id,
            faction_id=self.factions[entry["faction"]].id,
            joint_faction_ids=joint,
            meeting_id=meeting.id,
            target=Target(entry["target"]),
            proposal=RichText.of(entry["proposal"]),
            rationale=RichText.of(entry["rationale"]),
            explanation=RichText.of(entry.get("explanation", "")),
            guest_topic=entry.get("guest", ""),
            self_government=entry.get("self_government", True),
            signed=True,
        )
        self.office.papers.submit(paper.id)
        self._at(entry.get("dated", day) + timedelta(days=1))
        self.office.papers.give_number(paper.id)
        return self.office.papers.admit(paper.id)

    def _put_on(self, meeting: Meeting, paper: Paper) -> AgendaItem:
        return self.office.agenda.add_paper(meeting.id, paper.id)

    def _send(self, meeting: Meeting, day: date) -> None:
        self._at(day)
        self.office.invitations.send(meeting.id)
        self.office.invitations.publish_notice(meeting.id, day + timedelta(days=3))

    @contextmanager
    def _running(self, meeting: Meeting, day: date) -> Iterator[None]:
        self._at(day, time(17, 4))
        self.office.attendances.open(meeting.id, time(17, 4))
        rows = [row.person.id for row in self.office.attendances.sheet(meeting.id).rows]
        ordinary = rows[4:-1]
        shift = meeting.number or 0
        excused = [ordinary[(shift * 5 + 3 * n) % len(ordinary)] for n in range(5 + shift % 4)]
        absent = [ordinary[(shift * 7 + 2 + 4 * n) % len(ordinary)] for n in range(2 + shift % 3)]
        late = next(one for one in ordinary if one not in excused and one not in absent)
        self.office.attendances.mark(meeting.id, excused, AttendanceState.EXCUSED)
        self.office.attendances.mark(meeting.id, [one for one in absent if one not in excused], AttendanceState.ABSENT)
        self.office.attendances.arrive(meeting.id, late, time(17, 20))
        self.office.attendances.mark_all_present(meeting.id)
        self._at(day, time(17, 45))
        yield
        end = time(19, 5 + 5 * (shift % 8))
        self._at(day, end)
        self.office.attendances.close(meeting.id, end)

    def _opening(self, meeting: Meeting) -> None:
        for row in self.office.resolutions.desk(meeting.id).items:
            words = {
                ItemKind.OPENING: "Die Vorsitzende eröffnet die Sitzung, begrüßt die Anwesenden und stellt die "
                "Beschlussfähigkeit fest.",
                ItemKind.OBJECTIONS: "Einwendungen werden nicht erhoben.",
                ItemKind.QUESTION_TIME: "Fragen werden nicht gestellt.",
            }.get(row.item.kind)
            if words:
                self.office.resolutions.begin(row.item.id)
                self.office.resolutions.edit(row.item.id, course=RichText.of(words))

    def _decide(self, meeting: Meeting, item: AgendaItem, entry: dict[str, Any]) -> None:
        self.voices += 1
        self.office.resolutions.begin(item.id)
        self.office.resolutions.edit(item.id, course=RichText.of(COURSE[self.voices % len(COURSE)]))
        if entry.get("via"):
            self.office.consultations.add(
                item.paper_id or "", self.committees[entry["via"]].id, ConsultationRole.PREPARATION
            )
        self.office.resolutions.record(item.id, self._decision(item, entry))

    def _decision(self, item: AgendaItem, entry: dict[str, Any]) -> Decision:
        result = entry.get("result", "adopted")
        plain = {"postponed": Outcome.POSTPONED, "withdrawn": Outcome.WITHDRAWN, "noted": Outcome.NOTED}
        if result in plain:
            return Decision(plain[result])
        present, _ = self.office.resolutions.voters(item.id)
        abstentions = entry.get("abstentions", 0)
        no = entry.get("no", 0)
        if result == "rejected":
            no = (present - abstentions) // 2 + 1
        elif result == "rejected_tie":
            abstentions = (present - abstentions) % 2 + abstentions
            no = (present - abstentions) // 2
        vote = Vote("", VoteForm.OPEN, present - no - abstentions, no, abstentions)
        if result.startswith("rejected"):
            return Decision(Outcome.REJECTED, vote=vote)
        council = entry["target"] == "council"
        return Decision(
            Outcome.RECOMMENDED if council else Outcome.ADOPTED, vote=vote, target="Stadtrat" if council else ""
        )

    def _minutes(self, meeting: Meeting, day: date) -> None:
        signed = day + timedelta(days=9)
        if signed > self.today:
            return
        self._at(signed)
        self.office.minutes.sign(meeting.id)
        self._at(day + timedelta(days=14))
        self.office.minutes.issue(meeting.id)
        rows = [row for row in self.office.excerpts.rows(meeting.id) if row.issuable and row.item.paper_id]
        for row in rows:
            terms = self.office.excerpts.usual_terms(meeting.id)
            paper = self.office.papers.get(row.item.paper_id or "")
            recipient = {Target.COUNCIL: "Büro des Stadtrates", Target.ADMINISTRATION: "Abteilung Integration"}
            self.office.excerpts.issue(row.item.id, replace(terms, recipient=recipient.get(paper.target, "")))

    # --- what follows ---

    def _afterwards(self, item: AgendaItem, entry: dict[str, Any], day: date) -> None:
        paper_id = item.paper_id
        if paper_id is None:
            return
        if entry.get("council"):
            self._council(paper_id, entry, day)
        for task in self.office.follow_ups.of_paper(paper_id):
            due = day + timedelta(days=entry.get("due", 180))
            office = self._office(entry["office"]) if entry.get("office") else None
            self._at(day + timedelta(days=10))
            self.office.follow_ups.edit(task.id, organization_id=office.id if office else None, due=due)
            if entry.get("report") and day + timedelta(days=60) <= self.today:
                self._at(day + timedelta(days=60))
                self.office.follow_ups.report(task.id, RichText.of(entry["report"]))
            if entry.get("done") and day + timedelta(days=150) <= self.today:
                self._at(day + timedelta(days=150))
                self.office.follow_ups.report(task.id, RichText.of("Der Beschluss ist umgesetzt."))
                self.office.follow_ups.carry_out(task.id)
                self._at(day + timedelta(days=182))
                self.office.follow_ups.note(task.id)

    def _council(self, paper_id: str, entry: dict[str, Any], day: date) -> None:
        plan = entry["council"]
        decided = date.fromisoformat(plan["date"]) if "date" in plan else day + timedelta(days=plan["after"])
        paper = self.office.papers.get(paper_id)
        for station in self.office.consultations.stations(paper_id):
            if station.committee.kind is CommitteeKind.BEIRAT or station.consultation.outcome is not None:
                continue
            council = station.committee.kind is CommitteeKind.COUNCIL
            on = decided if council else decided - timedelta(days=11)
            if plan["outcome"] == "waiting" and council:
                self._at(day + timedelta(days=8))
                self.office.consultations.edit(station.consultation.id, due=decided)
                continue
            if on > self.today:
                continue
            self._at(on + timedelta(days=2))
            if not council:
                decision = StationDecision(Outcome.RECOMMENDED, on, paper.proposal, "TOP 3", vote=_said("einstimmig"))
            else:
                decision = self._council_decision(plan, paper, on)
            self.office.consultations.decide(station.consultation.id, decision)

    def _council_decision(self, plan: dict[str, Any], paper: Paper, on: date) -> StationDecision:
        outcome = Outcome(plan["outcome"])
        if "stated" in plan:
            vote = _said(plan["stated"])
        else:
            vote = Vote("", VoteForm.OPEN, plan["yes"], plan["no"], plan["abstentions"])
        adopted = outcome in (Outcome.ADOPTED, Outcome.ADOPTED_CHANGED)
        wording = RichText.of(plan["wording"]) if "wording" in plan else (paper.proposal if adopted else RichText())
        to = self.committees[plan["to"]] if "to" in plan else None
        return StationDecision(
            outcome,
            on,
            wording,
            plan.get("item", ""),
            plan.get("paper", ""),
            vote,
            committee_id=to.id if to else None,
        )

    # --- guests ---

    NAMES = (
        ("Integrationskonzepte", "Ostertag", "Magdalena", "Frau", "Landesberatung Integration"),
        ("Berufsabschlüsse", "Kołakowski", "Jan", "Herr", "Handwerkskammer der Region"),
        ("Vermittlung", "Wiesenthaler", "Corbinian", "Herr", "Jobcenter Vorderpfalz"),
        ("Einbürgerungsrecht", "Abendroth", "Silke", "Frau", "Ministerium für Integration"),
        ("Ausländerbehörde", "Ďuriš", "Miroslav", "Herr", "Ausländerbehörde"),
        ("Diskriminierung", "بن يوسف", "سلمى", "Frau", "Landesberatung gegen Diskriminierung"),
        ("Existenzgründungen", "Öztürk-Bauer", "Ferhat", "Herr", "Wirtschaftsförderung"),
    )
    """Who speaks on what, by a word of the topic."""

    def _guests_speak(self, meeting: Meeting, day: date) -> None:
        """Guests whom earlier meetings resolved to hear are asked, accept and get an item and a letter."""
        for row in self.office.speakers.rows():
            if row.state.value != "suggested":
                continue
            speaker = self.office.speakers.get(row.id)
            if speaker.meeting_id not in (None, meeting.id):
                continue
            _, family, given, form, organization = next(one for one in self.NAMES if one[0] in row.topic)
            self._at(day - timedelta(days=45))
            self.office.speakers.name_guest(
                row.id,
                family_name=family,
                given_name=given,
                form_of_address=form,
                organization=organization,
                contact=Contact(Address("Musterstraße 3", "55116", "Mainz"), "gast@example.org", "06131 000-0"),
            )
            self.office.speakers.edit(row.id, starts=time(17, 30), purpose="Einladung zum Vortrag")
            self.office.speakers.ask(row.id)
            self._at(day - timedelta(days=30))
            self.office.speakers.accept(row.id)
            self.office.agenda.add_speaker(meeting.id, row.id)
            if day - timedelta(days=18) <= self.today:
                self._at(day - timedelta(days=18))
                self.office.speakers.invite(row.id)
            return

    def _hear_guests(self, meeting: Meeting, day: date) -> None:
        for row in self.office.speakers.rows(meeting.id):
            if row.state.value != "invited":
                continue
            item_id = self.office.speakers.get(row.id).agenda_item_id
            self.office.speakers.hear(row.id)
            if item_id:
                words = f"{row.name} ({row.organization}) berichtet. Die Mitglieder stellen Fragen."
                self.office.resolutions.edit(item_id, course=RichText.of(words))
                self.office.resolutions.record(item_id, Decision(Outcome.NOTED))
            self._at(day, time(18, 30))
            self.office.speakers.thank(row.id)

    # --- the next meeting, and what is still lying on the desk ---

    def _prepare_next(self, entries: list[dict[str, Any]]) -> None:
        meeting = self._plan("next", self.days["next"] - timedelta(days=70))
        for number, entry in enumerate(entries):
            paper = self._hand_in(entry, meeting, self.today - timedelta(days=21 - 3 * number))
            if number < len(entries) - 1:
                self._at(self.today - timedelta(days=2))
                self._put_on(meeting, paper)
        self._guests_speak(meeting, self.days["next"])
        self._at(self.today - timedelta(days=2))
        closed = self.office.agenda.add_item(
            meeting.id, "Vertretung des Beirates im Jugendhilfeausschuss", public=False
        )
        self.office.agenda.close(closed.id, "Personalangelegenheit", "Personalangelegenheit")

    def _loose(self, entries: list[dict[str, Any]]) -> None:
        for number, entry in enumerate(entries):
            self._at(self.today - timedelta(days=6 - number))
            paper = self.office.papers.add(
                PaperType.MOTION,
                entry["title"],
                faction_id=self.factions[entry["faction"]].id,
                meeting_id=self.meetings["next"].id,
                target=Target(entry["target"]),
                proposal=RichText.of(entry["proposal"]),
                rationale=RichText.of(entry["rationale"]),
                self_government=entry.get("self_government", True),
                signed=entry["when"] != "draft",
            )
            if entry["when"] == "draft":
                continue
            self.office.papers.submit(paper.id)
            if entry["when"] == "refused":
                self.office.papers.refuse(
                    paper.id, "Außenpolitik ist keine Angelegenheit der Selbstverwaltung (§ 56 GemO)."
                )

    # --- the three chains ---

    def _chain_b_begins(self) -> None:
        """A motion of 18.09.2009, which the Stadtrat refers to the newly elected Beirat."""
        self._at(date(2009, 11, 3))
        paper = self.office.papers.add(
            PaperType.MOTION,
            "Integrationskonzept für die Stadt",
            committee_id=self.committees["Stadtrat"].id,
            faction_id=None,
            dated=date(2009, 9, 18),
            meeting_id=None,
            target=Target.COUNCIL,
            proposal=RichText.of("Der Stadtrat beauftragt die Verwaltung, ein Integrationskonzept zu erarbeiten."),
            rationale=RichText.of("Die Stadt braucht einen Rahmen für ihre vielen einzelnen Maßnahmen."),
            signed=True,
        )
        self.office.papers.submit(paper.id, reason="Aus den Akten des Stadtrates übernommen")
        self.office.consultations.add_decided(
            paper.id,
            self.committees["Stadtrat"].id,
            StationDecision(
                Outcome.REFERRED,
                date(2009, 11, 2),
                vote=_said("an den neu gewählten Beirat verwiesen"),
                target="Beirat",
                committee_id=self.beirat.id,
            ),
        )
        self.first_of_b = paper

    def _chain_papers(self, key: str) -> list[dict[str, Any]]:
        chains = {"h5": self._february_2011, "h7": self._september_2011, "h8": self._november_2011}
        more = {"h9": self._january_2012, "h10": self._may_2012}
        make = chains.get(key) or more.get(key)
        return make() if make else []

    def _february_2011(self) -> list[dict[str, Any]]:
        plan: dict[str, Any] = {
            "title": "Empfehlungen des Nationalen Integrationsplans annehmen",
            "faction": "SPD",
            "joint": ["CDU", "Grüne", "Liste Vielfalt"],
            "dated": date(2011, 1, 20),
            "proposal": "Dem Stadtrat wird empfohlen, sich den Empfehlungen der kommunalen Spitzenverbände im "
            "Nationalen Integrationsplan anzuschließen.",
            "rationale": "Der Plan nennt die Städte „Orte des Zusammenlebens“. Die Empfehlungen geben der Arbeit der "
            "Stadt einen Rahmen.",
            "target": "council",
            "council": {
                "outcome": "adopted",
                "date": "2011-03-21",
                "item": "TOP 9",
                "paper": "20113004",
                "stated": "mit deutlicher Mehrheit",
            },
            "office": "Abteilung Integration",
            "done": True,
        }
        concept: dict[str, Any] = {
            "title": "Integrationskonzept: Beteiligung des Beirates",
            "faction": "Liste Vielfalt",
            "dated": date(2011, 1, 10),
            "proposal": "Dem Stadtrat wird empfohlen, das Integrationskonzept gemeinsam mit dem Beirat zu erarbeiten.",
            "rationale": "Der Stadtrat hat den Antrag vom 18.09.2009 an den neu gewählten Beirat verwiesen.",
            "target": "council",
            "no": 2,
            "abstentions": 1,
            "council": {
                "outcome": "adopted",
                "date": "2011-03-21",
                "item": "TOP 10",
                "yes": 22,
                "no": 15,
                "abstentions": 5,
            },
            "office": "Abteilung Integration",
            "done": True,
        }
        meeting = self.meetings["h5"]
        for entry in (plan, concept):
            entry["paper"] = self._hand_in(entry, meeting, entry["dated"])
        self.office.citations.add(
            concept["paper"].id, "rationale", quote="Antrag vom 18.09.2009", cited_paper_id=self.first_of_b.id
        )
        self.plan_2011 = plan["paper"]
        return [plan, concept]

    def _may_2012(self) -> list[dict[str, Any]]:
        with self.store.reading() as unit:
            cited = next(r for r in unit.resolutions.where(paper_id=self.plan_2011.id) if r.agenda_item_id)
        entry: dict[str, Any] = {
            "title": "Beratung zu strategischen Integrationskonzepten",
            "faction": "SPD",
            "dated": date(2012, 4, 4),
            "proposal": "Der Beirat lädt zur Sitzung am 23.08.2012 eine externe Fachberatung ein, die das kostenfreie "
            "Angebot des Landes zu strategischen Integrationskonzepten vorstellt.",
            "explanation": "Städte und Gemeinden sind Orte des Zusammenlebens.",
            "rationale": "Der Beirat hat am 17.02.2011 beschlossen, sich den Empfehlungen im Nationalen "
            "Integrationsplan anzuschließen.\nIm Einzelnen erhofft sich der Beirat:\n1. einen Überblick über "
            "Fördermittel,\n2. Beispiele aus anderen Städten.",
            "target": "own",
            "guest": "Strategische Integrationskonzepte: das Angebot des Landes",
            "no": 1,
            "abstentions": 2,
        }
        paper = self._hand_in(entry, self.meetings["h10"], entry["dated"])
        citation = self.office.citations.add(
            paper.id,
            "rationale",
            quote=cited.text.plain,
            cited_resolution_id=cited.id,
        )
        self.office.citations.check(citation.id)
        entry["paper"] = paper
        return [entry]

    def _september_2011(self) -> list[dict[str, Any]]:
        entry: dict[str, Any] = {
            "title": "Stadtteilmütter für alle Ortsbezirke",
            "faction": "Internationale Liste",
            "dated": date(2011, 8, 2),
            "proposal": "Dem Stadtrat wird empfohlen, in allen Ortsbezirken Stadtteilmütter auszubilden.",
            "rationale": "Stadtteilmütter erreichen Familien dort, wo Ämter nicht hinkommen.",
            "target": "council",
            "abstentions": 3,
            "council": {
                "outcome": "referred_back",
                "date": "2011-10-24",
                "item": "TOP 8",
                "stated": "einvernehmlich an den Beirat zurückverwiesen",
            },
        }
        entry["paper"] = self._hand_in(entry, self.meetings["h7"], entry["dated"])
        self.back_to_beirat = entry["paper"]
        return [entry]

    def _november_2011(self) -> list[dict[str, Any]]:
        return [{"paper": self.office.papers.get(self.back_to_beirat.id), "result": "noted", "target": "council"}]

    def _january_2012(self) -> list[dict[str, Any]]:
        entry: dict[str, Any] = {
            "title": "Ausbildung von Stadtteilmüttern in zwei Ortsbezirken",
            "faction": "CDU",
            "dated": date(2012, 1, 11),
            "proposal": "Dem Stadtrat wird empfohlen, zunächst in zwei Ortsbezirken Stadtteilmütter auszubilden.",
            "rationale": "Der Stadtrat hat den weiter gehenden Antrag zurückverwiesen. Ein Anfang in zwei Ortsbezirken "
            "ist bezahlbar.",
            "target": "council",
            "no": 2,
            "via": "Sozialausschuss",
            "council": {"outcome": "adopted", "date": "2012-03-26", "item": "TOP 6", "stated": "einstimmig"},
            "office": "Bereich Jugend",
            "done": True,
        }
        entry["paper"] = self._hand_in(entry, self.meetings["h9"], entry["dated"])
        self.office.citations.add(entry["paper"].id, "rationale", cited_paper_id=self.back_to_beirat.id, quote="")
        return [entry]

    def _later_report(self) -> None:
        """The report on a later project, noted by the Sozialausschuss on 14.02.2019 as TOP 5, Vorlage 20196743."""
        self._at(date(2019, 2, 18))
        social = self.committees["Sozialausschuss"]
        paper = self.office.papers.add(
            PaperType.REPORT,
            "Bericht zum Modellprojekt „Einwanderung gestalten“",
            committee_id=self.beirat.id,
            organization_id=self._office("Abteilung Integration").id,
            dated=date(2019, 1, 28),
            meeting_id=None,
            external_number="20196743",
            explanation=RichText.of(
                "Das Modellprojekt wurde abgeschlossen. Der Bericht knüpft an die Beratung des Beirates vom "
                "24.05.2012 an."
            ),
            signed=True,
        )
        self.office.papers.submit(paper.id, reason="Vorlage der Verwaltung")
        self.office.consultations.add_decided(
            paper.id,
            social.id,
            StationDecision(
                Outcome.NOTED,
                date(2019, 2, 14),
                item_number="TOP 5",
                external_number="20196743",
                vote=_said("Kenntnis genommen"),
            ),
        )
        self.report_2019 = paper

    def _initiatives(self) -> None:
        self._at(self.today - timedelta(days=30))
        partner = self.office.organizations.add("Landesberatung Integration Südwest", kind=OrganizationKind.EXTERNAL)
        declaration = Initiative(
            "Ludwigshafener Erklärung",
            InitiativeKind.DECLARATION,
            PartialDate(2011, 6, 21),
            description=RichText.of("Erklärung zum Zusammenleben in der Stadt."),
            paper_ids=(self.plan_2011.id,),
        )
        project = Initiative(
            "Modellprojekt „Einwanderung gestalten“",
            InitiativeKind.PROJECT,
            PartialDate(2016, 10),
            PartialDate(2018),
            partners=(Partner(partner.id, "fachliche Begleitung"),),
            paper_ids=(self.report_2019.id,),
        )
        with self.store.unit("initiatives.add") as unit:
            unit.initiatives.save(declaration)
            unit.initiatives.save(project)


def _said(words: str) -> Vote:
    return Vote("", VoteForm.NONE, stated=words)
