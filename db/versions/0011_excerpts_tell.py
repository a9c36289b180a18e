"""Excerpts may tell the course of the debate; where they did not so far, they go on telling the resolution alone."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("excerpts", sa.Column("tells_course", sa.Boolean(), nullable=False, server_default=sa.false()))
    connection = op.get_bind()
    for row in connection.execute(sa.text("SELECT id, profile FROM committees")).all():
        profile = {"excerpt_content": "resolution", **json.loads(row.profile)}
        kept = json.dumps(profile, ensure_ascii=False, separators=(",", ":"))
        connection.execute(
            sa.text("UPDATE committees SET profile = :profile WHERE id = :id"), {"profile": kept, "id": row.id}
        )
