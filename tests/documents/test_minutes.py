"""Minutes: who was there, what was said and resolved, and what the public part keeps to itself."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from beirat_desktop.documents.minutes import minutes_paper
from beirat_desktop.documents.minutes_contents import MinutesContents
from beirat_desktop.documents.preview import Preview
from beirat_desktop.documents.render import render
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.attendance import Attendance, AttendanceGroup, Declared, Exclusion, Stay
from beirat_desktop.domain.calls import Call, ItemCalls
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.elections import Candidate, Election, ElectionRound, HeldElection, Tally
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.happenings import Happening, HappeningKind
from beirat_desktop.domain.meetings import MeetingState, Presiding
from beirat_desktop.domain.minutes import Minutes, MinutesPart
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.profiles import VoteBlock
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import FactionCount, Vote, VoteKind
from beirat_desktop.german.minutes import happening_words
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
    opened=datetime(2012, 5, 24, 17, 5),
    closed=datetime(2012, 5, 24, 19, 10),
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


def there(person, group=AttendanceGroup.VOTING, **fields) -> Attendance:
    voting = group in (AttendanceGroup.CHAIR, AttendanceGroup.VOTING)
    return Attendance(MEETING.id, person.id, group, **{"voting": voting, "stays": (Stay(MEETING.began),)} | fields)


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
        there(LATE, stays=(Stay(datetime(2012, 5, 24, 17, 30), datetime(2012, 5, 24, 18, 45)),)),
        there(ALPHA),
        there(AWAY, declared=Declared.EXCUSED, stays=()),
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


def test_who_did_not_come_stands_under_the_heading_of_the_law_and_a_guest_under_none():
    gone = replace(
        CONTENTS,
        attendances=(
            there(CHAIR, AttendanceGroup.CHAIR),
            there(LATE, declared=Declared.ABSENT, stays=()),
            there(ALPHA, declared=Declared.ABSENT, stays=()),
            there(AWAY, declared=Declared.EXCUSED, stays=()),
            there(GUEST, AttendanceGroup.GUEST, declared=Declared.ABSENT, stays=()),
        ),
    )
    text = words(gone)
    assert "Entschuldigt fehlten Müller, Tom Es fehlten Çelik, Ayşe (SPD) Öztürk, Can (SPD)" in text
    assert GUEST.family_name not in text
    assert "fehlten" not in words(replace(CONTENTS, attendances=(there(CHAIR, AttendanceGroup.CHAIR),)))


def test_who_took_part_by_video_is_marked_and_nobody_else():
    remote = replace(CONTENTS, attendances=(there(ALPHA), there(LATE, declared=Declared.REMOTE)))
    assert "Çelik, Ayşe (SPD) Öztürk, Can (SPD), per Video" in words(remote)
    assert "per Video" not in words()


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
    assert "Es wird festgestellt, dass 2 von 4 stimmberechtigten Mitgliedern anwesend sind" in text


def test_a_late_invitation_is_said_to_be_healed_once_all_came_or_waived():
    late = replace(CONTENTS, meeting=replace(MEETING, invitation_sent_on=date(2012, 5, 21)))
    assert "geheilt" not in words(late)
    came = tuple(replace(one, waived=one.person_id == AWAY.id) for one in CONTENTS.attendances)
    text = words(replace(late, attendances=came))
    assert "dass die Verletzung der Frist der Einladung als geheilt gilt, weil alle Mitglieder erschienen sind" in text
    assert "fristgerecht" not in text
    assert "geheilt" not in words(replace(CONTENTS, attendances=came)), "in time"


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
    text = words()
    # Herr Öztürk came at half past, Herr Müller not at all.
    assert "2 von 4 stimmberechtigten Mitgliedern anwesend sind und das Gremium noch nicht beschlussfähig ist" in text
    members = [factories.person(f"Mitglied {n}", "Ada") for n in range(17)]
    full = replace(
        CONTENTS,
        attendances=tuple(there(member) for member in members),
        persons={one.id: one for one in (*members, CHAIR, SECRETARY, ALPHA)},
    )
    assert "17 von 17 stimmberechtigten Mitgliedern anwesend sind und das Gremium beschlussfähig ist" in words(full)


def test_how_was_voted_is_told_of_the_items_of_the_part_alone():
    assert "Alle Abstimmungen erfolgen offen." in words()
    assert "Abstimmungen" not in words(part=MinutesPart.CLOSED)


def test_beside_an_election_by_ballot_not_every_vote_is_said_to_be_open():
    apart = "Die Abstimmungen erfolgen offen, soweit zu einem Punkt nichts anderes vermerkt ist."
    ballots = ElectionRound("e", tallies=(Tally(ALPHA.id, 3),))
    for reason, said in (("", apart), ("ohne Widerspruch", "Alle Abstimmungen erfolgen offen.")):
        election = Election(ITEM.id, title="Vertretung", open_reason=reason, candidates=(Candidate(ALPHA.id),))
        held = replace(CONTENTS, elections=(HeldElection(election, (ballots,)),))
        assert said in words(held)
        assert ("Gewählt wird geheim" in words(held)) is not bool(reason)
        # One that never came to a round said nothing.
        assert "Alle Abstimmungen erfolgen offen." in words(replace(CONTENTS, elections=(HeldElection(election, ()),)))


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


def test_a_meeting_past_midnight_names_the_day_of_what_came_after():
    night = datetime(2012, 5, 25, 0, 10)
    meeting = replace(
        MEETING,
        closed=datetime(2012, 5, 25, 0, 20),
        interruptions=((datetime(2012, 5, 24, 23, 50), datetime(2012, 5, 25, 0, 5)),),
    )
    left = there(LATE, stays=(Stay(MEETING.began, night),))
    text = words(replace(CONTENTS, meeting=meeting, attendances=(left,)))
    assert_in_order(
        text,
        "Ende 0:20 Uhr des 25.05.2012",
        "Öztürk, Can (SPD), 17:05–0:10 Uhr des 25.05.2012",
        "Die Sitzung ist von 23:50 Uhr bis 0:05 Uhr des 25.05.2012 unterbrochen.",
        "Die Sitzung wird um 0:20 Uhr des 25.05.2012 geschlossen.",
    )


def test_nobody_recorded_as_present_is_not_called_a_quorum():
    text = words(replace(CONTENTS, attendances=()))
    assert "beschlussfähig" not in text
    assert "Die Sitzung wird um 17:05 Uhr eröffnet. Es wird festgestellt, dass form- und fristgerecht" in text
    uninvited = replace(CONTENTS, attendances=(), meeting=replace(MEETING, invitation_sent_on=None))
    assert "festgestellt" not in words(uninvited)


def test_a_guest_who_did_not_come_is_not_missing():
    guest = there(GUEST, AttendanceGroup.GUEST, declared=Declared.ABSENT, stays=())
    missing = there(AWAY, declared=Declared.ABSENT, stays=())
    text = words(replace(CONTENTS, attendances=(guest, missing)))
    assert "Es fehlten Müller, Tom" in text
    assert "Ağırbaş" not in text


def test_who_was_there_for_a_while_is_among_those_present_and_excused_for_the_rest():
    stay = Stay(MEETING.began, datetime(2012, 5, 24, 18))
    text = words(replace(CONTENTS, attendances=(there(LATE, stays=(stay,), declared=Declared.EXCUSED),)))
    assert "Öztürk, Can (SPD), 17:05–18:00 Uhr, im Übrigen entschuldigt" in text
    assert "Entschuldigt fehlten" not in text


def test_an_item_under_a_parent_of_the_other_part_is_told():
    below = replace(CLOSED, id="below", parent_id=ITEM.id, title="Vertrauliches dazu", number="N 2", position=2)
    assert "N 2 Vertrauliches dazu" in words(replace(CONTENTS, items=(ITEM, CLOSED, below)))


def test_the_minutes_tell_who_takes_the_chair_and_where():
    taken = Presiding(datetime(2012, 5, 24, 18), LATE.id, ITEM.id)
    before = Presiding(datetime(2012, 5, 24, 17, 10), ALPHA.id)
    text = words(replace(CONTENTS, meeting=replace(MEETING, presiding=(before, taken))))
    assert_in_order(
        text,
        "Um 17:10 Uhr übernimmt Ayşe Çelik den Vorsitz.",
        "Tagesordnung",
        "Zu TOP 1 übernimmt Can Öztürk um 18:00 Uhr den Vorsitz.",
        "Die Fraktion begründet ihren Antrag.",
    )


def test_while_a_meeting_goes_on_again_its_former_end_is_not_told():
    running = replace(MEETING, state=MeetingState.RUNNING, closed=None, ended_before=MEETING.closed)
    assert "19:10" not in words(replace(CONTENTS, meeting=running))


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


CALLED = (
    ItemCalls(ITEM.id, (Call(datetime(2012, 5, 24, 17, 5), datetime(2012, 5, 24, 18, 50)),)),
    ItemCalls(CLOSED.id, (Call(datetime(2012, 5, 24, 18, 50), datetime(2012, 5, 24, 19, 10)),)),
)


def test_those_who_come_or_go_in_one_minute_are_one_sentence():
    named = {one.id: replace(one, form_of_address=form) for one, form in ((LATE, "Herr"), (ALPHA, "Frau"))}
    stays = (
        Stay(datetime(2012, 5, 24, 17, 30), datetime(2012, 5, 24, 18, 40)),
        Stay(datetime(2012, 5, 24, 18, 45), datetime(2012, 5, 24, 19)),
    )
    vote = replace(VOTE, agenda_item_id=ITEM.id, moment=datetime(2012, 5, 24, 18, 30))
    told = replace(
        CONTENTS,
        attendances=(there(CHAIR, AttendanceGroup.CHAIR), there(LATE, stays=stays), there(ALPHA, stays=stays)),
        calls=CALLED,
        votes=(vote,),
        persons={**CONTENTS.persons, **named},
    )
    text = words(told)
    assert_in_order(
        text,
        "Um 17:30 Uhr kommen Frau Ayşe Çelik und Herr Can Öztürk vor der Abstimmung hinzu.",
        "Um 18:40 Uhr verlassen Frau Ayşe Çelik und Herr Can Öztürk nach der Abstimmung die Sitzung.",
        "Um 18:45 Uhr kommen Frau Ayşe Çelik und Herr Can Öztürk nach der Abstimmung wieder hinzu.",
        "Um 19:00 Uhr verlassen Frau Ayşe Çelik und Herr Can Öztürk die Sitzung.",
    )
    assert "verlässt" not in text


def test_who_only_advises_is_excluded_from_the_debate():
    advising = there(ALPHA, AttendanceGroup.ADVISORY, voting=False)
    named = {LATE.id: replace(LATE, form_of_address="Herr"), ALPHA.id: replace(ALPHA, form_of_address="Frau")}
    contents = replace(
        CONTENTS,
        attendances=(there(CHAIR, AttendanceGroup.CHAIR), there(LATE), advising),
        exclusions=(Exclusion(ITEM.id, LATE.id), Exclusion(ITEM.id, ALPHA.id)),
        persons={**CONTENTS.persons, **named},
    )
    assert_in_order(
        words(contents),
        "An Beratung und Abstimmung hat nach § 22 GemO nicht mitgewirkt: Herr Can Öztürk.",
        "An der Beratung hat nach § 22 GemO nicht mitgewirkt: Frau Ayşe Çelik.",
    )


def test_coming_going_and_breaks_are_told_at_the_item_before_or_after_its_vote():
    named = {LATE.id: replace(LATE, form_of_address="Herr")}
    vote = replace(VOTE, agenda_item_id=ITEM.id, moment=datetime(2012, 5, 24, 18, 30))
    pause = (datetime(2012, 5, 24, 17, 50), datetime(2012, 5, 24, 18))
    meeting = replace(MEETING, interruptions=(pause, (datetime(2012, 5, 24, 18, 55), datetime(2012, 5, 24, 19))))
    told = replace(CONTENTS, calls=CALLED, votes=(vote,), meeting=meeting, persons={**CONTENTS.persons, **named})
    text = words(told)
    assert_in_order(
        text,
        "Öztürk, Can (SPD), 17:30–18:45 Uhr",
        "Die Fraktion begründet ihren Antrag.",
        "Herr Can Öztürk kommt um 17:30 Uhr vor der Abstimmung hinzu.",
        "Die Sitzung ist von 17:50 Uhr bis 18:00 Uhr unterbrochen.",
        "Beschluss 2012/B03:",
        "mehrheitlich angenommen",
        "Herr Can Öztürk verlässt die Sitzung um 18:45 Uhr nach der Abstimmung.",
        "Nichtöffentlicher Teil",
        "von 18:55 Uhr bis 19:00 Uhr unterbrochen.",
        "Die Sitzung wird um 19:10 Uhr geschlossen.",
    )
    assert text.count("unterbrochen") == 2
    public = words(told, part=MinutesPart.PUBLIC)
    assert public.count("unterbrochen") == 2, "a break behind closed doors is told at the end of the public part"
    closed = words(told, part=MinutesPart.CLOSED)
    assert closed.count("unterbrochen") == 1, "that of the public part is told there"
    assert "von 18:55 Uhr bis 19:00 Uhr unterbrochen" in closed
    old = words(replace(told, calls=()))
    assert "verlässt" not in old
    assert old.count("unterbrochen") == 2, "an old record tells of breaks at the end"


def test_a_change_of_chair_without_an_item_is_told_where_it_happened():
    taken = (Presiding(datetime(2012, 5, 24, 18, 55), ALPHA.id),)
    told = replace(CONTENTS, calls=CALLED, meeting=replace(MEETING, presiding=taken))
    assert_in_order(words(told), "Nichtöffentlicher Teil", "Zu TOP 1 übernimmt Ayşe Çelik um 18:55 Uhr den Vorsitz.")


def test_who_takes_part_by_video_against_the_rules_is_told_as_not_counted():
    watching = there(LATE, declared=Declared.WATCHING)
    text = words(replace(CONTENTS, attendances=(there(CHAIR, AttendanceGroup.CHAIR), there(ALPHA), watching)))
    assert_in_order(
        text,
        "Öztürk, Can (SPD), per Video",
        "Can Öztürk nimmt per Video teil und zählt weder bei der Beschlussfähigkeit noch bei Abstimmungen mit",
        "§ 35a GemO",
        "2 von 3 stimmberechtigten Mitgliedern",
    )


@pytest.mark.parametrize(
    ("acts", "of", "where"),
    [
        (0, 0, ""),
        (0, 1, " vor der Abstimmung"),
        (1, 1, " nach der Abstimmung"),
        (0, 3, " vor der ersten Abstimmung"),
        (1, 3, " vor der zweiten Abstimmung"),
        (3, 3, " nach der letzten Abstimmung"),
        (12, 14, " vor der 13. Abstimmung"),
    ],
)
def test_who_comes_before_which_vote_is_said_plainly(acts, of, where):
    came = Happening(HappeningKind.COMES, datetime(2012, 5, 24, 17, 15), ITEM.id, (LATE.id,), acts=acts, of=of)
    assert happening_words(came, ("Herr Öztürk",), MEETING.day) == f"Herr Öztürk kommt um 17:15 Uhr{where} hinzu."
