"""A deadline says which copies of the record are to go on its day."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.add_column("deadlines", sa.Column("copies_until", sa.DateTime(), nullable=True))
