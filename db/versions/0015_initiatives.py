"""Initiatives tell who is responsible, their milestones, what came of them, and have files and links."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    with op.batch_alter_table("initiatives") as batch:
        batch.add_column(sa.Column("office_id", sa.Text(), nullable=True))
        batch.add_column(sa.Column("office", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("note", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("outcome", sa.Text(), nullable=False, server_default="{}"))
        for name in ("milestones", "deliverables", "links", "later_paper_ids", "later_resolution_ids"):
            batch.add_column(sa.Column(name, sa.Text(), nullable=False, server_default="[]"))
        batch.create_foreign_key(
            op.f("fk_initiatives_office_id_organizations"),
            "organizations",
            ["office_id"],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )
    op.create_index(op.f("ix_initiatives_office_id"), "initiatives", ["office_id"])
    with op.batch_alter_table("attachments") as batch:
        batch.add_column(sa.Column("initiative_id", sa.Text(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_attachments_initiative_id_initiatives"),
            "initiatives",
            ["initiative_id"],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )
    op.create_index(op.f("ix_attachments_initiative_id"), "attachments", ["initiative_id"])
