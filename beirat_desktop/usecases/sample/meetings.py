"""A meeting from the plan to the excerpts, and what follows from its resolutions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from beirat_desktop.domain.agenda import AgendaItem, ItemKind
from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.attendance import AttendanceGroup, AttendanceState
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.consultations import ConsultationRole, Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.dispatch import Coming
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import Paper, PaperType, Target
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Address, Channel, Contact
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteForm
from beirat_desktop.german.counts import listed
from beirat_desktop.usecases.sample.days import HELD_LATELY, council_day, working_day
from beirat_desktop.usecases.sample.guests import Guests
from beirat_desktop.usecases.tracking.consultations import StationDecision

COURSE = {
    "adopted": (
        "Der Antrag wird mündlich begründet. Aus der Mitte des Beirates wird angeregt, die Betroffenen früh "
        "einzubeziehen.",
        "Nach kurzer Aussprache wird der Antrag zur Abstimmung gestellt.",
        "Mehrere Mitglieder berichten aus ihrer Arbeit. Die Verwaltung sagt zu, Zahlen nachzureichen.",
        "Die Verwaltung weist auf die angespannte Haushaltslage hin. Mehrere Mitglieder halten den Antrag dennoch für "
        "vordringlich.",
    ),
    "own": (
        "Der Antrag wird mündlich begründet. Die Geschäftsstelle sagt zu, das Weitere vorzubereiten.",
        "Nach kurzer Aussprache wird der Antrag zur Abstimmung gestellt.",
    ),
    "rejected": (
        "Die Verwaltung weist auf Aufwand und Kosten hin. Mehrere Mitglieder bezweifeln, dass der Antrag zum Ziel "
        "führt.",
    ),
    "rejected_tie": ("Die Verwaltung weist auf Aufwand und Kosten hin. Die Meinungen im Beirat bleiben geteilt.",),
    "postponed": ("Mehrere Mitglieder sehen noch Beratungsbedarf. Die Verwaltung wird um weitere Auskünfte gebeten.",),
    "withdrawn": ("Die Verwaltung teilt mit, dass sie das Anliegen bereits aufgegriffen hat.",),
    "noted": ("Die Mitglieder stellen Fragen.",),
}
"""What is said of a debate, by what came out; own: what the Beirat resolves for itself."""

AT_THE_BEGINNING = {
    ItemKind.OPENING: "Die Vorsitzende eröffnet die Sitzung, begrüßt die Anwesenden und stellt die Beschlussfähigkeit "
    "fest.",
    ItemKind.OBJECTIONS: "Einwendungen werden nicht erhoben.",
    ItemKind.QUESTION_TIME: "Fragen werden nicht gestellt.",
}
AT_THE_END = {
    ItemKind.ANNOUNCEMENTS: "Es liegen keine Mitteilungen vor.",
    ItemKind.MISCELLANEOUS: "Keine Wortmeldungen.",
}
OFFICIALS = {
    "h": ("Weidenauer", "Hannelore", "Frau", "Abteilung Integration"),
    "r": ("Kupferschmied", "Jens", "Herr", "Abteilung Integration"),
}
"""Who speaks for the administration, by the first letter of the meeting's key."""

MOVED = f"r{HELD_LATELY}"
"""The meeting that was invited to once more by a supplement."""
POSTCODES = ("67059", "67061", "67063", "67065", "67067", "67069", "67071")
"""Of Ludwigshafen; streets and people are invented."""
REPORTED = "Die Verwaltung berichtet, dass alle Familien eine Wohnung mit eigener Küche haben."


class Meetings(Guests):
    """Holds meetings, one after the other."""

    voices = 0

    def plan(self, key: str, planned: date) -> Meeting:
        """Plan a meeting on a day."""
        self._at(planned)
        start = datetime.combine(self.days[key], time(17, 0))
        self.meetings[key] = self.office.meetings.plan(self.beirat.id, start)
        return self.meetings[key]

    def hold(self, key: str, entries: list[dict[str, Any]]) -> None:
        """One meeting, from the plan to the excerpts and all that follows."""
        day = self.days[key]
        meeting = self.plan(key, day - timedelta(days=70))
        items: list[tuple[AgendaItem, dict[str, Any]]] = []
        entries = [*self._chain_papers(key), *entries]
        for entry in entries:
            paper = entry.get("paper") or self._hand_in(entry, meeting, self._motions_come(day))
            self._at(day - timedelta(days=20))
            items.append((self._put_on(meeting, paper), entry))
        self._guests_speak(meeting, day)
        self._enclose(meeting, [item for item, _ in items])
        self._send(meeting, day)
        if key == MOVED:
            items.append((self._supplement(meeting, day), {"result": "noted", "course": REPORTED}))
        with self._running(meeting, day, self._official(*OFFICIALS[key[0]])):
            self._record(meeting, AT_THE_BEGINNING)
            for item, entry in items:
                self._decide(item, entry)
            self._hear_guests(meeting)
            self._record(meeting, AT_THE_END)
        self._thank_guests(meeting, day + timedelta(days=1))
        self._minutes(meeting, day)
        for item, _ in items:
            self._to_the_council(item, day)
        for item, entry in items:
            self._afterwards(item, entry, day)

    def _motions_come(self, meeting_day: date) -> date:
        """The day of the motions for a meeting: five weeks before, but not before the Beirat is elected."""
        term = self.office.committees.term_on(meeting_day)
        day = meeting_day - timedelta(days=36)
        return max(day, term.start) if term else day

    def _chain_papers(self, key: str) -> list[dict[str, Any]]:
        """What a chain brings to this meeting."""
        raise NotImplementedError

    def _hand_in(self, entry: dict[str, Any], meeting: Meeting, day: date) -> Paper:
        day = self._at(entry.get("dated", day))
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
            financial_impact=RichText.of(entry.get("financial_impact", "")),
            responsible=entry.get("responsible", ""),
            guest_topic=entry.get("guest", ""),
            self_government=entry.get("self_government", True),
            signed=True,
        )
        self.office.papers.submit(paper.id)
        self._at(day + timedelta(days=1))
        self.office.papers.give_number(paper.id)
        return self.office.papers.admit(paper.id)

    def _put_on(self, meeting: Meeting, paper: Paper) -> AgendaItem:
        return self.office.agenda.add_paper(meeting.id, paper.id)

    def _enclose(self, meeting: Meeting, items: list[AgendaItem]) -> None:
        """The motions on the agenda go out with the invitation."""
        numbers = [self.office.papers.get(item.paper_id).number for item in items if item.paper_id]
        line = f"{'Antrag' if len(numbers) == 1 else 'Anträge'} {listed(numbers)}"
        self.office.meetings.edit(meeting.id, enclosures=(line,))

    def _send(self, meeting: Meeting, day: date) -> None:
        self._at(day - timedelta(days=13))
        if MOVED in self.meetings and meeting.id == self.meetings[MOVED].id:
            self._reach_members()
        self._post(self.office.invitations.send(meeting.id))
        self._publish(meeting, day - timedelta(days=10))

    def _reach_members(self) -> None:
        """Since lately papers go out as letters and mails too; before, the council's portal showed them all."""
        with self.store.unit("persons.edit"):
            for number, member in enumerate(self.office.persons.members(self.beirat.id, self.store.now().date())):
                contact = Contact(
                    Address(f"Musterstraße {number + 1}", POSTCODES[number % len(POSTCODES)], "Ludwigshafen am Rhein"),
                    f"mitglied{number + 1:02}@example.org",
                    f"0621 000-1{number + 1:02}",
                    (Channel.LETTER, Channel.MAIL, Channel.PORTAL)[number % 3],
                )
                self.office.persons.edit(member.person.id, contact=contact)

    def _post(self, paper: IssuedPaper) -> None:
        """Letters to the post, mails on their way, as far as anybody gets one."""
        ways = {row.delivery.channel for row in self.office.dispatch.rows(paper.object_id, paper.id)}
        if Channel.LETTER in ways:
            self.office.dispatch.print_run(paper.id)
        if Channel.MAIL in ways:
            for mail in self.office.dispatch.mails(paper.id):
                self.office.dispatch.note_sent(mail)

    def _replies(self, meeting: Meeting) -> None:
        """Some have said already whether they come."""
        members = self.office.persons.members(self.beirat.id, meeting.day)
        for number, member in enumerate(members[:14]):
            said = Coming.LATE if number == 5 else Coming.YES
            comes_at = time(17, 45) if number == 5 else None
            by = "Telefon" if number % 4 == 1 else ""
            self.office.replies.enter(meeting.id, member.person.id, said, said_by=by, comes_at=comes_at)

    def _publish(self, meeting: Meeting, day: date) -> None:
        self.office.invitations.publish_notice(meeting.id, self._at(day))
        self.office.publications.issue(IssuedKind.PUBLIC_NOTICE, meeting.id, recipient="Amtsblatt")

    def _supplement(self, meeting: Meeting, day: date) -> AgendaItem:
        """The hall is not to be had after all, and there is something to report; the public notice goes out anew."""
        self._at(day - timedelta(days=8))
        item = self.office.agenda.add_item(meeting.id, "Unterkunft in der Wattstraße: Stand der Belegung")
        self.office.meetings.edit(meeting.id, place=replace(meeting.place, room="Sitzungszimmer 2, 1. Obergeschoss"))
        self._post(self.office.invitations.send_supplement(meeting.id))
        self._publish(meeting, day - timedelta(days=7))
        return item

    @contextmanager
    def _running(self, meeting: Meeting, day: date, official: Person) -> Iterator[None]:
        self._at(day, time(17, 4))
        self.office.course.open(meeting.id, time(17, 4))
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
        self.office.attendances.add_person(
            meeting.id, official.id, AttendanceGroup.ADMINISTRATION, "Abteilung Integration"
        )
        self._later(2)
        yield
        end = time(19, 5 + 5 * (shift % 8))
        self._at(day, end)
        self.office.course.close(meeting.id, end)

    def _record(self, meeting: Meeting, words: Mapping[ItemKind, str]) -> None:
        for row in self.office.resolutions.desk(meeting.id).items:
            if row.item.kind in words:
                self._later(3)
                self.office.resolutions.begin(row.item.id)
                self.office.resolutions.edit(row.item.id, course=RichText.of(words[row.item.kind]))

    def _decide(self, item: AgendaItem, entry: dict[str, Any]) -> None:
        self.voices += 1
        self._later(4)
        self.office.resolutions.begin(item.id)
        result = entry.get("result", "adopted")
        usual = COURSE["own" if result == "adopted" and entry["target"] == "own" else result]
        course = entry.get("course") or usual[self.voices % len(usual)]
        self.office.resolutions.edit(item.id, course=RichText.of(course))
        if entry.get("via"):
            self.office.consultations.add(
                item.paper_id or "", self.committees[entry["via"]].id, ConsultationRole.PREPARATION
            )
        self._later(6)
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
        self._post(self.office.minutes.issue(meeting.id))
        rows = [row for row in self.office.excerpts.rows(meeting.id) if row.issuable and row.item.paper_id]
        for row in rows:
            terms = self.office.excerpts.usual_terms(meeting.id)
            paper = self.office.papers.get(row.item.paper_id or "")
            recipient = {Target.COUNCIL: "Büro des Stadtrates", Target.ADMINISTRATION: "Abteilung Integration"}
            self.office.excerpts.issue(row.item.id, replace(terms, recipient=recipient.get(paper.target, "")))

    def _afterwards(self, item: AgendaItem, entry: dict[str, Any], day: date) -> None:
        paper_id = item.paper_id
        if paper_id is None:
            return
        if entry.get("council"):
            self._council(paper_id, entry, day)
        for task in self.office.follow_ups.of_paper(paper_id):
            with self.store.reading() as unit:
                begun = unit.resolutions.get(task.resolution_id or "").decided_on
            due = working_day(begun + timedelta(days=entry.get("due", 180)))
            office = self._department(entry["office"]) if entry.get("office") else None
            self._at(begun + timedelta(days=15))
            self.office.follow_ups.edit(task.id, organization_id=office.id if office else None, due=due)
            if entry.get("report") and begun + timedelta(days=60) <= self.today:
                self._at(begun + timedelta(days=60))
                self.office.follow_ups.report(task.id, RichText.of(entry["report"]))
            if entry.get("done") and begun + timedelta(days=150) <= self.today:
                done = self._at(begun + timedelta(days=150))
                self.office.follow_ups.report(task.id, RichText.of("Der Beschluss ist umgesetzt."))
                self.office.follow_ups.carry_out(task.id)
                self._note(task, done)

    def _note(self, task: FollowUp, done: date) -> None:
        """The next meeting learns that it is done; after the last one of the first term, by letter."""
        said_on = next(day for day in self.days.values() if day > done)
        if said_on > done + timedelta(days=365):
            said_on = done + timedelta(days=30)
        if said_on <= self.today:
            self._at(said_on, time(17, 40))
            self.office.follow_ups.note(task.id)

    def _to_the_council(self, item: AgendaItem, day: date) -> None:
        """What this meeting recommended goes to the Oberbürgermeister with a paper for the Stadtrat and the excerpt."""
        with self.store.reading() as unit:
            paper = unit.papers.find(item.paper_id)
            here = unit.resolutions.where(agenda_item_id=item.id, outcome=Outcome.RECOMMENDED)
        if not here or paper is None or not paper.self_government or day + timedelta(days=15) > self.today:
            return
        self._at(day + timedelta(days=15))
        wording = self.office.council_wordings.get(paper.id)
        if wording is not None:
            self.office.council_wordings.confirm(wording.station.id, wording.asked)
        for kind in (IssuedKind.COUNCIL_PAPER, IssuedKind.MAYOR_LETTER):
            self.office.publications.issue(kind, paper.id, recipient="Oberbürgermeisterin Dr. Rotraud Hagenbucher")

    def _council(self, paper_id: str, entry: dict[str, Any], day: date) -> None:
        plan = entry["council"]
        asked = day + timedelta(days=plan.get("after", 0))
        decided = date.fromisoformat(plan["date"]) if "date" in plan else council_day(asked)
        paper = self.office.papers.get(paper_id)
        for station in self.office.consultations.stations(paper_id):
            if station.committee.kind is CommitteeKind.BEIRAT or station.consultation.outcome is not None:
                continue
            council = station.committee.kind is CommitteeKind.COUNCIL
            on = decided if council else working_day(decided - timedelta(days=11))
            if plan["outcome"] == "waiting" and council:
                self._at(day + timedelta(days=15))
                self.office.consultations.edit(station.consultation.id, due=decided)
                continue
            if on > self.today:
                continue
            self._at(on + timedelta(days=2))
            if not council:
                decision = StationDecision(Outcome.RECOMMENDED, on, paper.proposal, "TOP 3", vote=said("einstimmig"))
            else:
                decision = self._council_decision(plan, paper, on)
            self.office.consultations.decide(station.consultation.id, decision)

    def _council_decision(self, plan: dict[str, Any], paper: Paper, on: date) -> StationDecision:
        outcome = Outcome(plan["outcome"])
        if "stated" in plan:
            vote = said(plan["stated"])
        else:
            vote = Vote("", VoteForm.OPEN, plan["yes"], plan["no"], plan["abstentions"])
        adopted = outcome in (Outcome.ADOPTED, Outcome.ADOPTED_CHANGED)
        own_words = paper.proposal.plain.replace("Dem Stadtrat wird empfohlen,", "Der Stadtrat beschließt,")
        wording = RichText.of(plan.get("wording", own_words)) if adopted else RichText()
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

    def prepare_next(self, entries: list[dict[str, Any]]) -> None:
        """The next meeting, half prepared."""
        meeting = self.plan("next", self.days["next"] - timedelta(days=70))
        on_agenda = []
        for number, entry in enumerate(entries):
            paper = self._hand_in(entry, meeting, self.today - timedelta(days=21 - 3 * number))
            if number < len(entries) - 1:
                self._at(self.today - timedelta(days=2))
                on_agenda.append(self._put_on(meeting, paper))
        self._guests_speak(meeting, self.days["next"])
        self._at(self.today - timedelta(days=2))
        closed = self.office.agenda.add_item(meeting.id, "Stellungnahme zu einem Einbürgerungsverfahren", public=False)
        self.office.agenda.close(closed.id, "schutzwürdige Interessen Einzelner", "Einzelfall")
        self._enclose(meeting, on_agenda)
        self._replies(meeting)

    def loose(self, entries: list[dict[str, Any]]) -> None:
        """What is still lying on the desk: drafts, new motions, one refused."""
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


def said(words: str) -> Vote:
    """A result that is known in the source's own words only."""
    return Vote("", VoteForm.NONE, stated=words)
