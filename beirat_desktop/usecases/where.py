"""Where a record lies: in a file, or on a server; apart, so that naming one loads no store."""

from beirat_desktop.store.address import ServerAddress, Where, where

__all__ = ["ServerAddress", "Where", "where"]
