"""Keep elections with their rounds; until now an election was a vote of yes and no, and those stay as they are."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_ELECTION_LINKS = {"agenda_item_id": "agenda_items"}
_ROUND_LINKS = {
    "election_id": "elections",
    "presided_id": "persons",
    "drawn_by_id": "persons",
    "repeats_id": "election_rounds",
}


def upgrade() -> None:
    op.create_table(
        "elections",
        sa.Column("agenda_item_id", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("together", sa.Boolean(), nullable=False),
        sa.Column("open_reason", sa.Text(), nullable=False),
        sa.Column("candidates", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_kept("elections", _ELECTION_LINKS),
    )
    op.create_table(
        "election_rounds",
        sa.Column("election_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("position", "places")),
        sa.Column("tallies", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("no", "invalid", "blank", "papers")),
        sa.Column("moment", sa.DateTime(), nullable=True),
        sa.Column("presided_id", sa.Text(), nullable=True),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("needed", sa.Integer(), nullable=True),
        sa.Column("voter_ids", sa.Text(), nullable=False),
        sa.Column("drawn_ids", sa.Text(), nullable=False),
        sa.Column("drawn_by_id", sa.Text(), nullable=True),
        sa.Column("repeats_id", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("corrected", sa.Text(), nullable=False),
        *_kept("election_rounds", _ROUND_LINKS),
    )
    for table, links in (("elections", _ELECTION_LINKS), ("election_rounds", _ROUND_LINKS)):
        for column in links:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _kept(table: str, links: dict[str, str]) -> tuple[sa.schema.SchemaItem, ...]:
    """What every table ends with, and its links."""
    return (
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("modified", sa.Text(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{target}.id"],
                name=op.f(f"fk_{table}_{column}_{target}"),
                deferrable=True,
                initially="DEFERRED",
            )
            for column, target in links.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
