"""A reason says which words it lets stand in a public paper."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.add_column("overrides", sa.Column("words", sa.Text(), nullable=False, server_default=""))
