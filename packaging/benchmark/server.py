"""Pages of the lists, tracking and search on a PostgreSQL, against bare psycopg with the same queries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from measure import Row, compared, median_of

from beirat_desktop.german.search import asked
from beirat_desktop.store.address import ServerAddress
from beirat_desktop.store.postgresql import lines
from beirat_desktop.store.private_server import PrivateServer
from beirat_desktop.store.record import open_record
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.papers.papers import PaperFilter
from beirat_desktop.usecases.record.move import move

RUNS = 40
GOAL = "≤ 2.5 ×"
WORDS = ("beleuchtung", "haushaltsplan konzept", "goecmen", "SPD 2012", "beleuchtunk")


class Told(psycopg.Cursor[Any]):
    """Notes what it is asked, with the values apart."""

    asked: list[tuple[Any, Any]] | None = None

    def execute(self, query: Any, params: Any = None, **how: Any) -> Told:
        if Told.asked is not None:
            Told.asked.append((query, params))
        super().execute(query, params, **how)
        return self


def _statements(office: Office, work: Callable[[], object]) -> list[tuple[Any, Any]]:
    """The SELECTs a use case sends."""
    work()
    pooled = office.store.engine.raw_connection()
    connection: Any = pooled.driver_connection
    pooled.close()
    connection.cursor_factory = Told
    Told.asked = []
    work()
    found, Told.asked = Told.asked, None
    connection.cursor_factory = psycopg.Cursor
    return [one for one in found if str(one[0]).lstrip().upper().startswith(("SELECT", "WITH"))]


def _against_bare(address: ServerAddress, office: Office, what: str, work: Callable[[], object]) -> Row:
    statements = _statements(office, work)
    with psycopg.connect(lines.conninfo(address)) as bare:
        bare.isolation_level, bare.read_only = psycopg.IsolationLevel.REPEATABLE_READ, True

        def least() -> None:
            for query, values in statements:
                bare.execute(query, values).fetchall()
            bare.rollback()

        ours, other = median_of(RUNS, work, least)
    return compared(f"{what} ({len(statements)} queries)", ours, other, GOAL, "psycopg")


def rows(server: PrivateServer, file: Path, count: int) -> list[Row]:
    """The lists of one record, after it moved to the server."""
    address = server.address(f"akte {count}")
    move(file, address)
    office = Office(open_record(address))
    size = f"server, {count:,}"
    ids = office.papers.ids()
    (half,) = office.papers.rows([ids[len(ids) // 2]])
    works: list[tuple[str, Callable[[], object]]] = [
        ("200 papers, first page", lambda: office.papers.page(200)),
        ("200 papers, half way", lambda: office.papers.page(200, after=half)),
        ("tracking, first screen", lambda: office.tracking.page()),
        *((f"search “{words}”", lambda w=words: office.search.find(w)) for words in WORDS),  # type: ignore[misc]
    ]
    narrowed = PaperFilter(words=asked("spd haushaltsplan"))
    works.append(("list narrowed by “spd haushaltsplan”", lambda: office.papers.ids(narrowed)))
    found = [_against_bare(address, office, f"{what}, {size}", work) for what, work in works]
    office.close()
    return found


def plans(server: PrivateServer, count: int) -> list[str]:
    """Which index the planner takes for each search, by the name of its node in EXPLAIN."""
    address = server.address(f"akte {count}")
    office = Office(open_record(address))
    found = []
    with psycopg.connect(lines.conninfo(address)) as bare:
        for words in WORDS:
            for query, values in _statements(office, lambda w=words: office.search.find(w)):  # type: ignore[misc]
                if "search_docs" in str(query):
                    plan = bare.execute(f"EXPLAIN {query}", values).fetchall()
                    nodes = [line for (line,) in plan if " on " in line or " using " in line]
                    found.append(f"{words}: " + " / ".join(line.strip(" ->").partition("  (")[0] for line in nodes))
    office.close()
    return found
