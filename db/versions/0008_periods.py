"""Keep what committees and factions were called and had before, why members left, and who follows.

What stands there held always.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    for table in ("committees", "factions"):
        op.add_column(table, sa.Column("earlier", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("factions", sa.Column("successor_ids", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("memberships", sa.Column("end_reason", sa.Text(), nullable=False, server_default=""))
