"""Marks are planted in every text of every noun of the sample, and none is in any byte of what the public gets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from sqlalchemy import update

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.domain.text import Block, RichText, Run
from beirat_desktop.store.store import Store
from beirat_desktop.store.tables import TABLES
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.publications.publications import KINDS
from tests.documents.reading import everything_in

NO_WORDS = {"id", "key", "noun", "object_id", "sha512", "media_type", "batch", "seal", "desk", "language", "link"}
OURS = {"note", "internal_note", "refusal_reason", "contact", "closed_reason", "reason"}
"""Fields that are the office's own wherever they stand: a contact, a note, why something was closed or refused."""
MARK = "Qzx"
REACHED = "504-7731", "504\u20117731", "zq7@"
PLANTED = " 0621 504-7731 zq7@example.org"
OTHERS = ("changes", "users", "text_blocks", "deadlines", "overrides", "issued_papers")
"""What is printed nowhere, or is the office's own wording of its papers."""
NUMBERS = ("number", "external_number", "item_number")
"""What stands there is a number that something goes by in public."""
SOME = 3
"""Of each kind so many papers are made, the newest of its noun; all would take minutes."""


def planted(value: Any, mark: str, ours: str = "") -> Any:
    """The value with the mark in every text of it, however deep; ours: what stands instead in fields of the office."""
    if isinstance(value, RichText):
        return RichText((*value.blocks, Block((Run(mark),))))
    if isinstance(value, tuple):
        return tuple(planted(part, mark, ours) for part in value)
    if type(value) is str:
        return value + mark
    if not is_dataclass(value) or isinstance(value, type):
        return value
    names = [f.name for f in fields(value) if f.name not in NO_WORDS and not f.name.endswith(("_id", "_ids"))]
    told = {name: getattr(value, name) for name in names}
    # Numbers are unique, and none is as many as one likes.
    told = {name: one for name, one in told.items() if one or name != "number"}
    return replace(value, **{n: planted(one, ours if ours and n in OURS else mark, ours) for n, one in told.items()})


def plant(
    store: Store, noun: str, value: Any, mark: str, *, ours: str = "", keep: tuple[str, ...] = (), **changes: Any
) -> None:
    """Write it past the rules: what holds is not edited any more, but it may have been entered like this."""
    marked = planted(value, mark, ours)
    table = TABLES[noun]
    told = {f.name: getattr(marked, f.name) for f in fields(marked) if f.name not in ("id", *keep)}
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(update(table).where(table.c.id == value.id).values({**told, **changes}))


def public_papers(office: Office) -> Iterator[tuple[IssuedKind, bytes, str]]:
    """What the public can get: every kind of paper, of some records each, with the name of its file."""
    for kind, made in KINDS.items():
        if not made.public:
            continue
        with office.store.reading() as unit:
            keys = [one.id for one in unit.nouns(made.noun).all()]
            if made.noun == "agenda_items":
                keys = [one.agenda_item_id for one in unit.excerpts.all()] + keys[-SOME:]
        done = 0
        for key in reversed(keys):
            try:
                pdf = office.publications.preview(kind, key, publication=True).pdf
            except (Refused, IndexError):
                continue
            yield kind, pdf, office.publications.file_name(kind, key, publication=True)
            done += 1
            if done == SOME:
                break


@pytest.fixture
def closed_sample(sample):
    """Everything that stands on an agenda is closed to the public, and all that belongs to it bears the mark."""
    store = sample.store
    with store.reading() as unit:
        items = unit.agenda_items.all()
        keys = {item.id for item in items}
        papers = {item.paper_id for item in items} | {
            one.paper_id for one in unit.consultations.all() if one.agenda_item_id in keys
        }
        papers -= {None}
        resolutions = {one.id for one in unit.resolutions.all() if one.agenda_item_id in keys or one.paper_id in papers}
        tasks = {one.id for one in unit.follow_ups.all() if one.paper_id in papers or one.resolution_id in resolutions}
        elections = {one.id for one in unit.elections.all()}
        ends = keys | papers | resolutions | tasks | elections
        found = [
            (noun, value)
            for noun in NOUNS
            if noun not in ("agenda_items", "meetings", "initiatives", "issued_papers", "changes")
            for value in unit.nouns(noun).all()
            if value.id in ends or _names(noun, value) & ends
        ]
    for noun, value in found:
        plant(store, noun, value, f" {MARK}{noun.replace('_', '')[:12]}")
    for item in items:
        told = {"public": False, "public_title": "Angelegenheit der Verwaltung", "removed_by": None}
        plant(store, "agenda_items", item, f" {MARK}item", keep=("number",), **told)
    return sample


def _names(noun: str, value: Any) -> set[str]:
    from beirat_desktop.domain.nouns import ends

    return {key for place in NOUNS[noun].links for key in ends(value, place)}


def test_of_what_is_closed_to_the_public_no_mark_is_in_any_byte_of_any_public_paper(closed_sample):
    kinds = set()
    for kind, pdf, name in public_papers(closed_sample):
        kinds.add(kind)
        told = everything_in(pdf) + name
        at = told.find(MARK)
        assert at < 0, (kind, told[max(at - 60, 0) : at + 60])
    # What is about a closed paper or item alone is not made at all.
    alone = {IssuedKind.EXCERPT, IssuedKind.SUPPLEMENT}
    assert {kind for kind, made in KINDS.items() if made.public} - kinds <= alone
    with closed_sample.store.reading() as unit:
        for meeting in unit.meetings.all():
            assert MARK not in repr(closed_sample.hall.view(meeting.id))
            if meeting.state == "planned":
                assert MARK not in everything_in(closed_sample.invitations.draw_notice(meeting.id).pdf)


def test_how_somebody_is_reached_and_notes_of_the_office_are_in_no_byte_of_any_public_paper(sample):
    with sample.store.reading() as unit:
        found = [(noun, value) for noun in NOUNS for value in unit.nouns(noun).all() if noun not in OTHERS]
    for noun, value in found:
        plant(sample.store, noun, value, PLANTED, ours=f" {MARK}{noun}", keep=NUMBERS)
    kinds = set()
    for kind, pdf, name in public_papers(sample):
        kinds.add(kind)
        told = everything_in(pdf) + name
        for mark in (MARK, *REACHED):
            at = told.find(mark)
            assert at < 0, (kind, mark, told[max(at - 60, 0) : at + 60])
    assert {kind for kind, made in KINDS.items() if made.public} - kinds <= {IssuedKind.SUPPLEMENT}
