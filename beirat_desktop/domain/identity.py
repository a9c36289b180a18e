"""How records are told apart."""

from uuid import uuid4


def new_id() -> str:
    """A fresh identifier: 32 hexadecimal digits. Plain text, so that lists of thousands convert nothing."""
    return uuid4().hex
