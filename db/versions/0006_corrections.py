"""Keep corrections as acts of their own, and the signed minutes byte for byte."""

import json
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("meeting_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("wrong", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("agenda_item_id", sa.Text(), nullable=True),
        sa.Column("decided_at_id", sa.Text(), nullable=True),
        sa.Column("raised_by", sa.Text(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("modified", sa.Text(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{table}.id"],
                name=op.f(f"fk_corrections_{column}_{table}"),
                deferrable=True,
                initially="DEFERRED",
            )
            for column, table in (
                ("meeting_id", "meetings"),
                ("agenda_item_id", "agenda_items"),
                ("decided_at_id", "meetings"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    for column in ("meeting_id", "agenda_item_id", "decided_at_id"):
        op.create_index(op.f(f"ix_corrections_{column}"), "corrections", [column])
    op.add_column("minutes", sa.Column("frozen", sa.Text(), nullable=False, server_default="[]"))
    _keep_objections(op.get_bind())
    op.drop_column("minutes", "objections")


def _keep_objections(connection: sa.Connection) -> None:
    """What was written about objections becomes an act each; how the body decided was not kept apart, and is said."""
    minutes = sa.text("SELECT meeting_id, objections, issued_on, created, modified FROM minutes")
    for row in connection.execute(minutes).all():
        blocks = json.loads(row.objections)
        said = "\n".join("".join(run["text"] for run in block.get("runs", ())) for block in blocks.get("blocks", ()))
        if said.strip():
            connection.execute(
                sa.text(
                    'INSERT INTO corrections (meeting_id, kind, made_on, made_by, reason, wrong, "right", raised_by,'
                    " accepted, public, id, created, modified) VALUES (:meeting, 'objection', :day, '', :reason, :said,"
                    " '', '', 0, 1, :id, :created, :modified)"
                ),
                {
                    "meeting": row.meeting_id,
                    "day": row.issued_on or row.modified[:10],
                    "reason": "Aus einer älteren Akte übernommen; die Entscheidung steht im Text.",
                    "said": said,
                    "id": str(uuid4()),
                    "created": row.created,
                    "modified": row.modified,
                },
            )
