"""Making a record of a council information system's pages, against executemany of the same rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from lists import insert, tables
from measure import Row, compared, median_of

from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.store.record import create_record
from beirat_desktop.usecases.record.oparl import Oparl

ADDRESS = "https://ris.example.org/oparl"
PAGE = 100


def importing(folder: Path, count: int = 2_000) -> Row:
    """A town of that many papers, saved as pages of a hundred: read, mapped, written, searchable."""
    source = folder / "oparl"
    source.mkdir()
    _save(source, count)
    turn = iter(range(1_000))

    def ours() -> None:
        _import(source, folder / f"oparl-{next(turn)}.db")

    made = folder / "oparl-made.db"
    _import(source, made)
    kept = tables(made, list(NOUNS))

    def bare() -> None:
        insert(folder / f"oparl-raw-{next(turn)}.db", kept)

    own, other = median_of(3, ours, bare)
    rows = sum(len(values) for name, (_, values) in kept.items() if name in NOUNS)
    return compared(f"OParl import of {count:,} papers, {rows:,} rows", own, other, "≤ 3 ×", "executemany")


def _import(source: Path, target: Path) -> None:
    store = create_record(target)
    oparl = Oparl(store)
    oparl.take(oparl.look(str(source), target.with_suffix("")))
    store.close()


def _save(folder: Path, count: int) -> None:
    lists: dict[str, list[dict[str, Any]]] = {}
    for one in _town(count):
        lists.setdefault(one["type"].rpartition("/")[2], []).append(one)
    for kind, objects in lists.items():
        for begin in range(0, len(objects), PAGE):
            page = {"data": objects[begin : begin + PAGE], "links": {}, "pagination": {}}
            (folder / f"{kind}-{begin}.json").write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")


def _town(count: int) -> Iterator[dict[str, Any]]:
    """Ten committees, 120 persons, and for every five papers a meeting with its agenda."""
    body = f"{ADDRESS}/Body/1"
    yield _one("Body", 1, name="Musterstadt")
    for n in range(10):
        name = "Stadtrat" if n == 0 else f"Ausschuss {n}"
        yield _one("Organization", n, body=body, name=name, organizationType="Gremium")
    for n in range(120):
        seats = [
            _one("Membership", f"{n}-{k}", organization=f"{ADDRESS}/Organization/{(n + k) % 10}", role="Mitglied")
            for k in range(3)
        ]
        yield _one("Person", n, body=body, familyName=f"Muster{n}", givenName="Kim", membership=seats)
    for n in range(count // 5):
        day = date(2004, 1, 5) + timedelta(days=n * 7 % 7500)
        items = [
            _one("AgendaItem", f"{n}-{k}", number=f"Ö {k + 1}", order=k, public=True, name=f"Vorlage {n * 5 + k}")
            | {"result": "ungeändert beschlossen", "resolutionText": f"Dem Vorschlag {n * 5 + k} wird zugestimmt. " * 5}
            for k in range(5)
        ]
        start = f"{day.isoformat()}T17:00:00+01:00"
        organization = [f"{ADDRESS}/Organization/{n % 10}"]
        yield _one("Meeting", n, name=f"{n}. Sitzung", start=start, organization=organization, agendaItem=items)
    for n in range(count):
        link = f"https://ris.example.org/dateien/{n}/vorlage.pdf"
        file = _one("File", n, name="Vorlage", fileName=f"vorlage-{n}.pdf", mimeType="application/pdf", accessUrl=link)
        station = _one("Consultation", n, agendaItem=f"{ADDRESS}/AgendaItem/{n // 5}-{n % 5}", role="Beschlussfassung")
        station["organization"] = [f"{ADDRESS}/Organization/{n // 5 % 10}"]
        fields = {"mainFile": file, "consultation": [station], "keyword": ["Bau", "Verkehr"]}
        yield _one("Paper", n, body=body, name=f"Beleuchtung im Stadtteil {n}", reference=f"{n:06}", **fields)


def _one(kind: str, key: object, **fields: Any) -> dict[str, Any]:
    stamps = {"created": "2019-01-02T10:00:00+01:00", "modified": "2020-07-01T12:00:00+02:00"}
    return {"id": f"{ADDRESS}/{kind}/{key}", "type": f"https://schema.oparl.org/1.1/{kind}", **stamps, **fields}
