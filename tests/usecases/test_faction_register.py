"""The register for the factions: what is public goes out, comes in at home, and is refreshed by a newer one."""

import json
import os
import random
import re
from dataclasses import replace
from datetime import date, timedelta
from datetime import time as time_of_day

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.domain.papers import SECTIONS, PaperState, PaperType
from beirat_desktop.domain.text import Block, RichText, Run
from beirat_desktop.domain.users import Desk
from beirat_desktop.domain.votes import Vote
from beirat_desktop.exchange import letter_schema
from beirat_desktop.exchange import record as record_file
from beirat_desktop.exchange import register as register_file
from beirat_desktop.german import refusal
from beirat_desktop.german.registers import taken_words
from beirat_desktop.usecases import registers
from beirat_desktop.usecases.members.founding import HomeFounding, home_founding
from beirat_desktop.usecases.record.record import create_shared
from tests.usecases.live_world import build
from tests.usecases.publications.site_tools import opened
from tests.usecases.publications.test_website_tells_nothing import closed_by, planted

MUTATIONS = int(os.environ.get("BEIRAT_MUTATIONS", "60"))
"""So many; 5,000 take some minutes."""
HOME = HomeFounding(
    "SPD", "Kaya", "Ayşe", "Frau", "Stadt Ludwigshafen am Rhein", "Beirat für Migration und Integration"
)


@pytest.fixture
def desk(sample, tmp_path):
    """A faction's own record, founded on the day of the sample."""
    made = create_shared(tmp_path / "fraktion.db", user="Ayşe Kaya")
    made.store.now = sample.store.now
    made.committees.found(home_founding(HOME, made.today))
    yield made
    made.close()


def take(desk, data, name="r.beirat-register"):
    return desk.registers.accept(desk.registers.look_into(data, name))


def later(office, **span):
    moment = office.store.now() + timedelta(**span)
    office.store.now = lambda: moment


def test_a_faction_reads_the_register_and_works_with_it(sample, desk):
    data = sample.registers.data()
    taken = take(desk, data)
    assert sum(taken.added.values()) > 50
    assert taken.sentence.startswith("Register übernommen: neu ")
    assert " Sitzungen, " in taken.sentence
    beirat = desk.committees.beirat()
    assert [one.name for one in desk.committees.all()].count(beirat.name) == 1
    assert sorted(one.name for one in desk.committees.factions(beirat.id)) == sorted(
        one.name for one in sample.committees.factions(sample.committees.beirat().id)
    )
    # The same days and the same deadline as at the office.
    there, here = sample.meetings.next(), desk.meetings.next()
    assert here.start == there.start
    assert desk.meetings.dates(here.id)[0].due == sample.meetings.dates(there.id)[0].due
    own = desk.users.current().faction_id
    assert (
        desk.boards.of(own).closes_on
        == sample.boards.of(
            next(
                one.id
                for one in sample.committees.factions(sample.committees.beirat().id)
                if one.name == "SPD-Fraktion"
            )
        ).closes_on
    )
    # Resolutions can be cited.
    draft = desk.papers.add(title="Kurse")
    source = next(one for one in desk.citations.sources("") if one.noun == "resolutions")
    desk.citations.add(draft.id, quote=source.words[:40], **source.fields)
    assert desk.citations.of(draft.id)[0].name == source.name


def test_what_came_is_only_read(sample, desk):
    take(desk, sample.registers.data())
    foreign = next(one for one in map(desk.papers.get, desk.papers.ids()) if one.from_register)
    assert not desk.papers.detail(foreign.id).writable
    with pytest.raises(Refused, match=r"rights\.from_register") as refused:
        desk.papers.edit(foreign.id, note="meins")
    assert foreign.title in refusal(refused.value)
    copy = desk.papers.duplicate(foreign.id)
    assert (copy.faction_id, copy.from_register) == (desk.users.current().faction_id, False)


def test_a_newer_one_refreshes_and_own_drafts_stay(sample, desk):
    take(desk, sample.registers.data())
    draft = desk.papers.add(title="Unser Entwurf", proposal=RichText.of("Der Beirat bittet."))
    public = [one for one in map(desk.papers.get, desk.papers.ids()) if one.from_register]
    cited = next(one for one in public if one.state is PaperState.DONE)
    desk.citations.add(draft.id, cited_paper_id=cited.id)
    gone = next(one for one in public if one.id != cited.id and one.amends_id is None and not _amended(public, one))
    with sample.store.unit("test") as unit:
        for key in (cited.id, gone.id):
            unit.papers.save(replace(unit.papers.get(key), public=False))
        renamed = next(one for one in unit.papers.all() if one.id not in (cited.id, gone.id) and one.id in _ids(public))
        unit.papers.save(replace(renamed, title="Ein neuer Titel"))
    before = desk.papers.get(draft.id)
    later(sample, days=1)
    taken = take(desk, sample.registers.data())
    assert desk.papers.get(draft.id) == before
    assert gone.id not in desk.papers.ids()
    assert cited.id in desk.papers.ids()
    assert desk.papers.get(renamed.id).title == "Ein neuer Titel"
    assert taken.removed
    assert taken.kept
    assert "entfernt" in taken.sentence
    assert desk.undoable is None


def _amended(papers, one):
    return any(other.amends_id == one.id for other in papers)


def _ids(papers):
    return {one.id for one in papers}


def test_ones_own_motion_is_not_written_over(sample, desk):
    paper = next(one for one in map(sample.papers.get, sample.papers.ids()) if one.state is PaperState.DONE)
    with desk.store.unit("papers.add") as unit:
        unit.papers.save(home_paper := replace(desk.papers.add(title="Unser Wortlaut"), id=paper.id))
    taken = take(desk, sample.registers.data())
    assert taken.own == 1
    assert desk.papers.get(paper.id) == home_paper
    assert "1 eigener Antrag bleibt unverändert" in taken_words(added={}, changed=0, removed=0, own=1, still_named=0)


def test_an_older_one_and_another_towns_are_refused(sample, desk):
    old = sample.registers.data()
    later(sample, days=1)
    new = sample.registers.data()
    take(desk, new)
    for data, rule in ((old, "register.older"), (new, "register.there_already")):
        with pytest.raises(Refused, match=rule.replace(".", r"\.")) as refused:
            take(desk, data)
        assert refusal(refused.value).endswith(".")
    # The record is what counts from now on, not its name.
    other = json.loads(new)
    other["body"]["id"] = "andere"
    for one in (*other["committee"], *other["legislativeTerm"]):
        one.update({"body": "andere"} if "body" in one else {})
        one.get("beirat", {}).update({"body_id": "andere"} if "body_id" in one.get("beirat", {}) else {})
    with pytest.raises(Refused, match=r"register\.other_town"):
        take(desk, json.dumps(other).encode())


def test_before_the_first_the_name_of_the_town_must_fit(sample, desk):
    with desk.store.unit("bodies.edit") as unit:
        (town,) = unit.bodies.all()
        unit.bodies.save(replace(town, name="Stadt Speyer", short_name="Speyer"))
    with pytest.raises(Refused, match=r"register\.other_town") as refused:
        take(desk, sample.registers.data())
    assert "Speyer" in refusal(refused.value)


def test_where_an_office_works_none_is_read(sample):
    register = sample.registers.data()
    with pytest.raises(Refused, match=r"register\.not_here"):
        sample.registers.look_into(register, "r")
    sample.users.choose(next(one.id for one in sample.users.all() if one.desk is Desk.FACTION))
    with pytest.raises(Refused, match=r"register\.not_here"):
        sample.registers.look_into(register, "r")


def test_no_register_rewrites_a_meeting_that_was_led_here(office, monkeypatch):
    """An office that has entered nobody by name is an office still, whatever the register says of itself."""
    world = build(office)
    office.course.open(world.meeting.id, time_of_day(17))
    world.come(20)
    office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED, vote=Vote(yes=20)))
    office.course.close(world.meeting.id, time_of_day(19))
    office.minutes.sign(world.meeting.id)
    office.minutes.issue(world.meeting.id)
    with office.store.reading() as unit:
        town = unit.bodies.all()[0]
        stood = (unit.meetings.all(), unit.resolutions.all())
    told = json.loads(office.registers.data().replace(town.id.encode(), new_id().encode()))
    told["meeting"][0]["start"] = "2012-05-25T17:00:00+02:00"
    told["resolution"][0]["beirat"]["text"]["blocks"][0]["runs"][0]["text"] = "Etwas anderes."
    forged = json.dumps(told).encode()
    with pytest.raises(Refused, match=r"register\.not_here"):
        take(office, forged)
    monkeypatch.setattr(registers, "_check", lambda unit, *_: unit.bodies.all()[0])  # the store does not rely on it
    with pytest.raises(Refused, match=r"holding\.issued"):
        take(office, forged)
    with office.store.reading() as unit:
        assert (unit.meetings.all(), unit.resolutions.all()) == stood


MAY_GO = {
    *("bodies.name", "bodies.short_name", "bodies.state", "bodies.website", "terms.name"),
    *("committees.name", "committees.short_name", "committees.genitive", "committees.definite"),
    *(f"{noun}.place.{part}" for noun in ("committees", "meetings") for part in ("building", "room")),
    *(
        f"{noun}.place.address.{part}"
        for noun in ("committees", "meetings")
        for part in ("street", "postcode", "town", "building")
    ),
    *("factions.name", "factions.short_name", "organizations.name", "organizations.short_name", "meetings.name"),
    *("agenda_items.title", "agenda_items.number", "papers.title", "papers.number", "papers.external_number"),
    *(f"papers.{part}.blocks.runs.text" for part in SECTIONS),
    *("papers.explanation_heading", "papers.rationale_heading", "papers.responsible"),
    *("consultations.outcome_target", "consultations.item_number", "consultations.wording.blocks.runs.text"),
    *("resolutions.text.blocks.runs.text", "resolutions.outcome_target", "resolutions.number"),
}


def test_only_marks_of_what_is_public_come_out(sample, empty_record, tmp_path):
    data = record_file.read(sample.exchange.export())
    items = data.values["agenda_items"]
    data.values["agenda_items"] = [replace(one, public=place % 5 != 0) for place, one in enumerate(items)]
    data.values.setdefault("attachments", [])
    closed = closed_by(data)
    marks: dict[str, str] = {}
    for noun in NOUNS:
        if noun not in ("changes", "users", "text_blocks", "issued_papers", "overrides"):
            data.values[noun] = [planted(noun, value, marks, closed) for value in data.values.get(noun, [])]
    office = opened(empty_record, tmp_path)
    office.exchange.import_(record_file.write(data))
    register = office.registers.data()
    office.close()
    found = {marks[mark] for mark in re.findall(r"Qz[a-j]{6}", register.decode())}
    assert len(marks) > 10_000
    assert len(found) > 20
    assert found - MAY_GO == set()
    # No id of what is closed either, nor of anybody.
    ids = set(re.findall(r'"([0-9a-f]{32})"', register.decode()))
    assert ids & closed == set()
    assert (
        ids & {one.id for noun in ("persons", "memberships", "speakers", "votes") for one in data.values[noun]} == set()
    )


def test_marks_that_use_cases_plant_stay_at_home(sample):
    beirat = sample.committees.beirat()
    draft = sample.papers.add(PaperType.MOTION, "Geheimwort Entwurf", note="Geheimwort Notiz")
    meeting = sample.meetings.next()
    with sample.store.unit("test") as unit:
        unit.meetings.save(replace(unit.meetings.get(meeting.id), note="Geheimwort", urgency_reason="Geheimwort"))
    shut = sample.agenda.add_item(meeting.id, "Geheimwort Personalsache")
    sample.agenda.close(shut.id, reason="Geheimwort Grund", public_title="Personalangelegenheit")
    sample.organizations.add("Jugendamt Mitte", contact=replace(Body("").office_contact, email="geheimwort@stadt.de"))
    sample.committees.edit_body(office_contact=replace(Body("").office_contact, phone="0621 Geheimwort"))
    text = sample.registers.data().decode()
    assert "eheimwort" not in text
    assert draft.id not in text
    assert "Personalangelegenheit" not in text
    assert beirat.name in text
    assert "Jugendamt Mitte" in text


def test_a_result_is_told_when_the_meeting_is_over(sample):
    data = json.loads(sample.registers.data())
    over = {one["id"] for one in data["meeting"] if one.get("meetingState") == MeetingState.CLOSED}
    items = {one["id"]: one for one in data["agendaItem"]}
    assert all(one["meeting"] in over for one in items.values() if one.get("beirat", {}).get("outcome"))
    assert all(items[one["beirat"]["agenda_item_id"]]["meeting"] in over for one in data["resolution"])
    assert any(one["start"] > sample.today.isoformat() for one in data["meeting"])


def hostile(data):
    whole = json.loads(data)

    def changed(**parts):
        return json.dumps({**whole, **parts}).encode()

    yield "not JSON", data[:-40]
    yield "no text", b"\xff\xfe\x00" + data
    yield "a list", b"[]"
    yield "nothing", b""
    yield "a motion", b'{"format": "beirat-desktop-paper", "version": 1}'
    yield "newer", changed(version=99)
    yield "yes as version", changed(version=True)
    yield "a number of 5,000 digits", data.replace(b'"version": 2', b'"version": ' + b"9" * 5000)
    yield (
        "deep",
        b'{"format": "beirat-desktop-register", "version": 1, "body": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    )
    yield (
        "a deep object",
        b'{"format": "beirat-desktop-register", "body": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001,
    )
    yield "many objects", b'{"format": "beirat-desktop-register", "paper": [' + b"{}," * 600_000 + b"{}]}"
    yield "large", b'{"format": "beirat-desktop-register", "made": "' + b"x" * register_file.LARGEST + b'"}'
    yield "many numbers", b'{"format": "beirat-desktop-register", "version": 1, "made": [' + b"1," * 400_000 + b"1]}"
    yield "other fields", changed(person=[])
    yield "no body", json.dumps({key: part for key, part in whole.items() if key != "body"}).encode()
    yield "body as a list", changed(body=[])
    yield "papers as an object", changed(paper={})
    yield "a paper as a text", changed(paper=["x"])
    yield "made at no time", changed(made="gestern")
    yield "made as a number", changed(made=1)
    yield "twice", changed(faction=[whole["faction"][0]] * 2)
    yield "no Beirat", changed(committee=[])
    yield "a link into nothing", changed(faction=[])
    note = {**whole["paper"][0], "beirat": {**whole["paper"][0].get("beirat", {}), "note": "intern"}}
    yield "what is not public", changed(paper=[note])
    link = {"blocks": [{"runs": [{"text": "hier", "link": "javascript:alert(1)"}]}]}
    paper = {**whole["paper"][0], "beirat": {**whole["paper"][0].get("beirat", {}), "proposal": link}}
    yield "a link that runs", changed(paper=[paper])
    yield "an id with a path", changed(faction=[{**whole["faction"][0], "id": "../../etc"}])
    yield "control letters", changed(body={**whole["body"], "name": "a\u0000b"})
    yield "a title of a book", changed(body={**whole["body"], "name": "x" * 3_000})
    kind = whole["agendaItem"][0]
    circle = [
        {**kind, "id": f"i{number}", "beirat": {"parent_id": f"i{(number + 1) % 10_000}"}} for number in range(10_000)
    ]
    yield "a circle", changed(agendaItem=circle, consultation=[], resolution=[])
    yield (
        "a bomb in a text",
        changed(
            body={**whole["body"], "website": "x"},
            paper=[{**whole["paper"][0], "beirat": {"proposal": {"blocks": [{"runs": []}] * 60_000}}}],
        ),
    )


def test_each_hostile_file_is_refused_in_a_sentence(sample, desk):
    data = sample.registers.data()
    before = desk.exchange.export()
    for name, content in hostile(data):
        with pytest.raises(Refused) as refused:
            take(desk, content)
        assert refusal(refused.value).endswith("."), name
    assert desk.exchange.export() == before


def test_nothing_is_given_that_no_faction_could_read(sample, monkeypatch):
    with sample.store.unit("test") as unit:
        first = next(one for one in unit.papers.all() if one.public and one.state is PaperState.DONE)
        unit.papers.save(replace(first, proposal=RichText((Block((Run("hier", link="ftp://x.de"),)),))))
    with pytest.raises(Refused, match=r"register\.not_given") as refused:
        sample.registers.data()
    assert "paper[" in refusal(refused.value)
    with sample.store.unit("test") as unit:
        unit.papers.save(first)
    monkeypatch.setattr(register_file, "MOST", 3)
    with pytest.raises(Refused, match=r"register\.too_large"):
        sample.registers.data()
    monkeypatch.undo()
    with sample.store.unit("test") as unit:
        beirat = next(one for one in unit.committees.all() if one.kind is CommitteeKind.BEIRAT)
        unit.committees.save(replace(beirat, kind=CommitteeKind.COMMITTEE))
    with pytest.raises(Refused, match=r"register\.of_no_beirat"):
        sample.registers.data()


def test_a_register_of_a_wrong_clock_does_not_shut_out_those_that_follow(sample, desk):
    later(sample, days=4000)
    ahead = sample.registers.data()
    later(sample, days=-4000)
    take(desk, ahead)
    today = sample.registers.data()
    take(desk, today)
    with pytest.raises(Refused, match=r"register\.older"):
        take(desk, today.replace(b'"made": "20', b'"made": "19'))


def test_day_of_the_file(sample):
    assert sample.registers.file_name() == f"Register für die Fraktionen {date.isoformat(sample.today)}.beirat-register"


def test_what_is_written_fits_its_schema_and_the_same_record_gives_the_same_bytes(sample):
    data = sample.registers.data()
    checks = Draft202012Validator(letter_schema.register_schema(), format_checker=FormatChecker())
    assert [error.message[:100] for error in checks.iter_errors(json.loads(data))] == []
    assert sample.registers.data() == data
    more = json.loads(data)
    more["paper"][0]["beirat"]["note"] = "intern"
    assert not checks.is_valid(more)


def test_mutations_are_refused_or_read_whole_and_leave_nothing_behind(sample, desk):
    """Bytes are changed, cut or doubled; a seed makes every run the same."""
    data = sample.registers.data()
    before = desk.exchange.export()
    dice = random.Random(2012)
    refused = []
    for _ in range(MUTATIONS):
        mutated = bytearray(data)
        for _ in range(dice.choice((1, 1, 3, 30))):
            place = dice.randrange(len(mutated))
            what = dice.randrange(4)
            if what == 0:
                mutated[place] = dice.randrange(256)
            elif what == 1:
                del mutated[place : place + dice.choice((1, 50, 5_000))]
            elif what == 2:
                mutated[place:place] = mutated[place : place + dice.choice((1, 50, 5_000))]
            else:
                mutated[place:place] = dice.choice((b"null", b"[", b"}", b'"', b"9" * 400, "\u202e".encode(), b"\x00"))
        try:
            desk.registers.look_into(bytes(mutated), "r")
        except Refused as error:
            refused.append(refusal(error))
    assert len(refused) > MUTATIONS / 2
    assert {sentence[-1] for sentence in refused} == {"."}
    assert desk.exchange.export() == before
