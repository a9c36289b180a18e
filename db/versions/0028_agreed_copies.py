"""A deadline says which copies of the record are to go on its day."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0023"


def upgrade() -> None:
    op.add_column("deadlines", sa.Column("copies_until", sa.DateTime(), nullable=True))
