"""What our nouns and their fields are called in OParl 1.1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from beirat_desktop.domain.nouns import NOUNS


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one noun stands in the file: its list, its domain class, its OParl type ("" without one), field names."""

    key: str
    kind: type
    oparl: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


_ORGANIZATION = {"name": "name", "short_name": "shortName"}
_PERIOD = {"start": "startDate", "end": "endDate"}

_OPARL: dict[str, tuple[str, dict[str, str]]] = {
    "bodies": ("Body", {"name": "name", "short_name": "shortName", "website": "website"}),
    "terms": ("LegislativeTerm", {"name": "name", **_PERIOD}),
    "committees": ("Organization", {**_ORGANIZATION, "body_id": "body"}),
    "factions": ("Organization", {**_ORGANIZATION, **_PERIOD}),
    "organizations": ("Organization", {**_ORGANIZATION, "parent_id": "subOrganizationOf"}),
    "persons": (
        "Person",
        {"family_name": "familyName", "given_name": "givenName", "form_of_address": "formOfAddress"},
    ),
    "memberships": (
        "Membership",
        {
            "person_id": "person",
            "committee_id": "organization",
            "faction_id": "onBehalfOf",
            "voting": "votingRight",
            **_PERIOD,
        },
    ),
    "meetings": (
        "Meeting",
        {"name": "name", "committee_id": "organization", "start": "start", "state": "meetingState"},
    ),
    "papers": (
        "Paper",
        {
            "title": "name",
            "number": "reference",
            "paper_type": "paperType",
            "dated": "date",
            "faction_id": "originatorOrganization",
            "signer_id": "originatorPerson",
        },
    ),
    "attachments": (
        "File",
        {
            "file_name": "fileName",
            "title": "name",
            "media_type": "mimeType",
            "size": "size",
            "sha512": "sha512Checksum",
            "paper_id": "paper",
            "meeting_id": "meeting",
        },
    ),
    "agenda_items": (
        "AgendaItem",
        {"meeting_id": "meeting", "number": "number", "title": "name", "position": "order", "public": "public"},
    ),
    "consultations": (
        "Consultation",
        {
            "paper_id": "paper",
            "agenda_item_id": "agendaItem",
            "meeting_id": "meeting",
            "committee_id": "organization",
            "role": "role",
        },
    ),
}
"""The OParl type of a noun and its fields; a noun that does not stand here has none."""

_KEYS = {"attachments": "file"}
"""Lists that are not called after their class."""


def _spelling(table: str, kind: type) -> Spelling:
    called = kind.__name__
    return Spelling(_KEYS.get(table, called[0].lower() + called[1:]), kind, *_OPARL.get(table, ("", {})))


SPELLINGS: dict[str, Spelling] = {table: _spelling(table, noun.kind) for table, noun in NOUNS.items()}
"""Every noun of the record by its table."""
