"""Where a record lies: in a file, or on a server; apart, so that naming one loads no store."""

from pathlib import Path

from beirat_desktop.store.address import ServerAddress, Where, where
from beirat_desktop.store.cipher import salt_of

__all__ = ["ServerAddress", "Where", "is_locked", "where"]


def is_locked(place: Where) -> bool:
    """Whether a record or a copy has a password."""
    return isinstance(place, Path) and salt_of(place) is not None
