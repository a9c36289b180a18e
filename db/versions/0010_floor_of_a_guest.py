"""Keep when a guest really had the floor."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    for name in ("heard_from", "heard_until"):
        op.add_column("speakers", sa.Column(name, sa.DateTime(), nullable=True))
