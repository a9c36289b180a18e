"""What somebody is told of what is kept about them: all of it, of every noun, and nothing that is another's."""

from __future__ import annotations

import io
import json
from collections import Counter
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pypdfium2
import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Entry
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.nouns import NOUNS, Description, references
from beirat_desktop.domain.papers import Attachment, Paper
from beirat_desktop.domain.personal_data import held, person_places
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.users import Desk, User
from beirat_desktop.german.nouns import NOUN_WORDS
from beirat_desktop.german.personal_data import FIELD_WORDS
from beirat_desktop.usecases.office import Office
from tests.store.making import Maker, one_of

NAME = "Xaver Lövenich"
WHO = Person(
    "Lövenich", "Xaver", contact=Contact(Address("Waldweg 4", "67059", "Ludwigshafen"), "x@example.org"), id="x"
)
OTHER = one_of("persons")
PLACES = [(noun, place) for noun in NOUNS for place in person_places(noun)]


def put(value: Any, steps: list[str], key: str) -> Any:
    """The value with that id at one of its places."""
    if not steps:
        return key
    step, *rest = steps
    if isinstance(value, tuple) and step.isdigit():
        return tuple(put(part, rest, key) if n == int(step) else part for n, part in enumerate(value))
    part = getattr(value, step)
    new = tuple(put(one, rest, key) for one in part) if isinstance(part, tuple) else put(part, rest, key)
    return replace(value, **{step: new})


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.replace("\u00ad", "").replace("￾", "").split())


def opened(value: Any) -> Any:
    """The value as it is where the public may look."""
    kinds = AgendaItem | Paper | Resolution | Attachment | FollowUp
    return replace(value, public=True) if isinstance(value, kinds) else value


@pytest.fixture
def keep(store):
    def keep(*planted: tuple[str, Any]):
        values = {noun: [opened(value)] for noun, value in Maker().everything().items() if noun != "changes"}
        values["persons"] = [Person("Anders", "Uta", contact=Contact(phone="0621 504-2345"), id=OTHER), WHO]
        values["users"] = [User("Frau Winter", Desk.OFFICE, id=one_of("users"))]
        for noun, value in planted:
            values[noun] = [value if one.id == value.id else one for one in values[noun]]
        office = Office(store)
        with store.unit("planted") as unit:
            for noun, some in values.items():
                unit.nouns(noun).save_all(some)
        return office

    return keep


@pytest.mark.parametrize(("noun", "place"), PLACES)
def test_who_stands_in_any_field_of_any_noun_is_told_so_in_both_forms(keep, noun, place):
    value = opened(Maker().everything()[noun])
    value = put(value, place.split("."), "x")
    files = keep((noun, value)).personal_data.files("x")
    (entry,) = [one for one in json.loads(files.data)["entries"] if one["noun"] == noun]
    assert (entry["id"], place in entry["places"]) == (value.id, True)
    assert "x" in json.dumps(entry["values"])
    text = words_of(files.pdf)
    assert NOUN_WORDS[noun] in text
    assert place == "person_id" or f"{FIELD_WORDS[place.split('.')[0]]}: " in text
    assert "504-2345" not in text


def with_name(value: Any, name: str) -> Any | None:
    """The value with the person's name in one text; None where that field holds none."""
    part = getattr(value, name)
    if isinstance(part, RichText):
        return replace(value, **{name: RichText.of(f"Herr {NAME} sprach, Tel. 0621 5047777.")})
    free = (
        isinstance(part, str) and type(part) is str and not name.endswith(("id", "noun", "sha512", "login", "password"))
    )
    return replace(value, **{name: f"{NAME}, Tel. 0621 5047777"}) if free else None


TEXTS = [
    (noun, part.name)
    for noun, value in Maker().everything().items()
    if noun not in ("changes", "persons", "users", "text_blocks")
    for part in fields(NOUNS[noun].kind)
    if part.name not in NOUNS[noun].links and with_name(value, part.name) is not None
]


@pytest.mark.parametrize("noun", sorted({noun for noun, _ in TEXTS}))
def test_a_name_in_any_text_of_any_noun_is_told_without_how_others_are_reached(keep, noun):
    value = opened(Maker().everything()[noun])
    for one, name in TEXTS:
        if one == noun:
            value = with_name(value, name)
    files = keep((noun, value)).personal_data.files("x")
    (entry,) = [one for one in json.loads(files.data)["entries"] if one["noun"] == noun]
    told = {one["field"] for one in entry["passages"]}
    assert told == {name for one, name in TEXTS if one == noun}
    text = words_of(files.pdf)
    assert NAME in text
    assert "5047777" not in text
    assert b"5047777" not in files.data


def test_of_what_is_not_public_the_fact_is_told_and_no_word(keep):
    made = Maker().everything()
    item = replace(made["agenda_items"], public=False, title="Geheime Vergabe", removed_by=None)
    vote = put(replace(made["votes"], subject="Geheime Vergabe an Lövenich"), ["ballots", "0"], "x")
    excluded = replace(made["exclusions"], person_id="x", reason="Schwager der Geheimen")
    paper = replace(opened(made["papers"]), title=f"Geheime Sache {NAME}")
    office = keep(("agenda_items", item), ("votes", vote), ("exclusions", excluded), ("papers", paper))
    files = office.personal_data.files("x")
    text = words_of(files.pdf)
    assert "Geheime" not in text
    assert "Geheime" not in files.data.decode()
    told = {one["noun"]: one for one in json.loads(files.data)["entries"]}
    assert told["votes"]["closed"]
    assert told["votes"]["values"]["ballots"] == [["x", ballot.value] for _, ballot in vote.ballots]
    assert told["exclusions"]["values"]["person_id"] == "x"
    assert f"{files.extract.left_out} nichtöffentliche Einträge sind ohne Texte aufgeführt" in text


def test_own_contact_data_are_told_and_no_password(keep):
    user = User("Frau Winter", Desk.OFFICE, "x", password="scrypt$secret", id=one_of("users"))
    files = keep(("users", user)).personal_data.files("x")
    assert "scrypt" not in files.data.decode()
    text = words_of(files.pdf)
    assert "x@example.org" in text
    assert "Waldweg 4" in text
    assert "Arbeitsplatz: Geschäftsstelle" in text


def test_the_history_tells_what_was_changed_and_what_the_person_changed(office):
    person = office.persons.add("Lövenich", "Xaver")
    office.users.add("Frau Winter", Desk.OFFICE, person_id=person.id)
    office.persons.edit(person.id, title="Dr.")
    office.store.user = "Frau Winter"
    office.persons.add("Anders", "Uta")
    office.store.user = "Geschäftsstelle"
    extract = office.personal_data.extract(person.id, [date(2012, 5, 1)], ["alt.db"])
    changed = [(one.action, one.by_person) for one in extract.history if one.noun == "persons"]
    assert changed == [("persons.add", False), ("persons.edit", False), ("persons.add", True)]
    assert ("title", "", "Dr.") in extract.history[2].values
    text = words_of(office.personal_data.files(person.id, [date(2012, 5, 1)], ["alt.db"]).pdf)
    assert "Sicherungen der Akte mit diesen Daten gibt es vom: 01.05.2012. Beiseitegelegte Akten: alt.db." in text
    assert "Anders" not in text


def test_a_name_on_the_pages_of_an_issued_paper_is_told_and_its_words_where_they_are_public(sample):
    """The papers as the house draws them: what stands on their pages names people of whom no field says anything."""
    drawn = {}
    with sample.store.reading() as unit:
        for one in unit.issued_papers.where(kind="minutes"):
            drawn[one.id] = (one, words_of(unit.blob(one.sha512)))
        people = [person for person in unit.persons.all() if person.given_name]
    person = next(one for one in people if any(one.name in text for _, text in drawn.values()))
    found = sample.personal_data.extract(person.id).files
    naming = {issued.file_name for issued, text in drawn.values() if person.name in text}
    assert naming <= {one.name for one in found}
    assert not any(one.passages for one in found if one.name in naming), "the members' issue tells everything"
    issued = next(issued for issued, text in drawn.values() if person.name in text)
    with sample.store.unit("issued for the public") as unit:
        unit.issued_papers.save(replace(issued, publication=True, issue=99, file_name="fuer-alle.pdf", id="public"))
    (public,) = [one for one in sample.personal_data.extract(person.id).files if one.name == "fuer-alle.pdf"]
    assert any(person.family_name in one.words for one in public.passages)
    assert "fuer-alle.pdf" in words_of(sample.personal_data.files(person.id).pdf)


def plant(office, title: str, note: str) -> None:
    with office.store.unit("planted") as unit:
        unit.papers.save(Paper(title, note=note))


def test_of_two_of_one_family_only_the_whole_name_is_theirs(office):
    person, other = office.persons.add("Müller", "Eva"), office.persons.add("Müller", "Jan")
    plant(office, "Antrag", "Frau Müller rief an, auch Eva Müller. Später Jan Müller.")
    words = [p.words for one in office.personal_data.extract(person.id).held for p in one.passages]
    assert len(words) == 1
    plant(office, "Zweiter", "Müller kommt.")
    assert len([one for one in office.personal_data.extract(other.id).held if one.passages]) == 1


def test_everybody_of_the_sample_finds_every_record_that_names_them(sample):
    with sample.store.reading() as unit:
        links = {
            (noun, value.id, link.key)
            for noun in NOUNS
            for value in unit.nouns(noun).all()
            for link in references(noun, value)
            if link.noun == "persons"
        }
        person_id = Counter(key for _, _, key in links).most_common(1)[0][0]
    extract = sample.personal_data.extract(person_id)
    there = {(one.noun, one.id, person_id) for one in extract.held if one.places}
    assert {link for link in links if link[2] == person_id} <= there
    assert words_of(sample.personal_data.files(person_id).pdf)


def test_a_reader_and_a_faction_hand_out_nothing(office):
    person = office.persons.add("Lövenich", "Xaver")
    office.users.add("Geschäftsstelle", Desk.OFFICE)
    office.users.add("Leser", Desk.READER)
    office.store.user = "Leser"
    with pytest.raises(Refused, match=r"rights\."):
        office.personal_data.extract(person.id)


def test_every_field_that_can_be_told_has_its_word():
    def names(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {name for part in value.values() for name in names(part)}
        return {name for part in value for name in names(part)} if isinstance(value, list) else set()

    told = set()
    for noun, value in Maker().everything().items():
        one = held(noun, value, OTHER, Description(Entry(noun)), None, str, closed=False)
        told |= names(one.values) if one is not None else set()
    assert told - FIELD_WORDS.keys() == set()
