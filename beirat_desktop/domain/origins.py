"""Where a record came from: its object in another system, and what of that has no place of its own here."""

from __future__ import annotations

from dataclasses import dataclass, field

from beirat_desktop.domain.identity import new_id


@dataclass(frozen=True, slots=True)
class Origin:
    """One object of a council information system, as OParl tells it.

    address: its id there, mostly a URL; kind: its OParl type ("Paper"). noun and object_id: the record that was made of
    it, empty where none could be. rest: the fields that have no place in that record, each as its name and JSON text.
    """

    address: str
    kind: str
    noun: str = ""
    object_id: str = ""
    rest: tuple[tuple[str, str], ...] = ()
    id: str = field(default_factory=new_id)
