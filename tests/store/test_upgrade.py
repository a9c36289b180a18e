import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import OperationalError

from beirat_desktop import paths
from beirat_desktop.domain.attendance import Declared, ExclusionReason, Stay
from beirat_desktop.domain.initiatives import Partner
from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.profiles import ExcerptContent
from beirat_desktop.domain.searching import Question
from beirat_desktop.domain.votes import VoteKind
from beirat_desktop.german import finding
from beirat_desktop.store import record, schema, sqlite, sums
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.record import open_record
from beirat_desktop.store.tables import metadata
from beirat_desktop.usecases.record.checks import check
from tests import factories

NOW = schema.HEAD
NEXT = f"{int(NOW) + 1:04}"
FILES = Path(__file__).parent.parent / "files"

MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"


def upgrade() -> None:
{body}
"""


@pytest.fixture
def next_schema(tmp_path, monkeypatch):
    """Makes the program know one schema more, with the given steps."""

    def make(*steps):
        folder = tmp_path / "db"
        shutil.copytree(paths.migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
        body = "\n".join(f"    {step}" for step in steps)
        script = MIGRATION.format(revision=NEXT, before=NOW, body=body)
        (folder / "versions" / f"{NEXT}_next.py").write_text(script, encoding="utf-8")
        monkeypatch.setattr(paths, "migrations", lambda: folder)
        monkeypatch.setattr(schema, "HEAD", NEXT)

    return make


pytestmark = pytest.mark.sqlite  # older records lie in files only


@pytest.fixture
def file(founded):
    with founded.unit("members") as unit:
        person = unit.persons.save(factories.person())
        unit.memberships.save(factories.membership(person))
    founded.close()
    sqlite.settle(founded.file)
    return founded.file


def copies(file):
    return sorted(path for path in file.parent.glob(f"beirat-{NOW}-*.db"))


def test_an_older_record_is_upgraded_after_a_copy_was_kept(file, next_schema):
    next_schema('op.add_column("persons", sa.Column("nickname", sa.Text(), server_default="", nullable=False))')
    open_record(file).close()
    assert sqlite.inspect_file(file) == NEXT
    (copy,) = copies(file)
    assert sqlite.inspect_file(copy) == NOW


def test_a_record_from_before_a_table_came_is_whole_and_gets_it(file, next_schema, monkeypatch):
    next_schema('op.create_table("later", sa.Column("id", sa.Text(), primary_key=True))')
    monkeypatch.setattr(sums, "KEYS", {**sums.KEYS, "later": ("id",)})
    open_record(file).close()
    assert sqlite.inspect_file(file) == NEXT
    sqlite.check_integrity(file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TABLE later")
        connection.commit()
    with pytest.raises(RecordTrouble, match="damaged"):
        sqlite.check_integrity(file)


def test_a_new_record_gets_what_came_after_its_first_tables_were_written(next_schema, tmp_path):
    next_schema('op.add_column("persons", sa.Column("nickname", sa.Text(), server_default="", nullable=False))')
    store = record.create_record(tmp_path / "neu.db")
    store.close()
    assert sqlite.inspect_file(store.file) == NEXT
    with closing(sqlite3.connect(store.file)) as connection:
        assert connection.execute("SELECT nickname FROM persons").fetchall() == []
    sqlite.check_integrity(store.file)


def test_a_migration_that_fails_leaves_the_record_as_it_was(file, next_schema):
    next_schema('op.create_table("half", sa.Column("id", sa.Text()))', 'op.execute("SELECT * FROM nowhere")')
    with pytest.raises(OperationalError, match="nowhere"):
        open_record(file)
    with closing(sqlite3.connect(file)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert "half" not in tables
    assert sqlite.inspect_file(file) == NOW
    (copy,) = copies(file)
    with closing(sqlite3.connect(copy)) as copied, closing(sqlite3.connect(file)) as kept:
        assert list(copied.iterdump()) == list(kept.iterdump())
    sqlite.check_integrity(file)


def test_rebuilding_a_table_keeps_the_rows_that_link_to_it(file, next_schema):
    next_schema(
        'with op.batch_alter_table("persons") as batch:',
        '    batch.add_column(sa.Column("nickname", sa.Text(), server_default="", nullable=False))',
        '    batch.alter_column("title", new_column_name="degree")',
    )
    open_record(file).close()
    with closing(sqlite3.connect(file)) as connection:
        linked = "SELECT count(*) FROM memberships JOIN persons ON persons.id = memberships.person_id"
        assert connection.execute(linked).fetchone()[0] == 1
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_only_the_searched_table_has_triggers_that_rebuilding_would_drop(file):
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert {row[0] for row in rows} == {"search_docs"}


def test_a_migration_that_leaves_a_loose_end_is_taken_back(file, next_schema):
    next_schema('op.execute("DELETE FROM persons")')
    with pytest.raises(RecordTrouble, match="damaged"):
        open_record(file)
    assert sqlite.inspect_file(file) == NOW
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM persons").fetchone()[0] == 1


def test_without_a_copy_nothing_is_upgraded(file, next_schema, monkeypatch):
    next_schema('op.execute("DELETE FROM memberships")')

    def fails(source, target):
        raise RecordTrouble("disk_full", target)

    monkeypatch.setattr(sqlite, "copy_record", fails)
    with pytest.raises(RecordTrouble, match="disk_full"):
        open_record(file)
    assert sqlite.inspect_file(file) == NOW


def test_opening_at_the_newest_schema_does_not_load_alembic(file, monkeypatch):
    monkeypatch.setattr(record, "upgrade", None)
    open_record(file).close()


RELEASED = ("0001", "0002")
"""The schemas that left the house; a release adds its own."""


def test_a_record_is_kept_of_every_schema_that_left_the_house_and_of_the_newest_alone():
    kept = {path.stem.removeprefix("beirat-") for path in FILES.glob("beirat-*.db")}
    assert kept == {*RELEASED, NOW}, (
        "python -m tests.files.make; that of the number before goes unless a release has it"
    )


@pytest.mark.parametrize("released", sorted(FILES.glob("beirat-*.db")), ids=lambda path: path.stem)
def test_every_released_schema_opens_with_its_data(released, tmp_path):
    file = tmp_path / released.name
    shutil.copy(released, file)
    with closing(sqlite3.connect(file)) as connection:
        known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    store = open_record(file)
    with store.reading() as unit:
        assert [body.short_name for body in unit.bodies.all()][:1] == ["Ludwigshafen"]
        counts = {noun: len(unit.nouns(noun).all()) for noun in NOUNS}
        if released.stem.removeprefix("beirat-") in RELEASED:
            some = {
                "bodies": 1,
                "terms": 1,
                "committees": 2,
                "factions": 1,
                "persons": 1,
                "memberships": 1,
                "papers": 1,
            }
            assert {noun: count for noun, count in counts.items() if count and noun != "changes"} == some
        else:
            assert {noun for noun in known & NOUNS.keys() if not counts[noun]} == set(), "make it with tests.files.make"
        assert [hit.noun for hit in unit.search(Question.of("integrationskonzepte")).hits] == ["papers"]
        person = unit.persons.all()[0]
        assert unit.memberships.where(person_id=person.id)[0].faction_id == unit.factions.all()[0].id
    assert [f for f in check(store) if f.rule == "record.dead_reference"] == []
    options = {"include_name": lambda name, kind, _: not (kind == "table" and name.startswith("search_index"))}
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
    store.close()
    sqlite.check_integrity(file)


def test_every_noun_is_in_the_record_of_this_schema():
    with closing(sqlite3.connect(FILES / f"beirat-{NOW}.db")) as connection:
        empty = {noun for noun in NOUNS if not connection.execute(f"SELECT count(*) FROM {noun}").fetchone()[0]}
    assert empty == set(), "make it with tests.files.make"


def plant(file, table, **known):
    """A row of a table as it was then, with nothing in it but what is given."""
    with closing(sqlite3.connect(file)) as connection, connection:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        row = {name: "" if kind == "TEXT" else 0 for _, name, kind, required, *_ in columns if required} | known
        marks = ", ".join(f":{name}" for name in row)
        connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", row)


def test_hour_and_place_of_the_first_schema_count_as_told_once_the_invitation_was_sent(tmp_path):
    file = tmp_path / "beirat-0001.db"
    shutil.copy(FILES / file.name, file)
    place = '{"building":"Rathaus","room":"Stadtratssaal"}'
    with closing(sqlite3.connect(file)) as connection:
        committee, term = (connection.execute(f"SELECT id FROM {n}").fetchone()[0] for n in ("committees", "terms"))
    for key, sent in (("open", None), ("told", "2012-05-11")):
        row = {"id": key, "committee_id": committee, "term_id": term, "state": "planned", "place": place}
        row |= {"start": "2012-05-24 17:00:00.000000", "invitation_sent_on": sent}
        plant(file, "meetings", **row, interruptions="[]", greeting="{}", enclosures="[]")
    store = open_record(file)
    with store.reading() as unit:
        told, planned = unit.meetings.get("told"), unit.meetings.get("open")
    store.close()
    assert (told.sent_start, told.sent_place) == (datetime(2012, 5, 24, 17), Place("Rathaus", "Stadtratssaal"))
    assert (planned.sent_start, planned.sent_place) == (None, None)


@pytest.mark.parametrize("before", ["0001", "0002"])
def test_a_guest_of_an_older_schema_keeps_the_time_and_the_history_its_name(before, tmp_path):
    file = tmp_path / "beirat.db"
    shutil.copy(FILES / f"beirat-{before}.db", file)
    plant(file, "speakers", id="guest", topic="Schule", state="asked", minutes=35)
    changes = {"changed": "2012-05-14 09:00:00.000000", "action": "speakers.edit"}
    fields = '[["minutes","20","35"],["topic","\\"minutes\\"","\\"Schule\\""]]'
    plant(file, "changes", id="c1", noun="speakers", object_id="guest", fields=fields, **changes)
    plant(file, "changes", id="c2", noun="agenda_items", object_id="x", fields='[["minutes","0","5"]]', **changes)
    store = open_record(file)
    with store.reading() as unit:
        assert unit.speakers.get("guest").duration == 35
        assert unit.changes.get("c1").fields == (("duration", "20", "35"), ("topic", '"minutes"', '"Schule"'))
        assert unit.changes.get("c2").fields == (("minutes", "0", "5"),)
    store.close()


@pytest.mark.parametrize("before", ["0001", "0002"])
def test_what_an_older_program_let_go_is_kept_as_it_is_and_named_by_the_check(before, tmp_path):
    file = tmp_path / "beirat.db"
    shutil.copy(FILES / f"beirat-{before}.db", file)
    partners = '[{"organization_id":"gone","role":"Träger"}]'
    nothing = {"paper_ids": "[]", "resolution_ids": "[]", "description": "{}"}
    plant(file, "initiatives", id="i", name="Sprachmittler", kind="project", partners=partners, **nothing)
    store = open_record(file)
    with store.reading() as unit:
        assert unit.initiatives.get("i").partners == (Partner("gone", "Träger"),)
    (dead,) = (f for f in check(store) if f.rule == "record.dead_reference")
    assert finding(dead).sentence.startswith("Vorhaben „Sprachmittler“ verweist auf einen Eintrag, den es")
    store.close()


DEAD = {
    "joint_faction_ids": ("papers", '["gone"]', "Fraktion"),
    "partners": ("initiatives", '[{"organization_id":"gone","role":"Träger"}]', "Stelle"),
    "paper_ids": ("initiatives", '["gone"]', "Antrag"),
    "resolution_ids": ("initiatives", '["gone"]', "Beschluss"),
    "object_id": ("deadlines", "gone", "Antrag"),
}


@pytest.mark.parametrize("before", ["0001", "0002"])
@pytest.mark.parametrize("place", DEAD)
def test_the_upgrade_names_every_link_that_led_nowhere_before_and_only_the_upgrade(before, place, tmp_path):
    table, said, target = DEAD[place]
    file = tmp_path / "beirat.db"
    shutil.copy(FILES / f"beirat-{before}.db", file)
    if table == "papers":
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("UPDATE papers SET joint_faction_ids = ?", (said,))
    elif table == "deadlines":
        plant(file, table, id="d", title="Nachfragen", due="2012-06-01", noun="papers", object_id=said)
    else:
        lists = {"partners": "[]", "paper_ids": "[]", "resolution_ids": "[]", place: said}
        plant(file, table, id="i", name="Sprachmittler", kind="project", description="{}", **lists)
    store = open_record(file)
    (found,) = store.found_at_upgrade
    assert f"({target}, Kennung gone)" in finding(found).sentence
    store.close()
    again = open_record(file)
    assert again.found_at_upgrade == ()
    assert [f for f in check(again) if f.rule == "record.dead_reference"] == [found]
    again.close()


def row_of(connection, table, **values):
    """Insert a row with something in every column that must not be empty."""
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    row = {name: "" if kind == "TEXT" else 0 for _, name, kind, required, *_ in columns if required} | values
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join(f":{name}" for name in row)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", row)


@pytest.mark.parametrize("schema_before", ["0001", "0002"])
def test_times_become_moments_and_states_what_was_declared_and_who_was_there(tmp_path, schema_before):
    file = tmp_path / f"beirat-{schema_before}.db"
    shutil.copy(FILES / file.name, file)
    nested = {"place": "{}", "greeting": "{}", "enclosures": "[]", "start": "2026-03-12 18:00:00.000000"}
    with closing(sqlite3.connect(file)) as connection, connection:
        committee = connection.execute("SELECT id FROM committees").fetchone()[0]
        held = nested | {"committee_id": committee, "term_id": None, "state": "closed"}
        night = {"opened": "18:05:00.000000", "closed": "00:20:00.000000", "interruptions": '[["23:50:00","00:05:00"]]'}
        row_of(connection, "meetings", id="night", **held, **night)
        row_of(connection, "meetings", id="planned", **held, interruptions="[]")
        # The former program wrote the beginning as the end of a meeting that went on past midnight.
        row_of(
            connection,
            "meetings",
            id="odd",
            **held,
            opened="18:05:00.000000",
            closed="18:05:00.000000",
            interruptions='[["23:50:00",null]]',
        )
        people = {
            "whole": ("present", "[]", None),
            "left": ("present", '[{"arrived":"18:30:00","left":"00:10:00"}]', None),
            "video": ("remote", "[]", None),
            "excused": ("excused", "[]", None),
            "absent": ("absent", "[]", None),
            "open": ("expected", "[]", None),
            "sent": ("expected", "[]", None),
            "stands in": ("present", "[]", "sent"),
        }
        for key, (state, stays, member) in people.items():
            row_of(connection, "persons", id=key, contact="{}")
            row_of(
                connection,
                "attendances",
                id=key,
                meeting_id="night",
                person_id=key,
                group="voting",
                state=state,
                stays=stays,
                substitute_for_id=member,
                voting=1,
            )
        row_of(
            connection,
            "attendances",
            id="planned",
            meeting_id="planned",
            person_id="whole",
            group="voting",
            state="present",
            stays="[]",
        )
        row_of(
            connection,
            "agenda_items",
            id="item",
            meeting_id="night",
            kind="regular",
            state="done",
            course="{}",
            statements="{}",
        )
        row_of(
            connection,
            "exclusions",
            id="aside",
            agenda_item_id="item",
            person_id="left",
            reason="Vermieterin",
            left_room=1,
        )
    store = open_record(file)
    begun, midnight = datetime(2026, 3, 12, 18, 5), datetime(2026, 3, 13)
    with store.reading() as unit:
        night, odd, planned = (unit.meetings.get(key) for key in ("night", "odd", "planned"))
        listed = {one.id: one for one in unit.attendances.all()}
        (aside,) = unit.exclusions.all()
        profiles = [committee.profile for committee in unit.committees.all()]
    store.close()
    assert (night.opened, night.closed) == (begun, midnight.replace(minute=20))
    assert night.interruptions == ((datetime(2026, 3, 12, 23, 50), midnight.replace(minute=5)),)
    assert (odd.opened, odd.closed, odd.interruptions) == (begun, begun, ((datetime(2026, 3, 12, 23, 50), None),))
    assert (planned.opened, planned.closed, planned.presiding, planned.ended_before) == (None, None, (), None)
    assert {key: (one.declared, one.stays) for key, one in listed.items()} == {
        "whole": (Declared.NOTHING, (Stay(begun),)),
        "left": (Declared.NOTHING, (Stay(datetime(2026, 3, 12, 18, 30), midnight.replace(minute=10)),)),
        "video": (Declared.REMOTE, (Stay(begun),)),
        "excused": (Declared.EXCUSED, ()),
        "absent": (Declared.ABSENT, ()),
        "open": (Declared.NOTHING, ()),
        "sent": (Declared.SUBSTITUTE, ()),
        "stands in": (Declared.NOTHING, (Stay(begun),)),
        "planned": (Declared.NOTHING, (Stay(datetime(2026, 3, 12, 18)),)),
    }
    assert (aside.reason, aside.kind, aside.said, aside.after_vote) == (
        "Vermieterin",
        ExclusionReason.STATED,
        None,
        False,
    )
    assert all(profile.substitutes and profile.video for profile in profiles), "as it was before there was a rule"
    assert {profile.excerpt_content for profile in profiles} == {ExcerptContent.RESOLUTION}


def test_there_is_a_file_of_the_newest_schema():
    assert (FILES / f"beirat-{schema.HEAD}.db").exists()


def test_old_votes_become_votes_of_their_items_with_all_their_counts(tmp_path):
    file = tmp_path / "beirat-0002.db"
    shutil.copy(FILES / file.name, file)
    with closing(sqlite3.connect(file)) as connection, connection:
        committee, term = (connection.execute(f"SELECT id FROM {n}").fetchone()[0] for n in ("committees", "terms"))

        def insert(table, **given):
            columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
            row = {name: "" if kind == "TEXT" else 0 for _, name, kind, required, *_ in columns if required} | given
            marks = ", ".join(f":{name}" for name in row)
            connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", row)

        insert(
            "meetings",
            id="m",
            committee_id=committee,
            term_id=term,
            state="closed",
            place="{}",
            start="2012-05-24 17:00:00.000000",
            interruptions="[]",
            greeting="{}",
            enclosures="[]",
        )
        text = '{"blocks":[{"runs":[{"text":"Der Beirat lädt ein."}]}]}'
        for key, outcome in (("main", "adopted"), ("away", "referred")):
            insert(
                "agenda_items",
                id=f"i-{key}",
                meeting_id="m",
                kind="regular",
                state="done",
                course="{}",
                statements="{}",
            )
            link = {"agenda_item_id": f"i-{key}", "committee_id": committee, "decided_on": "2012-05-24"}
            insert("resolutions", id=f"r-{key}", text=text, outcome=outcome, **link)
            link = {"resolution_id": f"r-{key}", "form": "open", "factions": "[]", "ballots": "[]"}
            insert("votes", id=f"v-{key}", yes=15, no=5, abstentions=1, present=21, **link)
        insert(
            "resolutions", id="r-council", text="{}", outcome="adopted", committee_id=committee, decided_on="2012-06-25"
        )
        link = {"resolution_id": "r-council", "form": "none", "factions": "[]", "ballots": "[]"}
        insert("votes", id="v-council", stated="mit Mehrheit", **link)
    store = open_record(file)
    with store.reading() as unit:
        votes = {vote.id: vote for vote in unit.votes.all()}
    store.close()
    assert {(v.yes, v.no, v.abstentions, v.present) for v in votes.values()} == {(15, 5, 1, 21), (0, 0, 0, None)}
    assert [(votes[key].kind, votes[key].agenda_item_id) for key in ("v-main", "v-away", "v-council")] == [
        (VoteKind.MAIN, "i-main"),
        (VoteKind.REFERRED, "i-away"),
        (VoteKind.MAIN, None),
    ]
    assert (votes["v-main"].wording.plain, votes["v-main"].needed) == ("Der Beirat lädt ein.", None)
    assert votes["v-council"].stated == "mit Mehrheit"


def test_a_meeting_called_again_becomes_the_second_call_of_what_was_put_off(tmp_path):
    file = tmp_path / "beirat-0002.db"
    shutil.copy(FILES / file.name, file)
    blank = {
        "place": "{}",
        "greeting": "{}",
        "enclosures": "[]",
        "interruptions": "[]",
        "term_id": None,
        "state": "closed",
    }
    with closing(sqlite3.connect(file)) as connection, connection:
        committee = connection.execute("SELECT id FROM committees").fetchone()[0]
        days = {"first": (3, 0), "again": (4, 1), "lost": (5, 1)}
        for key, (month, second) in days.items():
            start = f"2026-0{month}-12 18:00:00.000000"
            row_of(connection, "meetings", id=key, **blank, committee_id=committee, start=start, second_call=second)
        items = {"left": "first", "noted": "first", "called": "again", "new": "again", "nowhere": "lost"}
        for key, meeting in items.items():
            row_of(
                connection,
                "agenda_items",
                id=key,
                meeting_id=meeting,
                title="Wohnen" if key in ("left", "called") else key,
                kind="regular",
                state="done",
                outcome={"left": "postponed", "noted": "noted"}.get(key),
                course="{}",
                statements="{}",
            )
    store = open_record(file)
    try:
        with store.reading() as unit:
            made = {key: unit.agenda_items.get(key) for key in items}
            notes = {key: unit.meetings.get(key).note for key in days}
    finally:
        store.close()
    assert {key: item.second_call_of for key, item in made.items() if item.second_call_of} == {"called": "left"}
    assert [key for key, item in made.items() if item.left_without_quorum] == ["left"]
    assert {key for key, note in notes.items() if "zum zweiten Mal einberufen (§ 39 GemO)" in note} == {"lost"}
