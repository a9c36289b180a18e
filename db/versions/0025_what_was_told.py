"""A motion keeps all that the office answered, and by which norm it was refused."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.add_column("papers", sa.Column("refusal_norm", sa.Text(), nullable=False, server_default=""))
    op.add_column("papers", sa.Column("told", sa.Text(), nullable=False, server_default="[]"))
