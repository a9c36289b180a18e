"""A record with a password against the same one without, on the same lists, searches and writing; once warm."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from measure import Row, compared, median_of

from beirat_desktop.german.search import asked
from beirat_desktop.store import cipher
from beirat_desktop.store.record import open_record
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.papers.papers import PaperFilter
from beirat_desktop.usecases.record import locking

RUNS = 60
PASSWORD = "vier Wörter hintereinander"


def rows(file: Path, count: int) -> list[Row]:
    """The lists of one record, with a password and without."""
    other = Path(shutil.copy(file, file.with_name(f"{file.stem}-verschlossen.db")))
    locking.encrypt(other, PASSWORD, PASSWORD).unlink()
    plain, locked = Office(open_record(file)), Office(open_record(other))
    size = f"{count:,}"
    found = []

    def beside(what: str, work: Callable[[Office], object], goal: str = "≤ 1.3 ×") -> None:
        ours, bare = median_of(RUNS, lambda: work(locked), lambda: work(plain))
        found.append(compared(f"locked: {what}, {size}", ours, bare, goal, "plain"))

    ids = plain.papers.ids()
    (half,) = plain.papers.rows([ids[len(ids) // 2]])
    beside("200 papers, first page", lambda office: office.papers.page(200))
    beside("200 papers, half way", lambda office: office.papers.page(200, after=half))
    beside("tracking, first screen", lambda office: office.tracking.page())
    beside("all ids of the list", lambda office: office.papers.ids())
    for words in ("be", "beleuchtung", "haushaltsplan konzept"):
        beside(f"search “{words}”", lambda office, said=words: office.search.find(said))
    chosen = PaperFilter(words=asked("beleuchtung"))
    beside("list narrowed by “beleuchtung”", lambda office: office.papers.ids(chosen))
    beside("a person written", lambda office: office.persons.add("Neu", "Ada"), "–")
    plain.close()
    locked.close()
    key = cipher.key_of(other)
    assert key is not None
    (derived,) = median_of(3, lambda: cipher.derive(PASSWORD, key.salt))
    found.append(Row("locked: the key of a password", f"{derived * 1000:.0f} ms", "–", None, "once for each opening"))
    return found
