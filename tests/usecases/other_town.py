"""The record of another town for the search: other numbers, names and kinds than the sample has."""

from __future__ import annotations

from datetime import date, datetime

from beirat_desktop.domain.agenda import AgendaItem, ItemKind
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.consultations import Consultation, ConsultationRole, ConsultationState, Outcome
from beirat_desktop.domain.corrections import Correction, CorrectionKind
from beirat_desktop.domain.dates import PartialDate
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.initiatives import Initiative, InitiativeKind, Partner, PartnerKind
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.minutes import Minutes, MinutesState
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import Attachment, Paper, PaperState, PaperType
from beirat_desktop.domain.persons import Membership, Person, Role
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteForm
from beirat_desktop.store.unit import Unit


def build_other_town(unit: Unit) -> None:
    """Everything in one unit; what is asked about it stands in judged_questions.py."""
    town = Body("Stadt Kleinau", "Kleinau")
    term = LegislativeTerm(town.id, "2019–2027", date(2019, 6, 1), date(2027, 5, 31), 1)
    council = Committee(town.id, "Migrationsrat", "Migrationsrat", CommitteeKind.BEIRAT, 15)
    city = Committee(town.id, "Stadtrat", "Stadtrat", CommitteeKind.COUNCIL, 40, genitive="des Stadtrates")
    schools = Committee(town.id, "Ausschuss für Bildung, Kultur und Sport", "BKS", CommitteeKind.COMMITTEE, 12)
    agl, cdf = Faction(council.id, "Alternative Grüne Liste", "AGL"), Faction(council.id, "Christdemokraten", "CDF")
    housing = Organization("Amt für Soziales und Wohnen", "ASW")
    pupils = Organization("Schulamt")
    charity = Organization("Diakonisches Werk")
    university = Organization("Universität Neustadt")
    for value in (town, term, council, city, schools, agl, cdf, housing, pupils, charity, university):
        getattr(unit, _NOUNS[type(value)]).save(value)

    chair, advisor = Person("Yıldırım", "Hülya", title="Dr."), Person("Müller-Lüdenscheid", "Peter")
    leader, professor = Person("Wójcik", "Krystyna"), Person("Adeyemi", "Ngozi", title="Prof.")
    for person in (chair, advisor, leader, professor):
        unit.persons.save(person)
    since = {"start": date(2019, 7, 1)}
    unit.memberships.save(Membership(chair.id, council.id, Role.CHAIR, faction_id=cdf.id, **since))
    unit.memberships.save(Membership(advisor.id, council.id, Role.ADVISORY, **since))
    unit.memberships.save(
        Membership(leader.id, council.id, Role.MEMBER, faction_id=agl.id, faction_chair=True, **since)
    )

    hall = Place(building="Altes Kurhaus", room="Spiegelsaal")
    first = Meeting(council.id, term.id, datetime(2023, 3, 8, 18), number=1, state=MeetingState.CLOSED)
    off = Meeting(council.id, term.id, datetime(2023, 6, 14, 18), number=2, state=MeetingState.CANCELLED)
    special = Meeting(
        council.id, term.id, datetime(2023, 9, 20, 18), number=3, name="Sondersitzung", state=MeetingState.CLOSED
    )
    tomorrow = Meeting(council.id, term.id, datetime(2026, 11, 24, 18), number=4, place=hall)
    later = Meeting(council.id, term.id, datetime(2027, 1, 13, 18), number=5)
    for meeting in (first, off, special, tomorrow, later):
        unit.meetings.save(meeting)

    ours = {"committee_id": council.id}
    talks = Paper(
        "Dolmetschdienst für Elterngespräche",
        number="A-17/2023",
        faction_id=agl.id,
        dated=date(2023, 2, 1),
        state=PaperState.DONE,
        proposal=RichText.of("Die Verwaltung wird beauftragt, für 15.000 Euro einen Dolmetschdienst aufzubauen."),
        **ours,
    )
    less = Paper(
        "Dolmetschdienst nur für Grundschulen",
        number="A-17/2023-1",
        amends_id=talks.id,
        faction_id=cdf.id,
        dated=date(2023, 2, 20),
        state=PaperState.DONE,
        **ours,
    )
    groups = Paper(
        "Zweisprachige Kita-Gruppen",
        number="A-18/2023",
        faction_id=agl.id,
        joint_faction_ids=(cdf.id,),
        dated=date(2023, 8, 14),
        state=PaperState.WITHDRAWN,
        **ours,
    )
    rules = Paper(
        "Satzung über die Benutzung der Gemeinschaftsunterkünfte",
        external_number="DS 0815/23",
        paper_type=PaperType.TEMPLATE,
        committee_id=city.id,
        dated=date(2023, 8, 30),
        state=PaperState.DEBATED,
    )
    swimming = Paper(
        "Schwimmunterricht für Mädchen",
        number="S-3/2023",
        paper_type=PaperType.STATEMENT,
        organization_id=pupils.id,
        dated=date(2023, 5, 2),
        state=PaperState.DONE,
        **ours,
    )
    for paper in (talks, less, groups, rules, swimming):
        unit.papers.save(paper)

    asked = AgendaItem(first.id, "Einwohnerfragestunde", 0, kind=ItemKind.QUESTION_TIME, number="TOP 1")
    motion = AgendaItem(
        first.id,
        talks.title,
        1,
        number="TOP 2",
        paper_id=talks.id,
        outcome=Outcome.ADOPTED,
        course=RichText.of("Frau Dr. Yıldırım schildert die Wartezeiten beim Standesamt."),
    )
    kiosk = AgendaItem(
        special.id,
        "Vergabe des Kiosks an der Schleuse",
        0,
        public=False,
        public_title="Grundstücksangelegenheit",
        number="TOP 1",
        closed_reason="Interessen der Bewerber",
    )
    statute = AgendaItem(special.id, rules.title, 1, number="TOP 2", paper_id=rules.id, outcome=Outcome.REJECTED)
    for item in (asked, motion, kiosk, statute):
        unit.agenda_items.save(item)
    unit.resident_questions.save(
        ResidentQuestion(
            asked.id,
            "Warum gibt es keine Beratung mehr in der Schillerschule?",
            "Der Raum wird renoviert.",
            asked_by="Frau Lindner",
        )
    )

    adopted = Resolution(
        council.id,
        date(2023, 3, 8),
        talks.proposal,
        Outcome.ADOPTED,
        number="7/2023",
        agenda_item_id=motion.id,
        paper_id=talks.id,
    )
    refused = Resolution(
        council.id,
        date(2023, 9, 20),
        RichText.of("Der Satzung wird zugestimmt."),
        Outcome.REJECTED,
        agenda_item_id=statute.id,
        paper_id=rules.id,
    )
    unit.resolutions.save(adopted)
    unit.resolutions.save(refused)
    unit.votes.save(Vote(yes=9, no=4, resolution_id=adopted.id, agenda_item_id=motion.id, form=VoteForm.BY_NAME))
    for place, (body, day, outcome) in enumerate(
        ((council, date(2023, 3, 8), Outcome.ADOPTED), (schools, date(2023, 4, 19), Outcome.RECOMMENDED))
    ):
        unit.consultations.save(
            Consultation(
                talks.id,
                body.id,
                role=ConsultationRole.RECOMMENDATION,
                state=ConsultationState.DONE,
                outcome=outcome,
                decided_on=day,
                position=place,
            )
        )
    unit.follow_ups.save(
        FollowUp(
            paper_id=talks.id,
            title="Dolmetschdienst ausschreiben",
            organization_id=housing.id,
            due=date(2024, 1, 31),
            next_step="Angebote auswerten",
            delay_reason="Personalmangel",
        )
    )
    unit.speakers.save(
        Speaker(
            "Mehrsprachigkeit im Vorschulalter",
            professor.id,
            organization_id=university.id,
            meeting_id=special.id,
            state=SpeakerState.DECLINED,
        )
    )
    unit.minutes.save(Minutes(first.id, state=MinutesState.SIGNED, signed_on=date(2023, 3, 30)))
    unit.minutes.save(Minutes(special.id, closing=RichText.of("Die Sitzung endet um 21.40 Uhr.")))
    unit.corrections.save(
        Correction(
            first.id,
            CorrectionKind.OBJECTION,
            date(2023, 9, 20),
            "Geschäftsstelle",
            reason="Zählfehler",
            wrong="9 Ja-Stimmen",
            right="10 Ja-Stimmen",
            raised_by="Krystyna Wójcik",
        )
    )
    sha512 = unit.keep_blob(b"%PDF")
    unit.keep_file_words(sha512, "Baumbestand und Wegeführung")
    unit.attachments.save(
        Attachment("Kostenaufstellung_Elterngespräche.xlsx", "application/pdf", 4, sha512, paper_id=talks.id)
    )
    unit.attachments.save(Attachment("Lageplan Südpark.pdf", "application/pdf", 4, sha512, meeting_id=special.id))
    unit.initiatives.save(
        Initiative(
            "Kooperationsvereinbarung Bildungsbrücke",
            kind=InitiativeKind.AGREEMENT,
            start=PartialDate(2023, 5),
            partners=(
                Partner(charity.id, kind=PartnerKind.CARRIER),
                Partner(kind=PartnerKind.FUNDER, name="Europäischer Sozialfonds"),
                Partner(
                    kind=PartnerKind.SIGNATORY, name="Kirchengemeinde", person="Beate Ohlsen", function="Pfarrerin"
                ),
            ),
        )
    )


_NOUNS = {
    Body: "bodies",
    LegislativeTerm: "terms",
    Committee: "committees",
    Faction: "factions",
    Organization: "organizations",
}
