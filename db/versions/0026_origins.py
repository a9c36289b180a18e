"""What was read out of another system keeps its id there and what has no place here; a file may be an address only."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.add_column("attachments", sa.Column("address", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "origins",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("object_id", sa.Text(), nullable=False),
        sa.Column("rest", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("modified", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_origins")),
    )
    op.create_index(op.f("ix_origins_noun_object_id"), "origins", ["noun", "object_id"])
