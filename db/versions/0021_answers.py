"""The office asks back, and a faction keeps when it was answered."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.add_column("papers", sa.Column("asked", sa.Text(), nullable=False, server_default=""))
    op.add_column("papers", sa.Column("answered", sa.DateTime(), nullable=True))
