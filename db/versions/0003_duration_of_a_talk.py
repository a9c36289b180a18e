"""Call the time a guest gets by what it is, since minutes are also what is written of a meeting."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute("ALTER TABLE speakers RENAME COLUMN minutes TO duration")
    # The history names fields: the same field keeps one name there.
    changes = sa.table("changes", sa.column("id"), sa.column("noun"), sa.column("fields"))
    bind = op.get_bind()
    told = bind.execute(
        sa.select(changes.c.id, changes.c.fields).where(
            changes.c.noun == "speakers", changes.c.fields.contains('["minutes",')
        )
    ).all()
    for key, fields in told:
        entries = [["duration" if name == "minutes" else name, *values] for name, *values in json.loads(fields)]
        text = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
        bind.execute(changes.update().where(changes.c.id == key).values(fields=text))
