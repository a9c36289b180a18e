"""A person's card taken in and handed out."""

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.places import Address, Contact

CARD = "BEGIN:VCARD\nN:Weiß;Zoë;;Dr.;\nTEL:0621 1\nEND:VCARD\nBEGIN:VCARD\nN:Kaya;Can\nEND:VCARD\n"


def test_new_persons_are_added_and_one_undo_takes_them_back(office, tmp_path):
    (tmp_path / "a.vcf").write_text(CARD, encoding="utf-8")
    assert [one.person.name for one in office.persons.take_vcard(tmp_path / "a.vcf")] == ["Dr. Zoë Weiß", "Can Kaya"]
    office.undo()
    assert office.persons.all() == []


def test_who_is_known_gets_what_the_card_knows_and_keeps_the_rest(office, tmp_path):
    address = Address("Weg 3", "67059", "Ort")
    known = office.persons.add("Weiß", "Zoë", contact=Contact(address, "z@example.org", "alt"))
    (tmp_path / "a.vcf").write_text(CARD, encoding="utf-8")
    taken = office.persons.take_vcard(tmp_path / "a.vcf")[0].person
    assert taken.id == known.id
    assert (taken.title, taken.contact) == ("Dr.", Contact(address, "z@example.org", "0621 1"))
    assert b"TEL;TYPE=VOICE:0621 1" in office.persons.vcard(known.id)


def test_two_of_one_name_are_not_confused(office, tmp_path):
    for _ in range(2):
        office.persons.add("Weiß", "Zoë")
    (tmp_path / "a.vcf").write_text(CARD, encoding="utf-8")
    with pytest.raises(Refused, match="ambiguous"):
        office.persons.take_vcard(tmp_path / "a.vcf")
    assert len(office.persons.all()) == 2
