"""What our nouns and their fields are called in OParl 1.1."""

from __future__ import annotations

from dataclasses import dataclass, field

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedPaper
from beirat_desktop.domain.attendance import Attendance, Exclusion
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.citations import Citation
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import Consultation
from beirat_desktop.domain.corrections import Correction
from beirat_desktop.domain.deadlines import Deadline
from beirat_desktop.domain.excerpts import Excerpt
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.follow_ups import FollowUp, StatusReport
from beirat_desktop.domain.history import Change, Override
from beirat_desktop.domain.initiatives import Initiative
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.minutes import Minutes
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import Attachment, Paper, PaperVersion
from beirat_desktop.domain.persons import Membership, Person
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.text_blocks import TextBlock
from beirat_desktop.domain.users import User
from beirat_desktop.domain.votes import Vote


@dataclass(frozen=True, slots=True)
class Noun:
    """One noun in the file: its list, its domain class, its OParl type ("" where there is none), field names."""

    key: str
    kind: type
    oparl: str = ""
    names: dict[str, str] = field(default_factory=dict)


_ORGANIZATION = {"name": "name", "short_name": "shortName"}
_PERIOD = {"start": "startDate", "end": "endDate"}

NOUNS: dict[str, Noun] = {
    "bodies": Noun("body", Body, "Body", {"name": "name", "short_name": "shortName", "website": "website"}),
    "terms": Noun("legislativeTerm", LegislativeTerm, "LegislativeTerm", {"name": "name", **_PERIOD}),
    "committees": Noun("committee", Committee, "Organization", {**_ORGANIZATION, "body_id": "body"}),
    "factions": Noun("faction", Faction, "Organization", {**_ORGANIZATION, **_PERIOD}),
    "organizations": Noun(
        "organization", Organization, "Organization", {**_ORGANIZATION, "parent_id": "subOrganizationOf"}
    ),
    "persons": Noun(
        "person",
        Person,
        "Person",
        {"family_name": "familyName", "given_name": "givenName", "form_of_address": "formOfAddress"},
    ),
    "memberships": Noun(
        "membership",
        Membership,
        "Membership",
        {
            "person_id": "person",
            "committee_id": "organization",
            "faction_id": "onBehalfOf",
            "voting": "votingRight",
            **_PERIOD,
        },
    ),
    "users": Noun("user", User),
    "meetings": Noun(
        "meeting",
        Meeting,
        "Meeting",
        {"name": "name", "committee_id": "organization", "start": "start", "state": "meetingState"},
    ),
    "papers": Noun(
        "paper",
        Paper,
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
    "paper_versions": Noun("paperVersion", PaperVersion),
    "attachments": Noun(
        "file",
        Attachment,
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
    "agenda_items": Noun(
        "agendaItem",
        AgendaItem,
        "AgendaItem",
        {"meeting_id": "meeting", "number": "number", "title": "name", "position": "order", "public": "public"},
    ),
    "attendances": Noun("attendance", Attendance),
    "exclusions": Noun("exclusion", Exclusion),
    "consultations": Noun(
        "consultation",
        Consultation,
        "Consultation",
        {
            "paper_id": "paper",
            "agenda_item_id": "agendaItem",
            "meeting_id": "meeting",
            "committee_id": "organization",
            "role": "role",
        },
    ),
    "resolutions": Noun("resolution", Resolution),
    "votes": Noun("vote", Vote),
    "speakers": Noun("speaker", Speaker),
    "minutes": Noun("minutes", Minutes),
    "corrections": Noun("correction", Correction),
    "issued_papers": Noun("issuedPaper", IssuedPaper),
    "excerpts": Noun("excerpt", Excerpt),
    "follow_ups": Noun("followUp", FollowUp),
    "status_reports": Noun("statusReport", StatusReport),
    "initiatives": Noun("initiative", Initiative),
    "citations": Noun("citation", Citation),
    "deadlines": Noun("deadline", Deadline),
    "overrides": Noun("override", Override),
    "text_blocks": Noun("textBlock", TextBlock),
    "changes": Noun("change", Change),
}
"""Every noun of the record by its table, in an order in which links point backwards where they can."""
