"""The tables of the record, one per noun, made from the fields of its domain value.

A noun's columns are the fields of its dataclass: texts, numbers and dates as such, enumerations by their value,
nested values as JSON. So the mapping cannot be forgotten; the migration that must go with a new field is
demanded by the schema test. Core tables and no mapped classes: values are frozen, and lists stay fast.
"""

from __future__ import annotations

import json
import types
from dataclasses import fields
from datetime import date, datetime, time
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Time,
    TypeDecorator,
)
from sqlalchemy.types import TypeEngine

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedPaper
from beirat_desktop.domain.attendance import Attendance, Exclusion
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.citations import Citation
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import Consultation
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
from beirat_desktop.domain.plain import as_data, reader
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.text_blocks import TextBlock
from beirat_desktop.domain.users import User
from beirat_desktop.domain.votes import Vote

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class EnumText(TypeDecorator[Enum]):
    """An enumeration kept by its value."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__()
        self.kind = kind
        self._members = {member.value: member for member in kind}

    def __repr__(self) -> str:
        return "Text()"

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """The member's value; a plain text is taken as one."""
        return value.value if isinstance(value, Enum) else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Enum | None:
        """The member."""
        return None if value is None else self._members[value]


class DataText(TypeDecorator[Any]):
    """A nested value kept as JSON text."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind
        self._read = reader(kind)

    def __repr__(self) -> str:
        return "Text()"

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """The value as JSON text."""
        return None if value is None else json.dumps(as_data(value), ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """The nested value."""
        return None if value is None else self._read(json.loads(value))


PLAIN: dict[Any, TypeEngine[Any]] = {
    str: Text(),
    int: Integer(),
    bool: Boolean(),
    date: Date(),
    datetime: DateTime(),
    time: Time(),
}


def _column(name: str, hint: Any, references: str | None) -> Column[Any]:
    nullable = False
    kind = hint
    if get_origin(hint) in (Union, types.UnionType):
        kind = next(part for part in get_args(hint) if part is not type(None))
        nullable = True
    if kind in PLAIN:
        column_type = PLAIN[kind]
    elif isinstance(kind, type) and issubclass(kind, Enum):
        column_type = EnumText(kind)
    else:
        column_type = DataText(kind)
    links = [ForeignKey(f"{references}.id", deferrable=True, initially="DEFERRED")] if references else []
    return Column(name, column_type, *links, primary_key=name == "id", nullable=nullable)


VALUES: dict[str, type] = {}
"""The domain class of each noun, by table name."""


def _noun(
    name: str,
    kind: type,
    references: dict[str, str] | None = None,
    indexes: tuple[tuple[str, ...], ...] = (),
    unique: tuple[tuple[str, ...], ...] = (),
) -> Table:
    """A table for one noun. Every reference gets an index; links are checked when the unit ends."""
    VALUES[name] = kind
    references = references or {}
    hints = get_type_hints(kind)
    table = Table(
        name,
        metadata,
        *(_column(f.name, hints[f.name], references.get(f.name)) for f in fields(kind)),
        Column("created", Text, nullable=False),
        Column("modified", Text, nullable=False),
    )
    covered = {columns[0] for columns in (*indexes, *unique)}
    for reference in references:
        if reference not in covered:
            Index(None, table.c[reference])
    for columns in indexes:
        Index(None, *(table.c[column] for column in columns))
    for columns in unique:
        Index(
            f"uq_{name}_{'_'.join(columns)}",
            *(table.c[column] for column in columns),
            unique=True,
            # Not also postgresql_where, which would load that dialect at every start: it comes with PostgreSQL.
            sqlite_where=table.c[columns[-1]] != "",
        )
    return table


bodies = _noun("bodies", Body)
terms = _noun("terms", LegislativeTerm, {"body_id": "bodies"})
committees = _noun("committees", Committee, {"body_id": "bodies"})
factions = _noun("factions", Faction, {"committee_id": "committees"})
organizations = _noun("organizations", Organization, {"parent_id": "organizations"})
persons = _noun("persons", Person, {"organization_id": "organizations"}, indexes=(("family_name", "given_name"),))
memberships = _noun(
    "memberships",
    Membership,
    {
        "person_id": "persons",
        "committee_id": "committees",
        "faction_id": "factions",
        "substitute_for_id": "persons",
    },
)
users = _noun("users", User, {"person_id": "persons", "faction_id": "factions"})
meetings = _noun(
    "meetings",
    Meeting,
    {"committee_id": "committees", "term_id": "terms", "chair_id": "persons", "secretary_id": "persons"},
    indexes=(("start",),),
)
papers = _noun(
    "papers",
    Paper,
    {
        "committee_id": "committees",
        "faction_id": "factions",
        "organization_id": "organizations",
        "signer_id": "persons",
        "meeting_id": "meetings",
        "guest_meeting_id": "meetings",
        "amends_id": "papers",
    },
    indexes=(("dated", "id"), ("state", "dated"), ("number", "id")),
    unique=(("committee_id", "number"),),
)
paper_versions = _noun("paper_versions", PaperVersion, {"paper_id": "papers"})
attachments = _noun("attachments", Attachment, {"paper_id": "papers", "meeting_id": "meetings"})
agenda_items = _noun(
    "agenda_items",
    AgendaItem,
    {"meeting_id": "meetings", "parent_id": "agenda_items", "paper_id": "papers"},
)
attendances = _noun(
    "attendances",
    Attendance,
    {"meeting_id": "meetings", "person_id": "persons", "substitute_for_id": "persons"},
    unique=(("meeting_id", "person_id"),),
)
exclusions = _noun("exclusions", Exclusion, {"agenda_item_id": "agenda_items", "person_id": "persons"})
consultations = _noun(
    "consultations",
    Consultation,
    {
        "paper_id": "papers",
        "committee_id": "committees",
        "meeting_id": "meetings",
        "agenda_item_id": "agenda_items",
        "representative_id": "persons",
    },
    indexes=(("state", "due"), ("paper_id", "committee_id")),
)
resolutions = _noun(
    "resolutions",
    Resolution,
    {
        "committee_id": "committees",
        "agenda_item_id": "agenda_items",
        "consultation_id": "consultations",
        "paper_id": "papers",
    },
    indexes=(("decided_on",),),
    unique=(("committee_id", "number"),),
)
votes = _noun(
    "votes",
    Vote,
    {
        "resolution_id": "resolutions",
        "agenda_item_id": "agenda_items",
        "paper_id": "papers",
        "presided_id": "persons",
        "repeats_id": "votes",
    },
)
speakers = _noun(
    "speakers",
    Speaker,
    {
        "person_id": "persons",
        "organization_id": "organizations",
        "paper_id": "papers",
        "resolution_id": "resolutions",
        "meeting_id": "meetings",
        "agenda_item_id": "agenda_items",
    },
)
minutes = _noun("minutes", Minutes, {"meeting_id": "meetings"})
issued_papers = _noun("issued_papers", IssuedPaper, indexes=(("noun", "object_id", "kind", "issue"), ("issued", "id")))
excerpts = _noun(
    "excerpts",
    Excerpt,
    {"agenda_item_id": "agenda_items", "issued_paper_id": "issued_papers"},
    unique=(("issue", "number"),),
)
follow_ups = _noun(
    "follow_ups",
    FollowUp,
    {
        "paper_id": "papers",
        "resolution_id": "resolutions",
        "organization_id": "organizations",
        "noted_item_id": "agenda_items",
    },
    indexes=(("carried_out_on", "due"),),
)
status_reports = _noun(
    "status_reports",
    StatusReport,
    {
        "follow_up_id": "follow_ups",
        "organization_id": "organizations",
        "paper_id": "papers",
        "meeting_id": "meetings",
        "agenda_item_id": "agenda_items",
    },
)
initiatives = _noun("initiatives", Initiative, {"parent_id": "initiatives"})
citations = _noun(
    "citations",
    Citation,
    {"paper_id": "papers", "cited_paper_id": "papers", "cited_resolution_id": "resolutions"},
)
deadlines = _noun("deadlines", Deadline, indexes=(("due",),))
overrides = _noun("overrides", Override, indexes=(("noun", "object_id"),))
changes = _noun("changes", Change, indexes=(("noun", "object_id", "changed"), ("changed",)))
text_blocks = _noun("text_blocks", TextBlock)

blobs = Table(
    "blobs",
    metadata,
    Column("sha512", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
sequences = Table(
    "sequences",
    metadata,
    Column("name", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)
tombstones = Table(
    "tombstones",
    metadata,
    Column("object_id", Text, primary_key=True),
    Column("noun", Text, nullable=False),
    Column("deleted", Text, nullable=False),
)
search_docs = Table(
    "search_docs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("noun", Text, nullable=False),
    Column("object_id", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("folded_title", Text, nullable=False),
    Column("folded", Text, nullable=False),
)
Index("ix_search_docs_titles", search_docs.c.id, search_docs.c.folded_title)

TABLES: dict[str, Table] = {name: metadata.tables[name] for name in VALUES}
