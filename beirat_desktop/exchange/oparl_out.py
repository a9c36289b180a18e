"""What goes public as OParl 1.1: a file for each object, and each list in pages of a hundred.

A folder cannot filter: who asks a list for what changed since a day gets the whole of it. An object that is no longer
public keeps its file, which says so (tombstone()).
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from beirat_desktop.domain.consultations import ConsultationRole
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.moments import with_offset
from beirat_desktop.domain.parts_changed import LeftNumber
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.website import FileRole, Site, SiteFile, derived_id, published_results
from beirat_desktop.german import word
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.german.minutes import moved_words
from beirat_desktop.german.papers import paper_kind
from beirat_desktop.german.roles import role_title

SCHEMA = "https://schema.oparl.org/1.1/"
ROOT = "oparl"
PAGE = 100
LISTS = {
    "Organization": "organization",
    "Person": "person",
    "Meeting": "meeting",
    "Paper": "paper",
    "AgendaItem": "agendaItem",
    "Consultation": "consultation",
    "File": "file",
    "Location": "locationList",
    "LegislativeTerm": "legislativeTermList",
    "Membership": "membership",
}
"""The field of a body that leads to the list of each type."""

Object = dict[str, Any]


def bytes_of(data: Any) -> bytes:
    """JSON as all files have it; the same data give the same bytes."""
    # Without indents, which Python's own encoder, ten times as slow, would have to make.
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def path_of(kind: str, key: str) -> str:
    """Where an object lies below the published folder."""
    return f"{ROOT}/{kind[0].lower()}{kind[1:]}/{key}.json"


def page_of(kind: str, key: str) -> str:
    """The page of a meeting or paper below the published folder."""
    return f"{'sitzung' if kind == 'Meeting' else 'vorlage'}/{key}.html"


def tombstone(content: bytes, deleted: str) -> bytes:
    """What stays of an object that was published and is gone, or is one already; deleted: when (with offset)."""
    before = json.loads(content)
    if before.get("deleted"):
        return content
    stub = {name: before[name] for name in ("id", "type", "created") if name in before}
    return bytes_of({**stub, "modified": deleted, "deleted": True})


def is_object(path: str) -> bool:
    """Whether an object of its own lies there, and not a list or the system."""
    return path.startswith(f"{ROOT}/") and path.count("/") == 2 and not path.startswith(f"{ROOT}/list/")


def oparl_files(site: Site, address: str) -> dict[str, bytes]:
    """Every file below the folder, by its path; address: where the folder is read, without a slash at its end."""
    return _Writer(site, address).files()


class _Writer:
    def __init__(self, site: Site, address: str) -> None:
        self._site = site
        self._address = address
        self._made: dict[str, list[Object]] = {kind: [] for kind in ("Body", *LISTS)}
        self._body = self._url("Body", site.body.id)
        self._meetings = {one.id: one for one in site.meetings}
        self._items = {one.id: one for one in site.items}
        self._stations: dict[str, list[str]] = defaultdict(list)
        for station in site.consultations:
            if station.agenda_item_id in self._items:
                at_item = self._stations[station.agenda_item_id]
                own = station.paper_id == self._items[station.agenda_item_id].paper_id  # others are of amendments
                at_item.insert(0 if own else len(at_item), station.id)

    def files(self) -> dict[str, bytes]:
        terms = [self._term(term) for term in self._site.terms]
        for group in (self._organizations, self._people, self._papers, self._all_meetings):
            group()
        self._made["Body"].append(self._town(terms))
        out = {f"{ROOT}/system.json": bytes_of(self._system())}
        for objects in self._made.values():
            for one in objects:
                out[one["id"].removeprefix(f"{self._address}/")] = bytes_of(one)
        out |= self._list("body", self._made["Body"])
        for kind, name in LISTS.items():
            out |= self._list(name, self._made[kind])
        for organization in self._made["Organization"]:
            key = organization["id"].rpartition("/")[2].removesuffix(".json")
            held = [one for one in self._made["Meeting"] if organization["id"] in one["organization"]]
            asked = [one for one in self._made["Consultation"] if organization["id"] in one["organization"]]
            out |= self._list(f"organization-{key}-meeting", held)
            out |= self._list(f"organization-{key}-consultation", asked)
        return out

    def _url(self, kind: str, key: str) -> str:
        return f"{self._address}/{path_of(kind, key)}"

    def _list_url(self, name: str, page: int = 1) -> str:
        return f"{self._address}/{ROOT}/list/{name}{'' if page == 1 else f'-{page}'}.json"

    def _list(self, name: str, objects: list[Object]) -> dict[str, bytes]:
        """By creation and id, so that what comes later stands on the last page."""
        ordered = sorted(objects, key=lambda one: (one.get("created", ""), one["id"]))
        count = max(1, -(-len(ordered) // PAGE))
        out = {}
        for page in range(1, count + 1):
            links = {"first": self._list_url(name), "self": self._list_url(name, page)}
            if page > 1:
                links["prev"] = self._list_url(name, page - 1)
            if page < count:
                links["next"] = self._list_url(name, page + 1)
            links["last"] = self._list_url(name, count)
            numbers = {
                "totalElements": len(ordered),
                "elementsPerPage": PAGE,
                "currentPage": page,
                "totalPages": count,
            }
            data = {"data": ordered[(page - 1) * PAGE : page * PAGE], "pagination": numbers, "links": links}
            out[self._list_url(name, page).removeprefix(f"{self._address}/")] = bytes_of(data)
        return out

    def _object(self, kind: str, key: str, stamped: Iterable[str], **fields: Any) -> Object:
        """An object without what is empty. stamped: whose changes change it; the first tells when it was made."""
        made: Object = {"id": self._url(kind, key), "type": f"{SCHEMA}{kind}"}
        made |= {name: value for name, value in fields.items() if value not in (None, "", [])}
        stamps = [self._site.stamps[one] for one in stamped if one in self._site.stamps]
        if stamps:
            made["created"], made["modified"] = stamps[0][0], max(stamp for _, stamp in stamps)
        return made

    def _keep(self, kind: str, key: str, stamped: Iterable[str], **fields: Any) -> Object:
        made = self._object(kind, key, stamped, **fields)
        self._made[kind].append(made)
        return made

    def _system(self) -> Object:
        body = self._site.body
        made = self._object("System", body.id, (body.id,))
        return {
            **made,
            "id": f"{self._address}/{ROOT}/system.json",
            "oparlVersion": SCHEMA,
            "body": self._list_url("body"),
            "name": f"{self._site.committee.name} · {body.name}",
            "web": f"{self._address}/index.html",
        }

    def _town(self, terms: list[Object]) -> Object:
        body = self._site.body
        website = body.website if body.website.startswith(("http://", "https://")) else ""
        lists: dict[str, Any] = {name: self._list_url(name) for name in LISTS.values()}
        fields: dict[str, Any] = {
            "system": f"{self._address}/{ROOT}/system.json",
            "name": body.name,
            "shortName": body.short_name,
            "website": website,
            "mainOrganization": self._url("Organization", self._site.committee.id),
            "legislativeTerm": terms,
            "web": f"{self._address}/index.html",
            **lists,
        }
        made = self._object("Body", body.id, (body.id, *(term.id for term in self._site.terms)), **fields)
        return {**made, "legislativeTerm": terms}

    def _term(self, term: Any) -> Object:
        return self._keep(
            "LegislativeTerm",
            term.id,
            (term.id,),
            body=self._body,
            name=term.name,
            startDate=term.start.isoformat(),
            endDate=_day(term.end),
        )

    def _organizations(self) -> None:
        seats: dict[str, list[str]] = defaultdict(list)
        for one in self._site.memberships:
            seats[one.committee_id].append(self._url("Membership", one.id))
        for committee in self._site.committees:
            self._organization(
                committee.id,
                committee.name,
                committee.short_name,
                "Gremium",
                classification=word(committee.kind),
                membership=seats[committee.id],
            )
        for faction in self._site.factions:
            self._organization(
                faction.id,
                faction.name,
                faction.short_name,
                "Fraktion",
                subOrganizationOf=self._url("Organization", faction.committee_id),
                startDate=_day(faction.start),
                endDate=_day(faction.end),
            )
        known = {one.id for one in self._site.organizations}
        for office in self._site.organizations:
            above = self._url("Organization", office.parent_id) if office.parent_id in known else ""
            self._organization(office.id, office.name, office.short_name, "Verwaltungsbereich", subOrganizationOf=above)

    def _organization(self, key: str, name: str, short_name: str, kind: str, **fields: Any) -> None:
        lists = {part: self._list_url(f"organization-{key}-{part}") for part in ("meeting", "consultation")}
        plain = {"body": self._body, "name": name, "shortName": short_name, "organizationType": kind}
        self._keep("Organization", key, (key,), **plain, **fields, **lists)

    def _people(self) -> None:
        addressed = {one.id: one.form_of_address for one in self._site.persons}
        seats: dict[str, list[Object]] = defaultdict(list)
        for one in self._site.memberships:
            made = self._keep(
                "Membership",
                one.id,
                (one.id,),
                person=self._url("Person", one.person_id),
                organization=self._url("Organization", one.committee_id),
                role=role_title(one.role, addressed.get(one.person_id, "")),
                votingRight=one.voting,
                startDate=_day(one.start),
                endDate=_day(one.end),
                onBehalfOf=self._url("Organization", one.faction_id) if one.faction_id else "",
            )
            seats[one.person_id].append(made)
        for person in self._site.persons:
            held = [seat.id for seat in self._site.memberships if seat.person_id == person.id]
            self._keep(
                "Person",
                person.id,
                (person.id, *held),
                body=self._body,
                name=person.name,
                familyName=person.family_name,
                givenName=person.given_name,
                formOfAddress=person.form_of_address,
                title=[person.title] if person.title else [],
                membership=seats[person.id],
            )

    def _papers(self) -> None:
        known = {one.id for one in self._site.papers}
        people = {one.id for one in self._site.persons}
        movers = {one.id for one in self._site.factions} | {one.id for one in self._site.organizations}
        stations: dict[str, list[Object]] = defaultdict(list)
        for station in self._site.consultations:
            item = station.agenda_item_id if station.agenda_item_id in self._items else None
            made = self._keep(
                "Consultation",
                station.id,
                (station.id,),
                paper=self._url("Paper", station.paper_id),
                agendaItem=self._url("AgendaItem", item) if item else "",
                meeting=self._url("Meeting", station.meeting_id) if station.meeting_id in self._meetings else "",
                organization=[self._url("Organization", station.committee_id)],
                authoritative=station.role is ConsultationRole.DECISION,
                role=word(station.role),
            )
            stations[station.paper_id].append(made)
        amended = defaultdict(list)
        for paper in self._site.papers:
            if paper.amends_id is not None and paper.amends_id in known:
                amended[paper.amends_id].append(self._url("Paper", paper.id))
        for paper in self._site.papers:
            files = [one for one in self._site.files if one.paper_id == paper.id]
            from_ = (paper.faction_id, *paper.joint_faction_ids, paper.organization_id)
            keys = [one.id for one in self._site.consultations if one.paper_id == paper.id]
            self._keep(
                "Paper",
                paper.id,
                (paper.id, *keys, *(one.id for one in files)),
                body=self._body,
                name=paper.title,
                reference=paper.number,
                date=_day(paper.dated),
                paperType=paper_kind(paper),
                superordinatedPaper=[
                    self._url("Paper", one) for one in (paper.amends_id,) if one is not None and one in known
                ],
                subordinatedPaper=amended[paper.id],
                mainFile=next((self._file(one) for one in files if one.role is FileRole.MAIN), None),
                auxiliaryFile=[self._file(one) for one in files if one.role is not FileRole.MAIN],
                originatorPerson=[self._url("Person", paper.signer_id)] if paper.signer_id in people else [],
                originatorOrganization=[
                    self._url("Organization", one) for one in from_ if one is not None and one in movers
                ],
                consultation=stations[paper.id],
                web=f"{self._address}/{page_of('Paper', paper.id)}",
            )

    def _all_meetings(self) -> None:
        for meeting in self._site.meetings:
            files = [one for one in self._site.files if one.meeting_id == meeting.id]
            of_role = {role: [self._file(one) for one in files if one.role is role] for role in FileRole}
            items = [one for one in self._site.items if one.meeting_id == meeting.id]
            resolved = [one.id for item in items for one in published_results(item, meeting, self._site.resolutions)]
            keys = (meeting.id, *(one.id for one in items), *resolved, *(one.id for one in files))
            cancelled = meeting.state is MeetingState.CANCELLED
            self._keep(
                "Meeting",
                meeting.id,
                keys,
                name=meeting_name(meeting),
                meetingState=word(meeting.state),
                cancelled=True if cancelled else None,
                start=with_offset(meeting.opened or meeting.start),
                end=with_offset(meeting.closed) if meeting.closed and not cancelled else "",
                location=self._location(meeting),
                organization=[self._url("Organization", meeting.committee_id)],
                invitation=next(iter(of_role[FileRole.NOTICE]), None),
                resultsProtocol=next(iter(of_role[FileRole.MINUTES]), None),
                auxiliaryFile=of_role[FileRole.ATTACHMENT],
                agendaItem=self._agenda(meeting),
                web=f"{self._address}/{page_of('Meeting', meeting.id)}",
            )

    def _agenda(self, meeting: Meeting) -> list[Object]:
        made = []
        of_meeting = self._url("Meeting", meeting.id)
        both = (*self._site.agenda(meeting, public=True), *self._site.agenda(meeting, public=False))
        for order, item in enumerate(both):
            if isinstance(item, LeftNumber):
                key, said = derived_id("left number", meeting.id, item.number), moved_words(item)
                told = {"number": item.number, "order": order, "name": said, "public": True}
                made.append(self._keep("AgendaItem", key, (meeting.id,), meeting=of_meeting, **told))
                continue
            resolved = published_results(item, meeting, self._site.resolutions)
            results = [outcome_words(one.outcome, one.outcome_target) for one in resolved]
            station = next(iter(self._stations[item.id]), "") if item.public else ""
            one = self._keep(
                "AgendaItem",
                item.id,
                (item.id, *(each.id for each in resolved)),
                meeting=of_meeting,
                number=item.number,
                order=order,
                name=item.title,
                public=item.public,
                consultation=self._url("Consultation", station) if station else "",
                result="; ".join(results),
                resolutionText="\n\n".join(each.text.plain for each in resolved if not each.text.empty),
            )
            made.append(one)
        return made

    def _location(self, meeting: Meeting) -> Object | None:
        place = meeting.place
        if place == Place():
            return None
        address = place.address
        key = derived_id("place", place.building, place.room, *address.lines)
        fields = {
            "description": ", ".join(part for part in (place.room, place.building, *address.lines) if part),
            "streetAddress": address.street,
            "room": place.room,
            "postalCode": address.postcode,
            "locality": address.town,
        }
        known = next((one for one in self._made["Location"] if one["id"] == self._url("Location", key)), None)
        return known or self._keep("Location", key, (meeting.id,), **fields)

    def _file(self, file: SiteFile) -> Object:
        url = file.address or f"{self._address}/{file.path}"
        owner = file.paper_id or file.meeting_id or ""
        return self._keep(
            "File",
            file.id,
            (file.id, owner),
            name=file.name,
            fileName=file.file_name,
            mimeType=file.media_type,
            date=_day(file.day),
            size=None if file.address else len(file.content),
            sha512Checksum="" if file.address else hashlib.sha512(file.content).hexdigest(),
            accessUrl=url,
            downloadUrl=url,
            meeting=[self._url("Meeting", file.meeting_id)] if file.meeting_id else [],
            paper=[self._url("Paper", file.paper_id)] if file.paper_id else [],
        )


def _day(day: Any) -> str:
    return day.isoformat() if day else ""
