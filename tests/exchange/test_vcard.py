"""Persons as vCards: read by a library that did not write them, and read from what address books write."""

import random

import pytest
import vobject

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.exchange.vcard import read, write
from beirat_desktop.german import refusal

CONTACT = Contact(
    Address("Göçmenweg 3; Hof", "67059", "Ludwigshafen am Rhein", "Haus A"), "a@example.org", "+49 621 504"
)
PERSON = Person("von der Heide", "Ayşe", "Frau", "Prof. Dr.", CONTACT)


def facts(person: Person) -> tuple[object, ...]:
    return person.family_name, person.given_name, person.form_of_address, person.title, person.contact


def test_a_card_is_read_by_another_library():
    card = vobject.readOne(write([PERSON]).decode())
    assert (card.n.value.family, card.n.value.given, card.n.value.prefix) == ("von der Heide", "Ayşe", "Frau Prof. Dr.")
    assert card.fn.value == "Prof. Dr. Ayşe von der Heide"
    assert (card.adr.value.street, card.adr.value.code, card.adr.value.city) == (
        "Göçmenweg 3; Hof",
        "67059",
        "Ludwigshafen am Rhein",
    )
    assert (card.email.value, card.tel.value) == ("a@example.org", "+49 621 504")


def test_what_went_out_comes_in_again_and_no_line_is_too_long():
    content = write([PERSON, Person("Weiß" * 40, "Zoë")])
    assert [facts(one.person) for one in read(content, "a.vcf")] == [facts(PERSON), facts(Person("Weiß" * 40, "Zoë"))]
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_nothing_that_is_not_known_stands_in_a_card():
    assert b"ADR" not in write([Person("Weiß", "Zoë")])
    assert b"TEL" not in write([Person("Weiß", "Zoë")])


FOREIGN = {
    "version 2.1 in quoted-printable": (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=windows-1252;ENCODING=QUOTED-PRINTABLE:Wei=DF;Zo=EB;;Dr.\r\n"
        b"TEL;WORK;VOICE:0621 1\r\nADR;HOME;ENCODING=QUOTED-PRINTABLE:;;Weg =\r\n3;Ort;;67059;\r\nEND:VCARD\r\n",
        ("Weiß", "Zoë", "", "Dr.", "0621 1", "Weg 3"),
    ),
    "version 4.0 with groups": (
        "BEGIN:VCARD\nVERSION:4.0\nitem1.N:Weiß;Zoë;;;\nitem2.TEL;TYPE=home:0621 1\nTEL;PREF=1:tel:0171 2\n"
        "ADR:;;Weg 3;Ort;;67059;\nEND:VCARD\n".encode(),
        ("Weiß", "Zoë", "", "", "0171 2", "Weg 3"),
    ),
    "an assistant inside, a fax before the telephone": (
        "BEGIN:VCARD\nVERSION:2.1\nN:Weiß;Zoë\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nN:Chef;Max\nTEL:9\nEND:VCARD\n"
        "TEL;WORK;FAX:0621 99\nTEL;TYPE=CELL,VOICE:0171 3\nADR:;;Weg 3\nEND:VCARD\n".encode(),
        ("Weiß", "Zoë", "", "", "0171 3", "Weg 3"),
    ),
    "version 4.0 with a colon in a parameter, several names and preferences": (
        'BEGIN:VCARD\nVERSION:4.0\nN;SORT-AS="Weiss,Zoe":Weiß;Zoë,Ada;;Prof.,Dr.;\nTEL;VALUE=uri;PREF=2:tel:1\n'
        'TEL;VALUE=uri;PREF=1;TYPE="cell":tel:+49-171-2;ext=5\nADR;LABEL="Weg 3: hinten";TYPE=home:;;Weg 3;Ort;;6;\n'
        "END:VCARD\n".encode(),
        ("Weiß", "Zoë Ada", "", "Prof. Dr.", "+49-171-2 App. 5", "Weg 3"),
    ),
    "a group beside a person, as Google has it": (
        "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Beirat\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nN:Heide;Zoë;von der;;\n"
        "TEL:1\nADR:;;Weg 3\nEND:VCARD\n".encode(),
        ("von der Heide", "Zoë", "", "", "1", "Weg 3"),
    ),
    "a name in base 64": (
        b"BEGIN:VCARD\nN;ENCODING=BASE64;CHARSET=UTF-8:V2Vpw587Wm/Dqzs7Ow==\nTEL:1\nADR:;;Weg 3\nEND:VCARD\n",
        ("Weiß", "Zoë", "", "", "1", "Weg 3"),
    ),
    "a name as a whole": (
        "BEGIN:VCARD\nFN:Zoë Weiß\nTEL:1\nADR:;;Weg 3\nEND:VCARD".encode(),
        ("Weiß", "Zoë", "", "", "1", "Weg 3"),
    ),
    "a name as a whole with what stands before it": (
        "BEGIN:VCARD\nFN:Frau Prof. Dr. Zoë von der Heide\nTEL:1\nADR:;;Weg 3\nEND:VCARD".encode(),
        ("von der Heide", "Zoë", "Frau", "Prof. Dr.", "1", "Weg 3"),
    ),
    "a name as a whole, the family first": (
        "BEGIN:VCARD\nN:;;;;\nFN:Weiß\\, Dr. Zoë\nTEL:1\nADR:;;Weg 3\nEND:VCARD".encode(),
        ("Weiß", "Zoë", "", "Dr.", "1", "Weg 3"),
    ),
    "a name as a whole with a degree behind it": (
        "BEGIN:VCARD\nFN:Zoë Weiß\\, M.A.\nTEL:1\nADR:;;Weg 3\nEND:VCARD".encode(),
        ("Weiß", "Zoë", "", "", "1", "Weg 3"),
    ),
    "a comma that is a letter, and one that parts": (
        "BEGIN:VCARD\nVERSION:3.0\nN:Weiß\\, geb. Kaya;Zoë,Ada;;Dr.,PD;\nTEL:1\n"
        "ADR:;;Weg 3\\, Hof;Ort\nEND:VCARD".encode(),
        ("Weiß, geb. Kaya", "Zoë Ada", "", "Dr. PD", "1", "Weg 3, Hof"),
    ),
    "a backslash before a semicolon that parts": (
        b"BEGIN:VCARD\nVERSION:3.0\nN:A\\\\;B;;;\nTEL:1\nADR:;;Weg 3\nEND:VCARD",
        ("A\\", "B", "", "", "1", "Weg 3"),
    ),
}


@pytest.mark.parametrize("case", FOREIGN)
def test_cards_of_other_programs_are_read(case):
    content, wanted = FOREIGN[case]
    one = read(content, "a.vcf")[0].person
    assert len(read(content, "a.vcf")) == 1
    told = (
        one.family_name,
        one.given_name,
        one.form_of_address,
        one.title,
        one.contact.phone,
        one.contact.address.street,
    )
    assert told == wanted


@pytest.mark.parametrize(
    ("lines", "suffix"),
    [
        ("N:Weiß;Zoë;;Dr.;M.A.", "M.A."),
        ("N:Weiß;Zoë;;;M.A.,LL.M.", "M.A. LL.M."),
        ("FN:Zoë Weiß\\, M.A.", "M.A."),
        ("FN:Zoë Weiß\\, M. A.\\, jun.", "M. A., jun."),
        ("N:Weiß;Zoë;;;\nFN:Zoë Weiß\\, MBA", "MBA"),
        ("N:Weiß;Zoë;;Dr.;", ""),
        ("FN:Weiß\\, Zoë", ""),
    ],
)
def test_what_stands_behind_a_name_is_told_apart_from_it(lines, suffix):
    (card,) = read(f"BEGIN:VCARD\n{lines}\nEND:VCARD".encode(), "a.vcf")
    assert (card.person.family_name, card.person.given_name, card.suffix) == ("Weiß", "Zoë", suffix)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "vcard.none"),
        (b"%PDF-1.7", "vcard.none"),
        (b"BEGIN:VCARD\nTEL:1\nEND:VCARD", "vcard.no_name"),
        (b"BEGIN:VCARD\nN:A\nEND:VCARD\n" * 501, "vcard.too_many"),
    ],
)
def test_what_is_no_card_is_refused_in_a_sentence(content, rule):
    with pytest.raises(Refused) as refused:
        read(content, "a.vcf")
    assert refused.value.rule == rule
    assert "a.vcf" in refusal(refused.value)


def test_a_damaged_card_is_read_or_refused_in_words():
    chance = random.Random("cards")
    for _ in range(300):
        content = bytearray(FOREIGN["version 2.1 in quoted-printable"][0])
        for _ in range(4):
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            found = read(bytes(content), "a.vcf")
        except Refused as error:
            refusal(error).encode()
        else:
            assert all(one.person.family_name.isprintable() for one in found)


@pytest.mark.parametrize("mark", ["KIND:group", "KIND:org", "X-ABShowAs:COMPANY"])
def test_a_card_of_a_group_or_a_firm_is_no_person(mark):
    with pytest.raises(Refused) as refused:
        read(f"BEGIN:VCARD\nVERSION:4.0\n{mark}\nFN:Stadt Ludwigshafen\nEND:VCARD\n".encode(), "a.vcf")
    assert refusal(refused.value).startswith("„a.vcf“ enthält nur Visitenkarten von Gruppen")
