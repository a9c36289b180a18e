"""Wordings of papers: what the Stadtrat is asked to resolve, numbers of the town, headings of a paper's own.

Excerpts tell reports and statements from now on, and what is promised under an item becomes a task.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    for name in ("proposal", "proposed_from"):
        op.add_column("consultations", sa.Column(name, sa.Text(), nullable=False, server_default="{}"))
    op.add_column("papers", sa.Column("external_kind", sa.Text(), nullable=False, server_default="template"))
    for name in ("explanation_heading", "rationale_heading"):
        op.add_column("papers", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("papers", sa.Column("sender", sa.Text(), nullable=True))
    op.add_column("excerpts", sa.Column("tells_report", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("follow_ups") as batch:
        batch.add_column(sa.Column("agenda_item_id", sa.Text(), nullable=True))
        batch.create_foreign_key(
            "fk_follow_ups_agenda_item_id_agenda_items",
            "agenda_items",
            ["agenda_item_id"],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )
    op.create_index(op.f("ix_follow_ups_agenda_item_id"), "follow_ups", ["agenda_item_id"])
    op.add_column("bodies", sa.Column("paper_prefix", sa.Text(), nullable=False, server_default=""))
