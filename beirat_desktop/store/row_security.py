"""What PostgreSQL itself holds against whoever logs in, with the program or with psql: domain/rights as row security.

Each person logs in under a role of their own, named in users.login. Whoever owns the tables is held to nothing. What
is derived from the record (the search, words read in files) can be written by every desk that writes at all, since it
can be made anew; the history is added to under one's own name only, and no sequence goes back. A line of it that names
a person who is gone, or what another system told of a person, the office may empty (beirat_forget), as the law demands;
the server writes what stands there then. The chain of the history tells where that was done without its act.

Rows say nothing about columns: how somebody is reached (domain/rights.SEEN_BY) is a column that a login may not select
at all. The program, which reads whole rows, reads them by a view beside the table (persons_told) in which it is empty.
Letters to persons, whose addresses they bear, are rows that are not there.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from typing import Any

from psycopg import sql
from sqlalchemy import Connection

from beirat_desktop.domain.archive import LETTERS
from beirat_desktop.domain.chain import FORGOTTEN
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.plain import as_data
from beirat_desktop.domain.rights import OF_PAPERS, SEEN_BY, SEES_ALL, written_by
from beirat_desktop.domain.users import Desk
from beirat_desktop.store.tables import TABLES, VALUES, metadata

VERSION = 1
"""Raised with every change of what stands here, and of what else a server has beside its tables: the owner's next
program then writes it anew."""
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
CREATE OR REPLACE FUNCTION beirat_owns() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
    SELECT bool_or(rolsuper OR pg_has_role(session_user, relowner, 'USAGE')) FROM pg_roles, pg_class
    WHERE rolname = session_user AND pg_class.oid = 'users'::regclass $$;
CREATE OR REPLACE FUNCTION beirat_count_words(words text[], counts bigint[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO search_words (word, docs) SELECT * FROM unnest(words, counts)
        WHERE beirat_owns() OR beirat_desk() IN ('office', 'chair', 'faction')
        ON CONFLICT (word) DO UPDATE SET docs = search_words.docs + excluded.docs;
    DELETE FROM search_words WHERE word = ANY (words) AND docs <= 0 $$;
CREATE OR REPLACE FUNCTION beirat_last_link() RETURNS TABLE ("position" bigint, seal text, batch text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.position, c.seal, c.batch FROM changes AS c ORDER BY c.position DESC LIMIT 1 $$;
CREATE OR REPLACE FUNCTION beirat_forget(line text, new_id text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE changes AS c SET id = new_id, fields = (
        SELECT json_agg(json_build_array(
            f ->> 0,
            CASE f ->> 1 WHEN '' THEN '' ELSE '"FORGOTTEN"' END,
            CASE f ->> 2 WHEN '' THEN '' ELSE '"FORGOTTEN"' END
        ) ORDER BY place)::text FROM json_array_elements(c.fields::json) WITH ORDINALITY AS told (f, place))
    WHERE c.id = line AND beirat_desk() = 'office' AND new_id ~ '^[0-9a-f]{32}$' AND (
        c.noun = 'persons' AND NOT EXISTS (SELECT FROM persons AS p WHERE p.id = c.object_id)
        OR c.noun = 'origins'
            AND NOT EXISTS (SELECT FROM origins AS o WHERE o.id = c.object_id AND o.noun <> 'persons'));
    RETURN FOUND;
END $$;
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
""".replace("FORGOTTEN", FORGOTTEN)

_DESK = "(SELECT beirat_desk())"
_OWN = "faction_id = (SELECT beirat_faction())"
_LETS_IN = f"{_DESK} IS NOT NULL"
_SEES_ALL = f"{_DESK} IN ({', '.join(repr(desk.value) for desk in sorted(SEES_ALL))})"
_WRITES = f"{_DESK} IN ('office', 'chair', 'faction')"
_SEES_CONTACTS = f"{_DESK} IN ({', '.join(repr(desk.value) for desk in sorted(SEEN_BY['contact']))})"
_PAPERS = f"{_SEES_ALL} OR {_LETS_IN} AND state <> '{PaperState.DRAFT.value}' OR {_OWN}"
# What is seen of papers once more, since in a view of ours it is the owner who looks.
_SEEN_PAPER = f"EXISTS (SELECT FROM papers AS p WHERE p.id = {{}} AND ({_PAPERS}))"
_LETTERS = ", ".join(f"'{kind.value}'" for kind in sorted(LETTERS))
_SEEN_ISSUED = f"({_SEES_CONTACTS} OR kind NOT IN ({_LETTERS}) OR publication)"
_OWN_PAPER = f"EXISTS (SELECT FROM papers AS p WHERE p.id = {{}} AND p.{_OWN})"
_OWN_DRAFT = f"EXISTS (SELECT FROM papers AS p WHERE p.id = {{}} AND p.{_OWN} AND p.state IN ('draft', 'submitted'))"

_READ = {
    "papers": _PAPERS,
    **{
        name: f"{_SEES_ALL} OR {_LETS_IN} AND (paper_id IS NULL OR {_SEEN_PAPER.format('paper_id')})"
        for name in OF_PAPERS
    },
    "overrides": f"{_SEES_ALL} OR {_LETS_IN} AND (noun <> 'papers' OR {_SEEN_PAPER.format('object_id')})",
    "issued_papers": f"{_LETS_IN} AND {_SEEN_ISSUED}",
    "search_docs": f"{_SEES_ALL} OR {_LETS_IN} AND (noun <> 'papers' OR {_SEEN_PAPER.format('object_id')})"
    f" AND (paper_id IS NULL OR {_SEEN_PAPER.format('paper_id')}) AND (noun <> 'issued_papers'"
    f" OR EXISTS (SELECT FROM issued_papers AS i WHERE i.id = search_docs.object_id AND {_SEEN_ISSUED}))",
    # Words of drafts, names and mailboxes stand in it one by one.
    "search_words": _SEES_ALL,
    "file_words": f"{_SEES_ALL} OR EXISTS (SELECT FROM attachments AS a WHERE a.sha512 = file_words.sha512)",
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


PRIVATE: dict[str, tuple[str, ...]] = {
    **{
        name: found
        for name, table in TABLES.items()
        if (found := tuple(column.name for column in table.c if column.name in SEEN_BY))
    },
    "search_docs": ("text",),
}
"""Columns that not every login may select, by table; the search finds whom one may reach by mailbox and town, too."""


def view(name: str) -> str:
    """The view of a table in which they are empty."""
    return f"{name}_told"


def _shown(name: str, column: str) -> str:
    """A private column as the view shows it to whoever logged in."""
    if name == "search_docs":
        reached = ", ".join(f"'{one}'" for one in PRIVATE if "contact" in PRIVATE[one])
        return f"CASE WHEN noun NOT IN ({reached}) OR {_SEES_CONTACTS} OR (SELECT beirat_owns()) THEN text ELSE '' END"
    desks = ", ".join(f"'{desk.value}'" for desk in sorted(SEEN_BY[column]))
    own = " OR login = session_user" if name == "users" else ""
    return (
        f"CASE WHEN {_DESK} IN ({desks}) OR (SELECT beirat_owns()){own} THEN {column} ELSE {_empty(name, column)} END"
    )


def _empty(name: str, column: str) -> str:
    """What stands in the column of a record of which nothing else is known, in SQL."""
    default = next(one.default for one in fields(VALUES[name]) if one.name == column)
    if default is MISSING:
        raise LookupError(f"{name}.{column}")
    words = default if isinstance(default, str) else json.dumps(as_data(default), ensure_ascii=False)
    return "'" + words.replace("'", "''") + "'"


def drop_views(driver: Any) -> None:
    """They hold on to the columns they show, which a change of the tables would run into."""
    driver.execute("DROP VIEW IF EXISTS " + ", ".join(map(view, PRIVATE)))


def _make_views(driver: Any) -> None:
    drop_views(driver)
    for name, private in PRIVATE.items():
        columns = [column.name for column in metadata.tables[name].c]
        shown = [f'{_shown(name, one)} AS "{one}"' if one in private else f'"{one}"' for one in (*columns, "rowid")]
        read = _READ.get(name, _LETS_IN)
        driver.execute(
            f"CREATE VIEW {view(name)} WITH (security_barrier) AS SELECT {', '.join(shown)} FROM {name}"
            f" WHERE (SELECT beirat_owns()) OR {read}"
        )


def _fitting() -> str:
    """A function that looks words up by the indexes of the search and shows whoever logged in what they may see.

    Row security lets no condition come before its own that might tell of other rows, and LIKE might: so each login
    would read every row of the search. In here both come as is quickest, and what is seen goes out alone.
    """
    columns = [column for column in metadata.tables["search_docs"].c if column.name not in PRIVATE["search_docs"]]
    told = ", ".join(f'"{one.name}" {"bigint" if one.name == "id" else "text"}' for one in columns)
    names = ", ".join(f'"{one.name}"' for one in columns)
    # Of a few rows each is asked about; EXISTS is first made a table of all papers there are, for all that fit.
    of_all = f"((SELECT beirat_owns()) OR {_READ['search_docs']})"
    of_some = of_all.replace("EXISTS (SELECT FROM", "(SELECT true FROM")
    return f"""
DROP FUNCTION IF EXISTS beirat_fitting(json);
CREATE FUNCTION beirat_fitting(asked json) RETURNS TABLE ({told})
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $fitting$
DECLARE
    words text;
BEGIN
    SELECT string_agg(each, ' AND ') INTO words FROM (
        SELECT '(' || string_agg(
            CASE place WHEN 'head' THEN format('head LIKE %L', form)
                WHEN 'text' THEN format('text LIKE %1$L AND ({_shown_text()})', form) END, ' OR ') || ')' AS each
        FROM json_array_elements(asked -> 'terms') WITH ORDINALITY AS term (forms, nth),
            json_array_elements_text(forms) AS form, json_array_elements_text(asked -> 'columns') AS place
        GROUP BY nth) AS terms;
    RETURN QUERY EXECUTE $query$SELECT {names} FROM search_docs WHERE $query$
        || CASE WHEN asked ->> 'most' IS NULL THEN $query${of_all}$query$ ELSE $query${of_some}$query$ END
        || coalesce(' AND ' || words, ' AND false')
        || coalesce(' AND id >= ' || (asked ->> 'least')::bigint, '')
        || CASE asked ->> 'only' WHEN '' THEN '' ELSE format(' AND noun = %L', asked ->> 'only') END
        || coalesce((SELECT format(' AND noun NOT IN (%s)', string_agg(quote_literal(noun_), ', '))
            FROM json_array_elements_text(asked -> 'without') AS noun_ HAVING count(*) > 0), '')
        || CASE WHEN (asked ->> 'newest_first')::boolean THEN ' ORDER BY id DESC' ELSE '' END
        || coalesce(' LIMIT ' || (asked ->> 'most')::bigint, '');
END $fitting$;
"""


def _shown_text() -> str:
    """Where the text of a row of the search is shown, inside a literal."""
    reached = ", ".join(f"'{one}'" for one in PRIVATE if "contact" in PRIVATE[one])
    return f"noun NOT IN ({reached}) OR {_SEES_CONTACTS} OR (SELECT beirat_owns())".replace("'", "''")


def held(driver: Any) -> bool:
    """Whether this login sees a part only, and the server has beirat_fitting for it; an older one has not.

    Of a record that was given up the functions stay, without the tables they ask.
    """
    query = "SELECT to_regprocedure('beirat_fitting(json)') IS NOT NULL AND to_regclass('users') IS NOT NULL"
    if not driver.execute(query).fetchone()[0]:
        return False
    return not driver.execute("SELECT beirat_owns()").fetchone()[0]


def _grants() -> str:
    """A function that lets every login reach the tables, as its desk may, and what calls it when that changes.

    Who may change desks need not own the tables; the function does.
    """
    tables = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
    held = []
    for name, private in PRIVATE.items():
        columns = ", ".join(f'"{one.name}"' for one in metadata.tables[name].c if one.name not in private)
        desks = ", ".join(f"'{desk.value}'" for one in private for desk in sorted(SEEN_BY.get(one, SEEN_BY["contact"])))
        held.append(
            f"""
            IF person.desk NOT IN ({desks}) THEN
                EXECUTE format('REVOKE SELECT ON "{name}" FROM %I', person.login);
                EXECUTE format('GRANT SELECT ({columns}, rowid) ON "{name}" TO %I', person.login);
            END IF;
            EXECUTE format('GRANT SELECT ON {view(name)} TO %I', person.login);"""
        )
    return f"""
CREATE OR REPLACE FUNCTION beirat_grant() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $grant$
DECLARE
    person record;
BEGIN
    FOR person IN SELECT u.login, u.desk FROM users AS u JOIN pg_roles AS r ON r.rolname = u.login, pg_class AS c
        WHERE c.oid = 'users'::regclass AND NOT r.rolsuper AND NOT pg_has_role(r.oid, c.relowner, 'USAGE')
    LOOP
        -- For a copy: where the order in which records were made goes on.
        EXECUTE format('GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO %I', person.login);
        EXECUTE format('GRANT SELECT ON alembic_version TO %I', person.login);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON {tables} TO %I', person.login);{"".join(held)}
    END LOOP;
END $grant$;
CREATE OR REPLACE FUNCTION beirat_desks_changed() RETURNS trigger LANGUAGE plpgsql AS $grant$
BEGIN
    PERFORM beirat_grant();
    RETURN NULL;
END $grant$;
DROP TRIGGER IF EXISTS beirat_desks_changed ON users;
CREATE TRIGGER beirat_desks_changed AFTER INSERT OR UPDATE OF desk, login ON users
    FOR EACH STATEMENT EXECUTE FUNCTION beirat_desks_changed();
"""


def install(driver: Any) -> None:
    """Write all of it anew; who owns the tables does, whenever they are made or brought up to date."""
    driver.execute(_FUNCTIONS)
    for table in metadata.sorted_tables:
        driver.execute(f'ALTER TABLE "{table.name}" ENABLE ROW LEVEL SECURITY')
        for command, using, check in _policies(table.name):
            name = f"beirat_{command.lower()}"
            driver.execute(f'DROP POLICY IF EXISTS {name} ON "{table.name}"')
            words = (f" USING ({using})" if using else "") + (f" WITH CHECK ({check})" if check else "")
            driver.execute(f'CREATE POLICY {name} ON "{table.name}" FOR {command}{words}')
    _make_views(driver)
    driver.execute(_fitting())
    driver.execute(_grants())
    driver.execute("SELECT beirat_grant()")
    driver.execute(f"COMMENT ON FUNCTION beirat_desk() IS '{VERSION}'")


def version(driver: Any) -> int:
    """Which version the server holds; 0 for one from before versions were counted."""
    (found,) = driver.execute("SELECT obj_description(to_regprocedure('beirat_desk()'))").fetchone()
    return int(found or 0)


def restricted(driver: Any) -> frozenset[str]:
    """The tables that this login reads by their views, since the server does not show it the whole of them."""
    rows = ", ".join(f"('{name}', '{view(name)}', '{private[0]}')" for name, private in PRIVATE.items())
    found = driver.execute(
        f"SELECT name FROM (VALUES {rows}) AS t (name, view, private) WHERE to_regclass(view) IS NOT NULL"
        " AND NOT has_column_privilege(to_regclass(name), private, 'SELECT')"
    )
    return frozenset(name for (name,) in found.fetchall())


def make_login(driver: Any, login: str, password: str) -> None:
    """Make the role where it is missing, and let it in by this password, which leaves this machine as a hash only."""
    kept = driver.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode()
    there = driver.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (login,)).fetchone()
    words = "ALTER ROLE {} LOGIN PASSWORD {}" if there else "CREATE ROLE {} LOGIN PASSWORD {}"
    driver.execute(sql.SQL(words).format(sql.Identifier(login), sql.Literal(kept)))
    driver.execute("SELECT beirat_grant()")


def login_of(connection: Connection) -> str | None:
    """By which name the server let us in; None for who owns the tables, or the whole server."""
    row = connection.exec_driver_sql(
        "SELECT session_user, rolsuper OR pg_has_role(session_user, tableowner, 'USAGE')"
        " FROM pg_roles, pg_tables WHERE rolname = session_user AND tablename = 'users'"
        " AND schemaname = ANY (current_schemas(false))"
    ).one()
    return None if row[1] else str(row[0])
