"""What PostgreSQL itself holds against whoever logs in, with the program or with psql: domain/rights as row security.

Each person logs in under a role of their own, named in users.login. Whoever owns the tables is held to nothing. What
is derived from the record (the search, words read in files) can be written by every desk that writes at all, since it
can be made anew; the history is added to under one's own name only, and no sequence goes back.
"""

from __future__ import annotations

from typing import Any

from psycopg import sql
from sqlalchemy import Connection

from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.rights import OF_PAPERS, written_by
from beirat_desktop.domain.users import Desk
from beirat_desktop.store.tables import TABLES, metadata

_FUNCTIONS = """
CREATE OR REPLACE FUNCTION beirat_desk() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$ SELECT desk FROM users WHERE login = session_user AND login <> '' $$;
CREATE OR REPLACE FUNCTION beirat_faction() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$ SELECT faction_id FROM users WHERE login = session_user AND login <> '' $$;
CREATE OR REPLACE FUNCTION beirat_name() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$ SELECT name FROM users WHERE login = session_user AND login <> '' $$;
CREATE OR REPLACE FUNCTION beirat_keeps() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
    SELECT beirat_desk() = 'administrator'
        OR beirat_desk() = 'office' AND NOT EXISTS (SELECT FROM users WHERE desk = 'administrator') $$;
CREATE OR REPLACE FUNCTION beirat_last_link() RETURNS TABLE ("position" bigint, seal text, batch text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.position, c.seal, c.batch FROM changes AS c ORDER BY c.position DESC LIMIT 1 $$;
CREATE OR REPLACE FUNCTION beirat_handed_in() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept papers%ROWTYPE := NEW;
BEGIN
    IF beirat_desk() IS DISTINCT FROM 'faction' THEN
        RETURN NEW;
    END IF;
    kept.state := OLD.state;
    kept.modified := OLD.modified;
    IF OLD.state <> 'draft' AND (NEW.state <> 'withdrawn' OR kept IS DISTINCT FROM OLD)
        OR NEW.number <> OLD.number AND NEW.amends_id IS NULL
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'the paper was handed in';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION beirat_counts_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF beirat_desk() IS NOT NULL AND (NEW.value < OLD.value OR NEW.name <> OLD.name OR NEW.scope <> OLD.scope) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a sequence does not go back';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER IF EXISTS beirat_handed_in ON papers;
CREATE TRIGGER beirat_handed_in BEFORE UPDATE ON papers FOR EACH ROW EXECUTE FUNCTION beirat_handed_in();
DROP TRIGGER IF EXISTS beirat_counts_on ON sequences;
CREATE TRIGGER beirat_counts_on BEFORE UPDATE ON sequences FOR EACH ROW EXECUTE FUNCTION beirat_counts_on();
"""

_DESK = "(SELECT beirat_desk())"
_OWN = "faction_id = (SELECT beirat_faction())"
_LETS_IN = f"{_DESK} IS NOT NULL"
_SEES_ALL = f"{_DESK} IN ('office', 'administrator')"
_WRITES = f"{_DESK} IN ('office', 'chair', 'faction')"
_SEEN_PAPER = "EXISTS (SELECT FROM papers AS p WHERE p.id = {})"
_OWN_PAPER = f"EXISTS (SELECT FROM papers AS p WHERE p.id = {{}} AND p.{_OWN})"
_OWN_DRAFT = f"EXISTS (SELECT FROM papers AS p WHERE p.id = {{}} AND p.{_OWN} AND p.state IN ('draft', 'submitted'))"

_READ = {
    "papers": f"{_SEES_ALL} OR {_LETS_IN} AND state <> '{PaperState.DRAFT.value}' OR {_OWN}",
    **{
        name: f"{_SEES_ALL} OR {_LETS_IN} AND (paper_id IS NULL OR {_SEEN_PAPER.format('paper_id')})"
        for name in OF_PAPERS
    },
    "overrides": f"{_SEES_ALL} OR {_LETS_IN} AND (noun <> 'papers' OR {_SEEN_PAPER.format('object_id')})",
    "search_docs": f"{_SEES_ALL} OR {_LETS_IN} AND (noun <> 'papers' OR {_SEEN_PAPER.format('object_id')})"
    f" AND (paper_id IS NULL OR {_SEEN_PAPER.format('paper_id')})",
    "changes": f"{_SEES_ALL} OR changed_by = (SELECT beirat_name())"
    f" OR {_LETS_IN} AND noun = 'papers' AND {_SEEN_PAPER.format('object_id')}"
    f" OR {_DESK} IN ('chair', 'reader') AND noun NOT IN ('papers', 'overrides', 'users', "
    + ", ".join(f"'{name}'" for name in OF_PAPERS)
    + ")",
    "blobs": f"{_DESK} IN ('office', 'administrator', 'chair') OR {_LETS_IN} AND ("
    "EXISTS (SELECT FROM attachments AS a WHERE a.sha512 = blobs.sha512)"
    " OR EXISTS (SELECT FROM issued_papers AS i WHERE i.sha512 = blobs.sha512))",
}
"""Who reads which rows, where it is not everybody who was let in."""


def _inserted(name: str) -> str:
    """Which new rows may be written, and which others by _changed."""
    desks = [desk.value for desk in Desk if desk is not Desk.FACTION and name in written_by(desk, TABLES)]
    others = f"{_DESK} IN ({', '.join(repr(desk) for desk in desks)})"
    faction = f"{_DESK} = 'faction' AND "
    if name == "users":
        return "(SELECT beirat_keeps())"
    if name == "papers":
        return (
            f"{others} OR {faction}{_OWN} AND state IN ('draft', 'submitted', 'withdrawn')"
            " AND (number = '' OR amends_id IS NOT NULL OR state <> 'draft')"
        )
    if name in OF_PAPERS:
        return f"{others} OR {faction}{_OWN_DRAFT.format('paper_id')}"
    if name in ("issued_papers", "overrides"):
        return f"{others} OR {faction}noun = 'papers' AND {_OWN_PAPER.format('object_id')}"
    return others


def _policies(name: str) -> list[tuple[str, str, str]]:
    """For which command, which rows are seen by it, and which may stand afterwards; "" where none is asked."""
    read = ("SELECT", _READ.get(name, _LETS_IN), "")
    if name == "changes":
        own = "changed_by = (SELECT beirat_name())"
        last = f"{own} AND position = (SELECT position FROM beirat_last_link())"
        return [read, ("INSERT", "", f"{_WRITES} AND {own}"), ("DELETE", last, "")]
    if name in TABLES:
        rows = _inserted(name)
        return [read, ("INSERT", "", rows), ("UPDATE", rows, rows), ("DELETE", _deleted(name, rows), "")]
    if name == "sequences":
        rows = f"{_DESK} IN ('office', 'chair') OR {_DESK} = 'faction' AND name = 'history'"
        return [read, ("INSERT", "", rows), ("UPDATE", rows, rows)]
    if name == "blobs":
        return [read, ("INSERT", "", _WRITES)]
    return [read, ("INSERT", "", _WRITES), ("UPDATE", _WRITES, _WRITES), ("DELETE", _WRITES, "")]


def _deleted(name: str, rows: str) -> str:
    if name == "papers":
        return f"({rows}) AND ({_DESK} <> 'faction' OR state = 'draft')"
    if name in OF_PAPERS:
        return f"({rows}) AND ({_DESK} <> 'faction' OR {_OWN_DRAFT.format('paper_id')})"
    return rows


def install(connection: Connection) -> None:
    """Write all of it anew; who owns the tables does, whenever they are made or brought up to date."""
    driver: Any = connection.connection.driver_connection
    driver.execute(_FUNCTIONS)
    for table in metadata.sorted_tables:
        driver.execute(f'ALTER TABLE "{table.name}" ENABLE ROW LEVEL SECURITY')
        for command, using, check in _policies(table.name):
            name = f"beirat_{command.lower()}"
            driver.execute(f'DROP POLICY IF EXISTS {name} ON "{table.name}"')
            words = (f" USING ({using})" if using else "") + (f" WITH CHECK ({check})" if check else "")
            driver.execute(f'CREATE POLICY {name} ON "{table.name}" FOR {command}{words}')
    grant(driver)


def grant(driver: Any) -> None:
    """Let everybody who has a login reach the tables; which rows, the policies say."""
    found = "SELECT login FROM users JOIN pg_roles ON rolname = login WHERE NOT rolsuper"
    for (login,) in driver.execute(found).fetchall():
        tables = sql.SQL(", ").join(sql.Identifier(table.name) for table in metadata.sorted_tables)
        # For a copy: where the order in which records were made goes on.
        driver.execute(sql.SQL("GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(sql.Identifier(login)))
        driver.execute(sql.SQL("GRANT SELECT ON alembic_version TO {}").format(sql.Identifier(login)))
        driver.execute(
            sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON {} TO {}").format(tables, sql.Identifier(login))
        )


def make_login(driver: Any, login: str, password: str) -> None:
    """Make the role where it is missing, and let it in by this password, which leaves this machine as a hash only."""
    kept = driver.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode()
    there = driver.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (login,)).fetchone()
    words = "ALTER ROLE {} LOGIN PASSWORD {}" if there else "CREATE ROLE {} LOGIN PASSWORD {}"
    driver.execute(sql.SQL(words).format(sql.Identifier(login), sql.Literal(kept)))
    grant(driver)


def login_of(connection: Connection) -> str | None:
    """By which name the server let us in; None for who owns the tables, or the whole server."""
    row = connection.exec_driver_sql(
        "SELECT session_user, rolsuper OR pg_has_role(session_user, tableowner, 'USAGE')"
        " FROM pg_roles, pg_tables WHERE rolname = session_user AND tablename = 'users'"
        " AND schemaname = ANY (current_schemas(false))"
    ).one()
    return None if row[1] else str(row[0])
