"""A faction's record knows which register of the office it read, and which papers came with it."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.add_column("bodies", sa.Column("register", sa.Text()))
    op.add_column("papers", sa.Column("from_register", sa.Boolean(), nullable=False, server_default=sa.false()))
