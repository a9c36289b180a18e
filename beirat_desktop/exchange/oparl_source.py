"""One object of OParl while it is read: what is taken of it, what stays, and what is counted on the way."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

from beirat_desktop.domain.moments import BERLIN, local
from beirat_desktop.exchange.oparl_read import Found
from beirat_desktop.exchange.record import LONG, SHORT

LISTS = {
    "System": ("body", "otherOparlVersions"),
    "Body": (
        *("organization", "person", "meeting", "paper", "agendaItem", "agendaItems", "consultation", "consultations"),
        *("file", "files", "locationList", "locations", "legislativeTermList", "memberships", "legislativeTerm"),
        *("membership", "system"),
    ),
    "Organization": ("meeting", "consultation", "membership", "body"),
    "Person": ("membership", "body"),
    "Meeting": ("agendaItem",),
    "Paper": ("consultation", "body"),
    "AgendaItem": ("consultation",),
    "LegislativeTerm": ("body",),
}
"""Fields that say only where lists lie, or the way back from an object to what names it."""
LONGEST_TEXT, MOST_LINES = 100_000, 2_000
"""Letters and lines of the longest resolution; more would not fit through the record's own file (LONG)."""
_DAYS = frozenset({"date", "endDate", "startDate"})
_MOMENTS = frozenset({"created", "end", "licenseValidSince", "modified", "oparlSince", "start"})
_FLAGS = frozenset({"authoritative", "cancelled", "deleted", "public", "votingRight"})
_NUMBERS = frozenset({"memberCount", "order", "size", "votingMemberCount"})
_WORDS = frozenset(
    {
        *("affix", "ags", "classification", "contactEmail", "contactName", "description", "familyName", "fileName"),
        *("formOfAddress", "gender", "givenName", "license", "life", "lifeSource", "locality", "meetingState"),
        *("mimeType", "name", "number", "oparlVersion", "organizationType", "paperType", "postalCode", "product"),
        *("reference", "resolutionText", "result", "rgs", "role", "room", "sha1Checksum", "sha512Checksum"),
        *("shortName", "streetAddress", "subLocality", "text", "vendor", "web", "website", "fileLicense"),
        *("accessUrl", "downloadUrl", "externalServiceUrl"),
    }
)
_LISTED = frozenset(
    {
        *("email", "equivalent", "keyword", "phone", "post", "status", "title"),
        # References to one or more; what was embedded is one too by now.
        *("agendaItem", "auxiliaryFile", "bodies", "body", "consultation", "derivativeFile", "externalBody"),
        *("invitation", "location", "locationObject", "mainFile", "mainOrganization", "masterFile", "meeting"),
        *("meetings", "membership", "onBehalfOf", "organization", "organizations", "originatorOrganization"),
        *("originatorPerson", "paper", "papers", "participant", "person", "persons", "relatedPaper"),
        *("resolutionFile", "resultsProtocol", "subOrganizationOf", "subordinatedPaper", "superordinatedPaper"),
        *("underDirectionOf", "verbatimProtocol"),
    }
)
"""By the kind of value that the specification gives them, in whatever object (1.0 and 1.1)."""
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_ZONED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:?\d{2})")
"""A day with a zone, in which it is the same day."""
_YEARS = range(1800, 2200)


@dataclass(slots=True)
class Tally:
    """What is counted on the way."""

    rest: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    unreadable: Counter[str] = field(default_factory=Counter)
    nowhere: Counter[str] = field(default_factory=Counter)
    once: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)


class Source:
    """The fields of one object; what is not taken stays in rest."""

    def __init__(self, found: Found, tally: Tally) -> None:
        self.found = found
        self.rest = dict(found.data)
        self._tally = tally
        self._unread: set[str] = set()
        for name in LISTS.get(found.kind, ()):
            self.rest.pop(name, None)
        if self.rest.get("deleted") is False:
            del self.rest["deleted"]

    def text(self, name: str, most: int = SHORT) -> str:
        """A line; one that is too long is cut and kept whole in the rest."""
        value = self.rest.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            return self._odd(name)
        line = " ".join(value.split())
        if len(line) > most:
            self._tally.once["cut"] += 1
            return line[: most - 1] + "…"
        self.rest.pop(name)
        return line

    def long_text(self, name: str) -> str:
        """A text of several lines; one that is too long is cut and kept whole in the rest."""
        value = self.rest.get(name)
        if not isinstance(value, str):
            return self._odd(name)
        if len(value) > LONGEST_TEXT or value.count("\n") > MOST_LINES:
            self._tally.once["cut"] += 1
            return "\n".join(value[:LONGEST_TEXT].split("\n")[:MOST_LINES]) + "…"
        self.rest.pop(name)
        return value.strip()

    def _odd(self, name: str) -> str:
        if self.rest.get(name) is None:
            self.rest.pop(name, None)
        else:
            self._count_unreadable(name)
        return ""

    def flag(self, name: str) -> bool | None:
        """Yes or no, None where neither is told."""
        value = self.rest.get(name)
        if isinstance(value, bool):
            del self.rest[name]
            return value
        self._odd(name)
        return None

    def day(self, name: str, *, end: bool = False) -> date | None:
        """A day; of a month or year its first, with end its last, and what was said is kept."""
        value = self.rest.get(name)
        if not isinstance(value, str) or not value.strip():
            self._odd(name)
            return None
        read = read_day(value.strip(), end)
        if read is None:
            self._count_unreadable(name)
            return None
        day, exact = read
        if exact:
            del self.rest[name]
        else:
            self._tally.once["partial"] += 1
        return day

    def moment(self, name: str) -> datetime | None:
        """A moment in Europe/Berlin, to the minute."""
        value = self.rest.get(name)
        if not isinstance(value, str) or not value.strip():
            self._odd(name)
            return None
        read = read_moment(value.strip())
        if read is None:
            self._count_unreadable(name)
            return None
        del self.rest[name]
        return read

    def put_back(self, name: str) -> None:
        """Keep a field after all, as it was told."""
        if name in self.found.data:
            self.rest[name] = self.found.data[name]

    def unreadable(self, name: str) -> None:
        """Keep a field that makes no sense here, and count it."""
        self._count_unreadable(name)
        self.put_back(name)

    def _count_unreadable(self, name: str) -> None:
        if name not in self._unread:
            self._unread.add(name)
            self._tally.unreadable[name] += 1

    def first(self, name: str) -> str:
        """The first of a list of lines, or the line itself; the others stay."""
        value = self.rest.get(name)
        if isinstance(value, list) and value and isinstance(value[0], str):
            if len(value) > 1:
                self.rest[name] = value[1:]
            else:
                del self.rest[name]
            return " ".join(value[0].split())[:SHORT]
        if isinstance(value, list) and not value:
            del self.rest[name]
            return ""
        return self.text(name) if value is not None else self._odd(name)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What is left, as names and JSON texts; a very long one goes on under the same name.

        What is no value of the kind OParl says is counted as unreadable, also where nobody here reads the field.
        """
        made = []
        for name, value in self.rest.items():
            if value is None or value == [] or value == "":
                continue
            self._tally.rest[name] += 1
            if not _as_specified(name, value):
                self._count_unreadable(name)
            words = json.dumps(value, ensure_ascii=False)
            made += [(name, words[at : at + LONG // 2]) for at in range(0, len(words), LONG // 2)]
        return tuple(made)


def _as_specified(name: str, value: Any) -> bool:
    """Whether a field that OParl defines holds what it may; lists of one are taken for the one, as many write them."""
    if name in _DAYS:
        return isinstance(value, str) and read_day(value.strip(), False) is not None
    if name in _MOMENTS:
        return bool(_stamp(value))
    if name in _FLAGS:
        return isinstance(value, bool)
    if name in _NUMBERS:
        return (isinstance(value, int) and not isinstance(value, bool)) or (
            isinstance(value, str) and value.isdecimal()
        )
    if name in _WORDS:
        return isinstance(value, str | int | float) and not isinstance(value, bool)
    if name in _LISTED:
        return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))
    return name != "geojson" or isinstance(value, dict)


def ids_in(value: Any) -> list[str]:
    """The ids a field names, one or a list of them; what is no id is left out."""
    if isinstance(value, str):
        return [value] if value else []
    return [one for one in value if isinstance(one, str) and one] if isinstance(value, list) else []


def read_day(text: str, end: bool) -> tuple[date, bool] | None:
    """The day and whether it was told exactly."""
    found = _DAY.fullmatch(text)
    try:
        if found is None:
            if zoned := _ZONED.fullmatch(text):
                return date.fromisoformat(zoned[1]), True
            moment = read_moment(text)
            return (moment.date(), True) if moment is not None else None
        year, month = int(found[1]), int(found[2] or (12 if end else 1))
        if year not in _YEARS:
            return None
        last = monthrange(year, month)[1]
        return date(year, month, int(found[3]) if found[3] else last if end else 1), found[3] is not None
    except ValueError:
        return None


def read_moment(text: str) -> datetime | None:
    """The moment in Europe/Berlin, to the minute."""
    try:
        read = local(text)
    except (ValueError, OverflowError):
        return None
    return read.replace(second=0, microsecond=0) if read.year in _YEARS else None


def stamps_of(source: Source) -> tuple[str, str] | None:
    """When an object was made and changed there, as the record keeps it; taken out of the rest."""
    read = [_stamp(source.rest.get(name)) for name in ("created", "modified")]
    for name, one in zip(("created", "modified"), read, strict=True):
        if one:
            source.rest.pop(name, None)
    made, changed = read
    if not made and not changed:
        return None
    return made or changed, changed or made


def _stamp(value: Any) -> str:
    try:
        read = datetime.fromisoformat(value) if isinstance(value, str) else None
        if read is None or read.year not in _YEARS:
            return ""
        zoned = read if read.tzinfo else read.replace(tzinfo=BERLIN)
        return zoned.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        return ""


def web_address(value: Any) -> str:
    """The address where it is one of the net, else nothing."""
    if not isinstance(value, str) or len(value) > SHORT or not re.match(r"https?://[^\s/]", value):
        return ""
    try:
        urlsplit(value)
    except ValueError:  # such as a bracket that is not closed
        return ""
    return "" if re.search(r"[\s<>\"]", value) else value
