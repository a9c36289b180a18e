"""A public notice can be overtaken by a supplement, and it is kept who demanded a meeting, an item or a hearing.

What older records noted as published counts as complete, since they cannot tell.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("meetings", sa.Column("notice_covers", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("meetings", sa.Column("public_supplement", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE meetings SET notice_covers = supplements WHERE notice_published_on IS NOT NULL")
    for table in ("meetings", "agenda_items", "speakers"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("demand_faction_id", sa.Text(), nullable=True))
            batch.add_column(sa.Column("demand_members", sa.Integer(), nullable=False, server_default="0"))
            batch.create_foreign_key(
                f"fk_{table}_demand_faction_id_factions",
                "factions",
                ["demand_faction_id"],
                ["id"],
                deferrable=True,
                initially="DEFERRED",
            )
        op.create_index(op.f(f"ix_{table}_demand_faction_id"), table, ["demand_faction_id"])
