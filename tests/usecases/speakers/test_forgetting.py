"""A guest's contact data go from every byte of the record; that the guest spoke stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Contact
from beirat_desktop.domain.speakers import Speaker


@pytest.mark.sqlite
def test_what_is_forgotten_of_a_guest_stands_in_no_file_of_the_record(office):
    with office.store.unit("planted") as unit:
        person = unit.persons.save(Person("Muster", "Erika", contact=Contact(email="geheim@example.org")))
        guest = unit.speakers.save(replace(Speaker("Integrationslotsen"), person_id=person.id))
    office.speakers.forget_contact(guest.id)
    files = [one for one in office.file.parent.iterdir() if one.is_file() and one.name.startswith(office.file.name)]
    assert [one.name for one in files if b"geheim@example.org" in one.read_bytes()] == []
    assert office.speakers.get(guest.id).topic == "Integrationslotsen"
