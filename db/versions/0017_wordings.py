"""What the Stadtrat is asked to resolve, numbers of the town with their kind and prefix, headings of a paper's own."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("consultations", sa.Column("proposal", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("papers", sa.Column("external_kind", sa.Text(), nullable=False, server_default="template"))
    for name in ("explanation_heading", "rationale_heading"):
        op.add_column("papers", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("bodies", sa.Column("paper_prefix", sa.Text(), nullable=False, server_default=""))
