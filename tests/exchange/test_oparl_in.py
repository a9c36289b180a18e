"""What a council information system tells becomes ours; what has no place is kept and told."""

import json
from datetime import date, datetime

import pytest

from beirat_desktop.domain.attendance import AttendanceGroup
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.consultations import ConsultationRole, ConsultationState, Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.papers import PaperState, PaperType
from beirat_desktop.domain.persons import Role
from beirat_desktop.exchange.oparl_in import record_of
from beirat_desktop.exchange.oparl_read import Objects
from beirat_desktop.exchange.oparl_words import committee_kind, consultation_role, outcomes_of, paper_type, said_role
from tests.exchange.oparl_town import listed, one, town, url

TODAY = date(2026, 11, 26)


def taken(objects, body=""):
    read = Objects()
    read.read(listed(list(objects)), "stadt.json")
    return record_of(read, TODAY, lambda _address: None, body)


@pytest.fixture(params=["1.0", "1.1"])
def musterstadt(request):
    return taken(town(request.param).values())


def named(data, noun, name):
    return next(
        value for value in data.values[noun] if name in (getattr(value, "name", ""), getattr(value, "title", ""))
    )


def rest_of(data, key):
    (origin,) = [each for each in data.values["origins"] if each.address == key]
    return {name: json.loads(text) for name, text in origin.rest}


def rules(intake):
    return {found.rule: found.facts for found in intake.findings}


def test_the_town_its_bodies_and_their_factions(musterstadt):
    data, intake = musterstadt
    assert intake.body == "Musterstadt"
    kinds = {committee.name: committee.kind for committee in data.values["committees"]}
    assert kinds == {
        "Beirat für Migration und Integration": CommitteeKind.BEIRAT,
        "Stadtrat": CommitteeKind.COUNCIL,
        "Sozialausschuss": CommitteeKind.COMMITTEE,
    }
    (faction,) = data.values["factions"]
    assert faction.committee_id == named(data, "committees", "Stadtrat").id
    (office,) = data.values["organizations"]
    assert office.name == "Sozialamt"
    (term,) = data.values["terms"]
    assert (term.start, term.end) == (date(2019, 6, 1), date(2024, 5, 31))
    assert rules(intake)["oparl.partial"]["count"] == 1


def test_persons_and_the_roles_of_the_wild(musterstadt):
    data, intake = musterstadt
    heide, muster = data.values["persons"]
    assert (heide.title, heide.given_name, heide.family_name) == ("Dr.", "Erika", "von der Heide")
    assert heide.contact.email == "heide@example.org"
    assert rest_of(data, url("Person", 1))["email"] == ["erika@example.org"]
    seats = {
        key: [seat for seat in data.values["memberships"] if seat.person_id == key] for key in (heide.id, muster.id)
    }
    council, social = seats[heide.id]
    assert (council.role, council.faction_chair) == (Role.MEMBER, True)
    assert (social.role, social.voting, social.faction_chair) == (Role.CHAIR, True, False)
    assert council.faction_id == social.faction_id == data.values["factions"][0].id
    substitute, expert = seats[muster.id]
    assert (substitute.role, substitute.voting) == (Role.MEMBER, False)
    assert (expert.role, expert.voting) == (Role.ADVISORY, False)
    assert rest_of(data, url("Membership", 5))["role"] == "sachkundiger Bürger"
    assert rules(intake)["oparl.roles"]["words"] == "sachkundiger Bürger (1)"
    assert rest_of(data, url("Membership", 6))["organization"] == url("Organization", 99)


def test_a_meeting_with_its_agenda_and_results(musterstadt):
    data, _ = musterstadt
    held, ahead = data.values["meetings"]
    assert (held.start, held.closed) == (datetime(2020, 3, 5, 17), datetime(2020, 3, 5, 19, 30))
    assert (held.state, held.number, held.name) == (MeetingState.CLOSED, 7, "")
    assert (held.place.room, held.place.building, held.place.address.street) == ("Saal 2", "Rathaus", "Markt 1")
    assert (ahead.state, ahead.start.year) == (MeetingState.PLANNED, 2099)
    first, second, third = data.values["agenda_items"]
    assert [item.number for item in (first, second, third)] == ["Ö 1", "Ö 2", "N 1"]
    assert (third.public, third.public_title) == (False, "Grundstücke")
    assert second.outcome is Outcome.ADOPTED
    (resolution,) = data.values["resolutions"]
    assert resolution.text.plain == "Der Treffpunkt wird gebaut."
    assert (resolution.agenda_item_id, resolution.paper_id) == (second.id, data.values["papers"][0].id)
    assert rest_of(data, url("AgendaItem", 2))["result"] == "ungeändert beschlossen"
    (attendance,) = data.values["attendances"]
    assert (attendance.meeting_id, attendance.group) == (held.id, AttendanceGroup.CHAIR)


def test_a_paper_with_its_way_and_its_files(musterstadt):
    data, intake = musterstadt
    paper, question = data.values["papers"]
    assert (paper.paper_type, paper.number, paper.dated) == (PaperType.TEMPLATE, "2020/0815", date(2020, 2, 1))
    assert (paper.faction_id, paper.organization_id) == (
        data.values["factions"][0].id,
        data.values["organizations"][0].id,
    )
    assert paper.state is PaperState.DEBATED
    first, second = data.values["consultations"]
    assert (first.role, first.state, first.outcome) == (
        ConsultationRole.PREPARATION,
        ConsultationState.DONE,
        Outcome.ADOPTED,
    )
    assert (second.role, second.state) == (ConsultationRole.DECISION, ConsultationState.PLANNED)
    (tie,) = data.values["citations"]
    assert (tie.paper_id, tie.cited_paper_id) == (paper.id, question.id)
    assert rest_of(data, url("Paper", 1))["relatedPaper"] == [url("Paper", 404)]
    assert rest_of(data, url("Paper", 1))["paperType"] == "Beschlussvorlage"
    file, protocol = data.values["attachments"]
    assert (file.paper_id, file.sha512, file.size) == (paper.id, "", 4711)
    assert file.address == "https://ris.example.org/dateien/1/vorlage.pdf"
    assert (protocol.meeting_id, protocol.title) == (data.values["meetings"][0].id, "Niederschrift")
    assert data.blobs == {}
    told = rules(intake)
    assert told["oparl.tombstones"]["count"] == 1
    assert told["oparl.missing"]["fields"] == "organization (1), relatedPaper (1)"
    assert intake.rest["keyword"] == 1
    assert rest_of(data, url("Meeting", 1))["keyword"] == ["Soziales", "Haushalt"]


def test_ours_are_no_addresses_and_the_same_each_time(musterstadt):
    data, _ = musterstadt
    keys = [value.id for values in data.values.values() for value in values]
    assert len(set(keys)) == len(keys)
    assert all(key.isalnum() and len(key) == 32 for key in keys)
    again, _ = taken(town("1.1").values())
    assert {value.id for value in again.values["papers"]} == {value.id for value in data.values["papers"]}
    assert data.stamps[data.values["papers"][0].id][0] == "2019-01-02T09:00:00.000000+00:00"


def test_a_faction_told_once_for_each_committee_is_one():
    objects = town()
    objects["again"] = one(
        "Organization", 44, body=url("Body", 1), name="Fraktion der Mitte", organizationType="Fraktion"
    )
    objects[url("Person", 1)]["membership"][1]["onBehalfOf"] = url("Organization", 44)
    data, intake = taken(objects.values())
    assert len(data.values["factions"]) == 1
    assert {seat.faction_id for seat in data.values["memberships"]} == {data.values["factions"][0].id, None}
    assert rules(intake)["oparl.factions_joined"]["count"] == 1


def test_of_two_towns_one_is_chosen_and_the_other_left_out():
    objects = list(town().values())
    objects += [one("Body", 2, name="Nachbarstadt"), one("Organization", 9, body=url("Body", 2), name="Gemeinderat")]
    with pytest.raises(Refused) as refused:
        taken(objects)
    assert refused.value.facts["names"] == ("Musterstadt", "Nachbarstadt")
    data, intake = taken(objects, "Musterstadt")
    assert "Gemeinderat" not in [committee.name for committee in data.values["committees"]]
    assert rules(intake)["oparl.elsewhere"]["count"] == 1
    with pytest.raises(Refused) as unknown:
        taken(objects, "Hinterstadt")
    assert unknown.value.rule == "oparl.no_such_body"


def test_an_object_told_twice_is_one_and_the_later_state_holds():
    paper = one("Paper", 1, name="Alt")
    fuller = {**paper, "modified": "2021-01-01T00:00:00+01:00", "name": "Neu", "reference": "1/21"}
    for order in ([paper, fuller], [fuller, paper]):
        data, _ = taken(order)
        assert [(each.title, each.number) for each in data.values["papers"]] == [("Neu", "1/21")]


def test_what_no_text_can_hold_is_left_out_and_told():
    data, intake = taken([one("Paper", 1, name="Ein\u0000 Titel\ud83d")])
    assert data.values["papers"][0].title == "Ein Titel"
    assert rules(intake)["oparl.letters"]["count"] == 2


def test_days_that_are_none_stay_beside_the_record():
    data, intake = taken([one("Paper", 1, name="A", date="31.02.2020"), one("Meeting", 1, start="irgendwann")])
    assert data.values["papers"][0].dated is None
    assert rest_of(data, url("Paper", 1))["date"] == "31.02.2020"
    assert rest_of(data, url("Meeting", 1))["start"] == "irgendwann"
    assert rules(intake)["oparl.unreadable"]["fields"] == "date (1), start (1)"
    assert rules(intake)["oparl.nowhere"]["kinds"] == "Meeting (1)"


def test_a_field_without_a_place_here_is_told_too_where_it_cannot_be_read():
    """Nobody here reads when a committee began, or what gender somebody is: kept either way, told where it is odd."""
    odd = {"startDate": "im Frühjahr", "memberCount": "viele", "post": 7, "web": ["a"]}
    good = {"startDate": "2020-02", "memberCount": "12", "post": ["Leitung"], "web": "https://example.org"}
    objects = [
        one("Organization", 1, name="Stadtrat", organizationType="Gremium", **odd),
        one("Organization", 2, name="Sozialausschuss", organizationType="Gremium", **good),
        one("Person", 1, name="Ada Kaya", gender={"x": 1}, life=True, status=[1], keyword="eins"),
        one("Person", 2, name="Max Muster", gender="male", life="Lehrer", status=["Pfarrer"], modified="neulich"),
        one("Paper", 1, name="A", date="31.02.2020", mainFile=5),
        one("Location", 1, geojson="irgendwo", persons=[2]),
    ]
    data, intake = taken(objects)
    told = rules(intake)["oparl.unreadable"]
    fields = (
        "date",
        "gender",
        "geojson",
        "life",
        "mainFile",
        "memberCount",
        "modified",
        "persons",
        "post",
        "startDate",
    )
    assert told["fields"] == ", ".join(f"{name} (1)" for name in fields) + ", status (1), web (1)"
    assert told["count"] == 12
    assert rest_of(data, url("Organization", 1)) | odd == rest_of(data, url("Organization", 1))
    assert rest_of(data, url("Person", 1))["gender"] == {"x": 1}


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "oparl.empty"),
        (b"\xff\xfe\x00", "oparl.not_text"),
        (b'{"type": "https://schema.oparl.org/1.1/Paper"', "oparl.not_json"),
        (b'{"name": "kein Objekt"}', "oparl.not_oparl"),
        (b'{"data": [1]}', "oparl.not_oparl"),
        (b"[" * 100_000, "oparl.too_deep"),
        (b'{"type": "x", "a": ' + b"[" * 50 + b"]" * 50 + b"}", "oparl.too_deep"),
    ],
)
def test_what_is_no_oparl_is_refused_naming_the_place(content, rule):
    with pytest.raises(Refused) as refused:
        Objects().read(content, "seite.json")
    assert refused.value.rule == rule
    assert str(refused.value.facts["place"]).startswith("seite.json")


@pytest.mark.parametrize(
    ("word", "votes", "role", "voting"),
    [
        ("Mitglied", None, Role.MEMBER, True),
        ("stellv. Mitglied", None, Role.MEMBER, False),
        ("1. stellv. Vorsitzender", None, Role.DEPUTY, True),
        ("Ausschussvorsitz", None, Role.CHAIR, True),
        ("sachkundige Bürgerin", True, Role.MEMBER, True),
        ("sachkundiger Einwohner", None, Role.ADVISORY, False),
        ("beratendes Mitglied", None, Role.ADVISORY, False),
        ("Schriftführer/in", None, Role.SECRETARY, False),
        ("", None, Role.MEMBER, True),
    ],
)
def test_words_for_roles(word, votes, role, voting):
    said = said_role(word, votes)
    assert (said.role, said.voting) == (role, voting)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("ungeändert beschlossen", Outcome.ADOPTED),
        ("geändert beschlossen", Outcome.ADOPTED_CHANGED),
        ("mehrheitlich abgelehnt", Outcome.REJECTED),
        ("einstimmig", Outcome.ADOPTED),
        ("in den Fachausschuss verwiesen", Outcome.REFERRED),
        ("zurückgestellt", Outcome.POSTPONED),
        ("zur Kenntnis genommen", Outcome.NOTED),
        ("von der Tagesordnung abgesetzt", Outcome.REMOVED),
    ],
)
def test_words_for_results(words, outcome):
    assert outcomes_of(words)[0] == [(outcome, "")]


def test_results_of_our_own_words_keep_their_target():
    assert outcomes_of("verwiesen an den Sozialausschuss; abgelehnt") == (
        [(Outcome.REFERRED, "den Sozialausschuss"), (Outcome.REJECTED, "")],
        True,
    )
    assert outcomes_of("siehe Anlage") == ([], False)
    # Which side won, a reader may see, but a word for it is not there.
    assert outcomes_of("Ja 2, Nein 14") == ([], False)


def test_words_for_papers_stations_and_bodies():
    assert paper_type("Beantwortung einer Anfrage") == (PaperType.REPORT, False)
    assert paper_type("Antrag") == (PaperType.MOTION, True)
    assert consultation_role("Beschlussfassung", None)[0] is ConsultationRole.DECISION
    assert consultation_role("", True)[0] is ConsultationRole.DECISION
    assert committee_kind("Seniorenbeirat", "Beirat", False) is CommitteeKind.COMMITTEE
    assert committee_kind("Rat der Stadt Musterstadt", "", False) is CommitteeKind.COUNCIL


@pytest.mark.parametrize("broken", ["http://[::1", "https://[fe80::1%/x.pdf"])
def test_a_file_whose_address_nobody_can_read_lies_nowhere(broken):
    whole = "https://ris.example.org/dateien/1/vorlage.pdf"
    text = json.dumps(list(town().values()))
    assert whole in text
    data, _ = taken(json.loads(text.replace(whole, broken)))
    assert [one.address for one in data.values["attachments"]] == ["https://ris.example.org/dateien/2/n.pdf"]
    assert rest_of(data, url("File", 1))["accessUrl"] == broken


def test_what_a_term_without_a_beginning_told_is_kept_beside_the_record():
    odd = {**town(), url("LegislativeTerm", 2): one("LegislativeTerm", 2, name="Alt", endDate="1999-05-31")}
    data, _ = taken(odd.values())
    assert len(data.values["terms"]) == 1
    assert rest_of(data, url("LegislativeTerm", 2))["endDate"] == "1999-05-31"


def test_a_faction_that_nobody_names_sits_in_the_only_body_there_is():
    objects = {key: value for key, value in town().items() if "/Body/" in key}
    for number, name, kind in ((3, "Beirat für Migration und Integration", "Gremium"), (4, "Liste Mitte", "Fraktion")):
        made = one("Organization", number, body=url("Body", 1), name=name, organizationType=kind)
        objects[made["id"]] = made
    data, _ = taken(objects.values())
    (beirat,) = data.values["committees"]
    (faction,) = data.values["factions"]
    assert faction.committee_id == beirat.id


def test_a_mover_that_is_told_nowhere_stays_beside_the_paper_and_is_told():
    objects = town()
    paper = next(value for key, value in objects.items() if "/Paper/" in key)
    gone = url("Organization", 77)
    paper["originatorOrganization"] = [*paper.get("originatorOrganization", []), gone]
    data, intake = taken(objects.values())
    assert rest_of(data, paper["id"])["originatorOrganization"] == [gone]
    assert "originatorOrganization (1)" in rules(intake)["oparl.missing"]["fields"]


def test_a_meeting_of_no_body_is_taken_and_told():
    objects = town()
    made = one("Meeting", 9, name="Runder Tisch", start="2020-04-01T17:00:00+02:00", body=url("Body", 1))
    data, intake = taken([*objects.values(), made])
    assert "Runder Tisch" in [meeting.name for meeting in data.values["meetings"]]
    assert rules(intake)["oparl.no_committee"]["count"] == 1
    assert "oparl.no_committee" not in rules(taken(objects.values())[1])


def test_items_and_their_parts_stand_in_their_order():
    objects = town()
    meeting = one("Meeting", 9, name="Große Sitzung", start="2020-04-01T17:00:00+02:00", body=url("Body", 1))
    meeting |= {"organization": [url("Organization", 2)]}
    meeting["agendaItem"] = [
        one("AgendaItem", f"9{place}", number=number, name=name, order=place, public=True)
        for place, (number, name) in enumerate((("1", "A"), ("1.1", "Aa"), ("1.2", "Ab"), ("2", "B"), ("2.1", "Ba")))
    ]
    data, _ = taken([*objects.values(), meeting])
    (held,) = [one for one in data.values["meetings"] if one.name == "Große Sitzung"]
    items = {item.title: item for item in data.values["agenda_items"] if item.meeting_id == held.id}
    assert [(name, items[name].position) for name in items] == [("A", 0), ("Aa", 0), ("Ab", 1), ("B", 1), ("Ba", 0)]
    assert items["Ab"].parent_id == items["A"].id
    assert items["Ba"].parent_id == items["B"].id


def test_a_file_that_names_the_meeting_it_came_with_keeps_nothing_of_that():
    objects = town()
    meeting = objects[url("Meeting", 1)]
    meeting["invitation"] = one("File", 8, name="Einladung", mimeType="application/pdf", meeting=[meeting["id"]])
    meeting["invitation"] |= {"accessUrl": "https://ris.example.org/dateien/8/e.pdf"}
    data, _ = taken(objects.values())
    assert "Einladung" in [file.title for file in data.values["attachments"]]
    assert "meeting" not in rest_of(data, url("File", 8))


@pytest.mark.parametrize(("day", "kept"), [("1800-01-01", True), ("1799-12-31", False), ("2199-12-31", True)])
def test_a_day_of_another_age_is_a_slip_and_stays_beside_the_record(day, kept):
    objects = {**town(), url("LegislativeTerm", 2): one("LegislativeTerm", 2, name="Alt", startDate=day)}
    data, _ = taken(objects.values())
    assert (len(data.values["terms"]) == 2) is kept


def test_where_a_town_keeps_its_lists_is_not_told_as_something_it_said():
    objects = town()
    lists = ("organization", "person", "meeting", "paper", "agendaItem", "consultation", "file", "membership")
    objects[url("Body", 1)] |= {name: url(f"Body/1/{name}", "") for name in lists}
    data, _ = taken(objects.values())
    assert not set(lists) & set(rest_of(data, url("Body", 1)))


def test_an_address_that_stands_for_two_things_is_told_with_an_example():
    objects = town()
    body = next(each for each in objects.values() if each["type"].endswith("/Body"))
    _, intake = taken([*objects.values(), one("Person", 9, name="Zoë Weiß") | {"id": body["id"]}])
    assert rules(intake)["oparl.conflict"] == {"count": 1, "example": body["id"]}
