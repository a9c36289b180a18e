"""A paper says what it costs and which office is to act."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    for table in ("papers", "paper_versions"):
        op.add_column(table, sa.Column("financial_impact", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("papers", sa.Column("responsible", sa.Text(), nullable=False, server_default=""))
