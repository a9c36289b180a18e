"""Let an item have any number of votes, each with what was voted on; until now a vote was that of a resolution."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_LINKS = {"agenda_item_id": "agenda_items", "paper_id": "papers", "presided_id": "persons", "repeats_id": "votes"}


def upgrade() -> None:
    with op.batch_alter_table("votes") as batch:
        batch.alter_column("resolution_id", existing_type=sa.Text(), nullable=True)
        for name, table in _LINKS.items():
            batch.add_column(sa.Column(name, sa.Text(), nullable=True))
            batch.create_foreign_key(
                f"fk_votes_{name}_{table}", table, [name], ["id"], deferrable=True, initially="DEFERRED"
            )
        batch.add_column(sa.Column("kind", sa.Text(), nullable=False, server_default="main"))
        for name in ("position", "demanded"):
            batch.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
        for name in ("subject", "mover", "demanded_by", "reason", "corrected"):
            batch.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        for name in ("wording", "before"):
            batch.add_column(sa.Column(name, sa.Text(), nullable=False, server_default="{}"))
        for name in ("voter_ids", "excluded_ids"):
            batch.add_column(sa.Column(name, sa.Text(), nullable=False, server_default="[]"))
        batch.add_column(sa.Column("moment", sa.DateTime(), nullable=True))
        batch.add_column(sa.Column("needed", sa.Integer(), nullable=True))
    for name in _LINKS:
        op.create_index(op.f(f"ix_votes_{name}"), "votes", [name], unique=False)
    # What was known of the old votes; who was there by name, when it was and how many the quorum asked for was not.
    of_resolution = "(SELECT {} FROM resolutions WHERE resolutions.id = votes.resolution_id)"
    item, text, outcome = (of_resolution.format(name) for name in ("agenda_item_id", "text", "outcome"))
    op.execute(f"UPDATE votes SET agenda_item_id = {item}, wording = coalesce({text}, '{{}}')")
    # A referral that was counted was kept as if it were the vote on the matter.
    op.execute(
        f"UPDATE votes SET kind = CASE {outcome} WHEN 'postponed' THEN 'adjourned' WHEN 'referred' THEN 'referred' "
        "WHEN 'referred_back' THEN 'referred_back' WHEN 'removed' THEN 'item_removed' ELSE 'procedure' END "
        f"WHERE agenda_item_id IS NOT NULL "
        f"AND {outcome} NOT IN ('adopted', 'adopted_changed', 'recommended', 'rejected')"
    )
