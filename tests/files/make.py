"""Makes a small record of the newest schema, with one of every noun: python -m tests.files.make

Run it once with each release and commit the file, so that every schema that ever left the house is opened by a test.
Before the first release the file is simply made anew when the schema changes.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from beirat_desktop.store import record, schema, sqlite
from tests import factories
from tests.store.making import Maker


def main() -> None:
    file = Path(__file__).with_name(f"beirat-{schema.HEAD}.db")
    file.unlink(missing_ok=True)
    store = record.create_record(file, user="Geschäftsstelle")
    store.now = lambda: datetime(2012, 5, 14, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    with store.unit("committees.found") as unit:
        unit.bodies.save(factories.BODY)
        unit.terms.save(factories.TERM)
        unit.committees.save(factories.BEIRAT)
        unit.committees.save(factories.COUNCIL)
        unit.factions.save(factories.SPD)
        person = unit.persons.save(factories.person())
        unit.memberships.save(factories.membership(person))
        unit.papers.save(factories.motion())
    with store.unit("planted") as unit:
        for noun, value in Maker().everything().items():
            unit.nouns(noun).save(value)
    store.close()
    sqlite.settle(file)
    with closing(sqlite3.connect(file)) as connection:
        # A hundred indexes take a page each; small pages keep the file small.
        connection.execute("PRAGMA page_size=512")
        connection.execute("VACUUM")


if __name__ == "__main__":
    main()
