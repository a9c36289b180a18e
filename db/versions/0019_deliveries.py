"""Each paper of a meeting is delivered person by person, and members say whether they come."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

_DELIVERY_LINKS = {"meeting_id": "meetings", "person_id": "persons", "issued_paper_id": "issued_papers"}
_REPLY_LINKS = {"meeting_id": "meetings", "person_id": "persons", "substitute_id": "persons"}


def upgrade() -> None:
    op.create_table(
        "deliveries",
        sa.Column("meeting_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("issued_paper_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("left", sa.DateTime(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("sha512", "trouble", "note")),
        sa.Column("withdrawn", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        *_kept("deliveries", _DELIVERY_LINKS),
    )
    op.create_table(
        "replies",
        sa.Column("meeting_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("said", sa.DateTime(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=False),
        sa.Column("comes_at", sa.Time(), nullable=True),
        sa.Column("substitute_id", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        *_kept("replies", _REPLY_LINKS),
    )
    for column in _DELIVERY_LINKS:
        op.create_index(op.f(f"ix_deliveries_{column}"), "deliveries", [column])
    for column in ("person_id", "substitute_id"):
        op.create_index(op.f(f"ix_replies_{column}"), "replies", [column])
    op.create_index(
        "uq_replies_meeting_id_person_id",
        "replies",
        ["meeting_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("person_id != ''"),
    )
    op.add_column("bodies", sa.Column("mail_server", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("memberships", sa.Column("confidential", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("meetings", sa.Column("replaced", sa.Text(), nullable=True))
    op.add_column("meetings", sa.Column("cancelled_reason", sa.Text(), nullable=False, server_default=""))


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
