"""The motions that came in, read by the driver alone, for the moment before the store is there.

Loading SQLAlchemy and the tables takes longer than everything else at the start together. These rows stand on the
screen before it, and the store reads them again as soon as it can; a test holds both against each other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from beirat_desktop.store import cipher, schema
from beirat_desktop.store.file_url import reading_address
from beirat_desktop.store.paper_row import PaperRow

_ROWS = """
SELECT p.id, p.number, p.title, p.paper_type, p.state,
    coalesce(CASE WHEN f.earlier <> '[]' THEN (
        SELECT coalesce(nullif(json_extract(e.value, '$.short_name'), ''), json_extract(e.value, '$.name'))
        FROM json_each(f.earlier) AS e
        WHERE json_extract(e.value, '$.until') >= coalesce(p.dated, substr(p.received, 1, 10), date('now', 'localtime'))
        LIMIT 1
    ) END, nullif(f.short_name, ''), f.name, nullif(o.short_name, ''), o.name, ''),
    p.dated, p.received, m.start, m.number, p.joint_faction_ids <> '[]', p.amends_id IS NOT NULL
FROM papers p
LEFT JOIN factions f ON f.id = p.faction_id
LEFT JOIN organizations o ON o.id = p.organization_id
LEFT JOIN meetings m ON m.id = p.meeting_id
WHERE p.state IN ({marks})
ORDER BY p.dated DESC, p.id DESC LIMIT ?
"""


def first_rows(file: Path, states: Sequence[str], limit: int) -> list[PaperRow] | None:
    """The newest papers in those states; None where opening the record will first have something to say or to ask.

    That is a file of another schema or none of ours, and one on which several people work or that asks for a password,
    its own or somebody's.
    """
    if cipher.salt_of(file) is not None:
        return None
    try:
        with closing(sqlite3.connect(reading_address(file), uri=True, timeout=0)) as connection:
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            users = connection.execute("SELECT count(*), count(nullif(password, '')) FROM users").fetchone()
            if revision != (schema.HEAD,) or users[0] > 1 or users[1]:
                return None
            query = _ROWS.format(marks=", ".join("?" * len(states)))
            return [PaperRow(*row) for row in connection.execute(query, (*states, limit))]
    except (sqlite3.Error, ValueError):
        return None  # what is wrong with the file is said when it is opened
