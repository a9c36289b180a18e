"""Chain the history, let what was sent by mistake be taken back, and keep what persons were called before.

Each batch carries its place and the SHA-256 over itself and the batch before it. What was written down until now is
chained as it stands: it is proven from here on, and not before.
"""

import json
from datetime import datetime
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("changes", sa.Column("position", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("changes", sa.Column("seal", sa.Text(), nullable=False, server_default=""))
    op.add_column("issued_papers", sa.Column("withdrawn", sa.DateTime(), nullable=True))
    for name in ("withdrawn_by", "withdrawn_reason"):
        op.add_column("issued_papers", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("persons", sa.Column("earlier", sa.Text(), nullable=False, server_default="[]"))
    _chain(op.get_bind())
    op.create_index(op.f("ix_changes_position"), "changes", ["position"])


def _chain(connection: sa.Connection) -> None:
    """The same sum as in the program of this schema, which finds every later change of it."""
    query = sa.text(
        "SELECT id, changed, changed_by, action, noun, object_id, batch, fields FROM changes ORDER BY changed, rowid"
    )
    batches: dict[str, list[sa.Row]] = {}
    for row in connection.execute(query):
        batches.setdefault(row.batch, []).append(row)
    seal = ""
    for position, batch in enumerate(batches.values(), start=1):
        told = [
            [
                row.id,
                datetime.fromisoformat(row.changed).isoformat(timespec="microseconds"),
                *(row.changed_by, row.action, row.noun, row.object_id, row.batch, position, json.loads(row.fields)),
            ]
            for row in sorted(batch, key=lambda row: row.id)
        ]
        seal = sha256(json.dumps([seal, told], ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
        connection.execute(
            sa.text("UPDATE changes SET position = :position, seal = :seal WHERE id = :id"),
            [{"position": position, "seal": seal, "id": row.id} for row in batch],
        )
    if batches:
        connection.execute(
            sa.text("INSERT INTO sequences (name, scope, value) VALUES ('history', '', :last)"), {"last": len(batches)}
        )
