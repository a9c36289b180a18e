"""Passwords of servers, in the place where the system keeps passwords; never in the record."""

from __future__ import annotations

import keyring
from keyring.errors import KeyringError, PasswordDeleteError

from beirat_desktop.domain.places import MailServer

SERVICE = "Beirat Desktop"


def stored_password(server: MailServer) -> str:
    """The password that is stored for this user of this server; empty where there is none, or nowhere to keep it."""
    return stored(_name(server))


def keep_password(server: MailServer, password: str) -> bool:
    """Keep it, or forget it where it is empty; whether the system did."""
    return keep(_name(server), password)


def stored(name: str) -> str:
    """The password that is stored under a name; empty where there is none, or nowhere to keep it."""
    try:
        return keyring.get_password(SERVICE, name) or ""
    except KeyringError:
        return ""


def keep(name: str, password: str) -> bool:
    """Keep it under a name, or forget it where it is empty; whether the system did."""
    try:
        if password:
            keyring.set_password(SERVICE, name, password)
        else:
            keyring.delete_password(SERVICE, name)
    except PasswordDeleteError:
        return True  # there was none
    except KeyringError:
        return False
    return True


def _name(server: MailServer) -> str:
    return f"{server.user}@{server.host}"


def can_keep() -> bool:
    """Whether the system has a place for passwords at all, and not only one that refuses or forgets them."""
    return keyring.get_keyring().priority > 0
