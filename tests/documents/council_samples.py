"""Contents of council papers, with what must never leave the house in every place it could stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from beirat_desktop.documents.agenda_list import PrintedItem
from beirat_desktop.documents.annual_report import AnnualReport, CouncilWay, FactionYear, MeetingYear
from beirat_desktop.documents.council_paper import CouncilPaper, StationLine
from beirat_desktop.documents.excerpt import ExcerptContents
from beirat_desktop.documents.faction_report import FactionReport, MotionFate
from beirat_desktop.documents.follow_up_report import FollowUpLine, FollowUpReport
from beirat_desktop.documents.invitation import InvitationContents, MeetingLetter
from beirat_desktop.documents.mayor_letter import MayorLetter
from beirat_desktop.documents.minutes_contents import MinutesContents
from beirat_desktop.documents.motion_letter import MotionLetter
from beirat_desktop.documents.public_notice import NoticeContents, NoticeItem
from beirat_desktop.documents.script import Script, ScriptLine
from beirat_desktop.documents.sign_in_sheet import SheetLine, SignInSheet
from beirat_desktop.documents.supplement import SupplementContents
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.attendance import Attendance, AttendanceGroup, Stay
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.minutes import Minutes
from beirat_desktop.domain.papers import PaperState, Target
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Address, Contact, Letterhead, Place
from beirat_desktop.domain.publication import Publication, hidden_persons
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote
from tests import factories

PHONE, MAIL, STREET, CLOSED = "0621 555-1234", "privat@example.org", "Geheimweg 7", "Kündigung Abteilungsleitung"
GUEST = Person("Ostertag", "Magdalena", "Frau", contact=Contact(Address(STREET, "55116", "Mainz"), MAIL, PHONE))
SECRETS = (PHONE, MAIL, STREET, CLOSED, "Ostertag", "Magdalena")
"""What stands in the contents below and must not be found in a publication."""

RULE = Publication(hidden_persons([GUEST], []))
LEAK = f"Rückfragen an {PHONE} oder {MAIL}. Magdalena Ostertag berichtet."
PLACE = Place("Rathaus", "Stadtratssaal", Address("Rathausplatz 20", "67059", "Ludwigshafen am Rhein"))
CONTACT_HEAD = Letterhead(
    ("Geschäftsstelle", f"Telefon {PHONE}"),
    "Geschäftsstelle · Europaplatz 1 · 67063 Ludwigshafen",
    (("Telefon", PHONE), ("E-Mail", MAIL)),
    f"Sparkasse · {MAIL}",
)
BODY = replace(
    factories.BODY,
    office_address=Address("Europaplatz 1", "67063", "Ludwigshafen am Rhein"),
    office_contact=Contact(email=MAIL, phone=PHONE),
    mayor="Oberbürgermeisterin Dr. Rotraud Hagenbucher",
)
BEIRAT = replace(factories.BEIRAT, place=PLACE, letterhead=CONTACT_HEAD)
FACTION = Faction(
    BEIRAT.id,
    "SPD-Fraktion",
    "SPD",
    Letterhead(
        ("SPD-Fraktion", f"{STREET}, 67065 Ludwigshafen"),
        f"SPD-Fraktion · {STREET} · 67065 Ludwigshafen",
        (("Telefon", PHONE),),
        MAIL,
    ),
)
CHAIR = factories.person("Șahin", "Elif", form_of_address="Frau", contact=Contact(Address(STREET), MAIL, PHONE))
MEETING = factories.meeting(
    place=PLACE, opened=datetime(2012, 5, 24, 17, 4), closed=datetime(2012, 5, 24, 19, 10), chair_id=CHAIR.id
)
PAPER = factories.motion(
    number="2012/07",
    external_number="20123004",
    state=PaperState.DEBATED,
    faction_id=FACTION.id,
    target=Target.COUNCIL,
    addressee=f"Vorsitz\n{STREET}\n67065 Ludwigshafen",
    explanation=RichText.of(LEAK),
    rationale=RichText.of("Der Beirat «hat» am 17.02.2011 beschloßen."),
    note=LEAK,
)
RESOLUTION = Resolution(
    BEIRAT.id,
    date(2012, 5, 24),
    RichText.of("Dem Stadtrat wird empfohlen, eine Fachberatung einzuladen."),
    Outcome.RECOMMENDED,
    "Stadtrat",
    "2012/B03",
    paper_id=PAPER.id,
)
VOTE = Vote(RESOLUTION.id, yes=14, no=1, abstentions=2, present=17)

ITEM = AgendaItem(MEETING.id, PAPER.title, 0, paper_id=PAPER.id, number="Ö 1", outcome=Outcome.RECOMMENDED)
TALK = AgendaItem(MEETING.id, "Vortrag", 1, number="Ö 2", course=RichText.of(LEAK), internal_note=LEAK)
SECRET_ITEM = AgendaItem(
    MEETING.id,
    CLOSED,
    0,
    public=False,
    public_title="Personalangelegenheit",
    number="N 1",
    course=RichText.of(CLOSED),
)
OWN = replace(RESOLUTION, agenda_item_id=ITEM.id)
SECRET_RESOLUTION = Resolution(
    BEIRAT.id, date(2012, 5, 24), RichText.of(CLOSED), agenda_item_id=SECRET_ITEM.id, public=False
)
LETTER = MeetingLetter(
    CONTACT_HEAD,
    BEIRAT.name,
    "12. Sitzung",
    BEIRAT.of,
    MEETING.start,
    PLACE,
    "Ludwigshafen am Rhein",
    date(2012, 5, 11),
    (CHAIR.name, "Vorsitzende"),
)
PRINTED = (
    PrintedItem("a", "Ö 1", PAPER.title, "Antrag der SPD-Fraktion, Nr. 2012/07"),
    PrintedItem("b", "Ö 2", "Vortrag", "Gast: Magdalena Ostertag, Landesberatung"),
)
PRINTED_CLOSED = (PrintedItem("c", "N 1", CLOSED, MAIL, below=(), public=False, announced="Personalangelegenheit"),)

INVITATION = InvitationContents(LETTER, RichText.of(LEAK), PRINTED, PRINTED_CLOSED, (), (f"Akte {CLOSED}",))
SUPPLEMENT = SupplementContents(
    LETTER,
    1,
    (("neuer Ort", "Rathaus, Saal 2", f"bei {MAIL}"),),
    (
        replace(PRINTED[1], mark="neu"),
        replace(PRINTED_CLOSED[0], mark="geändert", before=f"{CLOSED} alt"),
    ),
    PRINTED,
    PRINTED_CLOSED,
    (f"Akte {CLOSED}",),
)
NOTICE = NoticeContents(
    BEIRAT,
    MEETING.start,
    PLACE,
    "Ludwigshafen am Rhein",
    date(2012, 5, 14),
    (CHAIR.name, "Vorsitzende"),
    (
        NoticeItem("a", "1.", ("Antrag der SPD-Fraktion", PAPER.title)),
        NoticeItem("b", "2.", ("Vortrag", "Gast: Magdalena Ostertag"), (NoticeItem("d", "2.1", ("Aussprache",)),)),
    ),
    (NoticeItem("c", "3.", ("Personalangelegenheit",)),),
)
MOTION = MotionLetter(PAPER, BODY, BEIRAT, (FACTION,), meeting=MEETING, chair=CHAIR, signer=CHAIR)
COUNCIL_PAPER = CouncilPaper(
    BODY,
    BEIRAT,
    factories.COUNCIL,
    PAPER,
    RESOLUTION,
    VOTE,
    (FACTION,),
    (
        StationLine("Beirat für Migration und Integration", "Empfehlung", "24.05.2012", "Ö 1", "empfohlen"),
        StationLine("Stadtrat", "Entscheidung", "", "", "geplant"),
    ),
    asked=RichText.of("Der Stadtrat lädt eine Fachberatung ein."),
)
MAYOR = MayorLetter(
    BODY,
    BEIRAT,
    PAPER,
    RESOLUTION,
    date(2012, 6, 1),
    "Wir bitten Sie, die Sache dem Stadtrat vorzulegen.",
    "Mit freundlichen Grüßen",
    VOTE,
    "TOP 1",
    ("Sozialausschuss",),
    date(2012, 9, 1),
    CHAIR,
    ("Antrag 2012/07", "Auszug 2012/A003 aus der Niederschrift"),
)
EXCERPT = ExcerptContents(
    BODY,
    BEIRAT,
    MEETING,
    replace(ITEM, course=RichText.of(LEAK)),
    date(2012, 5, 29),
    "Ludwigshafen",
    CHAIR.name,
    "Vorsitzende",
    replace(PAPER, proposal=RichText.of(f"Der Beirat lädt Frau Ostertag ein. {MAIL}")),
    {FACTION.id: FACTION},
    (OWN,),
    (VOTE,),
    number="2012/A001",
    issue=1,
    recipient=f"Büro des Stadtrates, {PHONE}",
)
MINUTES = MinutesContents(
    BODY,
    BEIRAT,
    MEETING,
    Minutes(MEETING.id, opening=RichText.of(LEAK)),
    factories.TERM,
    (ITEM, TALK, SECRET_ITEM),
    (OWN, SECRET_RESOLUTION),
    (VOTE,),
    attendances=(
        Attendance(MEETING.id, CHAIR.id, AttendanceGroup.CHAIR, stays=(Stay(MEETING.began),)),
        Attendance(
            MEETING.id,
            GUEST.id,
            AttendanceGroup.GUEST,
            voting=False,
            stays=(Stay(MEETING.began),),
            function="Landesberatung",
        ),
    ),
    persons={CHAIR.id: CHAIR, GUEST.id: GUEST},
    memberships=(factories.membership(CHAIR),),
    factions={FACTION.id: FACTION},
    papers={PAPER.id: PAPER},
)
SHEET = SignInSheet(
    BEIRAT.name,
    BEIRAT.of,
    "12. Sitzung",
    MEETING.start,
    PLACE,
    (
        ("Vorsitz", (SheetLine("Șahin, Elif", "SPD", "Vorsitzende"),)),
        ("Stimmberechtigte Mitglieder", tuple(SheetLine(f"Mitglied {n:02}, Ada", "SPD") for n in range(1, 33))),
    ),
)
SCRIPT = Script(
    BEIRAT.name,
    BEIRAT.of,
    "12. Sitzung",
    MEETING.start,
    PLACE,
    (("Beschlussfähig", "ab 17 von 33 Mitgliedern"),),
    (
        ScriptLine(
            "a",
            "Ö 1",
            PAPER.title,
            datetime(2012, 5, 24, 17),
            datetime(2012, 5, 24, 17, 15),
            False,
            "Antrag der SPD-Fraktion",
            "Ich rufe den Antrag auf.",
            ("Elif Șahin (SPD-Fraktion)",),
            "Angenommen mit mehr Ja als Nein.",
            ("Beamer prüfen",),
        ),
        ScriptLine("b", "Ö 2", "Verschiedenes", datetime(2012, 5, 24, 17, 15), datetime(2012, 5, 24, 17, 20), True),
    ),
    (ScriptLine("c", "N 1", CLOSED, datetime(2012, 5, 24, 17, 20), datetime(2012, 5, 24, 17, 30), False),),
)
FOLLOW_UPS = FollowUpReport(
    BEIRAT.name,
    BEIRAT.of,
    date(2012, 8, 1),
    (
        FollowUpLine(
            "Fachberatung einladen",
            ("Beschluss 2012/B03 vom 24.05.2012", "Antrag 2012/07 der SPD-Fraktion"),
            "Abteilung Integration",
            date(2012, 7, 1),
            True,
            LEAK,
            "01.07.2012, 13. Sitzung, Ö 2",
            "Termin vereinbaren",
            date(2012, 8, 15),
            "Urlaub",
        ),
        FollowUpLine("Flyer drucken", carried_out_on=date(2012, 7, 20)),
        FollowUpLine(CLOSED, status=CLOSED, public=False),
    ),
)
FATES = FactionReport(
    FACTION,
    "im Beirat für Migration und Integration",
    date(2012, 8, 1),
    (
        MotionFate(
            "2012/07",
            date(2012, 4, 4),
            PAPER.title,
            ("24.05.2012: empfohlen an Stadtrat",),
            ("Stadtrat, 25.06.2012: angenommen",),
            f"liegt bei der Verwaltung. {LEAK}",
            "angenommen",
        ),
        MotionFate("2012/08", date(2012, 4, 5), CLOSED, result="abgelehnt", public=False),
    ),
    date(2009, 11, 1),
)
YEAR = AnnualReport(
    BODY.name,
    BEIRAT.name,
    BEIRAT.of,
    2012,
    date(2013, 1, 10),
    33,
    (
        MeetingYear("12. Sitzung", date(2012, 5, 24), 17, 126, 2),
        MeetingYear("13. Sitzung", date(2012, 8, 23), 22, 0, 1),
    ),
    ("angenommen", "abgelehnt", "offen"),
    (FactionYear("SPD", (2, 1, 0)), FactionYear("CDU", (0, 0, 1))),
    (
        CouncilWay("2012/07", PAPER.title, date(2012, 4, 4), date(2012, 6, 25), "angenommen"),
        CouncilWay("2012/08", CLOSED, date(2012, 4, 5), date(2012, 6, 25), "abgelehnt", public=False),
    ),
    (("angenommen", 2), ("abgelehnt", 1), ("vertagt, verwiesen", 0), ("sonst erledigt", 0)),
    (("Gäste gehört", 1),),
)
