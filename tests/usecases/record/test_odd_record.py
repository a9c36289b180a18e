"""A record of the former schema with everything that went wrong in it at once."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from beirat_desktop.desktop.minutes.words import state_line
from beirat_desktop.desktop.widgets.line_map import Stage
from beirat_desktop.domain.attendance import AttendanceState
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.minutes import MinutesState
from beirat_desktop.domain.votes import Effect, effect
from beirat_desktop.german import finding
from beirat_desktop.store.record import create_record, open_record
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record.checks import check
from tests.documents.reading import text_of

FORMER = Path(__file__).parents[2] / "files" / "beirat-0002.db"
SIGNED = b"%PDF-1.7 the minutes as they were signed"
SHA512 = hashlib.sha512(SIGNED).hexdigest()
NOON = "2012-06-01 12:00:00.000000"
STAMP = "2012-05-14T07:00:00.000000+00:00"
BLANK = {
    "meetings": {"place": "{}", "greeting": "{}", "enclosures": "[]", "interruptions": "[]"},
    "agenda_items": {"kind": "regular", "state": "done", "course": "{}", "statements": "{}", "public": 1},
    "votes": {"form": "open", "factions": "[]", "ballots": "[]"},
    "minutes": {"opening": "{}", "closing": "{}", "objections": "{}"},
    "attendances": {"group": "voting", "state": "present", "voting": 1, "stays": '[{"arrived":"18:00:00"}]'},
}


def plant(connection: sqlite3.Connection, table: str, **given: object) -> None:
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    row = {name: "" if kind == "TEXT" else 0 for _, name, kind, required, *_ in columns if required}
    row |= {name: STAMP for name in ("created", "modified") if name in row} | BLANK.get(table, {}) | given
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join(f":{name}" for name in row)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", row)


def resolved(connection: sqlite3.Connection, item: str, meeting: str, outcome: str, **counts: object) -> None:
    committee = connection.execute("SELECT committee_id FROM meetings WHERE id = ?", (meeting,)).fetchone()[0]
    plant(connection, "agenda_items", id=item, meeting_id=meeting, title=item.title(), outcome=outcome)
    plant(
        connection,
        "resolutions",
        id=f"r-{item}",
        agenda_item_id=item,
        committee_id=committee,
        decided_on="2012-05-24",
        text='{"blocks":[{"runs":[{"text":"Der Beirat lädt ein."}]}]}',
        outcome=outcome,
        public=1,
    )
    plant(connection, "votes", id=f"v-{item}", resolution_id=f"r-{item}", **counts)


@pytest.fixture
def office(tmp_path):
    file = tmp_path / "alt.db"
    shutil.copy(FORMER, file)
    with closing(sqlite3.connect(file)) as connection, connection:
        committee = connection.execute("SELECT id FROM committees").fetchone()[0]
        people = [f"p{number}" for number in range(17)]
        for key in people:
            plant(connection, "persons", id=key, family_name=key.upper(), given_name="Ada", contact="{}")
        held = {"committee_id": committee, "state": "closed", "chair_id": "p0"}
        past_midnight = {"start": "2012-05-24 18:00:00.000000", "opened": "18:00:00", "closed": "18:00:00"}
        plant(connection, "meetings", id="may", **held, **past_midnight, interruptions='[["23:50:00","00:05:00"]]')
        again = {"start": "2012-06-07 18:00:00.000000", "opened": "18:00:00", "closed": "19:00:00", "second_call": 1}
        plant(connection, "meetings", id="june", **held, **again)
        for key in people[:14]:
            plant(connection, "attendances", id=f"a-{key}", meeting_id="may", person_id=key)
        for number, key in enumerate(people[14:16]):  # two substitutes for one seat, whose member came as well
            stand_in = {"substitute_for_id": "p1"}
            plant(connection, "attendances", id=f"s{number}", meeting_id="may", person_id=key, **stand_in)
        plant(connection, "attendances", id="e", meeting_id="may", person_id="p16", state="excused", stays="[]")
        resolved(connection, "too few", "may", "adopted", yes=10, no=6, present=16)
        resolved(connection, "too many", "may", "adopted", yes=999, present=16)
        resolved(connection, "referred", "may", "referred", yes=15, no=1, present=16)
        resolved(connection, "off", "may", "removed", form="none")
        resolved(connection, "three", "june", "adopted", yes=3, present=3)
        plant(connection, "exclusions", id="x", agenda_item_id="too few", person_id="p2", reason="Vermieterin")
        plant(connection, "minutes", id="m", meeting_id="may", state="issued", signed_on="2012-05-30")
        plant(connection, "minutes", id="n", meeting_id="june", state="signed", signed_on="2012-06-10")
        plant(connection, "blobs", sha512=SHA512, size=len(SIGNED), content=SIGNED)
        sent = {"kind": "minutes", "noun": "minutes", "object_id": "m", "file_name": "n.pdf", "issued": NOON}
        plant(connection, "issued_papers", id="i", issue=1, sha512=SHA512, size=len(SIGNED), **sent)
    made = Office(open_record(file, user="Geschäftsstelle"))
    yield made
    made.close()


def test_its_facts_become_acts_as_far_as_they_are_known(office):
    with office.store.reading() as unit:
        votes = {vote.agenda_item_id: vote for vote in unit.votes.all()}
        may, june = unit.meetings.get("may"), unit.meetings.get("june")
        listed = {one.person_id: one for one in unit.attendances.where(meeting_id="may")}
        items = {item.id: item for item in unit.agenda_items.all()}
        states = {one.id: one.state for one in unit.minutes.all()}
    assert (votes["too few"].yes, votes["too few"].no, votes["too many"].yes) == (10, 6, 999)
    assert effect(votes["too many"]) is Effect.VOID, "more votes than voters carry nothing, whoever wrote them"
    assert may.closed == may.opened == datetime(2012, 5, 24, 18), "nobody knows the true end: it is told, not invented"
    assert len([one for one in listed.values() if one.stays]) == 16
    assert listed["p16"].state is AttendanceState.EXCUSED
    assert items["referred"].outcome is Outcome.REFERRED
    assert "zum zweiten Mal einberufen" in june.note, "nobody can tell for which items three sufficed"
    assert states == {"m": MinutesState.ISSUED, "n": MinutesState.SIGNED}


def test_what_was_sent_changes_no_byte_and_what_it_rests_on_holds(office):
    assert office.archive.pdf("i") == SIGNED
    with pytest.raises(Refused, match=r"holding\.issued"):
        office.resolutions.exclude("too many", "p3", "Verwandt")
    with pytest.raises(Refused, match=r"holding\.signed"):
        office.course.reopen("june")


def test_everything_that_does_not_add_up_is_named_in_words(office):
    found = check(office.store)
    told = {(one.rule, one.object_id) for one in found}
    assert {
        ("vote.more_than_voters", "v-too many"),
        ("minutes.vote_void", "v-too many"),
        ("quorum.missing", "v-too few"),
        ("quorum.missing", "v-three"),
        ("attendance.seat_twice", "s0"),
        ("attendance.seat_twice", "a-p1"),
        ("minutes.ends_before_begin", "may"),
    } <= told
    assert all(finding(one).sentence for one in found)


def test_the_checklist_of_its_minutes_says_it_too_each_at_its_item(office):
    view = office.minutes.view("may")
    told = {(one.rule, one.object_id): finding(one).sentence for one in view.findings}
    assert ("quorum.missing", "v-too few") in told, "10 : 6 of 16 where 20 are needed"
    assert told["minutes.vote_void", "v-too many"].startswith("Ö 2 „Too Many“ ist nicht wirksam beschlossen")


def test_minutes_that_went_out_on_a_day_nobody_kept_are_not_overdue(office):
    view = office.minutes.view("may")
    assert "minutes.overdue" not in {one.rule for one in view.findings}
    assert "minutes.overdue" in {one.rule for one in office.minutes.view("june").findings}
    sent = state_line(view.minutes, date(2012, 6, 24), date(2026, 3, 16))[-1]
    assert (sent.stage, sent.sub, sent.word) == (Stage.DONE, "Tag nicht festgehalten", "")


def test_its_papers_are_drawn_and_it_goes_out_and_in_whole(office, tmp_path):
    draft = text_of(office.minutes.paper("may").pdf)
    assert "nicht wirksam beschlossen" in draft
    told = json.loads(office.exchange.export())
    other = Office(create_record(tmp_path / "neu.db"))
    other.exchange.import_(office.exchange.export())
    assert json.loads(other.exchange.export()) == told
    assert other.archive.pdf("i") == SIGNED
    other.close()
