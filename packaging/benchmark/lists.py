"""Pages of the lists, search per key, and import, against the same work in bare sqlite3."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from measure import Row, compared, median_of

from beirat_desktop.german.search import asked
from beirat_desktop.store.record import create_record, open_record
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.papers.papers import PaperFilter
from beirat_desktop.usecases.record.exchange import Exchange

RUNS = 60


def _statements(office: Office, work: Callable[[], object]) -> list[str]:
    """The SELECTs a use case sends, with their values in place, so that the bare run fetches the very same columns."""
    traced: list[str] = []
    pooled = office.store.engine.raw_connection()
    connection: Any = pooled.driver_connection
    pooled.close()
    work()
    # Queries compiled once go past SQLAlchemy, so the driver is asked; what FTS5 does inside begins with two dashes.
    connection.set_trace_callback(traced.append)
    work()
    connection.set_trace_callback(None)
    return [one for one in traced if one.lstrip().upper().startswith(("SELECT", "WITH"))]


def _against_raw(file: Path, office: Office, what: str, work: Callable[[], object], goal: str) -> Row:
    statements = _statements(office, work)
    raw = sqlite3.connect(file)

    def bare() -> None:
        for statement in statements:
            raw.execute(statement).fetchall()

    ours, other = median_of(RUNS, work, bare)
    raw.close()
    return compared(what, ours, other, goal, "sqlite3")


def rows(file: Path, count: int) -> list[Row]:
    """The lists of one record."""
    office = Office(open_record(file))
    size = f"{count:,}"
    ids = office.papers.ids()
    (half,) = office.papers.rows([ids[len(ids) // 2]])
    found = [
        _against_raw(file, office, f"200 papers, first page, {size}", lambda: office.papers.page(200), "≤ 2.5 ×"),
        _against_raw(
            file, office, f"200 papers, half way, {size}", lambda: office.papers.page(200, after=half), "≤ 2.5 ×"
        ),
        _against_raw(file, office, f"tracking, first screen, {size}", lambda: office.tracking.page(), "≤ 3 ×"),
    ]
    for words in ("be", "beleuchtung", "haushaltsplan konzept", "goecmen", "SPD 2012", "beleuchtunk"):
        found.append(
            _against_raw(file, office, f"search “{words}”, {size}", lambda w=words: office.search.find(w), "≤ 3 ×")
        )
    for words in ("beleuchtung", "spd haushaltsplan"):
        chosen = PaperFilter(words=asked(words))
        hits = len(office.papers.ids(chosen))
        what = f"list narrowed by “{words}”, {hits:,} of {size}"
        found.append(_against_raw(file, office, what, lambda c=chosen: office.papers.ids(c), "≤ 1.5 ×"))
    office.close()
    return found


def key_to_paint(file: Path, count: int) -> Row:
    """From a key pressed in Strg+K to the painted hits."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from beirat_desktop import app as program_app

    application = program_app.QApplication.instance() or program_app.make_application(["benchmark"])
    state = program_app.State(file.parent, application)
    program = program_app.Program(program_app.Theme(application, program_app.Scheme.LIGHT, 100), state)
    program.window.resize(1440, 900)
    program.window.show()
    program_app.begin(program, file, sample=False)
    # The file is looked through once at every start; that is not what a key waits for.
    while program.background.working:
        application.processEvents()
    finder = program.window.finder
    finder.pop_up()
    application.processEvents()
    letters = "beleuchtung"

    def type_all() -> None:
        finder.edit.clear()
        for letter in letters:
            QTest.keyClick(finder.edit, letter, Qt.KeyboardModifier.NoModifier)
            application.processEvents()

    (seconds,) = median_of(5, type_all)
    program.window.close()
    each = seconds / len(letters)
    return Row(f"search, key to paint, {count:,}", f"{each * 1000:.1f} ms", "–", None, "≤ 16 ms")


def importing(folder: Path, count: int = 10_000) -> Row:
    """Reading a file of papers in, against executemany of the same rows into the same tables."""
    from records import build

    source = folder / "source.db"
    build(source, count)
    office = Office(open_record(source))
    content = office.exchange.export()
    office.close()
    turn = iter(range(1_000))

    def ours() -> None:
        store = create_record(folder / f"import-{next(turn)}.db")
        Exchange(store).import_(content)
        store.close()

    names = ("bodies", "terms", "committees", "factions", "users", "meetings", "papers", "consultations")
    kept = tables(source, (*names, "resolutions", "follow_ups"))

    def bare() -> None:
        insert(folder / f"raw-{next(turn)}.db", kept)

    own, other = median_of(3, ours, bare)
    return compared(f"import of {count:,} papers", own, other, "≤ 4 ×", "executemany")


def insert(target: Path, kept: dict[str, tuple[int, list[tuple]]]) -> None:
    """The least an import could do: a new record, and the rows of each table by one executemany."""
    create_record(target).close()
    raw = sqlite3.connect(target)
    raw.execute("BEGIN")
    for name, (width, values) in kept.items():
        raw.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * width)})", values)
    raw.commit()
    raw.close()


def tables(file: Path, names: Sequence[str]) -> dict[str, tuple[int, list[tuple]]]:
    """Width and rows of these tables, and of the search index."""
    raw = sqlite3.connect(file)
    found = {}
    for name in (*names, "search_docs", "search_words"):
        values = raw.execute(f"SELECT * FROM {name}").fetchall()
        if values:
            found[name] = (len(values[0]), values)
    raw.close()
    return found
