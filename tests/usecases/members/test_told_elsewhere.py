"""What another system told of a person goes with them, and is told to them."""

import json

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.origins import Origin
from beirat_desktop.domain.places import Contact

REST = (
    ("name", '"Dr. Ada Kranichfeder"'),
    ("email", '["kranich.zwei@example.org"]'),
    ("phone", '["0621 4711"]'),
    ("lu:mobil", '"0170 4711"'),
)
WORDS = (b"Kranichfeder", b"kranich.zwei", b"0621 4711", b"0170 4711", b"kranichfeder")


@pytest.fixture
def told(office):
    """A person as OParl told them."""
    made = office.persons.add("Kranichfeder", "Ada", contact=Contact(email="kranich.eins@example.org"))
    with office.store.unit("exchange.oparl") as unit:
        unit.origins.save_all([Origin("https://ris.example.org/p/1", "Person", "persons", made.id, REST)])
    return made


def origins(office):
    with office.store.reading() as unit:
        return unit.origins.all()


def left(office, words) -> list[bytes]:
    """Which of the words stand in any byte of the record, its log among them."""
    files = office.file.parent.glob(f"{office.file.name}*")
    content = b"".join(file.read_bytes() for file in files)
    return [word for word in words if word in content]


@pytest.mark.sqlite
def test_without_contact_data_there_is_no_second_address_either(office, told):
    assert len(left(office, WORDS)) == len(WORDS)
    office.persons.remove_contact(told.id)
    assert [one.rest for one in origins(office)] == [REST[:1]]
    assert left(office, WORDS[1:4]) == []
    assert office.store.undoable is None


@pytest.mark.sqlite
def test_who_is_forgotten_is_not_told_from_there_any_more(office, told):
    office.persons.forget(told.id)
    assert origins(office) == []
    assert left(office, WORDS) == []


def test_who_is_removed_by_mistake_comes_back_with_what_was_told(office, told):
    office.persons.remove(told.id)
    assert origins(office) == []
    office.undo()
    assert [one.rest for one in origins(office)] == [REST]


def test_a_guests_contact_data_go_as_well(office, told):
    guest = office.speakers.suggest("Sprachkurse", person_id=told.id)
    office.speakers.forget_contact(guest.id)
    assert [one.rest for one in origins(office)] == [REST[:1]]
    with pytest.raises(Refused, match="still_used"):
        office.persons.remove(told.id)
    assert [one.rest for one in origins(office)] == [REST[:1]]


def test_it_is_told_to_who_asks(office, told):
    data = json.loads(office.personal_data.files(told.id).data)
    (entry,) = [one for one in data["entries"] if one["noun"] == "origins"]
    assert entry["values"]["rest"][0] == "https://ris.example.org/p/1"
    assert 'email: ["kranich.zwei@example.org"]' in entry["values"]["rest"]
