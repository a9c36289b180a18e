"""Reads a list of members as it is copied out of a spreadsheet: tabs, semicolons or commas, German headings."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from beirat_desktop.domain.member_list import Choices, Function, LineNote, LineProblem, MemberEntry, MemberList
from beirat_desktop.domain.persons import Manner, Role
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.exchange.table_file import MOST_ROWS, rows_of_text

MOST_LINES = MOST_ROWS
LONGEST_CELL = 200
_SEARCHED = 20
"""So many lines at the top may stand above the headings."""

HEADINGS: dict[str, tuple[str, ...]] = {
    "Name": (
        *("name", "nachname", "familienname", "zuname", "lastname", "surname", "familyname", "fullname"),
        *("namevorname", "vornamename", "vorundnachname", "mitglied", "person"),
    ),
    "Vorname": ("vorname", "rufname", "vornamen", "firstname", "givenname"),
    "Anrede": ("anrede", "salutation", "anredetitel", "herrfrau", "frauherr"),
    "Titel": ("titel", "akadtitel", "akademischertitel", "akadgrad", "grad", "title"),
    "Fraktion": (
        *("fraktion", "liste", "partei", "fraktionliste", "wahlvorschlag", "listefraktion", "fraktionpartei"),
        *("parteifraktion", "fraktiongruppe", "gruppe"),
    ),
    "Funktion": ("funktion", "rolle", "amt", "funktionimgremium", "mitgliedsart", "role"),
    "gewählt/berufen": ("gewähltberufen", "gewählt", "berufen", "art", "bestellung", "mandat"),
    "stimmberechtigt": ("stimmberechtigt", "stimmrecht", "stimme"),
    "seit": ("seit", "von", "ab", "beginn", "eintritt", "mitgliedseit", "vom", "startdatum", "mitgliedab"),
    "bis": ("bis", "ende", "austritt", "mitgliedbis", "enddatum", "ausgeschiedenam"),
    "E-Mail": ("email", "mail", "emailadresse", "mailadresse", "emailaddress", "emailprivat"),
    "Straße": (
        *("straße", "strasse", "str", "anschrift", "straßeundhausnummer", "straßehausnummer", "straßehausnr"),
        *("straßenr", "strasseundhausnummer", "strassehausnummer", "strassenr", "street", "homestreet", "adresse"),
    ),
    "Hausnummer": ("hausnummer", "hausnr", "hnr"),
    "PLZ": ("plz", "postleitzahl", "zip", "zipcode", "postalcode", "homepostalcode"),
    "Ort": ("ort", "wohnort", "stadt", "city", "homecity"),
    "PLZ Ort": ("plzort", "plzundort", "plzwohnort", "postleitzahlort", "postleitzahlundort"),
    "Telefon": (
        *("telefon", "tel", "telefonnummer", "rufnummer", "telefonprivat", "telprivat", "festnetz", "telefonfestnetz"),
        *("phone", "homephone", "telefondienstlich", "primaryphone"),
    ),
    "Mobil": (
        "mobil",
        "handy",
        "telmobil",
        "telefonmobil",
        "mobiltelefon",
        "mobilnummer",
        "mobilephone",
        "handynummer",
    ),
}
"""The headings that are understood, with the other ways to write them (small letters only)."""

_TICKS = {"x", "✓", "✔"}
_YES = {"ja", "j", "1", "wahr", "true"} | _TICKS
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
_FUNCTIONS = (
    (r"\b(ehem|ausgesch|früher)|^a\. ?d\.|kein(e)? mitglied|^nicht ?mitglied", Function.NO_MEMBER),
    (
        r"vertreter|ersatz|stellv\w*\.? *(beirats|ausschuss|gremiums)?(mitglied|mgl)|^stellvertretung (für|von)",
        Function.SUBSTITUTE,
    ),
    (r"sachkund|sachverst", None),
    (r"(stellv|stv|vize)\w*\.?.*(vorsitz|vors\b)|^(\d\. *)?(stellv|stv|vize)\w*\.?$", Function.DEPUTY),
    (r"vorsitz|^vors\.?$", Function.CHAIR),
    (r"berat", Function.ADVISORY),
    (r"schriftf", Function.SECRETARY),
    (
        r"^((ordentliche|stimmberechtigte|gewählte|berufene)[sn]? )?(beirats|ausschuss|gremiums)?"
        r"(mitglied(er)?|mgl\.?)( des| im|$)",
        Function.MEMBER,
    ),
)
"""What the words for a function mean, the first that fits; None: it means something else in each town."""
_ADDRESSES = {
    **dict.fromkeys(("frau", "fr", "mrs", "ms"), "Frau"),
    **dict.fromkeys(("herr", "hr", "herrn", "mr"), "Herr"),
    **dict.fromkeys(("divers", ""), ""),
}
_FACULTIES = "med|phil|jur|iur|rer|nat|pol|oec|theol|habil|ing|dent|vet|h|e|c|mult"
_TITLE = re.compile(
    rf"(?:(?:Univ\.-?)?Prof(?:essor(?:in)?)?\.?|Dr\.?(?:[- ]?(?:{_FACULTIES})\b\.?)*"
    r"|PD|Dipl\.-\w+\.?(?: ?\(FH\))?|Mag\.|Md[BL])(?=\s|$)",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    (
        *("von", "vom", "van", "de", "der", "den", "dem", "zu", "zum", "zur", "und", "al", "el", "bin", "ibn", "ben"),
        *("da", "das", "dos", "do", "di", "del", "della", "des", "du", "la", "le", "les", "ten", "ter", "te"),
    )
)
_TOTAL = re.compile(r"(?:gesamt|insgesamt|summe|anzahl|total|mitglieder gesamt)\b.{0,40}", re.IGNORECASE)
_SECTIONS = (
    re.compile(r"(?P<name>.{2,60}?)[- ]*fraktion", re.IGNORECASE),
    re.compile(r"(?:fraktion|gruppe|liste|partei|wahlvorschlag)\b:? *(?P<name>.{2,60})", re.IGNORECASE),
)
"""«SPD-Fraktion» and «Fraktion der SPD»: whose are the rows below."""
_PARTIES = frozenset(
    (
        *("spd", "cdu", "csu", "fdp", "afd", "fwg", "ödp", "bsw", "die grünen", "die linke", "die partei"),
        *("bündnis 90/die grünen", "b90/grüne", "freie wähler", "tierschutzpartei"),
    )
)
_PARTY = re.compile(
    r"volt|grüne|linke|piraten|(?!.*(?:mitglied|teilnehm|adress|anwesen)).*(?:liste|gruppe|wähler|gemeinschaft|partei)\b.*",
    re.IGNORECASE,
)
"""What is somebody's name too, or part of one, and a list's where it stands alone in its line."""
_OF_ALL = re.compile(
    r"^(vorsitz|schriftf|ersatz|(stell)?vertret|.*\bmitglieder\b)|^nicht ?mitglied|^ausgeschieden|^sachkundige",
    re.IGNORECASE,
)
"""What stands above several: «Beratende Mitglieder», «Stellvertretung»."""
_ABOUT = re.compile(
    r"^(alle )?mitglieder (der|von|aus)( der)? |[:.]+$|\(.*\)|[-–,] *\d+ (sitze?|mitglied(er)?|personen)$",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\(?\d+\.?\)?( *(sitze?|mitglied(er)?|personen))?\)?", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})")
_SPELLED_DAY = re.compile(r"(\d{1,2})\.\s?([A-Za-zäÄ]{3,9})\.?\s(\d{4})")
_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_HOUSE_AND_TOWN = re.compile(r"(?P<street>.+?\d.*?),\s*(?:D[- ])?(?P<postcode>\d{5})\s+(?P<town>\D+)")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")

_F = TypeVar("_F")


class _Unclear(Exception):
    def __init__(self, rule: str, text: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.text = text


class _NoPerson(Exception):
    def __init__(self, rule: str, text: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.text = text


@dataclass(slots=True)
class _Line:
    """A line while it is read: its cells by what they are, what is told of it, and what words mean."""

    number: int
    cells: dict[str, str]
    functions: dict[str, Function]
    notes: list[LineNote] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def note(self, rule: str, text: str) -> None:
        self.notes.append(LineNote(self.number, rule, text))


@dataclass(slots=True)
class _Sections:
    """What the lines between the members say of those below them, until the next of their kind.

    Which kind goes around the other, the first says: below the next of the outer kind the inner one is forgotten.
    """

    outer: str = ""
    said: dict[str, str] = field(default_factory=dict)

    def begin(self, kind: str, name: str) -> None:
        self.outer = self.outer or kind
        self.said = {**({} if kind == self.outer else self.said), kind: name}

    def words(self) -> str:
        """All that holds from here on: «Fraktion: SPD, Funktion: Beratende Mitglieder»."""
        return ", ".join(f"{kind}: {name}" for kind, name in self.said.items())


def read_member_list(text: str, choices: Choices = Choices()) -> MemberList:
    """Read the pasted text. Every line that cannot be read is named; nothing is guessed."""
    if not text.strip():
        return MemberList(problems=(LineProblem(0, "members.nothing_pasted"),))
    lines = text.strip("\r\n").count("\n") + 1
    if lines > MOST_LINES:
        return MemberList(problems=(LineProblem(0, "members.too_many_lines", str(lines)),))
    try:
        rows = rows_of_text(text.rstrip("\r\n"))
    except csv.Error:
        return MemberList(problems=(LineProblem(0, "members.unreadable"),))
    top = _head_row(rows, choices)
    if top is None:
        return MemberList(problems=(LineProblem(1, "members.no_headings", ", ".join(HEADINGS)),))
    headings = tuple(" ".join(head.split()) for head in rows[top])
    assigned = choices.columns if len(choices.columns) == len(headings) else _assigned(headings)
    known = tuple(column for column in assigned if column)
    if "Name" not in known:
        return MemberList(problems=(LineProblem(top + 1, "members.no_name"),), headings=headings, assigned=assigned)
    double = next((column for column in known if known.count(column) > 1), None)
    if double:
        problem = LineProblem(top + 1, "members.heading_twice", double)
        return MemberList(problems=(problem,), headings=headings, assigned=assigned)
    entries: list[MemberEntry] = []
    problems: list[LineProblem] = []
    notes: list[LineNote] = []
    asked: dict[str, None] = {}
    above = [number for number, row in enumerate(rows[:top], 1) if any(cell.strip() for cell in row)]
    sections = _Sections()
    for number in above:
        last = _section(rows[number - 1], alone=False) if number == above[-1] else None
        if last and last[0] == "Fraktion":
            sections.begin(*last)
            notes.append(LineNote(number, "members.section", f"{_short(rows[number - 1])} | {sections.words()}"))
        else:
            notes.append(LineNote(number, "members.above_headings", _short(rows[number - 1])))
    votes = [row[place].strip().lower() for row in rows[top + 1 :] for place in _places(row, assigned)]
    ticked = bool(votes) and "" in votes and {*votes} - {""} != set() and {*votes} - {""} <= _TICKS
    functions = {word.casefold(): function for word, function in choices.functions}
    for number, row in enumerate(rows[top + 1 :], start=top + 2):
        cells = {c: " ".join(v.split()).removeprefix("'") for c, v in zip(assigned, row, strict=False) if c}
        section = _section(row, alone=len(known) > 1)
        if section:
            sections.begin(*section)
            notes.append(LineNote(number, "members.section", f"{_short(row)} | {sections.words()}"))
            continue
        if _squeezed("".join(row)) == _squeezed("".join(headings)):
            continue  # the headings once more, as on each page of a print
        if not any(cells.values()):
            if any(cell.strip() and not _COUNT.fullmatch(cell.strip()) for cell in row):
                notes.append(LineNote(number, "members.no_cells", _short(row)))
            continue
        for column, name in sections.said.items():
            cells[column] = cells.get(column) or name
        if ticked and not cells.get("stimmberechtigt"):
            cells["stimmberechtigt"] = "nein"
            if cells.get("Name"):
                notes.append(LineNote(number, "members.not_ticked", _short(row)))
        line = _Line(number, cells, functions)
        try:
            entries.append(_entry(line, row))
        except _NoPerson as none:
            notes.append(LineNote(number, none.rule, none.text))
            continue
        except _Unclear as unclear:
            problems.append(LineProblem(number, unclear.rule, unclear.text))
        else:
            if {"Name", "Vorname"} <= set(known) and sum(bool(cell.strip()) for cell in row) == 1:
                line.note("members.alone", _short(row))
        if len(row) > len(headings) and any(cell.strip() for cell in row[len(headings) :]):
            problems.append(LineProblem(number, "members.too_many_cells", _short(row[len(headings) :])))
        notes += line.notes
        asked |= dict.fromkeys(line.asked)
    if not entries and not problems:
        problems.append(LineProblem(0, "members.nobody_below"))
    ignored = tuple(head for head, column in zip(headings, assigned, strict=True) if not column and head)
    return MemberList(tuple(entries), tuple(problems), known, ignored, headings, assigned, tuple(notes), tuple(asked))


def _head_row(rows: Sequence[Sequence[str]], choices: Choices) -> int | None:
    """The line of the headings: of the first ones that in which most are understood, with a name among them."""
    known = [[column for column in _assigned(row) if column] for row in rows[:_SEARCHED]]
    named = [place for place, columns in enumerate(known) if "Name" in columns]
    if named:
        return max(named, key=lambda place: (len(known[place]), -place))
    if choices.columns:
        return next((n for n, row in enumerate(rows[:_SEARCHED]) if len(row) == len(choices.columns)), None)
    # Where the name's column alone is not understood, somebody can still say which it is.
    return next((place for place, columns in enumerate(known) if len(columns) > 1), None)


def _places(row: Sequence[str], assigned: Sequence[str]) -> list[int]:
    """Where a row with a name says who may vote."""
    named = any(column == "Name" and value.strip() for column, value in zip(assigned, row, strict=False))
    found = [place for place, column in enumerate(assigned) if column == "stimmberechtigt"]
    return [place for place in found if named and place < len(row)]


def _assigned(headings: Sequence[str]) -> tuple[str, ...]:
    return tuple(_column(head) for head in headings)


def _section(row: Sequence[str], *, alone: bool) -> tuple[str, str] | None:
    """The column that a line between the members fills for those below it, and with what; None for anybody's line.

    alone: whether a word that stands alone is hardly anybody, as the list has more columns than names.
    """
    said = list(
        dict.fromkeys(value for cell in row if (value := " ".join(cell.split())) and not _COUNT.fullmatch(value))
    )
    if len(said) == 2 and said[0].lower() in ("fraktion:", "fraktion", "gruppe:", "liste:", "partei:"):
        said = [f"Fraktion {said[1]}"]
    if len(said) != 1 or _TOTAL.fullmatch(said[0]):
        return None
    words = said[0]
    while (shorter := _ABOUT.sub("", words).strip()) != words:
        words = shorter
    if words.lower() in ("fraktionslos", "fraktionslose", "parteilos", "ohne fraktion", "keine fraktion"):
        return "Fraktion", "keine"
    if words.lower() in _PARTIES:
        return "Fraktion", words
    for pattern in _SECTIONS:
        found = pattern.fullmatch(words)
        if found and not re.search(r"mitglied|vorsitz|sprecher|geschäftsst", found["name"], re.IGNORECASE):
            return "Fraktion", re.sub(r"^(der|die|von) ", "", found["name"]).strip()
    if alone and _PARTY.fullmatch(words):
        return "Fraktion", words
    if alone and _OF_ALL.search(words):
        return "Funktion", words
    return None


def _short(row: Sequence[str]) -> str:
    return " ".join(" ".join(row).split())[:60]


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]", "", text.lower())


def _column(heading: str) -> str:
    squeezed = _squeezed(heading)
    return next((column for column, ways in HEADINGS.items() if squeezed in (*ways, _squeezed(column))), "")


def _entry(line: _Line, row: Sequence[str]) -> MemberEntry:
    cells = line.cells
    said = [value for value in (" ".join(cell.split()) for cell in row) if value]
    if said and _TOTAL.fullmatch(said[0]) and not re.search(r"[^\W\d_]", "".join(said[1:])):
        raise _NoPerson("members.total", said[0])
    if len(said) == 1 and said[0] == cells.get("Name") and re.search(r"\d", said[0]):  # Stand: 01.12.2024
        raise _NoPerson("members.total", said[0][:60])
    long = next((value for value in cells.values() if len(value) > LONGEST_CELL), None)
    if long is not None:
        raise _Unclear("members.cell_too_long", long[:40])
    word = cells.get("Funktion", "")
    # The chair of a faction is no chair of the committee.
    in_faction = "fraktion" in word.lower()
    faction_chair = in_faction and not re.match(r"stellv|stv|vize", word.lower())
    function = Function.MEMBER if in_faction else _function(line, word)
    if function is Function.NO_MEMBER:
        raise _NoPerson("members.no_member", f"{cells.get('Vorname', '')} {cells.get('Name', '')}".strip()[:60])
    address, title, given, family = _name(line)
    substitute = function is Function.SUBSTITUTE
    if substitute:
        line.note("members.substitute", word)
    role = Role.MEMBER if substitute else Role(function.value)
    faction = cells.get("Fraktion", "")
    start, end = _day(cells.get("seit", "")), _day(cells.get("bis", ""))
    if start and end and end < start:
        raise _Unclear("members.end_before_start", f"{cells['seit']}–{cells['bis']}")
    return MemberEntry(
        family,
        given,
        address,
        title,
        "" if faction.lower().strip("-–—/. ") in _NO_FACTION else faction,
        role,
        _manner(cells.get("gewählt/berufen", "") or ("berufen" if "berufen" in word.lower() else "")),
        False if substitute else _voting(cells.get("stimmberechtigt", ""), role),
        faction_chair,
        Contact(_address(cells), _email(cells.get("E-Mail", "")), _phone(line)),
        line.number,
        start,
        end,
    )


def _name(line: _Line) -> tuple[str, str, str, str]:
    """Form of address, title, given and family name, wherever in the columns they stand."""
    cells = line.cells
    family, given = cells.get("Name", ""), cells.get("Vorname", "")
    address, titles = _address_form(cells.get("Anrede", ""))
    if cells.get("Titel"):
        titles.append(cells["Titel"])
    found, family = _leading(family)
    address = address or found[0]
    titles += found[1]
    if not given:
        before, comma, after = family.partition(",")
        if comma:
            more, after = _leading(after.strip())
            address, titles = address or more[0], titles + more[1]
            family, given = before.strip(), after
        else:
            given, family = _apart(line, family)
    if not family:
        raise _Unclear("members.name_missing", given)
    return address, " ".join(dict.fromkeys(titles)), given, family


def _apart(line: _Line, name: str) -> tuple[str, str]:
    """Given and family name of a whole name; a particle begins the family name, more than two words are told."""
    words = name.split(" ")
    if len(words) == 1 or "Vorname" in line.cells:
        return "", name
    first = next((place for place, word in enumerate(words) if place and word in _PARTICLES), None)
    if first is not None:
        return " ".join(words[:first]), " ".join(words[first:])
    if len(words) > 2:
        line.note("members.name_apart", f"{' '.join(words[:-1])} | {words[-1]}")
    return " ".join(words[:-1]), words[-1]


def _leading(name: str) -> tuple[tuple[str, list[str]], str]:
    """The form of address and the titles a name begins with, and the rest."""
    address, rest = "", name.strip()
    first, _, after = rest.partition(" ")
    if after and (form := _ADDRESSES.get(first.lower().strip("."))):
        address, rest = form, after.strip()
    titles = []
    while match := _TITLE.match(rest):
        titles.append(match[0])
        rest = rest[match.end() :].strip()
    return (address, titles), rest


def _address_form(cell: str) -> tuple[str, list[str]]:
    """«Frau Prof. Dr.»: the form of address and the titles behind it."""
    (address, titles), rest = _leading(f"{cell} ")
    if rest and not address and not titles:
        return _looked_up("members.form_of_address", rest, _ADDRESSES), []
    if rest:
        if address or (address := _ADDRESSES.get(rest.lower().strip(" ."), "")):
            rest = "" if rest.lower().strip(" .") in _ADDRESSES else rest
        if rest:
            raise _Unclear("members.form_of_address", cell)
    return address, titles


def _address(cells: dict[str, str]) -> Address:
    street = " ".join(part for part in (cells.get("Straße", ""), cells.get("Hausnummer", "")) if part)
    postcode, town = cells.get("PLZ", ""), cells.get("Ort", "")
    both = cells.get("PLZ Ort", "")
    if not (postcode or town or both) and (whole := _HOUSE_AND_TOWN.fullmatch(street)):
        return Address(whole["street"], whole["postcode"], whole["town"].strip())
    if both:
        match = re.fullmatch(r"(?:D[- ])?(\d{4,5})[ ,]+(.*)", both)
        postcode, town = (postcode or match[1], town or match[2]) if match else (postcode, town or both)
    return Address(street, _postcode(postcode), town)


def _phone(line: _Line) -> str:
    numbers = [line.cells[name] for name in ("Telefon", "Mobil") if line.cells.get(name)]
    if len(numbers) > 1:
        line.note("members.second_number", numbers[1])
    return numbers[0] if numbers else ""


def _day(cell: str) -> date | None:
    if not cell or cell in ("-", "–"):
        return None
    try:
        if match := _ISO_DAY.fullmatch(cell):
            return date(int(match[1]), int(match[2]), int(match[3]))
        spelled = _SPELLED_DAY.fullmatch(cell)
        if spelled and (month := spelled[2].lower().replace("mae", "mär")[:3]) in _MONTHS:
            return date(int(spelled[3]), _MONTHS.index(month) + 1, int(spelled[1]))
        if match := _DAY.fullmatch(cell):
            year = int(match[3])
            return date(year + 2000 if year < 70 else year + 1900 if year < 100 else year, int(match[2]), int(match[1]))
    except ValueError:
        pass
    raise _Unclear("members.day", cell)


def function_of(words: str) -> Function | None:
    """What words for a function mean; None where only somebody who knows the town can say."""
    return next((function for pattern, function in _FUNCTIONS if re.search(pattern, words.lower())), None)


def name_parts(name: str) -> tuple[str, str, str, str]:
    """Form of address, title, given and family name of a whole name."""
    (address, titles), rest = _leading(name)
    before, comma, after = rest.partition(",")
    if comma:
        more, after = _leading(after.strip())
        return address or more[0], " ".join([*titles, *more[1]]), after, before.strip()
    return address, " ".join(titles), *_apart(_Line(0, {}, {}), rest)


def _function(line: _Line, cell: str) -> Function:
    if not cell:
        return Function.MEMBER
    chosen = line.functions.get(cell.casefold()) or function_of(cell)
    if chosen is not None:
        return chosen
    line.asked.append(cell)
    raise _Unclear("members.role", cell)


def _looked_up(rule: str, cell: str, table: dict[str, _F]) -> _F:
    found = table.get(cell.lower().strip(" ."))
    if found is None:
        raise _Unclear(rule, cell)
    return found


def _manner(cell: str) -> Manner:
    return _looked_up("members.manner", cell, _MANNERS) if cell else Manner.ELECTED


def _voting(cell: str, role: Role) -> bool:
    if not cell:
        return role not in (Role.ADVISORY, Role.SECRETARY)
    if cell.lower() in _YES | _NO:
        return cell.lower() in _YES
    raise _Unclear("members.voting", cell)


def _email(cell: str) -> str:
    # As a spreadsheet links it, or a mail program writes it: mailto:ada@example.org, Ada Kaya <ada@example.org>.
    bare = re.sub(r"(?i)^mailto:", "", cell.rpartition("<")[2].strip(" >;,") if "<" in cell else cell.strip(" ;,"))
    if cell and not re.fullmatch(r"[^@\s:<>,;]+@[^@\s:<>,;]+\.[^@\s.:<>,;]+", bare):
        raise _Unclear("members.email", cell)
    return bare


def _postcode(cell: str) -> str:
    told = cell
    cell = re.sub(r"^D[- ]", "", cell)
    if cell and not re.fullmatch(r"[0-9]{4,5}", cell):
        raise _Unclear("members.postcode", told)
    # A spreadsheet drops the leading nought of 01067.
    return cell.rjust(5, "0") if cell else ""
