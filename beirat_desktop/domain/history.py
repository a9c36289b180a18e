"""Who changed what and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from beirat_desktop.domain.identity import new_id

PRIVATE_FIELDS = frozenset({"contact", "password"})
"""Fields whose contents the history does not repeat, so that they can be removed from the record."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one record.

    action: the use case ("papers.edit"); batch: shared by all changes made together. fields: name, value
    before and after as JSON text; a new record has empty befores, a deleted one empty afters.
    position, seal: the place of its batch in the chain, from 1, and the SHA-256 (hex) over the seal before it and all
    changes of the batch; both are the same for every change of one batch.
    """

    changed: datetime
    changed_by: str
    action: str
    noun: str
    object_id: str
    batch: str
    fields: tuple[tuple[str, str, str], ...] = ()
    position: int = 0
    seal: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Override:
    """A warning that was passed over, with the reason. words: the stretch of text, where it is about one."""

    rule: str
    noun: str
    object_id: str
    reason: str
    decided: datetime
    decided_by: str
    words: str = ""
    id: str = field(default_factory=new_id)
