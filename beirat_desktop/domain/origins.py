"""Where a record came from: its object in another system, and what of that has no place of its own here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from beirat_desktop.domain.identity import new_id

REACHES_NOBODY = frozenset(
    {
        *("name", "familyName", "givenName", "formOfAddress", "affix", "title", "gender", "status", "membership"),
        *("body", "license", "created", "modified", "deleted"),
    }
)
"""Fields of a person that never say how they are reached. Any other may: what OParl does not know, systems add."""


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


def without_contact(origin: Origin) -> Origin:
    """What was told of a person, without all that may say how they are reached."""
    return replace(origin, rest=tuple(pair for pair in origin.rest if pair[0] in REACHES_NOBODY))
