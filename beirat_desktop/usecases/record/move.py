"""Moving a record from a file to a server and back; everything is compared, the old one stays as it is."""

from __future__ import annotations

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.locking import check_password
from beirat_desktop.store import moving
from beirat_desktop.store.address import ServerAddress, Where
from beirat_desktop.store.engines import make_database


def move(source: Where, target: Where, password: str = "", again: str = "") -> dict[str, int]:
    """Write everything of a record into a new one and compare both; how many rows each table has.

    The target must not be there, or be an empty database; one that is missing is made. The source is only read.
    password, again: lock the target where it is a file.
    Raises RecordTrouble, or Refused("move.differs") with the tables that differ.
    """
    if isinstance(target, ServerAddress):
        make_database(target)
    elif password or again:
        check_password(password, again)
    counts, other = moving.bring(source, target, password=password)
    if other:
        raise Refused("move.differs", tables=", ".join(other))
    return counts
