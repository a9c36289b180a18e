"""Making a server ready for a record that several workplaces share."""

from __future__ import annotations

from beirat_desktop.domain.users import User
from beirat_desktop.store import record
from beirat_desktop.store.address import Where
from beirat_desktop.store.engines import make_database


def make_ready(address: Where, user: str = "") -> bool:
    """Make the database where it is missing, with its extension and an empty record; whether it was made.

    user: who works there first. Raises RecordTrouble, such as "exists_there".
    """
    made = make_database(address)
    store = record.create_record(address, user=user)
    try:
        if user:
            with store.unit("users.save") as unit:
                unit.users.save(User(user))
    finally:
        store.close()
    return made
