"""Lists of members as offices keep them: what is told apart, what is left out and said, what is asked."""

import csv
import io
from datetime import date, datetime
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.listing import ListColumn, Listing
from beirat_desktop.domain.member_list import Choices, Function
from beirat_desktop.domain.persons import Manner, Role
from beirat_desktop.exchange.member_list import HEADINGS, read_member_list
from beirat_desktop.exchange.oparl_words import SaidRole, said_role
from beirat_desktop.exchange.spreadsheet import csv_file, xlsx
from beirat_desktop.exchange.table_file import read_list
from beirat_desktop.german import refusal
from beirat_desktop.german.persons import MEMBER_COLUMNS, line_note, line_problem


def read(*lines: str, choices: Choices = Choices()):
    return read_member_list("\n".join(lines), choices)


def rules(found) -> list[tuple[int, str]]:
    return [(one.line, one.rule) for one in found]


def test_the_columns_that_are_offered_are_those_that_are_read():
    assert list(HEADINGS) == list(MEMBER_COLUMNS)


def test_who_stands_in_has_no_vote_and_who_left_is_no_member():
    found = read(
        "Name;Funktion",
        "A;stellv. Mitglied",
        "B;Ersatzmitglied",
        "C;Vertreterin",
        "D;ehem. Mitglied",
        "E;kein Mitglied",
    )
    assert [(one.family_name, one.role, one.voting) for one in found.entries] == [
        ("A", Role.MEMBER, False),
        ("B", Role.MEMBER, False),
        ("C", Role.MEMBER, False),
    ]
    assert rules(found.notes)[-2:] == [(5, "members.no_member"), (6, "members.no_member")]
    assert all(line_note(note) for note in found.notes)


@pytest.mark.parametrize(
    ("word", "votes"),
    [
        ("Ausschussmitglied", True),
        ("Beiratsmitglied", True),
        ("Ordentliches Gremiumsmitglied", True),
        ("stellv. Ausschussmitglied", False),
        ("Stellvertretendes Beiratsmitglied", False),
    ],
)
def test_a_member_is_one_by_any_usual_word(word, votes):
    (entry,) = read("Name;Funktion", f"A;{word}").entries
    assert (entry.role, entry.voting) == (Role.MEMBER, votes)
    assert said_role(word, None) == SaidRole(Role.MEMBER, votes)


@pytest.mark.parametrize("word", ["Ratsmitglied", "Ehrenmitglied", "Mitglied (ohne Stimmrecht)"])
def test_a_word_that_only_sounds_like_a_member_is_none_by_itself(word):
    assert not [one for one in read("Name;Funktion", f"A;{word}").entries if one.voting]


@pytest.mark.parametrize("word", ["Sachkundige Bürgerin", "Sprecher", "Obfrau"])
def test_a_word_nobody_can_know_is_asked_and_taken_as_it_is_answered(word):
    lines = ("Name;Funktion", f"A;{word}")
    assert rules(read(*lines).problems) == [(2, "members.role")]
    assert read(*lines).asked == (word,)
    (entry,) = read(*lines, choices=Choices(functions=((word, Function.ADVISORY),))).entries
    assert (entry.role, entry.voting) == (Role.ADVISORY, False)
    (entry,) = read(*lines, choices=Choices(functions=((word, Function.SUBSTITUTE),))).entries
    assert (entry.role, entry.voting) == (Role.MEMBER, False)


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("Vorsitzende", Role.CHAIR),
        ("1. stellv. Vorsitzender", Role.DEPUTY),
        ("Stv. Vors.", Role.DEPUTY),
        ("Stellvertretung", Role.DEPUTY),
        ("stimmberechtigtes Mitglied", Role.MEMBER),
        ("beratendes Mitglied", Role.ADVISORY),
        ("Schriftführerin", Role.SECRETARY),
    ],
)
def test_the_usual_words_for_a_function_are_known(word, role):
    (entry,) = read("Name;Funktion", f"A;{word}").entries
    assert entry.role is role


def test_an_appointed_member_is_known_by_the_function():
    (entry,) = read("Name;Funktion", "A;berufenes Mitglied").entries
    assert (entry.role, entry.manner, entry.voting) == (Role.MEMBER, Manner.APPOINTED, True)


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("Dr. Mehmet Kaya", ("", "Dr.", "Mehmet", "Kaya")),
        ("Anna von der Heide", ("", "", "Anna", "von der Heide")),
        ("Herr Karl Weiß-Öz", ("Herr", "", "Karl", "Weiß-Öz")),
        ("Frau Prof. Dr. phil. Zoë Nowak", ("Frau", "Prof. Dr. phil.", "Zoë", "Nowak")),
        ("Kaya, Dr. Mehmet", ("", "Dr.", "Mehmet", "Kaya")),
        ("Dr. Kaya, Mehmet", ("", "Dr.", "Mehmet", "Kaya")),
        ("von der Heide, Anna", ("", "", "Anna", "von der Heide")),
        ("Dragan Petrović", ("", "", "Dragan", "Petrović")),
    ],
)
def test_a_whole_name_is_told_apart(whole, parts):
    found = read("Name\tFraktion", f"{whole}\tSPD")
    (entry,) = found.entries
    assert (entry.form_of_address, entry.title, entry.given_name, entry.family_name) == parts
    assert found.notes == ()


def test_a_name_of_three_words_is_shown_as_it_was_split():
    found = read("Name\tFraktion", "Anna Maria Weiß\tSPD")
    assert (found.entries[0].given_name, found.entries[0].family_name) == ("Anna Maria", "Weiß")
    assert "Anna Maria | Weiß" in line_note(found.notes[0])


def test_an_address_and_a_title_in_one_column_are_parted():
    found = read("Anrede;Name;Vorname", "Frau Prof. Dr.;Weiß;Zoë", "Herrn Dr.;Kaya;Can", "Dr.;Nowak;Ewa")
    assert [(one.form_of_address, one.title) for one in found.entries] == [
        ("Frau", "Prof. Dr."),
        ("Herr", "Dr."),
        ("", "Dr."),
    ]


def test_days_are_read_in_every_usual_form():
    found = read(
        "Name;von;bis", "A;2024-11-01;", "B;1.11.24;31.10.2029", "C;morgen;", "D;31.02.2024;", "E;2.1.24;1.1.24"
    )
    assert [(one.start, one.end) for one in found.entries] == [
        (date(2024, 11, 1), None),
        (date(2024, 11, 1), date(2029, 10, 31)),
    ]
    assert rules(found.problems) == [(4, "members.day"), (5, "members.day"), (6, "members.end_before_start")]
    assert all(line_problem(one) for one in found.problems)


def test_of_two_numbers_the_first_is_taken_and_the_second_told():
    found = read("Name;Telefon;Tel. mobil", "A;0621 1;0171 2", "B;;0171 3")
    assert [one.contact.phone for one in found.entries] == ["0621 1", "0171 3"]
    assert [(one.line, one.rule, one.text) for one in found.notes] == [(2, "members.second_number", "0171 2")]


def test_house_numbers_are_joined_and_postcodes_parted():
    (entry,) = read("Name;Straße;Hausnummer;PLZ/Ort", "A;Musterweg;12a;67059 Ludwigshafen am Rhein").entries
    assert entry.contact.address.lines == ("Musterweg 12a", "67059 Ludwigshafen am Rhein")


def test_what_stands_around_the_list_is_pointed_out_and_left_out():
    found = read("Beirat – Stand 01.11.2024;;", ";;", "Name;Vorname;Fraktion", "Weiß;Zoë;SPD", ";;", "Summe: 1;;")
    assert [(one.line, one.name) for one in found.entries] == [(4, "Zoë Weiß")]
    assert rules(found.notes) == [(1, "members.above_headings"), (6, "members.total")]


@pytest.mark.parametrize(
    ("line", "faction"),
    [
        ("SPD-Fraktion", "SPD"),
        ("Fraktion der SPD:", "SPD"),
        ("SPD (8 Sitze)", "SPD"),
        ("Mitglieder der CDU-Fraktion", "CDU"),
        ("Fraktion Bündnis 90/Die Grünen – 3 Mitglieder", "Bündnis 90/Die Grünen"),
        ("Bürgerliste Mitte", "Bürgerliste Mitte"),
        ("LINKE", "LINKE"),
        ("Fraktionslose", ""),
    ],
)
def test_a_line_that_names_a_faction_is_nobody_and_holds_for_the_lines_below(line, faction):
    found = read("Nr.\tName\tVorname", f"{line}\t\t", "1\tKaya\tAyşe", "2\tÖz\tCan", "CDU\t\t3 Sitze", "1\tMaier\tEva")
    assert [(one.family_name, one.faction) for one in found.entries] == [
        ("Kaya", faction),
        ("Öz", faction),
        ("Maier", "CDU"),
    ]
    assert rules(found.notes) == [(2, "members.section"), (5, "members.section")]
    assert "gilt für die Zeilen darunter" in line_note(found.notes[0])
    assert f"Fraktion: {faction or 'keine'}." in line_note(found.notes[0])


def test_a_line_between_says_what_those_below_are_and_the_outer_kind_ends_the_inner():
    found = read(
        "Name;Vorname;Fraktion",
        "Gewählte Mitglieder;;",
        "SPD;;",
        "Kaya;Ayşe;",
        "Öz;Can;FDP",
        "Beratende Mitglieder;;",
        "Weiß;Zoë;",
        "Stellvertretende Mitglieder;;",
        "SPD;;",
        "Maier;Eva;",
        "Ausgeschiedene Mitglieder;;",
        "Alt;Eva;",
    )
    assert [(one.family_name, one.faction, one.role, one.voting) for one in found.entries] == [
        ("Kaya", "SPD", Role.MEMBER, True),
        ("Öz", "FDP", Role.MEMBER, True),
        ("Weiß", "", Role.ADVISORY, False),
        ("Maier", "SPD", Role.MEMBER, False),
    ]
    assert rules(found.notes)[-1] == (12, "members.no_member")


def test_a_list_printed_by_factions_with_its_headings_on_each_page_is_one_list():
    found = read("SPD-Fraktion", "Name;Vorname", "Kaya;Ayşe", "CDU-Fraktion", "Name;Vorname", "Öz;Can")
    assert [(one.name, one.faction) for one in found.entries] == [("Ayşe Kaya", "SPD"), ("Can Öz", "CDU")]
    assert (found.problems, {one.rule for one in found.notes}) == ((), {"members.section"})


def test_a_family_that_is_called_like_a_party_stays_one_and_a_name_alone_is_told():
    found = read("Name;Vorname", "Linke;Max", "Liste;Franz", "Berat;")
    assert [(one.name, one.faction) for one in found.entries] == [("Max Linke", ""), ("Franz Liste", ""), ("Berat", "")]
    assert rules(found.notes) == [(4, "members.alone")]


def test_words_beside_the_columns_that_are_read_are_told():
    found = read("Nr.;Name;Vorname", "1;Kaya;Ayşe", "2;;", "Platz bleibt frei;;")
    assert rules(found.notes) == [(4, "members.no_cells")]


def test_a_separator_line_and_english_headings_are_known():
    found = read("sep=,", "First Name,Last Name,E-mail Address,Mobile Phone", "Zoë,Weiß,z@example.org,0171 2")
    (entry,) = found.entries
    assert (entry.line, entry.name, entry.contact.email, entry.contact.phone) == (
        3,
        "Zoë Weiß",
        "z@example.org",
        "0171 2",
    )


def test_columns_may_be_assigned_by_hand():
    lines = ("Familie\tRuf\tFraktion", "Weiß\tZoë\tSPD")
    assert read(*lines).entries == ()
    (entry,) = read(*lines, choices=Choices(columns=("Name", "Vorname", ""))).entries
    assert (entry.name, entry.faction) == ("Zoë Weiß", "")


def test_a_line_with_more_cells_than_headings_is_named():
    found = read("Name,Fraktion", "Weiß, Zoë,SPD")
    assert rules(found.problems) == [(2, "members.too_many_cells")]


ROWS = (
    ("Nachname", "Vorname", "Mitglied seit", "PLZ", "stimmberechtigt"),
    ("Weiß", "Zoë", date(2024, 11, 1), 67059, True),
)


def workbook() -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.active.title = "leer"
    sheet = book.create_sheet("Mitglieder")
    sheet.append(("Beirat",))
    for row in ROWS:
        sheet.append(row)
    book.save(out)
    return out.getvalue()


def open_document() -> bytes:
    """As the standard has it; no library that writes it comes as a wheel."""
    rows = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in ROWS)
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    out = io.BytesIO()
    with ZipFile(out, "w") as packed:
        packed.writestr("mimetype", kind)
        packed.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{manifest}"><m:file-entry m:full-path="/" m:media-type="{kind}"/>'
            '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
        )
        packed.writestr(
            "content.xml",
            f'<office:document-content {names} office:version="1.2"><office:body><office:spreadsheet>'
            f'<table:table table:name="Mitglieder">{rows}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )
    return out.getvalue()


def _cell(cell: object) -> str:
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    if isinstance(cell, bool):
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(cell).lower()}"/>'
    if isinstance(cell, int):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p></table:table-cell>'


@pytest.mark.parametrize("make", [workbook, open_document])
def test_a_workbook_is_read_as_if_it_had_been_pasted(make):
    found = read_member_list(read_list(make(), "liste").text)
    assert found.problems == ()
    (entry,) = found.entries
    assert (entry.name, entry.start, entry.contact.address.postcode, entry.voting) == (
        "Zoë Weiß",
        date(2024, 11, 1),
        "67059",
        True,
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_in_every_usual_encoding(encoding):
    content = "Name;Vorname\r\nWeiß;Zoë\r\n".encode(encoding)
    assert read_member_list(read_list(content, "liste.csv").text).entries[0].name == "Zoë Weiß"


def rows_of_csv(content: bytes) -> list[list[object]]:
    return [list(row) for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")]


def rows_of_workbook(content: bytes) -> list[list[object]]:
    return [list(row) for row in load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)]


@pytest.mark.parametrize(
    ("write", "other", "day"),
    [
        (csv_file, rows_of_csv, "01.11.2024"),
        (lambda listing: xlsx(listing, datetime(2026, 3, 12)), rows_of_workbook, datetime(2024, 11, 1)),
    ],
)
def test_a_list_that_went_out_comes_in_again(write, other, day):
    """And a reader that is not ours finds the same in it."""
    columns = tuple(ListColumn(head) for head in ("Name", "Vorname", "Telefon", "seit"))
    listing = Listing(
        "Mitglieder", columns, (("Weiß", "Zoë", "+49 621 504", date(2024, 11, 1)),), ("Auswahl: 1 von 9.",)
    )
    content = write(listing)
    (entry,) = read_member_list(read_list(content, "liste").text).entries
    assert (entry.name, entry.contact.phone, entry.start) == ("Zoë Weiß", "+49 621 504", date(2024, 11, 1))
    family, given, phone, since = other(content)[-1]
    # In a CSV an apostrophe keeps a spreadsheet from reckoning with it.
    assert (family, given, str(phone).lstrip("'"), since) == ("Weiß", "Zoë", "+49 621 504", day)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "table.empty"),
        (b" \r\n", "table.empty"),
        (b"PK\x03\x04 kein Buch", "table.unreadable"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "table.unreadable"),
        (b"%PDF-1.7\x00\x01", "table.unreadable"),
        (b"Name\n" + b"A\n" * 2001, "table.too_long"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(content, rule):
    with pytest.raises(Refused) as refused:
        read_list(content, "liste.xlsx")
    assert refused.value.rule == rule
    assert "liste.xlsx" in refusal(refused.value)


OTHER_HEADINGS = {
    "Straße": "Anschrift, Strasse, Straße Nr., Strassenr., Street",
    "Hausnummer": "Haus-Nr., HNr.",
    "PLZ": "Postleitzahl, ZIP",
    "Ort": "Wohnort, Stadt, City",
    "PLZ Ort": "PLZ/Ort, PLZ und Ort",
    "Telefon": "Tel., Rufnummer, Festnetz, Phone",
    "Mobil": "Handy, Mobiltelefon, Handynummer",
    "E-Mail": "Mail, E-Mail-Adresse",
    "Fraktion": "Liste, Partei, Fraktion/Partei, Gruppe",
    "Funktion": "Rolle, Amt",
    "seit": "ab, Eintritt, Mitglied seit",
    "bis": "Ende, Austritt, Ausgeschieden am",
    "stimmberechtigt": "Stimmrecht",
    "gewählt/berufen": "Bestellung, Mandat",
    "Anrede": "Salutation",
    "Titel": "Akad. Grad, Akademischer Titel",
    "Vorname": "Rufname, First Name",
}


@pytest.mark.parametrize(
    ("column", "heading"), [(c, h) for c, all_ in OTHER_HEADINGS.items() for h in all_.split(", ")]
)
def test_what_towns_call_their_columns_is_known(column, heading):
    read = read_member_list(f"Name;{heading}\nWeiß;\n")
    assert (read.columns, read.ignored) == (("Name", column), ())


PARTICLES = (
    *("von", "vom", "van", "de", "der", "den", "dem", "zu", "zum", "zur", "al", "el", "bin", "ibn", "ben"),
    *("da", "dos", "di", "del", "du", "la", "ten", "ter"),
)


@pytest.mark.parametrize("particle", PARTICLES)
def test_what_stands_before_a_family_name_belongs_to_it(particle):
    (entry,) = read_member_list(f"Name;Fraktion\nZoë {particle} Weiß;SPD\n").entries
    assert (entry.given_name, entry.family_name) == ("Zoë", f"{particle} Weiß")


def test_an_address_is_taken_as_spreadsheets_and_mail_programs_write_it() -> None:
    text = (
        "Name;Vorname;E-Mail;Adresse;PLZ;Ort\n"
        "Müller;Eva;mailto:eva@example.org;Weg 1;D-67059;Ort\n"
        "Kern;Uwe;Uwe Kern <uwe@example.org>;Weg 2;1067;Dresden\n"
        "Dorn;Ina;ina@example.org;;;"
    )
    found = read_member_list(text)
    assert not found.problems
    assert [one.contact.email for one in found.entries] == ["eva@example.org", "uwe@example.org", "ina@example.org"]
    assert [one.contact.address.postcode for one in found.entries] == ["67059", "01067", ""]
    for odd in ("eva@example.org, eva2@example.org", "ina(at)example.org", "mailto:x", "<x@>"):
        (problem,) = read_member_list(f"Name;E-Mail\nMüller;{odd}").problems
        assert problem.text == odd


def test_a_whole_address_in_one_column_fills_the_window_of_the_envelope() -> None:
    found = read_member_list(
        "Name;Vorname;Adresse\nMüller;Eva;Bismarckstr. 12a, 67059 Ludwigshafen am Rhein\nK;U;Weg 1"
    )
    first, second = (one.contact.address for one in found.entries)
    assert (first.street, first.postcode, first.town) == ("Bismarckstr. 12a", "67059", "Ludwigshafen am Rhein")
    assert (second.street, second.postcode) == ("Weg 1", "")


def test_a_day_with_the_name_of_its_month_is_one() -> None:
    said = ("1. Dez. 2024", "1. Dezember 2024", "01. März 2024", "1.Mai 2024")
    found = read_member_list("Name;von\n" + "\n".join(f"Müller;{day}" for day in said))
    assert [one.start for one in found.entries] == [
        date(2024, 12, 1),
        date(2024, 12, 1),
        date(2024, 3, 1),
        date(2024, 5, 1),
    ]
    assert len(read_member_list("Name;von\nA;31. Feb. 2024\nB;1. Foo 2024").problems) == 2


def test_a_line_below_the_list_that_tells_its_day_is_nobody() -> None:
    found = read_member_list("Name;Vorname\nMüller;Eva\n\nStand: 01.12.2024;")
    assert [one.name for one in found.entries] == ["Eva Müller"]
    assert [(one.rule, one.text) for one in found.notes] == [("members.total", "Stand: 01.12.2024")]


@pytest.mark.parametrize("dash", ["--", "—", "-/-", "–"])
def test_a_dash_is_no_faction(dash) -> None:
    (entry,) = read_member_list(f"Name;Fraktion\nMüller;{dash}").entries
    assert entry.faction == ""


def test_who_has_no_cross_among_crosses_has_no_vote_and_that_is_told() -> None:
    found = read_member_list("Name;Vorname;stimmberechtigt\nMüller;Eva;x\nKern;Uwe;\nDorn;Ina;X")
    assert [one.voting for one in found.entries] == [True, False, True]
    assert [(one.line, one.rule) for one in found.notes] == [(3, "members.not_ticked")]
    assert "Kern Uwe" in line_note(found.notes[0])
    said = read_member_list("Name;Vorname;stimmberechtigt\nMüller;Eva;ja\nKern;Uwe;")
    assert [one.voting for one in said.entries] == [True, True], "where words say it, an empty cell says nothing"
