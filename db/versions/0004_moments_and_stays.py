"""Moments with their day; what was declared and when somebody was there as two facts; exclusions that say more.

Until now a time stood alone, and a state said at once what was declared and who was there: whoever was present and had
no times was there from the beginning.
"""

import json
from datetime import datetime, time, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

MOMENTS = ("opened", "closed")
DECLARED = {"excused": "excused", "absent": "absent", "remote": "remote"}


def upgrade() -> None:
    connection = op.get_bind()
    began = {}
    rows = connection.execute(sa.text("SELECT id, start, opened, closed, interruptions FROM meetings")).mappings().all()
    for name in MOMENTS:
        op.alter_column("meetings", name, new_column_name=f"{name}_at")
        op.add_column("meetings", sa.Column(name, sa.DateTime(), nullable=True))
    op.add_column("meetings", sa.Column("ended_before", sa.DateTime(), nullable=True))
    op.add_column("meetings", sa.Column("presiding", sa.Text(), nullable=False, server_default="[]"))
    for row in rows:
        start = datetime.fromisoformat(row["start"])
        opened = _on_day(row["opened"], start)
        began[row["id"]] = opened or start
        spans = [[_text(_on_day(at, began[row["id"]])) for at in span] for span in json.loads(row["interruptions"])]
        connection.execute(
            sa.text("UPDATE meetings SET opened = :opened, closed = :closed, interruptions = :spans WHERE id = :id"),
            {
                "opened": _kept(opened),
                "closed": _kept(_on_day(row["closed"], began[row["id"]])),
                "spans": json.dumps(spans, separators=(",", ":")),
                "id": row["id"],
            },
        )
    for name in MOMENTS:
        op.drop_column("meetings", f"{name}_at")

    op.add_column("attendances", sa.Column("declared", sa.Text(), nullable=False, server_default="nothing"))
    op.add_column("attendances", sa.Column("corrections", sa.Text(), nullable=False, server_default="[]"))
    query = sa.text("SELECT id, meeting_id, state, stays FROM attendances")
    for row in connection.execute(query).mappings().all():
        stays = []
        if row["state"] in ("present", "remote"):
            known = json.loads(row["stays"]) or [{"arrived": began[row["meeting_id"]].time().isoformat()}]
            for stay in known:
                stays.append({name: _text(_on_day(at, began[row["meeting_id"]])) for name, at in stay.items() if at})
        connection.execute(
            sa.text("UPDATE attendances SET declared = :declared, stays = :stays WHERE id = :id"),
            {
                "declared": DECLARED.get(row["state"], "nothing"),
                "stays": json.dumps(stays, separators=(",", ":")),
                "id": row["id"],
            },
        )
    op.drop_column("attendances", "state")
    # Who had sent somebody was noted with whoever stood in.
    op.execute(
        "UPDATE attendances SET declared = 'substitute' WHERE declared = 'nothing' AND stays = '[]' AND EXISTS "
        "(SELECT 1 FROM attendances AS other WHERE other.meeting_id = attendances.meeting_id "
        "AND other.substitute_for_id = attendances.person_id)"
    )

    op.add_column("exclusions", sa.Column("kind", sa.Text(), nullable=False, server_default="stated"))
    op.add_column("exclusions", sa.Column("said", sa.DateTime(), nullable=True))
    op.add_column("exclusions", sa.Column("after_vote", sa.Boolean(), nullable=False, server_default=sa.false()))

    # Until now everybody could be represented, and be there by video.
    for row in connection.execute(sa.text("SELECT id, profile FROM committees")).mappings().all():
        profile = json.loads(row["profile"]) | {"substitutes": True, "video": True}
        connection.execute(
            sa.text("UPDATE committees SET profile = :profile WHERE id = :id"),
            {"profile": json.dumps(profile, ensure_ascii=False, separators=(",", ":")), "id": row["id"]},
        )


def _on_day(clock: str | None, began: datetime) -> datetime | None:
    """A time without its day: on the day of the meeting, or after midnight where that is long before its beginning."""
    if not clock:
        return None
    moment = datetime.combine(began.date(), time.fromisoformat(clock))
    return moment if moment >= began - timedelta(hours=6) else moment + timedelta(days=1)


def _text(moment: datetime | None) -> str | None:
    """As it stands in a nested value."""
    return None if moment is None else moment.isoformat()


def _kept(moment: datetime | None) -> str | None:
    """As it stands in a column of its own."""
    return None if moment is None else moment.isoformat(" ", "microseconds")
