"""A password on the record's file: which ones will do."""

from __future__ import annotations

from beirat_desktop.domain.errors import Refused

SHORTEST = 12
"""Who has taken the file along tries as often as they like, so it has to be longer than one a program asks for."""


def check_password(password: str, again: str) -> None:
    """Refuse a new password that is too short, or that was not typed the same way twice."""
    if len(password.strip()) < SHORTEST:
        raise Refused("lock.short", least=SHORTEST)
    if password != again:
        raise Refused("lock.differs")
