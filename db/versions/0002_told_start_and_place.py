"""Keep hour and place of a meeting as the members were last told, so that a supplement can show what changed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("meetings", sa.Column("sent_start", sa.DateTime(), nullable=True))
    op.add_column("meetings", sa.Column("sent_place", sa.Text(), nullable=True))
    # Until now neither could be changed once the invitation was sent: what stands there is what was told.
    op.execute("UPDATE meetings SET sent_start = start, sent_place = place WHERE invitation_sent_on IS NOT NULL")
