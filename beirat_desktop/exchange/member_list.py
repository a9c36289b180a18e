"""Reads a list of members as it is copied out of a spreadsheet: tabs, semicolons or commas, German headings."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from typing import TypeVar

from beirat_desktop.domain.member_list import LineProblem, MemberEntry, MemberList
from beirat_desktop.domain.persons import Manner, Role
from beirat_desktop.domain.places import Address, Contact

MOST_LINES = 2000
LONGEST_CELL = 200

HEADINGS: dict[str, tuple[str, ...]] = {
    "Name": ("name", "nachname", "familienname", "zuname"),
    "Vorname": ("vorname", "rufname", "vornamen"),
    "Anrede": ("anrede",),
    "Titel": ("titel", "akadtitel", "akademischertitel", "akadgrad", "grad"),
    "Fraktion": ("fraktion", "liste", "partei", "fraktionliste", "wahlvorschlag"),
    "Funktion": ("funktion", "rolle", "amt"),
    "gewählt/berufen": ("gewähltberufen", "gewählt", "berufen", "art", "bestellung", "mandat"),
    "stimmberechtigt": ("stimmberechtigt", "stimmrecht", "stimme"),
    "E-Mail": ("email", "mail", "emailadresse", "mailadresse"),
    "Straße": (
        "straße",
        "strasse",
        "str",
        "anschrift",
        "straßeundhausnummer",
        "straßehausnummer",
        "straßehausnr",
        "straßenr",
    ),
    "PLZ": ("plz", "postleitzahl"),
    "Ort": ("ort", "wohnort", "stadt"),
    "Telefon": ("telefon", "tel", "telefonnummer", "mobil", "handy", "rufnummer"),
}
"""The headings that are understood, with the other ways to write them (small letters only)."""

_YES = {"ja", "j", "x", "1", "wahr", "true"}
_NO = {"nein", "n", "0", "falsch", "false"}
_NO_FACTION = {"", "-", "–", "ohne", "keine", "fraktionslos", "parteilos"}
_MANNERS = {
    "gewählt": Manner.ELECTED,
    "gew": Manner.ELECTED,
    "g": Manner.ELECTED,
    "wahl": Manner.ELECTED,
    "berufen": Manner.APPOINTED,
    "ber": Manner.APPOINTED,
    "b": Manner.APPOINTED,
    "kraft amtes": Manner.EX_OFFICIO,
    "amt": Manner.EX_OFFICIO,
}
_ROLES = (
    (r"stellv|stv|vize", Role.DEPUTY),
    (r"vorsitz", Role.CHAIR),
    (r"berat", Role.ADVISORY),
    (r"schriftf", Role.SECRETARY),
    (r"mitglied", Role.MEMBER),
)
_ADDRESSES = {"frau": "Frau", "fr": "Frau", "herr": "Herr", "hr": "Herr", "herrn": "Herr", "divers": "", "": ""}

_F = TypeVar("_F")


class _Unclear(Exception):
    def __init__(self, rule: str, text: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.text = text


def read_member_list(text: str) -> MemberList:
    """Read the pasted text. Every line that cannot be read is named; nothing is guessed."""
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff")).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.strip("\n").split("\n")
    if not text.strip():
        return MemberList(problems=(LineProblem(0, "members.nothing_pasted"),))
    if len(lines) > MOST_LINES:
        return MemberList(problems=(LineProblem(0, "members.too_many_lines", str(len(lines))),))
    try:
        rows = list(csv.reader(io.StringIO(text.strip("\n")), delimiter=_delimiter(lines[0]), strict=False))
    except csv.Error:
        return MemberList(problems=(LineProblem(0, "members.unreadable"),))
    columns = [_column(heading) for heading in rows[0]]
    known = tuple(column for column in columns if column)
    if "Name" not in known:
        return MemberList(problems=(LineProblem(1, "members.no_headings", ", ".join(HEADINGS)),))
    double = next((column for column in known if known.count(column) > 1), None)
    if double:
        return MemberList(problems=(LineProblem(1, "members.heading_twice", double),))
    entries: list[MemberEntry] = []
    problems: list[LineProblem] = []
    for number, row in enumerate(rows[1:], start=2):
        cells = {c: " ".join(v.split()) for c, v in zip(columns, row, strict=False) if c}
        if not any(cells.values()):
            continue
        try:
            entries.append(_entry(number, cells))
        except _Unclear as unclear:
            problems.append(LineProblem(number, unclear.rule, unclear.text))
    if not entries and not problems:
        problems.append(LineProblem(0, "members.nothing_pasted"))
    ignored = tuple(h.strip() for h, c in zip(rows[0], columns, strict=True) if not c and h.strip())
    return MemberList(tuple(entries), tuple(problems), known, ignored)


def _delimiter(first: str) -> str:
    return next((mark for mark in ("\t", ";") if mark in first), ",")


def _squeezed(text: str) -> str:
    return re.sub(r"\W", "", text.lower())


def _column(heading: str) -> str:
    squeezed = _squeezed(heading.strip())
    return next((column for column, ways in HEADINGS.items() if squeezed in ways), "")


def _entry(line: int, cells: dict[str, str]) -> MemberEntry:
    long = next((value for value in cells.values() if len(value) > LONGEST_CELL), None)
    if long is not None:
        raise _Unclear("members.cell_too_long", long[:40])
    family, given = cells.get("Name", ""), cells.get("Vorname", "")
    if "Vorname" not in cells:
        before, comma, after = family.partition(",")
        if comma:
            family, given = before.strip(), after.strip()
        elif " " in family:
            given, _, family = family.rpartition(" ")
    if not family:
        raise _Unclear("members.name_missing", given)
    function = cells.get("Funktion", "")
    # The chair of a faction is no chair of the committee.
    in_faction = "fraktion" in function.lower()
    faction_chair = in_faction and not re.match(r"stellv|stv|vize", function.lower())
    role = Role.MEMBER if in_faction else _role(function)
    address = Address(cells.get("Straße", ""), _postcode(cells.get("PLZ", "")), cells.get("Ort", ""))
    faction = cells.get("Fraktion", "")
    return MemberEntry(
        family,
        given,
        _looked_up("members.form_of_address", cells.get("Anrede", ""), _ADDRESSES),
        cells.get("Titel", ""),
        "" if faction.lower() in _NO_FACTION else faction,
        role,
        _manner(cells.get("gewählt/berufen", "")),
        _voting(cells.get("stimmberechtigt", ""), role),
        faction_chair,
        Contact(address, _email(cells.get("E-Mail", "")), cells.get("Telefon", "")),
        line,
    )


def _looked_up(rule: str, cell: str, table: dict[str, _F]) -> _F:
    found = table.get(cell.lower().strip(" ."))
    if found is None:
        raise _Unclear(rule, cell)
    return found


def _role(cell: str) -> Role:
    if not cell:
        return Role.MEMBER
    for pattern, role in _ROLES:
        if re.search(pattern, cell.lower()):
            return role
    raise _Unclear("members.role", cell)


def _manner(cell: str) -> Manner:
    return _looked_up("members.manner", cell, _MANNERS) if cell else Manner.ELECTED


def _voting(cell: str, role: Role) -> bool:
    if not cell:
        return role not in (Role.ADVISORY, Role.SECRETARY)
    if cell.lower() in _YES | _NO:
        return cell.lower() in _YES
    raise _Unclear("members.voting", cell)


def _email(cell: str) -> str:
    if cell and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", cell):
        raise _Unclear("members.email", cell)
    return cell


def _postcode(cell: str) -> str:
    if cell and not re.fullmatch(r"[0-9]{4,5}", cell):
        raise _Unclear("members.postcode", cell)
    # A spreadsheet drops the leading nought of 01067.
    return cell.rjust(5, "0") if cell else ""
