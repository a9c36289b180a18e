"""What the screen does not offer is tried with psql: the server holds the same against it."""

import json
import os
import shutil
import subprocess
from dataclasses import replace

import psycopg
import pytest

from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.history import PRIVATE_FIELDS
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.origins import Origin
from beirat_desktop.domain.papers import Attachment, Paper, PaperState, PaperType
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.domain.rights import SEEN_BY
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.users import Desk
from beirat_desktop.store import row_security
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.record import open_record
from beirat_desktop.store.tables import metadata
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record import record
from beirat_desktop.usecases.record.backups import usable
from beirat_desktop.usecases.record.move import move
from beirat_desktop.usecases.record.server import let_in
from tests import factories

pytestmark = pytest.mark.server
NAMES = {Desk.OFFICE: "Büro", Desk.CHAIR: "Vorsitz", Desk.FACTION: "SPD", Desk.READER: "Leser"}


def papers():
    words = RichText.of("Der Beirat möge beschließen.")
    fields = {"committee_id": factories.BEIRAT.id, "proposal": words}
    yield Paper("Eigener Entwurf", PaperType.MOTION, faction_id=factories.SPD.id, id="own", **fields)
    yield Paper(
        "Eingereicht", PaperType.MOTION, faction_id=factories.SPD.id, state=PaperState.SUBMITTED, id="in", **fields
    )
    yield Paper("Fremder Entwurf", PaperType.MOTION, faction_id="greens", id="theirs", **fields)
    yield Paper(
        "Fremder Antrag", PaperType.MOTION, faction_id="greens", state=PaperState.SUBMITTED, id="public", **fields
    )


@pytest.fixture(scope="module")
def untouched(server, founded_record):
    """A record on a server into which each desk logs in by itself, for what changes nothing."""
    address = server.address().of_database("rechte")
    move(founded_record, address)
    office = Office(open_record(address))
    with office.store.unit("begin") as unit:
        unit.factions.save(replace(factories.SPD, id="greens", name="Grüne", short_name="Grüne"))
        for paper in papers():
            unit.papers.save(paper)
        unit.persons.save(Person("Öztürk", "Ayşe", contact=HOME, id="reached"))
        unit.organizations.save(Organization("Caritas", contact=HOME, id="caritas"))
        for kind in (IssuedKind.SPEAKER_LETTER, IssuedKind.MINUTES):
            content = f"%PDF {kind} {HOME.address.street}".encode()
            sha512 = unit.keep_blob(content)
            unit.issued_papers.save(
                IssuedPaper(kind, "persons", "reached", 1, unit.now, "Büro", f"{kind}.pdf", sha512, len(content))
            )
        secret = unit.keep_blob(b"geheim")
        unit.attachments.save(Attachment("Anlage.pdf", "application/pdf", 6, secret, paper_id="theirs"))
        unit.keep_file_words(secret, "Vertrauliches")
    for desk, name in NAMES.items():
        office.users.add(name, desk, faction_id=factories.SPD.id if desk is Desk.FACTION else None)
    office.close()
    for desk, name in NAMES.items():
        let_in(address, name, f"{desk.value} login", "Glocke und Hammer")
    yield address
    server.drop(address)


@pytest.fixture
def shared(server, untouched):
    made = server.database("rechte, eine Kopie", untouched.name)
    yield made
    server.drop(made)


HOME = Contact(Address("Bismarckstraße 112", "67059", "Frankenthal"), "ayse@beispiel-post.de", "0151 23456789")
REACHED = ("Bismarckstraße", "Frankenthal", "frankenthal", "beispiel", "23456789")


def as_login(address, desk: Desk):
    return type(address)(address.url.replace("office@", f"{desk.value}%20login@", 1))


def psql(address, desk: Desk, statement: str) -> str:
    """What psql answers to a statement, or its error."""
    program = shutil.which("psql") or "/usr/lib/postgresql/15/bin/psql"
    done = subprocess.run(
        [program, as_login(address, desk).url, "-v", "ON_ERROR_STOP=1", "-Atc", statement],
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C"},
        check=False,
    )
    return (done.stdout + done.stderr).strip()


REFUSED = ("permission denied", "row-level security", "must be owner", "the paper was handed in", "does not go back")


def refused(answer: str) -> bool:
    return any(words in answer for words in REFUSED)


@pytest.mark.parametrize(
    ("desk", "statement"),
    [
        (Desk.FACTION, "UPDATE users SET desk = 'office' WHERE login = session_user"),
        (Desk.FACTION, "INSERT INTO users SELECT 'Neu', 'office', null, null, 'x', '', 'x', '', ''"),
        (Desk.FACTION, "DELETE FROM users"),
        (Desk.FACTION, "UPDATE papers SET title = 'Unser' WHERE id IN ('theirs', 'public')"),
        (Desk.FACTION, "UPDATE papers SET state = 'admitted' WHERE id = 'own'"),
        (Desk.FACTION, "UPDATE papers SET state = 'admitted' WHERE id = 'in'"),
        (Desk.FACTION, "UPDATE papers SET title = 'Anders' WHERE id = 'in'"),
        (Desk.FACTION, "UPDATE papers SET title = 'Anders', state = 'withdrawn' WHERE id = 'in'"),
        (Desk.FACTION, "UPDATE papers SET state = 'draft' WHERE id = 'in'"),
        (Desk.FACTION, "UPDATE papers SET number = '2012/99' WHERE id = 'own'"),
        (Desk.FACTION, "UPDATE papers SET faction_id = 'greens' WHERE id = 'own'"),
        (Desk.FACTION, "DELETE FROM papers WHERE id IN ('in', 'theirs', 'public')"),
        (Desk.FACTION, "UPDATE committees SET statutory_seats = 1"),
        (Desk.FACTION, "DELETE FROM changes"),
        (Desk.FACTION, "UPDATE changes SET changed_by = 'SPD'"),
        (Desk.FACTION, "UPDATE sequences SET value = 0 WHERE name = 'history'"),
        (Desk.FACTION, "TRUNCATE papers"),
        (Desk.FACTION, "ALTER TABLE papers DISABLE ROW LEVEL SECURITY"),
        (Desk.FACTION, "DROP POLICY beirat_update ON papers"),
        (Desk.FACTION, "CREATE OR REPLACE FUNCTION beirat_desk() RETURNS text LANGUAGE sql AS $$ SELECT 'office' $$"),
        (Desk.FACTION, "SET SESSION AUTHORIZATION office; UPDATE users SET desk = 'office'"),
        (Desk.FACTION, "SET ROLE \"office login\"; UPDATE users SET desk = 'office'"),
        (Desk.READER, "UPDATE papers SET title = 'Anders'"),
        (Desk.READER, "DELETE FROM papers"),
        (Desk.READER, "UPDATE users SET desk = 'office' WHERE login = session_user"),
        (Desk.CHAIR, "UPDATE persons SET family_name = 'X'"),
        (Desk.CHAIR, "UPDATE users SET desk = 'office' WHERE login = session_user"),
        (Desk.CHAIR, "DELETE FROM changes"),
        (Desk.OFFICE, "UPDATE sequences SET value = 0"),
        (Desk.OFFICE, "UPDATE changes SET changed_by = 'SPD'"),
    ],
)
def test_psql_does_what_the_screen_does_not_offer_as_little(untouched, desk, statement):
    def whole() -> list[object]:
        with psycopg.connect(untouched.url) as owner:
            return [
                sorted(map(repr, owner.execute(f'SELECT * FROM "{table.name}"').fetchall()))
                for table in metadata.sorted_tables
            ]

    before = whole()
    answer = psql(untouched, desk, statement)
    assert refused(answer) or answer in ("UPDATE 0", "DELETE 0", "SET\nUPDATE 0"), answer
    assert whole() == before


def test_nobody_reads_what_another_faction_drafts(shared):
    titles = "SELECT title FROM papers ORDER BY title"
    assert psql(shared, Desk.FACTION, titles) == "Eigener Entwurf\nEingereicht\nFremder Antrag"
    assert psql(shared, Desk.READER, titles) == "Eingereicht\nFremder Antrag"
    assert psql(shared, Desk.OFFICE, titles).count("\n") == 3
    for desk in (Desk.FACTION, Desk.READER, Desk.CHAIR):
        for statement in ("SELECT * FROM search_docs", "SELECT * FROM changes", "SELECT * FROM paper_versions"):
            assert "Fremder Entwurf" not in psql(shared, desk, statement), (desk, statement)
    assert "Fremder Entwurf" in psql(shared, Desk.OFFICE, "SELECT * FROM changes")


def everything(address, desk: Desk) -> dict[str, str]:
    """What psql tells a login of every table and view, column by column where it refuses the whole row."""
    told = {}
    names = psql(address, Desk.OFFICE, "SELECT relname FROM pg_class WHERE relkind IN ('r', 'v') AND relnamespace ="
                 " 'public'::regnamespace").splitlines()  # fmt: skip
    for name in names:
        told[name] = psql(address, desk, f'SELECT * FROM "{name}"')
        if "permission denied" in told[name]:
            columns = psql(address, desk, f"SELECT attname FROM pg_attribute WHERE attrelid = '{name}'::regclass"
                           " AND attnum > 0").splitlines()  # fmt: skip
            told[name] = "\n".join(psql(address, desk, f'SELECT "{column}" FROM "{name}"') for column in columns)
    return told


@pytest.mark.parametrize("desk", [Desk.FACTION, Desk.READER])
def test_psql_shows_neither_how_anybody_is_reached_nor_what_others_draft(untouched, desk):
    told = everything(untouched, desk)
    assert len(told) == len(metadata.tables) + len(row_security.PRIVATE) + 1
    for name, rows in told.items():
        for words in (*REACHED, "Fremder Entwurf", "fremder entwurf", "Vertrauliches", b"geheim".hex()):
            assert words not in rows, (name, words)
    street = HOME.address.street.encode().hex()
    assert told["blobs"].count(street) == 1  # of the minutes, whose authors answer for them; not of the letter
    assert "Öztürk" in told["persons"]
    assert "Caritas" in told["organizations_told"]
    assert "minutes.pdf" in told["issued_papers"]
    assert "speaker_letter.pdf" not in told["issued_papers"] + told["search_docs"] + told["search_docs_told"]


@pytest.mark.parametrize("desk", [Desk.OFFICE, Desk.CHAIR])
def test_who_writes_to_people_sees_how_they_are_reached(untouched, desk):
    assert "beispiel-post" in psql(untouched, desk, "SELECT contact FROM persons")
    office = Office(open_record(as_login(untouched, desk)))
    assert office.persons.get("reached").contact == HOME
    assert [hit.id for hit in office.search.find("Frankenthal").found] != []
    office.close()


@pytest.mark.parametrize("desk", [Desk.FACTION, Desk.READER])
def test_the_program_shows_persons_without_how_they_are_reached(untouched, desk):
    office = Office(open_record(as_login(untouched, desk)))
    person = office.persons.get("reached")
    assert (person.family_name, person.contact) == ("Öztürk", Contact())
    assert office.organizations.get("caritas").contact == Contact()
    assert [hit.id for hit in office.search.find("Öztürk").found][:1] == ["reached"]
    assert office.search.find("Frankenthal").found == []
    office.close()


def test_passwords_are_shown_to_whoever_keeps_the_record_and_to_oneself(shared):
    with psycopg.connect(shared.url) as owner:
        owner.execute("UPDATE users SET password = 'scrypt:' || desk")
    own = "SELECT string_agg(password, ' ' ORDER BY password) FROM users_told WHERE password <> ''"
    assert psql(shared, Desk.OFFICE, own).count("scrypt") == len(NAMES)
    for desk in (Desk.CHAIR, Desk.FACTION, Desk.READER):
        assert psql(shared, desk, own) == f"scrypt:{desk.value}"
        assert refused(psql(shared, desk, "SELECT password FROM users"))


def test_who_gets_another_desk_sees_what_that_one_sees(shared):
    with psycopg.connect(shared.url) as owner:
        owner.execute("UPDATE users SET desk = 'reader' WHERE login = 'chair login'")
    assert refused(psql(shared, Desk.CHAIR, "SELECT contact FROM persons"))
    office = Office(open_record(as_login(shared, Desk.OFFICE)))
    reader = next(user for user in office.users.all() if user.login == "reader login")
    office.users.edit(reader.id, desk=Desk.CHAIR)
    office.close()
    assert "beispiel-post" in psql(shared, Desk.READER, "SELECT contact FROM persons")


def test_a_function_that_tells_what_it_is_given_is_given_nothing_hidden(untouched):
    leak = (
        "CREATE FUNCTION pg_temp.leak(text) RETURNS boolean COST 0.0001 LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE NOTICE '%', $1; RETURN true; END $$;"
    )
    asked = (("search_docs_told", "title"), ("search_docs_told", "text"), ("persons_told", "contact"))
    for name, column in (*asked, ("papers", "title"), ("search_docs", "title"), ("file_words", "words")):
        answer = psql(untouched, Desk.FACTION, f"{leak} SELECT count(*) FROM {name} WHERE pg_temp.leak({column})")
        assert "CREATE FUNCTION" in answer
        assert "ERROR" not in answer
        for words in (*REACHED, "Fremder Entwurf", "fremder entwurf", "Vertrauliches"):
            assert words not in answer, (name, column, words)


def test_every_private_field_has_who_sees_it(untouched):
    assert set(SEEN_BY) == PRIVATE_FIELDS
    assert set(row_security.PRIVATE) == {"persons", "organizations", "users", "search_docs"}


def test_every_table_is_held(shared):
    with psycopg.connect(shared.url) as owner:
        open_ = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND NOT rowsecurity"
        assert [name for (name,) in owner.execute(open_)] == ["alembic_version"]


def test_who_logs_in_by_a_name_of_their_own_works_as_that_person_with_the_program(shared):
    office = Office(open_record(as_login(shared, Desk.FACTION), user="Büro"))
    assert [user.name for user in office.users.offered()] == ["SPD"]
    assert office.users.current().desk is Desk.FACTION
    others = next(user for user in office.users.all() if user.desk is Desk.OFFICE)
    with pytest.raises(Refused, match=r"user\.other_login"):
        office.users.choose(others.id)
    assert {row.title for row in office.papers.page()} == {"Eigener Entwurf", "Eingereicht", "Fremder Antrag"}
    office.papers.edit("own", title="Dolmetscherpool")
    office.papers.edit("own", title="Dolmetscherpool für Ämter")  # merged: written anew at the end of the history
    office.papers.keep_version("own", "vorher")
    office.papers.submit("own", reason="eilt")
    assert office.papers.withdraw("in").state is PaperState.WITHDRAWN
    with pytest.raises(Refused, match=r"rights\.not_yours"):
        office.papers.admit("public")
    assert [hit.id for hit in office.search.find("Dolmetscherpool").found][:1] == ["own"]
    office.close()
    owner = Office(open_record(shared))
    assert owner.papers.get("own").state is PaperState.SUBMITTED
    from beirat_desktop.usecases.record.checks import loose_ends

    assert loose_ends(owner.store) == ()
    owner.close()


def test_the_office_works_by_its_own_login_and_makes_a_whole_copy(shared, tmp_path):
    from beirat_desktop.store.postgresql import copies

    office = Office(open_record(as_login(shared, Desk.OFFICE)))
    office.papers.admit("public")
    office.papers.give_number("public")
    office.committees.edit(factories.BEIRAT.id, statutory_seats=31)
    office.close()
    copy = tmp_path / "akte.dump"
    copies.copy_record(as_login(shared, Desk.OFFICE), copy)
    assert usable(copy)
    with pytest.raises(RecordTrouble) as told:
        copies.copy_record(as_login(shared, Desk.FACTION), tmp_path / "teil.dump")
    assert told.value.kind == "not_allowed"
    assert not (tmp_path / "teil.dump").exists()


def test_a_copy_that_was_put_back_still_lets_everybody_in(shared, tmp_path):
    from beirat_desktop.store.postgresql import copies

    copy = tmp_path / "akte.dump"
    copies.copy_record(shared, copy)
    copies.put_back(copy, shared)
    assert psql(shared, Desk.READER, "SELECT count(*) FROM papers") == "2"
    assert refused(psql(shared, Desk.READER, "INSERT INTO tombstones VALUES ('a', 'b', 'c')"))


def test_a_login_whom_the_record_does_not_know_is_not_let_in(shared):
    with psycopg.connect(shared.url) as owner:
        owner.execute("UPDATE users SET login = '' WHERE desk = 'reader'")
    with pytest.raises(RecordTrouble) as told:
        open_record(as_login(shared, Desk.READER))
    assert told.value.kind == "not_allowed"
    assert psql(shared, Desk.READER, "SELECT count(*) FROM papers") == "0"


def test_the_password_of_a_login_is_asked_for(server, shared):
    access = server.data / "pg_hba.conf"
    before = access.read_text()
    access.write_text('host all "reader login" 127.0.0.1/32 scram-sha-256\n' + before)
    try:
        with psycopg.connect(shared.url, autocommit=True) as owner:
            owner.execute("SELECT pg_reload_conf()")
            owner.execute("SELECT pg_sleep(0.2)")
        address = as_login(shared, Desk.READER)
        for wrong in (address, address.with_password("Hammer & Glocke?")):
            with pytest.raises(RecordTrouble) as told:
                open_record(wrong)
            assert told.value.kind == "no_entry"
        opened = open_record(address.with_password("Glocke und Hammer"))
        assert opened.login == "reader login"
        assert "Hammer" not in str(opened.file) + repr(opened.file)
        opened.close()
    finally:
        access.write_text(before)
        with psycopg.connect(shared.url, autocommit=True) as owner:
            owner.execute("SELECT pg_reload_conf()")


def test_the_office_has_the_history_forget_who_is_gone_and_nothing_else(shared):
    office = record.open_shared(as_login(shared, Desk.OFFICE), user=NAMES[Desk.OFFICE])
    gone = office.persons.add("Verschwundenova", "Ottilie")
    stays = office.persons.add("Bleibt", "Uta")
    with office.store.unit("told elsewhere") as unit:
        unit.origins.save(
            Origin("https://ris.example.org/1", "Person", "persons", gone.id, (("note", '"Verschwundenova"'),))
        )
    lines = "SELECT id FROM changes WHERE noun = 'persons' AND object_id = '{}'"
    forget = "SELECT beirat_forget(({}), md5('x'))"
    hers = psql(shared, Desk.OFFICE, lines.format(gone.id))
    assert psql(shared, Desk.OFFICE, forget.format(f"'{hers}'")) == "f", "she is still there"
    office.persons.forget(gone.id)
    assert record.look_through(office) == ()
    assert "Verschwundenova" not in psql(shared, Desk.OFFICE, "SELECT fields FROM changes")
    assert "Uta" in psql(shared, Desk.OFFICE, "SELECT fields FROM changes")
    office.close()
    theirs = lines.format(stays.id)
    for desk, statement in (
        (Desk.OFFICE, forget.format(theirs)),
        (Desk.OFFICE, forget.format("SELECT id FROM changes WHERE noun = 'papers' LIMIT 1")),
        (Desk.CHAIR, forget.format(f"SELECT id FROM changes WHERE object_id = '{gone.id}' LIMIT 1")),
        (Desk.FACTION, forget.format(f"'{hers}'")),
        (Desk.READER, forget.format(f"'{hers}'")),
    ):
        assert psql(shared, desk, statement) == "f"
    assert refused(psql(shared, Desk.OFFICE, "UPDATE changes SET fields = '[]'")) or "UPDATE 0" in psql(
        shared, Desk.OFFICE, "UPDATE changes SET fields = '[]'"
    )
    # Emptied past the program, with no act that says so, it is told as an edit.
    psql(shared, Desk.OFFICE, f"DELETE FROM persons WHERE id = '{stays.id}'")
    assert psql(shared, Desk.OFFICE, forget.format(theirs)) == "t"
    owner = record.open_shared(shared)
    assert "history.edited" in [one.rule for one in record.look_through(owner)]
    owner.close()


@pytest.mark.parametrize("desk", NAMES)
def test_what_a_desk_does_not_see_is_not_told_as_lost_or_edited(untouched, desk):
    office = record.open_shared(as_login(untouched, desk))
    found = [one.rule for one in record.look_through(office)]
    office.close()
    assert found == ([] if desk is Desk.OFFICE else ["record.seen_in_part"])


def test_a_search_by_a_login_of_ones_own_asks_the_index_and_shows_no_more_than_before(untouched, monkeypatch):
    words = ("Entwurf", "eingereicht", "Öztürk", "Frankenthal", "Fremder Antrag", "Caritas", "entwurv", "minutes")
    for desk in NAMES:
        office = Office(open_record(as_login(untouched, desk)))
        told = {said: [hit.id for hit in office.search.find(said).found] for said in words}
        asked = []
        with office.store.engine.connect() as connection:
            assert connection.dialect.held
            monkeypatch.setattr(connection.dialect, "held", False)  # as it was: each row is looked at
        with office.store.reading():
            for said in words:
                asked.append([hit.id for hit in office.search.find(said).found])
        assert list(told.values()) == asked, desk
        office.close()
        monkeypatch.undo()


def test_a_search_past_the_program_shows_no_more_and_takes_no_statement(untouched):
    def asked(desk: Desk, form: str, place: str = "text", **more: object) -> str:
        question = {
            "terms": [[form]],
            "columns": [place],
            "least": None,
            "only": "",
            "without": [],
            "most": None,
            **more,
        }
        words = json.dumps(question).replace("'", "''")
        return psql(untouched, desk, f"SELECT title FROM beirat_fitting('{words}')")

    assert "Fremder Entwurf" in asked(Desk.OFFICE, "%fremder entwurf%", "head")
    for desk in (Desk.FACTION, Desk.READER):
        for form in ("%fremder entwurf%", "%frankenthal%", "%beispiel-post%", "%vertrauliches%"):
            assert asked(desk, form) == "", (desk, form)
        assert "Caritas" in asked(desk, "%caritas%", "head")
    for evil in ("%' OR true --", "\\' OR true --", "%'; DROP TABLE papers; --"):
        assert asked(Desk.READER, evil) == ""
        assert asked(Desk.READER, "%x%", only=evil) == ""
        assert "rror" not in asked(Desk.READER, "%caritas%", without=[evil])
    assert "ERROR" in asked(Desk.READER, "%x%", most="1; DROP TABLE papers")
    assert asked(Desk.READER, "%x%", "contact") == ""
    assert psql(untouched, Desk.OFFICE, "SELECT count(*) > 0 FROM papers") == "t"


def test_who_is_let_in_no_more_while_working_is_told_so(server, shared):
    office = Office(open_record(as_login(shared, Desk.READER)))
    assert len(office.papers.page()) == 2
    with psycopg.connect(server.address().url, autocommit=True) as owner:
        owner.execute('ALTER ROLE "reader login" NOLOGIN')
        owner.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'reader login'")
        try:
            for _ in range(2):
                with pytest.raises(RecordTrouble) as told:
                    office.papers.page()
                assert told.value.kind == "no_entry"
        finally:
            owner.execute('ALTER ROLE "reader login" LOGIN')
    assert len(office.papers.page()) == 2
    office.close()


def test_who_gets_another_desk_while_working_reads_and_writes_as_that_one(shared):
    office = Office(open_record(shared, user="Büro"))
    other = Office(open_record(as_login(shared, Desk.FACTION)))
    assert "Eigener Entwurf" in [row.title for row in other.papers.page()]
    person = next(user for user in office.users.all() if user.login == "faction login")
    office.users.edit(person.id, desk=Desk.READER, faction_id=None)
    assert "Eigener Entwurf" not in [row.title for row in other.papers.page()]
    assert other.search.find("Eigener Entwurf").found == []
    with pytest.raises(Refused, match=r"rights\.not_yours"):
        other.papers.edit("own", title="Doch")
    office.users.remove(person.id)
    with pytest.raises(Refused, match=r"rights\.gone"):
        other.papers.edit("own", title="Doch")
    assert other.papers.page() == []
    other.close()
    office.close()


def test_a_server_of_an_older_program_learns_the_rights_of_this_one_when_its_owner_opens_it(shared):
    with psycopg.connect(shared.url) as owner:
        owner.execute("COMMENT ON FUNCTION beirat_desk() IS NULL")
        owner.execute("DROP FUNCTION beirat_fitting(json)")
        owner.execute("DROP INDEX ix_search_docs_main")
    office = Office(open_record(as_login(shared, Desk.READER)))  # as it was with the older one
    assert not office.store.engine.dialect.held
    assert [hit.id for hit in office.search.find("Eingereicht").found][:1] == ["in"]
    office.close()
    open_record(shared).close()
    with psycopg.connect(shared.url) as owner:
        assert row_security.version(owner) == row_security.VERSION
        assert owner.execute("SELECT to_regclass('ix_search_docs_main') IS NOT NULL").fetchone() == (True,)
    office = Office(open_record(as_login(shared, Desk.READER)))
    assert office.store.engine.dialect.held
    assert [hit.id for hit in office.search.find("Eingereicht").found][:1] == ["in"]
    office.close()
