"""How the server is reached: the address and its defaults, how long an answer is waited for, what an error means."""

from __future__ import annotations

import re
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy.exc import DBAPIError, IntegrityError

from beirat_desktop.store.address import ServerAddress
from beirat_desktop.store.errors import RecordTrouble

DEFAULTS = {
    "connect_timeout": "3",
    "application_name": "Beirat Desktop",
    "target_session_attrs": "read-write",
    # A server that is gone without a word is noticed within seconds, not after two hours: by an idle connection, so
    # mostly before anybody writes, and by one in the middle of a unit.
    "keepalives_idle": "3",
    "keepalives_interval": "1",
    "keepalives_count": "3",
    "tcp_user_timeout": "4000",
    # A page out of order costs no more where nothing turns: else few hits of LIKE were looked for in all rows.
    # Queries of a few rows are not worth compiling, and which index finds a word depends on the word; who waits for a
    # writer waits as long as with a file.
    "options": "-c lock_timeout=5000 -c jit=off -c plan_cache_mode=force_custom_plan -c client_min_messages=warning"
    " -c random_page_cost=1.1"
    # The other way round: a workplace that lost its power in the middle of a unit, or sleeps there, lets others go on.
    " -c tcp_keepalives_idle=3 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3"
    " -c idle_in_transaction_session_timeout=60000",
}
"""Where the address says nothing else. Of several servers in it the one that may be written is taken."""

PATIENCE = 2.0
"""Seconds in which a server answers an empty question before a unit begins; a window waits for it."""
LONGEST = 30.0
"""Seconds in which it answers anything else. Nobody waits for ever, though something between may keep a line open."""

_STATES = {
    "55P03": "locked",
    "57014": "locked",
    "53100": "disk_full",
    "42501": "not_allowed",
    "28P01": "no_entry",
    "28000": "no_entry",
    "3D000": "no_database",
    "XX001": "damaged",
    "XX002": "damaged",
}
"""The trouble behind PostgreSQL's own codes (SQLSTATE)."""
_SAID = (
    ("passwor|pg_hba|role .* does not exist|rolle .* existiert nicht|not permitted to log in|einloggen", "no_entry"),
    ("permission denied for database|keine berechtigung für datenbank", "no_entry"),
    ("database .* does not exist|datenbank .* existiert nicht", "no_database"),
)
"""The trouble behind what a server says, in English or German, to a connection that it does not let in."""


class Line(psycopg.Connection[Any]):
    """A connection that is given up where an answer takes longer than its patience, in seconds; None: as it takes."""

    patience: float | None = LONGEST

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """As psycopg waits, where it is not told how long: until the patience is at its end."""
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, self.patience)
        except psycopg.OperationalError:
            if self.pgconn.transaction_status == psycopg.pq.TransactionStatus.ACTIVE:
                self.close()  # the answer may still come, to another question
            raise


def connect(address: ServerAddress, *, autocommit: bool = False, patience: float | None = LONGEST) -> Line:
    """A connection of its own, beside those of the engine; the caller closes it."""
    made = Line.connect(conninfo(address), autocommit=autocommit)
    made.patience = patience
    return made


def conninfo(address: ServerAddress) -> str:
    """What libpq is given: the address, with our defaults where it says nothing."""
    try:
        given = conninfo_to_dict(address.url)
    except psycopg.ProgrammingError as error:
        raise RecordTrouble("bad_address", address) from error
    return make_conninfo(**{**DEFAULTS, **{key: str(value) for key, value in given.items() if value is not None}})


def trouble(error: DBAPIError | psycopg.Error, address: ServerAddress) -> RecordTrouble | None:
    """The known trouble behind a database error, or None where the error is our own bug."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, psycopg.Error):
        return None
    state = cause.sqlstate or ""
    if state in _STATES:
        return RecordTrouble(_STATES[state], address)
    if not state and isinstance(cause, psycopg.OperationalError):
        # A connection that was not made has no code; the server's own words are in its own language.
        said = str(cause).lower()
        for words, kind in _SAID:
            if re.search(words, said):
                return RecordTrouble(kind, address)
        return RecordTrouble("no_server", address)
    # 25006: it became a standby; 08, 57P: the connection or the server ends.
    if state.startswith(("08", "57P", "53")) or state == "25006":
        return RecordTrouble("no_server", address)
    return None


def taken(error: IntegrityError) -> str | None:
    """The table in which something stands twice; None where another constraint is broken."""
    cause = error.orig
    return cause.diag.table_name if isinstance(cause, psycopg.errors.UniqueViolation) else None


def known_trouble(error: Exception, address: ServerAddress) -> RecordTrouble | None:
    """The trouble behind any error while a record was worked with; None where it is our bug."""
    return trouble(error, address) if isinstance(error, DBAPIError | psycopg.Error) else None
