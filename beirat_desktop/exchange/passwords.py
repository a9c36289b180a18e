"""Passwords of servers, in the place where the system keeps passwords; never in the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import keyring
from keyring.errors import PasswordDeleteError

from beirat_desktop.domain.places import MailServer

SERVICE = "Beirat Desktop"
Answer = TypeVar("Answer")


def stored_password(server: MailServer) -> str:
    """The password that is stored for this user of this server; empty where there is none, or nowhere to keep it."""
    return stored(_name(server))


def keep_password(server: MailServer, password: str) -> bool:
    """Keep it, or forget it where it is empty; whether the system did."""
    return keep(_name(server), password)


def stored(name: str) -> str:
    """The password that is stored under a name; empty where there is none, or nowhere to keep it."""
    return _asked(lambda: keyring.get_password(SERVICE, name)) or ""


def keep(name: str, password: str) -> bool:
    """Keep it under a name, or forget it where it is empty; whether the system did.

    It is asked for again: there are places that take everything and keep nothing.
    """

    def act() -> bool:
        if not password:
            _forget(name)
            return True
        keyring.set_password(SERVICE, name, password)
        return keyring.get_password(SERVICE, name) == password

    return _asked(act) or False


def _name(server: MailServer) -> str:
    return f"{server.user}@{server.host}"


def can_keep() -> bool:
    """Whether the system has a place for passwords at all, and not only one that refuses or forgets them."""
    return _asked(lambda: keyring.get_keyring().priority > 0) or False


def _forget(name: str) -> None:
    try:
        keyring.delete_password(SERVICE, name)
    except PasswordDeleteError:
        return  # there was none


def _asked(act: Callable[[], Answer]) -> Answer | None:
    """What the system's place for passwords answers, None where it fails, or cannot even be found.

    What is set up there belongs to others and raises what it likes: its own kinds of errors, that of a bus, that of a
    module which was set up and is not installed. None of it may stop a record from being opened or a mail from going.
    """
    try:
        return act()
    except Exception:
        return None
