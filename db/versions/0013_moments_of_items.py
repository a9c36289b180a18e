"""Keep when each item was called and left, what residents asked, and answers that were taken back.

Of the meetings until now nobody knows the moments, and nothing is made up; questions stay in the course, as written.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "item_calls",
        sa.Column("agenda_item_id", sa.Text(), nullable=False),
        sa.Column("calls", sa.Text(), nullable=False),
        sa.Column("corrections", sa.Text(), nullable=False),
        *_kept("item_calls", {"agenda_item_id": "agenda_items"}),
    )
    op.create_index(op.f("ix_item_calls_agenda_item_id"), "item_calls", ["agenda_item_id"])
    op.create_table(
        "resident_questions",
        sa.Column("agenda_item_id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("question", "answer", "asked_by")),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("may_be_named", "answer_follows")),
        sa.Column("written_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        *_kept("resident_questions", {"agenda_item_id": "agenda_items"}),
    )
    op.create_index(op.f("ix_resident_questions_agenda_item_id"), "resident_questions", ["agenda_item_id"])
    op.add_column("elections", sa.Column("taken_back", sa.Text(), nullable=False, server_default="[]"))


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
