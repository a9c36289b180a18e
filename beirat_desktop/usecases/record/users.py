"""The people who share this workplace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from beirat_desktop.domain import passwords, rights
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.domain.users import Desk, User
from beirat_desktop.store.rights import may, sees_drafts_of
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

    def offered(self) -> list[User]:
        """Who can be chosen here, by name: on a server only whom it let in, unless it let in the record's owner."""
        login = self._store.login
        return self.all() if login is None else [user for user in self.all() if user.login == login]

    def current(self) -> User | None:
        """Who works with the record now, or None where nobody was chosen."""
        with self._store.reading() as unit:
            return unit.who

    def may(self, action: str) -> bool:
        """Whether who works now may do this at all, such as "papers.admit"."""
        with self._store.reading() as unit:
            return may(unit, action)

    def check_may(self, action: str) -> None:
        """Refuse what is done with the whole record, outside of any unit, where it is not theirs who works now."""
        with self._store.reading() as unit:
            if unit.who is not None:
                rights.check_may(unit.who, action, unit.desks)

    @property
    def share(self) -> bool:
        """Whether an office works with the record, and not somebody on their own."""
        with self._store.reading() as unit:
            return rights.is_shared(unit.desks)

    @property
    def sees_drafts(self) -> bool:
        """Whether any draft at all is there for who works now: for chair and readers of an office's record none is."""
        with self._store.reading() as unit:
            return sees_drafts_of(unit) != ""

    def asks_password(self, user: User) -> bool:
        """Whether somebody is let in by a password of the record; a server asked for its own before."""
        return bool(user.password) and self._store.login is None

    def choose(self, user_id: str, password: str = "") -> User:
        """Let somebody go on, with the password where one is set; all that follows is written under this name."""
        with self._store.reading() as unit:
            user = unit.users.get(user_id)
        if user not in self.offered():
            raise Refused("user.other_login", name=user.name)
        if self.asks_password(user) and not passwords.matches(password, user.password):
            raise Refused("user.wrong_password", name=user.name)
        if user.name != self._store.user:
            # Nobody takes back what another did.
            self._store.forget_undo()
        self._store.user, self._store.user_id = user.name, user.id
        return user

    def let_in(self, name: str, password: Callable[[User], str]) -> None:
        """Let whoever types commands go on as who they are; password: asks for it.

        "" is nobody in particular, as who may read the file anyway; not where passwords tell people apart.
        """
        with self._store.reading() as unit:
            user = _called(unit, name) if name else None
            asks = any(map(self.asks_password, unit.users.all()))
        if user is not None:
            self.choose(user.id, password(user) if self.asks_password(user) else "")
        elif asks:
            raise Refused("user.name_needed")

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

    def set_password(self, user_id: str, password: str, former: str = "") -> User:
        """Set one's own password, knowing the former one; whoever keeps the record sets anybody's. "" removes it."""
        if self._store.login is not None:
            raise Refused("user.server_password")
        with self._store.unit("users.password") as unit:
            user = unit.users.get(user_id)
            who = unit.who
            if who is not None and not rights.may(who.desk, "users.edit", unit.desks):
                if who.id != user_id:
                    raise Refused("rights.not_yours", desk=who.desk)
                if user.password and not passwords.matches(former, user.password):
                    raise Refused("user.wrong_password", name=user.name)
            if password and len(password) < passwords.SHORTEST:
                raise Refused("user.password_short", least=passwords.SHORTEST)
            saved = unit.users.save(replace(user, password=passwords.hashed(password) if password else ""))
        # A password that was changed is not the old one again at a key.
        self._store.forget_undo()
        return saved

    def set_login(self, name: str, login: str) -> User:
        """Say under which name a server lets somebody in; the role itself is made by usecases/record/server."""
        with self._store.unit("users.login") as unit:
            return _keep(unit, replace(_called(unit, name), login=login.strip()))

    def remove(self, user_id: str) -> None:
        """Remove somebody; the last one stays, and so does who works now."""
        with self._store.unit("users.remove") as unit:
            user = unit.users.get(user_id)
            if unit.users.count() == 1 or user.name == self._store.user:
                raise Refused("user.needed", name=user.name)
            unit.users.delete(user_id)
            _check_keeper(unit, user)


def _called(unit: Unit, name: str) -> User:
    user = next((one for one in unit.users.all() if one.name.casefold() == tidy(name).casefold()), None)
    if user is None:
        raise Refused("user.unknown", name=name)
    return user


def _keep(unit: Unit, user: User) -> User:
    if not user.name:
        raise Refused("user.name_missing")
    if user.desk is Desk.FACTION and user.faction_id is None:
        raise Refused("user.faction_missing", name=user.name)
    for other in unit.users.all():
        if user.login and other.id != user.id and other.login == user.login:
            raise Refused("user.login_taken", login=user.login, name=other.name)
        if other.id != user.id and other.name.casefold() == user.name.casefold():
            raise Refused("user.name_taken", name=user.name)
    saved = unit.users.save(user)
    _check_keeper(unit, user)
    return saved


def _check_keeper(unit: Unit, user: User) -> None:
    if rights.keeper({one.desk for one in unit.users.all()}) is None:
        raise Refused("user.keeper_needed", name=user.name)
