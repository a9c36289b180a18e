"""A second call belongs to an item, and each item knows when the members had it.

Until now a meeting as a whole was called again: its items become the second call of those that an earlier meeting of
the committee had put off, where it can be found. Where none can, the note of the meeting says what was kept.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

UNKNOWN = "Aus einer älteren Akte: zum zweiten Mal einberufen (§ 39 GemO); zu welchen Punkten, war nicht festgehalten."


def upgrade() -> None:
    with op.batch_alter_table("agenda_items") as batch:
        batch.add_column(sa.Column("told_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("left_without_quorum", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("second_call_of", sa.Text(), nullable=True))
        batch.create_foreign_key(
            "fk_agenda_items_second_call_of_agenda_items",
            "agenda_items",
            ["second_call_of"],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )
    op.create_index(op.f("ix_agenda_items_second_call_of"), "agenda_items", ["second_call_of"])
    connection = op.get_bind()
    again = sa.text("SELECT id, committee_id, start, note FROM meetings WHERE second_call")
    for meeting in connection.execute(again).mappings().all():
        if not _link(connection, meeting):
            note = "\n".join(part for part in (meeting["note"], UNKNOWN) if part)
            statement = sa.text("UPDATE meetings SET note = :note WHERE id = :id")
            connection.execute(statement, {"note": note, "id": meeting["id"]})
    op.drop_column("meetings", "second_call")
    # The members had what the invitation named when they had the invitation.
    connection.execute(
        sa.text(
            "UPDATE agenda_items SET told_on = (SELECT invitation_received_on FROM meetings WHERE id = meeting_id) "
            "WHERE number <> '' AND supplement = 0"
        )
    )


def _link(connection: sa.Connection, meeting: sa.RowMapping) -> int:
    """Let the items of a meeting be the second call of those put off before; how many were found."""
    found = 0
    items = sa.text("SELECT id, paper_id, title FROM agenda_items WHERE meeting_id = :id AND kind = 'regular'")
    first = sa.text(
        "SELECT earlier.id FROM agenda_items AS earlier JOIN meetings ON meetings.id = earlier.meeting_id "
        "WHERE meetings.committee_id = :committee AND meetings.start < :start AND earlier.outcome = 'postponed' "
        "AND (earlier.paper_id = :paper OR (earlier.paper_id IS NULL AND :paper IS NULL AND earlier.title = :title)) "
        "ORDER BY meetings.start DESC LIMIT 1"
    )
    for item in connection.execute(items, {"id": meeting["id"]}).mappings().all():
        left = connection.execute(
            first,
            {
                "committee": meeting["committee_id"],
                "start": meeting["start"],
                "paper": item["paper_id"],
                "title": item["title"],
            },
        ).scalar()
        if left is not None:
            found += 1
            connection.execute(
                sa.text("UPDATE agenda_items SET second_call_of = :left WHERE id = :id"),
                {"left": left, "id": item["id"]},
            )
            connection.execute(
                sa.text("UPDATE agenda_items SET left_without_quorum = 1 WHERE id = :left"), {"left": left}
            )
    return found
