"""A person as a vCard, as address books and telephones hand them on: version 3.0 out, 2.1 to 4.0 in.

BEGIN:VCARD / VERSION:3.0 / N:Kaya;Ayşe;;Dr.; / FN:Dr. Ayşe Kaya / ADR;TYPE=HOME:;;Göçmenweg 3;Ort;;67059; / END:VCARD
"""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.persons import Person, PersonCard
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.domain.text import nfc
from beirat_desktop.exchange.member_list import name_parts

LARGEST = 5 * 2**20
"""Bytes; cards with photographs are large."""
MOST = 500
_LONGEST_CELL = 200
_NO_VOICE = frozenset(("FAX", "PAGER", "MODEM"))
_PARAMETER = r"""(?:[^";]|"[^"]*")+"""
_HEAD = re.compile(r"""((?:[^":]|"[^"]*")+):""")
"""The name and the parameters of a line, which may have a colon between quotation marks."""
_AFTER_NAME = re.compile(
    r"((?:, *(?:[BM]\. ?(?:A|Sc|Ed|Eng)|LL\. ?[BM]|M\.?B\.?A|Ph\. ?D|Jr|Sr|jun|sen|Md[LB])\.?)+)$", re.IGNORECASE
)
"""«Ayşe Kaya, M.A.»: behind the comma stands what a card keeps as suffix, not a given name."""
_FORMS = {"frau": "Frau", "herr": "Herr", "herrn": "Herr", "mr": "Herr", "mrs": "Frau", "ms": "Frau"}


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    parameters: tuple[str, ...]
    value: str

    @property
    def types(self) -> frozenset[str]:
        """HOME, CELL, FAX: with or without TYPE= before it, several parted by commas."""
        return frozenset(one for part in self.parameters for one in part.removeprefix("TYPE=").strip('"').split(","))

    @property
    def preference(self) -> int:
        """1 for what is preferred most, 101 where nothing is said."""
        given = next((part[5:].strip('"') for part in self.parameters if part.startswith("PREF=")), "")
        return int(given) if re.fullmatch("[0-9]{1,3}", given) else 1 if "PREF" in self.types else 101


def write(persons: Sequence[Person]) -> bytes:
    """A card for each; only what is known of somebody stands in it."""
    lines: list[str] = []
    for person in persons:
        contact, address = person.contact, person.contact.address
        prefix = " ".join(part for part in (person.form_of_address, person.title) if part)
        lines += ["BEGIN:VCARD", "VERSION:3.0", f"N:{_joined(person.family_name, person.given_name, '', prefix, '')}"]
        lines.append(f"FN:{_escaped(person.name)}")
        if address.lines:
            parts = ("", address.building, address.street, address.town, "", address.postcode, "")
            lines.append(f"ADR;TYPE=HOME:{_joined(*parts)}")
        lines += [f"EMAIL;TYPE=INTERNET:{_escaped(contact.email)}"] if contact.email else []
        lines += [f"TEL;TYPE=VOICE:{_escaped(contact.phone)}"] if contact.phone else []
        lines.append("END:VCARD")
    return "".join(_folded(line) for line in lines).encode()


def read(content: bytes, name: str) -> list[PersonCard]:
    """The persons of a file; refuses what is no vCard, and a card without a name, naming the file."""
    text = _decoded(content)
    cards: list[list[_Field]] = []
    depth = 0
    for field in _fields(text):
        if field.name == "BEGIN" and field.value.strip().upper() == "VCARD":
            depth += 1
            cards += [[]] if depth == 1 else []
        elif field.name == "END":
            depth = max(depth - 1, 0)
        elif depth == 1:  # deeper lies the card of an assistant (AGENT), who is somebody else
            cards[-1].append(field)
    if not cards:
        raise Refused("vcard.none", name=name)
    cards = [card for card in cards if not _of_no_person(card)]
    if not cards:
        raise Refused("vcard.no_person", name=name)
    if len(cards) > MOST:
        raise Refused("vcard.too_many", name=name, most=MOST)
    return [_card(card, name) for card in cards]


def _of_no_person(card: list[_Field]) -> bool:
    """Whether the card says that it is of a group or a firm."""
    said = {(field.name, field.value.strip().lower()) for field in card}
    return bool(said & {("KIND", "group"), ("KIND", "org"), ("KIND", "location"), ("X-ABSHOWAS", "company")})


def _card(card: list[_Field], name: str) -> PersonCard:
    parts = _parts(next((f.value for f in card if f.name == "N"), ""), 5)
    family, given, prefix, suffix = parts[0], parts[1], parts[3], parts[4]
    if parts[2].islower():  # Google keeps «von der» as a further given name
        family = f"{parts[2]} {family}".strip()
    elif parts[2]:
        given = f"{given} {parts[2]}".strip()
    first, _, rest = prefix.partition(" ")
    form = _FORMS.get(first.lower().strip("."), "")
    title = rest.strip() if form else prefix
    whole = _plain(next((field.value for field in card if field.name == "FN"), ""))
    behind = _AFTER_NAME.search(whole)
    suffix = suffix or (behind[1].strip(", ") if behind else "")
    if not family:
        told, titles, given, family = name_parts(_AFTER_NAME.sub("", whole))
        form, title = form or told, title or titles
    if not family:
        raise Refused("vcard.no_name", name=name)
    address = _parts(_first(card, "ADR"), 7)
    made = Address(address[2], address[5][:20], address[3], address[1])
    phone = _plain(_first(card, "TEL")).removeprefix("tel:").replace(";ext=", " App. ")
    contact = Contact(made, _plain(_first(card, "EMAIL")), phone)
    return PersonCard(Person(family, given, form, title, contact), suffix)


def _first(card: list[_Field], name: str) -> str:
    """The preferred one of several, else the first that says something."""
    found = [field for field in card if field.name == name and field.value.strip(" ;") and not _NO_VOICE & field.types]
    return min(found, key=lambda field: field.preference).value if found else ""


def _fields(text: str) -> Iterator[_Field]:
    # A line that begins with a blank goes on the one before; in 2.1 one that ends with "=" goes on in the next.
    text = re.sub(r"\n[ \t]", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = iter(text.split("\n"))
    for line in lines:
        head = _HEAD.match(line)
        if head is None:
            continue
        value = line[head.end() :]
        name, *parameters = re.findall(_PARAMETER, head[1].upper())
        if any("QUOTED-PRINTABLE" in part for part in parameters):
            while value.endswith("="):
                value = value[:-1] + next(lines, "")
            value = _quoted(value, next((part[8:] for part in parameters if part.startswith("CHARSET=")), "utf-8"))
        if any(part in ("ENCODING=BASE64", "ENCODING=B", "BASE64") for part in parameters) and name in (
            "N",
            "FN",
            "ADR",
        ):
            value = _unpacked(value)
        yield _Field(name.rpartition(".")[2], tuple(parameters), value)


def _quoted(value: str, charset: str) -> str:
    try:
        return quopri.decodestring(value.encode()).decode(charset, "replace")
    except (LookupError, binascii.Error, ValueError):
        return value


def _unpacked(value: str) -> str:
    try:
        return binascii.a2b_base64(value).decode("utf-8", "replace")
    except ValueError:
        return value


def _decoded(content: bytes) -> str:
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _parts(value: str, count: int) -> list[str]:
    """What semicolons part; several given names, titles or streets in one of them are parted by commas."""
    found = [" ".join(filter(None, map(_plain, _apart(part, ",")))) for part in _apart(value, ";")]
    return [*found, *[""] * count][:count]


def _apart(value: str, mark: str) -> list[str]:
    """The pieces between marks; one behind a backslash is a letter like others."""
    pieces = [""]
    for found in re.findall(r"\\.|.", value):
        if found == mark:
            pieces.append("")
        else:
            pieces[-1] += found
    return pieces


def _plain(value: str) -> str:
    """The words without marks, on one line; what no record could keep is left out."""
    value = re.sub(r"\\([nN,;:\\])", lambda found: " " if found[1] in "nN" else found[1], value)
    value = "".join(sign if sign.isprintable() else " " for sign in value)
    return nfc(" ".join(value.split()))[:_LONGEST_CELL]


def _joined(*parts: str) -> str:
    return ";".join(_escaped(part) for part in parts)


def _escaped(text: str) -> str:
    return re.sub(r"([\\,;])", r"\\\1", " ".join(text.split()))


def _folded(line: str) -> str:
    """No line is longer than 75 bytes, and no letter is cut through."""
    out, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > 75:
            out, size = out + "\r\n ", 1
        out, size = out + sign, size + width
    return out + "\r\n"


def filled(person: Person, card: Person) -> Person:
    """The person with what the card knows; what it does not say stays."""
    known, new = person.contact, card.contact
    address = new.address if new.address.lines else known.address
    return replace(
        person,
        form_of_address=card.form_of_address or person.form_of_address,
        title=card.title or person.title,
        contact=replace(known, address=address, email=new.email or known.email, phone=new.phone or known.phone),
    )
