"""Whoever works with the record may have a password, and on a server a name of their own to log in by."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.add_column("users", sa.Column("login", sa.Text(), nullable=False, server_default=""))
    op.add_column("users", sa.Column("password", sa.Text(), nullable=False, server_default=""))
