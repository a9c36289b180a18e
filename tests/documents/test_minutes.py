"""Minutes: who was there, what was said and resolved, and what the public part keeps to itself."""

from dataclasses import replace
from datetime import date, time

import pytest

from beirat_desktop.documents.minutes import MinutesContents, minutes_paper
from beirat_desktop.documents.preview import Preview
from beirat_desktop.documents.render import render
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.attendance import Attendance, AttendanceGroup, AttendanceState, Exclusion, Stay
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.minutes import Minutes, MinutesPart
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.profiles import VoteBlock
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import FactionCount, Vote, VoteKind
from tests import factories
from tests.documents.reading import assert_in_order, assert_publishable, text_of

CHAIR = factories.person("Șahin", "Elif", form_of_address="Frau")
SECRETARY = factories.person("Ziegenbein", "Almut", form_of_address="Frau")
LATE = factories.person("Öztürk", "Can")
ALPHA = factories.person("Çelik", "Ayşe")
AWAY = factories.person("Müller", "Tom")
GUEST = factories.person("Ağırbaş", "Łukasz")
MEETING = factories.meeting(
    place=Place("Rathaus", "Stadtratssaal"),
    invitation_sent_on=date(2012, 5, 11),
    opened=time(17, 5),
    closed=time(19, 10),
    chair_id=CHAIR.id,
    secretary_id=SECRETARY.id,
)
ITEM = AgendaItem(
    MEETING.id,
    "Beratung zu Konzepten",
    number="Ö 1",
    course=RichText.of("Die Fraktion begründet ihren Antrag."),
    statements=RichText.of("Herr Öztürk erklärt: „So nicht.“"),
    outcome=Outcome.ADOPTED,
)
CLOSED = AgendaItem(
    MEETING.id,
    "Stelle der Frau Geheim",
    number="N 1",
    public=False,
    public_title="Personalangelegenheit",
    course=RichText.of("Vertraulicher Verlauf."),
    outcome=Outcome.NOTED,
)
RESOLUTION = Resolution(
    factories.BEIRAT.id, MEETING.day, RichText.of("Der Beirat lädt ein."), number="2012/B03", agenda_item_id=ITEM.id
)
VOTE = Vote(
    RESOLUTION.id, yes=14, no=1, abstentions=2, present=17, factions=(FactionCount(factories.SPD.id, 14, 1, 2),)
)


def there(person, group=AttendanceGroup.VOTING, state=AttendanceState.PRESENT, **fields) -> Attendance:
    return Attendance(MEETING.id, person.id, group, state, **fields)


CONTENTS = MinutesContents(
    factories.BODY,
    factories.BEIRAT,
    MEETING,
    Minutes(MEETING.id),
    term=factories.TERM,
    items=(ITEM, CLOSED),
    resolutions=(RESOLUTION,),
    votes=(VOTE,),
    exclusions=(Exclusion(ITEM.id, ALPHA.id),),
    attendances=(
        there(CHAIR, AttendanceGroup.CHAIR),
        there(LATE, stays=(Stay(time(17, 30), time(18, 45)),)),
        there(ALPHA),
        there(AWAY, state=AttendanceState.EXCUSED),
        there(GUEST, AttendanceGroup.GUEST, function="Landesberatung"),
        there(SECRETARY, AttendanceGroup.SECRETARY),
    ),
    persons={one.id: one for one in (CHAIR, SECRETARY, LATE, ALPHA, AWAY, GUEST)},
    memberships=(factories.membership(CHAIR, Role.CHAIR), factories.membership(LATE), factories.membership(ALPHA)),
    factions={factories.SPD.id: factories.SPD},
)


def words(contents=CONTENTS, **fields) -> str:
    return " ".join(text_of(render(minutes_paper(contents, **fields))).split())


def test_the_minutes_say_in_order_what_the_law_asks():
    assert_in_order(
        words(),
        "Niederschrift über die 12. Sitzung in der 4. Wahlperiode",
        "Donnerstag, 24. Mai 2012",
        "Rathaus, Stadtratssaal",
        "17:05 Uhr",
        "19:10 Uhr",
        "Vorsitz",
        "Șahin, Elif (SPD)",
        "Stimmberechtigte Mitglieder",
        "Çelik, Ayşe (SPD)",
        "Öztürk, Can (SPD), 17:30–18:45 Uhr",
        "Gäste",
        "Ağırbaş, Łukasz, Landesberatung",
        "Schriftführung",
        "Ziegenbein, Almut",
        "Entschuldigt fehlten",
        "Müller, Tom",
        "form- und fristgerecht eingeladen",
        "Tagesordnung",
        "Öffentlicher Teil",
        "Ö 1 Beratung zu Konzepten",
        "Die Fraktion begründet ihren Antrag.",
        "Beschluss 2012/B03:",
        "Der Beirat lädt ein.",
        "Ja: 14, Nein: 1, Enthaltungen: 2 – mehrheitlich angenommen",
        "nach § 22 GemO nicht mitgewirkt: Ayşe Çelik.",
        "Erklärungen zur Niederschrift:",
        "„So nicht.“",
        "Nichtöffentlicher Teil",
        "Stelle der Frau Geheim",
        "Die Sitzung wird um 19:10 Uhr geschlossen.",
        "Vorsitzende",
        "Schriftführerin",
    )


def test_the_public_part_names_closed_items_in_general_terms_only():
    text = words(part=MinutesPart.PUBLIC)
    assert_in_order(
        text, "öffentlicher Teil", "Personalangelegenheit", "Öffentlicher Teil", "Ö 1 Beratung zu Konzepten"
    )
    for private in ("Geheim", "Vertraulicher Verlauf", "Nichtöffentlicher Teil"):
        assert private not in text


def test_the_closed_part_tells_only_of_closed_items():
    text = words(part=MinutesPart.CLOSED)
    assert "Vertraulicher Verlauf." in text
    assert "Der Beirat lädt ein." not in text


@pytest.mark.parametrize("sent", [None, date(2012, 5, 21)], ids=["not by us", "late"])
def test_an_invitation_that_was_not_in_order_is_not_called_so(sent):
    text = words(replace(CONTENTS, meeting=replace(MEETING, invitation_sent_on=sent)))
    assert "fristgerecht" not in text
    assert "Es wird festgestellt, dass 4 von 33 stimmberechtigten Mitgliedern anwesend sind" in text


def test_own_words_for_opening_and_end_replace_the_usual_sentence():
    minutes = Minutes(MEETING.id, opening=RichText.of("Die Vorsitzende begrüßt."), closing=RichText.of("Sie dankt."))
    text = words(replace(CONTENTS, minutes=minutes))
    assert_in_order(text, "Die Vorsitzende begrüßt.", "Sie dankt.", "Die Sitzung wird um 19:10 Uhr geschlossen.")
    assert "form- und fristgerecht" not in text


@pytest.mark.parametrize("style", list(VoteBlock))
def test_every_way_of_telling_a_vote_may_be_published(style):
    committee = replace(factories.BEIRAT, profile=replace(factories.BEIRAT.profile, vote_block=style))
    assert_publishable(render(minutes_paper(replace(CONTENTS, committee=committee))))


@pytest.mark.parametrize("part", list(MinutesPart))
def test_every_part_may_be_published(part):
    assert_publishable(render(minutes_paper(CONTENTS, part=part)))


def test_inner_notes_are_not_told():
    item = replace(ITEM, internal_note="nur für uns")
    assert "nur für uns" not in words(replace(CONTENTS, items=(item, CLOSED)))


def test_only_a_draft_is_marked():
    assert "ENTWURF" in words(draft=True)
    assert "ENTWURF" not in words()


def test_the_opening_tells_how_many_were_there_when_it_began():
    outside = (AttendanceGroup.GUEST, AttendanceGroup.SECRETARY)
    few = tuple(replace(one, voting=one.group not in outside) for one in CONTENTS.attendances)
    text = words(replace(CONTENTS, attendances=few))
    # Herr Öztürk came at half past, Herr Müller not at all.
    assert "2 von 33 stimmberechtigten Mitgliedern anwesend sind und das Gremium noch nicht beschlussfähig ist" in text
    members = [factories.person(f"Mitglied {n}", "Ada") for n in range(17)]
    full = replace(
        CONTENTS,
        attendances=tuple(there(member) for member in members),
        persons={one.id: one for one in (*members, CHAIR, SECRETARY, ALPHA)},
    )
    assert "17 von 33 stimmberechtigten Mitgliedern anwesend sind und das Gremium beschlussfähig ist" in words(full)


def test_how_was_voted_is_told_of_the_items_of_the_part_alone():
    assert "Alle Abstimmungen erfolgen offen." in words()
    assert "Abstimmungen" not in words(part=MinutesPart.CLOSED)


def test_an_item_of_a_supplement_says_why_its_number_is_out_of_turn():
    text = words(replace(CONTENTS, items=(replace(ITEM, supplement=2), CLOSED)))
    assert text.count("Beratung zu Konzepten (2. Nachtrag)") == 2
    assert "Nachtrag)" not in words()


def test_a_joint_motion_names_all_who_moved_it():
    other = Faction(factories.BEIRAT.id, "Internationale Liste")
    paper = factories.motion(number="2012/07", joint_faction_ids=(other.id,))
    joint = replace(
        CONTENTS,
        items=(replace(ITEM, paper_id=paper.id),),
        papers={paper.id: paper},
        factions={one.id: one for one in (factories.SPD, other)},
    )
    assert "Antrag 2012/07 der SPD-Fraktion und der Internationalen Liste" in words(joint)


def test_what_was_rejected_says_so_before_its_wording():
    rejected = replace(RESOLUTION, outcome=Outcome.REJECTED)
    text = words(replace(CONTENTS, resolutions=(rejected,)))
    assert "Beschluss 2012/B03: Der folgende Antrag wird abgelehnt: Der Beirat lädt ein." in text
    assert "Der folgende Antrag" not in words()


def test_nobody_signs_a_page_without_an_item_and_no_result_begins_one():
    noted = replace(ITEM, outcome=Outcome.NOTED, statements=RichText())
    for lines in range(30):
        items = (
            *(replace(noted, id=f"i{n}", position=n, course=RichText.of("Es wird berichtet.")) for n in range(lines)),
            replace(noted, id="last", position=99, title="Verschiedenes", course=RichText(), outcome=None),
        )
        paper = minutes_paper(replace(CONTENTS, items=items, resolutions=(), votes=(), exclusions=()))
        with Preview(render(paper)) as preview:
            sheets = [preview.text(index) for index in range(preview.page_count)]
        first = [
            next(line.strip() for line in sheet.split("\n") if not line.startswith(("Niederschrift des", "Seite")))
            for sheet in sheets
        ]
        assert not any(line.startswith(("Die Sitzung wird um 19", "Zur Kenntnis")) for line in first), first
        assert "Verschiedenes" in sheets[-1]


def test_votes_of_closed_items_and_why_the_public_was_shut_out_are_not_told_in_public():
    secret = {"agenda_item_id": CLOSED.id, "mover": "Geheimrat", "subject": "Geheimsache", "reason": "Geheimgrund"}
    shut_out = Vote(kind=VoteKind.MADE_CLOSED, yes=2, no=9, agenda_item_id=ITEM.id, reason="Geheimgrund")
    votes = (
        VOTE,
        shut_out,
        Vote(kind=VoteKind.REFERRED, yes=9, wording=RichText.of("Geheimwort"), **secret),
        Vote(kind=VoteKind.AMENDMENT, yes=9, wording=RichText.of("Geheimwort"), **secret),
    )
    contents = replace(CONTENTS, votes=votes)
    public = words(contents, part=MinutesPart.PUBLIC)
    assert "Ausschluss der Öffentlichkeit: Ja: 2, Nein: 9, Enthaltungen: 0 – abgelehnt" in public
    assert "Geheim" not in public
    whole = words(contents)
    for told in ("Verweisung (Geheimrat): Geheimsache", "Geheimwort", "Grund: Geheimgrund."):
        assert told in whole


def test_votes_are_told_in_the_order_in_which_they_were_taken():
    votes = (
        replace(VOTE, position=2, agenda_item_id=ITEM.id),
        Vote(kind=VoteKind.END_OF_DEBATE, yes=9, no=8, agenda_item_id=ITEM.id, mover="CDU-Fraktion"),
        Vote(kind=VoteKind.AMENDMENT, yes=3, no=14, agenda_item_id=ITEM.id, position=1, wording=RichText.of("Anders.")),
    )
    assert_in_order(
        words(replace(CONTENTS, votes=votes)),
        "Schluss der Aussprache (CDU-Fraktion):",
        "Änderungsantrag:",
        "Anders.",
        "Ja: 3, Nein: 14, Enthaltungen: 0 – abgelehnt",
        "Beschluss 2012/B03:",
        "Ja: 14, Nein: 1",
    )
