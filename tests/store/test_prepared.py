from datetime import date

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.exc import DBAPIError

from beirat_desktop.domain.papers import PaperState
from beirat_desktop.store import prepared
from beirat_desktop.store.prepared import Prepared
from beirat_desktop.store.tables import papers
from tests import factories


def test_rows_come_with_the_types_of_their_columns(founded):
    with founded.unit("test") as unit:
        paper = unit.papers.save(factories.motion(state=PaperState.SUBMITTED))
    query = Prepared(
        select(papers.c.id, papers.c.state, papers.c.dated, papers.c.proposal)
        .where(papers.c.dated >= bindparam("since"), papers.c.state == PaperState.SUBMITTED)
        .limit(3)
    )
    with founded.reading() as unit:
        for _ in range(2):
            rows = query.rows(unit.connection, since=date(2012, 4, 4))
        later = query.rows(unit.connection, since=date(2012, 4, 5))
    assert rows == [(paper.id, PaperState.SUBMITTED, date(2012, 4, 4), paper.proposal)]
    assert later == []


def test_a_failing_query_is_told_as_the_driver_of_the_record_tells_it(founded):
    query = Prepared(select(papers.c.id).prefix_with("nonsense"))
    with pytest.raises(DBAPIError), founded.reading() as unit:
        query.rows(unit.connection)


def test_no_list_binds_its_limit(office, monkeypatch):
    """Newer SQLite, as in a locked record, would plan the statement anew each time."""
    asked = []
    fetched = prepared.run
    monkeypatch.setattr(prepared, "run", lambda c, sql, values: (asked.append(sql), fetched(c, sql, values))[1])
    office.papers.page(200)
    office.tracking.page()
    limited = [sql for sql in asked if "LIMIT" in sql]
    assert len(limited) > 1
    assert [sql for sql in limited if "LIMIT ?" in sql or "LIMIT %" in sql] == []
