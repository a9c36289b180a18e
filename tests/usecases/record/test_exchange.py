"""The whole record out as a file and in again."""

import hashlib
import json
import re
from dataclasses import fields, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from beirat_desktop.domain.attendance import Attendance, Declared, Stay
from beirat_desktop.domain.corrections import CorrectionKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.exchange.names import SPELLINGS
from beirat_desktop.german import refusal
from beirat_desktop.store.record import create_record
from beirat_desktop.usecases.overrides import Overrides
from beirat_desktop.usecases.record.exchange import Exchange
from tests import factories
from tests.store.making import Maker, one_of

MADE_OF_OTHERS = {"corrections"}
"""What the first version kept elsewhere: an objection was a field of the minutes."""
OLD_FILE = Path(__file__).parents[2] / "files" / "export-1.json"


def _planted():
    """One of every noun, with logos that are pictures and no record that stands above itself."""
    logos, made = {}, Maker().everything()
    for noun in ("committees", "factions"):
        picture = BytesIO()
        Image.new("RGB", (8, 8), "red" if noun == "factions" else "blue").save(picture, "PNG")
        logo = hashlib.sha512(picture.getvalue()).hexdigest()
        logos[logo] = picture.getvalue()
        head = made[noun].letterhead
        made[noun] = replace(made[noun], letterhead=replace(head, logo=replace(head.logo, sha512=logo)))
    sender = made["papers"].sender
    head = replace(sender.letterhead, logo=replace(sender.letterhead.logo, sha512=next(iter(logos))))
    made["papers"] = replace(made["papers"], sender=replace(sender, letterhead=head))
    for noun, value in made.items():
        circles = {place: None for place, target in NOUNS[noun].links.items() if target == noun}
        made[noun] = replace(value, **circles)
    return made, logos


PLANTED, LOGOS = _planted()


@pytest.fixture
def written(founded):
    with founded.unit("written") as unit:
        person = unit.persons.save(factories.person())
        unit.memberships.save(factories.membership(person))
        meeting = unit.meetings.save(factories.meeting())
        paper = unit.papers.save(factories.motion(meeting_id=meeting.id, number="2012/07"))
        unit.papers.save(replace(factories.motion("Änderung"), amends_id=paper.id))
        gone = unit.papers.save(factories.motion("Verworfen"))
        unit.papers.delete(gone.id)
        unit.next_serial("motion", "2012")
        unit.keep_blob(b"Bytes")
    return founded


@pytest.fixture
def other(tmp_path):
    store = create_record(tmp_path / "other.db")
    yield store
    store.close()


def changed(content: bytes, change) -> bytes:
    data = json.loads(content)
    change(data)
    return json.dumps(data).encode()


def test_a_record_goes_out_and_in_without_loss(written, other):
    content = Exchange(written).export()
    counts = Exchange(other).import_(content)
    assert counts["papers"] == 2
    assert Exchange(other).export() == content


@pytest.fixture
def everything(store):
    """A record with one of every noun, no field at its default."""
    with store.unit("planted") as unit:
        for noun, value in PLANTED.items():
            unit.nouns(noun).save(value)
        for logo in LOGOS.values():
            unit.keep_blob(logo)
        unit.next_serial("motion", "2012")
    return store


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_goes_out_and_in_without_loss(noun, everything, other):
    content = Exchange(everything).export()
    Exchange(other).import_(content)
    with everything.reading() as here, other.reading() as there:
        kept = here.nouns(noun).all()
        assert PLANTED[noun] in kept
        assert {value.id: value for value in there.nouns(noun).all()} == {value.id: value for value in kept}
        assert there.nouns(noun).stamps() == here.nouns(noun).stamps()
    assert Exchange(other).export() == content


def test_no_two_nouns_stand_in_one_list_of_the_file():
    keys = [spelling.key for spelling in SPELLINGS.values()]
    assert len(set(keys)) == len(NOUNS)
    assert not set(keys) & {"format", "version", "sequence", "tombstone", "blob"}


@pytest.mark.parametrize("noun", NOUNS)
def test_two_fields_of_a_noun_do_not_share_a_name_in_the_file(noun):
    names = SPELLINGS[noun].names
    assert len(set(names.values())) == len(names)
    assert set(names) <= {field.name for field in fields(NOUNS[noun].kind)}
    assert not set(names.values()) & {"id", "type", "created", "modified", "beirat"}


def test_a_file_of_the_first_version_is_read_with_all_it_holds(other):
    """It was written when the duration of a talk was still called minutes."""
    before = OLD_FILE.read_text(encoding="utf-8")
    counts = Exchange(other).import_(before.encode())
    held = {noun for noun, spelling in SPELLINGS.items() if spelling.key in json.loads(before)}
    assert {noun for noun in NOUNS if counts.get(noun)} == held | MADE_OF_OTHERS
    with other.reading() as unit:
        (objection,) = unit.corrections.all()
        assert (objection.kind, objection.meeting_id) == (CorrectionKind.OBJECTION, one_of("meetings"))
        assert objection.wrong.startswith("Łódź „843“")
        (taken,) = unit.votes.all()
        assert (taken.agenda_item_id, taken.wording) == (one_of("agenda_items"), unit.resolutions.all()[0].text)
    with other.reading() as unit:
        assert unit.speakers.get(one_of("speakers")).duration == 740
        assert unit.changes.get(one_of("changes")).fields == (("duration", "20", "7"), ("topic", '""', '"x"'))
    old, new = json.loads(before), json.loads(Exchange(other).export())
    old["version"] = new["version"]
    old["speaker"][0]["beirat"]["duration"] = old["speaker"][0]["beirat"].pop("minutes")
    for change in old["change"]:
        if change["beirat"]["noun"] == "speakers":
            for field in change["beirat"]["fields"]:
                field[0] = {"minutes": "duration"}.get(field[0], field[0])
    old["minutes"][0]["beirat"].pop("objections")
    # The history was chained when it was read in: tests/store/test_chain.py.
    for change in new["change"]:
        assert change["beirat"].pop("position")
        assert change["beirat"].pop("seal")
    new["sequence"] = [row for row in new["sequence"] if row[0] != "history"]
    # Moments and states of attendance have tests of their own below.
    for key in ("correction", "meeting", "attendance", "committee", "exclusion", "vote"):
        old.pop(key, None)
        del new[key]
    assert json.loads(re.sub(r'(T[\d:.]+)\+0[12]:00"', r'\1"', json.dumps(new))) == old


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("paper[0].beirat.joint_faction_ids", lambda d: d["paper"][0]["beirat"].update(joint_faction_ids=["nobody"])),
        (
            "initiative[0].beirat.partners.organization_id",
            lambda d: d["initiative"][0]["beirat"]["partners"][0].update(organization_id="nobody"),
        ),
        ("vote[0].beirat.ballots.0", lambda d: d["vote"][0]["beirat"]["ballots"][0].__setitem__(0, "nobody")),
        ("deadline[0].beirat.object_id", lambda d: d["deadline"][0]["beirat"].update(object_id="nobody")),
    ],
)
def test_a_link_without_an_end_is_refused_also_inside_a_list(place, change, everything, other):
    with pytest.raises(Refused) as refused:
        Exchange(other).import_(changed(Exchange(everything).export(), change))
    assert (refused.value.rule, refused.value.facts["path"]) == ("import.dangling", place)


def test_what_was_passed_over_with_a_reason_goes_out_and_in(written, other):
    with written.reading() as unit:
        paper = unit.papers.all()[0]
    kept = Overrides(written).add("meeting.notice_too_short", "papers", paper.id, "Alle waren einverstanden.")
    Exchange(other).import_(Exchange(written).export())
    assert Overrides(other).on("papers", paper.id) == [kept]


def test_exporting_twice_gives_the_same_bytes(written):
    assert Exchange(written).export() == Exchange(written).export()


def test_the_file_uses_the_names_of_oparl(written):
    paper = next(p for p in json.loads(Exchange(written).export())["paper"] if "reference" in p)
    assert paper["type"] == "https://schema.oparl.org/1.1/Paper"
    assert (paper["name"], paper["reference"], paper["date"]) == (factories.motion().title, "2012/07", "2012-04-04")
    assert "number" not in paper["beirat"]


def test_numbers_go_on_where_the_other_record_stopped(written, other):
    Exchange(other).import_(Exchange(written).export())
    with other.unit("next") as unit:
        assert unit.next_serial("motion", "2012") == 2


def test_reading_into_the_same_record_is_refused_and_changes_nothing(written):
    content = Exchange(written).export()
    with pytest.raises(Refused) as refused:
        Exchange(written).import_(content)
    assert refused.value.rule == "import.in_use"
    assert Exchange(written).export() == content


def _nested(data):
    data["paper"][0]["beirat"]["proposal"] = {"blocks": [{"runs": [{"text": 5}]}]}


def _cycle(data):
    first, second = data["paper"]
    first["beirat"]["amends_id"], second["beirat"]["amends_id"] = second["id"], first["id"]


BAD = {
    "import.unknown": lambda d: d["paper"][0].update(colour="red"),
    "import.type": _nested,
    "import.value": lambda d: d["paper"][0].update(date="31.12.2012"),
    "import.missing": lambda d: d["paper"][0].pop("name"),
    "import.dangling": lambda d: d["membership"][0].update(person="nobody"),
    "import.cycle": _cycle,
    "import.too_long": lambda d: d["paper"][0].update(name="x" * 1_000_000),
    "import.newer": lambda d: d.update(version=99),
    "import.not_ours": lambda d: d.update(format="other"),
    "import.twice": lambda d: d["paper"].append(d["paper"][0]),
    "import.damaged_file": lambda d: d["blob"].update({next(iter(d["blob"])): "QUJD"}),
}


@pytest.mark.parametrize("rule", BAD)
def test_a_bad_file_is_refused_in_a_sentence_and_leaves_nothing(written, other, rule):
    before = Exchange(other).export()
    with pytest.raises(Refused) as refused:
        Exchange(other).import_(changed(Exchange(written).export(), BAD[rule]))
    assert refused.value.rule == rule
    assert refusal(refused.value).endswith("Es wurde nichts übernommen.")
    assert Exchange(other).export() == before


def test_a_wrong_type_is_named_by_its_path(written, other):
    with pytest.raises(Refused) as refused:
        Exchange(other).import_(changed(Exchange(written).export(), _nested))
    assert refused.value.facts["path"] == "paper[0].beirat.proposal.blocks[0].runs[0].text"


def test_a_cut_off_file_is_named_by_its_line(written, other):
    content = Exchange(written).export()
    with pytest.raises(Refused) as refused:
        Exchange(other).import_(content[: content.index(b"\n", len(content) // 2)])  # not inside a letter
    assert refused.value.rule == "import.not_json"
    assert refused.value.facts["line"] > 10


def test_moments_carry_the_offset_of_their_season(written, other):
    with written.unit("held") as unit:
        winter, summer = (factories.meeting(start=datetime(2026, month, 12, 18)) for month in (3, 6))
        kept = replace(winter, opened=datetime(2026, 3, 12, 18), closed=datetime(2026, 3, 13, 0, 20))
        unit.meetings.save(kept)
        unit.meetings.save(summer)
    content = Exchange(written).export()
    held = {one["id"]: one for one in json.loads(content)["meeting"]}
    assert held[winter.id]["start"] == "2026-03-12T18:00:00+01:00"
    assert held[summer.id]["start"] == "2026-06-12T18:00:00+02:00"
    assert held[winter.id]["beirat"]["closed"] == "2026-03-13T00:20:00+01:00"
    Exchange(other).import_(content)
    with other.reading() as unit:
        assert unit.meetings.get(winter.id) == kept


def test_a_file_of_the_former_form_keeps_who_was_there(founded, other):
    meeting = factories.meeting(start=datetime(2026, 3, 12, 18))
    people = [factories.person(name) for name in ("Ganz", "Spät", "Weg", "Offen")]
    with founded.unit("held") as unit:
        unit.meetings.save(meeting)
        for person in people:
            unit.persons.save(person)
            unit.attendances.save(Attendance(meeting.id, person.id, id=person.family_name))

    def former(data):
        data["version"] = 1
        (one,) = data["meeting"]
        one["start"] = "2026-03-12T18:00:00"
        one["beirat"] |= {"opened": "18:05:00", "closed": "00:20:00", "interruptions": [["23:50:00", "00:05:00"]]}
        states = {
            "Ganz": {"state": "present"},
            "Spät": {"state": "remote", "stays": [{"arrived": "18:30:00", "left": "00:10:00"}]},
            "Weg": {"state": "excused"},
            "Offen": {},
        }
        for listed in data["attendance"]:
            listed["beirat"] |= states[listed["id"]]

    Exchange(other).import_(changed(Exchange(founded).export(), former))
    with other.reading() as unit:
        held = unit.meetings.get(meeting.id)
        listed = {one.id: (one.declared, one.stays) for one in unit.attendances.all()}
        profile = unit.committees.get(meeting.committee_id).profile
    begun, late = datetime(2026, 3, 12, 18, 5), datetime(2026, 3, 12, 18, 30)
    assert (held.start, held.opened, held.closed) == (meeting.start, begun, datetime(2026, 3, 13, 0, 20))
    assert held.interruptions == ((datetime(2026, 3, 12, 23, 50), datetime(2026, 3, 13, 0, 5)),)
    assert listed == {
        "Ganz": (Declared.NOTHING, (Stay(begun),)),
        "Spät": (Declared.REMOTE, (Stay(late, datetime(2026, 3, 13, 0, 10)),)),
        "Weg": (Declared.EXCUSED, ()),
        "Offen": (Declared.NOTHING, ()),
    }
    assert (profile.substitutes, profile.video) == (True, True)


@pytest.mark.parametrize("broken", ["kein Datum", 17, None, {"x": 1}])
def test_a_broken_file_of_the_former_form_is_refused_with_its_place(written, other, broken):
    def former(data):
        data["version"] = 1
        data["meeting"][0]["beirat"]["opened"] = broken or ["18:00"]

    with pytest.raises(Refused, match=r"import\."):
        Exchange(other).import_(changed(Exchange(written).export(), former))
