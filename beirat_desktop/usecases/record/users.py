"""The people who share this workplace."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.domain.users import Desk, User
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.members.founding import tidy


class Users:
    """Keep who works with the record; the history names whoever was chosen."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[User]:
        """Everybody who works with the record, by name."""
        with self._store.reading() as unit:
            return sorted(unit.users.all(), key=lambda user: sort_key(user.name))

    def current(self) -> User | None:
        """Who works with the record now, or None where nobody was chosen."""
        return next((user for user in self.all() if user.name == self._store.user), None)

    def choose(self, user_id: str) -> User:
        """Let somebody go on; all that follows is written down under this name."""
        with self._store.reading() as unit:
            user = unit.users.get(user_id)
        if user.name != self._store.user:
            # Nobody takes back what another did.
            self._store.forget_undo()
        self._store.user = user.name
        return user

    def add(self, name: str, desk: Desk = Desk.OFFICE, **fields: Any) -> User:
        """Add somebody; a desk of a faction needs the faction."""
        with self._store.unit("users.add") as unit:
            return _keep(unit, User(tidy(name), desk, **fields))

    def edit(self, user_id: str, **fields: Any) -> User:
        """Change a name or desk; what was written down under the old name stays as it was."""
        with self._store.unit("users.edit", merge=True) as unit:
            before = unit.users.get(user_id)
            user = _keep(unit, replace(before, **fields))
        if self._store.user == before.name:
            self._store.user = user.name
        return user

    def remove(self, user_id: str) -> None:
        """Remove somebody; the last one stays, and so does who works now."""
        with self._store.unit("users.remove") as unit:
            user = unit.users.get(user_id)
            if unit.users.count() == 1 or user.name == self._store.user:
                raise Refused("user.needed", name=user.name)
            unit.users.delete(user_id)


def _keep(unit: Unit, user: User) -> User:
    if not user.name:
        raise Refused("user.name_missing")
    if user.desk is Desk.FACTION and user.faction_id is None:
        raise Refused("user.faction_missing", name=user.name)
    for other in unit.users.all():
        if other.id != user.id and other.name.casefold() == user.name.casefold():
            raise Refused("user.name_taken", name=user.name)
    return unit.users.save(user)
