"""What is kept of a password: enough to know it again, too little to find it out."""

from __future__ import annotations

import hashlib
import hmac
import secrets

SHORTEST = 8
_COST, _BLOCK, _LANES = 2**15, 8, 1
"""Of scrypt (RFC 7914): 32 MiB and about a tenth of a second for each try."""
_MEMORY = 64 * 1024 * 1024


def hashed(password: str) -> str:
    """As it is kept: scrypt with its costs, a salt of its own and the hash, each in hex."""
    salt = secrets.token_bytes(16)
    return f"scrypt:{_COST}:{_BLOCK}:{_LANES}:{salt.hex()}:{_scrypt(password, salt, _COST, _BLOCK, _LANES).hex()}"


def matches(password: str, stored: str) -> bool:
    """Whether it is the one that was kept; what cannot be read matches nothing."""
    try:
        name, cost, block, lanes, salt, wanted = stored.split(":")
        found = _scrypt(password, bytes.fromhex(salt), int(cost), int(block), int(lanes))
        return name == "scrypt" and hmac.compare_digest(found, bytes.fromhex(wanted))
    except ValueError:
        return False


def _scrypt(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=cost, r=block, p=lanes, maxmem=_MEMORY, dklen=32)
