"""Everything the record holds on one person, for the person (Art. 15 and 20 DSGVO)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from beirat_desktop.documents.personal_extract import personal_extract
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedPaper
from beirat_desktop.domain.findings import Entry
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.nouns import NOUNS, Description, description, references
from beirat_desktop.domain.papers import Attachment, Paper
from beirat_desktop.domain.periods import all_states
from beirat_desktop.domain.personal_data import (
    Extract,
    FileMention,
    Happened,
    Held,
    file_mention,
    happened,
    held,
    own_records,
)
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.publication import HiddenPerson, Publication, cut_key, named
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.exchange.personal_extract import write
from beirat_desktop.german.nouns import described
from beirat_desktop.store import rights
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import ever_named, person_on, today
from beirat_desktop.usecases.members.reviews import review_of
from beirat_desktop.usecases.publications.pdf_reader import words_of
from beirat_desktop.usecases.publications.public_view import public_streets
from beirat_desktop.usecases.publications.rendering import draw, file_name
from beirat_desktop.usecases.publicity import derived

ACTION = "persons.extract"
_LEADS_THERE = frozenset(
    {"agenda_items", "papers", "resolutions", "consultations", "elections", "votes", "election_rounds", "follow_ups"}
    | {"speakers", "excerpts", "resident_questions", "issued_papers"}
)
"""By links to these a record hangs on what is not public."""


@dataclass(frozen=True, slots=True)
class PersonalFiles:
    """The extract in both forms, and what its files are called without their endings."""

    extract: Extract
    pdf: bytes
    data: bytes
    name: str


class PersonalData:
    """Tells somebody what is kept about them; changes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def files(self, person_id: str, copies: Sequence[date] = (), aside: Sequence[str] = ()) -> PersonalFiles:
        """The extract as a tagged paper and as JSON; copies, aside: as with extract()."""
        made = self.extract(person_id, copies, aside)
        with self._store.reading() as unit:
            author = next((body.name for body in unit.bodies.all()), "")
        pdf = draw(personal_extract(made, author)).pdf
        return PersonalFiles(made, pdf, write(made), file_name("Auskunft", made.name).removesuffix(".pdf"))

    def extract(self, person_id: str, copies: Sequence[date] = (), aside: Sequence[str] = ()) -> Extract:
        """Everything that names the person by id or by name; read wholly, so it takes a while.

        copies: days of the copies that hold it too; aside: names of records that were put aside. Refused to whom it is
        not given to hand out personal data.
        """
        with self._store.reading() as unit:
            rights.check_action(unit, ACTION)
            with derived(unit, hides=False):
                return _Reading(unit, person_id).extract(tuple(copies), tuple(aside))


class _Reading:
    """One look at the whole record."""

    def __init__(self, unit: Unit, person_id: str) -> None:
        self._unit = unit
        self._person: Person = unit.nouns("persons").get(person_id)  # with all names they ever had
        self._values: dict[str, dict[str, Any]] = {
            noun: {value.id: value for value in unit.nouns(noun).all()} for noun in NOUNS if noun != "changes"
        }
        self._closed: dict[tuple[str, str], bool] = {}
        states = [state for _, state in all_states(self._person)]
        others = {one.family_name.casefold() for one in ever_named(unit) if one.id != person_id and one.family_name}
        known = [HiddenPerson(one, *[one.family_name.casefold() not in others] * 2) for one in states]
        self._names = named(known)
        self._by = {user.name for user in self._values["users"].values() if user.person_id == person_id}
        self._clean = Publication(streets=public_streets(unit), stay=_own_reach(self._person)).words

    def extract(self, copies: tuple[date, ...], aside: tuple[str, ...]) -> Extract:
        key = self._person.id
        found: list[Held] = []
        for noun, some in self._values.items():
            for value in some.values():
                closed = self._is_closed(noun, value)
                told = self._description(noun, value)
                one = held(noun, value, key, told, self._names, self._clean, closed=closed, by=self._by)
                if one is not None:
                    found.append(one)
        found += self._sent(found)
        history = self._history(found)
        now = self._unit.now.replace(tzinfo=None)
        person = person_on(self._unit, key, today(self._unit))
        return Extract(
            key,
            person.name,
            now,
            tuple(found),
            history,
            (*self._files(), *self._issued(found)),
            self._labels(found, history),
            copies,
            aside,
            review_of(self._unit, key),
        )

    def _find(self, noun: str, key: str) -> Any:
        return self._values.get(noun, {}).get(key)

    def _description(self, noun: str, value: Any) -> Description:
        told = description(noun, value, self._find)
        if self._is_closed(noun, value):
            return Description(Entry(noun), "", told.day)
        title = told.entry.title
        shown = self._clean(title) if isinstance(title, str) else title
        return Description(Entry(noun, shown), self._clean(told.number), told.day)

    def _is_closed(self, noun: str, value: Any) -> bool:
        """Whether it is not public or hangs on what is not."""
        place = (noun, value.id)
        if place not in self._closed:
            self._closed[place] = False  # what leads back to itself closes nothing
            self._closed[place] = _not_public(value) or any(
                self._is_closed(link.noun, other)
                for link in references(noun, value, past=True)
                if link.place.endswith(("_id", "second_call_of")) and link.noun in _LEADS_THERE
                if (other := self._find(link.noun, link.key)) is not None
            )
        return self._closed[place]

    def _sent(self, found: list[Held]) -> list[Held]:
        """Papers that were made of records about the person, such as letters to a guest."""
        own, there = own_records(found), {(one.noun, one.id) for one in found}
        return [
            Held("issued_papers", one.id, self._description("issued_papers", one), ("object_id",), closed=closed)
            for one in self._values["issued_papers"].values()
            if (one.noun, one.object_id) in own and ("issued_papers", one.id) not in there
            for closed in (self._is_closed("issued_papers", one),)
        ]

    def _history(self, found: list[Held]) -> tuple[Happened, ...]:
        own = own_records(found)
        told = []
        for change in sorted(self._unit.changes.all(), key=lambda one: (one.position, one.changed)):
            value = self._find(change.noun, change.object_id)
            # What is gone may have been behind closed doors: of another's record its texts are not told then.
            closed = change.noun != "persons" if value is None else self._is_closed(change.noun, value)
            one = happened(change, self._person.id, own, self._by, self._names, self._clean, closed=closed)
            if one is not None:
                told.append(one)
        return tuple(told)

    def _files(self) -> list[FileMention]:
        words = self._unit.file_words()
        found = []
        for one in self._values["attachments"].values():
            closed = self._is_closed("attachments", one)
            name = "" if closed else self._clean(one.file_name)
            mention = file_mention(name, words.get(one.sha512, ""), self._names, self._clean, closed=closed)
            if mention is not None:
                found.append(mention)
        return found

    def _issued(self, found: list[Held]) -> list[FileMention]:
        """The papers of the house that name the person, but letters to them, which stand among their records.

        Of what went to the members no words are told: it holds everything, also what is not public.
        """
        sent = {one.id for one in found if one.noun == "issued_papers"}
        kept = set(self._unit.blob_ids())  # what is lost is told by the check
        mentions = []
        for one in self._values["issued_papers"].values():
            if one.id in sent or one.sha512 not in kept:
                continue
            closed = self._is_closed("issued_papers", one)
            name = "" if closed else self._clean(one.file_name)
            words = words_of(self._unit.blob(one.sha512))
            shown = one.publication and not closed
            mention = file_mention(name, words, self._names, self._clean, closed=not shown)
            if mention is not None:
                mentions.append(mention)
        return mentions

    def _labels(self, found: list[Held], history: tuple[Happened, ...]) -> Mapping[str, str]:
        """What the ids that stand in it are called."""
        labels = {}
        for one in found:
            text = json.dumps(one.values or {}, default=str)
            value = self._find(one.noun, one.id)
            for link in references(one.noun, value, past=True):
                other = self._find(link.noun, link.key)
                if other is not None and link.key in text:
                    labels[link.key] = self._label(link.noun, other)
        for line in history:
            value = self._find(line.noun, line.object_id)
            if value is not None:
                labels[line.object_id] = self._label(line.noun, value)
        return labels

    def _label(self, noun: str, value: Any) -> str:
        if isinstance(value, Person):
            return value.name
        return described(self._description(noun, value)) + (
            " (nichtöffentlich)" if self._is_closed(noun, value) else ""
        )


def _not_public(value: Any) -> bool:
    if isinstance(value, IssuedPaper):
        # An issue for the members tells everything; its bytes are not told here, only that there is one.
        return False
    return isinstance(value, AgendaItem | Paper | Resolution | Attachment | FollowUp) and not value.public


def _own_reach(person: Person) -> frozenset[str]:
    """How the person is reached: told wherever it stands."""
    contact = person.contact
    address = contact.address
    town = f"{address.postcode} {address.town}".strip()
    forms = (contact.email, contact.phone, address.street, town, f"{address.street}, {town}")
    return frozenset(cut_key(one) for one in forms if one)
