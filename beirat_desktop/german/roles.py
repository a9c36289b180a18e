"""What somebody is called who holds an office, by the way the person is addressed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from beirat_desktop.domain.papers import Signatory
from beirat_desktop.domain.persons import Person, Role

_TITLES = {
    Role.CHAIR: ("Vorsitzende", "Vorsitzender", "Vorsitz"),
    Role.DEPUTY: ("Stellvertretende Vorsitzende", "Stellvertretender Vorsitzender", "Stellvertretung"),
    Role.MEMBER: ("Mitglied", "Mitglied", "Mitglied"),
    Role.ADVISORY: ("Beratendes Mitglied", "Beratendes Mitglied", "Beratendes Mitglied"),
    Role.SECRETARY: ("Schriftführerin", "Schriftführer", "Schriftführung"),
}
_MAYORS = {
    "Oberbürgermeisterin": "Frau",
    "Oberbürgermeister": "Herr",
    "Bürgermeisterin": "Frau",
    "Bürgermeister": "Herr",
}


def role_title(role: Role, form_of_address: str = "") -> str:
    """Vorsitzende, Vorsitzender, or Vorsitz where the record does not say how somebody is addressed."""
    woman, man, anyone = _TITLES[role]
    return {"Frau": woman, "Herr": man}.get(form_of_address, anyone)


def addressed(form_of_address: str) -> str:
    """Frau, Herrn: how somebody is called in the address of a letter."""
    return {"Herr": "Herrn"}.get(form_of_address, form_of_address)


def addressed_chair(name: str, form_of_address: str) -> str:
    """Frau Vorsitzende Erika Muster, Herrn Vorsitzenden Max Muster: the chair in the address of a letter."""
    office = {"Frau": "Frau Vorsitzende", "Herr": "Herrn Vorsitzenden"}.get(form_of_address, "Vorsitz:")
    return f"{office} {name}"


def addressed_mayor(mayor: str) -> tuple[str, ...]:
    """Frau Oberbürgermeisterin, and the name below it; as it stands where the office is none that is known."""
    office, _, name = re.sub(r"^(?:Frau|Herrn?) ", "", mayor).partition(" ")
    called = _MAYORS.get(office)
    return tuple(filter(None, (f"{addressed(called)} {office}", name))) if called else (mayor,)


def mayor_office(mayor: str) -> str:
    """Oberbürgermeisterin, wherever it stands; as § 56 GemO calls it where the record does not say who holds it."""
    found = _OFFICES.fullmatch(mayor.strip())
    return found[1] if found is not None else "Oberbürgermeister"


def office_now(recipient: str, mayor: str) -> str:
    """A recipient of before; where it names no more than the mayor's office, that of who holds it now."""
    return mayor_office(mayor) if recipient in _MAYORS and _OFFICES.fullmatch(mayor.strip()) else recipient


def to_mayor(mayor: str) -> str:
    """„die Oberbürgermeisterin“, „den Bürgermeister“: behind „an“."""
    office = mayor_office(mayor)
    return f"{'die' if _MAYORS[office] == 'Frau' else 'den'} {office}"


EVERYBODY = "Sehr geehrte Damen und Herren,"
_GREETED = {"Frau": "Sehr geehrte Frau", "Herr": "Sehr geehrter Herr", "Herrn": "Sehr geehrter Herr"}
_OFFICE = "|".join(sorted(_MAYORS, key=len, reverse=True))
_OFFICES = re.compile(rf"(?:(?:An (?:die|den) )?(?:Frau |Herrn? )?|.*[,(] ?)\b({_OFFICE})\b.*")
"""The office before the name or behind it; an office of the town hall that is called after it is not the mayor."""
_PERSON = re.compile(
    r"(Frau|Herrn?)(?: (Vorsitzende)n?| [A-ZÄÖÜ][\w-]+(?= (?:Prof\.|Dr\.)))?"
    r"(?: ((?:(?:Prof\.|Dr\.(?: [a-z]+\.)?|Dipl\.-\w+\.?) )*)([^\s,(][^,(]*))?(?:[,(].*)?"
)
_OF_THE_NAME = frozenset(
    ("Al", "Ben", "Bin", "Da", "De", "Den", "Der", "Di", "El", "La", "Le", "Ten", "Ter", "Van", "Von", "Zu", "Zur")
)
"""Begin a family name that is several words; so do words in small letters: "von der Heide"."""


def person_salutation(person: Person | Signatory) -> str:
    """Sehr geehrte Frau Dr. Muster; Guten Tag Alex Muster where the record does not say how somebody is addressed."""
    begin = _GREETED.get(person.form_of_address)
    if begin is None:
        return f"Guten Tag {person.name},"
    return " ".join(filter(None, (begin, person.title, person.family_name))) + ","


def mayor_salutation(mayor: str) -> str:
    """Sehr geehrte Frau Oberbürgermeisterin, wherever the office stands; to everybody where it is not known."""
    found = _OFFICES.fullmatch(mayor.strip())
    return f"{_GREETED[_MAYORS[found[1]]]} {found[1]}," if found is not None else EVERYBODY


def letter_salutation(address: Sequence[str]) -> str:
    """How a letter greets whom its address names: the mayor by the office, a person by the name, else everybody."""
    # „Frau“ in a line of its own stands before the name in the next.
    lines = re.sub(r"(?m)^((?:An )?(?:Frau|Herrn?))[ ]*\n(?=\S)", r"\1 ", "\n".join(map(str.strip, address))).split(
        "\n"
    )
    for line in lines:
        if _OFFICES.fullmatch(line.strip()):
            return mayor_salutation(line)
        person = _PERSON.fullmatch(line.strip())
        if person is not None and (person[2] or person[4]):
            begin = _GREETED[person[1]]
            if not person[4]:
                return f"{begin} {'Vorsitzende' if person[1] == 'Frau' else 'Vorsitzender'},"
            return f"{begin} {person[3]}{_family_name(person[4])},"
    return EVERYBODY


def _family_name(name: str) -> str:
    *before, last = name.split()
    while len(before) > 1 and (before[-1].islower() or before[-1] in _OF_THE_NAME):
        last = f"{before.pop()} {last}"
    return f"{before.pop()} {last}" if before and before[-1].islower() else last
